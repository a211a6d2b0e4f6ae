"""What was there stays until the next screen can be drawn: no picture on the way is empty, or half of one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.forms.filter_form import FilterForm
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.terminal import held_picture
from backcare_tui.ui.terminal.held_picture import HeldPicture
from tests.ui import sample
from tests.ui.running_app import OpenApp

BODY = slice(3, -1)
"""The lines between those at the top and the keys at the bottom."""


@contextmanager
def pictures() -> Iterator[list[tuple[Screen[object], str]]]:
    """Every picture that is drawn meanwhile: which screen it is of, and its characters."""
    drawn: list[tuple[Screen[object], str]] = []
    display = App._display

    def seen(app: App[object], screen: Screen[object], renderable: Any) -> None:
        if renderable is not None and not app._batch_count and screen is app.screen:
            drawn.append((screen, "\n".join(strip.text for strip in screen._compositor.render_strips())))
        display(app, screen, renderable)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(App, "_display", seen)
        yield drawn


def words_of_body(picture: str) -> int:
    return len("".join(picture.split("\n")[BODY]).split())


WAYS = [
    "2",
    "3",
    "1",
    "3",
    "2",
    "1",
    "exclamation_mark",
    "escape",
    "question_mark",
    "escape",
    "r",
    "escape",
    "escape",
]
WAYS += ["3", "a", "escape", "e", "escape", "x", "escape", "b", "escape", "enter", "escape"]
WAYS += ["2", "f", "escape", "enter", "escape", "ctrl+p", "escape", "1", "enter", "4", "enter"]


@pytest.mark.parametrize("size", [(60, 20), (100, 30)], ids=["narrow", "wide"])
async def test_no_picture_on_any_way_between_places_is_empty(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(painted=True, size=size, entries=sample.a_fortnight()) as stage:
        with pictures() as drawn:
            for key in WAYS:
                await stage.press(key)
            screen = await stage.on(SessionScreen)
            await stage.see("Get ready")
            screens = {type(shown).__name__ for shown, _ in drawn}
            assert {"JournalScreen", "CatalogueScreen", "SessionScreen", "RatingScreen"} <= screens
            assert "Get ready" in next(picture for shown, picture in drawn if shown is screen)
            empty = [(type(shown).__name__, picture) for shown, picture in drawn if words_of_body(picture) < 3]
            assert empty == []


async def test_nothing_is_painted_that_is_not_drawn(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: dict[bool, set[Screen[Any]]] = {True: set(), False: set()}
    paint = Compositor.render_update
    places: dict[str, type[Screen[Any]]] = {
        "3": JournalScreen,
        "2": CatalogueScreen,
        "f": FilterForm,
        "escape": CatalogueScreen,
        "4": PlanScreen,
    }
    async with open_app(painted=True, entries=sample.a_fortnight()) as stage:

        def noted(compositor: Compositor, *what: Any, **how: Any) -> object:
            painted[not stage.app._batch_count].add(stage.screen)
            return paint(compositor, *what, **how)

        monkeypatch.setattr(Compositor, "render_update", noted)
        for key, place in places.items():
            await stage.press(key)
            screen = await stage.on(place)
            await stage.until(partial(painted[True].__contains__, screen))
        assert painted[False] == set()


async def test_the_clock_of_a_screen_is_started_once_for_it_is_late_right_after_a_tick(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(painted=True, entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        screen = await stage.on(JournalScreen)
        resumed: list[bool] = []
        resume = Timer.resume

        def noted(timer: Timer) -> None:
            if timer is screen._update_timer:
                resumed.append(bool(stage.app._batch_count))
            resume(timer)

        monkeypatch.setattr(Timer, "resume", noted)
        await stage.press("1")
        await stage.on(TodayScreen)
        await stage.press("3")
        assert await stage.on(JournalScreen) is screen
        await stage.until(lambda: resumed)
        assert True not in resumed


async def test_another_focus_has_no_more_painted_than_the_parts_that_have_it_or_had_it(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(painted=True) as stage:
        await stage.press("2", "f")
        await stage.on(FilterForm)
        await stage.press("tab")
        whole: list[object] = []
        paint = Compositor.render_full_update

        def noted(compositor: Compositor, *what: Any, **how: Any) -> object:
            whole.append(stage.screen)
            return paint(compositor, *what, **how)

        monkeypatch.setattr(Compositor, "render_full_update", noted)
        before = stage.screen.focused
        await stage.press("tab")
        assert stage.screen.focused is not before
        await stage.press("tab")
        assert whole == []


async def test_the_first_picture_of_a_screen_has_its_keys_and_its_words(open_app: OpenApp) -> None:
    async with open_app(painted=True, entries=sample.a_fortnight()) as stage:
        with pictures() as drawn:
            await stage.press("3")
            await stage.see("Slept well.")
            first = next(picture for screen, picture in drawn if isinstance(screen, JournalScreen))
            assert "Slept well." in first
            assert "a add" in first.split("\n")[-1]


async def test_between_two_questions_the_place_below_is_not_seen(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rating that closes lets Today come up, only to give way to the session at once."""
    monkeypatch.setattr(held_picture, "_IN_PASSING_S", 20.0)
    async with open_app(painted=True) as stage:
        await stage.press("enter", "4")
        with pictures() as drawn:
            await stage.press("enter")
            await stage.on(SessionScreen)
            await stage.see("Get ready")
            assert "TodayScreen" not in {type(screen).__name__ for screen, _ in drawn}


