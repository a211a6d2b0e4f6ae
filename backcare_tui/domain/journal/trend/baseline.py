"""How it was at first, and from where on it is meaningfully better.

A change is called meaningful from two points on and from 30 % of where it began: Ostelo 2008. Ratings are ordinal,
so a week is the median of its days, each the median of its ratings.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.rating import median
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, day_median, usual_pain

WEEK_DAYS = 7
FEWEST_DAYS = 3
"""Rated days of seven of which a median says something."""
LOW = 3
"""Under which pain is staying low, and no change of it is called meaningful."""
CLEAR_CHANGE = 2
"""Points on the 0-10 scale under which one person's change cannot be told from chance: Childs 2005."""


class Baseline(NamedTuple):
    """The first week in which enough days were rated."""

    first: date
    last: date
    pain: float
    """The median of its days, 0-10."""


def week_pain(pains: PainByDay, last: date) -> float | None:
    """The median of the seven days up to LAST; None where fewer than `FEWEST_DAYS` of them were rated."""
    return usual_pain(pains, last + timedelta(days=1), WEEK_DAYS, FEWEST_DAYS)


def baseline_of(pains: PainByDay) -> Baseline | None:
    """The first seven days in PAINS, which begin with a rated one, of which `FEWEST_DAYS` were rated.

    PAINS are all there are up to today.
    """
    return first_week((day, pains[day]) for day in sorted(pains))


def first_week(rated: Iterable[tuple[date, Mapping[int, int]]]) -> Baseline | None:
    """As `baseline_of`, of RATED days and their ratings, earliest first; no more are taken than tell it."""
    week: list[tuple[date, float]] = []
    for day, ratings in rated:
        while week and (day - week[0][0]).days >= WEEK_DAYS:
            if len(week) >= FEWEST_DAYS:
                return _baseline(week)
            del week[0]
        week.append((day, day_median(ratings)))
    return _baseline(week) if len(week) >= FEWEST_DAYS else None


def _baseline(week: Sequence[tuple[date, float]]) -> Baseline:
    first, _ = week[0]
    return Baseline(first, first + timedelta(days=WEEK_DAYS - 1), median([pain for _, pain in week]))


def meaningful(baseline: Baseline) -> float | None:
    """The highest pain that is meaningfully better than BASELINE; None where that was low already."""
    if baseline.pain < LOW:
        return None
    return min(baseline.pain - CLEAR_CHANGE, 7 * baseline.pain / 10)


def is_meaningfully_better(baseline: Baseline, now: float) -> bool:
    """Whether the pain of a week, NOW, is meaningfully better than BASELINE."""
    better = meaningful(baseline)
    return better is not None and now <= better


def stays_low(was: float, now: float) -> bool:
    """Whether the pain of one week, which it WAS, and of another, NOW, are both low."""
    return was < LOW and now < LOW
