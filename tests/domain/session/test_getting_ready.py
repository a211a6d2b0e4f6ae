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
from backcare_tui.domain.session.getting_ready import (
    ARRANGE_S,
    CARE_WORDS,
    COUNT_WORDS,
    SWITCH_WORDS,
    announced,
    care_seconds,
)
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import a_routine, a_timeline, an_exercise, by_id, hold, move, timelines, walking

SILENT, SILENT_A_MOVE_S = 1 / 3, 2.25
"""Of what it takes to get there, after it was said how; at least so long for each move."""
SETTLED_S = 2.0
"""More silence before one is asked to wait for the count."""
DOWN_ONTO_BACK = settle_words(None, Position.SUPINE)
UP_FROM_BACK = settle_words(Position.SUPINE, Position.STANDING)


def rest_of(step: Step) -> str:
    """What is told behind the way."""
    assert step.way
    assert step.instruction.startswith(f"{step.way.words} ")
    return step.instruction.removeprefix(f"{step.way.words} ")


def lasting(step: Step, words_a_minute: float = 160) -> float:
    """How long STEP lasts, with which the first of two exercises called Lift begins, lying down included."""
    assert step.way
    way = f"{announced(0, 2, 'Lift')} {step.way.words}"
    going = settle_seconds(None, Position.SUPINE, fetch=False)
    silent = max(going * SILENT, 4 * SILENT_A_MOVE_S, care_seconds(words_a_minute))
    told = ceil(speaking_seconds(way, words_a_minute) + silent)
    assert step.way.seconds == told
    behind = ARRANGE_S + SETTLED_S + speaking_seconds(COUNT_WORDS, words_a_minute)
    return told + ceil(speaking_seconds(rest_of(step), words_a_minute) + behind)


def test_getting_into_position_says_where_what_and_how() -> None:
    mat = an_exercise("tilt", equipment=[Equipment.MAT])
    cushioned = an_exercise("lift", equipment=[Equipment.MAT, Equipment.CUSHION])
    items = [RoutineItem(exercise="tilt"), RoutineItem(exercise="lift", note="small range.")]
    first, second = (
        step
        for step in lay_out(a_routine(*items), by_id([mat, cushioned])).steps
        if step.kind is StepKind.POSITION
    )
    assert (first.name, first.seconds) == ("Tilt", 27)  # 3 for the second thing
    assert first.instruction == f"For all of it: a mat and a cushion. {DOWN_ONTO_BACK}"
    assert (second.name, second.seconds) == ("Lift", 10)
    assert second.instruction == "You need a cushion. Stay lying on your back. Here: small range."


def test_upright_nothing_to_lie_on_is_fetched() -> None:
    exercise = an_exercise(equipment=[Equipment.MAT, Equipment.CUSHION, Equipment.TOWEL])
    item = RoutineItem(exercise="lift", position=Position.SEATED)
    timeline = lay_out(a_routine(item, "lift"), by_id([exercise]))
    assert timeline.items[0].equipment == (Equipment.TOWEL,)
    assert timeline.steps[0].instruction == "For all of it: a towel, a mat and a cushion. Sit on a steady chair."
    assert timeline.items[1].equipment == exercise.equipment
    assert timeline.at(timeline.item_start(1)).step.instruction.startswith("You need a mat and a cushion. ")
    assert timeline.fetched(1) == (Equipment.MAT, Equipment.CUSHION)


def test_one_who_stays_has_what_they_are_on() -> None:
    breathe = an_exercise("breathe")
    padded = an_exercise("lift", equipment=[Equipment.MAT, Equipment.TOWEL])
    seated = RoutineItem(exercise="breathe", position=Position.SEATED)
    chair = an_exercise("turn", position=Position.SEATED, equipment=[Equipment.CHAIR])
    steps = lay_out(a_routine("breathe", "lift", seated, "turn"), by_id([breathe, padded, chair])).steps
    _, lift, _, turn = (step.instruction for step in steps if step.kind is StepKind.POSITION)
    assert lift == "You need a towel. Stay lying on your back."
    assert turn == "Stay seated."


def test_all_that_is_needed_is_named_before_the_first_exercise_and_fetched_once() -> None:
    march = an_exercise("march", position=Position.STANDING)
    wall = an_exercise("wall", position=Position.STANDING, equipment=[Equipment.WALL, Equipment.SHOES])
    mat = an_exercise("lift", equipment=[Equipment.MAT])
    timeline = lay_out(a_routine("march", "wall", "lift", "wall", "lift"), by_id([march, wall, mat]))
    said = [step.instruction for step in timeline.steps if step.kind is StepKind.POSITION]
    assert timeline.equipment == (Equipment.WALL, Equipment.SHOES, Equipment.MAT)
    assert said[0].startswith("For all of it: a clear wall, shoes and a mat. Stand")
    assert said[1].startswith("You need a clear wall and shoes. ")
    assert said[2].startswith("You need a mat. ")
    assert not any("You need" in words for words in said[3:])


