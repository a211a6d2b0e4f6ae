"""When somebody is told to have it looked at, and that this is never said beside a gain."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.trend.baseline import Baseline
from backcare_tui.domain.journal.trend.words import change_words
from backcare_tui.domain.plan.outline import outline_of
from backcare_tui.domain.plan.rules.advice import ADVICE_RULES, FLAT, HIGH, NO_FURTHER, WORSE, AdviceRule
from backcare_tui.domain.plan.story import story_of
from tests.domain.plan.promises import LONGEST_SENTENCE

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LONG_AGO = NOW.date() - timedelta(days=200)


def rated(first: float, *weeks: int) -> Overview:
    """Somebody who rated the FIRST week long ago, and each day of these WEEKS, of which the last ends today."""
    days = [pain for pain in weeks for _ in range(7)]
    pains = {NOW.date() - timedelta(days=back): Counter([pain]) for back, pain in enumerate(reversed(days))}
    week = Baseline(LONG_AGO, LONG_AGO + timedelta(days=6), first)
    return Overview(NOW, pains=pains, first_week=week, empty=False, days=MIDNIGHT)


def advised(overview: Overview) -> str | None:
    see = outline_of(story_of(overview, lambda _: None)).see_someone
    return see.rule if see else None


@pytest.mark.parametrize(
    ("first", "weeks", "rule"),
    [
        (5, [4] * 10, FLAT.name),  # little has changed, neither in eight weeks nor since the first
        (7, [4] * 10, None),  # come down by three points, and staying there
        (8, [5] * 10, NO_FURTHER.name),  # come down, but to half of the scale, and no further
        (8, [7] * 4 + [5] * 6, None),  # come down within these weeks
        (9, [6] * 10, HIGH.name),  # come down, and still much
        (8, [3] * 8 + [5, 5], WORSE.name),  # come down, and on its way up again
    ],
)
def test_who_gained_since_the_first_week_is_not_told_that_little_has_changed(
    first: float, weeks: list[int], rule: str | None
) -> None:
    assert advised(rated(first, *weeks)) == rule


@pytest.mark.parametrize("first", range(11))
@pytest.mark.parametrize("now", range(11))
def test_a_gain_and_little_has_changed_are_never_said_together(first: int, now: int) -> None:
    overview = rated(first, *[now] * 10)
    better = "Meaningfully better" in change_words(overview.pains, overview.first_week, overview.today)
    assert not (better and advised(overview) == FLAT.name)


@pytest.mark.parametrize("rule", ADVICE_RULES, ids=lambda rule: rule.name)
def test_advice_stays_short_whatever_numbers_it_holds(rule: AdviceRule) -> None:
    says = rule.reason({"before": 9.5, "now": 9.5}).says
    assert "9.5 of 10" in says
    assert len(says) <= LONGEST_SENTENCE, says


@pytest.mark.parametrize(("pain", "weeks", "rule"), [(4, 8, FLAT.name), (6, 2, HIGH.name)])
def test_weeks_are_spoken_of_only_where_the_first_rating_is_as_long_ago(pain: int, weeks: int, rule: str) -> None:
    whole = rated(pain, *[pain] * weeks)
    first = min(whole.pains)
    shorter = whole._replace(pains={day: rating for day, rating in whole.pains.items() if day > first})
    assert advised(whole) == rule
    assert advised(shorter) is None
