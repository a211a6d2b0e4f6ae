"""The rules that say when somebody should have a look."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.rating import A_CHANGE
from backcare_tui.domain.journal.trend.baseline import FEWEST_DAYS, WEEK_DAYS, is_meaningfully_better
from backcare_tui.domain.journal.trend.daily_pain import FEWEST_RATED, FORTNIGHT
from backcare_tui.domain.plan.rule import About, Found, Numbers, Rule
from backcare_tui.domain.plan.story import Story

AdviceRule = Rule[Story, "Advice"]


class Advice(NamedTuple):
    """What is said apart from any day."""

    see_someone: bool = False


def _see_someone(advice: Advice, numbers: Numbers, found: Found) -> Advice:  # noqa: ARG001
    return advice._replace(see_someone=True)


def _worse(story: Story, advice: Advice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    days = int(numbers["days"])
    now, before = _medians(story, days, days, numbers)
    if now is None or before is None or now - before < numbers["points"]:
        return None
    return {"before": before, "now": now}


WORSE = AdviceRule(
    name="worse-two-weeks",
    about=About.PERSON,
    condition=(
        "your pain in the last {days} days is {points} or more above that in the {days} before, by the middle"
        " of the ratings on {rated} days of each at least"
    ),
    looks_at="your ratings at rest",
    effect="it says to see someone",
    says="{days:Span} at {now} of 10, after {days:span} at {before}: worth having somebody look at it.",
    finds=_worse,
    makes=_see_someone,
    numbers={"days": FORTNIGHT, "points": A_CHANGE, "rated": FEWEST_RATED},
    source="NHS inform",
)


def _has_gained(story: Story) -> bool:
    """Whether the last seven days are meaningfully better than the first week.

    Whoever has come down so far and stays there is not without gain. Worse weeks, and much pain, still say it.
    """
    week = story.median(story.today, WEEK_DAYS, FEWEST_DAYS)
    return week is not None and story.first_week is not None and is_meaningfully_better(story.first_week, week)


def _flat(story: Story, advice: Advice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    days, span = int(numbers["days"]), int(numbers["weeks"]) * 7
    now, before = _medians(story, days, span - days, numbers)
    if now is None or before is None or min(now, before) < numbers["low"]:
        return None
    if not _is_rated_since(story, span) or _has_gained(story):
        return None
    return {"before": before, "now": now} if before - now < numbers["points"] else None


FLAT = AdviceRule(
    name="flat-eight-weeks",
    about=About.PERSON,
    condition=(
        "your pain is {low} or more and less than {points} points lower than {weeks} weeks ago, each by the "
        "middle of {days} days with a rating on {rated} of them, the first rating that long ago; and the last"
        " week is not meaningfully better than the first"
    ),
    looks_at="your ratings at rest",
    effect="it says to see someone",
    says=(
        "Little has changed in {weeks:words} weeks, {before} of 10 then and {now} now: "
        "time to ask somebody who can examine you."
    ),
    finds=_flat,
    makes=_see_someone,
    numbers={"weeks": 8, "days": FORTNIGHT, "points": A_CHANGE, "low": 3, "rated": FEWEST_RATED},
    source="Six to eight weeks without gain: NHS inform. What is a gain: Ostelo 2008",
)


def _high(story: Story, advice: Advice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    days = int(numbers["days"])
    now = story.median(story.today, days, numbers["rated"])
    is_high = now is not None and now >= numbers["high"] and _is_rated_since(story, days)
    return {"now": now} if is_high else None


HIGH = AdviceRule(
    name="high-two-weeks",
    about=About.PERSON,
    condition=(
        "your pain in {days} days is {high} or more, by the middle of the ratings on {rated} of them at "
        "least, the first rating that long ago"
    ),
    looks_at="your ratings at rest",
    effect="it says to see someone",
    says="Pain was mostly {now} of 10 for {days:span}: ask somebody, and keep moving meanwhile.",
    finds=_high,
    makes=_see_someone,
    numbers={"days": 14, "high": 6, "rated": 7},
    source="The card to ask first",
)


def _no_further(story: Story, advice: Advice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    days, span = int(numbers["days"]), int(numbers["weeks"]) * 7
    now, before = _medians(story, days, span - days, numbers)
    if now is None or before is None or min(now, before) < numbers["much"]:
        return None
    is_same = _is_rated_since(story, span) and before - now < numbers["points"]
    return {"now": now} if is_same and _has_gained(story) else None


NO_FURTHER = AdviceRule(
    name="no-further",
    about=About.PERSON,
    condition=(
        "the last week is meaningfully better than the first, but your pain is {much} or more and less than "
        "{points} points lower than {weeks} weeks ago, each by the middle of {days} days with a rating on "
        "{rated} of them"
    ),
    looks_at="your ratings at rest",
    effect="it says to see someone",
    says="Better than at first, yet {now} of 10 for {weeks:words} weeks now: ask somebody who can examine you.",
    finds=_no_further,
    makes=_see_someone,
    numbers={"weeks": 8, "days": FORTNIGHT, "points": A_CHANGE, "much": 5, "rated": FEWEST_RATED},
    source="Six to eight weeks without gain: NHS inform. What is still much: our own choice",
)

ADVICE_RULES: Sequence[AdviceRule] = (WORSE, FLAT, HIGH, NO_FURTHER)


def _is_rated_since(story: Story, days: int) -> bool:
    """Whether the first rating is from the first of so many DAYS up to today, or from before: all of them can be
    spoken of.
    """
    return min(story.pain, default=story.today) <= story.today - timedelta(days=days - 1)


def _medians(story: Story, days: int, back: int, numbers: Numbers) -> tuple[float | None, float | None]:
    """The medians of the last DAYS, and of as many that ended BACK days ago; None with too few ratings."""
    then = story.today - timedelta(days=back)
    return story.median(story.today, days, numbers["rated"]), story.median(then, days, numbers["rated"])
