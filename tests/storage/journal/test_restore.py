"""A backup put back, and a damaged journal made whole: nothing that was there before is gone afterwards."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import backup_folder
from backcare_tui.storage.journal import restore as restoring
from backcare_tui.storage.journal.errors import DamagedJournalError, JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.restore import Repaired, repair, restore
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import mode_of, names_in, rows_in
from tests.storage.entries import a_draft, a_rating, a_session
from tests.storage.kept import kept_session
from tests.storage.taken_in import taken_in


def entries_in(folder: Path, clock: FakeClock) -> tuple[Entry, ...]:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        return store.entries()


@pytest.fixture
def backup(folder: Path, clock: FakeClock) -> Path:
    """A backup of a journal with forty entries, a deleted one and a session under way; later came one more."""
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        taken_in(store, [a_rating(note=f"number {number:0300}") for number in range(40)])
        store.delete(store.add(a_rating()).entry_id)
        store.save_draft(a_draft())
        store.mark_welcome_seen()
        path = store.back_up(Reason.DAY)
        store.add(a_session(note="after the backup"))
    clock.advance(60)
    return path


def damage(folder: Path) -> None:
    os.truncate(folder / JOURNAL_NAME, 9000)


def overwrite_page(data: bytearray, number: int) -> None:
    """Put rubbish in the place of the page of DATA, a journal, with the change that has NUMBER in its note."""
    page = data.index(f'"note":"number {number:0300}'.encode()) // 4096
    data[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096


# Restoring into a journal that works


def test_restoring_gives_what_the_backup_says_and_keeps_what_was(
    folder: Path, backup: Path, clock: FakeClock
) -> None:
    before = entries_in(folder, clock)
    done = restore(folder, backup, clock)
    assert done.changes == 1
    assert len(entries_in(folder, clock)) == 40
    assert done.kept is not None
    again = restore(folder, done.kept, clock)
    assert again.changes == 1
    assert set(entries_in(folder, clock)) == set(before)


def test_restoring_the_same_changes_nothing(folder: Path, backup: Path, clock: FakeClock) -> None:
    restore(folder, backup, clock)
    assert restore(folder, backup, clock).changes == 0


def test_edits_and_deletions_since_are_taken_back(folder: Path, clock: FakeClock) -> None:
    rating, other = a_rating(), a_rating(pain=3)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        taken_in(store, [rating, other])
        path = store.back_up(Reason.ASKED)
        store.change(rating.model_copy(update={"note": "changed"}))
        store.delete(other.id)
    assert restore(folder, path, clock).changes == 2
    assert {entry.note for entry in entries_in(folder, clock)} == {""}
    assert rows_in(folder) == 6


def test_another_window_sees_it(folder: Path, backup: Path, clock: FakeClock) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as other:
        assert len(other.entries()) == 41
        restore(folder, backup, clock)
        assert len(other.entries()) == 40
        other.add(a_rating())
    assert len(entries_in(folder, clock)) == 41


def test_an_empty_journal_takes_over_the_whole_history(tmp_path: Path, backup: Path, clock: FakeClock) -> None:
    done = restore(tmp_path / "new", backup, clock)
    assert done.kept is None
    assert len(entries_in(tmp_path / "new", clock)) == 40
    assert rows_in(tmp_path / "new") == 42


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b""), "is empty, so it cannot be restored"),
        (lambda path: os.truncate(path, 5000), "damaged"),
        (
            lambda path: path.write_bytes(
                path.read_bytes().replace(b'"note":"number 000', b'"note":"number 0x0', 1)
            ),
            "damaged",
        ),
        (lambda path: path.write_text("no journal"), "is not a journal, so it cannot"),
        (lambda path: path.unlink(), "is not there"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
        (lambda path: path.with_name(path.name + "-journal").touch(), "was being changed"),
    ],
    ids=["empty", "cut off", "rotten", "a text", "gone", "a folder", "half-way"],
)
def test_what_is_no_good_backup_is_refused_and_nothing_changes(
    folder: Path, backup: Path, clock: FakeClock, spoil: Callable[[Path], object], words: str
) -> None:
    before = (folder / JOURNAL_NAME).read_bytes()
    spoil(backup)
    with pytest.raises(BackcareError, match=words):
        restore(folder, backup, clock)
    assert (folder / JOURNAL_NAME).read_bytes() == before


def test_the_journal_itself_is_no_backup(folder: Path, backup: Path, clock: FakeClock) -> None:
    with pytest.raises(BackcareError, match="is the journal itself"):
        restore(folder, folder / JOURNAL_NAME, clock)


def test_without_a_backup_of_what_is_there_nothing_is_restored(
    folder: Path, backup: Path, clock: FakeClock, tmp_path: Path
) -> None:
    elsewhere = shutil.copy(backup, tmp_path / "elsewhere.db")
    shutil.rmtree(backup_folder(folder))
    backup_folder(folder).write_text("in the way")
    with pytest.raises(BackcareError, match="a folder is needed"):
        restore(folder, Path(elsewhere), clock)
    assert len(entries_in(folder, clock)) == 41


@pytest.mark.parametrize("into", ["working", "damaged"])
def test_a_trigger_in_a_backup_does_nothing(folder: Path, backup: Path, clock: FakeClock, into: str) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER swallow AFTER INSERT ON revision BEGIN DELETE FROM state; SELECT RAISE(IGNORE); END"
        )
    if into == "damaged":
        damage(folder)
    restore(folder, backup, clock)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        assert len(store.entries()) == 41
        assert kept_session(store) is not None


def test_a_view_in_the_place_of_a_table_is_refused(folder: Path, backup: Path, clock: FakeClock) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.executescript("ALTER TABLE revision RENAME TO r; CREATE VIEW revision AS SELECT * FROM r;")
    with pytest.raises(BackcareError, match="changed by another program"):
        restore(folder, backup, clock)


# Restoring in the place of a damaged journal


def test_a_damaged_journal_stays_beside_the_new_one(folder: Path, backup: Path, clock: FakeClock) -> None:
    damage(folder)
    damaged = (folder / JOURNAL_NAME).read_bytes()
    done = restore(folder, backup, clock)
    assert done.kept == folder / f"{JOURNAL_NAME}.damaged-2026-11-22T083100Z"
    assert done.kept.read_bytes() == damaged
    assert mode_of(folder / JOURNAL_NAME) == 0o600
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert len(store.entries()) == 40
        assert rows_in(folder) == 42
        assert kept_session(store) is not None
        assert store.welcome_seen()
    assert set(names_in(folder)) == {JOURNAL_NAME, done.kept.name}


def test_what_was_half_finished_beside_it_goes_with_it(folder: Path, backup: Path, clock: FakeClock) -> None:
    (folder / JOURNAL_NAME).write_bytes(b"")
    (folder / f"{JOURNAL_NAME}-journal").write_bytes(b"half-finished")
    done = restore(folder, backup, clock)
    assert done.kept is not None
    assert done.kept.with_name(f"{done.kept.name}-journal").read_bytes() == b"half-finished"
    assert len(entries_in(folder, clock)) == 40


def test_on_a_disk_without_hard_links_too(
    folder: Path, backup: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(folder)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    done = restore(folder, backup, clock)
    assert done.kept is not None
    assert done.kept.stat().st_size == 9000
    assert len(entries_in(folder, clock)) == 40


@pytest.mark.parametrize("fails", ["empty_journal", "sync_folder"])
def test_a_disk_that_fails_half_way_leaves_one_of_the_two(
    folder: Path, backup: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    damage(folder)

    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, fails, failing)
    with pytest.raises(BackcareError, match="the disk is full"):
        restore(folder, backup, clock)
    if fails == "empty_journal":
        with pytest.raises(DamagedJournalError):
            JournalStore.open(folder, clock, MIDNIGHT)
    else:
        assert len(entries_in(folder, clock)) == 40


def test_a_newer_journal_is_never_replaced(folder: Path, backup: Path, clock: FakeClock) -> None:
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for attempt in (lambda: restore(folder, backup, clock), lambda: repair(folder, clock)):
        with pytest.raises(JournalFileError, match="newer version"):
            attempt()


# Repairing


def test_a_whole_journal_needs_no_repair(folder: Path, backup: Path, clock: FakeClock) -> None:
    assert repair(folder, clock) is None


def test_a_damaged_page_is_filled_from_the_backup(folder: Path, backup: Path, clock: FakeClock) -> None:
    before = entries_in(folder, clock)
    path = folder / JOURNAL_NAME
    data = bytearray(path.read_bytes())
    for number in (10, 20):
        overwrite_page(data, number)
    path.write_bytes(data)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert done.read > 5
    assert done.from_backups > 0
    assert done.kept.read_bytes() == data
    assert set(entries_in(folder, clock)) == set(before)
    assert done.lost == 0


def test_without_backups_what_can_be_read_is_kept_and_the_rest_counted(
    folder: Path, backup: Path, clock: FakeClock
) -> None:
    shutil.rmtree(backup.parent)
    path = folder / JOURNAL_NAME
    data = bytearray(path.read_bytes())
    overwrite_page(data, 20)
    path.write_bytes(data)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert done.read + done.lost == 43
    assert 0 < done.lost < 20
    assert done.from_backups == 0


@pytest.mark.parametrize(
    "harm", ["DROP TABLE state", "ALTER TABLE state ADD COLUMN more TEXT", "DROP INDEX revision_of_entry"]
)
def test_changes_are_read_whatever_became_of_what_is_beside_them(
    folder: Path, backup: Path, clock: FakeClock, harm: str
) -> None:
    before = entries_in(folder, clock)
    shutil.rmtree(backup.parent)
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        connection.execute(harm)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert (done.read, done.lost) == (43, 0)
    assert entries_in(folder, clock) == before


def test_a_rotten_note_comes_back_from_the_backup(folder: Path, backup: Path, clock: FakeClock) -> None:
    path = folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes().replace(b':"after the backup', b':"after the b\xffckup', 1))
    data = path.read_bytes().replace(b':"number 0' + b"0" * 20, b':"number \xff' + b"0" * 20, 1)
    path.write_bytes(data)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert (done.read, done.from_backups, done.lost) == (41, 1, 1)
    assert len(entries_in(folder, clock)) == 40


@pytest.mark.parametrize("content", [b"", bytes(5000)], ids=["empty", "zeros"])
def test_nothing_readable_becomes_what_the_last_backup_holds(
    folder: Path, backup: Path, clock: FakeClock, content: bytes
) -> None:
    (folder / JOURNAL_NAME).write_bytes(content)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert (done.read, done.from_backups) == (0, 42)
    assert len(entries_in(folder, clock)) == 40


def test_a_file_of_something_else_is_neither_repaired_nor_exchanged(
    folder: Path, backup: Path, clock: FakeClock
) -> None:
    (folder / JOURNAL_NAME).write_bytes(b"no journal at all")
    for act in (lambda: repair(folder, clock), lambda: restore(folder, backup, clock)):
        with pytest.raises(BackcareError, match=r"not a journal, but a file of something else\. Move it away"):
            act()
    assert names_in(folder) == [JOURNAL_NAME]
    assert (folder / JOURNAL_NAME).read_bytes() == b"no journal at all"


def test_without_anything_to_go_by_it_stays_as_it_is(folder: Path, backup: Path, clock: FakeClock) -> None:
    shutil.rmtree(backup.parent)
    (folder / JOURNAL_NAME).write_bytes(b"")
    with pytest.raises(BackcareError, match="no backup of it is left"):
        repair(folder, clock)
    assert names_in(folder) == [JOURNAL_NAME]


def test_a_backup_of_another_journal_adds_nothing(folder: Path, backup: Path, clock: FakeClock) -> None:
    shutil.rmtree(backup.parent)
    with closing(JournalStore.open(folder.parent / "other", clock, MIDNIGHT)) as other:
        taken_in(other, [a_rating(note="somebody else's") for _ in range(90)])
        foreign = other.back_up(Reason.DAY)
    backup.parent.mkdir()
    shutil.copy(foreign, backup)
    path = folder / JOURNAL_NAME
    data = bytearray(path.read_bytes())
    overwrite_page(data, 20)
    path.write_bytes(data)
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert done.from_backups == 0
    assert not any(entry.note == "somebody else's" for entry in entries_in(folder, clock))


def test_a_disk_that_cannot_be_looked_at_is_said_in_words(
    folder: Path, backup: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "samefile", failing)
    with pytest.raises(BackcareError, match="the disk reported an error"):
        restore(folder, backup, clock)
