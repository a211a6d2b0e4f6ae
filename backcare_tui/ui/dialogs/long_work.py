"""Work that may take long: after a second it says how far it is, and can be stopped."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import ProgressBar

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.errors import StoppedError
from backcare_tui.storage.progress import QUICK_S, Tell
from backcare_tui.ui.widgets.key_bar import key_line
from backcare_tui.ui.widgets.literal_text import LiteralText

T = TypeVar("T")

_LOOK_AGAIN_S = 0.05
_LOOKED_AT_EVERY_S = 0.1

_WAYS = key_line(("esc", "stop; nothing is half done then"))
_STOPPING = "Stopping …"


async def with_progress(
    app: App[None], clock: Clock, title: str, so_now: str, begin: Callable[[Tell], Awaitable[T]]
) -> T:
    """What comes of the work that BEGIN begins, which tells how far it is; TITLE says what it is.

    StoppedError with SO_NOW, what is true then, if the person stops it. Call it from a worker.
    """
    work = LongWork(so_now)
    task = asyncio.ensure_future(begin(work.tell))
    task.add_done_callback(partial(_ended, work))
    began_s = real_seconds(clock)
    while not task.done() and real_seconds(clock) - began_s < QUICK_S:
        await asyncio.wait({task}, timeout=_LOOK_AGAIN_S)
    if not task.done():
        await app.push_screen_wait(ProgressScreen(title, work))
    return await task


def _ended(work: "LongWork", task: "asyncio.Future[T]") -> None:
    work.over = True
    if not task.cancelled():
        task.exception()  # looked at here too, for whoever waits may have been cancelled


class LongWork:
    """Work in another thread: what it told last, and whether it should stop."""

    def __init__(self, so_now: str) -> None:
        """SO_NOW is what is true if it is stopped: "Nothing was written."."""
        self._so_now = so_now
        self.done, self.of = 0, 1
        self.stopping = False
        self.over = False

    def tell(self, done: int, of: int) -> None:
        """How far it is, from its own thread; StoppedError if it should stop."""
        if self.stopping:
            raise StoppedError(self._so_now)
        self.done, self.of = done, of


class ProgressScreen(ModalScreen[None]):
    """Closes by itself when the work is over. Whatever else closes it stops the work."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [Binding("escape,ctrl+c", "stop", "stop", key_display="esc", id="progress.stop", tooltip="Stop it")]

    def __init__(self, title: str, work: LongWork) -> None:
        super().__init__()
        self._heading = title
        self.work = work

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield LiteralText(self._heading, classes="form-title")
            yield ProgressBar(total=1.0, show_eta=False, id="progress")
            yield LiteralText(_WAYS, id="progress-ways", classes="form-keys")

    def on_mount(self) -> None:
        self._look()
        self.set_interval(_LOOKED_AT_EVERY_S, self._look)

    def on_unmount(self) -> None:
        self.work.stopping = True  # the program is being left

    def _look(self) -> None:
        if not self.work.over:
            self.query_one(ProgressBar).update(progress=self.work.done / max(self.work.of, 1))
        elif self.is_current:
            self.dismiss()

    def action_stop(self) -> None:
        self.work.stopping = True
        self.query_one("#progress-ways", LiteralText).say(_STOPPING)
