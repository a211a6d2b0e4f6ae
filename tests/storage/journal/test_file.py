"""What is refused at the door, untouched, and what a first start leaves behind."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal import file as journal_file
from backcare_tui.storage.journal.errors import JournalError, JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.schema import NEWEST_VERSION, migrate
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import RunAsNobody, mode_of, names_in
from tests.storage.entries import a_rating
from tests.storage.taken_in import taken_in

_DAY_S = 86_400


def open_journal(folder: Path, clock: FakeClock) -> sqlite3.Connection:
    """The journal in FOLDER, which must not be an older one."""

    def not_now(_: sqlite3.Connection) -> None:
        raise AssertionError("there is nothing to migrate")

    return journal_file.open_journal(folder, clock, not_now)


@pytest.fixture
def path(tmp_path: Path, clock: FakeClock) -> Path:
    """A journal of sixty entries that nobody has open."""
    store = JournalStore.open(tmp_path, clock, MIDNIGHT)
    taken_in(store, [a_rating(note=f"{number:0200}") for number in range(60)])
    store.close()
    return tmp_path / JOURNAL_NAME


def with_sql(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)

    return change


def overwritten(offset: int, what: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        data = bytearray(path.read_bytes())
        assert len(data) > offset + len(what)
        data[offset : offset + len(what)] = what
        path.write_bytes(data)

    return change


def emptied_beside_a_wal(path: Path) -> None:
    """SQLite would delete the -wal, in which everything may be."""
    path.write_bytes(b"")
    path.with_name(f"{JOURNAL_NAME}-wal").write_bytes(b"x")


def another_programs_database(path: Path) -> None:
    path.unlink()
    with_sql("CREATE TABLE bookmark (url TEXT)")(path)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "is empty, which it never should be"),
    "empty, with a -wal beside it": (emptied_beside_a_wal, "is empty, which it never should be"),
    "a few bytes": (lambda path: os.truncate(path, 10), "is damaged"),
    "only the header": (lambda path: os.truncate(path, 100), "is damaged"),
    "half": (lambda path: os.truncate(path, path.stat().st_size // 2 // 4096 * 4096), "is damaged"),
    "half a page": (lambda path: os.truncate(path, path.stat().st_size - 2000), "is damaged"),
    "a text": (lambda path: path.write_text("date,pain\n2026-11-22,4\n" * 300), "is not a journal, but"),
    "noise": (lambda path: path.write_bytes(os.urandom(5000)), "is not a journal"),
    "a page of noise": (overwritten(4096 * 2, b"\xa5" * 4096), "is damaged"),
    "the beginning of a page": (overwritten(4096, b"\x5a" * 200), "is damaged"),
    "a page of zeros": (overwritten(4096 * 2, bytes(4096)), "is damaged"),
    "another database": (another_programs_database, "belongs to another program"),
    "another application": (with_sql("PRAGMA application_id = 7"), "is damaged"),
    "a newer version": (
        with_sql(f"PRAGMA user_version = {NEWEST_VERSION + 1}"),
        "was made by a newer version of backcare-tui",
    ),
    "no version": (with_sql("PRAGMA user_version = 0"), "is damaged"),
    "no triggers": (with_sql("DROP TRIGGER revision_never_updated"), "Another program has changed"),
    "a foreign trigger": (
        with_sql("CREATE TRIGGER eat BEFORE INSERT ON revision BEGIN SELECT RAISE(IGNORE); END"),
        "Another program has changed",
    ),
    "a -wal beside it": (
        lambda path: path.with_name(f"{JOURNAL_NAME}-wal").write_bytes(b"x"),
        "with changes made by another program",
    ),
}


@pytest.mark.parametrize(("damage", "words"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_refused_and_left_alone(
    path: Path, clock: FakeClock, damage: Callable[[Path], object], words: str
) -> None:
    damage(path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(JournalFileError, match=words) as caught:
        open_journal(path.parent, clock)
    assert caught.value.advice
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_folder_in_its_place_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / JOURNAL_NAME).mkdir()
    with pytest.raises(JournalFileError, match="is a folder, and should be the journal"):
        open_journal(tmp_path, clock)


def test_a_pipe_in_its_place_is_refused_without_waiting(tmp_path: Path, clock: FakeClock) -> None:
    os.mkfifo(tmp_path / JOURNAL_NAME)
    with pytest.raises(JournalFileError, match="is not an ordinary file"):
        open_journal(tmp_path, clock)


def test_a_dangling_link_starts_no_new_journal(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / JOURNAL_NAME).symlink_to(tmp_path / "stick" / "journal.db")
    with pytest.raises(JournalFileError, match=r"is a link to .*stick/journal.db, which is not there"):
        open_journal(tmp_path, clock)
    assert [file.name for file in tmp_path.iterdir()] == [JOURNAL_NAME]


def test_a_link_to_a_journal_works_on_that_journal(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / JOURNAL_NAME).symlink_to(path)
    store = JournalStore.open(linked, clock, MIDNIGHT)
    assert len(store.entries()) == 60
    store.close()


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_what_is_left_of_a_lost_journal_is_not_mixed_into_a_new_one(
    tmp_path: Path, clock: FakeClock, ending: str
) -> None:
    (tmp_path / f"{JOURNAL_NAME}{ending}").write_bytes(b"x")
    with pytest.raises(JournalFileError, match="of a journal that is no longer there"):
        open_journal(tmp_path, clock)
    assert not (tmp_path / JOURNAL_NAME).exists()


def test_an_unreadable_journal_is_refused(free_folder: Path, run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
JournalStore.open(folder, FakeClock(), MIDNIGHT).close()
(folder / "journal.db").chmod(0)
try:
    JournalStore.open(folder, FakeClock(), MIDNIGHT)
except BackcareError as error:
    print(type(error).__name__, error)
"""
    )
    assert said.startswith("JournalFileError The journal")
    assert "cannot be read: permission is denied" in said


