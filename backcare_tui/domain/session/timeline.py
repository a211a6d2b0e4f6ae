"""A routine laid out in time: steps with start and end seconds, and what holds at any moment."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Breath, Side, Sides
from backcare_tui.domain.catalogue.position import (
    UPRIGHT,
    fetch_words,
    settle_seconds,
    settle_words,
    switch_seconds,
    to_fetch,
)
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.session.breathing import BreathMoment, BreathSpan, breath_at, hold_breaths
from backcare_tui.domain.session.pace import FASTEST, SLOWEST
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.words.wording import speaking_seconds

ARRANGE_S = 3.0
"""To put arms and legs where they belong once it is said where."""


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


@dataclass(frozen=True, slots=True)
class Step:
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
    """Index into the exercise's phases."""
    side: Side | None = None
    rep: int = 0
    """Counts from 1 within a set and side; 0 outside repetitions."""
    set: int = 0

    @property
    def end(self) -> float:
        return self.start + self.seconds


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that can be shown or said about one moment of a session."""

    seconds: float
    """Where on the timeline."""
    step: Step
    planned: PlannedItem
    step_elapsed: float
    breath: BreathMoment
    exercise_elapsed: float
    exercise_seconds: float
    session_seconds: float
    following: PlannedItem | None
    """The exercise after this one."""
    paused: bool = False
    waiting: bool = False
    """At one's own pace: the repetition is over and the next one waits for a key."""

    @property
    def step_remaining(self) -> float:
        return self.step.seconds - self.step_elapsed

    @property
    def exercise_remaining(self) -> float:
        return self.exercise_seconds - self.exercise_elapsed

    @property
    def session_remaining(self) -> float:
        return self.session_seconds - self.seconds

    @property
    def exercise_fraction(self) -> float:
        return self.exercise_elapsed / self.exercise_seconds

    @property
    def session_fraction(self) -> float:
        return self.seconds / self.session_seconds

    @property
    def finished(self) -> bool:
        return self.seconds >= self.session_seconds


Extra = tuple[int, int, float | None]
"""An exercise and one of its steps, both counted from 0, with the seconds by which that was made longer; or with
None, where one gets ready anew before it."""


