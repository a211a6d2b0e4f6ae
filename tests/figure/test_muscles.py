"""What works on a body is one smooth patch, as it is seen in cells of one tone."""

from math import dist

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import BodyPart, Limb, Pose, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import camera_for
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.muscles import muscle, smoothed
from backcare_tui.figure.drawing.shapes import Rod
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.stance import Stance, stance, swapped
from backcare_tui.figure.vector import mixed

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


def test_a_cell_of_which_it_has_just_half_stays_as_it_is() -> None:
    """Filled beside others that are not it would be a tooth."""
    half = cells("", ".########", ".########")
    for row in range(CELL_HEIGHT, 3 * CELL_HEIGHT):
        half.run(row, 18, 18)
    assert smooth(half) == half.rows
    assert smooth(half, half) == half.rows


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


def behind_and_half(rods: tuple[Rod, ...], skeleton: Skeleton) -> list[tuple[float, float]]:
    """Of each end of RODS how far behind the pelvis it is, of who stands, and how thick."""
    return [
        (-(end[0] - skeleton.joints["pelvis"][0]), half)
        for one in rods
        for end, half in zip(one[:2], one[2:], strict=True)
    ]


def test_that_of_the_buttocks_is_an_even_band_along_the_outline() -> None:
    skeleton, camera = solve(stance(BASE_POSES[Position.STANDING])), camera_for(View.PROFILE)
    names, rods = muscle(BodyPart.BUTTOCKS, skeleton, camera)
    assert "far_thigh" not in names, "that is behind the near one"
    found = behind_and_half(rods, skeleton)
    assert all(2.5 <= half <= 3.0 for _, half in found)
    assert all(behind > 1.5 for behind, _ in found), "none reaches through to the front"


def test_that_of_the_waist_goes_across_all_of_the_trunk() -> None:
    skeleton, camera = solve(stance(BASE_POSES[Position.STANDING])), camera_for(View.FRONT)
    _, rods = muscle(BodyPart.WAIST, skeleton, camera)
    assert all(min(rod[2:]) >= 6.0 for rod in rods)
    assert all(skeleton.spine[1][1] < end[1] < skeleton.spine[4][1] for rod in rods for end in rod[:2])


def test_a_risen_belly_is_no_more_tinted_than_a_little_below_its_top() -> None:
    """The whole of it would be a box."""
    camera = camera_for(View.PROFILE)

    def deep(belly: float) -> float:
        """How far it goes down from its top, where that is most."""
        rods = muscle(BodyPart.BELLY, solve(stance(Pose(belly=belly), lying)), camera)[1]
        heights: dict[float, list[float]] = {}
        for rod in rods:
            for x, y, _ in rod[:2]:
                heights.setdefault(round(x, 1), []).append(y)
        assert len(heights) > 2
        return max(max(at) - min(at) for at in heights.values())

    lying = stance(BASE_POSES[Position.SUPINE])
    assert deep(8.0) - deep(0.0) < 4.0
    assert deep(8.0) > deep(0.0)


def test_a_slim_thigh_is_tinted_in_all_of_its_width() -> None:
    skeleton, camera = solve(stance(BASE_POSES[Position.STANDING])), camera_for(View.PROFILE)
    for part in (BodyPart.NEAR_FRONT_THIGH, BodyPart.NEAR_BACK_THIGH):
        (_, beside), (_, across) = (muscle(part, skeleton, camera, (part,), slim) for slim in (False, True))
        hip, knee = skeleton.limb("near", "hip", "knee")
        bone = mixed(hip, knee, 0.5)
        assert dist(beside[0][1], bone) > 1.5
        assert dist(across[0][1], bone) < 0.1
        assert across[0][3] > beside[0][3] + 1.5