async def test_while_the_journal_is_being_read_the_last_place_stays_but_not_for_ever(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(painted=True, entries=sample.a_fortnight()) as stage:
        monkeypatch.setattr(held_picture, "_LONGEST_S", 0.05)
        await stage.until(lambda: not stage.app._typing.works)
        may_read = asyncio.Event()
        soon = stage.journal.soon

        async def paused(function: Callable[[JournalStore], object]) -> object:
            await may_read.wait()
            return await soon(function)

        monkeypatch.setattr(stage.journal, "soon", paused)
        with pictures() as drawn:
            stage.type_ahead("3")
            await stage.until(lambda: any(isinstance(screen, JournalScreen) for screen, _ in drawn))
            assert "Reading your journal." in drawn[-1][1]
            assert all(words_of_body(picture) >= 3 for _, picture in drawn)
            may_read.set()
            await stage.see("Slept well.")
            assert "Reading your journal." not in stage.text()


async def test_no_key_waits_for_a_look_for_what_others_wrote(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.ui.app.LOOK_EVERY_S", 0.01)
    async with open_app(entries=sample.a_fortnight()) as stage:
        asked: list[object] = []
        await stage.until(lambda: not stage.app._typing.works)

        async def never(function: object) -> object:
            asked.append(function)
            return await asyncio.Event().wait()

        with monkeypatch.context() as patch:
            patch.setattr(stage.journal, "call", never)
            await stage.until(lambda: asked)
            stage.type_ahead("2")
            await stage.on(CatalogueScreen)


async def test_at_the_first_start_the_welcome_comes_before_today_says_anything(open_app: OpenApp) -> None:
    with pictures() as drawn:
        async with open_app(painted=True, welcomed=False) as stage:
            await stage.see("Welcome.")
            before = [picture for screen, picture in drawn if isinstance(screen, TodayScreen)]
            assert before
            assert all("Reading your journal." in picture for picture in before)
            await stage.pass_first_cards()
            await stage.press("n")
            await stage.see("enter starts it")


async def test_an_app_that_has_closed_its_screens_meanwhile_is_let_go() -> None:
    app = App[None]()
    async with app.run_test():
        held = HeldPicture(app, lambda: False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(App, "screen_stack", [])
            held.hold()
            (task,) = [
                one
                for one in asyncio.all_tasks()
                if getattr(one.get_coro(), "__qualname__", "") == "HeldPicture._hold"
            ]
            await task
