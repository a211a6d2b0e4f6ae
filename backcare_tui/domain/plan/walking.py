"""How much walking there is in a week, and on which days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from backcare_tui.domain.journal.days import monday_of
from backcare_tui.domain.journal.overview import first_week_walked
from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, Found, about, decide, weigh
from backcare_tui.domain.plan.rules.walk import Walk, WalkFacts
from backcare_tui.domain.plan.rules.walking import WalkingFacts, WalkingWeek
from backcare_tui.domain.plan.shaping import ShapedDay
from backcare_tui.domain.plan.story import Story

_A_WEEK = timedelta(days=7)
_SHORTEST = 3
"""Minutes for which nobody puts on their shoes."""
_WEEKS = 10
"""Weeks before this one whose first walk begins a quota, where nobody walked in the week before them."""

_NEW_WEEKS = 4
"""Weeks before this one that may begin a quota with one of them alone: whoever just began has no others."""


class WalkingQuota(NamedTuple):
    """Minutes of walking, cycling or swimming for this week and the next."""

    minutes: int
    """This week, where all of its days have room for it."""
    a_day: int
    """At most, on a day that has any."""
    done: int
    """Of this week, so far."""
    next_minutes: int
    next_a_day: int
    decisions: tuple[Decision, ...] = ()
    """Why it is so many."""
    to_come: int = 0
    """Of this week, in walks still planned: gentle days and days without a plan leave less than all."""

    @property
    def goal(self) -> int:
        """What this week comes to if each walk that is still planned is done; never more than its minutes."""
        return min(self.minutes, self.done + self.to_come)


def walking_of(story: Story, rules: Sequence[AnyRule]) -> WalkingQuota:
    """What STORY leads to by RULES: no week asks for over a tenth more than the one before did, as it was seen
    then, or than was walked.

    The first is that of the first walk of the last fourteen months. In a week before which one without any lies
    more than ten weeks back, it is reckoned anew from the first two weeks in a row after that which have some. Of
    weeks before `first_whole_week` only activities are known: one with walks in sessions alone counts as one
    without any, and none is known to have been sore: what was held then seems to have grown, but not beyond what
    was walked.
    """
    rules = about(rules, About.WALKING)
    this_monday = monday_of(story.today)
    walked = sorted(day for day, minutes in story.walked.items() if minutes)
    monday = min(monday_of(walked[0]), this_monday) if walked else this_monday
    known = first_week_walked(story.today)
    seen: float | None = None
    reckoned: _Reckoned | None = None
    weeks: list[tuple[WalkingWeek, list[tuple[AnyRule, Found]]]] = []
    while monday <= this_monday + _A_WEEK:
        first = reckoned.first if reckoned and monday > this_monday else _first_week(story, monday, known)
        if reckoned is None or first != reckoned.first:
            reckoned = _reckoned(story, rules, first, monday, walked)
        facts = reckoned.facts(story, monday, seen=seen, projected=monday > this_monday)
        week, why = weigh(rules, About.WALKING, facts, WalkingWeek())
        weeks.append((week, why))
        reckoned, seen = reckoned.after(week), week.minutes
        monday += _A_WEEK
    (this, why), (following, _) = weeks[-2:]
    return WalkingQuota(
        minutes=int(this.minutes),
        a_day=_a_day(this),
        done=round(story.walked_from(this_monday)),
        next_minutes=int(following.minutes),
        next_a_day=_a_day(following),
        decisions=tuple(rule.reason(found) for rule, found in why),
    )


class _Reckoned(NamedTuple):
    """The quota of a week, while weeks go by."""

    first: date
    """The Monday from which it is reckoned."""
    began: date | None
    """The day of the first minutes since then."""
    before: float | None = None
    asked: float | None = None

    def facts(
        self, story: Story, monday: date, seen: float | None = None, projected: bool = False
    ) -> WalkingFacts:
        began = self.began if self.began is not None and self.began < monday + _A_WEEK else None
        return WalkingFacts(story, monday, began, self.before, self.asked, projected, seen)

    def after(self, week: WalkingWeek) -> "_Reckoned":
        return self._replace(before=week.minutes if week.begun else None, asked=week.minutes)


def _reckoned(
    story: Story, rules: Sequence[AnyRule], first: date, until: date, walked: Sequence[date]
) -> _Reckoned:
    """The quota of the week before UNTIL, reckoned from the FIRST Monday on; WALKED are the days with minutes."""
    began = next((day for day in walked if day >= first), None)
    reckoned = _Reckoned(first, began)
    monday = until if began is None else monday_of(began)
    while monday < until:
        week, _ = weigh(rules, About.WALKING, reckoned.facts(story, monday), WalkingWeek())
        reckoned = reckoned.after(week)
        monday += _A_WEEK
    return reckoned


class PlannedWalk(NamedTuple):
    """What is asked for on one day, and why it is less than a day's share."""

    minutes: int = 0
    """Still to come, on a day that has begun."""
    decisions: tuple[Decision, ...] = ()


