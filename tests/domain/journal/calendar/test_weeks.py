import re
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.calendar.weeks import (
    WeeklyGoal,
    WeeksScore,
    first_day_of_weeks,
    week_done,
    weeks_score,
    weeks_words,
)
from backcare_tui.domain.journal.day_told import DayTold
from backcare_tui.domain.journal.trend.spans import Span, SpanKind

TODAY = date(2026, 11, 26)
"""A Thursday."""
MONDAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 1)
GOAL = WeeklyGoal(2)


def told(*weeks: int, this: int = 0) -> dict[date, DayTold]:
    """So many sessions in each of the weeks before the present one, the last first, one a day; and in THIS."""
    days = {}
    for back, sessions in enumerate((this, *weeks)):
        for ahead in range(sessions):
            days[MONDAY + timedelta(days=ahead - 7 * back)] = DayTold(sessions=1, started=1, entries=1)
    return days


def score(
    days: Mapping[date, DayTold],
    *spans: Span,
    goal: WeeklyGoal = GOAL,
    today: date = TODAY,
    began: date | None = LONG_AGO,
) -> tuple[int, int, int]:
    """Weeks that reached the goal, those that are counted, and those that are set aside."""
    found = weeks_score(days, spans, goal, today, began)
    return found.reached, found.counted, found.set_aside


def test_the_last_four_full_weeks_are_looked_at() -> None:
    assert score(told(2, 2, 2, 2)) == (4, 4, 0)
    assert score(told(2, 1, 0, 3)) == (2, 4, 0)
    assert score(told(0, 0, 0, 0, 7)) == (0, 4, 0)
    assert score({}) == (0, 4, 0)


def test_the_present_week_counts_as_soon_as_it_has_reached_the_goal_and_never_before() -> None:
    for this in (0, 1):
        assert score(told(2, 0, 2, 0, this=this)) == (2, 4, 0)
        assert score(told(2, 2, 2, 2, this=this)) == (4, 4, 0)
    assert score(told(2, 0, 2, 0, this=2)) == (3, 4, 0)
    assert score(told(2, 2, 2, 2, this=2)) == (4, 4, 0)


def test_gentle_sessions_count_like_all_others() -> None:
    gentle = {day: one._replace(gentle=1) for day, one in told(2, 2, 2, 2).items()}
    assert score(gentle) == score(told(2, 2, 2, 2))


def test_days_of_rest_take_nothing_away() -> None:
    days = told(2, 2, 2, 2)
    rested = {TODAY - timedelta(days=back): DayTold(entries=1, pains={3: 1}) for back in range(1, 40)}
    assert score(rested | days) == score(days) == (4, 4, 0)


def test_both_parts_of_a_goal_have_to_be_reached() -> None:
    both = WeeklyGoal(2, 60)
    days = told(2, 2)
    assert score(days, goal=both) == (0, 4, 0)
    days[MONDAY - timedelta(days=1)] = DayTold(minutes=60, entries=2)
    days[MONDAY - timedelta(days=8)] = DayTold(minutes=59, entries=1)
    assert score(days, goal=both) == (1, 4, 0)
    assert score(days, goal=WeeklyGoal(2)) == (2, 4, 0)


@pytest.mark.parametrize("kind", list(SpanKind))
def test_a_week_with_a_pause_or_a_flare_up_is_not_counted_against_anybody(kind: SpanKind) -> None:
    days = told(2, 0, 1, 2)
    one = Span(kind, MONDAY - timedelta(days=20), MONDAY - timedelta(days=15))
    assert score(days, one) == (2, 3, 1)
    both = Span(kind, MONDAY - timedelta(days=15), MONDAY - timedelta(days=14))
    assert score(days, both) == (2, 2, 2)
    assert score(days, Span(kind, MONDAY - timedelta(days=21), None)) == (2, 2, 2)
    assert score(days, Span(kind, MONDAY, None)) == (2, 4, 0)


def test_a_week_that_reached_the_goal_in_spite_of_a_flare_up_counts() -> None:
    assert score(told(2, 2), Span(SpanKind.FLARE_UP, MONDAY - timedelta(days=7), None)) == (2, 4, 0)


