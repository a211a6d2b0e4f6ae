"""Copies of the journal: made whole, and looked at before they are believed.

A copy is made by SQLite itself. Copying the bytes of a journal in use gives a damaged file, and would drop
the locks of this process.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from backcare_tui.domain.journal.backup import LOOK_FOR_DAMAGED, damaged_words
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import (
    SQLITE_ERRORS,
    JournalError,
    JournalFileError,
    RottenError,
    is_damage,
    sqlite_cause,
)
from backcare_tui.storage.journal.file import discard, raw_connection
from backcare_tui.storage.journal.refusals import MADE_BY_NEWER, look_at, refuse_rotten, refuse_unsound
from backcare_tui.storage.journal.revision_row import READ_ROWS_AFTER, Row, is_as_written, readable_moment
from backcare_tui.storage.journal.schema import has_its_tables, version_of
from backcare_tui.storage.new_file import put_in_place, sync_file, temporary_file
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.progress import Tell, untold

TEMPORARY_PREFIX = ".backcare-copy-"
_LARGEST = 1_000_000_000
"""Bytes beyond which a file is no journal of a person."""
_PAGES_AT_ONCE = 1_000
"""Copied before somebody is told: half a second on a slow disk."""

_LATEST_SINCE = 3
"""The first version of a journal with the table `latest` as it is now."""
_COUNT = "SELECT count(*) FROM latest WHERE at_us IS NOT NULL"
_MOMENTS = """
    SELECT at_utc, at_offset_min FROM latest JOIN revision USING (seq)
    WHERE at_us IS NOT NULL ORDER BY at_us DESC
"""
# A copy that an older version made knows no `latest`, or another one.
_OLD_COUNT = """
    SELECT count(*) FROM (SELECT deleted, max(seq) FROM revision GROUP BY entry_id) WHERE deleted = 0
"""
_OLD_MOMENTS = """
    SELECT at_utc, at_offset_min
    FROM (SELECT deleted, at_utc, at_offset_min, max(seq) FROM revision GROUP BY entry_id)
    WHERE deleted = 0 ORDER BY at_utc DESC
"""


class UnusableCopyError(BackcareError):
    """A copy that nothing is taken from."""

    def __init__(self, path: Path, why: str) -> None:
        """WHY is such as "is damaged"."""
        super().__init__(
            f"{path_words(path)} {why}, so it cannot be restored.",
            "Choose another one; “backcare-tui backup --list” shows what there is.",
        )
        self.why = why
        self.newer = why == MADE_BY_NEWER


class Content(NamedTuple):
    """Everything in a journal or a copy of it."""

    rows: tuple[Row, ...]
    """Oldest first."""
    state: dict[str, str]


class Holdings(NamedTuple):
    """How much a journal or a copy of it holds."""

    revisions: int
    entries: int
    """Memos aside."""
    latest: datetime | None


def holdings(connection: sqlite3.Connection) -> Holdings:
    (revisions,) = connection.execute("SELECT count(*) FROM revision").fetchone()
    old = version_of(connection) < _LATEST_SINCE
    (entries,) = connection.execute(_OLD_COUNT if old else _COUNT).fetchone()
    moments = (readable_moment(*at) for at in connection.execute(_OLD_MOMENTS if old else _MOMENTS))
    return Holdings(revisions, entries, next(filter(None, moments), None))


def write_copy(
    connection: sqlite3.Connection, target: Path, rows_are_known: Callable[[], bool], tell: Tell = untold
) -> Holdings:
    """Put a copy of the journal of CONNECTION at the new file TARGET; what it holds. As `NewCopy`, in one go."""
    with closing(NewCopy(connection, target, rows_are_known, tell)) as copy:
        copy.verify()
        return copy.put_in_place(connection)


class NewCopy:
    """A copy of a journal on its way to the new file TARGET, mode 0600: verified and safe on the disk once it is
    there.

    FileExistsError if anything has that name; OSError, sqlite3.Error or BackcareError if there is no good copy,
    DamagedJournalError if that is because the journal is not whole. Then nothing is left behind.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        target: Path,
        rows_are_known: Callable[[], bool],
        tell: Tell = untold,
    ) -> None:
        """Make it of the journal of CONNECTION; TELL is told of pages.

        ROWS_ARE_KNOWN is asked when it is made: whether every row of the journal is known to be as it was written,
        so that none of them has to be compared with its checksum.
        """
        self.target = target
        self._temporary = temporary_file(target.parent, TEMPORARY_PREFIX)
        self._held: Holdings | None = None
        self._error: UnusableCopyError | None = None
        with ExitStack() as on_failure:
            on_failure.callback(self.close)
            with closing(raw_connection(self._temporary)) as copy:
                _fill(connection, copy, tell)
            self._rows_are_known = rows_are_known()
            on_failure.pop_all()

    def verify(self) -> None:
        """Look at all of it. The journal is not asked, so this may be done in another thread."""
        try:
            with opened_copy(self._temporary, indexes=True) as copy:
                if not self._rows_are_known:
                    verify_rows(copy, self._temporary)
                self._held = holdings(copy)
        except UnusableCopyError as error:
            self._error = error

    def put_in_place(self, journal: sqlite3.Connection) -> Holdings:
        """Give it its name if it is whole to the last index, as no copy of what has rotted is; what it holds."""
        if self._held is None:
            raise self._reason(journal) from self._error
        sync_file(self._temporary)
        put_in_place(self._temporary, self.target)
        return self._held

    def close(self) -> None:
        """Leave nothing behind but what was put in its place; what cannot be removed now is swept up later."""
        with suppress(OSError):
            discard(self._temporary)

    def _reason(self, journal: sqlite3.Connection) -> BackcareError:
        path = Path(journal.execute("PRAGMA database_list").fetchone()[2])
        refuse_rotten(journal, path)
        rotten = rotten_rows(journal)
        if rotten:
            return RottenError(f"{damaged_words(rotten)}, so no copy was made.", LOOK_FOR_DAMAGED)
        return BackcareError(
            f"The new copy {self._error.why if self._error else 'was not looked at'}, so it was not kept.",
            f"Try again; if it comes back, the disk of {path_words(self.target.parent)} may be failing.",
        )


