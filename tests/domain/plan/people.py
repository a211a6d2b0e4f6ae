"""Simulated people: each lives through days, does what the plan says or something else, and writes it down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import CautionTag, Variation
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, Practice, overview_of, walked_days
from backcare_tui.domain.journal.trend.daily_minutes import walked_by_day
from backcare_tui.domain.plan.outline import outline_of
from backcare_tui.domain.plan.plan import Plan, PlannedDay, plan_of
from backcare_tui.domain.plan.rule import AnyRule
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.story import story_of
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.shipped import shipped

BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
"""A Monday."""
MOST_DAYS = 84
"""Of which an overview has the entries."""


@dataclass(frozen=True)
class Flare:
    """Days that are sorer by some points."""

    begins: int
    days: int
    points: int


@dataclass(frozen=True)
class Traits:
    """What somebody is like."""

    person: Person = field(default_factory=Person)
    usual: int = 2
    """Their pain."""
    wobble: int = 0
    """Points by which it goes up and down."""
    flares: tuple[Flare, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    """Days without anything: when each begins, and how long it is."""
    hour: int = 9
    keeps: float = 1.0
    """How many of the planned sessions are done."""
    booms: float = 0.0
    """How many days have far more than planned; the day after them is sore."""
    only: str | None = None
    """The one exercise that is ever done."""
    answers: float = 1.0
    """How many mornings and worst pains are told of."""
    walks: float = 1.0
    """Minutes walked, as a share of those planned."""
    notes_doses: bool = True
    seed: int = 0


def plan_for(
    overview: Overview,
    person: Person,
    catalogue: Catalogue,
    rules: Sequence[AnyRule] = RULES,
    ahead: int | None = None,
) -> Plan:
    """What RULES make of OVERVIEW for PERSON, who knows the exercises of CATALOGUE; see `outline_of`."""

    def kind_of(id: str) -> str | None:
        found = catalogue.exercises.get(id)
        return None if found is None else found.kind.value

    outline = outline_of(story_of(overview, kind_of, person.usual_is_high), rules, ahead)
    return plan_of(outline, person, catalogue, rules)


@dataclass
class Day:
    """One day of a life: what the plan said, and what came of it."""

    number: int
    now: datetime
    overview: Overview
    """As it was in the morning."""
    life: "Life"
    sessions: tuple[SessionEntry, ...] = ()
    """What was done on it."""
    worse_morning: bool = False
    """Whether its morning was told to be worse."""

    @cached_property
    def plan(self) -> Plan:
        """Of this day alone."""
        return plan_for(self.overview, self.life.traits.person, self.life.catalogue, ahead=0)

    @property
    def today(self) -> PlannedDay:
        return self.plan.today

    @property
    def red(self) -> bool:
        return any((session.pain_worst or 0) >= 6 for session in self.sessions)


class Life:
    """Somebody with TRAITS, day by day."""

    def __init__(self, traits: Traits, catalogue: Catalogue | None = None) -> None:
        self.traits = traits
        self.catalogue = catalogue or shipped()
        self.entries: list[Entry] = []
        """Latest first."""
        self.memos: list[MemoEntry] = []
        self.practice = Practice()
        self.days: list[Day] = []
        self._random = Random(traits.seed)  # noqa: S311
        self._count = 0

    def live(self, days: int, look: Callable[[Day], None] = lambda _day: None) -> "Life":
        """Live through so many DAYS; LOOK at each in the morning of it, before anything is done."""
        for number in range(len(self.days), len(self.days) + days):
            self._live(number, look)
        return self

    def branch(self, **changed: Any) -> "Life":
        """Another life with these days behind it, of somebody whose traits are CHANGED for those to come: by gaps
        and flares that are still ahead.
        """
        other = Life(replace(self.traits, **changed), self.catalogue)
        other.entries, other.memos, other.days = [*self.entries], [*self.memos], [*self.days]
        other.practice, other._count = self.practice, self._count
        other._random.setstate(self._random.getstate())
        return other

    def say(self, subject: Subject, says: str, at: datetime) -> None:
        self.memos.insert(0, MemoEntry(id=self._id(), at=at, about=subject, says=says))

    def plan_at(self, now: datetime, **asked: object) -> Plan:
        return plan_for(self.overview_at(now), self.traits.person, self.catalogue, **asked)  # type: ignore[arg-type]

    def overview_at(self, now: datetime) -> Overview:
        first = now.date() - timedelta(days=MOST_DAYS - 1)
        recent = [entry for entry in self.entries if entry.at.date() >= first]
        overview = overview_of(recent, now, self.memos, days=MIDNIGHT)
        walked = walked_by_day(self.entries, *walked_days(now.date()), MIDNIGHT)
        return overview._replace(practice=self.practice, walked_before=walked)

    def _live(self, number: int, look: Callable[[Day], None]) -> None:
        traits, random = self.traits, self._random
        now = BEGIN + timedelta(days=number, hours=traits.hour)
        away = any(begins <= number < begins + length for begins, length in traits.gaps)
        pain = self._pain(number)
        worse = False if away else self._morning(now - timedelta(minutes=30), pain)
        if not away and random.random() < traits.answers:
            self._add(RatingEntry(id=self._id(), at=now - timedelta(minutes=5), pain=pain))
        day = Day(number, now, self.overview_at(now), self, worse_morning=worse)
        look(day)
        if not away:
            day.sessions = tuple(self._practise(day, pain))
            minutes = round(day.today.walk_minutes * traits.walks) if traits.walks else 0
            if minutes > 0:
                self._add(
                    ActivityEntry(id=self._id(), at=now + timedelta(hours=1), exercise="walk", minutes=minutes)
                )
        self.days.append(day)

    def _pain(self, number: int) -> int:
        sore = sum(
            flare.points for flare in self.traits.flares if flare.begins <= number < flare.begins + flare.days
        )
        boom = 2 if self.days and len(self.days[-1].sessions) > 1 else 0
        wobble = self._random.randint(-self.traits.wobble, self.traits.wobble)
        return max(0, min(10, self.traits.usual + sore + boom + wobble))

    def _morning(self, at: datetime, pain: int) -> bool:
        """Tell of the morning after yesterday's session; whether it was worse."""
        before = self.days[-1].sessions if self.days else ()
        if not before or self._random.random() >= self.traits.answers:
            return False
        rise = pain - (before[-1].pain_before or 0)
        compared = Compared.WORSE if rise >= 2 else Compared.BETTER if rise < 0 else Compared.SAME
        self._add(MorningEntry(id=self._id(), at=at, pain=pain, compared=compared, session=before[-1].id))
        return rise >= 2

    def _practise(self, day: Day, pain: int) -> Iterator[SessionEntry]:
        booming = self._random.random() < self.traits.booms
        planned = day.today.routine if self.traits.keeps else None
        if self.traits.only:
            planned = planned and self.catalogue.single(self.catalogue.exercises[self.traits.only])
        elif booming:
            yield self._session(day.now, self.catalogue.routines["full-daily"], pain, pain + 2)
        if planned and self._random.random() < self.traits.keeps:
            worst = min(10, pain + (self._random.randint(0, 2) if self.traits.wobble else 0))
            yield self._session(day.now + timedelta(hours=0.5), planned, pain, worst)

    def _session(self, at: datetime, routine: Routine, pain: int, worst: int) -> SessionEntry:
        told = self._random.random() < self.traits.answers
        session = SessionEntry(
            id=self._id(),
            at=at,
            ended_at=at + timedelta(minutes=10),
            routine=routine.id,
            outcome=Outcome.COMPLETED,
            pain_before=pain if told else None,
            pain_worst=min(10, worst) if told else None,
            exercises=tuple(self._record(item) for item in routine.items),
        )
        self._add(session)
        known = self.practice
        self.practice = Practice(known.sessions + 1, known.counting + 1, known.began or at, at)
        return session

    def _record(self, item: RoutineItem) -> ExerciseRecord:
        exercise = self.catalogue.exercises[item.exercise]
        dose = PlannedItem.of(item, exercise).dose
        noted: dict[str, Any] = {"sets": dose.sets, "reps": dose.reps, "hold_s": dose.hold_s}
        return ExerciseRecord(
            exercise=item.exercise,
            variation=item.variation if self.traits.notes_doses else Variation.STANDARD,
            planned_s=80,
            done_s=80,
            outcome=Outcome.COMPLETED,
            **(noted if self.traits.notes_doses and not exercise.aerobic else {}),
        )

    def _add(self, entry: Entry) -> None:
        self.entries.insert(0, entry)

    def _id(self) -> UUID:
        self._count += 1
        return UUID(int=self._count)


