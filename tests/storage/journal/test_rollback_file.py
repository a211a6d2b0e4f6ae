"""Where SQLite keeps its rollback file, something else may stand."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.errors import JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "a pipe"),
        (os.mkdir, "a folder"),
        (lambda rollback: rollback.symlink_to("/nowhere/at-all"), "a link"),
        (lambda rollback: rollback.symlink_to("other"), "a link"),
    ],
)
def test_what_stands_where_changes_are_prepared_is_named(
    tmp_path: Path, clock: FakeClock, make: Callable[[Path], object], what: str
) -> None:
    JournalStore.open(tmp_path, clock, MIDNIGHT).close()
    path = tmp_path / JOURNAL_NAME
    before = path.read_bytes()
    (tmp_path / "other").touch()
    make(path.with_name(f"{JOURNAL_NAME}-journal"))
    with pytest.raises(JournalFileError, match=f"journal.db-journal is {what}, and changes") as caught:
        JournalStore.open(tmp_path, clock, MIDNIGHT)
    assert caught.value.advice == "Move it away, then try again."
    assert path.read_bytes() == before
