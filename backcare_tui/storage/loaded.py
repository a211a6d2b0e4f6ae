"""What is read from the disk before the first exercise."""

from dataclasses import dataclass

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.safety import SafetyText
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.written.catalogue_files import Problem
from backcare_tui.storage.written.settings_file import Settings


@dataclass(frozen=True)
class Loaded:
    """What a session and the app are made of; the journal is opened beside it."""

    catalogue: Catalogue
    safety: SafetyText
    settings: Settings
    folders: Folders
    problems: tuple[Problem, ...] = ()
    """Files that had to be left out."""
