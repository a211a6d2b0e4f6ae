"""The easier form of an exercise, chosen while it is under way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.form import Breath, Finish, Form, Side, Sides
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import StepKind
from tests.domain.builders import Underway, a_timeline, an_exercise, hold, move, sessions


@given(sessions())
def test_the_easier_form_changes_what_is_recorded_of_this_exercise_alone(underway: Underway) -> None:
    session, now = underway.session, underway.now
    item = session.at(now).step.item
    easier = session.easier(now)
    dose = easier.timeline.items[item].dose
    aerobic = easier.timeline.items[item].exercise.aerobic
    told = {
        "variation": Variation.EASIER,
        "sets": None if aerobic else dose.sets,
        "reps": None if aerobic else dose.reps,
        "hold_s": None if aerobic else dose.hold_s,
    }
    expected = list(session.records(now))
    expected[item] = expected[item].model_copy(update=told)
    assert list(easier.records(now)) == expected
    assert (easier.paused, easier.own_pace) == (session.paused, session.own_pace)


@given(sessions())
def test_for_the_easier_form_one_gets_ready_and_goes_on_with_what_it_has_left(underway: Underway) -> None:
    session, now = underway.session, underway.now
    before, after = session.at(now), session.easier(now).at(now)
    timeline = session.easier(now).timeline
    dose, form = timeline.items[before.step.item].dose, timeline.items[before.step.item].form
    assert form is not None
    over = before.waiting or before.finished or before.step.finishes
    steps = session.timeline.steps
    at_last = before.step is steps[-1]
    following = before.step if at_last else steps[steps.index(before.step) + 1]
    if over and (at_last or following.item != before.step.item):
        if before.step.finishes and not before.waiting and not before.finished:
            end = timeline.item_end(before.step.item)
            last = timeline.just_before(end).step
            comes_back = last.start + before.step_elapsed / before.step.seconds * last.seconds
            assert after.seconds == (comes_back if last.finishes else end)
            return
        ended = (before.step.item, before.waiting, before.finished)
        assert (after.step.item, after.waiting, after.finished) == ended
        assert after.seconds == after.step.end
        return
    if before.step.kind is StepKind.AEROBIC:
        (minutes,) = (step for step in timeline.steps if step.item == before.step.item and step.rep)
        assert after.seconds == minutes.start + before.step_elapsed
        assert after.step_remaining >= min(before.step_remaining, 60) - 1e-6
        assert after.step.instruction.startswith(form.words)
        return
    assert (after.step.kind, after.step.item, after.step_elapsed) == (StepKind.POSITION, before.step.item, 0)
    assert form.words in after.step.instruction
    if steps.index(before.step) == session.timeline.first_step(before.step.item):
        assert after.seconds == timeline.item_start(before.step.item)
        return
    begins = timeline.steps[timeline.steps.index(after.step) + 1]
    expected = following if over or before.step.kind is StepKind.POSITION else before.step
    if expected.rep:
        left = (min(expected.rep, dose.reps), expected.side, min(expected.set, dose.sets))
        assert (begins.rep, begins.side, begins.set) == left
        assert begins.phase == 0
    elif expected.set < dose.sets and dose.rest_s:
        assert (begins.kind, begins.side, begins.set) == (expected.kind, expected.side, expected.set)


@pytest.mark.parametrize("elapsed", [0, 1, 2], ids=str)
def test_the_easier_form_leaves_the_way_back_that_ends_the_session_as_it_is(elapsed: int) -> None:
    down = Finish(name="Down", instruction="Down.", breath=Breath.OUT, lasts=2)
    exercise = an_exercise(phases=[move(2)], finish=down, dose=Dose(reps=1), easier=[Form(words="Less.")])
    session = Session.of(a_timeline(exercise)).run(0)
    now = session.timeline.steps[-1].start + elapsed
    easier = session.easier(now)
    assert easier.at(now).step.finishes
    assert easier.at(now).step_elapsed == session.at(now).step_elapsed == elapsed


@pytest.mark.parametrize(
    ("done", "left"), [(0, [1, 2, 3, 4, 5]), (2, [3, 4, 5]), (4, [5]), (5, [5]), (7, [5])], ids=str
)
def test_what_was_done_counts_in_the_easier_form(done: int, left: list[int]) -> None:
    """Two thirds of eight repetitions are five, and one more is the least there is to do."""
    session = Session.of(a_timeline(an_exercise(phases=[move(2), hold()], dose=Dose(reps=8, hold_s=10)))).run(0)
    now = session.timeline.steps[1].start + done * 12 + 1
    easier = session.easier(now)
    at = easier.timeline.steps.index(easier.at(now).step)
    ahead = easier.timeline.steps[at + 1 :]
    assert [step.rep for step in ahead if step.phase == 0] == left
    assert {step.seconds for step in ahead if step.kind is StepKind.HOLD} == {5}
    assert [easier.records(now)[0].reps, easier.records(now)[0].hold_s] == [5, 5]


def test_what_is_too_much_in_the_easier_form_becomes_less_again() -> None:
    session = Session.of(a_timeline(an_exercise(phases=[move(2), hold()], dose=Dose(reps=8, hold_s=10)))).run(0)
    doses = []
    for now in (5.0, 10.0, 15.0, 20.0, 25.0, 30.0):
        session = session.easier(now)
        doses.append((session.timeline.items[0].dose.reps, session.timeline.items[0].dose.hold_s))
    assert doses == [(5, 5), (3, 2.5), (2, 2), (1, 2), (1, 2), (1, 2)]


def test_going_back_repeats_the_easier_form() -> None:
    phases = (move(2, name="Small"), move(2, "in", "Back"))
    form = Form(words="Less.", phases=phases, dose=DoseChange(reps=2))
    session = Session.of(a_timeline(an_exercise(dose=Dose(reps=4), easier=[form]))).run(0)
    again = session.easier(session.timeline.steps[4].start).back(60.0)
    names = [step.name for step in again.timeline.steps if again.position_s <= step.start]
    assert names == ["Lift", "Small", "Back", "Lift", "Small", "Back"]


@given(sessions(), st.data())
def test_the_easier_form_is_told_at_the_start_of_its_exercise(underway: Underway, data: st.DataObject) -> None:
    before = underway.session.timeline
    item = data.draw(st.integers(0, len(before.items) - 1))
    timeline = before.easier(item)
    form = timeline.items[item].form
    assert form is not None
    assert form.words in timeline.at(timeline.item_start(item)).step.instruction
    assert [one for one in timeline.items if one is not timeline.items[item]] == [
        one for one in before.items if one is not before.items[item]
    ]


def test_while_the_left_side_comes_back_the_easier_form_begins_with_the_right_one() -> None:
    down = Finish(name="Down", instruction="Down.", breath=Breath.OUT, lasts=3)
    exercise = an_exercise(dose=Dose(reps=2), sides=Sides.EACH, finish=down)
    timeline = a_timeline(exercise)
    (coming_back, switch), *_ = ((one, after) for one, after in pairwise(timeline.steps) if one.finishes)
    assert switch.kind is StepKind.SWITCH
    session = Session.of(timeline).run(0.0)
    easier = session.easier(coming_back.start + 1)
    moment = easier.at(coming_back.start + 1)
    assert (moment.step.kind, moment.step_elapsed) == (StepKind.POSITION, 0)
    following = easier.timeline.steps[easier.timeline.steps.index(moment.step) + 1]
    assert (following.kind, following.side) == (StepKind.SWITCH, Side.RIGHT)
