"""Where the face is on a head."""

from itertools import pairwise
from math import dist

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Limb, Pose, Prop, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.head import Head, head_of, round_disc
from backcare_tui.figure.picture import frame_around
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import stance
from tests.figure.picture_checks import SIZES
from tests.figure.still import Still


def head(view: View, **given: float) -> Head:
    skeleton = solve(stance(Pose(**given), stance(BASE_POSES[Position.SEATED])))  # type: ignore[arg-type]
    width, height = 100 * CELL_WIDTH, 30 * CELL_HEIGHT
    return head_of(skeleton, Lens.onto(frame_around([skeleton], view, (Prop.CHAIR,)), width, height, False), 1.0)


def hair_beside_face(head: Head) -> tuple[int, int]:
    """How many dots of the head are hair in its left and in its right half."""
    columns = [x for x in range(head.whole.width) if any(row >> x & 1 for row in head.whole.rows)]
    middle = (columns[0] + columns[-1] + 1) // 2
    left = sum((row & ((1 << middle) - 1)).bit_count() for row in head.hair.rows)
    return left, head.hair.count() - left


@pytest.mark.parametrize("bent", [0.0, 20.0, 40.0])
def test_a_head_that_bows_to_the_viewer_has_hair_on_both_sides(bent: float) -> None:
    left, right = hair_beside_face(head(View.FRONT, head=bent))
    assert left == pytest.approx(right, rel=0.2)


@pytest.mark.parametrize("bent", [-20.0, 0.0, 20.0])
def test_seen_from_the_side_the_hair_is_at_the_back(bent: float) -> None:
    left, right = hair_beside_face(head(View.PROFILE, head=bent))
    assert left > 1.5 * right


@pytest.mark.parametrize("view", [View.PROFILE, View.FRONT, View.QUARTER, View.THREE_QUARTER, View.FOOT_END])
@pytest.mark.parametrize("turn", range(-90, 91, 15))
def test_hair_is_a_cap_that_ends_at_the_face_in_one_line(view: View, turn: int) -> None:
    """No row has a stripe of face or of hair between two of the other."""
    turned = head(view, turn=turn)
    face = turned.whole.beyond(turned.hair)
    for hair, bare in zip(turned.hair.rows, face.rows, strict=True):
        assert len(f"{hair:b}".strip("0").split("0")) == 1
        assert not hair or not bare or max(hair, bare) & -max(hair, bare) > min(hair, bare)


@pytest.mark.parametrize("scale", [number / 100 for number in range(40, 300, 3)])
@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5, 0.8])
def test_a_skull_is_round_at_any_size_and_place(scale: float, shift: float) -> None:
    """It is as wide as high, its rows alike from both ends, and no dot stands on its edge alone."""
    mask = Mask(60, 60)
    centre, radius = round_disc((30.0 + shift, 30.0 - shift), 4.8 * scale)
    mask.bone(centre, centre, radius, radius)
    wide = [row.bit_count() for row in mask.rows if row]
    assert dist(centre, (30.0 + shift, 30.0 - shift)) < 0.75
    assert 2 * radius == pytest.approx(9.6 * scale, abs=1.5)
    if radius < 5.75:
        assert wide == wide[::-1]
        assert len(wide) == max(wide)
        assert 3 <= wide[0] <= 5
    assert all(low <= high for low, high in pairwise(wide[: len(wide) // 2]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", [1, -1])
def test_a_forearm_is_before_the_head_where_its_hand_lies_on_the_near_side(
    size: tuple[int, int], side: int
) -> None:
    """Else the head hides the hand, and an arm ends at the face."""
    pose = Pose(near_hand=Limb(at=(-2, 83, side * 4.5), bend=(1, 0, 0.2)))
    held = stance(pose, stance(BASE_POSES[Position.STANDING]))
    still = Still.of(held, frame_around([solve(held)], View.PROFILE, ()), size)
    seen = {one.part.name: one.seen for one in still.shown}
    hand = still.lens.dot(still.skeleton.joints["near_hand"])
    about = Mask(still.lens.width, still.lens.height)
    about.bone(hand, hand, 2 * still.lens.scale, 2 * still.lens.scale)
    assert about.meets(seen["near_forearm"]) == (side == 1)
    assert about.meets(seen["head"]) == (side == -1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", ["near", "far"])
def test_an_arm_raised_past_the_head_is_before_it_on_the_near_side(size: tuple[int, int], side: str) -> None:
    """Else it grows out of the hair."""
    out = 1 if side == "near" else -1
    given = {f"{side}_hand": Limb(at=(54, 14, out * 9), bend=(0, 0, out))}
    raised = stance(Pose(**given), stance(BASE_POSES[Position.PRONE]))  # type: ignore[arg-type]
    still = Still.of(raised, frame_around([solve(raised)], View.PROFILE, ()), size)
    parts = {one.part.name: one for one in still.shown}
    arms = Mask(still.lens.width, still.lens.height)
    arms.join(parts[f"{side}_upper_arm"].whole, parts[f"{side}_forearm"].whole)
    shared = arms.shared(parts["head"].whole)
    assert shared
    assert parts["head"].seen.meets(shared) == (side == "far")
