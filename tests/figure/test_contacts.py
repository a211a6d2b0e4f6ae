"""Nobody hangs in the air: what is held is touched, what bears weight stands, and no limb ends before its end."""

from dataclasses import replace
from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Prop, Touch
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing import contact
from backcare_tui.figure.motion import stances_of
from backcare_tui.figure.stance import Stance
from backcare_tui.figure.tone import Tone
from tests.figure.contact_checks import (
    SIZES,
    Seen,
    bicycle_faults,
    contact_faults,
    cut_faults,
    ground_faults,
    held_faults,
    seat_faults,
)
from tests.figure.picture_checks import frame_of
from tests.shipped import shipped

FILES = sorted((Path(__file__).parents[2] / "catalogue" / "exercises").glob("*.toml"))
HOLDS = {
    "chair-twist": {("turned", 0): "backrest"},
    "cycle": {(f"pedal-{number}", hand): "handlebar" for number in range(1, 9) for hand in (0, 1)},
    "hamstring-stretch": {(pose, hand): "near_back_thigh" for pose in ("held", "long") for hand in (0, 1)},
    "knee-to-chest": {("in", hand): "near_back_thigh" for hand in (0, 1)},
    "seated-figure-four": {("tall", 0): "near_knee", ("forward", 0): "near_knee"},
    "seated-spinal-twist": {("rest", 0): "near_knee", ("tall", 0): "near_knee", ("turned", 1): "near_knee"},
    "thoracic-extension": {(pose, hand): "head" for pose in ("tall", "back") for hand in (0, 1)},
}
"""What the words of an exercise say that a hand holds in a pose: the near one, 0, or the far one."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_held_or_stood_on_is_touched_and_no_limb_is_cut(path: Path) -> None:
    assert contact_faults(shipped().exercises[path.stem]) == []


@pytest.mark.parametrize(
    ("name", "pose", "hand", "what"),
    [(name, *place, what) for name, holds in HOLDS.items() for place, what in holds.items()],
)
def test_a_pose_says_what_a_hand_holds(name: str, pose: str, hand: int, what: str) -> None:
    assert stances_of(shipped().exercises[name])[pose].limbs[hand].at == Touch(what)


# Each check is shown to find the fault that it is for.


def seen(exercise: Exercise, stance: Stance, size: tuple[int, int]) -> Seen:
    assert exercise.figure is not None
    return Seen.of(stance, exercise.figure, frame_of(exercise), size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_hand_above_the_back_of_a_chair_is_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["chair-twist"]
    turned = stances_of(exercise)["turned"]
    near, far, near_foot, far_foot = turned.limbs
    above = replace(turned, limbs=(replace(near, at=(-10.0, 46.0, 0.0)), far, near_foot, far_foot))
    assert list(held_faults(turned, seen(exercise, turned, size))) == []
    assert list(held_faults(turned, seen(exercise, above, size))) == ["the near hand does not touch the backrest"]


def test_in_a_cell_that_a_hand_shares_with_what_it_holds_both_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left out of a cell with a hand, the back of the chair would begin below it."""
    exercise = shipped().exercises["chair-twist"]
    assert exercise.figure is not None
    turned = stances_of(exercise)["turned"]

    def apart() -> int:
        """How many dots lie between the hand and the chair, at both sizes."""
        found = 0
        for size in SIZES:
            still = seen(exercise, turned, size)
            hand = still.end_of("near", "forearm")
            while not hand.grown().meets(still.things):
                hand, found = hand.grown(), found + 1
        return found

    assert apart() == 0
    monkeypatch.setattr(contact, "_ENDS", {})
    assert apart() > 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_hand_beside_the_knee_that_it_holds_is_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["seated-spinal-twist"]
    rest = stances_of(exercise)["rest"]
    near, far, near_foot, far_foot = rest.limbs
    beside = replace(rest, limbs=(replace(near, at=(11.0, 40.0, 9.0)), far, near_foot, far_foot))
    assert list(held_faults(rest, seen(exercise, rest, size))) == []
    assert "the near hand does not touch the near knee" in held_faults(rest, seen(exercise, beside, size))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_foot_above_the_floor_is_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["march"]
    rest = stances_of(exercise)["stand"]
    near_hand, far_hand, near, far = rest.limbs
    assert isinstance(near.at, tuple)
    lifted = replace(near, at=(near.at[0], near.at[1] + 7.0, near.at[2]))
    above = replace(rest, limbs=(near_hand, far_hand, lifted, far))
    assert list(ground_faults(rest, seen(exercise, rest, size))) == []
    assert [fault.partition(" is ")[0] for fault in ground_faults(above, seen(exercise, above, size))] == [
        "the near foot"
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_who_sits_above_the_seat_is_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["chair-twist"]
    tall = stances_of(exercise)["tall"]
    above = replace(tall, point=(tall.point[0], tall.point[1] + 9.0, tall.point[2]))
    assert list(seat_faults(tall, seen(exercise, tall, size))) == []
    assert [fault.partition(" is ")[0] for fault in seat_faults(tall, seen(exercise, above, size))] == ["the seat"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_feet_beside_the_pedals_and_hips_above_the_saddle_are_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["cycle"]
    still = seen(exercise, stances_of(exercise)["pedal-1"], size)
    assert Prop.BICYCLE in exercise.figure.props if exercise.figure else False
    assert list(bicycle_faults(still)) == []
    nothing = replace(still, things=Mask(still.lens.width, still.lens.height))
    assert list(bicycle_faults(nothing)) == ["the near foot is on no pedal", "nobody sits on the saddle"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_shin_that_ends_in_mid_air_is_found(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["seated-spinal-twist"]
    still = seen(exercise, stances_of(exercise)["turned"], size)
    assert list(cut_faults(still)) == []
    shin = next(one for one in still.parts if one.part.name == "near_shin" and one.tone is Tone.BODY)
    stump = still.written.beyond(shin.whole)
    cut = list(cut_faults(replace(still, written=stump)))
    assert len(cut) == 1
    assert cut[0].endswith("dots of the near shin are cut off")
