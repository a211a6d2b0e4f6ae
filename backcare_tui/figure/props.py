"""What stands around the figure, drawn from the same space.

Seen level, floor, wall and chair lie along whole cells, so that they stay straight and share few of them with
the body.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, pi, sin

from backcare_tui.domain.catalogue.pose import Prop
from backcare_tui.figure.camera import Ground, Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.places import BACKREST, HANDLEBAR
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.vector import Vec, mixed

SEAT_HEIGHT, WALL_X = 18.5, -6.0
(_BACK, _BACKREST, _), _FRONT, _HALF_SEAT = BACKREST, 11.0, 10.5
_BEHIND = 6.0
"""How far to the near side of its middle the back of a chair is drawn, to be seen behind who sits before it."""
_SITS, _RISES, _FLESH = 23.4, 25.0, 5.2
"""How high the hips of who sits are, and of who no longer does; how far below them a body of usual girth ends."""
_SINKS = 2
"""Dots that who sits sinks at most into a seat, to sit on it without a gap."""
_THICK_SEAT, _CUSHION = 3.2, 11.0
"""How thick a seat is, and how far down from its top a backrest is thicker than its post."""
_SLIM, _STOUTER = 0.65, 1.8
"""How far before the wall a body of usual girth is, and how much nearer to it one drawn twice as stout.

As measured on the wall sit: no dot of a body comes to lie in a cell of the wall, which it would break.
"""
_HALF_MAT, _MAT_BEYOND = 18.0, 6.0
"""Half of how wide a mat is, and how far it reaches beyond the ground, seen from above."""
_RAILS_APART = 7
"""Dots between two rails of a chair, at least: nearer to each other they are but a lump."""
_CRANK = (10.0, 16.6, 0.0)
_STEM: Vec = (33.5, 43.0, 0.0)
_GRIP = (-3.5, -1.0), (5.5, -0.5), (7.0, -4.0)
"""The ends of the handlebar and its bend, seen from where the hands hold it."""
_SADDLE = (-9.5, 43.8, 0.0), (5.0, 42.8, 0.0)
_SOLE, _HALF_PEDAL = 2.4, 4.0
"""How far below the middle of a foot its pedal is, and half of how long."""
_WHOLE_FRAME = 0.8
"""Dots of a unit from which on there is room among the legs for all of a bicycle's frame."""
_RIPPLES, _RIPPLE = ((19.0, -12.0), (13.0, 42.0), (24.0, 8.0)), 12.0
"""Below the surface: how deep each is, and where it begins; and how long one is."""

CORNERS: dict[Prop, tuple[Vec, ...]] = {
    Prop.CHAIR: tuple(
        (x, y, z)
        for x, y in ((_BACK - 1.0, 0.0), (_BACK - 1.0, _BACKREST), (_FRONT + 1.0, 0.0))
        for z in (_HALF_SEAT, -_HALF_SEAT)
    ),
    Prop.WALL: ((WALL_X - 2, 0.0, 0.0), (WALL_X - 2, 80.0, 0.0)),
    Prop.BICYCLE: ((-39.0, -1.0, 0.0), (55.0, 33.0, 0.0)),
}
"""Points that have to be in the picture."""


