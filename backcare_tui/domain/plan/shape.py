"""What one day is to be, while the rules decide it."""

from datetime import date as Date  # noqa: N812 (a field is called so)
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.rule import Rule
from backcare_tui.domain.plan.story import Story


class DayKind(StrEnum):
    """What kind of day it is."""

    PAST = "past"
    """It is over: what was done stands in the journal."""
    CLOSED = "closed"
    """A sign was named that wants somebody's eyes first: nothing to practise, and what to do is said."""
    PAUSED = "paused"
    DROPPED = "dropped"
    """The person took it out, or moved it elsewhere."""
    GENTLE = "gentle"
    MOVING = "moving"
    """Mobility and stretching."""
    STRENGTH = "strength"
    """Strength work, with mobility before it."""

    @property
    def session_words(self) -> str:
        """What sort of session such a day has, in a word; empty where it has none."""
        words = {DayKind.GENTLE: "gentle", DayKind.MOVING: "movement", DayKind.STRENGTH: "strength"}
        return words.get(self, "")


class Load(StrEnum):
    """Which dose of each exercise is asked for."""

    USUAL = "usual"
    """As far as it has grown."""
    HELD = "held"
    """No more than the last time."""
    EASED = "eased"
    """Less by `A_STEP`."""
    LEAST = "least"
    """Less than the starting dose by `A_STEP`, and than what it has grown to."""


A_STEP = 0.25
"""By which share of it a dose is smaller a step down. 20 to 30 % less: our own choice."""


MOST_EXERCISES = 8
"""What a session may grow to; beyond it everybody skips."""
GENTLE_EXERCISES = 3
"""Of a gentle day, where the catalogue has no routine for it."""


class Shape(NamedTuple):
    """What a day is to be."""

    kind: DayKind = DayKind.MOVING
    exercises: int = MOST_EXERCISES
    """At most so many."""
    load: Load = Load.USUAL
    below: int = 0
    """By how many steps doses are below what they have grown to, each `A_STEP`: on the way back from a break."""
    new: bool = True
    """Whether an exercise may be among them that was not done before."""
    upright_first: bool = False
    calm_end: bool = False
    """Whether slow breathing ends it, where there is room."""
    done: bool = False
    """Whether enough was practised today, and this is only for whoever would like more."""

    def at_most(self, exercises: float) -> "Shape":
        """The same with no more than so many EXERCISES."""
        return self._replace(exercises=min(self.exercises, int(exercises)))

    @property
    def held(self) -> "Shape":
        """The same with no dose larger than the last time."""
        return self._replace(load=Load.HELD) if self.load is Load.USUAL else self

    @property
    def open(self) -> bool:
        """Whether anything may still be asked for that is no gentle day."""
        return self.kind in (DayKind.MOVING, DayKind.STRENGTH)

    @property
    def practised(self) -> bool:
        """Whether there is something to practise."""
        return self.open or self.kind is DayKind.GENTLE


class DayFacts(NamedTuple):
    """What the rules look at for one day."""

    story: Story
    date: Date
    soreness: Soreness
    strength_days: frozenset[Date]
    """With strength work, done before this day or planned before it."""
    first: bool = True
    """Whether nothing is planned between now and this day."""

    @property
    def is_today(self) -> bool:
        return self.date == self.story.today

    @property
    def hour(self) -> int | None:
        """Now; on a day to come that at which sessions usually are, None where there were none lately."""
        return self.story.hour if self.is_today else self.story.usual_hour

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return "today" if self.is_today else "this day"


DayRule = Rule[DayFacts, Shape]
