"""A picture written in braille characters, each cell in one tone."""

from functools import cache, lru_cache

from backcare_tui.figure.canvas import Line, Picture, Run
from backcare_tui.figure.cells.lines import Inked, first_of, lines_of

_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The bit of each dot in a braille character, row by row."""
_KNOWN = 4096
"""How many cells are kept as they are written: pictures of one movement are made of some hundred."""


def braille(picture: Picture) -> list[Line]:
    """PICTURE in braille cells.

    A cell that several share keeps the dots of the tone that ranks first, and of its equals; the others' are left
    out. It has the tone of those that have most of its dots.
    """
    return lines_of(picture, _cell)


@lru_cache(maxsize=_KNOWN)
def _cell(found: tuple[Inked, ...]) -> Run:
    _, own = first_of(found)
    dots = 0
    for bits in own.values():
        dots |= bits
    return characters()[dots], max(own, key=lambda tone: own[tone].bit_count()), ""


@cache
def characters() -> str:
    """The braille character of each set of dots."""
    return "".join(
        chr(0x2800 + sum(bit for dot, bit in enumerate(_BITS) if dots >> dot & 1)) for dots in range(256)
    )
