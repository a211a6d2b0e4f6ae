"""From where a figure is seen, and which part of space its picture shows."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from backcare_tui.domain.catalogue.pose import View
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Point
from backcare_tui.figure.vector import Vec

_ANGLES: dict[View, tuple[float, float]] = {
    View.SIDE: (-8.0, 0.0),
    View.PROFILE: (0.0, 0.0),
    View.FRONT: (-90.0, 0.0),
    View.TOP: (0.0, 69.0),
    View.ABOVE: (0.0, 24.0),
    View.HIGH: (0.0, 60.0),
    View.FEET: (-30.0, 0.0),
    View.FOOT_END: (-90.0, 45.0),
    View.QUARTER: (-40.0, 12.0),
    View.CORNER: (-40.0, 0.0),
    View.THREE_QUARTER: (-45.0, 0.0),
    View.FACING: (-62.0, 0.0),
    View.OPPOSITE: (-180.0, 0.0),
}
"""How far the camera is turned about the upright axis, and raised. From the side it is not raised, so that the
floor is one straight line.
"""

_SIDEWAYS = 0.55
"""Seen from this share of straight sideways on, one side of the body is the far one."""

_STOUTER, _STOUTEST = 0.085, 1.5
"""How much thicker than in life a body is drawn at a dot a unit, and at most."""


_DRAWN = 0.98
"""What share of the height a figure fills: a crown drawn to the nearest dot needs the rest, or it is cut."""
_BELOW = 0.3
"""What share of the height that is left over lies below: an arrow has more room above."""


@lru_cache(maxsize=64)
def _turn(degrees: float) -> tuple[float, float]:
    """The cosine and the sine of DEGREES; each point of each picture asks for those of its camera."""
    return cos(radians(degrees)), sin(radians(degrees))


@dataclass(frozen=True, slots=True)
class Camera:
    """Turns space into a flat picture."""

    yaw: float
    pitch: float

    def seen(self, point: Vec) -> Vec:
        """POINT as (right, up, towards the camera)."""
        c, s = _turn(self.yaw)
        x, z = point[0] * c + point[2] * s, point[2] * c - point[0] * s
        c, s = _turn(self.pitch)
        return (x, point[1] * c - z * s, point[1] * s + z * c)

    @property
    def is_level(self) -> bool:
        """Whether the floor is seen as a line."""
        return self.pitch == 0

    @property
    def is_square(self) -> bool:
        """Whether what lies along x and z is seen along or end-on."""
        return min(abs(cos(radians(self.yaw))), abs(sin(radians(self.yaw)))) < 0.15

    @property
    def is_end_on(self) -> bool:
        """Whether what lies along x is seen end-on."""
        return abs(cos(radians(self.yaw))) < 0.15

    @property
    def has_far_side(self) -> bool:
        """Whether what is at z < 0 is behind what is at z > 0, and not beside it."""
        return cos(radians(self.yaw)) * cos(radians(self.pitch)) >= _SIDEWAYS


@dataclass(frozen=True, slots=True)
class Ground:
    """The stretch of floor under the figure, along x."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A camera and what of its picture is shown, in units of the figure."""

    camera: Camera
    left: float
    bottom: float
    width: float
    height: float
    ground: Ground

    @property
    def columns_a_row(self) -> float:
        """Columns of cells that it has for each row of them."""
        return self.width / self.height * CELL_HEIGHT / CELL_WIDTH


def camera_for(view: View) -> Camera:
    return Camera(*_ANGLES[view])


@dataclass(frozen=True, slots=True)
class Lens:
    """Where a point of space falls on the grid of dots."""

    frame: Frame
    scale: float
    """Dots of a unit."""
    left: float
    bottom: float
    mirror: bool
    width: int
    height: int

    @classmethod
    def onto(cls, frame: Frame, width: int, height: int, mirror: bool) -> "Lens":
        """FRAME as large as WIDTH x HEIGHT dots allow, in the middle or a little lower; MIRROR turns it round.

        Seen level, the floor lies between two rows of cells, so that what stands on it shares no cell with it, and
        has one to itself; seen from above, there is no such row.
        """
        room = height - CELL_HEIGHT if frame.camera.is_level else height
        scale = min(width / frame.width, room * _DRAWN / frame.height)
        left = (width - frame.width * scale) / 2
        bottom = height - 1 - _BELOW * max(0.0, height - frame.height * scale)
        if frame.camera.is_level:
            floor = bottom + frame.bottom * scale
            bottom += min(CELL_HEIGHT * round((floor + 0.5) / CELL_HEIGHT), room) - 0.5 - floor
        return cls(frame, scale, left, bottom, mirror, width, height)

    @property
    def stout(self) -> float:
        """How much thicker than in life a body is drawn: the more, the smaller it is, to look as strong."""
        return min(1.0 + _STOUTER / (self.scale * self.scale), _STOUTEST)

    @property
    def floor(self) -> int | None:
        """The first row of dots under the floor, where it is seen as a line."""
        return round(self.bottom + self.frame.bottom * self.scale + 0.5) if self.frame.camera.is_level else None

    def dot(self, point: Vec) -> Point:
        x, y, _ = self.frame.camera.seen(point)
        across = self.left + (x - self.frame.left) * self.scale
        return (
            self.width - 1 - across if self.mirror else across,
            self.bottom - (y - self.frame.bottom) * self.scale,
        )

    def nearness(self, point: Vec) -> float:
        return self.frame.camera.seen(point)[2]
