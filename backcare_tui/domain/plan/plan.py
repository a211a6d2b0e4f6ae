"""Today, this week and the next: what there is to do, how much of it, and why."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE, MADE_NAMES, TODAY, Does
from backcare_tui.domain.guidance.adapt import NothingLeftError, adapted
from backcare_tui.domain.guidance.cautions.concerns import Change
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.plan.composing import STARTER_ROUTINE, Composer
from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.levels import levels_of
from backcare_tui.domain.plan.outline import DayOutline, Outline
from backcare_tui.domain.plan.rule import AnyRule, Decision
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.rules.length import PLUS_ONE
from backcare_tui.domain.plan.rules.session import CIRCUMSTANCES, MINUTES
from backcare_tui.domain.plan.shape import GENTLE_EXERCISES, DayKind, Load, Shape
from backcare_tui.domain.plan.walking import PlannedWalk, WalkingQuota

_FIRST_SESSIONS = 12
"""After which also a short list varies."""


class PlannedDay(NamedTuple):
    """What there is to do on one day."""

    date: date
    kind: DayKind
    routine: Routine | None
    """As this person does it; None where nothing is planned."""
    walk: PlannedWalk
    decisions: tuple[Decision, ...]
    """Why it is so, the first the most important; for its walk, that says it."""
    done: bool = False
    """Whether enough was practised already; the routine is for whoever would like more."""
    written: Routine | None = None
    """The routine before the person's circumstances changed it: what a session begins with, which tells them."""

    @property
    def walk_minutes(self) -> int:
        return self.walk.minutes

    @property
    def gentle(self) -> bool:
        return self.kind is DayKind.GENTLE


class Plan(NamedTuple):
    """Two weeks."""

    today: PlannedDay
    days: tuple[PlannedDay, ...]
    """From Monday of this week to Sunday of the next; nothing is planned for those that are over."""
    see_someone: Decision | None
    """Why somebody should have a look."""
    walking: WalkingQuota
    soreness: Soreness
    """How today stands to a flare-up."""


def plan_of(outline: Outline, person: Person, catalogue: Catalogue, rules: Sequence[AnyRule] = RULES) -> Plan:
    """The plan of the days of OUTLINE, which RULES made for PERSON, with the exercises of CATALOGUE."""
    levels = levels_of(outline.story, catalogue.exercises, person, rules, outline.soreness)
    beginner = outline.story.practice.counting < _FIRST_SESSIONS
    composer = Composer(catalogue, person, rules, levels, beginner)
    planned = [_planned(day, composer, day is outline.today) for day in outline.days]
    today = outline.today.date
    over = (today - timedelta(days=back) for back in range(today.weekday(), 0, -1))
    past = (PlannedDay(day, DayKind.PAST, None, PlannedWalk(), ()) for day in over)
    soreness = outline.soreness.get(today, Soreness())
    return Plan(planned[0], (*past, *planned), outline.see_someone, outline.walking, soreness)


def _planned(day: DayOutline, composer: Composer, today: bool) -> PlannedDay:
    written, routine, about_it = _routine(day, composer, today)
    return PlannedDay(
        date=day.date,
        kind=day.kind,
        routine=routine,
        walk=day.walk,
        decisions=_most_news_first((*day.decisions, *about_it), routine is None or _is_shorter(routine, day)),
        done=day.shape.done,
        written=written,
    )


def _is_shorter(routine: Routine, day: DayOutline) -> bool:
    """Whether ROUTINE has fewer exercises than DAY may have."""
    return len(routine.items) < day.shape.exercises


def _most_news_first(decisions: Iterable[Decision], shorter: bool) -> tuple[Decision, ...]:
    """DECISIONS in the order in which a person reads them: what is not as always, what grows, what it is for.

    A longer list for which there is no room is no news; SHORTER says that there was none.
    """
    told = list(decisions)
    if shorter:
        told = [decision for decision in told if decision.rule not in (MINUTES.name, PLUS_ONE.name)]
    return tuple(sorted(told, key=lambda decision: decision.news))


def _routine(
    day: DayOutline, composer: Composer, today: bool
) -> tuple[Routine | None, Routine | None, tuple[Decision, ...]]:
    """What is written for DAY, the same as the person does it, and why."""
    if not day.shape.practised:
        return None, None, ()
    if day.kind is DayKind.GENTLE:
        written = composer.catalogue.routines.get(GENTLE)
        if written is not None:
            routine, changes = _suited(written, composer)
            if routine is not None:
                return written, routine, changes
        shape = Shape(DayKind.MOVING, GENTLE_EXERCISES, Load.EASED, calm_end=True)
    else:
        shape = day.shape
    items, decisions = composer.compose(shape, day.date, timed=today)
    if not items:
        return None, None, decisions
    written = _written(items, day, composer.catalogue)
    routine, changes = _suited(written, composer)
    return written, routine, tuple(dict.fromkeys((*decisions, *changes)))


def _suited(routine: Routine, composer: Composer) -> tuple[Routine | None, tuple[Decision, ...]]:
    """ROUTINE as the person does it, and what their circumstances change of it."""
    if not any(rule.name == CIRCUMSTANCES.name for rule in composer.rules):
        return routine, ()
    try:
        suited = adapted(routine, composer.person, composer.catalogue)
    except NothingLeftError as error:
        return None, _told(error.changes, frozenset())
    return suited.routine, _told(suited.changes, composer.done_before)


def _told(changes: Iterable[Change], known: frozenset[str]) -> tuple[Decision, ...]:
    """Those of CHANGES that change something, as decisions; of exercises that are KNOWN it was told before."""
    return tuple(
        CIRCUMSTANCES.decision(f"For {change.tag.words}: {change.short}.")
        for change in changes
        if change.does is not Does.MIND and change.short and (change.instead or change.exercise) not in known
    )


def _written(items: Sequence[RoutineItem], day: DayOutline, catalogue: Catalogue) -> Routine:
    why = day.decisions[0].says if day.decisions else "It is put together from what you did lately."
    names = ", ".join(catalogue.exercises[item.exercise].name for item in items)
    return Routine(
        id=TODAY,
        name=MADE_NAMES[TODAY],
        summary=f"{names}.",
        why=why,
        items=tuple(items),
        sources=_sources(items, catalogue),
    )


def _sources(items: Sequence[RoutineItem], catalogue: Catalogue) -> tuple[Source, ...]:
    """Those of the first routine for how it is put together, and the first of each exercise."""
    known = catalogue.routines.get(STARTER_ROUTINE)
    of_exercises = (catalogue.exercises[item.exercise].sources[0] for item in items)
    return tuple(dict.fromkeys((*(known.sources[:1] if known else ()), *of_exercises)))
