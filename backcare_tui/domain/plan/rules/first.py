"""The rules that come first: signs, pauses, what the person made of a day, flare-ups, and what is done already."""

from collections.abc import Sequence
from datetime import timedelta

from backcare_tui.domain.guidance.signs.signs_said import SignsSaid
from backcare_tui.domain.journal.memo import DayMade, PauseSaid, Subject
from backcare_tui.domain.journal.rating import A_CHANGE, MODERATE, SEVERE
from backcare_tui.domain.journal.trend.flare_up import SURE_DAYS
from backcare_tui.domain.plan.rule import About, Found, News, Numbers
from backcare_tui.domain.plan.shape import DayFacts, DayKind, DayRule, Shape
from backcare_tui.domain.words.wording import day_words


def _signs(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    words = {
        SignsSaid.EMERGENCY: {"sign": "an emergency", "act": "Get help now"},
        SignsSaid.URGENT: {"sign": "an urgent", "act": "See a doctor by tomorrow"},
    }
    closed = facts.story.closed_by
    return words[closed] if closed else None


SIGNS = DayRule(
    name="signs",
    about=About.DAY,
    condition=(
        "you said that one of the signs that need help soon is there; to leave their cards for later opens nothing"
    ),
    looks_at="what you last answered to the cards of signs",
    effect="nothing is planned until none of them is there",
    says="You named {sign} sign. {act}; the exercises wait.",
    finds=_signs,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.CLOSED),
    source="NICE HTE16",
    news=News.OTHERWISE,
)


def _paused(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    said = facts.story.last_said(Subject.PAUSE)
    words: dict[str | None, str] = {PauseSaid.ILL: "Get well; nothing", PauseSaid.AWAY: "Nothing"}
    return {"why": said, "nothing": words[said]} if shape.practised and said in words else None


PAUSED = DayRule(
    name="paused",
    about=About.DAY,
    condition="you paused the plan, because you are ill or away",
    looks_at="whether the plan is paused",
    effect="nothing is planned until you come back",
    says="You are {why}, so nothing is planned. {nothing} is lost.",
    finds=_paused,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.PAUSED),
    news=News.OTHERWISE,
)


def _dropped(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    change = facts.story.day_changes.get(facts.date)
    if not shape.practised or change is None or change.to:
        return None
    return {} if change.made in (DayMade.DROPPED, DayMade.MOVED) else None  # moved, and nobody said to which day


DROPPED = DayRule(
    name="dropped",
    about=About.DAY,
    condition="you took the day out of the plan",
    looks_at="what you made of the day",
    effect="nothing is planned on it",
    says="You took this day out of the plan. Days without count as rest.",
    finds=_dropped,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.DROPPED),
    news=News.OTHERWISE,
)


def _moved(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    change = facts.story.day_changes.get(facts.date)
    moved = change.to if change and change.made is DayMade.MOVED else None
    return {"day": day_words(moved)} if shape.practised and moved else None


MOVED = DayRule(
    name="moved",
    about=About.DAY,
    condition="you moved the session of the day to another one",
    looks_at="what you made of the day",
    effect="nothing is planned on it",
    says="You moved this session to {day}.",
    finds=_moved,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.DROPPED),
    news=News.OTHERWISE,
)


def _asked_gentle(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    change = facts.story.day_changes.get(facts.date)
    return {} if shape.open and change and change.made is DayMade.GENTLE else None


ASKED_GENTLE = DayRule(
    name="asked-gentle",
    about=About.DAY,
    condition="you made it a gentle day",
    looks_at="what you made of the day",
    effect="the day is gentle",
    says="You made this a gentle day.",
    finds=_asked_gentle,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.GENTLE),
    news=News.OTHERWISE,
)


def _flare(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    sore = facts.soreness
    if not shape.open or not sore.gentle:
        return None
    if sore.told:
        words = "You said that a flare-up began"
    elif sore.pain is None:
        words = "Your back was sorer than usual, and has not been rated since"
    elif sore.usual is None:
        words = f"{sore.pain} of 10 is a lot"
    else:
        words = f"{sore.pain} of 10 is well above your usual {sore.usual:g}"
    return {"seen": words, "which": sore.gentle}


FLARE = DayRule(
    name="flare-up",
    about=About.DAY,
    condition=(
        "you said that a flare-up began; or your last rating is {above} points or more above the usual of the"
        " last seven days and {least} or more, or {high} where nothing is usual yet. A day without a rating "
        "counts like the one before, until {unrated:span} have passed"
    ),
    looks_at="your last rating beside your usual pain",
    effect=(
        "the day is gentle, on {days} days of {span} at most; {back:span} after the flare-up you are not on "
        "the way back from it any more"
    ),
    says="{seen}: gentle day {which} of {days} at most.",
    finds=_flare,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.GENTLE),
    numbers={
        "above": A_CHANGE,
        "least": MODERATE,
        "high": SEVERE,
        "days": SURE_DAYS,
        "span": 7,
        "unrated": 2,
        "back": 14,
    },
    source="Two points: Childs 2005. Reduce for a couple of days, do not stop: Hands On HO13.",
    news=News.OTHERWISE,
)


def _red_twice(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    if not shape.open or facts.soreness.back:
        return None
    before = facts.story.sessions_of(facts.date, int(numbers["span"]))
    red = [session for session in before if session.red and session.is_raised(numbers["rise"])]
    recent = red and not red[-1].gentle and facts.date - red[-1].day <= timedelta(days=1)
    if not recent or len(red) < numbers["times"]:
        return None
    return {"count": len(red), "day": facts.called}


RED_TWICE = DayRule(
    name="red-twice",
    about=About.DAY,
    condition=(
        "{times} sessions within {span} days hurt a lot: {rise} points more than before them, and in the red band"
    ),
    looks_at="the worst pain of your last sessions",
    effect="the day after is gentle",
    says="{count} sessions in the last {span} days hurt a lot, so {day} is a gentle one.",
    finds=_red_twice,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.GENTLE),
    numbers={"times": 2, "span": 7, "rise": 2},
    source="Our own choice, on the rule that pain settles by the next morning: Silbernagel 2007",
    news=News.OTHERWISE,
)


def _done_today(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    done = [session for session in facts.story.sessions_of(facts.date, 1) if session.counts]
    minutes = sum(record.done_s for session in done for record in session.records) / 60
    return {"minutes": round(minutes)} if shape.practised and done and minutes >= numbers["enough"] else None


DONE_TODAY = DayRule(
    name="done-today",
    about=About.DAY,
    condition="you have practised {enough} minutes or more on the day already",
    looks_at="the sessions of the day",
    effect=("nothing more is asked for; what is there for more has {n} exercises at most, and none for strength"),
    says="You have practised {minutes} minutes today. That is enough; a little more is up to you.",
    finds=_done_today,
    makes=lambda shape, numbers, _found: shape.at_most(numbers["n"]).held._replace(
        done=True, new=False, kind=DayKind.MOVING if shape.open else shape.kind
    ),
    numbers={"enough": 3, "n": 3},
    news=News.OTHERWISE,
)


FIRST_RULES: Sequence[DayRule] = (SIGNS, PAUSED, DROPPED, MOVED, ASKED_GENTLE, FLARE, RED_TWICE, DONE_TODAY)
