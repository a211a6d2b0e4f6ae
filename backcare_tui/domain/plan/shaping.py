"""What kind of day each of some days is, by the rules of days alone: a prompt can wait for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.flare import Soreness, soreness
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, decide, numbers_of
from backcare_tui.domain.plan.rules.first import FLARE
from backcare_tui.domain.plan.rules.of_days import DAY_RULES
from backcare_tui.domain.plan.shape import DayFacts, DayKind, Shape
from backcare_tui.domain.plan.story import KindOf, Story, story_of


class ShapedDay(NamedTuple):
    """One day, of which neither exercises nor walking are known."""

    date: date
    shape: Shape
    decisions: tuple[Decision, ...]

    @property
    def kind(self) -> DayKind:
        return self.shape.kind


def today_of(overview: Overview, person: Person, kind_of: KindOf) -> ShapedDay:
    """What today is for PERSON, by OVERVIEW; KIND_OF says what exercises train."""
    story = story_of(overview, kind_of, person.usual_is_high)
    return shaped_days(story, sore_days(story, DAY_RULES, story.today), DAY_RULES, [story.today])[0]


def soreness_now(overview: Overview) -> Soreness:
    """How the day of OVERVIEW stands to a flare-up."""
    story = story_of(overview, lambda _: None)  # what was trained makes no back sore
    return sore_days(story, DAY_RULES, story.today)[story.today]


def sore_days(story: Story, rules: Sequence[AnyRule], last: date) -> Mapping[date, Soreness]:
    """How each day of STORY up to LAST stands to a flare-up; empty where none of RULES is about that."""
    numbers = numbers_of(rules, FLARE.name)
    return {} if numbers is None else soreness(story, numbers, last)


def shaped_days(
    story: Story, sore: Mapping[date, Soreness], rules: Sequence[AnyRule], days: Sequence[date]
) -> list[ShapedDay]:
    """What RULES make of DAYS, which begin with today. Each of them takes those before it as practised."""
    strength_days = {session.day for session in story.sessions if session.strength}
    practised = {session.day for session in story.sessions if session.counts}
    first = True
    climbed = 0
    """Days on the way back up that are planned before the day, and not practised yet."""
    shaped = []
    for day in days:
        known = sore.get(day, Soreness())
        on_the_way = known.back > 0 and not known.day
        facts = DayFacts(
            story=story,
            date=day,
            soreness=known._replace(back=known.back + climbed) if on_the_way else known,
            strength_days=frozenset(strength_days),
            first=first,
        )
        shape, decisions = decide(rules, About.DAY, facts, Shape())
        if shape.kind is DayKind.STRENGTH:
            strength_days.add(day)
        climbed = climbed + (shape.open and day not in practised) if on_the_way else 0
        first = first and not shape.practised
        shaped.append(ShapedDay(day, shape, decisions))
    return shaped
