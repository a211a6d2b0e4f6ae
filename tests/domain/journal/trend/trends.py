"""Trends for the tests of what is drawn and said of them."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from backcare_tui.domain.journal.day_told import DayTold, days_told
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import listed, memos_in
from backcare_tui.domain.journal.trend.baseline import Baseline, baseline_of
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.spans import Span, SpanKind, spans_of
from backcare_tui.domain.journal.trend.trend import Measure, Trend, look_back_trend, pain_trend
from tests.domain.journal.trend.pains import FIRST, days_of
from tests.irregular_year import LAST, irregular_year


@cache
def trend_of_year(period: Period, measure: Measure = Measure.PAIN, last: date = LAST) -> Trend:
    """The PERIOD of the irregular year up to LAST."""
    kept = irregular_year()
    entries = listed(kept)
    told = days_told(entries, date.min, LAST, days=MIDNIGHT)
    pains = {day: one.pains for day, one in told.items() if one.pains}
    first, last = period.up_to(last, min(told))
    spans = spans_of(memos_in(kept), first, last, pains, days=MIDNIGHT)
    if measure is Measure.PAIN:
        return pain_trend(told, first, last, spans, baseline_of(pains))
    return look_back_trend(measure, entries, first, last, spans, days=MIDNIGHT)


def trend_of_days(*rated: int | None) -> Trend:
    """The last seven of the days that were RATED, with all that they say."""
    told = {
        FIRST + timedelta(days=number): DayTold(pains={pain: 1})
        for number, pain in enumerate(rated)
        if pain is not None
    }
    last = FIRST + timedelta(days=max(0, len(rated) - 1))
    pains = {day: one.pains for day, one in told.items()}
    return pain_trend(told, last - timedelta(days=6), last, (), baseline_of(pains))


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    """Trends of any length, with and without whatever one may have."""
    length = draw(st.sampled_from((1, 2, 7, 30, 31, 91, 365, 366, 800, 4000)))
    last = FIRST + timedelta(days=draw(st.integers(0, 70)))
    first = last - timedelta(days=length - 1)
    score = st.integers(0, 10)
    told = {
        day: DayTold(
            pains=rated,
            pairs=tuple(draw(st.lists(st.tuples(score, score), max_size=3))),
            leg=draw(st.none() | score),
        )
        for day, rated in draw(days_of()).items()
    }
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        begins = first + timedelta(days=draw(st.integers(-5, length)))
        lasts = draw(st.none() | st.integers(0, 20))
        ends = None if lasts is None else begins + timedelta(days=lasts)
        kind = draw(st.sampled_from(SpanKind))
        spans.append(
            Span(kind, begins, ends, draw(st.sampled_from(("", "away"))) if kind is SpanKind.PAUSE else "")
        )
    pain = draw(st.none() | st.integers(0, 40).map(lambda quarters: quarters / 4))
    baseline = None if pain is None else Baseline(FIRST, FIRST + timedelta(days=6), pain)
    return pain_trend(told, first, last, spans, baseline)
