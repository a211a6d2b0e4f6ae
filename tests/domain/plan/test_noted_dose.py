"""What is known of the plan's dose from what was done, in whatever form."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome
from backcare_tui.domain.plan.ladder import Amount, Ladder, dose_change
from backcare_tui.domain.plan.noted_dose import NotedDose, noted_dose
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.shipped import shipped

GROWING = sorted(one.id for one in shipped().exercises.values() if Ladder.of(one).grows)
tags = st.frozensets(st.sampled_from(list(CautionTag)), max_size=4)


def noted_of(name: str, asked: Amount, person: Person) -> NotedDose | None:
    """What is known from a record of the exercise called NAME, where so much was ASKED for of PERSON; None where
    another one takes its place.
    """
    exercise = shipped().exercises[name]
    item = RoutineItem(exercise=name, dose=dose_change(asked, exercise.dose))
    routine = shipped().single(exercise).model_copy(update={"items": (item,)})
    (item,) = to_show(routine, person, shipped()).routine.items
    if item.exercise != name:
        return None
    planned = PlannedItem.of(item, exercise)
    record = ExerciseRecord(
        exercise=name,
        variation=item.variation,
        planned_s=80,
        done_s=80,
        outcome=Outcome.COMPLETED,
        **planned.repeated,
    )
    return noted_dose(record, exercise, person, Ladder.of(exercise))


@given(st.data(), st.sampled_from(GROWING), tags)
def test_what_the_plan_asked_for_is_read_from_what_was_done(
    data: st.DataObject, name: str, tags: frozenset[CautionTag]
) -> None:
    ladder = Ladder.of(shipped().exercises[name])
    asked = Amount(
        data.draw(st.integers(ladder.least.reps, ladder.most.reps)),
        float(data.draw(st.integers(int(ladder.least.hold_s), int(ladder.most.hold_s)))),
    )
    noted = noted_of(name, asked, Person(tags=tags))
    if noted is None:
        return
    assert noted.amount(asked) == asked
    assert noted.reps in (None, asked.reps)
    assert noted.hold_s in (None, asked.hold_s)


def test_less_than_an_easier_form_has_is_known_to_be_what_was_asked_for() -> None:
    """Else a day that asks for no more than the last one would not know what that was."""
    thin_bones = Person(tags=frozenset({CautionTag.OSTEOPOROSIS}))
    noted = noted_of("piriformis-stretch", Amount(1, 15.0), thin_bones)
    assert noted is not None
    assert noted.amount(Amount(2, 15.0)) == Amount(1, 15.0)


def test_as_much_as_an_easier_form_has_may_have_been_more() -> None:
    thin_bones = Person(tags=frozenset({CautionTag.OSTEOPOROSIS}))
    noted = noted_of("piriformis-stretch", Amount(3, 20.0), thin_bones)
    assert noted is not None
    assert noted.amount(Amount(3, 20.0)) == Amount(3, 20.0)
    assert noted.amount(Amount(1, 10.0)) == Amount(2, 10.0)


def test_a_record_without_a_dose_tells_nothing() -> None:
    exercise = shipped().exercises["bridge"]
    record = ExerciseRecord(exercise="bridge", planned_s=80, done_s=80, outcome=Outcome.COMPLETED)
    assert noted_dose(record, exercise, Person(), Ladder.of(exercise)) is None


def test_the_usual_form_tells_all_of_it() -> None:
    noted = noted_of("bridge", Amount(9, 4.0), Person())
    assert noted == NotedDose(9, 4.0, Amount(9, 4.0))
    assert noted.is_whole
    assert noted.amount(Amount(12, 9.0)) == Amount(9, 4.0)
