"""What no keyboard sends, and terminals that are none: it goes on, or says why not."""

import os
import sys
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.words.text import NOTE_LIMIT
from backcare_tui.storage.journal.store import JournalStore
from tests.storage.taken_in import taken_in

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

import subprocess

from tests.fake_clock import FakeClock
from tests.terminal.conftest import OpenTerminal, entries_in, the_note_in, to_a_note
from tests.terminal.terminal_harness import CHECKOUT, PROGRAM, Terminal
from tests.ui import sample

CTRL_Q, CTRL_S = "\x11", "\x13"
PASTE, END_OF_PASTE = "\x1b[200~", "\x1b[201~"


MEANINGLESS = [b"\xff\xfe", b"\xe2\x82", b"\x1b[99999999u", b"\x1b[48;0;0;0;0t\x1b[<0;1;1M"]


def _shows(terminal: Terminal, words: str) -> bool:
    return words in terminal.text()


def test_bytes_that_mean_nothing_are_passed_over(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        to_a_note(terminal, "before ")
        left_a_mark = []
        before = "before "
        for number, junk in enumerate(MEANINGLESS):
            terminal.send_bytes(junk)
            terminal.send(f"after{number};")
            shown = partial(_shows, terminal, f"{number};")
            terminal.until(shown, f"one types on after {junk!r}")
            if f"{before}after{number};" not in terminal.text():
                left_a_mark.append(junk)
            before = f"{number};"
        assert left_a_mark == []
        terminal.send(CTRL_Q)
        terminal.see("Something you wrote is not saved")
        terminal.send("q")
        assert terminal.ended() == 0


NO_KEYS = [
    *(
        b"\x1b[MC\x843",
        b"\x1b[M d3",
        b"\x1b[3;3;3M",
        b"\x1b[<0;-3;3d",
        b"\x1b]11;rgb:d3/33/33\x1b\\",
        b"\x1bP1$r3d\x1b\\",
    ),
    *(
        b"\x1b_Gd=3\x1b\\",
        b"\x1b^3d\x1b\\",
        b"\x1bX3d\x1b\\",
        b"\x9b3;3M",
        b"\x9d3d\x9c",
        b"\xc3",
        b"\x1b[?62;3c",
        b"\x1b[3;3R",
    ),
]
"""Reports of the mouse, in the old form and others, and answers of terminals, with keys among their bytes."""


def test_what_is_no_key_chooses_no_rating_and_deletes_no_entry(
    open_terminal: OpenTerminal, welcomed: Path
) -> None:
    store = JournalStore.open(welcomed, FakeClock(), MIDNIGHT)
    taken_in(store, sample.a_fortnight())
    store.close()
    before = entries_in(welcomed)
    with open_terminal() as terminal:
        terminal.see("of 4 sessions", "? keys")
        terminal.send("3")
        terminal.see("d delete")
        for data in NO_KEYS:
            terminal.send_bytes(data)
        terminal.send("1")
        terminal.see("enter start")
        terminal.send("\r")
        terminal.see("How is your back now?")
        for data in NO_KEYS:
            terminal.send_bytes(data)
            cut = len(data) // 2
            terminal.send_bytes(data[:cut])
            terminal.send_bytes(data[cut:])
        terminal.send("?")  # comes behind all of them
        terminal.see("All keys that work here")
        terminal.send("\x1b")
        terminal.gone("All keys that work here")
        terminal.see("How is your back now?", "nothing chosen yet")
        terminal.send("\x11")
        assert terminal.ended() == 0
    assert entries_in(welcomed) == before


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


def test_ctrl_c_leaves_when_it_is_pressed_twice_and_says_so(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal() as terminal:
        terminal.see("of 4 sessions", "? keys")
        terminal.send("\x03")
        terminal.see("Press ctrl+c again to leave.")
        terminal.send("\x03")
        assert terminal.ended() == 0


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
def test_a_terminal_without_the_characters_is_drawn_on_in_letters(
    open_terminal: OpenTerminal, welcomed: Path, encoding: str
) -> None:
    """Lines, marks and figures in others that are as wide; what it takes stays as it is."""
    with open_terminal("start", "bridge", variables={"PYTHONIOENCODING": encoding}, rate=10) as terminal:
        terminal.see("How is your back now?")
        terminal.send("4\r")
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("##")
        terminal.see("----")
        written = terminal.written.decode(encoding)
        assert set(written) - set(map(chr, range(128))) <= ({"·", "×", "´"} if encoding == "latin-1" else set())
        terminal.send("\x03")
