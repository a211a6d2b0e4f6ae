"""What is unfinished: a session under way, and an entry being written.

So a crash or a closed window loses nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, RatingEntry, SessionEntry
from backcare_tui.domain.journal.memo import Kept
from backcare_tui.domain.light_fields import Moment, Score
from backcare_tui.domain.light_model import LightValue, limits
from backcare_tui.domain.session.pace import Pace
from backcare_tui.domain.session.session import NOTHING_S, Session, complaints_of
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.text import clean_typed, fitting_note
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE

Typed = dict[str, str | Score | None]
"""What each field of a form holds: text, or a score that may not be given yet."""

_Seconds = Annotated[float, limits(ge=0, allow_inf_nan=False)]
_Index = Annotated[int, limits(ge=0)]
_Extra = tuple[_Index, _Index, _Seconds | None]
_EarlierExtra = tuple[_Index, _Seconds | None]
"""As earlier versions kept it: the step, counted through all of the session."""


class Standing(LightValue):
    """Where a session stands, to the last digit: what its routine, pace and records do not say of it."""

    session_s: _Seconds
    """How long it is as a whole."""
    steps: Annotated[int, limits(ge=1)]
    """How many steps it has. Where this or its length is no longer so, the catalogue has changed meanwhile."""
    position_s: _Seconds
    planned_s: tuple[_Seconds, ...]
    practised_s: tuple[_Seconds, ...]
    passed: tuple[Annotated[int, limits(ge=0)], ...]
    extras: tuple[_Extra | _EarlierExtra, ...] = ()
    """See `timeline.Extra`, in the order in which they came."""
    own_pace: bool = False
    gate_s: _Seconds | None = None
    place: Position | None = None
    """The position that was reached last."""
    arrivals: tuple[tuple[_Index, Position | None], ...] = ()
    """See `getting_ready.Arrivals`."""

    @staticmethod
    def of(session: Session, now: float) -> "Standing":
        paused = session.pause(now)
        return Standing(
            session_s=paused.timeline.seconds,
            steps=len(paused.timeline.steps),
            position_s=paused.position_s,
            planned_s=paused.planned_s,
            practised_s=paused.practised_s,
            passed=tuple(sorted(paused.passed)),
            extras=paused.timeline.extras,
            own_pace=paused.own_pace,
            gate_s=paused.gate_s,
            place=paused.place,
            arrivals=tuple(paused.timeline.arrivals.items()),
        )

    def timeline(self, laid_out: Timeline) -> Timeline | None:
        """LAID_OUT with the extra seconds; None if that is no longer the same timeline."""
        timeline = laid_out.with_arrivals(dict(self.arrivals))
        for extra in self.extras:
            if len(extra) == 2 or extra[0] >= len(timeline.items):
                return None
            if extra[1] >= sum(step.item == extra[0] for step in timeline.steps):
                return None
            timeline = timeline.with_extra(*extra)
        same = (timeline.seconds, len(timeline.steps)) == (self.session_s, self.steps)
        whole = len(self.practised_s) == len(self.planned_s) == len(timeline.items)
        return timeline if same and whole else None


class SessionDraft(LightValue):
    """All that a session is, from its first question on: to go on with it, or to make its journal entry."""

    id: UUID
    """Becomes the id of the journal entry, so that saving twice makes one entry."""
    routine: Routine
    """As it is practised: with the easier form where that was chosen."""
    started_at: Moment
    saved_at: Moment
    pain_before: Score | None
    item: Annotated[int, limits(ge=0)]
    """The index of the exercise it stands at; the number of exercises when it reached its end."""
    records: tuple[ExerciseRecord, ...]
    """What was done of each exercise so far, and what hurt."""
    pace: Pace = 1.0
    words_a_minute: Annotated[float, limits(gt=0, le=1000)] = WORDS_PER_MINUTE
    """How fast it is spoken."""
    stands: Standing | None = None
    """Drafts of earlier versions have none: they are gone on with from the start of the exercise."""
    pain_after: Score | None = None
    pain_worst: Score | None = None
    leg_pain: Score | None = None
    """Before the session."""
    note: str = ""
    """As it is typed; what goes beyond `TYPED_LIMIT` is not kept."""

    def __post_init__(self) -> None:
        vars(self)["note"] = clean_typed(self.note)

    @staticmethod
    def begun(
        id: UUID, session: Session, started_at: datetime, pain_before: int | None, leg_pain: int | None = None
    ) -> "SessionDraft":
        """SESSION at its very start."""
        told = {"id": id, "started_at": started_at, "saved_at": started_at}
        told |= {"pain_before": pain_before, "leg_pain": leg_pain}
        return SessionDraft.model_validate(_as_it_stands(session, 0.0) | told)

    def after(self, session: Session, now: float, saved_at: datetime) -> "SessionDraft":
        """The same session, which is SESSION by the clock reading NOW."""
        pains = (complaint.pain for of_item in session.complaints for complaint in of_item)
        known = [pain for pain in (self.pain_worst, *pains) if pain is not None]
        told = {"saved_at": saved_at, "pain_worst": max(known, default=None)}
        return SessionDraft.model_validate(self.values() | _as_it_stands(session, now) | told)

    def session(self, catalogue: Catalogue) -> Session:
        """The session as it stands, paused. Every exercise of it must be in CATALOGUE (KeyError).

        It stands where it stood: only where the catalogue has changed meanwhile, or an earlier version kept it, at
        the start of its exercise.
        """
        routine = self._practised(catalogue.exercises)
        laid_out = lay_out(routine, catalogue.exercises, self.pace, self.words_a_minute)
        stands = self.stands
        timeline = None if stands is None else stands.timeline(laid_out)
        if stands is None or timeline is None:
            session = Session.again(laid_out, self.records, self.item)
            return session.with_own_pace(0.0, stands is not None and stands.own_pace)
        return Session(
            timeline,
            planned_s=stands.planned_s,
            practised_s=stands.practised_s,
            passed=frozenset(stands.passed),
            position_s=stands.position_s,
            own_pace=stands.own_pace,
            gate_s=stands.gate_s,
            place=stands.place,
            complaints=complaints_of(self.records),
        )

    def _practised(self, exercises: Mapping[str, Exercise]) -> Routine:
        """The routine in the forms that were practised: earlier versions kept these only in the records.

        A form that EXERCISES cannot be done in any more is left out.
        """
        pairs = zip(self.routine.items, self.records, strict=False)
        items = tuple(item.model_copy(update={"variation": record.variation}) for item, record in pairs)
        items = (*items, *self.routine.items[len(items) :])
        return self.routine.model_copy(update={"items": tuple(_in_a_form(item, exercises) for item in items)})

    @property
    def ended(self) -> bool:
        """Whether it reached its end, and only has to be saved."""
        return self.item >= len(self.records)

    def can_go_on(self, catalogue: Catalogue) -> bool:
        """Whether there is something left to do, and CATALOGUE still has all of it."""
        return not self.ended and all(item.exercise in catalogue.exercises for item in self.routine.items)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done, and nothing was told of it but how it was before."""
        told = (self.note, self.pain_after, self.pain_worst)
        return nothing_done(self.records) and all(one in ("", None) for one in told)

    def rating_before(self) -> RatingEntry | None:
        """What was rated before it, as an entry of its own where no session is kept; None where nothing was."""
        if self.pain_before is None:
            return None
        return RatingEntry(id=self.id, at=self.started_at, pain=self.pain_before, leg_pain=self.leg_pain)

    def entry(self) -> SessionEntry:
        """The journal entry of what was done; UsageError if the note is longer than an entry's may be."""
        done = any(record.was_done for record in self.records)
        through = self.ended or all(record.outcome is Outcome.COMPLETED for record in self.records)
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
            leg_pain=self.leg_pain,
        )


