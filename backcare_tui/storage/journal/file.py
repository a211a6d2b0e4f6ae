"""Opening the journal: the file is looked at before SQLite touches it, and anything doubtful is left alone.

SQLite would take an empty file for a new journal, a foreign one for ours, and write happily into a damaged
one. Here each of these ends in a JournalFileError with the file as it was.

While a connection is open nothing in this process may open the file in any other way: closing that second
descriptor would silently drop SQLite's locks.
"""

import errno
import os
import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.storage.folders import private_folder
from backcare_tui.storage.journal.errors import (
    RECOVERY,
    SQLITE_ERRORS,
    DamagedJournalError,
    JournalError,
    JournalFileError,
    ReadOnlyError,
    is_damage,
    journal_error,
)
from backcare_tui.storage.journal.schema import APPLICATION_ID, NEWEST_VERSION, is_as_made, migrate, version_of
from backcare_tui.storage.journal.whole.known import recalled
from backcare_tui.storage.new_file import put_in_place, sweep_left_overs, temporary_file
from backcare_tui.storage.os_words import os_advice, os_cause, other_kind, path_words

JOURNAL_NAME = "journal.db"

TEMPORARY_PREFIX = f".{JOURNAL_NAME}.new-"
"""Begins the names of journals in the making. One that a crash left is swept up after a day."""

ASIDE = ".damaged-"
"""Follows the journal's name in that of a damaged file whose place a whole one took."""

_BUSY_S = 3.0
"""How long to wait for another window before giving up."""
_WAIT = "PRAGMA busy_timeout = 3000"

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_FIRST_PAGE = 4096
_OURS = b"CREATE TABLE revision ("
"""Stands on the first page of every journal, so that one is known whose header has rotted."""

_LONGEST_PATH = 504
"""Bytes of a file's path with which SQLite still finds room for that of the file beside it."""
_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_UNREADABLE_PAGE = re.compile(r"error code=(\d+)")
"""As SQLite names a page that it could not get from the disk, among what it finds wrong."""

MADE_BY_NEWER = "was made by a newer version of backcare-tui"
_MOVE_AWAY = "Move it away to begin a new journal or restore a backup, or name another folder with --data-dir."


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
        _refuse_second_name(path)
        _refuse_odd_rollback(path)
        return _connected(path, bring_up_to_date)
    except OSError as error:
        raise JournalFileError(
            f"The journal {path_words(path)} cannot be read: {os_cause(error)}.", os_advice(error)
        ) from error


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
    """The journal's file itself: SQLite keeps its rollback file beside it, not beside a link to it."""
    path = folder.absolute() / JOURNAL_NAME
    return Path(os.path.realpath(path)) if path.is_symlink() else path


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
        raise JournalFileError(
            f"The journal is a link to {path_words(path)}, which is not there.",
            "Connect the disk that it points to, or remove the link.",
        )
    _refuse_companion(path, "-journal", "a half-finished change of a journal that is no longer there")
    _refuse_companion(path, "-wal", "changes of a journal that is no longer there")
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


def look_at(path: Path) -> None:
    """Raise JournalFileError for a file that SQLite should not get to see."""
    shown = path_words(path)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
        raise JournalFileError(f"{shown} is {what}, and should be the journal.", _MOVE_AWAY, f"is {what}")
    if status.st_size == 0:
        raise DamagedJournalError(f"The journal {shown} is empty, which it never should be.", RECOVERY, "is empty")
    _refuse_companion(path, "-wal", "changes made by another program")
    with path.open("rb") as file:
        beginning = file.read(_FIRST_PAGE)
    header = beginning[:_HEADER_SIZE]
    application = int.from_bytes(header[68:72], "big")
    if header.startswith(_MAGIC[: len(header)]):
        if len(header) < _HEADER_SIZE or (application != APPLICATION_ID and _OURS in beginning):
            raise _damaged(path)
    elif _OURS in beginning or application == APPLICATION_ID or not any(header):
        raise _damaged(path)
    else:
        raise JournalFileError(
            f"{shown} is not a journal, but a file of something else.", _MOVE_AWAY, "is not a journal"
        )
    _refuse_foreign_or_newer(
        path,
        application=application,
        version=int.from_bytes(header[60:64], "big"),
    )


def _refuse_second_name(path: Path) -> None:
    """SQLite keeps its rollback file under the name that it was given: what a crash leaves under one name would be
    taken back under the other, with what was saved in between.
    """
    if path.stat().st_nlink < 2:
        return
    names = [beside for beside in path.parent.iterdir() if beside != path and _is_one_file(beside, path)]
    own = [one for one in names if one.name.startswith((TEMPORARY_PREFIX, f"{path.name}{ASIDE}"))]
    if path.stat().st_nlink < 2 + len(own):  # another window is at it this moment
        return
    others = [path_words(one) for one in names if one not in own]
    which = others[0] if others else "another name"
    raise JournalFileError(
        f"The journal {path_words(path)} is also there as {which} (a hard link), so a crash could cost you "
        "what you saved.",
        f"Remove that other name and try again; “find ~ -xdev -samefile {path_words(path)}” shows all there are.",
    )


