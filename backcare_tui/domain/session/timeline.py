"""A routine laid out in time: steps with start and end seconds, and what holds at any moment."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.session.breathing import BreathMoment, breath_at
from backcare_tui.domain.session.getting_ready import (
    ARRANGE_S,
    READY_S,
    getting_ready,
)
from backcare_tui.domain.session.pace import FASTEST, SLOWEST
from backcare_tui.domain.session.planned_item import Arrivals, PlannedItem, equipment_of, fetched, usual_place
from backcare_tui.domain.session.saying import announced_of, stop_words
from backcare_tui.domain.session.steps import Step, StepKind, exercise_steps, step_of, tiled
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE, speaking_seconds


class Moment(NamedTuple):
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
    """The step is over, and what comes next waits for a key: at one's own pace the next repetition, or an exercise
    for which one gets up from the floor.
    """
    missed_s: float = 0.0
    """Of the seconds before it, those that were left out."""

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
        """How much is done of what was not left out; all of it at the end."""
        whole = self.session_seconds - self.missed_s
        return min(max(0.0, self.seconds - self.missed_s) / whole, 1.0) if whole > 0 else 1.0

    @property
    def finished(self) -> bool:
        return self.seconds >= self.session_seconds

    @property
    def may_be_ready(self) -> bool:
        """Whether time to get ready goes by that somebody who is ready already need not wait for."""
        if self.paused or self.waiting or self.step.kind not in (StepKind.POSITION, StepKind.SWITCH):
            return False
        return self.step.waits or self.step_remaining > READY_S


Extra = tuple[int, int, float | None]
"""An exercise and one of its steps, both counted from 0, with the seconds by which that was made longer; or with
None, where one gets ready anew before it."""


class _LaidOut(NamedTuple):
    """What a timeline is made of."""

    routine: Routine
    items: tuple[PlannedItem, ...]
    steps: tuple[Step, ...]
    written: tuple[Step, ...]
    """The same steps at a pace of 1.0: each pace is reckoned from these, so that no rounding adds up."""
    pace: float = 1.0
    words_a_minute: float = WORDS_PER_MINUTE
    """How fast it is spoken: to get into position, or to turn to the other side, lasts until it is said how."""
    extras: tuple[Extra, ...] = ()
    """What `with_extra` was given so far: with the routine, the pace and `arrivals` it makes the same timeline."""
    arrivals: Arrivals = MappingProxyType({})


class Timeline(_LaidOut):
    """The steps of a routine, end to end from 0 s, without gap or overlap."""

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

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """What has to be at hand for all of it."""
        return equipment_of(self.items)

    def fetched(self, item: int) -> tuple[Equipment, ...]:
        """What has to be brought for exercise ITEM."""
        return fetched(self.items, item)

    @cached_property
    def _spans(self) -> dict[int, tuple[float, float]]:
        """When each exercise begins and ends: every look at a moment asks for it."""
        spans: dict[int, tuple[float, float]] = {}
        for step in self.steps:
            began, _ = spans.get(step.item, (step.start, step.end))
            spans[step.item] = began, step.end
        return spans

    @cached_property
    def _practised(self) -> dict[int, list[tuple[float, float]]]:
        """When each step of each exercise begins and ends, but for those in which one gets into position."""
        spans: dict[int, list[tuple[float, float]]] = {}
        for step in self.steps:
            if step.kind is not StepKind.POSITION:
                spans.setdefault(step.item, []).append((step.start, step.end))
        return spans

    def item_start(self, item: int) -> float:
        return self._spans[item][0]

    def item_end(self, item: int) -> float:
        return self._spans[item][1]

    @cached_property
    def _starts(self) -> list[float]:
        """When each step begins."""
        return [step.start for step in self.steps]

    def step_index(self, seconds: float) -> int:
        """The step at SECONDS; a boundary belongs to the step that begins there, the end to the last."""
        index = bisect_right(self._starts, seconds) - 1
        return min(max(index, 0), len(self.steps) - 1)

    def following(self, step: Step) -> Step | None:
        """The step after STEP; None after the last."""
        index = self.step_index(step.start) + 1
        return self.steps[index] if index < len(self.steps) else None

    def preceding(self, step: Step) -> Step | None:
        """The step before STEP; None before the first."""
        index = self.step_index(step.start) - 1
        return self.steps[index] if index >= 0 else None

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
        spans = self._practised.get(item, ())
        return sum(max(0.0, min(ends, high) - max(begins, low)) for begins, ends in spans)

    def with_pace(self, pace: float) -> "Timeline":
        """The same steps with movements done PACE times as fast as written; holds and rests stay as long."""
        bounded = min(max(pace, SLOWEST), FASTEST)
        if bounded == 1.0:
            return self._replace(pace=bounded, steps=self.written)
        factor = 1.0 / bounded
        pairs = ((step, step.seconds * (factor if step.kind is StepKind.MOVE else 1)) for step in self.written)
        return self._replace(pace=bounded, steps=tiled(pairs))

    def first_step(self, item: int) -> int:
        """The index of the step with which exercise ITEM begins."""
        return next(index for index, step in enumerate(self.steps) if step.item == item)

    def repetition(self, step: Step) -> int:
        """The index of the step that does here what STEP, of another form of its exercise, does there.

        It is the beginning of the same repetition, or the last one where it has fewer of them; STEP is of one.
        """
        dose = self.items[step.item].dose
        number = min(step.set, dose.sets)
        wanted = (number, step.side, min(step.rep, dose.reps))
        own = [(i, one) for i, one in enumerate(self.steps) if one.item == step.item and not one.finishes]
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
            stay = step._replace(kind=StepKind.HOLD, name="Stay", instruction="Stay here and breathe easily.")
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
        said = f"{stop_words(self.items, item)}{announced_of(self.items, item)} {words}"
        seconds = ceil(speaking_seconds(said, self.words_a_minute)) + ARRANGE_S
        pairs.insert(index, (step_of(StepKind.POSITION, item, seconds, exercise.name, words), seconds))
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
        kept = (extra for extra in self.extras if extra[0] != item or items[item].exercise.aerobic)
        return self._anew(routine, tuple(items), self.arrivals, kept)

    def arriving(self, item: int, place: Position | None) -> "Timeline":
        """The same for one who comes to exercise ITEM from PLACE, None from anywhere, and goes on from there.

        What was added to getting ready for it is gone.
        """
        arrivals = {one: where for one, where in self.arrivals.items() if one < item}
        if place is not usual_place(self.items, item):
            arrivals[item] = place
        if arrivals == self.arrivals:
            return self
        kept = (extra for extra in self.extras if extra[:2] != (item, 0))
        return self._anew(self.routine, self.items, arrivals, kept)

    def with_arrivals(self, arrivals: Arrivals) -> "Timeline":
        """The same for one who came to its exercises as ARRIVALS have it."""
        return self._anew(self.routine, self.items, arrivals, self.extras)

    def _anew(
        self, routine: Routine, items: tuple[PlannedItem, ...], arrivals: Arrivals, extras: Iterable[Extra]
    ) -> "Timeline":
        timeline = _laid_out(routine, items, self.pace, self.words_a_minute, arrivals)
        for extra in extras:
            timeline = timeline.with_extra(*extra)
        return timeline

    def _retiled(self, pairs: Iterable[tuple[Step, float]], index: int, seconds: float | None) -> "Timeline":
        item = self.written[index].item
        extra = (item, index - self.first_step(item), seconds)
        longer = self._replace(written=tiled(pairs), extras=(*self.extras, extra))
        return longer.with_pace(self.pace)


def lay_out(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    pace: float = 1.0,
    words_a_minute: float = WORDS_PER_MINUTE,
) -> Timeline:
    """ROUTINE in time, at PACE, for a voice that speaks so many WORDS_A_MINUTE.

    Every exercise that it names must be in EXERCISES (KeyError).
    """
    return _laid_out(
        routine,
        tuple(PlannedItem.of(item, exercises[item.exercise]) for item in routine.items),
        pace,
        words_a_minute,
        {},
    )


def _laid_out(
    routine: Routine, items: tuple[PlannedItem, ...], pace: float, words_a_minute: float, arrivals: Arrivals
) -> Timeline:
    steps: list[Step] = []
    for index, planned in enumerate(items):
        ready = getting_ready(routine, items, index, words_a_minute, arrivals)
        step = step_of(StepKind.POSITION, index, ready.seconds, planned.exercise.name, ready.words)
        steps.append(step._replace(waits=ready.waits, stages=ready.stages, parts=ready.parts))
        steps.extend(exercise_steps(index, planned, words_a_minute))
    written = tiled((step, step.seconds) for step in steps)
    laid_out = Timeline(routine, items, written, written, words_a_minute=words_a_minute, arrivals=arrivals)
    return laid_out.with_pace(pace)
