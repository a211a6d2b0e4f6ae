"""Rods of dots."""

import pytest

from backcare_tui.figure.canvas import Mask


@pytest.mark.parametrize(("y", "half", "row"), [(0.7, 0.3, 1), (1.1, 0.1, 1), (1.4, 0.6, 2), (2.3, 0.7, 3)])
def test_a_row_that_a_rod_just_touches_is_part_of_it(y: float, half: float, row: int) -> None:
    mask = Mask(3, 5)
    mask.bone((1, y), (1, y), half, half)
    assert mask.rows[row] & 0b010


def test_no_single_dot_stands_on_a_flat_edge() -> None:
    mask = Mask(20, 20)
    mask.bone((10, 10), (10, 10), 6.0, 6.0)
    rows = [row.bit_count() for row in mask.rows if row]
    assert rows == [7, 9, 11, 11, 11, 13, 11, 11, 11, 9, 7]


def test_a_rod_that_is_nowhere_wide_enough_for_a_dot_has_none() -> None:
    mask = Mask(20, 20)
    mask.bone((3.4, 3.4), (8.6, 3.4), 0.05, 0.05)
    assert not mask
