"""A screen that comes up is styled as it has to be, and no part of it twice for that."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import Label

from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.entry_list import EntryList
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.theme import LIGHT
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

PLACES: dict[str, type[Screen[Any]]] = {
    "1": TodayScreen,
    "2": CatalogueScreen,
    "3": JournalScreen,
    "4": PlanScreen,
}


def styles(screen: Screen[Any]) -> dict[str, list[object]]:
    """What each part of SCREEN was given, with its component classes."""
    given: dict[str, list[object]] = {}
    for number, node in enumerate(screen.walk_children(with_self=True)):
        components = {name: rules.get_rules() for name, rules in node._component_styles.items()}
        given[f"{number} {node!r}"] = [node.styles.base.get_rules(), components]
    return given


def as_looked_up(stage: RunningApp) -> dict[str, list[object]]:
    """The styles of the screen on top, all of them looked up now."""
    stage.app.stylesheet.update(stage.screen)
    return styles(stage.screen)


def noted_at(monkeypatch: pytest.MonkeyPatch) -> list[DOMNode]:
    """Whose styles are looked up from now on, in this order."""
    noted: list[DOMNode] = []
    look_up = Stylesheet.apply

    def noting(sheet: Stylesheet, node: DOMNode, **how: Any) -> None:
        noted.append(node)
        look_up(sheet, node, **how)

    monkeypatch.setattr(Stylesheet, "apply", noting)
    return noted


def is_part(node: DOMNode, screen: Screen[Any]) -> bool:
    """Whether NODE is seen on SCREEN, or is SCREEN."""
    return isinstance(node, Widget) and not isinstance(node, ScrollBar) and screen in node.ancestors_with_self


async def test_no_place_and_no_dialog_is_styled_again_when_it_comes_up(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[str] = []
    look_up = App.update_styles

    def noted(app: App[None], node: DOMNode, animate: bool = True) -> None:
        if isinstance(node, Screen) and not animate:
            again.append(repr(node))
        look_up(app, node, animate)

    monkeypatch.setattr(App, "update_styles", noted)
    async with open_app(entries=sample.a_fortnight()) as stage:
        for key in "234":
            await stage.press(key)
            await stage.on(PLACES[key])
            assert styles(stage.screen) == as_looked_up(stage), key
        await stage.press("question_mark")
        await stage.on(KeyHelp)
        assert styles(stage.screen) == as_looked_up(stage)
        await stage.press("escape")
        await stage.on(PlanScreen)
        assert again == []


async def test_nothing_of_a_place_is_looked_up_as_one_leaves_it_for_another(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.see_all_of_today()
        looked_up = noted_at(monkeypatch)
        for key in "3234141":
            there = stage.screen
            looked_up.clear()
            await stage.press(key)
            await stage.on(PLACES[key])
            assert [node for node in looked_up if is_part(node, there)] == [], key


ABOUT = {
    "TopBar { padding: 3; }": {"TopBar"},
    "#journal-shown { padding: 3; }": {"LiteralText"},
    ".-list { padding: 3; }": {"JournalScreen"},
    "#journal > * { margin: 1; }": {"EntryList", "YearCalendar", "TrendPage", "Beside", "Container"},
    "JournalScreen KeyBar { padding: 3; }": {"KeyBar"},
    "CatalogueScreen KeyBar { padding: 3; }": set(),
    "#entries > .option-list--option { padding: 3; }": {"EntryList"},
    "#entries > * { padding: 3; }": {"EntryList"},
    "Beside:hover { padding: 3; }": {"Beside"},
    "#nowhere, Button { padding: 3; }": set(),
}
"""Rules, and which parts of the journal each is about."""


async def test_what_is_below_takes_up_the_rules_that_are_about_it(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        below = await stage.on(JournalScreen)
        looked_up = noted_at(monkeypatch)
        about: dict[str, set[str]] = {}
        for number, rule in enumerate(ABOUT):
            looked_up.clear()
            above = type(f"Above{number}", (ModalScreen,), {"CSS": rule, "SCOPED_CSS": False})
            stage.app.push_screen(above())
            await stage.on(above)
            about[rule] = {type(node).__name__ for node in looked_up if is_part(node, below)}
            given = styles(below)
            stage.app.stylesheet.update(below)
            assert given == styles(below), rule
            stage.app.pop_screen()
            await stage.on(JournalScreen)
        assert about == ABOUT
        await stage.press("1")  # which was hidden meanwhile
        today = await stage.on(TodayScreen)
        assert today.query_one("TopBar").styles.padding == (3, 3, 3, 3)
        assert styles(today) == as_looked_up(stage)


class Barred(ModalScreen[None]):
    CSS = "EntryList ScrollBar { background: #ff0000; }"
    SCOPED_CSS = False


async def test_scroll_bars_below_take_up_the_rules_that_are_about_them(open_app: OpenApp) -> None:
    async with open_app(size=(80, 12), entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        below = await stage.on(JournalScreen)
        await stage.until(lambda: below.query_one(EntryList).show_vertical_scrollbar)
        stage.app.push_screen(Barred())
        await stage.on(Barred)
        assert below.query_one(EntryList).vertical_scrollbar.styles.background == Color(255, 0, 0)


async def test_what_has_changed_while_it_was_hidden_is_seen_when_it_comes_up(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        for key in "234":
            await stage.press(key)
            await stage.on(PLACES[key])
        for size in ((60, 20), (140, 44)):
            await stage.pilot.resize_terminal(*size)
            for key, place in PLACES.items():
                await stage.press(key)
                await stage.on(place)
                assert styles(stage.screen) == as_looked_up(stage), (size, key)
        before = styles(stage.screen)
        stage.app.theme = LIGHT.name
        for key, place in PLACES.items():
            await stage.press(key)
            await stage.on(place)
            assert styles(stage.screen) == as_looked_up(stage), key
        assert styles(stage.screen) != before


async def test_a_style_sheet_that_was_read_meanwhile_holds_when_it_comes_up(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        stage.app.stylesheet.add_source("TopBar { padding: 7; }", ("one more", ""), is_default_css=False)
        await stage.press("1")
        await stage.on(TodayScreen)
        assert stage.screen.query_one("TopBar").styles.padding == (7, 7, 7, 7)


class Framed(Screen[None]):
    CSS = "Framed { padding: 3; } Label { padding: 2; }"

    def compose(self) -> ComposeResult:
        yield Label("one")


async def test_a_screen_has_the_styles_of_its_own_sheet_itself_and_in_its_parts(open_app: OpenApp) -> None:
    async with open_app() as stage:
        stage.app.push_screen(Framed())
        screen = await stage.on(Framed)
        assert screen.styles.padding == (3, 3, 3, 3)
        assert screen.query_one(Label).styles.padding == (2, 2, 2, 2)


async def test_what_the_whole_app_is_counts_for_what_is_hidden_too(open_app: OpenApp) -> None:
    async with open_app() as stage:
        stage.app.stylesheet.add_source("App.odd TopBar { padding: 7; }", ("odd", ""), is_default_css=False)
        for key in "2121":  # at the second visit Textual takes its colours up, be they others or not
            await stage.press(key)
            await stage.on(PLACES[key])
        stage.app.add_class("odd")
        await stage.press("2")
        await stage.on(CatalogueScreen)
        assert stage.screen.query_one("TopBar").styles.padding == (7, 7, 7, 7)
