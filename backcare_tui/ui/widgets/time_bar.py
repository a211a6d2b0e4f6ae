"""Bars that show how much of the time has passed."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.toned_lines import Lines, TonedLines


class Bar(TonedLines):
    """A line that fills from the left by half cells."""

    TONES = {
        "full": "$accent",
        "rest": "$panel",
    }

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    fraction = 0.0
    """How much of it is full, 0 to 1."""

    def show(self, fraction: float) -> None:
        self.fraction = min(max(fraction, 0.0), 1.0)
        self.draw()

    def lines(self) -> Lines:
        halves = int(self.fraction * self.size.width * 2)
        full = "━" * (halves // 2) + ("╸" if halves % 2 else "")
        return [[(full, "full", ""), ("─" * (self.size.width - len(full)), "rest", "")]]


class LabelledBar(Horizontal):
    """A label, a bar, and words at its end: three widgets, so that a change of one redraws only that one."""

    LABEL_WIDTH = 10

    DEFAULT_CSS = f"""
    LabelledBar {{ height: 1; width: 1fr; }}
    LabelledBar > .label {{ width: {LABEL_WIDTH}; color: $text-muted; }}
    LabelledBar > .words {{ width: 12; text-align: right; }}
    """

    def __init__(self, label: str, bar: Widget, *, id: str) -> None:
        super().__init__(id=id)
        self._label = LiteralText(label, classes="label")
        self._line = bar
        self._words = LiteralText(classes="words")

    def compose(self) -> ComposeResult:
        yield from (self._label, self._line, self._words)

    def say(self, words: str) -> None:
        """Put WORDS at its end."""
        self._words.say(words)


class TimeBar(LabelledBar):
    """How much of something has passed, and what is left of it."""

    def __init__(self, label: str, *, id: str) -> None:
        self._bar = Bar()
        super().__init__(label, self._bar, id=id)

    @property
    def fraction(self) -> float:
        """How much of it is full, 0 to 1."""
        return self._bar.fraction

    def fill(self, fraction: float) -> None:
        """Fill the bar to FRACTION, 0 to 1."""
        self._bar.show(fraction)
