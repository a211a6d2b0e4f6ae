"""What was done in a week, from Monday to Sunday."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.journal.calendar.mark import Mark, mark_of_day
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import Entry, sessions_that_count
from backcare_tui.domain.journal.trend.daily_minutes import minutes_of

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.exercise import Exercise

WEEKLY_SESSIONS = 4
"""Sessions a week to aim for, where the person has not set another number."""


class Week(NamedTuple):
    """What was done from Monday to Sunday."""

    marks: tuple[Mark, ...]
    """Of each day, Monday first."""
    sessions: int
    """Those that count: of half of their planned time, or of five minutes."""
    exercise_minutes: float
    """Minutes of exercise in sessions, aerobic ones left out."""
    aerobic_minutes: float


def week_of(entries: Iterable[Entry], today: date, exercises: "Mapping[str, Exercise]", days: Days) -> Week:
    """The week that holds TODAY, of somebody with DAYS.

    Gentle sessions and single exercises count like all others.
    A session that was broken off too soon to count still gives its minutes.
    """
    monday = monday_of(today)
    by_day: list[list[Entry]] = [[] for _ in range(7)]
    for entry in entries:
        day = (days.of(entry.at) - monday).days
        if 0 <= day < 7:
            by_day[day].append(entry)
    of_week = [entry for done in by_day for entry in done]
    sessions = sessions_that_count(of_week)
    return Week(tuple(map(mark_of_day, by_day)), len(sessions), *minutes_of(of_week, exercises))
