"""Entries of the journal as styled text."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from textual.content import Content

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import NameOf, complaint_lines, entry_details, entry_words
from backcare_tui.domain.words.text import first_line, shown
from backcare_tui.domain.words.wording import calendar_words, elsewhere, time_words
from backcare_tui.ui.widgets.literal_text import MUTED
from backcare_tui.ui.widgets.outcome_signs import OUTCOME_SIGNS

_NOTE_CELLS = 200
"""Of a note, more than a line of a list ever has; the list cuts it where it ends."""


def places_told(entries: Iterable[Entry], zone: tzinfo | None) -> Iterator[str]:
    """Where each of ENTRIES was, for somebody in ZONE who reads them below each other.

    It is told only where it differs from the line above: from the first one that was elsewhere, and "here" again.
    """
    around = ""
    for entry in entries:
        where = elsewhere(entry.at, zone)
        yield "" if where == around else where or "here"
        around = where


def entry_line(entry: Entry, name_of: NameOf, where: str) -> Content:
    """ENTRY on one line of the journal, with WHERE it was beside its time; empty where that is not told."""
    words = entry_words(entry, name_of, arrow="→")
    pain = Content.styled(words.pain, "bold")
    parts = [
        Content.styled(f"{entry.at:%H:%M} {where}".rstrip(), MUTED),
        Content(words.what) if words.what else Content.assemble("Pain ", pain),
        pain if words.what else Content(""),
        Content.styled(words.remark, MUTED),
    ]
    return Content("  ").join([part for part in parts if part])


def note_below(entry: Entry, indent: int) -> Content:
    """The first line of the note of ENTRY, to stand below its own, INDENT cells in; empty where there is none."""
    if not entry.note:
        return Content("")
    return Content.assemble("\n", " " * indent, (first_line(entry.note, _NOTE_CELLS), MUTED))


def entry_prose(entry: Entry, name_of: NameOf, zone: tzinfo) -> Content:
    """Everything that ENTRY says, for somebody in ZONE."""
    details = entry_details(entry, name_of)
    blocks = [
        Content.styled(f"{calendar_words(entry.at)} {entry.at.year}, {time_words(entry.at, zone)}", MUTED),
        Content("\n").join([Content.styled(details.title, "bold"), *map(Content, details.facts)]),
    ]
    if details.exercises:
        blocks.append(
            Content("\n".join(f"{OUTCOME_SIGNS[outcome]} {words}" for outcome, words in details.exercises))
        )
    if hurt := "\n".join(complaint_lines(entry, name_of)):
        blocks.append(Content(hurt))
    if entry.note:
        blocks.append(Content(shown(entry.note)))
    return Content("\n\n").join(blocks)
