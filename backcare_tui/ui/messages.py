"""What screens ask the app for, each message named for the request, and what becomes of the terminal.

None is a dataclass: to make those takes a hundredth of the time to the first picture.
"""

from typing import TYPE_CHECKING, Literal

from textual.message import Message

from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.entry import Entry
    from backcare_tui.figure.cells.kind import Cells


class Practise(Message):
    """Begin a session of a routine."""

    def __init__(self, routine: "Routine") -> None:
        super().__init__()
        self.routine = routine


class AddEntry(Message):
    """Write a new entry into the journal."""

    def __init__(self, kind: Literal["rating", "activity", "session"]) -> None:
        super().__init__()
        self.kind = kind


class OfJournal(Message):
    """Something that is done with the journal as it is, whatever else is under way."""


class EditEntry(OfJournal):
    """Change an entry of the journal."""

    def __init__(self, entry: "Entry") -> None:
        super().__init__()
        self.entry = entry


class ShowFlare(Message):
    """Show what helps in a flare-up; with BEGIN write down that one begins, unless that was said already."""

    def __init__(self, begin: bool) -> None:
        super().__init__()
        self.begin = begin


class WriteFlarePlan(Message):
    """Write down what helps in a flare-up, in one's own words."""


Back = Literal["week", "own-activity", "both"]


class LookBack(Message):
    """Look back on the week, on what matters to the person, or on both."""

    def __init__(self, back: Back) -> None:
        super().__init__()
        self.back = back


class OpenExercises(Message):
    """Say why the exercises are closed for now, and open them if the person may exercise."""


class ShowAboutMe(Message):
    """See which circumstances are heeded, and change them."""


class ChoosePreference(Message):
    """Choose what the setting FIELD is to be."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class ExportJournal(OfJournal):
    """Write the journal to a file."""


class WriteReport(OfJournal):
    """Write the report for a clinician to a file."""


class ImportFile(OfJournal):
    """Take a file into the journal, after a look at what it would bring; THEN is called with the id of the latest
    entry in it.
    """

    def __init__(self, then: "Callable[[UUID], object]") -> None:
        super().__init__()
        self.then = then


class ShowHelps(OfJournal):
    """See what followed sessions and walks."""


class ShowBackups(OfJournal):
    """See the backups of the journal, and perhaps restore one."""


class FigureAppears(Message):
    """Say to WRITE_IN in which cells a figure is to be written."""

    def __init__(self, write_in: "Callable[[Cells], None]") -> None:
        super().__init__()
        self.write_in = write_in


class Trouble(Message):
    """Say what went wrong, and go on all the same. An error that nothing goes on from is raised instead."""

    def __init__(self, error: BackcareError) -> None:
        super().__init__()
        self.error = error


class TerminalGone(Message, bubble=False):
    """Nothing can be read from the terminal or written to it any more."""


class StopAsked(Message, bubble=False):
    """The shell wants the program to stop until it lets it go on."""


class WentOn(Message, bubble=False):
    """The program was stopped, and has the terminal back."""
