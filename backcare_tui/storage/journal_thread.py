"""The journal off the event loop: a slow disk or another window's lock never freezes the screen."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

from backcare_tui.clock import Clock
from backcare_tui.storage.journal_errors import JournalError
from backcare_tui.storage.journal_store import JournalStore

T = TypeVar("T")


class JournalThread:
    """One thread that owns one JournalStore and does what it is asked in order."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._opening = self._executor.submit(JournalStore.open, folder, clock)
        self._closed = False

    @classmethod
    def start(cls, folder: Path, clock: Clock) -> Self:
        """Begin to open the journal in FOLDER and return at once; each call raises what went wrong."""
        return cls(folder, clock)

    async def call(self, function: Callable[[JournalStore], T]) -> T:
        """What FUNCTION returns when given the store, or what it raises.

        It is done also if whoever waits here is cancelled: a screen that closes loses nothing.
        """
        return await asyncio.shield(asyncio.wrap_future(self._submit(function)))

    def call_now(self, function: Callable[[JournalStore], T]) -> T:
        """As `call`, but waits in this thread: for the way out, when the loop no longer runs."""
        return self._submit(function).result()

    def close(self) -> None:
        """Finish what was asked for, then close the journal. Doing it again changes nothing."""
        if self._closed:
            return
        closing = self._executor.submit(self._close_store)
        self._closed = True
        self._executor.shutdown(wait=True)
        closing.result()

    def _submit(self, function: Callable[[JournalStore], T]) -> Future[T]:
        if self._closed:
            raise JournalError("The journal is closed, so nothing was saved.", "Start the program again.")
        return self._executor.submit(self._run, function)

    def _run(self, function: Callable[[JournalStore], T]) -> T:
        return function(self._opening.result())

    def _close_store(self) -> None:
        if self._opening.exception() is None:
            self._opening.result().close()
