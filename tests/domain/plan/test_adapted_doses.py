"""That doses of exercises which a circumstance has in another form grow and shrink as the plan says they do."""

from datetime import timedelta

import pytest

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.plan.ladder import Amount, Ladder
from backcare_tui.domain.plan.plan import PlannedDay
from backcare_tui.domain.plan.rules.dose import AFTER_GAP, SETTLED, WORSE_MORNING
from backcare_tui.domain.plan.rules.length import RESTART
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.domain.plan.people import BEGIN, Day, Flare, Life, Traits

PEOPLE = [
    Person(tags=frozenset(tags))
    for tags in (
        {CautionTag.OSTEOPOROSIS},
        {CautionTag.EXTENSION_SENSITIVE, CautionTag.LEG_SYMPTOMS},
        {CautionTag.PREGNANT},
        {CautionTag.HIGH_BP, CautionTag.BALANCE},
        {CautionTag.HIP_REPLACEMENT, CautionTag.KNEE_PAIN},
    )
]
NAMES = [" and ".join(sorted(person.tags)) for person in PEOPLE]


def doses_in(life: Life, routine: Routine | None) -> dict[str, Amount]:
    """How much ROUTINE has of each exercise, by its name, in the form it is done in."""
    items = routine.items if routine else ()
    planned = [PlannedItem.of(item, life.catalogue.exercises[item.exercise]) for item in items]
    return {one.written.name: Amount(one.dose.reps, one.dose.hold_s) for one in planned if not one.written.aerobic}


def told(day: PlannedDay, rule: str) -> list[str]:
    return [decision.says for decision in day.decisions if decision.rule == rule]


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_an_exercise_that_is_said_to_grow_is_done_with_so_much(person: Person) -> None:
    grown = []

    def look(day: Day) -> None:
        now = doses_in(day.life, day.today.routine)
        for says in told(day.today, SETTLED.name):
            name = next(name for name in now if name in says)
            words = f"{now[name].hold_s:g} s" if "holds" in says else f"{now[name].reps} repetitions"
            assert says.endswith((f" to {words}.", "the harder form.")), (says, now[name])
            grown.append(name)

    Life(Traits(person=person)).live(28, look)
    assert grown


def is_less(life: Life, name: str, amount: Amount, before: Amount) -> bool:
    """Whether AMOUNT is less than BEFORE, or the least that is printed of the exercise of this NAME."""
    (exercise,) = (one for one in life.catalogue.exercises.values() if one.name == name)
    least = Ladder.of(exercise).least
    return amount.weight < before.weight or (amount.reps <= least.reps and amount.hold_s <= least.hold_s)


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
def test_after_a_worse_morning_there_is_less_of_all_that_was_done(person: Person) -> None:
    life = Life(Traits(person=person, usual=1, flares=(Flare(9, 1, 2),))).live(10)
    yesterday, worse = life.days[-2:]
    assert told(worse.today, WORSE_MORNING.name)
    before, now = (doses_in(life, day.today.routine) for day in (yesterday, worse))
    repeated = before.keys() & now.keys()
    assert repeated
    assert all(is_less(life, name, now[name], before[name]) for name in repeated), (before, now)


@pytest.mark.parametrize("person", PEOPLE, ids=NAMES)
@pytest.mark.parametrize(("away", "rule"), [(20, RESTART.name), (60, AFTER_GAP.name)])
def test_after_a_long_gap_there_is_less_of_all_that_was_done(person: Person, away: int, rule: str) -> None:
    life = Life(Traits(person=person)).live(3)
    before = {name: amount for day in life.days for name, amount in doses_in(life, day.today.routine).items()}
    again = life.plan_at(BEGIN + timedelta(days=away, hours=9)).today
    assert told(again, rule)
    now = doses_in(life, again.routine)
    repeated = before.keys() & now.keys()
    assert repeated
    assert all(is_less(life, name, now[name], before[name]) for name in repeated), (before, now)
