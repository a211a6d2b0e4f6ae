"""The outline of where a movement began, where the body is no more."""

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces, without_crumbs

_LEFT, _LEFT_UNITS = 3, 2.5
"""Dots, and units of the figure: what the body has left that is narrower has hardly moved, and has no outline."""
_CORNER = 2
"""Dots by which an outline goes on about the corners of what was left."""
_SHORTEST, _SHORTEST_UNITS = 13, 11.0
"""Dots, and units of the figure: an outline that is shorter, about as long as a forearm, says nothing."""


def without_holes(body: Mask) -> Mask:
    """BODY with what it encloses filled, so that its outline is one line round it."""
    full = (1 << body.width) - 1
    around = Mask(body.width, body.height)
    around.rows = [~row & full for row in body.rows]
    edges = 1 | 1 << body.width - 1
    filled = Mask(body.width, body.height)
    filled.rows = [full] * body.height
    for piece in pieces(around):
        if any(run & edges or row in (0, body.height - 1) for row, run in piece):
            filled.without(around.of_runs(piece))
    return filled


def ghost_of(began: Mask, outline: Mask, beside: Mask, lens: Lens) -> Mask:
    """What is seen of OUTLINE, that of a body where it BEGAN, which is now where BESIDE is, with air around."""
    left = began.beyond(beside)
    if not left:
        return left
    left = left.solid(max(_LEFT, round(_LEFT_UNITS * lens.scale)))
    for _ in range(_CORNER):
        left = left.grown()
    seen = outline.shared(left).beyond(beside)
    return without_crumbs(seen, max(_SHORTEST, round(_SHORTEST_UNITS * lens.scale)))
