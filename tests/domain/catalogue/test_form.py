"""Another form of an exercise: what it changes, how much of it is done, and what cannot be one."""

from typing import Any

import pytest
from pydantic import ValidationError

from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import CautionTag, Does, Variation
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.domain.builders import an_exercise, hold, move, walking

HELD = (move(), hold())
SMALL = move(3, name="Small")


def in_easier(form: object, phases: Any = HELD, dose: Dose | None = None) -> Exercise:
    exercise = an_exercise(phases=phases, dose=dose or Dose(reps=8, hold_s=10), easier=[form])
    return exercise.in_form(exercise.easier[0])


def test_words_alone_are_a_form() -> None:
    assert an_exercise(easier=["Less."]).easier == (Form(words="Less."),)


@pytest.mark.parametrize(
    ("dose", "less"),
    [
        (Dose(sets=2, reps=8, hold_s=10, rest_s=5), Dose(sets=2, reps=5, hold_s=5, rest_s=5)),
        (Dose(reps=1, hold_s=3), Dose(reps=1, hold_s=2)),
        (Dose(reps=2, hold_s=1.5), Dose(reps=1, hold_s=1.5)),
        (Dose(reps=12, hold_s=2), Dose(reps=8, hold_s=2)),
    ],
)
def test_without_a_dose_of_its_own_it_is_half_of_the_hold_and_two_thirds_of_the_repetitions(
    dose: Dose, less: Dose
) -> None:
    assert in_easier("Less.", dose=dose).dose == less


def test_what_it_says_of_the_dose_is_the_most_there_is() -> None:
    form = {"words": "Less.", "dose": {"reps": 20, "hold_s": 4, "rest_s": 30}}
    assert in_easier(form).dose == Dose(reps=8, hold_s=4, rest_s=30)
    harder = an_exercise(dose=Dose(reps=8), harder=[{"words": "More.", "dose": {"reps": 12}}])
    assert harder.in_form(harder.harder[0]).dose == Dose(reps=12)
    plain = an_exercise(dose=Dose(reps=8))
    assert plain.in_form(plain.harder[0]).dose == Dose(reps=8)


def test_it_may_have_movements_of_its_own_with_or_without_a_hold() -> None:
    moved = in_easier({"words": "Less.", "phases": [SMALL]})
    assert (moved.phases, moved.dose) == ((SMALL,), Dose(reps=5))
    held = in_easier({"words": "Less.", "phases": HELD, "dose": {"hold_s": 4}}, [SMALL], Dose(reps=3))
    assert held.dose == Dose(reps=3, hold_s=4)


def test_its_poses_take_the_place_of_others() -> None:
    figure = {"poses": {"rest": {}, "up": {"head": 9}, "half": {"head": 4}}}
    phase = SMALL.model_copy(update={"pose": "up"})
    form = Form(words="Half.", pose={"up": "half"})
    done = an_exercise(phases=[phase], easier=[form], figure=figure).in_form(form)
    assert [one.pose for one in done.phases] == ["half"]


def test_open_ended_minutes_become_fewer_only_where_that_is_said() -> None:
    assert in_easier("Less.", [walking()], Dose(minutes=10)).dose == Dose(minutes=10)
    assert in_easier({"words": "Less.", "dose": {"minutes": 5}}, [walking()], Dose(minutes=10)).dose.minutes == 5


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (3, 'must be text in "quotes", or a table with words'),
        ({}, "words"),
        ({"words": ""}, "words"),
        ({"words": "Less.", "phases": []}, "phases"),
        ({"words": "Less.", "phases": [hold()]}, "cannot be done: dose.hold_s belongs to exercises with"),
        ({"words": "Less.", "phases": [walking()]}, "cannot be done: an aerobic exercise has exactly one phase"),
        ({"words": "Less.", "dose": {"minutes": 5}}, "cannot be done: dose.minutes belongs to aerobic"),
    ],
)
def test_what_cannot_be_done_is_no_form(form: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        in_easier(form, [SMALL], Dose(reps=3))


def test_a_form_names_only_poses_of_the_figure() -> None:
    with pytest.raises(ValidationError, match="a form names the pose half, which the figure lacks"):
        an_exercise(easier=[{"words": "Half.", "pose": {"rest": "half"}}], figure={"poses": {"rest": {}}})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"instead": "bend"}, "instead belongs to"),
        ({"form": "Less."}, "form belongs to"),
        ({"does": "stop"}, "does"),
    ],
)
def test_a_caution_says_only_what_it_does(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Caution.model_validate({"tag": "heart", "advice": "Slowly."} | fields)


def test_a_caution_of_earlier_files_is_minded() -> None:
    caution = Caution.model_validate({"tag": "heart", "advice": "Slowly."})
    assert (caution.tag, caution.does) == (CautionTag.HEART, Does.MIND)


@pytest.mark.parametrize("variation", Variation)
def test_what_a_routine_says_of_the_dose_it_says_of_the_form_it_names(variation: Variation) -> None:
    exercise = an_exercise(phases=HELD, dose=Dose(reps=8, hold_s=10))
    item = RoutineItem(exercise="lift", variation=variation, dose=DoseChange(reps=6))
    planned = PlannedItem.of(item, exercise)
    assert planned.dose == Dose(reps=6, hold_s=5 if variation is Variation.EASIER else 10)
    assert planned.written is exercise
