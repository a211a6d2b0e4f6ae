"""A pose with every number known."""

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, radians, sin

from backcare_tui.domain.catalogue.pose import Bearing, Limb, Pose, Touch
from backcare_tui.figure.vector import Vec, add, scaled, sub

TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM, FOOT, NECK, HEAD_RADIUS = 31.0, 21.0, 21.0, 14.0, 14.0, 6.0, 5.5, 4.6
SHOULDER_HALF, HIP_HALF = 7.2, 3.6

_SMALL_OF_BACK = (1.0, 0.5, -0.5, -1.0, 0.0, 0.0)
"""How much of a hollow each part of the spine leans, from the pelvis up: out and back; the chest lies still."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a hand or an ankle goes, and where its elbow or knee points (None: the usual way)."""

    at: Vec | Touch
    bend: Vec | None
    pointed: float


@dataclass(frozen=True, slots=True)
class Stance:
    """A whole pose in numbers, anchored at the pelvis, at the shoulders or at planted knees."""

    anchor: str
    point: Vec
    thighs: float
    heading: float
    curve: float
    hollow: float
    roll: float
    twist: float
    head: float
    turn: float
    belly: float
    limbs: tuple[Reach, Reach, Reach, Reach]
    """Near hand, far hand, near foot, far foot."""
    bears: frozenset[Bearing]

    @property
    def pelvis(self) -> Vec:
        """Where the pelvis is, whatever the anchor."""
        if self.anchor == "shoulders":
            chord = scaled(_direction(self.heading), Spine.bent(self.curve, self.hollow).chord)
            return sub(self.point, chord)
        if self.anchor == "knees":
            return add(self.point, scaled(_direction(self.thighs), THIGH))
        return self.point


@dataclass(frozen=True, slots=True)
class Spine:
    """A spine of constant length in parts that are as long as each other, from the pelvis up."""

    tilts: tuple[float, ...]
    """How many degrees each part leans to the front, from the straight way between pelvis and shoulders."""
    part: float
    """How long each is."""
    chord: float
    """From the pelvis to the shoulders in a straight line."""

    @classmethod
    def bent(cls, curve: float, hollow: float) -> "Spine":
        """One that bends CURVE degrees in an arc, and has HOLLOW degrees in the small of the back alone."""
        parts = len(_SMALL_OF_BACK)
        tilts = [
            curve * ((index + 0.5) / parts - 0.5) + hollow * share for index, share in enumerate(_SMALL_OF_BACK)
        ]
        # The chord of each part of an arc is a little shorter than the part.
        half = radians(curve) / parts / 2
        part = TRUNK / parts * (sin(half) / half if abs(half) > 1e-9 else 1.0)
        up, front = (sum(map(way, map(radians, tilts))) * part for way in (cos, sin))
        aslant = degrees(atan2(front, up)) if hollow else 0.0
        return cls(tuple(tilt - aslant for tilt in tilts), part, (up * up + front * front) ** 0.5)


def stance(pose: Pose, base: "Stance | None" = None) -> Stance:
    """POSE with what it leaves out taken from BASE. Without a base it must leave nothing out (ValueError)."""
    if base is None:
        base = Stance("pelvis", (0.0, 0.0, 0.0), 90.0, 90.0, *(0.0,) * 7, (_HANGING,) * 4, frozenset())
    anchor, point = base.anchor, base.point
    for name in ("pelvis", "shoulders", "knees"):
        given = getattr(pose, name)
        if given is not None:
            anchor, point = name, given
    near_hand, far_hand, near_foot, far_foot = base.limbs
    limbs = (
        _reach(pose.near_hand, near_hand),
        _reach(pose.far_hand, far_hand),
        _reach(pose.near_foot, near_foot),
        _reach(pose.far_foot, far_foot),
    )
    numbers = {
        name: getattr(base, name) if getattr(pose, name) is None else getattr(pose, name)
        for name in ("thighs", "heading", "curve", "hollow", "roll", "twist", "head", "turn", "belly")
    }
    bears = base.bears if pose.bears is None else frozenset(pose.bears)
    return replace(base, anchor=anchor, point=point, limbs=limbs, bears=bears, **numbers)


def on_the_other_side(name: str) -> str:
    """NAME of a part of the body, with near for far and far for near."""
    side, _, part = name.partition("_")
    return f"{_FLIP[side]}_{part}" if side in _FLIP else name


def swapped(one: Stance) -> Stance:
    """The mirror image: what the near side did, the far side does."""

    def reflected(reach: Reach) -> Reach:
        at = Touch(on_the_other_side(reach.at)) if isinstance(reach.at, Touch) else _reflected(reach.at)
        return Reach(at, _reflected(reach.bend) if reach.bend else None, reach.pointed)

    near_hand, far_hand, near_foot, far_foot = (reflected(reach) for reach in one.limbs)
    return replace(
        one,
        point=_reflected(one.point),
        roll=-one.roll,
        twist=-one.twist,
        turn=-one.turn,
        limbs=(far_hand, near_hand, far_foot, near_foot),
        bears=frozenset(Bearing(on_the_other_side(bearing)) for bearing in one.bears),
    )


_FLIP = {"near": "far", "far": "near"}
_HANGING = Reach((0.0, 0.0, 0.0), None, 0.0)


def _reach(limb: Limb | None, before: Reach) -> Reach:
    return before if limb is None else Reach(limb.at, limb.bend, limb.pointed)


def _reflected(point: Vec) -> Vec:
    return (point[0], point[1], -point[2])


def _direction(degrees: float) -> Vec:
    return (cos(radians(degrees)), sin(radians(degrees)), 0.0)
