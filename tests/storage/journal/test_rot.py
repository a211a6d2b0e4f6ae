"""One byte of a journal changes on the disk: that is harmless, or it is named before anything is written."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import DamagedJournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.restore import Repaired, repair
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.whole.known import note_path, recalled
from backcare_tui.storage.journal.whole.note import read_note, write_note
from backcare_tui.storage.journal.whole.stamp import stamp_of
from tests.fake_clock import FakeClock
from tests.storage.conftest import rot_the_index
from tests.storage.entries import MORNING, a_draft, a_rating, an_entry_draft
from tests.storage.taken_in import taken_in

_AFTERWARDS = a_rating(note="written afterwards", at=MORNING + timedelta(days=1))


def live(folder: Path) -> None:
    """A journal with all that one can hold: long notes, changes, deletions, drafts, and pages that are free."""
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        store.mark_welcome_seen()
        for number in range(60):
            store.add(a_rating(number % 11, note=f"number {number} " + "after a long drive, " * (number % 5)))
        long = a_rating(3, note="x" * 9_000)
        store.add(long)
        store.change(long.model_copy(update={"note": "y" * 5_000}))
        store.delete(store.entries()[0].id)
        store.undo()
        store.delete(store.entries()[5].id)
        store.save_draft(an_entry_draft())
        gone = an_entry_draft()
        store.save_draft(gone.model_copy(update={"typed": {**gone.typed, "note": "z" * 20_000}}))
        store.drop_draft(gone.id)
        store.save_draft(a_draft())


def held(store: JournalStore) -> tuple[object, ...]:
    """All that STORE shows, without what is written afterwards."""
    entries = [entry for entry in store.entries() if entry.id != _AFTERWARDS.id]
    revisions = [revision for revision in store.revisions() if revision.entry_id != _AFTERWARDS.id]
    return entries, revisions, store.abandoned()


@pytest.fixture(scope="module")
def journal() -> Iterator[tuple[bytes, tuple[object, ...]]]:
    """The bytes of a journal, and what it holds."""
    room = Path(tempfile.mkdtemp())
    folder = room / "data"
    live(folder)
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        assert len(store.entries()) == 60
        assert len(store.abandoned()) == 2
        what = held(store)
    yield (folder / JOURNAL_NAME).read_bytes(), what
    shutil.rmtree(room)


def over_it(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)


def over_it_and_hide_it(path: Path, data: bytes) -> None:
    before = path.stat()
    over_it(path, data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def in_its_place(path: Path, data: bytes) -> None:
    beside = path.with_name("beside")
    beside.write_bytes(data)
    shutil.copystat(path, beside)
    beside.replace(path)


def past_all_clocks(path: Path, data: bytes) -> None:
    """As a disk does that rots: the note of what was found says the same of the file as before."""
    over_it(path, data)
    note = read_note(note_path(path))
    assert note is not None
    write_note(note_path(path), ".made-", note | {"stamp": stamp_of(path)})


Write = Callable[[Path, bytes], object]


def wrong(data: bytes, whole: tuple[object, ...], before: bytes = b"", write: Write = Path.write_bytes) -> str:
    """What is wrong if a journal has the bytes DATA, whose WHOLE was something; empty if nothing is. If BEFORE is
    given, it was found to be that, and DATA is written as WRITE does.
    """
    folder = Path(tempfile.mkdtemp())
    path = folder / "data" / JOURNAL_NAME
    path.parent.mkdir()
    path.write_bytes(before or data)
    try:
        if before:
            with closing(JournalStore.open(path.parent, FakeClock(), MIDNIGHT)) as store:
                store.start_day()
            assert recalled(path)
            write(path, data)
        try:
            with closing(JournalStore.open(path.parent, FakeClock(), MIDNIGHT)) as store:
                day = store.start_day()
                named = bool(day.damaged or day.unreadable or day.misplaced)
                if path.read_bytes() != data:
                    return "it was written to before anything was named"
                store.add(_AFTERWARDS)
                if not named and held(store) != whole:
                    return "it holds something else, and that was not named"
        except BackcareError:
            return "" if path.read_bytes() == data else "it was refused, and is not as it was"
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return "a journal that is not whole was written to"
        with closing(JournalStore.open(path.parent, FakeClock(), MIDNIGHT)) as store:
            if _AFTERWARDS not in store.entries():
                return "what was written into it is not there"
            return "" if named or held(store) == whole else "it holds something else afterwards"
    finally:
        shutil.rmtree(folder)


def changed(data: bytes, offset: int, bits: int) -> bytes:
    return data[:offset] + bytes([data[offset] ^ bits]) + data[offset + 1 :]


@given(place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
@example(place=0.0, bits=1)
def test_a_changed_byte_is_harmless_or_named(
    journal: tuple[bytes, tuple[object, ...]], place: float, bits: int
) -> None:
    data, whole = journal
    assert wrong(changed(data, int(place * len(data)), bits), whole) == ""


@given(
    place=st.floats(0, 1, exclude_max=True),
    bits=st.integers(1, 255),
    write=st.sampled_from([over_it, over_it_and_hide_it, in_its_place]),
)
def test_a_byte_that_another_program_changes_after_all_was_found_whole_is_harmless_or_named(
    journal: tuple[bytes, tuple[object, ...]], place: float, bits: int, write: Write
) -> None:
    data, whole = journal
    assert wrong(changed(data, int(place * len(data)), bits), whole, data, write) == ""


def test_a_note_that_claims_too_much_is_found_out(journal: tuple[bytes, tuple[object, ...]]) -> None:
    data, whole = journal
    places = range(0, len(data), len(data) // 100)
    assert any(wrong(changed(data, place, 1), whole, data, past_all_clocks) for place in places)


@pytest.mark.parametrize("bits", [0x01, 0x02, 0x80, 0xFF])
def test_each_byte_of_the_header_is_harmless_or_named(
    journal: tuple[bytes, tuple[object, ...]], bits: int
) -> None:
    data, whole = journal
    found = {offset: wrong(changed(data, offset, bits), whole) for offset in range(100)}
    assert {offset: what for offset, what in found.items() if what} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("bits", [0x01, 0x10, 0x80])
def test_each_byte_is_harmless_or_named(journal: tuple[bytes, tuple[object, ...]], bits: int) -> None:
    data, whole = journal
    found = {offset: wrong(changed(data, offset, bits), whole) for offset in range(len(data))}
    assert {offset: what for offset, what in found.items() if what} == {}


# An index that leaves out a row: everything can be read, and nothing may be written


@pytest.fixture
def with_a_rotten_index(folder: Path) -> Path:
    entry = a_rating(note="it is there")
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        store.add(entry)
        store.add(a_rating())
        store.back_up(Reason.ASKED)
    rot_the_index(folder / JOURNAL_NAME, entry)
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    return folder


def test_a_rotten_index_is_named_and_not_written_to(with_a_rotten_index: Path, clock: FakeClock) -> None:
    path = with_a_rotten_index / JOURNAL_NAME
    before = path.read_bytes()
    with closing(JournalStore.open(with_a_rotten_index, clock, MIDNIGHT)) as store:
        for act in (
            lambda: store.add(a_rating()),
            lambda: taken_in(store, [a_rating()]),
            lambda: store.save_draft(a_draft()),
            lambda: store.back_up(Reason.ASKED),
            lambda: store.copy_to(with_a_rotten_index / "copy.db"),
            store.start_day,
            store.undo,
            store.mark_welcome_seen,
        ):
            with pytest.raises(DamagedJournalError, match="is damaged"):
                act()
        assert len(store.entries()) == 2
    assert path.read_bytes() == before
    assert not (with_a_rotten_index / "copy.db").exists()


def test_a_rotten_index_is_repaired(with_a_rotten_index: Path, clock: FakeClock) -> None:
    done = repair(with_a_rotten_index, clock)
    assert isinstance(done, Repaired)
    assert (done.read, done.lost) == (2, 0)
    with closing(JournalStore.open(with_a_rotten_index, clock, MIDNIGHT)) as store:
        store.add(a_rating())
        assert len(store.entries()) == 3


def test_a_rotten_draft_is_not_offered_and_is_named(folder: Path, clock: FakeClock) -> None:
    draft = an_entry_draft()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.save_draft(draft.model_copy(update={"typed": {**draft.typed, "note": "as it was typed"}}))
        store.add(a_rating())
    path = folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes().replace(b"as it was typed", b"as it was tyPed"))
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.abandoned() == ()
        assert store.start_day().unreadable == 1
    done = repair(folder, clock)
    assert isinstance(done, Repaired)
    assert done.unread == 1
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.start_day().unreadable == 0


def test_the_draft_of_an_older_program_has_no_seal_and_is_offered(store: JournalStore) -> None:
    draft = an_entry_draft()
    store.database.set_state(f"entry-draft:{draft.id}", draft.model_dump_json())
    assert store.abandoned() == (draft,)
    assert store.rotten() == (0, 0)


def test_a_device_whose_name_has_rotted_gets_another(store: JournalStore) -> None:
    first = store.add(a_rating())
    store.database.set_state("device", "rotten")
    second = store.add(a_rating())
    assert isinstance(second.device, UUID)
    assert second.device != first.device
