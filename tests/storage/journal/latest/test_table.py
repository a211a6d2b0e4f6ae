"""The list of what each entry is: written with each revision, made anew of them where it is wrong or missing."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, SessionEntry
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.words.text import folded
from backcare_tui.storage.folders import backup_folder
from backcare_tui.storage.journal.copy import read_copy
from backcare_tui.storage.journal.errors import DamagedJournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.latest.table import latest_row, make_anew, microseconds, wall_microseconds
from backcare_tui.storage.journal.refusals import look_at
from backcare_tui.storage.journal.restore import ListMade, Repaired, repair, restore
from backcare_tui.storage.journal.schema import NEWEST_VERSION, migrate, version_of
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, a_memo, a_rating, entries, memos, moments
from tests.storage.older import make_older
from tests.storage.taken_in import taken_in

JOURNALS = Path(__file__).parent / "journals"
VERSION_1 = JOURNALS / "version-1.db"
"""What the program of version 1 wrote: 25 entries of all kinds in 35 changes, and a session under way. Among the
changes are edits, deletions, undos, an entry moved by more than a year, one dated ahead, two at one moment.
"""
VERSION_2 = JOURNALS / "version-2.db"
"""What the program of version 2 made of it, with five changes more, and two more entries."""
VERSION_3 = JOURNALS / "version-3.db"
"""What the program of version 3 made of that, with two memos, two entries and three changes of them."""
VERSION_4 = JOURNALS / "version-4.db"
"""What the program of version 4 made of that, with two entries more, one of them taken in, taken back and taken in
again, an import that was taken back, and an edit and a deletion that were.
"""
OLDER = {1: (VERSION_1, 25), 2: (VERSION_2, 27), 3: (VERSION_3, 29), 4: (VERSION_4, 31)}
"""The journals of older programs, and how many entries each has."""


@pytest.fixture
def old_folder(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(VERSION_1, folder / JOURNAL_NAME)
    return folder


def rows_of(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        return connection.execute("SELECT * FROM latest ORDER BY seq").fetchall()


def column(folder: Path, name: str) -> list[object]:
    """What the list has in the column NAME, the oldest revision first."""
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        names = [description[0] for description in connection.execute("SELECT * FROM latest").description]
    return [row[names.index(name)] for row in rows_of(folder)]


def bodies_in(path: Path) -> list[dict[str, object]]:
    """What the entries in the journal at PATH are, in any order, by other means than the program's."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT entry_id, body FROM revision ORDER BY seq").fetchall()
    newest = dict(rows)
    return [entry for body in newest.values() if body and (entry := json.loads(body))["kind"] != "memo"]


# Older journals


def test_there_is_a_journal_of_each_older_version() -> None:
    assert sorted(OLDER) == list(range(1, NEWEST_VERSION))


@pytest.mark.parametrize("version", OLDER)
def test_an_older_journal_gets_its_list_and_shows_what_it_did(
    folder: Path, clock: FakeClock, version: int
) -> None:
    older, count = OLDER[version]
    folder.mkdir()
    shutil.copy(older, folder / JOURNAL_NAME)
    before = bodies_in(older)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert version_of(store.database.connection) == NEWEST_VERSION
        shown = [json.loads(entry.model_dump_json()) for entry in store.entries()]
        assert sorted(shown, key=str) == sorted(before, key=str)
        assert len(shown) == count
        assert (store.start_day().misplaced, store.differing(), store.rotten()) == (0, 0, (0, 0))
        assert len(store.abandoned()) == 1
        assert store.start_day().misplaced == 0
    (backup,) = backup_folder(folder).glob("*-migration.db")
    with closing(sqlite3.connect(backup)) as copy:
        assert version_of(copy) == version
    assert read_copy(backup) == read_copy(older)


@pytest.mark.parametrize("version", OLDER)
def test_a_copy_of_an_older_journal_can_be_restored(folder: Path, clock: FakeClock, version: int) -> None:
    older, count = OLDER[version]
    for held in range(2):
        with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
            taken_in(store, [a_rating() for _ in range(held)])
        restore(folder, older, clock)
        with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
            assert len(store.entries()) == count
            assert store.differing() == 0
        shutil.rmtree(folder)


def test_a_damaged_older_journal_is_repaired(old_folder: Path, clock: FakeClock) -> None:
    path = old_folder / JOURNAL_NAME
    data = path.read_bytes()
    page = data.index(b'"note":"Nach dem') // 4096
    path.write_bytes(data[: page * 4096] + b"\xa5" * 4096 + data[(page + 1) * 4096 :])
    done = repair(old_folder, clock)
    assert isinstance(done, Repaired)
    assert done.read + done.lost == 35
    with closing(JournalStore.open(old_folder, clock, MIDNIGHT)) as store:
        assert len(store.revisions()) == done.read
        assert (store.start_day().misplaced, store.differing()) == (0, 0)


