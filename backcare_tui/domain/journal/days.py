"""Which day a moment belongs to: a day begins at midnight, or at the hour that a person chose."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

LATEST_START = timedelta(hours=12)


@dataclass(frozen=True)
class Days:
    """The days of one person."""

    starts: timedelta = timedelta()
    """How long after midnight a day begins, up to `LATEST_START`: what was before it belongs to the day before."""

    def __post_init__(self) -> None:
        if not timedelta() <= self.starts <= LATEST_START:
            raise ValueError("a day begins between 00:00 and 12:00")

    def of(self, moment: datetime) -> date:
        """The day that MOMENT belongs to, by the clocks of where it was.

        The hours before the first day of the calendar belong to that.
        """
        wall = moment.replace(tzinfo=None)
        return (max(wall, datetime.min + self.starts) - self.starts).date()  # noqa: DTZ901


MIDNIGHT = Days()
"""The days of the calendar."""
