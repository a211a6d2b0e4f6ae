"""The flesh about the bones: each part of the body as rods in space, thick as people are, and these in dots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.vector import Vec, add, along, cross, mixed, scaled, sub, unit

Rod = tuple[Vec, Vec, float, float]
"""Its two ends, and how thick it is to each side of its middle at each of them."""

_CHEST_TO_BACK = (5.6, 4.8, 4.5, 5.4, 6.2, 6.0, 3.9)
"""Half of how thick the trunk is from front to back at each point of the spine, from the pelvis up."""
_SIDE_TO_SIDE = (7.2, 6.2, 5.3, 6.0, 7.4, 8.0, 6.8)
_FORWARD = (0.0, 0.6, 0.9, 1.3, 1.5, 1.3, 0.3)
"""How far before the spine the middle of the trunk lies."""
_BUTTOCK = -1.5
"""How far before the hip its middle lies."""
_SEAT = 3.0
"""How far down the thigh a buttock is as full as at the hip."""
_STEEP, _LOW = (0.6, 0.85), (5.0, 3.5)
"""How steep a forearm is, as a share of upright, and how high its hand, from where on that lies flat on the floor,
with the fingers away from the hips; and all of it.
"""
_LIMB = 1.0
"""Dots to each side of the middle of a limb, at least."""
_CONSTANT = 3.0
"""Dots of half a width below which it is a multiple of a half, so that a limb is as wide wherever it lies."""
BELLY = (0.3, 0.75, 1.0, 0.75, 0.25, 0.0, 0.0)
"""What share of the belly rises there."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the body, in rods."""

    name: str
    """Its kind, after the side that it is on, if it is on one: "trunk", "near_thigh"."""
    middle: Vec
    """How near it is to the camera is reckoned here."""
    rods: tuple[Rod, ...]
    grows_from: str = ""
    """The part that it is joined to."""
    joint: Vec | None = None
    knuckle: float = 0.0
    """About JOINT, as far as this, it is one with the part that it grows from."""

    @property
    def side(self) -> str:
        """The side that it is on, "" if it is on none."""
        return self.name.partition("_")[0] if self.kind != self.name else ""

    @property
    def kind(self) -> str:
        """Its name without its side."""
        return self.name.removeprefix("near_").removeprefix("far_")


def body_parts(skeleton: Skeleton) -> list[Part]:
    """All parts of SKELETON but the head."""
    axes = fronts(skeleton)
    parts = [_trunk(skeleton, axes)]
    for side in SIDES:
        parts += [*_arm(skeleton, side), *_leg(skeleton, side, axes[0][0])]
    return parts


def fronts(skeleton: Skeleton) -> list[tuple[Vec, Vec]]:
    """At each point of the spine the directions to the front and to the near side of the body."""
    spine = skeleton.spine
    hips, shoulders = (
        sub(skeleton.joints[f"near_{name}"], skeleton.joints[f"far_{name}"]) for name in ("hip", "shoulder")
    )
    found = []
    for index in range(len(spine)):
        up = unit(sub(spine[min(index + 1, len(spine) - 1)], spine[max(index - 1, 0)]))
        side = unit(mixed(unit(hips), unit(shoulders), index / (len(spine) - 1)))
        found.append((unit(cross(up, side)), side))
    return found


def _trunk(skeleton: Skeleton, axes: Sequence[tuple[Vec, Vec]]) -> Part:
    spine, joints = skeleton.spine, skeleton.joints
    middle, near, far = [], [], []
    for point, (front, side), thick, wide, forward in zip(
        spine, axes, _CHEST_TO_BACK, _SIDE_TO_SIDE, _FORWARD, strict=True
    ):
        middle.append(along(point, front, forward))
        near.append(along(middle[-1], side, wide - thick))
        far.append(along(middle[-1], side, thick - wide))
    rods = [rod for line in (middle, near, far) for rod in _tube(line, _CHEST_TO_BACK)]
    if skeleton.belly:
        raised = [
            along(point, front, skeleton.belly * share)
            for point, (front, _), share in zip(middle, axes, BELLY, strict=True)
        ]
        rods += _tube(raised, _CHEST_TO_BACK)
    base = mixed(spine[-1], joints["neck"], 0.5)
    for one in SIDES:
        shoulder, buttock = joints[f"{one}_shoulder"], along(joints[f"{one}_hip"], axes[0][0], _BUTTOCK)
        rods.append((buttock, mixed(buttock, middle[1], 0.4), 4.6, 4.2))
        rods.append((base, shoulder, 2.4, 2.6))
    rods.append((spine[-1], joints["head"], 2.3, 1.8))
    return Part("trunk", mixed(spine[0], spine[-1], 0.5), tuple(rods))


