"""What the flows have in common that work on catalogue and journal: each leads through several screens.

Those that only ask, in `asking/`, `safety` and `start`, have no more than they need.
"""

from asyncio import Future

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded


class Flow:
    """Its methods wait for people: call them from a worker, out of which errors reach the app."""

    def __init__(
        self, app: App[None], loaded: Loaded, journal: JournalThread, clock: Clock, changed: Signal[None]
    ) -> None:
        """CHANGED is published when screens should read the journal again."""
        self._app = app
        self._loaded = loaded
        self._catalogue = loaded.catalogue
        self._journal = journal
        self._clock = clock
        self._changed = changed

    def put_away(self) -> list[Future[None]]:
        """Begin to keep what is under way, for the program is about to end; what to wait for."""
        return []

    async def keep_now(self) -> bool:
        """Have what is under way in the journal when this returns; whether it is."""
        return True
