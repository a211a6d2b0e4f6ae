"""What hangs together, and what is too small to stay."""

from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces, without_crumbs, without_holes


def mask_of(*rows: str) -> Mask:
    """A mask in which each # is a dot."""
    mask = Mask(len(rows[0]), len(rows))
    mask.rows = [sum(1 << x for x, char in enumerate(row) if char == "#") for row in rows]
    return mask


def test_what_touches_at_a_corner_is_one_piece() -> None:
    assert len(pieces(mask_of("##....", "..#...", "...#..", ".....#"))) == 2


def test_branches_that_meet_further_down_are_one_piece() -> None:
    assert len(pieces(mask_of("#.#.#", "#.#.#", "#.###", "###..", ".....", "##.##"))) == 3


def test_a_piece_that_begins_beside_a_comb_is_one_of_its_own() -> None:
    assert len(pieces(mask_of("..#.#.#.#..", "#.#######.#"))) == 3


def test_crumbs_go_and_all_else_stays() -> None:
    mask = mask_of("###...##", "###....#", "........", "......##")
    assert without_crumbs(mask).rows == mask_of("###.....", "###.....", "........", "........").rows


def test_what_is_one_dot_wide_is_not_solid() -> None:
    assert mask_of("##..#", "##..#", ".##.#").solid().rows == mask_of("##...", "##...", ".....").rows


def test_an_enclosed_hole_is_filled_and_a_bay_is_not() -> None:
    ring = mask_of("......", ".####.", ".#..#.", ".####.", "......")
    assert without_holes(ring).rows == mask_of("......", ".####.", ".####.", ".####.", "......").rows
    bay = mask_of("......", ".####.", ".#....", ".####.", "......")
    assert without_holes(bay).rows == bay.rows