def walks_of(
    story: Story,
    quota: WalkingQuota,
    days: Iterable[ShapedDay],
    sore: Mapping[date, Soreness],
    rules: Sequence[AnyRule],
) -> list[PlannedWalk]:
    """The walk of each of DAYS, which begin with today: the minutes of its week that are left, spread evenly over
    the days that they take, and less by RULES where a back is SORE.

    What was left out is made up for on other days of the week, never by a longer walk.
    """
    rules = about(rules, About.WALK)
    sunday = monday_of(story.today) + timedelta(days=6)
    left = {True: quota.minutes - quota.done, False: quota.next_minutes}
    walks = []
    for shaped in days:
        day, this_week = shaped.date, shaped.date <= sunday
        walked = round(story.walked.get(day, 0.0)) if day == story.today else 0
        full = quota.a_day if this_week else quota.next_a_day
        share = _even_share(left[this_week] + walked, full, 7 - day.weekday()) if shaped.shape.practised else 0
        walk, why = decide(rules, About.WALK, WalkFacts(shaped.kind, sore.get(day, Soreness())), Walk(full))
        minutes = max(0, min(walk.minutes, share) - walked)
        if minutes < _SHORTEST and not walked:
            minutes = 0
        left[this_week] -= minutes
        walks.append(PlannedWalk(minutes, why if minutes and walk.minutes < share else ()))
    return walks


def with_walks(
    quota: WalkingQuota, days: Iterable[ShapedDay], walks: Iterable[PlannedWalk], today: date
) -> WalkingQuota:
    """QUOTA with what the WALKS of DAYS still bring in the week of TODAY."""
    next_monday = monday_of(today) + _A_WEEK
    to_come = sum(walk.minutes for day, walk in zip(days, walks, strict=True) if day.date < next_monday)
    return quota._replace(to_come=to_come)


def _even_share(left: int, most: int, days: int) -> int:
    """What one walk has of the minutes LEFT for so many DAYS, where none has more than MOST."""
    if left <= 0:
        return 0
    walks = min(ceil(left / most), days)
    return min(ceil(left / walks), most)


def _first_week(story: Story, this_monday: date, farthest: date) -> date:
    """The Monday from which on STORY is looked at in the week of THIS_MONDAY: before its last weeks only as far as
    each week has walks, and not before the FARTHEST.

    Two weeks that are not the last ones begin it only if both have walks: half a baseline would be forgotten when
    the first of them goes out of sight.
    """
    monday = max(this_monday - timedelta(weeks=_WEEKS), farthest)
    while monday > farthest and story.walked_from(monday - _A_WEEK):
        monday -= _A_WEEK
    while monday < this_monday - timedelta(weeks=_NEW_WEEKS) and not (
        story.walked_from(monday) and story.walked_from(monday + _A_WEEK)
    ):
        monday += _A_WEEK
    return monday


def _a_day(week: WalkingWeek) -> int:
    return max(int(week.a_day), ceil(int(week.minutes) / week.days)) if week.minutes else 0
