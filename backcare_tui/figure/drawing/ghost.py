"""Where a movement began, where the body is no more: every second dot of it, as if it could be seen through."""

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces, without_crumbs

_THIN = 3
"""Dots: what of it is narrower is but a seam beside the body."""
_LEFT, _LEFT_UNITS = 4, 2.5
"""Dots, and units of the figure: a piece that is nowhere as wide as that has hardly moved, and is not shown."""
_SMALLEST, _SMALLEST_UNITS = 30, 5.0
"""Dots, and units of the figure: a piece not as large as so many, or as the square of the other, says nothing."""
_SCRAP, _SCRAP_UNITS = 0.2, 8.0
"""A piece beside a larger one is left out if it is smaller than this share of that, or than the square of so many
units.
"""
_CRUMB = 12
"""Dots that are seen of a piece, at least, where it falls apart as every second one is left out."""


def ghost_of(began: Mask, beside: Mask, lens: Lens) -> Mask:
    """What is seen of a body where it BEGAN, which is now where BESIDE is, with air around.

    It is filled, so that each piece of it looks like flesh, not like a stroke; and every second dot is left out,
    so that it is taken neither for the body nor for a limb of its far side.
    """
    left = began.beyond(beside)
    moved = left.solid(max(_LEFT, round(_LEFT_UNITS * lens.scale)))
    if not moved:
        return moved
    thick = left.solid(_THIN).grown().shared(left)
    smallest = max(_SMALLEST, round((_SMALLEST_UNITS * lens.scale) ** 2))
    found = [piece for piece in map(thick.of_runs, pieces(thick)) if piece.meets(moved)]
    sizes = [piece.count() for piece in found]
    largest = max(sizes, default=0)
    if largest < smallest:
        return Mask(left.width, left.height)
    least = min(largest, max(smallest, round((_SCRAP_UNITS * lens.scale) ** 2), round(_SCRAP * largest)))
    seen = Mask(left.width, left.height)
    seen.join(*(piece for piece, size in zip(found, sizes, strict=True) if size >= least))
    return without_crumbs(seen.every_second(), _CRUMB)
