"""Every picture of every exercise, in all of its forms and at three sizes, is one that the eye takes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.figure.camera import Frame, Ground
from backcare_tui.figure.canvas import Line, Mask, Picture
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.drawing.body import Shown, shown_body
from backcare_tui.figure.picture import frame_around
from backcare_tui.figure.tone import Tone
from tests.figure import picture_checks, still
from tests.figure.cells.read import braille_dots
from tests.figure.picture_checks import (
    AIR,
    FAR,
    GHOST,
    MOVED,
    NEAR,
    SIZES,
    Told,
    arrow_faults,
    body_faults,
    catalogue_faults,
    crumb_faults,
    dots,
    far_faults,
    farthest,
    fill_faults,
    frame_of,
    ghost_faults,
    hidden_faults,
    pictures,
    pinhole_faults,
    recoloured_faults,
    telling_faults,
    told_movements,
)
from tests.figure.still import Still
from tests.shipped import shipped

FILES = sorted((Path(__file__).parents[2] / "catalogue" / "exercises").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_eye_takes_every_picture(path: Path) -> None:
    assert catalogue_faults(shipped().exercises[path.stem]) == {}


# Each check is shown to find the fault that it is for.


@pytest.fixture(scope="module")
def bridge() -> Exercise:
    return shipped().exercises["bridge"]


@pytest.fixture(scope="module")
def lifting(bridge: Exercise) -> Told:
    return next(told_movements(bridge))


@pytest.fixture(params=SIZES, ids=str)
def lifted(request: pytest.FixtureRequest, bridge: Exercise, lifting: Told) -> Picture:
    """The bridge at its highest."""
    return pictures(bridge, lifting, request.param, steps=1)[-1]


def with_dots(picture: Picture, tone: Tone, *places: tuple[int, int]) -> Picture:
    """PICTURE with more dots of TONE, where nothing is yet."""
    more = Mask(picture.width, picture.height)
    for x, y in places:
        more.rows[y] |= 1 << x
    return replace(picture, layers=(*picture.layers, (tone, more)))


def without(picture: Picture, *tones: Tone) -> Picture:
    return replace(picture, layers=tuple(layer for layer in picture.layers if layer[0] not in tones))


def test_a_part_that_floats_is_found(lifted: Picture) -> None:
    block = [(x, y) for x in range(4) for y in range(4)]
    assert body_faults(lifted) == []
    assert body_faults(with_dots(lifted, Tone.BODY, *block)) == ["16 dots float at 0, 0"]
    assert body_faults(with_dots(lifted, Tone.PROP, *block)) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_far_limb_that_is_parted_from_the_body_is_found(size: tuple[int, int]) -> None:
    marching = shipped().exercises["march"]
    whole = pictures(marching, next(told_movements(marching)), size, steps=1)[0]
    assert far_faults(whole) == []
    parted = Mask(whole.width, whole.height)
    parted.join(dots(whole, *FAR))
    parted.without(dots(whole, *NEAR).grown())
    layers = tuple(layer for layer in whole.layers if layer[0] not in FAR)
    assert far_faults(replace(whole, layers=(*layers, (Tone.FAR, parted)))) != []


def test_a_gap_of_one_dot_parts_nothing_and_one_of_two_does() -> None:
    def gap(wide: int) -> Picture:
        body = Mask(20, 8)
        for row in range(8):
            body.run(row, 0, 8)
            body.run(row, 9 + wide, 18)
        return Picture(20, 8, ((Tone.BODY, body),))

    assert body_faults(gap(1)) == []
    assert len(body_faults(gap(2))) == 1


def test_what_is_drawn_across_the_body_joins_it() -> None:
    body, wave = Mask(8, 12), Mask(8, 12)
    for row in (0, 1, 2, 3, 8, 9, 10, 11):
        body.run(row, 0, 7)
    for row in range(5, 7):
        wave.run(row, 0, 7)
    swimmer = Picture(8, 12, ((Tone.BODY, body), (Tone.PROP, wave)))
    assert len(body_faults(swimmer)) == 1
    assert body_faults(swimmer, {Tone.PROP}) == []


@pytest.mark.parametrize("tone", [Tone.BODY, Tone.WORKS, Tone.FAR])
def test_stray_dots_are_found(lifted: Picture, tone: Tone) -> None:
    stray = with_dots(lifted, tone, (0, 0), (1, 0), (1, 1))
    assert crumb_faults(lifted, braille(lifted)) == []
    assert crumb_faults(stray, braille(stray)) == ["3 stray dots at 0, 0"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_head_that_is_hidden_is_found(
    bridge: Exercise, lifting: Told, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def headless(*given: Any) -> tuple[list[Shown], Mask]:
        shown, hair = shown_body(*given)
        return [replace(one, seen=Mask(0, 0)) if one.part.name == "head" else one for one in shown], hair

    assert hidden_faults(Still.of(lifting.end, frame_of(bridge), size)) == []
    monkeypatch.setattr(still, "shown_body", headless)
    assert hidden_faults(Still.of(lifting.end, frame_of(bridge), size)) == ["0 dots of the head"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_body_that_is_small_in_its_picture_is_found(
    bridge: Exercise, lifting: Told, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def far_away(*given: Any) -> Frame:
        frame = frame_around(*given)
        ground = Ground(frame.ground.left + 20, frame.ground.right - 20)
        return replace(frame, left=frame.left - 20, width=frame.width + 40, ground=ground)

    assert fill_faults(pictures(bridge, lifting, size)) == []
    monkeypatch.setattr(picture_checks, "frame_around", far_away)
    assert fill_faults(pictures(bridge, lifting, size)) != []
    assert fill_faults([]) == ["there is no body"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_pinhole_in_the_body_is_found(
    bridge: Exercise, lifting: Told, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pierced(*given: Any) -> tuple[list[Shown], Mask]:
        shown, hair = shown_body(*given)
        for one in shown:
            if one.part.name == "head":
                row = max(range(one.whole.height), key=lambda row: one.whole.rows[row].bit_count())
                middle = one.whole.rows[row].bit_length() - one.whole.rows[row].bit_count() // 2
                one.seen.rows[row] &= ~(1 << middle)
        return shown, hair

    assert pinhole_faults(Still.of(lifting.end, frame_of(bridge), size)) == []
    monkeypatch.setattr(still, "shown_body", pierced)
    found = pinhole_faults(Still.of(lifting.end, frame_of(bridge), size))
    assert [fault.split(" at ")[0] for fault in found] == ["1 dark dots"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_hand_that_is_hidden_is_found_unless_it_is_behind_the_other(
    bridge: Exercise, lifting: Told, size: tuple[int, int]
) -> None:
    near, far, near_foot, far_foot = lifting.end.limbs
    assert isinstance(near.at, tuple)
    assert isinstance(far.at, tuple)
    assert near.at[:2] == far.at[:2]
    assert hidden_faults(Still.of(lifting.end, frame_of(bridge), size)) == []
    behind = replace(lifting.end, limbs=(near, replace(far, at=(-16.0, 12.0, -6.0)), near_foot, far_foot))
    assert hidden_faults(Still.of(behind, frame_of(bridge), size)) == ["0 dots of the far hand"]


def test_a_movement_too_small_to_be_seen_is_found(bridge: Exercise) -> None:
    figure = bridge.figure
    assert figure is not None
    resting = dict.fromkeys(figure.poses, figure.poses[figure.rest])
    motionless = bridge.model_copy(update={"figure": figure.model_copy(update={"poses": resting})})
    assert farthest(bridge, frame_of(bridge)) >= MOVED
    assert farthest(motionless, frame_of(motionless)) == 0.0
    assert "a movement to be seen" in catalogue_faults(motionless)


def test_a_round_is_looked_at_in_each_form_in_which_it_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    marching = shipped().exercises["march"]
    as_told, *forms = (list(told_movements(one)) for one in (marching, *map(marching.in_form, marching.forms)))
    others = [form.words for form, told in zip(marching.forms, forms, strict=True) if told != as_told]
    assert 0 < len(others) < len(marching.forms)
    monkeypatch.setattr(picture_checks, "SIZES", SIZES[:1])
    monkeypatch.setattr(picture_checks, "ARROW_LONG", 99)
    faults = catalogue_faults(marching)["a whole arrow"]
    assert {fault.partition(" [")[2].rstrip("]") for fault in faults} == {"", *others}


def test_a_dot_in_the_tone_of_another_is_found(lifted: Picture) -> None:
    written = braille(lifted)
    assert recoloured_faults(lifted, written) == []
    swapped: list[Line] = [
        [(text, Tone.BODY if tone == Tone.PROP else tone, behind) for text, tone, behind in line]
        for line in written
    ]
    assert recoloured_faults(lifted, swapped) != []


@pytest.mark.parametrize("tone", [Tone.GHOST, Tone.ARROW])
def test_a_movement_without_ghost_or_arrow_is_found(tone: Tone) -> None:
    kneeling_back = shipped().exercises["childs-pose"]
    told = next(told_movements(kneeling_back))
    shown = pictures(kneeling_back, told, SIZES[1], steps=1)
    assert telling_faults(told, shown, braille(shown[-1])) == []
    bare = [*shown[:-1], without(shown[-1], tone)]
    assert telling_faults(told, bare, braille(bare[-1])) == [f"0 dots of the {tone}"]


def test_a_ghost_that_is_a_crumb_or_in_pieces_is_found(lifted: Picture) -> None:
    bare = without(lifted, Tone.GHOST)
    assert ghost_faults(bare) == []
    crumb = with_dots(bare, Tone.GHOST, *((x, 0) for x in range(GHOST - 1)))
    assert ghost_faults(crumb) == ["11 dots of a ghost at 0, 0"]
    whole = with_dots(bare, Tone.GHOST, *((x, 0) for x in range(GHOST)))
    assert ghost_faults(whole) == []
    in_two = with_dots(bare, Tone.GHOST, *((x, 0) for x in range(2 * GHOST + 1) if x != GHOST))
    assert ghost_faults(in_two) == ["2 pieces of a ghost"]


def test_an_arrow_that_is_cut_or_in_scraps_or_too_near_is_found(bridge: Exercise, lifting: Told) -> None:
    def faults(*shown: Picture) -> list[str]:
        return arrow_faults(shown, [braille(picture) for picture in shown])

    shown = pictures(bridge, lifting, SIZES[1], steps=1)
    arrow = dots(shown[0], Tone.ARROW)
    assert faults(*shown) == []
    lines = [braille(picture) for picture in shown]
    assert arrow_faults(shown, lines, arrows=2) == ["one of two is missing"]
    x, y = min((x, y) for y, row in enumerate(arrow.rows) for x in range(arrow.width) if row >> x & 1)
    assert faults(*(with_dots(one, Tone.ARROW, (x - 4, y)) for one in shown)) == ["the arrow is in 2 scraps"]
    near = [with_dots(one, Tone.PROP, (x - AIR, y)) for one in shown]
    assert faults(shown[0], near[1]) == ["the arrow has less than 3 dots of air in picture 1"]
    assert faults(shown[0], with_dots(shown[1], Tone.PROP, (x - AIR - 1, y))) == []
    cut = replace(
        shown[1],
        layers=tuple(
            (tone, Mask(*_size(shown[1])) if tone is Tone.ARROW else mask) for tone, mask in shown[1].layers
        ),
    )
    assert faults(shown[0], cut) == ["the arrow is cut in picture 1"]
    stump = Mask(*_size(shown[0]))
    stump.rows[y] = 0b1111 << x
    short = [replace(one, layers=((Tone.ARROW, stump),)) for one in shown]
    assert faults(*short) == ["the arrow is but 3 dots long"]


def _size(picture: Picture) -> tuple[int, int]:
    return picture.width, picture.height


def test_braille_is_read_as_it_is_written(lifted: Picture) -> None:
    alone = without(lifted, *(set(Tone) - {Tone.PROP}))
    assert braille_dots(braille(alone), [Tone.PROP])[0].rows == dots(lifted, Tone.PROP).rows
