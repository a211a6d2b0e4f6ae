"""What somebody told a journal, for the tests of what is printed of it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.journal.calendar.week import WEEKLY_SESSIONS
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry, ExerciseRecord, Outcome, PegEntry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.paper.report import Report, make_report
from backcare_tui.domain.journal.trend.daily_pain import pain_by_day

TODAY = date(2026, 11, 22)
"""A Sunday."""

_ZONE = timezone(timedelta(hours=2))


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE)


def rating(day: date, pain: int, note: str = "") -> RatingEntry:
    return RatingEntry(id=uuid4(), at=at(day), pain=pain, note=note)


def session(day: date, before: int | None = None, after: int | None = None, **changes: Any) -> SessionEntry:
    fields: dict[str, Any] = {
        "id": uuid4(),
        "at": at(day),
        "ended_at": at(day, 10),
        "routine": "mine",
        "outcome": Outcome.COMPLETED,
        "pain_before": before,
        "pain_after": after,
    }
    return SessionEntry(**(fields | changes))


def done(exercise: str, seconds: float, outcome: Outcome = Outcome.COMPLETED, **changes: Any) -> ExerciseRecord:
    return ExerciseRecord(exercise=exercise, planned_s=60, done_s=seconds, outcome=outcome, **changes)


def report_of(
    entries: Collection[Entry],
    since: date,
    today: date,
    exercises: Mapping[str, Exercise] = MappingProxyType({}),
    *,
    days: Days = MIDNIGHT,
    **asked: Any,
) -> Report | None:
    """The report of ENTRIES, all of a journal, of somebody with the usual goal who told of nothing but what is
    ASKED.
    """
    usual: dict[str, Any] = {
        "pains": pain_by_day(entries, since, today, days),
        "goal": WeeklyGoal(WEEKLY_SESSIONS),
        "score": WeeksScore(reached=0, counted=0),
        "closings": (),
        "medicine_before": (),
    }
    return make_report(entries, since, today, exercises, **(usual | asked), days=days)


def made(*entries: Entry, since: date = date(2026, 1, 1), days: Days = MIDNIGHT, **asked: Any) -> Report:
    report = report_of(entries, since, TODAY, days=days, **asked)
    assert report is not None
    return report


def over_weeks(first: int, last: int, days: int = 84) -> list[Entry]:
    """A rating each day: FIRST in the first two weeks, LAST in the last two, and 5 in between."""
    pains = [first] * 14 + [5] * (days - 28) + [last] * 14
    return [rating(TODAY - timedelta(days=days - 1 - index), pain) for index, pain in enumerate(pains)]


def complaint(pain: int | None, what: PainKind, remedy: Remedy) -> Complaint:
    return Complaint(pain=pain, what=what, remedy=remedy)


def peg(day: date, pain: int) -> PegEntry:
    return PegEntry(id=uuid4(), at=at(day), pain=pain, enjoyment=4, activity=4)
