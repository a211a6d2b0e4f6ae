"""What was recorded: entries, and the revisions that they are made of.

An entry is never overwritten. Every change appends a revision that carries the whole entry as it is from then
on, or None for deleted; the newest revision of an entry is the entry. Undo appends too, so no key press can
destroy what was told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    model_serializer,
)

from backcare_tui.domain.catalogue.terms import Variation
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
ENTRY_ADAPTER: TypeAdapter[Entry] = TypeAdapter(Entry, config=ConfigDict(defer_build=True))
ENTRY_MODELS: dict[str, type[AnyEntry]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyEntry)
}
"""Each kind of entry, by its name."""


def told_and_ahead(entries: Iterable[Entry], now: datetime) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """ENTRIES that have been by NOW, and apart from them those still to come; both in the order they are in."""
    known = tuple(entries)
    ahead = tuple(entry for entry in known if is_ahead(entry, now))
    return tuple(entry for entry in known if not is_ahead(entry, now)), ahead


def is_ahead(entry: _Entry, now: datetime) -> bool:
    """Whether ENTRY is dated so far after NOW that a clock must have been wrong: no zone is a day ahead."""
    return entry.at - now > FARTHEST_AHEAD
