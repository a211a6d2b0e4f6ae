"""Looking back on the week and on what matters, on screens."""

from textual.app import App
from textual.signal import Signal

from backcare_tui.domain.interview.look_back import (
    look_at_own_activity,
    look_back,
    look_back_if_due,
    look_back_on_week,
)
from backcare_tui.domain.interview.steps import Interview
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.flows.interviews import Interviews
from backcare_tui.ui.messages import Back


class LookBackFlow:
    """Asks what is due, or what is asked for, and says what came of it. Its methods wait for people: call them
    from a worker.
    """

    def __init__(self, app: App[None], loaded: Loaded, interviews: Interviews, changed: Signal[None]) -> None:
        """CHANGED is published when the journal should be read again."""
        self._app = app
        self._loaded = loaded
        self._interviews = interviews
        self._changed = changed

    async def ask_if_due(self) -> None:
        """Ask what is due."""
        await self._follow(look_back_if_due(self._loaded.settings.peg_day))

    async def look(self, back: Back) -> None:
        """Ask what BACK names, be it due or not."""
        day = self._loaded.settings.peg_day
        match back:
            case "week":
                await self._follow(look_back_on_week(day))
            case "own-activity":
                await self._follow(look_at_own_activity())
            case "both":
                await self._follow(look_back(day))

    async def _follow(self, interview: Interview[str]) -> None:
        said = await self._interviews.follow(interview)
        if said:
            self._app.notify(said, markup=False)
        self._changed.publish(None)
