"""Places that are made before anybody goes there: they are what they would be if they were made on the way."""

from pathlib import Path
from typing import Any

from textual.screen import Screen

from backcare_tui.ui.ahead import PLACES_AHEAD
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.storage.taken_in import taken_in
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp, run_app

PLACES: dict[str, type[Screen[Any]]] = {"2": CatalogueScreen, "3": JournalScreen}


async def made(stage: RunningApp) -> list[Screen[Any]]:
    """The places once they are made, and show what they read."""
    await stage.settle()
    return [stage.app.get_screen_stack(place)[0] for place in PLACES_AHEAD]


async def seen(folder: Path, places_ahead: tuple[str, ...]) -> list[str]:
    """What is seen of each place in two sizes, after something was recorded on Today."""
    pictures = []
    first, *others = sample.a_fortnight()
    async with run_app(folder, entries=others, places_ahead=places_ahead) as stage:
        await stage.settle()
        await stage.ask(lambda store: taken_in(store, [first]))
        stage.app._changed.publish(None)
        await stage.settle()
        for size in [(100, 30), (60, 20)]:
            await stage.pilot.resize_terminal(*size)
            for key, place in PLACES.items():
                await stage.press(key)
                await stage.on(place)
                await stage.settle()
                pictures.append(stage.text())
                await stage.press("j", "j", "j")
                await stage.settle()
                pictures.append(stage.text())
            await stage.press("1")
            await stage.on(TodayScreen)
    return pictures


async def test_they_show_what_they_would_show_if_they_were_made_on_the_way(folder: Path) -> None:
    on_the_way = await seen(folder.with_name("on-the-way"), ())
    assert len(set(on_the_way)) > len(PLACES)
    assert await seen(folder.with_name("ahead"), PLACES_AHEAD) == on_the_way


async def test_they_are_made_while_today_is_seen_and_are_those_that_are_gone_to(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight(), places_ahead=PLACES_AHEAD) as stage:
        screens = await made(stage)
        assert [type(screen) for screen in screens] == [*PLACES.values()]
        assert isinstance(stage.screen, TodayScreen)
        parts = [set(screen.walk_children()) for screen in screens]
        for key, screen, there in zip(PLACES, screens, parts, strict=True):
            await stage.press(key)
            assert await stage.on(type(screen)) is screen
            assert {type(part).__name__ for part in set(screen.walk_children()) - there} <= {"Toast"}


async def test_whoever_was_there_first_finds_it_as_it_was(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        screen = await stage.on(JournalScreen)
        await stage.press("c")
        await stage.app.make_place("journal")
        await stage.settle()
        assert stage.screen is screen is stage.app.get_screen_stack("journal")[0]
        assert screen.has_class("-calendar")
