"""The rules of one walk: how much of a day's share of the week's minutes a sore back is asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.rule import About, Found, News, Numbers, Rule
from backcare_tui.domain.plan.shape import DayKind

WalkRule = Rule["WalkFacts", "Walk"]

_GENTLE_MINUTES = 5
"""Of the walk of a gentle day, from which walks grow again."""


class Walk(NamedTuple):
    """The walking of one day."""

    minutes: int


class WalkFacts(NamedTuple):
    """What the rules look at for one day."""

    kind: DayKind
    soreness: Soreness


def _gentle(facts: WalkFacts, walk: Walk, numbers: Numbers) -> Found | None:
    is_long = facts.kind is DayKind.GENTLE and walk.minutes > numbers["minutes"]
    return {} if is_long else None


GENTLE_WALK = WalkRule(
    name="walk-gentle",
    about=About.WALK,
    condition="the day is gentle",
    looks_at="what kind of day it is",
    effect="its walk has {minutes} minutes at most",
    says="On a gentle day {minutes} minutes at a time are enough.",
    finds=_gentle,
    makes=lambda walk, numbers, _found: walk._replace(minutes=int(numbers["minutes"])),
    numbers={"minutes": _GENTLE_MINUTES},
    source="Reduce for a couple of days, do not stop: Hands On HO13. Five minutes: our own choice",
    news=News.SMALLER,
)


def _back(facts: WalkFacts, walk: Walk, numbers: Numbers) -> Found | None:
    which, days, least = facts.soreness.since, int(numbers["days"]), int(numbers["least"])
    if facts.kind is DayKind.GENTLE or not 0 < which <= days or walk.minutes <= least:
        return None
    minutes = least + round((walk.minutes - least) * which / (days + 1))
    return {"minutes": minutes, "full": walk.minutes}


WALK_BACK = WalkRule(
    name="walk-back",
    about=About.WALK,
    condition="a flare-up has had its gentle days, or is over, and that was {days} days ago or less",
    looks_at="the days since then",
    effect="walks grow evenly over {days} days, from the {least} minutes of a gentle day to what they were",
    says="After the gentle days walks grow evenly, over {days} days, up to {full} minutes.",
    finds=_back,
    makes=lambda walk, _numbers, found: walk._replace(minutes=found["minutes"]),
    numbers={"least": _GENTLE_MINUTES, "days": 4},
    source=(
        "Much lower first, then small steps up: Sherwood Forest; quickly, to the level before: Hands On HO13. "
        "Over as many days as exercises: our own choice"
    ),
    news=News.SMALLER,
)

WALK_RULES: Sequence[WalkRule] = (GENTLE_WALK, WALK_BACK)
