"""The trend as large as there is room for, and below it what it shows in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Measure, Trend
from backcare_tui.domain.words.text import shown_line
from backcare_tui.ui.screens.journal.reading import JournalRead
from backcare_tui.ui.screens.journal.shown import Shown
from backcare_tui.ui.widgets.journal.trend_view import TrendView
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage

_WIDEST = 170
"""Cells of the picture at most."""
_BOTH = 30
"""Lines from which on there is room for picture and sentences."""
_NAMES = {Measure.PAIN: "pain", Measure.PEG: "the week", Measure.OWN_ACTIVITY: "own activity"}


class TrendPage(Vertical, can_focus=True):
    """One of several trends of the same days."""

    DEFAULT_CSS = """
    TrendPage { width: 1fr; height: 1fr; }
    TrendPage > #trend-choice { height: auto; }
    TrendPage > TrendView { height: 1fr; max-width: 170; }
    TrendPage > TextPage { height: 1fr; margin-top: 1; max-width: 110; display: none; }
    TrendPage.-unrated > TrendView { display: none; }
    TrendPage.-unrated > TextPage { display: block; }
    """

    BINDINGS = [
        Binding("m", "measure", "other trend", id="trend.measure", tooltip="The trend of what else is rated"),
        Binding(
            "left_square_bracket", "shorter", "shorter", key_display="[", id="trend.shorter", tooltip="Fewer days"
        ),
        Binding(
            "right_square_bracket", "longer", "longer", key_display="]", id="trend.longer", tooltip="More days"
        ),
        Binding("left", "earlier(1)", "earlier", id="trend.earlier", tooltip="The days before"),
        Binding("right", "earlier(-1)", "later", id="trend.later", tooltip="The days after"),
        Binding("down,j", "scroll(2)", "down", show=False, id="trend.down"),
        Binding("up,k", "scroll(-2)", "up", show=False, id="trend.up"),
    ]

    @dataclass
    class Asked(Message):
        """Another trend is wanted."""

        shown: Shown

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown = Shown()
        self._read: JournalRead | None = None

    def compose(self) -> ComposeResult:
        yield LiteralText(id="trend-choice")
        yield TrendView(id="trend-picture")
        with TextPage(can_focus=False):
            yield LiteralText(id="trend-sentences")

    def show(self, shown: Shown, read: JournalRead) -> None:
        """Show that of the trends in READ that SHOWN wants."""
        self._shown, self._read = shown, read
        trend = _of(read.trends, shown.measure)
        several = len(read.trends) > 1
        names = [
            Content.styled(_name(one), "bold $accent" if one is trend else MUTED) for one in read.trends if several
        ]
        choice = self.query_one("#trend-choice", LiteralText)
        choice.say(Content("   ").join(names))
        choice.display = several
        self.query_one(TrendView).show(trend)
        self.set_class(not trend.days, "-unrated")  # axes alone would tell nothing
        self.query_one("#trend-sentences", LiteralText).say("\n".join(trend_sentences(trend)))
        self._fit_picture()
        self.refresh_bindings()

    def on_resize(self) -> None:
        self._fit_picture()

    def _fit_picture(self) -> None:
        """Let the sentences follow right below the picture, as large as it can be, where both are seen."""
        picture, sentences = self.query_one(TrendView), self.query_one("#trend-sentences", LiteralText)
        width, height = min(self.size.width, _WIDEST), self.size.height
        told = (
            sum(len(wrap(line, width, break_on_hyphens=False)) for line in sentences.said.splitlines())
            if width
            else 0
        )
        rows = picture.rows_in(width, height - min(told + 3, height // 2)) if height >= _BOTH else 0
        picture.styles.height = rows or None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would show another trend than the one that is seen."""
        if action in ("measure", "shorter", "longer", "earlier"):
            return self._read is not None and self._asked(action, *parameters) != self._shown
        return super().check_action(action, parameters)

    def _asked(self, action: str, *parameters: object) -> Shown:
        """What ACTION would show."""
        shown, read = self._shown, self._read
        if read is None:
            return shown
        if action == "earlier":
            return shown.moved(int(str(*parameters)), read.today, read.began)
        if action == "measure":
            measures = [one.measure for one in read.trends]
            at = measures.index(_of(read.trends, shown.measure).measure)
            return replace(shown, measure=measures[(at + 1) % len(measures)])
        period = shown.settled(read.today, read.began)
        other = period.shorter if action == "shorter" else period.longer
        return shown if other is period else shown.with_period(other)

    def action_shorter(self) -> None:
        self.post_message(self.Asked(self._asked("shorter")))

    def action_longer(self) -> None:
        self.post_message(self.Asked(self._asked("longer")))

    def action_earlier(self, periods: int) -> None:
        self.post_message(self.Asked(self._asked("earlier", periods)))

    def action_measure(self) -> None:
        self.post_message(self.Asked(self._asked("measure")))

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)


def _of(trends: Sequence[Trend], measure: Measure) -> Trend:
    """That of TRENDS, which are one at least, that is of MEASURE, else the first."""
    return next((one for one in trends if one.measure is measure), trends[0])


def _name(trend: Trend) -> str:
    return shown_line(trend.name, 40) or _NAMES[trend.measure]