def nothing_done(records: Iterable[ExerciseRecord]) -> bool:
    """Whether RECORDS are of a session that was left before anything was done of it; what hurt is something."""
    known = tuple(records)
    done_s = sum(record.done_s for record in known)
    kept = any(record.outcome is Outcome.COMPLETED or record.complaints for record in known)
    return done_s < NOTHING_S and not kept


def _in_a_form(item: RoutineItem, exercises: Mapping[str, Exercise]) -> RoutineItem:
    """ITEM, without its own form where the exercise has changed so that it cannot be done in that."""
    if item.form is None:
        return item
    try:
        exercises[item.exercise].in_form(item.form)
    except ValueError:
        return item.model_copy(update={"form": None})
    return item


def _as_it_stands(session: Session, now: float) -> dict[str, Any]:
    """The fields of a draft that follow from SESSION at NOW."""
    moment, records = session.at(now), session.records(now)
    return {
        "routine": session.timeline.routine,
        "item": len(records) if moment.finished else moment.step.item,
        "records": records,
        "pace": session.timeline.pace,
        "words_a_minute": session.timeline.words_a_minute,
        "stands": Standing.of(session, now),
    }


class EntryDraft(LightValue):
    """An entry or a memo being written or changed, as far as it is typed."""

    entry: Annotated[Kept, limits(discriminator="kind")]
    """As the form was opened with it."""
    new: bool
    """Whether the journal does not hold it yet."""
    typed: Typed
    """What goes beyond `TYPED_LIMIT` is not kept of a text."""
    saved_at: Moment

    def __post_init__(self) -> None:
        cleaned = {name: clean_typed(told) if isinstance(told, str) else told for name, told in self.typed.items()}
        vars(self)["typed"] = cleaned

    @property
    def id(self) -> UUID:
        return self.entry.id


Draft = SessionDraft | EntryDraft
