"""What the rules of the plan look at, drawn out of the journal once: sessions, mornings, pain, minutes walked.

It knows nothing of the models of the catalogue, so that a prompt can ask what kind of day it is.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid, closed_by
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import (
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import MemoEntry, Subject, newest_about
from backcare_tui.domain.journal.overview import Overview, Practice
from backcare_tui.domain.journal.rating import Band, band_of
from backcare_tui.domain.journal.trends import day_median, median

STRENGTH, AEROBIC = "strength", "aerobic"
"""Kinds of exercise, as the catalogue's files say them."""

_WARM_UP_MINUTES = 3
"""Of an aerobic exercise in a session that only warm up, and are no walk."""

KindOf = Callable[[str], str | None]
"""The kind of the exercise of an id; None for one that is not there."""


@dataclass(frozen=True)
class PastSession:
    """A session as the rules see it."""

    at: datetime
    day: date
    routine: str
    records: tuple[ExerciseRecord, ...]
    """Of what was done, if only in part."""
    counts: bool
    strength: bool
    """Whether any of it was strength work."""
    before: int | None
    worst: int | None
    """The worst of all that was told of its pain while it lasted and after it."""
    effort: int | None
    usual: float | None
    """The usual pain of the days before."""
    red: bool
    sharp: bool
    """Whether something was sharp, or went down a leg."""
    hurt: frozenset[str]
    """The exercises that hurt enough to be red, sharp or spreading."""
    morning: float | None = None
    """Points by which the next morning was above the pain before it, as the person answered."""
    compared: Compared | None = None
    morning_day: date | None = None
    """When that was."""
    next_day: float | None = None
    """The same by the first rating of the next day, where the morning was not asked for."""

    @property
    def gentle(self) -> bool:
        return self.routine in GENTLE_DAYS

    @property
    def finished(self) -> int:
        """How many different exercises were done to their end."""
        return len({record.exercise for record in self.records if record.outcome is Outcome.COMPLETED})

    @property
    def baseline(self) -> float | None:
        """What its pain is compared with."""
        return self.usual if self.before is None else self.before

    def worse_by(self, points: float) -> bool:
        """Whether the next morning was worse by so many POINTS, or simply worse where no number was given."""
        if self.morning is not None:
            return self.morning >= points
        return self.compared is Compared.WORSE

    def told_worse(self, points: float) -> bool:
        """Whether the next morning was worse in any way, if not by so many POINTS."""
        return self.compared is Compared.WORSE or self.worse_by(points)

    def settled(self, points: float, hardest: float) -> bool:
        """Whether it went well and was settled by the next morning. What nobody rated is not known to be."""
        if self.red or self.hurt or self.worst is None or not self.counts:
            return False
        if self.told_worse(points):
            return False
        if self.effort is not None and self.effort > hardest:
            return False
        if band_of(self.worst) is Band.GREEN:
            return True
        if self.compared is not None or self.morning is not None:
            return True
        return self.next_day is not None and self.next_day < points


@dataclass(frozen=True)
class DayChange:
    """What the person made of a planned day."""

    says: str
    """gentle, dropped, moved or as-planned."""
    to: date | None = None


