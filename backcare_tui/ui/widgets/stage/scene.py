"""What there is to show of a moment, and the parts of the screen that show it."""

import math
from dataclasses import dataclass
from enum import StrEnum

from backcare_tui.domain.session.saying import Told


class Part(StrEnum):
    """What has a place; the value is the id of its widget."""

    EXERCISE = "session-exercise"
    """Which exercise of how many."""
    ROUTINE = "session-routine"
    """The routine, with a mark for each of its exercises."""
    FIGURE = "figure"
    PHASE = "phase"
    """What to do, in two or three words."""
    SIDE = "side"
    COUNT = "count"
    DISC = "breath-disc"
    BREATH = "breath-words"
    REP = "rep"
    STATE = "state"
    """A pause, and how to go on."""
    SENTENCE = "sentence"
    BREATH_BAR = "bar-breath"
    EXERCISE_BAR = "bar-exercise"
    SESSION_BAR = "bar-session"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class Place:
    """Cells of the screen, from the upper left corner on."""

    x: int
    y: int
    width: int
    height: int
    letter: int = 0
    """Rows that a letter has at least, of words that can be said in several ways; 0 where that is left open."""

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to show, as far as it needs room: one exercise has one, whatever it is about to do."""

    phases: tuple[str, ...]
    """All that it has to say large, one at a time."""
    title: str = ""
    """What stands above it all."""
    counts: tuple[str, ...] = ("88",)
    """The widest that its count becomes."""
    sides: tuple[tuple[str, ...], ...] = ()
    """What each side is called, the fullest way first; empty where there are none."""
    sentence: str = ""
    """The longest that is said in a sentence while it lasts..."""
    parts: tuple[Told, ...] = ()
    """...and what that is made of, where it is how to get ready."""
    breath: bool = True
    """Whether the breath goes with what is done, so that a shape shows it."""
    figure: bool = True
    """Whether there is a figure, or a card in its place..."""
    shape: float = math.inf
    """...and how many columns it has for each row of it, all of its movement taken together."""
    told: bool = False
    """Whether the sentence is what matters, as it is on getting ready."""
    still: bool = False
    """Whether it stands still, and words about that take the place of count and breath."""
