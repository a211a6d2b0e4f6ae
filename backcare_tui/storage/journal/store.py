"""The journal on the disk: revisions that are only ever added, and a few values that change.

Every method that writes returns only after COMMIT: what it returned survives a crash and a power cut. A
method that raises has saved nothing.
"""

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from uuid import UUID, uuid4

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import DayStart, Reason, is_due, missing_since
from backcare_tui.domain.journal.entry import (
    Entry,
    Revision,
    SessionEntry,
    Undoable,
    current_entries,
    last_undoable,
)
from backcare_tui.storage.folders import backup_folder
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.copy import holdings, write_copy
from backcare_tui.storage.journal.drafts import UnfinishedWork
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME, open_journal
from backcare_tui.storage.journal.revision_row import (
    INSERT_ROW,
    READ_ROWS_AFTER,
    Row,
    entry_id_of,
    revision_of,
    row_of,
    storable,
    to_the_millisecond,
)
from backcare_tui.storage.journal.window_locks import WindowLocks
from backcare_tui.storage.os_words import not_written

_DEVICE = "device"
_WELCOME_SEEN = "welcome-seen"


class JournalStore(UnfinishedWork):
    """The journal of one folder. Belongs to the thread that opened it; several windows may have one each."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, clock: Clock) -> None:
        super().__init__(connection, folder / JOURNAL_NAME, WindowLocks(folder))
        self._clock = clock
        self.backups = Backups(backup_folder(folder), clock)
        self._last_seq = 0
        self._revisions: list[Revision] = []
        self._newest: dict[UUID, Revision] = {}
        self._entries: tuple[Entry, ...] | None = None
        """What the revisions come to; None until it is asked for after they changed."""
        self._damaged: list[UUID] = []
        self._own: set[UUID] = set()
        self._undoing: Undoable | None = None
        """What an undo took back that may have failed: the disk can report an error after it was done."""

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """The journal in FOLDER, made with its folder if it is missing; errors as in `open_journal`.

        An older journal is backed up before it is made a newer one; without a good backup it stays as it is.
        """
        backups = Backups(backup_folder(folder), clock)
        connection = open_journal(folder, clock, lambda older: backups.make(older, Reason.MIGRATION))
        return cls(connection, folder, clock)

    # What was recorded

    def entries(self) -> tuple[Entry, ...]:
        """All entries, latest first, those written by other windows too.

        A revision that fails its checksum is left out: its entry is then shown as it was before that change.
        """
        revisions = self.revisions()
        if self._entries is None:
            self._entries = current_entries(revisions)
        return self._entries

    def revisions(self) -> tuple[Revision, ...]:
        """Every revision that is as it was written, oldest first."""
        with self._reading():
            self._read_new_rows()
        return tuple(self._revisions)

    def damaged(self) -> tuple[UUID, ...]:
        """The entries with a revision that fails its checksum, one item for each such revision."""
        with self._reading():
            self._read_new_rows()
        return tuple(self._damaged)

    def add(self, entry: Entry) -> Revision:
        """Record ENTRY. Adding it again as it is writes nothing and returns the revision that is there.

        If the journal knows the id with another content, ENTRY becomes a change of that entry: both stay.
        """
        entry = storable(entry)
        with self._writing():
            revision = self._put(entry)
        self._locks.let_go(entry.id)
        return revision

    def add_unknown(self, entries: Iterable[Entry]) -> int:
        """Record, all or none, those ENTRIES whose ids this journal never held; returns how many.

        Entries that were changed or deleted here since stay so: taking a file in twice adds nothing.
        """
        wanted = {entry.id: storable(entry) for entry in entries}
        with self._writing():
            self._read_new_rows()
            known = self._newest.keys() | set(self._damaged)
            unknown = [entry for entry in wanted.values() if entry.id not in known]
            for entry in unknown:
                self._append(entry.id, entry)
        return len(unknown)

    def change(self, entry: Entry) -> Entry | None:
        """Record ENTRY as what it is from now on; returns what it was until then, None if it was deleted.

        JournalError if the journal never held such an entry.
        """
        entry = storable(entry)
        with self._writing():
            before = self._known(entry.id).entry
            self._put(entry)
        self._locks.let_go(entry.id)
        return before

    def delete(self, entry_id: UUID) -> Revision:
        """Delete the entry; its revisions stay. JournalError if the journal never held it."""
        with self._writing():
            newest = self._known(entry_id)
            return newest if newest.entry is None else self._append(entry_id, None)

    def undo(self) -> Undoable | None:
        """Take back the newest change that still stands, see `last_undoable`; None if there is none."""
        with self._writing():
            self._read_new_rows()
            undoable = self._undoing
            if not undoable or not any(done.undoes == undoable.revision.rev for done in self._revisions):
                undoable = self._undoing = last_undoable(self._revisions, self._own)
                if undoable:
                    self._append(undoable.revision.entry_id, undoable.before, undoes=undoable.revision.rev)
        self._undoing = None
        return undoable

    def finish_session(self, entry: SessionEntry) -> Revision:
        """Record ENTRY and drop its draft, both or neither."""
        return self.add(entry)

    # The welcome

    def welcome_seen(self) -> bool:
        with self._reading():
            return self._state(_WELCOME_SEEN) is not None

    def mark_welcome_seen(self) -> None:
        with self._writing():
            self._set_state(_WELCOME_SEEN, self._clock.now().isoformat())

    # Backups

    def start_day(self) -> DayStart:
        """Back the journal up if that has not been done today, before anything changes, and look for a loss.

        BackcareError if no backup could be made; the journal can be used all the same.
        """
        today = self._clock.now().date()
        with self._reading():
            held = holdings(self._connection)
        named = self.backups.named()
        if held.revisions and any(backup.made_at.date() == today for backup in named):
            return DayStart()
        known = self.backups.all()
        missing = missing_since(known, held.entries)
        if not is_due(known, today, held.revisions):
            return DayStart(missing)
        self.back_up(Reason.DAY)
        return DayStart(missing, made=True)

    def back_up(self, reason: Reason) -> Path:
        """Make a backup of the journal as it is now; its file. BackcareError if there is none afterwards."""
        return self.backups.make(self._connection, reason)

    def copy_to(self, path: Path) -> None:
        """Put a verified copy of the journal at the new file PATH; BackcareError says why it could not."""
        try:
            with self._reading():
                write_copy(self._connection, path)
        except OSError as error:
            raise not_written(path, error) from error

    def restore(self, rows: Sequence[Row]) -> tuple[int, Path | None]:
        """Make every entry what ROWS, those of a copy, say; how many changed, and the backup of what was before.

        A journal that is still empty takes over the whole history. BackcareError if no backup can be made.
        """
        with self._reading():
            self._read_new_rows()
        kept = self.back_up(Reason.RESTORE) if self._last_seq else None
        with self._writing():
            self._read_new_rows()
            if not self._last_seq:
                self._connection.executemany(INSERT_ROW, rows)
                return len({row[2] for row in rows}), kept
            wanted = {entry.id: entry for entry in current_entries(filter(None, map(revision_of, rows)))}
            now = {known: newest.entry for known, newest in self._newest.items() if newest.entry}
            different = [known for known in wanted | now if _body(wanted.get(known)) != _body(now.get(known))]
            for known in different:
                self._append(known, wanted.get(known))
            return len(different), kept

    # Inside a transaction

    def _read_new_rows(self) -> None:
        """Take in what any window wrote since the last call. Rows never change, so once is enough."""
        with _no_collecting():
            for row in self._connection.execute(READ_ROWS_AFTER, (self._last_seq,)):
                revision = revision_of(row)
                if revision:
                    self._revisions.append(revision)
                    self._newest[revision.entry_id] = revision
                else:
                    self._damaged.append(entry_id_of(row))
                self._last_seq = row[0]
                self._entries = None

    def _known(self, entry_id: UUID) -> Revision:
        self._read_new_rows()
        if entry_id not in self._newest:
            raise JournalError("This entry is not in the journal, so nothing was saved.", "Add it as a new one.")
        return self._newest[entry_id]

    def _put(self, entry: Entry) -> Revision:
        self._read_new_rows()
        newest = self._newest.get(entry.id)
        self._forget(entry.id)
        if newest and _body(newest.entry) == _body(entry):
            return newest
        return self._append(entry.id, entry)

    def _append(self, entry_id: UUID, entry: Entry | None, undoes: UUID | None = None) -> Revision:
        (seq,) = self._connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM revision").fetchone()
        revision = Revision(
            rev=uuid4(),
            entry_id=entry_id,
            seq=seq,
            device=self._device(),
            written_at=to_the_millisecond(self._clock.now()),
            entry=entry,
            undoes=undoes,
        )
        self._connection.execute(INSERT_ROW, row_of(revision))
        self._own.add(revision.rev)
        return revision

    def _device(self) -> UUID:
        """This journal's own id, made with the first revision."""
        known = self._state(_DEVICE)
        if known is None:
            known = str(uuid4())
            self._set_state(_DEVICE, known)
        return UUID(known)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing that is read into memory here is rubbish, and looking for some takes longer than the reading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _body(entry: Entry | None) -> str | None:
    return None if entry is None else entry.model_dump_json()