@dataclass(frozen=True)
class Story:
    """A person's last weeks, up to now."""

    now: datetime
    sessions: tuple[PastSession, ...] = ()
    """Oldest first."""
    pain: Mapping[date, float] = field(default_factory=dict)
    """The median rating of each day that has one."""
    usual: Mapping[date, float] = field(default_factory=dict)
    """The median of the daily medians of the seven days before each day, up to tomorrow."""
    first_rated: Mapping[date, int] = field(default_factory=dict)
    """The first rating at rest of each day, which the plan of that day was made with."""
    latest: Mapping[date, int] = field(default_factory=dict)
    """The last one."""
    walked: Mapping[date, float] = field(default_factory=dict)
    """Minutes of walking, cycling and swimming, and of such exercises in sessions."""
    practice: Practice = field(default_factory=Practice)
    memos: tuple[MemoEntry, ...] = ()
    """Newest first."""
    days: Days = MIDNIGHT
    """When the person's days begin."""

    @property
    def today(self) -> date:
        return self.days.of(self.now)

    def said(self, subject: Subject) -> str | None:
        """What the newest memo about SUBJECT says."""
        return newest_about(self.memos, subject)

    def all_said(self, subject: Subject) -> tuple[MemoEntry, ...]:
        """The memos about SUBJECT, oldest first."""
        return tuple(memo for memo in reversed(self.memos) if memo.about is subject)

    @cached_property
    def closed_by(self) -> SignsSaid | None:
        """The level of the signs for which the exercises are closed for now."""
        return closed_by(self.memos)

    @cached_property
    def day_changes(self) -> Mapping[date, DayChange]:
        """What holds of each day that the person changed."""
        return day_changes_in(self.memos)

    def median(self, last: date, days: int, fewest: float = 1) -> float | None:
        """The median of the daily medians of so many DAYS up to LAST; None where fewer than FEWEST have one."""
        return _median_of(self.pain, last, days, fewest)

    def walked_from(self, first: date, days: int = 7) -> float:
        """Minutes of walking and its like on so many DAYS from the FIRST on."""
        return sum(self.walked.get(first + timedelta(days=ahead), 0.0) for ahead in range(days))

    def sessions_of(self, last: date, days: int) -> tuple[PastSession, ...]:
        """Those of so many DAYS up to LAST."""
        first = last - timedelta(days=days - 1)
        return tuple(session for session in self.sessions if first <= session.day <= last)

    def last_session(self) -> PastSession | None:
        return self.sessions[-1] if self.sessions else None


def story_of(overview: Overview, kind_of: KindOf, usual_is_high: bool = False) -> Story:
    """The story that OVERVIEW tells; KIND_OF says what exercises train."""
    entries = sorted((entry for entry in overview.recent if entry.at <= overview.now), key=lambda entry: entry.at)
    ratings = sorted(
        (rating for entry in entries for rating in entry.rest_ratings if rating.at <= overview.now),
        key=lambda rating: rating.at,
    )
    days = overview.days
    first_rated = {days.of(rating.at): rating.pain for rating in reversed(ratings)}
    pain = {day: day_median(rated) for day, rated in overview.pains.items()}
    usual = _usual(pain, overview.today)
    mornings = _mornings(entries, days)
    known = {
        entry.exercise for session in entries if isinstance(session, SessionEntry) for entry in session.exercises
    }
    strength = {exercise for exercise in known if kind_of(exercise) == STRENGTH}
    sessions = []
    for entry in entries:
        if isinstance(entry, SessionEntry):
            day = days.of(entry.at)
            morning = mornings.get(entry.id) or mornings.get(day)
            told_on = days.of(morning.at) if morning else None
            past = _past(entry, day, usual.get(day), strength, usual_is_high)
            sessions.append(_with_morning(past, morning, told_on, first_rated.get(day + timedelta(days=1))))
    return Story(
        now=overview.now,
        sessions=tuple(sessions),
        pain=pain,
        usual=usual,
        first_rated=first_rated,
        latest={days.of(rating.at): rating.pain for rating in ratings},
        walked=_walked(entries, kind_of, days),
        practice=overview.practice,
        memos=overview.memos,
        days=days,
    )


def _usual(pain: Mapping[date, float], today: date) -> Mapping[date, float]:
    """What is usual by PAIN, for each day from the first that was rated to the day after TODAY."""
    first = min(pain, default=today)
    days = (first + timedelta(days=ahead) for ahead in range((today - first).days + 2))
    return {day: usual for day in days if (usual := _median_of(pain, day - timedelta(days=1), 7)) is not None}


def _median_of(pain: Mapping[date, float], last: date, days: int, fewest: float = 1) -> float | None:
    """The median of PAIN on so many DAYS up to LAST; None where fewer than FEWEST have any."""
    span = (last - timedelta(days=back) for back in range(days))
    rated = [pain[day] for day in span if day in pain]
    return median(rated) if len(rated) >= fewest else None


