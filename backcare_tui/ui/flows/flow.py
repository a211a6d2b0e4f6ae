"""What takes several screens, one after the other."""

from collections.abc import Callable
from typing import TypeVar

from textual.app import App

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread

T = TypeVar("T")


class Flow:
    """Its methods wait for people: call them from a worker."""

    def __init__(self, app: App[None], catalogue: Catalogue, journal: JournalThread, clock: Clock) -> None:
        self._app = app
        self._catalogue = catalogue
        self._journal = journal
        self._clock = clock

    async def _tried(self, function: Callable[[JournalStore], T]) -> T | None:
        """What FUNCTION gives; None, and a word about it, when the journal cannot."""
        try:
            return await self._journal.call(function)
        except BackcareError as error:
            self._app.notify(error.advice, title=error.title, severity="warning", timeout=10, markup=False)
            return None
