"""A Textual app made to outlive what happens to terminals: signals, stops, hang-ups, pastes, keys in a rush."""

import asyncio
import os
import signal
import sys
from abc import abstractmethod
from asyncio import Future
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from rich.console import RenderableType
from textual import on, work
from textual.app import App, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.worker import Worker, WorkerFailed, get_current_worker

from backcare_tui.errors import BackcareError
from backcare_tui.signals import asking_to_end, tell_of_sent_faults
from backcare_tui.ui.messages import StopAsked, TerminalGone, Trouble, WentOn
from backcare_tui.ui.terminal.held_picture import HeldPicture, HeldScreen
from backcare_tui.ui.terminal.repaint import changes_only
from backcare_tui.ui.terminal.stylesheet import ParsedOnce
from backcare_tui.ui.terminal.typing_order import TypingOrder
from backcare_tui.ui.terminal.waiting import LOOK_AGAIN_S

_HUNG_UP = 129
_AGAIN_S = 5.0
"""Seconds within which ctrl+c leaves when it is pressed again."""
_PUT_AWAY_S = 0.7
"""Real seconds on the way out for which the screen waits for the journal; what is late goes on without it."""

_OF_PARTS = (NoMatches, MountError, ScreenStackError)
"""What Textual raises where a part of a screen, or the screen, is not there."""

S = TypeVar("S", bound=Screen[Any])


def _is_whole(worker: Worker[Any]) -> bool:
    """Whether what WORKER works for has all its parts, and is on a screen, or can be."""
    node = worker.node
    return node.is_attached and node.display and (not isinstance(node, Widget) or node.is_mounted)


