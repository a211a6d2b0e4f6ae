"""The cards that say when to get help, and the list of keys."""

from typing import Any

import pytest
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from backcare_tui.storage.written.catalogue_files import load_safety
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.hanging_text import folded
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.ui.running_app import OpenApp, RunningApp


def said(stage: RunningApp) -> str:
    return "\n".join(words.said for words in stage.screen.query(LiteralText))


async def test_the_help_says_every_sign_and_what_to_do(open_app: OpenApp) -> None:
    safety = load_safety()
    async with open_app() as stage:
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        whole = said(stage)
        for card in safety.cards:
            assert f"{card.symbol}  {card.title}" in whole
            for sign in card.signs:
                assert f"– {sign}" in whole
        for line in (*safety.stop_session, *safety.stop_exercise, *safety.expected, *safety.not_today):
            assert line in whole
        assert "{emergency_number}" not in whole
        assert "Call your local emergency number or go" in whole


@pytest.mark.parametrize("size", [(140, 50), (160, 45), (200, 60)])
async def test_on_a_wide_screen_the_cards_stand_side_by_side_and_nothing_of_them_is_cut(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as stage:
        await stage.press("exclamation_mark")
        screen = await stage.on(HelpCardsScreen)
        await stage.see("Get help", *(card.title for card in load_safety().cards))
        for words in screen.query(".help-row > LiteralText").results(LiteralText):
            width = words.content_size.width
            assert len(folded(Content(words.said), width).wrap(width)) <= words.content_size.height, words.said
            assert isinstance(words.parent, Widget)
            assert words.parent.has_class("help-row")
            assert words.parent.region.contains_region(words.region), words.said


async def test_the_emergency_number_is_that_of_the_settings(open_app: OpenApp) -> None:
    async with open_app(settings=Settings(emergency_number="[112]")) as stage:
        await stage.press("exclamation_mark")
        await stage.see("Call [112] or go to an emergency department now.")


async def test_the_most_pressing_is_seen_first_and_the_rest_by_scrolling(open_app: OpenApp) -> None:
    async with open_app(size=(40, 15)) as stage:
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        top = stage.text()
        assert "Get help now" in top
        await stage.press("j")
        assert stage.text() != top
        await stage.press("k", "end")
        await stage.see("You have had alcohol")
        assert "! get help" not in stage.text()
        await stage.press("exclamation_mark")
        await stage.until(lambda: stage.text() == top)


async def test_keys_that_do_one_thing_share_a_row_and_those_that_only_move_come_last(open_app: OpenApp) -> None:
    async with open_app(size=(100, 60)) as stage:
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        cells = [cell.said for cell in stage.screen.query("#keys LiteralText").results(LiteralText)]
        assert batched(cells)[-4:] == [
            ("↓ j", "Down"),
            ("↑ k", "Up"),
            ("pgdn", "A page down"),
            ("pgup", "A page up"),
        ]


async def test_the_digits_of_a_rating_have_one_row(open_app: OpenApp) -> None:
    async with open_app(size=(100, 60)) as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        cells = [cell.said for cell in stage.screen.query("#keys LiteralText").results(LiteralText)]
        assert [key for key, what in batched(cells) if what == "Choose"] == ["0-9"]
        assert ("t", "Ten") in batched(cells)


@pytest.mark.parametrize("place", [TodayScreen, CatalogueScreen])
async def test_the_help_goes_back_to_where_one_was(
    open_app: OpenApp, place: type[TodayScreen] | type[CatalogueScreen]
) -> None:
    async with open_app() as stage:
        await stage.press("1" if place is TodayScreen else "2")
        await stage.on(place)
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await stage.press("exclamation_mark", "escape")
        await stage.on(place)


async def test_the_help_is_there_while_rating_and_practising(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await stage.press("escape")
        await stage.on(RatingScreen)
        await stage.press("escape")
        await stage.on(SessionScreen)
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)


WAY_ROUND: tuple[tuple[type[Screen[Any]], tuple[str, ...]], ...] = (
    (TodayScreen, ()),
    (CatalogueScreen, ("2",)),
    (JournalScreen, ("3",)),
    (EntryForm, ("1", "r")),
    (HelpCardsScreen, ("escape", "exclamation_mark")),
    (RatingScreen, ("escape", "enter")),
    (SessionScreen, ("escape", "n")),
)
"""Screens of every kind, with the keys that lead to each from the one before."""


async def test_the_key_help_lists_every_key_once_with_what_it_does(open_app: OpenApp) -> None:
    async with open_app(size=(100, 60)) as stage:
        for place, keys in WAY_ROUND:
            for key in keys:
                await stage.press(key)
                await stage.pilot.pause()
            screen = await stage.on(place)
            bound = [one.binding for one in screen.active_bindings.values() if one.enabled]
            await stage.press("question_mark")
            await stage.on(KeyHelp)
            cells = [cell.said for cell in stage.screen.query("#keys LiteralText").results(LiteralText)]
            lines = [f"{key} {what}" for key, what in batched(cells)]
            assert len(set(lines)) == len(lines), place
            for binding in bound:
                if binding.id:
                    what = binding.tooltip or binding.description
                    said_so = any(line.endswith(f" {what[0].upper()}{what[1:]}") for line in lines)
                    assert said_so, (place, binding)
            assert all(len(line.split(maxsplit=1)) == 2 for line in lines), place
            assert lines[0].split()[0] not in ("", "None"), place
            await stage.press("escape")
            assert await stage.on(place) is screen


def batched(cells: list[str]) -> list[tuple[str, str]]:
    """CELLS, a key and what it does in turn, two and two."""
    return list(zip(cells[::2], cells[1::2], strict=True))


async def test_what_a_key_does_goes_on_below_its_words_and_not_below_the_key(open_app: OpenApp) -> None:
    async with open_app(size=(60, 40)) as stage:
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        lines = stage.text().split("\n")
        first = next(index for index, line in enumerate(lines) if "To the shell for a while" in line)
        column = lines[first].index("To the shell")
        rest = lines[first + 1]
        assert rest[:column].strip() == ""
        assert rest[column] != " "


async def test_the_key_help_closes(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for key in ("escape", "question_mark", "enter", "q"):
            await stage.press("question_mark")
            await stage.on(KeyHelp)
            await stage.press(key)
            assert isinstance(stage.screen, TodayScreen), key
