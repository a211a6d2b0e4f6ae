"""How many days a trend shows."""

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """Days up to one, which is counted; from the shortest to the longest."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        """How many they are; None for as many as there are."""
        return _DAYS[self]

    @property
    def shorter(self) -> "Period":
        """The next shorter one; the shortest has none."""
        order = list(Period)
        return order[max(0, order.index(self) - 1)]

    @property
    def longer(self) -> "Period":
        """The next longer one; the longest has none."""
        order = list(Period)
        return order[min(len(order) - 1, order.index(self) + 1)]

    def up_to(self, last: date, began: date | None) -> tuple[date, date]:
        """The first and the last day of those up to LAST, in a journal that BEGAN on some day, if at all."""
        if self.days is None:
            least = last - timedelta(days=_FEWEST - 1)
            return min(began or least, least), last
        return last - timedelta(days=self.days - 1), last


_DAYS = {Period.WEEK: 7, Period.MONTH: 30, Period.QUARTER: 91, Period.YEAR: 365, Period.ALL: None}
_FEWEST = 7
"""Days that are shown of however short a journal."""
