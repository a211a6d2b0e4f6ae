"""The journal's transactions: each on the journal that was opened, and what came of it said as it is."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from backcare_tui.clock import Clock
from backcare_tui.storage.journal.errors import (
    SQLITE_ERRORS,
    DamagedJournalError,
    JournalError,
    SqliteError,
    StrangerError,
    UnsureError,
    disk_failed,
    is_damage,
    journal_error,
)
from backcare_tui.storage.journal.latest.table import Appended, append
from backcare_tui.storage.journal.refusals import refuse_changed, refuse_rotten, refuse_unsound
from backcare_tui.storage.journal.whole.stamp import Stamp, stamp_of
from backcare_tui.storage.journal.whole.wholeness import Wholeness
from backcare_tui.storage.new_file import sync_folder

SET_STATE = """
    INSERT INTO state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body
"""

_NEWEST = "SELECT seq, rev FROM revision ORDER BY seq DESC LIMIT 1"
_ANY = "SELECT 1 FROM revision LIMIT 1"
_IS_THERE = "SELECT 1 FROM revision WHERE seq = ? AND rev = ?"

_ROOMY, _USUAL_ROOM = "PRAGMA cache_size = -16000", "PRAGMA cache_size = -2000"
"""16 MB, and the 2 MB that SQLite takes by itself: a negative number is one of kilobytes."""

_Mark = tuple[int, str]


class _Probe(NamedTuple):
    """Something that is so in the file once a transaction is complete, and was not before."""

    statement: str
    parameters: tuple[object, ...]
    found: bool = True


class JournalDatabase:
    """One connection. What fails on the disk is raised as JournalError, with the cause in words."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
        self.connection = connection
        self.path = path
        self.whole = Wholeness(connection, path, clock)
        self._seen_version = self._data_version()
        self._touched = self._stamp()
        self._file = self._touched and self._touched[:2]
        self._mark: _Mark | None = None
        """The newest revision that this window knows, by which it knows its journal again; None without any."""
        self._probe: _Probe | None = None
        with self.reading():
            self._mark = connection.execute(_NEWEST).fetchone()

    def close(self) -> None:
        self.connection.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote since this was asked last."""
        before, self._seen_version = self._seen_version, self._data_version()
        return self._seen_version != before

    def version(self) -> tuple[object, ...]:
        """Inside a transaction: what is no longer the same once anybody has written here."""
        return self._touched, self._data_version(), self.connection.total_changes

    def _data_version(self) -> int:
        """A number that another connection's COMMIT changes."""
        try:
            version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        except SQLITE_ERRORS as error:
            raise self._in_words(error, "it could not be read") from error
        return version

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The connection while nobody else can read or write."""
        try:
            self.connection.execute("BEGIN EXCLUSIVE")
            yield self.connection
        except SQLITE_ERRORS as error:
            raise self._in_words(error, "nothing was changed") from error
        finally:
            self._roll_back()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept when it ends, or nothing of it.

        DamagedJournalError if the journal is not whole, StrangerError if it is no longer the one that was opened,
        UnsureError if the disk does not let it be known what became of it; JournalError if nothing was saved.
        """
        self._probe = None
        try:
            self._forget_what_may_be_stale()
            self.connection.execute("BEGIN IMMEDIATE")
            self.whole.make_sure()
            self._recognise("nothing was saved")
            yield
            newest = self.connection.execute(_NEWEST).fetchone()
            self.whole.before_commit()
        except SQLITE_ERRORS as error:
            raise self._in_words(error, "nothing was saved") from error
        else:
            self._commit()
            self._mark = newest
            self.whole.after_commit()
            self._touched = self._stamp()
        finally:
            self._roll_back()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """For reading what is in the journal that was opened; StrangerError if it is another one by now."""
        try:
            if self._touched != self._stamp():
                self._forget_what_may_be_stale()
                self._recognise("it could not be read")
                self._touched = self._stamp()
            yield
        except SQLITE_ERRORS as error:
            raise self._in_words(error, "it could not be read") from error

    @contextmanager
    def looking(self) -> Iterator[None]:
        """As `reading`, while nobody can write: for a look at more than one statement reads."""
        with self.reading():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def make_sure(self) -> None:
        """Look at every page and index, whatever is known of them.

        DamagedJournalError if something is not as it should be. Takes about 4 ms for each thousand entries.
        """
        with self.reading():
            refuse_rotten(self.connection, self.path)

    def continues(self, other: "JournalDatabase") -> bool:
        """Whether this is the journal of OTHER, with all that was known of it there."""
        with self.reading():
            return self._holds(other._mark)

    def holds_any(self) -> bool:
        """Whether anything was ever recorded."""
        with self.reading():
            return self.connection.execute(_ANY).fetchone() is not None

    def whereabouts(self) -> Path | None:
        """Where the file now is that was opened; None if it was deleted or the system does not say."""
        with suppress(OSError):
            for descriptor in Path("/proc/self/fd").iterdir():
                with suppress(OSError):
                    status = descriptor.stat()
                    if status.st_nlink and (status.st_dev, status.st_ino) == self._file:
                        return descriptor.readlink()
        return None

    def _holds(self, mark: _Mark | None) -> bool:
        return mark is None or self.connection.execute(_IS_THERE, mark).fetchone() is not None

    def _stamp(self) -> Stamp | None:
        return stamp_of(self.path)

    def _forget_what_may_be_stale(self) -> None:
        """SQLite knows its own changes from those of its kind by a counter, which a file that is copied over the
        journal may happen to have: what it remembers of the old content would then be written into the new one.
        """
        if self._touched != self._stamp():
            self.connection.execute("PRAGMA shrink_memory")

    def _recognise(self, outcome: str) -> None:
        """StrangerError unless this is still the journal that was opened, with all that was known of it."""
        refuse_changed(self.connection, self.path, outcome)
        if not self._holds(self._mark):
            raise StrangerError(self.path, outcome)

    def _commit(self) -> None:
        try:
            self.connection.execute("COMMIT")
        except SQLITE_ERRORS as error:
            self._roll_back()
            if not self._is_kept():
                raise journal_error(error, self.path, "nothing was saved") from error

    def _is_kept(self) -> bool:
        """Whether the last transaction is in the file, though its end was called failed. UnsureError if the disk
        does not tell, or may still take it back: SQLite removes its rollback file last, and a power cut brings
        that back if its folder could not be synced.
        """
        if self._probe is None:
            return False
        try:
            row = self.connection.execute(self._probe.statement, self._probe.parameters).fetchone()
            if (row is not None) is not self._probe.found:
                return False
            sync_folder(self.path.parent)
        except (*SQLITE_ERRORS, OSError) as error:
            if os.path.lexists(self.path.with_name(f"{self.path.name}-journal")):
                return False  # by which whoever reads next takes back what was begun
            raise UnsureError(self.path, error) from error
        return True

    def _in_words(self, error: SqliteError, outcome: str) -> JournalError:
        """ERROR in words; damage is believed only if it is there twice: a disk that fails once looks so, too."""
        if is_damage(error):
            self._roll_back()
            try:
                refuse_unsound(self.connection, self.path)
            except DamagedJournalError:
                pass
            except JournalError as found:
                return found
            except SQLITE_ERRORS as again:
                error = again
            else:
                return disk_failed(self.path, outcome)
        return journal_error(error, self.path, outcome)

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            with suppress(*SQLITE_ERRORS):
                self.connection.execute("ROLLBACK")

    # To be called inside a transaction.

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Hold more of the file in memory meanwhile: what is written at once is then not read again and again."""
        self.connection.execute(_ROOMY)
        try:
            yield
        finally:
            self.connection.execute(_USUAL_ROOM)

    def append(self, changes: Sequence[Appended]) -> None:
        """Write CHANGES, of which there are some; see `latest.table.append`."""
        append(self.connection, changes)
        self._probe = _Probe(_IS_THERE, changes[-1].row[:2])

    def state(self, name: str) -> str | None:
        """The current value of NAME; None if it has none."""
        row = self.connection.execute("SELECT body FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def states(self) -> dict[str, str]:
        """All current values, by name."""
        return dict(self.connection.execute("SELECT name, body FROM state ORDER BY name"))

    def set_state(self, name: str, body: str) -> None:
        self.connection.execute(SET_STATE, (name, body))
        self._probe = self._probe or _Probe("SELECT 1 FROM state WHERE name = ? AND body = ?", (name, body))

    def drop_state(self, name: str) -> None:
        changed = self.connection.execute("DELETE FROM state WHERE name = ?", (name,)).rowcount
        if changed:
            self._probe = self._probe or _Probe("SELECT 1 FROM state WHERE name = ?", (name,), found=False)
