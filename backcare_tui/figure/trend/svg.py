"""A trend as SVG that stands in a page: it loads nothing, is told in words too, and is as clear in grey."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import number_words
from backcare_tui.figure.trend.axes import MOST, Across, day_ticks, unbroken
from backcare_tui.figure.trend.legend import levels, title_words

_WIDTH, _HEIGHT = 720, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 78, 40, 22
"""What is left free around the picture, for words."""
_CELL = 7
"""About as wide as a character is."""
_FEW_DAYS = 62
"""Rated days up to which dots are large, and days up to which sessions are drawn beside them."""
_STYLE = """\
svg.trend text { font: 11px system-ui, sans-serif; fill: currentColor; }
svg.trend .title { font-weight: 600; font-size: 12px; }
svg.trend .axis { stroke: currentColor; stroke-opacity: .5; fill: none; }
svg.trend .grid { stroke: currentColor; stroke-opacity: .12; }
svg.trend .range { stroke: currentColor; stroke-opacity: .25; }
svg.trend .day { fill: currentColor; fill-opacity: .45; }
svg.trend .line { stroke: #2c8a5f; stroke-width: 2.2; fill: none; stroke-linejoin: round; }
svg.trend .leg { stroke: #b86a00; stroke-width: 1.6; stroke-dasharray: 5 3; fill: none; }
svg.trend .pair { stroke: currentColor; stroke-opacity: .6; fill: none; }
svg.trend .flare-up { fill: #b0402a; fill-opacity: .2; }
svg.trend .pause { fill: currentColor; fill-opacity: .08; }
svg.trend .better { stroke: #2c8a5f; stroke-dasharray: 6 4; }
svg.trend .first-week { stroke: currentColor; stroke-opacity: .6; stroke-dasharray: 1.5 3; }
svg.trend .in-first-week { stroke: currentColor; stroke-width: 3; }
"""


def trend_svg(trend: Trend) -> str:
    """TREND as one `svg` element, as wide as its place is."""
    return "".join(_Drawing(trend).parts())


class _Drawing:
    def __init__(self, trend: Trend) -> None:
        self._trend = trend
        self._across = Across(trend.first, trend.length, _WIDTH - _LEFT - _RIGHT)
        self._id = f"trend-{trend.measure.value}"

    def parts(self) -> Iterator[str]:
        name, *told = trend_sentences(self._trend)
        yield (
            f'<svg class="trend" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="100%" '
            f'role="img" aria-labelledby="{self._id}-title {self._id}-desc">\n'
            f'<title id="{self._id}-title">{_safe(name)}</title>\n'
            f'<desc id="{self._id}-desc">{_safe(" ".join(told))}</desc>\n'
            f"<style>\n{_STYLE}</style>\n"
        )
        yield from self._spans()
        yield from self._axes()
        yield from self._levels()
        yield from self._days()
        if self._trend.length <= _FEW_DAYS:
            yield from self._pairs()
        yield from self._lines()
        yield "</svg>"

    def _x(self, day: date) -> float:
        return _LEFT + self._across.middle(day)

    def _y(self, value: float) -> float:
        return _TOP + (MOST - value) * (_HEIGHT - _TOP - _BOTTOM) / MOST

    def _axes(self) -> Iterator[str]:
        for column, words in title_words(self._trend, _WIDTH // _CELL):
            x, anchor = (0.0, "start") if column == 0 else (float(_WIDTH), "end")
            yield _text(words, x, 12, anchor, "title")
        end = _WIDTH - _RIGHT
        for value in range(0, MOST + 1, 2):
            yield _line("grid", _LEFT, self._y(value), end, self._y(value))
            yield _text(str(value), _LEFT - 6, self._y(value) + 4, "end")
        yield _line("axis", _LEFT, self._y(0), end, self._y(0))
        cells = Across(self._trend.first, self._trend.length, self._across.width // _CELL)
        wide = self._across.width / cells.width
        for tick in day_ticks(cells):
            x = _LEFT + (tick.cell + 0.5) * wide
            yield _line("axis", x, self._y(0), x, self._y(0) + 4)
            yield _text(tick.words, _LEFT + tick.at * wide, _HEIGHT - 4, "start")

    def _spans(self) -> Iterator[str]:
        free_from = 0.0
        for span in self._trend.spans:
            shown = span.within(self._trend.first, self._trend.last)
            if shown is None:
                continue
            begin, end = (
                self._across.begin(shown[0]),
                self._across.begin(shown[1]) + max(1.5, self._across.per_day),
            )
            yield (
                f'<rect class="{span.kind}" x="{_LEFT + begin:.1f}" y="{_TOP}" width="{end - begin:.1f}" '
                f'height="{_HEIGHT - _TOP - _BOTTOM}"/>\n'
            )
            name = shown_line(span.name)
            room = len(name) * _CELL
            at = min(max(free_from, (begin + end - room) / 2), self._across.width - room)
            if free_from <= at <= end:
                yield _text(name, _LEFT + at, _TOP - 6, "start")
                free_from = at + room + _CELL

    def _levels(self) -> Iterator[str]:
        baseline, better = self._trend.baseline, self._trend.better
        end = _WIDTH - _RIGHT
        if better is not None:
            yield _line("better", _LEFT, self._y(better), end, self._y(better))
        if baseline is not None:
            y = self._y(baseline.pain)
            yield _line("first-week", _LEFT, y, end, y)
            if self._trend.in_first_week:
                first, last = self._trend.in_first_week
                until = _LEFT + self._across.begin(last) + self._across.per_day
                yield _line("in-first-week", _LEFT + self._across.begin(first), y, until, y)
        yield from self._beside(end + 6)

    def _beside(self, x: float) -> Iterator[str]:
        """What the lines are, right of where they end; of two at one height the one that matters more."""
        taken: list[float] = []
        for level in levels(self._trend):
            at = self._y(level.value)
            if all(abs(at - y) >= 11 for y in taken):
                taken.append(at)
                name = level.name if level.moves else f"{level.name}:"
                yield _text(f"{name} {number_words(level.value)}", x, at + 4, "start")

    def _days(self) -> Iterator[str]:
        size = 3.0 if len(self._trend.days) <= _FEW_DAYS else 1.4
        for day, rated in self._trend.days.items():
            if rated.lowest < rated.highest:
                yield _line("range", self._x(day), self._y(rated.highest), self._x(day), self._y(rated.lowest))
            yield (
                f'<circle class="day" cx="{self._x(day):.1f}" cy="{self._y(rated.middle):.1f}" r="{size:.1f}"/>\n'
            )

    def _pairs(self) -> Iterator[str]:
        for day, pairs in self._trend.pairs.items():
            step = self._across.per_day / 2 / (len(pairs) + 1)
            for number, (before, after) in enumerate(pairs, 1):
                x, y = self._x(day) + number * step, self._y(after)
                turn = 4 if after > before else -4 if after < before else 0
                yield (
                    f'<path class="pair" d="M{x:.1f} {self._y(before):.1f}V{y:.1f}'
                    f'M{x - 3:.1f} {y + turn:.1f}L{x:.1f} {y:.1f}L{x + 3:.1f} {y + turn:.1f}"/>\n'
                )

    def _lines(self) -> Iterator[str]:
        trend = self._trend
        if trend.tells_of_leg:
            yield from self._curve("leg", trend.leg_line)
        yield from self._curve("line", trend.curve)

    def _curve(self, kind: str, values: Mapping[date, float]) -> Iterator[str]:
        """VALUES, earliest first, as lines that are broken where they have none."""
        for piece in unbroken(self._trend.measure, list(values)):
            points = " ".join(f"{self._x(day):.1f},{self._y(values[day]):.1f}" for day in piece)
            yield f'<polyline class="{kind}" points="{points}"/>\n'


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>\n'


def _text(words: str, x: float, y: float, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_safe(words)}</text>\n'


def _safe(words: str) -> str:
    return escape(shown_line(words), quote=True)
