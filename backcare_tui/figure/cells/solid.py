"""A picture written in solid cells, of up to two tones each."""

from collections.abc import Sequence

from backcare_tui.figure.canvas import Line, Picture, Run
from backcare_tui.figure.cells.lines import Inked, first_of, lines_of
from backcare_tui.figure.cells.octants import QUARTERS, octants

_ALL, _ALL_QUARTERS = 0b11111111, 0b1111


def in_octants(picture: Picture) -> list[Line]:
    """PICTURE with each dot solid.

    Where a cell has neither two tones for all of its dots nor one for some of them, the tones that rank after the
    first are left out, and those of its rank take the one that has most.
    """
    return lines_of(picture, _octant)


def in_quarters(picture: Picture) -> list[Line]:
    """PICTURE with two dots that lie above each other as one, set where one of them is, in what ranks first."""
    return lines_of(picture, _quarter)


def _octant(found: Sequence[Inked]) -> Run:
    dots, tone, behind = _two_tones(found, _ALL)
    return octants()[dots], tone, behind


def _quarter(found: Sequence[Inked]) -> Run:
    taken, halved = 0, []
    for rank, tone, dots in sorted(found, key=lambda one: one[0]):
        quarters = (dots | dots >> 2) & 3 | (dots | dots >> 2) >> 2 & 12
        if quarters & ~taken:
            halved.append((rank, tone, quarters & ~taken))
            taken |= quarters
    dots, tone, behind = _two_tones(halved, _ALL_QUARTERS)
    return QUARTERS[dots], tone, behind


def _two_tones(found: Sequence[Inked], full: int) -> tuple[int, str, str]:
    """The dots that are set in a cell with FOUND in it, their tone and that of the others; FULL are all dots."""
    first, shape, own = first_of(found)
    ranked = list(own)
    if len(ranked) > 1 and shape == full:
        return full & ~own[ranked[1]], ranked[0], ranked[1]
    behind = (tone for rank, tone, dots in found if rank != first and shape | dots == full)
    return shape, ranked[0], next(behind, "") if shape != full else ""
