"""A journal written to a file and taken in elsewhere is the same journal there, day by day, of any size."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.words.text import NOTE_LIMIT
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.exchange.preview import Preview
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating, entries
from tests.storage.exchange.reader import NOW, import_file, read_csv
from tests.storage.taken_in import taken_in

OpenJournal = Callable[[Days], JournalStore]

DAYS = st.sampled_from([0, 1, 180, 12 * 60]).map(lambda minutes: Days(timedelta(minutes=minutes)))


@pytest.fixture(scope="module")
def new_journal(tmp_path_factory: pytest.TempPathFactory) -> OpenJournal:
    """Opens another empty journal each time."""
    numbers = itertools.count()

    def begin(days: Days) -> JournalStore:
        folder = tmp_path_factory.mktemp(f"journal-{next(numbers)}")
        return JournalStore.open(folder, FakeClock(NOW), days=days)

    return begin


def read_in(store: JournalStore, reading: Reading) -> int:
    return store.take_in(Preview(reading, store.never_held(reading.entries)).storable())


@given(
    given_entries=st.lists(entries(), max_size=5, unique_by=lambda entry: entry.id),
    days=DAYS,
    name=st.sampled_from(["j.json", "j.csv"]),
)
def test_every_kind_counts_for_the_day_it_did(
    new_journal: OpenJournal, tmp_path: Path, given_entries: Sequence[Entry], days: Days, name: str
) -> None:
    path = tmp_path / name
    path.unlink(missing_ok=True)
    with closing(new_journal(days)) as here, closing(new_journal(days)) as there:
        taken_in(here, given_entries)
        export_file(here.each(), path)
        assert read_in(there, import_file(path)) == len(given_entries)
        assert there.days_told(date.min, date.max) == here.days_told(date.min, date.max)
        assert read_in(there, import_file(path)) == 0


@given(day=st.dates(date(2000, 1, 1), date(2026, 11, 25)), starts=st.times(max_value=time(12)))
def test_a_row_with_a_day_alone_counts_for_that_day_whenever_days_begin(day: date, starts: time) -> None:
    (entry,) = read_csv(f"at,pain\n{day},4\n").entries.values()
    assert Days(timedelta(hours=starts.hour, minutes=starts.minute)).of(entry.at) == day


@pytest.mark.parametrize("name", ["j.json", "j.csv"])
def test_an_export_of_any_size_is_taken_in(tmp_path: Path, name: str) -> None:
    def many() -> Iterator[Entry]:
        for number in range(1_100):
            yield a_rating(number % 11, note=f"{number} ".ljust(NOTE_LIMIT, "x"))

    path = tmp_path / name
    export_file(many(), path)
    assert path.stat().st_size > 20_000_000
    reading = import_file(path)
    assert (len(reading.entries), reading.problems) == (1_100, [])
