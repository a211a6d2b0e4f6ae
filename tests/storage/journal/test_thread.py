"""The journal off the event loop."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import JournalError, JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.restore import restore
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating


@pytest.fixture
def blocked() -> tuple[threading.Event, Callable[[JournalStore], None]]:
    """An event, and work for the journal that lasts until it is set."""
    go_on = threading.Event()

    def wait(_: JournalStore) -> None:
        assert go_on.wait(10)

    return go_on, wait


async def test_what_is_asked_for_comes_back(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock)
    entry = a_rating()
    revision = await journal.call(lambda store: store.add(entry))
    assert await journal.call(JournalStore.entries) == (entry,)
    assert revision.entry == entry
    journal.close()


async def test_the_loop_goes_on_while_the_journal_is_busy(
    tmp_path: Path, clock: FakeClock, blocked: tuple[threading.Event, Callable[[JournalStore], None]]
) -> None:
    go_on, wait = blocked
    journal = JournalThread(tmp_path, clock)
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
    journal = JournalThread(tmp_path, clock)
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
    journal = JournalThread(tmp_path, clock)
    with pytest.raises(JournalError, match="not in the journal"):
        await journal.call(lambda store: store.change(a_rating()))
    assert await journal.call(JournalStore.entries) == ()
    journal.close()


async def test_an_error_of_opening_is_raised_by_each_call(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / JOURNAL_NAME).write_bytes(b"")
    journal = JournalThread(tmp_path, clock)
    for _ in range(2):
        with pytest.raises(JournalFileError, match="is empty"):
            await journal.call(JournalStore.entries)
    journal.close()


async def test_closing_finishes_what_was_asked_for(
    tmp_path: Path, clock: FakeClock, blocked: tuple[threading.Event, Callable[[JournalStore], None]]
) -> None:
    go_on, wait = blocked
    journal = JournalThread(tmp_path, clock)
    asked = [journal.soon(wait), journal.soon(lambda store: store.add(a_rating()))]
    go_on.set()
    journal.close()
    journal.close()
    await asyncio.gather(*asked)
    with pytest.raises(JournalError, match="is closed, so nothing was saved"):
        await journal.call(JournalStore.entries)
    later = JournalThread(tmp_path, clock)
    assert len(await later.call(JournalStore.entries)) == 1
    later.close()


# A file that does not stay where it is


async def test_a_file_that_was_deleted_is_put_back_whole(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path, clock)
    await journal.call(lambda store: store.add(a_rating()))
    (tmp_path / JOURNAL_NAME).unlink()
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 2
    journal.close()
    with closing(JournalStore.open(tmp_path, clock)) as store:
        assert len(store.entries()) == 2


async def test_beside_a_file_that_took_its_place_nothing_is_lost(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "data"
    with closing(JournalStore.open(tmp_path / "other", clock)) as other:
        other.add(a_rating(note="the other"))
    journal = JournalThread(folder, clock)
    await journal.call(lambda store: store.add(a_rating(note="the first")))
    (tmp_path / "other" / JOURNAL_NAME).replace(folder / JOURNAL_NAME)
    await journal.call(lambda store: store.add(a_rating(note="saved after")))
    assert {entry.note for entry in await journal.call(JournalStore.entries)} == {"the other", "saved after"}
    (kept,) = await journal.call(lambda store: store.backups.all())
    assert (kept.reason, kept.entries, kept.whole) == (Reason.MOVED, 1, True)
    journal.close()


async def test_a_folder_that_is_gone_is_said_and_saving_works_when_it_is_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "data"
    journal = JournalThread(folder, clock)
    await journal.call(lambda store: store.add(a_rating()))
    folder.rename(tmp_path / "away")
    with pytest.raises(BackcareError, match="There is no folder"):
        await journal.call(lambda store: store.add(a_rating()))
    (tmp_path / "away").rename(folder)
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 2
    journal.close()


async def test_while_it_is_closed_something_else_can_be_done_with_it(tmp_path: Path, clock: FakeClock) -> None:
    journal = JournalThread(tmp_path / "data", clock)
    await journal.call(lambda store: store.add(a_rating()))
    backup = await journal.call(lambda store: store.back_up(Reason.ASKED))
    await journal.call(lambda store: store.add(a_rating()))
    done = await journal.call_closed(lambda folder, clock: restore(folder, backup, clock))
    assert done.changes == 1
    assert len(await journal.call(JournalStore.entries)) == 1
    journal.close()


async def test_a_connection_that_came_out_read_only_is_made_anew(tmp_path: Path, clock: FakeClock) -> None:
    """SQLite opens a file for reading only if opening it for writing fails, though only once."""
    journal = JournalThread(tmp_path, clock)
    await journal.call(lambda store: store.database.connection.execute("PRAGMA query_only = ON"))
    await journal.call(lambda store: store.add(a_rating()))
    assert len(await journal.call(JournalStore.entries)) == 1
    journal.close()
