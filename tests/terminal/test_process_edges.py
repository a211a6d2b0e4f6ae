"""How the program ends, or stops for a while, when nobody asked it in the app.

Nothing that was done is lost, and the terminal can be used again.
"""

import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.conftest import OpenTerminal, draft_in, entries_in, note_kept, the_note_in, to_a_note
from tests.terminal.terminal_harness import PROGRAM, Terminal, it_hurts_and_ends

ENTER, ESCAPE, TAB, CTRL_S, CTRL_Z = "\r", "\x1b", "\t", "\x13", "\x1a"
OF_THE_SHELL = {2004}
"""Modes of the terminal that bash itself sets."""
SOON_S = 5.0
"""Real seconds in which the program has ended; alone it takes half of one."""


def to_a_session(terminal: Terminal) -> None:
    terminal.see("How is your back now?")
    terminal.send("4", ENTER)
    terminal.see("Anything unusual today?")
    terminal.send("n")
    terminal.see("1 of 3")
    terminal.send("n")
    terminal.see("2 of 3")


def ends_soon(terminal: Terminal) -> int | None:
    """The exit status. On a machine that does much else it may take as long as all that came before."""
    signalled = monotonic()
    status = terminal.ended()
    assert monotonic() - signalled < max(SOON_S, signalled - terminal.started)
    return status


def left_as_it_was(terminal: Terminal) -> bool:
    return terminal.tty_is_as_before() and terminal.changed_modes() == set()


# Signals, and terminals that go away


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_in_a_session(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal("start", "starter-three", rate=10) as terminal:
        to_a_session(terminal)
        terminal.see("rep 2 of")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)
    draft = draft_in(welcomed)
    assert draft is not None
    assert draft.item == 1
    assert draft.records[1].done_s > 0  # more than was kept when the exercise began


ENDING = ["SIGTERM", "SIGUSR1", "SIGABRT"]
ENDING_ON_LINUX = ["SIGSEGV", "SIGRTMAX"]
MORE = ["SIGQUIT", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGTRAP", "SIGSYS"]
MORE_ON_LINUX = ["SIGBUS", "SIGFPE", "SIGILL", "SIGPWR", "SIGIO", "SIGSTKFLT", "SIGRTMIN"]
"""They take the same two ways. Where the system tells which are taken, only that is asked each time."""

if sys.platform == "linux":
    ENDING += ENDING_ON_LINUX
    MORE += MORE_ON_LINUX
NOT_EACH_TIME = pytest.mark.thorough if sys.platform == "linux" else ()


@pytest.mark.parametrize("name", [*ENDING, *(pytest.param(name, marks=NOT_EACH_TIME) for name in MORE)])
def test_a_signal_on_today(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)
    assert draft_in(welcomed) is None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells such things of others")
def test_every_signal_that_would_end_it_is_taken_and_no_core_is_left(
    open_terminal: OpenTerminal, welcomed: Path
) -> None:
    """A signal is taken by a handler, or by the thread that waits for those that are blocked everywhere else."""
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        status = Path(f"/proc/{terminal.pid}/status").read_text()
        limits = Path(f"/proc/{terminal.pid}/limits").read_text()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]
    masks = dict(line.split(":\t") for line in status.splitlines() if line.startswith("Sig"))
    taken = int(masks["SigCgt"], 16) | int(masks["SigBlk"], 16)
    assert [name for name in ENDING + MORE if not taken >> (signal.Signals[name] - 1) & 1] == []


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT"])
def test_a_signal_in_a_form(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal() as terminal:
        to_a_note(terminal, "half a thought")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)
    assert note_kept(welcomed) == "half a thought"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGUSR1", "SIGXCPU"])
def test_a_signal_in_a_session_line_by_line(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal("start", "starter-three", "--plain", rate=10) as terminal:
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n", ENTER)
        terminal.see("Exercise 1 of 3")
        terminal.send("n", ENTER)
        terminal.see("Exercise 2 of 3")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)
    draft = draft_in(welcomed)
    assert draft is not None
    assert draft.item == 1


