"""Programs that make themselves heard: run in the background, never waited for, given up when they fail."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

FAILURES = 3
"""So many failures in a row, and a program is given up for the rest of the run."""

HANDED_OVER = "BACKCARE_PLAY"
"""The environment variable in which a program is given what to play, if not as an argument."""

_TO_LEAVE_S = 1.0
_CLOSE_S = 0.25


class Program(NamedTuple):
    """A program that plays what it is given: a text or the path of a sound."""

    name: str
    options: tuple[str, ...] = ()
    """What comes before the thing to play."""
    hush: tuple[str, ...] = ()
    """The arguments with which it ends what it began: needed where a service plays on though the program is
    dead. Such a service also ends an older text by itself when it is given a newer one.
    """
    by_environment: bool = False
    """Whether the thing to play is handed over in the environment."""
    by_input: bool = False
    """Whether it reads the thing to play, one line, from its standard input."""
    to_file: tuple[str, ...] = ()
    """With these arguments and a path before its options it makes no sound, but writes that as a WAV file."""

    @property
    def called(self) -> str:
        """What tells one way to call a program from another: its name and options, as one types them."""
        return shlex.join((self.name, *self.options))


def find(program: Program) -> str | None:
    """The path of PROGRAM, if it is installed."""
    return shutil.which(program.name)


def start(program: Program, path: str, what: str | None) -> subprocess.Popen[bytes]:
    """Begin to play WHAT, or to hush if it is None. Raises OSError or ValueError if that cannot be.

    The program gets a process group of its own, so that its children end with it, and nothing to read from, save
    perhaps WHAT, or to write to; a WHAT that begins with a dash must come after an option `--`.
    """
    command: list[str | bytes] = [path, *(program.hush if what is None else program.options)]
    environment = None
    reads = what is not None and program.by_input
    if what is not None and program.by_environment:
        environment = {**os.environ, HANDED_OVER: what}
    elif what is not None and not reads:
        command.append(_argument(what))
    process = subprocess.Popen(  # noqa: S603 (a list of arguments, no shell)
        command,
        stdin=subprocess.PIPE if reads else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if process.stdin is not None and what is not None:
        # A phrase is shorter than what a pipe holds, so this waits for nobody.
        with suppress(OSError), process.stdin as pipe:  # it may have ended without reading; its status tells
            pipe.write(f"{what}\n".encode(errors="replace"))
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """End PROCESS and its children at once."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # it ended this very moment
        process.kill()


def wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether PROCESS ends within SECONDS."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def failure(name: str, error: Exception) -> str:
    """Why the program NAME could not be started, in words."""
    reason = error.strerror if isinstance(error, OSError) else None
    return f"{name} cannot be started ({(reason or str(error)).lower()})"


def verdict(name: str, status: int | None) -> str | None:
    """What is wrong with the program NAME that ended with STATUS, None if it did not end; None if all is well."""
    if status is None:
        return f"{name} does not finish"
    if status < 0:
        return f"{name} was ended by signal {-status}"
    return f"{name} ends with status {status}" if status else None


@dataclass(slots=True)
class _Run:
    """A program under way."""

    process: subprocess.Popen[bytes]
    program: Program
    path: str
    what: str | None
    began: float
    """The reading of the clock, as those below."""
    due: float
    """When it should have ended."""
    until: float
    """When it has had its time."""