def test_one_who_needs_all_of_it_at_once_is_told_once() -> None:
    lift, roll = (an_exercise(one, equipment=[Equipment.MAT]) for one in ("lift", "roll"))
    first, second = (step for step in a_timeline(lift, roll).steps if step.kind is StepKind.POSITION)
    assert first.instruction == f"You need a mat. {DOWN_ONTO_BACK}"
    assert second.instruction == "Stay lying on your back."


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
        .instruction.startswith("You need a mat. From standing, sit down, ")
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
            "First: left leg. 5 to each side, in turn, holding 5 seconds.",
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
    note = " ".join(["slowly"] * 50)
    exercise = an_exercise(start="Knees bent, feet flat, hip-width apart, hands beside you.")
    timeline = lay_out(a_routine("lift", RoutineItem(exercise="lift", note=note)), by_id([exercise]))
    first, second = (step for step in timeline.steps if step.kind is StepKind.POSITION)
    said = f"{announced(1, 2, 'Lift')} {second.instruction}"
    assert second.seconds == ceil(speaking_seconds(said) + ARRANGE_S)
    assert first.seconds == lasting(first)


def test_a_slower_voice_makes_getting_into_position_longer_and_nothing_else() -> None:
    exercise = an_exercise(start="Knees bent, feet flat, hip-width apart, hands beside you.")
    routine = a_routine("lift", RoutineItem(exercise="lift", note=" ".join(["slowly"] * 50)))
    usual, slow = (lay_out(routine, by_id([exercise]), words_a_minute=speed) for speed in (160, 80))
    assert slow.words_a_minute == 80
    for before, after in zip(usual.steps, slow.steps, strict=True):
        said = f"{announced(after.item, 2, 'Lift')} {after.instruction}"
        spoken = lasting(after, 80) if after.way else ceil(speaking_seconds(said, 80) + ARRANGE_S)
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
    assert [bool(step.way) for step in ready] == [True, False, True, True, False]
    told = [step for step in ready if step.way]
    assert [rest_of(step) for step in told] == ["Arms long."] * 3
    assert told[0].way.words == f"You need a steady chair. {DOWN_ONTO_BACK}"
    assert told[2].waits  # and up again


def test_without_a_word_of_arms_and_legs_all_is_told_at_once() -> None:
    assert not any(step.way for step in a_timeline(an_exercise(), an_exercise("roll")).steps)


@pytest.mark.parametrize("voice", [160, 80])
def test_on_the_other_side_too_and_however_slow_the_voice_is(voice: float) -> None:
    exercise = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING, start="Knees bent. You will lift them.")
    timeline = lay_out(a_routine("lift"), by_id([exercise]), words_a_minute=voice)
    (switch,) = (step for step in timeline.steps if step.kind is StepKind.SWITCH)
    assert switch.way
    way, rest = f"{SWITCH_WORDS} {switch.way.words}", rest_of(switch)
    assert way == "Switch sides. Lie down, and roll over your back onto the other side."
    assert rest == "Now right leg. Knees bent."
    going = switch_seconds(Position.SIDE_LYING)
    assert switch.way.seconds == ceil(speaking_seconds(way, voice) + going * SILENT)
    behind = ARRANGE_S + SETTLED_S + speaking_seconds(COUNT_WORDS, voice)
    assert switch.seconds == max(going, switch.way.seconds + ceil(speaking_seconds(rest, voice) + behind))


def test_on_a_chair_how_to_begin_tells_how_to_sit() -> None:
    seated = [
        an_exercise(identifier, position=Position.SEATED, start=start)
        for identifier, start in (("turn", "Sit tall."), ("lean", "Feet flat."), ("nod", None))
    ]
    words = [step.instruction for step in a_timeline(*seated).steps if step.kind is StepKind.POSITION]
    assert words == ["Sit on a steady chair. Sit tall.", "Feet flat.", "Stay seated."]


def test_who_sits_down_on_the_chair_that_it_needs_is_told_of_it_once() -> None:
    chair, towel = Equipment.CHAIR, Equipment.TOWEL
    turn = an_exercise("turn", position=Position.SEATED, equipment=[chair], start="Sit tall.")
    (alone, *_) = a_timeline(turn).steps
    assert alone.instruction == "Sit on a steady chair. Sit tall."
    nod = an_exercise("nod", position=Position.SEATED, equipment=[chair, towel])
    (with_more, *_) = a_timeline(nod).steps
    assert with_more.instruction == "You need a towel. Sit on a steady chair."


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
    assert there == "You need a clear wall. Walk to the wall. Back to the wall."
    assert "Step away from the wall, to your mat. Go down on one knee, then come onto hands and knees." in mat_too
    assert again == "Bring one foot forward, then stand up. Walk to the wall. Back to the wall."
    assert away == "Step away from the wall. Stay standing."


