"""Words can be read in every theme there is, and none is written in a colour that is not looked after."""

import math
import re
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color, rgb_to_lab
from textual.theme import BUILTIN_THEMES, Theme

from backcare_tui import ui
from backcare_tui.ui.screens.journal.calendar import YearCalendar
from backcare_tui.ui.theme import DARK, LIGHT, contrast, readable

THEMES = {theme.name: theme for theme in (DARK, LIGHT, *BUILTIN_THEMES.values())}
GROUNDS = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
WORDS = ("foreground", "text-muted", "accent", "success", "warning", "error", "block-cursor-foreground")
PICTURES = {"figure_view.py", "breath_view.py", "trend_view.py"}
"""What draws shapes, in which a tone may be faint."""
FAINT = re.compile(r"(?<!background: )\$(?:foreground|accent|success|warning|error|text[a-z-]*) +\d+%")


def variables(name: str) -> dict[str, str]:
    theme = THEMES[name]
    made = {**App().get_css_variables(), **theme.to_color_system().generate(), **theme.variables}
    return readable(made, calm=theme in (DARK, LIGHT))


@pytest.mark.parametrize("name", [name for name in THEMES if not name.startswith("ansi")])
def test_words_stand_out_from_each_ground(name: str) -> None:
    colours = {one: Color.parse(value) for one, value in variables(name).items() if one in (*GROUNDS, *WORDS)}
    faint = {
        (words, ground): round(contrast(colours[words], colours[ground]), 2)
        for words in WORDS
        for ground in GROUNDS
        if contrast(colours[words], colours[ground]) < 4.5
    }
    assert not faint


def test_black_on_white_is_as_far_apart_as_can_be_and_a_known_grey_as_it_should_be() -> None:
    white = Color.parse("#ffffff")
    assert contrast(Color.parse("#000000"), white) == pytest.approx(21)
    assert contrast(white, Color.parse("#767676")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["backcare", "backcare-light", "textual-dark", "textual-light"])
def test_how_strong_pain_was_is_told_apart_by_its_colour_in_light_as_in_dark(name: str) -> None:
    """As far apart as CIE 1976 reckons it; 2 or 3 are just seen side by side."""
    low, moderate, severe = (
        rgb_to_lab(Color.parse(variables(name)[one])) for one in ("success", "warning", "error")
    )
    pairs = ((low, moderate), (moderate, severe), (low, severe))
    apart = [math.dist((one.L, one.a, one.b), (other.L, other.a, other.b)) for one, other in pairs]
    assert min(apart) > 30, apart


APART = [
    # One beside or before the other, and how far they are apart at least, as CIE 1976 reckons it.
    ("skin", "shirt", 30),
    ("shirt", "shorts", 15),
    ("skin", "hair", 20),
    ("works", "shirt", 40),
    ("works", "shorts", 40),
    ("works", "skin", 40),
    ("body", "far", 25),
    ("shirt", "far-cloth", 20),
    ("shorts", "far-cloth", 10),
    ("shorts", "far-acts-cloth", 4),
    ("body", "far-acts", 15),
    ("far-acts", "far", 15),
    ("far", "far-works", 25),
    ("body", "skin", 10),
    ("body", "leg", 8),
    ("leg", "far-acts", 8),
    ("leg", "shorts", 40),
    ("leg", "works", 40),
    ("shirt", "shirt-edge", 10),
    ("shorts", "shorts-edge", 10),
    ("body", "sunk", 15),
    ("shirt", "sunk-shirt", 10),
    ("shorts", "sunk-shorts", 10),
    ("sunk", "sunk-shirt", 25),
    ("sunk-shirt", "sunk-shorts", 15),
    ("sunk", "sunk-far", 15),
]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("one", "other", "least"), APART)
def test_what_a_body_wears_what_works_and_what_is_far_are_told_apart(
    one: str, other: str, least: float, theme: Theme
) -> None:
    made = variables(theme.name)
    found = [rgb_to_lab(Color.parse(made[f"figure-{name}"])) for name in (one, other)]
    (first, second) = [(colour.L, colour.a, colour.b) for colour in found]
    assert math.dist(first, second) >= least


@pytest.mark.parametrize("name", [name for name in THEMES if not name.startswith("ansi")])
def test_a_body_stands_out_from_each_ground_its_near_side_more_than_its_far_one(name: str) -> None:
    made = {
        one: Color.parse(value) for one, value in variables(name).items() if one.startswith(("figure-", "back"))
    }
    for near, far in (("body", "far"), ("skin", "far"), ("shirt", "far-cloth"), ("shorts", "far-cloth")):
        apart = [contrast(made[f"figure-{one}"], made["background"]) for one in (near, far)]
        assert apart[0] > apart[1] > 1.3, (near, far, apart)
    assert contrast(made["figure-works"], made["background"]) >= 3


def test_the_calendar_marks_by_what_is_told_apart() -> None:
    """The accent of a theme may be its warning, too."""
    assert "$accent" not in YearCalendar.DEFAULT_CSS


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_our_own_themes_keep_their_accent(theme: object) -> None:
    assert isinstance(theme, type(DARK))
    assert Color.parse(variables(theme.name)["accent"]) == Color.parse(theme.accent or "")


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_colours_of_the_terminal_are_left_to_it(name: str) -> None:
    made = variables(name)
    assert made["accent"] == THEMES[name].to_color_system().generate()["accent"]
    assert made["text-muted"] == made["foreground"]
    assert made["figure-skin"] == made["figure-shirt"] == made["foreground"]
    assert made["figure-works"] == made["accent"]


def test_words_are_written_in_no_faint_colour() -> None:
    folder = Path(ui.__file__).parent
    files = [file for file in folder.rglob("*") if file.suffix in (".py", ".tcss") and file.name not in PICTURES]
    found = {file.name: faint for file in files if (faint := FAINT.findall(file.read_text(encoding="utf-8")))}
    assert len(files) > 50
    assert not found
