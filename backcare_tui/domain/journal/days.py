"""Which day a moment belongs to: a day begins at midnight, or at the hour that a person chose."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self

LATEST_START = timedelta(hours=12)
_TIME_OF_DAY = r"([0-9]{1,2}):([0-5][0-9])"


class _Beginning(NamedTuple):
    """What days are told from."""

    starts: timedelta
    """How long after midnight a day begins, up to `LATEST_START`: what was before it belongs to the day before."""


class Days(_Beginning):
    """The days of one person."""

    def __new__(cls, starts: timedelta = timedelta()) -> Self:
        """ValueError if they cannot start so."""
        if not timedelta() <= starts <= LATEST_START:
            raise ValueError("a day begins between 00:00 and 12:00")
        return super().__new__(cls, starts)

    def of(self, moment: datetime) -> date:
        """The day that MOMENT belongs to, by the clocks of where it was.

        The hours before the first day of the calendar belong to that.
        """
        if not self.starts:
            return moment.date()  # as below, at a tenth of the time: one plan asks it thousands of times
        wall = moment.replace(tzinfo=None)
        return (max(wall, datetime.min + self.starts) - self.starts).date()  # noqa: DTZ901


MIDNIGHT = Days()
"""The days of the calendar."""


def monday_of(day: date) -> date:
    """The Monday with which the week of DAY begins."""
    return day - timedelta(days=day.weekday())


def monday_from(day: date) -> date:
    """The Monday with which the first week begins that has no day before DAY."""
    return monday_of(day + timedelta(days=6))


def days_that_start(at: str) -> Days:
    """The days that begin AT a time of day, written "03:00"; ValueError for another text."""
    told = re.fullmatch(_TIME_OF_DAY, at)
    starts = timedelta(hours=int(told[1]), minutes=int(told[2])) if told else None
    if starts is None or starts > LATEST_START:
        raise ValueError('must be a time of day such as "03:00", from "00:00" to "12:00"')
    return Days(starts)
