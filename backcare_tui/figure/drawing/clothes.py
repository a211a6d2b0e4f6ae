"""What of a body is covered, and by what: a shirt with short sleeves, and shorts that end above the knee."""

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.shapes import Part, Rod, mask_of
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.tone import Tone
from backcare_tui.figure.vector import mixed

_NECKLINE, _WAISTBAND = 3.6, 7.2
"""How far the shirt keeps from the neck, and the shorts reach about the pelvis."""
_SLEEVE, _ARM = 0.3, 2.6
"""At which share of an upper arm its sleeve ends, but for a round hem, and how wide it is there: it parts the neck
from the arm, which are both bare.
"""
_HEM, _LOOSE, _LEG = 0.55, 9.0, 4.6
"""At which share of a thigh the shorts end, but for a round hem; how wide they are at the hip and there, so that
they cover all of the thigh. What is bare is of one tone with the shin, and a bent knee round.
"""
_TOWARDS, _BARE, _KNEE = 9.0, 0.8, 3.2
"""By how much a knee is nearer than its hip for the thigh to come towards the viewer; from which share of it on it
is bare then, even where the shorts about its root lie behind it; and how thick it is there.
"""

_CONTOUR = (92, 27)
"""Columns and rows of cells from which on there is room for a bright outline about a muted fill."""


def has_contour(lens: Lens) -> bool:
    """Whether a body seen through LENS is drawn with a bright outline, and not in plain tones."""
    return lens.width >= _CONTOUR[0] * CELL_WIDTH and lens.height >= _CONTOUR[1] * CELL_HEIGHT


def clothes(part: Part, whole: Mask, skeleton: Skeleton, lens: Lens) -> list[tuple[Tone, Mask]]:
    """What of PART, which is WHOLE, is covered, and by what, or bare; the first has what two have."""
    if part.name == "trunk":
        pelvis, neck = skeleton.joints["pelvis"], skeleton.joints["neck"]
        return [
            (Tone.BODY, mask_of([(neck, neck, _NECKLINE, _NECKLINE)], lens)),
            (Tone.SHORTS, mask_of([(pelvis, pelvis, _WAISTBAND, _WAISTBAND)], lens)),
            (Tone.SHIRT, whole),
        ]
    if part.kind == "upper_arm":
        shoulder, elbow = skeleton.limb(part.side, "shoulder", "elbow")
        return [(Tone.SHIRT, mask_of([(shoulder, mixed(shoulder, elbow, _SLEEVE), _LOOSE, _ARM)], lens))]
    if part.kind != "thigh":
        return []
    hip, knee = skeleton.limb(part.side, "hip", "knee")
    leg: Rod = (hip, mixed(hip, knee, _HEM), _LOOSE, _LEG)
    covered = mask_of([leg], lens)
    if lens.nearness(knee) > lens.nearness(hip) + _TOWARDS:  # its bare end is before its root
        bare: Rod = (mixed(hip, knee, _BARE), knee, _KNEE, _KNEE)
        covered.without(mask_of([bare], lens))
    return [(Tone.SHORTS, covered)]
