"""How far long work is: told in numbers by whoever does it, to whoever wants to know."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

QUICK_S = 1.0
"""Real seconds for which whoever waits is told nothing: most work is done by then."""

Tell = Callable[[int, int], None]
"""Told how much is done, and of how much. It may raise StoppedError: then the work leaves everything as it was."""


def untold(done: int, of: int) -> None:
    """Nobody wants to know."""


def along(items: Iterable[T], of: int, tell: Tell) -> Iterator[T]:
    """ITEMS, of which there are so many; each is told of when the next is asked for."""
    for done, item in enumerate(items, 1):
        yield item
        tell(done, of)
