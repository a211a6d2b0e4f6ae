"""A picture in braille: who keeps a cell that several share."""

import pytest

from backcare_tui.figure.canvas import Mask, Picture
from backcare_tui.figure.cells.braille import braille, braille_on_grounds
from backcare_tui.figure.tone import SOLID, Tone

WHOLE = tuple((x, y) for y in range(4) for x in range(2))


def dots(*points: tuple[int, int]) -> Mask:
    mask = Mask(2, 4)
    for x, y in points:
        mask.rows[y] |= 1 << x
    return mask


def test_every_dot_has_its_bit() -> None:
    assert braille(Picture(2, 4, ((Tone.BODY, dots(*WHOLE)),))) == [[("⣿", "body", "")]]
    assert braille(Picture(2, 4, ((Tone.BODY, dots((1, 0), (0, 3))),))) == [[("⡈", "body", "")]]


@pytest.mark.parametrize("lower", [Tone.FAR, Tone.ARROW, Tone.PROP, Tone.SHADOW, Tone.GHOST])
def test_the_dots_of_what_ranks_lower_are_left_out_however_many(lower: Tone) -> None:
    one, many = dots((0, 0)), dots((0, 1), (1, 1), (0, 2), (1, 2))
    for layers in (((Tone.BODY, one), (lower, many)), ((lower, many), (Tone.BODY, one))):
        assert braille(Picture(2, 4, layers)) == [[("⠁", "body", "")]]


def test_of_equals_all_dots_stay_in_the_tone_of_most() -> None:
    one, many = dots((0, 0)), dots((0, 1), (1, 1))
    assert braille(Picture(2, 4, ((Tone.BODY, one), (Tone.WORKS, many)))) == [[("⠓", "works", "")]]


@pytest.mark.parametrize("tone", Tone)
def test_what_is_near_is_solid_where_it_fills_a_cell(tone: Tone) -> None:
    whole, most = (Picture(2, 4, ((tone, dots(*points)),)) for points in (WHOLE, WHOLE[1:]))
    assert braille_on_grounds(whole) == [[("⣿", tone, f"{tone} 30%" if tone in SOLID else "")]]
    assert braille_on_grounds(most) == [[("⣾", tone, "")]]
    assert SOLID.isdisjoint({Tone.HAIR, Tone.FAR, Tone.FAR_CLOTH, Tone.ARROW, Tone.PROP, Tone.SHADOW, Tone.GHOST})


@pytest.mark.parametrize("count", range(1, 8))
def test_the_edge_of_what_works_is_full_of_dots_with_something_of_the_other_tone_behind(count: int) -> None:
    works, shirt = dots(*WHOLE[:count]), dots(*WHOLE[count:])
    cells = {braille_on_grounds(Picture(2, 4, layers))[0][0] for layers in _orders(works, shirt)}
    if count < 4:
        assert cells == {("⣿", "shirt", "shirt 30%")}
    elif count == 4:
        assert cells <= {("⣿", "works", "shirt 40%"), ("⣿", "shirt", "works 40%")}
    else:
        assert cells == {("⣿", "works", "works 30%")}


def test_other_tones_share_a_full_cell_as_without_a_ground() -> None:
    skin, shirt = dots(*WHOLE[:3]), dots(*WHOLE[3:])
    assert braille_on_grounds(Picture(2, 4, ((Tone.SKIN, skin), (Tone.SHIRT, shirt)))) == [
        [("⣿", "shirt", "shirt 30%")]
    ]


def test_what_is_dark_within_the_near_side_is_a_line_on_it_and_no_slit() -> None:
    for count, written, behind in ((6, "⠿", "shirt 30%"), (5, "⠟", "shirt 12%"), (4, "⠛", "shirt 12%")):
        whole = Picture(2, 4, ((Tone.SHIRT, dots(*WHOLE[:count])),), dots(*WHOLE[count:]))
        assert braille_on_grounds(whole) == [[(written, "shirt", behind)]]
        assert braille(whole) == [[(written, "shirt", "")]]


@pytest.mark.parametrize("tone", [Tone.FAR, Tone.HAIR, Tone.PROP, Tone.SUNK_SHIRT])
def test_what_is_not_solid_has_no_shade(tone: Tone) -> None:
    assert braille_on_grounds(Picture(2, 4, ((tone, dots(*WHOLE[:6])),), dots(*WHOLE[6:]))) == [[("⠿", tone, "")]]


def test_the_edge_of_a_body_has_no_shade_beyond_it() -> None:
    """Where it and what is dark within it do not fill a cell, the ground of the terminal is seen in that."""
    assert braille_on_grounds(Picture(2, 4, ((Tone.SHIRT, dots(*WHOLE[:4])),), dots(*WHOLE[4:6]))) == [
        [("⠛", "shirt", "")]
    ]
    assert braille_on_grounds(Picture(2, 4, ((Tone.SHIRT, dots()),), dots(*WHOLE[:4]))) == [[(" ", "", "")]]


def _orders(works: Mask, shirt: Mask) -> list[tuple[tuple[Tone, Mask], ...]]:
    layers = ((Tone.WORKS, works), (Tone.SHIRT, shirt))
    return [layers, layers[::-1]]
