"""An exercise as it is going to be done says its name with the form that it is chosen in."""

import pytest

from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.session.planned_item import PlannedItem
from tests.shipped import shipped


@pytest.mark.parametrize(
    ("variation", "called"),
    [
        (Variation.STANDARD, "Bridge"),
        (Variation.HARDER, "Bridge, harder form"),
        (Variation.EASIER, "Bridge, easier form"),
    ],
)
def test_the_form_that_is_chosen_stands_beside_the_name(variation: Variation, called: str) -> None:
    """Else a plan that grew to the harder form would seem to have become smaller: it has fewer repetitions."""
    item = RoutineItem(exercise="bridge", variation=variation)
    assert PlannedItem.of(item, shipped().exercises["bridge"]).called == called
