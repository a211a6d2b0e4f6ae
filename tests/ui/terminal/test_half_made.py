"""What looks for a part of a screen while that is put together or taken apart ends nothing."""

import asyncio

import pytest
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


class Hasty(Screen[None]):
    """Looks for a part that is not there."""

    def on_mount(self) -> None:
        self.query_one("#later")


class Late(Screen[None]):
    """Adds a part to what is not there."""

    def on_mount(self) -> None:
        Vertical().mount(Label())


@pytest.mark.parametrize("screen", [Hasty, Late], ids=["looked for", "added"])
async def test_a_part_that_is_gone_as_the_program_ends_is_no_failure(
    open_app: OpenApp, screen: type[Screen[None]]
) -> None:
    async with open_app() as stage:
        stage.app.exit()
        await stage.app.push_screen(screen())
        assert stage.app.failure is None


async def test_no_place_is_begun_as_the_program_ends(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as stage:
        flows = await stage.app.flows()

        async def leave_meanwhile() -> None:
            stage.app.exit()

        monkeypatch.setattr(flows, "all_read", leave_meanwhile)
        await stage.app.action_visit("plan")
        assert stage.app.current_mode == "today"


async def test_no_place_is_begun_while_the_screens_are_taken_apart(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        app = stage.app
        flows = await app.flows()

        async def until_it_is_over() -> None:
            while app.is_running:
                await asyncio.sleep(0)

        monkeypatch.setattr(flows, "all_read", until_it_is_over)
        visit = asyncio.create_task(app.action_visit("plan"))
        await asyncio.sleep(0)
    await visit
    assert app.failure is None
