"""A body in the water: bright above the surface, dimmer below it."""

from collections.abc import Sequence

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import without_crumbs
from backcare_tui.figure.tone import RANKS, Tone

_DIM = {
    Tone.BODY: Tone.SUNK,
    Tone.SKIN: Tone.SUNK,
    Tone.LEG: Tone.SUNK,
    Tone.SHIRT: Tone.SUNK_SHIRT,
    Tone.SHIRT_EDGE: Tone.SUNK_SHIRT,
    Tone.SHORTS: Tone.SUNK_SHORTS,
    Tone.SHORTS_EDGE: Tone.SUNK_SHORTS,
    Tone.HAIR: Tone.SUNK_SHORTS,
    Tone.FAR_ACTS: Tone.SUNK,
    Tone.FAR_ACTS_CLOTH: Tone.SUNK_SHIRT,
    Tone.FAR: Tone.SUNK_FAR,
    Tone.WORKS: Tone.FAR_WORKS,
    Tone.HELD: Tone.SUNK,
}
Layers = Sequence[tuple[Tone, Mask]]


def in_water(layers: Layers, lens: Lens) -> list[tuple[Tone, Mask]]:
    """LAYERS, with what is below the surface dimmer: that lies where a floor would, between two rows of cells.

    Its line goes on through the body, as a dark one, a dot high.
    """
    surface = lens.floor
    if surface is None:
        return list(layers)
    above = [(tone, _rows(mask, 0, surface)) for tone, mask in layers]
    sunk = [(_DIM.get(tone, tone), _rows(mask, surface, mask.height)) for tone, mask in layers]
    below = [(tone, _rows(mask, surface + 1, mask.height)) for tone, mask in _near_and_far(sunk)]
    return [*_near_and_far(above), *_near_and_far(below, thin=True)]


def _near_and_far(layers: Layers, *, thin: bool = False) -> list[tuple[Tone, Mask]]:
    near = _tidy([one for one in layers if RANKS[one[0]] == RANKS[Tone.BODY]], (), thin)
    far = _tidy([one for one in layers if RANKS[one[0]] != RANKS[Tone.BODY]], near, thin)
    return [*near, *far]


def _tidy(layers: Layers, before: Layers, thin: bool) -> list[tuple[Tone, Mask]]:
    """LAYERS without the crumbs that the surface leaves, and what is BEFORE them, whose cells show nothing else.

    What is THIN is kept, if it is long: it holds what hangs below it.
    """
    if not layers:
        return []
    whole = _whole(layers) if thin else _whole(layers).solid()
    hidden = _whole(before).cells() if before else Mask(whole.width, whole.height)
    alone = whole.beyond(hidden)
    kept = without_crumbs(whole.beyond(alone.beyond(without_crumbs(alone))))
    found = [(tone, mask.shared(kept)) for tone, mask in layers]
    return [(tone, mask) for tone, mask in found if mask]


def _whole(layers: Layers) -> Mask:
    whole = Mask(layers[0][1].width, layers[0][1].height)
    whole.join(*(mask for _, mask in layers))
    return whole


def _rows(mask: Mask, first: int, last: int) -> Mask:
    """MASK between the rows FIRST and LAST."""
    part = Mask(mask.width, mask.height)
    part.rows[first:last] = mask.rows[first:last]
    return part
