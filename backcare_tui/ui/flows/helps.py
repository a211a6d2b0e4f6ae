"""What followed what, from the key that asks for it to its screen."""

from backcare_tui.domain.journal.helps.helps import Helps
from backcare_tui.storage.progress import Tell
from backcare_tui.ui.dialogs.long_work import with_progress
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.screens.journal.helps import HelpsScreen


class HelpsFlow(Flow):
    """Shows it, and reads the journal for it."""

    async def show(self) -> None:
        if not isinstance(self._app.screen, HelpsScreen):
            await self._app.push_screen(HelpsScreen(self._catalogue.name_of, self._read, self._changed))

    async def _read(self, whole: bool) -> Helps:
        now = self._clock.now()

        async def read(tell: Tell) -> Helps:
            return await self._journal.call(
                lambda store: store.helps(now, self._loaded.kinds.is_aerobic, whole=whole, tell=tell)
            )

        return await with_progress(self._app, self._clock, "Reading the journal", "Nothing was changed.", read)