def draw_prop(prop: Prop, mask: Mask, lens: Lens, skeleton: Skeleton) -> None:
    """Draw PROP into MASK, seen through LENS."""
    pen = _Pen(mask, lens)
    ground = lens.frame.ground
    if prop is Prop.FLOOR:
        if lens.floor is None:
            return
        pen.strip(ground.left - 4, ground.right + 4, 1)
    elif prop is Prop.MAT:
        if lens.floor is None:
            _mat(pen)
        else:
            pen.strip(ground.left - 4, ground.right + 4, max(2, round(1.4 * lens.scale)))
    elif prop is Prop.WALL:
        _wall(pen)
    elif prop is Prop.CHAIR:
        _chair(pen)
    elif prop is Prop.BICYCLE:
        _bicycle(pen, skeleton)
    elif prop is Prop.WATER:
        _surface(pen)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Sets the dots of lines and surfaces in space."""

    mask: Mask
    lens: Lens

    @property
    def line(self) -> int:
        """How many dots wide a line is that carries weight."""
        return max(2, 2 * round(0.6 * self.lens.scale))

    def rod(self, start: Vec, end: Vec, half: float) -> None:
        """A line, HALF dots thick to each side."""
        self.mask.bone(self.lens.dot(start), self.lens.dot(end), half, half)

    def block(self, left: int, right: int, top: int, bottom: int) -> None:
        """All dots from column LEFT to before RIGHT, and from row TOP to before BOTTOM."""
        for row in range(max(0, top), min(bottom, self.mask.height)):
            self.mask.run(row, left, right - 1)

    def post(self, foot: Vec, head: Vec) -> None:
        """An upright line, along whole columns of cells."""
        across, bottom = self.lens.dot(foot)
        left = CELL_WIDTH * floor(across / CELL_WIDTH)
        self.block(left, left + self.line, round(self.lens.dot(head)[1]), round(bottom) + 1)

    def surface(self, *corners: Vec) -> None:
        """All dots between CORNERS, which go round a flat surface without dents."""
        dots = [self.lens.dot(corner) for corner in corners]
        ends: dict[int, list[float]] = {}
        for (x, y), (other_x, other_y) in pairwise((*dots, dots[0])):
            steps = max(1, 2 * round(abs(other_y - y)))
            for step in range(steps + 1):
                share = step / steps
                ends.setdefault(round(y + (other_y - y) * share), []).append(x + (other_x - x) * share)
        for row, across in ends.items():
            if 0 <= row < self.mask.height:
                self.mask.run(row, round(min(across)), round(max(across)))

    def strip(self, left: float, right: float, thick: int) -> None:
        """The first THICK rows of dots under the floor, seen level."""
        lens, frame = self.lens, self.lens.frame
        if frame.camera.is_square and not frame.camera.is_end_on:
            ends = sorted(round(lens.dot((x, 0.0, 0.0))[0]) for x in (left, right))
        else:  # what runs along x is foreshortened: as wide as what is shown, and end-on a little wider
            beyond = 7.0 * lens.scale if frame.camera.is_end_on else 0.0
            ends = [round(lens.left - beyond), round(lens.left + frame.width * lens.scale + beyond)]
        row = lens.floor or 0
        self.block(ends[0], ends[1] + 1, row, row + thick)


def mat_corners(ground: Ground) -> tuple[Vec, ...]:
    """The corners of a mat on GROUND, one after the other: as wide as one is for a body of this length."""
    left, right = ground.left - _MAT_BEYOND, ground.right + _MAT_BEYOND
    return (
        (left, -0.9, _HALF_MAT),
        (right, -0.9, _HALF_MAT),
        (right, -0.9, -_HALF_MAT),
        (left, -0.9, -_HALF_MAT),
    )


def _mat(pen: _Pen) -> None:
    """Its edge, seen from above: what lies on it stands out, and so does where that began."""
    surface = Mask(pen.mask.width, pen.mask.height)
    _Pen(surface, pen.lens).surface(*mat_corners(pen.lens.frame.ground))
    pen.mask.join(surface.edge())


def _wall(pen: _Pen) -> None:
    """A strip as high as the picture, from the floor up; it ends where a body begins, however stout."""
    touching = WALL_X + _SLIM - _STOUTER * (pen.lens.stout - 1.0)
    at, behind = (pen.lens.dot((x, 0.0, 0.0))[0] for x in (touching, touching - 2))
    face = round(at)
    thick = CELL_WIDTH * max(1, round(0.9 * pen.lens.scale))
    if at > behind:
        edge = CELL_WIDTH * floor(face / CELL_WIDTH)
        left, right = edge - thick, edge
    else:
        edge = CELL_WIDTH * -floor(-(face + 1) / CELL_WIDTH)
        left, right = edge, edge + thick
    bottom = pen.lens.floor if pen.lens.floor is not None else round(pen.lens.dot((WALL_X, 0.0, 0.0))[1]) + 1
    pen.block(left, right, 0, bottom)


def behind_wall(lens: Lens) -> Mask:
    """All dots on the side of a wall where nobody is."""
    behind = Mask(lens.width, lens.height)
    at, beyond = (round(lens.dot((x, 0.0, 0.0))[0]) for x in (WALL_X, WALL_X - 1e3))
    _Pen(behind, lens).block(max(0, min(at, beyond)), min(max(at, beyond), lens.width), 0, lens.height)
    return behind


def _chair(pen: _Pen) -> None:
    """Without the far back leg, which would only confuse; from the front without the back, which is hidden."""
    if pen.lens.floor is not None:
        camera = pen.lens.frame.camera
        if camera.is_end_on:
            _chair_from_the_front(pen, pen.lens.floor)
        elif camera.has_far_side:
            _chair_from_the_side(pen, pen.lens.floor)
        else:
            _chair_from_a_corner(pen, pen.lens.floor)
        return
    near, far = _HALF_SEAT, -_HALF_SEAT
    for low in (0.0, -1.5):
        pen.surface(
            *((x, SEAT_HEIGHT + low, z) for x, z in ((_BACK, near), (_FRONT, near), (_FRONT, far), (_BACK, far)))
        )
    for z in (near, far):
        pen.post((_FRONT, 0, z), (_FRONT, SEAT_HEIGHT, z))
    back, front = (pen.lens.dot((x, 0.0, 0.0))[0] for x in (_BACK, _FRONT))
    if abs(front - back) < _HALF_SEAT * pen.lens.scale:
        return
    pen.post((_BACK, 0, near), (_BACK, _BACKREST, near))
    pen.post((_BACK, SEAT_HEIGHT, far), (_BACK, _BACKREST, far))
    for y in (_BACKREST, _BACKREST - 5):
        pen.rod((_BACK, y, near), (_BACK, y, far), 0.9)


def seat_under(skeleton: Skeleton, lens: Lens) -> int | None:
    """The first row of dots of the seat that SKELETON sits on; None if it stands, or is seen from above."""
    if lens.floor is None or skeleton.joints["pelvis"][1] > _RISES:
        return None
    return _seat(lens, lens.floor)[0]


def _seat(lens: Lens, ground: int) -> tuple[int, int]:
    """The first row of dots of a seat, and the first one below it: it begins with cells, where its sitter ends."""
    under = round(lens.dot((0.0, _SITS - _FLESH * lens.stout, 0.0))[1]) + 1
    thick = max(3, round(_THICK_SEAT * lens.scale))
    row = CELL_HEIGHT * -floor(-(under - _SINKS) / CELL_HEIGHT)
    row = min(row, ground - CELL_HEIGHT - thick)  # a small one has legs, too
    return row, row + thick


def _chair_from_the_side(pen: _Pen, ground: int) -> None:
    """Two legs, one of them also the post of the backrest, which is padded, and a seat on both.

    So it is seen a little from the front, too: more legs and rails would stand among shins and arms.
    """
    ends = (_BACK, 0.0, _BEHIND), (_FRONT, 0.0, 0.0)
    back, front = (CELL_WIDTH * floor(pen.lens.dot(end)[0] / CELL_WIDTH) for end in ends)
    (seat, below), (top, pad) = (
        _seat(pen.lens, ground),
        (round(pen.lens.dot((0.0, y, 0.0))[1]) for y in (_BACKREST, _BACKREST - _CUSHION)),
    )
    pen.block(back, back + pen.line, top, ground)
    pen.block(front, front + pen.line, seat, ground)
    edge = CELL_WIDTH if front > back else -CELL_WIDTH
    pen.block(min(back, front + edge), max(back, front + edge) + pen.line, seat, below)
    pen.block(min(back, back - edge), max(back, back - edge) + pen.line, top, pad)


def _chair_from_the_front(pen: _Pen, ground: int) -> None:
    """Two legs that are also the posts of its back, the seat between them, and a rail."""
    left, right = sorted(
        CELL_WIDTH * floor(pen.lens.dot((0.0, 0.0, z))[0] / CELL_WIDTH) for z in (_HALF_SEAT, -_HALF_SEAT)
    )
    (seat, below), top = _seat(pen.lens, ground), round(pen.lens.dot((0.0, _BACKREST, 0.0))[1])
    for column in (left, right):
        pen.block(column, column + pen.line, top, ground)
    pen.block(left, right + pen.line, seat, below)
    pen.block(left, right + pen.line, top, top + pen.line)


def _chair_from_a_corner(pen: _Pen, ground: int) -> None:
    """More from the front: its seat and rails along whole rows, and of its legs the outer two and a front one."""
    columns = {
        (x, z): CELL_WIDTH * floor(pen.lens.dot((x, 0.0, z))[0] / CELL_WIDTH)
        for x in (_BACK, _FRONT)
        for z in (_HALF_SEAT, -_HALF_SEAT)
    }
    rail, top = (round(pen.lens.dot((0.0, y, 0.0))[1]) for y in (_BACKREST - 7.0, _BACKREST))
    seat, below = _seat(pen.lens, ground)
    left, right = min(columns.values()), max(columns.values()) + pen.line
    pen.block(left, right, seat, below)
    for column in (left, right - pen.line, columns[_FRONT, _HALF_SEAT]):
        pen.block(column, column + pen.line, seat, ground)
    posts = sorted(column for (x, _), column in columns.items() if x == _BACK)
    for post in posts:
        pen.block(post, post + pen.line, top, seat)
    for row in (top, rail) if rail - top >= _RAILS_APART else (top,):
        pen.block(posts[0], posts[1] + pen.line, row, row + pen.line)


def _bicycle(pen: _Pen, skeleton: Skeleton) -> None:
    thin = max(0.75, 0.45 * pen.lens.scale)
    for hub in (-22.0, 38.0):
        _ring(pen, (hub, 16.0, 0.0), 16.0, thin)
    head = (33.5, 43.0, 0.0)
    rear, saddle = (-22.0, 16.0, 0.0), (-4.0, 43.5, 0.0)
    tubes = [(rear, _CRANK), (rear, saddle), (_CRANK, saddle), (_CRANK, head), (_STEM, (38.0, 16.0, 0.0))]
    tubes.append((_STEM, (HANDLEBAR[0] + _GRIP[0][0] + 2.0, HANDLEBAR[1] + _GRIP[0][1], 0.0)))
    if pen.lens.scale >= _WHOLE_FRAME:
        tubes.append((mixed(saddle, _CRANK, 0.13), head))
        _ring(pen, _CRANK, 3.6, thin)
    for start, end in tubes:
        pen.rod(start, end, max(1.0, thin))
    for side in SIDES:
        pen.rod(_CRANK, _pedal(skeleton, side, pen.lens), max(0.9, 1.2 * thin))
    draw_held(Prop.BICYCLE, pen.mask, pen.lens, skeleton)


def draw_held(prop: Prop, mask: Mask, lens: Lens, skeleton: Skeleton) -> None:
    """Draw into MASK, seen through LENS, what of PROP is held, stood on or sat on, and so not left out there."""
    pen = _Pen(mask, lens)
    if prop is Prop.CHAIR:
        _chair(pen)
    if prop is not Prop.BICYCLE:
        return
    thin = max(0.75, 0.45 * lens.scale)
    pen.rod(*_SADDLE, 1.6 * thin)
    grip = [(HANDLEBAR[0] + along, HANDLEBAR[1] + up, 0.0) for along, up in _GRIP]
    for start, end in pairwise(grip):
        pen.rod(start, end, max(1.0, thin))
    for side in SIDES:
        x, y, z = _pedal(skeleton, side, lens)
        pen.rod((x - _HALF_PEDAL, y, z), (x + _HALF_PEDAL, y, z), max(0.9, thin))


def _pedal(skeleton: Skeleton, side: str, lens: Lens) -> Vec:
    """The middle of the pedal under the foot of SIDE, which is drawn the thicker the smaller it is."""
    ankle, toe = skeleton.limb(side, "ankle", "toe")
    x, y, z = mixed(ankle, toe, 0.5)
    return (x, y - _SOLE * lens.stout, z)


def _ring(pen: _Pen, centre: Vec, radius: float, half: float) -> None:
    parts = 28
    angles = [2 * pi * part / parts for part in range(parts + 1)]
    points = [(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle), centre[2]) for angle in angles]
    for start, end in pairwise(points):
        pen.rod(start, end, half)


def _surface(pen: _Pen) -> None:
    """The surface of calm water, one level line from edge to edge of the picture, where a floor begins.

    Some ripples below it say that what is there is in the water.
    """
    top = pen.lens.floor
    if top is None:
        return
    pen.block(0, pen.lens.width, top, top + 1)
    for depth, first in _RIPPLES:
        row = round(pen.lens.dot((0.0, -depth, 0.0))[1])
        left, right = (round(pen.lens.dot((x, 0.0, 0.0))[0]) for x in (first, first + _RIPPLE))
        pen.block(min(left, right), max(left, right) + 1, row, row + 1)
