"""Which entries of a journal are wanted, and how lists show them.

They are wanted by words, kind, exercise, routine and days, and shown latest first, a part at a time, with what is
still to come apart from them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, SessionEntry, told_and_ahead
from backcare_tui.domain.words.text import folded


class _Asked(NamedTuple):
    """What somebody can ask for."""

    text: str = ""
    """Words that the note has, all of them, in any order, written as one likes."""
    kind: str | None = None
    """One of `ENTRY_MODELS`."""
    exercise: str | None = None
    """The id of an exercise: of sessions in which some of it was done, and of activities."""
    routine: str | None = None
    """The id of a session's routine."""
    since: date | None = None
    """The first day."""
    until: date | None = None
    """The last day."""


class Wanted(_Asked):
    """What is asked for. All that is given must hold; what is left out holds of every entry."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text as they are looked for in a note that is `folded`."""
        return tuple(folded(self.text).split())

    def matches(self, entry: Entry, days: Days) -> bool:
        """Whether ENTRY is wanted by somebody with DAYS."""
        day = days.of(entry.at) if self.since or self.until else None
        return (
            self.kind in (None, entry.kind)
            and (self.exercise is None or self.exercise in entry.exercises_done)
            and (self.routine is None or (isinstance(entry, SessionEntry) and entry.routine == self.routine))
            and (day is None or (self.since or day) <= day <= (self.until or day))
            and self._is_said_in(entry.note)
        )

    def _is_said_in(self, note: str) -> bool:
        said = folded(note) if self.words else ""
        return all(word in said for word in self.words)


EVERYTHING = Wanted()


class EntryPage(NamedTuple):
    """The beginning of a list."""

    told: tuple[Entry, ...] = ()
    """The latest entries that have been."""
    older: int = 0
    """How many more of them there are."""
    ahead: tuple[Entry, ...] = ()
    """All that are still to come, latest first."""

    def new_since(self, before: "EntryPage") -> tuple[Entry, ...]:
        """Its entries that were not in the list when its beginning was BEFORE; none if that was empty."""
        known = {entry.id for entry in (*before.told, *before.ahead)}
        beyond = before.told[-1].at if before.told and before.older else None  # what was there, but on no page
        fresh = (entry for entry in (*self.told, *self.ahead) if known and entry.id not in known)
        return tuple(entry for entry in fresh if beyond is None or entry.at > beyond)


def page_of(
    entries: Iterable[Entry], count: int, now: datetime, wanted: Wanted = EVERYTHING, *, days: Days
) -> EntryPage:
    """The page of COUNT entries at NOW of those of ENTRIES, latest first, that are WANTED by somebody with DAYS.

    Latest is what was at the later moment; of two at one moment, what was written or changed later.
    """
    told, ahead = told_and_ahead(_of(entries, wanted, days), now)
    return EntryPage(told[:count], max(0, len(told) - count), ahead)


def in_turn(
    entries: Iterable[Entry], now: datetime | None = None, wanted: Wanted = EVERYTHING, *, days: Days
) -> Iterator[Entry]:
    """Those of ENTRIES, latest first, that are WANTED by somebody with DAYS, but with NOW those still to come
    after all others.
    """
    if now is None:
        yield from _of(entries, wanted, days)
    else:
        for some in told_and_ahead(_of(entries, wanted, days), now):
            yield from some


def _of(entries: Iterable[Entry], wanted: Wanted, days: Days) -> Iterator[Entry]:
    return (entry for entry in entries if wanted.matches(entry, days))
