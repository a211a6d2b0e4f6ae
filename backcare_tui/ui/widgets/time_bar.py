"""A bar that is always true."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from backcare_tui.ui.widgets.words import MUTED


class TimeBar(Widget):
    """One line: a label, a bar, and words at its end. Redrawn only when half a cell of it changes."""

    DEFAULT_CSS = """
    TimeBar { height: 1; width: 1fr; }
    """

    LABEL_WIDTH = 10
    WORDS_WIDTH = 9

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._words = ""
        self.fraction = 0.0
        """How much of it is full, 0 to 1."""
        self._drawn: tuple[int, str] | None = None

    def show(self, fraction: float, words: str) -> None:
        """Fill it to FRACTION, 0 to 1, with WORDS at its end."""
        self.fraction = min(max(fraction, 0.0), 1.0)
        self._words = words
        if (self._halves(), words) != self._drawn:
            self.refresh()

    def _halves(self) -> int:
        """Half cells that are full."""
        room = max(self.size.width - self.LABEL_WIDTH - self.WORDS_WIDTH, 1)
        return int(self.fraction * room * 2)

    def render(self) -> RenderResult:
        room = max(self.size.width - self.LABEL_WIDTH - self.WORDS_WIDTH, 1)
        halves = self._halves()
        self._drawn = (halves, self._words)
        full = "━" * (halves // 2) + ("╸" if halves % 2 else "")
        return Content.assemble(
            (self._label.ljust(self.LABEL_WIDTH), MUTED),
            (full, "$accent"),
            ("─" * (room - len(full)), "$panel"),
            (self._words.rjust(self.WORDS_WIDTH), ""),
        )
