"""A program on a pseudo-terminal, with the moment at which each of its bytes came."""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyte
from ptyprocess import PtyProcess

COLUMNS, ROWS = 100, 30
OURS = [sys.executable, "-m", "backcare_tui"]
BLANK = [
    sys.executable,
    "-c",
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Blank(App[None]):\n"
    "    def compose(self):\n"
    "        yield Static('READY')\n"
    "Blank().run()\n",
]
"""A Textual app that shows one word."""
_NEVER_S = 60.0
"""Seconds after which what is waited for will not come."""


class _Screen(pyte.Screen):
    """What the terminal shows; it answers what a terminal is asked."""

    answer: Callable[[str], object] = staticmethod(len)

    def select_graphic_rendition(self, *attributes: int, **private: Any) -> None:
        if not private:  # requests for colours that pyte does not know
            super().select_graphic_rendition(*attributes)

    def write_process_input(self, data: str) -> None:
        self.answer(data)


class Chunk(NamedTuple):
    at: float
    """Seconds on the clock of `time.perf_counter`."""
    data: bytes


class Program:
    """COMMAND on a terminal of 100x30 cells; leaving the context ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.screen = _Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.written = 0
        """Bytes so far."""
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.begun = time.perf_counter()
        self._process = PtyProcess.spawn(
            list(command), env={**os.environ, **terminal, **environment}, dimensions=(ROWS, COLUMNS)
        )
        self.screen.answer = lambda data: self.type(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.kill(signal.SIGKILL)
        self._process.close(force=True)

    @property
    def process_id(self) -> int:
        pid: int = self._process.pid
        return pid

    def type(self, keys: str) -> float:
        """Type KEYS; when that was."""
        at = time.perf_counter()
        self._process.write(keys.encode())
        return at

    def take(self, seconds: float) -> Chunk | None:
        """What comes first within SECONDS; it is not on the screen yet."""
        if not select.select([self._process.fd], [], [], max(0.0, seconds))[0]:
            return None
        data = os.read(self._process.fd, 65536)
        self.written += len(data)
        return Chunk(time.perf_counter(), data)

    def show(self, chunk: Chunk) -> None:
        self._stream.feed(chunk.data)

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, condition: Callable[[str], bool], at_most: float = _NEVER_S) -> float:
        """When the bytes had come with which CONDITION holds for the text of the screen; TimeoutError if it does
        not within AT_MOST seconds.
        """
        end = time.perf_counter() + at_most
        at = time.perf_counter()
        while not condition(self.text()):
            chunk = self.take(end - time.perf_counter())
            if chunk is None:
                raise TimeoutError(f"It was waited for in vain. The screen:\n{self.text()}")
            at = chunk.at
            self.show(chunk)
        return at

    def rest(self, seconds: float) -> None:
        """Let it do what it does for SECONDS."""
        for chunk in self.chunks(seconds):
            self.show(chunk)

    def chunks(self, seconds: float) -> list[Chunk]:
        """What comes within SECONDS; it is not on the screen yet."""
        end = time.perf_counter() + seconds
        found: list[Chunk] = []
        while (left := end - time.perf_counter()) > 0:
            chunk = self.take(left)
            if chunk is not None:
                found.append(chunk)
        return found

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self.process_id}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
