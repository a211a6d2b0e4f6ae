"""What the rules of the plan look at, drawn out of the journal once: sessions, mornings, pain, minutes walked.

It knows nothing of the models of the catalogue, so that a prompt can ask what kind of day it is.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from backcare_tui.domain.catalogue.terms import GENTLE_DAYS, Kind
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid, closed_by
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import (
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import DayChange, MemoEntry, Subject, day_changes_in
from backcare_tui.domain.journal.overview import NONE_YET, Listed, Overview, Practice, first_whole_week
from backcare_tui.domain.journal.rating import Band, band_of
from backcare_tui.domain.journal.trend.baseline import Baseline
from backcare_tui.domain.journal.trend.daily_pain import day_median, median_of_days, usual_by_day

_WARM_UP_MINUTES = 3
"""Of an aerobic exercise in a session that only warm up, and are no walk."""
_DAYS_APART = timedelta(days=3)
"""What came before is of no later day than so many after: clocks are less than a day from those of UTC, and days
begin by noon.
"""

Said = Mapping[Subject, tuple[MemoEntry, ...]]

KindOf = Callable[[str], str | None]
"""The kind of the exercise of an id; None for one that is not there."""


class PastSession(NamedTuple):
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
    band: Band | None
    """That of the worst pain, for this person; None where nothing was rated."""
    sharp: bool
    """Whether something was sharp, or went down a leg."""
    hurt: frozenset[str]
    """The exercises that hurt enough to be red, sharp or spreading."""
    finished: int
    """How many different exercises were done to their end."""
    morning: float | None = None
    """Points by which the next morning was above the pain before it, as the person answered."""
    compared: Compared | None = None
    morning_day: date | None = None
    """When that was."""
    next_day: float | None = None
    """The same by the first rating of the next day, where the morning was not asked for."""

    @property
    def red(self) -> bool:
        return self.band is Band.RED

    @property
    def gentle(self) -> bool:
        return self.routine in GENTLE_DAYS

    @property
    def baseline(self) -> float | None:
        """What its pain is compared with."""
        return self.usual if self.before is None else self.before

    def is_raised(self, rise: float) -> bool:
        """Whether it hurt by so many points more than before it, or was sharp; unknown counts as such."""
        if self.sharp or self.baseline is None or self.worst is None:
            return self.sharp or self.worst is not None
        return self.worst - self.baseline >= rise

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
        if self.red or self.hurt or self.band is None or not self.counts:
            return False
        if self.told_worse(points):
            return False
        if self.effort is not None and self.effort > hardest:
            return False
        if self.band is Band.GREEN:
            return True
        if self.compared is not None or self.morning is not None:
            return True
        return self.next_day is not None and self.next_day < points


class _Told(NamedTuple):
    """What a story has of the journal."""

    today: date
    hour: int
    """Of the clocks where the person is, now."""
    days: Days
    """When the person's days begin."""
    sessions: tuple[PastSession, ...] = ()
    """Oldest first."""
    pain: Mapping[date, float] = MappingProxyType({})
    """The median rating of each day that has one."""
    usual: Mapping[date, float] = MappingProxyType({})
    """The median of the daily medians of the seven days before each day, up to tomorrow."""
    first_rated: Mapping[date, int] = MappingProxyType({})
    """The first rating at rest of each day, which the plan of that day was made with."""
    latest: Mapping[date, int] = MappingProxyType({})
    """The last one."""
    walked: Mapping[date, float] = MappingProxyType({})
    """Minutes of walking, cycling and swimming, for more than a year; from `first_whole_week` on those of such
    exercises in sessions, too, which are not known for the time before.
    """
    practice: Practice = NONE_YET
    first_week: Baseline | None = None
    """How pain was at first."""
    said: Said = MappingProxyType({})
    """What is kept in mind about each subject, oldest first."""


