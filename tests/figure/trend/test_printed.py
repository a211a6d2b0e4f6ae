"""A trend on paper says what its marks mean, those alone that are there."""

from datetime import date, timedelta

from backcare_tui.domain.journal.day_told import DayTold
from backcare_tui.domain.journal.trend.baseline import Baseline
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from backcare_tui.domain.journal.trend.trend import Trend, pain_trend
from backcare_tui.domain.words.text import cells
from backcare_tui.figure.trend.printed import printed

FIRST = date(2026, 9, 7)
LAST = FIRST + timedelta(days=80)


def a_trend(*spans: Span, days: int = 81, leg: int | None = None, baseline: Baseline | None = None) -> Trend:
    told = {FIRST + timedelta(days=number): DayTold(pains={4: 1}, leg=leg) for number in range(days)}
    return pain_trend(told, FIRST, LAST, spans, baseline)


def test_what_its_marks_mean_is_said() -> None:
    assert printed(a_trend(days=1)).caption == "Dots: the median of each day."
    assert printed(a_trend()).caption == "Dots: the median of each day. Line: that of the seven days up to each."
    assert printed(
        a_trend(
            Span(SpanKind.PAUSE, FIRST, FIRST, "away"),
            Span(SpanKind.FLARE_UP, LAST, None),
            leg=2,
            baseline=Baseline(FIRST, FIRST, 6),
        )
    ).caption == (
        "Dots: the median of each day. Line: that of the seven days up to each. Second line: pain in the "
        "leg. Level: the first week with ratings and from where on it is meaningfully better. "
        "Shaded: flare-ups and pauses."
    )
    once = printed(a_trend(days=1, leg=2))
    assert "leg" not in once.caption  # one rating makes no line
    low = printed(a_trend(baseline=Baseline(FIRST, FIRST, 2))).caption
    assert low.endswith("Level: the first week with ratings.")


def test_it_fits_on_paper_and_into_a_terminal() -> None:
    picture = printed(a_trend())
    assert picture.svg.startswith("<svg")
    assert max(map(cells, picture.characters.split("\n"))) <= 76