def test_an_older_journal_with_a_rotten_change_is_repaired_first(old_folder: Path, clock: FakeClock) -> None:
    path = old_folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes().replace(b'"note":"Changed twice, caf', b'"note":"Changed twice, cof', 1))
    before = path.read_bytes()
    with pytest.raises(DamagedJournalError, match="1 change in the journal is no longer as it was written"):
        JournalStore.open(old_folder, clock, MIDNIGHT)
    assert path.read_bytes() == before
    done = repair(old_folder, clock)
    assert isinstance(done, Repaired)
    assert (done.read, done.lost) == (34, 1)
    with closing(JournalStore.open(old_folder, clock, MIDNIGHT)) as store:
        assert "Changed twice" in {entry.note for entry in store.entries()}
        assert (store.start_day().misplaced, store.differing()) == (0, 0)


# What it says


@given(entries())
def test_a_row_says_what_the_entry_does(entry: Entry) -> None:
    seq, changed, deleted, kind, at_us, wall_us, counts, first, last, rated_us, words, leg, *others, _ = (
        latest_row(7, entry, changed=True)
    )
    assert (seq, changed, deleted, kind) == (7, 1, 0, entry.kind)
    assert datetime.min + timedelta(microseconds=int(str(wall_us))) == entry.at.replace(tzinfo=None)  # noqa: DTZ901
    ratings = entry.rest_ratings
    assert [pain for pain in (first, last) if pain is not None] == [rating.pain for rating in ratings]
    assert rated_us == max((microseconds(rating.at) for rating in ratings), default=None)
    assert at_us == microseconds(entry.at)
    assert counts == (entry.counts if isinstance(entry, SessionEntry) else None)
    assert (words or "") == folded(entry.note)
    assert bool(leg) is entry.tells_of_leg
    leg_pain, routine, exercises, minutes, *memo = others
    assert leg_pain == getattr(entry, "leg_pain", None)
    assert routine == getattr(entry, "routine", None)
    assert minutes == getattr(entry, "minutes", None)
    assert str(exercises or "").split() == list(entry.exercises_done)
    assert exercises is None or exercises == f" {str(exercises).strip()} "
    assert memo == [None, None]


@given(memos())
def test_a_row_of_a_memo_is_in_no_list(memo: MemoEntry) -> None:
    seq, _, deleted, kind, at_us, wall_us, *others, memo_us, about, _ = latest_row(7, memo, changed=False)
    assert (seq, deleted, kind, at_us, about) == (7, 0, "memo", None, memo.about)
    assert (memo_us, wall_us) == (microseconds(memo.at), wall_microseconds(memo.at))
    assert set(others) == {None}


@given(moments(), moments())
def test_moments_are_in_the_order_of_their_numbers(one: datetime, other: datetime) -> None:
    assert (one < other, one == other) == (
        microseconds(one) < microseconds(other),
        microseconds(one) == microseconds(other),
    )


def test_a_note_is_kept_as_it_is_searched(store: JournalStore, folder: Path) -> None:
    store.add(a_rating(note="Don't  lift the BOX-spring"))
    assert column(folder, "words") == ["dont lift the box spring"]


def test_a_row_goes_where_its_entry_goes(store: JournalStore, folder: Path) -> None:
    entry = a_rating(3)
    store.add(entry)
    assert [row[:4] for row in rows_of(folder)] == [(1, 0, 0, "rating")]
    store.change(entry.model_copy(update={"pain": 5}))
    assert [row[:4] for row in rows_of(folder)] == [(2, 1, 0, "rating")]
    store.delete(entry.id)
    assert [row[:4] for row in rows_of(folder)] == [(3, 1, 1, None)]
    store.undo()
    assert [row[:4] for row in rows_of(folder)] == [(4, 1, 0, "rating")]
    store.undo()
    assert [row[:4] for row in rows_of(folder)] == [(5, 0, 0, "rating")]
    store.undo()
    assert [row[:4] for row in rows_of(folder)] == [(6, 0, 1, None)]


# Where it is wrong


