"""What is read from the disk for the app and for a session."""

from collections.abc import Callable, Mapping
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
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.plan.outline import Outline
    from backcare_tui.domain.plan.plan import Plan
    from backcare_tui.storage.written.kinds import Kinds
    from backcare_tui.storage.written.settings_writing import Setting


class Loaded:
    """What a session and the app are made of; the journal is opened beside it.

    Whoever needs the settings asks for them here each time: they may be changed while the program runs.
    """

    def __init__(
        self,
        files: CatalogueFiles,
        settings: Settings,
        folders: Folders,
        problems: tuple[Problem, ...] = (),
        read_safety: Callable[[], SafetyText] = load_safety,
    ) -> None:
        """PROBLEMS are what is wrong in the settings. What had to be left out of the catalogue, its FILES say."""
        self.files = files
        self.settings = settings
        self.folders = folders
        self.problems = problems
        self._read_safety = read_safety
        self._outline: Outline | None = None
        """The last one."""
        self._plan: tuple[tuple[Outline, Person, frozenset[str]], Plan] | None = None
        """The last one, after all that it follows from besides the files, of which each is read once: the outline,
        the person, and which exercises they did.
        """

    @cached_property
    def catalogue(self) -> Catalogue:
        """Each of its files is read when it is asked for."""
        return Catalogue(self.files.exercises, self.files.routines, self.files.vocabulary)

    @cached_property
    def kinds(self) -> "Kinds":
        from backcare_tui.storage.written.kinds import Kinds

        return Kinds(self.folders.catalogue)

    def card(self, overview: Overview) -> EducationCard | None:
        """The education card for the day of OVERVIEW; None where the person wants none, or it cannot be read.

        None too while a sign that needs help is somebody's: nothing may reassure them.
        """
        from backcare_tui.domain.guidance.education import card_due
        from backcare_tui.domain.guidance.signs.signs_said import closed_by

        wanted = self.settings.education and closed_by(overview.memos) is None
        return load_card(card_due(overview)) if wanted else None

    def outline(self, overview: Overview) -> "Outline":
        """What kind of day that of OVERVIEW is, and each to Sunday of next week, which is known long before their
        exercises are; the same one as before while the journal tells the same story, on the same day and hour.
        """
        from backcare_tui.domain.plan.outline import outline_of
        from backcare_tui.domain.plan.story import story_of

        story = story_of(overview, self.kinds, self.settings.person.usual_is_high)
        known = self._outline
        if known is None or known.story != story:
            self._outline = known = outline_of(story)
        return known

    def plan(self, overview: Overview) -> "Plan":
        """The plan for the person of OVERVIEW to Sunday of next week.

        Of their own exercises it takes those that they did in the last weeks: it proposes none that it knows
        nothing of, and waits for no file that nobody uses. What follows from the same as before is the same plan.
        """
        from backcare_tui.domain.journal.entry import SessionEntry
        from backcare_tui.domain.plan.plan import plan_of

        sessions = (entry for entry in overview.recent if isinstance(entry, SessionEntry))
        done = frozenset(record.exercise for session in sessions for record in session.exercises)
        asked = self.outline(overview), self.settings.person, done
        known = self._plan
        if known is None or known[0] != asked:
            outline, person, _ = asked
            catalogue = Catalogue(self.files.shipped_and(done), self.files.routines)
            self._plan = known = asked, plan_of(outline, person, catalogue)
        return known[1]

    def change_settings(self, values: "Mapping[str, Setting]") -> None:
        """Write VALUES into the settings file, and have them from now on; neither after a BackcareError."""
        from backcare_tui.storage.written.settings_writing import write_settings

        settings = Settings.of({**self.settings.said, **values})
        write_settings(self.folders.config, values)
        self.settings = settings

    @cached_property
    def safety(self) -> SafetyText:
        """What is said about safety, read when it is shown; BackcareError if it cannot be."""
        return self._read_safety().with_number(self.settings.emergency_number)
