"""A routine in time: no gap, no overlap, both sides alike, and every moment known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Breath, Phase, Position, Side, Sides
from backcare_tui.domain.catalogue.position import switch_seconds
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.session.breathing import hold_breaths
from backcare_tui.domain.session.pace import FASTEST, SLOWEST
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from tests.domain.builders import (
    Programme,
    a_routine,
    a_timeline,
    an_exercise,
    by_id,
    exercises,
    hold,
    move,
    paces,
    programmes,
    timelines,
    walking,
)

ANY_SECONDS = st.floats(allow_nan=False)
PRACTICE = {StepKind.MOVE, StepKind.HOLD, StepKind.AEROBIC}


@st.composite
def places(draw: st.DrawFn) -> tuple[Timeline, float]:
    """A timeline and a place on it, boundaries included."""
    timeline = draw(timelines())
    ends = st.sampled_from([0.0, *(step.end for step in timeline.steps)])
    return timeline, draw(st.one_of(ends, st.floats(0, timeline.seconds)))


# Steps


@given(timelines())
def test_steps_tile_the_timeline(timeline: Timeline) -> None:
    assert timeline.steps[0].start == 0
    assert all(step.end == after.start for step, after in pairwise(timeline.steps))
    assert all(step.end > step.start for step in timeline.steps)
    assert timeline.steps[-1].end == timeline.seconds


@given(timelines())
def test_breaths_tile_each_step(timeline: Timeline) -> None:
    for step in timeline.steps:
        assert step.breaths[0].start == 0
        assert step.breaths[-1].end == step.seconds
        assert all(span.end == after.start for span, after in pairwise(step.breaths))


@given(timelines())
def test_exercises_come_in_order_and_each_begins_with_getting_into_position(timeline: Timeline) -> None:
    items = [step.item for step in timeline.steps]
    assert items == sorted(items)
    assert set(items) == set(range(len(timeline.routine.items)))
    positions = [step.item for step in timeline.steps if step.kind is StepKind.POSITION]
    assert positions == list(range(len(timeline.items)))
    for item, start in enumerate(positions):
        first = timeline.steps[timeline.step_index(timeline.item_start(item))]
        assert (first.kind, first.item) == (StepKind.POSITION, start)
    assert all(timeline.item_end(item) == timeline.item_start(item + 1) for item in range(len(timeline.items) - 1))


@given(st.one_of([exercises(aerobic=False), exercises(aerobic=True)]), paces())
def test_both_sides_get_the_same_practice(exercise: Exercise, pace: float) -> None:
    timeline = a_timeline(exercise, pace=pace)
    work = [step for step in timeline.steps if step.kind in PRACTICE]
    left, right = ([step for step in work if step.side is side] for side in Side)
    if exercise.sides is Sides.BOTH:
        assert not left
        assert not right
    else:
        assert len(left) == len(right) > 0
        assert sum(step.seconds for step in left) == sum(step.seconds for step in right)
        assert {(step.set, step.rep, step.phase) for step in left} == {
            (step.set, step.rep, step.phase) for step in right
        }


def repetition_seconds(planned: PlannedItem) -> float:
    lengths = {"hold": planned.dose.hold_s, "minutes": planned.dose.minutes * 60}
    return sum(
        lengths[phase.lasts] if isinstance(phase.lasts, str) else phase.lasts for phase in planned.exercise.phases
    )


def exercise_seconds(planned: PlannedItem) -> float:
    """As the clinical formula has it: sets, sides, repetitions, rests, and the changes of side."""
    dose, sides = planned.dose, planned.exercise.sides
    switches = 0
    if sides is Sides.EACH:
        switches = dose.sets + (dose.sets - 1 if dose.rest_s == 0 else 0)
    repetitions = dose.sets * dose.reps * (1 if sides is Sides.BOTH else 2)
    switching = switches * switch_seconds(planned.position)
    finish = planned.exercise.finish
    finishes = dose.sets * (2 if sides is Sides.EACH else 1) * finish.lasts if finish else 0
    return repetitions * repetition_seconds(planned) + (dose.sets - 1) * dose.rest_s + switching + finishes


@given(programmes())
def test_a_routine_lasts_what_its_doses_add_up_to(programme: Programme) -> None:
    timeline = programme.timeline()
    for item, planned in enumerate(timeline.items):
        assert timeline.practice_seconds(item) == pytest.approx(exercise_seconds(planned))
    settling = sum(step.seconds for step in timeline.steps if step.kind is StepKind.POSITION)
    assert timeline.seconds == pytest.approx(settling + sum(map(exercise_seconds, timeline.items)))
    assert timeline.seconds == pytest.approx(sum(step.seconds for step in timeline.steps))


def kinds_of(timeline: Timeline) -> str:
    """The steps after the first as letters, with sides and repetitions: "M1 H1"."""
    letters = {kind: kind.value[0].upper() for kind in StepKind} | {StepKind.REST: "-", StepKind.SWITCH: "/"}
    words = [
        f"{letters[step.kind]}{step.side.value[0] if step.side else ''}{step.rep or ''}"
        for step in timeline.steps[1:]
    ]
    return " ".join(words)


@pytest.mark.parametrize(
    ("sides", "dose", "expected"),
    [
        (Sides.BOTH, Dose(reps=2, hold_s=5), "M1 H1 M2 H2"),
        (Sides.BOTH, Dose(sets=2, hold_s=5, rest_s=9), "M1 H1 - M1 H1"),
        (Sides.BOTH, Dose(sets=2, hold_s=5), "M1 H1 M1 H1"),
        (Sides.EACH, Dose(reps=2, hold_s=5), "Ml1 Hl1 Ml2 Hl2 /r Mr1 Hr1 Mr2 Hr2"),
        (Sides.EACH, Dose(sets=2, hold_s=5), "Ml1 Hl1 /r Mr1 Hr1 /l Ml1 Hl1 /r Mr1 Hr1"),
        (Sides.EACH, Dose(sets=2, hold_s=5, rest_s=9), "Ml1 Hl1 /r Mr1 Hr1 - Ml1 Hl1 /r Mr1 Hr1"),
        (Sides.ALTERNATING, Dose(reps=2, hold_s=5), "Ml1 Hl1 Mr1 Hr1 Ml2 Hl2 Mr2 Hr2"),
    ],
)
def test_the_order_of_steps(sides: Sides, dose: Dose, expected: str) -> None:
    assert kinds_of(a_timeline(an_exercise(phases=[move(), hold()], dose=dose, sides=sides))) == expected


def test_aerobic_minutes_are_one_step() -> None:
    timeline = a_timeline(an_exercise("walk", [walking()], Dose(minutes=10)))
    assert kinds_of(timeline) == "A1"
    assert timeline.steps[1].seconds == 600


def test_a_hold_flows_in_and_out_and_a_movement_has_its_own_breath() -> None:
    steps = a_timeline(an_exercise(phases=[move(2, "in"), hold()], dose=Dose(hold_s=15))).steps
    assert [span.breath for span in steps[1].breaths] == [Breath.IN]
    assert steps[2].breaths == hold_breaths(15)


@given(st.floats(4, 30), st.lists(st.floats(1, 15), min_size=1, max_size=2), paces())
def test_equal_holds_are_breathed_equally(hold_s: float, lasts: list[float], pace: float) -> None:
    phases: list[Phase] = [*map(move, lasts), hold()]
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=5, hold_s=hold_s)), pace=pace)
    holds = [step for step in timeline.steps if step.kind is StepKind.HOLD]
    assert {step.breaths for step in holds} == {hold_breaths(hold_s)}


@pytest.mark.parametrize(
    ("position", "seconds"), [(Position.SIDE_LYING, 18), (Position.HALF_KNEELING, 24), (Position.SUPINE, 5)]
)
def test_changing_sides_takes_longer_where_one_turns_over(position: Position, seconds: float) -> None:
    timeline = a_timeline(an_exercise(sides=Sides.EACH, position=position))
    assert [step.seconds for step in timeline.steps if step.kind is StepKind.SWITCH] == [seconds]


def test_a_routine_may_change_dose_and_position() -> None:
    exercise = an_exercise(phases=[move(), hold()], dose=Dose(reps=3, hold_s=5))
    item = RoutineItem(exercise="lift", dose=DoseChange(reps=1, hold_s=8), position=Position.SEATED)
    timeline = lay_out(a_routine(item), by_id([exercise]))
    assert timeline.items[0].dose == Dose(reps=1, hold_s=8)
    assert [step.seconds for step in timeline.steps] == [13 + 8, 2, 8]
    ready = "Have a steady chair with a back ready, where it cannot slide. Sit down on the chair."
    assert timeline.steps[0].instruction == f"{ready} Once, holding 8 seconds."


def test_an_unknown_exercise_cannot_be_laid_out() -> None:
    with pytest.raises(KeyError, match="jump"):
        lay_out(a_routine("jump"), {})


# Moments


@given(timelines(), ANY_SECONDS)
def test_there_is_a_moment_for_every_number(timeline: Timeline, seconds: float) -> None:
    for moment in (timeline.at(seconds), timeline.just_before(seconds)):
        assert moment.seconds == min(max(seconds, 0), timeline.seconds)
        assert moment.step in timeline.steps
        assert moment.step.start <= moment.seconds <= moment.step.end
        assert moment.planned is timeline.items[moment.step.item]
        assert 0 <= moment.exercise_fraction <= 1
        assert 0 <= moment.session_fraction <= 1
        assert 0 <= moment.breath.fraction <= 1
        assert moment.finished == (seconds >= timeline.seconds)


@given(places())
def test_what_has_passed_and_what_remains_add_up(place: tuple[Timeline, float]) -> None:
    timeline, seconds = place
    moment = timeline.at(seconds)
    assert moment.step_elapsed + moment.step_remaining == pytest.approx(moment.step.seconds)
    assert moment.exercise_elapsed + moment.exercise_remaining == pytest.approx(moment.exercise_seconds)
    assert moment.seconds + moment.session_remaining == pytest.approx(timeline.seconds)
    last = moment.step.item == len(timeline.items) - 1
    assert moment.following is (None if last else timeline.items[moment.step.item + 1])


@given(timelines())
def test_a_boundary_belongs_to_what_begins_there_and_just_before_to_what_ends(timeline: Timeline) -> None:
    for step, after in pairwise(timeline.steps):
        assert timeline.at(step.end).step == after
        assert timeline.just_before(step.end).step == step
    assert timeline.at(timeline.seconds).step == timeline.steps[-1]
    assert timeline.just_before(0).step == timeline.steps[0]


@given(places(), st.data())
def test_practice_seconds_add_up_over_any_cut(place: tuple[Timeline, float], data: st.DataObject) -> None:
    timeline, cut = place
    item = data.draw(st.integers(0, len(timeline.items) - 1))
    halves = timeline.practice_seconds(item, 0, cut) + timeline.practice_seconds(item, cut, timeline.seconds)
    assert halves == pytest.approx(timeline.practice_seconds(item))
    assert timeline.practice_seconds(item, cut, cut) == 0


# Pace and more


@given(timelines(), st.lists(st.floats(0, 10), min_size=1, max_size=5))
def test_pace_stretches_movements_and_nothing_else(timeline: Timeline, paces: list[float]) -> None:
    changed = timeline
    for pace in paces:
        changed = changed.with_pace(pace)
    assert changed.pace == min(max(paces[-1], SLOWEST), FASTEST)
    assert len(changed.steps) == len(timeline.steps)
    for step, after in zip(timeline.steps, changed.steps, strict=True):
        if step.kind is StepKind.MOVE:
            assert after.seconds == pytest.approx(step.seconds * timeline.pace / changed.pace)
        else:
            assert after.seconds == step.seconds
            assert after.breaths == step.breaths


def test_twice_the_pace_halves_a_movement() -> None:
    timeline = a_timeline(an_exercise(phases=[move(4), hold()]))
    assert [step.seconds for step in timeline.with_pace(2).steps] == [20, 2, 5]
    assert [step.seconds for step in timeline.with_pace(0.5).steps] == [20, 8, 5]


@given(timelines(), st.data(), st.floats(0.5, 60))
def test_more_lengthens_one_step_and_slows_no_movement(
    timeline: Timeline, data: st.DataObject, seconds: float
) -> None:
    index = data.draw(st.integers(0, len(timeline.steps) - 1))
    step, longer = timeline.steps[index], timeline.extended(index, seconds)
    assert longer.seconds == pytest.approx(timeline.seconds + seconds)
    assert longer.steps[:index] == timeline.steps[:index]
    if step.kind is StepKind.MOVE:
        stay = longer.steps[index + 1]
        assert longer.steps[index] == step
        assert (stay.kind, stay.name, stay.seconds) == (StepKind.HOLD, "Stay", seconds)
        assert repetition_of(stay) == repetition_of(step)
        assert len(longer.steps) == len(timeline.steps) + 1
    else:
        assert longer.steps[index].seconds == step.seconds + seconds
        assert len(longer.steps) == len(timeline.steps)


def repetition_of(step: Step) -> tuple[object, ...]:
    return (step.item, step.set, step.side, step.rep, step.phase)
