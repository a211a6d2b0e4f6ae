"""A flare-up, from the key that says it to its page."""

from uuid import uuid4

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.prose.plan import latest
from backcare_tui.ui.screens.flare import A_SLIP, BEGAN, FlareScreen


class FlareFlow(Flow):
    """Writes down that a flare-up began, and shows what helps."""

    def __init__(
        self, app: App[None], loaded: Loaded, journal: JournalThread, clock: Clock, changed: Signal[None]
    ) -> None:
        """CHANGED is published when the journal should be read again."""
        super().__init__(app, loaded.catalogue, journal, clock)
        self._loaded = loaded
        self._changed = changed

    async def show(self, begin: bool) -> None:
        """Show the page; with BEGIN a flare-up begins, unless one is on. A journal that fails hides no page."""
        if isinstance(self._app.screen, FlareScreen):
            return
        if begin:
            try:
                if await self._journal.call(self._begin):
                    self._app.notify(BEGAN, markup=False)
            except BackcareError as error:
                self._app.post_message(Trouble(error))
        await self._app.push_screen(FlareScreen(self._loaded, self._journal, self._clock, self._changed))

    def _begin(self, store: JournalStore) -> bool:
        """Write down that one begins; whether that was not said a moment ago already."""
        now = self._clock.now()
        last = latest(store.memos_at(now), Subject.FLARE)
        if last and last.says == "began" and now - last.at < A_SLIP:
            return False
        store.add(MemoEntry(id=uuid4(), at=now, about=Subject.FLARE, says="began"))
        return True
