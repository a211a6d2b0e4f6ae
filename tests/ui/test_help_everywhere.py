"""When to get help is one key away wherever one is, and the line of keys says so at every width."""

import pytest

from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from tests.ui import sample
from tests.ui.running_app import OpenApp

SIZES = [(120, 40), (80, 24), (60, 20), (40, 15)]

WAYS: dict[str, tuple[str, ...]] = {
    "today": (),
    "catalogue": ("2",),
    "details": ("2", "down", "enter"),
    "filter": ("2", "f"),
    "journal": ("3",),
    "backups": ("3", "b"),
    "entry form": ("r",),
    "rating": ("enter",),
    "session": ("enter", "escape"),
    "question": ("enter", "9", "enter"),
    "all keys": ("question_mark",),
}


@pytest.mark.parametrize("way", WAYS)
async def test_help_is_one_key_away(open_app: OpenApp, way: str) -> None:
    async with open_app(size=SIZES[0], entries=sample.a_fortnight()) as stage:
        for key in WAYS[way]:
            await stage.press(key)
            await stage.at_rest()
        there = stage.screen
        for size in SIZES:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            if there.query(KeyBar):
                await stage.see("! get help")
            await stage.press("exclamation_mark")
            await stage.on(HelpCardsScreen)
            await stage.see("Get help now")
            await stage.press("escape")
            await stage.on(type(there))
