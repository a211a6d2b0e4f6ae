"""The first week that says something, and from where on pain is meaningfully better than in it."""

import statistics
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.trend.baseline import Baseline, baseline_of, first_week, meaningful, week_pain
from backcare_tui.domain.journal.trend.daily_pain import PainByDay
from tests.domain.journal.trend.pains import FIRST, days_of, pains_of


def test_it_is_the_median_of_the_first_seven_days() -> None:
    assert baseline_of(pains_of(7, 6, 8, 5, None, None, 9, 0)) == Baseline(FIRST, FIRST + timedelta(days=6), 7)


@pytest.mark.parametrize("rated", [(), (5,), (5, 5), (5, 5, *[None] * 5, 5), (5, *[None] * 6, 5, *[None] * 6, 5)])
def test_fewer_than_three_rated_days_of_seven_are_none(rated: tuple[int | None, ...]) -> None:
    assert baseline_of(pains_of(*rated)) is None


def test_days_that_were_rated_long_before_the_others_do_not_begin_it() -> None:
    pains = pains_of(9, *[None] * 20, 4, 4, None, 4)
    assert baseline_of(pains) == Baseline(FIRST + timedelta(days=21), FIRST + timedelta(days=27), 4)


def _by_other_code(pains: PainByDay) -> tuple[date, float] | None:
    """The first day and the median, with the standard library's medians, looking at each rated day for itself."""
    for first in sorted(pains):
        week = [statistics.median(Counter(pains[day]).elements()) for day in pains if 0 <= (day - first).days < 7]
        if len(week) >= 3:
            return first, statistics.median(week)
    return None


@given(days_of())
def test_it_is_as_other_code_finds_it(pains: PainByDay) -> None:
    found = baseline_of(pains)
    assert (found and (found.first, found.pain)) == _by_other_code(pains)


@given(days_of(), st.integers(-1000, 1000))
def test_it_moves_with_the_days(pains: PainByDay, by: int) -> None:
    shift = timedelta(days=by)
    found, moved = baseline_of(pains), baseline_of({day + shift: rated for day, rated in pains.items()})
    assert moved == (found and Baseline(found.first + shift, found.last + shift, found.pain))


def test_no_more_is_read_than_tells_it() -> None:
    days = iter(sorted(pains_of(4, 4, 4, *[None] * 10, 9, 9, 9).items()))
    assert first_week(days) is not None
    assert len(list(days)) == 2


@given(
    st.integers(0, 40).map(lambda quarters: quarters / 4), st.integers(0, 40).map(lambda quarters: quarters / 4)
)
def test_meaningfully_better_is_two_points_and_thirty_per_cent(was: float, now: float) -> None:
    line = meaningful(Baseline(FIRST, FIRST, was))
    if was < 3:
        assert line is None
        return
    lower = Fraction(was) - Fraction(now)
    assert line is not None
    assert (now <= line) == (lower >= 2 and lower >= Fraction(was) * 3 / 10)


def test_a_week_is_the_seven_days_up_to_one() -> None:
    pains = pains_of(9, 1, 2, 3, None, None, None, 4)
    assert week_pain(pains, FIRST + timedelta(days=6)) == 2.5
    assert week_pain(pains, FIRST + timedelta(days=7)) == 2.5
    assert week_pain(pains, FIRST + timedelta(days=9)) is None
