"""A preview goes on by itself, lets several move one after another, and wakes nobody up while unseen."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.figure.cells.kind import Cells
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT, SMALLEST_WIDTH, FigureView
from backcare_tui.ui.widgets.figure.portrait import Portrait
from backcare_tui.ui.widgets.figure.preview import Preview, grid_of
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.fake_clock import FakeClock
from tests.shipped import shipped
from tests.ui.host import ThemedApp


class Previews(ThemedApp):
    CSS = "#preview { height: 100%; }"

    def __init__(self, *, moving: bool = True) -> None:
        super().__init__()
        self.clock = FakeClock()
        self._moving = moving

    def compose(self) -> ComposeResult:
        yield Preview(self.clock, self._moving, id="preview")

    def on_figure_appears(self, message: FigureAppears) -> None:
        message.write_in(Cells.BRAILLE)

    def pictures(self) -> dict[str, list[str]]:
        """What is seen of each exercise, from left to right and from the top on."""
        return {one.exercise.id: _seen(one.query_one(FigureView)) for one in self.query(Portrait)}


def _seen(view: FigureView) -> list[str]:
    return [view.render_line(row).text for row in range(view.size.height)]


def exercises(*names: str) -> list[Exercise]:
    return [shipped().exercises[name] for name in names]


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await pilot.pause()


async def shown(pilot: Pilot[None], app: Previews, *names: str) -> None:
    """Wait until exactly the exercises of these NAMES are seen."""

    def are_seen() -> bool:
        pictures = app.pictures()
        return list(pictures) == [*names] and all(any(row.strip() for row in one) for one in pictures.values())

    await until(pilot, are_seen)


async def test_it_rests_unseen_and_goes_on_where_it_is_seen_again() -> None:
    app = Previews()
    async with app.run_test(size=(60, 20)) as pilot:
        preview = app.query_one(Preview)
        preview.show(exercises("bridge"))
        await shown(pilot, app, "bridge")
        await app.push_screen(Screen())
        await until(pilot, lambda: preview.rests)
        app.pop_screen()
        await until(pilot, lambda: not preview.rests)
        before = app.pictures()
        app.clock.seconds += 1.5
        await until(pilot, lambda: app.pictures() != before)


async def test_several_stand_there_with_their_names_and_move_one_after_another() -> None:
    app = Previews()
    async with app.run_test(size=(120, 30)) as pilot:
        app.query_one(Preview).show(exercises("bridge", "bird-dog", "bridge", "cat-cow"))
        await shown(pilot, app, "bridge", "bird-dog", "cat-cow")
        assert [name.said for name in app.query(".name").results(LiteralText)] == ["Bridge", "Bird-dog", "Cat-cow"]
        first, *others = app.query(Portrait)
        before = app.pictures()
        app.clock.seconds += 1.5
        await until(pilot, lambda: app.pictures()["bridge"] != before["bridge"])
        assert all(app.pictures()[other.exercise.id] == before[other.exercise.id] for other in others)
        app.clock.seconds += first.seconds
        await until(pilot, lambda: app.pictures()["bird-dog"] != before["bird-dog"])
        rested = app.pictures()
        app.clock.seconds += 0.5
        await until(pilot, lambda: app.pictures()["bird-dog"] != rested["bird-dog"])
        assert app.pictures()["bridge"] == rested["bridge"]
        assert app.pictures()["cat-cow"] == before["cat-cow"]


@pytest.mark.parametrize("moving", [True, False])
async def test_where_there_is_room_for_one_that_is_the_first(moving: bool) -> None:
    app = Previews(moving=moving)
    async with app.run_test(size=(120, 30)) as pilot:
        app.query_one(Preview).show(exercises("bridge", "bird-dog"))
        await shown(pilot, app, "bridge", "bird-dog")
        await pilot.resize_terminal(40, 14)
        await shown(pilot, app, "bridge")
        assert not app.query(".name")
        await pilot.resize_terminal(120, 30)
        await shown(pilot, app, "bridge", "bird-dog")


async def test_others_take_their_place_and_none_leaves_no_room() -> None:
    app = Previews()
    async with app.run_test(size=(120, 30)) as pilot:
        preview = app.query_one(Preview)
        preview.show(exercises("bridge", "bird-dog"))
        preview.show(exercises("cat-cow"))
        await shown(pilot, app, "cat-cow")
        preview.show([])
        await until(pilot, lambda: not preview.size)


@given(figures=st.integers(0, 60), columns=st.integers(0, 300), rows=st.integers(0, 100))
def test_all_of_several_figures_have_room_or_there_is_one_place(figures: int, columns: int, rows: int) -> None:
    grid = grid_of(figures, columns, rows)
    if (grid.across, grid.down) == (1, 1):
        return
    assert grid.across * (grid.down - 1) < figures <= grid.across * grid.down
    assert grid.across * SMALLEST_WIDTH + 2 * (grid.across - 1) <= columns
    assert grid.rows - 1 >= SMALLEST_HEIGHT
    assert grid.down * grid.rows + (grid.down - 1) <= rows


@pytest.mark.parametrize(("figures", "columns", "rows"), [(9, 78, 55), (4, 80, 55)])
def test_in_the_largest_window_they_have_nearly_all_of_its_rows(figures: int, columns: int, rows: int) -> None:
    grid = grid_of(figures, columns, rows)
    assert grid.down * (grid.rows + 1) > rows * 0.85


def test_four_stand_two_by_two_where_that_makes_them_largest() -> None:
    assert grid_of(4, 130, 41)[:2] == (2, 2)
    assert grid_of(4, 200, 14)[:2] == (4, 1)
    assert grid_of(4, 50, 60)[:2] == (1, 4)
