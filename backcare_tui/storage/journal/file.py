"""Opening the journal: the file is looked at before SQLite touches it, and anything doubtful is left alone.

SQLite would take an empty file for a new journal, a foreign one for ours, and write happily into a damaged
one. Here each of these ends in a JournalFileError with the file as it was.

While a connection is open nothing in this process may open the file in any other way: closing that second
descriptor would silently drop SQLite's locks.
"""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.storage.folders import (
    CONNECT_OR_REMOVE,
    leads_nowhere,
    make_sure_of_what_stands,
    private_folder,
)
from backcare_tui.storage.journal.errors import (
    SQLITE_ERRORS,
    DamagedJournalError,
    JournalFileError,
    ReadOnlyError,
    cannot_write,
    is_damage,
    journal_error,
)
from backcare_tui.storage.journal.refusals import (
    damaged,
    look_at,
    refuse_companion,
    refuse_doubtful,
    refuse_odd_rollback,
    refuse_second_name,
)
from backcare_tui.storage.journal.schema import NEWEST_VERSION, migrate, version_of
from backcare_tui.storage.new_file import put_in_place, sweep_left_overs, temporary_file
from backcare_tui.storage.os_words import os_advice, os_cause, path_words

JOURNAL_NAME = "journal.db"

TEMPORARY_PREFIX = f".{JOURNAL_NAME}.new-"
"""Begins the names of journals in the making. One that a crash left is swept up after a day."""

ASIDE = ".damaged-"
"""Follows the journal's name in that of a damaged file whose place a whole one took."""

_BUSY_S = 3.0
"""How long to wait for another window before giving up."""
_WAIT = "PRAGMA busy_timeout = 3000"

_LONGEST_PATH = 504
"""Bytes of a file's path with which SQLite still finds room for that of the file beside it."""
_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""


