"""The keys that lead out of anything work in dialogs and fields too, which keep other keys to themselves."""

import pytest

from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.terminal import terminal_app
from tests.ui.running_app import OpenApp

IN_DIALOGS = [("3", "a"), ("3", "x"), ("3", "i"), ("3", "f"), ("2", "f"), ("w",), ("ctrl+p",), ("?",), ("!",)]
IN_FIELDS = [("2", "/"), ("3", "/"), ("3", "x"), ("w", "tab")]
"""What a field holds is marked when it gets the focus, and ctrl+c copies what is marked."""


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second press counts however slow the machine is."""
    monkeypatch.setattr(terminal_app, "_AGAIN_S", 3600)


@pytest.mark.parametrize("keys", [*IN_DIALOGS, *IN_FIELDS], ids=" ".join)
async def test_ctrl_c_says_that_once_more_leaves_and_leaves(open_app: OpenApp, keys: tuple[str, ...]) -> None:
    async with open_app() as stage:
        await stage.press(*keys)
        await stage.press("ctrl+c")
        await stage.told("Press ctrl+c again to leave.")
        stage.type_ahead("ctrl+c")
        while stage.app.is_running:
            await stage.pilot.pause()


@pytest.mark.parametrize("keys", IN_DIALOGS, ids=" ".join)
async def test_ctrl_z_leads_to_the_shell(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(BackcareApp, "action_suspend_process", lambda _: suspended.append(True))
    async with open_app() as stage:
        await stage.press(*keys)
        await stage.press("ctrl+z")
        await stage.until(lambda: suspended)
