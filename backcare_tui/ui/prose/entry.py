"""Entries of the journal as styled text."""

from textual.content import Content

from backcare_tui.domain.journal.entry import Entry, Outcome
from backcare_tui.domain.journal.entry_words import NameOf, complaint_lines, entry_details, entry_words
from backcare_tui.domain.words.text import shown
from backcare_tui.domain.words.wording import day_words
from backcare_tui.ui.widgets.literal_text import MUTED

_MARKS = {Outcome.COMPLETED: "●", Outcome.ENDED_EARLY: "◐", Outcome.SKIPPED: "○"}


def entry_line(entry: Entry, name_of: NameOf) -> Content:
    """ENTRY on one line of the journal."""
    words = entry_words(entry, name_of, arrow="→")
    pain = Content.styled(words.pain, "bold")
    parts = [
        Content.styled(f"{entry.at:%H:%M}", MUTED),
        Content(words.what) if words.what else Content.assemble("Pain ", pain),
        pain if words.what else Content(""),
        Content.styled(words.remark, MUTED),
    ]
    return Content("  ").join([part for part in parts if part])


def entry_prose(entry: Entry, name_of: NameOf) -> Content:
    """Everything that ENTRY says."""
    details = entry_details(entry, name_of)
    blocks = [
        Content.styled(f"{day_words(entry.at)} {entry.at.year}, {entry.at:%H:%M}", MUTED),
        Content("\n").join([Content.styled(details.title, "bold"), *map(Content, details.facts)]),
    ]
    if details.exercises:
        blocks.append(Content("\n".join(f"{_MARKS[outcome]} {words}" for outcome, words in details.exercises)))
    if hurt := "\n".join(complaint_lines(entry, name_of)):
        blocks.append(Content(hurt))
    if entry.note:
        blocks.append(Content(shown(entry.note)))
    return Content("\n\n").join(blocks)
