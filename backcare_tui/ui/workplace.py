"""What the screens work with."""

from dataclasses import dataclass

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue import Catalogue
from backcare_tui.domain.routine import Routine
from backcare_tui.domain.safety import SafetyText
from backcare_tui.storage.catalogue_files import Problem
from backcare_tui.storage.journal_thread import JournalThread
from backcare_tui.storage.settings_file import Settings


@dataclass(frozen=True)
class Workplace:
    """Everything that has to be read from the disk before the first exercise."""

    catalogue: Catalogue
    safety: SafetyText
    settings: Settings
    journal: JournalThread
    clock: Clock
    start: Routine | None = None
    """A routine to begin at once."""
    pace: float | None = None
    """Another pace than the settings say."""
    problems: tuple[Problem, ...] = ()
    """Files that had to be left out."""
