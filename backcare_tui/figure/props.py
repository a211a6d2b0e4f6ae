"""What stands around the figure, drawn from the same space."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import Protocol

from backcare_tui.domain.catalogue.pose import Prop
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.vector import Vec, mixed

Dot = Callable[[Vec], tuple[float, float]]

SEAT_HEIGHT, WALL_X = 18.5, -6.0
_CRANK = (11.0, 18.0, 0.0)


class Rod(Protocol):
    """Draws a rod between two points in space, HALF dots thick to each side."""

    def __call__(self, start: Vec, end: Vec, half: float = ...) -> None: ...


CORNERS: dict[Prop, tuple[Vec, ...]] = {
    Prop.CHAIR: ((-11.0, 0.0, 0.0), (-11.0, 42.0, 0.0), (12.0, 0.0, 0.0)),
    Prop.WALL: ((WALL_X - 2, 0.0, 0.0), (WALL_X - 2, 80.0, 0.0)),
    Prop.BICYCLE: ((-39.0, -1.0, 0.0), (55.0, 33.0, 0.0)),
}
"""Points that have to be in the picture."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The stretch of floor under the figure, along x."""

    left: float
    right: float


def draw_prop(prop: Prop, mask: Mask, dot: Dot, scale: float, ground: Ground, skeleton: Skeleton) -> None:
    """Draw PROP into MASK; DOT gives the dot of a point in space, SCALE the dots of a unit."""
    thin, thick = max(0.55, 0.45 * scale), max(0.8, 0.8 * scale)

    def rod(start: Vec, end: Vec, half: float = thin) -> None:
        mask.bone(dot(start), dot(end), half, half)

    if prop is Prop.FLOOR:
        rod((ground.left - 4, -0.6, 0), (ground.right + 4, -0.6, 0), 0.5)
    elif prop is Prop.MAT:
        _mat(rod, dot, ground, thick)
    elif prop is Prop.WALL:
        rod((WALL_X - 2, -0.6, 0), (WALL_X - 2, 90, 0), max(thick, 1.8 * scale))
    elif prop is Prop.CHAIR:
        _chair(rod)
    elif prop is Prop.BICYCLE:
        _bicycle(rod)
        for side in ("near", "far"):
            ankle, toe = skeleton.limb(side, "ankle", "toe")
            rod(_CRANK, mixed(ankle, toe, 0.5))
    elif prop is Prop.WATER:
        _water(rod, ground.left - 6, ground.right + 6)


def _mat(rod: Rod, dot: Dot, ground: Ground, thick: float) -> None:
    """A line as one sees it from the side; from higher up, its four edges."""
    left, right, half = ground.left - 2, ground.right + 2, 13.0
    corners = ((left, -0.9, half), (right, -0.9, half), (right, -0.9, -half), (left, -0.9, -half))
    if abs(dot(corners[0])[1] - dot(corners[3])[1]) < 8 * thick:
        rod((left, -0.9, 0), (right, -0.9, 0), thick)
        return
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        rod(start, end, 0.5)


def _chair(rod: Rod) -> None:
    back, front, seat = -8.0, 11.0, SEAT_HEIGHT
    for z in (-7.0, 7.0):
        rod((back, 0, z), (back - 1.5, seat + 24, z))
        rod((front, 0, z), (front, seat, z))
        rod((back, seat, z), (front, seat, z))
    rod((back - 1.5, seat + 24, -7), (back - 1.5, seat + 24, 7))
    rod((front, seat, -7), (front, seat, 7))


def _bicycle(rod: Rod) -> None:
    for hub in (-22.0, 38.0):
        _ring(rod, (hub, 16.0, 0), 16.0)
    crank, saddle, bar = _CRANK, (-3.0, 48.0, 0.0), (33.0, 56.0, 0.0)
    for start, end in (
        ((-22.0, 16.0, 0.0), crank),
        (crank, saddle),
        ((-22.0, 16.0, 0.0), (-1.5, 44.0, 0.0)),
        (crank, (31.0, 47.0, 0.0)),
        ((-1.5, 44.0, 0.0), (31.0, 47.0, 0.0)),
        (bar, (38.0, 16.0, 0.0)),
        ((-8.0, 48.5, 0.0), (3.0, 48.0, 0.0)),
    ):
        rod(start, end)


def _ring(rod: Rod, centre: Vec, radius: float) -> None:
    parts = 28
    points = [
        (
            centre[0] + radius * cos(2 * pi * part / parts),
            centre[1] + radius * sin(2 * pi * part / parts),
            centre[2],
        )
        for part in range(parts + 1)
    ]
    for start, end in pairwise(points):
        rod(start, end)


def _water(rod: Rod, left: float, right: float) -> None:
    steps = 40
    points = [
        (left + (right - left) * step / steps, 14.0 + 1.2 * sin(step * 1.3), 9.0) for step in range(steps + 1)
    ]
    for start, end in pairwise(points):
        rod(start, end)
