"""A trend in sentences, each a line of its own: all that its picture shows, for whoever does not see it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from backcare_tui.domain.journal.days import monday_of
from backcare_tui.domain.journal.helps.changes import changes_of
from backcare_tui.domain.journal.rating import median
from backcare_tui.domain.journal.trend.baseline import CLEAR_CHANGE, FEWEST_DAYS, LOW, WEEK_DAYS
from backcare_tui.domain.journal.trend.spans import Span
from backcare_tui.domain.journal.trend.trend import Measure, Rated, Trend
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted, date_words, number_words

_FEW = 14
"""As many days can be told one by one."""
_BY_WEEK, _BY_MONTH = 62, 2 * 366
"""Else the days up to which a trend is told week by week, or month by month; longer ones year by year."""


def trend_sentences(trend: Trend) -> tuple[str, ...]:
    """What TREND shows: what it is of, how it changed, then its days in turn, and what lies beside them."""
    return tuple(_sentences(trend))


def _sentences(trend: Trend) -> Iterator[str]:
    days = days_words(trend.first, trend.last)
    if not trend.days:
        yield f"{_name(trend)}, {days}."
        yield "Nothing was rated on these days."
    else:
        yield f"{_name(trend)}, {_ends(trend)}, {days}."
        yield from _rated(trend)
    yield from _first_week(trend)
    yield from _course(trend)
    yield from (_span_words(span) for span in trend.spans)
    yield from _sessions(trend)
    yield from _leg(trend)
    if trend.measure is Measure.PAIN and trend.days:
        yield from _left_out(trend)


def _rated(trend: Trend) -> Iterator[str]:
    """How often it was rated, and how that changed."""
    if trend.measure is Measure.PAIN:
        yield f"Rated on {len(trend.days):,} of {counted(trend.length, 'day')}{_middle_and_ends(trend)}."
    else:
        yield f"{counted(len(trend.days), 'answer')}{_middle_and_ends(trend)}."
    yield from _change(trend)


def _left_out(trend: Trend) -> Iterator[str]:
    """Of how many days the line of seven days says nothing, and why."""
    unsaid = trend.length - len(trend.line)
    if not trend.line:
        yield f"There is no line of seven days: it needs {FEWEST_DAYS} rated days of {WEEK_DAYS}."
    elif unsaid:
        few = (
            f"fewer than {FEWEST_DAYS} of the {WEEK_DAYS} days up to {'it' if unsaid == 1 else 'them'} were rated"
        )
        yield f"The line of seven days leaves out {counted(unsaid, 'day')}: {few}."


def _name(trend: Trend) -> str:
    match trend.measure:
        case Measure.PAIN:
            return "Pain at rest"
        case Measure.PEG:
            return "The week as a whole (PEG)"
        case Measure.OWN_ACTIVITY:
            return shown_line(trend.name) or "Own activity"


def _ends(trend: Trend) -> str:
    """What the ends of its scale stand for."""
    match trend.measure:
        case Measure.PAIN:
            return "from 0, none, to 10, the worst imaginable"
        case Measure.PEG:
            return "from 0, best, to 10, worst"
        case Measure.OWN_ACTIVITY:
            return "from 0, cannot, to 10, as well as ever"


def days_words(first: date, last: date) -> str:
    """FIRST to LAST, each with what tells it from the other: "9 to 18 March 2026", "28 December 2025 to 3 January
    2026", "9 March 2026".
    """
    end = date_words(last)
    if first == last:
        return end
    if first.year != last.year:
        return f"{date_words(first)} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{date_words(first, last)} to {end}"


def _middle_and_ends(trend: Trend) -> str:
    """After how often it was rated: ": 4" of one day, "; always 4", "; from 2 to 7, 4 in the middle; ..."."""
    rated = trend.days
    lowest, highest = min(day.lowest for day in rated.values()), max(day.highest for day in rated.values())
    middle = number_words(median([day.middle for day in rated.values()]))
    if lowest == highest:
        return f": {number_words(lowest)}" if len(rated) == 1 else f"; always {number_words(lowest)}"
    when = max(day for day in rated if rated[day].highest == highest)
    ends = f"from {number_words(lowest)} to {number_words(highest)}"
    return f"; {ends}, {middle} in the middle; highest on {date_words(when)}"


def _change(trend: Trend) -> Iterator[str]:
    """How it changed: of pain by its weeks, of all else from the first answer to the last."""
    if trend.measure is Measure.PAIN:
        if trend.change:
            yield trend.change
    elif len(trend.days) > 1:
        first, last = min(trend.days), max(trend.days)
        was, now = (number_words(trend.days[day].middle) for day in (first, last))
        way = "; more is better" if trend.measure is Measure.OWN_ACTIVITY else ""
        since = f"on {date_words(first)}"
        until = f"on {date_words(last)}"
        if was == now:
            yield f"It was {was} {since}, and {was} again {until}{way}."
        else:
            yield f"It went from {was} {since} to {now} {until}{way}."


def _first_week(trend: Trend) -> Iterator[str]:
    baseline = trend.baseline
    if baseline is None:
        return
    was = f"The first week, {days_words(baseline.first, baseline.last)}: {number_words(baseline.pain)}"
    if trend.better is None:
        yield f"{was}. Under {LOW} no change is called meaningful; it stays low, or it does not."
    else:
        means = f"at least {CLEAR_CHANGE} points and 30 % lower"
        yield f"{was}. Meaningfully better is {number_words(trend.better)} or lower: {means}."


def _course(trend: Trend) -> Iterator[str]:
    """The days of TREND in groups that are short enough to be followed, earliest first."""
    if len(trend.days) <= _FEW:
        for day in sorted(trend.days):
            yield f"{day:%A} {date_words(day)}: {_rated_words([trend.days[day]])}."
        return
    groups: dict[date, list[Rated]] = {}
    for day in sorted(trend.days):
        groups.setdefault(_group(day, trend.length), []).append(trend.days[day])
    for first, days in groups.items():
        rated = counted(len(days), "day" if trend.measure is Measure.PAIN else "answer")
        yield f"{_group_words(first, trend.length)}: {_rated_words(days)} ({rated})."


def _rated_words(days: Sequence[Rated]) -> str:
    """The middle of DAYS, and their ends where they differ: "4, from 2 to 7"."""
    middle = number_words(median([day.middle for day in days]))
    lowest, highest = min(day.lowest for day in days), max(day.highest for day in days)
    return f"{middle}, from {number_words(lowest)} to {number_words(highest)}" if lowest < highest else middle


def _group(day: date, length: int) -> date:
    """The first day of the group that DAY belongs to in a trend of LENGTH days."""
    if length <= _BY_WEEK:
        return monday_of(day)
    return day.replace(day=1) if length <= _BY_MONTH else day.replace(month=1, day=1)


def _group_words(first: date, length: int) -> str:
    if length <= _BY_WEEK:
        return f"Week of {first.day} {first:%B}"
    return f"{first:%B} {first.year}" if length <= _BY_MONTH else str(first.year)


def _span_words(span: Span) -> str:
    name = span.name.capitalize()
    since = date_words(span.first)
    return f"{name} since {since}." if span.last is None else f"{name}: {days_words(span.first, span.last)}."


def _sessions(trend: Trend) -> Iterator[str]:
    pairs = [pair for pairs in trend.pairs.values() for pair in pairs]
    if pairs:
        told = changes_of(after - before for before, after in pairs)
        rated = f"Pain was rated before and after {counted(len(pairs), 'session')}"
        if len(pairs) == 1:
            yield f"{rated}: {'lower' if told.lower else 'the same' if told.same else 'higher'} after it."
        else:
            yield f"{rated}: lower after {told.lower}, the same after {told.same}, higher after {told.higher}."


def _leg(trend: Trend) -> Iterator[str]:
    sore: Mapping[date, int] = {day: pain for day, pain in trend.leg.items() if pain}
    if sore:
        last = date_words(max(sore))
        yield f"Leg pain was rated on {counted(len(sore), 'day')}, up to {max(sore.values())}, last on {last}."
