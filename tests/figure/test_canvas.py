"""Rods of dots."""

import pytest

from backcare_tui.figure.canvas import Mask


@pytest.mark.parametrize(("y", "half", "row"), [(0.7, 0.3, 1), (1.1, 0.1, 1), (1.4, 0.6, 2), (2.3, 0.7, 3)])
def test_a_row_that_a_rod_just_touches_is_part_of_it(y: float, half: float, row: int) -> None:
    mask = Mask(3, 5)
    mask.bone((1, y), (1, y), half, half)
    assert mask.rows[row] & 0b010
