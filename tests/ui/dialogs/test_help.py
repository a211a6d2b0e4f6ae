"""The cards that say when to get help, and the list of keys."""

import pytest

from backcare_tui.storage.written.catalogue_files import load_safety
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
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


@pytest.mark.parametrize(
    "keys", [[], ["2"], ["3"], ["enter"], ["enter", "escape", "n"], ["r"], ["exclamation_mark"]]
)
async def test_the_key_help_lists_every_key_once_with_what_it_does(open_app: OpenApp, keys: list[str]) -> None:
    async with open_app(size=(100, 60)) as stage:
        for key in keys:
            await stage.press(key)
            await stage.pilot.pause()
        bound = [one.binding for one in stage.screen.active_bindings.values() if one.enabled]
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        cells = [cell.said for cell in stage.screen.query("#keys LiteralText").results(LiteralText)]
        lines = [f"{key} {what}" for key, what in batched(cells)]
        assert len(set(lines)) == len(lines)
        for binding in bound:
            if binding.id:
                what = binding.tooltip or binding.description
                assert any(line.endswith(f" {what[0].upper()}{what[1:]}") for line in lines), binding
        assert all(len(line.split(maxsplit=1)) == 2 for line in lines)
        assert lines[0].split()[0] not in ("", "None")


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


@pytest.mark.parametrize("key", ["escape", "question_mark", "enter", "q"])
async def test_the_key_help_closes(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        await stage.press(key)
        await stage.on(TodayScreen)
