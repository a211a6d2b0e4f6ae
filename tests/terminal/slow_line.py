"""A terminal at the far end of a slow line, under a pointer that never rests."""

import os
import select
import signal
from collections import deque
from collections.abc import Mapping, Sequence
from time import monotonic

from tests.terminal.terminal_harness import WHAT_ARE_YOU, Terminal

_MOUSE = b"\x1b[?1003"
_DO_YOU_WAIT, YES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether it can wait for a whole picture, which Textual asks at the start."""
_MOVE_S = 0.01


class SlowLine(Terminal):
    """A terminal whose every word takes LINE_S real seconds, and that reports the pointer while it is told to.

    One that ANSWERS not leaves questions as they are; one that is MODERN answers also what is asked at the start.
    """

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        line_s: float,
        answers: bool = True,
        modern: bool = False,
        command: Sequence[str],
    ) -> None:
        self._line_s = line_s
        self._answers = {WHAT_ARE_YOU: b"\x1b[?62;22c"} if answers else {}
        if modern:
            self._answers[_DO_YOU_WAIT] = YES
        self._under_way: deque[tuple[float, bytes]] = deque()
        """What it has sent, each with the moment at which it arrives."""
        self.delivered = bytearray()
        """What has arrived."""
        self._moved_at = 0.0
        super().__init__(*arguments, environment=environment, command=command)

    def signal_job(self, number: signal.Signals) -> None:
        """Send NUMBER to what has the terminal."""
        os.killpg(os.tcgetpgrp(self._process.fd), number)

    def _answer(self) -> None:
        now = monotonic()
        self._under_way.extend((now + self._line_s, answer) for answer in self._wanted(self._answers))

    def _read(self, seconds: float) -> bool:
        end = monotonic() + seconds
        while super()._read(0.002):
            self._send_reports()
            self._deliver()
            if monotonic() >= end:
                return True
        return False

    def _send_reports(self) -> None:
        now, written = monotonic(), self.written
        if written.rfind(_MOUSE + b"h") > written.rfind(_MOUSE + b"l") and now - self._moved_at >= _MOVE_S:
            self._moved_at = now
            self._under_way.append((now + self._line_s, b"\x1b[<35;40;12M"))

    def _deliver(self) -> None:
        while self._under_way and self._under_way[0][0] <= monotonic() and not self._gone:
            if not select.select([], [self._process.fd], [], 0)[1]:
                return
            _, data = self._under_way.popleft()
            self._process.write(data)
            self.delivered += data
