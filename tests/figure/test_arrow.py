"""The shape of an arrow, and where that of a movement lies when the exercise says beside what."""

from itertools import product
from math import atan2, cos, dist, hypot, pi, sin

import pytest

from backcare_tui.domain.catalogue.pose import Arrow, Figure
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.arrow import Pen, Stamp, curved, snapped, straight
from backcare_tui.figure.drawing.body import silhouette
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.motion import Movement, round_told, stances_of
from backcare_tui.figure.picture import draw, frame_around, tell
from backcare_tui.figure.props import WALL_X
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.tone import Tone
from tests.figure.picture_checks import SIZES
from tests.shipped import shipped


class Told:
    """The arrow of a movement, and where it lies."""

    def __init__(
        self, name: str, start: str, end: str, size: tuple[int, int], arrow: Arrow | None, mirrored: bool = False
    ) -> None:
        exercise = shipped().exercises[name]
        assert exercise.figure is not None
        figure: Figure = exercise.figure.model_copy(update={"arrow": arrow})
        stances = stances_of(exercise)
        frame = frame_around(map(solve, stances.values()), figure.view, figure.props)
        movement = Movement(stances[start], stances[start], stances[end])
        self.mask: Mask = tell(movement, figure, frame, *size, mirrored=mirrored).arrow
        self.lens = Lens.onto(frame, size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, mirrored)
        self.before: Skeleton = solve(stances[start])
        self.began = silhouette(self.before, self.lens)
        self.columns = [x for x in range(self.mask.width) if any(row >> x & 1 for row in self.mask.rows)]
        self.rows = [y for y in range(self.mask.height) if self.mask.rows[y]]

    @property
    def head(self) -> int:
        """In which third of its columns its head is, which is all of it that is thick: 0, 1 or 2."""
        head = self.mask.solid(Pen.for_height(self.mask.height).thick + 1)
        dots = [sum(row >> x & 1 for row in head.rows for x in third) for third in _thirds(self.columns)]
        return dots.index(max(dots))


def bits(dots: int) -> list[int]:
    return [column for column in range(dots.bit_length()) if dots >> column & 1]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_goes_the_way_of_the_part_that_is_named(size: tuple[int, int]) -> None:
    named = Told("wall-sit", "rest", "down", size, Arrow.PELVIS)
    left_to_itself = Told("wall-sit", "rest", "down", size, None)
    wide = Pen.for_height(named.mask.height).wide
    assert len(named.columns) == wide < len(named.rows), "straight down"
    assert len(left_to_itself.columns) > wide, "along what the arms do"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "start", "end"), [("bird-dog", "rest", "long"), ("dead-bug", "up", "low")])
def test_an_arm_and_the_leg_of_the_other_side_have_one_each(
    name: str, start: str, end: str, size: tuple[int, int]
) -> None:
    told = Told(name, start, end, size, None)
    middle = told.lens.dot(told.before.spine[3])[0]
    sides = [{x > middle for _, dots in piece for x in bits(dots)} for piece in pieces(told.mask)]
    assert sorted(sides, key=list) == [{False}, {True}]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("name", ["walk", "swim", "cycle"])
