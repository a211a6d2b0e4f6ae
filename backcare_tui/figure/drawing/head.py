"""Where the head is drawn: an egg that leans with the neck, a nose that says where the face is, and the hair."""

from dataclasses import dataclass
from math import atan2, ceil, cos, degrees, floor, hypot, radians, sin

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask, Point
from backcare_tui.figure.drawing.shapes import Part
from backcare_tui.figure.skeleton import Skeleton
from backcare_tui.figure.vector import along, sub, unit

_STEP = 15.0
"""Degrees between the directions in which a head is drawn, and a part of what its face is turned by: between two
of them its dots stay as they are, so that it does not shimmer.
"""
_CROWN, _JAW, _SKULL, _CHIN = 1.0, -2.8, 4.8, 2.8
"""Up the neck from the middle of the head, and how large they are: the skull and the jaw."""
_PROFILE = 1.8
"""How far the jaw lies before the skull, seen from the side."""
_NOSE = 5.0
"""How far its tip lies before the middle of the head."""
_NOSED = 6.2
"""Dots of a head from side to side from which on its nose is more than a wart."""
_PARTING = 52.0
"""Degrees by which the edge of the hair, seen from the side, is steeper than level: from the brow to the nape."""
_BROW, _EAR, _NAPE = 1.9, -0.3, -4.2
"""How far from the middle of the head that edge lies, seen from the front, from the side and from behind."""
_LEVEL = 1e-6
"""Of how much it goes down, how far a line goes aside at least to be aslant."""
_SMALL = 5.75
"""Dots of half a skull below which not every disc of dots looks round."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head in dots."""

    whole: Mask
    hair: Mask


def head_of(skeleton: Skeleton, lens: Lens, size: float) -> Head:
    """The head of SKELETON, SIZE times as large as life, seen through LENS."""
    centre = skeleton.joints["head"]
    up = unit(sub(centre, skeleton.joints["shoulders"]))
    middle = lens.dot(centre)
    upwards, _ = _direction(middle, lens.dot(along(centre, up, 10.0)), lens.scale)
    forwards, share = _direction(middle, lens.dot(along(centre, skeleton.face, 10.0)), lens.scale)
    towards = lens.nearness(skeleton.face)
    aside = share * _side_of(upwards, forwards)
    return _drawn(lens, middle, upwards, round(aside * 4) / 4, towards, lens.scale * size)


def _direction(start: Point, end: Point, scale: float) -> tuple[float, float]:
    """Degrees of the way from START to END, clockwise from the right, in steps; and the share of 10 units."""
    x, y = end[0] - start[0], end[1] - start[1]
    return round(degrees(atan2(y, x)) / _STEP) * _STEP, hypot(x, y) / scale / 10.0


def _side_of(upwards: float, forwards: float) -> float:
    """How much of FORWARDS is to the right of UPWARDS (1) or to its left (-1); 0 in line with it."""
    return sin(radians(forwards - upwards))


def head_part(skeleton: Skeleton) -> Part:
    """What the head is to the other parts: in front of them all, and one with the trunk by its neck."""
    return Part("head", skeleton.joints["head"], (), "", skeleton.joints["neck"], 4.0)


def _drawn(lens: Lens, middle: Point, upwards: float, profile: float, towards: float, scale: float) -> Head:
    """A head that points UPWARDS and whose face shows PROFILE of itself to the right of that, -1 to 1."""
    c, s = cos(radians(upwards)), sin(radians(upwards))
    middle = (float(round(middle[0])), float(round(middle[1])))  # between dots its edge would shimmer

    def at(up: float, front: float) -> Point:
        """UP the neck and to the FRONT, in units."""
        return (middle[0] + (up * c - front * s) * scale, middle[1] + (up * s + front * c) * scale)

    whole = Mask(lens.width, lens.height)
    crown, skull = round_disc(at(_CROWN, -0.4 * profile), _SKULL * scale)
    whole.bone(crown, at(_JAW, _PROFILE * profile), skull, _CHIN * scale)
    if abs(profile) > 0.3 and 2 * skull >= _NOSED:
        whole.bone(at(0.6, 3.2 * profile), at(-1.2, _NOSE * profile), 1.0 * scale, max(0.8, 0.8 * scale))
    leans, shown = radians(_PARTING * profile), 1.0 - abs(profile)
    edge = (_BROW if towards >= 0 else _NAPE) * shown + _EAR * (1.0 - shown)
    hairline, beyond = (at(far * cos(leans), -far * sin(leans)) for far in (edge, edge + 1.0))
    return Head(whole, _beyond(whole, hairline, (beyond[0] - hairline[0], beyond[1] - hairline[1])))


def _beyond(mask: Mask, place: Point, way: Point) -> Mask:
    """What of MASK lies beyond the straight line through PLACE that WAY is at right angles to."""
    beyond = Mask(mask.width, mask.height)
    across, down = way
    for y, row in enumerate(mask.rows):
        if not row:
            continue
        if abs(across) < _LEVEL * abs(down):
            beyond.rows[y] = row if (y - place[1]) * down >= 0 else 0
            continue
        x = min(max(place[0] - (y - place[1]) * down / across, -1.0), mask.width)
        left = (1 << (max(ceil(x), 0) if across > 0 else floor(x) + 1)) - 1
        beyond.rows[y] = row & ~left if across > 0 else row & left
    return beyond


def round_disc(centre: Point, radius: float) -> tuple[Point, float]:
    """The disc in dots nearest to that with CENTRE and RADIUS that looks round: its centre, and its radius.

    It is an even or odd number of dots wide and lies between or on them accordingly. Its radius is such that each
    of its four flat edges is three to five dots long.
    """
    if radius >= _SMALL:
        return centre, radius
    wide = round(2 * radius)
    if wide % 2:
        return (float(round(centre[0])), float(round(centre[1]))), hypot(wide // 2, 2 if wide > 7 else 1)
    return (floor(centre[0]) + 0.5, floor(centre[1]) + 0.5), hypot((wide - 1) / 2, 1.5)