class Player:
    """Plays one thing at a time with the best of PROGRAMS that is installed.

    No call waits for a program, save `close`. A program that fails FAILURES times in a row, because it cannot
    be started, ends with an error or outstays its limit, is given up for the rest of the run; then it is the next
    one's turn. One that ends with an error before it ever played anything is passed over at once, if there is
    another, which plays that instead. MONOTONIC reads real seconds.

    TOOK is told what was played, for how many seconds, and whether it came to its end by itself.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        monotonic: Callable[[], float],
        took: Callable[[Program, str, float, bool], None] = lambda *_: None,
    ) -> None:
        self._took = took
        self._names = [program.name for program in programs]
        self._untried = list(programs)
        self._monotonic = monotonic
        self._chosen: tuple[Program, str] | None = None
        self._running: _Run | None = None
        self._leaving: list[_Run] = []
        self._hushing: subprocess.Popen[bytes] | None = None
        self._failures = 0
        self._proved = False
        """Whether the program in use ever played something to its end."""
        self._troubles: list[str] = []

    @property
    def why_not(self) -> str | None:
        """Why nothing can be played any more; None as long as something may be."""
        if self._choose():
            return None
        return "; ".join(self._troubles) or f"not installed: {', '.join(self._names)}"

    @property
    def program(self) -> Program | None:
        """The program that plays; None where none does."""
        chosen = self._choose()
        return chosen and chosen[0]

    @property
    def busy(self) -> bool:
        """Whether something is being played."""
        self.tend()
        return self._running is not None

    @property
    def trusted(self) -> bool:
        """Whether what is played can be counted on to be heard: nothing failed since the last success."""
        return not self._failures and self._choose() is not None

    def play(self, what: str, limit_s: float, due_s: float = inf) -> bool:
        """Begin to play WHAT in place of whatever is being played; after LIMIT_S it is killed.

        If it still plays after DUE_S when something else takes its place, that is a failure too: it may hang, and
        would never be found out where something else comes all the time.

        True if it was begun and can be counted on to be heard.
        """
        self.tend()
        chosen = self._choose()
        if chosen is None:
            return False
        if self._hushing:
            kill(self._hushing)  # lest it hushes what comes now
        if self._running:
            self._replace(self._running)
            chosen = self._choose()
            if chosen is None:
                return False
        program, path = chosen
        try:
            process = start(program, path, what)
        except (OSError, ValueError) as error:
            self._learn(failure(program.name, error))
            return False
        now = self._monotonic()
        self._running = _Run(process, program, path, what, now, now + due_s, now + limit_s)
        return self.trusted

    def tend(self) -> None:
        """Take note of programs that have ended, and end those that outstayed their limit."""
        now = self._monotonic()
        for run in self._leaving:
            if run.until <= now:
                kill(run.process)
        self._leaving = [run for run in self._leaving if run.process.poll() is None]
        current = self._running
        if current is None:
            return
        status = current.process.poll()
        if status is not None or current.until <= now:
            self._running = None
            trouble = verdict(current.program.name, status)
            if trouble is None:
                self._tell(current, whole=True)
            elif status and not self._proved and self._has_another():
                self._give_up(trouble)
                self.play(current.what or "", current.until - current.began, current.due - current.began)
                return
            self._learn(trouble)
            if status is None:
                kill(current.process)
                self._leaving.append(current)

    def stop(self) -> None:
        """Let nothing be heard any more."""
        self.tend()
        run = self._running
        if run is None:
            return
        self._let_go(run)
        if run.program.hush:
            try:
                self._hushing = start(run.program, run.path, None)
            except OSError:
                return
            now = self._monotonic()
            self._leaving.append(_Run(self._hushing, run.program, run.path, None, now, inf, now + _TO_LEAVE_S))

    def close(self) -> None:
        """End everything, for good, within a quarter of a second."""
        self.stop()
        self._chosen, self._untried = None, []
        self._troubles = self._troubles or ["the program is closing"]
        if self._hushing:
            wait(self._hushing, _CLOSE_S / 2)
        for run in self._leaving:
            kill(run.process)
        for run in self._leaving:
            wait(run.process, _CLOSE_S / 2 / len(self._leaving))
        self._leaving = []

    def _choose(self) -> tuple[Program, str] | None:
        """The program in use and its path: looked for when first needed, and when one was given up."""
        while self._chosen is None and self._untried:
            program = self._untried.pop(0)
            path = find(program)
            self._chosen = (program, path) if path else None
        return self._chosen

    def _learn(self, trouble: str | None) -> None:
        """Remember how a program fared, and give it up if it failed too often."""
        self._failures = self._failures + 1 if trouble else 0
        self._proved = self._proved or not trouble
        if trouble and self._failures == FAILURES:
            self._give_up(trouble)

    def _give_up(self, trouble: str) -> None:
        """No more of the program in use, for its TROUBLE."""
        self._troubles.append(trouble)
        self._chosen = None
        self._failures, self._proved = 0, False

    def _has_another(self) -> bool:
        return any(find(program) for program in self._untried)

    def _replace(self, run: _Run) -> None:
        """Something else takes the place of RUN."""
        self._let_go(run)
        self._tell(run, whole=False)
        if run.due < self._monotonic():
            self._learn(verdict(run.program.name, None))

    def _tell(self, run: _Run, *, whole: bool) -> None:
        if run.what is not None:
            self._took(run.program, run.what, self._monotonic() - run.began, whole)

    def _let_go(self, run: _Run) -> None:
        """RUN is not wanted any more."""
        self._running = None
        self._leaving.append(run)
        if run.program.hush:
            run.until = self._monotonic() + _TO_LEAVE_S  # its service ends it
        else:
            kill(run.process)


def _argument(text: str) -> str | bytes:
    """TEXT in the encoding that programs here expect, with a question mark for what it does not have."""
    if sys.platform == "win32":
        return text
    return text.encode(sys.getfilesystemencoding(), "replace")
