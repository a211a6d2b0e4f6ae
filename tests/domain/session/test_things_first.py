"""What has to be at hand is said first of all, with time to lay it out; later it is taken up, and never news."""

from itertools import pairwise
from math import ceil

import pytest

from backcare_tui.domain.catalogue.form import Equipment, Position, Side, Sides
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.session.cue import CueKind, cues_between
from backcare_tui.domain.session.getting_ready import MORE_TIME_WORDS
from backcare_tui.domain.session.saying import CARE_WORDS
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import lay_out
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import a_routine, a_timeline, an_exercise, by_id
from tests.domain.session.test_getting_ready import DOWN_ONTO_BACK, ready_for, switched


def laid_seconds(words: str, things: int, words_a_minute: float = 160) -> float:
    """How long it takes to hear in WORDS what to have ready, and to lay out so many THINGS, at least 12 s, or 8
    for a chair alone; and to hear meanwhile that there is more time.
    """
    more_s = 1.5 + speaking_seconds(MORE_TIME_WORDS, words_a_minute) + 0.5
    least = 8 if words.startswith("Have a steady chair") and " and " not in words else 12
    return ceil(speaking_seconds(words, words_a_minute) + max(5 * things, least, more_s))


def test_getting_into_position_says_where_what_and_how() -> None:
    mat = an_exercise("tilt", equipment=[Equipment.MAT])
    cushioned = an_exercise("lift", equipment=[Equipment.MAT, Equipment.CUSHION])
    items = [RoutineItem(exercise="tilt"), RoutineItem(exercise="lift", note="small range.")]
    first, second = (
        step
        for step in lay_out(a_routine(*items), by_id([mat, cushioned])).steps
        if step.kind is StepKind.POSITION
    )
    ready = "Have a mat and a cushion ready."
    assert first.instruction == f"{ready} {DOWN_ONTO_BACK}"
    assert (first.name, first.seconds) == ("Tilt", laid_seconds(ready, 2) + 20)
    assert (second.name, second.seconds) == ("Lift", 10)
    assert second.instruction == "Take the cushion. Stay lying on your back. Small range."


def test_upright_nothing_to_lie_on_is_fetched() -> None:
    exercise = an_exercise(equipment=[Equipment.MAT, Equipment.CUSHION, Equipment.TOWEL])
    item = RoutineItem(exercise="lift", position=Position.SEATED)
    timeline = lay_out(a_routine(item, "lift"), by_id([exercise]))
    assert timeline.items[0].equipment == (Equipment.TOWEL,)
    ready = "Have a steady chair with a back, a towel, a mat and a cushion ready, the chair where it cannot slide."
    assert timeline.steps[0].instruction == f"{ready} Sit down on the chair."
    assert timeline.items[1].equipment == exercise.equipment
    assert timeline.at(timeline.item_start(1)).step.instruction.startswith("Take the cushion. ")
    assert timeline.fetched(1) == (Equipment.MAT, Equipment.CUSHION)


def test_one_who_stays_has_what_they_are_on() -> None:
    breathe = an_exercise("breathe")
    padded = an_exercise("lift", equipment=[Equipment.MAT, Equipment.TOWEL])
    seated = RoutineItem(exercise="breathe", position=Position.SEATED)
    chair = an_exercise("turn", position=Position.SEATED, equipment=[Equipment.CHAIR])
    steps = lay_out(a_routine("breathe", "lift", seated, "turn"), by_id([breathe, padded, chair])).steps
    _, lift, _, turn = (step.instruction for step in steps if step.kind is StepKind.POSITION)
    assert lift == "Take the towel. Stay lying on your back."
    assert turn == "Stay seated."


def test_all_that_is_needed_is_named_before_the_first_exercise_and_never_again_as_news() -> None:
    march = an_exercise("march", position=Position.STANDING)
    wall = an_exercise("wall", position=Position.STANDING, equipment=[Equipment.WALL, Equipment.SHOES])
    mat = an_exercise("lift", equipment=[Equipment.MAT])
    timeline = lay_out(a_routine("march", "wall", "lift", "wall", "lift"), by_id([march, wall, mat]))
    said = [step.instruction for step in timeline.steps if step.kind is StepKind.POSITION]
    assert timeline.equipment == (Equipment.WALL, Equipment.SHOES, Equipment.MAT)
    assert said[0].startswith("Shoes on. Have a mat ready, to one side of a clear wall. Stand")
    assert not any("ready" in words or "shoes" in words for words in said[1:])
    assert said[1] == "A hand out, walk to the wall."
    assert said[2].startswith("Step away from the wall, to your mat. ")


def test_one_who_needs_all_of_it_at_once_is_told_once() -> None:
    lift, roll = (an_exercise(one, equipment=[Equipment.MAT]) for one in ("lift", "roll"))
    first, second = (step for step in a_timeline(lift, roll).steps if step.kind is StepKind.POSITION)
    assert first.instruction == f"Have a mat ready. {DOWN_ONTO_BACK}"
    assert second.instruction == "Stay lying on your back."


