"""Counts, their middle, and how exactly so many times can tell them: each compared with another way to find it."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import Compared
from backcare_tui.domain.journal.helps.changes import changes_of, likely_share, middle_half, way_of

_Z2 = Fraction(196, 100) ** 2
_changes = st.lists(st.integers(-10, 10) | st.sampled_from(Compared), min_size=1, max_size=60)


@given(_changes)
def test_each_change_is_counted_once(told: list[int | Compared]) -> None:
    changes = changes_of(told)
    assert changes.times == len(told)
    assert changes.lower == sum(one is Compared.BETTER or (one in range(-10, 0)) for one in told)
    assert changes.higher == sum(one is Compared.WORSE or (one in range(1, 11)) for one in told)
    assert list(changes.points) == sorted(one for one in told if isinstance(one, int))


@given(st.lists(st.integers(-10, 10), min_size=5, max_size=60))
def test_the_middle_is_that_of_python(points: list[int]) -> None:
    changes = changes_of(points)
    assert changes.median == statistics.median(points)
    lower, _, upper = statistics.quantiles(points, n=4, method="inclusive")
    assert changes.middle_half == pytest.approx((lower, upper))


def test_the_middle_half_is_that_of_a_spreadsheet() -> None:
    assert middle_half([-3, -2, -1, 0]) == (-2.25, -0.75)  # QUARTILE of LibreOffice Calc
    assert middle_half([4]) == (4, 4)


def test_the_middle_of_fewer_than_five_is_not_told() -> None:
    changes = changes_of([-1, -1, -1, -1, Compared.BETTER])
    assert (changes.times, changes.median, changes.middle_half) == (5, None, None)


@given(st.integers(1, 400).flatmap(lambda times: st.tuples(st.integers(0, times), st.just(times))))
def test_the_likely_share_solves_the_equation_of_wilson(told: tuple[int, int]) -> None:
    """Its ends are where what was counted lies 1.96 standard errors away: (k/n - p)^2 = z^2 p (1 - p) / n."""
    count, times = told
    low, high = likely_share(count, times)
    assert 0 <= low <= count / times + 1e-12
    assert count / times - 1e-12 <= high <= 1
    for end in (low, high):
        p = Fraction(end)
        left, right = (Fraction(count, times) - p) ** 2, _Z2 * p * (1 - p) / times
        assert float(left - right) == pytest.approx(0, abs=1e-12)


@given(st.integers(1, 100).flatmap(lambda times: st.tuples(st.integers(0, times), st.just(times))))
def test_what_is_less_and_what_is_more_are_equally_sure(told: tuple[int, int]) -> None:
    count, times = told
    less, more = ([sign] * count + [-sign] * (times - count) for sign in (-1, 1))
    assert changes_of(less).vagueness == changes_of(more).vagueness


@given(st.integers(1, 60), st.integers(2, 6))
def test_more_of_the_same_is_surer(count: int, fold: int) -> None:
    assert changes_of([-1, 1] * count * fold).vagueness < changes_of([-1, 1] * count).vagueness


@pytest.mark.parametrize(
    ("points", "mostly"),
    [
        ([-1, -1, -2, 0, 1], Compared.BETTER),
        ([0, 0, 0, -9, -9], Compared.SAME),
        ([1, 2, 3, -9, -9], Compared.WORSE),
        ([-1, -1, 0, 0, 1], None),
        ([-1, -1, 1, 1], None),
    ],
)
def test_mostly_is_more_than_every_second_time(points: list[int], mostly: Compared | None) -> None:
    assert changes_of(points).mostly is mostly


def test_each_point_is_a_way() -> None:
    assert [way_of(points) for points in (-1, 0, 1)] == [Compared.BETTER, Compared.SAME, Compared.WORSE]
