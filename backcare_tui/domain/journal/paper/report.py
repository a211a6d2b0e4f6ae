"""What a clinician may want to know of some weeks in the journal: counts and medians, and no judgement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import GENTLE_DAYS, Variation
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.entry import (
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.trends import PainByDay, Week, pain_by_day, trend_words, usual_pain, week_of

_FORTNIGHT = 14
"""Days."""
_FEWEST_DAYS = 3
"""Rated days of a fortnight of which a median says something."""
USUAL_WEEKS = 12
"""How far back a report goes unless one says otherwise."""


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
class Course:
    """Pain at rest in the first two weeks, and in the last two: the median of the daily medians of each."""

    first: float
    last: float

    @property
    def points(self) -> float:
        """How much it went down; negative where it went up."""
        return self.first - self.last

    @property
    def percent(self) -> int | None:
        """As `points`, in hundredths of the first, which is None where that was no pain."""
        return round(100 * self.points / self.first) if self.first else None


@dataclass(frozen=True)
class LegPain:
    """Pain in a leg, however it was told of."""

    days: int
    """On how many days."""
    last: date
    strongest: int | None
    """Of the ratings of it; None where it was told of without any."""


@dataclass(frozen=True)
class OwnActivity:
    """How well one thing went at first and at last, that matters to the person; more is better."""

    name: str
    first: OwnActivityEntry
    last: OwnActivityEntry
    count: int


@dataclass(frozen=True)
class ReportWeek:
    """One week, from Monday or from the first day of the report."""

    first: date
    done: Week
    pain: float | None
    """The median of the daily medians of pain at rest; None without a rating."""
    strongest: int | None


@dataclass(frozen=True)
class Practised:
    """What was done of one exercise."""

    exercise: str
    """Its id."""
    sessions: int
    """In how many sessions any of it was done."""
    minutes: float
    easier: int
    """How many times in its easier form."""
    unfinished: int
    """How many times it was cut short or left out."""


@dataclass(frozen=True)
class Report:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date
    days_rated: int
    before: Ratings | None
    """Pain before sessions."""
    after: Ratings | None
    """Pain after sessions."""
    strongest: Strongest | None
    mornings: Mapping[Compared, int]
    """How many mornings after a session were better, the same or worse than before it."""
    leg: LegPain | None
    course: Course | None
    """None where the report is too short for it, or too few days have a rating."""
    trend: str
    """The last seven days against the seven before, in words."""
    sessions: int
    """Those that count, here and below: of half of their time, or of five minutes."""
    completed: int
    gentle: int
    """Sessions of the routine for days that hurt."""
    weeks: tuple[ReportWeek, ...]
    practised: tuple[Practised, ...]
    """The exercise that was done in the most sessions first."""
    pegs: tuple[PegEntry, ...]
    """Earliest first."""
    own: tuple[OwnActivity, ...]
    """What was rated last first."""
    hurt: tuple[SessionEntry, ...]
    """The sessions in which an exercise hurt, earliest first."""
    noted: tuple[Entry, ...]
    """The entries that have a note, earliest first."""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def exercise_minutes(self) -> float:
        return sum(week.done.exercise_minutes for week in self.weeks)

    @property
    def aerobic_minutes(self) -> float:
        return sum(week.done.aerobic_minutes for week in self.weeks)


def usual_start(today: date) -> date:
    """The Monday on which a report begins that ends TODAY."""
    return today - timedelta(days=today.weekday(), weeks=USUAL_WEEKS - 1)


def make_report(
    entries: Iterable[Entry], since: date, today: date, exercises: Mapping[str, Exercise]
) -> Report | None:
    """What ENTRIES, in any order, say of the days from SINCE to TODAY; None if they say nothing.

    It begins with the first entry if that is later than SINCE. A day is the date where the person was.
    """
    told = sorted((one for one in entries if since <= one.at.date() <= today), key=lambda entry: entry.at.date())
    if not told:
        return None
    first = told[0].at.date()
    sessions = [entry for entry in told if isinstance(entry, SessionEntry)]
    counting = [session for session in sessions if session.counts]
    pains = pain_by_day(told, first, today)
    return Report(
        first=first,
        last=today,
        days_rated=len(pains),
        before=_ratings(session.pain_before for session in sessions),
        after=_ratings(session.pain_after for session in sessions),
        strongest=_strongest(told),
        mornings=_mornings(told),
        leg=_leg_pain(told),
        course=_course(pains, first, today),
        trend=trend_words(pains, today),
        sessions=len(counting),
        completed=sum(session.outcome is Outcome.COMPLETED for session in counting),
        gentle=sum(session.routine in GENTLE_DAYS for session in counting),
        weeks=tuple(_weeks(told, pains, first, today, exercises)),
        practised=_practised(sessions),
        pegs=tuple(sorted((one for one in told if isinstance(one, PegEntry)), key=lambda entry: entry.at)),
        own=_own_activities(told),
        hurt=tuple(session for session in sessions if any(record.complaints for record in session.exercises)),
        noted=tuple(entry for entry in told if entry.note.strip()),
    )


def _ratings(pains: Iterable[int | None]) -> Ratings | None:
    known = [pain for pain in pains if pain is not None]
    return Ratings(median(known), len(known)) if known else None


def _strongest(entries: Iterable[Entry]) -> Strongest | None:
    known = [(pain, entry.at.date()) for entry in entries for pain in entry.pains]
    return Strongest(*max(known)) if known else None


def _course(pains: PainByDay, first: date, last: date) -> Course | None:
    if last - first < timedelta(days=2 * _FORTNIGHT - 1):
        return None
    after = (first + timedelta(days=_FORTNIGHT), last + timedelta(days=1))
    began, ended = (usual_pain(pains, day, _FORTNIGHT, _FEWEST_DAYS) for day in after)
    return None if began is None or ended is None else Course(began, ended)


def _mornings(entries: Iterable[Entry]) -> Mapping[Compared, int]:
    told = [entry.compared for entry in entries if isinstance(entry, MorningEntry)]
    return {compared: told.count(compared) for compared in Compared if compared in told}


def _leg_pain(entries: Iterable[Entry]) -> LegPain | None:
    told = [entry for entry in entries if entry.tells_of_leg]
    if not told:
        return None
    days = {entry.at.date() for entry in told}
    return LegPain(len(days), max(days), max((pain for entry in told for pain in _leg_pains(entry)), default=None))


def _leg_pains(entry: Entry) -> Iterator[int]:
    """The ratings of pain in a leg in ENTRY, which tells of it."""
    rated = getattr(entry, "leg_pain", None)
    if rated is not None:
        yield rated
    if isinstance(entry, SessionEntry):
        complaints = (complaint for record in entry.exercises for complaint in record.complaints)
        yield from (one.pain for one in complaints if one.what is PainKind.SPREADS and one.pain is not None)


def _own_activities(entries: Iterable[Entry]) -> tuple[OwnActivity, ...]:
    by_name: dict[str, list[OwnActivityEntry]] = {}
    rated = [entry for entry in entries if isinstance(entry, OwnActivityEntry)]
    for entry in sorted(rated, key=lambda entry: entry.at):
        by_name.setdefault(entry.name, []).append(entry)
    found = [OwnActivity(name, of[0], of[-1], len(of)) for name, of in by_name.items()]
    return tuple(sorted(found, key=lambda one: one.last.at, reverse=True))


def _weeks(
    told: Sequence[Entry], rated: PainByDay, first: date, today: date, exercises: Mapping[str, Exercise]
) -> Iterable[ReportWeek]:
    by_monday: dict[date, list[Entry]] = {}
    for entry in told:
        by_monday.setdefault(_monday(entry.at.date()), []).append(entry)
    monday = _monday(first)
    while monday <= today:
        of_week = by_monday.get(monday, [])
        strongest = _strongest(of_week)
        yield ReportWeek(
            first=max(monday, first),
            done=week_of(of_week, monday, exercises),
            pain=usual_pain(rated, monday + timedelta(weeks=1)),
            strongest=strongest.pain if strongest else None,
        )
        monday += timedelta(weeks=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _practised(sessions: Iterable[SessionEntry]) -> tuple[Practised, ...]:
    records: dict[str, list[tuple[int, ExerciseRecord]]] = {}
    for number, session in enumerate(sessions):
        for record in session.exercises:
            records.setdefault(record.exercise, []).append((number, record))
    made = [
        Practised(
            exercise=exercise,
            sessions=len({number for number, record in found if record.done_s > 0}),
            minutes=sum(record.done_s for _, record in found) / 60,
            easier=sum(record.variation is Variation.EASIER and record.done_s > 0 for _, record in found),
            unfinished=sum(record.outcome is not Outcome.COMPLETED for _, record in found),
        )
        for exercise, found in records.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.sessions, one.exercise)))
