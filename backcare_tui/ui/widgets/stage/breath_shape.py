"""The breath as a shape that grows and shrinks: a disc where there is room, a bar otherwise.

Breathing in, a full disc grows towards a ring; breathing out, a hollow one closes around its middle. Where one
stays in a position while the breath flows on, corners frame it. A free breath is a ring of dots that rests.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask, Picture
from backcare_tui.figure.tone import Tone

_DISC_TONE, _RING_TONE, _FRAME_TONE = Tone.WORKS, Tone.GHOST, Tone.FAR
LEAST = 0.3
"""Share of the room that the disc fills when the lungs are empty."""
_RING, _RIM = 1.2, 2.4
"""Dots that the ring, and the rim of a hollow disc at least, are thick."""
_DOTS_APART = 3.2
"""Dots along a free ring from one to the next."""
_FREE_SHARE = 0.65
_CORNER = 0.3
"""Share of each side that the corners of a frame take."""


@dataclass(frozen=True, slots=True)
class BreathShape:
    """What a shape tells of the breath."""

    breath: Breath
    fullness: float
    """How full the lungs are, 0 to 1."""
    held: bool
    """Whether one stays where one is."""


def breath_disc(shape: BreathShape, columns: int, rows: int) -> Picture:
    """SHAPE as a disc in COLUMNS x ROWS cells."""
    width, height = columns * CELL_WIDTH, rows * CELL_HEIGHT
    middle = ((width - 1) / 2, (height - 1) / 2)
    room = min(width, height) / 2 - 1
    frame = _frame(width, height, room) if shape.held else Mask(width, height)
    if shape.held:
        room -= 2
    if shape.breath is Breath.FREE:
        ring = _dotted(width, height, middle, room * _FREE_SHARE)
        return Picture(width, height, ((_RING_TONE, ring), (_FRAME_TONE, frame)))
    radius = max(room * (LEAST + (1 - LEAST) * shape.fullness), _RIM)
    disc, around = _disc(width, height, middle, radius), Mask(width, height)
    if shape.breath is Breath.IN:
        around = _disc(width, height, middle, room)
        around.without(_disc(width, height, middle, room - _RING))
        around.without(disc)
    else:
        disc.without(_disc(width, height, middle, min(room * LEAST, radius - _RIM)))
    return Picture(width, height, ((_DISC_TONE, disc), (_RING_TONE, around), (_FRAME_TONE, frame)))


def _disc(width: int, height: int, middle: tuple[float, float], radius: float) -> Mask:
    mask = Mask(width, height)
    if radius > 0:
        mask.bone(middle, middle, radius, radius)
    return mask


def _dotted(width: int, height: int, middle: tuple[float, float], radius: float) -> Mask:
    mask = Mask(width, height)
    count = max(8, round(2 * pi * radius / _DOTS_APART))
    for index in range(count):
        angle = 2 * pi * index / count
        dot = (middle[0] + radius * cos(angle), middle[1] + radius * sin(angle))
        mask.bone(dot, dot, 0.7, 0.7)
    return mask


def _frame(width: int, height: int, room: float) -> Mask:
    """The corners of a square around what is ROOM dots from the middle."""
    mask = Mask(width, height)
    middle = (width - 1) / 2, (height - 1) / 2
    reach, arm = room, 2 * room * _CORNER
    for right in (-1, 1):
        for down in (-1, 1):
            corner = middle[0] + right * reach, middle[1] + down * reach
            mask.bone(corner, (corner[0] - right * arm, corner[1]), 0.6, 0.6)
            mask.bone(corner, (corner[0], corner[1] - down * arm), 0.6, 0.6)
    return mask


def bar_text(shape: BreathShape, width: int) -> tuple[str, str, str]:
    """SHAPE as a bar of WIDTH cells that grows and shrinks from its middle: what is left, within and right of it.

    Its ends point where it goes; marks at the ends of its room say that one stays where one is.
    """
    start, end = ("├", "┤") if shape.held else ("─", "─")
    room = width - 2
    if room < 3:
        return "", "", ""
    if shape.breath is Breath.FREE:
        return start + ("· " * room)[:room] + end, "", ""
    half = round((room // 2 - 1) * (LEAST + (1 - LEAST) * shape.fullness))
    inside = 2 * half + room % 2
    left = (room - inside) // 2
    heads = ("◄", "►") if shape.breath is Breath.IN else ("►", "◄")
    within = heads[0] + "━" * (inside - 2) + heads[1] if inside >= 2 else "━" * inside
    return start + "─" * left, within, "─" * (room - left - inside) + end