def rotten_rows(connection: sqlite3.Connection) -> int:
    """How many revisions are no longer as they were written."""
    return sum(not is_as_written(row) for row in rows_in(connection))


def _fill(connection: sqlite3.Connection, copy: sqlite3.Connection, tell: Tell) -> None:
    # Python waits for ever for a source that another window has locked; a lock of our own is waited for as usual.
    inside = connection.in_transaction
    if not inside:
        connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.backup(copy, pages=_PAGES_AT_ONCE, progress=lambda _, left, of: tell(of - left, of))
    finally:
        if not inside and connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def opened_copy(path: Path, *, indexes: bool = False) -> Iterator[sqlite3.Connection]:
    """The copy at PATH for reading, found sound, with INDEXES to the last of them; BackcareError says why it
    cannot be used.

    A trigger or view that somebody put into it does nothing: only rows of the journal's own tables are read.
    """
    path = path.absolute()
    try:
        if path.stat().st_size > _LARGEST:
            raise UnusableCopyError(path, "is larger than any journal")
        look_at(path)
        if os.path.lexists(path.with_name(f"{path.name}-journal")):
            raise UnusableCopyError(path, "was being changed when it was copied")
        with closing(raw_connection(path, copy=True)) as connection:
            refuse_unsound(connection, path, indexes=indexes)
            if not has_its_tables(connection, version_of(connection)):
                raise UnusableCopyError(path, "was changed by another program")
            yield connection
    except JournalFileError as error:
        raise UnusableCopyError(path, error.why) from error
    except JournalError as error:
        raise UnusableCopyError(path, "cannot be read (the disk reported an error)") from error
    except SQLITE_ERRORS as error:
        why = "is damaged" if is_damage(error) else f"cannot be read ({sqlite_cause(error)})"
        raise UnusableCopyError(path, why) from error
    except OSError as error:
        raise UnusableCopyError(path, f"cannot be read ({os_cause(error)})") from error


def rows_in(copy: sqlite3.Connection) -> Iterator[Row]:
    """All rows of COPY, oldest first, whether they are as they were written or not."""
    yield from copy.execute(READ_ROWS_AFTER, (0,))


def verify_rows(copy: sqlite3.Connection, path: Path) -> None:
    """BackcareError if some row of the COPY at PATH is not as it was written."""
    if not all(is_as_written(row) for row in rows_in(copy)):
        raise UnusableCopyError(path, "is damaged")


def read_copy(path: Path) -> Content:
    """What the copy at PATH holds, every bit of it as it was written; BackcareError if it cannot be used."""
    with opened_copy(path) as copy:
        verify_rows(copy, path)
        return content_of(copy)


def content_of(copy: sqlite3.Connection) -> Content:
    return Content(tuple(rows_in(copy)), dict(copy.execute("SELECT name, body FROM state")))
