"""The rules that say how long the list of exercises is at most."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.plan.rule import SILENT, About, Found, Numbers
from backcare_tui.domain.plan.seen import (
    WEEK,
    at_most,
    days_since_practice,
    held,
    is_rise,
    list_length,
    why_held,
    yesterday,
)
from backcare_tui.domain.plan.shape import DayFacts, DayKind, DayRule, Load, Shape
from backcare_tui.domain.plan.story import Story
from backcare_tui.domain.words.wording import counted


def _restart(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    gap = days_since_practice(facts.story)
    if not shape.open or not facts.first or gap is None or gap < numbers["gap"]:
        return None
    last = facts.story.last_session()
    return {"days": gap, "n": _share_of_list(facts.story, last.day if last else None, numbers)}


def _share_of_list(story: Story, last: date | None, numbers: Numbers) -> int:
    """How many exercises there are after a break, by how many there were in the two weeks up to LAST."""
    length = list_length(story, last, 2 * WEEK) if last else 0
    return max(int(numbers["least"]), ceil(length * numbers["share"]))


RESTART = DayRule(
    name="restart",
    about=About.DAY,
    condition="the last session is {gap} days ago or more",
    looks_at="the day of the last session, and how long the list was",
    effect="the list begins with about half of what it was, and with {least} at least",
    says="Your last session was {days} days ago, so it begins smaller: {n} exercises.",
    finds=_restart,
    makes=lambda shape, _numbers, found: at_most(shape, found["n"]),
    numbers={"gap": 14, "share": 0.5, "least": 2},
    source="Restart much lower, at an amount for every day: Sherwood Forest",
)


def _back_from_pause(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    pauses = facts.story.all_said(Subject.PAUSE)
    if (
        not shape.open
        or not facts.first
        or len(pauses) < 2
        or pauses[-1].says != "over"
        or pauses[-2].says == "over"
    ):
        return None
    over = pauses[-1].at
    began = facts.story.days.of(pauses[-2].at)
    lasted = (facts.story.days.of(over) - began).days
    if lasted < numbers["days"] or any(session.at >= over and session.counts for session in facts.story.sessions):
        return None
    return {"days": lasted, "n": _share_of_list(facts.story, began, numbers)}


BACK_FROM_PAUSE = DayRule(
    name="back-from-pause",
    about=About.DAY,
    condition="the plan was paused for {days} days or more, and there has been no session since",
    looks_at="how long the pause was",
    effect="the list begins with about half of what it was, each dose a step smaller",
    says="Welcome back. After {days} days of pause it begins smaller.",
    finds=_back_from_pause,
    makes=lambda shape, _numbers, found: replace(at_most(shape, found["n"]), load=Load.EASED, new=False),
    numbers={"days": 3, "share": 0.5, "least": 2},
)


def _starter(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if not shape.open or list_length(facts.story, yesterday(facts.story), WEEK):
        return None
    begun = facts.story.practice.counting > 0 or bool(facts.story.sessions)
    return {"seen": "Nothing was finished in the last week" if begun else "Habits start small"}


STARTER = DayRule(
    name="starter",
    about=About.DAY,
    condition="no exercise was finished in the seven days before",
    looks_at="the sessions of the last week",
    effect="the list has {n} exercises",
    says="{seen}: {n} exercises are enough to begin with.",
    finds=_starter,
    makes=lambda shape, numbers, _found: at_most(shape, numbers["n"]),
    numbers={"n": 3},
    source="Fewer than four exercises: Bachmann 2018",
)


def _plus_one(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    finished = list_length(facts.story, yesterday(facts.story), WEEK)
    if not shape.open or not finished:
        return None
    before = list_length(facts.story, yesterday(facts.story) - timedelta(days=WEEK), WEEK)
    grew = finished > before and finished >= numbers["small"]
    n = finished if grew else finished + int(numbers["more"])
    return {"finished": counted(finished, "exercise"), "n": n, SILENT: grew}


PLUS_ONE = DayRule(
    name="plus-one",
    about=About.DAY,
    condition="exercises were finished in the seven days before",
    looks_at="how many exercises were usually finished in a session of the last week, and of the week before",
    effect="the list has {more} more at most; a list of {small} or more that just grew stays for a week",
    says="You usually finished {finished} in a session last week, so today may have {n}.",
    finds=_plus_one,
    makes=lambda shape, _numbers, found: at_most(shape, found["n"]),
    numbers={"more": 1, "small": 3},
    source="Few exercises are easiest to keep up: Bachmann 2018",
)


def load_on_way_back(which: int, numbers: Numbers) -> Load | None:
    """The doses on day WHICH of the way back up, by the NUMBERS of its rule; None on a day that is none of it."""
    if not 0 < which <= numbers["days"]:
        return None
    return Load.EASED if which == 1 else Load.HELD


def _way_back(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    which = facts.soreness.back
    load = load_on_way_back(which, numbers)
    if not shape.open or load is None:
        return None
    n = int(numbers["least"]) + which - 1
    words = "the smallest full day" if which == 1 else f"day {which} on the way back up"
    return {"which": which, "words": words, "n": n, "load": load}


WAY_BACK = DayRule(
    name="way-back",
    about=About.DAY,
    condition="a flare-up is over, or has had its gentle days",
    looks_at="the sessions since then",
    effect="the first full day is for moving: {least} exercises, doses a step smaller; then one more each day",
    says="After the gentle days: today is {words}.",
    finds=_way_back,
    makes=lambda shape, _numbers, found: replace(
        at_most(shape, found["n"]),
        load=found["load"],
        new=False,
        kind=DayKind.MOVING if found["which"] == 1 else shape.kind,
    ),
    numbers={"least": 3, "days": 4},
    source="Build back up quickly to the previous level: Hands On HO13",
)


def _nothing_grows(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    seen = why_held(facts.story.sessions, facts.date, numbers["points"], facts.first)
    if not shape.open or not seen:
        return None
    before = facts.story.sessions_of(facts.date, 2 * WEEK)
    longest = max((len(one.records) for one in before if not one.gentle), default=0)
    return {"seen": seen, "n": longest, "new": not is_rise(facts.story.sessions, facts.date, numbers["points"])}


NOTHING_GROWS = DayRule(
    name="nothing-grows",
    about=About.DAY,
    condition="the last session was in the red band, or a morning since yesterday was worse",
    looks_at="the last session and the morning after it",
    effect=(
        "no dose and no list is larger than it was; where that was {points} more than usual, nothing new comes in"
    ),
    says="{seen}, so nothing grows today.",
    finds=_nothing_grows,
    makes=lambda shape, _numbers, found: replace(
        held(at_most(shape, found["n"] or shape.exercises)), new=shape.new and found["new"]
    ),
    numbers={"points": 2},
    source="Silbernagel 2007: the next morning decides; two points: Childs 2005",
)


RARE_RULES: Sequence[DayRule] = (RESTART, BACK_FROM_PAUSE, WAY_BACK, NOTHING_GROWS)
LIST_RULES: Sequence[DayRule] = (STARTER, PLUS_ONE)
LENGTH_RULES: Sequence[DayRule] = (*RARE_RULES, *LIST_RULES)
