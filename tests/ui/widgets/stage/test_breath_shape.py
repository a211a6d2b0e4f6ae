"""In, out, free and held are told apart by the shape alone, in one glance; and it grows and shrinks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.tone import Tone
from backcare_tui.ui.widgets.stage.breath_shape import BreathShape, bar_text, breath_disc

SIZES = ((10, 5), (14, 7), (20, 10), (42, 21))
FULLNESS = [step / 10 for step in range(11)]


def dots(shape: BreathShape, size: tuple[int, int], tone: Tone) -> int:
    layers = dict(breath_disc(shape, *size).layers)
    return layers[tone].count() if tone in layers else 0


def width(shape: BreathShape, size: tuple[int, int]) -> int:
    """Dots from the left edge of the disc to its right one."""
    rows = dict(breath_disc(shape, *size).layers)[Tone.WORKS].rows
    inked = [row for row in rows if row]
    return max(row.bit_length() for row in inked) - min((row & -row).bit_length() for row in inked) + 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("breath", [Breath.IN, Breath.OUT])
def test_the_disc_is_the_larger_the_fuller(breath: Breath, held: bool, size: tuple[int, int]) -> None:
    widths = [width(BreathShape(breath, fullness, held), size) for fullness in FULLNESS]
    assert widths == sorted(widths)
    assert widths[-1] > 1.8 * widths[0]
    assert widths[-1] <= 2 * size[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("fullness", [0.1, 0.5, 1.0])
def test_in_is_full_and_out_is_hollow(size: tuple[int, int], fullness: float) -> None:
    middle = size[1] * 4 // 2
    for breath, set_ in ((Breath.IN, True), (Breath.OUT, False)):
        disc = dict(breath_disc(BreathShape(breath, fullness, False), *size).layers)[Tone.WORKS]
        assert bool(disc.rows[middle] >> size[0] & 1) is set_


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_two_of_them_look_alike(size: tuple[int, int]) -> None:
    shapes = [BreathShape(breath, 0.5, held) for breath in Breath for held in (False, True)]
    pictures = [str(braille(breath_disc(shape, *size))) for shape in shapes]
    assert len(set(pictures)) == len(shapes)
    bars = ["".join(bar_text(shape, 30)) for shape in shapes]
    assert len(set(bars)) == len(shapes)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_free_breath_rests_and_fills_nothing(size: tuple[int, int]) -> None:
    free = [BreathShape(Breath.FREE, fullness, False) for fullness in FULLNESS]
    assert len({str(braille(breath_disc(shape, *size))) for shape in free}) == 1
    assert dots(free[0], size, Tone.WORKS) == 0
    assert dots(free[0], size, Tone.GHOST) > 0


@given(
    breath=st.sampled_from(Breath),
    fullness=st.floats(0, 1),
    held=st.booleans(),
    columns=st.integers(0, 60),
    rows=st.integers(0, 30),
)
def test_any_size_can_be_drawn(breath: Breath, fullness: float, held: bool, columns: int, rows: int) -> None:
    shape = BreathShape(breath, fullness, held)
    lines = braille(breath_disc(shape, columns, rows))
    assert len(lines) == rows
    assert {sum(len(text) for text, *_ in line) for line in lines} <= {columns}
    assert len("".join(bar_text(shape, columns))) in (0, columns)


@pytest.mark.parametrize("breath", [Breath.IN, Breath.OUT])
def test_the_bar_grows_from_its_middle(breath: Breath) -> None:
    texts = [bar_text(BreathShape(breath, fullness, False), 41) for fullness in FULLNESS]
    assert all(len(left) == len(right) for left, _, right in texts)
    assert all(len(fuller[1]) >= len(emptier[1]) for emptier, fuller in pairwise(texts))
    assert len(texts[-1][1]) > 2 * len(texts[0][1]) > 0
