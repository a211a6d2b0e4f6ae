"""Work that may take long: after a second it says how far it is, and can be stopped."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual.app import App

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.storage.progress import QUICK_S, Tell
from backcare_tui.ui.dialogs.progress import LongWork, ProgressScreen

T = TypeVar("T")

_LOOK_AGAIN_S = 0.05


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


def _ended(work: LongWork, task: "asyncio.Future[T]") -> None:
    work.over = True
    if not task.cancelled():
        task.exception()  # looked at here too, for whoever waits may have been cancelled
