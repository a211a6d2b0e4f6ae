"""What was looked at once is not read again, and nothing is believed that was not looked at."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.errors import DamagedJournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.whole import known
from backcare_tui.storage.journal.whole import stamp as stamps
from backcare_tui.storage.journal.whole.known import note_path, recalled
from backcare_tui.storage.journal.whole.note import read_note
from backcare_tui.storage.journal.whole.stamp import Stamp, marked, stamp_of
from backcare_tui.storage.journal.whole.wholeness import Wholeness
from tests.fake_clock import FakeClock
from tests.storage.conftest import rot_the_index
from tests.storage.entries import a_rating, an_entry_draft
from tests.storage.journal.whole.conftest import Looks, log
from tests.storage.taken_in import taken_in

_DAY_S = 86_400


# What is not read again


def test_a_second_write_of_a_day_looks_at_nothing_again(looked_at: Path, clock: FakeClock, looks: Looks) -> None:
    for _ in range(3):
        log(looked_at, clock)
    assert (looks.pages(), looks.rows(), looks.list_rows()) == (0, 0, 0)


def test_the_first_write_of_a_day_looks_at_everything(looked_at: Path, clock: FakeClock, looks: Looks) -> None:
    clock.advance(_DAY_S)
    log(looked_at, clock)
    assert looks.pages() == 0  # they were those of its backup, verified as a copy
    assert (looks.rows(), looks.list_rows()) == (1, 1)
    assert recalled(looked_at / JOURNAL_NAME) is not None


def test_looking_only_believes_what_was_found_on_another_day(
    looked_at: Path, clock: FakeClock, looks: Looks
) -> None:
    clock.advance(_DAY_S)
    before = note_path(looked_at / JOURNAL_NAME).read_bytes()
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        assert len(store.entries()) == 2
    assert looks.pages() == 0
    assert note_path(looked_at / JOURNAL_NAME).read_bytes() == before


def test_a_new_journal_is_known_from_its_first_write_on(folder: Path, clock: FakeClock, looks: Looks) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        looks.clear()
        store.save_draft(an_entry_draft())
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
    assert looks.pages() == 0


def test_two_windows_carry_on_what_each_other_found(looked_at: Path, clock: FakeClock, looks: Looks) -> None:
    with (
        closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as one,
        closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as other,
    ):
        for _ in range(3):
            one.add(a_rating())
            other.add(a_rating())
            other.add(a_rating())
    log(looked_at, clock)
    assert (looks.pages(), looks.rows(), looks.list_rows()) == (0, 0, 0)


def test_a_look_that_was_left_is_gone_on_with(folder: Path, clock: FakeClock, looks: Looks) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        taken_in(store, [a_rating() for _ in range(3500)])
        clock.advance(_DAY_S)
        assert [store.look_on() for _ in range(2)] == [None, None]
        assert looks.rows() == 2
    looks.clear()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())  # what is written meanwhile is no reason to begin anew
        store.start_day()
    assert (looks.rows(), looks.list_rows()) == (2, 4)


def test_a_change_that_begins_to_be_written_early_is_looked_at_afterwards(
    looked_at: Path, clock: FakeClock, looks: Looks
) -> None:
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        taken_in(store, [a_rating(note="x" * 3000) for _ in range(2000)])
    assert looks.pages() == 1
    looks.clear()
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        assert looks.pages() == 0
        store.start_day()
    assert looks.rows() == 3


# What is looked at again: whoever writes is noticed


def write_a_byte(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read()
        file.seek(-1, os.SEEK_END)
        file.write(last)


def write_a_byte_and_hide_it(path: Path) -> None:
    before = path.stat()
    write_a_byte(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def write_with_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE state SET body = body || 'x'")


def put_a_copy_in_its_place(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy2(path, copy)
    copy.replace(path)


def come_back_from_elsewhere(path: Path) -> None:
    moved = path.parent.with_name("elsewhere")
    shutil.copytree(path.parent, moved)
    shutil.rmtree(path.parent)
    moved.rename(path.parent)


def start_the_computer_anew(_: Path) -> None:
    known.boot = lambda: "another"


def lose_the_note(path: Path) -> None:
    note_path(path).unlink()


def have_a_pipe_instead(path: Path) -> None:
    lose_the_note(path)
    os.mkfifo(note_path(path))


def have_a_link_instead(path: Path) -> None:
    note_path(path).rename(path.with_name("the-note"))
    note_path(path).symlink_to("the-note")


def have_a_folder_instead(path: Path) -> None:
    lose_the_note(path)
    note_path(path).mkdir()


def have_much_instead(path: Path) -> None:
    os.truncate(note_path(path), 1_000_000_000)


def have_rubbish_instead(path: Path) -> None:
    note_path(path).write_bytes(os.urandom(300))


def have_one_of_another_day_instead(path: Path) -> None:
    note = note_path(path)
    note.write_bytes(note.read_bytes().replace(b"2026-11-22", b"2026-11-23"))


def let_others_write_it(path: Path) -> None:
    note_path(path).chmod(0o666)


def give_it_away(path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give a file away")
    os.chown(note_path(path), 65534, 65534)


_MISHAPS = [
    write_a_byte,
    write_a_byte_and_hide_it,
    write_with_another_program,
    put_a_copy_in_its_place,
    come_back_from_elsewhere,
    start_the_computer_anew,
    lose_the_note,
    have_a_pipe_instead,
    have_a_link_instead,
    have_a_folder_instead,
    have_much_instead,
    have_rubbish_instead,
    have_one_of_another_day_instead,
    let_others_write_it,
    give_it_away,
]


@pytest.mark.parametrize("mishap", _MISHAPS)
def test_whatever_happens_to_it_everything_is_looked_at_again(
    looked_at: Path,
    clock: FakeClock,
    looks: Looks,
    monkeypatch: pytest.MonkeyPatch,
    mishap: Callable[[Path], None],
) -> None:
    monkeypatch.setattr(known, "boot", known.boot)
    mishap(looked_at / JOURNAL_NAME)
    log(looked_at, clock)
    assert (looks.pages(), looks.rows(), looks.list_rows()) == (2, 1, 1)
    looks.clear()
    log(looked_at, clock)
    again = mishap is have_a_folder_instead  # in whose place nothing is put
    assert bool(looks.pages()) == again


@pytest.mark.parametrize("mishap", [write_a_byte, write_a_byte_and_hide_it, write_with_another_program])
def test_it_is_noticed_in_a_window_that_is_open_too(
    looked_at: Path, clock: FakeClock, looks: Looks, mishap: Callable[[Path], None]
) -> None:
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        mishap(looked_at / JOURNAL_NAME)
        assert looks.pages() == 0
        store.add(a_rating())
        assert looks.pages() == 1


class CoarseClock:
    """A file system whose clock stands still from a commit to what another program writes after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, marked: Callable[[Path], Stamp | None]) -> None:
        self._marked = marked
        self._tick_ns = 0
        monkeypatch.setattr("backcare_tui.storage.journal.whole.wholeness.marked", self._mark)
        for module in ("stamp", "known", "wholeness"):
            monkeypatch.setattr(f"backcare_tui.storage.journal.whole.{module}.stamp_of", self._stamp_of)

    def write_a_byte(self, path: Path) -> None:
        write_a_byte(path)
        os.utime(path, ns=(self._tick_ns, self._tick_ns))

    def _mark(self, path: Path) -> Stamp | None:
        self._tick_ns = path.stat().st_mtime_ns
        return self._marked(path)

    def _stamp_of(self, path: Path) -> Stamp | None:
        found = stamp_of(path)
        return found and found._replace(changed_ns=2**62)


