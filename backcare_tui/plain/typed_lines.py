"""Lines that a person types, or a pipe sends, while something else goes on.

A thread reads them, so that waiting for a line and waiting for time to pass are one wait, on every system.
Signals that ask the program to end are noted when they come and raised only where lines are asked for: never
in the middle of a write to the journal.
"""

import codecs
import signal
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from queue import Empty, SimpleQueue
from types import FrameType, TracebackType
from typing import Any, Protocol, Self

from backcare_tui.signals import asking_to_end

LINE_LIMIT = 100_000
"""Characters after which a line counts as ended."""

_AHEAD = 200
"""Lines read before they are asked for; a pipe that sends more has to wait."""

_CHUNK = 4096


class Interrupted(Exception):  # noqa: N818
    """The program was asked to end, by Ctrl-C, `kill` or a closed terminal."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.status = 128 + signal_number
        """The exit status by which shells know why a program ended."""


class ByteSource(Protocol):
    """Bytes as they arrive, such as `sys.stdin.buffer.raw`."""

    def read(self, size: int, /) -> bytes | None:
        """What is there, at least one byte and at most SIZE, after waiting for it; nothing at the end."""
        ...


class _Sign(Enum):
    """What arrives beside lines."""

    WAKE = auto()
    """Lets a wait end early."""
    END = auto()
    """There will be no more lines."""


_Handler = Callable[[int, FrameType | None], Any] | int | None


class TypedLines:
    """The lines of a source, from entering its `with` block on; inside it, signals raise Interrupted.

    The thread is left behind at the end, for nothing can stop a read: use it once, and in the main thread.
    """

    def __init__(self, source: ByteSource | None, *, by_hand: bool) -> None:
        """`by_hand` says whether a person types; a SOURCE of None is at its end from the start."""
        self.by_hand = by_hand
        self._source = source
        self._arrived: SimpleQueue[str | _Sign] = SimpleQueue()
        self._room = threading.Semaphore(_AHEAD)
        self._lines: deque[str] = deque()
        self._at_end = source is None
        self._signal: int | None = None
        self._handlers: dict[int, _Handler] = {}

    def __enter__(self) -> Self:
        for number in asking_to_end():
            self._handlers[number] = signal.signal(number, self._note_signal)
        if self._source is not None:
            threading.Thread(target=self._read, args=(self._source,), name="typed-lines", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore_handlers()

    @property
    def ended(self) -> bool:
        """Whether there is no line and never will be."""
        self._take_in()
        return self._at_end and not self._lines

    def peek(self) -> str | None:
        """The next line if it is there already; it stays the next one."""
        self._raise_if_asked_to_end()
        self._take_in()
        return self._lines[0] if self._lines else None

    def next(self) -> str | None:
        """The next line, after waiting for it; None at the end of input."""
        while not self._lines and not self._at_end:
            # Windows notices Ctrl-C only between waits.
            self.wait(1.0)
        self._raise_if_asked_to_end()
        if not self._lines:
            return None
        self._room.release()
        return self._lines.popleft()

    def wait(self, seconds: float) -> None:
        """Let SECONDS of real time pass, or less if a line arrives."""
        self._raise_if_asked_to_end()
        with suppress(Empty):
            self._keep(self._arrived.get(timeout=seconds))
        self._raise_if_asked_to_end()

    def _take_in(self) -> None:
        with suppress(Empty):
            while True:
                self._keep(self._arrived.get_nowait())

    def _keep(self, arrived: str | _Sign) -> None:
        if isinstance(arrived, str):
            self._lines.append(arrived)
        elif arrived is _Sign.END:
            self._at_end = True

    def _raise_if_asked_to_end(self) -> None:
        if self._signal is not None:
            raise Interrupted(self._signal)

    def _note_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._signal = number
        self._restore_handlers()  # a second signal need not wait for anything
        self._arrived.put(_Sign.WAKE)

    def _restore_handlers(self) -> None:
        while self._handlers:
            number, handler = self._handlers.popitem()
            signal.signal(number, handler)

    def _read(self, source: ByteSource) -> None:
        decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        begun = ""
        at_start = True
        after_return = False
        # A terminal that went away is the end of input too.
        with suppress(OSError, ValueError):
            while data := source.read(_CHUNK):
                if at_start and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    decoder = codecs.getincrementaldecoder("utf-16")("replace")
                at_start = False
                text = decoder.decode(data)
                if not text:
                    continue
                # A line feed belongs to the return before it, even where it comes later.
                news = text.removeprefix("\n") if after_return else text
                after_return = text.endswith("\r")
                *whole, begun = (begun + news.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
                if len(begun) > LINE_LIMIT:
                    whole, begun = [*whole, begun], ""
                for line in whole:
                    self._hand_over(line)
        begun += decoder.decode(b"", final=True)
        if begun:
            self._hand_over(begun)
        self._arrived.put(_Sign.END)

    def _hand_over(self, line: str) -> None:
        self._room.acquire()
        self._arrived.put(line)
