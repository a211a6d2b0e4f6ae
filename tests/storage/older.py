"""Journals as older programs left them."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.revision_row import INSERT_ROW, row_of, storable
from backcare_tui.storage.journal.schema import migrate


def make_version_1(folder: Path, entries: Iterable[Entry]) -> None:
    """A journal of version 1 with ENTRIES in FOLDER, which is made."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        migrate(connection, 1)
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
        connection.execute("COMMIT")
