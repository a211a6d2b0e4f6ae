"""How much walking there is in a week, and on which days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.days import monday_of
from backcare_tui.domain.journal.overview import first_week_walked
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, decide
from backcare_tui.domain.plan.rules.walking import WalkingFacts, WalkingWeek
from backcare_tui.domain.plan.story import Story

_SHORTEST = 3
"""Minutes for which nobody puts on their shoes."""
_WEEKS = 10
"""Weeks before this one whose first walk begins a quota, where nobody walked in the week before them."""

_NEW_WEEKS = 4
"""Weeks before this one that may begin a quota with one of them alone: whoever just began has no others."""


class WalkingQuota(NamedTuple):
    """Minutes of walking, cycling or swimming for this week and the next."""

    minutes: int
    """This week."""
    a_day: int
    """On a day that has any."""
    done: int
    """Of this week, so far."""
    next_minutes: int
    next_a_day: int
    decisions: tuple[Decision, ...] = ()
    """Why it is so many."""


def walking_of(story: Story, rules: Sequence[AnyRule]) -> WalkingQuota:
    """What STORY leads to by RULES: each week's quota is made of the one before.

    The first is that of the first walk of the last fourteen months. Where a week went by without any, more than
    ten weeks ago, it is that of the first two weeks in a row after it that have some. Of weeks before
    `first_whole_week` only activities are known: one with walks in sessions alone counts as one without any, and
    none is known to have been sore: what was held then seems to have grown, but not beyond what was walked.
    """
    this_monday = monday_of(story.today)
    first = _first_week(story, this_monday)
    began = min((day for day, minutes in story.walked.items() if minutes and day >= first), default=None)
    monday = this_monday if began is None else monday_of(began)
    before: float | None = None
    asked: float | None = None
    weeks: list[tuple[WalkingWeek, tuple[Decision, ...]]] = []
    while monday <= this_monday + timedelta(days=7):
        facts = WalkingFacts(story, monday, began, before, asked, projected=monday > this_monday)
        week, decisions = decide(rules, About.WALKING, facts, WalkingWeek())
        weeks.append((week, decisions))
        before, asked = week.minutes if week.begun else None, week.minutes
        monday += timedelta(days=7)
    (this, why), (following, _) = weeks[-2:]
    return WalkingQuota(
        minutes=int(this.minutes),
        a_day=_a_day(this),
        done=round(story.walked_from(this_monday)),
        next_minutes=int(following.minutes),
        next_a_day=_a_day(following),
        decisions=why,
    )


def walking_by_day(story: Story, quota: WalkingQuota, days: Sequence[date]) -> dict[date, int]:
    """Minutes for each of DAYS, which begin with today: a day's share, until the week's minutes are there.

    What was left out on one day is not made up for on another.
    """
    minutes: dict[date, int] = {}
    sunday = monday_of(story.today) + timedelta(days=6)
    left = {True: quota.minutes - quota.done, False: quota.next_minutes}
    for day in days:
        this_week = day <= sunday
        share = quota.a_day if this_week else quota.next_a_day
        walked = round(story.walked.get(day, 0.0)) if day == story.today else 0
        share = max(0, min(share - walked, left[this_week]))
        if share < _SHORTEST and not walked:
            share = 0
        left[this_week] -= share
        minutes[day] = share
    return minutes


def _first_week(story: Story, this_monday: date) -> date:
    """The Monday from which on STORY is looked at: before the last weeks only as far as each week has walks.

    Two weeks that are not the last ones begin it only if both have walks: half a baseline would be forgotten when
    the first of them goes out of sight, and the quota would leap.
    """
    monday, farthest = this_monday - timedelta(weeks=_WEEKS), first_week_walked(story.today)
    while monday > farthest and story.walked_from(monday - timedelta(days=7)):
        monday -= timedelta(days=7)
    while monday < this_monday - timedelta(weeks=_NEW_WEEKS) and not (
        story.walked_from(monday) and story.walked_from(monday + timedelta(days=7))
    ):
        monday += timedelta(days=7)
    return monday


def _a_day(week: WalkingWeek) -> int:
    return max(int(week.a_day), int(week.minutes / week.days)) if week.minutes else 0
