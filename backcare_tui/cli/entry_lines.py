"""The journal as the commands print it: plain text of at most 80 columns, without colour."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import wrap

from backcare_tui.domain.journal.entry import Entry, is_ahead
from backcare_tui.domain.journal.entry_words import AHEAD, NameOf, complaint_lines, entry_words
from backcare_tui.domain.words.text import first_line, shown_line

WIDTH = 80
"""Columns."""

_TIME_WIDTH, _PAIN_WIDTH = 18, 16


def journal_lines(entries: Iterable[Entry], now: datetime, name_of: NameOf) -> Iterator[str]:
    """ENTRIES, of which those that are still to come at NOW are the last, with a line above these."""
    told = True
    for entry in entries:
        if told and is_ahead(entry, now):
            told = False
            yield AHEAD
        yield from entry_lines(entry, name_of)


def entry_lines(entry: Entry, name_of: NameOf) -> Iterator[str]:
    """ENTRY, what hurt in it, and the beginning of its note in another line."""
    words = entry_words(entry, name_of)
    first = f"{entry.at:%Y-%m-%d %H:%M}  {words.pain_words:<{_PAIN_WIDTH}}"
    yield from paragraph(words.rest, first, " " * (_TIME_WIDTH + _PAIN_WIDTH)) or [first.rstrip()]
    indent = " " * _TIME_WIDTH
    for hurt in complaint_lines(entry, name_of):
        yield from paragraph(hurt, indent, indent + "  ")
    note = first_line(entry.note, WIDTH - _TIME_WIDTH)
    if note:
        yield indent + note


def paragraph(words: str, first: str = "", others: str = "") -> list[str]:
    """WORDS in lines, with FIRST before the first of them and OTHERS before all others."""
    return wrap(shown_line(words), WIDTH, initial_indent=first, subsequent_indent=others)
