"""A bar that is always true."""

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.ui.widgets.words import Words


class Bar(Widget):
    """A line that fills from the left. Only half cells that change are drawn again."""

    COMPONENT_CLASSES = {"bar--full", "bar--rest"}

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    Bar > .bar--full { color: $accent; }
    Bar > .bar--rest { color: $panel; }
    """

    fraction = 0.0
    """How much of it is full, 0 to 1."""
    _drawn: int | None = None
    """The half cells that were full when it was last drawn."""

    def show(self, fraction: float) -> None:
        self.fraction = min(max(fraction, 0.0), 1.0)
        halves, drawn = self._halves(), self._drawn
        if drawn is None:
            self.refresh()
        elif halves != drawn:
            self.refresh(Region(0, 0, max(drawn, halves) // 2 + 1, 1))

    def _halves(self) -> int:
        """Half cells that are full."""
        return int(self.fraction * self.size.width * 2)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        halves = self._drawn = self._halves()
        full = "━" * (halves // 2) + ("╸" if halves % 2 else "")
        rest = "─" * (self.size.width - len(full))
        return Strip([Segment(full, self._style("full")), Segment(rest, self._style("rest"))])

    def _style(self, part: str) -> Style:
        colour = self.background_colors[1] + self.get_component_styles(f"bar--{part}").color
        return self.rich_style + Style(color=colour.rich_color)


class TimeBar(Horizontal):
    """A label, a bar, and words at its end: three widgets, so that none is drawn for the others' sake."""

    LABEL_WIDTH = 10

    DEFAULT_CSS = """
    TimeBar { height: 1; width: 1fr; }
    TimeBar > .label { width: 10; color: $foreground 60%; }
    TimeBar > .words { width: 9; text-align: right; }
    """

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label

    def compose(self) -> ComposeResult:
        yield Words(self._label, classes="label")
        yield Bar()
        yield Words(classes="words")

    @property
    def fraction(self) -> float:
        """How much of it is full, 0 to 1."""
        return self.query_one(Bar).fraction

    def fill(self, fraction: float) -> None:
        """Fill the bar to FRACTION, 0 to 1."""
        self.query_one(Bar).show(fraction)

    def say(self, words: str) -> None:
        """Put WORDS at its end."""
        self.query_one(".words", Words).say(words)
