"""A trend as large as there is room for; where there is too little of it, in sentences."""

from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.figure.trend.picture import trend_picture
from backcare_tui.figure.trend.sheet import Role, Rows, Run


class TrendView(Widget):
    """Draws a trend in the room it has."""

    COMPONENT_CLASSES = {f"trend--{role}" for role in Role if role}

    DEFAULT_CSS = """
    TrendView { width: 1fr; height: 1fr; }
    TrendView > .trend--title { color: $foreground; text-style: bold; }
    TrendView > .trend--name { color: $foreground 80%; }
    TrendView > .trend--axis { color: $foreground 60%; }
    TrendView > .trend--day { color: $foreground 85%; }
    TrendView > .trend--line { color: $accent; text-style: bold; }
    TrendView > .trend--leg { color: $warning; }
    TrendView > .trend--pair { color: $foreground 65%; }
    TrendView > .trend--range { color: $foreground 30%; }
    TrendView > .trend--flare { color: $error 60%; background: $error 18%; }
    TrendView > .trend--pause { color: $foreground 30%; background: $foreground 8%; }
    TrendView > .trend--first-week { color: $foreground 50%; }
    TrendView > .trend--better { color: $success 75%; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._trend: Trend | None = None
        self._drawn: object = None
        """The trend and the size that the rows are of."""
        self._rows: Rows = []
        self._ground: Style | None = None
        self._styles: dict[tuple[Role, Role], Style] = {}

    def show(self, trend: Trend) -> None:
        """Draw TREND from now on."""
        if trend != self._trend:
            self._trend = trend
            self.refresh()

    def notify_style_update(self) -> None:
        self._ground = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        ground = self.rich_style
        rows = self._picture()
        if y >= len(rows):
            return Strip.blank(self.size.width, ground)
        if ground != self._ground:
            self._ground, self._styles = ground, {}
        segments = [Segment(run.text, self._style(run, ground)) for run in rows[y]]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _picture(self) -> Rows:
        if self._trend is None:
            return []
        wanted = (self._trend, self.size)
        if wanted != self._drawn:
            self._drawn = wanted
            width, height = self.size
            self._rows = trend_picture(self._trend, width, height) or _in_words(self._trend, width)
        return self._rows

    def _style(self, run: Run, ground: Style) -> Style:
        key = (run.role, run.ground)
        if key not in self._styles:
            self._styles[key] = self._mixed(run, ground)
        return self._styles[key]

    def _mixed(self, run: Run, ground: Style) -> Style:
        behind = self.background_colors[1]
        if run.ground:
            behind += self.get_component_styles(f"trend--{run.ground}").background
        style = ground + Style(bgcolor=behind.rich_color)
        if not run.role:
            return style
        role = self.get_component_styles(f"trend--{run.role}")
        return style + Style(color=(behind + role.color).rich_color) + role.text_style


def _in_words(trend: Trend, width: int) -> Rows:
    lines = (line for told in trend_sentences(trend) for line in wrap(told, max(1, width)))
    return [[Run(line, Role.AXIS, Role.NOTHING)] for line in lines]
