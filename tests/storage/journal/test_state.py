"""The session under way and the welcome: what has one value that changes."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.conftest import fill_the_disk, rows_in
from tests.storage.entries import a_draft, a_session, an_entry_draft
from tests.storage.kept import kept_session

# The session under way


def test_a_draft_comes_back_after_a_restart(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    assert kept_session(store) is None
    draft = a_draft()
    store.save_draft(draft.model_copy(update={"item": 0}))
    store.save_draft(draft)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as later:
        assert kept_session(later) == draft
    store.drop_draft(draft.id)
    assert kept_session(store) is None


def test_finishing_a_session_records_it_and_drops_its_draft(store: JournalStore, folder: Path) -> None:
    session = a_session()
    store.save_draft(a_draft(session.id))
    first = store.add(session)
    assert kept_session(store) is None
    assert store.entries() == (session,)
    assert store.add(session) == first
    assert rows_in(folder) == 1


def test_finishing_a_session_leaves_the_draft_of_another_window(store: JournalStore, second: JournalStore) -> None:
    other = a_draft()
    second.save_draft(other)
    store.add(a_session())
    assert kept_session(store) == other


def test_a_session_that_cannot_be_recorded_keeps_its_draft(store: JournalStore, folder: Path) -> None:
    session = a_session(note="x" * 20_000)
    draft = a_draft(session.id)
    store.save_draft(draft)
    fill_the_disk(store)
    with pytest.raises(JournalError, match="disk is full"):
        store.add(session)
    assert kept_session(store) == draft
    assert store.entries() == ()


def test_an_unreadable_draft_stays_where_it_is(store: JournalStore) -> None:
    for name, body in (("draft", "{broken"), (f"draft:{uuid4()}", '{"from": "the future"}')):
        store.database.set_state(name, body)
    draft = a_draft()
    store.save_draft(draft)
    assert kept_session(store) == draft
    assert store.abandoned() == ()
    store.drop_draft(draft.id)
    assert sorted(store.database.states().values()) == ['{"from": "the future"}', "{broken"]


def test_the_draft_of_an_older_program_is_found_and_dropped(store: JournalStore) -> None:
    draft = a_draft()
    store.database.set_state("draft", draft.model_dump_json())
    assert kept_session(store) == draft
    assert store.abandoned() == (draft,)
    store.drop_draft(draft.id)
    assert kept_session(store) is None


def test_what_another_window_has_in_hand_is_not_abandoned(
    store: JournalStore, second: JournalStore, folder: Path, clock: FakeClock
) -> None:
    mine, theirs = a_draft(), an_entry_draft()
    store.save_draft(mine)
    second.save_draft(theirs)
    assert store.abandoned() == second.abandoned() == ()
    assert not store.take_in_hand(theirs)
    second.close()
    assert store.abandoned() == (theirs,)
    assert store.take_in_hand(theirs)
    assert store.abandoned() == ()
    store.drop_draft(theirs.id)
    store.close()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as later:
        assert later.abandoned() == (mine,)
    assert not list(folder.glob(".*.lock"))


def test_what_a_killed_window_had_in_hand_is_abandoned(folder: Path, clock: FakeClock) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from backcare_tui.domain.journal.days import MIDNIGHT\n"
        "from backcare_tui.storage.journal.store import JournalStore\n"
        "from tests.fake_clock import FakeClock\n"
        "from tests.storage.entries import a_draft\n"
        "store = JournalStore.open(Path(sys.argv[1]), FakeClock(), MIDNIGHT)\n"
        "store.save_draft(a_draft())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == -signal.SIGKILL
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert len(store.abandoned()) == 1


def test_saving_an_entry_drops_what_was_typed_of_it(store: JournalStore) -> None:
    draft = an_entry_draft()
    store.save_draft(draft)
    store.add(draft.entry)
    changed = an_entry_draft(entry=draft.entry, new=False)
    store.save_draft(changed)
    store.change(draft.entry)
    assert not any(name.startswith("entry-draft") for name in store.database.states())
    assert store.abandoned() == ()


# The welcome


def test_the_welcome_is_remembered(store: JournalStore, folder: Path, clock: FakeClock) -> None:
    assert not store.welcome_seen()
    store.mark_welcome_seen()
    store.mark_welcome_seen()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as later:
        assert later.welcome_seen()


def test_the_morning_is_asked_about_once_a_day_whichever_window_asks(
    store: JournalStore, folder: Path, clock: FakeClock
) -> None:
    assert not store.morning_asked()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as other:
        assert store.mark_morning_asked()
        assert not other.mark_morning_asked()
        assert other.morning_asked()
    assert store.rotten() == (0, 0)
    clock.advance(86_400)
    assert not store.morning_asked()
    assert store.mark_morning_asked()
