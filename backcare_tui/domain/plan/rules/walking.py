"""The rules of walking: a quota of minutes for each week, planned before and never "until it hurts"."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from backcare_tui.domain.journal.memo import PauseSaid, Subject
from backcare_tui.domain.journal.overview import first_whole_week
from backcare_tui.domain.plan.rule import About, Found, Numbers, Rule
from backcare_tui.domain.plan.rules.setbacks import why_held
from backcare_tui.domain.plan.story import Story
from backcare_tui.domain.words.wording import counted, share_words, span_words

_A_WEEK = timedelta(days=7)

WalkingRule = Rule["WalkingFacts", "WalkingWeek"]


class WalkingWeek(NamedTuple):
    """What is asked for in one week, from its Monday."""

    minutes: float = 0
    """In the week."""
    a_day: float = 5
    """At least, on a day that has walking."""
    days: int = 5
    """Over which the minutes are spread: 30 minutes on five days, WalkBack 2024."""
    begun: bool = False
    """Whether the first two weeks are over, and the quota is one."""


class WalkingFacts(NamedTuple):
    """What the rules look at for one week."""

    story: Story
    monday: date
    """The week's."""
    began: date | None
    """The day of the first minutes since the last week without any, or of the last weeks."""
    before: float | None
    """The quota of the week before; None where the first weeks are still being looked at."""
    asked: float | None
    """What was asked for in the week before, quota or not; None for the first."""
    projected: bool = False
    """Whether the week before is still running, and taken to be walked as planned."""
    seen: float | None = None
    """What was asked for in the week before as the person saw it then; None where nobody saw any."""

    @property
    def last_week(self) -> date:
        return self.monday - _A_WEEK

    @property
    def knows_pain(self) -> bool:
        """Whether all ratings and sessions of the last two weeks before are known."""
        return self.last_week - _A_WEEK >= first_whole_week(self.story.today)

    @property
    def done(self) -> float:
        """Minutes of the week before."""
        return self.story.walked_from(self.last_week)


