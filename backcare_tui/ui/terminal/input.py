"""What a terminal sends, as Textual's messages, whatever the bytes are.

Textual's own parser waits for ever for the end of a paste that was broken off, and some sequences that no keyboard
sends end it. So pastes are gathered here, and a parser that failed is replaced by a new one.
"""

from collections.abc import Generator, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Paste, Resize
from textual.message import Message

POLL_S = 0.1
"""Seconds of silence after which `silence` is to be called, again and again until something arrives."""

_PATIENCE = 20
"""Silences after which a paste that has not ended counts as ended: two seconds."""
_KEY = 8
"""Characters that one key sends at most; what brings more at a time is no person."""
_GIVE_UP = ("\x11", "\x1b[113;5u")
"""Ctrl+q, as terminals send it: the last thing that arrived, it ends a paste."""


class TypedInput:
    """Text as it arrives goes in, messages come out."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._before = ""
        """The last characters that were parsed: the start of a paste may come in pieces."""
        self._pasted: str | None = None
        """What a paste has brought so far, while one is under way."""
        self._silences = 0
        self._silent = False

    def arrived(self, text: str) -> Iterator[Message]:
        """The messages that TEXT completes."""
        if not self._silent or len(text) > _KEY:
            self._silences = 0  # nobody types this fast: a paste goes on
        self._silent = False
        while text:
            if self._pasted is None:
                text = yield from self._typed(text)
            else:
                text = yield from self._more_pasted(self._pasted, text)

    def silence(self) -> Iterator[Message]:
        """The messages that are complete because nothing more came."""
        self._silent = True
        if self._pasted is None:
            yield from self._parser.tick()
            return
        self._silences += 1
        if self._silences >= _PATIENCE:
            yield from self._end_paste(self._pasted)

    def _typed(self, text: str) -> Generator[Message, None, str]:
        """Parse TEXT up to where a paste starts; what is left of it."""
        so_far = self._before + text
        start = so_far.find(BRACKETED_PASTE_START)
        if start < 0:
            self._before = so_far[1 - len(BRACKETED_PASTE_START) :]
            left = ""
        else:
            self._before, self._pasted, self._silences = "", "", 0
            left = so_far[start + len(BRACKETED_PASTE_START) :]
        yield from self._parsed(text[: len(text) - len(left)])
        return left

    def _more_pasted(self, before: str, text: str) -> Generator[Message, None, str]:
        """Gather TEXT, pasted after BEFORE, up to where the paste ends; what is left of it."""
        so_far = before + text
        end = so_far.find(BRACKETED_PASTE_END, max(0, len(before) - len(BRACKETED_PASTE_END)))
        if end < 0:
            for key in _GIVE_UP:
                if so_far.endswith(key):
                    yield from self._end_paste(so_far.removesuffix(key))
                    return key
            self._pasted = so_far
            return ""
        yield from self._end_paste(so_far[:end])
        return so_far[end + len(BRACKETED_PASTE_END) :]

    def _end_paste(self, pasted: str) -> Iterator[Message]:
        self._pasted = None
        # The parser saw the start. Of the end it makes a paste of nothing.
        for message in self._parsed(BRACKETED_PASTE_END):
            if not isinstance(message, Paste):
                yield message
        yield Paste(pasted.replace(BRACKETED_PASTE_START, "").replace("\0", ""))

    def _parsed(self, text: str) -> Iterator[Message]:
        for char in text:
            try:
                yield from filter(_can_be, self._parser.feed(char))
            except (ValueError, ArithmeticError):  # numbers that no key, size or place on a screen has
                self._parser = XTermParser(self._debug)


def _can_be(message: Message) -> bool:
    """Whether MESSAGE is not of a window without room, on which nothing would be drawn any more."""
    return not isinstance(message, Resize) or bool(message.size.width and message.size.height)
