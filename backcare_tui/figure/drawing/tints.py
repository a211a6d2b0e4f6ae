"""The body in its tones: what works, the hair and the clothes, and in large pictures a bright outline."""

from backcare_tui.domain.catalogue.pose import BodyPart
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.body import Shown
from backcare_tui.figure.drawing.clothes import clothes
from backcare_tui.figure.drawing.muscles import muscle, smoothed, tinted_whole
from backcare_tui.figure.drawing.shapes import mask_of
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.tone import Tone

_OUTLINED = {
    Tone.BODY: (Tone.BODY, Tone.SKIN),
    Tone.LEG: (Tone.BODY, Tone.LEG),
    Tone.SHIRT: (Tone.SHIRT_EDGE, Tone.SHIRT),
    Tone.SHORTS: (Tone.SHORTS_EDGE, Tone.SHORTS),
}
"""How each tone of the near side is outlined, and filled within. Hair has no outline: it would hide the face."""
_OF_LEG = ("thigh", "shin")
_FAR = {Tone.BODY: Tone.FAR, Tone.SHIRT: Tone.FAR_CLOTH, Tone.SHORTS: Tone.FAR_CLOTH}
_FAR_ACTS = {Tone.BODY: Tone.FAR_ACTS, Tone.SHIRT: Tone.FAR_ACTS_CLOTH, Tone.SHORTS: Tone.FAR_ACTS_CLOTH}
"""What is instead of each tone on a far limb, and on one that acts."""
_BESIDE, _STRIPE = 2.2, 1.8
"""Units of a thigh beside a muscle of it, and the dots as which they would be but a stripe."""
_WORKING = {Tone.BODY: Tone.WORKS, Tone.FAR: Tone.FAR_WORKS}


def tinted(
    body: list[Shown],
    hair: Mask,
    skeleton: Skeleton,
    works: tuple[BodyPart, ...],
    acting: frozenset[str],
    lens: Lens,
    contour: bool,
    surface: int | None = None,
) -> list[tuple[Tone, Mask]]:
    """BODY in one layer for each of its tones, with a bright CONTOUR or without. No dot is in two of them.

    Far limbs that are ACTING are nearly as light as near ones. What works from the row SURFACE on, which is under
    water, is as what does not.
    """
    layers: dict[Tone, Mask] = {}

    def put(tone: Tone, mask: Mask) -> None:
        layers.setdefault(tone, Mask(lens.width, lens.height)).join(mask)

    working = _working(body, skeleton, works, lens)
    if surface is not None:
        for mask in working.values():
            mask.rows[surface:] = [0] * (mask.height - surface)
    for one in body:
        rest = one.seen
        lies = working.get((one.part.name, one.tone))
        if lies is not None:
            put(_WORKING[one.tone], lies.shared(rest))
            rest = rest.beyond(lies)
        far = (_FAR_ACTS if one.part.name in acting else _FAR) if one.tone is Tone.FAR else {}
        covered = clothes(one.part, one.whole, skeleton, lens)
        for tone, cloth in [(Tone.HAIR, hair)] if one.part.name == "head" else covered:
            put(far.get(tone, tone), cloth.shared(rest))
            rest = rest.beyond(cloth)
        bare = Tone.LEG if one.part.kind in _OF_LEG else Tone.BODY
        put(far.get(Tone.BODY, bare), rest)
    if contour:
        _outlined(layers)
    return [(tone, mask) for tone, mask in layers.items() if mask]


def _working(
    body: list[Shown], skeleton: Skeleton, works: tuple[BodyPart, ...], lens: Lens
) -> dict[tuple[str, Tone], Mask]:
    """Where lies what WORKS, by the name and tone of each part of BODY in which some does.

    Muscles of the near side are smooth patches.
    """
    whole, slim = tinted_whole(works), _BESIDE * lens.scale * lens.stout < _STRIPE
    muscles = [
        (names, mask_of(rods, lens))
        for names, rods in (muscle(part, skeleton, lens.frame.camera, works, slim) for part in works)
    ]
    found: dict[tuple[str, Tone], Mask] = {}
    near, ground, patch = (Mask(lens.width, lens.height) for _ in range(3))
    for one in body:
        name = one.part.name
        if one.tone is Tone.BODY:
            near.join(one.seen)
        lying = [mask for names, mask in muscles if name in names]
        if name in whole:
            found.setdefault((name, one.tone), Mask(lens.width, lens.height)).join(one.seen)
        elif lying and one.tone is Tone.BODY:
            ground.join(one.seen)
            patch.join(*(mask.shared(one.seen) for mask in lying))
            found[name, one.tone] = patch
        elif lying:
            found[name, one.tone] = Mask(lens.width, lens.height)
            found[name, one.tone].join(*lying)
    if patch:
        smooth = smoothed(patch, ground, near)
        return {key: smooth if lies is patch else lies for key, lies in found.items()}
    return found


def _outlined(layers: dict[Tone, Mask]) -> None:
    """Have the outline of the near side of the body lighter, cell by cell, than what lies within."""
    cloth = [tone for tone in _OUTLINED if tone in layers]
    near = [layers[tone] for tone in (*cloth, Tone.WORKS, Tone.HAIR) if tone in layers]
    if not near:
        return
    whole = Mask(near[0].width, near[0].height)
    whole.join(*near)
    rim = whole.edge().cells()
    for tone, mask in [(tone, layers.pop(tone)) for tone in cloth]:
        edge, filling = _OUTLINED[tone]
        layers.setdefault(edge, Mask(rim.width, rim.height)).join(mask.shared(rim))
        layers[filling] = mask.beyond(rim)
