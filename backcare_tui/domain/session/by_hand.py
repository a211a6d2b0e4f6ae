"""A session that somebody did without the program, and writes down."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from backcare_tui.domain.journal.correct.corrected import lasting
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, SessionEntry
from backcare_tui.domain.session.timeline import Timeline


def session_by_hand(
    id: UUID,
    timeline: Timeline,
    now: datetime,
    at: datetime | None = None,
    minutes: float | None = None,
    **told: Any,
) -> SessionEntry:
    """The session of all that TIMELINE has, which began AT a moment, or else ended NOW, with what else was TOLD.

    It took as long as TIMELINE, or so many MINUTES, shared among its exercises. How often and how long each thing
    was done is not noted: nobody counted it.
    """
    records = tuple(
        ExerciseRecord(
            exercise=planned.exercise.id,
            variation=planned.item.variation,
            planned_s=(seconds := round(timeline.practice_seconds(item), 1)),
            done_s=seconds,
            outcome=Outcome.COMPLETED,
        )
        for item, planned in enumerate(timeline.items)
    )
    length = timedelta(seconds=sum(record.done_s for record in records) if minutes is None else minutes * 60)
    began = now - length if at is None else at
    session = SessionEntry(
        id=id,
        at=began,
        routine=timeline.routine.id,
        ended_at=began + length,
        outcome=Outcome.COMPLETED,
        exercises=records,
        **told,
    )
    return session if minutes is None else lasting(session, minutes)
