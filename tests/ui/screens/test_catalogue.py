from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input, Select

from backcare_tui.domain.catalogue.catalogue import Filter
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.filter_form import FilterForm
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.ui.running_app import OpenApp, RunningApp

TEN = [
    ("Cat-Cow Stretch", {"cat-cow"}),
    ("Child’s Pose", {"childs-pose"}),
    ("Pelvic Tilts", {"pelvic-tilt"}),
    ("bridge", {"bridge"}),
    ("Knee-to-Chest Stretch", {"knee-to-chest"}),
    ("Piriformis Stretch", {"piriformis-stretch"}),
    ("Seated Spinal Twist", {"seated-spinal-twist"}),
    ("wall sit", {"wall-sit"}),
    ("Swimming", {"prone-swimmer", "swim"}),
    ("aerobic", {"walk", "cycle", "swim"}),
]
"""The ten items of the text that this program brings to life, as one would look for them."""


async def open_catalogue(stage: RunningApp) -> CatalogueScreen:
    await stage.press("2")
    return await stage.on(CatalogueScreen)


def bar(stage: RunningApp) -> str:
    """The keys at the bottom."""
    return stage.screen.query_one("KeyBar LiteralText", LiteralText).said


def listed(screen: CatalogueScreen) -> set[str]:
    """The ids of the exercises in the list."""
    ids = [option.id or "" for option in screen.query_one(ChoiceList).options]
    return {id_.removeprefix("exercise:") for id_ in ids if id_.startswith("exercise:")}


async def search(stage: RunningApp, text: str) -> None:
    await stage.press("slash")
    await stage.paste(text)
    await stage.until(lambda: stage.screen.query_one("#search", Input).value == text)
    await stage.pilot.pause()