class TerminalApp(App[None]):
    """Runs in a terminal until the person leaves it, the terminal goes away, or a signal asks to end."""

    stylesheet: ParsedOnce
    """Made with the colours of the program, by whoever has them."""

    def __init__(self) -> None:
        super().__init__()
        self._typing = TypingOrder(self, self._give)
        self._picture = HeldPicture(self, lambda: self._typing.works)
        self._styled = WeakKeyDictionary[Screen[Any], tuple[frozenset[str], int | None]]()
        """By what each screen got its styles: its classes, and how old the sheet was; None while it gets its
        parts, after its own rules were read.
        """
        self._coloured = WeakKeyDictionary[Screen[Any], int]()
        """Which colours each screen has, by how often there were others."""
        self._leaving: asyncio.Task[None] | None = None
        self._interrupted = False
        """Whether ctrl+c was pressed just before."""
        self._asked_to_end = False
        self._heard_before: dict[int, Any] = {}
        """What became of each signal before the app ran."""
        self.failure: Exception | None = None
        """Why the app ended though nobody left it; None if somebody did."""

    @property
    def ending(self) -> bool:
        """Whether the program is about to end, or its screens are taken apart: nothing else is begun any more."""
        return self._asked_to_end or not self.is_running

    # What is done here and known only there

    @abstractmethod
    def put_away(self) -> list["Future[None]"]:
        """Begin to keep whatever is under way, for the program is about to end; what to wait for."""

    @abstractmethod
    async def idle(self) -> None:
        """Wait until what is typed is kept and nothing is locked, for the program may stop."""

    # To the terminal and from it

    def get_driver_class(self) -> type[Driver]:
        stock = super().get_driver_class()
        if sys.platform == "win32":
            return changes_only(stock)
        from textual.drivers.linux_driver import LinuxDriver

        from backcare_tui.ui.terminal.driver import TerminalDriver

        return changes_only(TerminalDriver if stock is LinuxDriver else stock)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent) and not self.is_running:
            return  # the screens are being taken apart
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._typing.take(event)
        else:
            await super().on_event(event)

    async def _give(self, event: Event) -> None:
        """Let EVENT, which was typed or pasted, act where the focus is now."""
        if isinstance(event, Key) and not self.screen.is_mounted:
            return  # it has nothing yet that a key could act on
        if isinstance(event, Paste):
            from textual.widgets import Input

            from backcare_tui.ui.terminal.paste import fitted

            try:
                event.text = fitted(event.text, one_line=isinstance(self.focused, Input))
            except BackcareError as error:
                self.post_message(Trouble(error))
                return
        await super().on_event(event)

    async def keys_done(self) -> None:
        """Wait until all that keys have set off is done, or waits for the person."""
        while not self._typing.idle:
            await asyncio.sleep(LOOK_AGAIN_S)

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        """Show SCREEN on top of MODE, and wait for what it gives."""
        assert isinstance(screen, Screen), "screens have no names here"  # noqa: S101
        with self._typing.asked(get_current_worker(), screen):
            return await super().push_screen_wait(screen, mode=mode)

    def push_screen(self, screen: Any, *what: Any, **how: Any) -> Any:
        self._picture.hold()
        return super().push_screen(self.fitted(screen), *what, **how)

    def fitted(self, screen: S) -> S:
        """SCREEN with the classes that its size will give it, or Textual would look up all its styles twice."""
        for breakpoints, cells in zip(
            (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.size, strict=True
        ):
            names = [name for least, name in sorted(breakpoints or []) if least <= cells]
            screen.add_class(*names[-1:], update=False)
        self._styled[screen] = (screen.classes, None)
        self._coloured[screen] = self._css_update_count
        if isinstance(screen, HeldScreen):
            screen.is_held = self._is_held
        return screen

    def _is_held(self) -> bool:
        return self._picture.holds

    async def make_place(self, name: str) -> None:
        """Make the place of that NAME, unless it is there, without going there."""
        if not self.ending:
            await self._init_mode(name)
            for screen in self.get_screen_stack(name):
                if isinstance(screen, HeldScreen):
                    screen.start_clock()

    def refresh_css(self, animate: bool = True) -> None:
        """Have what is on the screen, and below it, take up the colours there are now.

        Textual asks for it, too, when a place is seen for the first time, twice, and for the second time, though
        all of its parts were given these colours when they were made.
        """
        if any(self._coloured.get(screen) != self._css_update_count for screen in self.screen_stack):
            super().refresh_css(animate)
            self._coloured.update((screen, self._css_update_count) for screen in self.screen_stack)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Look up the styles of NODE and of all in it; of a screen that comes up, only if they may be others.

        Textual does so whenever a screen comes up, twice when a place is first seen, just after each part was
        given the very same. Colours that changed while a screen was hidden are no matter of this: for them Textual
        goes through the whole sheet.
        """
        if isinstance(node, Screen):
            classes, age = self._styled.get(node, (None, None))
            self._styled[node] = (node.classes, self.stylesheet.age)
            if not animate and classes == node.classes:
                self.stylesheet.apply(node)  # its own rules came after it, and before its parts
                if age is not None:
                    self.stylesheet.catch_up(node, age)
                return
        elif node is self:
            self._styled.clear()
        super().update_styles(node, animate=animate)

    def pop_screen(self) -> AwaitComplete:
        self._picture.hold(perhaps_in_passing=True)
        return super().pop_screen()

    def delay_update(self, delay: float = 0.0) -> None:  # noqa: ARG002 (Textual's way to hide the change of places)
        self._picture.hold()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        self._asked_to_end = True
        self._typing.stop()
        super().exit(result, return_code, message)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open already, be it under something else."""
        from backcare_tui.ui.terminal.palette import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette())

    async def action_help_quit(self) -> None:  # type: ignore[override]  # Textual awaits what an action gives
        """What ctrl+c does: it says that once more leaves, and once more it leaves as `q` does."""
        if self._interrupted:
            self._interrupted = False
            await self.run_action("app.quit")
            return
        self._interrupted = True
        self.set_timer(_AGAIN_S, self._forget_interrupt)
        self.notify("Press ctrl+c again to leave.", timeout=_AGAIN_S, markup=False)

    # A dialog keeps the keys of the program to itself. These two are for whoever wants to get out of anything.

    async def key_ctrl_c(self) -> None:
        await self.action_help_quit()

    def key_ctrl_z(self) -> None:
        self.action_suspend_process()

    def _forget_interrupt(self) -> None:
        self._interrupted = False

    # Ways out that nobody chose with a key

    @property
    def encoding(self) -> str:
        """In what is written to the terminal."""
        return "ascii" if sys.__stderr__ is None else sys.__stderr__.encoding

    def run_in_terminal(self) -> None:
        """Run until the person leaves, the terminal goes away, or a signal asks to end."""
        if self.encoding.lower() not in ("utf-8", "utf8") and isinstance(sys.__stderr__, TextIOWrapper):
            from backcare_tui.ui.terminal.other_letters import write_other_letters

            write_other_letters(sys.__stderr__)
        try:
            asyncio.run(self._run_until_asked())
        finally:
            for number, before in self._heard_before.items():
                signal.signal(number, before)

    async def _run_until_asked(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)  # it would be printed, with whatever it quotes
        if sys.platform != "win32":
            self._heed_signals(loop)
        await self.run_async()

    def _heed_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave in LOOP when a signal asks to."""

        def asked(number: int, _frame: object = None) -> None:
            with suppress(RuntimeError):  # all is over
                loop.call_soon_threadsafe(self.leave, 128 + number)

        for number in asking_to_end():
            if number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, asked, number)  # from now on every signal wakes the loop
            else:  # there are forty, and for each the loop would look at all there are
                self._heard_before[number] = signal.signal(number, asked)
                signal.siginterrupt(number, False)
        tell_of_sent_faults(asked)

    def leave(self, status: int) -> None:
        """Put away what is under way and end with STATUS. Being asked again changes nothing."""
        if self._leaving is None:
            putting_away: list[Future[None]] = []
            try:
                putting_away = self.put_away()
            finally:
                self._leaving = asyncio.create_task(self._exit_after(putting_away, status))

    async def _exit_after(self, putting_away: list["Future[None]"], status: int) -> None:
        if putting_away:
            await asyncio.wait(putting_away, timeout=_PUT_AWAY_S)
        self.exit(return_code=status)

    @on(TerminalGone)
    def _hang_up(self) -> None:
        self.leave(_HUNG_UP)

    def _handle_exception(self, error: Exception) -> None:
        inner = error.error if isinstance(error, WorkerFailed) else error
        of_worker = isinstance(error, WorkerFailed)
        if of_worker and isinstance(inner, BackcareError):
            self.post_message(Trouble(inner))  # only what the worker was about has ended
            return
        if isinstance(inner, _OF_PARTS) and (self.ending or (of_worker and not _is_whole(get_current_worker()))):
            return  # it looked for a part of what is being put together or taken apart, or would add one
        if self.failure is None:
            self.failure = inner if isinstance(inner, Exception) else error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with all values in it, which may quote the journal."""
        self.leave(1)

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 (they may quote the journal too)
        self.failure = self.failure or RuntimeError("Textual gave up")
        self.leave(1)

    # To the shell and back

    def action_suspend_process(self) -> None:
        if self._driver is not None and self._driver.can_suspend:
            os.killpg(0, signal.SIGTSTP)  # to whatever started this program too, as terminals do it

    @on(StopAsked)
    @work(exclusive=True, group="stop")
    async def _stop(self) -> None:
        from backcare_tui.ui.terminal.driver import TerminalDriver

        await self.idle()
        if isinstance(self._driver, TerminalDriver) and self._leaving is None:
            self.app_suspend_signal.publish(self)
            self._driver.stop_process()

    @on(WentOn)
    def _draw_again(self) -> None:
        self.app_resume_signal.publish(self)
        self.refresh(layout=True)