WRONGS = {
    "another number": "UPDATE latest SET pain_first = 9 WHERE seq = 1",
    "another moment": "UPDATE latest SET at_us = at_us + 1 WHERE seq = 2",
    "shown as deleted": "UPDATE latest SET deleted = 1, at_us = NULL, wall_us = NULL WHERE seq = 2",
    "a row too many": "INSERT INTO latest SELECT 99, changed, deleted, kind, at_us, wall_us, counts, pain_first, "
    "pain_last, rated_us, words, leg, leg_pain, routine, exercises, minutes, memo_us, about, sum "
    "FROM latest WHERE seq = 1",
    "a memo in the lists": "UPDATE latest SET at_us = memo_us, memo_us = NULL, about = NULL WHERE kind = 'memo'",
    "a leg that never hurt": "UPDATE latest SET leg = 1 WHERE seq = 1",
    "on another day": "UPDATE latest SET wall_us = wall_us + 86400000000 WHERE seq = 1",
    "another exercise": "UPDATE latest SET exercises = ' bridge ' WHERE seq = 1",
    "another routine": "UPDATE latest SET routine = 'gentle' WHERE seq = 1",
    "minutes of nothing": "UPDATE latest SET minutes = 9.5 WHERE seq = 1",
    "another leg": "UPDATE latest SET leg_pain = 3 WHERE seq = 1",
    "a row too few": "DELETE FROM latest WHERE seq = 2",
    "under another number": "UPDATE latest SET seq = 50 WHERE seq = 1",
    "nothing at all": "DELETE FROM latest",
}


@pytest.fixture(params=list(WRONGS.values()), ids=list(WRONGS))
def wrong_folder(request: pytest.FixtureRequest, folder: Path, clock: FakeClock) -> Path:
    """A journal whose list is wrong, and whose changes are whole."""
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        for pain in range(3):
            store.add(a_rating(pain, at=MORNING + timedelta(hours=pain)))
        store.add(a_memo())
        store.delete(store.entries()[0].id)
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection, connection:
        connection.execute(request.param)
    return folder


def test_a_wrong_list_is_named_before_anything_is_written(wrong_folder: Path, clock: FakeClock) -> None:
    path = wrong_folder / JOURNAL_NAME
    before = path.read_bytes()
    with closing(JournalStore.open(wrong_folder, clock, MIDNIGHT)) as store:
        day = store.start_day()
        assert (day.damaged, day.unreadable) == (0, 0)
        assert 1 <= day.misplaced <= 4
        assert store.differing() >= 1
        assert path.read_bytes() == before
        assert len(store.entries()) == 2


def test_a_wrong_list_is_made_anew(wrong_folder: Path, clock: FakeClock) -> None:
    done = repair(wrong_folder, clock)
    assert isinstance(done, ListMade)
    with closing(JournalStore.open(wrong_folder, clock, MIDNIGHT)) as store:
        assert (store.start_day().misplaced, store.differing()) == (0, 0)
        assert [entry.rest_ratings[0].pain for entry in store.entries()] == [1, 0]
    assert [path.name for path in wrong_folder.glob("journal.db*")] == [JOURNAL_NAME]
    assert repair(wrong_folder, clock) is None


def test_a_list_that_a_program_got_wrong_is_found_by_the_replay(folder: Path, clock: FakeClock) -> None:
    """Every sum is right, and so is every number."""
    entry = a_rating(3)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(entry)
    wrong = latest_row(1, entry.model_copy(update={"pain": 4}), changed=False)
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection, connection:
        connection.execute("UPDATE latest SET pain_first = ?, sum = ?", (wrong[7], wrong[-1]))
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.start_day().misplaced == 0
        assert store.differing() == 1
    assert repair(folder, clock) == ListMade(1)


def test_a_rotten_change_that_the_list_was_made_without_is_not_called_a_wrong_list(
    store: JournalStore, folder: Path, clock: FakeClock
) -> None:
    entry = a_rating(note="before")
    store.add(entry)
    store.change(entry.model_copy(update={"note": "afterwards"}))
    store.close()
    path = folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes().replace(b'"note":"afterwards', b'"note":"AFTERWARDS', 1))
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.start_day().misplaced == 0
        with store.database.writing():
            make_anew(store.database.connection)
        assert [row[0] for row in rows_of(folder)] == [1]
        assert store.start_day().misplaced == 0


# What else writes


def test_a_journal_that_takes_over_a_copy_has_a_list(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    taken_in(store, [a_rating() for _ in range(5)])
    copy = store.back_up(Reason.ASKED)
    other = folder.with_name("other")
    restore(other, copy, clock)
    with closing(JournalStore.open(other, clock, MIDNIGHT)) as restored:
        assert restored.differing() == 0
    assert rows_of(other) == rows_of(folder)


def test_every_journal_says_on_its_first_page_what_it_is(folder: Path, clock: FakeClock) -> None:
    """So that one is known whose header has rotted."""
    JournalStore.open(folder, clock, MIDNIGHT).close()
    path = folder / JOURNAL_NAME
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    with pytest.raises(DamagedJournalError):
        look_at(path)


def test_a_migration_that_is_broken_off_leaves_the_older_journal(folder: Path) -> None:
    make_older(1, folder, [a_rating(), a_rating()])
    before = (folder / JOURNAL_NAME).read_bytes()
    connection = sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)
    connection.execute(f"PRAGMA max_page_count = {len(before) // 4096 + 1}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        migrate(connection)
    assert version_of(connection) == 1
    connection.close()
    assert (folder / JOURNAL_NAME).read_bytes() == before
