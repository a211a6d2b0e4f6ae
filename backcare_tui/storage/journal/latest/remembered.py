"""Answers that are given again as they are, as long as nobody writes into the journal."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 6
"""Answers that are kept: what one screen asks for, and what its neighbour does."""


class Remembered:
    """The last answers to some questions, for one version of a journal."""

    def __init__(self) -> None:
        self._version: object = None
        self._answers: dict[Hashable, Any] = {}

    def answer(self, version: object, question: Hashable, read: Callable[[], T]) -> T:
        """What READ reads for QUESTION, or what it read last, if that was for the same VERSION.

        Nobody may change what is returned.
        """
        if self._version != version:
            self._version = version
            self._answers.clear()
        if question not in self._answers:
            answer = read()
            while len(self._answers) >= _MOST:
                del self._answers[next(iter(self._answers))]
            self._answers[question] = answer
        known: T = self._answers[question]
        return known
