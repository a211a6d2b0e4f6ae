"""A journal with two names on the disk: a crash under one could take back what was saved under the other."""

from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.errors import JournalFileError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating


@pytest.fixture
def path(folder: Path, clock: FakeClock) -> Path:
    """A journal of one entry that nobody has open."""
    store = JournalStore.open(folder, clock, MIDNIGHT)
    store.add(a_rating())
    store.close()
    return folder / JOURNAL_NAME


@pytest.mark.parametrize("place", ["beside", "elsewhere"])
def test_a_journal_with_a_second_name_is_refused_until_that_is_gone(
    path: Path, clock: FakeClock, tmp_path_factory: pytest.TempPathFactory, place: str
) -> None:
    second = (path.parent if place == "beside" else tmp_path_factory.mktemp("other")) / "second.db"
    second.hardlink_to(path)
    before = path.read_bytes()
    with pytest.raises(JournalFileError, match=r"is also there as .* \(a hard link\)") as caught:
        JournalStore.open(path.parent, clock, MIDNIGHT)
    assert (str(second) in caught.value.title) == (place == "beside")
    assert "Remove that other name and try again" in caught.value.advice
    assert path.read_bytes() == before
    second.unlink()
    JournalStore.open(path.parent, clock, MIDNIGHT).close()


def test_a_second_name_of_its_own_making_is_no_reason(path: Path, clock: FakeClock) -> None:
    """As a repair gives a damaged journal, and a crash may leave it."""
    path.with_name(f"{JOURNAL_NAME}.damaged-2026-11-22T083000Z").hardlink_to(path)
    JournalStore.open(path.parent, clock, MIDNIGHT).close()


def test_a_link_that_is_no_hard_one_is_no_second_name(path: Path, clock: FakeClock) -> None:
    path.with_name("shortcut.db").symlink_to(path)
    JournalStore.open(path.parent, clock, MIDNIGHT).close()
