"""The trend as large as there is room for, and below it what it shows in sentences."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Measure, Trend
from backcare_tui.domain.words.text import shown_line
from backcare_tui.ui.widgets.journal.trend_view import TrendView
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText

_NAMES = {Measure.PAIN: "pain", Measure.PEG: "the week", Measure.OWN_ACTIVITY: "own activity"}


class TrendPage(Vertical, can_focus=True):
    """One of several trends of the same days."""

    DEFAULT_CSS = """
    TrendPage { width: 1fr; height: 1fr; }
    TrendPage > #trend-choice { height: auto; }
    TrendPage > TrendView { height: 1fr; max-width: 170; }
    TrendPage > VerticalScroll { height: 1fr; margin-top: 1; display: none; }
    """

    def compose(self) -> ComposeResult:
        yield LiteralText(id="trend-choice")
        yield TrendView(id="trend-picture")
        with VerticalScroll(can_focus=False):
            yield LiteralText(id="trend-sentences")

    def show(self, trends: Sequence[Trend], measure: Measure) -> None:
        """Show that of TRENDS, which are one at least, that is of MEASURE, else the first."""
        trend = trend_of(trends, measure)
        several = len(trends) > 1
        styles = ("bold $accent" if one is trend else MUTED for one in trends)
        names = [Content.styled(_name(one), style) for one, style in zip(trends, styles, strict=True) if several]
        choice = self.query_one("#trend-choice", LiteralText)
        choice.say(Content("   ").join(names))
        choice.display = bool(names)
        self.query_one(TrendView).show(trend)
        self.query_one("#trend-sentences", LiteralText).say("\n".join(trend_sentences(trend)))


def trend_of(trends: Sequence[Trend], measure: Measure) -> Trend:
    """That of TRENDS that is of MEASURE, else the first."""
    return next((one for one in trends if one.measure is measure), trends[0])


def next_measure(trends: Sequence[Trend], measure: Measure) -> Measure:
    """The one after MEASURE of which there is a trend."""
    measures = [one.measure for one in trends]
    at = measures.index(measure) if measure in measures else 0
    return measures[(at + 1) % len(measures)]


def _name(trend: Trend) -> str:
    return shown_line(trend.name, 40) or _NAMES[trend.measure]
