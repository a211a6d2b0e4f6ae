"""Where a movement began, where the body is no more: its outline, as if it could be seen through."""

from functools import reduce
from operator import or_

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.skeleton import SIDES, Skeleton

_ENDS = ("head", *(f"{side}_{end}" for side in SIDES for end in ("hand", "ankle", "toe")))
_THIN = 3
"""Dots: what of it is narrower is but a seam beside the body."""
_LEFT, _LEFT_UNITS = 4, 2.5
"""Dots, and units of the figure: a piece that is nowhere as wide as that has hardly moved, and is not shown."""
_SMALLEST = 30
"""Dots: a piece that has fewer says nothing."""
_LONG_UNITS = 17.0
"""Units of the figure that it is long or high, at least: a head or a hand alone would look like a ball."""
_BY_FAR = 4.0
"""How many times as large it is as all other pieces together, at least: several would look like things that lie
about.
"""
_CUT = 0.42
"""What share of its outline the body cuts off, at most: a strip along the body would look like a string, and what
lies in the midst of what happens would tangle it.
"""
_LINE = 12
"""Dots of the line that is seen of it, at least."""


def ends_of(skeleton: Skeleton, lens: Lens) -> Mask:
    """About the middle of the head, the hands and the feet of SKELETON: by what a piece of a body is known."""
    ends = Mask(lens.width, lens.height)
    for name in _ENDS:
        place = lens.dot(skeleton.joints[name])
        ends.bone(place, place, 1.0, 1.0)
    return ends


def ghost_of(began: Mask, ends: Mask, beside: Mask, lens: Lens) -> Mask:
    """What is seen of a body where it BEGAN, which is now where BESIDE is, with air around; ENDS are the body's.

    It is a thin outline: filled, it would be taken for the body or a limb of its far side, or be a cloud before
    them. It is one piece with an end of the body in it, or there is none: hips alone on a chair look like a bag,
    and a back like a cushion. Its outline is its own: it stays open where it leaves the body, and where the body
    cuts it into several lines, the longest alone is seen.
    """
    none = Mask(began.width, began.height)
    left = began.beyond(beside)
    moved = left.solid(max(_LEFT, round(_LEFT_UNITS * lens.scale)))
    if not moved:
        return none
    thick = left.solid(_THIN).grown().shared(left)
    found = (piece for piece in map(thick.of_runs, pieces(thick)) if piece.meets(moved))
    *others, largest = sorted(found, key=Mask.count)
    if largest.count() < max(_SMALLEST, _BY_FAR * sum(map(Mask.count, others))):
        return none
    if not largest.meets(ends) or _extent(largest) < _LONG_UNITS * lens.scale:
        return none
    rim = largest.edge()
    if rim.shared(began.shared(beside).grown()).count() > _CUT * rim.count():
        return none
    outline = began.edge().shared(largest)
    line = max(map(outline.of_runs, pieces(outline)), key=Mask.count, default=none)
    return line if line.count() >= _LINE else none


def _extent(mask: Mask) -> int:
    """How long or how high MASK is, in dots; it is not empty."""
    rows = [index for index, row in enumerate(mask.rows) if row]
    across = reduce(or_, mask.rows)
    return max(rows[-1] - rows[0] + 1, across.bit_length() - (across & -across).bit_length() + 1)
