"""What works on a body is one smooth patch, as it is seen in cells of one tone."""

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import BodyPart, Limb, Pose, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import camera_for
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.muscles import muscle, smoothed
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import Stance, stance, swapped

COLUMNS, ROWS = 12, 6


def cells(*lines: str) -> Mask:
    """A mask with all dots of the cells that are drawn in LINES."""
    mask = Mask(COLUMNS * CELL_WIDTH, ROWS * CELL_HEIGHT)
    for y, line in enumerate(lines):
        for x, drawn in enumerate(line):
            if drawn == "#":
                for row in range(y * CELL_HEIGHT, (y + 1) * CELL_HEIGHT):
                    mask.run(row, x * CELL_WIDTH, (x + 1) * CELL_WIDTH - 1)
    return mask


BODY = cells(*["#" * COLUMNS] * ROWS)


def smooth(patch: Mask, ground: Mask = BODY) -> list[int]:
    return smoothed(patch, ground, BODY).rows


def test_a_patch_without_a_fault_stays_as_it_is() -> None:
    lens = cells("", "..######", ".########", "...#####")
    assert smooth(lens) == lens.rows


def test_its_edge_within_a_cell_stays_as_it_is() -> None:
    patch = cells("", ".########", ".########")
    patch.run(CELL_HEIGHT, 18, 18)
    patch.run(CELL_HEIGHT - 1, 4, 9)
    assert smooth(patch) == patch.rows


def test_a_cell_of_which_it_has_just_half_is_its_own() -> None:
    half, whole = cells("", ".########", ".########"), cells("", ".#########", ".#########")
    for row in range(CELL_HEIGHT, 3 * CELL_HEIGHT):
        half.run(row, 18, 18)
    assert smooth(half) == whole.rows


def test_a_cell_of_which_it_has_half_beside_another_part_of_the_body_is_not_its_own() -> None:
    half = cells("###########", "###########")
    for row in range(2 * CELL_HEIGHT, 3 * CELL_HEIGHT):
        half.run(row, 7, 7)
    assert smooth(half, half) == cells("###########", "###########").rows


def test_a_notch_is_filled_where_it_lies_on_what_works() -> None:
    notched, filled = cells("", ".###.####", ".########"), cells("", ".########", ".########")
    assert smooth(notched) == filled.rows
    assert smooth(notched, notched) == notched.rows


@pytest.mark.parametrize("tooth", ["...#.......", "#..........", "..........#"])
def test_a_tooth_on_its_edge_is_cut(tooth: str) -> None:
    long = "###########"
    assert smooth(cells(long, long, tooth)) == cells(long, long).rows


def test_of_an_upright_patch_a_tooth_stands_out_to_the_side() -> None:
    upright = cells(*["....##"] * ROWS)
    assert smooth(cells(*["....##"] * 3, "...###", *["....##"] * 2)) == upright.rows


def test_a_chip_that_lies_apart_is_left_out_and_half_of_it_is_not() -> None:
    large = "########"
    assert smooth(cells(large, large, "", "", "..##")) == cells(large, large).rows
    in_two = cells(large, "", "", "..######")
    assert smooth(in_two) == in_two.rows


def test_nothing_lies_beside_what_works() -> None:
    ground = cells("", ".########", ".########")
    patch = smoothed(cells("", ".########", ".########"), ground, BODY)
    assert not patch.beyond(ground)


def test_what_is_but_teeth_stays() -> None:
    alone = cells("", "...#")
    assert smooth(alone) == alone.rows


def test_where_the_next_muscle_of_the_back_works_too_none_runs_out() -> None:
    skeleton, camera = solve(stance(BASE_POSES[Position.STANDING])), camera_for(View.PROFILE)
    both = (BodyPart.LOW_BACK, BodyPart.UPPER_BACK)

    def thick(part: BodyPart, works: tuple[BodyPart, ...]) -> tuple[float, float]:
        """How thick PART is where it begins and where it ends."""
        _, rods = muscle(part, skeleton, camera, works)
        return rods[0][2], rods[-1][3]

    assert thick(BodyPart.LOW_BACK, both[:1]) == pytest.approx((1.3, 1.3))
    assert thick(BodyPart.LOW_BACK, both) == pytest.approx((1.3, 2.6))
    assert thick(BodyPart.UPPER_BACK, both) == pytest.approx((2.6, 1.3))
    assert thick(BodyPart.LOW_BACK, (BodyPart.LOW_BACK, BodyPart.BELLY)) == pytest.approx((1.3, 1.3))


def test_of_two_thighs_that_work_in_front_only_the_one_that_is_lifted_is_tinted() -> None:
    standing, camera = stance(BASE_POSES[Position.STANDING]), camera_for(View.PROFILE)
    lifted = stance(Pose(near_foot=Limb(at=(12.5, 24.5, 4.5))), standing)
    both = (BodyPart.NEAR_FRONT_THIGH, BodyPart.FAR_FRONT_THIGH)

    def tinted(one: Stance, works: tuple[BodyPart, ...]) -> list[BodyPart]:
        return [part for part in works if muscle(part, solve(one), camera, works)[1]]

    assert tinted(standing, both) == [*both]
    assert tinted(lifted, both) == [BodyPart.NEAR_FRONT_THIGH]
    assert tinted(swapped(lifted), both) == [BodyPart.FAR_FRONT_THIGH]
    assert tinted(lifted, both[1:]) == [BodyPart.FAR_FRONT_THIGH]
