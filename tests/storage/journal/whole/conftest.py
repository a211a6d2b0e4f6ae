"""A way to see how much of a journal was read."""

import sqlite3
from pathlib import Path

import pytest

from backcare_tui.storage.journal import file as journal_file


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
