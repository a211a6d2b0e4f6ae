"""A skeleton as solid shapes in braille cells, seen by a camera that stands still."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from backcare_tui.domain.catalogue.pose import BodyPart, Figure, Prop, View
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line, Mask, pack
from backcare_tui.figure.props import CORNERS, Ground, draw_prop
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.stance import HEAD_RADIUS
from backcare_tui.figure.vector import Vec, add, along, mixed, sub

Point = tuple[float, float]
FAR_SIZE = 0.82
"""How much slimmer the far limbs are drawn."""

_ANGLES: dict[View, tuple[float, float]] = {
    View.SIDE: (-14.0, 7.0),
    View.FRONT: (-90.0, 6.0),
    View.TOP: (0.0, 82.0),
    View.ABOVE: (0.0, 30.0),
    View.FEET: (-90.0, 24.0),
    View.CORNER: (-48.0, 12.0),
}
"""How far the camera is turned about the upright axis, and raised."""

_MARGIN = 7.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Turns space into a flat picture."""

    yaw: float
    pitch: float

    def seen(self, point: Vec) -> Vec:
        """POINT as (right, up, towards the camera)."""
        c, s = cos(radians(self.yaw)), sin(radians(self.yaw))
        x, z = point[0] * c + point[2] * s, point[2] * c - point[0] * s
        c, s = cos(radians(self.pitch)), sin(radians(self.pitch))
        return (x, point[1] * c - z * s, point[1] * s + z * c)


@dataclass(frozen=True, slots=True)
class Frame:
    """A camera and what of its picture is shown, in units of the figure."""

    camera: Camera
    left: float
    bottom: float
    width: float
    height: float
    ground: Ground


def camera_for(view: View) -> Camera:
    return Camera(*_ANGLES[view])


def frame_around(skeletons: Iterable[Skeleton], view: View, props: Iterable[Prop]) -> Frame:
    """The frame in which all SKELETONS and PROPS fit, with the ground at its bottom."""
    camera = camera_for(view)
    points = [point for skeleton in skeletons for point in (*skeleton.joints.values(), *skeleton.spine)]
    seen = [
        camera.seen(point) for point in (*points, *(corner for prop in props for corner in CORNERS.get(prop, ())))
    ]
    left, right = min(p[0] for p in seen) - _MARGIN, max(p[0] for p in seen) + _MARGIN
    bottom, top = min(p[1] for p in seen) - 4.0, max(p[1] for p in seen) + HEAD_RADIUS + 1.0
    ground = Ground(min(p[0] for p in points) - 3, max(p[0] for p in points) + 3)
    return Frame(camera, left, bottom, right - left, top - bottom, ground)


@dataclass(frozen=True, slots=True)
class _Lens:
    """Where a point of space falls on the canvas."""

    frame: Frame
    scale: float
    left: float
    bottom: float
    mirror: bool
    width: int

    def dot(self, point: Vec) -> Point:
        x, y, _ = self.frame.camera.seen(point)
        across = self.left + (x - self.frame.left) * self.scale
        return (
            self.width - 1 - across if self.mirror else across,
            self.bottom - (y - self.frame.bottom) * self.scale,
        )


def draw(
    skeleton: Skeleton, figure: Figure, frame: Frame, columns: int, rows: int, mirrored: bool = False
) -> list[Line]:
    """The picture in COLUMNS x ROWS cells, in tones "near", "far", "works" and "prop"; MIRRORED turns it round."""
    width, height = columns * CELL_WIDTH, rows * CELL_HEIGHT
    scale = min(width / frame.width, height / frame.height)
    lens = _Lens(
        frame,
        scale,
        left=(width - frame.width * scale) / 2,
        bottom=height - 1 - max(0.0, (height - frame.height * scale) / 2),
        mirror=mirrored,
        width=width,
    )
    parts = _parts(skeleton, figure, lens, width, height)
    ordered = sorted(parts, key=lambda part: -part[0])
    for index, (_, _, nearer) in enumerate(ordered):
        clear = nearer.grown()
        for _, _, behind in ordered[index + 1 :]:
            behind.without(clear)
    masks = [(tone, mask) for _, tone, mask in ordered]
    props = Mask(width, height)
    for prop in figure.props:
        draw_prop(prop, props, lens.dot, scale, frame.ground, skeleton)
    for _, mask in masks:
        props.without(mask.grown())
    return pack([*masks, ("prop", props)], columns, rows)


def _parts(
    skeleton: Skeleton, figure: Figure, lens: _Lens, width: int, height: int
) -> list[tuple[float, str, Mask]]:
    """Each part of the body with its nearness, its tone and its dots."""
    joints = skeleton.joints
    camera, scale = lens.frame.camera, lens.scale
    parts: list[tuple[float, str, Mask]] = []

    def part(name: BodyPart, tone: str, nearness: Vec, rods: list[tuple[Vec, Vec, float, float]]) -> None:
        mask = Mask(width, height)
        for start, end, wide, narrow in rods:
            mask.bone(lens.dot(start), lens.dot(end), max(wide * scale, 0.6), max(narrow * scale, 0.6))
        parts.append((camera.seen(nearness)[2], "works" if name in figure.works else tone, mask))

    spine = skeleton.spine
    trunk = [(a, b, 3.5, 3.5) for a, b in pairwise(spine)]
    for side in ("near", "far"):
        hip, shoulder = skeleton.limb(side, "hip", "shoulder")
        at_hip, at_shoulder = sub(hip, spine[0]), sub(shoulder, spine[-1])
        flank = [add(point, mixed(at_hip, at_shoulder, i / (len(spine) - 1))) for i, point in enumerate(spine)]
        trunk += [(a, b, 3.1, 3.1) for a, b in pairwise(flank)]
    trunk.append((joints["near_shoulder"], joints["far_shoulder"], 2.9, 2.9))
    trunk.append((joints["near_hip"], joints["far_hip"], 3.4, 3.4))
    part(BodyPart.TRUNK, "near", mixed(spine[0], spine[-1], 0.5), trunk)
    head = joints["head"]
    nose = along(head, skeleton.face, HEAD_RADIUS * 0.95)
    skull = [
        (joints["shoulders"], head, 1.9, 1.9),
        (head, head, HEAD_RADIUS, HEAD_RADIUS),
        (head, nose, 2.4, 0.9),
    ]
    part(BodyPart.HEAD, "near", head, skull)
    for side, size in (("near", 1.0), ("far", FAR_SIZE)):
        shoulder, elbow, hand = skeleton.limb(side, "shoulder", "elbow", "hand")
        arm = [
            (shoulder, elbow, 2.3 * size, 1.9 * size),
            (elbow, hand, 1.8 * size, 1.2 * size),
            (hand, hand, 1.6 * size, 1.6 * size),
        ]
        part(BodyPart(f"{side}_arm"), side, mixed(elbow, hand, 0.3), arm)
        hip, knee, ankle, toe = skeleton.limb(side, "hip", "knee", "ankle", "toe")
        leg = [
            (hip, knee, 3.5 * size, 2.5 * size),
            (knee, ankle, 2.4 * size, 1.5 * size),
            (ankle, toe, 1.6 * size, 1.1 * size),
        ]
        part(BodyPart(f"{side}_leg"), side, mixed(hip, knee, 0.8), leg)
    return parts
