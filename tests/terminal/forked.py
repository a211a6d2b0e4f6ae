"""Programs on terminals of their own that need not import what they run: `imported_program.py` has done so."""

import atexit
import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self

_AT_START = ("LANG", "LC_", "TEXTUAL_", "TERM_PROGRAM", "ESCDELAY")
"""How the variables begin that are read when modules are imported: there is a process for each of their values."""

_OF_PYTHON = "PYTHON"
"""How those begin that Python itself reads as it starts."""

_HARMLESS = {"HOME", "PYDANTIC_DISABLE_PLUGINS"}
"""Read while modules are imported as well: to know of Python's own folders, and the same for every program."""

_PATIENCE_S, _TO_END_S, _LOOK_AGAIN_S = 60.0, 0.5, 0.01


class _Imported:
    """A process that has imported the program under VARIABLES, and makes new ones of it."""

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        own, theirs = socket.socketpair()
        own.settimeout(_PATIENCE_S)
        self._door = own
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.terminal.imported_program", str(theirs.fileno())],
                cwd=folder,
                env={name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
                | dict(variables),
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        atexit.register(self._end)
        self._read_before = {name for name in self._answer() if name not in _HARMLESS}

    def fork(self, terminal: int, environment: Mapping[str, str], **more: object) -> int:
        """The id of a new program on TERMINAL."""
        too_late = {name for name in self._read_before & set(environment) if not name.startswith(_AT_START)}
        assert not too_late, f"Read while modules are imported, so they belong to _AT_START: {too_late}."
        asked = json.dumps({"environment": dict(environment), **more}).encode() + b"\n"
        sent = socket.send_fds(self._door, [asked], [terminal])
        self._door.sendall(asked[sent:])
        return int(self._answer())

    def ended(self, pid: int) -> int | None:
        """The exit status of PID, below 0 if a signal ended it; None while it runs."""
        self._door.sendall(json.dumps({"ended": pid}).encode() + b"\n")
        status: int | None = self._answer()
        return status

    def _answer(self) -> Any:
        data = b""
        while not data.endswith(b"\n"):
            data += (new := self._door.recv(65536))
            assert new, "The program could not be imported."
        return json.loads(data)

    def _end(self) -> None:
        self._door.close()
        self._process.wait()


@cache
def _imported(folder: Path, variables: frozenset[tuple[str, str]]) -> _Imported:
    return _Imported(dict(variables), folder)


class ForkedProcess:
    """What `PtyProcess` is to a program that was started anew, as far as tests ask it."""

    def __init__(self, imported: _Imported, controlling: int, pid: int, modes_before: list[Any]) -> None:
        """MODES_BEFORE is how the terminal was set up before the program could change that."""
        self._imported = imported
        self.modes_before = modes_before
        self.pid = pid
        self.fd = controlling
        self.fileobj = os.fdopen(controlling, "r+b", buffering=0)
        self.closed = False
        self.exitstatus: int | None = None
        """None until it has ended, or if a signal ended it."""
        self._alive = True

    @classmethod
    def can_be(cls, command: Sequence[str], environment: Mapping[str, str]) -> bool:
        """Whether COMMAND is a Python that would start as every other does."""
        return (
            command[0] == sys.executable
            and command[1] in ("-m", "-c")
            and not any(name.startswith(_OF_PYTHON) for name in environment)
        )

    @classmethod
    def spawn(
        cls,
        command: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        size: tuple[int, int],
        ignored: Sequence[signal.Signals],
    ) -> Self:
        """COMMAND in a terminal of SIZE, rows and columns."""
        imported = _imported(folder, frozenset(one for one in environment.items() if one[0].startswith(_AT_START)))
        controlling, terminal = os.openpty()
        _resize(controlling, *size)
        modes_before = termios.tcgetattr(controlling)
        try:
            pid = imported.fork(
                terminal, environment, arguments=list(command[1:]), folder=str(folder), ignored=list(ignored)
            )
        finally:
            os.close(terminal)
        return cls(imported, controlling, pid, modes_before)

    def write(self, data: bytes) -> None:
        self.fileobj.write(data)

    def setwinsize(self, rows: int, columns: int) -> None:
        _resize(self.fd, rows, columns)

    def kill(self, number: int) -> None:
        if self.isalive():
            os.kill(self.pid, number)

    def isalive(self) -> bool:
        if self._alive and (status := self._imported.ended(self.pid)) is not None:
            self._alive = False
            self.exitstatus = status if status >= 0 else None
        return self._alive

    def wait(self) -> None:
        while self.isalive():
            sleep(_LOOK_AGAIN_S)

    def close(self, force: bool) -> None:
        """Take the terminal away; with FORCE, nothing is left of the program afterwards."""
        self.fileobj.close()
        self.closed = True
        end = monotonic() + _TO_END_S
        while self.isalive() and monotonic() < end:
            sleep(_LOOK_AGAIN_S)
        if force and self.isalive():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.wait()


def _resize(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
