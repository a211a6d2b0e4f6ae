"""A change of an entry as the journal keeps it, what the changes come to, and which can be taken back."""

from collections.abc import Container, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import Kept, MemoEntry, listed

_A_MOMENT = timedelta(minutes=1)
_FRESH = timedelta(hours=12)
"""For so long what was written last can be taken back by another program than the one that wrote it."""


class Revision(NamedTuple):
    """One change of one entry, as it was written."""

    rev: UUID
    entry_id: UUID
    seq: int
    """Counts all revisions of this journal: the later, the larger."""
    device: UUID
    written_at: datetime
    entry: Kept | None
    """The whole entry from now on; None when it is deleted."""
    undoes: UUID | None = None
    """The revision that this one takes back."""


def current_entries(revisions: Iterable[Revision]) -> tuple[Entry, ...]:
    """The entries that are not deleted, latest first, memos aside."""
    return listed(currently_kept(revisions))


def currently_kept(revisions: Iterable[Revision]) -> tuple[Kept, ...]:
    """As `current_entries`, memos among them."""
    newest: dict[UUID, Revision] = {}
    for revision in sorted(revisions, key=lambda revision: revision.seq):
        newest[revision.entry_id] = revision
    living = [(revision.entry.at, revision.seq, revision.entry) for revision in newest.values() if revision.entry]
    return tuple(entry for _, _, entry in sorted(living, key=lambda item: item[:2], reverse=True))


def said_again(entry: Kept, recent: Iterable[Revision], now: datetime) -> Revision | None:
    """Of RECENT revisions the one of the last minute that says what ENTRY does, as an entry of its own.

    Who is told that a save may have failed tries again, and must not have written it down twice.
    """
    return next((one for one in recent if one.entry and _say_the_same(one, one.entry, entry, now)), None)


def _say_the_same(revision: Revision, written: Kept, entry: Kept, now: datetime) -> bool:
    if written.id == entry.id or not -_A_MOMENT < now - revision.written_at < _A_MOMENT:
        return False
    near = abs(written.at - entry.at) < _A_MOMENT
    return near and written.model_copy(update={"id": entry.id, "at": entry.at}) == entry


class ChangeKind(StrEnum):
    """What a revision did to its entry."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"


class Undoable(NamedTuple):
    """A change that can be taken back, and the entry as it was before (None: it did not exist)."""

    revision: Revision
    change: ChangeKind
    before: Kept | None


class ImportUndone(NamedTuple):
    """All that a file brought in, which was taken back together."""

    revision: Revision
    """The last that was taken back."""
    entries: int
    """How many there were, memos aside."""


class LeftAlone(NamedTuple):
    """What another program added or imported last of all, in whose place nothing was taken back."""

    revision: Revision


Undone = Undoable | ImportUndone
"""What was taken back."""


def histories(revisions: Iterable[Revision]) -> list[list[Revision]]:
    """REVISIONS by entry: those of each, oldest first, and the entry that was changed last before all others."""
    of_entry: dict[UUID, list[Revision]] = {}
    for revision in sorted(revisions, key=lambda revision: revision.seq):
        of_entry.setdefault(revision.entry_id, []).append(revision)
    return sorted(of_entry.values(), key=lambda history: history[-1].seq, reverse=True)


def is_of_memos(history: Iterable[Revision]) -> bool:
    """Whether HISTORY, that of one entry, is of something that no list shows."""
    return any(isinstance(revision.entry, MemoEntry) for revision in history)


def last_undoable(histories: Iterable[Sequence[Revision]], own: Container[UUID]) -> Undoable | None:
    """The newest change that has not been taken back, of entries with HISTORIES as `histories` gives them.

    Edits and deletes of any age count; an addition only if OWN holds it, the revisions written since the program
    started, and what `is_fresh`: so that undoing often cannot make older entries vanish. HISTORIES may leave out
    entries of which neither an edit nor a deletion stands and OWN holds nothing, and are asked for no longer than
    they can matter.
    """
    last: Undoable | None = None
    for history in histories:
        if last and last.revision.seq > history[-1].seq:
            break
        found = _last_of_entry(history, own)
        if found and (last is None or found.revision.seq > last.revision.seq):
            last = found
    return last


def is_fresh(newest: Revision, now: datetime) -> bool:
    """Whether NEWEST, which was written last of all, adds something and may still be taken back by whomever.

    A command that takes back what another one has just added is another program than that. A clock that was set
    back in between makes it no older.
    """
    age = abs(now - newest.written_at)
    return newest.entry is not None and newest.undoes is None and age < _FRESH


def _last_of_entry(history: Sequence[Revision], own: Container[UUID]) -> Undoable | None:
    """The newest change of the entry with HISTORY that has not been taken back."""
    undone = {revision.undoes for revision in history if revision.undoes}
    steps = zip(history, (None, *(revision.entry for revision in history)), strict=False)
    for revision, before in reversed(list(steps)):
        if revision.undoes or revision.rev in undone:
            continue
        if revision.entry is None:
            return Undoable(revision=revision, change=ChangeKind.DELETED, before=before)
        if before is not None:
            return Undoable(revision=revision, change=ChangeKind.EDITED, before=before)
        if revision.rev in own:
            return Undoable(revision=revision, change=ChangeKind.ADDED, before=None)
        return None  # an older addition stays, and so does what came before it
    return None
