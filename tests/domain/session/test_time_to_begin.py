"""What takes long before an exercise, or has to stand firm for it, is seen to before the count."""

from math import ceil

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.session.saying import CARE_WORDS, Topic, announced
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import an_exercise, walking
from tests.domain.session.test_getting_ready import A_CHAIR, ready_for, rest_of, way_of


def test_who_needs_something_firm_has_it_beside_them_before_the_count() -> None:
    march = an_exercise("march", position=Position.STANDING, start="A hand on {support}.")
    nod, lie = an_exercise("nod", position=Position.STANDING), an_exercise("lie", equipment=[Equipment.MAT])
    (alone,) = ready_for(march)
    assert alone.instruction == "Be near a wall or a heavy table. Stand up. A hand on something firm."
    assert alone.laid_out_s >= 8 + speaking_seconds("Be near a wall or a heavy table.")
    first, *_ = ready_for(nod, march, lie)
    assert first.instruction.startswith("Have a mat ready, to one side of a wall or a heavy table. ")


@pytest.mark.parametrize("start", [None, "Sit tall."])
@pytest.mark.parametrize(
    ("position", "thing", "words", "silent"),
    [
        (Position.SADDLE, Equipment.BICYCLE, "Get on the bicycle.", 8),
        (Position.POOL, Equipment.POOL, "Get into the pool.", 30),
    ],
)
def test_who_gets_on_the_bicycle_or_into_the_pool_has_time_for_it_before_the_count(
    position: Position, thing: Equipment, words: str, silent: float, start: str | None
) -> None:
    ride = an_exercise("ride", [walking()], Dose(minutes=2), position=position, equipment=[thing], start=start)
    (step,) = ready_for(ride)
    assert [stage.topic for stage in step.stages] == [Topic.FETCH, Topic.WAY]
    said = f"{announced(0, 1, 'Ride')} {CARE_WORDS} {words}"
    assert way_of(step).seconds - step.laid_out_s == ceil(speaking_seconds(said) + silent)
    assert step.seconds - way_of(step).seconds >= speaking_seconds(rest_of(step)) + 5
    (_, later) = ready_for(an_exercise("nod", position=Position.STANDING), ride)
    assert way_of(later).words == words


def test_where_the_things_have_to_stand_is_seen_to_before_one_sits_down() -> None:
    start = "First, put the chair to a wall. Hands behind your head. You will bend."
    chair = [Equipment.CHAIR]
    bend = an_exercise("bend", position=Position.SEATED, equipment=chair, start=start)
    (alone,) = ready_for(bend)
    assert alone.stages[0].words == f"{A_CHAIR} Put the chair to a wall."
    assert alone.instruction == f"{A_CHAIR} Put the chair to a wall. Hands behind your head. You will bend."
    turn = an_exercise("turn", position=Position.SEATED, equipment=chair, start="Sit tall.")
    _, then = ready_for(turn, bend)
    assert way_of(then).words.startswith("Put the chair to a wall.")
    assert way_of(then).seconds >= speaking_seconds(way_of(then).words) + 7
