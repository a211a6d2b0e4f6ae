"""A week goes from Monday to Sunday, and says what was done in it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from backcare_tui.domain.journal.calendar.mark import Mark
from backcare_tui.domain.journal.calendar.week import week_of
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, ExerciseRecord, Outcome, PegEntry
from tests.domain.builders import a_rating, a_record, a_session, an_exercise, by_id, walking, when

SUNDAY = date(2026, 11, 22)
PEG = PegEntry(id=UUID(int=1), at=when(22), pain=9, enjoyment=9, activity=9)
EXERCISES = by_id([an_exercise("lift"), an_exercise("walk", [walking()])])


def walked(day: int, minutes: float) -> ActivityEntry:
    return ActivityEntry(id=UUID(int=1), at=when(day), exercise="walk", minutes=minutes)


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
