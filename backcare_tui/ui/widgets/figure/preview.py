"""Figures that go through one repetition of their exercises, over and over."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.timer import Timer
from textual.widget import Widget

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT, SMALLEST_WIDTH
from backcare_tui.ui.widgets.figure.portrait import Portrait

FRAMES_PER_SECOND = 6
_LOOK_S = 1.0
"""Real seconds between two looks whether it is seen."""
_LEAST_COLUMNS, _LEAST_ROWS = SMALLEST_WIDTH, SMALLEST_HEIGHT + 1
"""Cells of one of several figures, below which only the first is shown."""
_COLUMNS_A_ROW, _LEAST_COLUMNS_A_ROW = 2.6, 1.6
"""Cells that most figures have across for each line, and that one has at least: more lines make those larger that
stand, and no other.
"""
_BETWEEN_ROWS, _BETWEEN_COLUMNS = 1, 2
"""The gutter of the grid that they stand in."""
_NAME = 1
"""Lines below each of several figures."""


class Preview(Widget):
    """Shows all exercises that it is given where each has room, else the first one.

    They move one after another while they are on the screen; with MOVING off they stand still.
    """

    DEFAULT_CSS = """
    Preview { height: 12; layout: grid; grid-gutter: 1 2; }
    Preview.-empty { display: none; }
    """

    def __init__(self, clock: Clock, moving: bool, *, id: str) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._moving = moving
        self._exercises: tuple[Exercise, ...] = ()
        self._portraits: list[Portrait] = []
        """Of the exercises that have room."""
        self._moves: Portrait | None = None
        """The one whose turn it is."""
        self._since = 0.0
        self._pictures: Timer | None = None
        self.rests = False
        """Whether it stands still because something else is shown."""

    def on_mount(self) -> None:
        if self._moving:
            self._pictures = self.set_interval(1 / FRAMES_PER_SECOND, self.tick)
            self.set_interval(_LOOK_S, self._rest_unseen)

    def _rest_unseen(self) -> None:
        """Wake up no more while something else is shown, and go on after it."""
        self.rests = not self.screen.is_active
        if self._pictures is not None:
            (self._pictures.pause if self.rests else self._pictures.resume)()

    def show(self, exercises: Sequence[Exercise]) -> None:
        """Go on with EXERCISES, each of them once; those without a figure are passed over."""
        exercises = tuple({one.id: one for one in exercises if one.figure}.values())
        self.set_class(not exercises, "-empty")
        self.set_class(len(exercises) > 1, "-several")
        if exercises != self._exercises:
            self._exercises = exercises
            self.call_after_refresh(self._arrange)

    def on_resize(self) -> None:
        self.call_after_refresh(self._arrange)

    async def _arrange(self) -> None:
        """Let as many stand there as have room."""
        grid = grid_of(len(self._exercises), *self.size)
        shown = self._exercises[: grid.across * grid.down]
        if shown != tuple(portrait.exercise for portrait in self._portraits):
            await self.remove_children(Portrait)
            self._portraits = [Portrait(exercise, named=len(shown) > 1) for exercise in shown]
            self._moves, self._since = None, self._clock.monotonic()
            await self.mount_all(self._portraits)
        self.styles.grid_size_columns, self.styles.grid_size_rows = grid.across, grid.down
        self.styles.grid_rows = f"{grid.rows}"
        self.call_after_refresh(self.tick)

    def tick(self) -> None:
        """Show where the repetition of the one whose turn it is, is now."""
        if not self._portraits or not self.screen.is_active:
            return  # Textual would draw everything that lies on top again for each picture down here
        if not self._moving:
            for portrait in self._portraits:
                (portrait.show_telling if len(self._portraits) > 1 else portrait.show_key_poses)()
            return
        passed = (self._clock.monotonic() - self._since) % sum(one.seconds for one in self._portraits)
        moves = None
        for portrait in self._portraits:
            if 0 <= passed < portrait.seconds:
                moves = portrait
                moves.show_at(passed)
            elif self._moves in (None, portrait):
                portrait.show_telling()
            passed -= portrait.seconds
        self._moves = moves


class Grid(NamedTuple):
    """How several figures stand there."""

    across: int
    down: int
    rows: int
    """Lines for each of them and for its name."""


def grid_of(figures: int, columns: int, rows: int) -> Grid:
    """The places on COLUMNS x ROWS in which FIGURES are largest; one place where they would be too small."""
    best, size = Grid(1, 1, rows), 0.0
    for across in range(1, figures + 1 if figures > 1 else 1):
        down = -(-figures // across)
        wide = (columns + _BETWEEN_COLUMNS) // across - _BETWEEN_COLUMNS
        high = (rows + _BETWEEN_ROWS) // down - _BETWEEN_ROWS - _NAME
        if wide >= _LEAST_COLUMNS and high >= _LEAST_ROWS and min(wide, high * _COLUMNS_A_ROW) > size:
            size = min(wide, high * _COLUMNS_A_ROW)
            best = Grid(across, down, min(high, int(wide / _LEAST_COLUMNS_A_ROW)) + _NAME)
    return best
