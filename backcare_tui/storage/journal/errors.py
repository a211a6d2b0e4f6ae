"""What can go wrong with the journal, in words."""

import sqlite3
from pathlib import Path

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.os_words import path_words


class JournalError(BackcareError):
    """The journal could not be written or read; what was typed is still with the caller."""


class JournalFileError(JournalError):
    """The journal's file cannot be opened as it is. It was left untouched."""


class DamagedJournalError(JournalFileError):
    """The file is not a whole journal: a backup can take its place, or what is left of it be read."""


class JournalMovedError(JournalError):
    """The file was moved, deleted or replaced while it was open; nothing was saved."""


class ReadOnlyError(JournalError):
    """Nothing can be written, at least not over this connection; nothing was saved."""


RECOVERY = (
    "It was left as it is; “backcare-tui doctor --repair” brings back what can be read and what is in backups."
)
"""What to do about a damaged journal."""


_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)


def journal_error(error: sqlite3.Error, path: Path, outcome: str) -> JournalError:
    """ERROR of the journal at PATH in words; OUTCOME ends the sentence: "nothing was saved"."""
    if _code(error) == sqlite3.SQLITE_READONLY_DBMOVED:
        return JournalMovedError(
            f"The journal file was moved or deleted while it was open, so {outcome}.",
            f"Put it back as {path_words(path)}, then try again.",
        )
    if _code(error) & 0xFF in _READ_ONLY:
        return ReadOnlyError(
            f"The journal is read-only or out of reach, so {outcome}.",
            f"Check that {path_words(path.parent)} is there and may be written, then try again.",
        )
    cause, advice = _cause_and_advice(error)
    return JournalError(f"{cause}, so {outcome}.", advice)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file's content is at fault, not the disk or another window."""
    return _code(error) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's extended result code; its low byte is the primary one."""
    return getattr(error, "sqlite_errorcode", 0)


def _cause_and_advice(error: sqlite3.Error) -> tuple[str, str]:
    match _code(error) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "The disk is full", "Make room on it, then try again."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "Another window is writing to the journal", "Wait a moment, then try again."
        case sqlite3.SQLITE_IOERR:
            return (
                "The disk reported an error",
                "Try again; if it comes back, copy the journal to another disk.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return "The journal file is damaged", RECOVERY
    return f"The journal refused ({shown_line(str(error))})", "Close the program, start it and try again."
