"""A trend in sentences says what its picture shows."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.sentences import days_words, trend_sentences
from backcare_tui.domain.journal.trend.trend import Measure, Trend
from tests.domain.journal.trend.pains import FIRST
from tests.domain.journal.trend.trends import trend_of_days, trend_of_year, trends


def test_a_year_is_told_month_by_month() -> None:
    told = trend_sentences(trend_of_year(Period.YEAR))
    assert told[0] == (
        "Pain at rest, from 0, none, to 10, the worst imaginable, 27 November 2025 to 26 November 2026."
    )
    assert "March 2026: 6, from 1 to 10 (30 days)." in told
    assert "Flare-up: 9 to 18 March 2026." in told
    assert "Away: 2 to 16 May 2026." in told
    assert "Ill: 10 to 14 August 2026." in told
    assert any(
        re.fullmatch(r"Leg pain was rated on \d+ days, up to \d+, last on \d April 2026\.", line) for line in told
    )
    assert any(line.startswith("Meaningfully better than in the first week: from 6 to 2.") for line in told)
    assert any(
        line.endswith("Meaningfully better is 4 or lower: at least 2 points and 30 % lower.") for line in told
    )


@pytest.mark.parametrize(
    ("period", "line"),
    [
        (Period.WEEK, "Wednesday 25 November 2026: 1, from 0 to 2."),
        (Period.MONTH, "Week of 9 November: 1.5, from 0 to 3 (5 days)."),
        (Period.QUARTER, "October 2026: 2, from 0 to 4 (25 days)."),
    ],
)
def test_shorter_periods_are_told_in_shorter_pieces(period: Period, line: str) -> None:
    assert line in trend_sentences(trend_of_year(period))


def test_nothing_rated_is_said() -> None:
    assert trend_sentences(trend_of_days()) == (
        "Pain at rest, 26 December 2025 to 1 January 2026.",
        "Nothing was rated on these days.",
    )


def test_one_rating_says_what_is_missing() -> None:
    assert trend_sentences(trend_of_days(4)) == (
        "Pain at rest, from 0, none, to 10, the worst imaginable, 26 December 2025 to 1 January 2026.",
        "Rated on 1 of 7 days: 4.",
        "1 day of the last seven rated; 2 more days of ratings may show a direction.",
        "Thursday 1 January 2026: 4.",
        "There is no line of seven days: it needs 3 rated days of 7.",
    )


def test_a_low_first_week_promises_nothing() -> None:
    told = trend_sentences(trend_of_days(*[2] * 14))
    assert "Low, as in the first week: 2 then and now." in told
    assert not any("Meaningfully better" in line for line in told)


def test_few_answers_are_told_one_by_one() -> None:
    told = trend_sentences(trend_of_year(Period.YEAR, Measure.OWN_ACTIVITY))
    assert told[0].startswith("carry the shopping home, from 0, cannot, to 10, as well as ever,")
    assert "Tuesday 28 July 2026: 6." in told
    assert "11 answers; from 2 to 8, 6 in the middle; highest on 28 October 2026." in told
    assert not any("seven days" in line for line in told)
    assert "It went from 2 on 28 November 2025 to 8 on 28 October 2026; more is better." in told
    assert "It went from 7 on 30 November 2025 to 1 on 15 November 2026." in trend_sentences(
        trend_of_year(Period.YEAR, Measure.PEG)
    )


@given(trends())
def test_each_is_one_line_without_controls(trend: Trend) -> None:
    for line in trend_sentences(replace(trend, measure=Measure.OWN_ACTIVITY, name="a\x1b[2J\nb")):
        assert line.isprintable()
        assert line.endswith(".")


@given(trends())
def test_sessions_are_all_told(trend: Trend) -> None:
    told = [line for line in trend_sentences(trend) if line.startswith("Pain was rated before and after")]
    count = sum(len(pairs) for pairs in trend.pairs.values())
    if not count:
        assert told == []
        return
    total, *ways = map(int, re.findall(r"\d+", told[0]))
    assert total == count
    if count == 1:
        assert re.search(r"1 session: (lower|the same|higher) after it\.$", told[0])
    else:
        assert count == sum(ways)


@pytest.mark.parametrize(("after", "words"), [(3, "lower"), (4, "the same"), (5, "higher")])
def test_one_session_is_told_as_one(after: int, words: str) -> None:
    trend = replace(trend_of_days(4), pairs={FIRST: ((4, after),)})
    assert f"Pain was rated before and after 1 session: {words} after it." in trend_sentences(trend)


def test_what_stayed_did_not_go_from_one_to_the_other() -> None:
    same = replace(trend_of_days(6, 6), measure=Measure.OWN_ACTIVITY, name="walk", change="")
    told = trend_sentences(same)
    assert "2 answers; always 6." in told
    assert "It was 6 on 1 January 2026, and 6 again on 2 January 2026; more is better." in told


def test_many_days_are_written_as_numbers_are() -> None:
    week = trend_of_days(*([4] * 7))
    days = {FIRST + timedelta(days=number): week.days[week.last] for number in range(1200)}
    told = trend_sentences(replace(week, first=FIRST, last=max(days), days=days))
    assert told[1] == "Rated on 1,200 of 1,200 days; always 4."


def test_one_day_that_the_line_leaves_out_is_one() -> None:
    told = trend_sentences(trend_of_days(4, 4, 4, 4))
    assert (
        told[-1] == "The line of seven days leaves out 5 days: fewer than 3 of the 7 days up to them were rated."
    )
    line = dict.fromkeys(list(trend_of_days(*([4] * 7)).days)[1:], 4.0)
    told = trend_sentences(replace(trend_of_days(*[4] * 7), line=line))
    assert told[-1] == "The line of seven days leaves out 1 day: fewer than 3 of the 7 days up to it were rated."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((3, 9), (3, 9), "9 March 2026"),
        ((3, 9), (3, 18), "9 to 18 March 2026"),
        ((3, 9), (4, 1), "9 March to 1 April 2026"),
    ],
)
def test_days_as_one_says_them(first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    year = FIRST.replace
    assert days_words(year(month=first[0], day=first[1]), year(month=last[0], day=last[1])) == words


def test_days_of_two_years_have_both() -> None:
    assert days_words(FIRST.replace(year=2025), FIRST) == "1 January 2025 to 1 January 2026"
