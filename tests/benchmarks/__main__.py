"""What the program costs, beside a blank Textual app in the same run: start, processor and bytes written.

Run: python -m tests.benchmarks        (about five minutes; nothing is asserted, machines are noisy)
"""

import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

COLUMNS, ROWS = 100, 30
STARTS = 7
SECONDS = 20.0
EXERCISES = ("cat-cow", "bridge", "knee-rolls", "dead-bug", "walk", "childs-pose")
"""Figures that move much, some of them without a pause; and one that rests."""
GET_READY = "G E T   R E A D Y"

BLANK = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Blank(App[None]):\n"
    "    def compose(self):\n"
    "        yield Static('READY')\n"
    "Blank().run()\n"
)


class Run:
    """A program on a pseudo-terminal, and what it has cost so far."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.written = 0
        self.begun = time.perf_counter()
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self._process = PtyProcess.spawn(
            [sys.executable, *arguments], env={**os.environ, **terminal, **environment}, dimensions=(ROWS, COLUMNS)
        )

    def read(self, seconds: float) -> None:
        if select.select([self._process.fd], [], [], seconds)[0]:
            data = os.read(self._process.fd, 65536)
            self.written += len(data)
            self._stream.feed(data)

    def until(self, condition: Callable[[str], bool]) -> float:
        """Seconds since the start when CONDITION first holds for the text of the screen."""
        while not condition("\n".join(self._screen.display)):
            self.read(0.05)
        return time.perf_counter() - self.begun

    def type(self, keys: str) -> None:
        self._process.write(keys.encode())

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        self._process.close(force=True)


def started(arguments: list[str], words: str, environment: Mapping[str, str]) -> tuple[float, float]:
    """Median seconds to the first painted cell, and to WORDS."""
    first, shown = [], []
    for _ in range(STARTS):
        run = Run(arguments, environment)
        first.append(run.until(lambda text: bool(text.strip())))
        shown.append(run.until(lambda text: words in text))
        run.end()
    return statistics.median(first), statistics.median(shown)


def running(run: Run) -> tuple[float, float]:
    """Per cent of one core, and bytes a second, while RUN is left alone."""
    written, processor, begun = run.written, run.processor_seconds(), time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        run.read(0.1)
    seconds = time.perf_counter() - begun
    return (run.processor_seconds() - processor) / seconds * 100, (run.written - written) / seconds


def welcomed(program: list[str], folder: str, name: str) -> dict[str, str]:
    """The environment of somebody who has started PROGRAM before, with a journal of their own in FOLDER."""
    places = {"BACKCARE_DATA_DIR": f"{folder}/{name}", "BACKCARE_CONFIG_DIR": f"{folder}/config"}
    first = Run(program, places)
    first.until(lambda text: "Welcome." in text)
    first.type("\r")
    first.until(lambda text: "This week" in text)
    first.end()
    return places


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        program, blank = ["-m", "backcare_tui"], ["-c", BLANK]
        places = welcomed(program, folder, "start")
        ours, theirs = started(program, "This week", places), started(blank, "READY", {})
        print(f"{'start':34}{'backcare-tui':>14}{'blank app':>14}{'ratio':>8}")
        for name, mine, other in zip(
            ("first painted cell, s", "whole first screen, s"), ours, theirs, strict=True
        ):
            print(f"{name:34}{mine:14.3f}{other:14.3f}{mine / other:8.2f}")
        print(f"\n{'running at 100x30':34}{'core, %':>14}{'bytes a second':>16}")
        still = Run(blank, {})
        still.until(lambda text: "READY" in text)
        print("{:34}{:14.1f}{:16.0f}".format("blank app", *running(still)))
        still.end()
        for exercise in EXERCISES:
            run = Run([*program, "start", exercise], welcomed(program, folder, exercise))
            run.until(lambda text: "How is your back now?" in text)
            run.type("4\r")
            run.until(lambda text: GET_READY in text)
            run.until(lambda text: GET_READY not in text)
            print("{:34}{:14.1f}{:16.0f}".format(f"session, {exercise}", *running(run)), flush=True)
            run.end()


if __name__ == "__main__":
    main()
