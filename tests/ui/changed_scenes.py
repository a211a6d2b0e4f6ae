"""How the questions about what is changed for the person come up, each by its name."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.messages import Practise
from tests.ui.running_app import QUIET, OpenApp, RunningApp

Scene = Callable[[OpenApp, Path], AbstractAsyncContextManager[RunningApp]]

_THIN, _NOTHING = (CautionTag.OSTEOPOROSIS,), (CautionTag.PREGNANT, CautionTag.RECENT_SURGERY)


def _scene(tags: tuple[CautionTag, ...], exercise: str, keys: str, anyway: tuple[str, ...] = ()) -> Scene:
    """Somebody of TAGS who does ANYWAY begins EXERCISE, and presses KEYS once they are told what is changed."""

    @asynccontextmanager
    async def bring_up(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
        settings = QUIET.model_copy(update={"about_me": tags, "do_anyway": anyway})
        async with open_app(settings=settings) as stage:
            stage.app.post_message(Practise(stage.catalogue.to_practise([exercise])))
            await stage.on(RatingScreen)
            await stage.press("4", "enter")
            await stage.see("Anything unusual today?")
            await stage.press("n")
            await stage.until(lambda: "one by one" in stage.text())
            await stage.press(*keys)
            yield stage

    return bring_up


CHANGED: dict[str, Scene] = {
    "changes-for-you": _scene(_THIN, "knee-to-chest", ""),
    "do-anyway": _scene(_THIN, "knee-to-chest", "n"),
    "do-anyway-still": _scene(_THIN, "knee-to-chest", "n", ("knee-to-chest",)),
    "nothing-left": _scene(_NOTHING, "hamstring-stretch", ""),
}
