"""Processes that write into a store until somebody harms them.

Starting Python and loading the program takes longer than all the writing. So one process does that once
(`python -m tests.faults.writer`), and for each run makes a copy of itself that waits for SIGUSR1: time enough
for strace to get hold of it, and nothing but the writing is then seen.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from tests.faults.subjects import Store, Subject, subjects

_CHECKOUT = Path(__file__).parents[2]
_PR_SET_PTRACER = 0x59616D61

OPENED, REFUSED, GAVE_UP, CRASHED = "opened", "refused", "gave up", "crashed"
ACKS = "acks"
"""The name of the file in which a writer says what it has saved."""


@dataclass(frozen=True)
class Order:
    """What one writer is to do."""

    subject: str
    folder: str
    """Where the store lies."""
    acks: str
    """A file for what it says, one line each: "opened", the number of a step that is saved, "refused 3 why"."""
    first: int
    last: int
    """The steps from `first` up to `last`, not included."""


@dataclass(frozen=True)
class Said:
    """What a writer said until its end."""

    opened: bool
    saved: tuple[int, ...]
    refused: tuple[str, ...]
    """Why, for each refusal, that of opening too."""
    gave_up: tuple[int, ...]
    """Steps that were refused a second time."""
    crashed: str
    """What it ended with if it was not a refusal."""


class Writers:
    """The process that makes writers, one at a time."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_CHECKOUT,
        )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.communicate()

    def make(self, order: Order) -> int:
        """The id of a new process that carries out ORDER once it gets SIGUSR1."""
        assert self._process.stdin
        Path(order.acks).write_text("")
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def go(self, writer: int) -> None:
        """Let WRITER begin."""
        os.kill(writer, signal.SIGUSR1)

    def wait(self) -> int:
        """Wait for the end of the last writer: its exit status, negative if a signal ended it."""
        return self._answer()

    def _answer(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())


def said(order: Order) -> Said:
    lines = Path(order.acks).read_text().split("\n")
    assert lines.pop() == ""
    return Said(
        opened=OPENED in lines,
        saved=tuple(int(line) for line in lines if line.isdigit()),
        refused=tuple(line.removeprefix(REFUSED) for line in lines if line.startswith(REFUSED)),
        gave_up=tuple(int(line.removeprefix(GAVE_UP)) for line in lines if line.startswith(GAVE_UP)),
        crashed="".join(line for line in lines if line.startswith(CRASHED)),
    )


def write(order: Order) -> None:
    """Carry out ORDER. What is refused is tried once more, as a person would; a refused start is the end."""
    subject = subjects()[order.subject]
    descriptor = os.open(order.acks, os.O_WRONLY | os.O_APPEND)

    def say(*words: object) -> None:
        os.write(descriptor, (" ".join(str(word) for word in words).replace("\n", " ") + "\n").encode())

    try:
        try:
            store = subject.open(Path(order.folder))
        except subject.refusals as error:
            say(REFUSED, error)
            return
        say(OPENED)
        for step in range(order.first, order.last):
            say(_outcome(subject, store, step, lambda error: say(REFUSED, error)))
        store.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, the harness wants to hear of it
        say(CRASHED, repr(error))


def _outcome(subject: Subject, store: Store, step: int, refused: Callable[[Exception], None]) -> str:
    for _ in range(2):
        try:
            store.act(step)
        except subject.refusals as error:
            refused(error)
            store.look()  # reading goes on
        else:
            return str(step)
    return f"{GAVE_UP} {step}"


def _serve() -> None:
    _rehearse()
    for line in sys.stdin:
        order = Order(**json.loads(line))
        writer = os.fork()
        if not writer:
            _end_after(order)
        print(os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]), flush=True)


def _rehearse() -> None:
    """Load everything that a run loads on its way, so that the runs differ in nothing but the harm."""
    for name in subjects():
        with tempfile.TemporaryDirectory() as folder:
            acks = Path(folder, ACKS)
            acks.touch()
            write(Order(name, f"{folder}/data", str(acks), 0, 10))


def _end_after(order: Order) -> NoReturn:
    # Ubuntu lets only parents trace; a process can allow others.
    library = ctypes.CDLL(None)
    if hasattr(library, "prctl"):
        library.prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
    print(os.getpid(), flush=True)
    signal.sigwait([signal.SIGUSR1])
    write(order)
    os._exit(0)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    _serve()
