"""The journal off the event loop."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import JournalError, JournalFileError, StrangerError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.restore import restore
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from tests.fake_clock import FakeClock
from tests.storage.conftest import rows_in
from tests.storage.entries import a_draft, a_rating


@pytest.fixture
def blocked() -> tuple[threading.Event, Callable[[JournalStore], None]]:
    """An event, and work for the journal that lasts until it is set."""
    go_on = threading.Event()

    def wait(_: JournalStore) -> None:
        assert go_on.wait(10)

    return go_on, wait


async def test_what_is_asked_for_comes_back(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    entry = a_rating()
    revision = await journal.call(lambda store: store.add(entry))
    assert await journal.call(JournalStore.entries) == (entry,)
    assert revision.entry == entry
    journal.close()


async def test_the_loop_goes_on_while_the_journal_is_busy(
    tmp_path: Path, clock: FakeClock, blocked: tuple[threading.Event, Callable[[JournalStore], None]]
) -> None:
    go_on, wait = blocked
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    slow = asyncio.ensure_future(journal.call(wait))
    await asyncio.sleep(0)
    assert not slow.done()
    go_on.set()
    await slow
    journal.close()


async def test_a_cancelled_save_is_still_done(
    tmp_path: Path, clock: FakeClock, blocked: tuple[threading.Event, Callable[[JournalStore], None]]
) -> None:
    go_on, wait = blocked
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    first = asyncio.ensure_future(journal.call(wait))
    save = asyncio.ensure_future(journal.call(lambda store: store.add(a_rating())))
    await asyncio.sleep(0)
    save.cancel()
    await asyncio.sleep(0)
    go_on.set()
    await first
    assert save.cancelled()
    assert len(await journal.call(JournalStore.entries)) == 1
    journal.close()


async def test_an_error_of_the_store_is_raised_here(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    with pytest.raises(JournalError, match="not in the journal"):
        await journal.call(lambda store: store.change(a_rating()))
    assert await journal.call(JournalStore.entries) == ()
    journal.close()


async def test_an_error_of_opening_is_raised_by_each_call(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / JOURNAL_NAME).write_bytes(b"")
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    for _ in range(2):
        with pytest.raises(JournalFileError, match="is empty"):
            await journal.call(JournalStore.entries)
    journal.close()


async def test_closing_finishes_what_was_asked_for(
    tmp_path: Path, clock: FakeClock, blocked: tuple[threading.Event, Callable[[JournalStore], None]]
) -> None:
    go_on, wait = blocked
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    waited, added = journal.soon(wait), journal.soon(lambda store: store.add(a_rating()))
    go_on.set()
    journal.close()
    journal.close()
    await asyncio.gather(waited, added)
    with pytest.raises(JournalError, match="is closed, so nothing was saved"):
        await journal.call(JournalStore.entries)
    later = JournalThread(tmp_path, clock, MIDNIGHT)
    assert len(await later.call(JournalStore.entries)) == 1
    later.close()


# A file that does not stay where it is


async def test_a_file_that_was_deleted_is_put_back_whole(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    (tmp_path / JOURNAL_NAME).unlink()
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 2
    journal.close()
    with closing(JournalStore.open(tmp_path, clock, MIDNIGHT)) as store:
        assert len(store.entries()) == 2


async def test_a_file_that_was_moved_is_made_anew_and_both_places_are_said_once(
    tmp_path: Path, clock: FakeClock
) -> None:
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    (tmp_path / JOURNAL_NAME).rename(tmp_path / "elsewhere.db")
    assert list(journal.notices()) == []
    await journal.call(lambda store: store.add(a_rating()))
    (notice,) = journal.notices()
    assert str(tmp_path / "elsewhere.db") in notice.title
    assert str(tmp_path / JOURNAL_NAME) in notice.advice
    await journal.call(lambda store: store.add(a_rating()))
    assert list(journal.notices()) == []
    journal.close()
    assert (rows_in(tmp_path), rows_in(tmp_path, "elsewhere.db")) == (3, 1)


async def test_a_file_that_was_deleted_is_said_to_be_deleted(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    (tmp_path / JOURNAL_NAME).unlink(missing_ok=not await journal.call(lambda _: True))
    await journal.call(lambda store: store.add(a_rating()))
    (notice,) = journal.notices()
    assert "was deleted while it was open" in notice.title
    journal.close()


@pytest.fixture
def another(tmp_path: Path, clock: FakeClock) -> Path:
    """Another journal, of one entry."""
    with closing(JournalStore.open(tmp_path / "other", clock, MIDNIGHT)) as other:
        other.add(a_rating(note="the other"))
    return tmp_path / "other" / JOURNAL_NAME


async def test_a_journal_that_took_its_place_is_left_alone(
    tmp_path: Path, clock: FakeClock, another: Path
) -> None:
    folder = tmp_path / "data"
    journal = JournalThread(folder, clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating(note="the first")))
    (folder / JOURNAL_NAME).rename(tmp_path / "aside.db")
    another.replace(folder / JOURNAL_NAME)
    before = (folder / JOURNAL_NAME).read_bytes()
    for _ in range(2):
        with pytest.raises(StrangerError, match="Another journal, or an older one, is in the place") as caught:
            await journal.call(lambda store: store.add(a_rating(note="typed")))
    assert (folder / JOURNAL_NAME).read_bytes() == before
    assert [entry.note for entry in await journal.call(JournalStore.entries)] == ["the first"]
    (kept,) = await journal.call(lambda store: store.backups.all())
    assert (kept.reason, kept.entries, kept.whole) == (Reason.MOVED, 1, True)
    assert kept.name in caught.value.advice
    (tmp_path / "aside.db").replace(folder / JOURNAL_NAME)
    await journal.call(lambda store: store.add(a_rating(note="typed")))
    assert len(await journal.call(JournalStore.entries)) == 2
    journal.close()


async def test_an_older_copy_that_took_its_place_is_left_alone(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path / "data", clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    await journal.call(lambda store: store.copy_to(tmp_path / "older.db"))
    await journal.call(lambda store: store.add(a_rating()))
    (tmp_path / "older.db").replace(tmp_path / "data" / JOURNAL_NAME)
    with pytest.raises(StrangerError):
        await journal.call(lambda store: store.add(a_rating()))
    assert rows_in(tmp_path / "data") == 1
    journal.close()


async def test_a_copy_with_all_that_is_known_is_gone_on_with(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path / "data", clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    await journal.call(lambda store: store.copy_to(tmp_path / "copy.db"))
    (tmp_path / "copy.db").replace(tmp_path / "data" / JOURNAL_NAME)
    await journal.call(lambda store: store.add(a_rating()))
    assert rows_in(tmp_path / "data") == 2
    assert await journal.call(lambda store: store.backups.all()) == ()
    journal.close()


async def test_a_folder_that_is_gone_is_said_and_saving_works_when_it_is_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "data"
    journal = JournalThread(folder, clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    folder.rename(tmp_path / "away")
    assert await journal.call(lambda store: store.take_in_hand(a_draft()))
    for _ in range(2):
        with pytest.raises(BackcareError, match=r"There is no folder .*data any more") as caught:
            await journal.call(lambda store: store.add(a_rating()))
        assert caught.value.advice == "Put it back or connect its disk, then try again."
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 2
    journal.close()


async def test_while_it_is_closed_something_else_can_be_done_with_it(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path / "data", clock, MIDNIGHT)
    await journal.call(lambda store: store.add(a_rating()))
    backup = await journal.call(lambda store: store.back_up(Reason.ASKED))
    await journal.call(lambda store: store.add(a_rating()))
    done = await journal.call_closed(lambda folder, clock: restore(folder, backup, clock))
    assert done.changes == 1
    assert len(await journal.call(JournalStore.entries)) == 1
    journal.close()


async def test_a_connection_that_came_out_read_only_is_made_anew(tmp_path: Path, clock: FakeClock) -> None:
    """SQLite opens a file for reading only if opening it for writing fails, though only once."""
    journal = JournalThread(tmp_path, clock, MIDNIGHT)
    await journal.call(lambda store: store.database.connection.execute("PRAGMA query_only = ON"))
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 1
    journal.close()
