"""Whatever keys do, the mouse does too."""

import pytest

from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.dialogs.summary import SummaryScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.ui.running_app import OpenApp


@pytest.mark.parametrize("width", [40, 100])
async def test_a_click_on_a_place_goes_there(open_app: OpenApp, width: int) -> None:
    async with open_app(size=(width, 20)) as stage:
        await stage.click("2 Catalogue")
        await stage.on(CatalogueScreen)
        await stage.click("Journal")
        await stage.on(JournalScreen)
        await stage.click("1 Today")
        await stage.on(TodayScreen)


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
        assert screen.session.paused
        await stage.click("pause   n")
        assert not screen.session.paused


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
        await stage.click("not rated")
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
        await stage.on(SessionScreen)
        await stage.click("esc end")
        await stage.on(QuestionScreen)
        await stage.click("finish here")
        await stage.on(RatingScreen)
        await stage.click("esc leave unrated")
        await stage.on(SummaryScreen)
        await stage.click("Save  (enter)")
        await stage.told("Saved in your journal.")
        assert len(await stage.entries()) == 1
