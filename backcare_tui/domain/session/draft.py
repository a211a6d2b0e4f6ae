"""What is unfinished: a session under way, kept at every exercise boundary, and an entry being written.

So a crash or a closed window loses nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.entry import Entry, ExerciseRecord, Outcome, SessionEntry
from backcare_tui.domain.journal.rating import Score
from backcare_tui.domain.model import Value
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.words.text import clean_typed, fitting_note


def _cleaned(value: object) -> object:
    return clean_typed(value) if isinstance(value, str) else value


TypedText = Annotated[str, BeforeValidator(_cleaned)]
"""What a field holds, however long; what goes beyond `TYPED_LIMIT` is not kept."""

Typed = dict[str, TypedText | Score | None]
"""What each field of a form holds: text, or a score that may not be given yet."""


class SessionDraft(Value):
    """Enough to go on with a session, or to make its journal entry."""

    id: UUID
    """Becomes the id of the journal entry, so that saving twice makes one entry."""
    routine: Routine
    started_at: AwareDatetime
    saved_at: AwareDatetime
    pain_before: Score | None
    item: Annotated[int, Field(ge=0)]
    """The index of the exercise it stands at; the number of exercises when it reached its end."""
    records: tuple[ExerciseRecord, ...]
    """What was done of each exercise so far."""
    pace: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    pain_after: Score | None = None
    pain_worst: Score | None = None
    note: TypedText = ""

    def entry(self) -> SessionEntry:
        """The journal entry of what was done; UsageError if the note is longer than an entry's may be."""
        done = any(record.done_s > 0 for record in self.records)
        through = self.item >= len(self.records) or all(
            record.outcome is Outcome.COMPLETED for record in self.records
        )
        return SessionEntry(
            id=self.id,
            at=self.started_at,
            note=fitting_note(self.note),
            routine=self.routine.id,
            ended_at=self.saved_at,
            outcome=Outcome.COMPLETED if done and through else Outcome.ENDED_EARLY,
            pain_before=self.pain_before,
            pain_after=self.pain_after,
            pain_worst=self.pain_worst,
            exercises=self.records,
        )


class EntryDraft(Value):
    """An entry being written or changed, as far as it is typed."""

    entry: Entry
    """As the form was opened with it."""
    new: bool
    """Whether the journal does not hold it yet."""
    typed: Typed
    saved_at: AwareDatetime

    @property
    def id(self) -> UUID:
        return self.entry.id


Draft = SessionDraft | EntryDraft


@dataclass(frozen=True)
class SessionStart:
    """What a session begins with, or goes on with."""

    id: UUID
    """Becomes the id of the journal entry."""
    started_at: datetime
    pain_before: int | None
    session: Session
    pain_worst: int | None = None
    note: str = ""

    @staticmethod
    def again(draft: SessionDraft, session: Session) -> "SessionStart":
        """On with DRAFT, as SESSION."""
        return SessionStart(draft.id, draft.started_at, draft.pain_before, session, draft.pain_worst, draft.note)

    def draft(self, session: Session, now: float, saved_at: datetime) -> SessionDraft:
        """What began here and is SESSION by the clock reading NOW, to be gone on with or to be entered."""
        moment, records = session.at(now), session.records(now)
        return SessionDraft(
            id=self.id,
            routine=session.timeline.routine,
            started_at=self.started_at,
            saved_at=saved_at,
            pain_before=self.pain_before,
            pain_worst=self.pain_worst,
            note=self.note,
            item=len(records) if moment.finished else moment.step.item,
            records=records,
            pace=session.timeline.pace,
        )
