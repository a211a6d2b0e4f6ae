"""What is seen of where a movement began."""

from itertools import product

import pytest

from backcare_tui.domain.catalogue.pose import View
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.ghost import ghost_of
from backcare_tui.figure.drawing.pieces import pieces

SIZE = 40
LENS = Lens.onto(Frame(camera_for(View.TOP), 0, 0, SIZE, SIZE, Ground(0, SIZE)), SIZE, SIZE, mirror=False)


def box(left: int, top: int, right: int, bottom: int) -> Mask:
    mask = Mask(SIZE, SIZE)
    for row in range(top, bottom + 1):
        mask.run(row, left, right)
    return mask


def test_where_the_body_has_left_every_second_dot_of_it_is_seen() -> None:
    began = box(5, 5, 20, 20)
    ghost = ghost_of(began, box(30, 30, 38, 38), LENS)
    seen = {(x, y) for x, y in product(range(SIZE), range(SIZE)) if ghost.rows[y] >> x & 1}
    assert seen == {(x, y) for x, y in product(range(5, 21), range(5, 21)) if (x + y) % 2 == 0}


def test_it_is_one_piece_with_a_corner_in_each_direction() -> None:
    """Else it would be dust."""
    assert len(pieces(ghost_of(box(5, 5, 20, 20), box(30, 30, 38, 38), LENS))) == 1


@pytest.mark.parametrize("width", [SIZE, SIZE + 1])
def test_of_every_second_dot_none_lies_outside(width: int) -> None:
    whole = Mask(width, 3)
    for row in range(3):
        whole.run(row, 0, width)
    assert [row.bit_count() for row in whole.every_second().rows] == [
        (width + 1) // 2,
        width // 2,
        (width + 1) // 2,
    ]
    assert not whole.every_second().beyond(whole)


def test_where_it_has_hardly_moved_there_is_none() -> None:
    began = box(5, 5, 20, 20)
    assert not ghost_of(began, box(7, 5, 22, 20), LENS)
    assert ghost_of(began, box(12, 5, 27, 20), LENS)


def test_no_more_is_seen_than_lies_beside_the_body() -> None:
    began, body = box(5, 5, 20, 20), box(12, 0, 39, 39)
    ghost = ghost_of(began, body, LENS)
    assert ghost
    assert not ghost.meets(body)
    assert not ghost.beyond(began)


def test_a_round_end_is_seen_round() -> None:
    began = Mask(SIZE, SIZE)
    began.bone((12.0, 12.0), (24.0, 12.0), 6.0, 6.0)
    assert ghost_of(began, box(36, 36, 39, 39), LENS).rows == began.every_second().rows


def test_what_is_smaller_than_a_hand_is_left_out() -> None:
    began = box(5, 5, 9, 9)
    assert not ghost_of(began, box(30, 0, 39, 39), LENS)


def test_what_hangs_together_by_a_neck_stays_in_one() -> None:
    began = box(5, 5, 14, 14)
    began.join(box(15, 8, 18, 10), box(19, 5, 28, 14))
    assert ghost_of(began, box(36, 36, 39, 39), LENS).rows == began.every_second().rows


def test_a_scrap_beside_a_larger_piece_is_left_out_and_its_like_is_not() -> None:
    large, scrap, half = box(2, 2, 23, 18), box(30, 2, 36, 7), box(2, 26, 14, 35)
    began = large.copy()
    began.join(scrap, half)
    wanted = large.copy()
    wanted.join(half)
    body = box(39, 39, 39, 39)
    assert ghost_of(began, body, LENS).rows == wanted.every_second().rows
    assert ghost_of(scrap, body, LENS).rows == scrap.every_second().rows
