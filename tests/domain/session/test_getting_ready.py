"""Before each exercise one is told what to fetch, the way there and how to begin, and has time for that."""

from math import ceil

import pytest
from hypothesis import given

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Equipment, Form, Position, Sides
from backcare_tui.domain.catalogue.position import UPRIGHT, settle_seconds, settle_words, switch_seconds
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.session.cue import Cue, CueKind, cues_between
from backcare_tui.domain.session.getting_ready import ARRANGE_S, COUNT_WORDS, SWITCH_WORDS
from backcare_tui.domain.session.saying import (
    CARE_WORDS,
    Stage,
    Topic,
    announced,
)
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import a_routine, a_timeline, an_exercise, by_id, hold, move, timelines, walking

SILENT, SILENT_A_MOVE_S = 1 / 3, 2.25
"""Of what it takes to get there, after it was said how; at least so long for each move."""
ROLL_S = 5.0
"""To roll over, before it is told where arms and legs belong there."""
SETTLED_S = 1.0
"""More silence before one is asked to wait for the count."""
DOWN_ONTO_BACK = settle_words(None, Position.SUPINE)
UP_FROM_BACK = settle_words(Position.SUPINE, Position.STANDING)


def way_of(step: Step) -> Stage:
    """The way, which is told before where arms and legs belong."""
    (way,) = (stage for stage in step.stages if stage.topic is Topic.WAY)
    return way


def rest_of(step: Step) -> str:
    """What is told behind the way."""
    before, way, rest = step.instruction.partition(way_of(step).words)
    assert way
    assert bool(before) == (step.stages[0].topic is Topic.FETCH)
    return rest.removeprefix(" ")


def lasting(step: Step, words_a_minute: float = 160) -> float:
    """How long STEP lasts, with which the first of two exercises called Lift begins, lying down included."""
    way = f"{announced(0, 2, 'Lift')} {CARE_WORDS} {way_of(step).words}"
    going = settle_seconds(None, Position.SUPINE, fetch=False)
    silent = max(going * SILENT, 4 * SILENT_A_MOVE_S)
    told = ceil(speaking_seconds(way, words_a_minute) + silent)
    assert way_of(step).seconds == told
    behind = ARRANGE_S + SETTLED_S + speaking_seconds(COUNT_WORDS, words_a_minute)
    return told + ceil(speaking_seconds(rest_of(step), words_a_minute) + behind)


@given(timelines())
def test_it_waits_where_one_gets_up_from_the_floor_and_nowhere_else(timeline: Timeline) -> None:
    before = None
    for step in timeline.steps:
        position = timeline.items[step.item].position
        if step.kind is StepKind.POSITION:
            assert step.waits == (before is not None and before not in UPRIGHT and position in UPRIGHT)
            before = position
        else:
            assert not step.waits


def test_where_a_bed_will_do_one_sits_down_on_it() -> None:
    lift = an_exercise(equipment=[Equipment.MAT])
    routine = a_routine("lift", bed=True)
    assert (
        lay_out(routine, by_id([lift]))
        .steps[0]
        .instruction.startswith("Have a mat ready. From standing, sit down, ")
    )
    unpadded = RoutineItem(exercise="lift", form=Form(words="On a bed.", equipment=()))
    assert lay_out(a_routine(unpadded), by_id([lift])).steps[0].instruction.startswith("From standing, sit down, ")


def test_getting_into_position_tells_how_to_begin_and_with_which_side() -> None:
    exercise = an_exercise(start="Knees bent.", sides=Sides.EACH)
    upright = RoutineItem(exercise="lift", position=Position.STANDING)
    steps = lay_out(a_routine("lift", upright), by_id([exercise])).steps
    lying, standing = (step.instruction for step in steps if step.kind is StepKind.POSITION)
    assert lying == f"First: left leg. {DOWN_ONTO_BACK} Knees bent."  # before one turns onto that side
    assert standing == f"First: left leg. {UP_FROM_BACK}"  # the knees are bent only for lying


