"""What followed what was done: of each exercise, each routine and each part of the day. It proves nothing.

Ratings are those of the back at rest; pain in a leg never enters into them. A session counts for every exercise of
which some was done in it, in whatever form, and however the session ended: who broke off because it hurt is not
left out. A session without ratings counts for nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Compared, Entry
from backcare_tui.domain.journal.helps.changes import FEWEST, Changes, changes_of
from backcare_tui.domain.journal.helps.response import Response, responses
from backcare_tui.domain.journal.helps.walking import Walking, WalkingDays
from backcare_tui.domain.journal.rating import median

USUAL_DAYS = 365
"""How far back one looks unless one says otherwise, today among them."""


def usual_first(today: date) -> date:
    """The first of the `USUAL_DAYS` days up to TODAY."""
    return today - timedelta(days=USUAL_DAYS - 1)


class Of(StrEnum):
    """What sessions have in common, in the order in which it is told."""

    SESSIONS = "sessions"
    EXERCISE = "exercise"
    ROUTINE = "routine"
    PART_OF_DAY = "part-of-day"


@dataclass(frozen=True)
class Finding:
    """What followed some sessions that have something in common."""

    of: Of
    ids: tuple[str, ...]
    """The exercises that were done in all of them, the routine, or the part of the day; several exercises where
    they were only ever done together, so that nobody can tell what followed which."""
    after: Changes | None
    """From before to after; None under `FEWEST` times."""
    morning: Changes | None
    """From before to the morning after; None under `FEWEST` times."""
    pairs: tuple[tuple[int, int], ...]
    """Pain before and after each session that `after` counts, the first one first; empty where that is None."""
    before: float | None
    """The median of pain before the sessions; None under `FEWEST` ratings."""
    easier: int
    """In how many of the sessions the exercise, or one of them, was done in its easier form alone."""
    hurt: int
    """In how many it was said to hurt, in this exercise or in any."""
    leg: int
    """In how many pain in a leg was told of."""
    ended_early: int

    @property
    def vagueness(self) -> float:
        """That of the surer one of its changes."""
        return min(changes.vagueness for changes in (self.after, self.morning) if changes is not None)


@dataclass(frozen=True)
class Helps:
    """What followed what, of the days from `first` to `last`."""

    first: date | None
    """None where it is the first there is."""
    last: date
    rated: int
    """How many sessions have a rating before and one after."""
    findings: tuple[Finding, ...]
    """As `Of` has them, and among those of one sort the surest first, be it of more pain or of less."""
    too_few: int
    """How many exercises and routines have ratings, but of fewer than `FEWEST` times."""
    walking: Walking | None

    def of(self, sort: Of) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.of is sort)

    @property
    def silent(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not self.findings and self.walking is None


def helps_of(
    entries: Iterable[Entry],
    first: date | None,
    last: date,
    aerobic: Callable[[str], bool] = lambda _: False,
    *,
    days: Days,
) -> Helps:
    """What ENTRIES, in any order, say of the days from FIRST to LAST, both counted; of all days up to LAST where
    FIRST is None.

    AEROBIC says of an exercise's id whether it is walking, cycling or swimming.
    """
    begin = first or date.min
    walking = WalkingDays(aerobic, begin, last, days)
    told = [one for one in responses(_passing(entries, walking, last, days), days) if one.tells]
    told = [one for one in told if begin <= one.day <= last]
    findings: list[Finding] = []
    too_few = 0
    for of, ids, some in _groups(told):
        finding = _finding(of, ids, some)
        if finding is not None:
            findings.append(finding)
        elif of in (Of.EXERCISE, Of.ROUTINE):
            too_few += len(ids)
    order = {of: place for place, of in enumerate(Of)}
    findings.sort(key=lambda one: (order[one.of], one.vagueness, one.ids))
    rated = sum(one.change is not None for one in told)
    return Helps(first, last, rated, tuple(findings), too_few, walking.compared())


def _passing(entries: Iterable[Entry], walking: WalkingDays, last: date, days: Days) -> Iterator[Entry]:
    """ENTRIES up to the day LAST, each of which WALKING sees too."""
    for entry in entries:
        if days.of(entry.at) <= last:
            walking.add(entry)
            yield entry


_Group = tuple[Of, tuple[str, ...], list[Response]]


def _groups(told: list[Response]) -> Iterator[_Group]:
    """Those of TOLD, the first one first, that have something in common, with what that is."""
    yield Of.SESSIONS, (), told
    by_exercise = _by(told, lambda one: one.done)
    together: dict[tuple[int, ...], list[str]] = {}
    for exercise, some in by_exercise.items():
        together.setdefault(tuple(map(id, some)), []).append(exercise)
    for exercises in together.values():
        yield Of.EXERCISE, tuple(sorted(exercises)), by_exercise[exercises[0]]
    for routine, some in _by(told, lambda one: [one.routine]).items():
        if any(one.done != {routine} for one in some):  # else it is an exercise by itself, and told of as such
            yield Of.ROUTINE, (routine,), some
    for part, some in _by(told, lambda one: [one.part_of_day.value]).items():
        yield Of.PART_OF_DAY, (part,), some


def _by(told: list[Response], ids_of: Callable[[Response], Collection[str]]) -> dict[str, list[Response]]:
    found: dict[str, list[Response]] = {}
    for response in told:
        for one in ids_of(response):
            found.setdefault(one, []).append(response)
    return found


def _finding(of: Of, ids: tuple[str, ...], some: list[Response]) -> Finding | None:
    """What followed SOME sessions; None where too few of them say it."""
    after = _changes(one.change for one in some)
    morning = _changes(one.morning_change for one in some)
    if after is None and morning is None:
        return None
    pairs = [(one.before, one.after) for one in some if one.before is not None and one.after is not None]
    before = [one.before for one in some if one.before is not None]
    return Finding(
        of=of,
        ids=ids,
        after=after,
        morning=morning,
        pairs=tuple(pairs) if after else (),
        before=median(before) if len(before) >= FEWEST else None,
        easier=sum(bool(one.easier.intersection(ids)) for one in some),
        hurt=sum(bool(one.hurt.intersection(ids) if of is Of.EXERCISE else one.hurt) for one in some),
        leg=sum(one.leg for one in some),
        ended_early=sum(one.ended_early for one in some),
    )


def _changes(changes: Iterable[int | Compared | None]) -> Changes | None:
    known = [change for change in changes if change is not None]
    return changes_of(known) if len(known) >= FEWEST else None
