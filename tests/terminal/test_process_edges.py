"""How the program ends when nobody pressed a key for it, and what it makes of what no keyboard sends.

Nothing that was done is lost, and the terminal can be used again.
"""

import os
import signal
import sys
from itertools import product
from pathlib import Path
from time import monotonic

import pytest

from backcare_tui.domain.journal import Entry, RatingEntry
from backcare_tui.domain.text import NOTE_LIMIT
from backcare_tui.storage.journal_store import JournalStore
from tests.fake_clock import FakeClock

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

import subprocess

from tests.terminal.conftest import OpenTerminal, draft_in
from tests.terminal.terminal_harness import CHECKOUT, PROGRAM, Terminal

ENTER, ESCAPE, TAB, CTRL_Q, CTRL_S, CTRL_Z = "\r", "\x1b", "\t", "\x11", "\x13", "\x1a"
PASTE, END_OF_PASTE = "\x1b[200~", "\x1b[201~"
OF_THE_SHELL = {2004}
"""Modes of the terminal that bash itself sets."""
SOON_S = 5.0
"""Real seconds in which the program has ended, on a machine that does much else; alone it takes half of one."""


def to_a_session(terminal: Terminal) -> None:
    terminal.see("How is your back now?")
    terminal.send("4", ENTER)
    terminal.see("1 of 3")
    terminal.send("n")
    terminal.see("2 of 3")


def to_a_note(terminal: Terminal, text: str = "") -> None:
    """From Today to the note of a new rating of 3."""
    terminal.see("0 of 4 sessions", "? keys")
    terminal.send("r")
    terminal.see("How is your back?", "Note")
    terminal.send("3", TAB, TAB)
    terminal.gone("? keys")
    terminal.send(text)
    terminal.see(text.strip())


def entries_in(folder: Path) -> tuple[Entry, ...]:
    store = JournalStore.open(folder, FakeClock())
    try:
        return store.entries()
    finally:
        store.close()


def the_note_in(folder: Path) -> str:
    (entry,) = entries_in(folder)
    assert isinstance(entry, RatingEntry)
    return entry.note


def ends_soon(terminal: Terminal) -> int | None:
    start = monotonic()
    status = terminal.ended()
    assert monotonic() - start < SOON_S
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


@pytest.mark.parametrize("name", ["SIGTERM", "SIGQUIT"])
def test_a_signal_on_today(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)
    assert draft_in(welcomed) is None


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT"])
def test_a_signal_in_a_form(open_terminal: OpenTerminal, welcomed: Path, name: str) -> None:
    number = signal.Signals[name]
    with open_terminal() as terminal:
        to_a_note(terminal, "half a thought")
        terminal.signal(number)
        assert ends_soon(terminal) == 128 + number
        assert left_as_it_was(terminal)


def test_a_signal_before_the_summary_is_saved(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal("start", "starter-three", rows=40) as terminal:
        to_a_session(terminal)
        terminal.send(ESCAPE)
        terminal.see("End the session?")
        terminal.send("f")
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


# What no keyboard sends


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"\xe2\x82", b"\x1b[99999999u", b"\x1b[48;0;0;0;0t\x1b[<0;1;1M"])
def test_bytes_that_mean_nothing_are_passed_over(open_terminal: OpenTerminal, welcomed: Path, junk: bytes) -> None:
    with open_terminal() as terminal:
        to_a_note(terminal, "before ")
        terminal.send_bytes(junk)
        terminal.send("after")
        terminal.see("before", "after")
        terminal.signal(signal.SIGTERM)
        assert ends_soon(terminal) == 128 + signal.SIGTERM


def test_a_paste_that_is_broken_off_ends_by_itself(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        to_a_note(terminal)
        terminal.send(PASTE + "[pasted] ")
        terminal.see("[pasted]")
        terminal.send("and typed")
        terminal.see("[pasted] and typed")
        terminal.send(CTRL_S)
        terminal.see("Saved in your journal.")
    assert the_note_in(welcomed) == "[pasted] and typed"


def test_ctrl_q_ends_a_paste_that_was_broken_off(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.send(PASTE + "never ended")
        terminal.send(CTRL_Q)
        assert terminal.ended() == 0


def test_too_much_at_a_time_is_refused_aloud(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        to_a_note(terminal, "kept")
        terminal.send(PASTE + ("w" * 79 + "\n") * 13_000 + END_OF_PASTE)
        terminal.see("Nothing was pasted", "1,040,000 characters")
        most = "x" * (NOTE_LIMIT - len("kept"))
        terminal.send(PASTE + most + END_OF_PASTE)
        terminal.see("xxx")
        terminal.send(CTRL_S)
        terminal.see("Saved in your journal.")
    assert the_note_in(welcomed) == "kept" + most


def test_a_held_key_saves_once(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        to_a_note(terminal, "once")
        terminal.send(CTRL_S * 40)
        terminal.see("Saved in your journal.", "rate pain")
        terminal.send("q")
        assert terminal.ended() == 0
    assert len(entries_in(welcomed)) == 1


# Terminals that are none


@pytest.mark.parametrize("there", [ends for ends in product((True, False), repeat=3) if not all(ends)])
def test_without_a_terminal_at_every_end_it_says_so(folders: dict[str, str], there: tuple[bool, ...]) -> None:
    outer, inner = os.openpty()
    with os.fdopen(outer, "rb"), os.fdopen(inner, "r+b", buffering=0) as terminal:
        done = subprocess.Popen(
            PROGRAM,
            stdin=terminal if there[0] else subprocess.DEVNULL,
            stdout=terminal if there[1] else subprocess.PIPE,
            stderr=terminal if there[2] else subprocess.PIPE,
            cwd=CHECKOUT,
            env=os.environ | folders,
        )
        out, err = done.communicate(timeout=60)
        assert done.returncode == 2
        assert not out
        if not there[2]:
            said = err.decode()
            assert said.count("\n") == 1
            assert "no terminal here" in said


@pytest.mark.parametrize("kind", ["linux", "vt100", "", "no-such-terminal"])
def test_what_the_environment_says_of_a_terminal_does_no_harm(
    open_terminal: OpenTerminal, welcomed: Path, kind: str
) -> None:
    with open_terminal(variables={"TERM": kind, "COLUMNS": "7", "LINES": "3"}) as terminal:
        terminal.see("0 of 4 sessions")
        terminal.send("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_the_characters_is_not_drawn_on(open_terminal: OpenTerminal, encoding: str) -> None:
    with open_terminal(variables={"PYTHONIOENCODING": encoding}) as terminal:
        assert terminal.ended() == 2
        assert "no terminal here that can be drawn on" in terminal.text().replace("\n", " ")
        assert b"\x1b" not in terminal.written


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux tells the limits of others")
def test_no_core_is_left(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        limits = Path(f"/proc/{terminal.pid}/limits").read_text()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]
