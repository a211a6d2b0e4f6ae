"""Lets a key run its course before the next one is given on, so that keys go where they go when typed slowly.

Textual gives each key to what has the focus when the key arrives. Over a slow line, or while the program starts,
many arrive at once, and what follows a key that opens a screen would go to the screen before it.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any
from weakref import WeakSet

from textual.app import App, ScreenStackError
from textual.events import Event, Key
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from backcare_tui.ui.terminal.waiting import LOOK_AGAIN_S, until_handled

BEHIND = "behind"
"""The group of workers that go on behind what is shown: no key waits for them."""

_LONGEST_S = 3.0
"""How long what a key began is waited for if it does not come to an end, while nothing else was typed."""
_PATIENCE_S = 20.0
"""How long it is waited for where keys wait behind it: they were typed for what it leads to. Whoever types again
after `_LONGEST_S` has looked at the screen meanwhile, and all that waited is given on to what is there."""


def work_behind(app: App[None], call: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
    """Have APP do CALL behind what is shown. If the program ends before it begins, it is never called."""
    return app.run_worker(call, group=BEHIND)


class TypingOrder:
    """Holds events back until those before them have run their course.

    A key has run its course when all that it set off is done or waits for the person: the messages it caused were
    handled, no worker works but behind what is shown, and the screen on top is there, with its focus.
    """

    def __init__(self, app: App[None], give: Callable[[Event], Awaitable[None]]) -> None:
        """GIVE hands an event on to where it belongs."""
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._course: asyncio.Task[None] | None = None
        """What the last key set off, while that goes on."""
        self._began = 0.0
        """When that was, by the clock of the loop."""
        self._impatient = asyncio.Event()
        """Set once somebody types again while it goes on for long."""
        self._older: frozenset[Worker[Any]] = frozenset()
        """Workers that were at work before the last key, and not because of it."""
        self._given_up: WeakSet[Worker[Any]] = WeakSet()
        """Workers that were waited for in vain: they may wait for the person's answer to something else."""
        self._asking: dict[Worker[Any], Screen[Any]] = {}
        """Workers that wait for the person, and where."""
        self._begun = False
        self._over = False

    @property
    def idle(self) -> bool:
        """Whether nothing is held back and the last key has run its course."""
        return self._over or (self._course is None and not self._waiting)

    async def take(self, event: Event) -> None:
        """Give EVENT on, at once or when its turn comes."""
        if self._over:
            return
        self._waiting.append(event)
        first, self._begun = not self._begun, True
        if first and len(self._app.screen_stack) == 1:
            self._older = frozenset(self._at_work())
            self._begin_course()  # that of the program's own start
        elif self._course is None:
            if self._app.screen.is_mounted:
                await self._give_on()
            else:
                self._waiting.clear()  # it was typed before anybody could see the screen that came up by itself
        elif self._has_come and asyncio.get_running_loop().time() - self._began > _LONGEST_S:
            self._impatient.set()

    def stop(self) -> None:
        """Give nothing on any more: the person leaves, and what is typed after that is for the shell."""
        self._over = True
        self._waiting.clear()

    @contextmanager
    def asked(self, worker: Worker[Any], screen: Screen[Any]) -> Iterator[None]:
        """WORKER waits for the person on SCREEN.

        If no key has led there, what was typed before the screen could be seen is forgotten.
        """
        if worker in self._older:
            self._waiting.clear()
        self._asking[worker] = screen
        try:
            yield
        finally:
            del self._asking[worker]

    async def _give_on(self) -> None:
        """Give on what waits, up to the first event that may move the focus."""
        self._course = None
        while self._waiting:
            event = self._waiting.popleft()
            moves = not _is_text_for(self._target(), event)
            self._older = frozenset(self._at_work())
            await self._give(event)
            if not self._waiting:
                self._impatient.clear()
            if moves:
                self._begin_course()
                return

    def _begin_course(self) -> None:
        self._began = asyncio.get_running_loop().time()
        self._course = asyncio.create_task(self._run_course())

    async def _run_course(self) -> None:
        rest = asyncio.create_task(self._come_to_rest())
        impatient = asyncio.create_task(self._impatient.wait())
        try:
            hurry = self._impatient.is_set()
            await asyncio.wait((rest,), timeout=_PATIENCE_S if hurry else _LONGEST_S)
            if not hurry and (self._waiting or not self._has_come):
                await asyncio.wait((rest, impatient), timeout=_PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
            if not rest.done():
                self._given_up.update(self._working())
        finally:
            for task in (rest, impatient):
                task.cancel()
            if not self._app.call_later(self._give_on):
                self.stop()

    @property
    def _has_come(self) -> bool:
        """Whether the screen on top is there to be seen."""
        return not self._app.screen_stack or self._app.screen.is_mounted

    async def _come_to_rest(self) -> None:
        """Come behind everything that goes on."""
        with suppress(ScreenStackError):
            await self._until_all_handled()

    async def _until_all_handled(self) -> None:
        target = None
        while target is not self._target() or not self._has_come or self._awaited():
            target = self._target()
            # An event goes up this path, and so does what it brings about: the second round comes behind both.
            path = [*target.ancestors_with_self, self._app]
            for stop in chain(path, path):
                await until_handled(stop)
            while self._awaited() or not self._has_come:
                await asyncio.sleep(LOOK_AGAIN_S / 4)

    def _awaited(self) -> list[Worker[Any]]:
        """The workers that keys wait for: none once somebody is impatient with them."""
        return [] if self._impatient.is_set() else [one for one in self._working() if one not in self._given_up]

    def _target(self) -> Widget:
        return self._app.focused or self._app.screen

    @property
    def works(self) -> bool:
        """Whether anything is at work that may lead to another screen."""
        return bool(self._working())

    def _working(self) -> list[Worker[Any]]:
        """The workers that are at work, and not behind what is shown."""
        return [worker for worker in self._at_work() if worker.group != BEHIND]

    def _at_work(self) -> list[Worker[Any]]:
        """The workers that are at work, rather than waiting for the person."""
        return [worker for worker in self._app.workers if not worker.is_finished and not self._asks(worker)]

    def _asks(self, worker: Worker[Any]) -> bool:
        screen = self._asking.get(worker)
        return screen is not None and screen.is_mounted and screen.is_attached


def _is_text_for(target: Widget, event: Event) -> bool:
    """Whether EVENT is a character that TARGET takes as text, which moves nothing."""
    return isinstance(event, Key) and target.check_consume_key(event.key, event.character)
