"""A picture written in braille characters, each cell in one tone, and on a ground where there are colours."""

from functools import cache, lru_cache

from backcare_tui.figure.canvas import Line, Picture, Run, share_of
from backcare_tui.figure.cells.lines import BLANK, CREASE, Inked, first_of, lines_of
from backcare_tui.figure.tone import SOLID, Tone

_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The bit of each dot in a braille character, row by row."""
_ALL = 0b11111111
_BEHIND, _CREASED, _BESIDE = 30, 12, 40
"""How much of a tone, in percent, is behind the dots that fill a cell: of their own; the same with a crease among
them; and of another one at the edge of what works."""
_SHARED, _LINE = 4, 3
"""How many dots that other one, and a crease, have in the cell at least: a cell unlike the one beside it takes
more bytes to write."""
_KNOWN = 4096
"""How many cells are kept as they are written: pictures of one movement are made of some hundred."""


def braille(picture: Picture) -> list[Line]:
    """PICTURE in braille cells.

    A cell that several share keeps the dots of the tone that ranks first, and of its equals; the others' are left
    out. It has the tone of those that have most of its dots.
    """
    return lines_of(picture, _cell)


def braille_on_grounds(picture: Picture) -> list[Line]:
    """PICTURE in braille cells, with a near side that is solid: something of its tone is behind its dots, too.

    A little of it is behind its creases, too, which are lines on a body there, and no slits through it.

    A cell at the edge of what works is full of dots like those about it, in the tone that has most of them, and
    something of the other is behind them: so the edge is no stair of cells, and none of them a patch without dots.
    """
    return lines_of(picture, _cell_on_ground, picture.creases)


@lru_cache(maxsize=_KNOWN)
def _cell(found: tuple[Inked, ...]) -> Run:
    _, dots, own = first_of(found)
    return characters()[dots], next(iter(own)), ""


@lru_cache(maxsize=_KNOWN)
def _cell_on_ground(found: tuple[Inked, ...]) -> Run:
    creases = found[-1][2] if found[-1][1] == CREASE else 0
    if creases and len(found) == 1:
        return BLANK
    _, dots, own = first_of(found)
    tone, *others = own
    if dots | creases != _ALL or tone not in SOLID:
        return characters()[dots], tone, ""
    if Tone.WORKS in own and others and own[others[0]].bit_count() >= _SHARED:
        return characters()[dots], tone, share_of(others[0], _BESIDE)
    return characters()[dots], tone, share_of(tone, _CREASED if creases.bit_count() >= _LINE else _BEHIND)


@cache
def characters() -> str:
    """The braille character of each set of dots."""
    return "".join(
        chr(0x2800 + sum(bit for dot, bit in enumerate(_BITS) if dots >> dot & 1)) for dots in range(256)
    )
