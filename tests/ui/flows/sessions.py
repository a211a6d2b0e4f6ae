"""The usual steps of a session on the screen."""

from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from tests.ui.running_app import RunningApp


async def rate(stage: RunningApp, *keys: str) -> None:
    await stage.on(RatingScreen)
    await stage.press(*keys)


async def to_summary(stage: RunningApp, after: str = "2") -> SummaryScreen:
    """Starter three from a pain of 4 to its end, rated with the key AFTER."""
    stage.run_to_end(await stage.begin("starter-three", "4", "enter"))
    await rate(stage, after, *([] if after == "escape" else ["enter"]))
    return await stage.on(SummaryScreen)


async def saved(stage: RunningApp) -> SessionEntry:
    """The one entry, once it is there."""
    await stage.told("Saved in your journal.")
    (entry,) = await stage.entries()
    assert isinstance(entry, SessionEntry)
    return entry
