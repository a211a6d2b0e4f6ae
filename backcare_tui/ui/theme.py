"""Calm grounds, one accent; words that can be read in every theme, and a body that stands out from its ground."""

from collections.abc import Mapping, Sequence

from textual.color import Color, ColorParseError
from textual.theme import Theme

DARK = Theme(
    name="backcare",
    primary="#8ec5a8",
    secondary="#8ec5a8",
    accent="#8ec5a8",
    foreground="#d9dedb",
    background="#141917",
    surface="#1b211e",
    panel="#242c28",
    success="#8ec5a8",
    warning="#d8b56a",
    error="#dd8f7d",
    dark=True,
    variables={
        "block-cursor-background": "#2b3a33",
        "block-cursor-foreground": "#eef3f0",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1f2824",
        "border": "#8ec5a8",
        "border-blurred": "#2b3a33",
        "input-selection-background": "#8ec5a8 30%",
        "scrollbar": "#2b3a33",
        "scrollbar-hover": "#3b5046",
        "scrollbar-active": "#8ec5a8",
        "scrollbar-background": "#141917",
        "scrollbar-background-hover": "#141917",
        "scrollbar-background-active": "#141917",
        "scrollbar-corner-color": "#141917",
    },
)

LIGHT = Theme(
    name="backcare-light",
    primary="#2f6b4f",
    secondary="#2f6b4f",
    accent="#2f6b4f",
    foreground="#222a26",
    background="#f6f5f0",
    surface="#eeede6",
    panel="#e3e2d9",
    success="#2f6b4f",
    warning="#8a5d00",
    error="#b2213f",
    dark=False,
    variables={
        "block-cursor-background": "#d5e3da",
        "block-cursor-foreground": "#16201b",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e6ece7",
        "border": "#2f6b4f",
        "border-blurred": "#cfd6d0",
        "input-selection-background": "#2f6b4f 30%",
    },
)

THEMES = {"dark": DARK.name, "light": LIGHT.name}
"""The names of the program's own, by what the settings call them."""

FIGURE = {
    "body": ("#f3cfae", "#9c6743"),
    "skin": ("#d3a887", "#c48f68"),
    "leg": ("#dcb08b", "#b27e57"),
    "shirt": ("#7fa3d0", "#5c86bd"),
    "shirt-edge": ("#a9c6ea", "#34598f"),
    "shorts": ("#5573a6", "#34527f"),
    "shorts-edge": ("#7d9bcb", "#1f355a"),
    "hair": ("#9a6b4d", "#5d3c29"),
    "works": ("#7fe0a6", "#23854f"),
    "far": ("#86705f", "#d6bda8"),
    "far-cloth": ("#435880", "#a3b3cd"),
    "far-acts": ("#b8967c", "#c39470"),
    "far-acts-cloth": ("#4c6696", "#7f97bd"),
    "far-works": ("#4f8d69", "#86bd9f"),
    "sunk": ("#ab9c94", "#a08a7f"),
    "sunk-shirt": ("#5c80ae", "#86a2c8"),
    "sunk-shorts": ("#40598a", "#5f7aa3"),
    "sunk-far": ("#676672", "#c8bcb6"),
}
"""The colours of a body: on a dark ground, and on a light one. What lies across each other differs by them."""

_LEAST_CONTRAST = 4.5
"""Between words and their ground, as WCAG 2.2 has it at AA."""
_GROUNDS = ("background", "surface", "panel", "block-cursor-background")
_WORDS = ("foreground", "accent", "success", "warning", "error")
"""The colours in which words are written, beside the quiet one of `text-muted`."""
_QUIET = 0.6
"""The share of the foreground in quiet words, unless they need more."""
_LIGHT = 0.5
"""The brightness from which on a ground is light."""
_CURSOR, _CURSOR_BLURRED = 0.2, 0.1
"""The share of the accent in the ground of what is highlighted."""
_STEPS = 50


def readable(variables: Mapping[str, str], *, calm: bool) -> dict[str, str]:
    """VARIABLES of a theme, with words that can be read on each of its grounds, and `figure-...` for a body.

    Unless the theme is CALM, what is highlighted has a ground of its own that is near the others. Where the
    terminal has the colours, nobody knows what they are.
    """
    try:
        colours = {name: Color.parse(variables[name]) for name in ("background", "surface", "panel", *_WORDS)}
    except (ColorParseError, KeyError):
        colours = {}
    if not colours or any(colour.ansi is not None for colour in colours.values()):
        plain = {f"figure-{part}": variables["accent" if "works" in part else "foreground"] for part in FIGURE}
        return {**variables, **plain, "text-muted": variables["foreground"]}
    found = dict(variables)
    ground = colours["background"]
    if not calm:
        found["block-cursor-background"] = ground.blend(colours["accent"], _CURSOR).hex
        found["block-cursor-blurred-background"] = ground.blend(colours["accent"], _CURSOR_BLURRED).hex
        found["block-cursor-text-style"] = "none"
    grounds = [Color.parse(found[name]) for name in _GROUNDS]
    for name in _WORDS:
        found[name] = _raised(colours[name], grounds).hex
    found |= {f"figure-{part}": of[ground.brightness > _LIGHT] for part, of in FIGURE.items()}
    found["text-muted"] = _raised(ground.blend(Color.parse(found["foreground"]), _QUIET), grounds).hex
    if not calm:
        found["block-cursor-foreground"] = found["block-cursor-blurred-foreground"] = found["foreground"]
    return found


def contrast(one: Color, other: Color) -> float:
    """How far apart ONE and OTHER are in lightness, from 1 to 21, as WCAG 2.2 reckons it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _raised(colour: Color, grounds: Sequence[Color]) -> Color:
    """COLOUR, with as much white or black as it needs to be read on all of GROUNDS."""
    away = grounds[0].get_contrast_text(1.0)
    ways = (colour.blend(away, step / _STEPS, 1.0) for step in range(_STEPS + 1))
    return next((one for one in ways if _least(one, grounds) >= _LEAST_CONTRAST), Color(away.r, away.g, away.b))


def _least(colour: Color, grounds: Sequence[Color]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
