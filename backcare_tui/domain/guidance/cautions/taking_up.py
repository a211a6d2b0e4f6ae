"""A session that was interrupted, for a person of whom more is known by now."""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.guidance.adapt import Adapted, NothingLeftError, adapted
from backcare_tui.domain.guidance.cautions.concerns import Change, is_left_out, leaving_out, left_out, tellable
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.session import Session


class TakenUp(NamedTuple):
    """A session as it goes on."""

    session: Session
    changes: tuple[Change, ...] = ()
    """What is done otherwise from here on than it was begun."""


def taken_up(session: Session, person: Person, catalogue: Catalogue) -> TakenUp:
    """SESSION, which is paused, as PERSON goes on with it: what was done stays, and what is ahead is adapted.

    Where that changes nothing it stands where it stood. An exercise under way that is left out by now is over; one
    that is done in another form by now begins again. Every exercise of it must be in CATALOGUE (KeyError).
    """
    routine, moment = session.timeline.routine, session.at(0.0)
    if moment.finished:
        return TakenUp(session)
    at = moment.step.item
    exercise = catalogue.exercises[routine.items[at].exercise]
    under_way = session.practised_s[at] > 0 or any(session.complaints[at : at + 1])
    told: tuple[Change, ...]
    if under_way and is_left_out(exercise, person):
        begun, told = routine.items[at : at + 1], (left_out(exercise, None, leaving_out(exercise, person)[0]),)
        over = True
    else:
        begun, told = _ahead(routine, at, at + 1, person, catalogue)
        over = not begun
    ahead, changes = _ahead(routine, at + 1, len(routine.items), person, catalogue)
    changes = (*told, *changes)
    same = _as_done(begun) == _as_done(routine.items[at : at + 1])
    if same and not over and _as_done(ahead) == _as_done(routine.items[at + 1 :]):
        return TakenUp(session)
    items = (*routine.items[:at], *(routine.items[at : at + 1] if same else begun), *ahead)
    if not items:
        return TakenUp(session.ended(), changes)
    before = session.timeline
    done = Adapted(routine.model_copy(update={"items": items}))
    arrivals = {one: place for one, place in before.arrivals.items() if one <= at}
    timeline = done.timeline(catalogue, before.pace, before.words_a_minute).with_arrivals(arrivals)
    for extra in session.timeline.extras:
        if extra[0] < at or (extra[0] == at and same):
            timeline = timeline.with_extra(*extra)
    position = session.position_s if same and not over else None
    known = at + (under_way or position is not None)
    return TakenUp(session.on(timeline, known, at + (over and under_way), position), changes)


def _ahead(
    routine: Routine, start: int, end: int, person: Person, catalogue: Catalogue
) -> tuple[tuple[RoutineItem, ...], tuple[Change, ...]]:
    """The items of ROUTINE from START to END as PERSON does them, beside all others, and what that changes."""
    items = routine.items[start:end]
    if not items:
        return (), ()
    others = {item.exercise for item in (*routine.items[:start], *routine.items[end:])}
    try:
        done = adapted(routine.model_copy(update={"items": items}), person, catalogue, others)
    except NothingLeftError as error:
        return (), error.changes
    return done.routine.items, tellable(done.changes)


def _as_done(items: Sequence[RoutineItem]) -> list[RoutineItem]:
    """ITEMS without what is only said of them."""
    return [item.model_copy(update={"note": None}) for item in items]
