"""What was recorded: entries, and the revisions that they are made of.

An entry is never overwritten. Every change appends a revision that carries the whole entry as it is from then
on, or None for deleted; the newest revision of an entry is the entry. Undo appends too, so no key press can
destroy what was told.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    model_serializer,
)

from backcare_tui.domain.catalogue.routine import Variation
from backcare_tui.domain.journal.complaint import Complaint
from backcare_tui.domain.journal.rating import Score
from backcare_tui.domain.model import Identifier, Value
from backcare_tui.domain.words.text import NOTE_LIMIT, clean


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


Note = Annotated[str, Field(max_length=NOTE_LIMIT), BeforeValidator(_cleaned)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


class Outcome(StrEnum):
    """How a session, or one exercise of it, came to its end."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    SKIPPED = "skipped"
    """Only of an exercise: nothing of it was done."""


class ExerciseRecord(Value):
    """What was done of one exercise in a session."""

    exercise: Identifier
    variation: Variation = Variation.STANDARD
    planned_s: Seconds
    done_s: Seconds
    outcome: Outcome
    complaints: tuple[Complaint, ...] = ()
    """Each time that it hurt, in the order it did. A record without any is written without this field."""

    @model_serializer(mode="wrap")
    def _without_empty_complaints(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        values: dict[str, Any] = write(self)
        if not self.complaints:
            values.pop("complaints", None)
        return values


class _Entry(Value):
    id: UUID
    at: AwareDatetime
    """When it was, with the offset from UTC of where the person was."""
    note: Note = ""


class SessionEntry(_Entry):
    """A practised session."""

    kind: Literal["session"] = "session"
    routine: Identifier
    ended_at: AwareDatetime
    outcome: Literal[Outcome.COMPLETED, Outcome.ENDED_EARLY]
    pain_before: Score | None = None
    pain_after: Score | None = None
    pain_worst: Score | None = None
    effort: Score | None = None
    exercises: tuple[ExerciseRecord, ...] = ()


class RatingEntry(_Entry):
    """Pain at one moment."""

    kind: Literal["rating"] = "rating"
    pain: Score


class PegEntry(_Entry):
    """The weekly three of the PEG scale: average pain, and what it took from enjoyment and from activity."""

    kind: Literal["peg"] = "peg"
    pain: Score
    enjoyment: Score
    activity: Score


class ActivityEntry(_Entry):
    """Minutes of walking, cycling or swimming done away from the program."""

    kind: Literal["activity"] = "activity"
    exercise: Identifier
    minutes: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)]
    effort: Score | None = None


Entry = Annotated[SessionEntry | RatingEntry | PegEntry | ActivityEntry, Field(discriminator="kind")]
ENTRY_ADAPTER: TypeAdapter[Entry] = TypeAdapter(Entry)


class Revision(Value):
    """One change of one entry, as it was written."""

    rev: UUID
    entry_id: UUID
    seq: Annotated[int, Field(ge=1)]
    """Counts all revisions of this journal: the later, the larger."""
    device: UUID
    written_at: AwareDatetime
    entry: Entry | None
    """The whole entry from now on; None when it is deleted."""
    undoes: UUID | None = None
    """The revision that this one takes back."""


def current_entries(revisions: Iterable[Revision]) -> tuple[Entry, ...]:
    """The entries that are not deleted, latest first."""
    newest: dict[UUID, Revision] = {}
    for revision in sorted(revisions, key=lambda revision: revision.seq):
        newest[revision.entry_id] = revision
    living = [(revision.entry.at, revision.seq, revision.entry) for revision in newest.values() if revision.entry]
    return tuple(entry for _, _, entry in sorted(living, key=lambda item: item[:2], reverse=True))


def is_ahead(entry: _Entry, now: datetime) -> bool:
    """Whether ENTRY is dated so far after NOW that a clock must have been wrong: no zone is a day ahead."""
    return entry.at - now > timedelta(days=1)


class Change(StrEnum):
    """What a revision did to its entry."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


class Undoable(Value):
    """A change that can be taken back, and the entry as it was before (None: it did not exist)."""

    revision: Revision
    change: Change
    before: Entry | None


def last_undoable(revisions: Iterable[Revision], own: Collection[UUID]) -> Undoable | None:
    """The newest change that has not been taken back.

    Edits and deletes of any age count; an addition only if OWN, the revisions written since the program
    started, holds it: so that pressing undo often cannot make older entries vanish.
    """
    ordered = sorted(revisions, key=lambda revision: revision.seq)
    undone = {revision.undoes for revision in ordered if revision.undoes}
    newest: dict[UUID, Entry | None] = {}
    steps: list[tuple[Revision, Entry | None]] = []
    """Each revision with its entry as it was before."""
    for revision in ordered:
        steps.append((revision, newest.get(revision.entry_id)))
        newest[revision.entry_id] = revision.entry
    settled: set[UUID] = set()
    """Entries with an older addition that stays: what came before it stays as well."""
    for revision, before in reversed(steps):
        if revision.undoes or revision.rev in undone or revision.entry_id in settled:
            continue
        if revision.entry is None:
            return Undoable(revision=revision, change=Change.DELETED, before=before)
        if before is not None:
            return Undoable(revision=revision, change=Change.EDITED, before=before)
        if revision.rev in own:
            return Undoable(revision=revision, change=Change.ADDED, before=None)
        settled.add(revision.entry_id)
    return None
