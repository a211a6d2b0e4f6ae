"""What the journal shows: this week, and how pain went. Ratings are ordinal, so medians, never averages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.journal.calendar.mark import Mark, mark_for
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, SessionEntry, sessions_that_count

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.exercise import Exercise

WEEKLY_SESSIONS = 4
"""Sessions a week to aim for, where the person has not set another number."""
FORTNIGHT = 14
"""Days that are compared with as many before them."""
FEWEST_RATED = 3
"""Days with a rating, of a fortnight, whose median says something about it."""

PainByDay = Mapping[date, Mapping[int, int]]
"""How many times pain at rest was rated with which number, on each day that has a rating. The day is that of the
entry: the rating after a session belongs to the day that it began on."""


def pain_by_day(entries: Iterable[Entry], first: date, last: date, days: Days) -> PainByDay:
    """The ratings of pain at rest in ENTRIES, in any order, of the DAYS from FIRST to LAST, both counted."""
    found: dict[date, Counter[int]] = {}
    for entry in entries:
        day = days.of(entry.at)
        if first <= day <= last and entry.rest_ratings:
            found.setdefault(day, Counter()).update(rating.pain for rating in entry.rest_ratings)
    return found


def walked_by_day(entries: Iterable[Entry], first: date, last: date, days: Days) -> Mapping[date, float]:
    """The minutes of walking, cycling and swimming away from sessions in ENTRIES, in any order, on each of the
    DAYS from FIRST to LAST, both counted, that has any.
    """
    activities = (entry for entry in entries if isinstance(entry, ActivityEntry))
    return minutes_by_day(
        (day, entry.minutes) for entry in activities if first <= (day := days.of(entry.at)) <= last
    )


def minutes_by_day(minutes: Iterable[tuple[date, float]]) -> Mapping[date, float]:
    """The sum of the MINUTES of each day, the same in whatever order they come."""
    found: dict[date, list[float]] = {}
    for day, some in minutes:
        found.setdefault(day, []).append(some)
    return {day: fsum(some) for day, some in found.items()}


def daily_pain(pains: PainByDay, last: date, days: int) -> tuple[float | None, ...]:
    """The median rating of each of the DAYS days up to LAST, oldest first; None for a day without a rating."""
    span = (last - timedelta(days=back) for back in range(days - 1, -1, -1))
    return tuple(day_median(pains[day]) if day in pains else None for day in span)


def day_median(ratings: Mapping[int, int]) -> float:
    """The median of RATINGS of one day, which say how many times each number was given."""
    return median(list(Counter(ratings).elements()))


def usual_pain(pains: PainByDay, today: date, days: int = 7, fewest: int = 1) -> float | None:
    """The median of the daily medians of the DAYS days before TODAY; None where fewer than FEWEST have one."""
    known = [pain for pain in daily_pain(pains, today - timedelta(days=1), days) if pain is not None]
    return median(known) if len(known) >= fewest else None


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


def mark_of_day(entries: Iterable[Entry]) -> Mark:
    """The mark of a day that has these ENTRIES."""
    done = tuple(entries)
    sessions = sessions_that_count(done)
    gentle = sum(session.routine in GENTLE_DAYS for session in sessions)
    return mark_for(len(sessions), gentle, sum(entry.aerobic_minutes for entry in done))


def minutes_of(entries: Iterable[Entry], exercises: "Mapping[str, Exercise]") -> tuple[float, float]:
    """Minutes of exercise in ENTRIES without aerobic ones; and those, in sessions and away from them."""
    minutes = {True: 0.0, False: 0.0}
    for entry in entries:
        minutes[True] += entry.aerobic_minutes
        if isinstance(entry, SessionEntry):
            for record in entry.exercises:
                known = exercises.get(record.exercise)
                minutes[known is not None and known.aerobic] += record.done_s / 60
    return minutes[False], minutes[True]


def median(values: Sequence[float]) -> float:
    """As `statistics.median`, with which come all kinds of numbers, for which no prompt need wait."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
