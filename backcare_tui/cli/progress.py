"""Long work in a command: it says on stderr how far it is, and ctrl+c stops it with nothing half done."""

import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import TextIO, TypeVar

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.errors import StoppedError
from backcare_tui.storage.progress import QUICK_S, Tell, along

T = TypeVar("T")

_DRAWN_EVERY_S = 0.1
_SAID_EVERY_S = 10.0
"""Where there is no terminal."""
_ROOM, _LEAST_ROOM = 30, 5
"""Cells of the bar."""
_LOOKS = 1_000
"""At the clock, in one step: looking costs as much as some of the work."""
_COLUMNS = 80
"""Of a terminal that does not say how many it has."""
_ECHO = "^C"
"""What a terminal writes behind the bar when ctrl+c is pressed."""


class Progress:
    """Draws a bar on a terminal, and writes a line now and then where there is none."""

    def __init__(self, clock: Clock, stream: TextIO | None, so_now: str) -> None:
        """SO_NOW is what is true if the person stops it: "Nothing was taken in."."""
        self._clock = clock
        self._stream = stream
        self._so_now = so_now
        self._drawn = 0
        """Characters of the bar that stand there now."""
        on_terminal = stream is not None and stream.isatty()
        self._say, self._every_s = (self._draw, _DRAWN_EVERY_S) if on_terminal else (self._write, _SAID_EVERY_S)
        self._next_s = real_seconds(self._clock) + (QUICK_S if on_terminal else _SAID_EVERY_S)
        self._stop_asked = False
        self._seen = self._look_again = 0
        """What was done when the clock was looked at last, and when it is to be looked at again."""

    @contextmanager
    def heard(self) -> Iterator["Progress"]:
        """While this lasts ctrl+c stops what tells of itself, and what is at its last step is finished. A second
        time it ends the program as it does elsewhere.
        """
        theirs = signal.getsignal(signal.SIGINT)
        if theirs is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
            yield self  # the shell wants it ignored, or somebody else hears it
            return
        signal.signal(signal.SIGINT, self._interrupted)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, theirs)
            self._wipe()

    @contextmanager
    def telling(self, what: str) -> Iterator[Tell]:
        """What one step, named as the beginning of a line, tells how far it is: "Reading j.csv"."""
        try:
            yield partial(self._told, what)
        finally:
            self._wipe()

    def along(self, what: str, items: Iterable[T], of: int) -> Generator[T]:
        """ITEMS, of which there are so many; how far they are is said of the step called WHAT."""
        with self.telling(what) as tell:
            yield from along(items, of, tell)

    def _told(self, what: str, done: int, of: int) -> None:
        if self._stop_asked:
            raise StoppedError(self._so_now)
        if self._seen < done < self._look_again:
            return
        self._seen, self._look_again = done, done + of // _LOOKS
        now_s = real_seconds(self._clock)
        if now_s >= self._next_s:
            self._next_s = now_s + self._every_s
            self._say(what, done, of)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self._stop_asked:
            signal.default_int_handler(number, frame)
        self._stop_asked = True

    def _draw(self, what: str, done: int, of: int) -> None:
        line = _bar_words(what, min(1.0, done / max(of, 1)), self._columns() - len(_ECHO) - 1)
        self._put(f"\r{line.ljust(self._drawn)}")
        self._drawn = len(line)

    def _write(self, what: str, done: int, of: int) -> None:
        self._put(f"{what}: {done:,} of {of:,}.\n")

    def _wipe(self) -> None:
        if self._drawn:
            self._put(f"\r{' ' * (self._drawn + len(_ECHO))}\r")
            self._drawn = 0

    def _put(self, text: str) -> None:
        if self._stream is not None:
            try:
                self._stream.write(text)
                self._stream.flush()
            except OSError:  # nobody is there any more to be told; the work is done all the same
                self._stream = None

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(-1 if self._stream is None else self._stream.fileno()).columns or _COLUMNS
        except (OSError, ValueError):
            return _COLUMNS


def _bar_words(what: str, share: float, width: int) -> str:
    """A line of at most WIDTH cells that says how much, from 0 to 1, of WHAT is done."""
    percent, way = f" {int(share * 100)} %", ", ctrl+c stops it"
    room = min(_ROOM, width - len(f"{what} []{percent}{way}"))
    if room < _LEAST_ROOM:
        return f"{what}{percent}"[:width]
    full = int(share * room)
    return f"{what} [{'#' * full}{'-' * (room - full)}]{percent}{way}"