def is_noticed_within_a_tick(folder: Path, clock: FakeClock, ticking: CoarseClock) -> bool:
    path = folder / JOURNAL_NAME
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        assert recalled(path) is not None
        ticking.write_a_byte(path)
        return recalled(path) is None


def test_a_write_within_the_same_tick_of_the_clock_is_noticed(
    looked_at: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_noticed_within_a_tick(looked_at, clock, CoarseClock(monkeypatch, marked))
    with monkeypatch.context() as unmarked:
        assert not is_noticed_within_a_tick(looked_at, clock, CoarseClock(unmarked, stamps.stamp_of))


def test_a_new_day_is_noticed_in_a_window_that_is_open(looked_at: Path, clock: FakeClock, looks: Looks) -> None:
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        clock.advance(_DAY_S)
        store.add(a_rating())
        assert looks.pages() == 1
        clock.advance(-_DAY_S)
        store.add(a_rating())
        assert looks.pages() == 2


def test_an_index_that_rots_behind_a_note_is_named_on_the_next_day(looked_at: Path, clock: FakeClock) -> None:
    """A disk that loses something without anybody writing leaves the file as it was from outside."""
    path = looked_at / JOURNAL_NAME
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        entry = store.entries()[0]
    rot_the_index(path, entry)
    was = recalled_anyway(path)
    clock.advance(_DAY_S)
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        assert recalled(path) == was
        with pytest.raises(DamagedJournalError):
            store.add(a_rating())


def recalled_anyway(path: Path) -> known.Known:
    """What the note at PATH says, made to be true of the file as it is now."""
    content = read_note(note_path(path))
    assert content is not None
    stamp = stamps.stamp_of(path)
    assert stamp is not None
    believed = known.Known(stamp, content["day"], content["pages"], content["rows"], content["all_rows"])
    known.remember(path, ".made-", believed)
    return believed


# A rotten row is found again each time


def test_a_rotten_row_is_told_at_each_start(looked_at: Path, clock: FakeClock) -> None:
    path = looked_at / JOURNAL_NAME
    with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
        store.add(a_rating(note="as it was typed"))
    path.write_bytes(path.read_bytes().replace(b"as it was typed", b"as it was tyPed"))
    for _ in range(3):
        with closing(JournalStore.open(looked_at, clock, MIDNIGHT)) as store:
            assert store.start_day().damaged == 1
            store.add(a_rating())
        clock.advance(_DAY_S)


# Claims that are too large would be found out


def carry_on_whoever_wrote(self: Wholeness) -> None:
    stamp = stamps.stamp_of(self._path)
    assert stamp
    self._keep(known.Known(stamp, self._today(), pages=True, all_rows=True))


@pytest.mark.parametrize("mishap", [write_a_byte, write_with_another_program])
def test_a_program_that_claims_too_much_is_found_out(
    looked_at: Path,
    clock: FakeClock,
    looks: Looks,
    monkeypatch: pytest.MonkeyPatch,
    mishap: Callable[[Path], None],
) -> None:
    monkeypatch.setattr(Wholeness, "make_sure", carry_on_whoever_wrote)
    with pytest.raises(AssertionError):
        test_it_is_noticed_in_a_window_that_is_open_too(looked_at, clock, looks, mishap)