def test_what_goes_round_and_gets_somewhere_has_a_level_one_to_where_the_face_looks(
    name: str, mirrored: bool, size: tuple[int, int]
) -> None:
    exercise = shipped().exercises[name]
    assert exercise.figure is not None
    stances = stances_of(exercise)
    frame = frame_around(map(solve, stances.values()), exercise.figure.view, exercise.figure.props)
    movement = round_told(exercise.figure, stances)
    assert movement is not None
    told = tell(movement, exercise.figure, frame, *size, mirrored=mirrored)
    assert not told.began
    rows = [row for row in told.arrow.rows if row]
    assert len(rows) == Pen.for_height(min(told.arrow.height, round(0.6 * told.arrow.width))).wide
    tip = rows[len(rows) // 2]
    ends = [tip.bit_length() - 1, (tip & -tip).bit_length() - 1]
    upper = rows[0].bit_length()
    assert abs(upper - ends[mirrored]) < abs(upper - ends[not mirrored])


def test_what_goes_round_and_names_none_has_none() -> None:
    exercise = shipped().exercises["walk"]
    assert exercise.figure is not None
    unnamed = exercise.figure.model_copy(update={"arrow": None})
    assert round_told(unnamed, stances_of(exercise)) is None


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_leg_that_goes_alone_has_the_only_one(size: tuple[int, int]) -> None:
    assert len(pieces(Told("bird-dog", "rest", "slide", size, None).mask)) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_that_of_a_turn_goes_round_beside_the_body_to_where_the_face_looks_at_the_end(
    size: tuple[int, int], mirrored: bool
) -> None:
    """On the left, where it goes behind the body; or on the right, where it comes forward; mirrored otherwise."""
    told = Told("seated-spinal-twist", "tall", "turned", size, Arrow.TURN, mirrored)
    neck = told.lens.dot(told.before.joints["neck"])[0]
    on_the_left = told.columns[-1] < neck
    assert on_the_left or told.columns[0] > neck, "beside the body"
    assert told.rows[0] < told.lens.dot(told.before.joints["shoulders"])[1], "no lower than the shoulders"
    assert len(told.columns) > len(told.rows), "flat"
    head = told.mask.solid(Pen.for_height(told.mask.height).thick + 1)
    rows = [row for row, dots in enumerate(head.rows) if dots]
    assert rows
    middle = (told.rows[0] + told.rows[-1]) / 2
    behind = on_the_left != mirrored
    assert rows[-1] < middle if behind else rows[0] > middle, "its head is up where the ellipse is behind the body"
    assert told.head == (2 if on_the_left else 0), "and points to the body"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_keeps_off_the_head_where_there_is_room(size: tuple[int, int]) -> None:
    """From close by it would seem to come out of the face."""
    for name, start, end in (("walk", "step-1", "step-2"), ("sit-to-stand", "sit", "stand")):
        told = Told(name, start, end, size, None)
        x, y = told.lens.dot(told.before.joints["head"])
        dots = [(column, row) for row in told.rows for column in told.columns if told.mask.rows[row] >> column & 1]
        assert min(dist(dot, (x, y)) for dot in dots) > 9.0 * told.lens.scale


@pytest.mark.parametrize("size", [(14, 24), (16, 24)], ids=str)
def test_that_of_a_turn_lies_over_the_head_where_there_is_no_room_beside_it(size: tuple[int, int]) -> None:
    told = Told("chair-twist", "tall", "turned", size, Arrow.TURN)
    assert told.rows
    assert told.rows[-1] < min(row for row, dots in enumerate(told.began.rows) if dots)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_its_head_shares_no_cell_with_the_body(size: tuple[int, int]) -> None:
    """Else the cell would have the body's colour, and the head lack a piece."""
    told = Told("pelvic-tilt", "rest", "flat", size, None)
    head = told.mask.copy()
    head.rows[: told.rows[len(told.rows) // 2]] = [0] * told.rows[len(told.rows) // 2]
    assert head
    assert not head.cells().meets(told.began)


def _thirds(columns: list[int]) -> list[range]:
    first, last = columns[0], columns[-1] + 1
    third = (last - first) // 3
    return [range(first, first + third), range(first + third, last - third), range(last - third, last)]


def test_a_turn_that_is_none_has_no_arrow_round_the_body() -> None:
    turned = Told("wall-sit", "rest", "down", (80, 24), Arrow.TURN)
    usual = Told("wall-sit", "rest", "down", (80, 24), None)
    assert turned.mask.rows == usual.mask.rows


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_that_of_a_tilt_goes_over_the_lap_towards_the_head(size: tuple[int, int], mirrored: bool) -> None:
    told = Told("pelvic-tilt", "rest", "flat", size, Arrow.ROLL, mirrored)
    pelvis = told.lens.dot(told.before.joints["pelvis"])[1]
    assert told.rows[-1] < pelvis - 4
    assert told.head == (2 if mirrored else 0)
    back = Told("pelvic-tilt", "flat", "rest", size, Arrow.ROLL, mirrored)
    assert back.head == (0 if mirrored else 2)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_of_the_pelvis_lies_in_line_with_its_way(size: tuple[int, int]) -> None:
    lifting = Told("bridge", "rest", "up", size, Arrow.PELVIS)
    x, _ = lifting.lens.dot(lifting.before.joints["pelvis"])
    assert abs((lifting.columns[0] + lifting.columns[-1]) / 2 - x) < 8.5 * lifting.lens.scale
    shifting = Told("hip-flexor-stretch", "rest", "forward", size, Arrow.PELVIS)
    _, y = shifting.lens.dot(shifting.before.joints["pelvis"])
    assert abs((shifting.rows[0] + shifting.rows[-1]) / 2 - y) < 7.0 * shifting.lens.scale


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_of_the_small_of_the_back_points_down_to_it(size: tuple[int, int]) -> None:
    told = Told("pelvic-tilt", "rest", "flat", size, Arrow.LOW_BACK)
    assert len(told.columns) == Pen.for_height(told.mask.height).wide < len(told.rows), "straight down"
    x, y = told.lens.dot(told.before.spine[2])
    assert told.rows[-1] < y
    assert abs((told.columns[0] + told.columns[-1]) / 2 - x) < 8.0 * told.lens.scale


@pytest.mark.parametrize("size", [*SIZES, (60, 14)], ids=str)
@pytest.mark.parametrize(("start", "end"), [("rest", "long"), ("long", "rest")])
def test_none_lies_between_the_body_and_the_floor(start: str, end: str, size: tuple[int, int]) -> None:
    told = Told("bird-dog", start, end, size, None)
    knee, hand, back = (told.lens.dot(told.before.joints[one]) for one in ("far_knee", "near_hand", "pelvis"))
    under = [
        row >> round(knee[0]) & (1 << round(hand[0] - knee[0])) - 1 for row in told.mask.rows[round(back[1]) :]
    ]
    assert not any(under)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("name", "start", "end"),
    [("bird-dog", "rest", "long"), ("dead-bug", "up", "low"), ("prone-swimmer", "rest", "long")],
)
def test_it_keeps_off_the_sides_of_the_picture(name: str, start: str, end: str, size: tuple[int, int]) -> None:
    told = Told(name, start, end, size, None)
    assert told.columns[0] >= 3
    assert told.columns[-1] < told.mask.width - 3


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_of_a_way_that_bends_little_is_clearly_bent(size: tuple[int, int]) -> None:
    """Seen from above, the feet swing about the hips in a flat arc."""
    told = Told("knee-rolls", "rest", "side", size, Arrow.FAR_FOOT)
    pen = Pen.for_height(told.mask.height)
    shaft = told.mask.copy()
    shaft.rows = [row if y < told.rows[-1] - pen.head else 0 for y, row in enumerate(shaft.rows)]
    firsts = [bits(row)[0] for row in shaft.rows if row]
    assert max(firsts) > min(firsts)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_edge_of_a_mat_gives_way_to_it(size: tuple[int, int]) -> None:
    """It lies by the feet, and the edge goes on a little away from it; without it the edge is whole."""
    exercise = shipped().exercises["knee-rolls"]
    assert exercise.figure is not None
    figure, stances = exercise.figure, stances_of(exercise)
    frame = frame_around(map(solve, stances.values()), figure.view, figure.props)
    start, end = stances["rest"], stances["side"]
    telling = tell(Movement(start, start, end), figure, frame, *size)
    with_arrow, without = (
        dict(draw(solve(start), figure, frame, *size, telling=telling, arrow=shown).layers)[Tone.PROP]
        for shown in (True, False)
    )
    assert without.meets(telling.arrow.grown().grown().grown())
    assert not with_arrow.meets(telling.arrow.grown().grown().grown())
    assert all(with_arrow.of_runs(piece).count() >= 12 for piece in pieces(with_arrow)), "no crumbs of it"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_of_a_hand_lies_beside_all_of_it_and_not_beside_the_wrist(size: tuple[int, int]) -> None:
    told = Told("paced-breathing", "rest", "full", size, Arrow.NEAR_HAND)
    wrist, _ = told.lens.dot(told.before.joints["near_hand"])
    assert wrist < (told.columns[0] + told.columns[-1]) / 2 < wrist + 8.0 * told.lens.scale


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_of_a_head_that_is_lifted_lies_above_it(size: tuple[int, int]) -> None:
    told = Told("curl-up", "rest", "up", size, Arrow.HEAD)
    x, y = told.lens.dot(told.before.joints["head"])
    assert told.rows[-1] < y
    assert abs((told.columns[0] + told.columns[-1]) / 2 - x) < 12.0 * told.lens.scale


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_it_never_lies_behind_the_wall(size: tuple[int, int], mirrored: bool) -> None:
    told = Told("wall-sit", "rest", "down", size, Arrow.HEAD, mirrored)
    back = told.lens.dot((WALL_X, 0.0, 0.0))[0]
    assert all(column < back if mirrored else column > back for column in told.columns)


@pytest.mark.parametrize("size", [(24, 20), (24, 30), (30, 8)], ids=str)
def test_it_is_no_larger_than_a_narrow_or_low_picture_has_room_for(size: tuple[int, int]) -> None:
    told = Told("pelvic-tilt", "rest", "flat", size, Arrow.ROLL)
    assert 0 < len(told.columns) <= size[0] * CELL_WIDTH * 0.4


# Its shape

HEIGHTS = (52, 80, 96, 120)
"""Dots of a picture from the top down."""
DIRECTIONS = [number * pi / 8 for number in range(16)]


def on_paper(stamp: Stamp) -> Mask:
    mask = Mask(160, 160)
    stamp.at(80, 80, mask)
    return mask


def places(mask: Mask) -> list[tuple[int, int]]:
    return [(x, y) for y, row in enumerate(mask.rows) for x in range(mask.width) if row >> x & 1]


def across(mask: Mask, angle: float, ahead: float) -> list[float]:
    """How far to the side of its line, which leads to ANGLE, the dots of MASK are that lie AHEAD of its middle."""
    c, s = cos(angle), sin(angle)
    seen = [((x - 80) * c + (y - 80) * s, (y - 80) * c - (x - 80) * s) for x, y in places(mask)]
    return sorted(aside for far, aside in seen if abs(far - ahead) <= 0.71)


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("angle", DIRECTIONS)
def test_a_straight_one_is_even_and_has_a_head_that_is_alike_on_both_sides(height: int, angle: float) -> None:
    pen = Pen.for_height(height)
    angle = snapped(angle, pen)
    mask = on_paper(straight(angle, 5.0 * pen.head, pen))
    assert len(pieces(mask)) == 1
    shaft = [across(mask, angle, ahead) for ahead in (-2.0 * pen.head, -pen.head, 0.0, pen.head)]
    assert all(pen.thick - 1.3 <= one[-1] - one[0] <= pen.thick + 0.3 for one in shaft)
    head = max(
        (across(mask, angle, 1.5 * pen.head + more) for more in (-0.5, 0.0, 0.5)), key=lambda one: one[-1] - one[0]
    )
    assert head[-1] - head[0] >= pen.wide - 2.6
    middle = (shaft[0][0] + shaft[0][-1]) / 2
    assert head[0] - middle == pytest.approx(-(head[-1] - middle), abs=1.6)
    dots = places(mask)
    assert max(dist(one, other) for one, other in product(dots, dots)) == pytest.approx(5.0 * pen.head, abs=2.0)


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("angle", [-pi / 2, pi / 2])
def test_an_upright_head_is_a_triangle_whose_sides_go_down_in_even_steps_from_a_point(
    height: int, angle: float
) -> None:
    pen = Pen.for_height(height)
    wide = [row.bit_count() for row in straight(angle, pen.shortest, pen).rows]
    from_tip = wide if angle < 0 else wide[::-1]
    assert from_tip[: pen.head] == list(range(pen.wide, 0, -2))[::-1]


@pytest.mark.parametrize(
    ("size", "least"), [((44, 13), 8), ((60, 20), 8), ((80, 24), 11), ((100, 30), 13)], ids=str
)
def test_a_head_is_large_enough_to_be_one_and_no_heavier_than_five_shafts(
    size: tuple[int, int], least: int
) -> None:
    pen = Pen.for_height(size[1] * CELL_HEIGHT)
    assert least <= pen.wide <= 5 * pen.thick
    assert pen.head == pytest.approx(pen.wide / 2, abs=0.5)
    assert pen.shortest >= 2 * pen.wide
    assert (pen.wide - pen.thick) % 2 == 0


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("start", DIRECTIONS)
@pytest.mark.parametrize("sweep", [1.6, -1.6])
def test_a_curved_one_keeps_to_its_circle_and_is_as_thick_everywhere(
    height: int, start: float, sweep: float
) -> None:
    pen = Pen.for_height(height)
    radius = 2.0 * pen.wide
    mask = on_paper(curved(radius, radius, start, sweep, pen))
    assert len(pieces(mask)) == 1
    about = {
        (x, y): (atan2(y - 80, x - 80) - start) * (1 if sweep > 0 else -1) % (2 * pi) for x, y in places(mask)
    }
    for share in (0.3, 0.4, 0.5):
        near = [place for place, angle in about.items() if abs(angle - share * abs(sweep)) < 1.5 / radius]
        far = [hypot(x - 80, y - 80) for x, y in near]
        assert all(abs(one - radius) <= 2.0 for one in far)
        assert pen.thick - 1.3 <= max(far) - min(far) <= pen.thick + 0.5


@pytest.mark.parametrize("angle", [0.3, 2.0, 4.0, -1.0])
def test_a_head_points_where_it_goes_within_a_sixteenth_and_a_small_one_within_an_eighth(angle: float) -> None:
    for height, within in ((96, pi / 13), (52, pi / 8)):
        assert abs((snapped(angle, Pen.for_height(height)) - angle + pi) % (2 * pi) - pi) <= within
