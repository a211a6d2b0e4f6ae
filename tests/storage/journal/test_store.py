"""What is recorded stays recorded, whatever happens next."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, RatingEntry
from backcare_tui.domain.journal.revision import ChangeKind, LeftAlone, Undoable
from backcare_tui.domain.words.text import clean
from backcare_tui.storage.journal import database
from backcare_tui.storage.journal.errors import JournalError, SaidAgainError, UnsureError
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import rows_in
from tests.storage.entries import MORNING, a_draft, a_memo, a_rating, a_session, entries
from tests.storage.kept import kept_session
from tests.storage.taken_in import taken_in


def after_reopening(folder: Path, clock: FakeClock) -> tuple[Entry, ...]:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        return store.entries()


# Adding, changing, deleting


def test_a_revision_is_returned_as_it_is_read_back(store: JournalStore, clock: FakeClock) -> None:
    clock.advance(0.123456)
    written = store.add(a_session(note="stiff in the morning"))
    assert store.revisions() == (written,)
    assert written.seq == 1
    assert written.written_at == datetime(2026, 11, 22, 8, 30, 0, 123_000, tzinfo=UTC)


def test_revisions_count_on_and_name_one_device(
    store: JournalStore, second: JournalStore, clock: FakeClock
) -> None:
    written = [store.add(a_rating()), second.add(a_rating()), store.add(a_rating())]
    assert [revision.seq for revision in written] == [1, 2, 3]
    assert len({revision.device for revision in written}) == 1


@given(entry=entries())
def test_every_entry_comes_back_exactly(store: JournalStore, entry: Entry) -> None:
    store.add(entry)
    back = {found.id: found for found in store.entries()}[entry.id]
    assert back.model_dump_json() == entry.model_dump_json()
    assert (back.at, back.at.utcoffset()) == (entry.at, entry.at.utcoffset())


def test_an_offset_with_seconds_keeps_the_moment(store: JournalStore) -> None:
    at = datetime(1880, 6, 1, 12, 0, 0, 5, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    store.add(a_rating(at=at))
    (back,) = store.entries()
    assert back.at == at
    assert back.at.utcoffset() == timedelta(minutes=53)


@pytest.mark.parametrize(
    "at",
    [
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14))),
    ],
)
def test_the_ends_of_the_calendar_are_kept(store: JournalStore, at: datetime) -> None:
    store.add(a_rating(at=at))
    (back,) = store.entries()
    assert back.at.isoformat() == at.isoformat()


def test_a_hostile_note_comes_back_as_it_was_cleaned(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    hostile = "[/red]👩‍🚀\x1b]52;c;x\x07\ud800'); DROP TABLE revision;--\x00\r\nعربي "
    note = clean((hostile * 10_000)[:10_000])
    store.add(a_rating(note=note))
    (back,) = after_reopening(folder, clock)
    assert back.note == note
    assert "\x1b" not in back.note
    assert "[/red]👩‍🚀␛]52" in back.note


def test_latest_comes_first(store: JournalStore) -> None:
    for hours in (2, 5, 1):
        store.add(a_rating(pain=hours, at=MORNING + timedelta(hours=hours)))
    assert [entry.at.hour for entry in store.entries()] == [13, 10, 9]


def test_adding_twice_adds_once(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    entry = a_rating()
    first = store.add(entry)
    clock.advance(60)
    assert store.add(entry) == first
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as later:
        assert later.add(entry) == first
    assert rows_in(folder) == 1


def test_adding_a_known_id_with_another_content_keeps_both(store: JournalStore) -> None:
    entry = a_rating(4)
    store.add(entry)
    store.add(entry.model_copy(update={"pain": 6}))
    assert [revision.entry and revision.entry.pain for revision in store.revisions()] == [4, 6]  # type: ignore[union-attr]
    assert len(store.entries()) == 1


def test_a_change_keeps_what_was(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    entry = a_rating(4)
    store.add(entry)
    changed = entry.model_copy(update={"pain": 7, "note": "worse than I thought"})
    assert store.change(changed) == entry
    assert after_reopening(folder, clock) == (changed,)
    assert store.revisions()[0].entry == entry


def test_changing_nothing_writes_nothing(store: JournalStore, folder: Path) -> None:
    revision = store.add(a_rating())
    assert revision.entry
    assert store.change(revision.entry) == revision.entry
    assert rows_in(folder) == 1


def test_a_change_wins_over_a_delete_in_another_window(store: JournalStore, second: JournalStore) -> None:
    entry = a_rating()
    store.add(entry)
    second.delete(entry.id)
    changed = entry.model_copy(update={"note": "typed meanwhile"})
    assert store.change(changed) is None
    assert second.entries() == (changed,)


def test_deleting_is_a_revision_and_happens_once(store: JournalStore, folder: Path) -> None:
    entry = a_rating()
    store.add(entry)
    deleted = store.delete(entry.id)
    assert store.delete(entry.id) == deleted
    assert store.entries() == ()
    assert rows_in(folder) == 2


@pytest.mark.parametrize("act", [lambda store: store.change(a_rating()), lambda store: store.delete(uuid4())])
def test_an_entry_that_never_was_is_refused(
    store: JournalStore, folder: Path, act: Callable[[JournalStore], object]
) -> None:
    with pytest.raises(JournalError, match="not in the journal, so nothing was saved"):
        act(store)
    assert rows_in(folder) == 0


def test_what_could_not_be_read_back_is_not_written(store: JournalStore, folder: Path) -> None:
    with pytest.raises(ValueError, match="pain"):
        store.add(a_rating().model_copy(update={"pain": 11}))
    assert rows_in(folder) == 0


def test_only_unknown_entries_are_taken_in(store: JournalStore, folder: Path) -> None:
    kept, edited, deleted, new = (a_rating(pain) for pain in range(4))
    for entry in (kept, edited, deleted):
        store.add(entry)
    store.change(edited.model_copy(update={"note": "mine"}))
    store.delete(deleted.id)
    assert [store.knows(entry.id) for entry in (kept, edited, deleted, new)] == [True, True, True, False]
    assert taken_in(store, [kept, edited, deleted, new, new]) == 1
    assert {(entry.id, entry.note) for entry in store.entries()} == {
        (kept.id, ""),
        (edited.id, "mine"),
        (new.id, ""),
    }
    before = rows_in(folder)
    assert taken_in(store, [kept, edited, deleted, new]) == 0
    assert rows_in(folder) == before


# Undo


def test_undo_takes_back_one_change_after_the_other(store: JournalStore) -> None:
    entry = a_rating(4)
    worse = entry.model_copy(update={"pain": 7})
    store.add(entry)
    store.change(worse)
    store.delete(entry.id)
    seen = []
    while undone := store.undo():
        assert isinstance(undone, Undoable)
        seen.append((undone.change, store.entries()))
    assert seen == [(ChangeKind.DELETED, (worse,)), (ChangeKind.EDITED, (entry,)), (ChangeKind.ADDED, ())]


def test_undo_after_a_restart_brings_back_but_never_removes(folder: Path, clock: FakeClock) -> None:
    entry, other = a_rating(1), a_rating(2)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(entry)
        store.delete(entry.id)
        store.add(other)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        undone = store.undo()
        assert isinstance(undone, Undoable)
        assert undone.change is ChangeKind.DELETED
        assert set(store.entries()) == {entry, other}
        assert store.undo() is None


def test_undo_in_another_program_takes_back_what_was_written_last_and_no_more(
    folder: Path, clock: FakeClock
) -> None:
    first, second = a_rating(1), a_rating(2)
    for entry in (first, second):
        with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
            store.add(entry)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_memo())
    clock.advance(11 * 3600)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.undo() is None
        left_alone = store.undo_here()
        assert isinstance(left_alone, LeftAlone)
        assert left_alone.revision.entry == second
        assert second in store.entries()
        undone = store.undo(others=True)
        assert isinstance(undone, Undoable)
        assert (undone.change, undone.revision.entry) == (ChangeKind.ADDED, second)
        assert store.undo(others=True) is None
        assert store.entries() == (first,)


def test_an_undo_is_a_revision_that_says_so(store: JournalStore) -> None:
    added = store.add(a_rating())
    store.undo()
    assert store.revisions()[-1].undoes == added.rev
    assert store.revisions()[-1].entry is None


# Several windows


def test_two_windows_write_and_see_each_other(store: JournalStore, second: JournalStore) -> None:
    first_entries = [a_rating(number) for number in range(5)]
    second_entries = [a_rating(number) for number in range(5)]
    for mine, theirs in zip(first_entries, second_entries, strict=True):
        store.add(mine)
        second.add(theirs)
    everything = {entry.id for entry in first_entries + second_entries}
    assert {entry.id for entry in store.entries()} == everything
    assert {entry.id for entry in second.entries()} == everything


def test_a_change_keeps_others_out_from_its_beginning(
    store: JournalStore, second: JournalStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_rating())
    second.database.connection.execute("PRAGMA busy_timeout = 0")
    refused = []

    def try_to_write_too() -> datetime:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.database.connection.execute("BEGIN IMMEDIATE")
        refused.append(True)
        return MORNING

    monkeypatch.setattr(clock, "now", try_to_write_too)
    store.add(a_rating())
    assert refused


def test_two_edits_of_one_entry_are_both_kept(store: JournalStore, second: JournalStore) -> None:
    entry = a_rating(4)
    store.add(entry)
    second.change(entry.model_copy(update={"pain": 5}))
    store.change(entry.model_copy(update={"pain": 6}))
    pains = [revision.entry.pain for revision in second.revisions() if revision.entry]  # type: ignore[union-attr]
    assert pains == [4, 5, 6]


def test_what_was_changed_or_deleted_is_not_the_same_any_more(store: JournalStore) -> None:
    first, second = a_rating(4), a_rating(4)
    store.add(first)
    with pytest.raises(SaidAgainError):
        store.add(second, again=False)
    store.delete(first.id)
    store.add(second, again=False)
    store.change(second.model_copy(update={"note": "another"}))
    store.add(a_rating(4), again=False)
    store.add(second.model_copy(update={"note": "another"}), again=False)  # itself


# A disk that fails when all is done: the folder cannot be synced after the last step


class Unsure:
    """A connection that commits, and then says that it failed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def execute(self, statement: str, *parameters: tuple[object, ...]) -> sqlite3.Cursor:
        done = self.connection.execute(statement, *parameters)
        if statement == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")
        return done

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