def open_journal(
    folder: Path, clock: Clock, bring_up_to_date: Callable[[sqlite3.Connection], object]
) -> sqlite3.Connection:
    """A connection to the journal in FOLDER, in autocommit mode; both are made if they are missing.

    BRING_UP_TO_DATE is given an older journal, to migrate it after a backup, and may refuse by raising.

    DamagedJournalError if what is there can be repaired or restored, JournalFileError if it is not a journal of
    this or an earlier version, JournalError if another window keeps it locked or the disk fails, BackcareError
    if FOLDER cannot be used.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise JournalFileError(
            f"This Python brings SQLite {sqlite3.sqlite_version}, and the journal needs 3.37 or newer.",
            "Install backcare-tui with a newer Python, for example with: uv tool install backcare-tui",
        )
    private_folder(folder)
    path = folder.absolute() / JOURNAL_NAME
    try:
        sweep_left_overs(path.parent, TEMPORARY_PREFIX, clock.now().timestamp(), path)
        path = journal_path(folder)
        if not path.exists():
            _create(path, via_link=(folder / JOURNAL_NAME).is_symlink())
        look_at(path)
        refuse_second_name(path, (TEMPORARY_PREFIX, f"{path.name}{ASIDE}"))
        refuse_odd_rollback(path)
        return _connected(path, bring_up_to_date)
    except OSError as error:
        raise _unreadable(path, error) from error


def _connected(path: Path, bring_up_to_date: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """As `_connect`, and once more where the disk may have failed no more than once."""
    try:
        connection = _connect(path, bring_up_to_date)
    except (DamagedJournalError, ReadOnlyError):
        return _connect(path, bring_up_to_date)
    if _only_reads(connection):
        # SQLite opens for reading what it fails to open for writing, though only once, and says nothing of it.
        connection.close()
        connection = _connect(path, bring_up_to_date)
    return connection


def journal_path(folder: Path) -> Path:
    """The journal's file itself: SQLite keeps its rollback file beside it, not beside a link to it.

    JournalFileError if that cannot be looked at.
    """
    path = folder.absolute() / JOURNAL_NAME
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() else path
    except OSError as error:
        raise _unreadable(path, error) from error


def make_sure_of_journal(folder: Path) -> bool:
    """Whether something stands where the journal in FOLDER should; BackcareError if that is a link that leads
    nowhere, or FOLDER one.
    """
    make_sure_of_what_stands(folder)
    if leads_nowhere(folder / JOURNAL_NAME):
        raise _leads_nowhere(journal_path(folder))
    return (folder / JOURNAL_NAME).exists()


def _leads_nowhere(path: Path) -> JournalFileError:
    return JournalFileError(f"The journal is a link to {path_words(path)}, which is not there.", CONNECT_OR_REMOVE)


def _unreadable(path: Path, error: OSError) -> JournalFileError:
    return JournalFileError(f"The journal {path_words(path)} cannot be read: {os_cause(error)}.", os_advice(error))


def empty_journal(folder: Path) -> Path:
    """A new journal without entries in FOLDER, under a temporary name."""
    with ExitStack() as on_failure:
        temporary = temporary_file(folder, TEMPORARY_PREFIX)
        on_failure.callback(discard, temporary)
        with closing(raw_connection(temporary)) as connection:
            make_durable(connection)
            migrate(connection)
        on_failure.pop_all()
        return temporary


def discard(temporary: Path) -> None:
    """Remove a journal in the making, and what SQLite may have left beside it."""
    temporary.unlink(missing_ok=True)
    temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)


def _create(path: Path, *, via_link: bool) -> None:
    """Make an empty journal under a temporary name, whole, then give it its own."""
    if via_link:
        raise _leads_nowhere(path)
    refuse_companion(path, "-journal", "a half-finished change of a journal that is no longer there")
    refuse_companion(path, "-wal", "changes of a journal that is no longer there")
    try:
        temporary = empty_journal(path.parent)
        try:
            # Taken means that another window was quicker; its journal is then ours too.
            with suppress(FileExistsError):
                put_in_place(temporary, path)
        finally:
            discard(temporary)
    except OSError as error:
        raise JournalFileError(
            f"No journal can be made in {path_words(path.parent)}: {os_cause(error)}.",
            os_advice(error),
        ) from error
    except SQLITE_ERRORS as error:
        raise journal_error(error, path, "no journal could be made") from error


def _connect(path: Path, bring_up_to_date: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    try:
        with ExitStack() as on_failure:
            connection = raw_connection(path)
            on_failure.callback(connection.close)
            make_durable(connection)
            refuse_doubtful(connection, path)
            if version_of(connection) < NEWEST_VERSION:
                bring_up_to_date(connection)
            on_failure.pop_all()
            return connection
    except SQLITE_ERRORS as error:
        if is_damage(error):
            raise damaged(path) from error
        raise journal_error(error, path, "it could not be opened") from error


def _only_reads(connection: sqlite3.Connection) -> bool:
    """Whether CONNECTION cannot write, or misread a page as it tried; another window's lock does not mean that."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("DELETE FROM state WHERE name IS NULL")  # which none is
    except SQLITE_ERRORS as error:
        return is_damage(error) or cannot_write(error)
    finally:
        connection.execute(_WAIT)
    return False


def raw_connection(path: Path, *, copy: bool = False) -> sqlite3.Connection:
    """A connection to a file that must exist; to a COPY, which nobody writes to, for reading only."""
    if len(os.fsencode(path)) > _LONGEST_PATH:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(path))
    mode = "ro&immutable=1" if copy else "rw"
    connection = sqlite3.connect(f"{path.as_uri()}?mode={mode}", uri=True, timeout=_BUSY_S, isolation_level=None)
    # Text that has rotted on the disk must reach the checksum instead of stopping the whole query.
    connection.text_factory = _text_even_if_rotten
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    # FULL, the default, does not sync the folder: a power cut could take back the last entry.
    connection.execute("PRAGMA synchronous = EXTRA")


def _text_even_if_rotten(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
