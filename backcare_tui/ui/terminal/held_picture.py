"""What is on the terminal stays there until the screen that comes next can be drawn whole.

Textual draws a screen as soon as its parts have a size, before they say what they have to say; and on the way from
one place to another it waits for a twentieth of a second, which is long for most machines and short for some.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.messages import Update
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from backcare_tui.ui.terminal.waiting import LOOK_AGAIN_S, in_a_while, until_handled, until_refreshed

_LONGEST_S = 0.5
"""Real seconds that what was there stays if the next screen has not read all it shows: it has its first words."""
_IN_PASSING_S = 0.15
"""Real seconds that a screen has to give way to the next one, unseen, after the one above it has closed."""


@runtime_checkable
class FillsItself(Protocol):
    """A screen that reads what it shows after it has come up, and has a few words in its place until then."""

    filled: asyncio.Event
    """Set when it shows what it has read, or will not."""


@runtime_checkable
class WaitsToBeSeen(Protocol):
    """A screen that does something only once it can be seen."""

    seen: asyncio.Event
    """Set when the terminal was given its picture."""


class HeldScreen(Screen[ScreenResultType]):
    """A screen that paints no more than what is seen of it anew.

    Textual paints all of it while its picture is held, and throws that away; and all of it whenever another part
    gets the focus, though both parts look after themselves.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    is_held: Callable[[], bool] = staticmethod(lambda: False)
    """Whether its picture is; given by the app that shows it."""

    def _compositor_refresh(self) -> None:
        if not self.is_held():
            super()._compositor_refresh()

    _has_clock = False

    def start_clock(self) -> None:
        """Let the clock run by which it is painted, unless it does: that is late when it ticks for the first
        time, and right after a tick.
        """
        if not self._has_clock:
            self._has_clock = True
            self._update_timer.resume()


class HeldPicture:
    """Holds what an app draws until its screen on top is whole."""

    def __init__(self, app: App[None], works: Callable[[], bool]) -> None:
        """WORKS says whether anything is at work that may lead to another screen."""
        self._app = app
        self._works = works
        self._passing = False
        """Whether the screen on top may be there only in passing."""
        self._held: asyncio.Task[None] | None = None
        self._batches = 0
        """In which nothing is drawn; a second one may begin just before the first has ended."""

    @property
    def holds(self) -> bool:
        """Whether nothing is drawn."""
        return self._batches > 0

    def hold(self, perhaps_in_passing: bool = False) -> None:
        """Draw nothing from now on until the screen that is on top by then is whole.

        One that comes up because another closes is PERHAPS there only IN PASSING.
        """
        self._passing = perhaps_in_passing
        if self._held is None or self._held.done():
            batch = self._batch()
            batch.__enter__()  # what is asked for before the task has its turn is not drawn either
            self._held = asyncio.create_task(self._hold())
            self._held.add_done_callback(lambda _: batch.__exit__(None, None, None))
            self._held.add_done_callback(lambda _: self._draw())

    @contextmanager
    def _batch(self) -> Iterator[None]:
        self._batches += 1
        with self._app.batch_update():
            yield
            self._batches -= 1

    def _draw(self) -> None:
        screen = self._on_top()
        if self._app.is_running and screen is not None:
            screen.post_message(Update(screen))  # `refresh` would draw it once more, after what is to be laid out
            if isinstance(screen, WaitsToBeSeen):
                screen.call_after_refresh(screen.seen.set)

    def _on_top(self) -> Screen[object] | None:
        """The screen that is, unless the app has closed all of them."""
        return self._app.screen if self._app.screen_stack else None

    async def _hold(self) -> None:
        screen: Screen[object] | None = None
        while (on_top := self._on_top()) is not None and on_top is not screen:
            screen = on_top
            await self._whole(screen)
            if self._passing:
                await self._passed(screen)

    async def _whole(self, screen: Screen[object]) -> None:
        if isinstance(screen, HeldScreen):
            screen.start_clock()
        await until_handled(screen)
        if isinstance(screen, FillsItself):
            await self._filled(screen, screen.filled)
        # The parts are told their sizes only now, and some say other words for that, or after the next refresh.
        for part in screen.walk_children():
            await until_handled(part)
        await until_refreshed(screen)

    async def _passed(self, screen: Screen[object]) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_IN_PASSING_S):
                while self._works() and screen is self._on_top():
                    await asyncio.sleep(LOOK_AGAIN_S / 4)

    async def _filled(self, screen: Screen[object], filled: asyncio.Event) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_S):
                while not filled.is_set() and screen is self._on_top():
                    await in_a_while(filled.wait())
