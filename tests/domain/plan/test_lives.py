"""Whatever people are like and whatever they do, some things hold on every day of their plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.plan.people import Day, Life, traits
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

    def look(day: Day) -> None:
        assert broken(life, day) == []

    life.live(days, look)
