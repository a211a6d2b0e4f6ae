"""What another program does to the file of an open journal where it lies: a stranger is never written to."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import JournalError, StrangerError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import rows_in
from tests.storage.entries import a_draft, a_rating


def with_sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("count", [1, 2, 7], ids="{} entries".format)
def test_a_journal_that_is_copied_over_it_is_not_written_to(
    store: JournalStore, folder: Path, tmp_path: Path, clock: FakeClock, count: int
) -> None:
    """With 1, both files have seen as many changes, by which SQLite tells its own content from another's."""
    store.add(a_rating(note="the first"))
    store.entries()
    with closing(JournalStore.open(tmp_path / "other", clock, MIDNIGHT)) as other:
        for _ in range(count):
            other.add(a_rating(note="the other"))
    shutil.copyfile(tmp_path / "other" / JOURNAL_NAME, folder / JOURNAL_NAME)
    before = (folder / JOURNAL_NAME).read_bytes()
    for act in (lambda: store.add(a_rating()), lambda: store.save_draft(a_draft()), store.entries, store.undo):
        with pytest.raises(StrangerError):
            act()
    assert (folder / JOURNAL_NAME).read_bytes() == before


def test_an_older_copy_of_it_is_not_written_to(store: JournalStore, folder: Path, tmp_path: Path) -> None:
    store.add(a_rating())
    store.copy_to(tmp_path / "older.db")
    store.add(a_rating())
    shutil.copyfile(tmp_path / "older.db", folder / JOURNAL_NAME)
    with pytest.raises(StrangerError, match="so nothing was saved"):
        store.add(a_rating())
    assert rows_in(folder) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE state",
        "DROP TABLE revision",
        "DROP TRIGGER revision_never_updated",
        "ALTER TABLE state RENAME TO something",
        "CREATE TRIGGER eat BEFORE INSERT ON revision BEGIN SELECT RAISE(IGNORE); END",
    ],
)
@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.add(a_rating()),
        lambda store: store.save_draft(a_draft()),
        lambda store: store.welcome_seen(),
        lambda store: store.entries(),
        lambda store: store.start_day(),
        lambda store: store.changed_elsewhere() and store.abandoned(),
    ],
    ids=["add", "keep a draft", "welcome", "read", "begin a day", "look"],
)
def test_tables_that_another_program_changed_are_left_alone(
    store: JournalStore, folder: Path, statement: str, act: Callable[[JournalStore], object]
) -> None:
    store.add(a_rating())
    with_sql(folder, statement)
    before = (folder / JOURNAL_NAME).read_bytes()
    with pytest.raises(BackcareError) as caught:
        act(store)
    assert "no such" not in str(caught.value)
    assert "Another program has changed" in str(caught.value)
    assert (folder / JOURNAL_NAME).read_bytes() == before


def test_a_newer_version_that_took_it_over_is_named(store: JournalStore, folder: Path) -> None:
    store.add(a_rating())
    with_sql(folder, "PRAGMA user_version = 99")
    with pytest.raises(
        JournalError, match="newer version of backcare-tui has taken over the journal, so nothing was"
    ):
        store.add(a_rating())


def test_another_window_is_no_stranger(store: JournalStore, second: JournalStore, folder: Path) -> None:
    for _ in range(3):
        store.add(a_rating())
        second.add(a_rating())
        second.save_draft(a_draft())
    assert len(store.entries()) == len(second.entries()) == 6