@pytest.mark.parametrize(
    ("sides", "dose", "words"),
    [
        (Sides.BOTH, Dose(reps=6, hold_s=5), "6 times, holding 5 seconds."),
        (Sides.BOTH, Dose(hold_s=30), "Once, holding 30 seconds."),
        (Sides.BOTH, Dose(sets=3, hold_s=10, rest_s=15), "3 times, holding 10 seconds."),
        (Sides.EACH, Dose(sets=2, reps=4, hold_s=1), "4 on each side, holding 1 second, 2 sets."),
        (
            Sides.ALTERNATING,
            Dose(reps=5, hold_s=5),
            "5 to each side, in turn, holding 5 seconds. First: left leg.",
        ),
    ],
)
def test_getting_into_position_tells_how_often_and_how_long(sides: Sides, dose: Dose, words: str) -> None:
    exercise = an_exercise(phases=[move(), hold()], dose=dose, sides=sides, start="Knees bent.")
    (first, *_) = a_timeline(exercise).steps
    assert first.instruction.endswith(words)


def test_what_is_done_once_without_a_hold_is_not_counted() -> None:
    (first, *_) = a_timeline(an_exercise(phases=[move()], dose=Dose(), start="Knees bent.")).steps
    assert first.instruction.endswith("Knees bent.")


def test_getting_into_position_lasts_until_it_is_said_and_done() -> None:
    note = " ".join(["slowly"] * 35)
    exercise = an_exercise(start="Knees bent, feet flat, hip-width apart, hands beside you.")
    timeline = lay_out(a_routine("lift", RoutineItem(exercise="lift", note=note)), by_id([exercise]))
    first, second = (step for step in timeline.steps if step.kind is StepKind.POSITION)
    said = f"{announced(1, 2, 'Lift')} {second.instruction}"
    assert second.seconds == ceil(speaking_seconds(said) + ARRANGE_S)
    assert first.seconds == lasting(first)


def test_a_slower_voice_makes_getting_into_position_longer_and_nothing_else() -> None:
    exercise = an_exercise(start="Knees bent, feet flat, hip-width apart, hands beside you.")
    routine = a_routine("lift", RoutineItem(exercise="lift", note=" ".join(["slowly"] * 35)))
    usual, slow = (lay_out(routine, by_id([exercise]), words_a_minute=speed) for speed in (160, 80))
    assert slow.words_a_minute == 80
    for before, after in zip(usual.steps, slow.steps, strict=True):
        said = f"{announced(after.item, 2, 'Lift')} {after.instruction}"
        spoken = lasting(after, 80) if after.stages else ceil(speaking_seconds(said, 80) + ARRANGE_S)
        assert after.seconds == max(before.seconds, spoken if after.kind is StepKind.POSITION else 0)
    assert slow.prepared(1).steps[1].seconds > usual.prepared(1).steps[1].seconds
    assert slow.with_pace(2.0).words_a_minute == slow.easier(0).words_a_minute == 80


def test_where_to_put_arms_and_legs_is_told_after_the_way_to_the_floor_and_there() -> None:
    positions = (Position.SUPINE, Position.SUPINE, Position.PRONE, Position.STANDING, Position.SEATED)
    exercises = [
        an_exercise(f"number-{number}", position=position, start="Arms long.", equipment=[Equipment.CHAIR])
        for number, position in enumerate(positions)
    ]
    ready = [step for step in a_timeline(*exercises).steps if step.kind is StepKind.POSITION]
    ways = [[stage for stage in step.stages if stage.topic is Topic.WAY] for step in ready]
    assert [len(each) for each in ways] == [1, 0, 1, 1, 0]
    told = [step for step, way in zip(ready, ways, strict=True) if way]
    assert [rest_of(step) for step in told] == ["Arms long."] * 3
    assert way_of(told[0]).words == DOWN_ONTO_BACK
    assert told[2].waits  # and up again


