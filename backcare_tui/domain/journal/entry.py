"""What was recorded: entries, and the revisions that they are made of.

An entry is never overwritten. Every change appends a revision that carries the whole entry as it is from then
on, or None for deleted; the newest revision of an entry is the entry. Undo appends too, so no key press can
destroy what was told.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple
from uuid import UUID

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind
from backcare_tui.domain.light_fields import (
    CatalogueId,
    Minutes,
    Moment,
    Note,
    OwnName,
    Score,
    Seconds,
    Times,
    check_given_scores,
    check_given_times,
    check_id,
    check_moment,
    check_scores,
    checked_minutes,
    checked_seconds,
    cleaned_name,
    cleaned_note,
)
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.words.wording import FARTHEST_AHEAD

ENOUGH_S = 5 * 60.0
"""Seconds of exercise that make a session count, however long it was meant to be."""


class Outcome(StrEnum):
    """How a session, or one exercise of it, came to its end."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    SKIPPED = "skipped"
    """Only of an exercise: nothing of it was done."""


class ExerciseRecord(LightValue):
    """What was done of one exercise in a session."""

    exercise: CatalogueId
    variation: Variation = Variation.STANDARD
    planned_s: Seconds
    """As it was planned when the session began."""
    done_s: Seconds
    outcome: Outcome
    complaints: tuple[Complaint, ...] = ()
    """Each time that it hurt, in the order it did."""
    sets: Times | None = None
    reps: Times | None = None
    """Repetitions of a set, per side where sides differ."""
    hold_s: Seconds | None = None
    """These three are the dose of the form that it was done in last, so after "easier" less than was planned. They
    are None of aerobic minutes, and where nobody noted them.
    """

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ("complaints", "sets", "reps", "hold_s")

    def __post_init__(self) -> None:
        check_id(self.exercise)
        told = vars(self)
        told["planned_s"], told["done_s"] = checked_seconds(self.planned_s), checked_seconds(self.done_s)
        check_given_times(sets=self.sets, reps=self.reps)
        if self.hold_s is not None:
            told["hold_s"] = checked_seconds(self.hold_s)

    @property
    def was_done(self) -> bool:
        """Whether any of it was done, if only in part, which its outcome alone says: not everybody counts the
        seconds.
        """
        return self.outcome is not Outcome.SKIPPED


class RestRating(NamedTuple):
    """A rating of pain at rest."""

    field: str
    """The field of the entry that holds it."""
    pain: int
    at: datetime
    """When it was given."""


class EntryBase(LightValue):
    """What all entries have."""

    id: UUID
    at: Moment
    """When it was, with the offset from UTC of where the person was."""
    note: Note = ""

    def __post_init__(self) -> None:
        check_moment(self.at)
        vars(self)["note"] = cleaned_note(self.note)

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

    @property
    def exercises_done(self) -> tuple[str, ...]:
        """The ids of the exercises of which some was done, each once, in the order they were."""
        return ()

    @property
    def tells_of_leg(self) -> bool:
        """Whether it says that a leg hurt."""
        return False


class SessionEntry(EntryBase):
    """A practised session."""

    kind: Literal["session"] = "session"
    routine: CatalogueId
    ended_at: Moment
    outcome: Literal[Outcome.COMPLETED, Outcome.ENDED_EARLY]
    pain_before: Score | None = None
    pain_after: Score | None = None
    pain_worst: Score | None = None
    effort: Score | None = None
    exercises: tuple[ExerciseRecord, ...] = ()
    leg_pain: Score | None = None
    """In the leg, before the session."""

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ("leg_pain",)

    def __post_init__(self) -> None:
        super().__post_init__()
        check_id(self.routine)
        check_moment(self.ended_at)
        check_given_scores(
            pain_before=self.pain_before,
            pain_after=self.pain_after,
            pain_worst=self.pain_worst,
            effort=self.effort,
            leg_pain=self.leg_pain,
        )
        if self.outcome not in (Outcome.COMPLETED, Outcome.ENDED_EARLY):
            raise ValueError("a session is completed, or ended early")

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
    def exercises_done(self) -> tuple[str, ...]:
        done = (record.exercise for record in self.exercises if record.was_done)
        return tuple(dict.fromkeys(done))

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Each time that it hurt in an exercise, in the order it did."""
        return tuple(complaint for record in self.exercises for complaint in record.complaints)

    @property
    def was_ended_early(self) -> bool:
        """Whether it did not come to its end by doing it: it was ended, or its last exercise was not done to its
        end. However it was left, with the key that ends it or the one for the next exercise, it is told so.
        """
        if self.outcome is Outcome.ENDED_EARLY or not self.exercises:
            return self.outcome is Outcome.ENDED_EARLY
        return self.exercises[-1].outcome is not Outcome.COMPLETED

    @property
    def counts(self) -> bool:
        """Whether it is a session of the week: half of the planned time was done, or five minutes."""
        done_s = self.done_s
        if done_s >= ENOUGH_S:
            return True
        planned_s = sum(record.planned_s for record in self.exercises)
        return planned_s > 0 and done_s >= planned_s / 2

    @property
    def tells_of_leg(self) -> bool:
        return bool(self.leg_pain) or any(one.what is PainKind.SPREADS for one in self.complaints)


class RatingEntry(EntryBase):
    """Pain at one moment."""

    kind: Literal["rating"] = "rating"
    pain: Score
    leg_pain: Score | None = None
    """In the leg, at the same moment."""

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ("leg_pain",)

    def __post_init__(self) -> None:
        super().__post_init__()
        check_scores(pain=self.pain)
        check_given_scores(leg_pain=self.leg_pain)

    @property
    def rest_ratings(self) -> tuple[RestRating, ...]:
        return (RestRating("pain", self.pain, self.at),)

    @property
    def tells_of_leg(self) -> bool:
        return bool(self.leg_pain)


class Compared(StrEnum):
    """How a morning was, beside the time before the session of the day before."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"

    @property
    def words(self) -> str:
        return "the same" if self is Compared.SAME else self.value


