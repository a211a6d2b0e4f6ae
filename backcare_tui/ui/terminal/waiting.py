"""Waiting until a part of the screen has handled all that it was sent before."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress

from textual.message_pump import MessagePump

LOOK_AGAIN_S = 0.02
"""Real seconds after which it is looked again whether what is waited for is still there."""


async def until_handled(pump: MessagePump) -> None:
    """Wait until PUMP has handled what it has to, or is gone."""
    await _called(pump, pump.call_later)


async def until_refreshed(pump: MessagePump) -> None:
    """Wait until what PUMP wanted to do after its next refresh is done, or it is gone."""
    await _called(pump, pump.call_after_refresh)


async def _called(pump: MessagePump, call: Callable[[Callable[[], None]], bool]) -> None:
    behind = asyncio.Event()
    if not call(behind.set):
        return
    while not behind.is_set() and (pump.is_dom_root or pump.is_attached):
        await in_a_while(behind.wait())


async def in_a_while(what: Coroutine[object, object, object]) -> None:
    """Wait for WHAT, but not for long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LOOK_AGAIN_S):
            await what
