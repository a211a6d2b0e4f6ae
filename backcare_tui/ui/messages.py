"""What screens ask the app for, each message named for the request, and what becomes of the terminal.

Nobody compares messages or prints them, so they do without what would: it takes the longest of what makes them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.entry import Entry
    from backcare_tui.figure.cells.kind import Cells


@dataclass(eq=False, repr=False)
class Practise(Message):
    """Begin a session of a routine."""

    routine: "Routine"


@dataclass(eq=False, repr=False)
class AddEntry(Message):
    """Write a new entry into the journal."""

    kind: Literal["rating", "activity", "session"]


class OfJournal(Message):
    """Something that is done with the journal as it is, whatever else is under way."""


@dataclass(eq=False, repr=False)
class EditEntry(OfJournal):
    """Change an entry of the journal."""

    entry: "Entry"


@dataclass(eq=False, repr=False)
class ShowFlare(Message):
    """Show what helps in a flare-up; with BEGIN write down that one begins, unless that was said already."""

    begin: bool


class WriteFlarePlan(Message):
    """Write down what helps in a flare-up, in one's own words."""


Back = Literal["week", "own-activity", "both"]


@dataclass(eq=False, repr=False)
class LookBack(Message):
    """Look back on the week, on what matters to the person, or on both."""

    back: Back


class OpenExercises(Message):
    """Say why the exercises are closed for now, and open them if the person may exercise."""


class ShowAboutMe(Message):
    """See which circumstances are heeded, and change them."""


@dataclass(eq=False, repr=False)
class ChoosePreference(Message):
    """Choose what the setting FIELD is to be."""

    field: str


class ExportJournal(OfJournal):
    """Write the journal to a file."""


class WriteReport(OfJournal):
    """Write the report for a clinician to a file."""


@dataclass(eq=False, repr=False)
class ImportFile(OfJournal):
    """Take a file into the journal, after a look at what it would bring; THEN is called with the id of the latest
    entry in it.
    """

    then: "Callable[[UUID], object]"


class ShowHelps(OfJournal):
    """See what followed sessions and walks."""


class ShowBackups(OfJournal):
    """See the backups of the journal, and perhaps restore one."""


@dataclass(eq=False, repr=False)
class FigureAppears(Message):
    """Say to WRITE_IN in which cells a figure is to be written."""

    write_in: "Callable[[Cells], None]"


@dataclass(eq=False, repr=False)
class Trouble(Message):
    """Say what went wrong, and go on all the same. An error that nothing goes on from is raised instead."""

    error: BackcareError


class TerminalGone(Message, bubble=False):
    """Nothing can be read from the terminal or written to it any more."""


class StopAsked(Message, bubble=False):
    """The shell wants the program to stop until it lets it go on."""


class WentOn(Message, bubble=False):
    """The program was stopped, and has the terminal back."""
