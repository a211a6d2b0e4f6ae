"""Which part of the journal is shown, in words."""

from textual.content import Content

from backcare_tui.domain.journal.calendar.day_mark import day_heading
from backcare_tui.domain.journal.correct.wanted_words import wanted_words
from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.ui.screens.journal.reading import JournalRead
from backcare_tui.ui.screens.journal.shown import Shown
from backcare_tui.ui.widgets.literal_text import MUTED

_NOTHING_FOUND = "There are none."
_NOTHING_ON = "Nothing was written on this day."

NOTHING_YET = """Nothing here yet.

Each session is written here when it ends. Press a to add a rating or a walk, or 1 to start."""


def shown_words(shown: Shown, read: JournalRead, name_of: NameOf) -> Content:
    """Which part of the journal is shown, and how to see all of it again; empty where it is all."""
    looked_for = wanted_words(shown.wanted, name_of)
    if shown.day is not None:
        told = [day_heading(shown.day, read.today), *([f"only {looked_for}"] if looked_for else [])]
        return Content.assemble((", ".join(told), "bold"), "   ", ("esc: the calendar", MUTED))
    if looked_for:
        return Content.assemble((f"Only {looked_for}", "bold"), "   ", ("esc: everything", MUTED))
    return Content("")


def nothing_listed(shown: Shown, name_of: NameOf) -> str:
    """What stands in the list where nothing of what is SHOWN is there; empty where the journal is."""
    if wanted_words(shown.wanted, name_of):
        return _NOTHING_FOUND
    return _NOTHING_ON if shown.day is not None else ""