def test_a_folder_that_may_not_be_written_makes_no_journal(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
folder.chmod(0o500)
try:
    JournalStore.open(folder, FakeClock(), MIDNIGHT)
except BackcareError as error:
    print(type(error).__name__, error)
print(list(folder.iterdir()))
"""
    )
    assert "JournalFileError No journal can be made in" in said
    assert "permission is denied" in said
    assert said.endswith("[]")


def test_a_read_only_journal_can_be_read(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
store.add(a_rating())
store.close()
(folder / "journal.db").chmod(0o400)
folder.chmod(0o500)
store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
print(len(store.entries()), store.welcome_seen())
try:
    store.add(a_rating())
except BackcareError as error:
    print(type(error).__name__, error)
print(len(store.entries()))
"""
    )
    first, refusal, last = said.splitlines()
    assert (first, last) == ("1 False", "1")
    assert refusal.startswith("ReadOnlyError ")
    assert "The journal cannot be written (permission is denied), so nothing was saved. Allow" in refusal


def test_the_journal_is_private_whatever_the_umask(tmp_path: Path, clock: FakeClock, umask: int) -> None:
    store = JournalStore.open(tmp_path / "data", clock, MIDNIGHT)
    store.database.connection.execute("BEGIN IMMEDIATE")
    store.database.set_state("some", "thing")
    modes = {file.name: mode_of(file) for file in (tmp_path / "data").iterdir()}
    store.close()
    assert modes == {JOURNAL_NAME: 0o600, f"{JOURNAL_NAME}-journal": 0o600}


