"""The breath on the screen."""

from backcare_tui.figure.cells.kind import Cells, written
from backcare_tui.ui.widgets.stage.breath_shape import BreathShape, bar_text, breath_disc
from backcare_tui.ui.widgets.time_bar import LabelledBar
from backcare_tui.ui.widgets.toned_lines import Lines, TonedLines


class _Shape(TonedLines):
    """Draws the shape that the breath has."""

    shape: BreathShape | None = None

    def show(self, shape: BreathShape) -> None:
        if shape != self.shape:
            self.shape = shape
            self.draw()


class BreathDisc(_Shape):
    """A disc that grows and shrinks, in the cells in which figures are written."""

    TONES = {
        "works": "$accent",
        "ghost": "$foreground 40%",
        "far": "$foreground 70%",
    }

    _cells: Cells | None = None

    def write_in(self, cells: Cells) -> None:
        """Write it in CELLS from now on."""
        self._cells = cells
        self.draw()

    def lines(self) -> Lines:
        if self.shape is None or self._cells is None:
            return []
        return written(breath_disc(self.shape, *self.size), self._cells)


class _MiddleBar(_Shape):
    """A bar that grows and shrinks from its middle."""

    TONES = {
        "full": "$accent",
        "rest": "$foreground 30%",
    }

    DEFAULT_CSS = """
    _MiddleBar { height: 1; width: 1fr; }
    """

    def lines(self) -> Lines:
        if self.shape is None:
            return []
        left, within, right = bar_text(self.shape, self.size.width)
        return [[(left, "rest", ""), (within, "full", ""), (right, "rest", "")]]


class BreathBar(LabelledBar):
    """The breath as a bar, and in words."""

    def __init__(self, label: str, *, id: str) -> None:
        self._bar = _MiddleBar()
        super().__init__(label, self._bar, id=id)

    def show(self, shape: BreathShape, words: str) -> None:
        """SHAPE, with WORDS at its end."""
        self.say(words)
        self._bar.show(shape)
