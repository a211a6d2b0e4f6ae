"""Whatever keys do, the mouse does too."""

from itertools import product
from typing import Any

import pytest
from textual.screen import Screen

from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.key_bar import key_words
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.ui.running_app import OpenApp, ready_s

WIDTHS = [40, 80, 100, 140]


def ends_of(label: str, line: str) -> tuple[int, int]:
    """The columns in which LABEL, which must be in LINE, begins and ends."""
    return line.index(label), line.index(label) + len(label) - 1


async def test_a_click_on_a_place_goes_there(open_app: OpenApp) -> None:
    async with open_app(size=(WIDTHS[0], 20)) as stage:
        places: dict[str, type[Screen[Any]]] = {
            "2 Catalogue": CatalogueScreen,
            "3 Journal": JournalScreen,
            "1 Today": TodayScreen,
        }
        for width in WIDTHS:
            await stage.pilot.resize_terminal(width, 20)
            await stage.at_rest()
            for label, kind in places.items():
                for column in ends_of(label, stage.text().split("\n")[1]):
                    await stage.press("2" if kind is TodayScreen else "1")
                    assert not isinstance(stage.screen, kind)
                    await stage.pilot.click(offset=(column, 1))
                    await stage.on(kind)


async def test_a_click_between_the_places_goes_nowhere(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.click("backcare")
        await stage.click("  2 Catalogue")
        assert isinstance(stage.screen, TodayScreen)


async def test_a_click_on_a_key_does_what_the_key_does(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.click("? keys")
        await stage.on(KeyHelp)
        await stage.press("escape")
        await stage.click("enter start   ")
        await stage.on(RatingScreen)
        await stage.click("leave unrated")
        screen = await stage.on(SessionScreen)
        await stage.click("space pause")
        await stage.until(lambda: screen.session.paused)
        await stage.click("go on   n")
        await stage.until(lambda: not screen.session.paused)


async def test_every_key_that_is_shown_is_pressed_by_a_click_on_it(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(size=(WIDTHS[0], 20)) as stage:
        for width, place in product(WIDTHS, "123"):
            await stage.pilot.resize_terminal(width, 20)
            await stage.press(place)
            await stage.settle()
            bar = stage.text().split("\n")[-1]
            shown = bar.strip().split("   ")
            assert shown[-1] == "? keys"
            active = [one.binding for one in stage.screen.active_bindings.values() if one.binding.show]
            # Of two keys that do the same the first one is shown.
            keys = {f"{key_words(binding)} {binding.description}": binding.key for binding in reversed(active)}
            pressed: list[str] = []
            with monkeypatch.context() as patch:
                patch.setattr(stage.app, "simulate_key", pressed.append)
                for label in shown:
                    for column in ends_of(label, bar):
                        await stage.pilot.click(offset=(column, 19))
            assert pressed == [keys[label] for label in shown for _ in range(2)], (width, place)


async def test_a_click_on_keys_that_stand_for_several_chooses_none_of_them(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.click("0-9 choose")
        await stage.click("choose")
        assert stage.screen.query_one(PainScale).value is None
        await stage.click("t ten")
        assert stage.screen.query_one(PainScale).value == 10


@pytest.mark.parametrize("width", [40, 100])
async def test_a_click_on_a_box_chooses_it(open_app: OpenApp, width: int) -> None:
    async with open_app(size=(width, 20)) as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        for number in range(11):
            await stage.click(f" {number} " if number < 10 else " 10")
            assert stage.screen.query_one(PainScale).value == number


async def test_a_click_on_the_words_under_the_boxes_chooses_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.click("no pain")
        await stage.click("nothing chosen yet")
        assert stage.screen.query_one(PainScale).value is None


async def test_a_whole_session_by_mouse(open_app: OpenApp) -> None:
    async with open_app(size=(160, 45)) as stage:
        await stage.click("2 Catalogue")
        await stage.on(CatalogueScreen)
        await stage.click("Starter three")
        await stage.on(DetailsScreen)
        await stage.click("s start")
        await stage.on(RatingScreen)
        await stage.click(" 4 ")
        await stage.click("enter accept")
        screen = await stage.on(SessionScreen)
        stage.run(screen, ready_s(screen) + 10)
        await stage.until(lambda: "enter ready" not in stage.text())  # what goes with it moves all keys behind it
        await stage.click("esc end")
        await stage.on(QuestionScreen)
        await stage.click("finish here")
        await stage.on(RatingScreen)
        await stage.click("esc leave unrated")
        await stage.on(SummaryScreen)
        await stage.click("Save")
        await stage.told("Saved in your journal.")
        assert len(await stage.entries()) == 1
