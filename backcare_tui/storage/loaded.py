"""What is read from the disk for the app and for a session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.education_card import EducationCard
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.written.catalogue_files import load_card, load_safety
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.settings_file import Settings

if TYPE_CHECKING:
    from backcare_tui.domain.plan.outline import Outline
    from backcare_tui.domain.plan.plan import Plan
    from backcare_tui.storage.written.settings_writing import Setting


@dataclass
class Loaded:
    """What a session and the app are made of; the journal is opened beside it.

    Whoever needs the settings asks for them here each time: they may be changed while the program runs.
    """

    files: CatalogueFiles
    settings: Settings
    folders: Folders
    problems: tuple[Problem, ...] = ()
    """What is wrong in the settings. What had to be left out of the catalogue, its files say."""
    read_safety: Callable[[], SafetyText] = load_safety

    @cached_property
    def catalogue(self) -> Catalogue:
        """Each of its files is read when it is asked for."""
        return Catalogue(self.files.exercises, self.files.routines, self.files.vocabulary)

    def card(self, overview: Overview) -> EducationCard | None:
        """The education card for the day of OVERVIEW; None where the person wants none, or it cannot be read.

        None too while a sign that needs help is somebody's: nothing may reassure them.
        """
        from backcare_tui.domain.guidance.education import card_due
        from backcare_tui.domain.guidance.signs.signs_said import closed_by

        wanted = self.settings.education and closed_by(overview.memos) is None
        return load_card(card_due(overview)) if wanted else None

    def outline(self, overview: Overview) -> "Outline":
        """What kind of day that of OVERVIEW is, which is known long before its exercises are."""
        from backcare_tui.domain.plan.outline import outline_of
        from backcare_tui.storage.written.kinds import Kinds

        return outline_of(overview, self.settings.person, Kinds(self.folders.catalogue), ahead=0)

    def plan(self, overview: Overview, outline: "Outline | None" = None) -> "Plan":
        """The plan for the person of OVERVIEW, of the days of OUTLINE, or else to Sunday of next week.

        Of their own exercises it takes those that they did in the last weeks: it proposes none that it knows
        nothing of, and waits for no file that nobody uses.
        """
        from backcare_tui.domain.journal.entry import SessionEntry
        from backcare_tui.domain.plan.plan import plan_along, plan_of

        sessions = (entry for entry in overview.recent if isinstance(entry, SessionEntry))
        done = {record.exercise for session in sessions for record in session.exercises}
        catalogue = Catalogue(self.files.shipped_and(done), self.files.routines)
        if outline is None:
            return plan_of(overview, self.settings.person, catalogue)
        return plan_along(outline, self.settings.person, catalogue)

    def change_settings(self, values: "Mapping[str, Setting]") -> None:
        """Write VALUES into the settings file, and have them from now on; neither after a BackcareError."""
        from backcare_tui.storage.written.settings_writing import write_settings

        settings = Settings.of({**self.settings.said, **values})
        write_settings(self.folders.config, values)
        self.settings = settings

    @cached_property
    def safety(self) -> SafetyText:
        """What is said about safety, read when it is shown; BackcareError if it cannot be."""
        return self.read_safety().with_number(self.settings.emergency_number)
