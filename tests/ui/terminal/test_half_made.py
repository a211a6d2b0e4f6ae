"""A worker that looks for a part of a screen before all of it is there ends nothing."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Label

from tests.ui.running_app import OpenApp


class Impatient(Label):
    """Has its screen look for the last part as soon as it is there itself."""

    def on_mount(self) -> None:
        screen = self.screen
        assert isinstance(screen, HalfMade)
        screen.look()


class HalfMade(Screen[None]):
    def compose(self) -> ComposeResult:
        with Vertical():
            yield Impatient()
        with Vertical():
            yield Label(id="last")

    @work
    async def look(self) -> None:
        self.query_one("#later")


async def test_a_part_that_is_not_there_yet_ends_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.app.push_screen(HalfMade())
        await stage.settle()
        assert stage.app.is_running
        assert stage.app.failure is None
