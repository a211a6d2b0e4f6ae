"""An entry with some of its fields put right."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from backcare_tui.domain.journal.correct.fields import SCALES, Values, did_field, hurt_field, is_by_hand
from backcare_tui.domain.journal.entry import (
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    SessionEntry,
)
from backcare_tui.errors import UsageError

_PART = 0.5
"""Of what was planned, where somebody says that a part was done."""


def corrected(entry: Entry, values: Values, at: datetime | None = None) -> Entry:
    """ENTRY with VALUES in the fields of those names, see `fields_of`, and with AT, if it was at another moment.

    Fields that no VALUES are for stay as they are, as does what is not of its kind. UsageError where a needed one
    would be empty, or where a session of which nothing was done would have taken some minutes. The end of a
    session moves with its beginning; the length of one that was written down by hand is that of its exercises.
    """
    _refuse_what_is_missing(entry, values)
    minutes = values.get("minutes")
    changes: dict[str, Any] = {name: value for name, value in values.items() if name in vars(entry)}
    if isinstance(entry, MorningEntry) and "compared" in changes:
        changes["compared"] = Compared(changes["compared"]) if changes["compared"] else None
    if isinstance(entry, SessionEntry):
        changes |= _of_exercises(entry, values)
    changed = replace(entry, **changes)
    if isinstance(changed, SessionEntry) and minutes is not None:
        changed = lasting(changed, minutes)
    return changed if at is None else _moved(changed, at)


def lasting(session: SessionEntry, minutes: float) -> SessionEntry:
    """SESSION as one of so many MINUTES: each of its exercises took its share of them.

    UsageError if nothing of it was done.
    """
    if not session.done_s:
        raise UsageError(
            "Nothing of this session was done, so it cannot have taken any time.",
            "Say first which of its exercises were done, or leave its minutes as they are.",
        )
    share = minutes * 60 / session.done_s
    records = tuple(replace(record, done_s=record.done_s * share) for record in session.exercises)
    return replace(session, exercises=records, ended_at=session.at + timedelta(minutes=minutes))


def _refuse_what_is_missing(entry: Entry, values: Values) -> None:
    needed = [scale for scale in SCALES[type(entry)] if scale.needed]
    if any(values.get(scale.field, 0) is None for scale in needed):
        raise UsageError("There is no number yet.", "Choose one with 0 to 9 or t, or leave with escape.")
    if isinstance(entry, MorningEntry) and not (
        values.get("compared", entry.compared) or values.get("pain", entry.pain) is not None
    ):
        raise UsageError(
            "There is neither a number yet, nor how it compares.", "Choose one, or leave with escape."
        )


def _moved(entry: Entry, at: datetime) -> Entry:
    if not isinstance(entry, SessionEntry):
        return replace(entry, at=at)
    try:
        end = entry.ended_at + (at - entry.at)
        end = end if at.utcoffset() == entry.at.utcoffset() else end.astimezone(at.tzinfo)
    except OverflowError as error:
        raise UsageError("It would end outside the calendar.", "Give another moment.") from error
    return replace(entry, at=at, ended_at=end)


def _of_exercises(session: SessionEntry, values: Values) -> dict[str, object]:
    """The fields of SESSION that VALUES change which are about its exercises."""
    records = tuple(_record(number, record, values) for number, record in enumerate(session.exercises))
    if records == session.exercises:
        return {}
    changes: dict[str, object] = {"exercises": records}
    if all(record.outcome is Outcome.COMPLETED for record in records):
        changes["outcome"] = Outcome.COMPLETED
    elif all(record.outcome is Outcome.SKIPPED for record in records):
        changes["outcome"] = Outcome.ENDED_EARLY
    if is_by_hand(session):
        changes["ended_at"] = session.at + timedelta(seconds=sum(record.done_s for record in records))
    return changes


def _record(number: int, record: ExerciseRecord, values: Values) -> ExerciseRecord:
    complaints = tuple(
        replace(complaint, pain=values.get(hurt_field(number, place), complaint.pain))
        for place, complaint in enumerate(record.complaints)
    )
    outcome = Outcome(values.get(did_field(number), record.outcome))
    done_s = record.done_s if outcome is record.outcome else _done_s(record, outcome)
    return replace(record, complaints=complaints, outcome=outcome, done_s=done_s)


def _done_s(record: ExerciseRecord, outcome: Outcome) -> float:
    """How long an exercise was done that came to OUTCOME, and not to the one that RECORD has."""
    if outcome is Outcome.SKIPPED:
        return 0.0
    if outcome is Outcome.COMPLETED:
        return max(record.done_s, record.planned_s)
    return record.planned_s * _PART