@dataclass(frozen=True)
class Timeline:
    """The steps of a routine, end to end from 0 s, without gap or overlap."""

    routine: Routine
    items: tuple[PlannedItem, ...]
    steps: tuple[Step, ...]
    written: tuple[Step, ...]
    """The same steps at a pace of 1.0: each pace is reckoned from these, so that no rounding adds up."""
    pace: float = 1.0
    extras: tuple[Extra, ...] = ()
    """What `with_extra` was given so far: with the routine and the pace it makes the same timeline again."""

    @property
    def seconds(self) -> float:
        return self.steps[-1].end

    @property
    def place(self) -> str:
        """Where there has to be room for it: "on the floor"."""
        lying = [planned for planned in self.items if planned.position not in UPRIGHT]
        if not lying:
            return "no floor needed"
        if all(planned.on_bed for planned in lying):
            return "on a bed"
        return "on a bed or the floor" if self.routine.bed else "on the floor"

    def item_start(self, item: int) -> float:
        return next(step.start for step in self.steps if step.item == item)

    def item_end(self, item: int) -> float:
        return next(step.end for step in reversed(self.steps) if step.item == item)

    def step_index(self, seconds: float) -> int:
        """The step at SECONDS; a boundary belongs to the step that begins there, the end to the last."""
        index = bisect_right(self.steps, seconds, key=lambda step: step.start) - 1
        return min(max(index, 0), len(self.steps) - 1)

    def at(self, seconds: float) -> Moment:
        """What holds SECONDS after the start; defined for every number, clamped to the timeline."""
        clamped = min(max(seconds, 0.0), self.seconds)
        return self._moment(clamped, self.steps[self.step_index(clamped)])

    def just_before(self, seconds: float) -> Moment:
        """What held up to SECONDS: at a boundary, the end of the step that closes there."""
        clamped = min(max(seconds, 0.0), self.seconds)
        index = self.step_index(clamped)
        if index and self.steps[index].start == clamped:
            index -= 1
        return self._moment(clamped, self.steps[index])

    def _moment(self, seconds: float, step: Step) -> Moment:
        start, end = self.item_start(step.item), self.item_end(step.item)
        elapsed = seconds - step.start
        return Moment(
            seconds=seconds,
            step=step,
            planned=self.items[step.item],
            step_elapsed=elapsed,
            breath=breath_at(step.breaths, elapsed),
            exercise_elapsed=seconds - start,
            exercise_seconds=end - start,
            session_seconds=self.seconds,
            following=self.items[step.item + 1] if step.item + 1 < len(self.items) else None,
        )

    def practice_seconds(self, item: int, start: float | None = None, end: float | None = None) -> float:
        """Seconds of exercise ITEM between START and END, getting into position not counted."""
        low = 0.0 if start is None else start
        high = self.seconds if end is None else end
        return sum(
            max(0.0, min(step.end, high) - max(step.start, low))
            for step in self.steps
            if step.item == item and step.kind is not StepKind.POSITION
        )

    def with_pace(self, pace: float) -> "Timeline":
        """The same steps with movements done PACE times as fast as written; holds and rests stay as long."""
        bounded = min(max(pace, SLOWEST), FASTEST)
        if bounded == 1.0:
            return replace(self, pace=bounded, steps=self.written)
        factor = 1.0 / bounded
        pairs = ((step, step.seconds * (factor if step.kind is StepKind.MOVE else 1)) for step in self.written)
        return replace(self, pace=bounded, steps=_tiled(pairs))

    def first_step(self, item: int) -> int:
        """The index of the step with which exercise ITEM begins."""
        return next(index for index, step in enumerate(self.steps) if step.item == item)

    def repetition(self, step: Step) -> int:
        """The index of the step that does here what STEP, of another form of its exercise, does there.

        It is the beginning of the same repetition, or the last one where it has fewer of them.
        """
        dose = self.items[step.item].dose
        number = min(step.set, dose.sets)
        wanted = (number, step.side, min(step.rep, dose.reps))
        own = [(index, one) for index, one in enumerate(self.steps) if one.item == step.item]
        there = [index for index, one in own if (one.set, one.side, one.rep) == wanted]
        if there:
            return there[0]
        *_, last = (one for _, one in own)
        return next(index for index, one in own if (one.set, one.side, one.rep) == (last.set, last.side, last.rep))

    def extended(self, index: int, seconds: float) -> "Timeline":
        """Step INDEX lasts SECONDS longer. A movement is not slowed down: one stays where it ends instead."""
        pairs = [(step, step.seconds) for step in self.written]
        step = self.written[index]
        if step.kind is StepKind.MOVE:
            stay = replace(step, kind=StepKind.HOLD, name="Stay", instruction="Stay here and breathe easily.")
            pairs.insert(index + 1, (stay, seconds))
        else:
            pairs[index] = (step, step.seconds + seconds)
        return self._retiled(pairs, index, seconds)

    def prepared(self, index: int) -> "Timeline":
        """Before step INDEX one gets ready for the form in which its exercise is done, and is told that."""
        pairs = [(step, step.seconds) for step in self.written]
        item = self.written[index].item
        exercise, form = self.items[item].exercise, self.items[item].form
        words = form.words if form else ""
        saying = speaking_seconds(f"{announced(item, len(self.items), exercise.name)} {words}")
        seconds = ceil(saying) + ARRANGE_S
        pairs.insert(index, (_step(StepKind.POSITION, item, seconds, exercise.name, words), seconds))
        return self._retiled(pairs, index, None)

    def with_extra(self, item: int, at: int, seconds: float | None) -> "Timeline":
        """`extended` by SECONDS at step AT of exercise ITEM, or `prepared` where that is None."""
        index = self.first_step(item) + at
        return self.prepared(index) if seconds is None else self.extended(index, seconds)

    def easier(self, item: int) -> "Timeline":
        """The same with all of exercise ITEM in its easier form.

        What was added to its steps is gone, unless they are open-ended minutes.
        """
        items = list(self.items)
        items[item] = items[item].easier()
        routine = self.routine.model_copy(update={"items": tuple(one.item for one in items)})
        timeline = _laid_out(routine, tuple(items), self.pace)
        for extra in self.extras:
            if extra[0] != item or items[item].exercise.aerobic:
                timeline = timeline.with_extra(*extra)
        return timeline

    def _retiled(self, pairs: Iterable[tuple[Step, float]], index: int, seconds: float | None) -> "Timeline":
        item = self.written[index].item
        extra = (item, index - self.first_step(item), seconds)
        longer = replace(self, written=_tiled(pairs), extras=(*self.extras, extra))
        return longer.with_pace(self.pace)


