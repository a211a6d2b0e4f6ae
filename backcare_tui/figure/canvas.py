"""A grid of dots, kept as one whole number a row, and packed into braille cells."""

from collections.abc import Sequence
from math import ceil, floor, inf, sqrt

CELL_WIDTH, CELL_HEIGHT = 2, 4
_BLANK = 0x2800
_PAIRS = (
    (0x00, 0x01, 0x08, 0x09),
    (0x00, 0x02, 0x10, 0x12),
    (0x00, 0x04, 0x20, 0x24),
    (0x00, 0x40, 0x80, 0xC0),
)
"""The bits of a braille character for none, the left, the right or both dots of each of its rows."""

Line = list[tuple[str, str]]
"""Runs of text, each with its tone; a cell has the tone of the nearest mask that has a dot in it, "" for none."""


class Mask:
    """Which dots of WIDTH x HEIGHT are set; bit x of row y is the dot at (x, y), rows counted from the top."""

    __slots__ = ("height", "rows", "width")

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows = [0] * height

    def bone(self, start: tuple[float, float], end: tuple[float, float], wide: float, narrow: float) -> None:
        """Set the dots of a tapered rod with half-widths WIDE at its start and NARROW at its end.

        The rod is convex, so each row of it is one run of dots: discs are set along it, close enough for a smooth
        edge, and only the outermost dots of each row are kept.
        """
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        stamps = max(1, ceil(sqrt(dx * dx + dy * dy) / max(0.8, 0.7 * min(wide, narrow))))
        lowest = max(0, ceil(min(y - wide, y + dy - narrow)))
        highest = min(self.height - 1, floor(max(y + wide, y + dy + narrow)))
        left, right = [inf] * (highest - lowest + 1), [-inf] * (highest - lowest + 1)
        for stamp in range(stamps + 1):
            share = stamp / stamps
            cx, cy, radius = x + dx * share, y + dy * share, wide + (narrow - wide) * share
            for row in range(max(lowest, ceil(cy - radius)), min(highest, floor(cy + radius)) + 1):
                # of a row that is just touched, it may round below 0
                half = sqrt(max(0.0, radius * radius - (row - cy) * (row - cy)))
                if cx - half < left[row - lowest]:
                    left[row - lowest] = cx - half
                if cx + half > right[row - lowest]:
                    right[row - lowest] = cx + half
        for row in range(lowest, highest + 1):
            if right[row - lowest] >= left[row - lowest]:
                self._run(row, ceil(left[row - lowest]), floor(right[row - lowest]))

    def _run(self, row: int, first: int, last: int) -> None:
        first, last = max(0, first), min(self.width - 1, last)
        if first <= last:
            self.rows[row] |= ((1 << (last - first + 1)) - 1) << first

    def without(self, other: "Mask") -> None:
        for index, row in enumerate(other.rows):
            self.rows[index] &= ~row

    def grown(self) -> "Mask":
        """Itself and all dots beside it."""
        grown = Mask(self.width, self.height)
        wide = [row | row << 1 | row >> 1 for row in self.rows]
        full = (1 << self.width) - 1
        for index in range(self.height):
            above = self.rows[index - 1] if index else 0
            below = self.rows[index + 1] if index + 1 < self.height else 0
            grown.rows[index] = (wide[index] | above | below) & full
        return grown


def pack(masks: Sequence[tuple[str, Mask]], columns: int, rows: int) -> list[Line]:
    """COLUMNS x ROWS braille cells from MASKS, each with its tone, the nearest first."""
    return [_line(masks, columns, row * CELL_HEIGHT) for row in range(rows)]


def _line(masks: Sequence[tuple[str, Mask]], columns: int, top: int) -> Line:
    runs: Line = []
    bands = [(tone, mask.rows[top : top + CELL_HEIGHT]) for tone, mask in masks]
    bands = [(tone, band) for tone, band in bands if any(band)]
    inked = [(tone, band, band[0] | band[1] | band[2] | band[3]) for tone, band in bands]
    for column in range(columns):
        shift = column * CELL_WIDTH
        code, tone = 0, ""
        for name, band, ink in inked:
            if ink >> shift & 3:
                code |= _cell(band, shift)
                tone = tone or name
        char = chr(_BLANK + code) if code else " "
        if runs and runs[-1][1] == tone:
            runs[-1] = (runs[-1][0] + char, tone)
        else:
            runs.append((char, tone))
    return runs


def _cell(band: Sequence[int], shift: int) -> int:
    """The bits of the braille character at SHIFT of the four rows of BAND."""
    bits = 0
    for row in range(CELL_HEIGHT):
        bits |= _PAIRS[row][band[row] >> shift & 3]
    return bits
