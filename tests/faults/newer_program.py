"""The program as it is, or will be after a change of its tables: opens an older journal, which is then newer.

How: "now" is the program as it is, "well" one with a newer version; "badly" is how a migration must not be done,
row by row with the new version set first.
"""

import sqlite3
from multiprocessing.connection import Connection
from pathlib import Path

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal import refusals, schema
from backcare_tui.storage.journal import store as journal_store
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.progress import Tell, untold
from tests.fake_clock import FakeClock

ROWS = 20_000
"""What the new table holds."""

_TABLE = "CREATE TABLE copied (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT"
_FILL = """
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    INSERT INTO copied SELECT i, hex(randomblob(40)) FROM n
"""
_NEWER_VERSION = schema.NEWEST_VERSION + 1
_NEWER = f"PRAGMA user_version = {_NEWER_VERSION}"


def open_journal(folder: Path, how: str, said: "Connection[str, str]") -> None:
    """Open the journal in FOLDER, and say when it begins and when that is done."""
    if how != "now":
        schema.MIGRATIONS = (*schema.MIGRATIONS, (_TABLE, _FILL, _NEWER))
        for module in (schema, journal_file, refusals):
            setattr(module, "NEWEST_VERSION", _NEWER_VERSION)  # noqa: B010 (not every one exports it)
        schema.migrate.__defaults__ = (_NEWER_VERSION,)
    if how == "badly":
        setattr(journal_store, "migrate", _row_by_row)  # noqa: B010 (it is not the store's own)
    said.send("begins")
    JournalStore.open(folder, FakeClock(), MIDNIGHT).close()
    said.send("done")


def _row_by_row(connection: sqlite3.Connection, target: int = _NEWER_VERSION, *, tell: Tell = untold) -> None:
    connection.execute(_TABLE)
    connection.execute(_NEWER)
    for number in range(ROWS):
        connection.execute("INSERT INTO copied VALUES (?, 'x')", (number,))
