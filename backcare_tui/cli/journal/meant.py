"""Which entries somebody means who types an id or the beginning of that, or what was done in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING
from uuid import UUID

from backcare_tui.cli.call import Call
from backcare_tui.cli.saying import PROGRAM
from backcare_tui.domain.catalogue.terms import MADE_NAMES
from backcare_tui.domain.journal.correct.short_id import beginning_of, nearly
from backcare_tui.domain.journal.memo import listed
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.domain.words.text import folded
from backcare_tui.domain.words.wording import moment_words, one_of
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from backcare_tui.domain.journal.entry import Entry
    from backcare_tui.domain.journal.entry_words import NameOf
    from backcare_tui.storage.journal.store import JournalStore

_NAMED = 4
"""Of several that somebody may mean, so many are named."""
_LOOKED_AT = 500
"""The latest entries, among which one is looked for that a mistyped id was meant for."""
_AT_ONCE = 100
"""Entries whose ids are asked for together."""


def find_entry(journal: JournalStore | None, typed: str, now: datetime, name_of: NameOf) -> Entry:
    """The one entry of JOURNAL whose id begins as TYPED; BackcareError if there is none, or more than one."""
    beginning = beginning_of(typed)
    found = () if journal is None else journal.beginning_with(beginning, _NAMED + 1)
    living = listed(one.entry for one in found if one.entry)
    if len(living) == 1:
        return living[0]
    if journal is not None and living:
        told = [f"{short} ({what})" for short, what in _told(journal, living[:_NAMED], now, name_of)]
        if len(living) > _NAMED:
            told.append("others")
        raise BackcareError(f"Several entries begin with {beginning}.", f"Say more of its id: {one_of(told)}.")
    if found:
        raise BackcareError(
            f"The entry {beginning} is deleted.", f"“{PROGRAM} undo” takes back what was done last."
        )
    near = [] if journal is None else _near(journal, beginning, now, name_of)
    advice = f"Did you mean {one_of(near)}?" if near else f"“{PROGRAM} journal” ends each line with an entry's id."
    raise BackcareError(f"No entry begins with {beginning}.", advice)


def told_words(entry: Entry, now: datetime, name_of: NameOf, zone: tzinfo | None = None) -> str:
    """What ENTRY is for somebody in ZONE: "pain 4, moderate, Sunday 22 November 09:15"."""
    from backcare_tui.domain.journal.entry_words import entry_words

    return f"{entry_words(entry, name_of).line}, {moment_words(entry.at, now, zone)}"


def with_short_ids(journal: JournalStore, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Each of ENTRIES of JOURNAL as it comes, with its short id."""
    rest = iter(entries)
    while some := list(islice(rest, _AT_ONCE)):
        short = journal.short_ids(entry.id for entry in some)
        yield from ((entry, short[entry.id]) for entry in some)


def with_names(
    call: Call, journal: JournalStore | None, wanted: Wanted, exercise: str | None, routine: str | None
) -> Wanted:
    """WANTED, of those with what EXERCISE and ROUTINE are the names of; a person is asked about near misses."""

    catalogue = call.catalogue()

    def meant(name: str | None, by_id: Callable[[str], Wanted]) -> str | None:
        """The id of what is called NAME; one that only the journal knows, BY_ID, goes by its id."""
        if name is None:
            return None
        made = next((id_ for id_, made in MADE_NAMES.items() if folded(name) in (folded(made), folded(id_))), None)
        if made:
            return made
        if journal and journal.page(1, call.parts.clock.now(), by_id(name)).told:
            return name
        return call.find(catalogue, name).id

    return wanted._replace(
        exercise=meant(exercise, lambda name: Wanted(exercise=name)),
        routine=meant(routine, lambda name: Wanted(routine=name)),
    )


def _near(journal: JournalStore, beginning: str, now: datetime, name_of: NameOf) -> list[str]:
    """The entries among the latest that BEGINNING was perhaps meant for, in words."""
    page = journal.page(_LOOKED_AT, now)
    latest = {entry.id: entry for entry in chain(page.told, page.ahead)}
    known: Mapping[UUID, str] = journal.short_ids(latest)
    near = [latest[entry_id] for entry_id in nearly(beginning, known)[:_NAMED]]
    return [f"{short} ({what})" for short, what in _told(journal, near, now, name_of)]


def _told(
    journal: JournalStore, entries: Iterable[Entry], now: datetime, name_of: NameOf
) -> Iterator[tuple[str, str]]:
    """The short id of each of ENTRIES, and what it is."""
    for entry, short in with_short_ids(journal, entries):
        yield short, told_words(entry, now, name_of)