def test_who_begins_on_a_chair_is_told_of_it_first_and_once() -> None:
    chair, towel = Equipment.CHAIR, Equipment.TOWEL
    turn = an_exercise("turn", position=Position.SEATED, equipment=[chair], start="Sit tall.")
    (alone, *_) = a_timeline(turn).steps
    chair_words = "Have a steady chair with a back ready, where it cannot slide."
    assert alone.instruction == f"{chair_words} Sit tall."
    assert alone.stages[0].seconds == laid_seconds(chair_words, 1)
    nod = an_exercise("nod", position=Position.SEATED, equipment=[chair, towel])
    (with_more, *_) = a_timeline(nod).steps
    ready = "Have a steady chair with a back and a towel ready, the chair where it cannot slide."
    assert with_more.instruction == f"{ready} Sit down on the chair."


@pytest.mark.parametrize("voice", [160, 80])
@pytest.mark.parametrize(
    ("things", "many", "words"),
    [
        ([Equipment.MAT], 1, "Have a mat ready."),
        ([Equipment.CHAIR], 1, "Have a steady chair ready, where it cannot slide."),
        (
            [Equipment.MAT, Equipment.CUSHION, Equipment.WALL],
            2,
            "Have a mat and a cushion ready, by a clear wall.",
        ),
        ([Equipment.SHOES, Equipment.MAT, Equipment.TOWEL], 3, "Shoes on. Have a mat and a towel ready."),
    ],
)
def test_first_of_all_it_is_said_what_to_have_ready_and_there_is_time_for_each_thing(
    things: list[Equipment], many: int, words: str, voice: float
) -> None:
    exercises = by_id([an_exercise(equipment=things, start="Knees bent.")])
    timeline = lay_out(a_routine("lift"), exercises, words_a_minute=voice)
    cues = cues_between(timeline, None, timeline.at(timeline.seconds))
    laid_s = laid_seconds(words, many, voice)
    first, more, way, *_ = cues
    assert (first.at, first.words) == (0, words)
    assert (more.kind, more.words) == (CueKind.NOTICE, "Press space to pause, if you need longer.")
    assert more.at == speaking_seconds(words, voice) + 1.5
    assert more.at + speaking_seconds(more.words, voice) < more.until == way.at == laid_s
    assert way.words.startswith(f"Lift. {CARE_WORDS} {DOWN_ONTO_BACK}")


def test_where_the_chair_belongs_is_said_first_also_of_one_to_sit_on_later() -> None:
    lift = an_exercise("lift", equipment=[Equipment.MAT])
    rise = an_exercise("rise", position=Position.SEATED, equipment=[Equipment.CHAIR], start="Near the front.")
    (first, _) = ready_for(lift, rise)
    ready = "Have a mat and a steady chair with a back ready, where it cannot slide. "
    assert first.instruction.startswith(ready)


def test_who_goes_down_onto_one_knee_is_told_of_the_cushion_and_later_where_the_chair_is() -> None:
    things = [Equipment.CUSHION, Equipment.CHAIR]
    names = {"left": "left leg behind", "right": "right leg behind"}
    kneeling = an_exercise(
        sides=Sides.EACH, position=Position.HALF_KNEELING, side_words=names, equipment=things, start="Tall."
    )
    (ready,) = ready_for(kneeling)
    down = "Hold on to the chair, go down on your left knee, onto the cushion. Tall."
    assert down in ready.instruction
    standing = an_exercise("nod", position=Position.STANDING)
    assert down in ready_for(standing, kneeling)[1].instruction
    assert "Turn back, the chair on your right again." in switched(kneeling).instruction
    without = kneeling.model_copy(update={"equipment": ()})
    assert "cushion" not in ready_for(without)[0].instruction
    assert "chair" not in switched(without).instruction


def test_who_kneels_takes_the_cushion_to_the_other_knee_and_the_chair_to_get_up() -> None:
    names = {side.value: f"{side.value} leg behind" for side in Side}
    things = [Equipment.CUSHION, Equipment.CHAIR]
    kneeling = an_exercise(
        sides=Sides.EACH, position=Position.HALF_KNEELING, side_words=names, equipment=things, start="Tall."
    )
    timeline = a_timeline(kneeling)
    first, *rest = cues_between(timeline, None, timeline.at(timeline.seconds))
    assert first.words == (
        "Have a cushion and a steady chair ready, where it cannot slide. "
        "Cushion in front of you, chair's seat close to its right."
    )
    down = "First: left leg behind. Hold on to the chair, go down on your left knee, onto the cushion."
    assert any(cue.words == f"Lift. {CARE_WORDS} {down}" for cue in rest if cue.kind is CueKind.ARRANGE)
    turning = [cue for cue in rest if cue.step and cue.step.kind is StepKind.SWITCH and cue.kind.weight == 3]
    assert [cue.words.partition(". ")[0] for cue in turning] == [
        "Switch sides",
        "Turn to the chair, both hands on its seat.",
        "One hand stays on the chair",
        "Then lift your right knee, and put the cushion under it.",
        "Turn back, the chair on your right again",
        "Now right leg behind",
    ]
    assert turning[0].words == "Switch sides. Draw your right foot back, and put that knee down, too."
    silent = [later.at - cue.at - speaking_seconds(cue.words) for cue, later in pairwise(turning)]
    assert min(silent) >= 4
    assert rest[-1].words.endswith("Hold on to the chair and stand up.")
