"""The journal is read by days and weeks of where the person was; medians, never averages."""

import statistics
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.calendar.mark import Mark
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, ExerciseRecord, Outcome, PegEntry
from backcare_tui.domain.journal.trends import (
    PainByDay,
    daily_pain,
    pain_by_day,
    usual_pain,
    week_of,
)
from tests.domain.builders import a_rating, a_record, a_session, an_exercise, by_id, walking, when

SUNDAY = date(2026, 11, 22)
PEG = PegEntry(id=UUID(int=1), at=when(22), pain=9, enjoyment=9, activity=9)
EXERCISES = by_id([an_exercise("lift"), an_exercise("walk", [walking()])])


def walked(day: int, minutes: float) -> ActivityEntry:
    return ActivityEntry(id=UUID(int=1), at=when(day), exercise="walk", minutes=minutes)


def days(*pains: int | None) -> list[Entry]:
    """One rating a day, the last of them on Sunday the 22nd; None for a day without."""
    first = SUNDAY - timedelta(days=len(pains) - 1)
    return [
        a_rating(datetime.combine(first + timedelta(days=index), when(1).timetz()), pain)
        for index, pain in enumerate(pains)
        if pain is not None
    ]


def pains(entries: Iterable[Entry]) -> PainByDay:
    """All ratings of ENTRIES by day."""
    return pain_by_day(entries, date.min, date.max, days=MIDNIGHT)


# Ratings and days


@pytest.mark.parametrize(
    ("entry", "ratings"),
    [
        (a_rating(when(22), 0), (0,)),
        (a_session(when(22), pain_before=4, pain_after=2, pain_worst=8), (4, 2)),
        (a_session(when(22), pain_after=0), (0,)),
        (a_session(when(22), pain_worst=8), ()),
        (PEG, ()),
        (walked(22, 10), ()),
    ],
    ids=["rating", "session", "after", "worst", "peg", "activity"],
)
def test_ratings_of_pain_at_rest(entry: Entry, ratings: tuple[int, ...]) -> None:
    assert tuple(rating.pain for rating in entry.rest_ratings) == ratings


def test_each_day_has_the_median_of_its_ratings() -> None:
    entries: list[Entry] = [
        a_rating(when(20), 1),
        a_rating(when(22, 8), 2),
        a_rating(when(22, 9), 9),
        a_session(when(22, 10), pain_before=3, pain_after=4),
        PEG,
    ]
    assert daily_pain(pains(entries), SUNDAY, 4) == (None, 1, None, 3.5)
    assert daily_pain(pains(reversed(entries)), SUNDAY, 1) == (3.5,)
    assert daily_pain({}, SUNDAY, 2) == (None, None)


def test_a_day_is_that_of_where_the_person_was() -> None:
    auckland, midnight = timezone(timedelta(hours=13)), datetime(2026, 11, 22, 0, 30)  # noqa: DTZ001
    entry = a_rating(midnight.replace(tzinfo=auckland), 6)
    assert entry.at.astimezone(UTC).day == 21
    assert daily_pain(pains([entry]), SUNDAY, 2) == (None, 6)


def test_ratings_are_counted_from_the_first_day_to_the_last() -> None:
    entries: list[Entry] = [
        *[a_rating(when(day), day % 10) for day in (19, 20, 22, 23)],
        a_session(when(20), pain_before=0, pain_after=3),
        walked(21, 10),
    ]
    assert pain_by_day(entries, date(2026, 11, 20), SUNDAY, days=MIDNIGHT) == {
        date(2026, 11, 20): {0: 2, 3: 1},
        SUNDAY: {2: 1},
    }


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 10)), max_size=20), st.integers(1, 40))
def test_there_is_a_value_or_a_gap_for_every_day(ratings: list[tuple[int, int]], count: int) -> None:
    entries = [a_rating(when(day), pain) for day, pain in ratings]
    series = daily_pain(pains(entries), SUNDAY, count)
    assert len(series) == count
    rated = {day for day, _ in ratings if 0 <= 22 - day < count}
    assert {22 - back for back, pain in enumerate(reversed(series)) if pain is not None} == rated
    assert all(pain is None or 0 <= pain <= 10 for pain in series)


@pytest.mark.parametrize(
    ("entries", "usual"),
    [
        ([], None),
        (days(5), None),
        (days(5, None), 5),
        (days(9, 1, 2, 3, None, None, 6, 4, 10), 3),
        (days(9, *[None] * 8), None),
        (days(2, *[None] * 6, 7), 2),
        (days(3, 4, None), 3.5),
    ],
    ids=["none", "only-today", "yesterday", "week", "too-old", "seven-days-ago", "even"],
)
def test_usual_pain_is_the_median_of_the_seven_days_before(entries: list[Entry], usual: float | None) -> None:
    assert usual_pain(pains(entries), SUNDAY) == usual


