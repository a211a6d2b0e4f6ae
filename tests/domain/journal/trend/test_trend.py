"""The series of a trend, beside the same worked out by other code."""

import statistics
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.day_told import DayTold, days_told
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import listed, memos_in
from backcare_tui.domain.journal.trend.baseline import Baseline
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.spans import Span, SpanKind, spans_of
from backcare_tui.domain.journal.trend.trend import (
    Measure,
    Rated,
    look_back_trend,
    pain_trend,
    seven_day_medians,
)
from tests.domain.journal.trend.pains import FIRST, days_of
from tests.irregular_year import LAST, OWN, irregular_year


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def told_days() -> st.SearchStrategy[Mapping[date, DayTold]]:
    """Days with ratings of the back, some with the leg and with sessions too."""
    score = st.integers(0, 10)
    pairs = st.lists(st.tuples(score, score), max_size=3).map(tuple)
    return days_of().flatmap(
        lambda pains: st.fixed_dictionaries(
            {
                day: st.builds(DayTold, pains=st.just(rated), pairs=pairs, leg=st.none() | score)
                for day, rated in pains.items()
            }
        )
    )


@given(told_days(), st.integers(0, 40), st.integers(1, 40))
def test_the_series_are_as_other_code_finds_them(told: Mapping[date, DayTold], begin: int, length: int) -> None:
    first, last = day(begin), day(begin + length - 1)
    trend = pain_trend(told, first, last)
    for number in range(begin - 10, begin + length + 10):
        one = day(number)
        inside = first <= one <= last
        ratings = [pain for pain, times in told[one].pains.items() for _ in range(times)] if one in told else []
        rated = Rated(statistics.median(ratings), min(ratings), max(ratings)) if ratings and inside else None
        assert trend.days.get(one) == rated
        week = [told[day(number - back)] for back in range(7) if day(number - back) in told]
        medians = [statistics.median([p for p, n in of.pains.items() for _ in range(n)]) for of in week]
        legs = [of.leg for of in week if of.leg is not None]
        assert trend.line.get(one) == (statistics.median(medians) if len(medians) >= 3 and inside else None)
        assert trend.leg_line.get(one) == (statistics.median(legs) if len(legs) >= 3 and inside else None)
        assert trend.pairs.get(one, ()) == (told[one].pairs if one in told and inside else ())
        assert trend.leg.get(one) == (told[one].leg if one in told and inside else None)


@given(told_days(), st.integers(-400, 400))
def test_a_trend_moves_with_its_days(told: Mapping[date, DayTold], by: int) -> None:
    shift = timedelta(days=by)
    trend = pain_trend(told, day(10), day(40))
    moved = pain_trend({one + shift: of for one, of in told.items()}, day(10) + shift, day(40) + shift)
    for name in ("days", "line", "pairs", "leg", "leg_line"):
        there = {one - shift: value for one, value in getattr(moved, name).items()}
        assert there == getattr(trend, name)
    assert moved.change == trend.change


@given(told_days())
def test_the_days_before_it_that_matter_are_fourteen(told: Mapping[date, DayTold]) -> None:
    some = {one: of for one, of in told.items() if one >= day(30 - 14)}
    assert pain_trend(some, day(30), day(50)) == pain_trend(told, day(30), day(50))


def test_only_spans_that_are_seen_are_part_of_it() -> None:
    spans = [Span(SpanKind.PAUSE, day(1), day(4), "away"), Span(SpanKind.FLARE_UP, day(9), None)]
    assert pain_trend({}, day(5), day(8), spans).spans == ()
    assert pain_trend({}, day(4), day(9), spans).spans == tuple(spans)


@pytest.mark.parametrize(("pain", "better"), [(2.5, None), (3, 1), (6, 4), (10, 7)])
def test_the_line_of_meaningfully_better_is_that_of_the_baseline(pain: float, better: float | None) -> None:
    trend = pain_trend({}, day(0), day(6), baseline=Baseline(day(0), day(6), pain))
    assert trend.better == better
    assert replace(trend, baseline=None).better is None


def test_a_first_week_that_goes_on_is_no_measure_yet() -> None:
    began = Baseline(day(0), day(6), 6)
    assert pain_trend({}, day(0), day(5), baseline=began).baseline is None
    assert pain_trend({}, day(0), day(6), baseline=began).baseline == began


