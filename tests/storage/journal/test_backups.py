"""Backups: whole, private, out of the way, once a day, and never at the cost of the journal."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import DayStart, Reason, backup_words
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import Folders, backup_folder, find_folders
from backcare_tui.storage.journal import copy as journal_copy
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal import schema
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.copy import read_copy
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.restore import restore
from backcare_tui.storage.journal.revision_row import to_the_millisecond
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import RunAsNobody, mode_of
from tests.storage.entries import a_memo, a_rating, a_session
from tests.storage.taken_in import taken_in

_DAY_S = 86_400


@pytest.fixture
def backups(folder: Path) -> Path:
    return backup_folder(folder)


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


# Where they lie


def test_they_lie_beside_a_folder_that_was_named_and_not_in_it(tmp_path: Path) -> None:
    assert backup_folder(tmp_path / "mine") == tmp_path / "mine-backups"


def test_the_platforms_own_go_to_its_folder_for_state() -> None:
    own = find_folders(None, None, {})
    assert own.backups.name == "backups"
    assert own.data not in own.backups.parents


def test_beside_a_folder_that_cannot_be_written_to_they_lie_inside(run_as_nobody: RunAsNobody) -> None:
    words = "from backcare_tui.storage.folders import backup_folder\nprint(backup_folder(Path('/media')))"
    assert run_as_nobody(words) == "/media/backups"


# Making them


def test_a_backup_is_private_and_holds_what_the_journal_holds(
    store: JournalStore, backups: Path, umask: int
) -> None:
    session = a_session(note="slept badly")
    store.add(session)
    path = store.back_up(Reason.ASKED)
    assert files_in(backups) == [path]
    assert path.name == "journal-2026-11-22T083000Z-asked.db"
    assert mode_of(path) == 0o600
    assert mode_of(backups) == 0o700
    assert [row[0] for row in read_copy(path).rows] == [1]
    (backup,) = store.backups.all()
    assert (backup.revisions, backup.entries, backup.whole) == (1, 1, True)
    assert backup.latest == session.at.replace(microsecond=123000)


def test_two_in_the_same_second_are_two(store: JournalStore) -> None:
    store.add(a_rating())
    assert store.back_up(Reason.ASKED).name != store.back_up(Reason.ASKED).name
    assert len(store.backups.all()) == 2


def test_what_is_kept_in_mind_is_in_it_and_no_entry(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    memo, rating = a_memo(at=clock.now() + timedelta(hours=1)), a_rating()
    taken_in(store, [memo, rating])
    store.back_up(Reason.ASKED)
    (backup,) = store.backups.all()
    assert (backup.revisions, backup.entries, backup.latest) == (2, 1, to_the_millisecond(rating.at))
    store.delete(memo.id)
    store.delete(rating.id)
    store.close()
    assert restore(folder, store.backups.path_of(backup), clock).changes == 1
    with closing(JournalStore.open(folder.with_name("other"), clock, MIDNIGHT)) as other:
        assert other.restore(read_copy(store.backups.path_of(backup)).rows) == (1, None)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as restored:
        assert (restored.entries(), restored.memos()) == ((rating,), (memo,))


def test_a_backup_is_there_though_what_it_was_made_in_cannot_be_removed(
    store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_rating())

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(journal_copy, "discard", refused)
    assert store.start_day().made
    (backup,) = store.backups.all()
    assert backup.whole


def test_it_counts_entries_and_not_changes(store: JournalStore) -> None:
    rating = a_rating()
    store.add(rating)
    store.change(a_rating(id=rating.id, pain=7))
    store.add(a_rating())
    store.delete(store.add(a_rating()).entry_id)
    store.back_up(Reason.DAY)
    (backup,) = store.backups.all()
    assert (backup.revisions, backup.entries) == (5, 2)


def test_what_is_no_backup_is_left_alone(store: JournalStore, backups: Path) -> None:
    backups.mkdir()
    (backups / "journal-2026-13-40T000000Z-day.db").write_text("no such day")
    (backups / "notes.txt").write_text("mine")
    store.add(a_rating())
    store.back_up(Reason.DAY)
    assert len(store.backups.all()) == 1
    assert len(files_in(backups)) == 3


def test_a_damaged_backup_is_listed_as_such(store: JournalStore, clock: FakeClock) -> None:
    store.add(a_rating(note="a note that rots"))
    rotten = store.back_up(Reason.DAY)
    rotten.write_bytes(rotten.read_bytes().replace(b'"note":"a note that rots', b'"note":"a note that rats'))
    clock.advance(60)
    cut = store.back_up(Reason.ASKED)
    os.truncate(cut, 5000)
    assert [backup.whole for backup in store.backups.all()] == [False, False]


def test_one_that_cannot_be_made_says_why_and_costs_nothing(store: JournalStore, backups: Path) -> None:
    store.add(a_rating())
    backups.write_text("in the way")
    with pytest.raises(BackcareError, match="is a file, and a folder is needed"):
        store.back_up(Reason.DAY)
    assert len(store.entries()) == 1
    assert not store.database.connection.in_transaction


def test_one_that_comes_out_damaged_is_not_kept(
    store: JournalStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_rating())
    store.database.connection.execute("PRAGMA ignore_check_constraints = ON")
    store.database.connection.execute("DROP TRIGGER revision_never_updated")
    store.database.connection.execute("UPDATE revision SET body = 'rotten'")
    with pytest.raises(BackcareError, match="1 change in the journal is no longer as it was written"):
        store.back_up(Reason.DAY)
    assert files_in(backups) == []


def test_a_locked_journal_is_waited_for_and_then_said(
    store: JournalStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.database.connection.execute("PRAGMA busy_timeout = 50")
    with locked(folder), pytest.raises(JournalError, match="Another window"):
        store.back_up(Reason.DAY)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


# Once a day


def test_the_first_look_of_a_day_makes_one_before_anything_changes(
    store: JournalStore, folder: Path, clock: FakeClock
) -> None:
    assert store.start_day() == DayStart()
    store.add(a_rating())
    assert store.start_day() == DayStart(made=True)
    store.add(a_rating())
    assert store.start_day() == DayStart()
    clock.advance(_DAY_S)
    assert store.start_day() == DayStart(made=True)
    assert [backup.entries for backup in store.backups.all()] == [2, 1]


def test_a_day_without_changes_needs_none(store: JournalStore, clock: FakeClock) -> None:
    store.add(a_rating())
    store.start_day()
    clock.advance(_DAY_S)
    assert store.start_day() == DayStart()
    assert len(store.backups.all()) == 1


def test_a_journal_that_is_gone_is_missed(folder: Path, clock: FakeClock) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        taken_in(store, [a_rating() for _ in range(8)])
        store.start_day()
    (folder / JOURNAL_NAME).unlink()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as anew:
        missing = anew.start_day().missing
        assert missing is not None
        assert missing.entries == 8
        assert anew.backups.all() == (missing,)


def test_old_ones_are_thinned(store: JournalStore, clock: FakeClock) -> None:
    for _ in range(40):
        store.add(a_rating())
        store.start_day()
        clock.advance(_DAY_S)
    made = [backup.made_at.date() for backup in store.backups.all()]
    assert len(made) < 25
    assert (clock.now() - timedelta(days=1)).date() in made


# Before a new version


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it will be after the next change of the tables."""
    version = schema.NEWEST_VERSION + 1
    step = ("CREATE TABLE later (made TEXT) STRICT", f"PRAGMA user_version = {version}")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    for module in (schema, journal_file):
        monkeypatch.setattr(module, "NEWEST_VERSION", version)
    monkeypatch.setattr(schema.migrate, "__defaults__", (version,))


