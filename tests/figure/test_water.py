"""A body in the water: bright above the surface, dimmer below it."""

import pytest

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Prop, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import CELL_HEIGHT, Mask, Picture
from backcare_tui.figure.drawing.water import in_water
from backcare_tui.figure.props import draw_prop
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import stance
from backcare_tui.figure.tone import RANKS, SOLID, Tone
from tests.figure.picture_checks import SIZES, pictures, told_movements
from tests.shipped import shipped

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


def test_what_is_below_the_surface_is_dimmer_and_its_line_goes_on_through_it_as_a_dark_one() -> None:
    surface = lens().floor
    assert surface is not None
    layers = in_water([(Tone.BODY, pole())], lens())
    assert rows_of(layers, Tone.BODY) == list(range(surface))
    assert rows_of(layers, Tone.SUNK) == list(range(surface + 1, HEIGHT))


def test_what_is_near_and_above_the_surface_is_solid_and_what_is_below_it_is_dots() -> None:
    sunk = {name for tone in Tone for name, _ in in_water([(tone, pole(top=HEIGHT - 8))], lens())}
    assert sunk > _SUNK
    assert not _SUNK & SOLID


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


def test_the_surface_is_one_level_line_from_edge_to_edge_and_below_it_are_ripples() -> None:
    surface = lens().floor
    assert surface is not None
    assert surface % CELL_HEIGHT == 0
    water = Mask(WIDTH, HEIGHT)
    draw_prop(Prop.WATER, water, lens(), solve(stance(BASE_POSES[Position.POOL])))
    assert water.rows[surface] == (1 << WIDTH) - 1
    assert not any(water.rows[:surface])
    assert not any(water.rows[surface + 1 : surface + CELL_HEIGHT])
    assert any(water.rows[surface + CELL_HEIGHT :])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_under_water_nothing_is_tinted_that_works(size: tuple[int, int]) -> None:
    """A few dots of it there, beside what is above, would be crumbs."""
    swimming = shipped().exercises["swim"]
    for told in told_movements(swimming):
        for picture in pictures(swimming, told, size, steps=1):
            below = {tone for tone, mask in picture.layers if any(mask.rows[_line_of(picture) :])}
            assert not below & {Tone.WORKS, Tone.FAR_WORKS}


def _line_of(picture: Picture) -> int:
    """The row of the surface: the first of the water."""
    water = next(mask for tone, mask in picture.layers if tone == Tone.PROP)
    return next(row for row, dots in enumerate(water.rows) if dots)


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