def test_no_week_counts_before_the_person_began() -> None:
    assert score({}, began=None) == (0, 0, 0)
    assert score(told(2, 2), began=MONDAY - timedelta(days=14)) == (2, 2, 0)
    assert score(told(1, 2), began=MONDAY - timedelta(days=7)) == (0, 1, 0)
    in_the_middle = MONDAY - timedelta(days=3)
    assert score(told(0), began=in_the_middle) == (0, 0, 0)
    days = {in_the_middle: DayTold(sessions=1), in_the_middle + timedelta(days=1): DayTold(sessions=1)}
    assert score(days, began=in_the_middle) == (1, 1, 0)


def test_a_week_goes_from_monday_to_sunday() -> None:
    days = {MONDAY - timedelta(days=1): DayTold(sessions=1), MONDAY: DayTold(sessions=3, minutes=5)}
    assert week_done(days, MONDAY).sessions == 3
    assert week_done(days, MONDAY - timedelta(days=7)).sessions == 1
    sunday = MONDAY + timedelta(days=6)
    assert score(told(2, 2, 2, 1), today=MONDAY) == score(told(2, 2, 2, 1), today=sunday) == (3, 4, 0)
    assert first_day_of_weeks(MONDAY) == first_day_of_weeks(sunday) == MONDAY - timedelta(days=28)


WEEKS = st.lists(st.integers(0, 4), min_size=6, max_size=6)


@given(WEEKS, st.integers(0, 3), st.integers(0, 5), st.integers(1, 4))
def test_one_more_session_never_makes_it_less(weeks: list[int], this: int, where: int, goal: int) -> None:
    days = told(*weeks, this=this)
    more = [*weeks]
    more[where] += 1
    before = weeks_score(days, (), WeeklyGoal(goal), TODAY, LONG_AGO)
    for changed in (told(*more, this=this), told(*weeks, this=this + 1)):
        after = weeks_score(changed, (), WeeklyGoal(goal), TODAY, LONG_AGO)
        assert after.reached >= before.reached
        assert after.reached / after.counted >= before.reached / before.counted


@given(WEEKS, st.integers(0, 40), st.integers(0, 20))
def test_a_pause_never_makes_it_less(weeks: list[int], back: int, lasted: int) -> None:
    first = TODAY - timedelta(days=back)
    pause = Span(SpanKind.PAUSE, first, first + timedelta(days=lasted), "ill")
    before, after = (weeks_score(told(*weeks), spans, GOAL, TODAY, LONG_AGO) for spans in ((), (pause,)))
    assert after.reached == before.reached
    assert after.counted + after.set_aside == before.counted


# In words

HURTFUL = r"\b(streaks?|gaps?|miss\w*|fail\w*|los[et]\w*|br[eo]ak\w*|only|not enough|0 of)\b"

SAID = [
    (WeeksScore(0, 0), ""),
    (WeeksScore(4, 4), "All of the last 4 weeks reached your goal."),
    (WeeksScore(3, 4), "3 of the last 4 weeks reached your goal."),
    (WeeksScore(1, 2), "1 of the last 2 weeks reached your goal."),
    (WeeksScore(1, 1), "1 week reached your goal."),
    (
        WeeksScore(2, 3, 1),
        "2 of 3 weeks reached your goal. 1 week with a pause or a flare-up is not counted.",
    ),
    (
        WeeksScore(1, 1, 3),
        "1 week reached your goal. 3 weeks with a pause or a flare-up are not counted.",
    ),
    (WeeksScore(0, 0, 4), "4 weeks with a pause or a flare-up are not counted."),
    (WeeksScore(0, 4), "Each week is a new one."),
    (WeeksScore(0, 4, 0, 3), "In the last 4 weeks: 3 sessions. Each week is a new one."),
    (
        WeeksScore(0, 4, 0, 3, 61.4),
        "In the last 4 weeks: 3 sessions and 61 minutes of walking, cycling or swimming. Each week is a new one.",
    ),
]


@pytest.mark.parametrize(("found", "words"), SAID, ids=[words[:40] for _, words in SAID])
def test_what_is_said(found: WeeksScore, words: str) -> None:
    assert weeks_words(found) == words


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.integers(0, 99), st.floats(0, 999))
def test_no_word_of_it_hurts(reached: int, others: int, set_aside: int, sessions: int, minutes: float) -> None:
    words = weeks_words(WeeksScore(reached, reached + others, set_aside, sessions, minutes)).lower()
    assert not re.search(HURTFUL, words)