# Weeks


@pytest.mark.parametrize(
    ("today", "practised", "sessions"),
    [
        (date(2026, 11, 15), "......x", 1),
        (date(2026, 11, 16), "x.....x", 3),
        (date(2026, 11, 19), "x.....x", 3),
        (date(2026, 11, 22), "x.....x", 3),
        (date(2026, 11, 23), "x......", 1),
        (date(2026, 12, 1), ".......", 0),
    ],
)
def test_a_week_goes_from_monday_to_sunday(today: date, practised: str, sessions: int) -> None:
    entries = [a_session(when(day, hour)) for day, hour in [(15, 23), (16, 0), (22, 7), (22, 23), (23, 0)]]
    week = week_of(entries, today, {}, days=MIDNIGHT)
    assert "".join("x" if mark is Mark.TRAINED else "." for mark in week.marks) == practised
    assert week.sessions == sessions


def test_a_week_at_the_turn_of_the_year() -> None:
    entries = [a_session(when(31, month=12)), a_session(datetime(2027, 1, 1, 8, tzinfo=UTC))]
    week = week_of(entries, date(2027, 1, 3), {}, days=MIDNIGHT)
    assert [mark is Mark.TRAINED for mark in week.marks] == [False, False, False, True, True, False, False]


def test_minutes_of_exercise_and_of_aerobic_exercise_are_kept_apart() -> None:
    entries: list[Entry] = [
        a_session(when(17), exercises=(a_record("lift", 4), a_record("walk", 10), a_record("gone", 2))),
        walked(18, 25.5),
        walked(15, 100),
        a_rating(when(18)),
        PEG,
    ]
    week = week_of(entries, SUNDAY, EXERCISES, days=MIDNIGHT)
    assert week.exercise_minutes == pytest.approx(6)
    assert week.aerobic_minutes == pytest.approx(35.5)
    assert week.sessions == 1
    assert week.marks.count(Mark.TRAINED) == 1


@pytest.mark.parametrize(
    ("planned", "done", "counts"),
    [(4, 2, True), (4, 1.9, False), (4, 0, False), (30, 5, True), (30, 4.9, False), (0, 0, False)],
    ids=["half", "less", "nothing", "five minutes", "less than five", "nothing planned"],
)
def test_a_session_counts_from_half_of_its_time_or_five_minutes(planned: float, done: float, counts: bool) -> None:
    half = ExerciseRecord(exercise="lift", planned_s=planned * 30, done_s=done * 30, outcome=Outcome.ENDED_EARLY)
    week = week_of([a_session(when(22), exercises=(half, half))], SUNDAY, EXERCISES, days=MIDNIGHT)
    assert (week.sessions, Mark.TRAINED in week.marks) == (int(counts), counts)
    assert week.exercise_minutes == pytest.approx(done)


@pytest.mark.parametrize(("minutes", "sessions"), [(5, 1), (4, 0), (-4, 0)])
def test_a_session_that_does_not_say_its_exercises_counts_by_its_length(minutes: int, sessions: int) -> None:
    ended = when(22) + timedelta(minutes=minutes)
    assert (
        week_of([a_session(when(22), ended_at=ended, exercises=())], SUNDAY, EXERCISES, days=MIDNIGHT).sessions
        == sessions
    )


def test_walking_alone_is_no_session() -> None:
    week = week_of([walked(18, 30)], SUNDAY, EXERCISES, days=MIDNIGHT)
    assert week.marks == (*[Mark.RESTED] * 2, Mark.WALKED, *[Mark.RESTED] * 4)
    assert week.aerobic_minutes == 30


def test_a_day_of_gentle_sessions_alone_is_a_gentle_one() -> None:
    days = [("gentle-day",), ("gentle-day-upright", "gentle-day"), ("gentle-day", "starter-three")]
    entries = [a_session(when(17 + at), routine=name) for at, names in enumerate(days) for name in names]
    week = week_of(entries, SUNDAY, EXERCISES, days=MIDNIGHT)
    assert week.marks[1:4] == (Mark.GENTLE, Mark.GENTLE, Mark.TRAINED)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_pain_of_a_day_is_the_median_of_its_ratings(pains: list[int]) -> None:
    rated = pain_by_day([a_rating(when(22), pain) for pain in pains], SUNDAY, SUNDAY, days=MIDNIGHT)
    assert daily_pain(rated, SUNDAY, 1) == (statistics.median(pains),)
