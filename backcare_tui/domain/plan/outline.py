"""What kind of day each of two weeks is, of the journal alone: a prompt can wait for it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.flare import Soreness, soreness
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, decide, numbers_of
from backcare_tui.domain.plan.rules import RULES
from backcare_tui.domain.plan.rules.advice import Advice
from backcare_tui.domain.plan.rules.first import FLARE
from backcare_tui.domain.plan.shape import GENTLE_WALK, DayFacts, DayKind, Shape
from backcare_tui.domain.plan.story import KindOf, Story, story_of
from backcare_tui.domain.plan.walking import WalkingQuota, walking_by_day, walking_of


class DayOutline(NamedTuple):
    """One day, without its exercises."""

    date: date
    shape: Shape
    walk_minutes: int
    decisions: tuple[Decision, ...]

    @property
    def kind(self) -> DayKind:
        return self.shape.kind


class Outline(NamedTuple):
    """Today, and the days to the end of next week."""

    story: Story
    soreness: Mapping[date, Soreness]
    """How each day, past ones too, stands to a flare-up."""
    days: tuple[DayOutline, ...]
    """Today first."""
    see_someone: Decision | None
    walking: WalkingQuota

    @property
    def today(self) -> DayOutline:
        return self.days[0]


def outline_of(
    overview: Overview, person: Person, kind_of: KindOf, rules: Sequence[AnyRule] = RULES, ahead: int | None = None
) -> Outline:
    """What RULES make of OVERVIEW for PERSON; KIND_OF says what exercises train.

    The days go to Sunday of next week, or so many AHEAD of today. Each of them takes those before it as practised.
    """
    story = story_of(overview, kind_of, person.usual_is_high)
    last = 13 - story.today.weekday() if ahead is None else ahead
    dates = [story.today + timedelta(days=after) for after in range(last + 1)]
    numbers = numbers_of(rules, FLARE.name)
    sore = {} if numbers is None else soreness(story, numbers, dates[-1])
    walking = walking_of(story, rules)
    walks = walking_by_day(story, walking, dates)
    strength_days = {session.day for session in story.sessions if session.strength}
    first = True
    outlines = []
    for day in dates:
        facts = DayFacts(
            story=story,
            date=day,
            soreness=sore.get(day, Soreness()),
            strength_days=frozenset(strength_days),
            first=first,
        )
        shape, decisions = decide(rules, About.DAY, facts, Shape())
        if shape.kind is DayKind.STRENGTH:
            strength_days.add(day)
        first = first and not shape.practised
        outlines.append(DayOutline(day, shape, _walk(shape, walks[day]), decisions))
    _, advice = decide(rules, About.PERSON, story, Advice())
    return Outline(story, sore, tuple(outlines), advice[0] if advice else None, walking)


def soreness_now(overview: Overview, rules: Sequence[AnyRule] = RULES) -> Soreness:
    """How the day of OVERVIEW stands to a flare-up by RULES."""
    story = story_of(overview, lambda _: None)  # what was trained makes no back sore
    numbers = numbers_of(rules, FLARE.name)
    return Soreness() if numbers is None else soreness(story, numbers, story.today)[story.today]


def _walk(shape: Shape, minutes: int) -> int:
    if not shape.practised:
        return 0
    return min(minutes, GENTLE_WALK) if shape.kind is DayKind.GENTLE else minutes
