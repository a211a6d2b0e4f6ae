"""A picture written in ASCII, for terminals that take no other characters."""

from functools import cache

from backcare_tui.figure.canvas import Line, Picture
from backcare_tui.figure.cells.braille import braille, characters
from backcare_tui.figure.tone import Tone

_EDGES = " `'\".[/P,\\]7_bd"
"""By the quarters of a cell in which a dot is set: upper left 1, upper right 2, lower left 4, lower right 8."""
_QUARTERS = (0b0000_0101, 0b0000_1010, 0b0101_0000, 0b1010_0000)
"""The dots of a cell in each of them, row by row: bit 0 is the upper left one."""

_FILLED: dict[str, str] = {Tone.WORKS: "%", Tone.PROP: "="}
"""A whole cell of a tone that has edges; any other one is a hash."""
_ALONE: dict[str, str] = {
    Tone.FAR: ":",
    Tone.FAR_CLOTH: ":",
    Tone.SUNK_FAR: ":",
    Tone.FAR_WORKS: "+",
    Tone.ARROW: "*",
    Tone.SHADOW: "-",
    Tone.GHOST: ".",
}
"""What stands for any cell of a tone whose edges would be taken for those of the body."""


def in_ascii(picture: Picture) -> list[Line]:
    """PICTURE with the character for each cell that is most like its dots; tones differ without colour, too."""
    return [[(text.translate(_written(tone)), tone, "") for text, tone, _ in line] for line in braille(picture)]


def like_dots(dots: int, filled: str = "#") -> str:
    """What is most like DOTS of a cell, given row by row; FILLED is like all of them."""
    return (_EDGES + filled)[sum(1 << place for place, quarter in enumerate(_QUARTERS) if dots & quarter)]


@cache
def _written(tone: str) -> dict[int, str]:
    """For each braille character what is written instead of it."""
    filled = _FILLED.get(tone, "#")
    return {
        ord(character): _ALONE.get(tone) or like_dots(dots, filled)
        for dots, character in enumerate(characters())
        if dots
    }
