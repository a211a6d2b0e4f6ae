"""An error that leaves a worker is said by the app, once, and ends nothing else."""

import asyncio

import pytest
from textual import work
from textual.worker import WorkerFailed

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.errors import BackcareError
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp

FULL = BackcareError("The disk is [full].", "Make room.")


class Failing(TodayScreen):
    """Fails whenever it is asked to."""

    @work
    async def fail(self) -> None:
        raise FULL


async def test_what_a_worker_raises_is_said_and_the_app_goes_on(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = Failing(
            stage.clock, stage.app._what_is_loaded, stage.app._changed, False, stage.app.keys_done, list
        )
        await stage.app.push_screen(screen)
        screen.fail()
        await stage.told("The disk is [full]. Make room.")
        await stage.press("r")
        await stage.see("How is your back?")


class Looking(TodayScreen):
    """Looks for a part of itself at the very end, or when it is told to."""

    @work
    async def look(self) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.query_one("#nowhere")

    @work
    async def look_now(self) -> None:
        self.query_one("#nowhere")


async def test_what_is_missing_of_a_screen_that_is_taken_apart_ends_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = Looking(
            stage.clock, stage.app._what_is_loaded, stage.app._changed, False, stage.app.keys_done, list
        )
        await stage.app.push_screen(screen)
        screen.look()
        await stage.pilot.pause()
        await stage.app.pop_screen()
        await stage.press("r")
        await stage.see("How is your back?")
        assert stage.app.failure is None


async def test_what_is_missing_of_a_screen_that_is_there_is_a_failure(open_app: OpenApp) -> None:
    async def run() -> None:
        async with open_app() as stage:
            screen = Looking(
                stage.clock, stage.app._what_is_loaded, stage.app._changed, False, stage.app.keys_done, list
            )
            await stage.app.push_screen(screen)
            screen.look_now()
            await stage.until(lambda: stage.app.failure)

    with pytest.raises(WorkerFailed, match="nowhere"):
        await run()


async def test_what_fails_again_and_again_is_said_once_until_it_was_quiet_for_a_while(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for _ in range(5):
            stage.clock.advance(8)
            stage.app.post_message(Trouble(FULL))
            await stage.told("[full]")
        (first,) = stage.app._notifications
        stage.clock.advance(11)
        stage.app.post_message(Trouble(FULL))
        await stage.until(lambda: first not in stage.app._notifications)
        assert len(stage.toasts()) == 1


async def test_a_backup_that_fails_at_midnight_is_said(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.settle()

        def fail(_: object, reason: Reason, *__: object) -> None:
            raise BackcareError(f"No backup could be made ({reason}).", "Make room.")

        await stage.ask(lambda store: setattr(store.backups, "begin", fail))
        await stage.ask(lambda store: store.add(sample.a_rating(99, sample.ago(hours=1), 4)))
        stage.clock.advance(24 * 3600)
        await (await stage.app.flows()).care.look()
        await stage.told("No backup could be made")


async def test_a_command_that_is_told_of_names_the_folder_of_this_journal(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r")
        await stage.see("How is your back?")
        folder = (await stage.app.flows()).journal.folder
        stage.app.post_message(
            Trouble(BackcareError("It is damaged.", "“backcare-tui doctor --repair” mends it."))
        )
        await stage.told(f"It is damaged. “backcare-tui --data-dir {folder} doctor --repair” mends it.")
