"""Lets a key act before the next one is given on.

Textual gives each key to the field that has the focus when the key arrives. Over a slow line many arrive at once,
and what follows a tab would go to the field before it, where it is lost.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial

from textual.app import App
from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.widget import Widget

_LONGEST_S = 0.25
"""How long the next key is held back if whatever the last one was for is gone."""


class TypingOrder:
    """Holds events back until those before them have run their course."""

    def __init__(self, app: App[None], give: Callable[[Event], Awaitable[None]]) -> None:
        """GIVE hands an event on to where it belongs."""
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._turn = 0
        self._busy = False

    async def take(self, event: Event) -> None:
        """Give EVENT on, at once or when its turn comes."""
        self._waiting.append(event)
        if not self._busy:
            await self._next()

    async def _next(self) -> None:
        moves = False
        while self._waiting and not moves:
            event = self._waiting.popleft()
            target = self._app.focused or self._app.screen
            moves = not _is_text_for(target, event)
            await self._give(event)
        self._busy = moves
        if not moves:
            return
        self._turn += 1
        path = target.ancestors_with_self
        # An event goes up this path, and so does what it brings about: the second round comes behind both.
        await self._follow([*path, *path], self._turn)
        self._app.set_timer(_LONGEST_S, partial(self._done, self._turn))

    async def _follow(self, path: list[MessagePump], turn: int) -> None:
        """Come behind everything that waits at each stop of PATH, then let the next event go."""
        while path:
            if path.pop(0).call_later(self._follow, path, turn):
                return
        await self._done(turn)

    async def _done(self, turn: int) -> None:
        if self._busy and turn == self._turn:
            await self._next()


def _is_text_for(target: Widget, event: Event) -> bool:
    """Whether EVENT is a character that TARGET takes as text, which moves nothing."""
    return isinstance(event, Key) and target.check_consume_key(event.key, event.character)
