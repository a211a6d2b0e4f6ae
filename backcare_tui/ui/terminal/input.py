"""What a terminal sends, as Textual's messages, whatever the bytes are.

Textual's own parser gives the parts of what it does not understand on as keys, waits for ever for the end of a
paste that was broken off, and some sequences that no keyboard sends end it. So it is given only whole sequences,
one at a time, and pastes are gathered here.
"""

import re
from collections.abc import Generator, Iterator

from textual._xterm_parser import XTermParser
from textual.events import CursorPosition, Key, Paste, Resize
from textual.message import Message

from backcare_tui.ui.terminal.sequences import first_of, shortened

POLL_S = 0.1
"""Seconds of silence after which `silence` is to be called, again and again until something arrives."""

_PASTE_PATIENCE, _PATIENCE = 20, 10
"""Silences after which a paste counts as ended, and a sequence as broken off: two seconds, and one."""
_KEY = 8
"""Bytes that one key sends at most; what brings more at a time is no person."""
_GIVE_UP = (b"\x11", b"\x1b[113;5u", b"\x03", b"\x1b[99;5u")
"""Ctrl+q and ctrl+c, as terminals send them: the last thing that arrived, it ends a paste."""
_START, _END = b"\x1b[200~", b"\x1b[201~"
_LATE = re.compile(rb"\[[\d;:<>?A-IMOZ]|O[A-DFHP-S]|\]\d+;|P(?:[>!]\||\d+\$|[01]\+)|_G")
"""How a sequence goes on whose escape came so long before that it was taken for the key."""
_NO_KEY = re.compile(r"\x1b\[(?!0*[1-9])[^<?]*[u~]")
"""Sequences of keys without the number of a key, which Textual reads as the first there is."""
_WITH_MODIFIERS = re.compile(r"\x1b\[27;([0-9]+);([0-9]+)~")
"""Keys as xterm tells them with modifyOtherKeys; Textual leaves out alt, and the name of enter."""
_ALT, _FIRST_SIGN, _DELETE = 2, 32, 127
_LEARNT = ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size")
"""What Textual's parser learns about the terminal."""


class TypedInput:
    """Bytes as they arrive go in, messages come out."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._unfinished = b""
        """The beginning of a sequence whose end has not arrived."""
        self._pasted: bytes | None = None
        """What a paste has brought so far, while one is under way."""
        self._silences = 0
        self._silent = False
        self._escaped = False
        """Whether the last that arrived was an escape by itself."""

    def arrived(self, data: bytes) -> Iterator[Message]:
        """The messages that DATA completes."""
        if not self._silent or len(data) > _KEY:
            self._silences = 0  # nobody types this fast: a paste goes on
        self._silent = False
        begun = self._unfinished
        left = begun + data
        if self._escaped and _LATE.match(left):
            left = b"\x1b" + left
        self._unfinished, self._escaped = b"", False
        if self._pasted is None and left.find(_END) > 0 and _START not in left[: left.index(_END)]:
            self._pasted = b""  # the late rest of a paste that was given up
        while left:
            if self._pasted is not None:
                left = yield from self._more_pasted(self._pasted, left)
                continue
            parted = first_of(left)
            if parted is None:
                self._unfinished = shortened(left)
                if not begun or not left.startswith(begun):
                    self._silences = 0  # it began only now
                return
            first, left = parted
            if first == _START.decode():
                self._pasted, self._silences = b"", 0
            else:
                yield from filter(_can_be, self._meaning(first))

    def silence(self) -> Iterator[Message]:
        """The messages that are complete because nothing more came."""
        self._silent = True
        self._silences += 1
        if self._unfinished == b"\x1b":
            self._unfinished, self._escaped = b"", True
            yield Key("escape", "\x1b")
        elif self._pasted is not None:
            if self._silences >= _PASTE_PATIENCE:
                yield self._end_paste(self._pasted)
        elif self._silences >= _PATIENCE:
            self._unfinished, self._escaped = b"", False

    def _more_pasted(self, before: bytes, data: bytes) -> Generator[Message, None, bytes]:
        """Gather DATA, pasted after BEFORE, up to where the paste ends; what is left of it."""
        so_far = before + data
        end = so_far.find(_END, max(0, len(before) - len(_END)))
        if end < 0:
            for key in _GIVE_UP:
                if so_far.endswith(key):
                    yield self._end_paste(so_far.removesuffix(key))
                    return key
            self._pasted = so_far
            return b""
        yield self._end_paste(so_far[:end])
        return so_far[end + len(_END) :]

    def _end_paste(self, pasted: bytes) -> Paste:
        self._pasted = None
        return Paste(pasted.replace(_START, b"").replace(b"\0", b"").decode("utf-8", "ignore"))

    def _meaning(self, first: str) -> list[Message]:
        """What FIRST means: a character, a key or a report of the terminal."""
        if first == "\n":
            first = "\r"  # enter, typed before the terminal stopped making a new line of it
        if len(first) == 1:
            return [Key("escape", "\x1b")] if first == "\x1b" else list(self._parser.feed(first))
        if not first or _NO_KEY.fullmatch(first):
            return []
        first = _WITH_MODIFIERS.sub(_as_kitty, first)
        try:
            messages = list(self._parser.feed(first))
        except (ValueError, ArithmeticError):  # numbers that no key, size or place on a screen has
            messages = []
        self._begin_anew()
        if not messages and first[1] not in "[O":
            return [Key(f"alt+{key.key}", None) for key in self._parser.feed(first[1]) if isinstance(key, Key)]
        return messages

    def _begin_anew(self) -> None:
        """Let Textual's parser, which waits for more of a sequence that it does not know, forget that."""
        learnt = {name: getattr(self._parser, name) for name in _LEARNT}
        self._parser = XTermParser()
        vars(self._parser).update(learnt)


def _as_kitty(key: re.Match[str]) -> str:
    """KEY with modifiers in the form of kitty's protocol, where Textual misreads it in that of xterm."""
    modifiers, code = int(key[1][:4]) - 1, int(key[2][:9])
    if code >= _FIRST_SIGN and code != _DELETE and not modifiers & _ALT:
        return key[0]
    return f"\x1b[{code};{modifiers + 1}u"


def _can_be(message: Message) -> bool:
    """Whether MESSAGE tells something: not where the cursor was, nor of a window without room to draw in."""
    if isinstance(message, Resize):
        return bool(message.size.width and message.size.height)
    return not isinstance(message, CursorPosition)
