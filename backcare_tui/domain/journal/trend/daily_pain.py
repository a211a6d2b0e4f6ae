"""How pain was on each day. Ratings are ordinal, so medians, never averages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.rating import median

FORTNIGHT = 14
"""Days that are compared with as many before them."""
FEWEST_RATED = 3
"""Days with a rating, of a fortnight, whose median says something about it."""

PainByDay = Mapping[date, Mapping[int, int]]
"""How many times pain at rest was rated with which number, on each day that has a rating. The day is that of the
entry: the rating after a session belongs to the day that it began on."""


def pain_by_day(entries: Iterable[Entry], first: date, last: date, days: Days) -> PainByDay:
    """The ratings of pain at rest in ENTRIES, in any order, of the DAYS from FIRST to LAST, both counted."""
    found: dict[date, Counter[int]] = {}
    for entry in entries:
        day = days.of(entry.at)
        if first <= day <= last and entry.rest_ratings:
            found.setdefault(day, Counter()).update(rating.pain for rating in entry.rest_ratings)
    return found


def daily_pain(pains: PainByDay, last: date, days: int) -> tuple[float | None, ...]:
    """The median rating of each of the DAYS days up to LAST, oldest first; None for a day without a rating."""
    span = (last - timedelta(days=back) for back in range(days - 1, -1, -1))
    return tuple(day_median(pains[day]) if day in pains else None for day in span)


def day_median(ratings: Mapping[int, int]) -> float:
    """The median of RATINGS of one day, which say how many times each number was given."""
    return median(list(Counter(ratings).elements()))


def usual_pain(pains: PainByDay, today: date, days: int = 7, fewest: int = 1) -> float | None:
    """The median of the daily medians of the DAYS days before TODAY; None where fewer than FEWEST have one."""
    return _median_of_rated(daily_pain(pains, today - timedelta(days=1), days), fewest)


def usual_by_day(pain: Mapping[date, float], today: date) -> Mapping[date, float]:
    """What is usual by PAIN, the median of each day, for those from the first one to the day after TODAY."""
    first = min(pain, default=today)
    days = (first + timedelta(days=ahead) for ahead in range((today - first).days + 2))
    return {day: usual for day in days if (usual := median_of_days(pain, day - timedelta(days=1), 7)) is not None}


def median_of_days(pain: Mapping[date, float], last: date, days: int, fewest: float = 1) -> float | None:
    """The median of PAIN, as above, on so many DAYS up to LAST; None where fewer than FEWEST have any."""
    return _median_of_rated((pain.get(last - timedelta(days=back)) for back in range(days)), fewest)


def _median_of_rated(pain: Iterable[float | None], fewest: float) -> float | None:
    """The median of PAIN of several days, but for those without any; None where fewer than FEWEST have some."""
    rated = [one for one in pain if one is not None]
    return median(rated) if len(rated) >= fewest else None
