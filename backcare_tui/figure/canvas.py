"""A grid of dots, kept as one whole number a row, and a picture made of several such grids."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, sqrt
from operator import and_, invert, or_

CELL_WIDTH, CELL_HEIGHT = 2, 4
"""Dots of a cell, whatever is written into it."""

Run = tuple[str, str, str]
"""Text, the tone it is written in, and the tone of what lies behind it, or a share of that; "" for none."""
Line = list[Run]
Point = tuple[float, float]
"""Dots from the left and from the top."""


_FLAT = 4
"""From how many dots more than one on a row is the edge beside it flat."""


def share_of(tone: str, percent: int) -> str:
    """So much of TONE, as a run has it behind its text: `shirt 30%`."""
    return f"{tone} {percent}%"


def tone_and_share(behind: str) -> tuple[str, float]:
    """The tone that BEHIND is of, and its share, 1.0 for all of it."""
    tone, _, share = behind.partition(" ")
    return tone, int(share.removesuffix("%")) / 100 if share else 1.0


class Mask:
    """Which dots of WIDTH x HEIGHT are set; bit x of row y is the dot at (x, y), rows counted from the top."""

    __slots__ = ("height", "rows", "width")

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.rows = [0] * height

    def bone(self, start: Point, end: Point, wide: float, narrow: float) -> None:
        """Set the dots of a tapered rod with half-widths WIDE at its start and NARROW at its end.

        It is the hull of a disc at each end, so each row of it is one run of dots, between the outermost points of
        the two discs and of the two lines that touch both of them.
        """
        first = max(0, ceil(min(start[1] - wide, end[1] - narrow)))
        last = min(self.height - 1, floor(max(start[1] + wide, end[1] + narrow)))
        left, right = [inf] * (last - first + 1), [-inf] * (last - first + 1)
        for (x, y), radius in ((start, wide), (end, narrow)):
            square = radius * radius
            for row in range(max(first, ceil(y - radius)), min(last, floor(y + radius)) + 1):
                rest, place = square - (row - y) * (row - y), row - first
                half = sqrt(rest) if rest > 0.0 else 0.0  # of a row that is just touched, it may round below 0
                if x - half < left[place]:
                    left[place] = x - half
                if x + half > right[place]:
                    right[place] = x + half
        for (x, y), (to_x, to_y) in _touching(start, end, wide, narrow):
            slope = (to_x - x) / (to_y - y) if abs(to_y - y) > 1e-9 else 0.0
            low, high = (y, to_y) if y < to_y else (to_y, y)
            for row in range(max(first, ceil(low)), min(last, floor(high)) + 1):
                at, place = x + (row - y) * slope, row - first
                if at < left[place]:
                    left[place] = at
                if at > right[place]:
                    right[place] = at
        runs = [
            (row, ceil(leftmost), floor(rightmost))
            for row, (leftmost, rightmost) in enumerate(zip(left, right, strict=True), first)
            if rightmost >= leftmost
        ]
        if len(runs) > 2:  # a single dot would stand on a flat edge
            runs = runs[_is_bump(runs[0], runs[1]) : len(runs) - _is_bump(runs[-1], runs[-2])]
        rows, end_of_row = self.rows, self.width - 1
        for row, leftmost, rightmost in runs:
            if leftmost < 0:
                leftmost = 0
            if rightmost > end_of_row:
                rightmost = end_of_row
            if leftmost <= rightmost:
                rows[row] |= ((1 << (rightmost - leftmost + 1)) - 1) << leftmost

    def run(self, row: int, first: int, last: int) -> None:
        """Set the dots FIRST to LAST of ROW, as far as it reaches."""
        if first < 0:
            first = 0
        if last >= self.width:
            last = self.width - 1
        if first <= last:
            self.rows[row] |= ((1 << (last - first + 1)) - 1) << first

    def of_runs(self, runs: Sequence[tuple[int, int]]) -> "Mask":
        """Those of its size that are in RUNS: each a row and the dots of it."""
        found = Mask(self.width, self.height)
        for row, dots in runs:
            found.rows[row] |= dots
        return found

    def without(self, other: "Mask") -> None:
        self.rows = list(map(and_, self.rows, map(invert, other.rows)))

    def join(self, *others: "Mask") -> None:
        for other in others:
            self.rows = list(map(or_, self.rows, other.rows))

    def meets(self, other: "Mask") -> bool:
        """Whether some dot is set in both."""
        return any(map(and_, self.rows, other.rows))

    def shared(self, other: "Mask") -> "Mask":
        """The dots that are set in both."""
        return self._of_rows(list(map(and_, self.rows, other.rows)))

    def beyond(self, other: "Mask") -> "Mask":
        """Its dots that are not set in OTHER."""
        return self._of_rows(list(map(and_, self.rows, map(invert, other.rows))))

    def copy(self) -> "Mask":
        return self._of_rows(self.rows.copy())

    def _of_rows(self, rows: list[int]) -> "Mask":
        """One of its size with these ROWS."""
        made = Mask.__new__(Mask)
        made.width, made.height, made.rows = self.width, self.height, rows
        return made

    def count(self) -> int:
        """How many dots are set."""
        return sum(row.bit_count() for row in self.rows)

    def __bool__(self) -> bool:
        return any(self.rows)

    def grown(self) -> "Mask":
        """Itself and all dots beside it."""
        full = (1 << self.width) - 1
        wide = [(row | row << 1 | row >> 1) & full if row else 0 for row in self.rows]
        return self._of_rows(list(map(or_, map(or_, wide, [0, *self.rows]), [*self.rows[1:], 0])))

    def inner(self) -> "Mask":
        """Its dots that have a dot of it above, below and on both sides."""
        inner = Mask(self.width, self.height)
        rows = self.rows
        for index in range(1, self.height - 1):
            row = rows[index]
            if row:
                inner.rows[index] = row & row << 1 & row >> 1 & rows[index - 1] & rows[index + 1]
        return inner

    def edge(self) -> "Mask":
        """Its outermost dots."""
        return self.beyond(self.inner())

    def cells(self) -> "Mask":
        """All dots of the cells in which it has a dot."""
        cells = Mask(self.width, self.height)
        lefts = ((1 << CELL_WIDTH * -(-self.width // CELL_WIDTH)) - 1) // ((1 << CELL_WIDTH) - 1)
        for top in range(0, self.height, CELL_HEIGHT):
            some = 0
            for row in self.rows[top : top + CELL_HEIGHT]:
                some |= row
            left = (some | some >> 1) & lefts
            cells.rows[top : top + CELL_HEIGHT] = [left | left << 1] * CELL_HEIGHT
        return cells

    def solid(self, size: int = 2) -> "Mask":
        """What of it is at least SIZE dots wide and high: all its squares of that size."""
        solid = Mask(self.width, self.height)
        rows = solid.rows
        corners = [_run_starts(row, size) if row else 0 for row in self.rows]
        for index in range(self.height - size + 1):
            corner = corners[index]
            if not corner:
                continue
            for below in corners[index + 1 : index + size]:
                corner &= below
            if corner:
                square = corner
                for across in range(1, size):
                    square |= corner << across
                for row in range(index, index + size):
                    rows[row] |= square
        return solid


def _is_bump(run: tuple[int, int, int], beside: tuple[int, int, int]) -> bool:
    """Whether RUN, a row with its first and last dot, is a single dot on the flat edge of the row BESIDE it."""
    return run[1] == run[2] and beside[2] - beside[1] >= _FLAT


def _touching(start: Point, end: Point, wide: float, narrow: float) -> list[tuple[Point, Point]]:
    """The two lines that touch both the disc at START and that at END; none if one disc holds the other."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = sqrt(dx * dx + dy * dy)
    if distance <= abs(wide - narrow):
        return []
    ahead = (wide - narrow) / distance
    aside = sqrt(1.0 - ahead * ahead)
    x, y = dx / distance, dy / distance
    lines = []
    for sign in (aside, -aside):
        out = (x * ahead - y * sign, y * ahead + x * sign)
        lines.append(
            (
                (start[0] + out[0] * wide, start[1] + out[1] * wide),
                (end[0] + out[0] * narrow, end[1] + out[1] * narrow),
            )
        )
    return lines


def _run_starts(row: int, size: int) -> int:
    """The dots of ROW from which on SIZE dots are set."""
    starts = row
    for across in range(1, size):
        starts &= row >> across
    return starts


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, before it is written in cells of one kind or another."""

    width: int
    height: int
    """Both in dots, whole cells."""
    layers: tuple[tuple[str, Mask], ...]
    """Each its tone and its dots, the nearest first; no dot is in two of them."""
    creases: Mask | None = None
    """The dots within the near side of a body that stay dark, where one part of it passes in front of another."""

    @property
    def columns(self) -> int:
        return self.width // CELL_WIDTH
