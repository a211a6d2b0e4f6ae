"""The whole journal as a page to be read or printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import chain, groupby

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import NameOf, complaint_lines, entry_words
from backcare_tui.domain.words.page import Block, Heading, Page, Paragraph, Quotation
from backcare_tui.domain.words.wording import day_words, time_words

SCALE_WORDS = "Pain is a number from 0, no pain, to 10, the worst imaginable."


@dataclass(frozen=True)
class Reader:
    """The person, as far as it matters to what they read of their journal."""

    days: Days
    zone: tzinfo | None = None
    """Where they are."""


ANYBODY = Reader(MIDNIGHT)


def journal_page(entries: Iterable[Entry], name_of: NameOf, reader: Reader) -> Page:
    """ENTRIES for READER, day by day, in the order they come, each asked for when it is written."""
    return Page("Journal", chain([Paragraph(SCALE_WORDS)], _days(entries, name_of, reader)))


def _days(entries: Iterable[Entry], name_of: NameOf, reader: Reader) -> Iterator[Block]:
    for day, of_the_day in groupby(entries, key=lambda entry: reader.days.of(entry.at)):
        yield Heading(f"{day_words(day)} {day.year}")
        for entry in of_the_day:
            yield Paragraph(f"{time_words(entry.at, reader.zone)}  {entry_words(entry, name_of).line}")
            hurt = "\n".join(complaint_lines(entry, name_of))
            if hurt:
                yield Paragraph(hurt)
            if entry.note.strip():
                yield Quotation(entry.note)
