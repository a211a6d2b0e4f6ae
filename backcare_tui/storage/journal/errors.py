"""What can go wrong with the journal, in words.

`JournalDatabase` gives what SQLite raised to `journal_error`, and raises what that gives; nobody in between
catches it. What it was about `os_words` says, as of every other file; where SQLite does not tell, `write_probe`
finds it out.
"""

import errno
import sqlite3
from pathlib import Path

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.os_words import from_home_words, os_advice, os_cause, path_words
from backcare_tui.storage.write_probe import hindrance


class JournalError(BackcareError):
    """The journal could not be written or read; what was typed is still with the caller."""


class JournalFileError(JournalError):
    """The journal's file cannot be opened as it is. It was left untouched."""

    def __init__(self, title: str, advice: str, why: str = "cannot be used") -> None:
        """WHY is what to say of a copy that is like this: "is damaged"."""
        super().__init__(title, advice)
        self.why = why


class DamagedJournalError(JournalFileError):
    """The file is not a whole journal: a backup can take its place, or what is left of it be read."""


class JournalMovedError(JournalError):
    """The file was moved, deleted or replaced while it was open; nothing was saved."""


class ReadOnlyError(JournalError):
    """Nothing can be written, at least not over this connection; nothing was saved."""


class RottenError(JournalError):
    """Some changes are no longer as they were written; the file can be used, and a copy of it could not."""


class SaidAgainError(JournalError):
    """The same is in the journal since less than a minute; nothing was saved."""


class StrangerError(JournalError):
    """What is in the journal's place is not the journal that was opened; it was left untouched."""

    def __init__(self, path: Path, outcome: str, kept: Path | None = None) -> None:
        """KEPT is a backup of the journal that was opened."""
        backup = f" What that held is kept as {path_words(kept)}." if kept else ""
        super().__init__(
            f"Another journal, or an older one, is in the place of the one that was opened, so {outcome}.",
            f"Put the one that was there back as {path_words(path)} and try again, or start the program again to "
            f"go on with the one that is there now.{backup}",
        )


class UnsureError(JournalError):
    """The disk does not let it be known whether it is saved."""

    def __init__(self, path: Path, cause: Exception) -> None:
        why = os_cause(cause) if isinstance(cause, OSError) else "the disk reported an error"
        super().__init__(
            f"It may be saved in {path_words(path)} or not: {why} at the very end.",
            "Look whether it is there before you try again.",
        )


def made_anew(path: Path, moved: Path | None) -> BackcareError:
    """That the journal at PATH, which is known to be MOVED or was deleted while it was open, was written anew."""
    if moved is None:
        return BackcareError(
            "The journal file was deleted while it was open.",
            f"It was written again as {path_words(path)}, with all that it held.",
        )
    return BackcareError(
        f"The journal file was moved while it was open, to {path_words(moved)}.",
        f"All that it held is in {path_words(path)} too, where what you save now goes; keep one of the two.",
    )


RECOVERY = (
    "It was left as it is; “backcare-tui doctor --repair” brings back what can be read and what is in backups."
)
"""What to do about a damaged journal."""


SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where its message quotes a schema that has rotted into what is no text."""

SqliteError = sqlite3.Error | UnicodeDecodeError

_NOT_REACHED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
"""What SQLite says where a file may not be opened, or not be written."""
_AGAIN = "Try again; if that does not help, start the program again."
_READING_FAILED = (
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
)
_OF_THE_SYSTEM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
}
"""What the system calls the same."""
_OTHERS_CHANGED_IT = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_CONSTRAINT)
"""What a statement of this program comes to only where the tables are no longer those that it knows."""


def disk_failed(path: Path, outcome: str) -> JournalError:
    """That the journal at PATH is whole, and was not read so."""
    return JournalError(
        f"The disk reported an error when {path_words(path)} was read, so {outcome}.",
        "Try again; if it comes back, copy what is there to another disk.",
    )


def journal_error(error: SqliteError, path: Path, outcome: str) -> JournalError:
    """ERROR of the journal at PATH in words; OUTCOME ends the sentence: "nothing was saved".

    SQLite says of much no more than that it could not: then the place is tried, so that the cause can be named.
    """
    code = _code(error)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return JournalMovedError(
            f"The journal file was moved or deleted while it was open, so {outcome}.",
            f"Put it back as {path_words(path)}, then try again.",
        )
    if is_damage(error):
        return DamagedJournalError(f"The journal file is damaged, so {outcome}.", RECOVERY)
    if code & 0xFF in _OTHERS_CHANGED_IT:
        return JournalFileError(
            f"Another program has changed {path_words(path)} while it was open, so {outcome}.",
            "Close the program and start it again; it then says what can be done.",
        )
    kind = ReadOnlyError if code & 0xFF in _NOT_REACHED else JournalError
    could_be_named = code & 0xFF in (*_NOT_REACHED, sqlite3.SQLITE_IOERR) and code not in _READING_FAILED
    cause = hindrance(path) if could_be_named else None
    if cause is not None:
        where = f"It is in {from_home_words(path.parent)}."
        return kind(
            f"The journal cannot be written ({os_cause(cause)}), so {outcome}.", f"{os_advice(cause)} {where}"
        )
    what, advice = _cause_and_advice(error)
    return kind(f"{what}, so {outcome}.", advice)


def is_damage(error: SqliteError) -> bool:
    """Whether the file's content is at fault, not the disk or another window."""
    return isinstance(error, UnicodeDecodeError) or _code(error) & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def cannot_write(error: SqliteError) -> bool:
    """Whether the file was opened for reading alone, or not at all."""
    return _code(error) & 0xFF in _NOT_REACHED


def sqlite_cause(error: SqliteError) -> str:
    """Why ERROR happened, as the end of a sentence: "the disk is full"."""
    title, _ = _cause_and_advice(error)
    return title[0].lower() + title[1:]


def _code(error: SqliteError) -> int:
    """SQLite's extended result code; its low byte is the primary one."""
    return getattr(error, "sqlite_errorcode", 0)


def _cause_and_advice(error: SqliteError) -> tuple[str, str]:
    code = _code(error)
    match code & 0xFF:
        case sqlite3.SQLITE_CANTOPEN:
            return "A file of the journal could not be opened just now", _AGAIN
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "The journal could only be read just now", _AGAIN
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "Another window is writing to the journal", "Wait a moment, then try again."
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOMEM as known:
            cause = OSError(_OF_THE_SYSTEM[known], "")
            why = os_cause(cause)
            return why[0].upper() + why[1:], os_advice(cause)
    return f"The journal refused ({shown_line(str(error))})", "Close the program, start it and try again."
