"""The rules that come first: signs, pauses, what the person made of a day, flare-ups, and what is done already."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from backcare_tui.domain.guidance.signs.signs_said import SignsSaid
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.plan.rule import About, Found, Numbers
from backcare_tui.domain.plan.seen import at_most, held, is_raised
from backcare_tui.domain.plan.shape import DayFacts, DayKind, DayRule, Shape
from backcare_tui.domain.words.wording import day_words


def _signs(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    words = {
        SignsSaid.EMERGENCY: "You named an emergency sign. Get help now; the exercises wait.",
        SignsSaid.URGENT: "You named an urgent sign. See a doctor by tomorrow; the exercises wait.",
    }
    closed = facts.story.closed_by
    return {"what": words[closed]} if closed else None


SIGNS = DayRule(
    name="signs",
    about=About.DAY,
    condition=(
        "the last answer to the cards of signs was an emergency or an urgent one; leaving the cards for later is "
        "no answer"
    ),
    looks_at="what was answered to the cards of signs",
    effect="nothing is planned until none of the signs is there",
    says="{what}",
    finds=_signs,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.CLOSED),
    source="NICE HTE16",
)


def _paused(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    said = facts.story.said(Subject.PAUSE)
    words = {
        "ill": "You are ill, so nothing is planned. Get well; nothing is lost.",
        "away": "You are away, so nothing is planned. Nothing is lost.",
    }
    return {"what": words[said]} if shape.practised and said in words else None


PAUSED = DayRule(
    name="paused",
    about=About.DAY,
    condition="the plan was paused, because of being ill or away, and not taken up again",
    looks_at="whether the plan is paused",
    effect="nothing is planned",
    says="{what}",
    finds=_paused,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.PAUSED),
)


def _dropped(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    change = facts.story.day_changes.get(facts.date)
    if not shape.practised or change is None or change.says not in ("dropped", "moved"):
        return None
    if change.to:
        return {"what": f"You moved this session to {day_words(change.to)}."}
    return {"what": "You took this day out of the plan. Days without count as rest."}


DROPPED = DayRule(
    name="dropped",
    about=About.DAY,
    condition="the person took the day out, or moved its session to another one",
    looks_at="what was made of the day",
    effect="nothing is planned on it",
    says="{what}",
    finds=_dropped,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.DROPPED),
)


def _asked_gentle(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    change = facts.story.day_changes.get(facts.date)
    return {} if shape.open and change and change.says == "gentle" else None


ASKED_GENTLE = DayRule(
    name="asked-gentle",
    about=About.DAY,
    condition="the person made the day a gentle one",
    looks_at="what was made of the day",
    effect="the day is gentle",
    says="You made this a gentle day.",
    finds=_asked_gentle,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.GENTLE),
)


def _flare(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
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
    return {"what": words, "which": f"gentle day {sore.gentle} of {numbers['days']:g} at most"}


FLARE = DayRule(
    name="flare-up",
    about=About.DAY,
    condition=(
        "pain is {above} or more above the usual of the last seven days, from {least} up, or {high} where nothing "
        "is usual yet; or the person said that a flare-up began"
    ),
    looks_at="the last rating beside the usual pain",
    effect="the day is gentle, on {days} days of {span} at most",
    says="{what}: {which}.",
    finds=_flare,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.GENTLE),
    numbers={"above": 2, "least": 4, "high": 7, "days": 3, "span": 7, "unrated": 2},
    source="Two points: Childs 2005. Reduce for a couple of days, do not stop: Hands On HO13.",
)


def _red_twice(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    before = facts.story.sessions_of(facts.date, int(numbers["span"]))
    red = [session for session in before if is_raised(session, numbers["rise"]) and session.red]
    recent = red and not red[-1].gentle and facts.date - red[-1].day <= timedelta(days=1)
    if not shape.open or not recent or len(red) < numbers["times"] or facts.soreness.back:
        return None
    return {"count": len(red)}


RED_TWICE = DayRule(
    name="red-twice",
    about=About.DAY,
    condition="{times} sessions in {span} days hurt {rise} points more than before them, and were in the red band",
    looks_at="the worst pain of the last sessions",
    effect="the day after is gentle",
    says="{count} sessions this week hurt a lot, so today is a gentle day.",
    finds=_red_twice,
    makes=lambda shape, _numbers, _found: replace(shape, kind=DayKind.GENTLE),
    numbers={"times": 2, "span": 7, "rise": 2},
    source="Our own choice, on the rule that pain settles by the next morning: Silbernagel 2007",
)


def _done_today(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    done = [session for session in facts.story.sessions_of(facts.date, 1) if session.counts]
    minutes = sum(record.done_s for session in done for record in session.records) / 60
    return {"minutes": round(minutes)} if shape.practised and done and minutes >= numbers["enough"] else None


DONE_TODAY = DayRule(
    name="done-today",
    about=About.DAY,
    condition="{enough} minutes or more were practised on the day already",
    looks_at="the sessions of the day",
    effect="nothing more is asked for; what is shown is short and without strength work",
    says="You have practised {minutes} minutes today. That is enough; a little more is up to you.",
    finds=_done_today,
    makes=lambda shape, numbers, _found: held(
        replace(
            at_most(shape, numbers["n"]), done=True, new=False, kind=DayKind.MOVING if shape.open else shape.kind
        )
    ),
    numbers={"enough": 3, "n": 3},
)


FIRST_RULES: Sequence[DayRule] = (SIGNS, PAUSED, DROPPED, ASKED_GENTLE, FLARE, RED_TWICE, DONE_TODAY)
