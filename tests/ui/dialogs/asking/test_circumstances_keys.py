"""About me says what becomes of the answers that were given, before somebody leaves it."""

from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.ui.dialogs.asking.circumstances import CircumstancesScreen
from tests.ui.running_app import OpenApp


async def test_escape_says_that_it_leaves_all_as_it_was_once_something_was_answered(open_app: OpenApp) -> None:
    async with open_app(size=(100, 30)) as stage:
        answers: list[Circumstances | None] = []
        await stage.app.push_screen(CircumstancesScreen(Circumstances(), str), answers.append)
        await stage.on(CircumstancesScreen)
        await stage.see("esc back")
        await stage.press("y")
        await stage.see("esc leave all as it was")
        await stage.press("k", "n")
        await stage.see("esc back")
        await stage.press("y", "escape")
        await stage.until(lambda: answers)
        assert answers == [None]
