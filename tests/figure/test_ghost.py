"""What is seen of where a movement began."""

from itertools import product

from backcare_tui.domain.catalogue.pose import View
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.ghost import Ends, ghost_of
from backcare_tui.figure.drawing.pieces import pieces

SIZE = 40
LENS = Lens.onto(Frame(camera_for(View.TOP), 0, 0, SIZE, SIZE, Ground(0, SIZE)), SIZE, SIZE, mirror=False)


def box(left: int, top: int, right: int, bottom: int) -> Mask:
    mask = Mask(SIZE, SIZE)
    for row in range(top, bottom + 1):
        mask.run(row, left, right)
    return mask


WHOLE, NOWHERE = box(0, 0, SIZE - 1, SIZE - 1), Mask(SIZE, SIZE)


def ghost(began: Mask, beside: Mask, head: Mask = NOWHERE, limbs: Mask = WHOLE) -> Mask:
    """Its ghost, with a hand or a foot anywhere, if nothing else is said."""
    return ghost_of(began, Ends(head, limbs), beside, LENS)


def test_where_the_body_has_left_its_outline_is_seen() -> None:
    found = ghost(box(5, 5, 23, 23), box(30, 30, 38, 38))
    seen = {(x, y) for x, y in product(range(SIZE), range(SIZE)) if found.rows[y] >> x & 1}
    assert seen == {(x, y) for x, y in product(range(5, 24), range(5, 24)) if {x, y} & {5, 23}}


def test_its_outline_stays_open_where_it_leaves_the_body() -> None:
    found = ghost(box(5, 5, 35, 14), box(28, 0, 39, 39))
    assert found.rows == box(5, 5, 35, 14).edge().beyond(box(28, 0, 39, 39)).rows
    assert not found.meets(box(27, 6, 27, 13))


def test_of_an_outline_that_the_body_cuts_into_lines_the_longest_is_seen() -> None:
    """Several would be dust."""
    body = box(28, 0, 39, 39)
    body.join(box(0, 15, 8, 39))
    found = ghost(box(5, 5, 35, 18), body, head=box(5, 5, 14, 14))
    assert len(pieces(found)) == 1
    assert found.meets(box(9, 5, 27, 5))
    assert not found.meets(box(9, 18, 27, 18))


def test_where_it_has_hardly_moved_there_is_none() -> None:
    began = box(5, 5, 35, 14)
    assert not ghost(began, box(7, 5, 37, 14))
    assert ghost(began, box(28, 5, 39, 14))


def test_no_more_is_seen_than_lies_beside_the_body() -> None:
    began, body = box(5, 5, 35, 14), box(28, 0, 39, 39)
    found = ghost(began, body)
    assert found
    assert not found.meets(body)
    assert not found.beyond(began)


def test_a_round_end_is_seen_round() -> None:
    began = Mask(SIZE, SIZE)
    began.bone((12.0, 12.0), (24.0, 12.0), 6.0, 6.0)
    assert ghost(began, box(36, 36, 39, 39)).rows == began.edge().rows


def test_a_hand_or_a_foot_without_its_limb_is_left_out() -> None:
    apart = box(39, 0, 39, 0)
    assert not ghost(box(2, 2, 15, 15), apart)
    assert ghost(box(2, 2, 16, 15), apart)
    assert ghost(box(2, 2, 15, 16), apart)
    assert not ghost(box(2, 2, 30, 2), apart)


def test_a_head_is_seen_alone_where_the_body_has_left_most_of_it() -> None:
    head, apart = box(2, 2, 11, 11), box(39, 0, 39, 0)
    assert ghost(head, apart, head=head, limbs=NOWHERE)
    assert ghost(head, box(2, 8, 11, 39), head=head, limbs=NOWHERE).count() == 20
    assert not ghost(head, box(2, 7, 11, 39), head=head, limbs=NOWHERE), "no more than half of it"
    assert not ghost(head, apart, head=NOWHERE, limbs=head), "a fist"


def test_a_limb_that_is_cut_short_is_left_out_and_a_head_on_what_is_cut_as_short_is_not() -> None:
    began, body = box(5, 5, 35, 14), box(30, 0, 39, 39)
    body.join(box(20, 12, 29, 39))
    assert not ghost(began, body)
    assert ghost(began, body, head=box(5, 5, 14, 14))


def test_what_hangs_together_by_a_neck_stays_in_one() -> None:
    began = box(5, 5, 14, 14)
    began.join(box(15, 8, 18, 10), box(19, 5, 28, 14))
    assert ghost(began, box(36, 36, 39, 39)).rows == began.edge().rows


def test_of_several_pieces_the_largest_that_shows_an_end_of_the_body_is_seen() -> None:
    head, hips = box(2, 2, 21, 18), box(2, 24, 24, 38)
    began = head.copy()
    began.join(hips)
    assert ghost(began, box(39, 39, 39, 39), head=head, limbs=NOWHERE).rows == head.edge().rows
    assert ghost(began, box(39, 39, 39, 39)).rows == hips.edge().rows


def test_a_scrap_beside_a_larger_piece_is_left_out() -> None:
    large, scrap = box(2, 2, 23, 18), box(2, 26, 17, 32)
    began = large.copy()
    began.join(scrap)
    assert ghost(scrap, box(39, 39, 39, 39))
    assert not ghost(began, box(39, 39, 39, 39), limbs=scrap)


def test_a_piece_without_an_end_of_the_body_is_left_out() -> None:
    began, beside = box(2, 2, 23, 18), box(39, 39, 39, 39)
    assert not ghost(began, beside, limbs=box(30, 30, 32, 32))
    assert ghost(began, beside, limbs=box(20, 10, 30, 12))


def test_a_strip_that_the_body_cuts_off_along_its_length_is_left_out() -> None:
    began = box(5, 5, 35, 18)
    assert not ghost(began, box(0, 12, 39, 39))
    assert ghost(began, box(28, 0, 39, 39))
