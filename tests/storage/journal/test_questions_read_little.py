"""What is asked of a long journal reads no more of it than of a short one."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.day_told import DaysTold
from backcare_tui.domain.journal.memo import Kept
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.journal.store import JournalStore
from tests.storage.entries import MORNING, a_memo, a_rating, a_session
from tests.storage.taken_in import taken_in

NOW, TODAY = MORNING, MORNING.date()


def fortnight(years_ago: int) -> list[Kept]:
    """A rating, a session and a planned day that was changed every ten hours, until so long ago."""
    found: list[Kept] = []
    for hours in range(1, 300, 10):
        at = NOW - timedelta(hours=hours, days=365 * years_ago)
        found += [a_rating(at=at), a_session(at=at, ended_at=at + timedelta(minutes=9)), a_memo(at=at)]
    return found


LATELY = fortnight(0)
LONG_AGO = [entry for years in range(2, 12) for entry in fortnight(years)]


def rows_read(store: JournalStore, ask: Callable[[JournalStore], object]) -> int:
    """How many rows ASK lets SQLite give."""
    rows = 0

    def counted(_: object, row: object) -> object:
        nonlocal rows
        rows += 1
        return row

    store.database.connection.row_factory = counted
    ask(store)
    store.database.connection.row_factory = None
    return rows


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.overview(NOW),
        lambda store: store.overview(NOW, recent=0),
        lambda store: store.glance(NOW),
        lambda store: store.practice(NOW),
        lambda store: store.page(20, NOW),
        lambda store: list(store.each(NOW, limit=20)),
        lambda store: store.pain_by_day(TODAY - timedelta(days=9), TODAY),
        lambda store: store.days_told(TODAY - timedelta(days=9), TODAY),
        lambda store: store.entry(LATELY[0].id),
        lambda store: store.memos_at(NOW),
        lambda store: store.count(),
    ],
    ids=[
        "overview",
        "no entries",
        "glance",
        "practice",
        "page",
        "each",
        "trend",
        "days",
        "entry",
        "memos",
        "count",
    ],
)
def test_as_much_is_read_of_a_long_journal_as_of_a_short_one(
    store: JournalStore, ask: Callable[[JournalStore], object]
) -> None:
    taken_in(store, LATELY)
    short = rows_read(store, ask)
    taken_in(store, LONG_AGO)
    assert store.count() + len(store.memos()) == 11 * len(LATELY)
    assert rows_read(store, ask) == short


def test_the_entries_of_a_day_are_not_read_again_until_somebody_writes(
    store: JournalStore, second: JournalStore
) -> None:
    def overview_soon(store: JournalStore) -> Overview:
        return store.overview(NOW + timedelta(minutes=1))

    taken_in(store, LATELY)
    whole = rows_read(store, overview_soon)
    again = rows_read(store, overview_soon)
    assert again < whole - len(LATELY) / 3
    for window in (store, second):
        rated = a_rating(at=NOW)
        window.add(rated)
        assert overview_soon(store).recent[0] == rated
        assert rows_read(store, overview_soon) == again
        window.delete(rated.id)
        assert overview_soon(store).recent[0] != rated
    assert rows_read(store, lambda store: store.overview(NOW + timedelta(days=1))) > again


def test_days_are_not_told_anew_until_somebody_writes(store: JournalStore, second: JournalStore) -> None:
    def told(store: JournalStore) -> DaysTold:
        return store.days_told(TODAY - timedelta(days=9), TODAY)

    taken_in(store, LATELY)
    begun = told(store)[TODAY].entries
    assert rows_read(store, told) == 1, "what changes with each commit"
    for window in (store, second):
        rated = a_rating(at=NOW)
        window.add(rated)
        assert told(store)[TODAY].entries == begun + 1
        window.delete(rated.id)
        assert told(store)[TODAY].entries == begun
    assert rows_read(store, lambda store: store.days_told(TODAY - timedelta(days=8), TODAY)) > 1


def test_what_was_taken_back_is_not_read_to_see_whether_more_can_be(store: JournalStore) -> None:
    def undone(count: int) -> int:
        taken_in(store, [a_rating() for _ in range(count)])
        store.undo()
        return rows_read(store, JournalStore.can_undo)

    taken_in(store, LATELY)
    assert undone(30) == undone(3)
    assert not store.can_undo()
    changed = LATELY[0]
    store.change(changed.model_copy(update={"note": "put right"}))
    store.undo()
    taken_in(store, [changed])
    assert not store.can_undo()


def test_the_ids_of_a_file_are_looked_for_together(store: JournalStore) -> None:
    taken_in(store, LONG_AGO)
    unknown = [uuid4() for _ in range(len(LONG_AGO))]
    either = [id_ for both in zip((entry.id for entry in LONG_AGO), unknown, strict=True) for id_ in both]
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    assert store.never_held(either) == tuple(unknown)
    store.database.connection.set_trace_callback(None)
    assert len(asked) <= 10 < len(either) / 50
