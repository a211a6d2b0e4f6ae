"""The journal off the event loop: a slow disk or another window's lock never freezes the screen."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import Days
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.errors import (
    JournalError,
    JournalMovedError,
    ReadOnlyError,
    StrangerError,
    made_anew,
)
from backcare_tui.storage.journal.file import journal_path
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.os_words import path_words

T = TypeVar("T")


class JournalThread:
    """One thread that owns one JournalStore and does what it is asked in order."""

    def __init__(self, folder: Path, clock: Clock, days: Days) -> None:
        """Begins to open the journal in FOLDER of somebody with DAYS, and returns at once; each call raises what
        went wrong.
        """
        self.folder = folder
        self._clock = clock
        self.days = days
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._store: JournalStore | None = None
        self.backups = Backups(folder, clock)
        self._closed = False
        self._kept: Path | None = None
        """The backup of a journal in whose place another one was put."""
        self._notices: deque[BackcareError] = deque()
        self._executor.submit(self._try_to_open)

    async def call(self, function: Callable[[JournalStore], T]) -> T:
        """What FUNCTION returns when given the store, or what it raises.

        It is done also if whoever waits here is cancelled: a screen that closes loses nothing. If the file was
        moved away meanwhile it is done once more, on a journal that is made anew of all that this one held; that
        is in `notices`. StrangerError if another journal is in its place.
        """
        return await asyncio.shield(self.soon(function))

    def soon(self, function: Callable[[JournalStore], T]) -> asyncio.Future[T]:
        """As `call`, but it is asked for already when this returns."""
        return asyncio.wrap_future(self._submit(lambda: self._run(function)))

    async def call_closed(self, function: Callable[[Path, Clock], T]) -> T:
        """What FUNCTION returns when given the folder, while the journal is closed; then it is opened again."""
        return await asyncio.shield(asyncio.wrap_future(self._submit(lambda: self._run_closed(function))))

    def notices(self) -> Iterator[BackcareError]:
        """What was done to the journal that a person should know of, each thing once."""
        while self._notices:
            yield self._notices.popleft()

    def close(self) -> None:
        """Finish what was asked for, then close the journal. Doing it again changes nothing."""
        if self._closed:
            return
        closing = self._executor.submit(self._close_store)
        self._closed = True
        self._executor.shutdown(wait=True)
        closing.result()

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        if self._closed:
            raise JournalError("The journal is closed, so nothing was saved.", "Start the program again.")
        return self._executor.submit(work)

    # In the thread

    def _run(self, function: Callable[[JournalStore], T]) -> T:
        store = self._opened()
        try:
            return function(store)
        except JournalMovedError:
            self._take_up(store)
        except ReadOnlyError:
            self._close_store()  # SQLite makes do with reading if opening for writing fails, though only once
        return function(self._opened())

    def _run_closed(self, function: Callable[[Path, Clock], T]) -> T:
        self._close_store()
        return function(self.folder, self._clock)

    def _opened(self) -> JournalStore:
        """The store, opened anew if that did not succeed before: what was in the way may be gone."""
        if self._store is None:
            self._store = JournalStore.open(self.folder, self._clock, self.days)
        return self._store

    def _try_to_open(self) -> None:
        try:
            self._opened()
        except BackcareError:
            return  # the first call tries again, and raises it

    def _take_up(self, store: JournalStore) -> None:
        """Go on with the journal whose file is no longer where it was; STORE can still be read.

        StrangerError if something else is in its place: that is left alone, and STORE stays open, so that what it
        holds can be read and the journal be put back.
        """
        path = journal_path(self.folder)
        if path.exists():
            with closing(JournalStore.open(self.folder, self._clock, self.days)) as there:
                if not there.database.continues(store.database):
                    self._kept = self._kept or store.back_up(Reason.MOVED)  # it may be nowhere else
                    raise StrangerError(path, "nothing was saved", self._kept)
        elif not path.parent.is_dir():
            raise JournalError(
                f"There is no folder {path_words(path.parent)} any more, so nothing was saved.",
                "Put it back or connect its disk, then try again.",
            )
        else:
            moved = store.database.whereabouts()
            store.copy_to(path)
            self._notices.append(made_anew(path, moved))
        self._close_store()

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
