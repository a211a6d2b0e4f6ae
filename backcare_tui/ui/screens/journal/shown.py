"""What of the journal is shown: one value, which list, calendar and trend share."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.trend import Measure
from backcare_tui.domain.journal.wanted import EVERYTHING, Wanted

A_PAGE = 100
"""Entries listed at first, and more each time that one asks for older ones."""


class View(Enum):
    """How it is shown."""

    LIST = "list"
    CALENDAR = "calendar"
    TREND = "trend"


@dataclass(frozen=True)
class Shown:
    """What the person wants to see, and how."""

    wanted: Wanted = EVERYTHING
    """The entries that are searched and filtered for, in each view."""
    view: View = View.LIST
    period: Period | None = None
    """How much the trend shows; None for as much as `settled` says."""
    back: int = 0
    """How many of these periods before today it ends."""
    measure: Measure = Measure.PAIN
    """What the trend is of."""
    day: date | None = None
    """The day that was opened in the calendar, and is listed alone."""
    count: int = A_PAGE
    """How many entries that have been may be listed."""

    @property
    def listed(self) -> Wanted:
        """The entries of the list: those of the opened day, if there is one."""
        return self.wanted if self.day is None else self.wanted._replace(since=self.day, until=self.day)

    def settled(self, today: date, began: date | None) -> Period:
        """The period of the trend that is seen on TODAY: beside the calendar a year as well; else the one that was
        chosen, or else the shortest that holds all since the journal BEGAN, and a quarter at most.
        """
        if self.view is View.CALENDAR:
            return Period.YEAR
        lived = (today - (began or today)).days + 1
        fitting = (period for period in (Period.WEEK, Period.MONTH) if lived <= (period.days or 0))
        return self.period or next(fitting, Period.QUARTER)

    def trend_ends(self, today: date, began: date | None) -> date:
        """The last day of the trend on TODAY, in a journal that BEGAN on some day, if at all."""
        return today - timedelta(days=self.back * (self.settled(today, began).days or 0))

    def moved(self, earlier: int, today: date, began: date | None) -> "Shown":
        """With the trend so many periods EARLIER, or later where that is below 0.

        Never beyond TODAY, nor so far that it would end before the journal BEGAN.
        """
        moved = replace(self, back=max(0, self.back + earlier))
        return moved if moved.trend_ends(today, began) >= (began or today) else self

    def with_period(self, period: Period) -> "Shown":
        """With the trend of PERIOD, up to today."""
        return replace(self, period=period, back=0)

    def toggled(self, view: View) -> "Shown":
        """With VIEW; back to the list if that is shown."""
        return replace(self, view=View.LIST if self.view is view else view, day=None, back=0)

    def opened(self, day: date) -> "Shown":
        """With the entries of DAY alone."""
        return replace(self, view=View.LIST, day=day, count=A_PAGE)

    def looking_for(self, wanted: Wanted) -> "Shown":
        """With those entries alone that are WANTED."""
        return replace(self, wanted=wanted, count=A_PAGE)

    def left(self) -> "Shown":
        """One step back: from a day to the calendar, from calendar and trend to the list, then to everything."""
        if self.day is not None:
            return replace(self, view=View.CALENDAR, day=None)
        if self.view is not View.LIST:
            return self.toggled(self.view)
        return self.looking_for(EVERYTHING)

    def with_older(self) -> "Shown":
        """With another page of the list."""
        return replace(self, count=self.count + A_PAGE)
