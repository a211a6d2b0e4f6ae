"""The outline of where a movement began."""

from backcare_tui.domain.catalogue.pose import View
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.ghost import ghost_of, without_holes

SIZE = 40
LENS = Lens.onto(Frame(camera_for(View.TOP), 0, 0, SIZE, SIZE, Ground(0, SIZE)), SIZE, SIZE, mirror=False)


def box(left: int, top: int, right: int, bottom: int) -> Mask:
    mask = Mask(SIZE, SIZE)
    for row in range(top, bottom + 1):
        mask.run(row, left, right)
    return mask


def test_an_enclosed_hole_is_filled_and_a_bay_is_not() -> None:
    ring = box(5, 5, 20, 20).beyond(box(10, 10, 15, 15))
    assert without_holes(ring).rows == box(5, 5, 20, 20).rows
    bay = box(5, 5, 20, 20).beyond(box(10, 10, 20, 15))
    assert without_holes(bay).rows == bay.rows


def test_where_the_body_has_left_its_whole_outline_is_seen() -> None:
    began = box(5, 5, 20, 20)
    assert ghost_of(began, began.edge(), box(30, 30, 38, 38), LENS).rows == began.edge().rows


def test_where_it_has_hardly_moved_there_is_none() -> None:
    began = box(5, 5, 20, 20)
    assert not ghost_of(began, began.edge(), box(7, 5, 22, 20), LENS)
    assert ghost_of(began, began.edge(), box(12, 5, 27, 20), LENS)


def test_no_more_is_seen_than_lies_beside_the_body() -> None:
    began, body = box(5, 5, 20, 20), box(12, 0, 39, 39)
    ghost = ghost_of(began, began.edge(), body, LENS)
    assert ghost
    assert not ghost.meets(body)
    assert ghost.beyond(began.edge()).count() == 0


def test_an_outline_shorter_than_a_hand_is_left_out() -> None:
    began = box(5, 5, 8, 8)
    assert not ghost_of(began, began.edge(), box(8, 0, 39, 39), LENS)