def test_without_a_word_of_arms_and_legs_all_is_told_at_once() -> None:
    assert not any(step.stages for step in a_timeline(an_exercise(), an_exercise("roll")).steps)


@pytest.mark.parametrize("voice", [160, 80])
def test_on_the_other_side_too_and_however_slow_the_voice_is(voice: float) -> None:
    exercise = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING, start="Knees bent. You will lift them.")
    timeline = lay_out(a_routine("lift"), by_id([exercise]), words_a_minute=voice)
    (switch,) = (step for step in timeline.steps if step.kind is StepKind.SWITCH)
    way, rest = f"{SWITCH_WORDS} {way_of(switch).words}", rest_of(switch)
    assert way == "Switch sides. Lie down, and roll over your back onto the other side."
    assert rest == "Now right leg. Knees bent."
    going = switch_seconds(Position.SIDE_LYING)
    told_s = way_of(switch).seconds
    assert told_s == ceil(speaking_seconds(way, voice) + ROLL_S)
    behind = ARRANGE_S + SETTLED_S
    assert switch.seconds == max(going, told_s + ceil(speaking_seconds(rest, voice) + behind))


A_CHAIR = "Have a steady chair with a back ready, where it cannot slide."


def test_on_a_chair_how_to_begin_tells_how_to_sit() -> None:
    seated = [
        an_exercise(identifier, position=Position.SEATED, start=start)
        for identifier, start in (("turn", "Sit tall."), ("lean", "Feet flat."), ("nod", None))
    ]
    words = [step.instruction for step in a_timeline(*seated).steps if step.kind is StepKind.POSITION]
    assert words == [f"{A_CHAIR} Sit tall.", "Feet flat.", "Stay seated."]
    (untold,) = ready_for(an_exercise("nod", position=Position.SEATED))
    assert untold.instruction == f"{A_CHAIR} Sit down on the chair."


def test_between_two_sets_on_a_chair_one_stays_seated() -> None:
    dose = Dose(sets=2, reps=3, rest_s=20)
    for position, words in (
        (Position.SEATED, "Stay seated and breathe easily. Set 2 of 2 comes next."),
        (Position.STANDING, "Breathe easily. Set 2 of 2 comes next."),
    ):
        steps = a_timeline(an_exercise(dose=dose, position=position)).steps
        assert [step.instruction for step in steps if step.kind is StepKind.REST] == [words]


def ready_for(*exercises: Exercise) -> list[Step]:
    return [step for step in a_timeline(*exercises).steps if step.kind is StepKind.POSITION]


def switched(exercise: Exercise, words_a_minute: float = 160) -> Step:
    timeline = lay_out(a_routine(exercise.id), by_id([exercise]), words_a_minute=words_a_minute)
    (step,) = (step for step in timeline.steps if step.kind is StepKind.SWITCH)
    return step


@pytest.mark.parametrize("voice", [160, 80])
def test_who_stays_in_place_is_told_what_goes_to_the_other_side_and_has_time_for_it(voice: float) -> None:
    start = "Knees bent. Your {side} ankle on the {other} thigh. You will lean forward."
    step = switched(an_exercise(sides=Sides.EACH, start=start), voice)
    assert step.instruction == "Breathe easily. Your right ankle on the left thigh."
    said = f"{SWITCH_WORDS} {step.instruction}"
    assert step.seconds == ceil(speaking_seconds(said, voice) + 7)


def test_where_nothing_else_changes_the_side_alone_is_told() -> None:
    step = switched(an_exercise(sides=Sides.EACH, start="Knees bent."))
    assert (step.instruction, step.seconds) == ("Now right leg.", 5)