def day_of(number: int) -> date:
    return (BEGIN + timedelta(days=number)).date()


_TAGS = st.frozensets(st.sampled_from(CautionTag), max_size=3)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    return Person(
        tags=draw(_TAGS),
        not_sure=draw(st.frozensets(st.sampled_from(CautionTag), max_size=1)),
        usual_is_high=draw(st.booleans()),
        minutes=draw(st.sampled_from([3.0, 5.0, 10.0, 20.0, 45.0])),
    )


@st.composite
def traits(draw: st.DrawFn, days: int) -> Traits:
    """Any kind of person, for a life of so many DAYS."""
    begins = st.integers(0, days)
    return Traits(
        person=draw(persons()),
        usual=draw(st.integers(0, 8)),
        wobble=draw(st.integers(0, 2)),
        flares=tuple(draw(st.lists(st.builds(Flare, begins, st.integers(1, 21), st.integers(2, 5)), max_size=3))),
        gaps=tuple(draw(st.lists(st.tuples(begins, st.sampled_from([2, 8, 15, 30, 60])), max_size=2))),
        hour=draw(st.sampled_from([7, 9, 13, 21, 23])),
        keeps=draw(st.sampled_from([1.0, 0.8, 0.5, 0.2])),
        booms=draw(st.sampled_from([0.0, 0.0, 0.1, 0.4])),
        only=draw(st.sampled_from([None, None, None, "bridge", "cat-cow", "walk"])),
        answers=draw(st.sampled_from([1.0, 1.0, 0.7, 0.0])),
        walks=draw(st.sampled_from([0.0, 0.5, 1.0, 1.0, 1.3, 4.0])),
        notes_doses=draw(st.booleans()),
        seed=draw(st.integers(0, 2**16)),
    )
