from datetime import date

import pytest

from backcare_tui.domain.journal.calendar.day_mark import (
    day_heading,
    mark_of,
    severity_on,
    span_on,
    told_words,
)
from backcare_tui.domain.journal.calendar.mark import Mark
from backcare_tui.domain.journal.day_told import DayTold
from backcare_tui.domain.journal.rating import Severity
from backcare_tui.domain.journal.trend.spans import Span, SpanKind

TODAY = date(2026, 11, 26)
FLARE = Span(SpanKind.FLARE_UP, date(2026, 3, 2), date(2026, 3, 5))
AWAY = Span(SpanKind.PAUSE, date(2026, 3, 4), None, "away")

DAYS = [
    (None, Mark.SILENT, "nothing told"),
    (DayTold(entries=1), Mark.RESTED, "rest"),
    (DayTold(entries=1, pains={4: 1}), Mark.RESTED, "rest, pain 4 (moderate)"),
    (DayTold(entries=1, sessions=1, started=1), Mark.TRAINED, "1 session"),
    (DayTold(entries=2, sessions=2, started=2, gentle=1), Mark.TRAINED, "2 sessions, 1 of them gentle"),
    (DayTold(entries=1, sessions=1, started=1, gentle=1), Mark.GENTLE, "1 session, gentle"),
    (DayTold(entries=1, started=1), Mark.RESTED, "a session that was ended early"),
    (
        DayTold(entries=1, minutes=24.6),
        Mark.WALKED,
        "25 minutes of walking, cycling or swimming",
    ),
    (
        DayTold(entries=3, sessions=1, started=1, minutes=1, pains={3: 1, 5: 1, 4: 1}),
        Mark.TRAINED,
        "1 session, 1 minute of walking, cycling or swimming, pain 4 (moderate, from 3 to 5)",
    ),
    (
        DayTold(entries=1, pains={0: 1}, leg=2, tells_of_leg=True),
        Mark.RESTED,
        "rest, pain 0 (none), pain in the leg 2",
    ),
    (DayTold(entries=1, leg=0, tells_of_leg=True), Mark.RESTED, "rest, pain in a leg"),
]


@pytest.mark.parametrize(("told", "mark", "words"), DAYS, ids=[words for _, _, words in DAYS])
def test_a_day_is_told_in_a_mark_and_in_words(told: DayTold | None, mark: Mark, words: str) -> None:
    assert mark_of(told) is mark
    assert told_words(told, None, TODAY) == words


def test_pain_of_a_day_is_its_median_and_between_two_the_stronger_one() -> None:
    assert severity_on(None) is severity_on(DayTold(entries=1)) is None
    for pains, severity in (
        ({0: 1}, Severity.NONE),
        ({0: 1, 1: 1}, Severity.MILD),
        ({3: 1}, Severity.MILD),
        ({3: 1, 4: 1}, Severity.MODERATE),
        ({3: 2, 4: 1}, Severity.MILD),
        ({6: 1, 7: 1}, Severity.SEVERE),
        ({10: 1}, Severity.SEVERE),
    ):
        assert severity_on(DayTold(pains=pains)) is severity


def test_the_flare_up_or_pause_of_a_day_is_named() -> None:
    spans = (FLARE, AWAY)
    assert span_on(date(2026, 3, 1), spans) is None
    assert span_on(date(2026, 3, 2), spans) is FLARE
    assert span_on(date(2026, 3, 5), (AWAY, FLARE)) is FLARE
    assert span_on(date(2026, 3, 6), spans) is AWAY
    assert told_words(None, FLARE, TODAY) == "nothing told, flare-up, 2 March to 5 March"
    assert told_words(None, AWAY, TODAY) == "nothing told, pause (away) since 4 March"
    one_day = Span(SpanKind.FLARE_UP, date(2025, 12, 30), date(2025, 12, 30))
    assert told_words(None, one_day, TODAY) == "nothing told, flare-up on 30 December 2025"


def test_a_date_says_that_it_is_today_and_the_year_of_another_one() -> None:
    assert day_heading(TODAY, TODAY) == "Thursday 26 November · today"
    assert day_heading(date(2026, 3, 2), TODAY) == "Monday 2 March"
    assert day_heading(date(2025, 12, 31), TODAY) == "Wednesday 31 December 2025"
