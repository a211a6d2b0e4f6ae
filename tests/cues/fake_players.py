"""Programs for a PATH of their own that stand in for what speaks and plays, and tell the test what happens."""

import os
import select
import shlex
import signal
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE_S = 10.0
"""After this long without news from a program the test fails."""

SHELL = "#!/bin/sh\nPATH=/usr/bin:/bin\n"
"""How each script begins. What comes after it may use places of FakePrograms: `{events}`, `{note}` and others."""

TELL = "for played; do :; done\nprintf 'start %s %s\\n' $$ \"$played\" > {events}\n"
"""Tells its process id and what it was given to play."""

AT_ONCE = SHELL + TELL
"""Plays in no time."""

WHEN_TOLD = SHELL + TELL + "read go < {go}\nprintf 'stop %s\\n' $$ > {events}\n"
"""Plays until the test lets it go."""

FAILING = SHELL + TELL + "exit 1\n"

HANGING = SHELL + TELL + "exec sleep 60\n"
"""Never ends."""

HANGING_WITH_CHILD = SHELL + "exec 9> {alive}\nsleep 60 &\n" + TELL + "sleep 60\n"
"""Never ends, nor does its child; both hold `{alive}` open as long as they live."""


@dataclass
class FakePrograms:
    """A folder of fake programs that is the whole PATH, and what they told."""

    folder: Path
    log: list[str] = field(default_factory=list)
    """Every event that was waited for."""

    def __post_init__(self) -> None:
        self.bin.mkdir()
        for fifo in ("events", "go"):
            os.mkfifo(self.folder / fifo)
        # Opened for both, so that neither side ever waits for the other to open it.
        self._events = os.open(self.folder / "events", os.O_RDWR | os.O_NONBLOCK)
        self._go = os.open(self.folder / "go", os.O_RDWR | os.O_NONBLOCK)
        self._told: deque[str] = deque()
        self._rest = ""

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def install(self, name: str, script: str) -> Path:
        """A program NAME; in SCRIPT `{events}` and the like stand for this stage's files."""
        file = self.bin / name
        for place in ("events", "go", "alive", "lock", "note"):
            script = script.replace(f"{{{place}}}", shlex.quote(str(self.folder / place)))
        file.write_text(script)
        file.chmod(0o755)
        return file

    def note(self) -> str:
        """What a program wrote into `{note}`."""
        return (self.folder / "note").read_text()

    def event(self) -> str:
        """The next thing that a program told; waits for it."""
        while not self._told:
            self._read(PATIENCE_S)
        self.log.append(self._told.popleft())
        return self.log[-1]

    def nothing_told(self) -> bool:
        """Whether no program has told anything that was not waited for."""
        self._read(0)
        return not self._told

    def started(self) -> "Started":
        """The next start; waits for it."""
        kind, pid, *words = self.event().split(" ", 2)
        assert kind == "start", self.log
        return Started(int(pid), words[0] if words else "")

    def let_go(self) -> None:
        """Let one program that plays until it is told come to its end."""
        os.write(self._go, b"go\n")

    def close(self) -> None:
        os.close(self._events)
        os.close(self._go)

    def _read(self, seconds: float) -> None:
        readable, _, _ = select.select([self._events], [], [], seconds)
        if not readable:
            if seconds:
                pytest.fail(f"no program told anything in {seconds} s; before: {self.log}")
            return
        *lines, self._rest = (self._rest + os.read(self._events, 65536).decode(errors="surrogateescape")).split(
            "\n"
        )
        self._told.extend(lines)


@dataclass(frozen=True)
class Started:
    """A program that was started by the program under test."""

    pid: int
    played: str

    def running(self) -> bool:
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None

    def end(self) -> int:
        """Its exit status once it has ended, negative for a signal; it stays to be reaped."""
        watch = os.pidfd_open(self.pid)
        ended, _, _ = select.select([watch], [], [], PATIENCE_S)
        os.close(watch)
        assert ended, f"“{self.played}” is still being played"
        result = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        assert result is not None
        return result.si_status if result.si_code == os.CLD_EXITED else -result.si_status

    def killed(self) -> bool:
        """Whether it was killed. One that never ends by itself and is gone already was, and has been reaped."""
        try:
            return self.end() == -signal.SIGKILL
        except ProcessLookupError:
            return True

    def reaped(self) -> bool:
        """Whether it is gone without a trace."""
        try:
            os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        except ChildProcessError:
            return True
        return False
