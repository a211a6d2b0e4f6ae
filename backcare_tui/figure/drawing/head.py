"""Where the head is drawn: an egg that leans with the neck, a nose that says where the face is, and the hair."""

from dataclasses import dataclass
from math import atan2, cos, degrees, floor, hypot, radians, sin

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

    whole, hair = Mask(lens.width, lens.height), Mask(lens.width, lens.height)
    crown, skull = round_disc(at(_CROWN, -0.4 * profile), _SKULL * scale)
    whole.bone(crown, at(_JAW, _PROFILE * profile), skull, _CHIN * scale)
    if abs(profile) > 0.3 and 2 * skull >= _NOSED:
        whole.bone(at(0.6, 3.2 * profile), at(-1.2, _NOSE * profile), 1.0 * scale, max(0.8, 0.8 * scale))
    if abs(profile) > 0.3:
        cap = at(_CROWN + 1.8, -2.6 * profile)
    else:
        cap = at(_CROWN, 0.0) if towards < 0 else at(_CROWN + 4.4, 0.0)
    hair.bone(cap, cap, 4.5 * scale, 4.5 * scale)
    return Head(whole, hair.shared(whole))


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
