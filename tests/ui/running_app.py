"""The app running: a clock that stands still, a journal in a folder of its own, and no waiting by the clock."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from textual.events import Key, Paste
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.catalogue_files import load_safety
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.dialogs.asking.name import NameScreen
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.backups import BackupsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.terminal.held_picture import FillsItself
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.fake_clock import FakeClock
from tests.shipped import shipped_files
from tests.storage.taken_in import taken_in
from tests.storage.welcomed import welcome
from tests.ui.idle import asking_instead, paint, paint_each, painting_when_looked_at

S = TypeVar("S", bound=Screen[Any])
T = TypeVar("T")

QUIET = Settings(voice="none", sound=False, bell=False, flash=False, peg_day="never")
"""Nobody wants to be spoken to by a test, a flash lasts as long as the real clock says, and it is always Sunday,
when one looks back on the week.
"""

_BOUND_S = 20.0
"""Real seconds after which what was waited for is not going to come."""

_LOOK_AGAIN_S = 0.002

_TICK_S = 1.9375
"""Seconds of a session between two looks at the clock: from 2 on it would look like absence, which sums
of 2 may be by a rounding.
"""

_STAYS_S = 3600.0
"""How long a word in passing is shown: no test races with its end."""


safety = cache(load_safety)


@dataclass
class RunningApp:
    """A running app and everything around it."""

    app: BackcareApp
    pilot: Pilot[None]
    clock: FakeClock
    journal: JournalThread
    catalogue: Catalogue

    # What a person does

    async def press(self, *keys: str) -> None:
        """Press KEYS, and let each run its course."""
        await self.pilot.press(*keys)
        while not self.app._typing.idle:
            await asyncio.sleep(_LOOK_AGAIN_S)
            await self.pilot.pause()

    def type_ahead(self, *keys: str) -> None:
        """KEYS all at once, before the app has done anything about the first."""
        type_at_once(self.app, keys)

    async def at_rest(self) -> None:
        """Wait until all that was typed has run its course."""
        arrived = asyncio.Event()
        self.app.call_later(arrived.set)
        await self.until(lambda: arrived.is_set() and self.app._typing.idle)

    async def paste(self, text: str) -> None:
        """TEXT into what has the focus, at once."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click on the first cell of TEXT, which must be on the screen."""
        for y, line in enumerate(self.text().split("\n")):
            if text in line:
                assert await self.pilot.click(offset=(line.index(text), y))
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    # What a person sees

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    def text(self) -> str:
        """The characters in the cells of the screen on top, as a terminal would get them."""
        return paint(self.screen)

    def words(self, selector: str) -> str:
        """What the `LiteralText` at SELECTOR say; nothing while they are not there."""
        return "\n".join(words.said for words in self.screen.query(selector).results(LiteralText))

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the app work until CONDITION holds; fail with the screen as it is if it never does."""
        try:
            async with asyncio.timeout(_BOUND_S):
                while not condition():
                    assert self.app.is_running, "The app has ended."
                    await self.pilot.pause()
                    await asyncio.sleep(_LOOK_AGAIN_S)
        except TimeoutError:
            raise AssertionError(f"It did not come about. The screen:\n{self.text()}") from None

    async def see(self, *texts: str) -> None:
        """Wait for all of TEXTS to be on the screen."""
        await self.until(lambda: _all_in(texts, self.text()))

    async def on(self, kind: type[S]) -> S:
        """Wait until the screen on top is a KIND, laid out, painted, and showing what it reads.

        Before a session nothing is unusual, and what was changed for the person stays changed.
        """
        if kind is SessionScreen:
            answers = {"unusual": "n", "changes-for-you": "g"}
            while not isinstance(self.screen, SessionScreen):
                await self.until(lambda: isinstance(self.screen, SessionScreen) or self.asked() in answers)
                if (question := self.asked()) in answers:
                    await self.press(answers.pop(question))
        await self.until(lambda: isinstance(self.screen, kind))
        await self.pilot.pause()
        screen = self.screen
        assert isinstance(screen, kind)
        if isinstance(screen, FillsItself):
            await self.until(screen.filled.is_set)
        if isinstance(screen, SessionScreen):
            await self.until(lambda: screen.begun)
        return screen

    def asked(self) -> str | None:
        """The name of the question on top, if there is one."""
        screen = self.screen
        asking = QuestionScreen | QuestionPage | RatingScreen | NameScreen
        return screen.question.name if isinstance(screen, asking) else None

    async def asks(self, name: str) -> None:
        """Wait for the question called NAME."""
        await self.until(lambda: self.asked() == name)

    async def pass_first_cards(self) -> None:
        """Read the welcome, and answer that no sign of the two cards is there."""
        await self.press("enter")
        for title in ("Is any of these true of you now?", "And any of these?"):
            await self.see(title)
            await self.press("n")
        await self.see("Then what does not suit you")

    async def see_all_of_today(self) -> None:
        """Wait for what Today shows last: the days that follow, one thing to know, and the figure."""
        await self.until(self.app._today_shown.is_set)
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until everything that works in the background is done, or was given up for what does it anew."""
        while self.app.workers:
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    def toasts(self) -> list[str]:
        """The notices that are still shown, latest last."""
        return [f"{note.title} {note.message}".strip() for note in self.app._notifications]

    async def told(self, text: str) -> None:
        """Wait for a notice that holds TEXT."""
        await self.until(lambda: any(text in toast for toast in self.toasts()))

    # The journal

    async def ask(self, function: Callable[[JournalStore], T]) -> T:
        """What FUNCTION gives for the journal, asked behind the app's back."""
        return await self.journal.call(function)

    async def entries(self) -> tuple[Entry, ...]:
        return await self.ask(JournalStore.entries)

    # A session

    async def begin(self, id: str, *rating: str) -> SessionScreen:
        """Practise the routine or exercise ID; RATING are the keys for the rating before, or none is given."""
        self.app.post_message(Practise(self.catalogue.to_practise([id])))
        await self.on(RatingScreen)
        await self.press(*(rating or ("escape",)))
        return await self.on(SessionScreen)

    def run(self, screen: SessionScreen, seconds: float) -> None:
        """Let SECONDS pass on SCREEN, tick by tick, none so far from the last that it looks like absence."""
        whole, rest = divmod(seconds, _TICK_S)
        for step in [_TICK_S] * int(whole) + [rest] * (rest > 0):
            self.clock.advance(step)
            screen.tick()

    def run_to_end(self, screen: SessionScreen) -> None:
        """Let all that is left of the session on SCREEN pass."""
        self.run(screen, screen.session.timeline.seconds - screen.session.position(self.clock.seconds))

    # Pictures

    async def picture(self) -> str:
        """The screen as SVG, without what comes and goes by the real clock: cursors and notices."""
        self.app.clear_notifications()
        for field in self.screen.query("Input, TextArea"):
            assert isinstance(field, Input | TextArea)
            field.cursor_blink = False
        await self.pilot.pause()
        return self.app.export_screenshot()