def _refuse_odd_rollback(path: Path) -> None:
    """SQLite would wait for a pipe, call a folder an error of the disk, and follow no link where its rollback file
    has to be.
    """
    rollback = path.with_name(f"{path.name}-journal")
    try:
        mode = rollback.lstat().st_mode
    except FileNotFoundError:
        return
    what = "a link" if stat.S_ISLNK(mode) else other_kind(mode)
    if what:
        raise JournalFileError(
            f"{path_words(rollback)} is {what}, and changes of the journal are prepared in a file of that name.",
            "Move it away, then try again.",
        )


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return not one.is_symlink() and one.samefile(other)
    except FileNotFoundError:  # another window removed it this moment
        return False


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
            raise _damaged(path) from error
        raise journal_error(error, path, "it could not be opened") from error


def _only_reads(connection: sqlite3.Connection) -> bool:
    """Whether CONNECTION came out as one that cannot write; another window's lock does not mean that."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("DELETE FROM state WHERE name IS NULL")  # which none is
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
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


def refuse_doubtful(connection: sqlite3.Connection, path: Path) -> None:
    """Raise JournalFileError for what only SQLite can see in the journal at PATH."""
    _refuse_unless_sound(connection, path)
    if not is_as_made(connection, version_of(connection)):
        raise DamagedJournalError(
            f"Another program has changed how the journal {path_words(path)} works inside.",
            RECOVERY,
            "was changed by another program",
        )
    if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        raise JournalFileError(
            f"Another program keeps the journal {path_words(path)} open in a way of its own.",
            "Close it, then try again.",
        )


def refuse_changed(connection: sqlite3.Connection, path: Path, outcome: str) -> None:
    """Raise JournalError unless what SQLite now reads at PATH works as this version made it; OUTCOME ends the
    sentence: "nothing was saved".
    """
    version = version_of(connection)
    if version > NEWEST_VERSION:
        raise JournalFileError(
            f"A newer version of backcare-tui has taken over the journal, so {outcome}.",
            "Close this window and start the newer version.",
        )
    if version < 1 or not is_as_made(connection, version):
        raise JournalFileError(
            f"Another program has changed {path_words(path)} while it was open, so {outcome}.",
            "Close the program and start it again; it then says what can be done.",
        )


def refuse_rotten(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedJournalError unless every page of the journal is whole and every index agrees with its table.

    Rows have checksums of their own. JournalError if the disk fails to read some of it.
    """
    _refuse_unless_ok(connection.execute("PRAGMA integrity_check(20)").fetchall(), path)


def _refuse_unless_ok(found: list[tuple[str]], path: Path) -> None:
    words = "\n".join(line for (line,) in found)
    if words == "ok":
        return
    codes = {int(code) & 0xFF for code in _UNREADABLE_PAGE.findall(words)}
    if codes & {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM}:
        raise JournalError(
            f"The disk reported an error when {path_words(path)} was read.",
            "Try again. If it comes back, move the file to another disk and restore a backup; "
            "“backcare-tui backup --list” shows what there is.",
        )
    raise _damaged(path)


def _refuse_unless_sound(connection: sqlite3.Connection, path: Path) -> None:
    """As `refuse_unsound`, though what is known to be whole since the computer was started is not read again."""
    connection.execute("BEGIN")
    try:
        version_of(connection)  # reading anything takes back what a crash interrupted, and keeps writers away
        known = recalled(path)
        if known and known.pages:
            _refuse_header(connection, path)
        else:
            refuse_unsound(connection, path)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def refuse_unsound(connection: sqlite3.Connection, path: Path, *, indexes: bool = False) -> None:
    """Raise JournalFileError unless the journal or copy at PATH can be read as a whole and is of a version that we
    know; with INDEXES also unless they agree with their tables.
    """
    look = "PRAGMA integrity_check(20)" if indexes else "PRAGMA quick_check(20)"
    _refuse_unless_ok(connection.execute(look).fetchall(), path)
    _refuse_header(connection, path)


def _refuse_header(connection: sqlite3.Connection, path: Path) -> None:
    # Reading has rolled back a change that a crash interrupted: what the header says may have changed.
    version = version_of(connection)
    _refuse_foreign_or_newer(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
    if version < 1:
        raise _damaged(path)


def _text_even_if_rotten(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _refuse_foreign_or_newer(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise JournalFileError(
            f"{path_words(path)} belongs to another program.", _MOVE_AWAY, "belongs to another program"
        )
    if version > NEWEST_VERSION:
        raise JournalFileError(
            f"The journal {path_words(path)} {MADE_BY_NEWER}.",
            "Install the newer version to open it.",
            MADE_BY_NEWER,
        )


def _refuse_companion(path: Path, ending: str, what: str) -> None:
    companion = path.with_name(path.name + ending)
    if os.path.lexists(companion):
        raise JournalFileError(
            f"Beside the journal lies {path_words(companion)}, with {what}.",
            "Put the two files back together or close that program; if you need neither, move both away.",
            f"has {path_words(companion)} beside it, with {what}",
        )


def _damaged(path: Path) -> DamagedJournalError:
    return DamagedJournalError(f"The journal {path_words(path)} is damaged.", RECOVERY, "is damaged")
