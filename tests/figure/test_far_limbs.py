"""Which limbs are shown as far ones, and that they hang together with the body."""

from dataclasses import replace

import pytest

from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.drawing import body
from backcare_tui.figure.drawing.body import shown_body
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.drawing.telling import acting_limbs
from backcare_tui.figure.motion import Movement, between, stances_of
from backcare_tui.figure.picture import Telling, draw, frame_around, tell
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import Stance, stance
from backcare_tui.figure.tone import Tone
from backcare_tui.figure.vector import mixed
from tests.figure import picture_checks
from tests.figure.cells.read import braille_dots
from tests.figure.picture_checks import frame_of, told_movements
from tests.shipped import shipped

SIZES = [(44, 13), (80, 24)]


def layers_of(name: str, pose: str, size: tuple[int, int]) -> dict[str, Mask]:
    exercise = shipped().exercises[name]
    assert exercise.figure is not None
    skeletons = {key: solve(one) for key, one in stances_of(exercise).items()}
    frame = frame_around(skeletons.values(), exercise.figure.view, exercise.figure.props)
    return dict(draw(skeletons[pose], exercise.figure, frame, *size).layers)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_far_leg_hangs_on_the_hip(size: tuple[int, int]) -> None:
    layers = layers_of("march", "far-up", size)
    assert layers[Tone.FAR]
    body = Mask(layers[Tone.FAR].width, layers[Tone.FAR].height)
    for tone in (*picture_checks.NEAR, *picture_checks.FAR):
        if tone in layers:
            body.join(layers[tone])
    leg = max(pieces(layers[Tone.FAR]), key=lambda piece: sum(dots.bit_count() for _, dots in piece))
    lowest = max(leg)
    assert any(lowest in piece for piece in pieces(body) if sum(dots.bit_count() for _, dots in piece) > 300)


def _apart(pose: str) -> list[int]:
    """The sizes of pieces of far forearms, as they are written, that hang on nothing, in a POSE of walking."""
    exercise = shipped().exercises["walk"]
    figure, skeleton = exercise.figure, solve(stances_of(exercise)[pose])
    assert figure is not None
    picture = draw(skeleton, figure, frame_of(exercise), *SIZES[0])
    near, far = braille_dots(braille(picture), picture_checks.NEAR, picture_checks.FAR)
    lens = Lens.onto(frame_of(exercise), picture.width, picture.height, False)
    lowest = round(lens.dot(skeleton.joints["pelvis"])[1])
    arms = [piece for piece in pieces(far) if max(row for row, _ in piece) < lowest]
    return [far.of_runs(one).count() for one in arms if not far.of_runs(one).grown().meets(near)]


def test_a_far_forearm_of_which_the_elbow_is_hidden_hangs_on_the_body_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poses = list(stances_of(shipped().exercises["walk"]))
    assert [apart for apart in map(_apart, poses) if apart] == []
    monkeypatch.setattr(body, "_STUMP", 0.0)
    assert [apart for apart in map(_apart, poses) if apart] != []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_an_arm_that_has_come_to_the_front_is_no_far_one(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["chair-twist"]
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)

    def tones(one: Stance) -> set[Tone]:
        shown, _ = shown_body(solve(one), lens, False)
        arm = [one for one in shown if one.part.name in ("far_upper_arm", "far_forearm")]
        largest = {one.part.name: one.tone for one in sorted(arm, key=lambda one: one.seen.count())}
        return set(largest.values())

    assert tones(stance(BASE_POSES[exercise.position])) == {Tone.FAR}
    assert tones(stances_of(exercise)["turned"]) == {Tone.BODY}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("name", "pose"), [("thoracic-extension", "tall"), ("piriformis-stretch", "crossed"), ("chair-twist", "tall")]
)
def test_of_two_legs_before_the_trunk_the_farther_one_is_dark(name: str, pose: str, size: tuple[int, int]) -> None:
    exercise = shipped().exercises[name]
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    shown, _ = shown_body(solve(stances_of(exercise)[pose]), lens, False)
    tones = {side: {one.tone for one in shown if one.part.name == f"{side}_shin"} for side in ("near", "far")}
    assert tones == {"near": {Tone.BODY}, "far": {Tone.FAR}}


