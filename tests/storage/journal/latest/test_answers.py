"""What is shown is all that is read, and whatever of it has rotted is not believed."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.latest import statements
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, a_rating, a_session

_STATEMENTS = {
    name: text for name, text in vars(statements).items() if "FROM latest" in str(text) and name[0] != "_"
}
_BESIDE = {
    "READ_RATED": {"USE TEMP B-TREE FOR ORDER BY"},
    **{name: {"CORRELATED SCALAR SUBQUERY 1"} for name in _STATEMENTS if "SAYING" in name},
}
"""What may be put in order without an index: those who rated last, who are few; what looks at each word sought."""
_EQUAL_MOMENTS = "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"


def _parameters(statement: str) -> dict[str, int] | tuple[int, ...]:
    """Something for each parameter of STATEMENT."""
    return dict.fromkeys(re.findall(r":(\w+)", statement), 1) or (1,) * statement.count("?")


@pytest.mark.parametrize("name", _STATEMENTS)
def test_each_statement_goes_by_an_index_and_sorts_nothing(store: JournalStore, name: str) -> None:
    statement = _STATEMENTS[name]
    plan = store.database.connection.execute(f"EXPLAIN QUERY PLAN {statement}", _parameters(statement))
    steps = [step for *_, step in plan if step not in (*_BESIDE.get(name, ()), _EQUAL_MOMENTS)]
    assert steps
    assert [step for step in steps if "INDEX" not in step and "USING INTEGER PRIMARY KEY" not in step] == []


def test_what_is_counted_of_a_whole_journal_is_looked_up_in_no_entry(store: JournalStore) -> None:
    for statement in (statements.COUNT_ALL, statements.COUNT_SAYING_ALL):
        plan = store.database.connection.execute(f"EXPLAIN QUERY PLAN {statement}", _parameters(statement))
        assert "USING COVERING INDEX" in next(step for *_, step in plan)


@pytest.mark.parametrize(("notes", "counts"), [(4, 0), (5, 1), (7, 1)])
def test_a_page_that_is_not_full_is_not_counted_too(store: JournalStore, notes: int, counts: int) -> None:
    for number in range(notes):
        store.add(a_rating(1, note="stiff", at=MORNING - timedelta(minutes=number)))
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    page = store.page(5, MORNING, Wanted("stiff"))
    store.database.connection.set_trace_callback(None)
    assert (len(page.told), page.older) == (min(notes, 5), max(0, notes - 5))
    assert sum("count(*)" in one for one in asked) == counts


_ASKING: dict[str, Callable[[JournalStore], object]] = {
    "overview": lambda store: store.overview(MORNING),
    "page": lambda store: store.page(5, MORNING),
    "each": lambda store: list(store.each()),
    "search": lambda store: store.page(5, MORNING, Wanted("stiff")),
}


def _rot(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / JOURNAL_NAME, isolation_level=None)) as connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'revision_never_updated'"
        ).fetchone()
        connection.execute("DROP TRIGGER revision_never_updated")
        connection.execute(statement)
        connection.execute(trigger)


@pytest.mark.parametrize("asking", _ASKING.values(), ids=_ASKING.keys())
@pytest.mark.parametrize(
    "rot",
    [
        "UPDATE revision SET body = replace(body, 'stiff', 'stuff') WHERE seq = 2",
        "UPDATE latest SET at_us = at_us + 3600000000 WHERE seq = 2",
    ],
    ids=["a change", "its place"],
)
def test_a_rotten_row_that_is_met_lets_the_replay_answer(
    folder: Path, clock: FakeClock, asking: Callable[[JournalStore], object], rot: str
) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating(1, note="stiff", at=MORNING - timedelta(minutes=9)))
        moved = a_rating(2, note="stiff", at=MORNING - timedelta(minutes=20))
        store.add(moved)
    _rot(folder, rot)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        asked = asking(store)
        store._replays = True
        assert asked == asking(store)


@pytest.mark.parametrize(
    ("rot", "met", "pains"),
    [
        ("UPDATE latest SET pain_first = 9 WHERE seq = 1", True, [4, 2, 1]),
        ("UPDATE revision SET body = replace(body, 'stiff', 'stuff') WHERE seq = 2", True, [1]),
        ("UPDATE revision SET body = replace(body, 'stiff', 'stuff') WHERE seq = 1", False, [4, 2, 1]),
    ],
    ids=["what the list says", "a session", "the words of a rating"],
)
def test_a_glance_lets_the_replay_answer_where_what_it_reads_has_rotted(
    folder: Path, clock: FakeClock, rot: str, met: bool, pains: list[int]
) -> None:
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        at = MORNING - timedelta(minutes=20)
        store.add(a_rating(1, note="stiff", at=at - timedelta(minutes=9)))
        store.add(a_session(note="stiff", at=at, ended_at=at + timedelta(minutes=4)))
    _rot(folder, rot)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        told = store.glance(MORNING).told
        assert store._replays is met
        assert [rating.pain for one in told for rating in one.rest_ratings] == pains
