"""Where the muscles lie that an exercise names as working."""

from itertools import product
from math import ceil, pi, sin

from backcare_tui.domain.catalogue.pose import BodyPart
from backcare_tui.figure.camera import Camera
from backcare_tui.figure.drawing.shapes import BELLY, Rod, fronts
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.vector import add, along, dot, length, mixed, scaled, sub, unit

_WHOLE: dict[BodyPart, tuple[str, ...]] = {
    BodyPart.TRUNK: ("trunk",),
    BodyPart.HEAD: ("head",),
    BodyPart.NEAR_ARM: ("near_upper_arm", "near_forearm"),
    BodyPart.FAR_ARM: ("far_upper_arm", "far_forearm"),
    BodyPart.NEAR_LEG: ("near_thigh", "near_shin"),
    BodyPart.FAR_LEG: ("far_thigh", "far_shin"),
    BodyPart.NEAR_UPPER_ARM: ("near_upper_arm",),
    BodyPart.FAR_UPPER_ARM: ("far_upper_arm",),
    BodyPart.NEAR_THIGH: ("near_thigh",),
    BodyPart.FAR_THIGH: ("far_thigh",),
    BodyPart.NEAR_CALF: ("near_shin",),
    BodyPart.FAR_CALF: ("far_shin",),
}
"""The drawn parts that are tinted whole."""

_ALONG_SPINE: dict[BodyPart, tuple[int, int, float, float]] = {
    BodyPart.BELLY: (1, 4, 4.6, 2.9),
    BodyPart.CHEST: (4, 6, 4.4, 2.8),
    BodyPart.LOW_BACK: (0, 3, -3.4, 2.6),
    BodyPart.UPPER_BACK: (3, 6, -3.8, 2.6),
    BodyPart.WAIST: (1, 4, 0.0, 3.0),
}
"""From which to which point of the spine, how far before it, and how thick to each side in the middle."""
_ACROSS = 3.5
"""How far to each side of the spine it lies, where it is thickest."""
_AWAY = 1.0
"""How far behind the spine a muscle lies that is hidden by the rest of the trunk."""
_ENDS = 0.5
"""How thick a muscle is at both ends, of how thick it is in the middle: there it runs out into what holds it."""


def tinted_whole(works: tuple[BodyPart, ...]) -> frozenset[str]:
    """The names of the drawn parts of which WORKS tints all."""
    return frozenset(name for part in works for name in _WHOLE.get(part, ()))


def muscle(part: BodyPart, skeleton: Skeleton, camera: Camera) -> tuple[tuple[str, ...], tuple[Rod, ...]]:
    """The drawn parts in which the muscle called PART lies, and its rods; nothing if it is a whole part.

    What of a muscle of the back or the belly is turned away from CAMERA is left out.
    """
    spine, axes = skeleton.spine, fronts(skeleton)
    if part in _ALONG_SPINE:
        first, last, before, thick = _ALONG_SPINE[part]
        rods = []
        steps = ceil(skeleton.belly / thick) if part is BodyPart.BELLY else 0
        for index, out in product(range(first, last), range(steps + 1)):
            ends = [
                along(spine[at], axes[at][0], before + BELLY[at] * skeleton.belly * out / max(steps, 1))
                for at in (index, index + 1)
            ]
            wide, narrow = (thick * _swell((at - first) / (last - first)) for at in (index, index + 1))
            for across in (-_ACROSS, 0.0, _ACROSS):
                outwards = add(scaled(axes[index][0], before), scaled(axes[index][1], across))
                if before and camera.seen(outwards)[2] < -_AWAY:
                    continue
                start, end = (
                    along(end, axes[at][1], across * share)
                    for end, at, share in zip(
                        ends, (index, index + 1), (wide / thick, narrow / thick), strict=True
                    )
                )
                rods.append((start, end, wide, narrow))
        return ("trunk",), tuple(rods)
    if part is BodyPart.BUTTOCKS:
        front = axes[0][0]
        points = [along(skeleton.joints[f"{side}_hip"], front, -2.4) for side in SIDES]
        return ("trunk", "near_thigh", "far_thigh"), tuple((point, point, 4.0, 4.0) for point in points)
    side, _, name = part.partition("_")
    if name == "buttock":
        hip, knee = skeleton.limb(side, "hip", "knee")
        thigh, back = unit(sub(knee, hip)), scaled(add(axes[0][0], unit(sub(spine[1], spine[0]))), -1.0)
        outward = unit(along(back, thigh, -dot(back, thigh)))
        start, end = along(hip, outward, 3.0), along(mixed(hip, knee, 0.35), outward, 2.2)
        return ("trunk", f"{side}_thigh"), ((start, end, 3.3, 2.7),)
    if name not in ("shoulder", "hip", "front_thigh", "back_thigh"):
        return (), ()
    if name == "shoulder":
        shoulder, elbow = skeleton.limb(side, "shoulder", "elbow")
        return ("trunk", f"{side}_upper_arm"), ((shoulder, mixed(shoulder, elbow, 0.35), 3.6, 2.8),)
    hip, knee, ankle = skeleton.limb(side, "hip", "knee", "ankle")
    if name == "hip":
        front = axes[0][0]
        start = along(along(hip, front, 2.8), unit(sub(skeleton.spine[1], hip)), 1.5)
        return ("trunk", f"{side}_thigh"), ((start, along(mixed(hip, knee, 0.4), front, 1.5), 3.0, 2.4),)
    thigh = unit(sub(knee, hip))
    shin = sub(ankle, knee)
    backward = along(shin, thigh, -dot(shin, thigh))
    backward = unit(backward) if length(backward) > 1.0 else scaled(axes[0][0], -1.0)
    forward = backward if name == "back_thigh" else scaled(backward, -1.0)
    start, middle, end = (along(mixed(hip, knee, share), forward, 2.0) for share in (0.1, 0.5, 0.9))
    thin = 2.9 * _ENDS
    return (f"{side}_thigh",), ((start, middle, thin, 2.9), (middle, end, 2.9, thin))


def _swell(share: float) -> float:
    """How thick a muscle is at the SHARE of its length, of how thick it is in the middle."""
    return _ENDS + (1.0 - _ENDS) * sin(pi * share)
