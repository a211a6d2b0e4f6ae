"""A journal as irregular as a life, invented from a seed: what was recorded, changed, deleted and taken back.

The days go backwards from now, each from a seed of its own. So a short journal is the end of a long one: what
Today looks at is the same in both, and they differ in what lies behind it. 100,000 entries take about 30 years.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random
from typing import NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.journal.revision import Revision

RARE_WORD = "accordion"
"""Stands in one note: that of the oldest entry."""
COMMON_WORD = "garden"
"""Stands in about every tenth note."""

_HOME = ZoneInfo("Europe/Berlin")
_TRIPS = tuple(timezone(timedelta(minutes=minutes)) for minutes in (-480, -210, 0, 330, 345, 540, 765))
_DEVICES = (UUID("6f6b8d0e-6a3e-4c6e-9d55-3f6b2d8a7c01"), UUID("0b0f4bd2-9c4e-4b5e-8a55-7d1a94c1e902"))
_EXERCISES = ("pelvic-tilt", "bridge", "knee-rolls", "cat-cow", "bird-dog", "dead-bug", "curl-up", "childs-pose")
_ROUTINES = ("starter-three", "core-glutes", "morning-mobility", "wind-down", "gentle-day", "bridge")
_AEROBIC = ("walk", "walk", "walk", "cycle", "swim")
_NOTES = (
    "After an hour in the garden, weeding.",
    "Slept badly, stiff until ten.",
    "Long drive to Malmö; better once I walked about.",
    "Besser nach dem Aufwärmen, größere Schritte gehen wieder.",
    "Πονάει λιγότερο όταν περπατάω.",
    "После работы в саду спина ноет.",
    "الألم أخف بعد المشي.",
    "הכאב פחות אחרי הליכה.",
    "चलने के बाद आराम मिला।",
    "走了半小时,感觉好多了。",
    "朝は少しこわばる。",
    "เดินแล้วรู้สึกดีขึ้น",
    "Café crème, then the stairs: 5e\u0301tage, no lift.",
    "👩‍🌾 🚶🏽‍♀️ 30 min, then 🛀",
    "Two lines:\nthe first lift was careless,\nthe second was not.",
    "=SUM(A1:A9) [/bold] {curly} 100% _under_ ~tilde~",
    "Carried shopping. " * 12,
)
_NIGHT_S = 5 * 3600
_DAY_S = 18 * 3600


K = TypeVar("K", Entry, Kept)


def chance(seed: str | int) -> Random:
    """What is drawn with SEED, the same each time."""
    return Random(seed)  # noqa: S311 (it keeps no secret)


class Written(NamedTuple):
    """One change of an entry, as it comes to be written."""

    at: datetime
    entry_id: UUID
    rev: UUID
    entry: Entry | None
    undoes: UUID | None = None


def invented_revisions(entries: int, now: datetime, seed: int = 9) -> list[Revision]:
    """The revisions of a journal with so many ENTRIES that are not deleted, oldest first, as it is at NOW.

    Some are dated ahead, some were told days after, and the order in which they were written is not that of
    their days.
    """
    written: list[Written] = []
    living = 0
    for course in _courses(now, seed):
        written += course
        living += course[-1].entry is not None
        if living == entries:
            break
    last = next(number for number, one in reversed(list(enumerate(written))) if one.entry)
    written = _with_rare_word(written, written[last].entry_id)
    written.sort(key=lambda one: one.at)
    rng = chance(seed)
    return [
        Revision(
            rev=one.rev,
            entry_id=one.entry_id,
            seq=seq,
            device=rng.choices(_DEVICES, (9, 1))[0],
            written_at=one.at,
            entry=one.entry,
            undoes=one.undoes,
        )
        for seq, one in enumerate(written, start=1)
    ]


def _with_rare_word(written: list[Written], oldest: UUID) -> list[Written]:
    def told(entry: Entry | None) -> Entry | None:
        return entry and entry.model_copy(update={"note": f"Played the {RARE_WORD}."})

    return [one._replace(entry=told(one.entry)) if one.entry_id == oldest else one for one in written]


def _courses(now: datetime, seed: int) -> Iterator[list[Written]]:
    """What became of each entry, from its first revision to its last; the latest entries first, without end."""
    ahead = chance(f"{seed} ahead")
    for days in (2, 400, 9000):
        yield _course(ahead, invented_entry(ahead, now + timedelta(days=days)), now)
    days_ago = 0
    while True:
        rng = chance(f"{seed} {days_ago}")
        away = chance(f"{seed} away {days_ago // 11}").random() < 0.12 and days_ago > 40
        if not away:
            zone = chance(f"{seed} trip {days_ago // 17}").choices((_HOME, *_TRIPS), (40, *[1] * len(_TRIPS)))[0]
            midnight = (now - timedelta(days=days_ago)).astimezone(zone).replace(hour=0, minute=0, second=0)
            moments = (
                midnight + timedelta(seconds=_NIGHT_S + rng.random() * _DAY_S, milliseconds=rng.randrange(1000))
                for _ in range(min(40, int(rng.expovariate(1 / 10.6)) + (rng.random() < 0.4)))
            )
            for at in sorted((at for at in moments if at <= now), reverse=True):
                yield _course(rng, invented_entry(rng, at), now)
        days_ago += 1


def _course(rng: Random, entry: Entry, now: datetime) -> list[Written]:
    told_at = min(entry.at, now) + timedelta(seconds=rng.random() * 90)
    if rng.random() < 0.04:
        told_at += timedelta(days=rng.random() * 40)
    course = [Written(min(told_at, now), entry.id, _id(rng), entry)]

    def then(after: timedelta, entry: Entry | None, undoes: UUID | None = None) -> None:
        at = min(course[-1].at + after, now)
        course.append(Written(at, course[0].entry_id, _id(rng), entry, undoes))

    what = rng.random()
    if what < 0.06:
        then(timedelta(days=rng.random() * 20), edited_entry(rng, entry))
        if what < 0.015:
            then(timedelta(seconds=30), entry, undoes=course[-1].rev)
    elif what < 0.09:
        then(timedelta(days=rng.random() * 5), None)
        if what < 0.075:
            then(timedelta(seconds=20), entry, undoes=course[-1].rev)
    elif what < 0.095:
        then(timedelta(seconds=10), None, undoes=course[0].rev)
    return course


def edited_entry(rng: Random, entry: K) -> K:
    """ENTRY with another note, and perhaps at another moment and with another rating."""
    changes: dict[str, object] = {"note": f"{entry.note} Or so I think now."[:1000]}
    if rng.random() < 0.3:
        changes["at"] = entry.at - timedelta(days=rng.randrange(4), minutes=rng.randrange(300))
    if isinstance(entry, RatingEntry):
        changes["pain"] = rng.randrange(11)
    return entry.model_copy(update=changes)


def invented_entry(rng: Random, at: datetime) -> Entry:
    """An entry of any kind, AT a moment."""
    note = rng.choice(_NOTES) if rng.random() < 0.3 else ""
    if note and rng.random() < 0.05:
        note = f"{note} In the {COMMON_WORD} again."
    kind = rng.random()
    if kind < 0.53:
        return RatingEntry(id=_id(rng), at=at, note=note, pain=_pain(rng), leg_pain=_leg_pain(rng))
    if kind < 0.76:
        return _session(rng, at, note)
    if kind < 0.84:
        return MorningEntry(
            id=_id(rng),
            at=at,
            note=note,
            pain=_pain(rng),
            compared=rng.choice((None, *Compared)),
            session=rng.choice((None, _id(rng))),
        )
    if kind < 0.95:
        minutes = round(rng.uniform(5, 95), 1)
        effort = rng.choice((None, 3, 5))
        return ActivityEntry(
            id=_id(rng), at=at, note=note, exercise=rng.choice(_AEROBIC), minutes=minutes, effort=effort
        )
    if kind < 0.99:
        return PegEntry(id=_id(rng), at=at, note=note, pain=_pain(rng), enjoyment=_pain(rng), activity=_pain(rng))
    return OwnActivityEntry(id=_id(rng), at=at, note=note, name="tie my shoes", ability=_pain(rng))


def invented_memo(rng: Random, at: datetime) -> MemoEntry:
    """Anything kept in mind, AT a moment."""
    about = rng.choice(list(Subject))
    says = f"{at:%Y-%m-%d} {rng.choice(('gentle', 'dropped', 'as-planned'))}" if about is Subject.DAY else "none"
    return MemoEntry(id=_id(rng), at=at, about=about, says=says)


def _leg_pain(rng: Random) -> int | None:
    return _pain(rng) if rng.random() < 0.02 else None


def _session(rng: Random, at: datetime, note: str) -> SessionEntry:
    records = tuple(_record(rng, exercise) for exercise in rng.sample(_EXERCISES, rng.choice((0, 1, 3, 3, 3, 5))))
    early = any(record.outcome is not Outcome.COMPLETED for record in records)
    return SessionEntry(
        id=_id(rng),
        at=at,
        note=note,
        routine=rng.choice(_ROUTINES),
        ended_at=at + timedelta(seconds=20 + rng.random() * 1500),
        outcome=Outcome.ENDED_EARLY if early else Outcome.COMPLETED,
        pain_before=rng.choice((None, _pain(rng), _pain(rng))),
        pain_after=rng.choice((None, _pain(rng), _pain(rng))),
        pain_worst=_pain(rng) if rng.random() < 0.1 else None,
        effort=_pain(rng) if rng.random() < 0.1 else None,
        exercises=records,
    )


def _record(rng: Random, exercise: str) -> ExerciseRecord:
    planned_s = rng.randrange(30, 240)
    outcome = rng.choices((Outcome.COMPLETED, Outcome.ENDED_EARLY, Outcome.SKIPPED), (12, 1, 1))[0]
    done_s = {Outcome.COMPLETED: planned_s, Outcome.ENDED_EARLY: rng.randrange(planned_s), Outcome.SKIPPED: 0}
    hurt = Complaint(pain=_pain(rng), what=rng.choice(list(PainKind)), remedy=rng.choice(list(Remedy)))
    return ExerciseRecord(
        exercise=exercise,
        planned_s=planned_s,
        done_s=done_s[outcome],
        outcome=outcome,
        complaints=(hurt,) if rng.random() < 0.05 else (),
        sets=rng.randrange(1, 4),
        reps=rng.randrange(1, 16),
        hold_s=rng.choice((0, 5, 20)),
    )


def _pain(rng: Random) -> int:
    return min(10, int(rng.gammavariate(3, 1.2)))


def _id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
