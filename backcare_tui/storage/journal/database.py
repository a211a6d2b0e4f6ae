"""The journal's transactions, and what in it has one current value under a name."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backcare_tui.storage.journal.errors import journal_error
from backcare_tui.storage.journal.revision_row import INSERT_ROW, Row

SET_STATE = """
    INSERT INTO state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body
"""


class JournalDatabase:
    """One connection. What fails on the disk is raised as JournalError, with the cause in words."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._seen_version = self._data_version()

    def close(self) -> None:
        self.connection.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote since this was asked last."""
        before, self._seen_version = self._seen_version, self._data_version()
        return self._seen_version != before

    def _data_version(self) -> int:
        """A number that another connection's COMMIT changes."""
        with self.reading():
            version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The connection while nobody else can read or write."""
        try:
            self.connection.execute("BEGIN EXCLUSIVE")
            yield self.connection
        except sqlite3.Error as error:
            raise journal_error(error, self.path, "nothing was changed") from error
        finally:
            self._roll_back()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept when it ends, or nothing of it."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise journal_error(error, self.path, "nothing was saved") from error
        finally:
            self._roll_back()

    @contextmanager
    def reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise journal_error(error, self.path, "it could not be read") from error

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    # To be called inside a transaction.

    def append(self, rows: Iterable[Row]) -> None:
        self.connection.executemany(INSERT_ROW, rows)

    def state(self, name: str) -> str | None:
        """The current value of NAME; None if it has none."""
        row = self.connection.execute("SELECT body FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def states(self, prefix: str) -> list[str]:
        """The values under all names that begin with PREFIX."""
        rows = self.connection.execute(
            "SELECT body FROM state WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
        )
        return [body for (body,) in rows]

    def set_state(self, name: str, body: str) -> None:
        self.connection.execute(SET_STATE, (name, body))

    def drop_state(self, name: str) -> None:
        self.connection.execute("DELETE FROM state WHERE name = ?", (name,))