def test_a_new_version_begins_with_a_backup_of_the_old(
    folder: Path, clock: FakeClock, backups: Path, request: pytest.FixtureRequest
) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
    request.getfixturevalue("newer")
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert schema.version_of(store.database.connection) == schema.NEWEST_VERSION
        assert len(store.entries()) == 1
    (backup,) = files_in(backups)
    assert backup.name.endswith("-migration.db")
    with closing(sqlite3.connect(backup)) as copy:
        assert schema.version_of(copy) == schema.NEWEST_VERSION - 1


def test_a_backup_that_a_newer_version_made_is_not_called_damaged(
    folder: Path, clock: FakeClock, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        store.back_up(Reason.DAY)
    (file,) = files_in(backups)
    with closing(sqlite3.connect(file)) as copy, copy:
        copy.execute(f"PRAGMA user_version = {schema.NEWEST_VERSION + 1}")
    (backup,) = Backups(folder, clock).all(afresh=True)
    assert (backup.whole, backup.newer) == (False, True)
    assert "newer version" in backup_words(backup, clock.now())


def test_without_a_backup_there_is_no_new_version(
    folder: Path, clock: FakeClock, backups: Path, request: pytest.FixtureRequest
) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
    before = (folder / JOURNAL_NAME).read_bytes()
    backups.write_text("in the way")
    request.getfixturevalue("newer")
    with pytest.raises(BackcareError, match="a folder is needed"):
        JournalStore.open(folder, clock, MIDNIGHT)
    assert (folder / JOURNAL_NAME).read_bytes() == before


def test_the_folders_name_it(tmp_path: Path) -> None:
    assert Folders(tmp_path / "data", tmp_path / "config").backups == tmp_path / "data-backups"
