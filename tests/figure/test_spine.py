"""A spine that bends, and hollows in the small of the back, stays as long as it is."""

from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Pose
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import TRUNK, Stance, stance
from backcare_tui.figure.vector import Vec, length, sub

SHOULDERS = (-30.0, 4.2, 0.0)
LYING = stance(BASE_POSES[Position.SUPINE])


def lying(curve: float = 0, hollow: float = 0) -> Stance:
    return stance(Pose(shoulders=SHOULDERS, curve=curve, hollow=hollow), LYING)


def spine(curve: float = 0, hollow: float = 0) -> tuple[Vec, ...]:
    """From the pelvis to the shoulders, of somebody who lies on the back."""
    return solve(lying(curve, hollow)).spine


@pytest.mark.parametrize("curve", [-40, 0, 25])
@pytest.mark.parametrize("hollow", [-20, 0, 45])
def test_it_is_as_long_and_ends_where_it_is_told(curve: float, hollow: float) -> None:
    points = spine(curve, hollow)
    assert sum(length(sub(b, a)) for a, b in pairwise(points)) == pytest.approx(TRUNK, rel=0.02)
    assert points[-1] == pytest.approx(SHOULDERS)
    assert points[0][1] == pytest.approx(SHOULDERS[1])


def test_a_hollow_lifts_the_small_of_the_back_alone() -> None:
    pelvis, low, small, ribs, *chest = (point[1] - SHOULDERS[1] for point in spine(hollow=40))
    assert pelvis == pytest.approx(0)
    assert small > 4.5
    assert small > low == pytest.approx(ribs)
    assert low > 2
    assert chest == pytest.approx([0, 0, 0])


def test_a_negative_one_presses_it_out() -> None:
    assert [point[1] for point in spine(hollow=-10)][2] < SHOULDERS[1] - 1


def test_the_hips_are_where_the_spine_begins() -> None:
    one = lying(hollow=40)
    joints = solve(one).joints
    assert joints["pelvis"] == pytest.approx(one.pelvis)
    assert joints["near_hip"][:2] == pytest.approx(one.pelvis[:2])
