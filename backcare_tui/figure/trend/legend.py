"""What is written above and below the picture of a trend."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from backcare_tui.domain.journal.trend.spans import SpanKind
from backcare_tui.domain.journal.trend.trend import Measure, Rated, Trend
from backcare_tui.domain.words.text import cells, shown_line
from backcare_tui.domain.words.wording import date_words, number_words
from backcare_tui.figure.trend.axes import Across
from backcare_tui.figure.trend.marks import Marks
from backcare_tui.figure.trend.sheet import Role

Placed = tuple[int, str, Role]
"""A column, what is written from there on, and its role."""
PAIR_ROOM = 2
"""Cells a day from which on its sessions can be drawn beside it."""
_BETWEEN = 3
"""Cells between two things of a legend."""
_LINE = "⠒⠒"
"""What a line of braille dots looks like."""
_WORST = "worst imaginable"


def title_words(trend: Trend, width: int) -> Iterator[tuple[int, str]]:
    """What the trend is of, and on the right which days: both, or the first alone, as WIDTH allows."""
    first, days = date_words(trend.first, trend.last, short=True), date_words(trend.last, short=True)
    if trend.first != trend.last:
        days = f"{first} to {days}"
    for name in _names(trend):
        if cells(name) + 2 + len(days) <= width:
            yield 0, name
            yield width - len(days), days
            return
    yield from ((0, name) for name in _names(trend)[-1:] if cells(name) <= width)


def _names(trend: Trend) -> Sequence[str]:
    """What TREND is of, longest first."""
    match trend.measure:
        case Measure.PAIN:
            return f"Pain at rest, 0 none to 10 {_WORST}", "Pain, 0 to 10", "Pain"
        case Measure.PEG:
            return (
                "The week as a whole (PEG), 0 best to 10 worst: pain, enjoyment, activity",
                "The week as a whole, 0 best to 10 worst",
                "PEG, 0 to 10",
            )
        case Measure.OWN_ACTIVITY:
            name = shown_line(trend.name)
            return f"{name}, 0 cannot to 10 as well as ever", f"{shown_line(name, 30)}, more is better", "Activity"


def shown_days(trend: Trend, across: Across) -> Mapping[date, Rated]:
    """The days of TREND that have a dot ACROSS the picture.

    Where a column stands for several days, those of a column in which the line of seven days says it have none.
    """
    if across.per_day >= 1:
        return trend.days
    said = {across.cell(day) for day in trend.line}
    return {day: rated for day, rated in trend.days.items() if across.cell(day) not in said}


class Level(NamedTuple):
    """How high a line is where it ends."""

    role: Role
    name: str
    value: float

    @property
    def moves(self) -> bool:
        """Whether it goes up and down, and is not the same on all days."""
        return self.role in (Role.LINE, Role.LEG)


def levels(trend: Trend) -> Iterator[Level]:
    """Of the lines in the picture of TREND how high they are on its last day, what matters most first."""
    if trend.last in trend.line:
        yield Level(Role.LINE, "pain", trend.line[trend.last])
    if trend.tells_of_leg and trend.last in trend.leg_line:
        yield Level(Role.LEG, "leg", trend.leg_line[trend.last])
    if trend.better is not None:
        yield Level(Role.BETTER, "better", trend.better)
    if trend.baseline is not None:
        yield Level(Role.FIRST_WEEK, "first week", trend.baseline.pain)


def has_ranges(trend: Trend, across: Across) -> bool:
    """Whether a column stands for several ratings that differ, be they of one day: their ends are then shown."""
    ends: dict[int, set[float]] = {}
    for day, rated in trend.days.items():
        ends.setdefault(across.cell(day), set()).update((rated.lowest, rated.highest))
    return any(len(values) > 1 for values in ends.values())


def legend_rows(trend: Trend, width: int, marks: Marks, across: Across) -> Sequence[Sequence[Placed]]:
    """What the marks in the picture of TREND, laid out ACROSS it, mean: in rows of at most WIDTH cells.

    What is wider is left out.
    """
    rows: list[list[Placed]] = []
    column = width
    for sample, words, role in _meanings(trend, marks, across):
        room = cells(sample) + 1 + cells(words)
        if room > width:
            continue
        if column + _BETWEEN + room > width or not rows:
            rows.append([])
            column = -_BETWEEN
        column += _BETWEEN
        rows[-1] += [(column, sample, role), (column + cells(sample) + 1, words, Role.AXIS)]
        column += room
    return rows


def _meanings(trend: Trend, marks: Marks, across: Across) -> Iterator[tuple[str, str, Role]]:
    """Each mark with what it means and its role, what matters most first."""
    ranges = has_ranges(trend, across)
    if shown_days(trend, across):
        yield marks.day, _dot_words(trend.measure, across, ranges=ranges), Role.DAY
    if trend.line:
        yield marks.line * 2 or _LINE, "middle of 7 days", Role.LINE
    if trend.better is not None:
        yield marks.better * 2, f"meaningfully better: {number_words(trend.better)} or lower", Role.BETTER
    if trend.baseline is not None:
        yield marks.first_week * 2, f"the first week: {number_words(trend.baseline.pain)}", Role.FIRST_WEEK
    for kind, char, role in (
        (SpanKind.FLARE_UP, marks.flare, Role.FLARE),
        (SpanKind.PAUSE, marks.pause, Role.PAUSE),
    ):
        if any(span.kind is kind for span in trend.spans):
            yield char * 2, kind.value, role
    if trend.tells_of_leg:
        yield marks.leg, "leg pain", Role.LEG
    if across.per_day >= PAIR_ROOM and trend.pairs:
        unchanged = any(before == after for pairs in trend.pairs.values() for before, after in pairs)
        signs = f"{marks.lower}{marks.higher}{marks.same if unchanged else ''}"
        yield signs, "from before a session to after it", Role.PAIR
    if ranges:
        yield marks.range, "lowest to highest", Role.RANGE


def _dot_words(measure: Measure, across: Across, *, ranges: bool) -> str:
    if measure is not Measure.PAIN:
        return "middle of some answers" if ranges else "an answer"
    if across.per_day >= 1:
        return "a day"
    return "days too few for a line"
