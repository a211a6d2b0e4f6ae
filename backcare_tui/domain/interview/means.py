"""What an interview works with, beside what the person answers."""

from collections.abc import Callable
from typing import NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE


class Means(NamedTuple):
    """The catalogue, what is said about safety, and what the person has set."""

    catalogue: Catalogue
    safety: Callable[[], SafetyText]
    """Gives it with the number to call in it; read when it is asked for."""
    person: Callable[[], Person]
    """Gives whoever practises, as they have set it by now."""
    words_a_minute: Callable[[], float] = lambda: WORDS_PER_MINUTE
    """Gives how fast the voice speaks that leads through a session, as far as that is known by now."""

    has_tones: Callable[[], bool] = lambda: False
    """Tells whether tones can be played where one practises."""

    @property
    def usual_is_high(self) -> bool:
        """Whether the person said, by now, that their usual pain is high."""
        return self.person().usual_is_high
