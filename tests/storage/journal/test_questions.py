"""What is asked of the journal is answered as if every revision had been read."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.day_told import days_told
from backcare_tui.domain.journal.days import LATEST_START, Days
from backcare_tui.domain.journal.entry import Entry, SessionEntry
from backcare_tui.domain.journal.overview import overview_of, practice_of
from backcare_tui.domain.journal.revision import current_entries
from backcare_tui.domain.journal.trend.baseline import baseline_of
from backcare_tui.domain.journal.trend.daily_pain import pain_by_day
from backcare_tui.domain.journal.wanted import Wanted, in_turn, page_of
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, a_rating, a_session, activities, entries

NOW = MORNING
NEAR = st.timedeltas(timedelta(days=-40), timedelta(days=10)).map(lambda away: NOW + away)
"""Moments about now, where the spans of rules begin and end."""
BEFORE = st.sampled_from([84, 84 + 365]).flatmap(
    lambda days: st.timedeltas(timedelta(days=-days - 1), timedelta(days=1 - days)).map(lambda away: NOW + away)
)
"""Moments about the ends of the year of which only walks are known."""


def near(entry: Entry, at: datetime) -> Entry:
    """ENTRY as it would be at AT, with its own offset."""
    moved = at.astimezone(entry.at.tzinfo)
    times = {"at": moved}
    if hasattr(entry, "ended_at"):
        times["ended_at"] = moved + timedelta(minutes=20)
    return entry.model_copy(update=times)


@given(
    st.lists(st.builds(near, entries(), NEAR) | st.builds(near, activities(), BEFORE), max_size=12),
    st.lists(st.tuples(st.sampled_from(["change", "delete", "undo"]), st.integers(0, 11), NEAR), max_size=6),
    st.integers(0, 14),
    st.timedeltas(timedelta(), LATEST_START).map(Days),
)
def test_every_question(
    told: list[Entry], acts: Iterable[tuple[str, int, datetime]], count: int, days: Days
) -> None:
    with TemporaryDirectory() as folder:
        store = JournalStore.open(Path(folder, "data"), FakeClock(), days=days)
        for entry in told:
            store.add(entry)
        for act, number, at in acts:
            if act == "undo":
                store.undo()
            elif told:
                entry = told[number % len(told)]
                store.delete(entry.id) if act == "delete" else store.change(near(entry, at))
        known = current_entries(store.revisions())
        since = (NOW - timedelta(days=count)).date()
        assert store.overview(NOW) == overview_of(known, NOW, days=days)
        assert store.practice(NOW) == practice_of(known, NOW)
        assert tuple(store.each()) == known
        for wanted in (Wanted(), Wanted(since=since), Wanted("a", until=since), *wanted_of(known)):
            assert store.page(count, NOW, wanted) == page_of(known, count, NOW, wanted, days=days)
            in_order = list(islice(in_turn(known, NOW, wanted, days=days), count))
            assert list(store.each(NOW, wanted, count)) == in_order
        assert store.pain_by_day(since, NOW.date()) == pain_by_day(known, since, NOW.date(), days)
        assert store.days_told(since, NOW.date()) == days_told(known, since, NOW.date(), days)
        assert store.baseline(since) == baseline_of(pain_by_day(known, date.min, since, days))
        assert store.first_day() == min((days.of(entry.at) for entry in known), default=None)
        assert store.count() == len(known)
        for entry in told:
            assert store.entry(entry.id) == next((one for one in known if one.id == entry.id), None)
        store.close()


def wanted_of(entries: Iterable[Entry]) -> Iterator[Wanted]:
    """What asks for one of ENTRIES at least, though perhaps for no more."""
    for entry in entries:
        yield Wanted(entry.note, entry.kind)
        yield from (Wanted(exercise=exercise) for exercise in entry.exercises_done)
        if isinstance(entry, SessionEntry):
            yield Wanted(routine=entry.routine)


def test_what_is_written_meanwhile_changes_nothing_of_what_is_gone_through(store: JournalStore) -> None:
    first, second = a_rating(1), a_rating(2, at=MORNING - timedelta(hours=1))
    store.add(first)
    store.add(second)
    each = store.each()
    assert next(each) == first
    store.delete(second.id)
    store.add(a_session(at=MORNING - timedelta(days=1)))
    assert list(each) == [second]


def test_nobody_waits_for_whoever_takes_long_over_the_entries(store: JournalStore, second: JournalStore) -> None:
    for number in range(3):
        store.add(a_rating(number, at=MORNING - timedelta(hours=number)))
    each = store.each()
    assert next(each).at == MORNING
    second.add(a_rating(9))
    assert len(list(each)) == 2


def test_an_entry_that_never_was(store: JournalStore) -> None:
    assert store.entry(uuid4()) is None


def test_the_hours_before_the_calendars_first_day_belong_to_it(folder: Path) -> None:
    first, last = datetime(1, 1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)
    with closing(JournalStore.open(folder, FakeClock(), days=Days(timedelta(hours=3)))) as store:
        store.add(a_rating(3, at=first))
        store.add(a_rating(4, at=last))
        assert store.pain_by_day(date.min, date.max) == {date.min: {3: 1}, date.max: {4: 1}}
        assert list(store.each(wanted=Wanted(since=date.min, until=date.min))) == [store.entries()[1]]
        assert list(store.each(wanted=Wanted(since=date.max, until=date.max))) == [store.entries()[0]]


def test_a_trend_over_all_years(store: JournalStore) -> None:
    store.add(a_rating(3, at=datetime(1950, 1, 2, 3, tzinfo=UTC)))
    store.add(a_rating(4, at=datetime(2100, 1, 2, 3, tzinfo=UTC)))
    assert store.pain_by_day(date.min, date.max) == {date(1950, 1, 2): {3: 1}, date(2100, 1, 2): {4: 1}}
