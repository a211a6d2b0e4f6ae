"""What stands around the figure is straight, whole, and in one piece."""

from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Prop, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.drawing.body import shown_body, silhouette
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.motion import stances_of
from backcare_tui.figure.picture import draw, frame_around
from backcare_tui.figure.props import draw_prop, seat_under
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import stance
from backcare_tui.figure.tone import Tone
from tests.figure.cells.read import braille_dots
from tests.figure.picture_checks import frame_of
from tests.shipped import shipped

SIZES = [(24, 8), (44, 13), (80, 24), (100, 30)]
WALL_SIZES = [*SIZES, (34, 10), (40, 12), (56, 16), (60, 18), (90, 26), (120, 36), (140, 44), (200, 60)]
POSITIONS = {
    Prop.CHAIR: Position.SEATED,
    Prop.WALL: Position.STANDING,
    Prop.MAT: Position.SUPINE,
    Prop.FLOOR: Position.STANDING,
    Prop.WATER: Position.POOL,
    Prop.BICYCLE: Position.SADDLE,
}


def drawn(prop: Prop, view: View, size: tuple[int, int], mirrored: bool = False) -> Mask:
    skeleton = solve(stance(BASE_POSES[POSITIONS[prop]]))
    width, height = size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT
    mask = Mask(width, height)
    draw_prop(prop, mask, Lens.onto(frame_around([skeleton], view, (prop,)), width, height, mirrored), skeleton)
    return mask


def columns(mask: Mask, row: int) -> list[int]:
    return [column for column in range(mask.width) if mask.rows[row] >> column & 1]


def test_everything_is_in_one_piece() -> None:
    scattered = {
        (prop, size): len(pieces(drawn(prop, View.PROFILE, size)))
        for prop in POSITIONS.keys() - {Prop.WATER}
        for size in SIZES
        if len(pieces(drawn(prop, View.PROFILE, size))) != 1
    }
    assert scattered == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_water_is_a_surface_in_one_piece_and_level_ripples_below_it(size: tuple[int, int]) -> None:
    mask = drawn(Prop.WATER, View.PROFILE, size)
    surface, *ripples = sorted(pieces(mask), key=lambda piece: piece[0][0])
    assert sum(dots.bit_count() for _, dots in surface) >= mask.width - 2
    assert ripples
    for ripple in ripples:
        ((row, dots),) = ripple
        assert row > max(row for row, _ in surface) + 1
        assert dots.bit_count() > 4


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_chair_stands_on_two_legs_that_fill_whole_cells(size: tuple[int, int], mirrored: bool) -> None:
    mask = drawn(Prop.CHAIR, View.PROFILE, size, mirrored)
    lowest = max(row for row in range(mask.height) if mask.rows[row])
    legs = columns(mask, lowest)
    assert len(legs) >= 4
    assert all((column ^ 1) in legs for column in legs)
    assert all(columns(mask, lowest - up) == legs for up in range(1, CELL_HEIGHT))


@pytest.mark.parametrize("view", [View.FRONT, View.CORNER, View.THREE_QUARTER, View.FACING])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_chair_seen_from_a_corner_or_the_front_is_whole_and_stands_on_its_outermost_legs(
    view: View, size: tuple[int, int], mirrored: bool
) -> None:
    mask = drawn(Prop.CHAIR, view, size, mirrored)
    assert len(pieces(mask)) == 1
    lowest = max(row for row in range(mask.height) if mask.rows[row])
    legs = columns(mask, lowest)
    gaps = [right - left for left, right in pairwise(legs) if right - left > 1]
    assert len(gaps) in (1, 2), "the two outermost legs, and the near front one between them"
    assert all(columns(mask, lowest - up) == legs for up in range(1, CELL_HEIGHT))