def test_the_connection_is_durable_and_wary(tmp_path: Path, clock: FakeClock) -> None:
    with closing(open_journal(tmp_path, clock)) as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        }
    assert pragmas == {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


def test_a_journal_in_wal_mode_comes_back_from_it(path: Path, clock: FakeClock) -> None:
    with_sql("PRAGMA journal_mode = WAL")(path)
    with closing(open_journal(path.parent, clock)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names_in(path.parent) == [JOURNAL_NAME]


def test_a_lock_that_stays_is_another_window(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "_BUSY_S", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalError, match=r"Another window .* so it could not be opened") as caught:
            open_journal(path.parent, clock)
    assert not isinstance(caught.value, JournalFileError)


def test_an_interrupted_change_is_rolled_back(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # so that half of the change is already in the file
        connection.execute("BEGIN")
        for number in range(40):
            connection.execute("INSERT INTO state VALUES (?, ?)", (str(number), "x" * 4000))
        for name in (JOURNAL_NAME, f"{JOURNAL_NAME}-journal"):
            shutil.copy(tmp_path / name, crashed)
        connection.execute("ROLLBACK")
    assert (crashed / JOURNAL_NAME).stat().st_size > path.stat().st_size
    store = JournalStore.open(crashed, clock, MIDNIGHT)
    assert len(store.entries()) == 60
    assert store.database.state("0") is None
    store.close()


def test_an_old_sqlite_is_named(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(JournalFileError, match=r"needs 3\.37 or newer"):
        open_journal(tmp_path, clock)


# The first start


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_first_start_leaves_one_file(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not hard_links:
        monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        open_journal(tmp_path, clock).close()
    assert [file.name for file in tmp_path.iterdir()] == [JOURNAL_NAME]
    assert mode_of(tmp_path / JOURNAL_NAME) == 0o600


def test_a_first_start_on_a_failing_disk_leaves_nothing(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(JournalFileError, match=r"No journal can be made in .*: the disk is full"):
        open_journal(tmp_path, clock)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    open_journal(tmp_path, clock).close()


def test_the_quicker_of_two_first_starts_wins(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    overtakings = iter([True])

    def overtaken(connection: sqlite3.Connection) -> None:
        migrate(connection)
        if next(overtakings, False):
            quicker = JournalStore.open(tmp_path, clock, MIDNIGHT)
            quicker.add(a_rating())
            quicker.close()

    monkeypatch.setattr(journal_file, "migrate", overtaken)
    store = JournalStore.open(tmp_path, clock, MIDNIGHT)
    assert len(store.entries()) == 1
    store.close()
    assert names_in(tmp_path) == [JOURNAL_NAME]


def test_old_left_overs_are_swept_and_young_ones_are_not(tmp_path: Path, clock: FakeClock) -> None:
    now = clock.now().timestamp()
    for name, age in {"old": 2 * _DAY_S, "old-journal": 2 * _DAY_S, "young": 60}.items():
        left_over = tmp_path / f".{JOURNAL_NAME}.new-{name}"
        left_over.write_bytes(b"half")
        os.utime(left_over, (now - age, now - age))
    (tmp_path / "mine.txt").write_text("mine")
    os.utime(tmp_path / "mine.txt", (0, 0))
    open_journal(tmp_path, clock).close()
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {JOURNAL_NAME, f".{JOURNAL_NAME}.new-young", "mine.txt"}


def test_a_second_name_of_the_journal_is_swept_at_once(path: Path, clock: FakeClock) -> None:
    second = path.with_name(f".{JOURNAL_NAME}.new-second")
    second.hardlink_to(path)
    open_journal(path.parent, clock).close()
    assert not second.exists()
    assert path.stat().st_nlink == 1


# Death at any moment

_ADD_FOR_EVER = """
import sys
from pathlib import Path
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating
store = JournalStore.open(Path(sys.argv[1]), FakeClock(), MIDNIGHT)
while True:
    print(store.add(a_rating()).entry_id, flush=True)
"""


def test_what_was_said_to_be_saved_survives_a_kill(tmp_path: Path, clock: FakeClock) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _ADD_FOR_EVER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as process:
        assert process.stdout
        saved = [process.stdout.readline().strip() for _ in range(50)]
        process.kill()
        saved += process.stdout.read().split("\n")[:-1]
    store = JournalStore.open(tmp_path, clock, MIDNIGHT)
    found = [str(entry.id) for entry in store.entries()]
    store.close()
    assert len(saved) >= 50
    assert set(saved) <= set(found)
    assert len(found) <= len(saved) + 1
