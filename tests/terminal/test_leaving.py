"""What a terminal still sends when the program leaves it: none of it reaches the shell."""

import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.slow_line import YES, SlowLine
from tests.terminal.terminal_harness import PROGRAM, WHAT_ARE_YOU
from tests.terminal.test_crash import BROKEN

SHELL = """
import os, select, signal, sys, termios, tty

from tests.terminal.imported_program import run

signal.signal(signal.SIGTTOU, signal.SIG_IGN)

def take_terminal():
    os.tcsetpgrp(0, os.getpgrp())
    left = b""
    tty.setcbreak(0, termios.TCSANOW)
    while select.select([0], [], [], 0.5)[0]:
        left += os.read(0, 4096)
    tty.setraw(0, termios.TCSANOW)
    termios.tcsetattr(0, termios.TCSANOW, modes)
    return left

modes = termios.tcgetattr(0)
job = os.fork()
if job == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    run(sys.argv[1:])
    sys.exit()
while True:
    _, status = os.waitpid(job, os.WUNTRACED)
    left = take_terminal()
    if not os.WIFSTOPPED(status):
        break
    print(f"stopped, left {left!r}.", flush=True)
    input()
    os.tcsetpgrp(0, job)
    os.kill(job, signal.SIGCONT)
print(f"ended with {os.waitstatus_to_exitcode(status)}, left {left!r}.", flush=True)
"""
"""Runs a program in the foreground, as shells do, and tells what it finds typed after it."""
UNDER_A_SHELL = (sys.executable, "-c", SHELL)
LINES_S = [0.0, 0.05, 0.15]
ECHO = "^["
"""How a terminal that is not raw shows an escape that arrives."""
OFF, QUESTION, GONE = b"\x1b[?1003l", WHAT_ARE_YOU, b"\x1b[?1049l"


@pytest.mark.parametrize("line_s", LINES_S)
def test_nothing_in_flight_reaches_the_shell_after_q(
    folders: dict[str, str], welcomed: Path, line_s: float
) -> None:
    with SlowLine(*PROGRAM[1:], command=UNDER_A_SHELL, environment=folders, line_s=line_s) as terminal:
        terminal.see("0 of 4 sessions", "? keys")
        terminal.send("q")
        terminal.see("ended with 0, left b''.")
        assert ECHO not in terminal.text()
        written = terminal.written
        assert written.index(OFF) < written.index(QUESTION) < written.index(GONE)


@pytest.mark.parametrize("line_s", LINES_S)
def test_nothing_in_flight_reaches_the_shell_while_it_is_stopped(
    folders: dict[str, str], welcomed: Path, line_s: float
) -> None:
    with SlowLine(*PROGRAM[1:], command=UNDER_A_SHELL, environment=folders, line_s=line_s) as terminal:
        terminal.see("0 of 4 sessions", "? keys")
        terminal.send("\x1a")
        terminal.see("stopped, left b''.")
        assert ECHO not in terminal.text()
        stopped = len(terminal.written)
        terminal.send("\n")
        terminal.until(terminal.takes_keys, "it takes keys again")
        terminal.until(lambda: b"sessions" in terminal.written[stopped:], "its picture, drawn again")
        terminal.send("q")
        terminal.see("ended with 0, left b''.")
        assert ECHO not in terminal.text()


def test_nothing_in_flight_reaches_the_shell_after_a_crash(folders: dict[str, str], welcomed: Path) -> None:
    crashing = ("-c", BROKEN, "message", "key")
    with SlowLine(*crashing, command=UNDER_A_SHELL, environment=folders, line_s=0.15) as terminal:
        terminal.see("0 of 4 sessions", "? keys")
        terminal.send("r")
        terminal.see("ended with 1, left b''.")
        assert ECHO not in terminal.text()


def test_nothing_in_flight_reaches_the_shell_after_a_signal(folders: dict[str, str], welcomed: Path) -> None:
    with SlowLine(*PROGRAM[1:], command=UNDER_A_SHELL, environment=folders, line_s=0.1) as terminal:
        terminal.see("0 of 4 sessions", "? keys")
        terminal.signal_job(signal.SIGTERM)
        terminal.see("ended with 143, left b''.")
        assert ECHO not in terminal.text()


def test_what_would_answer_too_late_is_not_asked(folders: dict[str, str], welcomed: Path) -> None:
    with SlowLine(*PROGRAM[1:], command=UNDER_A_SHELL, environment=folders, line_s=0.5, modern=True) as terminal:
        terminal.see("0 of 4 sessions", "? keys")
        terminal.until(lambda: YES in terminal.delivered, "its first answer is there")
        terminal.send("q")
        terminal.until(lambda: b"ended with 0" in terminal.written, "the shell is back")
        assert QUESTION not in terminal.written


@pytest.mark.parametrize(("answers", "least_s", "most_s"), [(True, 0.0, 0.1), (False, 0.15, 0.3)])
def test_how_long_the_end_waits_for_the_answer(
    folders: dict[str, str], welcomed: Path, answers: bool, least_s: float, most_s: float
) -> None:
    def waited_s() -> float:
        with SlowLine(
            *PROGRAM[1:], command=UNDER_A_SHELL, environment=folders, line_s=0, answers=answers
        ) as terminal:
            terminal.see("0 of 4 sessions", "? keys")
            terminal.send("q")
            terminal.until(lambda: QUESTION in terminal.written, "it asks")
            asked = monotonic()
            terminal.until(lambda: GONE in terminal.written, "it gives the terminal back")
            return monotonic() - asked

    for _ in range(3):  # others may have had the machine meanwhile
        waited = waited_s()
        assert waited >= least_s
        if waited < most_s:
            break
    assert waited < most_s
