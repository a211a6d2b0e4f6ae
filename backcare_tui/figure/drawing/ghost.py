"""Where a movement began, where the body is no more: its outline, as if it could be seen through."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.skeleton import SIDES, Skeleton

_LIMBS = tuple(f"{side}_{end}" for side in SIDES for end in ("hand", "ankle", "toe"))
_HEAD_UNITS, _OF_HEAD = 4.5, 0.6
"""How large a head is to each side of its middle, and how much of it the body has left, at least, for it to be
seen as one.
"""
_THIN = 3
"""Dots: what of it is narrower is but a seam beside the body."""
_LEFT, _LEFT_UNITS = 4, 2.5
"""Dots, and units of the figure: a piece that is nowhere as wide as that has hardly moved, and is not shown."""
_SMALLEST = 30
"""Dots: a piece that has fewer says nothing."""
_LONG_UNITS, _HEAD_LONG = 15.0, 9.0
"""Units of the figure that it is long or high, at least: a hand alone would look like a ball; and one that shows a
head, which is known alone.
"""
_BESIDE_OTHERS = 0.6
"""How large it is beside the largest other piece, at least: what is smaller is not what moved."""
_CUT, _LIMB_CUT = 0.42, 0.25
"""What share of its outline the body cuts off, at most: a strip along the body would look like a string, and what
lies in the midst of what happens would tangle it. A limb without a head is known only where it is nearly whole:
two feet are but scraps.
"""
_LINE = 12
"""Dots of the line that is seen of it, at least."""


@dataclass(frozen=True, slots=True)
class Ends:
    """By what a piece of a body is known."""

    head: Mask
    """All of it."""
    limbs: Mask
    """About the middle of the hands and the feet."""


def ends_of(skeleton: Skeleton, lens: Lens) -> Ends:
    """The ends of SKELETON."""
    head, limbs = Mask(lens.width, lens.height), Mask(lens.width, lens.height)
    half = _HEAD_UNITS * lens.scale
    head.bone(lens.dot(skeleton.joints["head"]), lens.dot(skeleton.joints["head"]), half, half)
    for name in _LIMBS:
        place = lens.dot(skeleton.joints[name])
        limbs.bone(place, place, 1.0, 1.0)
    return Ends(head, limbs)


def ghost_of(began: Mask, ends: Ends, beside: Mask, lens: Lens) -> Mask:
    """What is seen of a body where it BEGAN, which is now where BESIDE is, with air around; ENDS are the body's.

    It is a thin outline: filled, it would be taken for the body or a limb of its far side, or be a cloud before
    them. It is one piece that shows most of a head, or a hand or foot and the limb that it belongs to, or there is
    none: hips alone on a chair look like a bag, and a back like a cushion. Its outline is its own: it stays open
    where it leaves the body, and where the body cuts it into several lines, the longest alone is seen.
    """
    none = Mask(began.width, began.height)
    left = began.beyond(beside)
    moved = left.solid(max(_LEFT, round(_LEFT_UNITS * lens.scale)))
    if not moved:
        return none
    thick = left.solid(_THIN).grown().shared(left)
    found = [piece for piece in map(thick.of_runs, pieces(thick)) if piece.meets(moved)]
    least = max(_SMALLEST, _BESIDE_OTHERS * max(map(Mask.count, found)))
    kept = (piece for piece in found if piece.count() >= least and _is_known(piece, began, ends, beside, lens))
    largest = max(kept, key=Mask.count, default=none)
    outline = began.edge().shared(largest)
    line = max(map(outline.of_runs, pieces(outline)), key=Mask.count, default=none)
    return line if line.count() >= _LINE else none


def _is_known(piece: Mask, began: Mask, ends: Ends, beside: Mask, lens: Lens) -> bool:
    """Whether one sees what of the body PIECE is."""
    rim, long = piece.edge(), _extent(piece) / lens.scale
    cut = rim.shared(began.shared(beside).grown()).count() / rim.count()
    if piece.meets(ends.head) and cut <= _CUT:
        return long >= _LONG_UNITS or (
            long >= _HEAD_LONG and piece.shared(ends.head).count() >= _OF_HEAD * ends.head.count()
        )
    return piece.meets(ends.limbs) and cut <= _LIMB_CUT and long >= _LONG_UNITS


def _extent(mask: Mask) -> int:
    """How long or how high MASK is, in dots; it is not empty."""
    rows = [index for index, row in enumerate(mask.rows) if row]
    across = reduce(or_, mask.rows)
    return max(rows[-1] - rows[0] + 1, across.bit_length() - (across & -across).bit_length() + 1)