@pytest.mark.parametrize(
    ("name", "tones"),
    [
        (
            "seated-spinal-twist",
            {Tone.BODY, Tone.FAR},
        ),  # before the foot that is set down beyond it; and both straight
        ("seated-figure-four", {Tone.FAR}),
        ("thoracic-extension", {Tone.FAR}),
        ("piriformis-stretch", {Tone.FAR}),
    ],
)
def test_a_leg_keeps_its_tone_while_it_moves(name: str, tones: set[Tone]) -> None:
    exercise = shipped().exercises[name]
    lens = Lens.onto(frame_of(exercise), 80 * CELL_WIDTH, 24 * CELL_HEIGHT, False)
    found = set()
    for one in (exercise, *map(exercise.in_form, exercise.forms)):
        of_form = set()
        for told in told_movements(one):
            shown = [shown_body(solve(stance), lens, False)[0] for stance in told.stances()]
            of_form |= {part.tone for parts in shown for part in parts if part.part.name == "far_shin"}
        assert len(of_form) == 1
        found |= of_form
    assert found == tones


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("pose", ["crossed", "in"])
@pytest.mark.parametrize("share", [0.5, 0.9, 1.0])
def test_a_shin_of_which_the_ankle_lies_on_the_other_leg_is_before_it(
    pose: str, size: tuple[int, int], share: float
) -> None:
    exercise = shipped().exercises["piriformis-stretch"]
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    skeleton = solve(stances_of(exercise)[pose])
    knee, ankle = skeleton.limb("near", "knee", "ankle")
    x, y = lens.dot(mixed(knee, ankle, share))
    shown, _ = shown_body(skeleton, lens, True)
    seen = {one.part.name for one in shown if one.seen.rows[round(y)] >> round(x) & 1}
    assert seen == {"near_shin"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("pose", ["rest", "tall", "turned"])
def test_a_shin_behind_a_far_leg_shares_no_cell_with_it(pose: str, size: tuple[int, int]) -> None:
    exercise = shipped().exercises["seated-spinal-twist"]
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    seated = stances_of(exercise)[pose]
    near_hand, far_hand, near, far = seated.limbs
    shifted = replace(near, at=(19.0, 2.0, -10.5), bend=(0.0, 1.0, 0.4))
    straight = replace(far, at=(42.5, 2.6, -5.0))
    beyond = replace(seated, limbs=(near_hand, far_hand, shifted, straight))
    shown, _ = shown_body(solve(beyond), lens, True)
    seen = {(one.part.name, one.tone): one.seen for one in shown}
    shin, thigh = seen["near_shin", Tone.BODY], seen["far_thigh", Tone.FAR]
    assert shin
    assert thigh
    assert not shin.cells().meets(thigh)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "pose"), [("bird-dog", "long"), ("hip-flexor-stretch", "forward")])
@pytest.mark.parametrize(("share", "tone"), [(0.5, Tone.FAR_CLOTH), (0.75, Tone.FAR_CLOTH), (0.95, Tone.FAR)])
def test_a_far_thigh_is_covered_and_then_bare_from_where_it_leaves_the_trunk(
    name: str, pose: str, size: tuple[int, int], share: float, tone: Tone
) -> None:
    exercise = shipped().exercises[name]
    assert exercise.figure is not None
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    hip, knee = solve(stances_of(exercise)[pose]).limb("far", "hip", "knee")
    x, y = lens.dot(mixed(hip, knee, share))
    tones = [tone for tone, mask in layers_of(name, pose, size).items() if mask.rows[round(y)] >> round(x) & 1]
    assert tones == [tone]


@pytest.mark.parametrize(
    ("name", "start", "end", "acting"),
    [
        ("bird-dog", "rest", "long", {"far_upper_arm", "far_forearm"}),
        ("dead-bug", "up", "low", {"far_thigh", "far_shin"}),
        ("sit-to-stand", "sit", "stand", set()),
    ],
)
def test_a_far_limb_acts_where_it_moves_and_its_near_twin_does_not(
    name: str, start: str, end: str, acting: set[str]
) -> None:
    stances = stances_of(shipped().exercises[name])
    assert acting_limbs([solve(stances[start]), solve(stances[end])]) == acting


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_far_limb_that_acts_is_no_dimmer_than_the_clothes(size: tuple[int, int]) -> None:
    exercise = shipped().exercises["bird-dog"]
    figure, frame = exercise.figure, frame_of(exercise)
    assert figure is not None
    stances = stances_of(exercise)
    lens = Lens.onto(frame, size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    skeleton = solve(stances["long"])
    telling = tell(Movement(stances["rest"], stances["rest"], stances["long"]), figure, frame, *size)

    def tone_of(*limb: str, telling: Telling | None) -> str:
        start, end = skeleton.limb("far", *limb)
        x, y = lens.dot(mixed(start, end, 0.7))
        layers = draw(skeleton, figure, frame, *size, telling=telling).layers
        return next(tone for tone, mask in layers if mask.rows[round(y)] >> round(x) & 1)

    assert tone_of("elbow", "hand", telling=None) == Tone.FAR
    assert tone_of("elbow", "hand", telling=telling) == Tone.FAR_ACTS
    assert tone_of("hip", "knee", telling=telling) == Tone.FAR_CLOTH


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_of_a_far_leg_that_is_cut_in_two_no_scrap_is_seen(size: tuple[int, int], share: float) -> None:
    exercise = shipped().exercises["bird-dog"]
    stances = stances_of(exercise)
    lens = Lens.onto(frame_of(exercise), size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
    shown, _ = shown_body(solve(between(stances["rest"], stances["long"], share)), lens, True)
    leg, near = Mask(lens.width, lens.height), Mask(lens.width, lens.height)
    near.join(*(one.seen for one in shown if one.tone is Tone.BODY))
    leg.join(*(one.seen for one in shown if one.tone is Tone.FAR and one.part.name in ("far_thigh", "far_shin")))
    found = sorted(leg.of_runs(piece).count() for piece in pieces(leg.beyond(near.cells())))
    assert found
    assert found[0] >= found[-1] / 4


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_of_a_far_leg_that_the_near_one_cuts_no_scrap_is_left(size: tuple[int, int]) -> None:
    """While the near leg of the bird dog rises, its shin is before that of the other, which kneels."""
    exercise = shipped().exercises["bird-dog"]
    stances = stances_of(exercise)
    half_way = between(stances["rest"], stances["long"], 0.5)
    assert exercise.figure is not None
    shown = draw(solve(half_way), exercise.figure, frame_of(exercise), *size)
    (far,) = braille_dots(braille(shown), [Tone.FAR, Tone.FAR_CLOTH])
    lowest = [max(row for row, _ in piece) for piece in pieces(far)]
    assert lowest.count(max(lowest)) == 1, "on the floor"
