"""How what is rated went over some days, put together of several answers of the journal."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from backcare_tui.domain.journal.day_told import DaysTold, days_told, pains_told
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.spans import spans_of
from backcare_tui.domain.journal.trend.trend import Measure, Trend, look_back_trend, pain_trend
from backcare_tui.domain.journal.wanted import EVERYTHING, Wanted
from backcare_tui.storage.journal.latest.questions import JournalQuestions

BEFORE_DAYS = 28
"""Days before the first one that have a say in it: two weeks that are compared, or a flare-up and its usual."""


def read_trends(
    journal: JournalQuestions, period: Period, last: date, wanted: Wanted = EVERYTHING
) -> tuple[Trend, ...]:
    """Pain over the PERIOD up to LAST, and whatever else was rated in it, of what is WANTED of JOURNAL.

    What is wanted of some days alone makes the period shorter.
    """
    last = min(last, wanted.until or last)
    first, last = period.up_to(last, journal.first_day() if period is Period.ALL else None)
    first = min(last, max(first, wanted.since or first))
    pain, *others = _read(journal, (Measure.PAIN, Measure.PEG, Measure.OWN_ACTIVITY), first, last, wanted)
    return (pain, *(one for one in others if one.days))


def read_trend(
    journal: JournalQuestions, measure: Measure, first: date, last: date, wanted: Wanted = EVERYTHING
) -> Trend:
    """MEASURE from FIRST to LAST, of what is WANTED of JOURNAL; the first week is that of all of it.

    Somebody could write between two of the answers; the next reading then shows it all.
    """
    (trend,) = _read(journal, (measure,), first, last, wanted)
    return trend


def _read(
    journal: JournalQuestions, measures: Iterable[Measure], first: date, last: date, wanted: Wanted
) -> Iterator[Trend]:
    """Each of MEASURES as `read_trend` reads one; they have the same spans."""
    begin = first - timedelta(days=min(BEFORE_DAYS, (first - date.min).days))
    every = journal.days_told(begin, last)
    spans = spans_of(journal.memos(), first, last, pains_told(every), days=journal.days)
    for measure in measures:
        if measure is Measure.PAIN:
            told = every if wanted == EVERYTHING else _days_told(journal, begin, last, wanted)
            yield pain_trend(told, first, last, spans, journal.baseline(last))
        else:
            rated = _rated(journal, measure, first, last, wanted)
            yield look_back_trend(measure, rated, first, last, spans, days=journal.days)


def _rated(
    journal: JournalQuestions, measure: Measure, first: date, last: date, wanted: Wanted
) -> Iterator[Entry]:
    """The entries that rate MEASURE, which is a kind of its own; none where another kind is wanted."""
    if wanted.kind in (None, measure.value):
        yield from journal.each(wanted=_within(wanted._replace(kind=measure.value), first, last))


def _days_told(journal: JournalQuestions, first: date, last: date, wanted: Wanted) -> DaysTold:
    return days_told(journal.each(wanted=_within(wanted, first, last)), first, last, journal.days)


def _within(wanted: Wanted, first: date, last: date) -> Wanted:
    """WANTED, from FIRST to LAST at most."""
    return wanted._replace(since=max(first, wanted.since or first), until=min(last, wanted.until or last))
