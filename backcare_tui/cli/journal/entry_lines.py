"""The journal as the commands print it: plain text of at most 80 columns, without colour."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from textwrap import wrap

from backcare_tui.domain.journal.entry import Entry, is_ahead
from backcare_tui.domain.journal.entry_words import AHEAD, NameOf, complaint_lines, entry_words
from backcare_tui.domain.words.local_time import wall_words
from backcare_tui.domain.words.text import first_line, shown_line
from backcare_tui.domain.words.wording import elsewhere, is_elsewhere

WIDTH = 80
"""Columns."""

_TIME_WIDTH, _PAIN_WIDTH, _BEFORE_ID = 18, 16, 1


def journal_lines(
    entries: Iterable[tuple[Entry, str]], now: datetime, name_of: NameOf, zone: tzinfo
) -> Iterator[str]:
    """ENTRIES with their short ids for somebody in ZONE. Those that are still to come at NOW are the last of them,
    with a line above these.
    """
    told = True
    for entry, short in entries:
        if told and is_ahead(entry, now):
            told = False
            yield AHEAD
        yield from entry_lines(entry, name_of, zone, short)


def entry_lines(entry: Entry, name_of: NameOf, zone: tzinfo, short: str = "") -> Iterator[str]:
    """ENTRY for somebody in ZONE, with its SHORT id at the end of the first line, what hurt in it, and the
    beginning of its note.
    """
    words = entry_words(entry, name_of)
    where = elsewhere(entry.at, zone)
    there = "there," if is_elsewhere(entry.at, zone) else "in"
    rest = f"{words.rest} (time {there} {where})" if where else words.rest
    begins = f"{wall_words(entry.at)}  {words.pain_words:<{_PAIN_WIDTH}}"
    room = len(short) and len(short) + _BEFORE_ID
    lines = paragraph(rest, begins, " " * (_TIME_WIDTH + _PAIN_WIDTH), WIDTH - room) or [begins.rstrip()]
    first, *others = lines
    yield f"{first:<{WIDTH - len(short)}}{short}".rstrip()
    yield from others
    indent = " " * _TIME_WIDTH
    for hurt in complaint_lines(entry, name_of):
        yield from paragraph(hurt, indent, indent + "  ")
    note = first_line(entry.note, WIDTH - _TIME_WIDTH)
    if note:
        yield indent + note


def paragraph(words: str, first: str = "", others: str = "", width: int = WIDTH) -> list[str]:
    """WORDS in lines of WIDTH columns, with FIRST before the first of them and OTHERS before all others."""
    return wrap(shown_line(words), width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