def _past(
    entry: SessionEntry, day: date, usual: float | None, strength: Collection[str], usual_is_high: bool
) -> PastSession:
    records = tuple(
        record for record in entry.exercises if record.outcome is not Outcome.SKIPPED and record.done_s
    )
    complaints = [(record.exercise, complaint) for record in entry.exercises for complaint in record.complaints]
    rated = [entry.pain_worst, entry.pain_after, *(complaint.pain for _, complaint in complaints)]
    worst = max((pain for pain in rated if pain is not None), default=None)
    before = entry.pain_before

    def is_red(pain: int) -> bool:
        return band_of(pain, before, usual_is_high=usual_is_high) is Band.RED

    alarming = (PainKind.SHARP, PainKind.SPREADS, PainKind.CHEST)
    return PastSession(
        at=entry.at,
        day=day,
        routine=entry.routine,
        records=records,
        counts=entry.counts,
        strength=any(record.exercise in strength for record in records),
        before=before,
        worst=worst,
        effort=entry.effort,
        usual=usual,
        red=worst is not None and is_red(worst),
        sharp=any(complaint.what in alarming for _, complaint in complaints),
        hurt=frozenset(
            exercise
            for exercise, complaint in complaints
            if complaint.what in alarming or (complaint.pain is not None and is_red(complaint.pain))
        ),
    )


def _mornings(entries: Iterable[Entry], days: Days) -> dict[UUID | date, MorningEntry]:
    """The mornings, each by the session that it names, or by the day before where it names none."""
    return {
        entry.session or days.of(entry.at) - timedelta(days=1): entry
        for entry in entries
        if isinstance(entry, MorningEntry)
    }


def _with_morning(
    past: PastSession, morning: MorningEntry | None, told_on: date | None, next_day: int | None
) -> PastSession:
    """PAST with the MORNING after it, TOLD_ON a day, or else with the first rating of the NEXT_DAY."""
    before = past.baseline
    if morning is None:
        return replace(past, next_day=None if next_day is None or before is None else next_day - before)
    if morning.compared is not None:
        before = past.before  # they compared it with that, and where it was not rated, their word counts
    rise = None if morning.pain is None or before is None else morning.pain - before
    return replace(past, morning=rise, compared=morning.compared, morning_day=told_on)


def _walked(entries: Iterable[Entry], kind_of: KindOf, days: Days) -> Mapping[date, float]:
    """Minutes of walking and its like by day, in sessions or told of."""
    minutes: dict[date, float] = {}
    for entry in entries:
        walked = entry.aerobic_minutes
        if isinstance(entry, SessionEntry):
            minutes_each = (one.done_s / 60 for one in entry.exercises if kind_of(one.exercise) == AEROBIC)
            walked += sum(each for each in minutes_each if each > _WARM_UP_MINUTES)
        if walked:
            day = days.of(entry.at)
            minutes[day] = minutes.get(day, 0.0) + walked
    return minutes


def day_changes_in(memos: Sequence[MemoEntry]) -> Mapping[date, DayChange]:
    """What holds of each day that the person changed, by MEMOS, newest first."""
    changes: dict[date, DayChange] = {}
    for memo in reversed(memos):
        day, change = _day_change(memo.says) if memo.about is Subject.DAY else (None, None)
        if day and change:
            changes[day] = change
            if change.to:
                changes.pop(change.to, None)  # something was brought there
    return changes


def _day_change(says: str) -> tuple[date | None, DayChange | None]:
    """The day that a memo is about, and what holds of it: "2026-11-28 moved 2026-11-29"."""
    words = says.split()
    try:
        day, to = date.fromisoformat(words[0]), date.fromisoformat(words[2]) if len(words) > 2 else None
    except (ValueError, IndexError):
        return None, None
    return (day, DayChange(words[1], to)) if len(words) > 1 else (None, None)
