"""A pose with every number known."""

from dataclasses import dataclass, replace
from math import cos, radians, sin

from backcare_tui.domain.catalogue.pose import Bearing, Limb, Pose, Touch
from backcare_tui.figure.vector import Vec, add, scaled, sub

TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM, FOOT, NECK, HEAD_RADIUS = 31.0, 21.0, 21.0, 14.0, 14.0, 6.0, 6.2, 4.6
SHOULDER_HALF, HIP_HALF = 7.2, 3.6


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
            chord = scaled(_direction(self.heading), chord_length(self.curve))
            return sub(self.point, chord)
        if self.anchor == "knees":
            return add(self.point, scaled(_direction(self.thighs), THIGH))
        return self.point


def chord_length(curve: float) -> float:
    """From the pelvis to the shoulders in a straight line, when the spine bends CURVE degrees."""
    half = radians(abs(curve)) / 2
    return TRUNK if half < 1e-6 else TRUNK * sin(half) / half


def stance(pose: Pose, base: "Stance | None" = None) -> Stance:
    """POSE with what it leaves out taken from BASE. Without a base it must leave nothing out (ValueError)."""
    if base is None:
        base = Stance(
            "pelvis", (0.0, 0.0, 0.0), 90.0, 90.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, (_HANGING,) * 4, frozenset()
        )
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
        for name in ("thighs", "heading", "curve", "roll", "twist", "head", "turn", "belly")
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
