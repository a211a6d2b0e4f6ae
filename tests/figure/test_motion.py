"""What lies between two poses."""

from dataclasses import replace

import pytest

from backcare_tui.domain.catalogue.form import Position, Side, Sides
from backcare_tui.domain.catalogue.pose import Arrow, Bearing, BodyPart, Figure, Pose
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import lay_out
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.motion import between, figure_at, is_mirrored, shown_stances, stance_at, stances_of
from backcare_tui.figure.picture import frame_around
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import FOREARM, UPPER_ARM, Reach, Stance, stance, swapped
from backcare_tui.figure.vector import Vec, add, length, sub
from tests.domain.builders import a_routine, a_timeline, an_exercise, by_id
from tests.shipped import shipped

STANDING = stance(BASE_POSES[Position.STANDING])
SHOULDER = solve(STANDING).joints["near_shoulder"]
ARM = (UPPER_ARM + FOREARM) * 0.995
DOWN, AHEAD = (0.0, -ARM, 0.0), (ARM, 0.0, 0.0)


def holding_out(hand: Vec, bears: frozenset[Bearing] = frozenset()) -> Stance:
    """Somebody who stands with the near hand at HAND, seen from the shoulder."""
    _, far_hand, near_foot, far_foot = STANDING.limbs
    near_hand = Reach(add(SHOULDER, hand), (-1.0, 0.0, 0.0), 0.0)
    return replace(STANDING, limbs=(near_hand, far_hand, near_foot, far_foot), bears=bears)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_straight_arm_that_swings_stays_straight(share: float) -> None:
    joints = solve(between(holding_out(DOWN), holding_out(AHEAD), share)).joints
    assert length(sub(joints["near_hand"], joints["near_shoulder"])) > 0.98 * ARM


def test_half_way_an_arm_points_half_way() -> None:
    joints = solve(between(holding_out(DOWN), holding_out(AHEAD), 0.5)).joints
    across, down, _ = sub(joints["near_hand"], joints["near_shoulder"])
    assert across == pytest.approx(-down, rel=0.02)


def test_a_planted_hand_stays_on_its_line() -> None:
    bears = frozenset({Bearing.NEAR_HAND})
    start, end = holding_out((-4, -20, 0), bears), holding_out((16, -20, 0), bears)
    assert between(start, end, 0.5).limbs[0].at == pytest.approx(add(SHOULDER, (6, -20, 0)))


def test_a_hand_that_swings_goes_no_lower_than_where_it_is_going() -> None:
    start, end = holding_out((-16, -20, 0)), holding_out((16, -20, 0))
    for share in (0.2, 0.5, 0.8):
        assert solve(between(start, end, share)).joints["near_hand"][1] >= SHOULDER[1] - 20.001


def test_a_hand_that_goes_to_the_other_side_of_its_shoulder_takes_the_straight_way() -> None:
    half = between(holding_out((-14, 0, 0)), holding_out((15, 0, 0)), 0.5)
    assert half.limbs[0].at == pytest.approx(add(SHOULDER, (0.5, 0, 0)))


def test_before_marching_begins_the_figure_stands() -> None:
    march = shipped().exercises["march"]
    assert march.figure is not None
    stances, timeline = stances_of(march), lay_out(a_routine("march"), by_id([march]))
    first, marching = timeline.at(0.0), timeline.at(timeline.seconds - 1.0)
    assert first.step.kind is not StepKind.AEROBIC
    assert stance_at(march, march.figure, stances, first) == stances["stand"]
    assert marching.step.kind is StepKind.AEROBIC
    assert stance_at(march, march.figure, stances, marching) != stances["stand"]


def by_side(figure: Figure) -> dict[Side | None, Figure]:
    """FIGURE of an exercise whose sides alternate, as it is where a movement of each side begins."""
    exercise = an_exercise(sides=Sides.ALTERNATING, figure=figure)
    timeline = a_timeline(exercise)
    return {
        step.side: figure_at(exercise, figure, timeline.at(step.start))
        for step in timeline.steps
        if step.phase is not None
    }


def test_what_works_is_on_the_side_that_moves() -> None:
    figure = Figure(works=(BodyPart.NEAR_SHOULDER, BodyPart.FAR_THIGH, BodyPart.LOW_BACK), poses={"rest": Pose()})
    assert {side: shown.works for side, shown in by_side(figure).items()} == {
        Side.RIGHT: figure.works,
        Side.LEFT: (BodyPart.FAR_SHOULDER, BodyPart.NEAR_THIGH, BodyPart.LOW_BACK),
    }


@pytest.mark.parametrize(
    ("beside", "on_the_other_side"), [(Arrow.NEAR_KNEE, Arrow.FAR_KNEE), (Arrow.HEAD, Arrow.HEAD), (None, None)]
)
def test_the_arrow_is_beside_what_moves_on_either_side(
    beside: Arrow | None, on_the_other_side: Arrow | None
) -> None:
    shown = by_side(Figure(arrow=beside, poses={"rest": Pose()}))
    assert {side: figure.arrow for side, figure in shown.items()} == {
        Side.RIGHT: beside,
        Side.LEFT: on_the_other_side,
    }


def test_each_step_is_turned_to_the_side_that_it_is_for_or_that_comes_next() -> None:
    twist = shipped().exercises["chair-twist"]
    timeline = lay_out(a_routine("chair-twist"), by_id([twist]))
    coming: Side | None = None
    for step in reversed(timeline.steps):
        coming = step.side or coming
        assert is_mirrored(twist, timeline.at(step.start)) == (coming is Side.LEFT)
    assert timeline.steps[0].side is None


@pytest.mark.parametrize("name", ["knee-rolls", "prone-swimmer", "bird-dog", "dead-bug"])
def test_where_sides_alternate_there_is_room_for_both(name: str) -> None:
    exercise = shipped().exercises[name]
    assert exercise.figure is not None
    stances = stances_of(exercise)
    shown = map(solve, shown_stances(exercise, stances))
    frame = frame_around(shown, exercise.figure.view, exercise.figure.props)
    for one in stances.values():
        for place in solve(swapped(one)).joints.values():
            x, y, _ = frame.camera.seen(place)
            assert frame.left <= x <= frame.left + frame.width
            assert frame.bottom <= y <= frame.bottom + frame.height
