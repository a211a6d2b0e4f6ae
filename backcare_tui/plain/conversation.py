"""Saying one line, and asking for one."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from backcare_tui.domain.journal.rating import parse_pain
from backcare_tui.domain.words.text import NOTE_LIMIT, clean, shown_line
from backcare_tui.errors import BackcareError, UsageError

T = TypeVar("T")

_TRIES = 3
"""Wrong answers that a pipe may give to one question."""


class Lines(Protocol):
    """What is typed, line by line; see `typed_lines.TypedLines`."""

    by_hand: bool
    """Whether a person types it, and not a pipe."""

    @property
    def ended(self) -> bool: ...
    def peek(self) -> str | None: ...
    def next(self) -> str | None: ...
    def put_back(self, line: str) -> None: ...


class Conversation:
    """Lines out and lines in."""

    def __init__(self, out: Callable[[str], None], lines: Lines) -> None:
        """`out` prints one line."""
        self._out = out
        self._lines = lines

    @property
    def ended(self) -> bool:
        """Whether nothing will be typed any more."""
        return self._lines.ended

    def say(self, words: str) -> None:
        self._out(shown_line(words))

    def ask(self, question: str, understand: Callable[[str], T]) -> T | None:
        """What UNDERSTAND makes of the answer, asking again while it raises BackcareError.

        None at the end of input, and when a pipe keeps sending what cannot be meant.
        """
        self.say(question)
        tries = 0
        while (line := self._lines.next()) is not None:
            try:
                return understand(line)
            except BackcareError as error:
                self.say(error.title)
            tries += 1
            if tries >= _TRIES and not self._lines.by_hand:
                break
        return None

    def choose(self, question: str, answers: tuple[str, ...]) -> str | None:
        """The one of ANSWERS that is typed, in full or its beginning; None at the end of input.

        A pipe that sends anything else was written without this question in mind: its line stays for the next
        one, and the answer is None.
        """
        self.say(question)
        while (line := self._lines.next()) is not None:
            begun = line.strip().lower()
            meant = [answer for answer in answers if begun and answer.startswith(begun)]
            if len(meant) == 1:
                return meant[0]
            if not self._lines.by_hand:
                self._lines.put_back(line)
                break
            self.say(f"Please type {', '.join(answers[:-1])} or {answers[-1]}.")
        return None

    def command(self, known: frozenset[str], reminder: str) -> str | None:
        """The one of KNOWN that was typed, without waiting for it; None if there is none.

        A person who types something else gets REMINDER. What a pipe sends beside commands stays, for it may
        be the answer to a later question.
        """
        line = self._lines.peek()
        if line is None:
            return None
        word = line.strip().lower()
        if word in known:
            self._lines.next()
            return word
        if self._lines.by_hand:
            self._lines.next()
            self.say(f"“{shown_line(word, 40)}” means nothing here. {reminder}")
        return None


def understand_rating(line: str) -> int | None:
    """The rating that LINE names; None if it was left empty."""
    return parse_pain(line) if line.strip() else None


def understand_note(line: str) -> str:
    """LINE as a note, fit to be stored."""
    if len(line) > NOTE_LIMIT:
        raise UsageError(
            f"That note has {len(line):,} characters, and {NOTE_LIMIT:,} fit: please type a shorter one."
        )
    return clean(line).strip()
