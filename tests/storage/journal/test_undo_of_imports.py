"""What a file brought in is taken back as one change."""

from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import ImportUndone, LeftAlone, Undoable
from backcare_tui.errors import StoppedError
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import rows_in
from tests.storage.entries import a_memo, a_rating, a_session
from tests.storage.taken_in import taken_in


def test_undo_takes_back_all_that_a_file_brought_in(folder: Path, clock: FakeClock) -> None:
    known, memo = a_rating(1), a_memo()
    from_file: list[Entry] = [a_rating(2), a_session(), a_rating(3)]
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(known)
        assert taken_in(store, [memo, *from_file]) == 4
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert not store.can_undo()
        assert store.undo() is None
        assert isinstance(store.undo_here(), LeftAlone)
        undone = store.undo(others=True)
        assert isinstance(undone, ImportUndone)
        assert store.undo_here() is None
        assert undone.entries == 3
        assert (store.entries(), store.memos()) == ((known,), ())
        assert store.undo() is None
        assert not any(store.knows(entry.id) for entry in from_file)
        assert taken_in(store, [memo, *from_file]) == 4
        assert set(store.entries()) == {known, *from_file}
        assert store.can_undo()
        assert isinstance(store.undo(), ImportUndone)
        assert store.entries() == (known,)


def test_undo_of_a_large_import_says_how_far_it_is_and_can_be_stopped(folder: Path, clock: FakeClock) -> None:
    known = a_rating(1)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(known)
        count = taken_in(store, [a_rating() for _ in range(1_500)])
        before = rows_in(folder)
        told: list[tuple[int, int]] = []

        def stop(done: int, of: int) -> None:
            told.append((done, of))
            if done == 1_200:
                raise StoppedError("Nothing was taken back.")

        with pytest.raises(StoppedError):
            store.undo(tell=stop)
        assert rows_in(folder) == before
        assert told == [(done, count) for done in range(1, 1_201)]
        undone = store.undo()
        assert isinstance(undone, ImportUndone)
        assert undone.entries == count
        assert store.entries() == (known,)


def test_undo_leaves_an_import_alone_once_something_was_written_since(folder: Path, clock: FakeClock) -> None:
    from_file: list[Entry] = [a_rating(2), a_rating(3)]
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        taken_in(store, from_file)
        store.change(from_file[0].model_copy(update={"pain": 9}))
        assert isinstance(store.undo(others=True), Undoable)
        assert store.undo(others=True) is None
        assert set(store.entries()) == set(from_file)
