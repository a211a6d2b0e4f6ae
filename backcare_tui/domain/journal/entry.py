"""What was recorded: entries, and the revisions that they are made of.

An entry is never overwritten. Every change appends a revision that carries the whole entry as it is from then
on, or None for deleted; the newest revision of an entry is the entry. Undo appends too, so no key press can
destroy what was told.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args
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
from backcare_tui.domain.words.when import FARTHEST_AHEAD


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


Note = Annotated[str, Field(max_length=NOTE_LIMIT), BeforeValidator(_cleaned)]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]

ENOUGH_S = 5 * 60.0
"""Seconds of exercise that make a session count, however long it was meant to be."""


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


def done_count(records: Iterable[ExerciseRecord]) -> int:
    """How many of RECORDS are of exercises that were done, if only in part."""
    return sum(record.outcome is not Outcome.SKIPPED for record in records)


@dataclass(frozen=True)
class RestRating:
    """A rating of pain at rest."""

    field: str
    """The field of the entry that holds it."""
    pain: int
    at: datetime
    """When it was given."""


class _Entry(Value):
    id: UUID
    at: AwareDatetime
    """When it was, with the offset from UTC of where the person was."""
    note: Note = ""

    @property
    def rest_ratings(self) -> tuple[RestRating, ...]:
        """The ratings of pain at rest, in the order they were given."""
        return ()

    @property
    def pains(self) -> tuple[int, ...]:
        """All ratings of pain: at rest, in movement and over a week."""
        return tuple(rating.pain for rating in self.rest_ratings)

    @property
    def aerobic_minutes(self) -> float:
        """Minutes of walking, cycling or swimming away from the program."""
        return 0.0


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

    @property
    def rest_ratings(self) -> tuple[RestRating, ...]:
        given = (("pain_before", self.pain_before, self.at), ("pain_after", self.pain_after, self.ended_at))
        return tuple(RestRating(field, pain, at) for field, pain, at in given if pain is not None)

    @property
    def pains(self) -> tuple[int, ...]:
        worst = () if self.pain_worst is None else (self.pain_worst,)
        return (*super().pains, *worst)

    @property
    def done_s(self) -> float:
        """Seconds of exercise; the whole session's where it does not say which exercises there were."""
        if not self.exercises:
            return max(0.0, (self.ended_at - self.at).total_seconds())
        return sum(record.done_s for record in self.exercises)

    @property
    def counts(self) -> bool:
        """Whether it is a session of the week: half of the planned time was done, or five minutes."""
        planned_s = sum(record.planned_s for record in self.exercises)
        return self.done_s >= ENOUGH_S or (planned_s > 0 and self.done_s >= planned_s / 2)


class RatingEntry(_Entry):
    """Pain at one moment."""

    kind: Literal["rating"] = "rating"
    pain: Score

    @property
    def rest_ratings(self) -> tuple[RestRating, ...]:
        return (RestRating("pain", self.pain, self.at),)


class PegEntry(_Entry):
    """The weekly three of the PEG scale: average pain, and what it took from enjoyment and from activity."""

    kind: Literal["peg"] = "peg"
    pain: Score
    enjoyment: Score
    activity: Score

    @property
    def pains(self) -> tuple[int, ...]:
        return (self.pain,)

    @property
    def mean(self) -> float:
        """The score of the scale, 0 to 10."""
        return (self.pain + self.enjoyment + self.activity) / 3


class ActivityEntry(_Entry):
    """Minutes of walking, cycling or swimming done away from the program."""

    kind: Literal["activity"] = "activity"
    exercise: Identifier
    minutes: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)]
    effort: Score | None = None

    @property
    def aerobic_minutes(self) -> float:
        return self.minutes


AnyEntry = SessionEntry | RatingEntry | PegEntry | ActivityEntry
Entry = Annotated[AnyEntry, Field(discriminator="kind")]
ENTRY_ADAPTER: TypeAdapter[Entry] = TypeAdapter(Entry)
ENTRY_MODELS: dict[str, type[AnyEntry]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyEntry)
}
"""Each kind of entry, by its name."""


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


def told_and_ahead(entries: Iterable[Entry], now: datetime) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """ENTRIES that have been by NOW, and apart from them those still to come; both in the order they are in."""
    known = tuple(entries)
    ahead = tuple(entry for entry in known if is_ahead(entry, now))
    return tuple(entry for entry in known if not is_ahead(entry, now)), ahead


def is_ahead(entry: _Entry, now: datetime) -> bool:
    """Whether ENTRY is dated so far after NOW that a clock must have been wrong: no zone is a day ahead."""
    return entry.at - now > FARTHEST_AHEAD


_A_MOMENT = timedelta(minutes=1)


def said_again(entry: Entry, recent: Iterable[Revision], now: datetime) -> Revision | None:
    """Of RECENT revisions the one of the last minute that says what ENTRY does, as an entry of its own.

    Who is told that a save may have failed tries again, and must not have written it down twice.
    """
    return next((one for one in recent if one.entry and _say_the_same(one, one.entry, entry, now)), None)


def _say_the_same(revision: Revision, written: Entry, entry: Entry, now: datetime) -> bool:
    if written.id == entry.id or not -_A_MOMENT < now - revision.written_at < _A_MOMENT:
        return False
    near = abs(written.at - entry.at) < _A_MOMENT
    return near and written.model_copy(update={"id": entry.id, "at": entry.at}) == entry


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