def _first(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if facts.before is not None:
        return None
    if facts.began is None:
        return {"seen": f"No walk was logged {'lately' if facts.story.walked else 'yet'}"}
    if (facts.monday - facts.began).days >= numbers["days"]:
        return None
    return {"seen": f"The first {span_words(numbers['days'])} only look at what you walk anyway"}


FIRST = WalkingRule(
    name="walking-first",
    about=About.WALKING,
    condition="you logged no walk yet, or the first one less than {days} days before the week",
    looks_at="the minutes that you walked, cycled or swam",
    effect="{minutes} minutes a week, {a_day} a day at least",
    says="{seen}: {a_day} easy minutes a day are enough.",
    finds=_first,
    makes=lambda week, numbers, _found: week._replace(minutes=numbers["minutes"], a_day=numbers["a_day"]),
    numbers={"minutes": 25, "a_day": 5, "days": 14},
    source="Five minutes a day to begin with: our own choice",
)


def _baseline(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:  # noqa: ARG001
    days = int(numbers["days"])
    if facts.before is not None or facts.began is None or (facts.monday - facts.began).days < days:
        return None
    mean = facts.story.walked_from(facts.began, days) * 7 / days
    return {"mean": round(mean), "minutes": max(min(mean * numbers["share"], numbers["most"]), numbers["least"])}


BASELINE = WalkingRule(
    name="walking-baseline",
    about=About.WALKING,
    condition="{days:span} have passed since the first walk that you logged",
    looks_at="your average week in that time",
    effect="the minutes of a week begin at {share} times that, with {least} at least and {most} at most",
    says="You walked about {mean} minutes a week at first, so the quota begins there.",
    finds=_baseline,
    makes=lambda week, _numbers, found: week._replace(minutes=found["minutes"], begun=True),
    numbers={"days": 14, "share": 1, "least": 10, "most": 150},
    source=(
        "70 to 100 % of the mean are in use; a trial of graded activity took 70 % of tries to the limit, and "
        "minutes that are walked anyway are none"
    ),
)


def _restart(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if facts.before is None or facts.projected:
        return None
    paused = _paused_days(facts.story, facts.last_week) >= numbers["paused"]
    if facts.done > 0 and not (paused and facts.done < numbers["kept"] * facts.before):
        return None
    least = min(facts.before, numbers["least"])
    return {
        "minutes": max(facts.before * numbers["share"], least),
        "seen": "pause" if paused else "week without any",
    }


LOWER_AGAIN = WalkingRule(
    name="walking-restart",
    about=About.WALKING,
    condition=(
        "the week before had no minutes, or less than {kept:share} of what was planned while the plan was "
        "paused on {paused} of its days or more"
    ),
    looks_at="the minutes of the week before, and pauses",
    effect=("they begin again at {share:share} of what was planned, and at {least} minutes if it was that much"),
    says="After a {seen}, walking begins again a little lower.",
    finds=_restart,
    makes=lambda week, _numbers, found: week._replace(minutes=found["minutes"], begun=True),
    numbers={"share": 0.8, "least": 25, "paused": 3, "kept": 0.8},
    source="Restart lower, at an amount for every day: Sherwood Forest. How much lower: our own choice",
)


def _kept(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:
    if facts.before is None or week.minutes:
        return None
    grows = facts.projected or facts.done >= numbers["kept"] * facts.before
    whole = facts.before * numbers["step"]
    most = min(whole, numbers["most"])
    if not facts.projected:
        most = min(most, (facts.done + numbers["spare"]) * numbers["step"])
    minutes = max(most, facts.before) if grows else facts.before
    if facts.projected:
        seen = "If this week's minutes are walked"
    else:
        seen = f"Last week had {counted(round(facts.done), 'minute')} of walking, {int(facts.before)} were planned"
    if minutes <= facts.before:
        how = "stays"
    else:
        by = f"by {share_words(numbers['step'] - 1)}, " if minutes == whole else ""
        how = f"grows {by}to {int(minutes)}"
    return {"seen": seen, "how": how, "minutes": minutes}


KEPT = WalkingRule(
    name="walking-tenth",
    about=About.WALKING,
    condition="you did {kept:share} or more of what was planned for the week before",
    looks_at="the minutes of the week before",
    effect=(
        "{step} times as many are planned, but not more than {step} times what you did and {spare} minutes; "
        "{most} minutes at most"
    ),
    says="{seen}: the quota {how}.",
    finds=_kept,
    makes=lambda week, _numbers, found: week._replace(minutes=found["minutes"], begun=True),
    numbers={"kept": 0.8, "step": 1.1, "most": 150, "spare": 3},
    source="10 to 20 % a step; 150 minutes a week: WHO 2020; 30 minutes on five days: WalkBack 2024",
)


def _held(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:
    asked = facts.asked if facts.seen is None else facts.seen
    if asked is None or week.minutes <= asked or not facts.knows_pain:
        return None
    sunday = facts.monday - timedelta(days=1)
    now, before = facts.story.median(sunday, 7), facts.story.median(sunday - _A_WEEK, 7)
    worse = now is not None and before is not None and now - before >= numbers["points"]
    sore = why_held(facts.story.sessions, min(facts.monday, facts.story.today), numbers["points"], first=False)
    if not worse and not sore:
        return None
    return {
        "seen": "Last week was sorer than the one before" if worse else sore,
        "minutes": asked,
        "begun": facts.before is not None,
    }


HELD = WalkingRule(
    name="walking-held",
    about=About.WALKING,
    condition=(
        "your pain in the last week was {points} or more above that in the one before, by the middle of the "
        "ratings, or ended in the red band"
    ),
    looks_at="your pain in the last week, and in the one before",
    effect="the minutes stay as they are",
    says="{seen}, so walking stays as it is.",
    finds=_held,
    makes=lambda week, _numbers, found: week._replace(minutes=found["minutes"], begun=found["begun"]),
    numbers={"points": 2},
    source="Two points: Childs 2005",
)


def _leaps(facts: WalkingFacts, week: WalkingWeek, numbers: Numbers) -> Found | None:
    if facts.seen is None or facts.projected:
        return None
    days = int(numbers["days"])
    lately = facts.story.walked_from(facts.monday - timedelta(days=days), days) * 7 / days
    walked = max(facts.done, lately)
    most = max(facts.seen, walked + numbers["spare"]) * numbers["step"]
    if week.minutes <= most:
        return None
    return {"planned": int(facts.seen), "walked": round(walked), "minutes": most, "most": int(most)}


NO_LEAP = WalkingRule(
    name="walking-no-leap",
    about=About.WALKING,
    condition=(
        "the minutes would be more than {step} times those planned for the week before, and more than {step} "
        "times what you did in it, or in an average week of the {days} days before, and {spare} minutes more"
    ),
    looks_at="what was planned for the week before, and the minutes of the last weeks",
    effect="they are {step} times the larger of these",
    says="{planned} minutes a week were planned and {walked} walked: the quota is {most}, and no leap.",
    finds=_leaps,
    makes=lambda week, _numbers, found: week._replace(minutes=found["minutes"]),
    numbers={"step": 1.1, "days": 14, "spare": 3},
    source="10 to 20 % a step",
)

WALKING_RULES: Sequence[WalkingRule] = (FIRST, BASELINE, LOWER_AGAIN, KEPT, HELD, NO_LEAP)


def _paused_days(story: Story, monday: date) -> int:
    """On how many days of the week from MONDAY the plan was paused, those left out on which a pause ended."""
    pauses = story.all_said(Subject.PAUSE)
    sunday, paused = monday + timedelta(days=6), 0
    for memo, following in zip_longest(pauses, pauses[1:]):
        if memo.says != PauseSaid.OVER and (began := story.days.of(memo.at)) <= sunday:
            ended = story.days.of(following.at) if following else story.today + timedelta(days=1)
            paused += max(0, (min(ended, monday + _A_WEEK) - max(began, monday)).days)
    return paused
