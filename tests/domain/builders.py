"""Small exercises, routines, sessions and entries for the tests of the pure core."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise, Source
from backcare_tui.domain.catalogue.form import Breath, Equipment, Finish, Form, Phase, Position, Sides
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import Kind, Variation
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, RatingEntry, SessionEntry
from backcare_tui.domain.journal.memo import Kept
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.domain.session.pace import FASTEST, SLOWEST
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Timeline, lay_out

SOURCES = (Source(organisation="A", title="B"),)
DEVICE = UUID(int=1)


# One exercise, one routine


def move(lasts: float = 2, breath: str = "out", name: str = "Lift") -> Phase:
    return Phase(name=name, instruction=f"{name} slowly.", breath=Breath(breath), lasts=float(lasts))


def hold() -> Phase:
    return Phase(name="Hold", instruction="Stay there.", breath=Breath.FREE, lasts="hold")


def walking() -> Phase:
    return Phase(name="Walk", instruction="Walk briskly.", breath=Breath.FREE, lasts="minutes")


LIFT_AND_LOWER = (move(2, "out", "Lift"), move(3, "in", "Lower"))


def an_exercise(
    identifier: str = "lift",
    phases: Sequence[Phase] = LIFT_AND_LOWER,
    dose: Dose | None = None,
    sides: Sides = Sides.BOTH,
    **changes: Any,
) -> Exercise:
    """An exercise on the back, of two movements unless PHASES says otherwise."""
    open_ended = any(phase.lasts == "minutes" for phase in phases)
    held = any(phase.lasts == "hold" for phase in phases)
    fields: dict[str, Any] = {
        "id": identifier,
        "name": identifier.capitalize(),
        "kind": Kind.AEROBIC if open_ended else Kind.STRENGTH,
        "position": Position.STANDING if open_ended else Position.SUPINE,
        "areas": ["hips"],
        "sides": sides,
        "side_words": {"left": "left leg", "right": "right leg"},
        "summary": "A movement.",
        "steps": ["Begin.", "End."],
        "phases": phases,
        "dose": dose or Dose(hold_s=5 if held else 0, minutes=10 if open_ended else 0),
        "printed": {"words": "None."},
        "easier": ["Less."],
        "harder": ["More."],
        "mistakes": ["Haste."],
        "sources": SOURCES,
    }
    return Exercise.model_validate(fields | changes)


def a_routine(*items: RoutineItem | str, identifier: str = "mine", **changes: Any) -> Routine:
    """A routine of ITEMS; a string is the id of an exercise."""
    fields: dict[str, Any] = {
        "id": identifier,
        "name": identifier.capitalize(),
        "summary": "Some exercises.",
        "why": "To try.",
        "items": [RoutineItem(exercise=item) if isinstance(item, str) else item for item in items],
        "sources": SOURCES,
    }
    return Routine.model_validate(fields | changes)


def by_id(exercises: Iterable[Exercise]) -> dict[str, Exercise]:
    return {exercise.id: exercise for exercise in exercises}


def a_timeline(*exercises: Exercise, pace: float = 1.0) -> Timeline:
    """EXERCISES one after the other, each with its own dose."""
    return lay_out(a_routine(*(exercise.id for exercise in exercises)), by_id(exercises), pace)


# Whole exercises and routines, of every shape. Each strategy is made once: hypothesis examines a new one before it
# draws from it, which takes longer than to draw.


@cache
def phases_of_movement() -> st.SearchStrategy[Phase]:
    lasts = st.one_of(st.integers(1, 15), st.floats(1, 15))
    return st.builds(move, lasts, st.sampled_from(["in", "out", "free"]))


@cache
def finishes() -> st.SearchStrategy[Finish]:
    lasts = st.floats(1, 15)
    return st.builds(
        Finish, name=st.just("Down"), instruction=st.just("Down."), breath=st.just(Breath.OUT), lasts=lasts
    )


_PHASES = st.lists(st.one_of(phases_of_movement(), st.builds(hold)), min_size=1, max_size=3)
_NO_PHASES_OR_SOME = st.none() | _PHASES.map(tuple)
_NO_FINISH_OR_ONE = st.none() | finishes()
_MINUTES, _HOLDS_S, _RESTS_S = st.floats(0.2, 30), st.floats(1, 60), st.floats(1, 40)
_FEW, _SOME = st.integers(1, 3), st.integers(1, 4)
_OTHER_MINUTES = st.none() | st.builds(DoseChange, minutes=_MINUTES)
_OTHER_SETS, _OTHER_REPS = st.none() | _FEW, st.none() | _SOME
_OTHER_RESTS_S = st.none() | st.just(0) | _RESTS_S
_WHOLE_OR_ANY_HOLDS_S, _NO_OR_ANY_RESTS_S = (
    st.one_of(st.integers(1, 40), _HOLDS_S),
    st.one_of(st.just(0), _RESTS_S),
)
_YES_OR_NO, _ANY_SIDES, _ANY_POSITION = st.booleans(), st.sampled_from(Sides), st.sampled_from(Position)
_ANY_EQUIPMENT = st.lists(st.sampled_from(Equipment), unique=True, max_size=3)


@cache
@st.composite
def easier_forms(draw: st.DrawFn, aerobic: bool, held: bool) -> Form:
    """Any easier form of an exercise that is AEROBIC, or HELD: of words, or with phases or a dose of its own."""
    if aerobic:
        return Form(words="Less.", dose=draw(_OTHER_MINUTES))
    if draw(_YES_OR_NO):
        return Form(words="Less.")
    phases = draw(_NO_PHASES_OR_SOME)
    holds = held if phases is None else any(phase.lasts == "hold" for phase in phases)
    dose = DoseChange(
        sets=draw(_OTHER_SETS),
        reps=draw(_OTHER_REPS),
        hold_s=draw(_HOLDS_S) if holds else None,
        rest_s=draw(_OTHER_RESTS_S),
    )
    return Form(words="Less.", phases=phases, dose=dose, finish=draw(_NO_FINISH_OR_ONE))


@cache
@st.composite
def exercises(draw: st.DrawFn, identifier: str = "lift", aerobic: bool | None = None) -> Exercise:
    """Any exercise; only open-ended ones if AEROBIC, only the others if it is False."""
    if draw(_YES_OR_NO) if aerobic is None else aerobic:
        phases: Sequence[Phase] = (walking(),)
        dose = Dose(minutes=draw(_MINUTES))
    else:
        phases = draw(_PHASES)
        held = any(phase.lasts == "hold" for phase in phases)
        dose = Dose(
            sets=draw(_FEW),
            reps=draw(_FEW),
            hold_s=draw(_WHOLE_OR_ANY_HOLDS_S) if held else 0,
            rest_s=draw(_NO_OR_ANY_RESTS_S),
        )
    return an_exercise(
        identifier,
        phases,
        dose,
        easier=[draw(easier_forms(dose.minutes > 0, dose.hold_s > 0)), "Less still."],
        sides=Sides.BOTH if dose.minutes else draw(_ANY_SIDES),
        position=draw(_ANY_POSITION),
        equipment=draw(_ANY_EQUIPMENT),
        finish=None if dose.minutes else draw(_NO_FINISH_OR_ONE),
    )


@dataclass(frozen=True)
class Programme:
    """A routine with the exercises that it names."""

    routine: Routine
    exercises: Mapping[str, Exercise]

    def timeline(self, pace: float = 1.0) -> Timeline:
        return lay_out(self.routine, self.exercises, pace)


_IDS = "one", "two"
_ITEMS = st.builds(
    RoutineItem,
    exercise=st.sampled_from(_IDS),
    variation=st.sampled_from(Variation),
    position=st.one_of(st.none(), _ANY_POSITION),
    note=st.sampled_from([None, "small range"]),
)


@cache
def _items(most: int) -> st.SearchStrategy[list[RoutineItem]]:
    return st.lists(_ITEMS, min_size=1, max_size=most)


@cache
@st.composite
def programmes(draw: st.DrawFn, most: int = 3) -> Programme:
    """A routine of up to MOST exercises, some of them perhaps twice or from another position."""
    known = by_id(draw(exercises(identifier)) for identifier in _IDS)
    return Programme(a_routine(*draw(_items(most))), known)


@cache
def paces() -> st.SearchStrategy[float]:
    return st.one_of(st.sampled_from([SLOWEST, 0.9, 1.0, 1.1, FASTEST]), st.floats(SLOWEST, FASTEST))


@cache
def timelines() -> st.SearchStrategy[Timeline]:
    return st.builds(Programme.timeline, programmes(), paces())


# Sessions


@dataclass(frozen=True)
class Underway:
    """A session and the clock reading at which it stands."""

    session: Session
    now: float

    @property
    def position(self) -> float:
        return self.session.position(self.now)


ACTIONS = ("run", "pause", "skip", "back", "more", "pace", "own pace", "ready", "nothing")


def act(session: Session, action: str, now: float, pace: float = 1.3) -> Session:
    """SESSION after the key for ACTION was pressed at NOW."""
    match action:
        case "run":
            return session.run(now)
        case "pause":
            return session.pause(now)
        case "skip":
            return session.skip(now)
        case "back":
            return session.back(now)
        case "more":
            return session.more(now)
        case "pace":
            return session.with_pace(now, pace)
        case "own pace":
            return session.with_own_pace(now, not session.own_pace)
        case "ready":
            return session.ready(now)
        case _:
            return session


def through(session: Session, now: float, seconds: float) -> Underway:
    """SESSION after SECONDS of its timeline from NOW on, led on by a key where it waits for who gets up."""
    until = min(session.position(now) + seconds, session.timeline.seconds)
    while session.position(now) < until:
        now += until - session.position(now) + 1e-6
        moment = session.at(now)
        if moment.waiting and moment.step.waits:
            session = session.run(now)
    return Underway(session, now)


_BEGINS_S = st.floats(0, 1e5)
_WAITS_S = st.one_of(st.floats(0, 10), st.floats(0, 200))


@cache
def _some_of(actions: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(actions), max_size=6)


@cache
@st.composite
def sessions(draw: st.DrawFn, actions: tuple[str, ...] = ACTIONS) -> Underway:
    """A session somewhere on its way, reached by running and then by any of ACTIONS."""
    now = draw(_BEGINS_S)
    session = Session.of(draw(timelines())).run(now)
    for action in draw(_some_of(actions)):
        now += draw(_WAITS_S)
        session = act(session, action, now, draw(paces()))
    return Underway(session, now + draw(_WAITS_S))


# Entries of the journal


def when(day: int, hour: int = 12, month: int = 11) -> datetime:
    """A day of November 2026, whose 22nd is a Sunday."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def a_rating(
    at: datetime, pain: int = 3, identifier: int = 0, note: str = "", leg_pain: int | None = None
) -> RatingEntry:
    return RatingEntry(id=UUID(int=identifier), at=at, pain=pain, note=note, leg_pain=leg_pain)


def a_session(at: datetime, routine: str = "starter-three", **changes: Any) -> SessionEntry:
    """A completed session of five minutes that began and ended at AT."""
    fields: dict[str, Any] = {"id": UUID(int=0), "at": at, "ended_at": at, "routine": routine}
    fields["exercises"] = (a_record(minutes=5),)
    return SessionEntry(**(fields | {"outcome": Outcome.COMPLETED} | changes))


def a_record(exercise: str = "lift", minutes: float = 1) -> ExerciseRecord:
    seconds = minutes * 60
    return ExerciseRecord(exercise=exercise, planned_s=seconds, done_s=seconds, outcome=Outcome.COMPLETED)


def a_revision(seq: int, entry_id: int, entry: Kept | None, undoes: UUID | None = None) -> Revision:
    """The SEQth revision of a journal; its own id is SEQ, too."""
    return Revision(
        rev=UUID(int=seq),
        entry_id=UUID(int=entry_id),
        seq=seq,
        device=DEVICE,
        written_at=when(22),
        entry=entry,
        undoes=undoes,
    )