def test_a_signal_before_the_summary_is_saved(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal("start", "starter-three", rows=40) as terminal:
        to_a_session(terminal)
        it_hurts_and_ends(terminal)
        terminal.see("And how is your back now?")
        terminal.send("2", ENTER)
        terminal.see("Ended early.")
        terminal.send("n")
        terminal.gone("? keys")
        terminal.send("easier today")
        terminal.see("easier today")
        terminal.signal(signal.SIGTERM)
        assert ends_soon(terminal) == 128 + signal.SIGTERM
    draft = draft_in(welcomed)
    assert draft is not None
    assert (draft.pain_before, draft.pain_after, draft.note) == (4, 2, "easier today")
    assert entries_in(welcomed) == ()


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["heard", "under-nohup"])
def test_a_terminal_that_goes_away(
    open_terminal: OpenTerminal, welcomed: Path, ignored: tuple[signal.Signals, ...]
) -> None:
    with open_terminal("start", "starter-three", ignored=ignored) as terminal:
        to_a_session(terminal)
        terminal.hang_up()
        assert ends_soon(terminal) == 128 + signal.SIGHUP
    draft = draft_in(welcomed)
    assert draft is not None
    assert draft.item == 1


def test_what_is_ignored_stays_ignored(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal(ignored=(signal.SIGHUP, signal.SIGINT, signal.SIGTSTP)) as terminal:
        terminal.see("0 of 4 sessions")
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTSTP):
            terminal.signal(number)
        terminal.send("3")
        terminal.see("a add")
        terminal.send("q")
        assert terminal.ended() == 0


def test_stopped_and_let_go_on_unannounced(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.signal(signal.SIGSTOP)
        terminal.signal(signal.SIGCONT)
        terminal.until(lambda: terminal.written.count(b"\x1b[?1049h") == 2, "it takes the terminal again")
        terminal.send("3")
        terminal.see("a add")
        terminal.send("q")
        assert terminal.ended() == 0
        assert left_as_it_was(terminal)


# To the shell and back


def test_to_the_shell_and_back(open_terminal: OpenTerminal, welcomed: Path) -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with open_terminal(
        command=shell, variables={"PS1": "shell> ", "BASH_SILENCE_DEPRECATION_WARNING": "1"}
    ) as terminal:
        terminal.see("shell>")
        terminal.send(" ".join(PROGRAM) + ENTER)
        to_a_note(terminal, "half a thought")
        terminal.send(TAB)  # in the note itself the key takes back what was typed
        terminal.see("? keys")
        terminal.send(CTRL_Z)
        terminal.see("Stopped", "shell>")
        assert terminal.changed_modes() <= OF_THE_SHELL
        terminal.send("echo as$((40 + 2))before" + ENTER)
        terminal.see("as42before")
        terminal.send("fg" + ENTER)
        terminal.until(lambda: terminal.written.count(b"\x1b[?1049h") == 2, "it takes the terminal again")
        terminal.until(terminal.takes_keys, "it takes keys again")
        terminal.see("How is your back?", "half a thought", "? keys")
        terminal.send(CTRL_S)
        terminal.see("Saved in your journal.")
        terminal.send("q")
        terminal.see("shell>")
        terminal.send("echo status=$?" + ENTER)
        terminal.see("status=0")
        assert terminal.changed_modes() <= OF_THE_SHELL
        terminal.send("exit" + ENTER)
        terminal.ended()
    assert the_note_in(welcomed) == "half a thought"


def test_a_session_waits_while_it_is_stopped(open_terminal: OpenTerminal, welcomed: Path) -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with open_terminal(command=shell, rate=20) as terminal:
        terminal.send(" ".join((*PROGRAM, "start", "starter-three")) + ENTER)
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("1 of 3")
        terminal.send(CTRL_Z)
        terminal.see("Stopped")
        terminal.send("sleep 2.5; fg" + ENTER)
        terminal.see("You were away")


def test_where_no_shell_waits_ctrl_z_does_no_harm(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.send(CTRL_Z)
        terminal.until(lambda: terminal.written.count(b"\x1b[?1049h") == 2, "it takes the terminal again")
        terminal.see("0 of 4 sessions")
        terminal.send("3")
        terminal.see("a add")
        terminal.send("q")
        assert terminal.ended() == 0
        assert left_as_it_was(terminal)