def _tube(line: Sequence[Vec], thick: Sequence[float]) -> list[Rod]:
    return [(a, b, wide, narrow) for (a, b), (wide, narrow) in zip(pairwise(line), pairwise(thick), strict=True)]


def _arm(skeleton: Skeleton, side: str) -> list[Part]:
    shoulder, elbow, hand = skeleton.limb(side, "shoulder", "elbow", "hand")
    way = unit(sub(hand, elbow))
    x, _, z = sub(hand, skeleton.joints["pelvis"])
    flat = _share(-way[1], *_STEEP) * _share(hand[1], *_LOW)
    pointing = unit(mixed(way, unit((x, 0.0, z)), flat))
    wrist, palm = along(hand, way, -1.6), along(hand, pointing, 0.6)
    fingers = along(along(palm, pointing, 2.2 + 1.6 * flat), (0.0, -1.0, 0.0), 0.8 * flat)
    thick, thin = 2.5 - 0.6 * flat, 1.8 - 0.5 * flat
    upper: tuple[Rod, ...] = ((shoulder, elbow, 2.7, 2.1),)
    lower: tuple[Rod, ...] = (
        (elbow, mixed(elbow, hand, 0.3), 2.1, 2.4),
        (mixed(elbow, hand, 0.3), wrist, 2.4, 1.4),
        (wrist, palm, 1.4, thick),
        (palm, fingers, thick, thin),
    )
    name = f"{side}_upper_arm"
    return [
        Part(name, mixed(shoulder, elbow, 0.6), upper, "trunk", shoulder, 3.8),
        Part(f"{side}_forearm", mixed(elbow, hand, 0.5), lower, name, elbow, 3.4),
    ]


def _share(value: float, none: float, whole: float) -> float:
    """How far VALUE is on the way from NONE to WHOLE, 0 before it and 1 beyond."""
    return min(max((value - none) / (whole - none), 0.0), 1.0)


def _leg(skeleton: Skeleton, side: str, front: Vec) -> list[Part]:
    hip, knee, ankle, toe = skeleton.limb(side, "hip", "knee", "ankle", "toe")
    shin, foot = unit(sub(ankle, knee)), sub(toe, ankle)
    behind = scaled(unit(foot), -1.0)
    calf = along(mixed(knee, ankle, 0.3), behind, 1.0)
    heel = along(along(ankle, behind, 2.2), shin, 0.4)
    tip = along(toe, behind, -1.2)
    seat = along(along(hip, front, _BUTTOCK), unit(sub(knee, hip)), _SEAT)
    thigh: tuple[Rod, ...] = ((hip, knee, 4.7, 3.0), (seat, mixed(hip, knee, 0.45), 4.8, 3.8))
    lower: tuple[Rod, ...] = (
        (knee, calf, 2.8, 3.4),
        (calf, ankle, 3.4, 1.4),
        (ankle, heel, 1.6, 1.6),
        (heel, add(ankle, scaled(foot, 0.5)), 1.6, 1.6),
        (add(ankle, scaled(foot, 0.2)), tip, 2.0, 1.1),
    )
    name = f"{side}_thigh"
    return [
        Part(name, mixed(hip, knee, 0.7), thigh, "trunk", hip, 6.5),
        Part(f"{side}_shin", mixed(knee, ankle, 0.6), lower, name, knee, 4.2),
    ]


def mask_of(rods: Iterable[Rod], lens: Lens) -> Mask:
    """The dots of RODS, none of them thinner than a limb may be."""
    mask = Mask(lens.width, lens.height)
    scale = lens.scale * lens.stout
    drawn = set()
    for start, end, wide, narrow in rods:
        (x, y), (to_x, to_y) = lens.dot(start), lens.dot(end)
        alike = (round(x * 2), round(y * 2), round(to_x * 2), round(to_y * 2), wide, narrow)
        if alike not in drawn:  # seen from the side, much of the near and the far flank is one
            drawn.add(alike)
            mask.bone((x, y), (to_x, to_y), _half(wide * scale), _half(narrow * scale))
    return mask


def _half(dots: float) -> float:
    return dots if dots >= _CONSTANT else max(_LIMB, round(dots * 2) / 2)
