"""Where there is room, all exercises of a session are seen: on Today, in the plan, in the catalogue."""

import pytest

from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT
from backcare_tui.ui.widgets.figure.portrait import Portrait
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


async def seen(stage: RunningApp, *names: str) -> None:
    """Wait until exactly the exercises of these NAMES are seen, each large enough and with its name."""

    def are_seen() -> bool:
        figures = [*stage.screen.query(Portrait)]
        return [one.exercise.id for one in figures] == [*names] and all(
            one.size.height > SMALLEST_HEIGHT and one.exercise.name in stage.text() for one in figures
        )

    await stage.until(are_seen)


async def opened(stage: RunningApp, id_: str) -> DetailsScreen:
    """The screen that is filled by what the catalogue lists as ID_."""
    await stage.press("2")
    items = (await stage.on(CatalogueScreen)).query_one(ChoiceList)
    items.highlighted = items.get_option_index(id_)
    await stage.press("enter")
    return await stage.on(DetailsScreen)


def exercises_of(stage: RunningApp, routine: str) -> list[str]:
    return [*dict.fromkeys(item.exercise for item in stage.catalogue.routines[routine].items)]


@pytest.mark.parametrize("size", [(200, 60), (160, 50)])
async def test_what_is_planned(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=sample.a_fortnight()) as stage:
        await stage.see("enter starts it")
        await seen(stage, "knee-rolls", "pelvic-tilt", "bridge")
        await stage.press("4")
        await stage.on(PlanScreen)
        await seen(stage, "knee-rolls", "pelvic-tilt", "bridge")


async def test_a_routine_and_one_exercise_again(open_app: OpenApp) -> None:
    async with open_app(size=(200, 60)) as stage:
        await stage.press("2")
        screen = await stage.on(CatalogueScreen)
        items = screen.query_one(ChoiceList)
        for routine in ("core-glutes", "full-daily", "desk-break"):
            items.highlighted = items.get_option_index(f"routine:{routine}")
            await seen(stage, *exercises_of(stage, routine))
        items.highlighted = items.get_option_index("exercise:bridge")
        await seen(stage, "bridge")
        await stage.pilot.resize_terminal(179, 60)
        items.highlighted = items.get_option_index("routine:desk-break")
        await stage.until(lambda: not screen.query_one("#preview").size)


@pytest.mark.parametrize(("size", "is_seen"), [((200, 60), True), ((140, 40), True), ((120, 40), False)])
async def test_a_routine_that_fills_the_screen(open_app: OpenApp, size: tuple[int, int], is_seen: bool) -> None:
    async with open_app(size=size) as stage:
        page = await opened(stage, "routine:core-short")
        await stage.see("Core, the short half")
        if is_seen:
            await seen(stage, *exercises_of(stage, "core-short"))
        assert bool(page.query_one("#preview").size) is is_seen


@pytest.mark.parametrize("size", [(200, 60), (140, 40)])
async def test_an_exercise_that_fills_the_screen_moves_beside_its_words(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as stage:
        page = await opened(stage, "exercise:bridge")
        await seen(stage, "bridge")
        assert page.query_one("#preview").region.x >= page.query_one("#details").region.right
