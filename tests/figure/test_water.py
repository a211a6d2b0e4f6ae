"""A body in the water: bright above the surface, dimmer below it."""

from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Prop, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import CELL_HEIGHT, Mask
from backcare_tui.figure.drawing.water import in_water
from backcare_tui.figure.props import draw_prop
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import stance
from backcare_tui.figure.tone import RANKS, Tone

WIDTH, HEIGHT = 40, 40
_SUNK = {Tone.SUNK, Tone.SUNK_SHIRT, Tone.SUNK_SHORTS}


def lens(view: View = View.SIDE) -> Lens:
    return Lens.onto(Frame(camera_for(view), 0, -20, 40, 40, Ground(0, 40)), WIDTH, HEIGHT, mirror=False)


def pole(left: int = 10, top: int = 0) -> Mask:
    """A post four dots wide, from row TOP down to the bottom."""
    mask = Mask(WIDTH, HEIGHT)
    for row in range(top, HEIGHT):
        mask.run(row, left, left + 3)
    return mask


def rows_of(layers: list[tuple[Tone, Mask]], tone: Tone) -> list[int]:
    return [row for name, mask in layers for row, dots in enumerate(mask.rows) if name == tone and dots]


def test_what_is_below_the_surface_is_dimmer_and_nothing_is_cut_out_there() -> None:
    surface = lens().floor
    assert surface is not None
    layers = in_water([(Tone.BODY, pole())], lens())
    assert rows_of(layers, Tone.BODY) == list(range(surface))
    assert rows_of(layers, Tone.SUNK) == list(range(surface, HEIGHT))


@pytest.mark.parametrize("tone", [tone for tone in Tone if RANKS[tone] == RANKS[Tone.BODY] and tone not in _SUNK])
def test_no_bright_tone_of_the_near_side_is_left_below_the_surface(tone: Tone) -> None:
    surface = lens().floor
    assert surface is not None
    layers = in_water([(tone, pole())], lens())
    below = {name for name, mask in layers if any(mask.rows[surface:])}
    assert below == ({Tone.FAR_WORKS} if tone is Tone.WORKS else below & _SUNK)
    assert len(below) == 1
    assert len(rows_of(layers, tone)) >= surface


def test_skin_shirt_and_shorts_are_told_apart_below_the_surface() -> None:
    surface = lens().floor
    assert surface is not None
    tones = Tone.BODY, Tone.SHIRT, Tone.SHORTS, Tone.FAR, Tone.FAR_CLOTH
    layers = in_water([(tone, pole(left=6 * place)) for place, tone in enumerate(tones)], lens())
    assert len({name for name, mask in layers if any(mask.rows[surface:])}) == len(tones)


def test_what_works_below_the_surface_is_still_tinted() -> None:
    layers = in_water([(Tone.WORKS, pole())], lens())
    assert rows_of(layers, Tone.WORKS)
    assert rows_of(layers, Tone.FAR_WORKS)


def test_the_surface_is_one_line_of_small_waves_from_edge_to_edge_and_below_it_are_ripples() -> None:
    surface = lens().floor
    assert surface is not None
    assert surface % CELL_HEIGHT == 0
    water = Mask(WIDTH, HEIGHT)
    draw_prop(Prop.WATER, water, lens(), solve(stance(BASE_POSES[Position.POOL])))
    first_cells = range(surface, surface + CELL_HEIGHT)
    wave = [[row for row in first_cells if water.rows[row] >> column & 1] for column in range(WIDTH)]
    assert all(len(rows) == 1 for rows in wave)
    depths = [rows[0] - surface for rows in wave]
    assert {0, 1} <= set(depths)
    assert all(abs(depth - beside) <= 1 for depth, beside in pairwise(depths))
    assert sum(depth != beside for depth, beside in pairwise(depths)) >= 4
    assert not any(water.rows[:surface])
    assert any(water.rows[surface + CELL_HEIGHT :])


def test_no_sliver_of_a_belly_is_left_below_the_surface() -> None:
    surface = lens().floor
    assert surface is not None
    belly = Mask(WIDTH, HEIGHT)
    for row in range(surface - 6, surface + 1):
        belly.run(row, 5, 35)
    assert rows_of(in_water([(Tone.BODY, belly)], lens()), Tone.SUNK) == []


def test_from_above_there_is_no_surface_to_see() -> None:
    layers = [(Tone.BODY, pole())]
    assert in_water(layers, lens(View.TOP)) == layers
