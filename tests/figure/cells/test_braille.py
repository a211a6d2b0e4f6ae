"""A picture in braille: who keeps a cell that several share."""

import pytest

from backcare_tui.figure.canvas import Mask, Picture
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.tone import Tone


def dots(*points: tuple[int, int]) -> Mask:
    mask = Mask(2, 4)
    for x, y in points:
        mask.rows[y] |= 1 << x
    return mask


def test_every_dot_has_its_bit() -> None:
    whole = dots(*((x, y) for x in range(2) for y in range(4)))
    assert braille(Picture(2, 4, ((Tone.BODY, whole),))) == [[("⣿", "body", "")]]
    assert braille(Picture(2, 4, ((Tone.BODY, dots((1, 0), (0, 3))),))) == [[("⡈", "body", "")]]


@pytest.mark.parametrize("lower", [Tone.FAR, Tone.ARROW, Tone.PROP, Tone.SHADOW, Tone.GHOST])
def test_the_dots_of_what_ranks_lower_are_left_out_however_many(lower: Tone) -> None:
    one, many = dots((0, 0)), dots((0, 1), (1, 1), (0, 2), (1, 2))
    for layers in (((Tone.BODY, one), (lower, many)), ((lower, many), (Tone.BODY, one))):
        assert braille(Picture(2, 4, layers)) == [[("⠁", "body", "")]]


def test_of_equals_all_dots_stay_in_the_tone_of_most() -> None:
    one, many = dots((0, 0)), dots((0, 1), (1, 1))
    assert braille(Picture(2, 4, ((Tone.BODY, one), (Tone.WORKS, many)))) == [[("⠓", "works", "")]]
