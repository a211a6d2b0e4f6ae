"""strace: what a process asks of the system, and answers that the system did not give."""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from backcare_tui.domain.words.text import shown_line
from tests.faults.writer import Order, Writers

_BOUND_S = 20.0
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+|\?)")
_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")


@dataclass(frozen=True)
class Call:
    """One system call as strace wrote it down."""

    name: str
    number: int
    """Which one of this name it is, counted from 1 as strace does."""
    arguments: str
    """With `\\x2f` for each character of a path or of data."""
    result: int | None
    """None if the process died in it."""

    def __str__(self) -> str:
        words = _ESCAPED.sub(lambda match: unescaped(match[0]).decode(errors="replace"), self.arguments)
        return f"{self.name}({shown_line(words, 200)})"

    def touches(self, folder: Path) -> bool:
        return escaped(folder) in self.arguments


def escaped(path: Path) -> str:
    return "".join(f"\\x{byte:02x}" for byte in str(path).encode())


def unescaped(text: str) -> bytes:
    """The bytes of a string as strace -xx writes it."""
    assert _ESCAPED.fullmatch(text) or not text, text
    return bytes.fromhex(text.replace("\\x", ""))


class CannotTraceError(Exception):
    """strace is missing here, or may not look at other processes."""


def run(writers: Writers, order: Order, log: Path, faults: Sequence[str] = ()) -> list[Call]:
    """Let a writer carry out ORDER, with FAULTS such as "fsync:error=EIO:when=3"; what it asked of the system."""
    if not shutil.which("strace"):
        raise CannotTraceError("strace is not installed")
    writer = writers.make(order)
    command = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-o", str(log), "-p", str(writer)]
    command += [f"--inject={fault}" for fault in faults]
    words = log.with_suffix(".words")
    with words.open("w") as its, subprocess.Popen(command, stderr=its) as tracer:
        try:
            _wait_until_traced(tracer, words)
        except CannotTraceError:
            os.kill(writer, signal.SIGKILL)
            writers.wait()
            raise
        writers.go(writer)
        writers.wait()
    return parsed(log.read_text())


def parsed(log: str) -> list[Call]:
    calls = []
    counted: Counter[str] = Counter()
    for name, arguments, result in _CALL.findall(log):
        counted[name] += 1
        calls.append(Call(name, counted[name], arguments, None if result == "?" else int(result)))
    return calls


def _wait_until_traced(tracer: "subprocess.Popen[bytes]", words: Path) -> None:
    """Wait until strace says in the file WORDS that it has got hold of the writer.

    That the writer has a tracer says too little: strace takes it first and stops it then, and what it does in
    between is not seen.
    """
    end = monotonic() + _BOUND_S
    while " attached" not in words.read_text():
        if tracer.poll() is not None:
            raise CannotTraceError(words.read_text().strip())
        assert monotonic() < end, "strace never got hold of it"
        sleep(0.0005)
