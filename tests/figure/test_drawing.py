"""How a body is drawn: where it is one, where a gap parts it, and what tells its movement."""

from dataclasses import replace
from math import inf

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import BodyPart, Figure, Limb, Prop, Touch, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing import body
from backcare_tui.figure.drawing.body import shown_body
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.motion import Movement, between, stances_of
from backcare_tui.figure.picture import draw, frame_around, tell
from backcare_tui.figure.skeleton import SIDES, solve
from backcare_tui.figure.stance import Stance, stance
from backcare_tui.figure.tone import Tone
from tests.figure.of_a_stance import picture, standing
from tests.figure.picture_checks import NEAR, SIZES, dots, frame_of
from tests.figure.still import Still
from tests.shipped import shipped

ARMS_OUT = standing(
    near_hand=Limb(at=(26, 72, 4), bend=(0, -1, 0)), far_hand=Limb(at=(26, 72, -4), bend=(0, -1, 0))
)
"""Both arms held out in front."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [View.SIDE, View.PROFILE, View.FRONT, View.CORNER])
def test_no_gap_goes_through_a_joint(size: tuple[int, int], view: View) -> None:
    assert len(pieces(dots(picture(ARMS_OUT, size=size, view=view), *NEAR))) == 1


@pytest.mark.parametrize("size", SIZES)
def test_what_passes_in_front_is_parted_from_what_is_behind(size: tuple[int, int]) -> None:
    """An arm across the chest of one seen from the front."""
    crossed = standing(near_hand=Limb(at=(10, 64, -2), bend=(0.4, -0.3, 1)))
    arm = dots(picture(crossed, size=size, view=View.FRONT, works=["near_arm"]), Tone.WORKS)
    plain = picture(crossed, size=size, view=View.FRONT)
    around = arm.grown().beyond(arm)
    alike = around.shared(dots(plain, Tone.BODY, Tone.SKIN, Tone.LEG))
    assert alike.count() < around.count() / 3, "only about the shoulder arm and trunk are one"


@pytest.mark.parametrize(
    ("name", "pose", "size"),
    [
        ("knee-rolls", "rest", (80, 24)),
        ("knee-rolls", "side", (80, 24)),
        ("knee-rolls", "side", (100, 30)),
        ("side-plank-knees", "rest", (80, 24)),
    ],
)
def test_two_shins_beside_each_other_are_parted_by_one_whole_line(
    name: str, pose: str, size: tuple[int, int]
) -> None:
    """Also where the nearer one does not lie on the other: of one tone they would be one lump."""
    exercise = shipped().exercises[name]
    shown = Still.of(stances_of(exercise)[pose], frame_of(exercise), size).shown
    near, far = (next(one for one in shown if one.part.name == f"{side}_shin") for side in SIDES)
    assert near.whole.grown().meets(far.whole), "they are beside each other"
    assert not near.seen.grown().meets(far.seen)


def test_an_arm_that_hangs_along_the_trunk_does_not_cut_it_into_slivers() -> None:
    shown = dots(picture(standing(), size=(44, 13)), *NEAR)
    filled = shown.copy()
    for row in range(shown.height):
        lit = shown.rows[row]
        if lit:
            filled.rows[row] = (1 << lit.bit_length()) - (lit & -lit)
    holes = filled.copy()
    holes.without(shown)
    assert holes.count() < shown.count() / 20


def _lying_arm(size: tuple[int, int]) -> tuple[list[Mask], Mask, Mask, Lens]:
    """The dark lines in one who lies with an arm along the trunk, the arm, and what is seen of the trunk."""
    bridge = shipped().exercises["bridge"]
    lens = Lens.onto(frame_of(bridge), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    shown, _ = shown_body(solve(stances_of(bridge)["rest"]), lens, True)
    whole, seen, arm, trunk = (Mask(lens.width, lens.height) for _ in range(4))
    whole.join(*(one.whole for one in shown if one.tone is Tone.BODY))
    seen.join(*(one.seen for one in shown))
    arm.join(*(one.seen for one in shown if one.part.name in ("near_upper_arm", "near_forearm")))
    trunk.join(*(one.seen for one in shown if one.part.name == "trunk"))
    dark = whole.beyond(seen)
    lines = [line for line in map(dark.of_runs, pieces(dark)) if line.meets(whole.inner())]
    return lines, arm, trunk, lens


@pytest.mark.parametrize("size", SIZES)
def test_an_arm_along_the_trunk_is_parted_from_it_by_one_line_that_goes_on_past_the_elbow(
    size: tuple[int, int],
) -> None:
    """It is bent a little. Only about the shoulder the two are one."""
    lines, arm, trunk, lens = _lying_arm(size)
    assert max(line.count() for line in lines) > 18 * lens.scale
    assert arm.grown().shared(trunk).count() < 30 * lens.scale


@pytest.mark.parametrize("size", SIZES)
def test_what_parts_an_arm_from_the_trunk_is_a_crease_of_the_picture(size: tuple[int, int]) -> None:
    """It is within the body, so that it can be a shade of that; under water nothing is solid, and none is."""
    lines, _, _, lens = _lying_arm(size)
    bridge, parting = shipped().exercises["bridge"], max(lines, key=Mask.count)
    assert bridge.figure is not None
    picture = draw(solve(stances_of(bridge)["rest"]), bridge.figure, lens.frame, *size)
    assert picture.creases is not None
    assert not parting.beyond(picture.creases)
    assert not any(picture.creases.meets(mask) for _, mask in picture.layers if mask)
    swim = shipped().exercises["swim"]
    assert swim.figure is not None
    assert draw(solve(stances_of(swim)["stroke-1"]), swim.figure, frame_of(swim), *size).creases is None


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_hand_on_a_knee_is_parted_from_it(size: tuple[int, int]) -> None:
    held = standing(
        near_hand=Limb(at=Touch.NEAR_KNEE, bend=(-1, 0, 0.4)), near_foot=Limb(at=(16, 50, 5)), heading=70
    )
    lens = Lens.onto(frame_around([solve(held)], View.PROFILE, ()), size[0] * 2, size[1] * 4, mirror=False)
    shown = {one.part.name: one for one in shown_body(solve(held), lens, False)[0]}
    hand = shown["near_forearm"]
    leg, seen = shown["near_thigh"].whole.copy(), shown["near_thigh"].seen.copy()
    leg.join(shown["near_shin"].whole)
    seen.join(shown["near_shin"].seen)
    around = hand.seen.grown().beyond(hand.seen).shared(leg)
    assert around.count() > 4
    assert around.shared(seen).count() < around.count() / 4


@pytest.mark.parametrize("size", SIZES)
def test_two_shins_that_cross_are_parted_however_little_one_is_nearer(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a line, where tone does not part them."""
    monkeypatch.setattr(body, "_BEHIND_TWIN", inf)
    crossed = shipped().exercises["piriformis-stretch"]
    lens = Lens.onto(frame_of(crossed), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    shown, _ = shown_body(solve(stances_of(crossed)["in"]), lens, True)
    seen = {one.part.name: one.seen for one in shown}
    assert seen["near_shin"].grown().shared(seen["far_shin"]).count() < 8 * lens.scale


@pytest.mark.parametrize("size", SIZES)
def test_the_head_is_seen_whole_however_an_arm_lies(size: tuple[int, int]) -> None:
    across = standing(near_hand=Limb(at=(12, 84, 2), bend=(1, 0, 0)))
    free, crossed = (
        dots(picture(one, across, one, size=size, works=["head"]), Tone.WORKS) for one in (standing(), across)
    )
    assert free.count() >= 8
    assert crossed.rows == free.rows


@pytest.mark.parametrize("size", SIZES)
def test_an_arm_that_passes_behind_the_head_is_parted_from_it(size: tuple[int, int]) -> None:
    """But not about the neck."""
    behind = standing(near_hand=Limb(at=(14, 88, 1), bend=(-1, 0, 0)))
    arm, head = (dots(picture(behind, size=size, works=[part]), Tone.WORKS) for part in ("near_arm", "head"))
    rows = [row for row, lit in enumerate(head.rows) if lit]
    middle = (rows[0] + rows[-1]) // 2
    head.rows[middle:] = [0] * (head.height - middle)
    assert head.grown().grown().meets(arm)
    assert not head.grown().meets(arm)


@pytest.mark.parametrize(("turn", "side"), [(0, 1), (180, -1)])
def test_the_nose_says_where_the_face_is(turn: float, side: int) -> None:
    head = dots(picture(standing(turn=turn), size=(44, 13), works=["head"]), Tone.WORKS)
    middle = max(range(head.height), key=lambda row: head.rows[row].bit_count())
    widest = max(
        range(head.height), key=lambda row: head.rows[row].bit_length() if side > 0 else -_first(head.rows[row])
    )
    crown = next(row for row in head.rows if row)
    centre = (crown.bit_length() - 1 + _first(crown)) / 2
    farthest = head.rows[widest]
    ahead = farthest.bit_length() - 1 - centre if side > 0 else centre - _first(farthest)
    behind = centre - _first(farthest) if side > 0 else farthest.bit_length() - 1 - centre
    assert widest > middle - 3
    assert ahead > behind


def _first(row: int) -> int:
    """The place of the first dot of ROW, behind all of them if it has none."""
    return (row & -row).bit_length() - 1 if row else 10_000


def test_a_head_that_hardly_moves_keeps_its_dots() -> None:
    """It is drawn in steps, so that it does not shimmer."""
    one, other = (
        picture(standing(head=angle), standing(head=2), standing(head=angle), works=["head"]) for angle in (0, 2)
    )
    still, moved = dots(one, Tone.WORKS), dots(other, Tone.WORKS)
    assert [row.bit_count() for row in still.rows if row] == [row.bit_count() for row in moved.rows if row]


@pytest.mark.parametrize("size", SIZES)
def test_of_two_limbs_in_line_the_far_one_leaves_nothing(size: tuple[int, int]) -> None:
    assert not dots(picture(ARMS_OUT, size=size), Tone.FAR)


@pytest.mark.parametrize("size", SIZES)
def test_a_far_limb_is_cut_by_what_is_before_it(size: tuple[int, int]) -> None:
    shown = picture(standing(far_foot=Limb(at=(24, 12, -5))), size=size)
    far, near = dots(shown, Tone.FAR), dots(shown, *NEAR)
    assert far
    assert not far.meets(near)
    assert all(len(piece) > 1 for piece in pieces(far))


@pytest.mark.parametrize("size", SIZES)
def test_the_floor_shares_no_cell_with_who_stands_on_it(size: tuple[int, int]) -> None:
    shown = picture(standing(), size=size)
    floor = min(row for row, lit in enumerate(dots(shown, Tone.PROP).rows) if lit)
    assert floor % 4 == 0
    assert max(row for row, lit in enumerate(dots(shown, *NEAR).rows) if lit) < floor


@pytest.mark.parametrize("size", SIZES)
def test_who_stands_fills_nine_tenths_of_the_height(size: tuple[int, int]) -> None:
    lit = [row for row, line in enumerate(dots(picture(standing(), size=size), *NEAR).rows) if line]
    assert lit[-1] - lit[0] + 1 >= 0.88 * size[1] * 4


def test_a_shadow_lies_under_what_touches_the_floor_and_nowhere_else() -> None:
    on_one_leg = standing(far_foot=Limb(at=(24, 20, -5)))
    shown = picture(on_one_leg)
    shadow, near = dots(shown, Tone.SHADOW), dots(shown, *NEAR)
    floor = min(row for row, lit in enumerate(dots(shown, Tone.PROP).rows) if lit)
    foot = near.rows[floor - 1] | near.rows[floor - 2]
    under = 0
    for row in shadow.rows:
        under |= row
    assert under
    assert not under & ~(foot | foot << 1 | foot >> 1)


@pytest.mark.parametrize("size", SIZES)
def test_a_hand_below_its_shoulder_lies_flat_on_the_floor_with_the_fingers_forward(size: tuple[int, int]) -> None:
    bird_dog = shipped().exercises["bird-dog"]
    lens = Lens.onto(frame_of(bird_dog), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    skeleton = solve(stances_of(bird_dog)["rest"])
    arm = next(one.whole for one in shown_body(skeleton, lens, True)[0] if one.part.name == "near_forearm")
    across, _ = lens.dot(skeleton.joints["near_hand"])
    lit = [row for row in arm.rows if row]
    palm, wrist = lit[-1], lit[-1 - round(6 * lens.scale)]
    assert palm.bit_length() - 1 >= across + 4 * lens.scale
    assert palm.bit_length() > wrist.bit_length() + 2 * lens.scale
    assert _first(palm) >= _first(wrist) - 1.5 * lens.scale


# What tells the movement

LEANING = standing(heading=60)


@pytest.mark.parametrize("size", SIZES)
def test_the_start_is_seen_where_the_body_is_no_more(size: tuple[int, int]) -> None:
    shown = picture(standing(), standing(heading=35), size=size)
    ghost = dots(shown, Tone.GHOST)
    assert ghost.count() >= 8
    assert not ghost.grown().meets(dots(shown, *NEAR, Tone.FAR))
    assert all(sum(run.bit_count() for _, run in piece) >= 8 for piece in pieces(ghost))


def test_without_a_difference_there_is_no_ghost() -> None:
    nearly = replace(standing(), head=0.5)
    assert not dots(picture(standing(), nearly), Tone.GHOST)


@pytest.mark.parametrize("size", SIZES)
def test_one_arrow_shows_where_it_goes_and_covers_nothing(size: tuple[int, int]) -> None:
    start, end = standing(), LEANING
    for now in (start, between(start, end, 0.5), end):
        drawn = Figure.model_validate({"view": "profile", "props": ["floor"], "poses": {"rest": {}}})
        frame = frame_around([solve(start), solve(end)], drawn.view, drawn.props)
        telling = tell(Movement(start, start, end), drawn, frame, *size)
        shown = draw(solve(now), drawn, frame, *size, telling=telling)
        arrow = dots(shown, Tone.ARROW)
        assert len(pieces(arrow)) == 1
        assert arrow.rows == telling.arrow.rows
        assert not arrow.meets(dots(shown, *NEAR, Tone.FAR, Tone.PROP))
        hidden = draw(solve(now), drawn, frame, *size, telling=telling, arrow=False)
        assert not dots(hidden, Tone.ARROW)


# What works, and clothes


@pytest.mark.parametrize("part", list(BodyPart))
def test_every_part_that_can_work_is_tinted(part: BodyPart) -> None:
    walking = standing(far_foot=Limb(at=(24, 12, -5)), far_hand=Limb(at=(24, 60, -8)))
    shown = picture(walking, works=[part])
    tinted, body = dots(shown, Tone.WORKS, Tone.FAR_WORKS), dots(shown, *NEAR, Tone.FAR, Tone.FAR_WORKS)
    assert tinted
    assert tinted.count() < body.count() * 0.6


def test_a_muscle_is_a_part_of_the_limb_that_it_moves() -> None:
    whole, muscle = (picture(standing(), works=[part]) for part in ("near_thigh", "near_back_thigh"))
    thigh, back = dots(whole, Tone.WORKS), dots(muscle, Tone.WORKS)
    assert back.shared(thigh).rows == back.rows
    assert 0.2 < back.count() / thigh.count() < 0.7


@pytest.mark.parametrize("size", SIZES)
def test_a_buttock_is_round_and_no_peak(size: tuple[int, int]) -> None:
    lying = stance(BASE_POSES[Position.PRONE])
    still = Still.of(lying, frame_around([solve(lying)], View.PROFILE, ()), size)
    waist, knee = (
        round(still.lens.dot(place)[0]) for place in (still.skeleton.spine[2], still.skeleton.joints["near_knee"])
    )
    seat = ((1 << waist) - 1) & ~((1 << knee) - 1)
    near = Mask(still.lens.width, still.lens.height)
    near.join(*(one.seen for one in still.shown if one.part.name in ("trunk", "near_thigh")))
    highest = next(row & seat for row in near.rows if row & seat)
    assert highest.bit_count() >= 4 * still.lens.scale


def test_a_buttock_lies_behind_who_stands_and_below_who_sits() -> None:
    def middle(one: Stance, part: str) -> tuple[float, float]:
        """Column and row in the middle of what PART tints of ONE."""
        tinted = dots(picture(one, works=[part]), Tone.WORKS)
        places = [(x, y) for y, row in enumerate(tinted.rows) for x in range(tinted.width) if row >> x & 1]
        across, down = (sum(values) / len(places) for values in zip(*places, strict=True))
        return across, down

    standing_buttock, standing_thigh = (middle(standing(), part) for part in ("near_buttock", "near_thigh"))
    assert standing_buttock[0] < standing_thigh[0] - 1
    sitting = stance(BASE_POSES[Position.SEATED])
    assert middle(sitting, "near_buttock")[1] > middle(sitting, "near_thigh")[1] + 1


@pytest.mark.parametrize("size", SIZES)
def test_a_muscle_runs_out_at_both_ends(size: tuple[int, int]) -> None:
    for part in ("belly", "waist"):
        muscle = dots(picture(standing(), size=size, works=[part], view=View.FRONT), Tone.WORKS)
        wide = [row.bit_count() for row in muscle.rows if row]
        assert max(wide[0], wide[-1]) < max(wide)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("part", ["upper_back", "low_back"])
def test_a_muscle_of_the_back_is_not_seen_through_the_chest(size: tuple[int, int], part: str) -> None:
    def works(view: View) -> Mask:
        return dots(picture(ARMS_OUT, size=size, works=[part], view=view), Tone.WORKS)

    assert works(View.PROFILE)
    assert not works(View.FRONT)
    shown, flank = picture(ARMS_OUT, size=size, view=View.THREE_QUARTER), works(View.THREE_QUARTER)
    assert flank
    for row, working in enumerate(flank.rows):
        if working:
            whole = dots(shown, *NEAR).rows[row]
            middle = ((whole & -whole).bit_length() + whole.bit_length()) // 2
            assert not working >> middle


def test_props_are_hidden_by_the_body() -> None:
    shown = picture(standing(), props=["floor", Prop.WALL])
    assert not dots(shown, Tone.PROP).meets(dots(shown, *NEAR))
