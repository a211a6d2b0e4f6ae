"""In which cells a figure is written, and that it is the same figure in all of them."""

from itertools import combinations
from typing import get_args

import pytest

from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask, Picture
from backcare_tui.figure.cells.kind import Cells, cells_for, sample, written
from backcare_tui.figure.cells.octants import octants
from backcare_tui.figure.tone import RANKS, Tone
from backcare_tui.storage.written.settings_file import Settings


def hand() -> Picture:
    """A near part before a far one, over a prop, in some cells together."""
    body, far, prop = (Mask(16, 12) for _ in range(3))
    body.bone((3, 3), (12, 8), 2.2, 1.4)
    far.bone((12, 2), (4, 10), 1.8, 1.2)
    far.without(body)
    for row in (10, 11):
        prop.run(row, 0, 15)
    prop.without(body)
    prop.without(far)
    return Picture(16, 12, ((Tone.BODY, body), (Tone.FAR, far), (Tone.PROP, prop)))


@pytest.mark.parametrize("kind", Cells)
def test_every_cell_of_a_picture_is_written(kind: Cells) -> None:
    lines = written(hand(), kind)
    assert [sum(len(text) for text, *_ in line) for line in lines] == [8, 8, 8]


@pytest.mark.parametrize("kind", Cells)
def test_a_cell_with_a_near_dot_is_near(kind: Cells) -> None:
    picture = hand()
    body = picture.layers[0][1]
    for row, line in enumerate(written(picture, kind)):
        tones = [tone for text, tone, _ in line for _ in text]
        for column, tone in enumerate(tones):
            band = body.rows[row * CELL_HEIGHT : (row + 1) * CELL_HEIGHT]
            assert (tone == Tone.BODY) == any(dots >> column * CELL_WIDTH & 3 for dots in band)


def test_octants_show_the_dots_of_the_picture() -> None:
    picture = hand()
    body = picture.layers[0][1]
    shown = Mask(picture.width, picture.height)
    for row, line in enumerate(written(picture, Cells.OCTANTS)):
        characters = [(char, tone) for text, tone, _ in line for char in text]
        for column, (char, tone) in enumerate(characters):
            bits = octants().index(char) if tone == Tone.BODY else 0
            for y in range(CELL_HEIGHT):
                shown.rows[row * CELL_HEIGHT + y] |= (bits >> y * CELL_WIDTH & 3) << column * CELL_WIDTH
    assert shown.rows == body.rows


def test_in_ascii_tones_differ_without_colour() -> None:
    whole = Mask(2, 4)
    whole.rows = [3] * 4
    alone = {tone: written(Picture(2, 4, ((tone, whole),)), Cells.ASCII)[0][0][0] for tone in Tone}
    assert all(character.isascii() for character in alone.values())
    near = {tone for tone in Tone if RANKS[tone] == RANKS[Tone.BODY]} - {Tone.WORKS}
    far = {Tone.FAR, Tone.FAR_CLOTH, Tone.SUNK_FAR}
    for one, other in combinations(Tone, 2):
        assert (alone[one] == alone[other]) is ({one, other} <= near or {one, other} <= far), (one, other)


def test_in_ascii_edges_differ_from_the_middle() -> None:
    assert sample(Cells.ASCII) == ",_d##b_."


@pytest.mark.parametrize(
    ("encoding", "arriving"),
    [("utf-8", set(Cells)), ("cp437", {Cells.ASCII}), ("ascii", {Cells.ASCII}), (None, {Cells.ASCII})],
)
def test_what_does_not_arrive_is_ascii(encoding: str | None, arriving: set[Cells]) -> None:
    assert {cells_for(kind, encoding) for kind in Cells} == arriving
    assert all(cells_for(kind, encoding) is kind for kind in arriving)


def test_each_kind_can_be_set() -> None:
    assert get_args(Settings.annotations["figure"]) == tuple(Cells)
    assert Cells(Settings().figure) is Cells.BRAILLE
