"""What the journal's file must not be: each of these ends in an error that says so, with the file as it was."""

import os
import re
import sqlite3
import stat
from collections.abc import Collection
from pathlib import Path

from backcare_tui.storage.journal.errors import RECOVERY, DamagedJournalError, JournalError, JournalFileError
from backcare_tui.storage.journal.schema import APPLICATION_ID, NEWEST_VERSION, is_as_made, version_of
from backcare_tui.storage.journal.whole.known import recalled
from backcare_tui.storage.os_words import other_kind, path_words

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_FIRST_PAGE = 4096
_OURS = b"CREATE TABLE revision ("
"""Stands on the first page of every journal, so that one is known whose header has rotted."""

_UNREADABLE_PAGE = r"error code=(\d+)"
"""As SQLite names a page that it could not get from the disk, among what it finds wrong."""

MADE_BY_NEWER = "was made by a newer version of backcare-tui"
_MOVE_AWAY = "Move it away to begin a new journal or restore a backup, or name another folder with --data-dir."


def look_at(path: Path) -> None:
    """Raise JournalFileError for a file that SQLite should not get to see."""
    shown = path_words(path)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
        raise JournalFileError(f"{shown} is {what}, and should be the journal.", _MOVE_AWAY, f"is {what}")
    if status.st_size == 0:
        raise DamagedJournalError(f"The journal {shown} is empty, which it never should be.", RECOVERY, "is empty")
    refuse_companion(path, "-wal", "changes made by another program")
    with path.open("rb") as file:
        beginning = file.read(_FIRST_PAGE)
    header = beginning[:_HEADER_SIZE]
    application = int.from_bytes(header[68:72], "big")
    if header.startswith(_MAGIC[: len(header)]):
        if len(header) < _HEADER_SIZE or (application != APPLICATION_ID and _OURS in beginning):
            raise damaged(path)
    elif _OURS in beginning or application == APPLICATION_ID or not any(header):
        raise damaged(path)
    else:
        raise JournalFileError(
            f"{shown} is not a journal, but a file of something else.", _MOVE_AWAY, "is not a journal"
        )
    _refuse_foreign_or_newer(
        path,
        application=application,
        version=int.from_bytes(header[60:64], "big"),
    )


def refuse_second_name(path: Path, passing: Collection[str]) -> None:
    """SQLite keeps its rollback file under the name that it was given: what a crash leaves under one name would be
    taken back under the other, with what was saved in between. Names that begin as one of PASSING are there for a
    moment only.
    """
    if path.stat().st_nlink < 2:
        return
    names = [beside for beside in path.parent.iterdir() if beside != path and _is_one_file(beside, path)]
    own = [one for one in names if one.name.startswith(tuple(passing))]
    if path.stat().st_nlink < 2 + len(own):  # another window is at it this moment
        return
    others = [path_words(one) for one in names if one not in own]
    which = others[0] if others else "another name"
    raise JournalFileError(
        f"The journal {path_words(path)} is also there as {which} (a hard link), so a crash could cost you "
        "what you saved.",
        f"Remove that other name and try again; “find ~ -xdev -samefile {path_words(path)}” shows all there are.",
    )


def refuse_odd_rollback(path: Path) -> None:
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
    codes = {int(code) & 0xFF for code in re.findall(_UNREADABLE_PAGE, words)}
    if codes & {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM}:
        raise JournalError(
            f"The disk reported an error when {path_words(path)} was read.",
            "Try again. If it comes back, move the file to another disk and restore a backup; "
            "“backcare-tui backup --list” shows what there is.",
        )
    raise damaged(path)


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
        raise damaged(path)


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


def refuse_companion(path: Path, ending: str, what: str) -> None:
    companion = path.with_name(path.name + ending)
    if os.path.lexists(companion):
        raise JournalFileError(
            f"Beside the journal lies {path_words(companion)}, with {what}.",
            "Put the two files back together or close that program; if you need neither, move both away.",
            f"has {path_words(companion)} beside it, with {what}",
        )


def damaged(path: Path) -> DamagedJournalError:
    return DamagedJournalError(f"The journal {path_words(path)} is damaged.", RECOVERY, "is damaged")
