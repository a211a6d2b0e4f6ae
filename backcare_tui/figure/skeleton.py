"""From a stance to joints: the spine is of constant length, elbows and knees follow from where hands and
feet are. Bones never stretch, and a planted hand or foot stays where it is, by construction."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from backcare_tui.domain.catalogue.pose import Touch
from backcare_tui.figure.places import BESIDE_HEAD, places_to_hold
from backcare_tui.figure.stance import (
    FOOT,
    FOREARM,
    HEAD_RADIUS,
    HIP_HALF,
    NECK,
    SHANK,
    SHOULDER_HALF,
    THIGH,
    UPPER_ARM,
    Reach,
    Spine,
    Stance,
)
from backcare_tui.figure.vector import Vec, add, along, dot, length, mixed, scaled, sub, turned, unit

SIDES = ("near", "far")
_NEARLY = 0.999
"""How far a limb may be stretched: a completely straight one has no side to bend to."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints in space, by name: near_shoulder, far_knee and so on; and the spine from pelvis to shoulders."""

    spine: tuple[Vec, ...]
    joints: dict[str, Vec]
    face: Vec
    """The direction of the face."""
    belly: float = 0.0
    """How far the belly is out."""

    def limb(self, side: str, *names: str) -> tuple[Vec, ...]:
        return tuple(self.joints[f"{side}_{name}"] for name in names)


def solve(stance: Stance) -> Skeleton:
    """The joints of STANCE."""
    up, front = _trunk_axes(stance)
    near_hip_side = turned((0.0, 0.0, 1.0), up, stance.roll)
    near_shoulder_side = turned((0.0, 0.0, 1.0), up, stance.roll + stance.twist)
    pelvis_front = turned(front, up, stance.roll)
    elbow_bend, knee_bend = usual_bends(stance)
    chest_front = turned(front, up, stance.roll + stance.twist)
    bend_plane = turned(front, up, stance.roll + stance.twist / 2)
    spine = _spine(stance.pelvis, up, bend_plane, Spine.bent(stance.curve, stance.hollow))
    top, top_front = (
        _tilted_axis(up, chest_front, stance.curve / 2),
        _tilted(chest_front, up, stance.curve / 2),
    )
    neck = _tilted_axis(top, top_front, stance.head)
    joints: dict[str, Vec] = {
        "pelvis": spine[0],
        "shoulders": spine[-1],
        "head": along(spine[-1], neck, NECK + HEAD_RADIUS),
        "neck": along(spine[-1], neck, NECK),
    }
    face = turned(_tilted(top_front, top, stance.head), neck, stance.turn)
    for side, sign in zip(SIDES, (1, -1), strict=True):
        joints[f"{side}_hip"] = along(spine[0], near_hip_side, sign * HIP_HALF)
        joints[f"{side}_shoulder"] = along(spine[-1], near_shoulder_side, sign * SHOULDER_HALF)
    for side, reach in zip(SIDES, stance.limbs[2:], strict=True):
        joints |= _leg(side, joints, reach, knee_bend)
    places = places_to_hold(joints, spine, pelvis_front, face, stance.belly)
    for side, reach in zip(SIDES, stance.limbs[:2], strict=True):
        target = places[reach.at] if isinstance(reach.at, Touch) else reach.at
        if reach.at is Touch.HEAD:  # each on its own side of it
            out = sub(joints[f"{side}_shoulder"], joints["shoulders"])
            target = along(target, unit(out), BESIDE_HEAD)
        bend = reach.bend or elbow_bend
        elbow, hand = _two_bones(joints[f"{side}_shoulder"], target, UPPER_ARM, FOREARM, bend)
        joints |= {f"{side}_elbow": elbow, f"{side}_hand": hand}
    return Skeleton(spine, joints, face, stance.belly)


def usual_bends(stance: Stance) -> tuple[Vec, Vec]:
    """Where elbows and knees point when a pose does not say: away from the chest, and to the front of the hips."""
    up, front = _trunk_axes(stance)
    chest = turned(front, up, stance.roll + stance.twist)
    hips = turned(front, up, stance.roll)
    return scaled(_tilted(chest, up, stance.curve / 2), -1.0), _tilted(hips, up, -stance.curve / 2)


def _trunk_axes(stance: Stance) -> tuple[Vec, Vec]:
    """The direction from the pelvis to the shoulders, and where the front is before any roll."""
    heading = radians(stance.heading)
    return (cos(heading), sin(heading), 0.0), (sin(heading), -cos(heading), 0.0)


def _tilted_axis(axis: Vec, front: Vec, degrees: float) -> Vec:
    """AXIS, bent DEGREES towards FRONT."""
    return add(scaled(axis, cos(radians(degrees))), scaled(front, sin(radians(degrees))))


def _tilted(front: Vec, axis: Vec, degrees: float) -> Vec:
    """FRONT, when its AXIS bends DEGREES towards it."""
    return sub(scaled(front, cos(radians(degrees))), scaled(axis, sin(radians(degrees))))


def _spine(pelvis: Vec, up: Vec, front: Vec, bent: Spine) -> tuple[Vec, ...]:
    """Points along the BENT spine, which starts at PELVIS and leans to FRONT."""
    points = [pelvis]
    for tilt in bent.tilts:
        points.append(along(points[-1], _tilted_axis(up, front, tilt), bent.part))
    return tuple(points)


def _leg(side: str, joints: dict[str, Vec], reach: Reach, usual: Vec) -> dict[str, Vec]:
    hip = joints[f"{side}_hip"]
    target = hip if isinstance(reach.at, Touch) else reach.at  # Pose lets only hands hold on to the body
    bend = reach.bend or usual
    knee, ankle = _two_bones(hip, target, THIGH, SHANK, bend)
    shin = unit(sub(ankle, knee))
    outward = _across(bend, unit(sub(ankle, hip)))
    level = _level_on_floor(unit(_across(outward, shin)), ankle)
    toe = along(ankle, unit(mixed(level, shin, reach.pointed)), FOOT)
    return {f"{side}_knee": knee, f"{side}_ankle": ankle, f"{side}_toe": toe}


def _level_on_floor(toes: Vec, ankle: Vec) -> Vec:
    """TOES laid flat when the ankle is near the floor and they do not point up from it."""
    flat = (toes[0], 0.0, toes[2])
    low = min(max((6.0 - ankle[1]) / 3.0, 0.0), 1.0)
    lying = min(max((length(flat) - 0.2) / 0.4, 0.0), 1.0)
    return unit(mixed(toes, unit(flat), low * lying)) if length(flat) > 1e-6 else toes


def _two_bones(root: Vec, target: Vec, first: float, second: float, bend: Vec) -> tuple[Vec, Vec]:
    """The joint between two bones from ROOT towards TARGET, and their end; BEND says where the joint points."""
    way = sub(target, root)
    far = min(max(length(way), abs(first - second) + 0.01), (first + second) * _NEARLY)
    direction = unit(way) if length(way) > 1e-9 else (0.0, -1.0, 0.0)
    sideways = unit(_across(bend, direction))
    share = (first * first + far * far - second * second) / (2 * first * far)
    height = sqrt(max(0.0, 1 - share * share))
    joint = add(root, add(scaled(direction, first * share), scaled(sideways, first * height)))
    return joint, along(root, direction, far)


def _across(a: Vec, axis: Vec) -> Vec:
    """What of A is at right angles to AXIS; if nothing is, some other direction that is."""
    rest = along(a, axis, -dot(a, axis))
    if length(rest) > 1e-6:
        return rest
    other = (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (0.0, 1.0, 0.0)
    return along(other, axis, -dot(other, axis))
