"""What hurt in exercises, and what was done about it; and the days on which there were none because of a sign."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import SessionEntry


@dataclass(frozen=True)
class Hurt:
    """One exercise that hurt."""

    exercise: str
    """Its id."""
    times: int
    strongest: int | None
    """None where no time was rated."""
    kinds: Mapping[PainKind, int]
    """How many times the pain was like that."""
    remedies: Mapping[Remedy, int]
    """How many times that was done about it."""
    last: date


@dataclass(frozen=True)
class Closing:
    """Days on which exercises were closed because the person had a sign that needs help."""

    level: str
    """How soon it needs help: "emergency", "urgent"."""
    first: date
    last: date | None
    """None while they are closed."""


def hurt_in(sessions: Iterable[SessionEntry], days: Days) -> tuple[Hurt, ...]:
    """The exercises that hurt in SESSIONS, in any order; the one that hurt most often first."""
    found: dict[str, list[tuple[date, Complaint]]] = {}
    for session in sessions:
        for record in session.exercises:
            told = [(days.of(session.at), complaint) for complaint in record.complaints]
            if told:
                found.setdefault(record.exercise, []).extend(told)
    made = [_hurt(exercise, told) for exercise, told in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.times, one.exercise)))


def _hurt(exercise: str, told: list[tuple[date, Complaint]]) -> Hurt:
    kinds, remedies = Counter(one.what for _, one in told), Counter(one.remedy for _, one in told)
    return Hurt(
        exercise=exercise,
        times=len(told),
        strongest=max((one.pain for _, one in told if one.pain is not None), default=None),
        kinds={kind: kinds[kind] for kind in PainKind if kind in kinds},
        remedies={remedy: remedies[remedy] for remedy in Remedy if remedy in remedies},
        last=max(day for day, _ in told),
    )