def lay_out(routine: Routine, exercises: Mapping[str, Exercise], pace: float = 1.0) -> Timeline:
    """ROUTINE in time. Every exercise that it names must be in EXERCISES (KeyError)."""
    return _laid_out(
        routine, tuple(PlannedItem.of(item, exercises[item.exercise]) for item in routine.items), pace
    )


def _laid_out(routine: Routine, items: tuple[PlannedItem, ...], pace: float) -> Timeline:
    steps: list[Step] = []
    before: PlannedItem | None = None
    for index, planned in enumerate(items):
        opening = () if index else routine.opening
        steps.append(_position_step(index, before, planned, len(items), opening))
        steps.extend(_exercise_steps(index, planned))
        before = planned
    written = _tiled((step, step.seconds) for step in steps)
    return Timeline(routine, items, written, written).with_pace(pace)


def announced(index: int, items: int, name: str) -> str:
    """The exercise called NAME, which comes at INDEX of ITEMS, as a sentence."""
    return f"Exercise {index + 1} of {items}: {name}."


def _position_step(
    index: int, before: PlannedItem | None, planned: PlannedItem, items: int, opening: Iterable[str]
) -> Step:
    """Getting into position: it lasts until that is done, and until it is said, after what is OPENING it all."""
    exercise = planned.exercise
    place, at_hand = (before.position, before.equipment) if before else (None, ())
    needed = tuple(thing for thing in planned.equipment if thing not in at_hand)
    fetch = to_fetch(place, planned.position, needed)
    start = exercise.start if planned.position is exercise.position else None
    sentences = [
        *opening,
        fetch_words(fetch) if fetch else None,
        settle_words(place, planned.position),
        start,
        planned.form.words if planned.form else None,
        f"First: {exercise.side_words.left}." if exercise.sides is Sides.EACH else None,
        f"Here: {planned.item.note.rstrip('.')}." if planned.item.note else None,
    ]
    words = " ".join(sentence for sentence in sentences if sentence)
    saying = speaking_seconds(f"{announced(index, items, exercise.name)} {words}") + (ARRANGE_S if start else 0.0)
    seconds = max(settle_seconds(place, planned.position, bool(fetch)), float(ceil(saying)))
    return _step(StepKind.POSITION, index, seconds, exercise.name, words)


def _exercise_steps(index: int, planned: PlannedItem) -> Iterable[Step]:
    """The steps of one exercise, each from 0 to its length: `_tiled` lays them end to end."""
    exercise, dose = planned.exercise, planned.dose
    for number in range(1, dose.sets + 1):
        if number > 1 and dose.rest_s > 0:
            words = f"Breathe easily. Set {number} of {dose.sets} comes next."
            yield replace(_step(StepKind.REST, index, dose.rest_s, "Rest", words), set=number - 1)
        if exercise.sides is Sides.EACH:
            for side in Side:
                if side is Side.RIGHT or (number > 1 and dose.rest_s == 0):
                    words = f"Now {exercise.side_words.of(side)}."
                    switch = _step(StepKind.SWITCH, index, switch_seconds(planned.position), "Switch sides", words)
                    yield replace(switch, side=side, set=number)
                for rep in range(1, dose.reps + 1):
                    yield from _repetition(index, planned, number, rep, side)
        else:
            turns = tuple(Side) if exercise.sides is Sides.ALTERNATING else (None,)
            for rep in range(1, dose.reps + 1):
                for turn in turns:
                    yield from _repetition(index, planned, number, rep, turn)


def _repetition(index: int, planned: PlannedItem, number: int, rep: int, side: Side | None) -> Iterable[Step]:
    for phase_index, phase in enumerate(planned.exercise.phases):
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


def _step(kind: StepKind, item: int, seconds: float, name: str, instruction: str) -> Step:
    return Step(kind, item, 0.0, seconds, name, instruction, (BreathSpan(Breath.FREE, 0.0, seconds),))


def _tiled(pairs: Iterable[tuple[Step, float]]) -> tuple[Step, ...]:
    """Each step with its new length, end to end, its breaths fitted to that length."""
    tiled: list[Step] = []
    start = 0.0
    for step, seconds in pairs:
        held = step.kind is StepKind.HOLD
        breaths = hold_breaths(seconds) if held else (BreathSpan(step.breaths[0].breath, 0.0, seconds),)
        tiled.append(replace(step, start=start, seconds=seconds, breaths=breaths))
        start = tiled[-1].end
    return tuple(tiled)