@pytest.fixture
def unsure(store: JournalStore, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Until it is undone, what `store` commits is called failed."""
    monkeypatch.setattr(store.database, "connection", Unsure(store.database.connection))
    return monkeypatch


def cannot_sync(_: Path) -> None:
    raise OSError(errno.EIO, "Input/output error")


def test_what_is_in_the_file_though_it_was_called_failed_is_saved(
    store: JournalStore, unsure: pytest.MonkeyPatch, folder: Path
) -> None:
    entry, draft = a_rating(), a_draft()
    store.add(entry)
    assert taken_in(store, [a_rating(), a_rating()]) == 2
    store.save_draft(draft)
    store.drop_draft(draft.id)
    unsure.undo()
    assert rows_in(folder) == 3
    assert entry in store.entries()
    assert kept_session(store) is None


def test_what_the_disk_may_take_back_is_called_unsure(
    store: JournalStore, unsure: pytest.MonkeyPatch, folder: Path
) -> None:
    unsure.setattr(database, "sync_folder", cannot_sync)
    entry = a_rating()
    with pytest.raises(UnsureError, match=r"may be saved .* or not: the disk reported an error") as caught:
        store.add(entry)
    assert caught.value.advice == "Look whether it is there before you try again."
    unsure.undo()
    store.add(entry)
    assert rows_in(folder) == 1


def test_an_undo_whose_success_was_not_reported_is_not_done_twice(
    store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(store, [a_rating(1)])
    rating = a_rating(2)
    store.add(rating)
    store.change(rating.model_copy(update={"pain": 3}))
    with monkeypatch.context() as failing:
        failing.setattr(store.database, "connection", Unsure(store.database.connection))
        failing.setattr(database, "sync_folder", cannot_sync)
        with pytest.raises(UnsureError):
            store.undo()
    again = store.undo()
    assert isinstance(again, Undoable)
    assert again.change is ChangeKind.EDITED
    assert {entry.pain for entry in store.entries() if isinstance(entry, RatingEntry)} == {1, 2}
    taken = store.undo()
    assert isinstance(taken, Undoable)
    assert taken.change is ChangeKind.ADDED