class Story(_Told):
    """A person's last weeks, up to now.

    All that rules know of now is the day and the hour: whoever asks again within it is told the same, unless what
    was recorded tells another story.
    """

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @property
    def days_since_practice(self) -> int | None:
        """Days since the last session; None if there never was one."""
        last = self.last_session()
        if last is not None:
            return (self.today - last.day).days
        told = self.practice.last
        return (self.today - self.days.of(told)).days if told else None

    @cached_property
    def usual_hour(self) -> int | None:
        """The hour in the middle of those at which sessions were; None where there are none."""
        starts = self.days.starts // timedelta(hours=1)
        hours = sorted((session.at.hour - starts) % 24 for session in self.sessions)
        return (hours[(len(hours) - 1) // 2] + starts) % 24 if hours else None

    def list_length(self, last: date, days: int) -> int:
        """How many exercises were usually finished on a day, of so many DAYS up to LAST; 0 for none.

        It is the median of the days, so that one great day is not taken for what one can do. Gentle days are left
        out.
        """
        most: dict[date, int] = {}
        for session in self.sessions_of(last, days):
            if session.finished and not session.gentle:
                most[session.day] = max(most.get(session.day, 0), session.finished)
        ordered = sorted(most.values())
        return ordered[(len(ordered) - 1) // 2] if ordered else 0

    def all_said(self, subject: Subject) -> tuple[MemoEntry, ...]:
        """The memos about SUBJECT, oldest first."""
        return self.said.get(subject, ())

    def last_said(self, subject: Subject) -> str | None:
        """What the last memo about SUBJECT says; None if there is none."""
        return self.said[subject][-1].says if subject in self.said else None

    def said_by(self, then: datetime) -> Said:
        """What had been said THEN."""
        return {
            about: memos[:upto]
            for about, memos in self.said.items()
            if (upto := bisect_right(memos, then, key=lambda memo: memo.at))
        }

    @cached_property
    def closed_by(self) -> SignsSaid | None:
        """The level of the signs for which the exercises are closed for now."""
        return closed_by(self.all_said(Subject.SIGNS)[::-1])

    @cached_property
    def day_changes(self) -> Mapping[date, DayChange]:
        """What holds of each day that the person changed."""
        return day_changes_in(self.all_said(Subject.DAY)[::-1])

    def median(self, last: date, days: int, fewest: float = 1) -> float | None:
        """The median of the daily medians of so many DAYS up to LAST; None where fewer than FEWEST have one."""
        return median_of_days(self.pain, last, days, fewest)

    def walked_from(self, first: date, days: int = 7) -> float:
        """Minutes of walking and its like on so many DAYS from the FIRST on."""
        if days == 7 and not first.weekday():
            return self._walked_by_week.get(first, 0.0)
        return sum(self.walked.get(first + timedelta(days=ahead), 0.0) for ahead in range(days))

    @cached_property
    def _walked_by_week(self) -> Mapping[date, float]:
        """Minutes of each week that has any, by its Monday: a quota looks at more than a year of them."""
        by_week = groupby(sorted(self.walked), key=monday_of)
        return {monday: sum(self.walked[day] for day in days) for monday, days in by_week}

    def sessions_of(self, last: date, days: int) -> tuple[PastSession, ...]:
        """Those of so many DAYS up to LAST."""
        first = last - timedelta(days=days - 1)
        farthest = first - _DAYS_APART
        near = takewhile(lambda session: session.day >= farthest, reversed(self.sessions))
        return tuple(session for session in near if first <= session.day <= last)[::-1]

    def last_session(self) -> PastSession | None:
        return self.sessions[-1] if self.sessions else None


def story_of(overview: Overview, kind_of: KindOf, usual_is_high: bool = False) -> Story:
    """The story that OVERVIEW tells; KIND_OF says what exercises train."""
    entries = sorted((entry for entry in overview.told if entry.at <= overview.now), key=lambda entry: entry.at)
    ratings = sorted(
        (rating for entry in entries for rating in entry.rest_ratings if rating.at <= overview.now),
        key=lambda rating: rating.at,
    )
    days = overview.days
    rated = [(days.of(rating.at), rating.pain) for rating in ratings]
    first_rated = dict(reversed(rated))
    pain = {day: day_median(given) for day, given in overview.pains.items()}
    usual = usual_by_day(pain, overview.today)
    mornings = _mornings(entries, days)
    known = {
        entry.exercise for session in entries if isinstance(session, SessionEntry) for entry in session.exercises
    }
    strength = {exercise for exercise in known if kind_of(exercise) == Kind.STRENGTH}
    sessions = []
    for entry in entries:
        if isinstance(entry, SessionEntry):
            day = days.of(entry.at)
            morning = mornings.get(entry.id) or mornings.get(day)
            told_on = days.of(morning.at) if morning else None
            next_day = first_rated.get(day + timedelta(days=1))
            after = _after(entry.pain_before, usual.get(day), morning, told_on, next_day)
            sessions.append(_past(entry, day, usual.get(day), strength, usual_is_high, after))
    return Story(
        today=overview.today,
        hour=overview.now.hour,
        sessions=tuple(sessions),
        pain=pain,
        usual=usual,
        first_rated=first_rated,
        latest=dict(rated),
        walked=_walked(overview, entries, kind_of),
        practice=overview.practice,
        first_week=overview.first_week,
        said=_said(overview.memos),
        days=days,
    )


def _said(memos: Sequence[MemoEntry]) -> Said:
    """MEMOS, latest first, by what they are about."""
    found: dict[Subject, list[MemoEntry]] = {}
    for memo in reversed(memos):
        found.setdefault(memo.about, []).append(memo)
    return {about: tuple(several) for about, several in found.items()}


class _After(NamedTuple):
    """What a PastSession says of the time after it."""

    morning: float | None = None
    compared: Compared | None = None
    morning_day: date | None = None
    next_day: float | None = None


def _past(
    entry: SessionEntry,
    day: date,
    usual: float | None,
    strength: Collection[str],
    usual_is_high: bool,
    after: _After,
) -> PastSession:
    """ENTRY, and what came AFTER it."""
    records = tuple(record for record in entry.exercises if record.was_done)
    complaints = [(record.exercise, complaint) for record in entry.exercises for complaint in record.complaints]
    rated = [entry.pain_worst, entry.pain_after, *(complaint.pain for _, complaint in complaints)]
    worst = max((pain for pain in rated if pain is not None), default=None)
    before = entry.pain_before

    def band(pain: int) -> Band:
        return band_of(pain, before, usual_is_high=usual_is_high)

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
        band=None if worst is None else band(worst),
        sharp=any(complaint.what in alarming for _, complaint in complaints),
        hurt=frozenset(
            exercise
            for exercise, complaint in complaints
            if complaint.what in alarming or (complaint.pain is not None and band(complaint.pain) is Band.RED)
        ),
        finished=len({record.exercise for record in records if record.outcome is Outcome.COMPLETED}),
        **after._asdict(),
    )


def _mornings(entries: Iterable[Entry | Listed], days: Days) -> dict[UUID | date, MorningEntry]:
    """The mornings, each by the session that it names, or by the day before where it names none."""
    return {
        entry.session or days.of(entry.at) - timedelta(days=1): entry
        for entry in entries
        if isinstance(entry, MorningEntry)
    }


def _after(
    before: int | None,
    usual: float | None,
    morning: MorningEntry | None,
    told_on: date | None,
    next_day: int | None,
) -> _After:
    """What the MORNING after a session says, which was TOLD_ON a day, or else the first rating of the NEXT_DAY:
    compared with what was rated BEFORE it, or with the USUAL.
    """
    baseline = usual if before is None else before
    if morning is None:
        return _After(next_day=None if next_day is None or baseline is None else next_day - baseline)
    if morning.compared is not None:
        baseline = before  # they compared it with that, and where it was not rated, their word counts
    rise = None if morning.pain is None or baseline is None else morning.pain - baseline
    return _After(morning=rise, compared=morning.compared, morning_day=told_on)


def _walked(overview: Overview, entries: Iterable[Entry | Listed], kind_of: KindOf) -> Mapping[date, float]:
    """Minutes of walking and its like by day, those of OVERVIEW from before its ENTRIES, and those of ENTRIES, in
    sessions or told of.

    Sessions of a week that is not known as a whole are left out, so that no quota changes from one day of a week
    to the next because the first days go out of sight.
    """
    minutes = dict(overview.walked_before)
    begin = first_whole_week(overview.today)
    for entry in entries:
        walked = entry.aerobic_minutes
        if isinstance(entry, SessionEntry) and overview.days.of(entry.at) >= begin:
            minutes_each = (one.done_s / 60 for one in entry.exercises if kind_of(one.exercise) == Kind.AEROBIC)
            walked += sum(each for each in minutes_each if each > _WARM_UP_MINUTES)
        if walked:
            day = overview.days.of(entry.at)
            minutes[day] = minutes.get(day, 0.0) + walked
    return minutes
