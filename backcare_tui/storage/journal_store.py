"""The journal on the disk: revisions that are only ever added, and a few values that change.

Every method that writes returns only after COMMIT: what it returned survives a crash and a power cut. A
method that raises has saved nothing.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self
from uuid import UUID, uuid4

from pydantic import ValidationError

from backcare_tui.clock import Clock
from backcare_tui.domain.draft import SessionDraft
from backcare_tui.domain.journal import (
    Entry,
    Revision,
    SessionEntry,
    Undoable,
    current_entries,
    last_undoable,
)
from backcare_tui.storage.journal_errors import JournalError, journal_error
from backcare_tui.storage.journal_file import JOURNAL_NAME, open_journal
from backcare_tui.storage.revision_row import entry_id_of, revision_of, row_of, storable, to_the_millisecond

_NEW_ROWS = """
    SELECT seq, rev, entry_id, device, written_utc, written_offset_min, kind, at_utc, at_offset_min, deleted,
           undoes, body, sum
    FROM revision WHERE seq > ? ORDER BY seq
"""
_INSERT = """
    INSERT INTO revision (seq, rev, entry_id, device, written_utc, written_offset_min, kind, at_utc,
                          at_offset_min, deleted, undoes, body, sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SET_STATE = """
    INSERT INTO state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body
"""

_DEVICE = "device"
_DRAFT = "draft"
_WELCOME_SEEN = "welcome-seen"


class JournalStore:
    """The journal of one folder. Belongs to the thread that opened it; several windows may have one each.

    Whatever fails on the disk is raised as JournalError, with the cause in words.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock
        self._last_seq = 0
        self._revisions: list[Revision] = []
        self._newest: dict[UUID, Revision] = {}
        self._damaged: list[UUID] = []
        self._own: set[UUID] = set()

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Self:
        """The journal in FOLDER, made with its folder if it is missing; errors as in `open_journal`."""
        return cls(open_journal(folder, clock), folder / JOURNAL_NAME, clock)

    def close(self) -> None:
        self._connection.close()

    # What was recorded

    def entries(self) -> tuple[Entry, ...]:
        """All entries, latest first, those written by other windows too.

        A revision that fails its checksum is left out: its entry is then shown as it was before that change.
        """
        return current_entries(self.revisions())

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
            return self._put(entry)

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

    def change(self, entry: Entry) -> Revision:
        """Record ENTRY as what it is from now on, also if another window deleted it meanwhile.

        JournalError if the journal never held such an entry.
        """
        entry = storable(entry)
        with self._writing():
            self._known(entry.id)
            return self._put(entry)

    def delete(self, entry_id: UUID) -> Revision:
        """Delete the entry; its revisions stay. JournalError if the journal never held it."""
        with self._writing():
            newest = self._known(entry_id)
            return newest if newest.entry is None else self._append(entry_id, None)

    def undo(self) -> Undoable | None:
        """Take back the newest change that still stands, see `last_undoable`; None if there is none."""
        with self._writing():
            self._read_new_rows()
            undoable = last_undoable(self._revisions, self._own)
            if undoable:
                self._append(undoable.revision.entry_id, undoable.before, undoes=undoable.revision.rev)
            return undoable

    # The session under way

    def save_draft(self, draft: SessionDraft) -> None:
        with self._writing():
            self._set_unreadable_draft_aside()
            self._set_state(_DRAFT, draft.model_dump_json())

    def draft(self) -> SessionDraft | None:
        """The session that was under way; None if there is none, or none that can be read.

        One that cannot be read stays in the journal under another name once anything takes its place.
        """
        with self._reading():
            return _readable_draft(self._state(_DRAFT))

    def drop_draft(self) -> None:
        with self._writing():
            self._set_unreadable_draft_aside()
            self._drop_state(_DRAFT)

    def finish_session(self, entry: SessionEntry) -> Revision:
        """Record ENTRY and drop its draft, both or neither. The draft of another window's session stays."""
        stored = storable(entry)
        with self._writing():
            draft = _readable_draft(self._state(_DRAFT))
            if draft and draft.id == entry.id:
                self._drop_state(_DRAFT)
            return self._put(stored)

    # The welcome

    def welcome_seen(self) -> bool:
        with self._reading():
            return self._state(_WELCOME_SEEN) is not None

    def mark_welcome_seen(self) -> None:
        with self._writing():
            self._set_state(_WELCOME_SEEN, self._clock.now().isoformat())

    # Transactions. The methods below them run inside one.

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise journal_error(error, self._path, "nothing was saved") from error
        finally:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise journal_error(error, self._path, "it could not be read") from error

    def _read_new_rows(self) -> None:
        """Take in what any window wrote since the last call. Rows never change, so once is enough."""
        for row in self._connection.execute(_NEW_ROWS, (self._last_seq,)):
            revision = revision_of(row)
            if revision:
                self._revisions.append(revision)
                self._newest[revision.entry_id] = revision
            else:
                self._damaged.append(entry_id_of(row))
            self._last_seq = row[0]

    def _known(self, entry_id: UUID) -> Revision:
        self._read_new_rows()
        if entry_id not in self._newest:
            raise JournalError("This entry is not in the journal, so nothing was saved.", "Add it as a new one.")
        return self._newest[entry_id]

    def _put(self, entry: Entry) -> Revision:
        self._read_new_rows()
        newest = self._newest.get(entry.id)
        if newest and newest.entry and newest.entry.model_dump_json() == entry.model_dump_json():
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
        self._connection.execute(_INSERT, row_of(revision))
        self._own.add(revision.rev)
        return revision

    def _device(self) -> UUID:
        """This journal's own id, made with the first revision."""
        known = self._state(_DEVICE)
        if known is None:
            known = str(uuid4())
            self._set_state(_DEVICE, known)
        return UUID(known)

    def _state(self, name: str) -> str | None:
        row = self._connection.execute("SELECT body FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def _set_state(self, name: str, body: str) -> None:
        self._connection.execute(_SET_STATE, (name, body))

    def _drop_state(self, name: str) -> None:
        self._connection.execute("DELETE FROM state WHERE name = ?", (name,))

    def _set_unreadable_draft_aside(self) -> None:
        body = self._state(_DRAFT)
        if body is not None and _readable_draft(body) is None:
            self._connection.execute(
                "UPDATE state SET name = ? WHERE name = ?", (f"unreadable-draft-{uuid4()}", _DRAFT)
            )


def _readable_draft(body: str | None) -> SessionDraft | None:
    if body is None:
        return None
    try:
        return SessionDraft.model_validate_json(body)
    except ValidationError:
        return None