def test_who_leaves_the_wall_is_told_so_and_who_comes_to_it() -> None:
    march = an_exercise("march", position=Position.STANDING)
    wall = an_exercise("wall", position=Position.STANDING, equipment=[Equipment.WALL], start="Back to the wall.")
    mat = an_exercise("lift", equipment=[Equipment.MAT], position=Position.HANDS_AND_KNEES)
    _, there, mat_too, again, away = (step.instruction for step in ready_for(march, wall, mat, wall, march))
    assert there == "A hand out, walk to the wall. Back to the wall."
    assert "Step away from the wall, to your mat. Go down on one knee, then come onto hands and knees." in mat_too
    assert again == "Bring one foot forward, then stand up. A hand out, walk to the wall. Back to the wall."
    assert away == "Step away from the wall. Stay standing."


def test_there_is_time_to_walk_to_the_wall() -> None:
    start = "Back to the wall."
    plain = an_exercise("plain", position=Position.STANDING, start=start)
    wall = an_exercise("plain", position=Position.STANDING, start=start, equipment=[Equipment.WALL])
    nod = an_exercise("nod", position=Position.STANDING)
    _, step = ready_for(nod, plain)
    said = f"{announced(1, 2, 'Plain')} {step.instruction}"
    assert (step.seconds, step.stages) == (ceil(speaking_seconds(said) + 5), ())
    _, step = ready_for(nod, wall)
    said = f"{announced(1, 2, 'Plain')} A hand out, walk to the wall."
    assert way_of(step).seconds == ceil(speaking_seconds(said) + 7)
    assert rest_of(step) == start
    assert step.seconds == way_of(step).seconds + ceil(speaking_seconds(start) + 5)


def test_at_the_wall_too_there_is_time_to_put_much_in_its_place() -> None:
    start = f"{' '.join(['back'] * 15)}. You will slide down."
    wall = an_exercise("plain", position=Position.STANDING, start=start, equipment=[Equipment.WALL])
    _, step = ready_for(an_exercise("nod", position=Position.STANDING), wall)
    way, placing = step.stages
    assert placing.seconds == way.seconds + ceil(speaking_seconds(placing.words) + 4)
    assert step.seconds == placing.seconds + ceil(speaking_seconds("You will slide down.") + 5)


def test_the_side_is_named_ahead_unless_how_to_begin_names_it() -> None:
    sides = {"left": "to the left", "right": "to the right"}
    for start, first in (("Sit tall. You will turn {side}.", True), ("Tall. You will turn to the {side}.", False)):
        (step,) = ready_for(an_exercise(sides=Sides.EACH, side_words=sides, start=start))
        assert ("First: to the left." in step.instruction) == first


def test_who_rests_between_sets_at_the_wall_stays_there() -> None:
    dose = Dose(sets=2, reps=1, rest_s=20)
    wall = an_exercise(dose=dose, position=Position.STANDING, equipment=[Equipment.WALL])
    (rest,) = (step for step in a_timeline(wall).steps if step.kind is StepKind.REST)
    words = "Stand against the wall, feet where they are, and breathe easily. Set 2 of 2 comes next."
    assert rest.instruction == words


def test_one_rolls_over_within_the_mat() -> None:
    rolled = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING, equipment=[Equipment.MAT], start="Tall.")
    assert "onto the other side. Shuffle to the middle of the mat." in switched(rolled).instruction


def caring(*exercises: Exercise) -> list[Cue]:
    """What says how far to go and when to stop while one gets ready for EXERCISES."""
    timeline = a_timeline(*exercises)
    assert not any(CARE_WORDS in step.instruction for step in timeline.steps)
    cues = cues_between(timeline, None, timeline.at(timeline.seconds))
    return [cue for cue in cues if CARE_WORDS in cue.words]


def test_how_far_to_go_and_when_to_stop_is_said_once_before_the_way_to_the_first_exercise() -> None:
    lying, upright = (
        an_exercise(str(place), start="Arms long.", position=place)
        for place in (Position.SUPINE, Position.STANDING)
    )
    (care,) = caring(lying, upright)
    assert care.words == f"Exercise 1 of 2: Supine. {CARE_WORDS} {DOWN_ONTO_BACK}"
    (care,) = caring(upright, lying)
    assert care.words == f"Exercise 1 of 2: Standing. {CARE_WORDS} Stand up. Arms long."


