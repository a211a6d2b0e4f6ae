"""The rules that say what a day is for: strength work or moving, and how it begins and ends."""

from collections.abc import Sequence

from backcare_tui.domain.plan.rule import SILENT, About, Found, News, Numbers
from backcare_tui.domain.plan.shape import DayFacts, DayKind, DayRule, Shape


def _strength(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if not shape.open or shape.done:
        return None
    last = max((day for day in facts.strength_days if day < facts.date), default=None)
    if last is None:
        return {"seen": "Strength work comes on two or three days a week", "this": facts.called}
    if (facts.date - last).days > 2:
        return {"seen": f"{(facts.date - last).days - 1} days were without strength work", "this": facts.called}
    if facts.is_today:
        return {"seen": "Yesterday had no strength work", "this": facts.called}
    return {"seen": "The day before has no strength work", "this": facts.called}


STRENGTH = DayRule(
    name="strength",
    about=About.DAY,
    condition="it is a usual day: none of the rules above made it another one",
    looks_at="on which days you did exercises for strength",
    effect="the session has some for strength, at any hour",
    says="{seen}, so {this} has some.",
    finds=_strength,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.STRENGTH),
    source="Two days a week or more: WHO 2020. Strengthening carries the evidence: Cochrane 2021.",
    news=News.PURPOSE,
)


def _strength_rest(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    near = [day for day in facts.strength_days if 0 <= (facts.date - day).days < numbers["days"]]
    if shape.kind is not DayKind.STRENGTH or not near:
        return None
    back = (facts.date - max(near)).days
    if not back:
        words = "There was strength work earlier today"
    elif back > 1:
        words = f"Strength work was {back} days before"
    else:
        words = "Yesterday had strength work" if facts.is_today else "The day before has strength work"
    return {"seen": words, "day": facts.called}


STRENGTH_REST = DayRule(
    name="strength-rest",
    about=About.DAY,
    condition=(
        "you did exercises for strength on one of {days} days, this one and those before it, in whatever session"
    ),
    looks_at="on which days you did exercises for strength",
    effect="the session has none for strength",
    says="{seen}, so {day} is for moving.",
    finds=_strength_rest,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.MOVING),
    numbers={"days": 2},
    source="A day of rest between: WHO 2020",
    news=News.PURPOSE,
)


def _strength_enough(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    in_week = [day for day in facts.strength_days if 0 < (facts.date - day).days < numbers["span"]]
    if shape.kind is not DayKind.STRENGTH or len(in_week) < numbers["most"]:
        return None
    return {"count": len(in_week), "day": facts.called}


STRENGTH_ENOUGH = DayRule(
    name="strength-enough",
    about=About.DAY,
    condition="there were {most} days with exercises for strength in the last {span}",
    looks_at="on which days you did exercises for strength",
    effect="the session has none for strength",
    says="{count} of the last {span} days have strength work, which is enough: {day} is for moving.",
    finds=_strength_enough,
    makes=lambda shape, _numbers, _found: shape._replace(kind=DayKind.MOVING),
    numbers={"most": 3, "span": 7},
    source="Two or three days a week: AAOS, WHO 2020",
    news=News.PURPOSE,
)


def _morning(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    if not shape.open or facts.hour is None:
        return None
    return {SILENT: True} if numbers["from"] <= facts.hour < numbers["until"] else None


MORNING = DayRule(
    name="morning",
    about=About.DAY,
    condition="it is between {from} and {until} o'clock",
    looks_at="the hour; on a day to come that at which your sessions usually are",
    effect="what is done sitting or standing comes first",
    says="It is morning, so it begins upright and within an easy range.",
    finds=_morning,
    makes=lambda shape, _numbers, _found: shape._replace(upright_first=True),
    numbers={"from": 4, "until": 11},
    source="Snook 2002; weak evidence, and not because bending would be dangerous",
    news=News.PURPOSE,
)


def _evening(facts: DayFacts, shape: Shape, numbers: Numbers) -> Found | None:
    if not shape.open or facts.hour is None:
        return None
    return None if numbers["until"] <= facts.hour < numbers["from"] else {SILENT: True}


EVENING = DayRule(
    name="evening",
    about=About.DAY,
    condition="it is after {from} o'clock, or before {until}",
    looks_at="the hour; on a day to come that at which your sessions usually are",
    effect="it ends with slow breathing, where there is room for it",
    says="It is evening, so it ends calmly where there is room.",
    finds=_evening,
    makes=lambda shape, _numbers, _found: shape._replace(calm_end=True),
    numbers={"from": 20, "until": 4},
    news=News.PURPOSE,
)


PURPOSE_RULES: Sequence[DayRule] = (STRENGTH, STRENGTH_REST, STRENGTH_ENOUGH, MORNING, EVENING)
