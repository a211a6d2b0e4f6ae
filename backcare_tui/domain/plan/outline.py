"""What kind of day each of two weeks is and how much walking it has, of the journal alone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, decide
from backcare_tui.domain.plan.rules.advice import Advice
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.shape import DayKind, Shape
from backcare_tui.domain.plan.shaping import shaped_days, sore_days
from backcare_tui.domain.plan.story import Story
from backcare_tui.domain.plan.walking import PlannedWalk, WalkingQuota, walking_of, walks_of, with_walks


class DayOutline(NamedTuple):
    """One day, without its exercises."""

    date: date
    shape: Shape
    walk: PlannedWalk
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


def outline_of(story: Story, rules: Sequence[AnyRule] = RULES, ahead: int | None = None) -> Outline:
    """What RULES make of STORY, which is all that counts of a journal and of a person.

    The days go to Sunday of next week, or so many AHEAD of today. Each of them takes those before it as practised.
    """
    last = 13 - story.today.weekday() if ahead is None else ahead
    dates = [story.today + timedelta(days=after) for after in range(last + 1)]
    sore = sore_days(story, rules, dates[-1])
    walking = walking_of(story, rules)
    shaped = shaped_days(story, sore, rules, dates)
    walks = walks_of(story, walking, shaped, sore, rules)
    outlines = tuple(
        DayOutline(day, shape, walk, decisions)
        for (day, shape, decisions), walk in zip(shaped, walks, strict=True)
    )
    _, advice = decide(rules, About.PERSON, story, Advice())
    planned = with_walks(walking, shaped, walks, story.today)
    return Outline(story, sore, outlines, advice[0] if advice else None, planned)
