"""A picture written in braille characters, each cell in one tone, and on a ground where there are colours."""

from functools import cache, lru_cache

from backcare_tui.figure.canvas import Line, Picture, Run, share_of
from backcare_tui.figure.cells.lines import BLANK, CREASE, Inked, first_of, lines_of
from backcare_tui.figure.tone import SOLID, Tone

_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The bit of each dot in a braille character, row by row."""
_ALL = 0b11111111
_BEHIND, _INSTEAD = 30, 65
"""How much of a tone, in percent, is behind its dots where they fill a cell, and where another has dots on it: as
much as its own dots and what is behind them come to."""
_OWN_DOTS = 4
"""How many each of the two has at least: fewer of one in the midst of the other would be a crumb of it."""
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

    So it is behind its creases, which are a shade in a body there, and no slits through it.

    Where what works has half of a full cell it has its own dots, and the other tone is behind them, so that its
    edge goes through cells, too.
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
    if Tone.WORKS in own and others and own[others[0]].bit_count() >= _OWN_DOTS:
        beside = next(one for one in own if one != Tone.WORKS)
        return characters()[own[Tone.WORKS]], Tone.WORKS, share_of(beside, _INSTEAD)
    return characters()[dots], tone, share_of(tone, _BEHIND)


@cache
def characters() -> str:
    """The braille character of each set of dots."""
    return "".join(
        chr(0x2800 + sum(bit for dot, bit in enumerate(_BITS) if dots >> dot & 1)) for dots in range(256)
    )
