"""The shape of an arrow in dots: one smooth stroke of even thickness, straight or along a part of an ellipse.

Each is drawn about a point of its own and only moved in whole dots afterwards, so that it looks the same wherever
it lies. Its head points in one of sixteen directions, in which the edges of a triangle are even; that of a small
straight one in one of eight.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import atan2, ceil, cos, floor, hypot, pi, sin, sqrt

from backcare_tui.figure.canvas import Mask, Point

_STEEP = ((1, 0), (2, 1), (1, 1), (1, 2))
"""Across and down, in dots: the directions of heads in a quarter of the circle."""
_DIRECTIONS = tuple(
    atan2(y, x)
    for across, down in _STEEP
    for x, y in ((across, down), (-down, across), (-across, -down), (down, -across))
)
_SHARE, _SMALL_SHARE, _SMALL = 0.11, 0.15, 8
"""How wide a head is, of the height of the picture; and as long as it is no wider than so many dots."""
_THICK = 11
"""Dots of a head from which on the stroke is three dots thick, not two."""
_SHAFT = 3.0
"""How many times as long as its head the shaft is, at least."""
_HALF = {2: 1.0, 3: 1.45}
"""Half of how thick a stroke is that many dots wide, wherever it leads."""
_EDGE, _EVEN_EDGE = 0.4, 0.05
"""Dots by which a head reaches beyond the triangle, so that the dots on its sides belong to it: of one
that is aslant, and of one that is level or upright, whose sides go down in even steps to a point.
"""
_FIRST, _ASLANT = -0.1, 0.5
"""Where a head begins, in dots before its base; and a small one aslant, which is no heavier than others then."""


@dataclass(frozen=True, slots=True)
class _Area:
    """A part of an arrow, about its middle."""

    rows: range
    """Among which its dots are..."""
    across: Callable[[int], Iterable[int]]
    """...and where, of those of a row: whoever shapes an arrow looks at no others."""
    inside: Callable[[float, float], bool]


@dataclass(frozen=True, slots=True)
class Pen:
    """How large an arrow is drawn, in dots."""

    wide: int
    """How wide the head is, alike on both sides of the stroke."""

    @classmethod
    def for_height(cls, height: int) -> "Pen":
        """That for a picture HEIGHT dots high."""
        wide = max(round(_SHARE * height), min(round(_SMALL_SHARE * height), _SMALL))
        return cls(wide + (wide - _thick(wide)) % 2)

    @property
    def thick(self) -> int:
        return _thick(self.wide)

    @property
    def head(self) -> int:
        """How long the head is: half as long as wide, so that its sides go down in even steps."""
        return (self.wide + 1) // 2

    @property
    def shortest(self) -> float:
        """How long a whole arrow is at least."""
        return self.head * (1 + _SHAFT)


def _thick(wide: int) -> int:
    """How thick the stroke of a head is that is WIDE dots wide."""
    return 2 if wide < _THICK else 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """The dots of a shape, row by row, bit 0 of each at LEFT; LEFT and TOP are seen from its middle."""

    left: int
    top: int
    rows: tuple[int, ...]

    def at(self, x: int, y: int, mask: Mask) -> None:
        """Set its dots in MASK, with its middle at X, Y."""
        for row, dots in enumerate(self.rows, y + self.top):
            mask.rows[row] |= dots << x + self.left

    def within(self, mask: Mask) -> tuple[range, range]:
        """From left to right, and from the top down: where its middle is so that it lies within MASK."""
        wide = max(dots.bit_length() for dots in self.rows)
        return (
            range(-self.left, mask.width - wide - self.left + 1),
            range(-self.top, mask.height - len(self.rows) - self.top + 1),
        )

    def clear(self, y: int, blocked: Mask) -> int:
        """The columns, a bit for each, where its left edge may lie with its middle at row Y: on nothing BLOCKED.
        That it lies within the picture, `within` says.
        """
        taken = 0
        for dots, row in zip(self.rows, blocked.rows[y + self.top :], strict=False):
            for place in range(dots.bit_length()) if row else ():
                if dots >> place & 1:
                    taken |= row >> place
        return ~taken


def snapped(angle: float, pen: Pen) -> float:
    """The direction of a straight arrow of PEN's nearest to ANGLE, in radians clockwise from the right."""
    return round(angle / (pi / 4)) * pi / 4 if pen.wide <= _SMALL else _nearest(angle)


def _nearest(angle: float) -> float:
    return min(_DIRECTIONS, key=lambda one: abs(_turn(one, angle)))


def _turn(start: float, end: float) -> float:
    """From the direction START to END the shorter way round, from -pi to pi."""
    return (end - start + pi) % (2 * pi) - pi


