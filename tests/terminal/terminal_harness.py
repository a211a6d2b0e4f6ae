"""The installed program on a real pseudo-terminal: press keys, read the screen, pull the plug."""

import os
import re
import select
import signal
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

import pyte
from ptyprocess import PtyProcess

from tests.terminal.forked import ForkedProcess

CHECKOUT = Path(__file__).parents[2]

_BOUND_S = 20.0
"""Real seconds after which what was waited for is not going to come."""

_MOMENT_S = 0.5
"""Real seconds without a byte after which a picture counts as whole."""

_PRIVATE_MODES = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_WHERE_IS_THE_CURSOR, _HERE = b"\x1b[6n", b"\x1b[1;1R"
WHAT_ARE_YOU, _THIS = b"\x1b[c", b"\x1b[?62;22c"
_ON_AT_FIRST = frozenset({7, 25})
"""Lines wrap, and the cursor is shown."""


class _Screen(pyte.Screen):
    """pyte's screen, deaf to the private colour requests that it would stumble over."""

    def select_graphic_rendition(self, *attributes: int, **private: Any) -> None:
        if not private:
            super().select_graphic_rendition(*attributes)


PROGRAM = (sys.executable, "-m", "backcare_tui")


def _started(
    command: Sequence[str],
    environment: Mapping[str, str],
    size: tuple[int, int],
    ignored: Sequence[signal.Signals],
    anew: bool,
) -> PtyProcess | ForkedProcess:
    if not anew and ForkedProcess.can_be(command, environment):
        return ForkedProcess.spawn(command, folder=CHECKOUT, environment=environment, size=size, ignored=ignored)
    return PtyProcess.spawn(
        command,
        cwd=str(CHECKOUT),
        env=environment,
        dimensions=size,
        preexec_fn=lambda: [signal.signal(number, signal.SIG_IGN) for number in ignored],
    )


