"""A bar that is always true."""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Region
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
        halves = self._halves()
        if self._drawn is None:
            self.refresh()
            return
        drawn, said = self._drawn
        if halves != drawn:
            first, last = sorted((drawn // 2, halves // 2))
            self.refresh(Region(self.LABEL_WIDTH + first, 0, last - first + 1, 1))
        if words != said:
            self.refresh(Region(self.size.width - self.WORDS_WIDTH, 0, self.WORDS_WIDTH, 1))

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
