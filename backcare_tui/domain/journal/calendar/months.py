"""The months of a calendar: their weeks, and where in the room for them each day stands."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

NAMED = (-2, -1)
"""The parts of a month above its weeks: its name, and the weekdays."""
MONTHS = 12
"""That a calendar shows, the present one among them."""
WEEKDAYS = 7

_MONDAY_FIRST = Calendar()


@dataclass(frozen=True)
class Month:
    """One month, as a calendar on a wall shows it."""

    first: date

    @cached_property
    def weeks(self) -> tuple[tuple[date | None, ...], ...]:
        """Its weeks, each from Monday to Sunday; None on days of other months."""
        weeks = _MONDAY_FIRST.monthdatescalendar(self.first.year, self.first.month)
        return tuple(tuple(day if day.month == self.first.month else None for day in week) for week in weeks)


def months_until(last: date, count: int = MONTHS) -> tuple[Month, ...]:
    """The COUNT months up to that of LAST, oldest first."""
    number = last.year * 12 + last.month - 1
    return tuple(Month(date(one // 12, one % 12 + 1, 1)) for one in range(number - count + 1, number + 1))


@dataclass(frozen=True)
class Place:
    """Where a day stands: on which line of all, in which month from the left, and on which day of its week."""

    line: int
    across: int
    weekday: int


@dataclass(frozen=True)
class Line:
    """One line of the calendar, which goes through the months that stand side by side."""

    months: tuple[Month, ...]
    part: int
    """-2 for their names, -1 for the weekdays, and from 0 on the week of each; a month may have fewer."""
    begun: bool = False
    """Whether it stands for weeks of these months, which are scrolled away."""


@dataclass(frozen=True)
class MonthLayout:
    """MONTHS, so many of them ACROSS as stand side by side."""

    months: tuple[Month, ...]
    across: int

    @cached_property
    def lines(self) -> tuple[Line | None, ...]:
        """All of them from above, None between the months of one row and those of the next."""
        found: list[Line | None] = []
        for row in self._rows:
            if found:
                found.append(None)
            found += [Line(row, part) for part in range(-2, max(len(month.weeks) for month in row))]
        return tuple(found)

    def seen(self, top: int, row: int) -> Line | None:
        """What is seen ROW lines below TOP: where weeks are scrolled away, the names of their months
        stand above those that are left. Of the weekdays, which the next months have too, and of a last week there
        are none where these would leave names without days.
        """
        line = self.lines[top + row] if top + row < len(self.lines) else None
        first = self.lines[top] if top < len(self.lines) else None
        if line is None or first is None or first.part == NAMED[0] or first.months != line.months:
            return line
        left = sum(one is not None and one.months == first.months for one in self.lines[top:])
        if left == 1:
            return None
        named = NAMED if left > len(NAMED) else NAMED[:1]
        return Line(line.months, named[row], begun=True) if row < len(named) else line

    @cached_property
    def _rows(self) -> tuple[tuple[Month, ...], ...]:
        starts = range(0, len(self.months), self.across)
        return tuple(self.months[start : start + self.across] for start in starts)

    @cached_property
    def _places(self) -> dict[date, Place]:
        return {day: place for place, day in self._days()}

    def _days(self) -> Iterator[tuple[Place, date]]:
        for number, line in enumerate(self.lines):
            if line is not None and line.part >= 0:
                for across, month in enumerate(line.months):
                    week = month.weeks[line.part] if line.part < len(month.weeks) else ()
                    for weekday, day in enumerate(week):
                        if day is not None:
                            yield Place(number, across, weekday), day

    def place_of(self, day: date) -> Place | None:
        """Where DAY stands; None if it is in none of the months."""
        return self._places.get(day)

    def day_at(self, place: Place) -> date | None:
        """The day at PLACE; None where there is none."""
        return next((day for day, there in self._places.items() if there == place), None)
