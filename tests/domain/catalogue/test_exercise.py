"""An exercise whose phases and dose do not fit together cannot be made."""

from typing import Any

import pytest
from pydantic import ValidationError

from backcare_tui.domain.catalogue.dose import Dose, PrintedRange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Equipment, Form, Phase, Position, Side, Sides, SideWords
from backcare_tui.domain.catalogue.pose import Prop
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Kind
from tests.domain.builders import an_exercise, hold, move, walking


def test_a_fitting_exercise_is_made() -> None:
    assert an_exercise(phases=[move(), hold()], dose=Dose(hold_s=5)).dose.hold_s == 5
    assert an_exercise("walk", [walking()], Dose(minutes=10)).kind is Kind.AEROBIC


@pytest.mark.parametrize(
    ("phases", "dose", "kind"),
    [
        ([move()], Dose(hold_s=5), Kind.STRENGTH),
        ([move(), hold()], Dose(reps=3), Kind.STRENGTH),
        ([move()], Dose(minutes=10), Kind.STRENGTH),
        ([walking()], Dose(reps=3), Kind.AEROBIC),
        ([walking()], Dose(minutes=10), Kind.STRENGTH),
        ([move()], Dose(reps=3), Kind.AEROBIC),
        ([walking(), move()], Dose(minutes=10), Kind.AEROBIC),
        ([walking(), walking()], Dose(minutes=10), Kind.AEROBIC),
        ([], Dose(), Kind.STRENGTH),
    ],
)
def test_phases_and_dose_that_do_not_fit_are_refused(phases: list[Phase], dose: Dose, kind: Kind) -> None:
    with pytest.raises(ValidationError):
        an_exercise(phases=phases, dose=dose, kind=kind)


@pytest.mark.parametrize(
    "fields",
    [
        {"sets": 0},
        {"sets": 2.0},
        {"reps": 0},
        {"reps": 61},
        {"reps": True},
        {"reps": "8"},
        {"hold_s": -1},
        {"hold_s": 181},
        {"hold_s": float("nan")},
        {"minutes": float("inf")},
        {"rest": 5},
    ],
)
def test_an_impossible_dose_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Dose.model_validate(fields)


@pytest.mark.parametrize("lasts", [0, 0.5, 16, float("nan"), "long"])
def test_an_impossible_phase_is_refused(lasts: object) -> None:
    with pytest.raises(ValidationError):
        Phase.model_validate({"name": "Lift", "instruction": "Lift.", "breath": "out", "lasts": lasts})


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Exercise.model_validate(an_exercise().model_dump() | {"colour": "red"})


def test_an_error_does_not_repeat_what_was_given() -> None:
    with pytest.raises(ValidationError) as caught:
        an_exercise(kind="\x1b[31mred")
    assert "\x1b" not in str(caught.value)


def test_sides_have_words() -> None:
    words = SideWords(left="left leg", right="right leg")
    assert [words.of(side) for side in Side] == ["left leg", "right leg"]


@pytest.mark.parametrize("named", ["start", "easier"])
def test_only_where_one_side_comes_after_the_other_a_start_may_name_it(named: str) -> None:
    start = "Your {side} foot on the {other} knee."
    changes = {"start": start} if named == "start" else {"easier": [Form(words="Less.", start=start)]}
    assert an_exercise(sides=Sides.EACH, **changes)
    for sides in (Sides.BOTH, Sides.ALTERNATING):
        with pytest.raises(ValidationError, match="which only an exercise with sides"):
            an_exercise(sides=sides, **changes)


def test_a_form_may_have_another_position_start_and_sides_and_then_only_the_poses_for_them() -> None:
    figure = {"poses": {"rest": {}, "up": {"head": 5}, "stand": {}, "lean": {"heading": 80}}}
    sides = SideWords(left="left leg behind", right="right leg behind")
    standing = Form(
        words="Stand.",
        position=Position.STANDING,
        start="Hold a chair.",
        equipment=(),
        side_words=sides,
        pose={"rest": "stand", "up": "lean"},
    )
    phase = move().model_dump() | {"pose": "up"}
    fields = an_exercise().model_dump() | {"figure": figure, "phases": [phase], "equipment": ["mat"]}
    kneeling = Exercise.model_validate(
        fields | {"position": Position.HALF_KNEELING, "easier": [standing, "Less."]}
    )
    done = kneeling.in_form(standing)
    assert (done.position, done.start, done.side_words) == (Position.STANDING, "Hold a chair.", sides)
    assert (kneeling.equipment, done.equipment) == ((Equipment.MAT,), ())
    assert done.figure is not None
    assert (done.figure.rest, *done.figure.poses) == ("stand", "stand", "lean")
    assert done.figure.props == (Prop.FLOOR,)
    assert RoutineItem(exercise="lift", position=Position.STANDING).form_of(kneeling) == standing
    for elsewhere in (None, Position.HALF_KNEELING, Position.SEATED):
        assert RoutineItem(exercise="lift", position=elsewhere).form_of(kneeling) is None
    less = kneeling.in_form(kneeling.easier[1])
    assert (less.position, less.start, less.figure) == (kneeling.position, kneeling.start, kneeling.figure)
    assert less.equipment == kneeling.equipment


@pytest.mark.parametrize(
    ("planned", "now", "for_good"),
    [((6, 8), (4, 4), (5, 5)), ((5, 5), (3, 2.5), (5, 5)), ((4, 3), (3, 2), (4, 3))],
)
def test_an_easier_form_stops_at_what_is_printed_unless_it_hurts_now(
    planned: tuple[int, float], now: tuple[int, float], for_good: tuple[int, float]
) -> None:
    """Less than is printed was planned on purpose, and stays."""
    printed = PrintedRange(reps=(5, 12), hold_s=(5, 30), words="Five to twelve.")
    exercise = an_exercise("lift", [move(), hold()], Dose(reps=6, hold_s=8), printed=printed)
    dose = Dose(reps=planned[0], hold_s=planned[1])
    eased, cautious = exercise.eased(dose).dose, exercise.eased(dose, as_printed=True).dose
    assert eased is not None
    assert cautious is not None
    assert (eased.reps, eased.hold_s) == now
    assert (cautious.reps, cautious.hold_s) == for_good