@pytest.mark.parametrize("start", ["Stand tall.", None])
def test_of_open_ended_minutes_too_it_is_said(start: str | None) -> None:
    (care,) = caring(an_exercise(phases=[walking()], dose=Dose(minutes=2), start=start))
    assert care.words.startswith(f"Lift. {CARE_WORDS} Stand up.")
    assert care.until - care.at >= speaking_seconds(care.words)


def test_it_is_said_after_the_things_are_laid_out_and_before_one_goes_down() -> None:
    (care,) = caring(an_exercise(equipment=[Equipment.MAT], start="Arms long."))
    assert care.step
    assert (care.kind, care.at) == (CueKind.ARRANGE, care.step.laid_out_s)
    assert care.words == f"Lift. {CARE_WORDS} {DOWN_ONTO_BACK}"
    assert care.until - care.at >= speaking_seconds(care.words) + 4 * SILENT_A_MOVE_S


def test_who_marches_before_the_wall_begins_there_with_a_hand_on_it_and_stays() -> None:
    start = "A hand on {support}. You will step."
    march = an_exercise("march", position=Position.STANDING, start=start)
    wall = an_exercise("wall", position=Position.STANDING, start="Back to it.", equipment=[Equipment.WALL])
    nod = an_exercise("nod", position=Position.STANDING)
    first, there = (step.instruction for step in ready_for(march, wall))
    assert first == "Be near a clear wall. Stand up. A hand on the wall. You will step."
    assert there == "Back to it."
    _, later, _ = (step.instruction for step in ready_for(nod, march, wall))
    assert later == "A hand out, walk to the wall. A hand on the wall. You will step."


def test_who_marches_behind_the_chair_has_its_back_and_else_something_firm() -> None:
    march = an_exercise("march", position=Position.STANDING, start="A hand on {support}.")
    turn = an_exercise("turn", position=Position.SEATED, equipment=[Equipment.CHAIR], start="Sit tall.")
    _, marching, _, away = (step.instruction for step in ready_for(turn, march, march, march))
    assert marching == "Stand up. A hand on the chair's back."
    assert away == "Stay standing. A hand on something firm."


def test_who_skips_ahead_with_nothing_laid_out_is_told_for_what_and_then_as_at_the_beginning() -> None:
    lie = an_exercise("lie", equipment=[Equipment.MAT], start="Arms long.")
    turn = an_exercise("turn", position=Position.SEATED, equipment=[Equipment.CHAIR], start="Sit tall.")
    timeline = a_timeline(lie, turn).arriving(1, None)
    step = timeline.steps[timeline.first_step(1)]
    assert step.instruction == f"{A_CHAIR} Sit tall."
    cues = [cue for cue in cues_between(timeline, None, timeline.at(timeline.seconds)) if cue.step == step]
    first, more, then, *_ = cues
    assert first.words == f"Exercise 2 of 2: Turn. {A_CHAIR}"
    assert more.at > first.at + speaking_seconds(first.words)
    assert then.words == f"Exercise 2 of 2: Turn. {CARE_WORDS} Sit tall."
    assert then.at == step.start + step.laid_out_s > more.at + speaking_seconds(more.words)


def test_who_has_been_on_the_move_is_told_to_stop() -> None:
    march = an_exercise("march", phases=[walking()], dose=Dose(minutes=1))
    timeline = a_timeline(march, an_exercise("nod", position=Position.STANDING))
    cues = cues_between(timeline, None, timeline.at(timeline.seconds))
    counted = [cue.words for cue in cues if cue.kind is CueKind.COUNTDOWN and cue.step == timeline.steps[1]]
    assert counted == ["3", "2", "1"]
    openings = [cue for cue in cues if cue.kind is CueKind.EXERCISE]
    assert [cue.sayings[-1] for cue in openings] == ["Exercise 1 of 2: March.", "Stop. Exercise 2 of 2: Nod."]
    assert openings[1].words.startswith("Exercise 2 of 2: Nod.")
