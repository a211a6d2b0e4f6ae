"""Each source of styles is parsed once, and again only when a variable has changed."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
import textual.css.stylesheet as textual_stylesheet
from textual.color import Color
from textual.css.model import RuleSet
from textual.css.parse import parse as textual_parse
from textual.css.styles import RulesMap, Styles
from textual.dom import DOMNode
from textual.geometry import Spacing

from backcare_tui.ui.terminal.stylesheet import ParsedOnce
from tests.ui.running_app import OpenApp

ONE, OTHER = "Static { color: $of-the-test; }", "Label { color: $of-the-test; }"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text was parsed."""
    parse, counted = textual_parse, Counter[str]()

    def counting(scope: str, css: str, *what: Any, **more: Any) -> Iterable[RuleSet]:
        counted[css] += 1
        return parse(scope, css, *what, **more)

    monkeypatch.setattr(textual_stylesheet, "parse", counting)
    return counted


def colours(sheet: ParsedOnce) -> list[Color | None]:
    return [rule.styles.get_rules().get("color") for rule in sheet.rules]


def test_what_is_known_is_not_parsed_again_for_what_is_new(parsed: Counter[str]) -> None:
    sheet = ParsedOnce({"of-the-test": "#010203"})
    sheet.add_source(ONE, ("one", ""))
    assert len(sheet.rules) == 1
    sheet.add_source(OTHER, ("other", ""))
    sheet.set_variables({"of-the-test": "#010203"})
    sheet.reparse()
    assert colours(sheet) == [Color(1, 2, 3)] * 2
    assert parsed == {ONE: 1, OTHER: 1}


def test_another_theme_is_taken_up(parsed: Counter[str]) -> None:
    sheet = ParsedOnce({"of-the-test": "#010204"})
    sheet.add_source(ONE, ("one", ""))
    assert colours(sheet) == [Color(1, 2, 4)]
    sheet.set_variables({"of-the-test": "#040506"})
    sheet.reparse()
    assert colours(sheet) == [Color(4, 5, 6)]
    assert parsed == {ONE: 2}


async def test_the_program_has_such_a_sheet_in_the_colours_of_its_theme(open_app: OpenApp) -> None:
    async with open_app() as stage:
        sheet = stage.app.stylesheet
        assert isinstance(sheet, ParsedOnce)
        own = [rule for rule in sheet.rules if not rule.is_default_rules]
        await stage.press("2")
        await stage.see("Exercises")
        assert own
        assert all(any(rule is known for known in sheet.rules) for rule in own)
        assert stage.app.theme_variables["background"] == "#141917"


class Told(DOMNode):
    """Notes that its styles may have changed."""

    told = 0

    def notify_style_update(self) -> None:
        self.told += 1
        super().notify_style_update()


def test_rules_are_set_only_where_they_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    sets: list[str] = []
    set_rule = Styles.set_rule

    def noted(styles: Styles, name: str, value: object) -> bool:
        sets.append(name)
        return set_rule(styles, name, value)

    monkeypatch.setattr(Styles, "set_rule", noted)
    node, rules = Told(), RulesMap(color=Color(1, 2, 3), padding=Spacing(1, 2, 3, 4))
    ParsedOnce.replace_rules(node, rules)
    assert set(sets) >= {"color", "padding"}
    sets.clear()
    ParsedOnce.replace_rules(node, RulesMap(color=Color(1, 2, 3), padding=Spacing(1, 2, 3, 4)))
    assert sets == []
    assert node.told == 2  # what is above it may have another background
    ParsedOnce.replace_rules(node, RulesMap(color=Color(4, 5, 6)))
    assert node.styles.base.get_rules() == {"color": Color(4, 5, 6)}
    assert node.told == 3
