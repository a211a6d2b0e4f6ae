"""The journal as lists show it: latest first, a part at a time, and apart from it what is still to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from backcare_tui.domain.journal.entry import Entry, told_and_ahead
from backcare_tui.domain.words.text import folded


@dataclass(frozen=True)
class EntryPage:
    """The beginning of a list."""

    told: tuple[Entry, ...] = ()
    """The latest entries that have been."""
    older: int = 0
    """How many more of them there are."""
    ahead: tuple[Entry, ...] = ()
    """All that are still to come, latest first."""


def page_of(entries: Iterable[Entry], count: int, now: datetime, since: date | None = None) -> EntryPage:
    """The page of COUNT entries at NOW of ENTRIES, latest first, with SINCE only of those from that day on.

    Latest is what was at the later moment; of two at one moment, what was written or changed later. A day is the
    date where the person was.
    """
    told, ahead = told_and_ahead(_from(entries, since), now)
    return EntryPage(told[:count], max(0, len(told) - count), ahead)


def in_turn(entries: Iterable[Entry], now: datetime | None = None, since: date | None = None) -> Iterator[Entry]:
    """ENTRIES, latest first, but with NOW those still to come after all others; with SINCE only from then on."""
    wanted = _from(entries, since)
    if now is None:
        yield from wanted
    else:
        for some in told_and_ahead(wanted, now):
            yield from some


def found_in_notes(text: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those of ENTRIES whose note says TEXT: all of its words, in any order, written as one likes."""
    words = folded(text).split()
    return (entry for entry in entries if _says(entry.note, words))


def _says(note: str, words: Sequence[str]) -> bool:
    said = folded(note)
    return all(word in said for word in words)


def _from(entries: Iterable[Entry], since: date | None) -> Iterable[Entry]:
    return entries if since is None else (entry for entry in entries if entry.at.date() >= since)
