"""A clock that stands still, a journal in a folder of its own, and a way to lose root's powers."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock

_NOBODY = 65534
_CHECKOUT = Path(__file__).parents[2]
_AS_NOBODY = f"""
import os, sys
from pathlib import Path
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.written.catalogue_files import load_catalogue
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.folders import private_folder
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import load_settings
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating
import importlib.resources, platformdirs, platformdirs.unix, resource, signal
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({_NOBODY})
    os.setuid({_NOBODY})
"""

RunAsNobody = Callable[[str], str]


def mode_of(path: Path) -> int:
    """The permissions of PATH, such as 0o600."""
    return stat.S_IMODE(path.stat().st_mode)


def rows_in(folder: Path, name: str = JOURNAL_NAME) -> int:
    """How many revisions the journal in FOLDER has."""
    with closing(sqlite3.connect(folder / name)) as connection:
        count: int = connection.execute("SELECT count(*) FROM revision").fetchone()[0]
        return count


def names_in(folder: Path) -> list[str]:
    """What lies in FOLDER, apart from the notes of what was found whole."""
    return [path.name for path in folder.iterdir() if not path.name.endswith(".whole")]


def rot_the_index(path: Path, entry: Entry) -> None:
    """Change one byte of ENTRY's id in the index `revision_of_entry`."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'revision_of_entry'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    at = data.index(str(entry.id).encode(), (page - 1) * size, page * size)
    data[at] ^= 1
    path.write_bytes(data)


def fill_the_disk(store: JournalStore) -> None:
    """Leave the journal no room to grow."""
    pages = store.database.connection.execute("PRAGMA page_count").fetchone()[0]
    store.database.connection.execute(f"PRAGMA max_page_count = {pages}")


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    old = os.umask(request.param)
    yield request.param
    os.umask(old)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where `store` lies."""
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path, clock: FakeClock) -> Iterator[JournalStore]:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        yield store


@pytest.fixture
def second(folder: Path, store: JournalStore, clock: FakeClock) -> Iterator[JournalStore]:
    """Another window on the journal of `store`."""
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as second:
        yield second


@pytest.fixture
def free_folder() -> Iterator[Path]:
    """A folder of an ordinary account: root, who may do everything, gives it away."""
    folder = Path(tempfile.mkdtemp())
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def run_as_nobody(free_folder: Path) -> RunAsNobody:
    """Runs Python lines without root's powers, with `folder` as `free_folder`; returns what they print."""

    def run(lines: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY + lines, str(free_folder)],
            capture_output=True,
            text=True,
            check=False,
            cwd=_CHECKOUT,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
