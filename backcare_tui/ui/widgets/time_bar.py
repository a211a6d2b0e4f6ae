"""Bars that show how much of the time has passed."""

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.ui.widgets.literal_text import LiteralText


class Bar(Widget):
    """A line that fills from the left by half cells."""

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

    def __init__(self) -> None:
        super().__init__()
        self._ground: Style | None = None
        """What it is drawn on; it changes while the screen flashes."""
        self._tones: dict[str, Style] = {}

    def show(self, fraction: float) -> None:
        self.fraction = min(max(fraction, 0.0), 1.0)
        if self._halves() != self._drawn:
            self.refresh()

    def _halves(self) -> int:
        """Half cells that are full."""
        return int(self.fraction * self.size.width * 2)

    def notify_style_update(self) -> None:
        self._ground = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        ground = self.rich_style
        if ground != self._ground:
            self._ground = ground
            self._tones = {part: self._tone(part, ground) for part in ("full", "rest")}
        halves = self._drawn = self._halves()
        full = "━" * (halves // 2) + ("╸" if halves % 2 else "")
        rest = "─" * (self.size.width - len(full))
        return Strip([Segment(full, self._tones["full"]), Segment(rest, self._tones["rest"])])

    def _tone(self, part: str, ground: Style) -> Style:
        colour = self.background_colors[1] + self.get_component_styles(f"bar--{part}").color
        return ground + Style(color=colour.rich_color)


class TimeBar(Horizontal):
    """A label, a bar, and words at its end: three widgets, so that a change of one redraws only that one."""

    LABEL_WIDTH = 10

    DEFAULT_CSS = """
    TimeBar { height: 1; width: 1fr; }
    TimeBar > .label { width: 10; color: $foreground 60%; }
    TimeBar > .words { width: 9; text-align: right; }
    """

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = LiteralText(label, classes="label")
        self._bar = Bar()
        self._words = LiteralText(classes="words")

    def compose(self) -> ComposeResult:
        yield from (self._label, self._bar, self._words)

    @property
    def fraction(self) -> float:
        """How much of it is full, 0 to 1."""
        return self._bar.fraction

    def fill(self, fraction: float) -> None:
        """Fill the bar to FRACTION, 0 to 1."""
        self._bar.show(fraction)

    def say(self, words: str) -> None:
        """Put WORDS at its end."""
        self._words.say(words)
