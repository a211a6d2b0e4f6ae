"""The body in its tones: what works, the hair and the clothes, and in large pictures a bright outline."""

from backcare_tui.domain.catalogue.pose import BodyPart
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.body import Shown
from backcare_tui.figure.drawing.clothes import clothes
from backcare_tui.figure.drawing.muscles import muscle, tinted_whole
from backcare_tui.figure.drawing.shapes import mask_of
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.tone import Tone

_MUTED = {Tone.BODY: Tone.SKIN, Tone.SHIRT: Tone.SHIRT, Tone.SHORTS: Tone.SHORTS}
"""How each tone of the near side is filled within a bright outline. Hair has none: it would hide the face."""
_WORKING = {Tone.BODY: Tone.WORKS, Tone.FAR: Tone.FAR_WORKS}


def tinted(
    body: list[Shown],
    hair: Mask,
    skeleton: Skeleton,
    works: tuple[BodyPart, ...],
    acting: frozenset[str],
    lens: Lens,
    contour: bool,
) -> list[tuple[Tone, Mask]]:
    """BODY in one layer for each of its tones, with a bright CONTOUR or without. No dot is in two of them.

    Far limbs that are ACTING have the tone of clothes.
    """
    layers: dict[Tone, Mask] = {}

    def put(tone: Tone, mask: Mask) -> None:
        layers.setdefault(tone, Mask(lens.width, lens.height)).join(mask)

    whole = tinted_whole(works)
    muscles = [muscle(part, skeleton, lens.frame.camera) for part in works]
    for one in body:
        rest = one.seen
        rods = [rod for names, rods in muscles if one.part.name in names for rod in rods]
        if one.part.name in whole or rods:
            working = rest if one.part.name in whole else mask_of(rods, lens).shared(rest)
            put(_WORKING[one.tone], working)
            rest = rest.beyond(working)
        if one.tone is Tone.BODY:
            covered = clothes(one.part, one.whole, skeleton, lens)
            for tone, cloth in [(Tone.HAIR, hair)] if one.part.name == "head" else covered:
                put(tone, cloth.shared(rest))
                rest = rest.beyond(cloth)
        put(Tone.FAR_ACTS if one.part.name in acting and one.tone is Tone.FAR else one.tone, rest)
    if contour:
        _outlined(layers)
    return [(tone, mask) for tone, mask in layers.items() if mask]


def _outlined(layers: dict[Tone, Mask]) -> None:
    """Leave bright only the outline of the near side of the body, cell by cell, and mute what lies within."""
    cloth = [tone for tone in _MUTED if tone in layers]
    near = [layers[tone] for tone in (*cloth, Tone.WORKS, Tone.HAIR) if tone in layers]
    if not near:
        return
    whole = Mask(near[0].width, near[0].height)
    whole.join(*near)
    rim = whole.edge().cells()
    outline = Mask(whole.width, whole.height)
    for tone in cloth:
        mask = layers.pop(tone)
        outline.join(mask.shared(rim))
        mask.without(rim)
        layers[_MUTED[tone]] = mask
    layers[Tone.BODY] = outline
