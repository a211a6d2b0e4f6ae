"""The steps of an exercise: what there is to do, one thing after the other, and how long each takes."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Breath, Equipment, Position, Side, Sides
from backcare_tui.domain.session.breathing import BreathSpan, hold_breaths
from backcare_tui.domain.session.getting_ready import turning
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.saying import Stage, Told, Topic


class StepKind(StrEnum):
    """What a step is for."""

    POSITION = "position"
    """Getting into position."""
    MOVE = "move"
    """A phase of movement: the only kind that the pace stretches."""
    HOLD = "hold"
    SWITCH = "switch"
    REST = "rest"
    AEROBIC = "aerobic"
    """Open-ended: planned minutes that may be ended at any time and count as what they were."""


class Step(NamedTuple):
    """One instruction and the time it takes."""

    kind: StepKind
    item: int
    """Index of the exercise in the routine."""
    start: float
    seconds: float
    """How long it takes. Kept as it is, for what is computed from start and end is off by a rounding."""
    name: str
    """Two or three words, for large letters."""
    instruction: str
    breaths: tuple[BreathSpan, ...]
    phase: int | None = None
    """Index into the exercise's parts: its phases, and after them what is done once at the end."""
    side: Side | None = None
    rep: int = 0
    """Counts from 1 within a set and side; 0 outside repetitions."""
    set: int = 0
    waits: bool = False
    """At its end it waits for a key: one gets up from the floor, and nobody hurries."""
    stages: tuple[Stage, ...] = ()
    """How the instruction begins: what a voice tells before the rest, and until when; none where it tells all at
    once.
    """
    parts: tuple[Told, ...] = ()
    """The instruction by what it is about, where that is how to get ready."""

    @property
    def end(self) -> float:
        return self.start + self.seconds

    @property
    def laid_out_s(self) -> float:
        """Seconds of it in which all things are laid out first; 0 where nothing is."""
        return next((stage.seconds for stage in self.stages if stage.topic is Topic.FETCH), 0.0)

    @property
    def finishes(self) -> bool:
        """Whether it belongs to what is done once, after all repetitions."""
        return self.phase is not None and not self.rep


def exercise_steps(index: int, planned: PlannedItem, words_a_minute: float) -> Iterable[Step]:
    """The steps of one exercise, each from 0 to its length: `tiled` lays them end to end.

    WORDS_A_MINUTE are spoken: to turn to the other side lasts until it is said how.
    """
    exercise, dose = planned.exercise, planned.dose
    for number in range(1, dose.sets + 1):
        if number > 1 and dose.rest_s > 0:
            words = f"{_resting(planned)} Set {number} of {dose.sets} comes next."
            yield step_of(StepKind.REST, index, dose.rest_s, "Rest", words)._replace(set=number - 1)
        if exercise.sides is Sides.EACH:
            for side in Side:
                if side is Side.RIGHT or (number > 1 and dose.rest_s == 0):
                    other = turning(planned, side, words_a_minute)
                    switch = step_of(StepKind.SWITCH, index, other.seconds, "Switch sides", other.words)
                    yield switch._replace(side=side, set=number, stages=other.stages, parts=other.parts)
                for rep in range(1, dose.reps + 1):
                    yield from _repetition(index, planned, number, rep, side)
                yield from _finish(index, planned, number, side)
        else:
            turns = tuple(Side) if exercise.sides is Sides.ALTERNATING else (None,)
            for rep in range(1, dose.reps + 1):
                for turn in turns:
                    yield from _repetition(index, planned, number, rep, turn)
            yield from _finish(index, planned, number, None)


def _resting(planned: PlannedItem) -> str:
    """Where to be and how to breathe between two sets of PLANNED."""
    if planned.position is Position.SEATED:
        return "Stay seated and breathe easily."
    if Equipment.WALL in planned.equipment:
        return "Stand against the wall, feet where they are, and breathe easily."
    return "Breathe easily."


def _repetition(index: int, planned: PlannedItem, number: int, rep: int, side: Side | None) -> Iterable[Step]:
    for phase_index, phase in enumerate(planned.exercise.phases):
        if phase.rests and rep == planned.dose.reps and phase_index == len(planned.exercise.phases) - 1:
            continue
        if phase.lasts == "hold":
            kind, seconds = StepKind.HOLD, planned.dose.hold_s
        elif phase.lasts == "minutes":
            kind, seconds = StepKind.AEROBIC, planned.dose.minutes * 60
        else:
            kind, seconds = StepKind.MOVE, phase.lasts
        words = phase.instruction
        if kind is StepKind.AEROBIC and planned.form:
            words = f"{planned.form.words} {words}"  # there is time for both
        breaths = (BreathSpan(phase.breath, 0.0, seconds),)
        yield Step(kind, index, 0.0, seconds, phase.name, words, breaths, phase_index, side, rep, number)


def _finish(index: int, planned: PlannedItem, number: int, side: Side | None) -> Iterable[Step]:
    """What is done once after all repetitions of set NUMBER, on SIDE where that is done before the other."""
    exercise = planned.exercise
    finish = exercise.finish
    if finish is not None:
        step = step_of(StepKind.MOVE, index, finish.lasts, finish.name, finish.instruction)
        breaths = (BreathSpan(finish.breath, 0.0, finish.lasts),)
        yield step._replace(breaths=breaths, phase=len(exercise.phases), side=side, set=number)


def step_of(kind: StepKind, item: int, seconds: float, name: str, instruction: str) -> Step:
    return Step(kind, item, 0.0, seconds, name, instruction, (BreathSpan(Breath.FREE, 0.0, seconds),))


def tiled(pairs: Iterable[tuple[Step, float]]) -> tuple[Step, ...]:
    """Each step with its new length, end to end, its breaths fitted to that length."""
    laid: list[Step] = []
    start = 0.0
    for step, seconds in pairs:
        held = step.kind is StepKind.HOLD
        breaths = hold_breaths(seconds) if held else (BreathSpan(step.breaths[0].breath, 0.0, seconds),)
        laid.append(step._replace(start=start, seconds=seconds, breaths=breaths))
        start = laid[-1].end
    return tuple(laid)
