"""What the harnesses do harm to: stores that all take numbered steps and say what they hold.

A harness knows nothing of a store but this: after `act(step)` has returned, `read` must find that step, whatever
happens. So it can be turned on stores that are known to be bad (see `bad_stores`), and must then find loss.
"""

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Protocol
from uuid import UUID

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.restore import restore
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.os_words import os_cause
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, a_draft, a_memo, a_session
from tests.storage.kept import kept_session

State = Hashable
"""All that a store holds, in a form that can be compared."""


class Store(Protocol):
    """An open store."""

    def act(self, step: int) -> None:
        """Take STEP; when this returns it is saved. Raises one of the subject's `refusals` if it is not."""

    def look(self) -> State:
        """What the program itself shows now."""

    def close(self) -> None: ...


class Subject(Protocol):
    """A kind of store."""

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """How it says that it could not do what it was asked."""

    def open(self, folder: Path) -> Store:
        """The store in FOLDER, made if it is missing."""


def read(subject: Subject, folder: Path) -> State:
    """What the next start finds."""
    store = subject.open(folder)
    try:
        if isinstance(store, _LivedInStore):
            assert all(backup.whole for backup in store.journal.backups.all())
        return store.look()
    finally:
        store.close()


def states(subject: Subject, steps: int, folder: Path) -> list[State]:
    """What there is to read after none, one, two and so on of STEPS, made in new folders in the new FOLDER."""
    folder.mkdir()
    found = []
    for last in range(steps + 1):
        store = subject.open(folder / str(last))
        for step in range(last):
            store.act(step)
        store.close()
        found.append(read(subject, folder / str(last)))
    return found


class _JournalStore:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = JournalStore.open(folder, FakeClock(), MIDNIGHT)

    def close(self) -> None:
        self.journal.close()


class _AddingStore(_JournalStore):
    def act(self, step: int) -> None:
        self.journal.add(rating(step))

    def look(self) -> State:
        assert self.journal.damaged() == ()
        assert self.journal.differing() == 0
        return tuple(sorted(entry.id.int for entry in self.journal.entries()))


class _LivedInStore(_JournalStore):
    def act(self, step: int) -> None:
        LIFE[step](self) if step < len(LIFE) else self.journal.add(rating(step))

    def look(self) -> State:
        assert self.journal.damaged() == ()
        assert self.journal.differing() == 0
        draft = kept_session(self.journal)
        kept = (*self.journal.entries(), *self.journal.memos())
        entries = "\n".join(entry.model_dump_json() for entry in kept)
        return entries, draft and draft.model_dump_json()

    def reopen(self) -> None:
        """The program starts again and looks at everything."""
        again = JournalStore.open(self.folder, FakeClock(), MIDNIGHT)
        self.journal.close()
        self.journal = again
        self.look()

    def bring_back(self) -> None:
        """Take back the deletion, unless an attempt that was refused did it all the same.

        When the folder cannot be synced after a change is complete, SQLite calls it failed though it is there.
        Everything else may be done twice and is then there once; a second undo would take back one change more.
        """
        if all(entry.id != rating(1).id for entry in self.journal.entries()):
            self.journal.undo()

    def restore(self) -> None:
        """Back to the backup of this moment, which is the journal as it is, even for one that cannot be read."""
        latest = max(self.journal.backups.all(), key=lambda backup: backup.revisions, default=None)
        if latest is None:
            raise BackcareError("The disk reported an error: no backup is to be seen.")
        try:
            restore(self.folder, self.journal.backups.path_of(latest), FakeClock())
        except OSError as error:  # the command line puts it into words
            raise BackcareError(os_cause(error)) from error


class AddingSubject:
    """The journal; each step adds the rating of that number, whose id it is too."""

    refusals = (BackcareError,)

    def open(self, folder: Path) -> Store:
        return _AddingStore(folder)


class LivedInSubject:
    """The journal; the steps are those of LIFE, then ratings."""

    refusals = (BackcareError,)

    def open(self, folder: Path) -> Store:
        return _LivedInStore(folder)


def rating(number: int) -> RatingEntry:
    return RatingEntry(id=UUID(int=number), at=MORNING, pain=number % 11, note=f"rating {number}")


_SESSION_ID = UUID(int=0x5E55)
_LONG = "stiff after a long drive, " * 300
"""A note of more than one page, so that a change spans several writes."""

LIFE: tuple[Callable[[_LivedInStore], object], ...] = (
    lambda store: store.journal.mark_welcome_seen(),
    lambda store: store.journal.add(rating(1)),
    lambda store: store.journal.change(rating(1).model_copy(update={"note": _LONG})),
    lambda store: store.journal.save_draft(a_draft(_SESSION_ID)),
    lambda store: store.journal.add(a_session(id=_SESSION_ID, note="done")),
    lambda store: store.journal.add(a_memo(id=UUID(int=2))),
    lambda store: store.journal.start_day(),
    _LivedInStore.reopen,
    lambda store: store.journal.delete(UUID(int=1)),
    _LivedInStore.bring_back,
    lambda store: store.journal.back_up(Reason.ASKED),
    _LivedInStore.restore,
)
"""A first start and what follows: one of everything that writes, and reading back in between."""


def subjects() -> Mapping[str, Subject]:
    """All stores, good and bad, by name."""
    from tests.faults.bad_stores import BAD_STORES

    return {"adding": AddingSubject(), "lived-in": LivedInSubject(), **BAD_STORES}
