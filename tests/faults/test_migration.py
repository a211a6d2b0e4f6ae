"""SIGKILL at any moment of making an older journal a newer one: it is one of the two, and nothing between."""

import multiprocessing
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, sleep

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.folders import backup_folder
from backcare_tui.storage.journal.copy import read_copy
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.schema import NEWEST_VERSION
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.faults import newer_program
from tests.faults.newer_program import ROWS
from tests.storage.entries import a_rating
from tests.storage.older import make_older
from tests.storage.taken_in import taken_in

_BOUND_S = 20.0


def journal_of_before(folder: Path) -> None:
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        taken_in(store, [a_rating(note=f"{number:0200}") for number in range(200)])


def an_older_journal(version: int, folder: Path) -> None:
    make_older(version, folder, (a_rating(note=f"{number:0200}") for number in range(2_000)))


_COPIES = multiprocessing.get_context("forkserver")
"""Makes the newer program of a process that has imported it already."""


@contextmanager
def beginning(folder: Path, how: str) -> Iterator[tuple[BaseProcess, "Connection[str, str]"]]:
    """The newer program on the journal in FOLDER as it begins, and what it says from then on."""
    _COPIES.set_forkserver_preload([newer_program.__name__])
    said, its_end = _COPIES.Pipe(duplex=False)
    process = _COPIES.Process(target=newer_program.open_journal, args=(folder, how, its_end))
    process.start()
    its_end.close()
    with said:
        assert said.recv() == "begins"
        yield process, said
    process.join(_BOUND_S)
    process.close()


def killed_at(folder: Path, seconds: float, how: str) -> bool:
    """Kill the newer program so long after it began on the journal in FOLDER; whether it was still at it."""
    with beginning(folder, how) as (process, said):
        sleep(seconds)
        process.kill()
        try:
            said.recv()
        except EOFError:
            return True
        return False


def how_long_it_takes(folder: Path, how: str) -> float:
    with beginning(folder, how) as (_, said):
        start = monotonic()
        assert said.recv() == "done"
        return monotonic() - start


def version_and_rows(folder: Path) -> tuple[int, int | None]:
    """The journal's version, and how many rows the new table has; None if it is not there."""
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'copied'").fetchone()
        return version, connection.execute("SELECT count(*) FROM copied").fetchone()[0] if there else None


def killed_again_and_again(
    tmp_path: Path, chance: random.Random, kills: int, of: Callable[[Path], object], how: str
) -> Iterator[Path]:
    """Folders with the journal that OF makes, whose migration HOW was killed, each at another moment: KILLS of
    them, and at least one before it was done.
    """
    made = tmp_path / "made"
    of(made)
    longest = how_long_it_takes(shutil.copytree(made, tmp_path / "first"), how)
    caught = 0
    for kill in range(kills):
        folder = shutil.copytree(made, tmp_path / str(kill))
        caught += killed_at(folder, chance.uniform(0, longest), how)
        yield folder
    assert caught, "none was killed before it was done"


def whole_backups(folder: Path, rows: int) -> list[Path]:
    """The backups of the journal in FOLDER, each of which has ROWS rows."""
    backups = list(backup_folder(folder).glob("journal-*.db")) if backup_folder(folder).exists() else []
    assert all(len(read_copy(backup).rows) == rows for backup in backups)
    return backups


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.thorough)])
def test_it_is_the_old_or_the_new_journal_and_the_backup_is_whole(
    tmp_path: Path, chance: random.Random, kills: int
) -> None:
    for folder in killed_again_and_again(tmp_path, chance, kills, journal_of_before, "well"):
        version, rows = version_and_rows(folder)
        assert (version, rows) in ((NEWEST_VERSION, None), (NEWEST_VERSION + 1, ROWS))
        backups = whole_backups(folder, 200)
        assert version == NEWEST_VERSION or backups
        with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
            assert connection.execute("SELECT count(*) FROM revision").fetchone() == (200,)


def test_a_migration_that_is_not_one_transaction_is_found_out(tmp_path: Path) -> None:
    journal_of_before(tmp_path / "journal")
    assert killed_at(tmp_path / "journal", 0.5, "badly")
    assert version_and_rows(tmp_path / "journal") not in (
        (NEWEST_VERSION, None),
        (NEWEST_VERSION + 1, ROWS),
    )


@pytest.mark.parametrize("kills", [6, pytest.param(100, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("older", range(1, NEWEST_VERSION))
def test_a_journal_without_a_list_or_with_an_older_one_is_that_or_has_a_whole_one(
    tmp_path: Path, chance: random.Random, kills: int, older: int
) -> None:
    for folder in killed_again_and_again(tmp_path, chance, kills, partial(an_older_journal, older), "now"):
        version, _ = version_and_rows(folder)
        backups = whole_backups(folder, 2_000)
        assert version == older or (version == NEWEST_VERSION and backups)
        with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
            assert store.count() == 2_000
            assert store.differing() == 0
