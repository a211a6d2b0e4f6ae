"""The easier form of an exercise is less work, by a movement of its own; the harder one is not just more."""

import re

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.position import position_words
from tests.shipped import shipped
from tests.test_catalogue_cautions import by_exercise

MORE = re.compile(r"(?i)\bseconds?\b|\bminutes?\b|\blonger\.|\btimes\b|\brepetitions?\b|\bup to\b")
"""Words for more of the same."""


def work_s(exercise: Exercise) -> float:
    """Seconds of EXERCISE on one side, rests and changes not counted."""
    dose = exercise.dose
    lasting = {"hold": dose.hold_s, "minutes": dose.minutes * 60}
    phases = sum(
        lasting[phase.lasts] if isinstance(phase.lasts, str) else phase.lasts for phase in exercise.phases
    )
    return dose.sets * dose.reps * phases


def easier_problems(exercise: Exercise) -> list[str]:
    """What keeps the first easier form of EXERCISE from being less work, in another way and in the same place."""
    form, problems = exercise.easier[0], []
    done = exercise.in_form(form)
    if done.position is not exercise.position:
        problems.append(f"it begins {position_words(done.position)}")
    if not exercise.aerobic and form.phases is None and form.pose is None:
        problems.append("it has words alone: voice and figure go on as before")
    if work_s(done) >= work_s(exercise):
        problems.append(f"it takes {work_s(done):.0f} s, the exercise itself {work_s(exercise):.0f} s")
    return problems


def harder_problems(exercise: Exercise) -> list[str]:
    """Words of the first harder form of EXERCISE that ask for more of the same, which grows by itself."""
    return MORE.findall(exercise.harder[0].words)


@by_exercise
def test_the_harder_form_is_another_movement_and_not_more_of_the_same(identifier: str) -> None:
    assert harder_problems(shipped().exercises[identifier]) == []


@by_exercise
def test_an_exercise_has_an_easier_form_that_is_one(identifier: str) -> None:
    assert easier_problems(shipped().exercises[identifier]) == []


@pytest.mark.parametrize("change", [{"phases": None}, {"position": "seated"}, {"dose": {"reps": 60}, "phases": 4}])
def test_an_easier_form_that_is_none_is_found(change: dict[str, object]) -> None:
    bridge = shipped().exercises["bridge"]
    first = bridge.easier[0].model_dump()
    longer = {"phases": first["phases"] * 4} if change.get("phases") == 4 else {}
    faulty = bridge.model_copy(update={"easier": (Form.model_validate(first | change | longer),)})
    assert len(easier_problems(faulty)) == 1


def test_a_harder_form_that_is_only_longer_is_found() -> None:
    bridge = shipped().exercises["bridge"]
    for words in ("Stay up for longer.", "Do up to ten.", "Hold it for 10 seconds.", "Do more repetitions."):
        assert harder_problems(bridge.model_copy(update={"harder": (Form(words=words),)})) != []
