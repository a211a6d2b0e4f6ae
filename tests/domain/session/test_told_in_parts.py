"""Much is told in parts, with time for each before the next; what tires is taken up last."""

from math import ceil

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Position, Sides
from backcare_tui.domain.session.getting_ready import ARRANGE_S, COUNT_WORDS
from backcare_tui.domain.session.saying import Stage, Topic, announced
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import an_exercise
from tests.domain.session.test_getting_ready import SETTLED_S, ready_for, rest_of, switched


def test_who_is_told_much_of_where_arms_and_legs_belong_has_time_for_it_before_the_rest() -> None:
    def stages_for(words: int) -> tuple[Stage, ...]:
        placed = f"{' '.join(['left'] * words)}."
        (step,) = ready_for(an_exercise(start=f"{placed} You will lift them."))
        assert step.instruction.endswith(f"{placed} You will lift them.")
        return step.stages

    assert [stage.topic for stage in stages_for(14)] == [Topic.WAY]
    way, placing = stages_for(15)
    assert placing.topic is Topic.START
    assert placing.seconds == way.seconds + ceil(speaking_seconds(placing.words) + 4)


def test_who_is_told_much_of_all_that_follows_the_way_has_time_for_its_first_part() -> None:
    def stages_for(words: int) -> list[Topic]:
        start = f"Knees bent. You will {' '.join(['lift'] * (words - 6))}."
        (step,) = ready_for(an_exercise(start=start, dose=Dose(reps=3)))
        assert len(rest_of(step).split()) == words
        return [stage.topic for stage in step.stages]

    assert stages_for(49) == [Topic.WAY]
    assert stages_for(50) == [Topic.WAY, Topic.START]


def test_what_tires_is_taken_up_last_of_all_once_it_is_told_what_will_be_done() -> None:
    prop = "Last, prop up: your {side} elbow under your shoulder."
    start = f"Knees bent. You will lift your hips. {prop}"
    exercise = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING, start=start, dose=Dose(reps=3))
    (step,) = ready_for(exercise)
    last = "Last, prop up: your left elbow under your shoulder."
    assert rest_of(step) == f"Knees bent. You will lift your hips. 3 on each side. {last}"
    way, placing, doing = step.stages
    assert (placing.words, doing.words) == ("Knees bent.", "You will lift your hips. 3 on each side.")
    assert placing.seconds == ceil(way.seconds + speaking_seconds(placing.words) + 4)
    assert doing.seconds == ceil(placing.seconds + speaking_seconds(doing.words) + 1)
    behind = ARRANGE_S + SETTLED_S + speaking_seconds(COUNT_WORDS)
    assert step.seconds == ceil(doing.seconds + speaking_seconds(last) + behind)
    assert [words for topic, words in step.parts if topic is Topic.LAST] == [last]
    assert (
        rest_of(switched(exercise))
        == "Now right leg. Knees bent. Last, prop up: your right elbow under your shoulder."
    )


def test_who_stays_and_hears_sixty_words_has_time_to_settle_between_them() -> None:
    def stages_for(words: int) -> tuple[Stage, ...]:
        start = f"Arms long. You will {' '.join(['slowly'] * (words - 9))}."
        return ready_for(an_exercise("lie"), an_exercise("lift", start=start))[1].stages

    assert stages_for(59) == ()
    (placing,) = stages_for(60)
    assert placing.words == "Stay lying on your back. Arms long."
    said = f"{announced(1, 2, 'Lift')} {placing.words}"
    assert placing.seconds == ceil(speaking_seconds(said) + 4)
