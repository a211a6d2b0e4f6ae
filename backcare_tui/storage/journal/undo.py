"""Taking back what was written, one change after the other, or an import as a whole."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.journal.revision import ImportUndone, LeftAlone, Revision, Undone, is_fresh
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.history import Appending, Change
from backcare_tui.storage.journal.latest.questions import JournalQuestions
from backcare_tui.storage.journal.revision_row import storable
from backcare_tui.storage.progress import Tell, along, untold

_TAKEN_IN = "taken-in"
"""What a file brought in last: the numbers of its first and its last revision, and the id of the last."""


Taken = TypeVar("Taken", Undone | None, Undone | LeftAlone | None)


class JournalUndo(JournalQuestions):
    """The questions to one journal, and what takes back; whatever is taken back is one more change."""

    def __init__(self, database: JournalDatabase, days: Days, clock: Clock) -> None:
        super().__init__(database, days)
        self._clock = clock
        self._appending = Appending(database, clock)
        self._imported: UUID | None = None
        """The last revision of what was imported here last."""
        self._undoing: Undone | None = None
        """What an undo took back that may have failed: the disk can report an error after it was done."""

    def undo(self, *, others: bool = False, tell: Tell = untold) -> Undone | None:
        """Take back the newest change that still stands, see `last_undoable`; None if there is none.

        All that a file brought in is one change, which can be taken back while nothing was written since. OTHERS
        says whether an addition or an import that another program than this wrote last of all can be, too; see
        `is_fresh`. Memos are passed over. TELL is told of entries while an import is taken back.
        """
        return self._once(lambda: self._take_back_last(others, tell))

    def undo_here(self, tell: Tell = untold) -> Undone | LeftAlone | None:
        """As `undo`, but what was written here or is old is not taken back in the place of what another program
        added or imported last of all: that is left alone, and so is all else.
        """

        def take_back() -> Undone | LeftAlone | None:
            elsewhere = self._last_elsewhere()
            return LeftAlone(elsewhere) if elsewhere else self._take_back_last(False, tell)

        return self._once(take_back)

    def can_undo(self) -> bool:
        """Whether `undo` would take something back."""
        newest = self._history.written_last()
        if newest and is_fresh(newest, self._clock.now()) and newest.seq in self._taken_in(others=False):
            return True
        return self._last_undoable(self._appending.own) is not None

    def _once(self, take_back: Callable[[], Taken]) -> Taken:
        """What TAKE_BACK does inside a transaction; what it did the last time if only that was not reported."""
        with self.database.writing():
            undone = self._undoing
            if undone and self._is_undone(undone.revision):
                taken: Taken = undone
            else:
                taken = take_back()
                self._undoing = None if isinstance(taken, LeftAlone) else taken
        self._undoing = None
        return taken

    def _last_elsewhere(self) -> Revision | None:
        """What was written last of all, if `undo` leaves it alone and takes it back where OTHERS count: another
        program added or imported it, and nothing that was written here is left to be taken back.
        """
        newest = self._history.written_last()
        if not newest or newest.rev in self._appending.own or not is_fresh(newest, self._clock.now()):
            return None
        own = self._last_undoable(self._appending.own)
        if newest.seq in self._taken_in(others=False) or (
            own and own.revision.rev in {newest.rev, *self._appending.own}
        ):
            return None
        last = self._last_undoable({**self._appending.own, newest.rev: newest.entry_id})
        is_left = newest.seq in self._taken_in(others=True) or (last and last.revision.rev == newest.rev)
        return newest if is_left else None

    def _take_back_last(self, others: bool, tell: Tell) -> Undone | None:
        own = self._appending.own
        newest = self._history.written_last()
        if newest and is_fresh(newest, self._clock.now()):
            taken_in = self._taken_in(others=others)
            if newest.seq in taken_in:
                return self._take_out(taken_in, tell)
            if others:
                own = {**own, newest.rev: newest.entry_id}
        undoable = self._last_undoable(own)
        if undoable:
            before = None if undoable.before is None else storable(undoable.before)
            self._appending.one(Change(undoable.revision.entry_id, before, undoes=undoable.revision.rev))
        return undoable

    def _note_import(self, revisions: Iterable[Revision]) -> int:
        """Inside a transaction: let REVISIONS, which a file brings in, be taken back together; their number."""
        first, last = 0, None
        for last in revisions:
            first = first or last.seq
        if last is None:
            return 0
        self.database.set_state(_TAKEN_IN, f"{first} {last.seq} {last.rev}")
        self._imported = last.rev
        return last.seq - first + 1

    def _taken_in(self, *, others: bool) -> range:
        """The numbers of the revisions that a file brought in last, here or, with OTHERS, anywhere."""
        try:
            first, last, rev = (self.database.state(_TAKEN_IN) or "").split()
            taken_in = range(int(first), int(last) + 1)
        except ValueError:  # nothing, or it has rotted
            return range(0)
        if not others and rev != str(self._imported):
            return range(0)
        is_still_so = [str(one.rev) for one in self._history.between(int(last), int(last))] == [rev]
        return taken_in if is_still_so else range(0)

    def _take_out(self, taken_in: range, tell: Tell) -> ImportUndone | None:
        """Take back what still stands of the revisions TAKEN_IN; TELL is told of them."""
        entries = 0
        undone: deque[Revision] = deque(maxlen=1)

        def changes() -> Iterator[Change]:
            nonlocal entries
            brought = self._history.between(taken_in.start, taken_in.stop - 1)
            for revision in along(brought, len(taken_in), tell):
                if revision.entry and self._history.still_stands(revision):
                    entries += not isinstance(revision.entry, MemoEntry)
                    undone.append(revision)
                    yield Change(revision.entry_id, None, undoes=revision.rev)

        # What takes back is never taken back itself, so that it need not be known as written here.
        with self.database.roomy():
            for _ in self._appending.all(changes(), own=False):
                pass
        return ImportUndone(revision=undone[0], entries=entries) if undone else None

    def _is_undone(self, revision: Revision) -> bool:
        return any(done.undoes == revision.rev for done in self._history.of(revision.entry_id))
