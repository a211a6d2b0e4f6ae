"""A JSON document read value by value: of a long list only one item is held."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from backcare_tui.storage.text_file import TextFile

LONGEST_VALUE = 20_000_000
"""Characters of one value, items of a list that is read one by one aside."""

_BLANKS = " \t\n\r"


class JsonStream:
    """The values of a text, in the order they stand there.

    Its methods raise json.JSONDecodeError, with the line of the whole text, and RecursionError for what is nested
    too deeply.
    """

    def __init__(self, text: TextFile, decoder: json.JSONDecoder) -> None:
        self._pieces = text.pieces()
        self._decoder = decoder
        self._held = ""
        self._at = 0
        """Where in what is held the next value begins."""
        self._lines_before = 0
        self.read = 0
        """Characters that were read so far."""

    def members(self, listed: Callable[[str], bool]) -> Iterator[tuple[str, Any]]:
        """The members of the object that comes next: names and values. A list for whose name LISTED says yes is
        given as the iterator `items`, and is to be read to its end before the next member is asked for.
        """
        self._skip("{")
        if self._ends("}"):
            return
        while True:
            if self._next() != '"':
                raise self._error("Expecting property name enclosed in double quotes")
            name = self.value()
            self._expect(":")
            yield name, self.items() if listed(name) and self._next() == "[" else self.value()
            if self._ends("}"):
                return
            self._expect(",")

    def items(self) -> Iterator[Any]:
        """The items of the list that comes next."""
        self._skip("[")
        if self._ends("]"):
            return
        while True:
            yield self.value()
            if self._ends("]"):
                return
            self._expect(",")

    def begins_object(self) -> bool:
        return self._next() == "{"

    def is_empty(self) -> bool:
        """Whether nothing comes, nor came before."""
        return not self._next()

    def begins_list(self) -> bool:
        return self._next() == "["

    def value(self) -> Any:
        """The value that comes next, whole."""
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if not self._read_on(error):
                    raise self._error(error.msg, error.pos) from error
            else:
                # What ends with the piece may go on: 12 with 3.
                if end < len(self._held) or not self._read_on():
                    self._at = end
                    return value

    def end(self) -> None:
        """Nothing may come any more."""
        if self._next():
            raise self._error("Extra data")

    def _ends(self, mark: str) -> bool:
        """Whether MARK comes next, the end of an object or a list; if so, it is read."""
        if self._next() != mark:
            return False
        self._skip(mark)
        return True

    def _expect(self, delimiter: str) -> None:
        """Read DELIMITER, which has to come next."""
        if self._next() != delimiter:
            raise self._error(f"Expecting {delimiter!r} delimiter")
        self._skip(delimiter)

    def _skip(self, mark: str) -> None:
        assert self._held.startswith(mark, self._at), "whoever skips has looked"  # noqa: S101
        self._at += len(mark)

    def _next(self) -> str:
        """The next character that is no blank; "" at the end."""
        while True:
            rest = len(self._held)
            while self._at < rest and self._held[self._at] in _BLANKS:
                self._at += 1
            if self._at < rest:
                return self._held[self._at]
            self._let_go()
            if not self._read_piece():
                return ""

    def _read_on(self, error: json.JSONDecodeError | None = None) -> bool:
        """Hold as much again of what comes; whether there was any. ERROR is what is wrong without it."""
        self._let_go()
        held = len(self._held)
        if held > LONGEST_VALUE:
            if error is None:
                return False
            raise self._error(f"A value has more than {LONGEST_VALUE:,} characters")
        while len(self._held) <= 2 * held and self._read_piece():
            pass
        return len(self._held) > held

    def _let_go(self) -> None:
        """Hold no longer what was read before the next value."""
        self._lines_before += self._held.count("\n", 0, self._at)
        self._held, self._at = self._held[self._at :], 0

    def _read_piece(self) -> bool:
        piece = next(self._pieces, "")
        self._held += piece
        self.read += len(piece)
        return bool(piece)

    def _error(self, words: str, at: int | None = None) -> json.JSONDecodeError:
        """WORDS as what is wrong AT that place of what is held, or where the next value begins."""
        error = json.JSONDecodeError(words, self._held, self._at if at is None else at)
        error.lineno += self._lines_before
        return error
