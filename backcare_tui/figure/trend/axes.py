"""Where days and values lie in a picture of a trend, and what is written beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from backcare_tui.domain.journal.trend.baseline import WEEK_DAYS
from backcare_tui.domain.journal.trend.trend import Measure
from backcare_tui.domain.words.text import cells

MOST = 10
"""The end of all scales."""
_A_DAY = timedelta(days=1)
_A_WEEK, _WEEKS, _HALF_A_YEAR, _TWO_YEARS = 7, 62, 183, 2 * 366 + 1


@dataclass(frozen=True)
class Across:
    """LENGTH days from FIRST on, laid out over WIDTH of whatever a picture is measured in."""

    first: date
    length: int
    width: int

    def begin(self, day: date) -> float:
        """Where DAY begins."""
        return (day - self.first).days * self.width / self.length

    def middle(self, day: date) -> float:
        return ((day - self.first).days + 0.5) * self.width / self.length

    def cell(self, day: date) -> int:
        """The whole number below `middle`."""
        return min(self.width - 1, int(self.middle(day)))

    def cells(self, first: date, last: date) -> range:
        """Those that the days from FIRST to LAST take; one at least."""
        begin = min(self.width - 1, int(self.begin(first) + 0.5))
        return range(begin, max(begin + 1, int(self.begin(last + _A_DAY) + 0.5)))

    @property
    def last(self) -> date:
        return self.first + (self.length - 1) * _A_DAY

    @property
    def per_day(self) -> float:
        return self.width / self.length


@dataclass(frozen=True)
class Tick:
    """A mark on the axis of days, and what is written below it."""

    cell: int
    words: str
    at: int
    """The first cell of the words."""


def unbroken(measure: Measure, days: Sequence[date]) -> Iterable[Sequence[date]]:
    """DAYS, in their order, in the pieces that a line of MEASURE goes through: of pain it has a gap where there is
    none of them for a week; answers that are a week or a month apart are joined.
    """
    broken = [measure is Measure.PAIN and (next_day - day).days >= WEEK_DAYS for day, next_day in pairwise(days)]
    cuts = [index for index, cut in enumerate(broken, 1) if cut]
    return [days[begin:end] for begin, end in pairwise([0, *cuts, len(days)]) if begin < end]


def value_labels(height: int) -> dict[int, int]:
    """The values that are written beside HEIGHT rows, by their row: as many as leave a row between two."""
    for step in (2, 5):
        if height - 1 >= 2 * (MOST // step):
            return {row_of(value, height): value for value in range(0, MOST + 1, step)}
    return {0: MOST, height - 1: 0}


def rows_within(height: int) -> int:
    """How many of HEIGHT rows a picture takes: where it can, as many as give each whole value a row of its own."""
    return height if height <= MOST else (height - 1) // MOST * MOST + 1


def row_of(value: float, height: int) -> int:
    """The row of VALUE among HEIGHT rows, from the top, where 0 is the last; what lies half-way goes down."""
    return int((MOST - value) * (height - 1) / MOST + 0.5)


def day_ticks(across: Across) -> tuple[Tick, ...]:
    """The marks below ACROSS, in cells: days of a week, dates of a few weeks, months, or years.

    As many as leave a blank between two; every label is whole.
    """
    for labels in _labels(across):
        ticks = tuple(_placed(across, labels))
        if all(one.at + cells(one.words) < other.at for one, other in pairwise(ticks)):
            return ticks
    return ()


Label = tuple[date, str]


def _labels(across: Across) -> Iterator[Sequence[Label]]:
    """Labels for the days of ACROSS, closest first."""
    first, length = across.first, across.length
    every_day = [first + number * _A_DAY for number in range(length)] if length <= _WEEKS * 2 else []
    if length <= _A_WEEK:
        yield [(day, f"{day:%a} {day.day}") for day in every_day]
        yield [(day, f"{day:%a}") for day in every_day]
        yield [(day, f"{day:%a}"[0]) for day in every_day]
    elif length <= _WEEKS:
        yield _dates(every_day)
        mondays = [day for day in every_day if day.weekday() == 0]
        for step in (1, 2, 4):
            yield _dates(mondays[::step])
    elif length <= _TWO_YEARS:
        years = range(first.year, across.last.year + 1)
        months = [date(year, month, 1) for year in years for month in range(1, 13)]
        if length <= _HALF_A_YEAR:
            halves = [day for month in months for day in (month, month.replace(day=15))]
            yield [(day, f"{day.day} {day:%b}") for day in halves]
        for step in (1, 2, 3, 6):
            of_step = [day for day in months if (day.month - 1) % step == 0]
            yield [(day, f"{day:%b} {day.year}" if day.month == 1 else f"{day:%b}") for day in of_step]
            yield [(day, f"{day:%b}") for day in of_step]
    else:
        for step in (1, 2, 4, 5, 10, 20, 50, 100):
            beginnings = [date(year, 1, 1) for year in range(first.year, across.last.year + 1) if year % step == 0]
            yield [(day, str(day.year)) for day in beginnings]


def _dates(days: Sequence[date]) -> Sequence[Label]:
    """The days of the month, with its name where it is a new one."""
    return [
        (day, f"{day.day} {day:%b}" if not before or before.month != day.month else str(day.day))
        for before, day in zip([None, *days], days, strict=False)
    ]


def _placed(across: Across, labels: Sequence[Label]) -> Iterator[Tick]:
    for day, words in labels:
        if not across.first <= day <= across.last:
            continue
        cell, room = across.cell(day), cells(words)
        at = cell - (room - 1) // 2 if across.length <= _A_WEEK else cell
        if at >= 0 and at + room <= across.width:
            yield Tick(cell, words, at)
