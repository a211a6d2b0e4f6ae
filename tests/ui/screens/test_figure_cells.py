"""Every figure is made of the cells that the settings say."""

import pytest

from backcare_tui.figure.cells.kind import Cells
from backcare_tui.figure.cells.octants import QUARTERS, octants
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.widgets.figure.figure_view import FigureView
from tests.ui.running_app import QUIET, OpenApp, RunningApp

MADE_OF = {
    Cells.BRAILLE: {" ", *map(chr, range(0x2801, 0x2900))},
    Cells.OCTANTS: set(octants()),
    Cells.BLOCKS: set(QUARTERS),
    Cells.ASCII: set(map(chr, range(0x20, 0x7F))),
}


def figure(stage: RunningApp) -> set[str]:
    """The characters in the cells of the figure that is seen."""
    lines = stage.text().split("\n")
    shown: set[str] = set()
    for view in stage.screen.query(FigureView):
        shown.update(
            *(line[view.region.x : view.region.right] for line in lines[view.region.y : view.region.bottom])
        )
    return shown


@pytest.mark.parametrize("kind", Cells)
async def test_wherever_one_is_seen(open_app: OpenApp, kind: Cells) -> None:
    async def made_of_it(where: str) -> None:
        await stage.until(lambda: len(figure(stage)) > 2)
        assert figure(stage) <= MADE_OF[kind], where

    settings = QUIET.model_copy(update={"figure": kind.value})
    async with open_app(size=(120, 50), settings=settings) as stage:
        await made_of_it("Today")
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("slash")
        await stage.paste("bird-dog")
        await stage.press("enter")
        await made_of_it("the catalogue")
        await stage.press("4")
        await stage.on(PlanScreen)
        await made_of_it("the plan")
        screen = await stage.begin("bridge")
        await made_of_it("getting ready")
        stage.run(screen, 30)
        await made_of_it("a movement")
        await stage.press("l")
        await made_of_it("the large display")


async def test_what_is_behind_a_tone_is_on_the_screen(open_app: OpenApp) -> None:
    """Octants have two tones a cell, which is all the more that they can show."""
    settings = QUIET.model_copy(update={"figure": "octants"})
    async with open_app(size=(100, 40), settings=settings) as stage:
        screen = await stage.begin("bridge")
        stage.run(screen, 30)
        await stage.until(lambda: len(figure(stage)) > 2)
        (view,) = screen.query("#figure").results(FigureView)
        strips = [view.render_line(y) for y in range(view.size.height)]
        ground = view.rich_style.bgcolor
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        behind = [style for style in styles if style.bgcolor != ground]
        assert behind != []
        assert all(style.color != style.bgcolor for style in behind)


def grounds(stage: RunningApp) -> set[str]:
    """The characters in the cells of the figure that have a ground of their own."""
    (view,) = stage.screen.query("#figure").results(FigureView)
    own = view.rich_style.bgcolor
    strips = [view.render_line(y) for y in range(view.size.height)]
    return {
        character
        for strip in strips
        for text, style, _ in strip
        if style and style.bgcolor != own
        for character in text
    }


async def test_a_body_is_solid_in_colours_that_can_be_mixed(open_app: OpenApp) -> None:
    """Those of the terminal cannot: nobody knows what they are. All dots are seen all the same."""
    async with open_app(size=(100, 40)) as stage:
        screen = await stage.begin("cat-cow")
        stage.run(screen, 30)
        await stage.until(lambda: "⣿" in grounds(stage))
        some_of_the_dots = grounds(stage) - {"⣿"}
        assert some_of_the_dots <= MADE_OF[Cells.BRAILLE]
        assert some_of_the_dots != set()  # at the edge of what works
        stage.app.theme = "ansi-dark"
        await stage.until(lambda: grounds(stage) == set())
        assert "⣿" in figure(stage)
        stage.app.theme = "backcare"
        await stage.until(lambda: "⣿" in grounds(stage))
