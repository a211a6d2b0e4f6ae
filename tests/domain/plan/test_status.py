"""One line says where one stands."""

from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.domain.plan.status import Status, status_line, status_of
from backcare_tui.domain.session.draft import SessionDraft
from tests.storage.entries import a_draft

HERE = timezone(timedelta(hours=2))
NOW = datetime(2026, 11, 22, 9, 15, tzinfo=HERE)


def rating(pain: int, hours_ago: float) -> RatingEntry:
    return RatingEntry(id=uuid4(), at=NOW - timedelta(hours=hours_ago), pain=pain)


def session(hours_ago: float, before: int | None, after: int | None) -> SessionEntry:
    return SessionEntry(
        id=uuid4(),
        at=NOW - timedelta(hours=hours_ago),
        ended_at=NOW - timedelta(hours=hours_ago - 0.5),
        routine="mine",
        outcome=Outcome.COMPLETED,
        pain_before=before,
        pain_after=after,
    )


def status(*entries: Entry, goal: int = 4, waiting: SessionDraft | None = None) -> Status:
    return status_of(overview_of(entries, NOW, days=MIDNIGHT), waiting, goal, Person(), {"bridge": "strength"}.get)


def line(*entries: Entry) -> str:
    return status_line(status(*entries), NOW, "log N --morning", HERE)


def test_an_empty_journal() -> None:
    assert line() == "0 of 4 sessions this week · pain not rated yet · today: strength"


def test_a_session_that_waits_is_said() -> None:
    assert status_line(status(waiting=a_draft(), goal=3), NOW, "", HERE).endswith(" · to be finished: mine")


@pytest.mark.parametrize(
    ("hours", "when"), [(1, "today 08:15"), (10, "yesterday 23:15"), (33, "yesterday 00:15"), (34, "2026-11-20")]
)
def test_the_last_pain_has_its_time(hours: float, when: str) -> None:
    assert f" · pain 3 {when} · " in line(rating(3, hours))


@pytest.mark.parametrize(
    ("entries", "pain"),
    [
        ((rating(3, 1), rating(5, 2)), 3),
        ((session(1, 5, 2),), 2),
        ((session(1, 5, None),), 5),
        ((session(1, None, None), rating(4, 2)), 4),
        ((rating(6, 0.8), session(1, 5, 2)), 2),
        ((rating(9, -1), rating(4, 2)), 4),
    ],
    ids=["latest", "after", "before", "unrated", "during a session", "still to come"],
)
def test_the_last_pain_is_the_latest_rating(entries: tuple[Entry, ...], pain: int) -> None:
    found = status(*entries).pain
    assert found is not None
    assert found.pain == pain


def test_only_the_sessions_of_this_week_count() -> None:
    assert line(session(1, 1, 1), session(7 * 24 + 1, 1, 1)).startswith("1 of 4 sessions this week · ")


def test_sessions_that_were_broken_off_at_once_do_not_count() -> None:
    left = ExerciseRecord(exercise="bridge", planned_s=60, done_s=0, outcome=Outcome.SKIPPED)
    broken = [session(hours, 1, 1).model_copy(update={"exercises": (left,)}) for hours in range(1, 7)]
    assert line(*broken).startswith("0 of 4 sessions this week · ")


def test_more_sessions_than_the_goal_are_said_beside_it() -> None:
    many = [session(hours, 1, 1) for hours in range(1, 7)]
    assert line(*many).startswith("6 sessions (goal 4) this week · ")


def test_the_morning_after_is_asked_for_until_it_is_told() -> None:
    assert line(session(20, 4, 3)).endswith(" · morning after: log N --morning")
    told = MorningEntry(id=uuid4(), at=NOW - timedelta(hours=1), compared=Compared.SAME)
    assert "morning after" not in line(told, session(20, 4, 3))
    assert "morning after" not in line(session(2, 4, 3))


def test_the_second_morning_after_is_not_the_one_to_tell() -> None:
    assert status(session(44, 4, 3)).morning is None


@pytest.mark.parametrize(("hour", "reminds"), [(0, True), (11, True), (12, False), (21, False)])
def test_the_morning_after_is_asked_for_in_the_morning(hour: int, reminds: bool) -> None:
    found = status(session(20, 4, 3))
    said = status_line(found, NOW.replace(hour=hour), "log N --morning", HERE)
    assert ("morning after" in said) is reminds
    assert found.morning is not None
