"""Opening the journal: the file is looked at before SQLite touches it, and anything doubtful is left alone.

SQLite would take an empty file for a new journal, a foreign one for ours, and write happily into a damaged
one. Here each of these ends in a JournalFileError with the file as it was.

While a connection is open nothing in this process may open the file in any other way: closing that second
descriptor would silently drop SQLite's locks.
"""

import os
import sqlite3
import stat
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.storage.folders import private_folder
from backcare_tui.storage.journal_errors import JournalFileError, is_damage, journal_error
from backcare_tui.storage.new_file import put_in_place, temporary_file
from backcare_tui.storage.schema import APPLICATION_ID, NEWEST_VERSION, is_as_made, migrate, version_of
from backcare_tui.storage.words import os_cause, path_words

JOURNAL_NAME = "journal.db"

_TEMPORARY_PREFIX = f".{JOURNAL_NAME}.new-"
_DAY_S = 86_400
_BUSY_S = 3.0
"""How long to wait for another window before giving up."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_RESTORE = "Keep the file as it is, and put a copy from your own backups in its place."
_MOVE_AWAY = "Move it away to begin a new journal, or name another folder with --data-dir."


def open_journal(folder: Path, clock: Clock) -> sqlite3.Connection:
    """A connection to the journal in FOLDER, in autocommit mode; both are made if they are missing.

    JournalFileError if what is there is not a whole journal of this or an earlier version, JournalError if
    another window keeps it locked or the disk fails, BackcareError if FOLDER cannot be used.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise JournalFileError(
            f"This Python brings SQLite {sqlite3.sqlite_version}, and the journal needs 3.37 or newer.",
            "Install backcare-tui with a newer Python, for example with: uv tool install backcare-tui",
        )
    private_folder(folder)
    path = folder.absolute() / JOURNAL_NAME
    try:
        _sweep_left_overs(path, clock.now().timestamp())
        if path.is_symlink():
            path = Path(os.path.realpath(path))  # SQLite keeps its rollback file beside the target
        if not path.exists():
            _create(path, via_link=(folder / JOURNAL_NAME).is_symlink())
        _look_at(path)
    except OSError as error:
        raise JournalFileError(
            f"The journal {path_words(path)} cannot be read: {os_cause(error)}.",
            "Check that it belongs to you and may be read.",
        ) from error
    return _connect(path)


def _sweep_left_overs(path: Path, now_s: float) -> None:
    """Remove what a crash during a first start left: whole or half-made journals under temporary names."""
    for left_over in path.parent.glob(f"{_TEMPORARY_PREFIX}*"):
        # A young one may be in work in another window; one that cannot be removed harms nobody.
        with suppress(OSError):
            second_name = path.exists() and left_over.samefile(path)
            if second_name or now_s - left_over.stat().st_mtime > _DAY_S:
                left_over.unlink()


def _create(path: Path, *, via_link: bool) -> None:
    """Make an empty journal under a temporary name, whole, then give it its own."""
    if via_link:
        raise JournalFileError(
            f"The journal is a link to {path_words(path)}, which is not there.",
            "Connect the disk that it points to, or remove the link.",
        )
    _refuse_companion(path, "-journal", "a half-finished change of a journal that is no longer there")
    _refuse_companion(path, "-wal", "changes of a journal that is no longer there")
    try:
        temporary = temporary_file(path.parent, _TEMPORARY_PREFIX)
        try:
            with closing(_raw_connection(temporary)) as connection:
                _make_durable(connection)
                migrate(connection)
            # Taken means that another window was quicker; its journal is then ours too.
            with suppress(FileExistsError):
                put_in_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
            temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        raise JournalFileError(
            f"No journal can be made in {path_words(path.parent)}: {os_cause(error)}.",
            "Make room or allow writing there, or name another folder with --data-dir.",
        ) from error
    except sqlite3.Error as error:
        raise journal_error(error, path, "no journal could be made") from error


def _look_at(path: Path) -> None:
    """Raise JournalFileError for a file that SQLite should not get to see."""
    shown = path_words(path)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
        raise JournalFileError(f"{shown} is {what}, and should be the journal.", _MOVE_AWAY)
    if status.st_size == 0:
        raise JournalFileError(f"The journal {shown} is empty, which it never should be.", _RESTORE)
    _refuse_companion(path, "-wal", "changes made by another program")
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if not header.startswith(_MAGIC[: len(header)]):
        raise JournalFileError(f"{shown} is not a journal.", _MOVE_AWAY)
    if len(header) < _HEADER_SIZE:
        raise _damaged(path)
    _refuse_foreign_or_newer(
        path,
        application=int.from_bytes(header[68:72], "big"),
        version=int.from_bytes(header[60:64], "big"),
    )


def _connect(path: Path) -> sqlite3.Connection:
    try:
        with ExitStack() as on_failure:
            connection = _raw_connection(path)
            on_failure.callback(connection.close)
            _make_durable(connection)
            _refuse_doubtful(connection, path)
            migrate(connection)
            on_failure.pop_all()
            return connection
    except sqlite3.Error as error:
        if is_damage(error):
            raise _damaged(path) from error
        raise journal_error(error, path, "it could not be opened") from error


def _raw_connection(path: Path) -> sqlite3.Connection:
    """A connection to a file that must exist."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=_BUSY_S, isolation_level=None)
    # Text that has rotted on the disk must reach the checksum instead of stopping the whole query.
    connection.text_factory = _text_even_if_rotten
    return connection


def _make_durable(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    # FULL, the default, does not sync the folder: a power cut could take back the last entry.
    connection.execute("PRAGMA synchronous = EXTRA")


def _refuse_doubtful(connection: sqlite3.Connection, path: Path) -> None:
    """Raise JournalFileError for what only SQLite can see."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path)
    # Reading has rolled back a change that a crash interrupted: what the header says may have changed.
    version = version_of(connection)
    _refuse_foreign_or_newer(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
    if version < 1:
        raise _damaged(path)
    if not is_as_made(connection, version):
        raise JournalFileError(
            f"Another program has changed how the journal {path_words(path)} works inside.", _RESTORE
        )
    if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        raise JournalFileError(
            f"Another program keeps the journal {path_words(path)} open in a way of its own.",
            "Close it, then try again.",
        )


def _text_even_if_rotten(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _refuse_foreign_or_newer(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise JournalFileError(f"{path_words(path)} belongs to another program.", _MOVE_AWAY)
    if version > NEWEST_VERSION:
        raise JournalFileError(
            f"The journal {path_words(path)} was made by a newer version of backcare-tui.",
            "Install the newer version to open it.",
        )


def _refuse_companion(path: Path, ending: str, what: str) -> None:
    companion = path.with_name(path.name + ending)
    if os.path.lexists(companion):
        raise JournalFileError(
            f"Beside the journal lies {path_words(companion)}, with {what}.",
            "Put the two files back together or close that program; if you need neither, move both away.",
        )


def _damaged(path: Path) -> JournalFileError:
    return JournalFileError(f"The journal {path_words(path)} is damaged.", _RESTORE)
