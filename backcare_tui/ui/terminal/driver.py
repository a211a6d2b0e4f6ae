"""Textual's way to a POSIX terminal, made to outlive what happens to terminals.

The terminal may go away, send bytes that are no text, or stop the program and let it go on. Textual's own driver
spins or falls silent then, or leaves the terminal as no shell can use it, or leaves to the shell what the terminal
still sends.
"""

import os
import re
import select
import signal
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import IO, Any, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from backcare_tui.ui.messages import StopAsked, TerminalGone, WentOn
from backcare_tui.ui.terminal.input import POLL_S, TypedInput

_CHUNK = 4096
_TRIES = 10
"""Attempts to get back to the terminal that others may thwart before it counts as gone."""
_REPORTS_OFF = "\x1b[?1016l\x1b[?1004l\x1b[?2048l\x1b[?2004l"
"""No more mouse in pixels, news of focus and size, and marks around what is pasted."""
_WHAT_ARE_YOU, _THIS = "\x1b[c", re.compile(rb"(?:\x1b\[|\x9b|\xc2\x9b)\?[\d;]*c")
"""A question that nearly every terminal answers, after all that it sent before, and its answer (ECMA-48, DA)."""
_SUPPORTS = re.compile(rb"\x1b\[\?\d+;\d\$y")
"""The answer to what Textual asks at the start."""
_LAST_S = 0.2
"""Real seconds at most in which what the terminal still sends is dropped when it is left."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, with another input, an output that can fail, and job control that waits its turn."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        may_stop = signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = self._size or self._get_terminal_size()
        # It offers no more than what the thread that writes uses.
        self._file = cast(TextIOWrapper, _Output(cast(IO[str], self._file), self._gone))
        self._asked_at = 0.0
        self._drops_until = 0.0
        self._answers_in_s: float | None = None
        """Seconds that the terminal took for its first answer; None if there was none."""
        self._loop_signals: dict[int, Callable[[], None]] = {signal.SIGCONT: self._went_on}
        if may_stop:
            self._loop_signals[signal.SIGTSTP] = self._stop_asked
        else:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._listen()

    def _get_terminal_size(self) -> tuple[int, int]:
        """As the terminal has it: COLUMNS and LINES in the environment do not change with the window."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
            if columns and rows:
                return columns, rows
        return super()._get_terminal_size()

    # Input

    def start_application_mode(self) -> None:
        self._asked_at, self._answers_in_s = self._loop.time(), None
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def run_input_thread(self) -> None:
        typed = TypedInput()
        while True:
            there = select.select([self.fileno], [], [], POLL_S)[0]
            if self.exit_event.is_set():
                self._drop_the_rest()
                return
            if not there:
                messages = typed.silence()
            elif data := self._read():
                if self._answers_in_s is None and _SUPPORTS.search(data):
                    self._answers_in_s = self._loop.time() - self._asked_at
                messages = typed.arrived(data)
            else:
                self._gone()
                return
            for message in messages:
                self.process_message(message)

    def _drop_the_rest(self) -> None:
        """Drop what the terminal still sends, up to its answer, or for as long as that is waited for."""
        dropped = b""
        while (left := self._drops_until - self._loop.time()) > 0 and not _THIS.search(dropped):
            if select.select([self.fileno], [], [], left)[0]:
                data = self._read()
                if not data:
                    return
                dropped = dropped[-_CHUNK:] + data

    def disable_input(self) -> None:
        """Read no more, and leave nothing that the terminal sent to what reads next.

        A slow line still brings what the terminal had sent before it heard that it should not. So it is asked a
        question, and what comes before the answer is dropped.
        """
        if self._key_thread is not None and self._key_thread.is_alive():
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            self._disable_mouse_support()
            self.write(_REPORTS_OFF)
            self._drops_until = self._loop.time() + _LAST_S * self._in_front
            self.exit_event.set()
            if self._in_front and (self._answers_in_s or 0) < _LAST_S:
                self.write(_WHAT_ARE_YOU)  # a later answer would be typed into the shell
            self._key_thread.join()
            self.exit_event.clear()
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    @property
    def _in_front(self) -> bool:
        """Whether the program has the terminal; behind another that reads there it would stop or take its keys."""
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return False

    def _read(self) -> bytes:
        """What has arrived; nothing if the terminal is gone."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""

    def _gone(self) -> None:
        self.send_message(TerminalGone())

    # Job control. Textual's own handlers write to the terminal in the middle of whatever the main thread does,
    # which may be writing; and after a stop that nobody announced they take its modes for those of the shell.

    def _listen(self) -> None:
        for number, act in self._loop_signals.items():
            self._loop.add_signal_handler(number, act)

    def _stop_asked(self) -> None:
        self.send_message(StopAsked())

    def stop_process(self) -> None:
        """Give the terminal back and stop until a shell lets the program go on.

        Where there is no shell that could, the system does not stop it, and it goes on at once.
        """
        self.suspend_application_mode()
        for number in self._loop_signals:
            self._loop.remove_signal_handler(number)
        signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)
        self._listen()
        self._take_terminal()

    def _went_on(self) -> None:
        """After a stop that nobody announced, when a shell has used the terminal."""
        if self._reading:  # a terminal that closes sends this too, when all may be over
            self.suspend_application_mode()
            self._take_terminal()

    @property
    def _reading(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    def _take_terminal(self) -> None:
        for _ in range(_TRIES):
            # In the background it stops here, and then has to try again.
            self.resume_application_mode()
            if self._reading:
                self.send_message(WentOn())
                return
        self._gone()


class _Output:
    """FILE, which is the terminal; once that is gone, what is written to it leads nowhere."""

    def __init__(self, file: IO[str], gone: Callable[[], None]) -> None:
        """GONE is called once, from the thread that writes."""
        self._file = file
        self._gone = gone
        self._there = True

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, text: str) -> None:
        if self._there:
            self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        if self._there:
            self._try(self._file.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError:
            self._there = False
            self._gone()
