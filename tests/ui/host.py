"""One screen in the colours and styles of the program, without the program: for what it does by itself."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from textual.app import App
from textual.content import Content
from textual.screen import Screen

from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.steps import ChangeSetting, Step
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session
from backcare_tui.figure.cells.kind import Cells
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui import app as program
from backcare_tui.ui.dialogs.asking.answering import answered
from backcare_tui.ui.flows.announcing import announcer_for
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.terminal.held_picture import WaitsToBeSeen
from backcare_tui.ui.theme import DARK, readable
from tests.fake_clock import FakeClock
from tests.shipped import shipped
from tests.ui.idle import asking_instead, paint_each, painting_when_looked_at
from tests.ui.running_app import QUIET, RunningApp, safety

MEANS = Means(shipped(), safety, Person)


class ThemedApp(App[None]):
    """Has the program's colours."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = readable(super().get_css_variables(), calm=True)
        return self.theme_variables


class HostApp(ThemedApp):
    """Shows nothing of its own, and remembers what the screen that is shown on it closed with."""

    CSS_PATH = Path(program.__file__).with_name("app.tcss")
    HORIZONTAL_BREAKPOINTS = program.BackcareApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = program.BackcareApp.VERTICAL_BREAKPOINTS

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"
        self.results: list[object] = []
        self.changed: dict[str, object] = {}

    async def answer(self, step: Step) -> object:
        """The answer to STEP; a setting is remembered in `changed`, and written nowhere."""
        if isinstance(step, ChangeSetting):
            self.changed[step.name] = step.value
            return True
        return await answered(self, step)

    def on_figure_appears(self, message: FigureAppears) -> None:
        message.write_in(Cells.BRAILLE)

    async def show(self, screen: Screen[Any]) -> None:
        await self.push_screen(screen, self.results.append)
        if isinstance(screen, WaitsToBeSeen):
            screen.seen.set()


@dataclass
class Host(RunningApp):
    """A screen alone, and everything around it."""

    app: HostApp  # type: ignore[assignment]  # it stands in for the program

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)


OpenSession = Callable[..., AbstractAsyncContextManager[tuple[Host, SessionScreen]]]


@asynccontextmanager
async def open_session(
    folder: Path,
    id: str = "starter-three",
    *,
    size: tuple[int, int] = (100, 30),
    rate: float = 1.0,
    moving: bool = False,
    card: Content | None = None,
) -> AsyncIterator[tuple[Host, SessionScreen]]:
    """The routine or exercise ID under way, with its screen alone; drafts go to the journal in FOLDER.

    MOVING has figures move and words be drawn. CARD may be read in a rest.
    """
    clock = FakeClock()
    clock.rate = rate
    catalogue = shipped()
    journal = JournalThread(folder, clock, MIDNIGHT)
    app = HostApp()
    announcer = announcer_for(app, QUIET, clock)
    try:
        session = Session.of(timeline_for(catalogue, catalogue.to_practise([id]), Person(), 1.0))
        draft = SessionDraft.begun(UUID(int=1), session, clock.now(), None)
        screen = SessionScreen(
            Course.of(session, draft), journal, clock, announcer, MEANS, app.answer, moving=moving, card=card
        )
        with asking_instead(journal._executor), painting_when_looked_at():
            async with app.run_test(size=size, notifications=True) as pilot:
                await app.show(screen)
                stage = Host(app, pilot, clock, journal, catalogue)
                await stage.on(SessionScreen)
                yield stage, screen
                paint_each(stage.screen)
    finally:
        announcer.close()
        await asyncio.to_thread(journal.close)
