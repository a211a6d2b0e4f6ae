"""A picture in solid cells: two tones a cell, and nothing in a tone that is not its own."""

from backcare_tui.figure.canvas import Mask, Picture
from backcare_tui.figure.cells.octants import octants
from backcare_tui.figure.cells.solid import in_octants, in_quarters
from backcare_tui.figure.tone import Tone


def picture(**drawn: str) -> Picture:
    """One cell; each tone by the eight dots, row by row, that are its own."""
    layers = []
    for tone, dots in drawn.items():
        mask = Mask(2, 4)
        mask.rows = [sum(1 << x for x in range(2) if dots[2 * row + x] == "#") for row in range(4)]
        layers.append((Tone[tone.upper()], mask))
    return Picture(2, 4, tuple(layers))


def test_the_dots_of_one_tone_lie_on_the_ground() -> None:
    assert in_octants(picture(body="####....")) == [[("▀", "body", "")]]
    assert in_octants(picture(body=".#.#.#.#")) == [[("▐", "body", "")]]
    assert in_octants(picture(body="........")) == [[(" ", "", "")]]


def test_two_tones_that_fill_a_cell_both_have_their_dots() -> None:
    assert in_octants(picture(body="####....", far="....####")) == [[("▀", "body", "far")]]
    assert in_octants(picture(prop="....####", body="####....")) == [[("▀", "body", "prop")]]
    assert in_octants(picture(body="##......", works="..######")) == [[("▆", "works", "body")]]


def test_where_the_ground_is_seen_what_ranks_lower_is_left_out() -> None:
    assert in_octants(picture(body="##......", far="....####")) == [[("\U0001fb82", "body", "")]]
    assert in_octants(picture(prop="####....", body="......##")) == [[("▂", "body", "")]]


def test_where_the_ground_is_seen_equals_take_the_tone_of_most() -> None:
    assert in_octants(picture(body="##......", works="..##.#..")) == [[(octants()[0b101111], "works", "")]]


def test_of_three_tones_the_first_two_that_fill_a_cell_are_kept() -> None:
    assert in_octants(picture(body="##......", works="..##....", far="....####")) == [[("▀", "body", "far")]]
    assert in_octants(picture(body="####....", shirt="....###.", works=".......#")) == [
        [(octants()[0b10001111], "body", "shirt")]
    ]


def test_a_quarter_is_set_where_one_of_its_dots_is() -> None:
    assert in_quarters(picture(body="#......#")) == [[("▚", "body", "")]]
    assert in_quarters(picture(body="#.......", far="..#..#..")) == [[("▘", "body", "")]]


def test_a_quarter_belongs_to_what_ranks_first_in_it() -> None:
    assert in_quarters(picture(far="########", body="..#.....")) == [[("▘", "body", "far")]]


def test_cells_alike_are_one_run() -> None:
    mask = Mask(8, 4)
    mask.rows = [0b111111] * 4
    assert in_octants(Picture(8, 4, ((Tone.BODY, mask),))) == [[("███", "body", ""), (" ", "", "")]]


def test_the_last_column_of_an_odd_width_is_written() -> None:
    mask = Mask(10, 4)
    mask.rows = [0b11 << 8] * 4
    assert in_octants(Picture(10, 4, ((Tone.BODY, mask),))) == [[("    ", "", ""), ("█", "body", "")]]


def test_an_empty_picture_is_blank() -> None:
    assert in_octants(Picture(6, 8, ((Tone.BODY, Mask(6, 8)),))) == [[("   ", "", "")]] * 2
    assert in_quarters(Picture(6, 4, ())) == [[("   ", "", "")]]
