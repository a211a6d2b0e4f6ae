"""A trend in cells of a terminal, each with the role of what it shows: the one picture that all others come from.

What covers what, farthest first: shaded days, ranges, lines across, the ends of ranges, the leg, the line of seven
days, sessions, days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from backcare_tui.domain.journal.rating import median
from backcare_tui.domain.journal.trend.spans import SpanKind
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import number_words
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask, Picture
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.trend.axes import MOST, Across, day_ticks, row_of, rows_within, unbroken, value_labels
from backcare_tui.figure.trend.legend import (
    PAIR_ROOM,
    Placed,
    legend_rows,
    levels,
    shown_days,
    title_words,
)
from backcare_tui.figure.trend.marks import UNICODE, Marks
from backcare_tui.figure.trend.sheet import Role, Rows, Sheet

SMALLEST_WIDTH, SMALLEST_HEIGHT = 24, 9
"""Cells below which there is no picture."""

_LEFT = 3
"""Cells of the values and of the axis beside them."""
_RIGHT = 11
"""Cells of what is written beside the lines, where there is room for it."""
_ROOMY = 50
"""Cells from which on there is."""
_FEWEST_ROWS = 6
"""Of values; legend and names give way to them. With less the lines across, which are two points apart at least,
could share a row.
"""
_FEWEST_LEGEND = 2
"""Rows of a legend that are there even if not every whole value then has a row of its own."""
_VALUE_WIDTH = 2
"""Cells in which a value stands beside the axis."""
_Told = TypeVar("_Told")
_THIN, _END = 0.6, 0.75
"""Half the width of a line, and of its ends, in braille dots: an end sets a dot wherever it lies between two."""


def trend_picture(trend: Trend, width: int, height: int, marks: Marks = UNICODE) -> Rows:
    """TREND in at most WIDTH x HEIGHT cells, and no rows where these are too few."""
    layout = _laid_out(trend, width, height, marks)
    if layout is None:
        return []
    sheet = Sheet(width, layout.height)
    plot = _Plot(trend, sheet, marks, layout.across, 1 + layout.names, layout.rows)
    plot.draw()
    for column, words in title_words(trend, width):
        sheet.put(0, column, words, Role.TITLE)
    for number, row in enumerate(layout.legend, start=layout.height - len(layout.legend)):
        for column, words, role in row:
            sheet.put(number, column, words, role)
    return sheet.rows()


def trend_height(trend: Trend, width: int, height: int) -> int:
    """How many rows `trend_picture` has, known without drawing it."""
    layout = _laid_out(trend, width, height, UNICODE)
    return layout.height if layout else 0


@dataclass(frozen=True)
class _Layout:
    """What a picture has room for."""

    across: Across
    names: int
    """Rows of the names of spans."""
    rows: int
    """Of values: each whole one has as many as every other."""
    legend: Sequence[Sequence[Placed]]

    @property
    def height(self) -> int:
        """With the title, the axis below and its words."""
        return self.names + self.rows + len(self.legend) + 3


def _laid_out(trend: Trend, width: int, height: int, marks: Marks) -> _Layout | None:
    """What TREND has in at most WIDTH x HEIGHT cells; None where these are too few."""
    if width < SMALLEST_WIDTH or height < SMALLEST_HEIGHT:
        return None
    room = width - _LEFT - (_RIGHT if width >= _ROOMY and _has_levels(trend) else 0)
    names = int(bool(trend.spans) and height - 3 > _FEWEST_ROWS)
    across = Across(trend.first, trend.length, room)
    legend = legend_rows(trend, width, marks, across)
    legend = legend[: max(_FEWEST_LEGEND, height - 3 - names - MOST - 1)][: height - 3 - names - _FEWEST_ROWS]
    return _Layout(across, names, rows_within(height - 3 - names - len(legend)), legend)


def _has_levels(trend: Trend) -> bool:
    return bool(trend.baseline or trend.line or trend.leg_line)


class _Plot:
    """What lies between the axes, and these; ROWS rows from TOP on."""

    def __init__(self, trend: Trend, sheet: Sheet, marks: Marks, across: Across, top: int, rows: int) -> None:
        self._trend = trend
        self._sheet = sheet
        self._marks = marks
        self._across = across
        self._top = top
        self._rows = rows

    def draw(self) -> None:
        self._axes()
        self._spans()
        ranges = self._ranges()
        for column, highest, lowest in ranges:
            for row in range(highest, lowest + 1):
                self._put(row, column, self._marks.range, Role.RANGE)
        self._levels()
        for column, *ends in ranges:
            for row in ends:
                self._put(row, column, self._marks.range, Role.RANGE)
        if self._trend.tells_of_leg:
            self._line(Role.LEG, self._trend.leg_line, self._marks.leg_line)
            self._leg()  # on its line, which is told from the other by that
        roomy = self._across.per_day >= PAIR_ROOM
        if not roomy:
            self._days()  # where there are many, the line is what shows how it went, and lies upon them
        self._line(Role.LINE, self._trend.curve, self._marks.line)
        if roomy:
            self._pairs()
            self._days()
        self._beside_the_lines()

    def _put(self, row: int, column: int, char: str, role: Role) -> None:
        self._sheet.put(self._top + row, _LEFT + column, char, role)

    def _row(self, value: float) -> int:
        return row_of(value, self._rows)

    def _axes(self) -> None:
        labels = self._labels()
        for row in range(self._rows):
            words = labels.get(row, "").rjust(_VALUE_WIDTH)
            side = self._marks.side_tick if row in labels else self._marks.side
            self._sheet.put(self._top + row, 0, f"{words}{side}", Role.AXIS)
        below = self._top + self._rows
        self._sheet.put(below, _LEFT - 1, self._marks.corner + self._marks.bottom * self._across.width, Role.AXIS)
        for tick_ in day_ticks(self._across):
            self._sheet.put(below, _LEFT + tick_.cell, self._marks.bottom_tick, Role.AXIS)
            self._sheet.put(below + 1, _LEFT + tick_.at, tick_.words, Role.AXIS)

    def _labels(self) -> Mapping[int, str]:
        """What is written beside the rows: where a line across lies its own value, or nothing if that is wider."""
        labels = {row: str(value) for row, value in value_labels(self._rows).items()}
        for level in levels(self._trend):
            if not level.moves and (row := self._row(level.value)) in labels:
                labels[row] = number_words(level.value)
        return {row: words for row, words in labels.items() if len(words) <= _VALUE_WIDTH}

    def _spans(self) -> None:
        for span in self._trend.spans:
            shown = span.within(self._trend.first, self._trend.last)
            if shown is None:
                continue
            columns = self._across.cells(*shown)
            role = Role.FLARE if span.kind is SpanKind.FLARE_UP else Role.PAUSE
            char = self._marks.flare if role is Role.FLARE else self._marks.pause
            for row in range(self._rows):
                for column in columns:
                    self._sheet.shade(self._top + row, _LEFT + column, char, role)
            self._name(columns, shown_line(span.name))

    def _name(self, columns: range, name: str) -> None:
        """Write NAME above COLUMNS, as near as there is room for all of it; else nowhere."""
        row, room = self._top - 1, len(name)
        first, last = _LEFT + columns.start, _LEFT + columns.stop - 1
        best = (first + last - room + 1) // 2
        for at in sorted(range(first - room + 1, last + 1), key=lambda at: abs(at - best)):
            around = range(max(0, at - 1), min(self._sheet.width, at + room + 1))
            if _LEFT <= at <= _LEFT + self._across.width - room and self._sheet.is_free(row, around):
                self._sheet.put(row, at, name, Role.NAME)
                return

    def _levels(self) -> None:
        """The lines across: how it was in the first week, and from where on it is meaningfully better."""
        baseline, better = self._trend.baseline, self._trend.better
        if better is not None:
            for column in range(self._across.width):
                self._put(self._row(better), column, self._marks.better, Role.BETTER)
        if baseline is not None:
            row = self._row(baseline.pain)
            for column in range(self._across.width):
                self._put(row, column, self._marks.first_week, Role.FIRST_WEEK)
            if self._trend.in_first_week:
                for column in self._across.cells(*self._trend.in_first_week):
                    self._put(row, column, self._marks.in_first_week, Role.FIRST_WEEK)

    def _ranges(self) -> Sequence[tuple[int, int, int]]:
        """The columns of several ratings, each with the rows of highest and lowest, where these differ."""
        ranges = []
        for column, days in self._by_column(self._trend.days).items():
            highest = self._row(max(day.highest for day in days))
            lowest = self._row(min(day.lowest for day in days))
            if highest < lowest:
                ranges.append((column, highest, lowest))
        return ranges

    def _by_column(self, days: Mapping[date, _Told]) -> Mapping[int, list[_Told]]:
        found: dict[int, list[_Told]] = {}
        for day, told in days.items():
            found.setdefault(self._across.cell(day), []).append(told)
        return found

    def _line(self, role: Role, values: Mapping[date, float], char: str) -> None:
        """VALUES of seven days as a line, of CHAR or else of braille dots."""
        if char:
            for day, value in values.items():
                self._put(self._row(value), self._across.cell(day), char, role)
        else:
            self._braille(role, self._stroke(values, dashed=role is Role.LEG))

    def _stroke(self, values: Mapping[date, float], *, dashed: bool) -> Mask:
        """VALUES as a line through the middles of their days, with gaps; see `unbroken`.

        DASHED, it is there for two days and away for one.
        """
        width, height = self._across.width * CELL_WIDTH, self._rows * CELL_HEIGHT
        across, mask = Across(self._trend.first, self._trend.length, width), Mask(width, height)
        for piece in unbroken(self._trend.measure, list(values)):
            points = [(across.middle(day) - 0.5, self._dot(values[day])) for day in piece]
            for end in (points[0], points[-1]):
                mask.bone(end, end, _END, _END)
            for point, next_point in pairwise(points):
                mask.bone(point, next_point, _THIN, _THIN)
        if dashed:
            gaps = sum(1 << dot for dot in range(width) if dot % 6 >= 4)
            mask.rows = [row & ~gaps for row in mask.rows]
        return mask

    def _dot(self, value: float) -> float:
        """Between which two rows of braille dots VALUE lies, as a line is two dots thick.

        A whole value lies in the middle of its row, as its day does, and others between those beside them.
        """
        lower = int(value)
        below, above = self._row(lower), self._row(min(MOST, lower + 1))
        return int((below + (above - below) * (value - lower)) * CELL_HEIGHT + (CELL_HEIGHT - 1) / 2) + 0.5

    def _braille(self, role: Role, mask: Mask) -> None:
        for row, runs in enumerate(braille(Picture(mask.width, mask.height, ((role, mask),)))):
            column = 0
            for text, tone, _ in runs:
                for char in text:
                    if tone:
                        self._put(row, column, char, role)
                    column += 1

    def _pairs(self) -> None:
        """Before and after each session, beside the dot of its day, while there is room in the day."""
        for day, pairs in self._trend.pairs.items():
            free = range(self._across.cell(day) + 1, self._across.cells(day, day).stop)
            for column, (before, after) in zip(free, pairs, strict=False):
                top, bottom = sorted((self._row(before), self._row(after)))
                for row in range(top, bottom + 1):
                    self._put(row, column, self._marks.before, Role.PAIR)
                end = self._marks.lower if after < before else self._marks.higher
                self._put(self._row(after), column, end if after != before else self._marks.same, Role.PAIR)

    def _leg(self) -> None:
        for column, pains in self._by_column(self._trend.leg).items():
            self._put(self._row(median(pains)), column, self._marks.leg, Role.LEG)

    def _days(self) -> None:
        for column, days in self._by_column(shown_days(self._trend, self._across)).items():
            self._put(self._row(median([day.middle for day in days])), column, self._marks.day, Role.DAY)

    def _beside_the_lines(self) -> None:
        """What the lines are, right of where they end; each whole, or not there."""
        at = _LEFT + self._across.width + 1
        if at + 1 >= self._sheet.width:
            return
        for level in levels(self._trend):
            words = f"{level.name} {number_words(level.value)}" if level.moves else level.name
            row = self._top + self._row(level.value)
            if self._sheet.is_free(row, range(at, min(self._sheet.width, at + len(words)))):
                self._sheet.put(row, at, words, level.role)
