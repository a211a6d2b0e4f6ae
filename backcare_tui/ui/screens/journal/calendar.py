"""The last twelve months, a cell a day: what was done, and how strong pain was; by shape as well as by colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from backcare_tui.domain.journal.calendar.day_mark import mark_of, severity_on, span_on
from backcare_tui.domain.journal.calendar.mark import Mark
from backcare_tui.domain.journal.calendar.months import (
    NAMED,
    WEEKDAYS,
    Line,
    MonthLayout,
    Place,
    months_until,
)
from backcare_tui.domain.journal.day_told import DayTold
from backcare_tui.domain.journal.rating import Severity
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from backcare_tui.ui.prose.marks import SIGNS
from backcare_tui.ui.widgets.literal_text import MUTED

PAINS = {Severity.NONE: "▁", Severity.MILD: "▃", Severity.MODERATE: "▅", Severity.SEVERE: "▇"}
SHADES = {SpanKind.FLARE_UP: "░", SpanKind.PAUSE: "╌"}
"""Stands behind each day of such days and in place of pain that was not rated, so that it joins them in one line;
before a day it would read on from the date of the week.
"""
_TONES: dict[Mark | Severity, str] = {
    **dict.fromkeys((Mark.TRAINED, Mark.GENTLE, Mark.WALKED), "done"),
    **dict.fromkeys((Mark.RESTED, Mark.SILENT), "not-done"),
    **dict.fromkeys((Severity.NONE, Severity.MILD), "low"),
    Severity.MODERATE: "moderate",
    Severity.SEVERE: "severe",
}

_LABEL = 2
"""Cells for the date with which a week begins."""
_CELL = 3
"""Cells of a day: one between it and the day before, what was done, and pain."""
_MONTH = _LABEL + WEEKDAYS * _CELL + 1
_STEP = _MONTH + 1
"""From the beginning of one month to that of the next."""
_MOST_ACROSS = 4
_MORE = " ↑"
"""Stands behind the name of a month whose earlier days are scrolled away."""
_LOW = 5
"""Rows that are too few to be given to names that are scrolled away."""
_BETWEEN = "  "


class YearCalendar(ScrollView, can_focus=True):
    """Twelve months up to today. One day is chosen: brackets stand around it."""

    COMPONENT_CLASSES = {
        "year--month",
        "year--quiet",
        "year--done",
        "year--not-done",
        "year--low",
        "year--moderate",
        "year--severe",
        "year--chosen",
    }

    DEFAULT_CSS = """
    YearCalendar { height: auto; max-height: 70%; width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    YearCalendar > .year--month { color: $foreground; text-style: bold; }
    YearCalendar > .year--quiet { color: $text-muted; }
    YearCalendar > .year--done { color: $success; }
    YearCalendar > .year--not-done { color: $text-muted; }
    YearCalendar > .year--low { color: $success; }
    YearCalendar > .year--moderate { color: $warning; }
    YearCalendar > .year--severe { color: $error; }
    YearCalendar > .year--chosen { color: $foreground; text-style: bold; }
    """

    BINDINGS = [
        Binding("enter", "open", "open", key_display="enter", id="calendar.open", tooltip="Open the chosen day"),
        Binding("left", "days(-1)", "a day earlier", show=False, id="calendar.day-earlier"),
        Binding("right", "days(1)", "a day later", show=False, id="calendar.day-later"),
        Binding("up,k", "days(-7)", "a week earlier", show=False, id="calendar.week-earlier"),
        Binding("down,j", "days(7)", "a week later", show=False, id="calendar.week-later"),
        Binding("pageup", "months(-1)", "a month earlier", show=False, id="calendar.month-earlier"),
        Binding("pagedown", "months(1)", "a month later", show=False, id="calendar.month-later"),
        Binding("home", "first", "the first day", show=False, id="calendar.first"),
        Binding("end", "today", "today", show=False, id="calendar.today"),
    ]

    @dataclass
    class Chosen(Message):
        """Another day is the chosen one."""

        day: date

    @dataclass
    class Opened(Message):
        """The entries of a day are wanted."""

        day: date

    def __init__(self, today: date, *, id: str) -> None:
        super().__init__(id=id)
        self._today = today
        self._day = today
        self._told: Mapping[date, DayTold] = {}
        self._spans: tuple[Span, ...] = ()
        self._layout = MonthLayout(months_until(today), 1)

    @property
    def day(self) -> date:
        """The chosen one."""
        return self._day

    @property
    def first(self) -> date:
        """The first day there is."""
        return self._layout.months[0].first

    def show(self, told: Mapping[date, DayTold], spans: tuple[Span, ...], today: date) -> None:
        """TOLD and SPANS up to TODAY. Where that was the chosen day, it still is when it has become another."""
        was_today = self._day == self._today
        self._told, self._spans, self._today = told, spans, today
        self._lay_out()
        self.choose(today if was_today else self._day)
        self.refresh()

    def choose(self, day: date) -> None:
        """Choose DAY, or what is nearest to it."""
        day = max(self.first, min(day, self._today))
        before, self._day = self._day, day
        if before != day:
            for one in (before, day):
                if place := self._layout.place_of(one):
                    self.refresh_line(place.line)
            self.post_message(self.Chosen(day))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Scroll so far that the chosen day is seen, and above it the name of its month if there is room."""
        place = self._layout.place_of(self._day)
        if place is None or not self.size.height:
            return
        line = self._layout.lines[place.line]
        above = place.line - (line.part + 2 if line else 0)
        height = place.line - above + 1
        if height > self.size.height:
            above = place.line if self.size.height <= _LOW else place.line - len(NAMED)
        region = Region(0, above, 1, place.line - above + 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    # Where everything stands

    def _lay_out(self) -> None:
        self._layout = MonthLayout(months_until(self._today), _across(self.size.width))
        self.virtual_size = Size(self.size.width, len(self._layout.lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(MonthLayout(self._layout.months, _across(width)).lines)

    def on_resize(self, _: Resize) -> None:
        self._lay_out()
        self.call_after_refresh(self._show_chosen)

    # How it looks

    def render_line(self, y: int) -> Strip:
        ground = self.rich_style
        line = self._line(y)
        segments = [] if line is None else self._segments(line, ground)
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _line(self, y: int) -> Line | None:
        """What is seen in row Y, with the names of months whose weeks are scrolled away where there is room."""
        top = self.scroll_offset.y
        if self.size.height <= _LOW:
            lines = self._layout.lines
            return lines[top + y] if top + y < len(lines) else None
        return self._layout.seen(top, y)

    def _segments(self, line: Line, ground: Style) -> list[Segment]:
        segments: list[Segment] = []
        for month in line.months:
            if line.part == -2:
                name = f"{month.first:%B %Y}{_MORE if line.begun else ''}"
                segments.append(Segment(name.ljust(_STEP), self._tone("month")))
            elif line.part == -1:
                letters = "".join(f" {letter} " for letter in "MTWTFSS")
                segments.append(Segment((" " * _LABEL + letters).ljust(_STEP), self._tone("quiet")))
            elif line.part < len(month.weeks):
                segments += self._week(month.weeks[line.part], ground)
                segments.append(Segment(" " * (_STEP - _MONTH), ground))
            else:
                segments.append(Segment(" " * _STEP, ground))
        return segments

    def _week(self, week: tuple[date | None, ...], ground: Style) -> list[Segment]:
        begins = next(day for day in week if day is not None)
        label = f"{begins.day:>{_LABEL}}" if begins <= self._today else " " * _LABEL
        segments = [Segment(label, self._tone("quiet"))]
        before: date | None = None
        for day in week:
            segments.append(self._between(before, day, ground))
            segments += [Segment("  ", ground)] if day is None or day > self._today else self._cell(day)
            before = day
        segments.append(self._between(before, None, ground))
        return segments

    def _between(self, before: date | None, day: date | None, ground: Style) -> Segment:
        """What stands between the day BEFORE and DAY."""
        if self._day in (before, day):
            return Segment("]" if before == self._day else "[", self._tone("chosen"))
        span = span_on(before, self._spans) if before is not None and before <= self._today else None
        return Segment(SHADES[span.kind], self._tone("quiet")) if span else Segment(" ", ground)

    def _cell(self, day: date) -> list[Segment]:
        told = self._told.get(day)
        mark, severity = mark_of(told), severity_on(told)
        span = None if severity else span_on(day, self._spans)
        pain = PAINS[severity] if severity else SHADES[span.kind] if span else " "
        here = Style(bold=True, underline=True) if day == self._today else Style()
        if day == self._day and self.has_focus:
            here += Style(reverse=True)
        return [
            Segment(SIGNS[mark], self._tone(_TONES[mark]) + here),
            Segment(pain, self._tone(_TONES[severity] if severity else "quiet") + here),
        ]

    def _tone(self, part: str) -> Style:
        styles = self.get_component_styles(f"year--{part}")
        colour = self.background_colors[1] + styles.color
        return self.rich_style + Style(color=colour.rich_color) + styles.text_style

    # What is done

    def on_click(self, event: Click) -> None:
        """Choose the day that was clicked on; open it if it was chosen already."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self._line(offset.y)
        if line is None or line.part < 0:
            return
        across, x = divmod(offset.x, _STEP)
        weekday = (x - _LABEL) // _CELL
        day = self._layout.day_at(Place(offset.y + self.scroll_offset.y, across, weekday))
        if day is None or day > self._today or x < _LABEL:
            return
        if day == self._day:
            self.action_open()
        else:
            self.choose(day)

    def action_days(self, number: int) -> None:
        self.choose(self._day + timedelta(days=number))

    def action_months(self, number: int) -> None:
        """As far into the month before or after."""
        month = self._day.year * 12 + self._day.month - 1 + number
        first = date(month // 12, month % 12 + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.choose(min(first + timedelta(days=self._day.day - 1), last))

    def action_first(self) -> None:
        self.choose(self.first)

    def action_today(self) -> None:
        self.choose(self._today)

    def action_open(self) -> None:
        self.post_message(self.Opened(self._day))


def _across(width: int) -> int:
    """How many months stand side by side in WIDTH cells."""
    return max(1, min(_MOST_ACROSS, (width + _STEP - _MONTH) // _STEP))


def legend(width: int) -> Content:
    """What the shapes stand for, in WIDTH cells."""
    days = [f"{sign} {mark.value}" for mark, sign in SIGNS.items()]
    pains = [f"{sign} {severity.value}" for severity, sign in PAINS.items()]
    pains[0] = f"pain: {pains[0]}"
    spans = [f"{sign} {kind.value}" for kind, sign in SHADES.items()]
    lines = [line for group in (days, [*pains, *spans]) for line in _packed(group, width)]
    return Content.styled("\n".join(lines), MUTED)


def _packed(items: Sequence[str], width: int) -> list[str]:
    """ITEMS in lines of WIDTH cells at most, as many in each as fit."""
    lines: list[str] = []
    for item in items:
        longer = f"{lines[-1]}{_BETWEEN}{item}" if lines else ""
        if longer and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(item)
    return lines
