"""When to get help is one key away wherever one is, and the line of keys says so at every width."""

from typing import Any

from textual.screen import Screen

from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.filter_form import FilterForm
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.backups import BackupsScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from tests.ui import sample
from tests.ui.running_app import OpenApp

SIZES = [(120, 40), (80, 24), (60, 20), (40, 15)]

WAY_ROUND: tuple[tuple[type[Screen[Any]], tuple[str, ...]], ...] = (
    (TodayScreen, ()),
    (KeyHelp, ("question_mark",)),
    (CatalogueScreen, ("escape", "2")),
    (DetailsScreen, ("down", "enter")),
    (FilterForm, ("escape", "f")),
    (JournalScreen, ("escape", "3")),
    (EntryForm, ("e",)),
    (BackupsScreen, ("escape", "b")),
    (TodayScreen, ("escape", "1")),
    (EntryForm, ("w",)),  # where a number is typed
    (RatingScreen, ("escape", "enter")),
    (QuestionScreen, ("escape",)),
    (SessionScreen, ("n",)),
)
"""Screens, with the keys that lead to each from the one before."""


async def test_help_is_one_key_away(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        for place, keys in WAY_ROUND:
            for key in keys:
                await stage.press(key)
                await stage.at_rest()
            there = stage.screen
            assert isinstance(there, place), (place, there)
            for size in SIZES:
                await stage.pilot.resize_terminal(*size)
                await stage.at_rest()
                if there.query(KeyBar):
                    await stage.see("! get help")
                    assert not stage.text().splitlines()[-1].lstrip().startswith("!")
                await stage.press("exclamation_mark")
                await stage.on(HelpCardsScreen)
                await stage.see("Get help now")
                await stage.press("escape")
                assert await stage.on(place) is there, size
