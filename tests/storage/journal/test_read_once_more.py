"""A disk that fails to read once looks to SQLite like a damaged file: damage is believed if it is there twice."""

import errno
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal.errors import DamagedJournalError, JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.refusals import refuse_doubtful
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating


def test_while_it_is_opened(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    JournalStore.open(folder, clock, MIDNIGHT).close()
    refuse, failures = refuse_doubtful, iter([True])

    def once(connection: sqlite3.Connection, path: Path) -> None:
        if next(failures, False):
            raise DamagedJournalError("The journal is damaged.", "")
        refuse(connection, path)

    monkeypatch.setattr(journal_file, "refuse_doubtful", once)
    JournalStore.open(folder, clock, MIDNIGHT).close()


class MisreadOnce(sqlite3.Connection):
    """The first connection that changes something finds the page where it should be rotten."""

    misread = False

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if sql.startswith("DELETE") and not MisreadOnce.misread:
            MisreadOnce.misread = True
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        return super().execute(sql, *parameters)


def test_while_it_is_tried_whether_it_can_be_written(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    JournalStore.open(folder, clock, MIDNIGHT).close()
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=MisreadOnce))
    monkeypatch.setattr(MisreadOnce, "misread", False)
    store = JournalStore.open(folder, clock, MIDNIGHT)
    assert MisreadOnce.misread
    store.add(a_rating())
    store.close()


def test_a_folder_that_cannot_be_looked_at_is_named(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when that begins only once the journal is open."""
    JournalStore.open(folder, clock, MIDNIGHT).close()
    is_link, looks = Path.is_symlink, iter([False])

    def fails(path: Path) -> bool:
        if path.name != JOURNAL_NAME or next(looks, True) is False:
            return is_link(path)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "is_symlink", fails)
    with pytest.raises(JournalFileError, match="cannot be read"):
        JournalStore.open(folder, clock, MIDNIGHT)
