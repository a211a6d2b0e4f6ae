"""Sessions, mornings and walks for what followed what; and a few months of any person."""

from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
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

FIRST = datetime(2026, 3, 2, 18, tzinfo=timezone(timedelta(hours=1)))
"""The evening of a Monday, on which these lives begin."""
_NAMES = UUID(int=7)


def day(number: int, hour: int = 18) -> datetime:
    """The HOUR of a day, counted from `FIRST`."""
    return FIRST.replace(hour=hour) + timedelta(days=number)


def new_id(*told: object) -> UUID:
    return uuid5(_NAMES, repr(told))


def record(exercise: str, done_s: float = 60, **changes: Any) -> ExerciseRecord:
    outcome = Outcome.COMPLETED if done_s else Outcome.SKIPPED
    fields: dict[str, Any] = {"exercise": exercise, "planned_s": 60, "done_s": done_s, "outcome": outcome}
    return ExerciseRecord(**(fields | changes))


def session(at: datetime, before: int | None, after: int | None, *exercises: str, **changes: Any) -> SessionEntry:
    fields: dict[str, Any] = {
        "id": new_id("session", at),
        "at": at,
        "ended_at": at + timedelta(minutes=5),
        "routine": "mine",
        "outcome": Outcome.COMPLETED,
        "pain_before": before,
        "pain_after": after,
        "exercises": tuple(record(exercise) for exercise in exercises or ("bridge",)),
    }
    return SessionEntry(**(fields | changes))


def morning(at: datetime, pain: int | None = None, **changes: Any) -> MorningEntry:
    fields: dict[str, Any] = {"id": new_id("morning", at), "at": at, "pain": pain}
    return MorningEntry(**(fields | changes))


def rating(at: datetime, pain: int) -> RatingEntry:
    return RatingEntry(id=new_id("rating", at), at=at, pain=pain)


def walk(at: datetime, exercise: str = "walk") -> ActivityEntry:
    return ActivityEntry(id=new_id("walk", at), at=at, exercise=exercise, minutes=20)


def sessions(changes: list[int], *exercises: str, first: int = 0, before: int = 5) -> list[Entry]:
    """One a day from day FIRST on, of EXERCISES, each from BEFORE to so much more or less."""
    return [
        session(day(first + number), before, before + change, *exercises) for number, change in enumerate(changes)
    ]


# Any person


def lives() -> st.SearchStrategy[list[Entry]]:
    """Three weeks: several sessions a day or none, mornings that name one or not, walks, ratings, in any zone.

    They are drawn by chance and not by Hypothesis, which would hardly ever do one thing five times.
    """
    return st.builds(a_life, st.integers(0, 2**32), st.integers(0, 120))


def a_life(seed: int, count: int) -> list[Entry]:
    """COUNT entries of those weeks, the same ones for the same SEED."""
    chance = Random(seed)  # noqa: S311
    told: list[Entry] = []
    for number in range(count):
        zone = timezone(timedelta(hours=chance.choice([-8, 0, 0, 0, 1, 13])))
        minutes = chance.randrange(24 * 60)
        at = datetime(2026, 3, 1, tzinfo=zone) + timedelta(days=chance.randrange(21), minutes=minutes)
        fields: dict[str, Any] = {"id": UUID(int=chance.getrandbits(120) << 8 | number), "at": at}
        match chance.choice(["session", "session", "session", "morning", "morning", "rating", "rating", "walk"]):
            case "session":
                told.append(_session(chance, fields))
            case "morning":
                pain = _pain(chance)
                compared = chance.choice([*Compared, *([None] if pain is not None else [])])
                sessions_so_far = [entry.id for entry in told if isinstance(entry, SessionEntry)]
                named = chance.choice([None, None, chance.choice([UUID(int=5), *sessions_so_far])])
                told.append(MorningEntry(**fields, pain=pain, compared=compared, session=named))
            case "rating":
                told.append(RatingEntry(**fields, pain=chance.randint(0, 10)))
            case _:
                told.append(ActivityEntry(**fields, exercise=chance.choice(["walk", "swim"]), minutes=9))
    return told


def _session(chance: Random, fields: dict[str, Any]) -> SessionEntry:
    records = [
        record(
            exercise,
            chance.choice([0, 30, 60, 60]),
            variation=chance.choice([*Variation]),
            complaints=(Complaint(pain=_pain(chance), what=chance.choice([*PainKind]), remedy=Remedy.EASIER),)
            * (chance.random() < 0.2),
        )
        for exercise in chance.choices(["bridge", "cat-cow", "walk"], k=chance.randrange(4))
    ]
    return SessionEntry(
        **fields,
        ended_at=fields["at"] + timedelta(minutes=chance.randrange(9)),
        routine=chance.choice(["mine", "mine", "bridge"]),
        outcome=chance.choice([Outcome.COMPLETED, Outcome.ENDED_EARLY]),
        pain_before=_pain(chance),
        pain_after=_pain(chance),
        leg_pain=_pain(chance),
        exercises=tuple(records),
    )


def _pain(chance: Random) -> int | None:
    ratings: list[int | None] = [None, *range(11)]
    return chance.choice(ratings)
