"""Whatever people are like and whatever they do, some things hold on every day of their plan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.person import Person
from tests.domain.plan.people import Day, Flare, Life, Traits, traits
from tests.domain.plan.promises import broken

DAILY = settings.get_profile("daily").max_examples
A_FEW_WEEKS, A_YEAR = 16, 365


def how_long() -> int:
    """Days of a life: a year where all is tried thoroughly."""
    return A_FEW_WEEKS if settings.default.max_examples <= DAILY else A_YEAR  # type: ignore[union-attr]


@given(st.data())
def test_promises_hold_on_each_day_of_a_life(data: st.DataObject) -> None:
    days = how_long()
    life = Life(data.draw(traits(days)))
    life.live(days, lambda day: _keeps(life, day))


def test_it_fits_the_minutes_where_an_exercise_waits_to_become_its_harder_form() -> None:
    """Which has fewer repetitions: what is done instead takes longer."""
    person = Person(usual_is_high=True, minutes=3.0)
    sore = (Flare(30, 13, 2), Flare(4, 15, 3))
    life = Life(Traits(person, usual=4, flares=sore, hour=21, booms=0.1, walks=4.0, notes_doses=False, seed=38319))
    life.live(49, lambda day: _keeps(life, day))


@pytest.mark.thorough
def test_what_was_done_in_an_easier_form_is_known_as_weeks_fall_out_of_sight() -> None:
    tags = {CautionTag.OSTEOPOROSIS, CautionTag.EXTENSION_SENSITIVE, CautionTag.FLEXION_SENSITIVE}
    person = Person(tags=frozenset(tags), minutes=45.0)
    life = Life(Traits(person, usual=0, wobble=2, hour=21, keeps=0.8, seed=483))
    life.live(310, lambda day: _keeps(life, day))


def _keeps(life: Life, day: Day) -> None:
    assert broken(life, day) == []