class Terminal:
    """A terminal of COLUMNS x ROWS cells running COMMAND with ARGUMENTS; leaving the context ends it.

    IGNORED are signals that COMMAND does not hear, as under `nohup`. ANEW has Python start and import all that
    COMMAND needs, as at a shell; else a process that has done so becomes the program.
    """

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
        command: Sequence[str] = PROGRAM,
        ignored: Sequence[signal.Signals] = (),
        anew: bool = False,
    ) -> None:
        self.started = monotonic()
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process = _started(
            [*command, *arguments],
            {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            | {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
            | dict(environment),
            (rows, columns),
            ignored,
            anew,
        )
        forked = isinstance(self._process, ForkedProcess)  # which may have changed them by now
        self._modes_before = self._process.modes_before if forked else self._tty_modes()
        self._written = bytearray()
        self._heard = 0
        """How many bytes of it were looked through for questions."""
        self._shown: tuple[int, str] = (-1, "")
        """The screen as text, after so many bytes."""
        self._gone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        # PtyProcess would close its descriptor once more when it is collected, by then perhaps somebody else's.
        if not self._process.closed:
            self._process.close(force=True)
        elif self._process.isalive():
            self._process.kill(signal.SIGKILL)
            self._process.wait()

    @property
    def process_id(self) -> int:
        pid: int = self._process.pid
        return pid

    # What the program gets

    def send(self, *keys: str) -> None:
        """Type KEYS, each as the terminal sends it: "q", "\\r" for enter, "\\x1b" for escape."""
        for key in keys:
            self.send_bytes(key.encode())

    def send_bytes(self, data: bytes) -> None:
        """Send DATA, be it text or not."""
        for start in range(0, len(data), 1024):
            self._process.write(data[start : start + 1024])
            self._read(0)  # a full buffer in one direction would hold up the other

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._shown = (-1, "")
        self._process.setwinsize(rows, columns)
        # As fast as a window is dragged. Sizes that come within microseconds of each other reach the app in the
        # wrong order, because Textual's signal handler is interrupted by the next signal.
        self._read(0.01)

    def signal(self, number: signal.Signals) -> None:
        self._process.kill(number)

    def kill(self) -> None:
        """Pull the plug, and wait until it is out."""
        self.signal(signal.SIGKILL)
        assert self.ended() is None

    def hang_up(self) -> None:
        """Take the terminal away, as when a window is closed or a line breaks."""
        self._process.fileobj.close()
        self._process.closed = self._gone = True

    @property
    def pid(self) -> int:
        pid: int = self._process.pid
        return pid

    # What it shows

    @property
    def written(self) -> bytes:
        """Every byte that was written so far."""
        return bytes(self._written)

    def text(self) -> str:
        written, text = self._shown
        if written != len(self._written):
            text = "\n".join("".join(self._cells(row)).rstrip() for row in range(self._screen.lines))
            self._shown = (len(self._written), text)
        return text

    def _cells(self, row: int) -> list[str]:
        """What stands in the cells of ROW: nothing in the second half of a wide character, be its first half
        drawn over already.
        """
        return [self._screen.buffer[row][column].data for column in range(self._screen.columns)]

    def see(self, *texts: str) -> None:
        """Wait until all of TEXTS are on the screen."""
        self.until(lambda: all(text in self.text() for text in texts), f"the screen shows {texts}")

    def gone(self, text: str) -> None:
        """Wait until TEXT is no longer on the screen."""
        self.until(lambda: text not in self.text(), f"{text} is gone")

    def quiet(self) -> None:
        """Read what the program writes until it has written nothing for a moment."""
        end = monotonic() + _BOUND_S
        while select.select([self._process.fd], [], [], _MOMENT_S)[0]:
            assert monotonic() < end, f"It never rests. The screen:\n{self.text()}"
            self._read(0)

    def in_field(self, label: str) -> None:
        """Wait until the cursor is right under LABEL: what is typed from now on goes there."""
        self.until(lambda: self._rests_under(label), f"the cursor is in {label}")

    def _rests_under(self, label: str) -> bool:
        row = self._screen.cursor.y - 1
        under = row >= 0 and self._screen.display[row].strip() == label
        # Painting moves the cursor about as well.
        return under and not select.select([self._process.fd], [], [], 0.05)[0]

    def until(self, condition: Callable[[], object], what: str = "it") -> None:
        """Read what the program writes until CONDITION holds."""
        end = monotonic() + _BOUND_S
        while not condition():
            assert monotonic() < end, f"Never came about: {what}. The screen:\n{self.text()}"
            assert self._read(0.05) or condition(), f"It ended before: {what}. The screen:\n{self.text()}"

    def ended(self) -> int | None:
        """Wait for the end: the exit status, or None if a signal ended it."""
        end = monotonic() + _BOUND_S
        while self._read(0.05):
            assert monotonic() < end, f"It does not end. The screen:\n{self.text()}"
        while self._process.isalive():
            assert monotonic() < end, f"It does not end. The screen:\n{self.text()}"
            sleep(0.01)
        status: int | None = self._process.exitstatus
        return status

    # What it leaves behind

    def changed_modes(self) -> set[int]:
        """The private modes of the terminal, such as 1049 for the second screen, that are not as they were."""
        on = set(_ON_AT_FIRST)
        for numbers, switch in _PRIVATE_MODES.findall(bytes(self._written)):
            modes = {int(number) for number in numbers.split(b";")}
            on = on | modes if switch == b"h" else on - modes
        return on ^ _ON_AT_FIRST

    def tty_is_as_before(self) -> bool:
        """Whether lines, echo and signals work as they did before the start."""
        return self._tty_modes() == self._modes_before

    def takes_keys(self) -> bool:
        """Whether each key reaches the program as it is typed: until then ctrl+s stops what is written."""
        return not self._tty_modes()[3] & termios.ICANON

    def _tty_modes(self) -> list[Any]:
        return termios.tcgetattr(self._process.fd)

    def _read(self, seconds: float) -> bool:
        """Take in what comes within SECONDS; False once the program has closed its end."""
        while not self._gone and select.select([self._process.fd], [], [], seconds)[0]:
            try:
                data = os.read(self._process.fd, 65536)
            except OSError:  # how Linux says that nobody writes there any more
                data = b""
            self._gone = not data
            self._written += data
            self._answer()
            self._stream.feed(data)
            seconds = 0
        return not self._gone

    def _answer(self) -> None:
        """Answer what the program has asked the terminal since."""
        for answer in self._wanted({_WHERE_IS_THE_CURSOR: _HERE, WHAT_ARE_YOU: _THIS}):
            self._process.write(answer)

    def _wanted(self, answers: Mapping[bytes, bytes]) -> list[bytes]:
        """Those of ANSWERS, each under its question, that the program has asked for since this was called last."""
        wanted: list[bytes] = []
        for question, answer in answers.items():
            # One that was cut in two has its end in what is new.
            wanted += [answer] * self._written.count(question, max(0, self._heard - len(question) + 1))
        self._heard = len(self._written)
        return wanted


def it_hurts_and_ends(terminal: Terminal) -> None:
    """End the session that TERMINAL shows because something hurts, so that there is something of it to save."""
    terminal.send("p")
    terminal.see("Where is it, and how?")
    terminal.send("i")
    terminal.see("How much does it hurt?")
    terminal.send("3", "\r")
    terminal.see("What now?")
    terminal.send("s")
