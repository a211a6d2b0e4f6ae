"""Textual's way to a POSIX terminal, made to outlive what happens to terminals.

The terminal may go away, send bytes that are no text, or stop the program and let it go on. Textual's own driver
spins or falls silent then, or leaves the terminal as no shell can use it.
"""

import os
import select
import signal
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

    def run_input_thread(self) -> None:
        typed = TypedInput(self._debug)
        while not self.exit_event.is_set():
            if not select.select([self.fileno], [], [], POLL_S)[0]:
                messages = typed.silence()
            elif data := self._read():
                messages = typed.arrived(data)
            else:
                self._gone()
                return
            for message in messages:
                self.process_message(message)

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
