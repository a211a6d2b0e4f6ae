"""What the person chose to have in a report, by a mark in the note: in their own words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry


class Mark(Enum):
    """A word that chooses a note."""

    REPORT = "#report"
    MEDICINE = "#medicine"


_WRITTEN = {
    Mark.REPORT: re.compile(r"(?<!\w)#report\b", re.IGNORECASE),
    Mark.MEDICINE: re.compile(r"(?<!\w)#medicines?\b", re.IGNORECASE),
}
"""How each may be written."""
_ANY = re.compile(r"[ \t]*(?<!\w)#(report|medicines?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Chosen:
    """A note that was chosen."""

    entry: Entry
    day: date
    words: str
    """Without the marks."""


def chosen(entries: Iterable[Entry], mark: Mark, days: Days) -> tuple[Chosen, ...]:
    """The notes of ENTRIES that have MARK and say something, earliest first."""
    marked = (entry for entry in entries if _WRITTEN[mark].search(entry.note))
    found = [Chosen(entry, days.of(entry.at), _ANY.sub("", entry.note).strip()) for entry in marked]
    return tuple(sorted((one for one in found if one.words), key=lambda one: one.entry.at))
