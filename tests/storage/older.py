"""Journals as older programs left them."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.latest.table import latest_row
from backcare_tui.storage.journal.revision_row import INSERT_ROW, checksum, row_of, storable
from backcare_tui.storage.journal.schema import migrate

_PUT_OF_VERSION_2 = "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS_OF_VERSION_2 = 11
"""Beside the checksum: those that the list still begins with."""


def make_older(version: int, folder: Path, entries: Iterable[Entry]) -> None:
    """A journal of VERSION, 1 or 2, with ENTRIES in FOLDER, which is made."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        migrate(connection, version)
        connection.execute("BEGIN")
        for seq, entry in enumerate(entries, 1):
            wanted = storable(entry)
            revision = Revision(
                rev=UUID(int=seq),
                entry_id=entry.id,
                seq=seq,
                device=UUID(int=0),
                written_at=wanted.entry.at,
                entry=wanted.entry,
            )
            connection.execute(INSERT_ROW, row_of(revision, wanted.body))
            if version == 2:
                row = latest_row(seq, wanted.entry, changed=False)[:_COLUMNS_OF_VERSION_2]
                connection.execute(_PUT_OF_VERSION_2, (*row, checksum(row)))
        connection.execute("COMMIT")
