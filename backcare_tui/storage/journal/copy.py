"""Copies of the journal: made whole, and looked at before they are believed.

A copy is made by SQLite itself. Copying the bytes of a journal in use gives a damaged file, and would drop
the locks of this process.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import DamagedJournalError
from backcare_tui.storage.journal.file import discard, look_at, raw_connection, refuse_unsound
from backcare_tui.storage.journal.revision_row import READ_ROWS_AFTER, Row, is_as_written, moment_of
from backcare_tui.storage.journal.schema import has_its_tables, version_of
from backcare_tui.storage.new_file import put_in_place, sync_file, temporary_file
from backcare_tui.storage.os_words import os_cause, path_words

TEMPORARY_PREFIX = ".backcare-copy-"
_LARGEST = 1_000_000_000
"""Bytes beyond which a file is no journal of a person."""

_LIVING = """
    SELECT at_utc, at_offset_min
    FROM (SELECT deleted, at_utc, at_offset_min, max(seq) FROM revision GROUP BY entry_id)
    WHERE deleted = 0 ORDER BY at_utc DESC
"""
_CHOOSE_ANOTHER = "Choose another one; “backcare-tui backup --list” shows what there is."


@dataclass(frozen=True)
class Content:
    """Everything in a journal or a copy of it."""

    rows: tuple[Row, ...]
    """Oldest first."""
    state: dict[str, str]


@dataclass(frozen=True)
class Holdings:
    """How much a journal or a copy of it holds."""

    revisions: int
    entries: int
    latest: datetime | None


def holdings(connection: sqlite3.Connection) -> Holdings:
    (revisions,) = connection.execute("SELECT count(*) FROM revision").fetchone()
    living = connection.execute(_LIVING).fetchall()
    return Holdings(revisions, len(living), moment_of(*living[0]) if living else None)


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Put a copy of the journal of CONNECTION at the new file TARGET, mode 0600, verified and safe on the disk.

    FileExistsError if anything has that name; OSError, sqlite3.Error or JournalFileError if there is no good
    copy. Then nothing is left behind.
    """
    temporary = temporary_file(target.parent, TEMPORARY_PREFIX)
    try:
        with closing(raw_connection(temporary)) as copy:
            _fill(connection, copy)
        with opened_copy(temporary) as copy:
            verify_rows(copy, temporary)
        sync_file(temporary)
        put_in_place(temporary, target)
    finally:
        discard(temporary)


def _fill(connection: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    # Python waits for ever for a source that another window has locked; a lock of our own is waited for as usual.
    inside = connection.in_transaction
    if not inside:
        connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.backup(copy)
    finally:
        if not inside and connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def opened_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """The copy at PATH for reading, found sound; BackcareError says why it cannot be used.

    A trigger or view that somebody put into it does nothing: only rows of the journal's own tables are read.
    """
    path = path.absolute()
    try:
        if path.stat().st_size > _LARGEST:
            raise _unusable(path, "is larger than any journal")
        look_at(path)
        if os.path.lexists(path.with_name(f"{path.name}-journal")):
            raise _unusable(path, "was being changed when it was copied")
        with closing(raw_connection(path, copy=True)) as connection:
            refuse_unsound(connection, path)
            if not has_its_tables(connection, version_of(connection)):
                raise _unusable(path, "was changed by another program")
            yield connection
    except DamagedJournalError as error:
        raise _unusable(path, "is damaged or not a journal") from error
    except sqlite3.Error as error:
        raise _unusable(path, "is damaged") from error
    except OSError as error:
        raise _unusable(path, f"cannot be read ({os_cause(error)})") from error


def rows_in(copy: sqlite3.Connection) -> Iterator[Row]:
    """All rows of COPY, oldest first, whether they are as they were written or not."""
    yield from copy.execute(READ_ROWS_AFTER, (0,))


def verify_rows(copy: sqlite3.Connection, path: Path) -> None:
    """BackcareError if some row of the COPY at PATH is not as it was written."""
    if not all(is_as_written(row) for row in rows_in(copy)):
        raise _unusable(path, "is damaged")


def read_copy(path: Path) -> Content:
    """What the copy at PATH holds, every bit of it as it was written; BackcareError if it cannot be used."""
    with opened_copy(path) as copy:
        verify_rows(copy, path)
        return content_of(copy)


def content_of(copy: sqlite3.Connection) -> Content:
    return Content(tuple(rows_in(copy)), dict(copy.execute("SELECT name, body FROM state")))


def _unusable(path: Path, why: str) -> BackcareError:
    return BackcareError(f"{path_words(path)} {why}, so it cannot be restored.", _CHOOSE_ANOTHER)
