"""What an interview works with, beside what the person answers."""

from collections.abc import Callable
from dataclasses import dataclass

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.person import PersonOf
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.journal.overview import Practice


@dataclass(frozen=True)
class Means:
    """The catalogue, what is said about safety, and what the person has set."""

    catalogue: Catalogue
    safety: Callable[[], SafetyText]
    """Gives it with the number to call in it; read when it is asked for."""
    person_of: PersonOf

    @property
    def usual_is_high(self) -> bool:
        """Whether the person said, by now, that their usual pain is high."""
        return self.person_of(Practice()).usual_is_high
