"""The session under way and the welcome: what has one value that changes."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.storage.journal_errors import JournalError
from backcare_tui.storage.journal_store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import fill_the_disk, rows_in
from tests.storage.entries import a_draft, a_session

# The session under way


def test_a_draft_comes_back_after_a_restart(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    assert store.draft() is None
    draft = a_draft()
    store.save_draft(a_draft())
    store.save_draft(draft)
    with closing(JournalStore.open(folder, clock)) as later:
        assert later.draft() == draft
    store.drop_draft()
    assert store.draft() is None


def test_finishing_a_session_records_it_and_drops_its_draft(store: JournalStore, folder: Path) -> None:
    session = a_session()
    store.save_draft(a_draft(session.id))
    first = store.finish_session(session)
    assert store.draft() is None
    assert store.entries() == (session,)
    assert store.finish_session(session) == first
    assert rows_in(folder) == 1


def test_finishing_a_session_leaves_the_draft_of_another_window(store: JournalStore, second: JournalStore) -> None:
    other = a_draft()
    second.save_draft(other)
    store.finish_session(a_session())
    assert store.draft() == other


def test_a_session_that_cannot_be_recorded_keeps_its_draft(store: JournalStore, folder: Path) -> None:
    session = a_session(note="x" * 20_000)
    draft = a_draft(session.id)
    store.save_draft(draft)
    fill_the_disk(store)
    with pytest.raises(JournalError, match="disk is full"):
        store.finish_session(session)
    assert store.draft() == draft
    assert store.entries() == ()


@pytest.mark.parametrize("replace", [lambda store: store.save_draft(a_draft()), JournalStore.drop_draft])
def test_an_unreadable_draft_is_kept_aside(store: JournalStore, replace: Callable[[JournalStore], None]) -> None:
    for body in ("{broken", '{"from": "the future"}'):
        store._set_state("draft", body)
        assert store.draft() is None
        replace(store)
    kept = store._connection.execute(
        "SELECT body FROM state WHERE name LIKE 'unreadable-draft-%' ORDER BY body"
    ).fetchall()
    assert kept == [('{"from": "the future"}',), ("{broken",)]


# The welcome


def test_the_welcome_is_remembered(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    assert not store.welcome_seen()
    store.mark_welcome_seen()
    store.mark_welcome_seen()
    with closing(JournalStore.open(folder, clock)) as later:
        assert later.welcome_seen()
