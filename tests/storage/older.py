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
from backcare_tui.storage.journal.schema import APPLICATION_ID

_JOURNALS = Path(__file__).parent / "journal" / "latest" / "journals"
"""What older programs wrote."""
_PUT = {
    2: "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    3: "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    4: "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
_MEMO = {2: (), 3: (None, None, None)}
"""What the list of a version had of legs and memos beside the columns that the newest one begins with."""


def make_older(version: int, folder: Path, entries: Iterable[Entry]) -> None:
    """A journal of VERSION, 1 to 4, with ENTRIES of whole backs and legs in FOLDER, which is made."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        for statement in _made_by(version):
            connection.execute(statement)
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
            if version in _PUT:
                row = latest_row(seq, wanted.entry, changed=False)
                if version in _MEMO:
                    number, changed, deleted, kind, at_us, _, *others = row[:11]
                    day = wanted.entry.at.toordinal()
                    row = (number, changed, deleted, kind, at_us, day, *others, *_MEMO[version])
                    row = (*row, checksum(row))
                connection.execute(_PUT[version], row)
        connection.execute("COMMIT")


def _made_by(version: int) -> list[str]:
    """The statements with which the program of VERSION made a journal."""
    with closing(sqlite3.connect(_JOURNALS / f"version-{version}.db")) as journal:
        made = [sql for (sql,) in journal.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
    return [*made, f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {version}"]
