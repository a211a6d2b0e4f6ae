"""A screen has the classes of its size from the first, and the same that Textual gives it afterwards."""

from textual.screen import Screen

from backcare_tui.ui.dialogs.key_help import KeyHelp
from tests.ui.running_app import OpenApp


async def test_it_has_them_before_it_is_laid_out(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20)) as stage:
        screen = KeyHelp(())
        stage.app.push_screen(screen)
        before = screen.classes
        assert before >= {"-narrow", "-short"}
        await stage.on(KeyHelp)
        assert screen.classes == before


async def test_they_are_those_of_any_size(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for size in [(71, 11), (72, 12), (139, 23), (140, 24), (20, 35), (200, 36)]:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            given = {name for name in stage.screen.classes if name.startswith("-")}
            assert stage.app.fitted(Screen[None]()).classes == given, size
