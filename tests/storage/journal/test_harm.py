"""Rewriting, a rotten disk, a full one: nothing that was saved is lost, and what was not is said."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import RunAsNobody, fill_the_disk
from tests.storage.entries import a_rating, a_session

# The database holds it too


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE revision SET body = '{}'", "never changed"),
        ("UPDATE revision SET seq = 99", "never changed"),
        ("DELETE FROM revision", "never deleted"),
        ("INSERT OR REPLACE INTO revision SELECT * FROM revision", "never replaced"),
    ],
)
def test_no_connection_can_rewrite_history(store: JournalStore, folder: Path, statement: str, words: str) -> None:
    store.add(a_rating())
    with (
        closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection,
        pytest.raises(sqlite3.IntegrityError, match=words),
    ):
        connection.execute(statement)
    assert len(store.entries()) == 1


# A rotten disk


def rot(folder: Path, old: bytes, new: bytes) -> None:
    """Change some bytes in the file as a failing disk would."""
    assert len(old) == len(new)
    path = folder / JOURNAL_NAME
    data = path.read_bytes()
    assert data.count(old) == 1
    path.write_bytes(data.replace(old, new))


@pytest.mark.parametrize("new", [b"stiff IN the back", b"stiff \xff\xfe the back", b"stiff \x00\x00 the back"])
def test_a_rotten_row_is_left_out_and_named(
    store: JournalStore, folder: Path, clock: FakeClock, new: bytes
) -> None:
    rotten, whole = a_rating(note="stiff in the back"), a_rating(note="fine")
    store.add(rotten)
    store.add(whole)
    store.close()
    rot(folder, b'"note":"stiff in the back', b'"note":"' + new)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.damaged() == (rotten.id,)
        assert store.entries() == (whole,)
        assert len(store.revisions()) == 1
        store.add(a_rating())
        assert store.damaged() == (rotten.id,)


def test_an_entry_with_a_rotten_change_is_shown_as_it_was(
    store: JournalStore, folder: Path, clock: FakeClock
) -> None:
    entry = a_rating(note="before")
    store.add(entry)
    store.change(entry.model_copy(update={"note": "afterwards"}))
    store.close()
    rot(folder, b'"note":"afterwards', b'"note":"AFTERWARDS')
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.entries() == (entry,)
        assert store.damaged() == (entry.id,)


def test_a_row_whose_id_has_rotted_is_still_counted(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    store.add(a_rating())
    store.close()
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        made = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'revision_never_updated'"
        ).fetchone()[0]
        connection.execute("DROP TRIGGER revision_never_updated")
        connection.execute("UPDATE revision SET entry_id = 'rotten'")
        connection.execute(made)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.damaged() == (UUID(int=0),)
        assert store.entries() == ()


# When the disk says no


def move_the_file(_: JournalStore, folder: Path) -> None:
    (folder / JOURNAL_NAME).rename(folder / "elsewhere.db")


def delete_the_folder(_: JournalStore, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def make_it_read_only(store: JournalStore, _: Path) -> None:
    store.database.connection.execute("PRAGMA query_only = ON")


@pytest.mark.parametrize(
    ("mishap", "words"),
    [
        (lambda store, _: fill_the_disk(store), "The disk is full, so nothing was saved"),
        (move_the_file, "was moved or deleted while it was open, so nothing was saved"),
        (delete_the_folder, "was moved or deleted while it was open, so nothing was saved"),
        (make_it_read_only, "could only be read just now, so nothing was saved"),
    ],
)
def test_a_mishap_saves_nothing_and_says_why(
    store: JournalStore, folder: Path, mishap: Callable[[JournalStore, Path], None], words: str
) -> None:
    kept = a_rating()
    store.add(kept)
    mishap(store, folder)
    with pytest.raises(JournalError, match=words) as caught:
        store.add(a_session(note="x" * 20_000))
    assert caught.value.advice
    assert not store.database.connection.in_transaction
    assert store.entries() == (kept,)


def test_after_room_was_made_saving_works(store: JournalStore, folder: Path) -> None:
    long = a_rating(note="x" * 20_000)
    fill_the_disk(store)
    with pytest.raises(JournalError, match="disk is full"):
        store.add(long)
    store.database.connection.execute("PRAGMA max_page_count = 1000000")
    store.add(long)
    assert store.entries() == (long,)


def test_a_lock_of_another_window_is_waited_for_and_then_named(store: JournalStore, second: JournalStore) -> None:
    store.database.connection.execute("PRAGMA busy_timeout = 10")
    second.database.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError, match="Another window is writing to the journal, so nothing was saved"):
        store.add(a_rating())
    second.database.connection.execute("ROLLBACK")
    store.add(a_rating())
    assert len(second.entries()) == 1


def test_a_limit_on_file_sizes_is_named(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
sys.dont_write_bytecode = True  # Python would keep what it could not write to its end
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
store.add(a_rating())
size = (folder / "journal.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    store.add(a_rating(note="x" * 20_000))
except BackcareError as error:
    print(type(error).__name__, error)
print(len(store.entries()))
"""
    )
    assert said.startswith("JournalError ")
    assert "(the file would be larger than is allowed here), so nothing was saved. Raise the limit" in said
    assert said.endswith("1")


def test_damage_that_is_not_there_when_looked_for_is_an_error_of_the_disk(
    store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(a_rating())

    class Flickering:
        """A connection whose disk failed once, which SQLite calls damage."""

        def __init__(self, connection: sqlite3.Connection) -> None:
            self.connection = connection

        def execute(self, statement: str, *parameters: tuple[object, ...]) -> sqlite3.Cursor:
            if statement == "BEGIN IMMEDIATE":
                error = sqlite3.DatabaseError("database disk image is malformed")
                error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise error
            return self.connection.execute(statement, *parameters)

        def __getattr__(self, name: str) -> object:
            return getattr(self.connection, name)

    with monkeypatch.context() as failing:
        failing.setattr(store.database, "connection", Flickering(store.database.connection))
        with pytest.raises(
            JournalError, match=r"The disk reported an error when .* was read, so nothing was saved"
        ):
            store.add(a_rating())
    store.add(a_rating())
    assert len(store.entries()) == 2


def test_a_limit_on_file_sizes_is_named_when_a_journal_is_made(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
sys.dont_write_bytecode = True  # Python would keep what it could not write to its end
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
try:
    JournalStore.open(folder, FakeClock(), MIDNIGHT)
except BackcareError as error:
    print(type(error).__name__, error)
"""
    )
    assert "(the file would be larger than is allowed here), so no journal could be made. Raise the limit" in said
