"""What the screens work with."""

from dataclasses import dataclass

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.safety import SafetyText
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.written.catalogue_files import Problem
from backcare_tui.storage.written.settings_file import Settings


@dataclass(frozen=True)
class Loaded:
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
