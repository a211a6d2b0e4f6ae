"""Every exercise of the catalogue has a figure that the eye believes."""

import tomllib
from dataclasses import replace
from itertools import pairwise
from math import acos, degrees, dist
from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Bearing
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.motion import between, stances_of
from backcare_tui.figure.picture import camera_for, draw, frame_around
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import HEAD_RADIUS
from backcare_tui.figure.vector import dot, length, sub
from tests.figure.checks import (
    bone_faults,
    figure_faults,
    floor_faults,
    frames,
    head_faults,
    jump_faults,
    movements,
    slide_faults,
    wall_faults,
)

FILES = sorted((Path(__file__).parents[2] / "catalogue" / "exercises").glob("*.toml"))
STILL = [path for path in FILES if 'kind = "aerobic"' not in path.read_text(encoding="utf-8").splitlines()]
"""Those whose exercise stays in its place. All workers make this list, so no file is parsed for it."""


def exercise_in(path: Path) -> Exercise:
    return Exercise.model_validate({"id": path.stem} | tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def bridge() -> Exercise:
    return exercise_in(next(path for path in FILES if path.stem == "bridge"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_moves_as_a_body_does(path: Path) -> None:
    assert figure_faults(exercise_in(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_moves_as_a_body_does_in_every_form(path: Path) -> None:
    exercise = exercise_in(path)
    found = {form.words: figure_faults(exercise.in_form(form)) for form in exercise.forms}
    assert {words: faults for words, faults in found.items() if faults} == {}


@pytest.mark.parametrize("path", STILL, ids=lambda path: path.stem)
def test_the_easier_form_is_seen_to_be_another_movement(path: Path) -> None:
    exercise = exercise_in(path)
    easier = exercise.in_form(exercise.easier[0])
    assert exercise.figure is not None
    frame = frame_around(map(solve, stances_of(exercise).values()), exercise.figure.view, exercise.figure.props)

    def pictures(one: Exercise) -> list[object]:
        return [braille(draw(solve(end), exercise.figure, frame, 52, 14)) for *_, end in movements(one)]  # type: ignore[arg-type]

    usual = pictures(exercise)
    assert [picture for picture in pictures(easier) if picture not in usual] != []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", [(24, 8), (52, 14), (100, 30)], ids=str)
def test_fills_its_picture_at_any_size_without_leaving_it(path: Path, size: tuple[int, int]) -> None:
    exercise = exercise_in(path)
    assert exercise.figure is not None
    skeletons = [solve(stance) for stance in stances_of(exercise).values()]
    frame = frame_around(skeletons, exercise.figure.view, exercise.figure.props)
    for skeleton in skeletons:
        lines = braille(draw(skeleton, exercise.figure, frame, *size))
        assert len(lines) == size[1]
        assert all(sum(len(text) for text, *_ in line) == size[0] for line in lines)
        inked = sum(char != " " for line in lines for text, *_ in line for char in text)
        assert inked > size[0] * size[1] * 0.05


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_key_poses_differ_enough_to_be_seen(path: Path) -> None:
    exercise = exercise_in(path)
    assert exercise.figure is not None
    stances = stances_of(exercise)
    skeletons = {name: solve(stance) for name, stance in stances.items()}
    frame = frame_around(skeletons.values(), exercise.figure.view, exercise.figure.props)
    for _, _, start, end in movements(exercise):
        if start == end:
            continue
        before, after = (braille(draw(solve(one), exercise.figure, frame, 52, 14)) for one in (start, end))
        assert before != after


# Each check is shown to find the fault that it is for.


def test_a_stretched_bone_is_found(bridge: Exercise) -> None:
    skeleton = solve(next(iter(stances_of(bridge).values())))
    knee = skeleton.joints["near_knee"]
    stretched = replace(skeleton, joints={**skeleton.joints, "near_knee": (knee[0] + 4, knee[1], knee[2])})
    assert bone_faults(skeleton) == []
    assert any("near hip to knee" in fault for fault in bone_faults(stretched))


def test_a_body_below_the_floor_or_through_the_wall_is_found(bridge: Exercise) -> None:
    skeleton = solve(next(iter(stances_of(bridge).values())))
    sunk = {name: (point[0], point[1] - 5, point[2]) for name, point in skeleton.joints.items()}
    assert floor_faults(skeleton) == []
    assert floor_faults(replace(skeleton, joints=sunk)) != []
    assert wall_faults(skeleton) != []


def test_a_sliding_foot_is_found(bridge: Exercise) -> None:
    start = next(iter(stances_of(bridge).values()))
    near_hand, far_hand, near_foot, far_foot = start.limbs
    assert isinstance(near_foot.at, tuple)
    moved = replace(near_foot, at=(near_foot.at[0] - 8, near_foot.at[1], near_foot.at[2]))
    end = replace(start, limbs=(near_hand, far_hand, moved, far_foot))
    assert Bearing.NEAR_FOOT in start.bears
    assert slide_faults(frames(start, start)) == []
    assert any("near_foot" in fault for fault in slide_faults(frames(start, end)))


def test_a_jump_is_found(bridge: Exercise) -> None:
    start, end = list(stances_of(bridge).values())[:2]
    assert jump_faults(frames(start, end), 2.5) == []
    assert jump_faults([*frames(start, start), *frames(end, end)], 2.5) != []


def test_a_head_at_the_wrong_end_is_found(bridge: Exercise) -> None:
    skeleton = solve(next(iter(stances_of(bridge).values())))
    assert head_faults(skeleton) == []
    assert head_faults(replace(skeleton, joints={**skeleton.joints, "head": skeleton.joints["pelvis"]})) != []


def test_between_two_poses_lies_neither(bridge: Exercise) -> None:
    start, end = list(stances_of(bridge).values())[:2]
    half = between(start, end, 0.5)
    assert solve(between(start, end, 0.0)).joints["pelvis"] == pytest.approx(solve(start).joints["pelvis"])
    assert solve(between(start, end, 1.0)).joints["pelvis"] == pytest.approx(solve(end).joints["pelvis"])
    low, high = solve(start).joints["pelvis"][1], solve(end).joints["pelvis"][1]
    assert low < solve(half).joints["pelvis"][1] < high


BENT_KNEES = (
    "pelvic-tilt",
    "bridge",
    "knee-to-chest",
    "piriformis-stretch",
    "knee-rolls",
    "paced-breathing",
    "seated-cat-cow",
    "chair-twist",
    "sit-to-stand",
    "cat-cow",
    "bird-dog",
    "side-plank-knees",
)
"""Exercises whose steps begin with bent knees, sitting or kneeling."""


def knee_angle(exercise: Exercise, side: str, pose: str | None = None) -> float:
    """The angle at a knee in POSE, the first if none is named, in degrees: 180 is straight."""
    assert exercise.figure is not None
    joints = solve(stances_of(exercise)[pose or exercise.figure.rest]).joints
    hip, knee, ankle = (joints[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
    thigh, shin = sub(hip, knee), sub(ankle, knee)
    return degrees(acos(dot(thigh, shin) / (length(thigh) * length(shin))))


@pytest.mark.parametrize("name", BENT_KNEES)
def test_bent_knees_are_bent(name: str) -> None:
    exercise = exercise_in(next(path for path in FILES if path.stem == name))
    assert all(knee_angle(exercise, side) < 130 for side in ("near", "far"))


@pytest.mark.parametrize("name", ["standing-back-bend", "prone-swimmer", "press-up"])
def test_straight_legs_are_straight(name: str) -> None:
    exercise = exercise_in(next(path for path in FILES if path.stem == name))
    assert all(knee_angle(exercise, side) > 150 for side in ("near", "far"))


def test_the_wall_sit_bends_the_knees_as_far_as_it_says() -> None:
    exercise = exercise_in(next(path for path in FILES if path.stem == "wall-sit"))
    assert any("30 to 45 degrees" in step for step in exercise.steps)
    assert all(180 - 45 <= knee_angle(exercise, side, "down") <= 180 - 30 for side in ("near", "far"))


@pytest.mark.parametrize("name", ["prone-swimmer", "bird-dog"])
def test_an_arm_that_reaches_forward_leaves_the_head_in_sight(name: str) -> None:
    exercise = exercise_in(next(path for path in FILES if path.stem == name))
    assert exercise.figure is not None
    camera = camera_for(exercise.figure.view)
    for stance in stances_of(exercise).values():
        joints = {name: camera.seen(point) for name, point in solve(stance).joints.items()}
        head, *arm = (joints[name][:2] for name in ("head", "near_shoulder", "near_elbow", "near_hand"))
        for start, end in pairwise(arm):
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                point = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
                assert dist(point, head) > HEAD_RADIUS