async def test_everything_is_listed_and_counted(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        assert listed(screen) == set(stage.catalogue.exercises)
        routines, exercises = len(stage.catalogue.routines), len(stage.catalogue.exercises)
        assert stage.words("#filter-words") == f"{routines} routines, {exercises} exercises"


async def test_the_ten_items_of_the_source_text_are_found_by_their_names(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        for typed, expected in TEN:
            await search(stage, typed)
            assert expected <= listed(screen), typed
            assert len(listed(screen)) <= 4, typed
            await stage.press("enter", "c")


async def test_what_is_typed_into_the_search_is_text_and_no_command(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await stage.press("slash", *"q1s")
        assert screen.wanted.text == "q1s"
        assert stage.words("#filter-words") == "Nothing matches “q1s”. Press esc to search again."
        await stage.press("tab")
        await stage.until(
            lambda: stage.words("#filter-words") == "Nothing matches “q1s”. Press c to show everything again."
        )
        await stage.press("c")
        assert screen.wanted == Filter()
        assert screen.query_one("#search", Input).value == ""
        assert listed(screen) == set(stage.catalogue.exercises)


async def test_what_is_said_to_bring_everything_back_does_so_where_it_is_said(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        box, items = screen.query_one("#search"), screen.query_one("#items")
        await search(stage, "zzz")
        assert "esc" in stage.text().splitlines()[-1]
        await stage.press("escape")
        await stage.until(lambda: listed(screen) == set(stage.catalogue.exercises))
        assert screen.focused is box
        await stage.press("escape")
        assert screen.focused is items
        assert "esc" not in stage.text().splitlines()[-1]
        await stage.press("slash")
        assert screen.focused is box
        await stage.press("tab")
        assert screen.focused is items
        assert screen.wanted == Filter()


async def test_in_the_list_escape_shows_everything_again_once_something_is_filtered(open_app: OpenApp) -> None:
    async with open_app(size=(140, 40)) as stage:
        screen = await open_catalogue(stage)
        bottom: Callable[[], str] = lambda: stage.text().splitlines()[-1]  # noqa: E731
        assert not [words for words in ("esc", "clear") if words in bottom()]
        await search(stage, "bridge")
        await stage.until(lambda: "enter to the list" in bottom())
        await stage.press("enter", "1")
        await stage.on(TodayScreen)
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.until(lambda: "c clear filter" in bottom() and "esc clear" in bottom())
        await stage.press("escape")
        await stage.until(lambda: screen.wanted == Filter() and screen.query_one("#search", Input).value == "")
        assert listed(screen) == set(stage.catalogue.exercises)
        await stage.until(lambda: "clear" not in bottom())


async def test_the_best_hit_is_highlighted_however_the_list_stood_before(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "prone swimmer")
        await stage.press("enter", "c")
        chosen = screen.chosen()
        assert chosen is not None
        assert chosen.id == "prone-swimmer"
        for typed, id_ in [
            ("swim", "swim"),
            ("gentle", "gentle-day"),
            ("bridge", "bridge"),
            ("wall sit", "wall-sit"),
        ]:
            await search(stage, typed)
            chosen = screen.chosen()
            assert chosen is not None
            assert chosen.id == id_
            assert stage.words("#details").startswith(chosen.name)
            assert screen.query_one(ChoiceList).highlighted == 1
            await stage.press("enter", "c")
        await search(stage, "swim")
        await stage.press("enter", "s")
        await stage.on(RatingScreen)
        await stage.press("escape")
        session = await stage.on(SessionScreen)
        assert [item.exercise.id for item in session.session.timeline.items] == ["swim"]


async def test_the_first_picture_of_the_catalogue_is_full(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[str] = []
    display = BackcareApp._display

    def shown(app: BackcareApp, screen: Screen[Any], renderable: object) -> None:
        if isinstance(screen, CatalogueScreen):
            pictures.append("\n".join(strip.text for strip in screen._compositor.render_strips()))
        display(app, screen, renderable)  # type: ignore[arg-type]

    monkeypatch.setattr(BackcareApp, "_display", shown)
    async with open_app(painted=True) as stage:
        await open_catalogue(stage)
        assert f"{len(stage.catalogue.routines)} routines, {len(stage.catalogue.exercises)} exer" in pictures[0]
        assert "Starter three" in pictures[0]
        assert "routine · 23 minutes · on the floor" in pictures[0]


async def test_a_routine_of_seconds_takes_a_minute(open_app: OpenApp, tmp_path: Path) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "short.toml").write_text(
        'name = "A short one"\nsummary = "One."\nwhy = "To try."\n'
        'items = [{ exercise = "walk", dose = { minutes = 0.2 } }]\n'
        'sources = [{ organisation = "A", title = "B" }]\n'
    )
    async with open_app(personal=tmp_path) as stage:
        await open_catalogue(stage)
        await stage.see("A short one  1 min")


async def test_leaving_the_search_keeps_what_was_found_and_enter_opens_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "wall sit")
        await stage.press("enter")
        assert listed(screen) == {"wall-sit"}
        await stage.press("enter")
        await stage.on(DetailsScreen)
        assert "Wall sit" in stage.text()


async def test_the_filter_shows_some_and_c_shows_all_again(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await stage.press("f")
        form = await stage.on(FilterForm)
        form.query_one("#kind", Select).value = Kind.STRETCH
        form.query_one("#position", Select).value = Position.SEATED
        await stage.press("f")
        await stage.on(CatalogueScreen)
        await stage.until(lambda: listed(screen) == {"chair-twist", "seated-figure-four"})
        assert stage.words("#filter-words") == "2 exercises · stretch · sitting on a chair"
        await stage.press("c")
        assert screen.wanted == Filter()
        assert listed(screen) == set(stage.catalogue.exercises)


async def test_the_filter_can_be_set_by_keys_and_opens_as_it_was_left(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await stage.press("f")
        form = await stage.on(FilterForm)
        await stage.press("shift+tab", "enter")
        floor = form.query_one("#floor", Select)
        await stage.until(lambda: floor.expanded)
        await stage.press("down", "enter", "f")
        await stage.until(lambda: screen.wanted == Filter(no_floor=True))
        await stage.press("f")
        form = await stage.on(FilterForm)
        assert not form.query_one("#floor", Select).is_blank()
        await stage.press("escape")
        await stage.on(CatalogueScreen)
        assert screen.wanted == Filter(no_floor=True)


async def test_the_filter_can_be_cleared_in_its_form(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        screen.wanted = Filter(kind=Kind.STRETCH, text="knee")
        await stage.press("f")
        await stage.on(FilterForm)
        await stage.press("c")
        await stage.on(CatalogueScreen)
        await stage.until(lambda: screen.wanted == Filter(text="knee"))


async def test_the_highlighted_one_is_told_about_in_full(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "glute bridge")
        bridge = stage.catalogue.exercises["bridge"]
        words = stage.words("#details")
        for text in (
            *bridge.steps,
            *(form.words for form in bridge.easier),
            *(form.words for form in bridge.harder),
            *bridge.mistakes,
            bridge.summary,
            bridge.printed.words,
            *(caution.advice for caution in bridge.cautions),
            *(source.title for source in bridge.sources),
        ):
            assert text in words
        assert screen.chosen() is bridge


async def test_j_and_k_move_and_the_details_follow(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        first = screen.chosen()
        assert first is not None
        assert first.name == "Core and glutes"
        await stage.press("j")
        assert stage.words("#details").startswith("Core, the short half")
        await stage.press("down", "k", "up")
        assert screen.chosen() is first


async def test_s_starts_an_exercise_by_itself(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_catalogue(stage)
        await search(stage, "bird-dog")
        await stage.press("enter", "s")
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert [item.exercise.id for item in screen.session.timeline.items] == ["bird-dog"]


async def test_the_details_start_a_routine_or_go_back(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_catalogue(stage)
        await search(stage, "starter")
        await stage.press("enter", "enter")
        await stage.on(DetailsScreen)
        await stage.press("escape")
        await stage.on(CatalogueScreen)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        await stage.press("s")
        await stage.on(RatingScreen)
        await stage.press("escape")
        assert (await stage.on(SessionScreen)).session.timeline.routine.id == "starter-three"


async def test_a_narrow_screen_has_room_for_the_list_alone(open_app: OpenApp) -> None:
    async with open_app(size=(40, 15)) as stage:
        screen = await open_catalogue(stage)
        assert screen.query_one("#catalogue-details").region.area == 0
        await stage.pilot.resize_terminal(80, 15)
        await stage.at_rest()
        assert screen.query_one("#catalogue-details").region.area > 0


async def test_the_figure_moves_beside_the_words_where_there_is_room(open_app: OpenApp) -> None:
    async with open_app(size=(200, 60)) as stage:
        screen = await open_catalogue(stage)
        figure, words, items = (
            screen.query_one(Preview),
            screen.query_one("#details"),
            screen.query_one(ChoiceList),
        )
        assert items.chosen_id == "routine:core-glutes"
        await stage.until(lambda: figure.display and figure.region.x >= words.region.right)
        items.highlighted = items.get_option_index("exercise:bridge")
        await stage.until(lambda: stage.words("#details").startswith("Bridge"))
        for width, beside in [(200, True), (180, True), (179, False), (120, False)]:
            await stage.pilot.resize_terminal(width, 60)
            await stage.at_rest()
            await stage.until(lambda: figure.size and words.size)
            assert (figure.region.x >= words.region.right) is beside, width
            assert (figure.region.bottom <= words.region.y) is not beside, width
            assert words.region.width >= 50, width
        items.highlighted = items.get_option_index("routine:core-glutes")
        await stage.until(lambda: stage.words("#details").startswith("Core and glutes"))
        await stage.until(lambda: not figure.display)


async def test_on_a_narrow_screen_enter_shows_the_details_and_j_scrolls_them(open_app: OpenApp) -> None:
    async with open_app(size=(40, 15)) as stage:
        await open_catalogue(stage)
        await search(stage, "piriformis")
        await stage.press("enter", "enter")
        await stage.on(DetailsScreen)
        top = stage.text()
        assert "Piriformis stretch" in top
        await stage.press("j", "j")
        assert stage.text() != top
        await stage.press("k", "k", "k")
        assert stage.text() == top


async def test_going_to_another_place_and_back_keeps_the_search(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "twist")
        await stage.press("enter", "1")
        await stage.on(TodayScreen)
        assert await open_catalogue(stage) is screen
        assert listed(screen) == {"chair-twist", "seated-spinal-twist"}


async def test_while_one_searches_the_keys_at_the_bottom_are_those_that_work_there(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_catalogue(stage)
        await stage.until(lambda: "/ search" in bar(stage))
        await stage.press("slash", *"swim")
        await stage.until(lambda: "/ search" not in bar(stage))
        assert "esc clear" in bar(stage)
        await stage.press("enter")
        await stage.until(lambda: "/ search" in bar(stage))


async def test_the_keys_of_the_filter_work_while_one_of_its_lists_is_open(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await stage.press("f")
        form = await stage.on(FilterForm)
        await stage.until(lambda: "enter choose" in bar(stage))
        await stage.press("enter")
        await stage.until(lambda: form.query_one("#kind", Select).expanded)
        await stage.until(lambda: "f show these" in bar(stage) and "Dismiss" not in bar(stage))
        await stage.press("down", "enter")
        await stage.until(lambda: form.query_one("#kind", Select).selection is Kind.MOBILITY)
        await stage.press("enter", "f")
        await stage.on(CatalogueScreen)
        assert screen.wanted == Filter(kind=Kind.MOBILITY)


async def test_names_and_minutes_of_routines_are_not_cut_off_at_80_columns(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24)) as stage:
        await open_catalogue(stage)
        for line in (
            "Desk break  6 min",
            "Wind-down before bed  12 min",
            "Bird-dog  on hands and knees",
        ):
            await stage.see(line)