class MorningEntry(EntryBase):
    """How the morning after a session was: in points, compared with before it, or both."""

    kind: Literal["morning"] = "morning"
    pain: Score | None = None
    compared: Compared | None = None
    session: UUID | None = None
    """The id of the session that it follows."""
    leg_pain: Score | None = None

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ("leg_pain",)

    def __post_init__(self) -> None:
        super().__post_init__()
        check_given_scores(pain=self.pain, leg_pain=self.leg_pain)
        if self.pain is None and self.compared is None:
            raise ValueError("a morning has its pain, or how it compares")

    @property
    def rest_ratings(self) -> tuple[RestRating, ...]:
        return () if self.pain is None else (RestRating("pain", self.pain, self.at),)

    @property
    def tells_of_leg(self) -> bool:
        return bool(self.leg_pain)


class PegEntry(EntryBase):
    """The weekly three of the PEG scale: average pain, and what it took from enjoyment and from activity."""

    kind: Literal["peg"] = "peg"
    pain: Score
    enjoyment: Score
    activity: Score

    def __post_init__(self) -> None:
        super().__post_init__()
        check_scores(pain=self.pain, enjoyment=self.enjoyment, activity=self.activity)

    @property
    def pains(self) -> tuple[int, ...]:
        return (self.pain,)

    @property
    def mean(self) -> float:
        """The score of the scale, 0 to 10."""
        return (self.pain + self.enjoyment + self.activity) / 3


class ActivityEntry(EntryBase):
    """Minutes of walking, cycling or swimming done away from the program."""

    kind: Literal["activity"] = "activity"
    exercise: CatalogueId
    minutes: Minutes
    effort: Score | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_id(self.exercise)
        vars(self)["minutes"] = checked_minutes(self.minutes)
        check_given_scores(effort=self.effort)

    @property
    def aerobic_minutes(self) -> float:
        return self.minutes

    @property
    def exercises_done(self) -> tuple[str, ...]:
        return (self.exercise,)


class OwnActivityEntry(EntryBase):
    """How well one thing goes that matters to this person: "tie my shoes"."""

    kind: Literal["own-activity"] = "own-activity"
    name: OwnName
    ability: Score
    """From 0, cannot at all, to 10, as well as ever: more is better, other than with pain."""

    def __post_init__(self) -> None:
        super().__post_init__()
        vars(self)["name"] = cleaned_name(self.name)
        check_scores(ability=self.ability)


Entry = SessionEntry | RatingEntry | MorningEntry | PegEntry | ActivityEntry | OwnActivityEntry
ENTRY_MODELS: dict[str, type[Entry]] = {
    "session": SessionEntry,
    "rating": RatingEntry,
    "morning": MorningEntry,
    "peg": PegEntry,
    "activity": ActivityEntry,
    "own-activity": OwnActivityEntry,
}
"""Each kind of entry, by its name."""


def leg_pain_of(entry: Entry) -> int | None:
    """The rating of pain in a leg that ENTRY gives; None if it gives none."""
    return entry.leg_pain if isinstance(entry, SessionEntry | RatingEntry | MorningEntry) else None


def sessions_that_count(entries: Iterable[Entry]) -> tuple[SessionEntry, ...]:
    """Of ENTRIES, in their order, the sessions of half of their planned time or of five minutes."""
    return tuple(entry for entry in entries if isinstance(entry, SessionEntry) and entry.counts)


def told_and_ahead(entries: Iterable[Entry], now: datetime) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """ENTRIES that have been by NOW, and apart from them those still to come; both in the order they are in."""
    known = tuple(entries)
    ahead = tuple(entry for entry in known if is_ahead(entry, now))
    return tuple(entry for entry in known if not is_ahead(entry, now)), ahead


def is_ahead(entry: EntryBase, now: datetime) -> bool:
    """Whether ENTRY is dated so far after NOW that a clock must have been wrong: no zone is a day ahead."""
    return entry.at - now > FARTHEST_AHEAD
