"""Where a body touches what is around it: its soft shadow on the floor, and what it holds, stands or sits on."""

from collections.abc import Iterable

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.body import Shown
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.drawing.shapes import mask_of
from backcare_tui.figure.tone import Tone

_ABOVE = 2
"""Rows of dots above the floor in which what is there touches it."""
_DEEP_UNITS = 1.4
_ENDS = {"forearm": -2, "shin": 2}
"""From which of its rods on a limb is its hand or its foot."""
_RESTS = "trunk", "thigh"


def shadow_of(body: Mask, lens: Lens) -> Mask:
    """The dots under the floor below where BODY touches it; none where the floor is not seen as a line."""
    shadow = Mask(lens.width, lens.height)
    if lens.floor is None:
        return shadow
    touching = 0
    for row in body.rows[max(0, lens.floor - _ABOVE) : lens.floor]:
        touching |= row
    wide = (touching | touching << 1 | touching >> 1) & (1 << lens.width) - 1
    deep = max(2, round(_DEEP_UNITS * lens.scale) + 1)
    for row in range(lens.floor, min(lens.floor + deep, lens.height)):
        shadow.rows[row] = wide
        wide &= wide << 1 & wide >> 1
    return shadow


def in_hold(things: Mask, body: Iterable[Shown], lens: Lens) -> Mask:
    """The dots of THINGS, none of them of the BODY, in the cells of what of its near side touches them there.

    A cell has but one tone of one rank: theirs would be left out, and a hand hang in the air beside what it holds.
    """
    none = Mask(lens.width, lens.height)
    if not things:
        return none
    holding = none.copy()
    for one in body:
        if one.tone is Tone.BODY and one.part.kind in _RESTS:
            holding.join(one.seen)
        elif one.tone is Tone.BODY and one.part.kind in _ENDS:
            holding.join(mask_of(one.part.rods[_ENDS[one.part.kind] :], lens).shared(one.seen))
    shared, beside = things.shared(holding.cells()), holding.grown()
    none.join(*(piece for piece in map(shared.of_runs, pieces(shared)) if piece.meets(beside)))
    return none
