"""What was told of some days in a row, in numbers: of a week, of two, or of all that a report is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import Entry, Outcome, PegEntry, SessionEntry
from backcare_tui.domain.journal.helps.changes import Changes, changes_of
from backcare_tui.domain.journal.helps.response import Response, responses
from backcare_tui.domain.journal.rating import median
from backcare_tui.domain.journal.trend.daily_minutes import minutes_of
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, usual_pain
from backcare_tui.domain.words.wording import counted, number_words

_A_WEEK = timedelta(weeks=1)
_OF_THE_BACK = (PainKind.STAYS, PainKind.SPREADS, PainKind.SHARP)
"""Kinds of pain in an exercise that are of the back, and not of the chest or another joint."""


@dataclass(frozen=True)
class Ratings:
    """Some ratings of pain."""

    median: float
    count: int


@dataclass(frozen=True)
class Strongest:
    """The strongest pain that was recorded, and the last day it was."""

    pain: int
    day: date


@dataclass(frozen=True)
class DaysInNumbers:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date
    rated: int
    """On how many of them pain at rest was rated."""
    pain: float | None
    """The median of the daily medians of pain at rest; None where too few days have one."""
    before: Ratings | None
    """Pain before sessions."""
    after: Ratings | None
    """Pain after sessions."""
    strongest: Strongest | None
    leg_days: int
    """Days on which pain in a leg was told of, in whatever way."""
    peg: float | None
    """The median of the means of the PEG."""
    mornings: Changes | None
    """From before its sessions to the mornings after them."""
    sessions: int
    """Those that count, here and below: of half of their time, or of five minutes."""
    completed: int
    gentle: int
    """Sessions of the routines for days that hurt."""
    exercise_minutes: float
    aerobic_minutes: float
    """Of walking, cycling and swimming, in sessions and away from them."""

    @property
    def length(self) -> int:
        """Days."""
        return (self.last - self.first).days + 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told of them that has a number."""
        told = (self.rated, self.strongest, self.sessions, self.exercise_minutes, self.aerobic_minutes)
        return self.peg is None and not any(told)

    @property
    def weeks(self) -> float:
        """How many weeks they are, at least one: what a number is divided by to be one a week."""
        return max(self.length, 7) / 7


@dataclass(frozen=True)
class Told:
    """What stretches are made of."""

    by_day: Mapping[date, Sequence[Entry]]
    """The entries of each day that has some, in any order."""
    pains: PainByDay
    responses: Mapping[date, Sequence[Response]]
    """What followed the sessions of each day that has some."""
    exercises: Mapping[str, Exercise]
    """By their ids; of these some are walking, cycling and swimming."""


def told_of(entries: Iterable[Entry], pains: PainByDay, exercises: Mapping[str, Exercise], days: Days) -> Told:
    """ENTRIES, in any order, by their DAYS."""
    known = tuple(entries)
    by_day: dict[date, list[Entry]] = {}
    for entry in known:
        by_day.setdefault(days.of(entry.at), []).append(entry)
    followed: dict[date, list[Response]] = {}
    for response in responses(known, days):
        followed.setdefault(response.day, []).append(response)
    return Told(by_day, pains, followed, exercises)


def in_numbers(told: Told, first: date, last: date, fewest: int = 1) -> DaysInNumbers:
    """The days from FIRST to LAST; without a median of pain where fewer than FEWEST of them are rated."""
    length = (last - first).days + 1
    span = [first + timedelta(days=number) for number in range(length)]
    entries = [entry for day in span for entry in told.by_day.get(day, ())]
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    counting = [session for session in sessions if session.counts]
    means = [entry.mean for entry in entries if isinstance(entry, PegEntry)]
    changes = [one.morning_change for day in span for one in told.responses.get(day, ())]
    mornings = [change for change in changes if change is not None]
    exercise_minutes, aerobic_minutes = minutes_of(entries, told.exercises)
    return DaysInNumbers(
        first=first,
        last=last,
        rated=sum(day in told.pains for day in span),
        pain=usual_pain(told.pains, last + timedelta(days=1), length, fewest),
        before=_ratings(session.pain_before for session in sessions),
        after=_ratings(session.pain_after for session in sessions),
        strongest=_strongest(told.by_day, span),
        leg_days=sum(any(entry.tells_of_leg for entry in told.by_day.get(day, ())) for day in span),
        peg=median(means) if means else None,
        mornings=changes_of(mornings) if mornings else None,
        sessions=len(counting),
        completed=sum(session.outcome is Outcome.COMPLETED for session in counting),
        gentle=sum(session.routine in GENTLE_DAYS for session in counting),
        exercise_minutes=exercise_minutes,
        aerobic_minutes=aerobic_minutes,
    )


def weeks_of(told: Told, first: date, last: date) -> tuple[DaysInNumbers, ...]:
    """The weeks from Monday to Sunday that have a day from FIRST to LAST, with these days alone."""
    monday = monday_of(first)
    found = []
    while monday <= last:
        sunday = monday + _A_WEEK - timedelta(days=1)
        found.append(in_numbers(told, max(first, monday), min(last, sunday)))
        monday += _A_WEEK
    return tuple(found)


def points_words(was: float, now: float, thing: str = "") -> str:
    """How far NOW is from what it WAS, in points and in hundredths of that: "4 lower, 57 %"; with what one of the
    points is called if it is to be said.
    """
    points = abs(was - now)
    if not points:
        return "the same"
    number = counted(points, thing) if thing else number_words(points)
    percent = f", {round(100 * points / was)} %" if was else ""
    return f"{number} {'lower' if now < was else 'higher'}{percent}"


def _ratings(pains: Iterable[int | None]) -> Ratings | None:
    known = [pain for pain in pains if pain is not None]
    return Ratings(median(known), len(known)) if known else None


def _strongest(by_day: Mapping[date, Sequence[Entry]], span: Iterable[date]) -> Strongest | None:
    known = [(pain, day) for day in span for entry in by_day.get(day, ()) for pain in _pains(entry)]
    return Strongest(*max(known)) if known else None


def _pains(entry: Entry) -> Iterator[int]:
    """All ratings of the back in ENTRY, those of an exercise that hurt too."""
    yield from entry.pains
    if isinstance(entry, SessionEntry):
        yield from (one.pain for one in entry.complaints if one.pain is not None and one.what in _OF_THE_BACK)
