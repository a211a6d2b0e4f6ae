"""Points and directions in space, as tuples (x, y, z)."""

from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, by: float) -> Vec:
    return (a[0] * by, a[1] * by, a[2] * by)


def along(a: Vec, direction: Vec, by: float) -> Vec:
    """A, moved BY units in DIRECTION."""
    return (a[0] + direction[0] * by, a[1] + direction[1] * by, a[2] + direction[2] * by)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """A with length 1; the zero vector stays as it is."""
    size = length(a)
    return scaled(a, 1 / size) if size else a


def mixed(a: Vec, b: Vec, share: float) -> Vec:
    """From A (share 0) to B (share 1)."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def turned(a: Vec, axis: Vec, degrees: float) -> Vec:
    """A turned about the unit vector AXIS, by the right-hand rule."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    sideways = cross(axis, a)
    forward = dot(axis, a) * (1 - c)
    return (
        a[0] * c + sideways[0] * s + axis[0] * forward,
        a[1] * c + sideways[1] * s + axis[1] * forward,
        a[2] * c + sideways[2] * s + axis[2] * forward,
    )