def test_there_is_time_to_walk_to_the_wall() -> None:
    start = "Back to the wall."
    plain = an_exercise("plain", position=Position.STANDING, start=start)
    wall = an_exercise("plain", position=Position.STANDING, start=start, equipment=[Equipment.WALL])
    for exercise, more in ((plain, 0), (wall, 5)):
        _, step = ready_for(an_exercise("nod", position=Position.STANDING), exercise)
        said = f"{announced(1, 2, 'Plain')} {step.instruction}"
        assert step.seconds == max(ceil(speaking_seconds(said) + 5 + more), 10 if more else 5)


def test_each_further_thing_to_fetch_has_time_of_its_own() -> None:
    def first_seconds(*things: Equipment) -> tuple[float, str]:
        (step,) = ready_for(an_exercise(equipment=things, start="Knees bent."))
        return step.seconds, step.instruction

    (one, words), (three, more_words) = (
        first_seconds(Equipment.MAT),
        first_seconds(Equipment.MAT, Equipment.CUSHION, Equipment.TOWEL),
    )
    spoken = speaking_seconds(more_words) - speaking_seconds(words)
    assert three - one == pytest.approx(2 * 3 + spoken, abs=1)


def test_who_goes_down_onto_one_knee_is_told_of_the_cushion_and_later_where_the_chair_is() -> None:
    things = [Equipment.CUSHION, Equipment.CHAIR]
    names = {"left": "left leg behind", "right": "right leg behind"}
    kneeling = an_exercise(
        sides=Sides.EACH, position=Position.HALF_KNEELING, side_words=names, equipment=things, start="Tall."
    )
    (ready,) = ready_for(kneeling)
    assert "go down on your left knee, onto the cushion. Tall." in ready.instruction
    assert switched(kneeling).instruction.endswith("Tall. The chair is still on your right.")
    without = kneeling.model_copy(update={"equipment": ()})
    assert "cushion" not in ready_for(without)[0].instruction
    assert "chair" not in switched(without).instruction


def test_one_rolls_over_within_the_mat() -> None:
    rolled = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING, equipment=[Equipment.MAT], start="Tall.")
    assert "onto the other side, in the middle of the mat." in switched(rolled).instruction


def test_how_far_to_go_and_when_to_stop_is_said_once_into_the_silence_before_the_first_count() -> None:
    def cares(*exercises: Exercise) -> list[Cue]:
        timeline = a_timeline(*exercises)
        cues = cues_between(timeline, None, timeline.at(timeline.seconds))
        assert not any(CARE_WORDS in step.instruction for step in timeline.steps)
        return [cue for cue in cues if cue.kind is CueKind.CARE]

    lying, upright = (
        an_exercise(str(place), start="Arms long.", position=place)
        for place in (Position.SUPINE, Position.STANDING)
    )
    (care,) = cares(lying, upright)
    assert care.step
    assert care.step.way
    assert (care.words, care.until) == (CARE_WORDS, care.step.way.seconds)
    (care,) = cares(upright, lying)
    assert care.step
    assert care.until == care.step.end - 6.75
    said = f"{announced(0, 2, 'Standing')} {care.step.instruction}"
    assert care.at >= speaking_seconds(said)


def test_of_open_ended_minutes_it_is_said_on_the_move() -> None:
    for minutes, at in ((2, [15.0]), (0.5, [])):
        timeline = a_timeline(an_exercise(phases=[walking()], dose=Dose(minutes=minutes)))
        cues = cues_between(timeline, None, timeline.at(timeline.seconds))
        cares = [cue for cue in cues if cue.kind is CueKind.CARE]
        assert [cue.at - timeline.steps[1].start for cue in cares] == at


def test_who_has_been_on_the_move_is_told_to_stop() -> None:
    march = an_exercise("march", phases=[walking()], dose=Dose(minutes=1))
    timeline = a_timeline(march, an_exercise("nod", position=Position.STANDING))
    cues = cues_between(timeline, None, timeline.at(timeline.seconds))
    counted = [cue.words for cue in cues if cue.kind is CueKind.COUNTDOWN and cue.step == timeline.steps[1]]
    assert counted == ["3", "2", "1"]
    openings = [cue for cue in cues if cue.kind is CueKind.EXERCISE]
    assert [cue.sayings[-1] for cue in openings] == ["Exercise 1 of 2: March.", "Stop. Exercise 2 of 2: Nod."]
    assert openings[1].words.startswith("Exercise 2 of 2: Nod.")
