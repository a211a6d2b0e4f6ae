"""Waiting until the app has nothing left to do, as fast as it gets there.

Textual's pilot takes an app to be at rest once the process has used no processor for a fiftieth of a second, which
it waits out two or three times for each key. Here the event loop, the screen and the threads are asked.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, process_time
from typing import Any
from unittest.mock import patch

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

_STUCK_S = 0.2
"""A thread that uses no processor for so long waits for something that the test does next, and for no disk."""

_LOOK_AGAIN_S = 0.0005


@contextmanager
def asking_instead(journal: ThreadPoolExecutor | None = None) -> Iterator[None]:
    """Let Textual wait for whatever app is run in this way. JOURNAL is where its journal works, if it has one."""

    async def idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
        await _idle(active_app.get(), journal, max_sleep)

    async def screen_idle(pilot: Pilot[None], timeout: float = 1) -> bool:
        await _idle(pilot.app, journal, timeout)
        return pilot.app._exception is None

    with (
        patch.object(textual.app, "wait_for_idle", idle),
        patch.object(textual.pilot, "wait_for_idle", idle),
        patch.object(Pilot, "_wait_for_screen", screen_idle),
    ):
        yield


async def _idle(app: App[Any], journal: ThreadPoolExecutor | None, at_most_s: float) -> None:
    """Wait until no message is under way, nothing is to be painted, and no thread has work; AT_MOST_S seconds."""
    loop: Any = asyncio.get_running_loop()  # what it has to do is nobody's business but its own
    end = monotonic() + at_most_s
    while monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue  # somebody else has something to do at once
        if _is_to_be_painted(app):
            app.screen._on_timer_update()
        elif app._resize_timer is not None:  # the next size is taken up a hundredth of a second after the last
            await asyncio.sleep(_LOOK_AGAIN_S)
        elif _works(journal) or _works(loop._default_executor):
            if not await _came_back(loop, end):
                return
        else:
            return


def paint(screen: Screen[Any]) -> str:
    """The characters in the cells of SCREEN, as a terminal would get them."""
    strips = screen._compositor.render_strips()
    screen._compositor._dirty_regions.clear()
    return "\n".join(strip.text.rstrip() for strip in strips)


def paint_each(screen: Screen[Any]) -> None:
    """Let each widget that is seen on SCREEN paint itself; nobody looks at what they come to together."""
    for _ in screen._compositor._get_renders():
        pass


@contextmanager
def painting_when_looked_at() -> Iterator[None]:
    """Let Textual lay out each screen as ever, but paint it only where a test looks at it, and where it ends.

    Nobody gets what an app without a terminal paints. Painted after each key, that is a third of the work.
    """

    def leave(screen: Screen[object]) -> None:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)

    with patch.object(Screen, "_compositor_refresh", leave):
        yield


def _is_to_be_painted(app: App[Any]) -> bool:
    """Whether the screen on top waits for the next sixtieth of a second to paint itself."""
    return app.is_running and bool(app._screen_stack) and app.screen._update_timer._active.is_set()


def _works(executor: ThreadPoolExecutor | None) -> bool:
    """Whether a thread of EXECUTOR has something to do whose outcome has not been handed to the event loop."""
    return executor is not None and executor._idle_semaphore._value < len(executor._threads)


async def _came_back(loop: Any, end: float) -> bool:
    """Wait for a thread: whether it did something, or is stuck."""
    used, since = process_time(), monotonic()
    while not loop._ready and monotonic() < end:
        await asyncio.sleep(_LOOK_AGAIN_S)
        if monotonic() - since > _STUCK_S:
            return process_time() - used > _STUCK_S / 100
    return True