@pytest.mark.parametrize("view", [View.PROFILE, View.FRONT, View.CORNER, View.THREE_QUARTER, View.FACING])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_who_sits_ends_where_a_seat_as_thick_as_one_believes_begins(
    view: View, size: tuple[int, int], mirrored: bool
) -> None:
    chair = drawn(Prop.CHAIR, view, size, mirrored)
    skeleton = solve(stance(BASE_POSES[POSITIONS[Prop.CHAIR]]))
    lens = Lens.onto(frame_around([skeleton], view, (Prop.CHAIR,)), chair.width, chair.height, mirrored)
    seat = seat_under(skeleton, lens)
    assert seat is not None
    assert seat % CELL_HEIGHT == 0, "no cell is shared"
    across = lens.dot(skeleton.joints["pelvis"])[0]
    thick = next(down for down in range(chair.height) if not chair.rows[seat + down] >> round(across) & 1)
    assert thick >= 3
    shown, _ = shown_body(skeleton, lens, False, seat)
    sitting = [one.whole.rows for one in shown if one.part.name in ("trunk", "near_thigh", "far_thigh")]
    lowest = max(row for rows in sitting for row, lit in enumerate(rows) if lit)
    assert 1 <= seat - lowest <= CELL_HEIGHT


@pytest.mark.parametrize("view", [View.SIDE, View.PROFILE, View.FEET, View.CORNER, View.THREE_QUARTER])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_a_chair_is_the_same_from_the_side_and_a_little_from_the_front(view: View, size: tuple[int, int]) -> None:
    mask = drawn(Prop.CHAIR, view, size)
    inked = [row for row in range(mask.height) if mask.rows[row]]
    legs = columns(mask, inked[-1])
    back, front = legs[: len(legs) // 2], legs[len(legs) // 2 :]
    assert len(back) == len(front) == back[-1] - back[0] + 1 == front[-1] - front[0] + 1, "two legs"
    pad = columns(mask, inked[0])
    assert set(back) < set(pad), "the back is a post with a cushion, and no rails"
    assert pad == list(range(pad[0], pad[-1] + 1))
    assert pad[-1] < front[0]


def test_who_has_risen_is_not_cut_by_the_seat() -> None:
    risen = solve(stance(BASE_POSES[Position.STANDING]))
    lens = Lens.onto(frame_around([risen], View.PROFILE, (Prop.CHAIR,)), 160, 96, False)
    assert seat_under(risen, lens) is None


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_the_rails_of_a_chair_are_no_lump(size: tuple[int, int]) -> None:
    mask = drawn(Prop.CHAIR, View.FACING, size)
    post = columns(mask, min(row for row in range(mask.height) if mask.rows[row]))[0]
    lit = [row for row in range(mask.height) if mask.rows[row] >> post + 2 * CELL_WIDTH & 1]
    dark = [below - above - 1 for above, below in pairwise(lit) if below - above > 1]
    assert len(dark) >= 1
    assert min(dark) >= CELL_HEIGHT


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_floor_seen_from_the_front_goes_beyond_the_chair_that_stands_on_it(
    size: tuple[int, int], mirrored: bool
) -> None:
    """Along x, where the ground is measured, it is seen end-on."""
    skeleton = solve(stance(BASE_POSES[Position.SEATED]))
    width, height = size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT
    frame = frame_around([skeleton], View.FRONT, (Prop.CHAIR, Prop.FLOOR))
    lens = Lens.onto(frame, width, height, mirrored)
    floor, chair = Mask(width, height), Mask(width, height)
    draw_prop(Prop.FLOOR, floor, lens, skeleton)
    draw_prop(Prop.CHAIR, chair, lens, skeleton)
    inked = [row for row in range(height) if floor.rows[row]]
    assert inked == [lens.floor]
    lowest = max(row for row in range(height) if chair.rows[row])
    assert lowest == inked[0] - 1
    ends, legs = columns(floor, inked[0]), columns(chair, lowest)
    assert ends == list(range(ends[0], ends[-1] + 1))
    assert ends[0] < legs[0]
    assert legs[-1] < ends[-1]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_wall_is_straight_and_fills_whole_cells(size: tuple[int, int], mirrored: bool) -> None:
    mask = drawn(Prop.WALL, View.PROFILE, size, mirrored)
    inked = [row for row in range(mask.height) if mask.rows[row]]
    assert inked == list(range(inked[-1] + 1))
    first = columns(mask, 0)
    assert all(columns(mask, row) == first for row in inked)
    assert all((column ^ 1) in first for column in first)


@pytest.mark.parametrize("size", WALL_SIZES, ids=str)
@pytest.mark.parametrize("mirrored", [False, True])
def test_who_leans_on_a_wall_leaves_it_whole_and_is_next_to_it(size: tuple[int, int], mirrored: bool) -> None:
    exercise = shipped().exercises["wall-sit"]
    for name in stances_of(exercise):
        gap, scale = gap_at_wall(exercise, name, size, mirrored)
        assert 1 <= gap <= max(2, 2 * scale)


@pytest.mark.parametrize("rows", range(7, 31))
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_wall_is_whole_however_high_the_picture_is(rows: int, mirrored: bool) -> None:
    gap, scale = gap_at_wall(shipped().exercises["wall-sit"], "rest", (3 * rows, rows), mirrored)
    assert 1 <= gap <= max(3, 2 * scale)


def gap_at_wall(exercise: Exercise, name: str, size: tuple[int, int], mirrored: bool) -> tuple[int, float]:
    """Dots between the wall, which has to be whole, and who leans on it as NAME says; and those of a unit."""
    assert exercise.figure is not None
    frame = frame_of(exercise)
    lens = Lens.onto(frame, size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, mirrored)
    floor = lens.floor
    assert floor is not None
    picture = draw(solve(stances_of(exercise)[name]), exercise.figure, frame, *size, mirrored=mirrored)
    props, body = braille_dots(braille(picture), {Tone.PROP}, set(Tone) - {Tone.PROP})
    behind = [columns(props, row) for row in range(floor)]
    assert all(behind)
    leaning = {column for row in range(floor) for column in columns(body, row)}
    return min(behind[0]) - max(leaning) if mirrored else min(leaning) - max(behind[0]), lens.scale


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_water_has_one_surface_from_end_to_end(size: tuple[int, int]) -> None:
    mask = drawn(Prop.WATER, View.PROFILE, size)
    inked = 0
    for row in mask.rows:
        inked |= row
    assert inked == ((1 << inked.bit_length()) - 1) & ~((inked & -inked) - 1)
    assert inked.bit_count() > mask.width * 0.7


@pytest.mark.parametrize("view", [View.PROFILE, View.SIDE, View.FEET])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_who_lies_on_a_mat_lies_on_it_from_head_to_toe(view: View, size: tuple[int, int]) -> None:
    skeleton = solve(stance(BASE_POSES[Position.SUPINE]))
    width, height = size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT
    lens = Lens.onto(frame_around([skeleton], view, (Prop.MAT,)), width, height, False)
    mat = drawn(Prop.MAT, view, size)
    inked = columns(mat, lens.floor or 0)
    body = silhouette(skeleton, lens)
    lying = [column for column in range(width) if any(row >> column & 1 for row in body.rows)]
    assert inked[0] <= lying[0] + 1
    assert lying[-1] - 1 <= inked[-1]


@pytest.mark.parametrize("view", [View.ABOVE, View.HIGH, View.FOOT_END, View.TOP])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_a_mat_seen_from_above_is_an_outline_without_a_break(view: View, size: tuple[int, int]) -> None:
    mask = drawn(Prop.MAT, view, size)
    assert len(pieces(mask)) == 1
    inked = [row for row in range(mask.height) if mask.rows[row]]
    across = columns(mask, inked[len(inked) // 2])
    middle = ((across[0] + across[-1]) // 2, inked[len(inked) // 2])
    reached, at_the_edge = {middle}, [middle]
    while at_the_edge:
        x, y = at_the_edge.pop()
        for step in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
            if step not in reached and not mask.rows[step[1]] >> step[0] & 1:
                assert 0 < step[0] < mask.width - 1
                assert 0 < step[1] < mask.height - 1
                reached.add(step)
                at_the_edge.append(step)
    assert len(reached) > 2 * mask.count()