def _all_in(texts: Sequence[str], shown: str) -> bool:
    return all(text in shown for text in texts)


def type_at_once(app: BackcareApp, keys: Sequence[str]) -> None:
    for key in keys:
        app.post_message(Key(key, "/" if key == "slash" else key_to_character(key)))


def ready_s(screen: SessionScreen) -> float:
    """Seconds until one has got ready for the first exercise."""
    return screen.session.timeline.steps[0].end


async def show_backups(stage: RunningApp) -> BackupsScreen:
    """Go to the backups, by way of the journal."""
    await stage.press("3")
    await stage.on(JournalScreen)
    await stage.press("b")
    return await stage.on(BackupsScreen)


OpenApp = Callable[..., AbstractAsyncContextManager[RunningApp]]


@asynccontextmanager
async def run_app(
    folder: Path,
    *,
    size: tuple[int, int] = (100, 30),
    entries: Sequence[Entry] = (),
    welcomed: bool = True,
    morning: bool = False,
    personal: Path | None = None,
    settings: Settings | None = None,
    clock: FakeClock | None = None,
    start: Routine | None = None,
    problems: tuple[Problem, ...] = (),
    ahead: Sequence[str] = (),
    painted: bool = False,
    places_ahead: Sequence[str] = (),
) -> AsyncIterator[RunningApp]:
    """The app over the journal in FOLDER, to which ENTRIES are added first.

    WELCOMED says that the first start was before, MORNING that nothing was asked about this morning yet. PERSONAL
    holds the person's own catalogue files. AHEAD are keys that are typed before anything is there. PAINTED has
    everything painted, be it looked at or not. PLACES_AHEAD are made once Today is there: most tests go nowhere,
    or ask for what is done on the way.
    """
    clock = clock or FakeClock()
    files = CatalogueFiles(personal) if personal else shipped_files()
    journal = JournalThread(folder, clock, (settings or QUIET).days)
    try:
        if welcomed:
            await journal.call(welcome)
            if not morning:
                await journal.call(JournalStore.mark_morning_asked)
        if entries:
            await journal.call(lambda store: taken_in(store, entries))
        everything = Loaded(
            files, settings or QUIET, Folders(folder, folder.with_name("config")), problems, read_safety=safety
        )
        app = BackcareApp(clock, lambda: (everything, journal), start, places_ahead=places_ahead)
        app.animation_level = "none"
        begin = app._open

        def begin_and_type() -> None:
            begin()
            type_at_once(app, ahead)

        app._open = begin_and_type  # type: ignore[method-assign, assignment]
        say = app.notify
        app.notify = lambda message, **how: say(message, **(how | {"timeout": _STAYS_S}))  # type: ignore[method-assign]
        with asking_instead(journal._executor), nullcontext() if painted else painting_when_looked_at():
            async with app.run_test(size=size, notifications=True) as pilot:
                stage = RunningApp(app, pilot, clock, journal, everything.catalogue)
                if ahead:
                    await stage.at_rest()
                else:
                    await stage.until(
                        lambda: len(app.screen_stack) > 1 or stage.words("#so-far, #so-far-below").strip()
                    )
                yield stage
                if app.is_running:
                    paint_each(stage.screen)
    finally:
        await asyncio.to_thread(journal.close)