def straight(angle: float, length: float, pen: Pen) -> Stamp:
    """An arrow LENGTH dots long that points to ANGLE."""
    angle = snapped(angle, pen)
    c, s = cos(angle), sin(angle)
    shaft = max(length, pen.shortest) - pen.head
    middle = (shaft + pen.head) / 2
    end = _on_the_grid((c * (shaft - middle), s * (shaft - middle)), angle, pen)
    half = _HALF[pen.thick]

    def in_shaft(x: float, y: float) -> bool:
        x, y = x - end[0], y - end[1]
        return -shaft <= x * c + y * s <= 0 and abs(y * c - x * s) <= half

    across, down = (_around(half, end[axis], end[axis] - shaft * way) for axis, way in enumerate((c, s)))
    return _stamp(_Area(down, lambda _: across, in_shaft), _head(end, angle, pen))


def curved(across: float, down: float, start: float, sweep: float, pen: Pen) -> Stamp:
    """An arrow along a part of the ellipse with the half-axes ACROSS and DOWN, in dots, from the angle START on.

    SWEEP radians go clockwise where they are more than 0. Where the ellipse is a circle the arrow is turned a
    little, so that its head lies in the way it goes. Its middle is that of the ellipse.
    """
    across, down = _half_dots(across, pen), _half_dots(down, pen)
    sense = 1.0 if sweep > 0 else -1.0
    span = pen.head / hypot(across * sin(start + sweep), down * cos(start + sweep)) * sense

    def point(angle: float) -> Point:
        return (across * cos(angle), down * sin(angle))

    def leads_to(base: float) -> float:
        (x, y), (to_x, to_y) = point(base), point(base + span)
        return atan2(to_y - y, to_x - x)

    base = start + sweep - span
    direction = _nearest(leads_to(base))
    if across == down:
        by = _turn(leads_to(base), direction)
        start, base = start + by, base + by
    first, last = min(start, base), max(start, base)
    half = _HALF[pen.thick]

    def in_shaft(x: float, y: float) -> bool:
        near = hypot(x / across, y / down)
        if near <= 0.5 or abs(near - 1) * near > half * hypot(x / across**2, y / down**2):
            return False
        angle = atan2(y / down, x / across)
        return first + (angle - first) % (2 * pi) <= last

    # Nothing of it is nearer to the ellipse, or farther, than by this share of the ellipse.
    within = half / min(across, down)

    def beside_ellipse(y: int) -> Iterable[int]:
        outer, inner = (share * share - (y / down) ** 2 for share in (1 + within, max(0.0, 1 - within)))
        widest = ceil(across * sqrt(max(0.0, outer))) + 1
        hollow = floor(across * sqrt(max(0.0, inner))) - 1
        if hollow <= 0:
            return range(-widest, widest + 1)
        return (*range(-widest, -hollow + 1), *range(hollow, widest + 1))

    end = _on_the_grid(point(base), direction, pen)
    farthest = down * (1 + within)
    return _stamp(_Area(_around(0.0, -farthest, farthest), beside_ellipse, in_shaft), _head(end, direction, pen))


def _around(by: float, *places: float) -> range:
    """The dots from the first to the last of PLACES, and BY more and one beside them."""
    return range(floor(min(places) - by) - 1, ceil(max(places) + by) + 2)


def _half_dots(radius: float, pen: Pen) -> float:
    """RADIUS with the stroke as thick where it lies level or upright as elsewhere."""
    return floor(radius) + 0.5 if pen.thick % 2 == 0 else float(round(radius))


def _on_the_grid(end: Point, angle: float, pen: Pen) -> Point:
    """END of a shaft, moved by less than a dot so that both sides of a head there are alike."""
    x, y = float(round(end[0])), float(round(end[1]))
    if pen.thick % 2 == 0:
        if abs(sin(angle)) < 1e-9:
            y = floor(end[1]) + 0.5
        elif abs(cos(angle)) < 1e-9:
            x = floor(end[0]) + 0.5
    return x, y


def _head(base: Point, angle: float, pen: Pen) -> _Area:
    """A filled triangle that points to ANGLE, with the middle of its base at BASE."""
    c, s, long, wide = cos(angle), sin(angle), pen.head, pen.wide / 2
    edge = _EVEN_EDGE if min(abs(c), abs(s)) < 1e-9 else _EDGE
    first = _ASLANT if wide <= _SMALL / 2 and abs(abs(c) - abs(s)) < 1e-9 else _FIRST

    def inside(x: float, y: float) -> bool:
        x, y = x - base[0], y - base[1]
        ahead = x * c + y * s
        return first <= ahead <= long - 0.5 and abs(y * c - x * s) <= min(wide * (1 - ahead / long) + edge, wide)

    reach = hypot(long, wide)
    across, down = (_around(reach, place) for place in base)
    return _Area(down, lambda _: across, inside)


def _stamp(*areas: _Area) -> Stamp:
    """The dots of AREAS."""
    found: dict[int, set[int]] = {}
    for area in areas:
        for y in area.rows:
            inside = {x for x in area.across(y) if area.inside(x, y)}
            if inside:
                found.setdefault(y, set()).update(inside)
    left = min(map(min, found.values()))
    top, bottom = min(found), max(found)
    rows = tuple(sum(1 << x - left for x in found.get(y, ())) for y in range(top, bottom + 1))
    return Stamp(left, top, rows)
