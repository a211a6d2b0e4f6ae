"""The journal's transactions, and what in it has one current value under a name."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backcare_tui.storage.journal.errors import journal_error

SET_STATE = """
    INSERT INTO state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body
"""


class JournalDatabase:
    """One connection. What fails on the disk is raised as JournalError, with the cause in words."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._seen_version = self._data_version()

    def close(self) -> None:
        self._connection.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote since this was asked last."""
        before, self._seen_version = self._seen_version, self._data_version()
        return self._seen_version != before

    def _data_version(self) -> int:
        """A number that another connection's COMMIT changes."""
        with self._reading():
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The connection while nobody else can read or write."""
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
            yield self._connection
        except sqlite3.Error as error:
            raise journal_error(error, self._path, "nothing was changed") from error
        finally:
            self._roll_back()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: all that is written inside is kept when it ends, or nothing of it."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise journal_error(error, self._path, "nothing was saved") from error
        finally:
            self._roll_back()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise journal_error(error, self._path, "it could not be read") from error

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    # What has one current value. To be called inside a transaction.

    def _state(self, name: str) -> str | None:
        row = self._connection.execute("SELECT body FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def _states(self, prefix: str) -> list[str]:
        """The values under all names that begin with PREFIX."""
        rows = self._connection.execute(
            "SELECT body FROM state WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
        )
        return [body for (body,) in rows]

    def _set_state(self, name: str, body: str) -> None:
        self._connection.execute(SET_STATE, (name, body))

    def _drop_state(self, name: str) -> None:
        self._connection.execute("DELETE FROM state WHERE name = ?", (name,))
