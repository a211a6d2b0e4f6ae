"""The whole journal as a page to be read or printed."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import complaint_lines, pain_and_what
from backcare_tui.domain.words.page import Block, Heading, Page, Paragraph, Quotation
from backcare_tui.domain.words.wording import day_words

SCALE_WORDS = "Pain is a number from 0, no pain, to 10, the worst imaginable."


def journal_page(entries: Iterable[Entry], name_of: Callable[[str], str]) -> Page:
    """ENTRIES day by day, in the order they come; NAME_OF gives the name of an exercise or routine for its id."""
    return Page("Journal", (Paragraph(SCALE_WORDS), *_days(entries, name_of)))


def _days(entries: Iterable[Entry], name_of: Callable[[str], str]) -> Iterator[Block]:
    for _, of_the_day in groupby(entries, key=lambda entry: entry.at.date()):
        day = list(of_the_day)
        yield Heading(f"{day_words(day[0].at)} {day[0].at.year}")
        for entry in day:
            said = ", ".join(filter(None, pain_and_what(entry, name_of)))
            yield Paragraph(f"{entry.at:%H:%M}  {said}")
            hurt = "\n".join(complaint_lines(entry, name_of))
            if hurt:
                yield Paragraph(hurt)
            if entry.note.strip():
                yield Quotation(entry.note)
