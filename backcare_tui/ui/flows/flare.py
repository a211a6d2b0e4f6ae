"""A flare-up, from the key that says it to its page."""

from backcare_tui.domain.journal.memo import FlareSaid, Subject
from backcare_tui.domain.plan.shaping import soreness_now
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.screens.flare import BEGAN, FlareScreen
from backcare_tui.ui.troubles import going_on


class FlareFlow(Flow):
    """Writes down that a flare-up began, and shows what helps."""

    async def show(self, begin: bool) -> None:
        """Show the page; with BEGIN a flare-up begins, unless the person said of one that it did, and it is still
        on. A journal that fails hides no page.
        """
        if isinstance(self._app.screen, FlareScreen):
            return
        said = ""
        if begin:
            with going_on(self._app):
                if await self._journal.call(self._begin):
                    said = BEGAN
        await self._app.push_screen(FlareScreen(self._loaded, self._journal, self._clock, self._changed, said))

    def _begin(self, store: JournalStore) -> bool:
        """Write down that one begins, unless it was said of one that is on; whether it was written."""
        if soreness_now(store.overview(self._clock.now())).told:
            return False
        store.keep_in_mind(Subject.FLARE, FlareSaid.BEGAN)
        return True
