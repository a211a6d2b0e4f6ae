"""The note of what was found is a help, and nothing more."""

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.whole import known
from backcare_tui.storage.journal.whole.known import note_path
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating
from tests.storage.journal.whole.conftest import Looks, log


def test_it_is_private(looked_at: Path) -> None:
    assert note_path(looked_at / JOURNAL_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("call", ["mkstemp", "replace", "utime", "open"])
def test_that_it_cannot_be_kept_is_no_error(
    looked_at: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The harnesses of tests/faults let each single call fail; here all of one kind do, for the note alone."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    names = {
        "mkstemp": "backcare_tui.storage.journal.whole.note.temporary_file",
        "replace": "pathlib.Path.replace",
        "utime": "backcare_tui.storage.journal.whole.stamp.os.utime",
        "open": "backcare_tui.storage.journal.whole.note.os.open",
    }
    with monkeypatch.context() as failing, closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        failing.setattr(names[call], fail)
        for _ in range(3):
            store.add(a_rating())
        assert len(store.entries()) == 5
    log(looked_at, clock)
    assert [path for path in looked_at.iterdir() if ".new-" in path.name] == []


def test_where_no_stamp_can_be_had_it_is_looked_at_once_for_each_opening(
    looked_at: Path, clock: FakeClock, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_path(looked_at / JOURNAL_NAME).unlink()
    monkeypatch.setattr("backcare_tui.storage.journal.whole.wholeness.marked", lambda _: None)
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        for _ in range(3):
            store.add(a_rating())
    assert looks.pages() == 2
    assert not note_path(looked_at / JOURNAL_NAME).exists()


def test_where_the_system_does_not_say_when_it_was_started_nothing_is_remembered(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "boot", lambda: "")
    log(folder, clock)
    assert not note_path(folder / JOURNAL_NAME).exists()
