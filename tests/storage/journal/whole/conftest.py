"""A journal that was looked at, and a way to see how much of one was read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating


class Looks(list[str]):
    """The statements that were made since the last question."""

    def pages(self) -> int:
        """How often every page was looked at; asked anew each time."""
        return self._count("_check")

    def rows(self) -> int:
        """How often changes were read to be compared with their checksums."""
        return self._count("FROM revision", "LIMIT 1000")

    def list_rows(self) -> int:
        """How often rows of the list of what each entry is were."""
        return self._count("FROM latest", "LIMIT 1000")

    def _count(self, *words: str) -> int:
        return sum(all(word in statement for word in words) for statement in self)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """What connections that are opened from now on are asked."""
    seen = Looks()
    raw = journal_file.raw_connection

    def traced(path: Path, *, copy: bool = False) -> sqlite3.Connection:
        connection = raw(path, copy=copy)
        connection.set_trace_callback(seen.append)
        return connection

    monkeypatch.setattr(journal_file, "raw_connection", traced)
    return seen


def log(folder: Path, clock: FakeClock) -> None:
    """What a command does that writes."""
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.start_day()
        store.add(a_rating())


@pytest.fixture
def looked_at(folder: Path, clock: FakeClock) -> Path:
    """The folder of a journal that was looked at today."""
    log(folder, clock)
    log(folder, clock)
    return folder