def peg(number: int, *scores: int, hour: int = 12) -> PegEntry:
    at = datetime(2026, 1, 1, hour, tzinfo=UTC) + timedelta(days=number)
    return PegEntry(id=UUID(int=number), at=at, pain=scores[0], enjoyment=scores[1], activity=scores[2])


def own(number: int, name: str, ability: int) -> OwnActivityEntry:
    at = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)
    return OwnActivityEntry(id=UUID(int=100 + number), at=at, name=name, ability=ability)


def test_the_weekly_three_are_their_means() -> None:
    trend = look_back_trend(
        Measure.PEG, [peg(14, 4, 5, 5), peg(0, 6, 7, 8), own(3, "walk", 1)], day(1), day(20), days=MIDNIGHT
    )
    assert trend.days == {day(14): Rated(14 / 3, 14 / 3, 14 / 3)}
    assert not trend.line
    assert not trend.pairs
    assert trend.better is None


def test_of_several_activities_it_is_the_last() -> None:
    entries: list[Entry] = [
        own(30, "swim", 9),
        own(20, "walk", 5),
        own(10, "swim", 2),
        own(5, "walk", 3),
        peg(7, 1, 1, 1),
    ]
    trend = look_back_trend(Measure.OWN_ACTIVITY, entries, day(0), day(25), days=MIDNIGHT)
    assert trend.name == "walk"
    assert trend.days == {day(5): Rated(3, 3, 3), day(20): Rated(5, 5, 5)}
    assert look_back_trend(Measure.OWN_ACTIVITY, entries, day(0), day(30), days=MIDNIGHT).name == "swim"


def test_answers_of_one_day_are_their_median_and_their_ends() -> None:
    entries = [own(5, "walk", 3), own(5, "walk", 8), own(5, "walk", 4)]
    assert look_back_trend(Measure.OWN_ACTIVITY, entries, day(0), day(9), days=MIDNIGHT).days == {
        day(5): Rated(4, 3, 8)
    }


def test_an_answer_after_midnight_belongs_to_the_evening() -> None:
    late = [peg(7, 3, 3, 3, hour=1)]
    trend = look_back_trend(Measure.PEG, late, day(0), day(9), days=Days(timedelta(hours=3)))
    assert list(trend.days) == [day(6)]


def test_a_year_is_seen_whole() -> None:
    kept = irregular_year()
    told = days_told(listed(kept), date.min, LAST, days=MIDNIGHT)
    first, last = Period.YEAR.up_to(LAST, min(told))
    spans = spans_of(
        memos_in(kept), first, last, {one: of.pains for one, of in told.items() if of.pains}, days=MIDNIGHT
    )
    trend = pain_trend(told, first, last, spans)
    assert (trend.length, len(trend.days)) == (365, sum(bool(of.pains) for of in told.values()))
    assert [span.name for span in trend.spans] == ["flare-up", "away", "flare-up", "ill"]
    march = [trend.line[one] for one in trend.line if one.month == 3]
    assert max(march) - min(march) >= 3
    assert look_back_trend(Measure.OWN_ACTIVITY, listed(kept), first, last, days=MIDNIGHT).name == OWN


@pytest.mark.parametrize(
    ("period", "days"), [(Period.WEEK, 7), (Period.MONTH, 30), (Period.QUARTER, 91), (Period.YEAR, 365)]
)
def test_periods_end_on_their_last_day(period: Period, days: int) -> None:
    first, last = period.up_to(day(0), None)
    assert ((last - first).days + 1, last) == (days, day(0))


def test_all_is_from_where_the_journal_began_and_a_week_at_least() -> None:
    assert Period.ALL.up_to(day(400), day(3)) == (day(3), day(400))
    assert Period.ALL.up_to(day(9), day(8)) == Period.ALL.up_to(day(9), None) == (day(3), day(9))


def test_periods_become_shorter_and_longer_up_to_the_last() -> None:
    assert [period.longer for period in Period] == [*list(Period)[1:], Period.ALL]
    assert [period.shorter for period in Period] == [Period.WEEK, *list(Period)[:-1]]


def test_medians_are_of_seven_days_and_not_of_eight() -> None:
    middles = {day(0): 0.0, day(5): 4.0, day(6): 8.0}
    assert seven_day_medians(middles, day(0), day(20)) == {day(6): 4.0}
