"""What is left of the shipped catalogue for people with one or two circumstances: enough, and what they may do."""

from itertools import combinations

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import CautionTag as Tag
from backcare_tui.domain.catalogue.terms import Does
from backcare_tui.domain.guidance.adapt import NothingLeftError, adapted
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.caution_rules import RULES
from tests.movements import Movement, in_form, own
from tests.shipped import shipped
from tests.test_catalogue_cautions import by_exercise, changed, left_out

FEWEST = 2
"""Exercises that are still worth getting ready for."""

PEOPLE = [frozenset(tags) for count in (1, 2) for tags in combinations(Tag, count)]
"""Everybody with one or two circumstances."""


def done_by(routine: Routine, tags: frozenset[Tag], catalogue: Catalogue) -> list[PlannedItem]:
    """What people with TAGS do of ROUTINE; it may be nothing."""
    try:
        items = adapted(routine, Person(tags=tags), catalogue).routine.items
    except NothingLeftError:
        return []
    return [PlannedItem.of(item, catalogue.exercises[item.exercise]) for item in items]


def harm(planned: PlannedItem, tags: frozenset[Tag]) -> list[str]:
    """In which way what is PLANNED moves as people with TAGS should not."""
    full = own(planned.written)
    form = in_form(planned.written, planned.form) if planned.form else full
    held = Movement(form.exercise, planned.dose.hold_s, form.words)
    return [
        f"{planned.written.id} for {', '.join(sorted(tags & rule.tags))}: {rule.words}"
        for rule in RULES
        if tags & rule.tags and rule.least is not Does.MIND and rule.when(held) and not rule.enough(full, held)
    ]


def too_little(routine: Routine, catalogue: Catalogue) -> list[str]:
    """Whom ROUTINE leaves with fewer exercises than `FEWEST`, or with one that is to be left out."""
    problems = []
    for tags in PEOPLE:
        items = done_by(routine, tags, catalogue)
        ids = {planned.written.id for planned in items}
        if len(ids) < FEWEST or any(left_out(planned.written, *tags) for planned in items):
            problems.append(f"{' and '.join(sorted(tags))}: {', '.join(sorted(ids))}")
    return problems


@pytest.mark.parametrize("identifier", sorted(shipped().routines))
def test_a_routine_has_enough_left_for_everybody(identifier: str) -> None:
    assert too_little(shipped().routines[identifier], shipped()) == []


@by_exercise
def test_what_is_practised_in_the_place_of_an_exercise_moves_as_it_should(identifier: str) -> None:
    routine = shipped().single(shipped().exercises[identifier])
    found = {
        line for tags in PEOPLE for planned in done_by(routine, tags, shipped()) for line in harm(planned, tags)
    }
    assert found == set()


# Each test finds the fault that it is for.


def without(identifier: str, tag: Tag) -> Catalogue:
    """The shipped catalogue, where one exercise has no caution for TAG."""
    exercise = changed(shipped().exercises[identifier], tag)
    return Catalogue({**shipped().exercises, identifier: exercise}, shipped().routines)


@pytest.mark.parametrize(("identifier", "tag"), [("childs-pose", Tag.OSTEOPOROSIS), ("wall-sit", Tag.HIGH_BP)])
def test_a_missing_caution_lets_people_move_wrong(identifier: str, tag: Tag) -> None:
    catalogue = without(identifier, tag)
    routine = catalogue.single(catalogue.exercises[identifier])
    assert [
        line
        for planned in done_by(routine, frozenset({tag}), catalogue)
        for line in harm(planned, frozenset({tag}))
    ] != []


def test_a_routine_of_one_exercise_is_too_little() -> None:
    assert too_little(shipped().single(shipped().exercises["bridge"]), shipped()) != []
