"""A trend as large as there is room for; where there is too little of it, in sentences."""

from textwrap import wrap

from rich.style import Style

from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.figure.trend.picture import trend_height, trend_picture
from backcare_tui.figure.trend.sheet import Role, Rows, Run
from backcare_tui.ui.widgets.toned_lines import Lines, TonedLines


class TrendView(TonedLines):
    """Draws a trend in the room it has."""

    TONES = {
        Role.TITLE: "bold $foreground",
        Role.NAME: "$foreground",
        Role.AXIS: "$text-muted",
        Role.DAY: "$foreground 40%",
        Role.LINE: "bold $success",
        Role.LEG: "$warning",
        Role.PAIR: "$foreground 65%",
        Role.RANGE: "$foreground 30%",
        Role.FLARE: "$error 60% on $error 18%",
        Role.PAUSE: "$foreground 30% on $foreground 8%",
        Role.FIRST_WEEK: "$text-muted",
        Role.BETTER: "$success",
    }

    DEFAULT_CSS = """
    TrendView { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._trend: Trend | None = None

    def show(self, trend: Trend) -> None:
        """Draw TREND from now on."""
        if trend != self._trend:
            self._trend = trend
            self.draw()

    def rows_in(self, width: int, height: int) -> int:
        """How many lines it draws in WIDTH x HEIGHT cells: each whole value has as many as every other."""
        return trend_height(self._trend, width, height) if self._trend else 0

    def lines(self) -> Lines:
        if self._trend is None:
            return []
        width, height = self.size
        return trend_picture(self._trend, width, height) or _in_words(self._trend, width)

    def mixed(self, tone: str, behind: str, ground: Style) -> Style:
        under = self.background_colors[1]
        if behind:
            under += self.look(behind).background or under
        style = ground + Style(bgcolor=under.rich_color)
        if not tone:
            return style
        written = self.look(tone)
        return style + Style(color=(under + (written.foreground or under)).rich_color, bold=written.bold)


def _in_words(trend: Trend, width: int) -> Rows:
    lines = (line for told in trend_sentences(trend) for line in wrap(told, max(1, width), break_on_hyphens=False))
    return [[Run(line, Role.AXIS, Role.NOTHING)] for line in lines]
