"""The soft shadow under what touches the floor."""

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask

_ABOVE = 2
"""Rows of dots above the floor in which what is there touches it."""
_DEEP_UNITS = 1.4


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
