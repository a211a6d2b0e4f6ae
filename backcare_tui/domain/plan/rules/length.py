"""The rules that say how long the list of exercises is at most."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from backcare_tui.domain.guidance.coming_back import BREAK_DAYS, LONG_BREAK_DAYS
from backcare_tui.domain.journal.memo import PauseSaid, Subject
from backcare_tui.domain.journal.rating import SEVERE
from backcare_tui.domain.plan.rule import SILENT, About, Found, News, Numbers
from backcare_tui.domain.plan.rules.setbacks import is_rise, why_held
from backcare_tui.domain.plan.shape import A_STEP, DayFacts, DayKind, DayRule, Load, Shape
from backcare_tui.domain.plan.story import Story
from backcare_tui.domain.words.wording import counted


class _Break(NamedTuple):
    """Days without a session, and what came after them."""

    days: int
    last: date | None
    """When the session before it was; None where that is not known any more."""
    since: int
    """On how many days there was a full session since."""


def _last_break(facts: DayFacts, gap: float, within: float) -> _Break | None:
    """The last GAP or more days without a session, if there were full sessions on less than so many days since:
    up to the day, or where something is planned before it, also on one day of that.
    """
    story, ahead = facts.story, 0 if facts.first else 1
    now = story.days_since_practice
    if now is not None and now >= gap:
        last = story.last_session()
        return _Break(now, last.day if last else None, ahead)
    practised: set[date] = set()
    for session, before in pairwise(reversed(story.sessions)):
        if session.counts and not session.gentle and session.day < facts.date:
            practised.add(session.day)
        if len(practised) + ahead >= within:
            return None
        days = (session.day - before.day).days
        if days >= gap:
            return _Break(days, before.day, len(practised) + ahead)
    return None


def _restart(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    away = _last_break(facts, numbers["gap"], 2 * numbers["sessions"]) if shape.open else None
    if away is None:
        return None
    afresh = away.days >= numbers["months"]
    steps = 1 + (away.days >= numbers["long"]) + afresh
    left = 0 if afresh else steps - away.since // int(numbers["sessions"])
    if left <= 0 and not (afresh and not away.since):
        return None
    begin = _share_of_list(facts.story, away.last, numbers, steps)
    if away.since:
        seen = f"you are on the way back: session {away.since + 1} of {steps * int(numbers['sessions'])}"
    else:
        seen = f"it begins smaller: {counted(begin, 'exercise')}{'' if afresh else ', and less of each'}"
    return {"days": away.days, "seen": seen, "n": begin + away.since, "below": left}


def _share_of_list(story: Story, last: date | None, numbers: Numbers, steps: int = 1) -> int:
    """How many exercises there are after a break, so many STEPS smaller than in the weeks up to LAST."""
    length = story.list_length(last, int(numbers["span"])) if last else 0
    return max(int(numbers["least"]), ceil(length * (1 - numbers["share"]) ** steps))


RESTART = DayRule(
    name="restart",
    about=About.DAY,
    condition="your last session is {gap} days ago or more, or was one on the way back from such a break",
    looks_at="how long the break was, how long your list was before it, and the sessions since",
    effect=(
        "the list begins with {share:share} less than in the {span:span} before, but {least} exercises at "
        "least, and may have one more each session; for {sessions} sessions each is done a step smaller than "
        "before, and nothing is new. After {long} days or more all this is a step smaller, and the way back "
        "as many sessions longer; after {months} days or more the list is smaller by one step more, and how "
        "much of each begins anew"
    ),
    says="After {days} days without a session {seen}.",
    finds=_restart,
    makes=lambda shape, _numbers, found: shape.at_most(found["n"])._replace(
        below=found["below"], new=shape.new and not found["below"]
    ),
    numbers={
        "gap": BREAK_DAYS,
        "long": 28,
        "months": LONG_BREAK_DAYS,
        "share": A_STEP,
        "sessions": 3,
        "span": 14,
        "least": 2,
    },
    source=(
        "Restart lower, at an amount for every day: Sherwood Forest. How much lower, and after how long: our own "
        "choice"
    ),
    news=News.SMALLER,
)


def _back_from_pause(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    story, last = facts.story, facts.story.last_session()
    if not shape.open or not facts.first or (story.days_since_practice or 0) >= numbers["gap"]:
        return None
    lasted = max((days for days, over in _pauses(story) if not _counts_since(story, over)), default=0)
    if lasted < numbers["days"]:
        return None
    return {"days": lasted, "n": _share_of_list(story, last.day if last else None, numbers)}


def _pauses(story: Story) -> Iterator[tuple[int, datetime]]:
    """How many days each pause that is over lasted, whatever its reasons were in turn, and when it ended."""
    began: datetime | None = None
    for memo in story.all_said(Subject.PAUSE):
        if memo.says != PauseSaid.OVER:
            began = began or memo.at
        elif began is not None:
            yield (story.days.of(memo.at) - story.days.of(began)).days, memo.at
            began = None


def _counts_since(story: Story, then: datetime) -> bool:
    """Whether there was a session that counts since THEN."""
    return any(session.counts for session in reversed(story.sessions) if session.at >= then)


BACK_FROM_PAUSE = DayRule(
    name="back-from-pause",
    about=About.DAY,
    condition=("the plan was paused for {days} days or more since your last session, which was within {gap} days"),
    looks_at="how long the pause was",
    effect=(
        "the list begins with {share:share} less than in the {span:span} before, but with {least} at least; "
        "each exercise is done a step smaller"
    ),
    says="Welcome back. After {days} days of pause it begins smaller.",
    finds=_back_from_pause,
    makes=lambda shape, _numbers, found: shape.at_most(found["n"])._replace(load=Load.EASED, new=False),
    numbers={"days": 3, "gap": BREAK_DAYS, "share": A_STEP, "span": 14, "least": 2},
    news=News.SMALLER,
)


def _starter(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    if not shape.open or _finished(facts.story, numbers):
        return None
    story = facts.story
    begun = story.practice.counting > 0 or bool(story.sessions)
    lately = any(session.records for session in story.sessions_of(story.today, int(numbers["span"])))
    return {"seen": "Nothing was finished lately" if begun and not lately else "Habits start small"}


def _finished(story: Story, numbers: Numbers) -> int:
    """How many exercises were usually finished in the last days, or else in those up to the last session, unless
    that is months ago.
    """
    span, last = int(numbers["span"]), story.last_session()
    lately = story.list_length(story.yesterday, span)
    if lately or last is None or (story.today - last.day).days >= numbers["months"]:
        return lately
    return story.list_length(last.day, span)


STARTER = DayRule(
    name="starter",
    about=About.DAY,
    condition=(
        "you finished no exercise in the {span} days up to your last session, or that is {months} days ago"
    ),
    looks_at="your last sessions",
    effect="the list has {n} exercises",
    says="{seen}: {n} exercises are enough to begin with.",
    finds=_starter,
    makes=lambda shape, numbers, _found: shape.at_most(numbers["n"]),
    numbers={"n": 3, "span": 7, "months": LONG_BREAK_DAYS},
    source="Fewer than four exercises: Bachmann 2018",
    news=News.LENGTH,
)


def _plus_one(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    story, span = facts.story, int(numbers["span"])
    finished = _finished(story, numbers)
    if not shape.open or not finished:
        return None
    if not story.list_length(story.yesterday, span):
        return {"n": finished, SILENT: True}
    before = story.list_length(story.yesterday - timedelta(days=span), span)
    away = _last_break(facts, span, numbers["again"])
    if away and away.last and away.days < numbers["months"]:
        before = max(before, story.list_length(away.last, span))
    grew = finished > before and finished >= numbers["small"]
    n = finished if grew else finished + int(numbers["more"])
    return {"finished": counted(finished, "exercise"), "n": n, "day": facts.called, SILENT: grew}


PLUS_ONE = DayRule(
    name="plus-one",
    about=About.DAY,
    condition=("you finished exercises in the {span} days before, or up to a last session not {months} days ago"),
    looks_at="how many exercises you usually finished in a session of these days, and of as many before them",
    effect=(
        "the list has {more} more at most, and none more where your last session is longer ago; a list of "
        "{small} or more that just grew stays for {span:span}, unless it was as long before {span:span} "
        "without a session which fewer than {again} followed"
    ),
    says="You usually finished {finished} in a session of the last {span} days, so {day} may have {n}.",
    finds=_plus_one,
    makes=lambda shape, _numbers, found: shape.at_most(found["n"]),
    numbers={"more": 1, "small": 3, "span": 7, "months": LONG_BREAK_DAYS, "again": 14},
    source="Few exercises are easiest to keep up: Bachmann 2018",
    news=News.LENGTH,
)


def _way_back(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    which = facts.soreness.back
    if not shape.open or not 0 < which <= numbers["days"]:
        return None
    still_sore = facts.soreness.day > 0 or facts.story.latest.get(facts.date, 0) >= numbers["high"]
    if which > 1:
        load, seen, what = Load.HELD, "After the gentle days", f"day {which} on the way back up"
    elif still_sore:
        load, seen = Load.LEAST, "Still sore after the gentle days, and backs like to move"
        what = "the smallest full day"
    else:
        load, seen, what = Load.EASED, "After the gentle days", "the smallest full day"
    n = int(numbers["least"]) + which - 1
    return {"which": which, "seen": seen, "what": what, "n": n, "load": load, "day": facts.called}


WAY_BACK = DayRule(
    name="way-back",
    about=About.DAY,
    condition="a flare-up is over, or has had its gentle days",
    looks_at="your sessions since then",
    effect=(
        "the first full day is for moving: {least} exercises, each a step smaller, or a step below where one "
        "starts if it is still sore or {high} of 10; then one more each day, and none larger, for {days} days"
        " in all"
    ),
    says="{seen}: {day} is {what}.",
    finds=_way_back,
    makes=lambda shape, _numbers, found: shape.at_most(found["n"])._replace(
        load=found["load"],
        new=False,
        kind=DayKind.MOVING if found["which"] == 1 else shape.kind,
    ),
    numbers={"least": 3, "days": 4, "high": SEVERE},
    source="Build back up quickly to the previous level: Hands On HO13",
    news=News.SMALLER,
)


def _nothing_grows(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    seen = why_held(facts.story.sessions, facts.date, numbers["points"], facts.first)
    if not shape.open or not seen:
        return None
    before = facts.story.sessions_of(facts.date, int(numbers["span"]))
    longest = max((len(one.records) for one in before if not one.gentle), default=0)
    on = "today" if facts.is_today else "on this day"
    return {
        "seen": seen,
        "on": on,
        "n": longest,
        "new": not is_rise(facts.story.sessions, facts.date, numbers["points"]),
    }


NOTHING_GROWS = DayRule(
    name="nothing-grows",
    about=About.DAY,
    condition="your last session was in the red band, or a morning since yesterday was worse",
    looks_at="your last session and the morning after it",
    effect=(
        "no exercise grows, and the list is no longer than in the {span:span} before; where pain was {points}"
        " more than usual, nothing new comes in"
    ),
    says="{seen}, so nothing grows {on}.",
    finds=_nothing_grows,
    makes=lambda shape, _numbers, found: shape.at_most(found["n"] or shape.exercises).held._replace(
        new=shape.new and found["new"]
    ),
    numbers={"points": 2, "span": 14},
    source="Silbernagel 2007: the next morning decides; two points: Childs 2005",
    news=News.SMALLER,
)


LIST_RULES: Sequence[DayRule] = (STARTER, PLUS_ONE)
"""Those that say how long the list is, and nothing else of a day."""

LENGTH_RULES: Sequence[DayRule] = (RESTART, BACK_FROM_PAUSE, WAY_BACK, NOTHING_GROWS, *LIST_RULES)
