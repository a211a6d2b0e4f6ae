"""The first look of a day: nobody waits for it, and nothing is verified twice."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import DayStart
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import backup_folder
from backcare_tui.storage.journal import copy as journal_copy
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal.copy import NewCopy
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.whole.day_look import Aside
from backcare_tui.storage.journal.whole.known_copies import NOTE_NAME
from tests.fake_clock import FakeClock
from tests.storage.conftest import names_in
from tests.storage.entries import a_rating
from tests.storage.journal.whole.conftest import Looks
from tests.storage.taken_in import taken_in

_DAY_S = 86_400


def copied(store: JournalStore) -> Aside:
    """Look at the journal of STORE until its backup is to be verified; what does that."""
    while (found := store.look_on()) is None:
        pass
    assert not isinstance(found, DayStart)
    return found


@pytest.fixture
def filled(store: JournalStore) -> JournalStore:
    taken_in(store, [a_rating() for _ in range(1500)])
    return store


def test_questions_and_a_first_write_pass_between_its_steps(filled: JournalStore) -> None:
    assert filled.look_on() is None
    filled.add(a_rating())
    verify = copied(filled)
    filled.add(a_rating())
    assert len(filled.entries()) == 1502
    verify()
    assert filled.look_on() == DayStart(made=True)
    (backup,) = filled.backups.all()
    assert (backup.revisions, backup.whole) == (1501, True)
    assert filled.start_day() == DayStart()


def test_a_backup_is_verified_in_any_thread(filled: JournalStore) -> None:
    verify = copied(filled)
    aside = threading.Thread(target=verify)
    aside.start()
    aside.join()
    assert filled.look_on() == DayStart(made=True)


def test_leaving_before_it_is_verified_leaves_nothing_behind(filled: JournalStore, folder: Path) -> None:
    verify = copied(filled)
    assert len(names_in(backup_folder(folder))) == 1
    filled.close()
    assert names_in(backup_folder(folder)) == []
    verify()  # which may end only later


def test_one_that_was_not_verified_is_no_backup(filled: JournalStore, folder: Path) -> None:
    copied(filled)
    with pytest.raises(BackcareError, match="was not looked at, so it was not kept"):
        filled.look_on()
    assert names_in(backup_folder(folder)) == []


# Backups are known by the same means


@pytest.fixture
def copy_looks(monkeypatch: pytest.MonkeyPatch, looks: Looks) -> Looks:
    """What is asked of copies that are opened from now on."""
    monkeypatch.setattr(journal_copy, "raw_connection", journal_file.raw_connection)
    return looks


@pytest.fixture
def five_backups(folder: Path, clock: FakeClock) -> Path:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        for _ in range(5):
            store.add(a_rating())
            assert store.start_day().made
            clock.advance(_DAY_S)
        store.add(a_rating())
    return folder


def test_a_day_reads_no_backup_but_its_own_and_that_once(
    five_backups: Path, clock: FakeClock, copy_looks: Looks
) -> None:
    with closing(JournalStore.open(five_backups, clock, MIDNIGHT)) as store:
        assert store.start_day().made
        assert copy_looks.pages() == 1
        assert len(store.backups.all()) == 6
        assert copy_looks.pages() == 1


def test_one_that_somebody_wrote_to_is_looked_at(five_backups: Path, clock: FakeClock) -> None:
    with closing(JournalStore.open(five_backups, clock, MIDNIGHT)) as store:
        latest, *_ = store.backups.all()
        path = store.backups.path_of(latest)
        data = bytearray(path.read_bytes())
        data[-4096:] = bytes(4096)
        with path.open("r+b") as file:
            file.write(data)
        assert [backup.whole for backup in store.backups.all()] == [False, True, True, True, True]


def test_the_last_good_one_is_verified_anew_on_a_day_that_needs_no_other(
    five_backups: Path, clock: FakeClock, copy_looks: Looks
) -> None:
    with closing(JournalStore.open(five_backups, clock, MIDNIGHT)) as store:
        assert store.start_day().made
        clock.advance(_DAY_S)
        copy_looks.clear()
        assert not store.start_day().made
        assert copy_looks.pages() == 2  # the journal's and the backup's


def test_the_doctor_looks_at_all_of_them(five_backups: Path, clock: FakeClock, copy_looks: Looks) -> None:
    with closing(JournalStore.open(five_backups, clock, MIDNIGHT)) as store:
        copy_looks.clear()
        assert len(store.backups.all(afresh=True)) == 5
        assert copy_looks.pages() == 5


def test_without_the_note_all_are_looked_at_once(five_backups: Path, clock: FakeClock, copy_looks: Looks) -> None:
    (five_backups / NOTE_NAME).unlink()
    with closing(JournalStore.open(five_backups, clock, MIDNIGHT)) as store:
        copy_looks.clear()
        for _ in range(2):
            assert [backup.entries for backup in store.backups.all()] == [5, 4, 3, 2, 1]
        assert copy_looks.pages() == 5


def test_a_copy_that_is_damaged_while_it_is_made_is_not_kept(
    filled: JournalStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = NewCopy.verify

    def damaged(copy: NewCopy) -> None:
        (path,) = backup_folder(folder).iterdir()
        path.write_bytes(path.read_bytes()[:-4096] + bytes(4096))
        verify(copy)

    monkeypatch.setattr(NewCopy, "verify", damaged)
    with pytest.raises(BackcareError, match="The new copy is damaged, so it was not kept"):
        filled.start_day()
    assert names_in(backup_folder(folder)) == []
