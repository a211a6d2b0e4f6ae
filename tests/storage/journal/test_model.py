"""The store does what a dictionary would do, through restarts and beside other windows."""

import shutil
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import ChangeKind, Undoable
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.history import Change
from backcare_tui.storage.journal.revision_row import storable
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import a_draft, a_session, entries
from tests.storage.kept import kept_session


class JournalModel(RuleBasedStateMachine):
    """`living` is what the journal should show, `changes` what undo may still take back, oldest first."""

    living_ids = Bundle("living_ids")

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.folder = Path(self._room.name, "data")
        self.clock = FakeClock()
        self.store = JournalStore.open(self.folder, self.clock, MIDNIGHT)
        self.living: dict[UUID, Entry] = {}
        self.drafts: dict[UUID, SessionDraft] = {}
        self.changes: list[tuple[UUID, Entry | None, ChangeKind, bool]] = []
        self.last: tuple[UUID, datetime] | None = None
        """The entry that was written last of all, and when; None after a deletion and after an undo."""

    def teardown(self) -> None:
        self._end()

    def _expect(self, entry: Entry, *, own: bool = True) -> None:
        before = self.living.get(entry.id)
        if before is None or before.model_dump_json() != entry.model_dump_json():
            change = ChangeKind.ADDED if before is None else ChangeKind.EDITED
            self.changes.append((entry.id, before, change, own))
            self.last = entry.id, self.clock.now()
        self.living[entry.id] = entry

    @rule(target=living_ids, entry=entries())
    def add(self, entry: Entry) -> UUID:
        self.store.add(entry)
        self._expect(entry)
        return entry.id

    @rule(target=living_ids, entry=entries())
    def add_in_another_window(self, entry: Entry) -> UUID:
        with closing(JournalStore.open(self.folder, self.clock, MIDNIGHT)) as other:
            other.add(entry)
        self._expect(entry, own=False)
        return entry.id

    @rule(known=living_ids)
    def add_again(self, known: UUID) -> None:
        if known in self.living:
            self.store.add(self.living[known])

    @rule(known=living_ids, entry=entries())
    def change(self, known: UUID, entry: Entry) -> None:
        entry = entry.model_copy(update={"id": known})
        self.store.change(entry)
        self._expect(entry)

    @rule(known=consumes(living_ids))
    def delete(self, known: UUID) -> None:
        self.store.delete(known)
        before = self.living.pop(known, None)
        if before:
            self.changes.append((known, before, ChangeKind.DELETED, True))
            self.last = None

    def _can_be_taken_back(self, change: tuple[UUID, Entry | None, ChangeKind, bool], others: bool) -> bool:
        """An addition of another program only if nothing was written since, and for half a day."""
        if change[2] is not ChangeKind.ADDED or change[3]:
            return True
        if not others:
            return False
        known, at = self.last or (None, self.clock.now())
        return change[0] == known and self.clock.now() - at < timedelta(hours=12)

    @rule(others=st.booleans())
    def undo(self, others: bool) -> None:
        can_undo = self.store.can_undo()
        undone = self.store.undo(others=others)
        assert others or can_undo == (undone is not None)
        standing = [change for change in self.changes if self._can_be_taken_back(change, others)]
        if not standing:
            assert undone is None
            return
        assert isinstance(undone, Undoable)
        self.last = None
        entry_id, before, change, _ = standing[-1]
        self.changes.remove(standing[-1])
        assert (undone.revision.entry_id, undone.before, undone.change) == (entry_id, before, change)
        if before is None:
            self.living.pop(entry_id, None)
        else:
            self.living[entry_id] = before

    @rule()
    def save_a_draft(self) -> None:
        draft = a_draft()
        self.store.save_draft(draft)
        self.drafts[draft.id] = draft

    @precondition(lambda self: self.drafts)
    @rule(chosen=st.randoms(use_true_random=False), finished=st.booleans())
    def end_a_session(self, chosen: Random, finished: bool) -> None:
        ended = chosen.choice(list(self.drafts))
        if finished:
            entry = a_session(id=ended)
            self.store.add(entry)
            self._expect(entry)
        else:
            self.store.drop_draft(ended)
        del self.drafts[ended]

    @rule(entry=entries())
    def die_inside_a_transaction(self, entry: Entry) -> None:
        """Half of a change is in the file already: the next start takes it out again."""
        room = tempfile.TemporaryDirectory()
        after = Path(room.name, "data")
        connection = self.store.database.connection
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        self.store._appending.one(Change(entry.id, storable(entry)))
        for number in range(5):
            self.store.database.set_state(f"half-{number}", "x" * 20_000)
        shutil.copytree(self.folder, after)
        connection.execute("ROLLBACK")
        self._end()
        assert (after / f"{JOURNAL_NAME}-journal").stat().st_size > 0
        self._room, self.folder = room, after
        self._begin()

    def _end(self) -> None:
        self.store.close()
        self._room.cleanup()

    def _begin(self) -> None:
        """What this window did before is no longer its own."""
        self.store = JournalStore.open(self.folder, self.clock, MIDNIGHT)
        self.changes = [(entry_id, before, change, False) for entry_id, before, change, _ in self.changes]

    @precondition(lambda self: self.changes)
    @rule(seconds=st.floats(0, 1e6))
    def restart(self, seconds: float) -> None:
        self.store.close()
        self.clock.advance(seconds)
        self._begin()

    @invariant()
    def shows_what_was_told(self) -> None:
        shown = self.store.entries()
        assert {entry.id: entry.model_dump_json() for entry in shown} == {
            known: entry.model_dump_json() for known, entry in self.living.items()
        }
        assert [entry.at for entry in shown] == sorted((entry.at for entry in shown), reverse=True)
        assert self.store.damaged() == ()

    @invariant()
    def keeps_what_is_unfinished(self) -> None:
        kept = kept_session(self.store)
        assert (kept is None) == (not self.drafts)
        assert kept is None or self.drafts[kept.id] == kept


TestJournalModel = JournalModel.TestCase
TestJournalModel.settings = settings(stateful_step_count=25)
