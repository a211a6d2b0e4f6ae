"""Nothing in a name, a file, a path or a clipboard reaches the terminal but as text: today, catalogue, session."""

import os
import stat
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.escape_codes import kinds
from tests.terminal.hostile_tour import (
    CTRL_P,
    CTRL_S,
    ENTER,
    ESCAPE,
    PAGE_DOWN,
    PALETTE,
    PASTED,
    back,
    go,
    hostile_folders,
    leave,
    paste,
    press,
    shows_text,
)
from tests.terminal.terminal_harness import Terminal


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return hostile_folders(tmp_path)


def test_places_and_a_session(folders: dict[str, str], tmp_path: Path) -> None:
    """Today, catalogue, details, palette, keys, session, large letters, questions, summary, and what is spoken."""
    said = tmp_path / "said"
    speaker = tmp_path / "bin" / "spd-say"
    speaker.parent.mkdir()
    speaker.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {said}\n')
    speaker.chmod(stat.S_IRWXU)
    environment = folders | {"PATH": f"{speaker.parent}:{os.environ['PATH']}", "BACKCARE_CLOCK_RATE": "8"}
    with Terminal(environment=environment, columns=150, rows=55) as terminal:
        terminal.see("This week", "more mistakes in your own files")
        go(terminal, "2", "/ search")
        press(terminal, *[PAGE_DOWN] * 4, *"kkkk")
        shows_text(terminal)
        go(terminal, "?", "Keys")
        back(terminal, "Keys", "/ search")
        go(terminal, ENTER, "s start   esc back")
        back(terminal, "s start   esc back", "/ search")
        go(terminal, CTRL_P, PALETTE)
        press(terminal, *"start", *[PAGE_DOWN] * 2)
        back(terminal, PALETTE, "/ search")
        terminal.send("/")
        terminal.gone("f filter")
        paste(terminal, PASTED)
        terminal.see("Nothing matches")
        go(terminal, ENTER, "c clear")
        go(terminal, "!", "[2J\N{REPLACEMENT CHARACTER}112")
        back(terminal, "[2J\N{REPLACEMENT CHARACTER}112", "c clear")
        go(terminal, "1", "This week")
        go(terminal, CTRL_P, PALETTE)  # Today plans exercises of the program's own; this one is named by a file
        press(terminal, *"start aGFja2Vk")
        go(terminal, ENTER, "How is your back now?")
        press(terminal, "9")
        go(terminal, ENTER, "Anything unusual today?")
        go(terminal, "n", "Because so much pain is new.")
        go(terminal, "n", "And any of these?")
        go(terminal, "n", "of 10 is a lot today")
        go(terminal, "n", "1 of 3")
        terminal.until(said.exists, "something is said")
        press(terminal, "l", "l")
        go(terminal, "?", "Keys")
        back(terminal, "Keys", "Press space to go on.")
        go(terminal, " ", "2 of 3")
        go(terminal, "p", "Where is it, and how?")
        go(terminal, "i", "How much does it hurt?")
        press(terminal, "9")
        go(terminal, ENTER, "What now?")
        go(terminal, "o", "3 of 3")
        go(terminal, ESCAPE, "End the session?")
        go(terminal, "s", "And how is your back now?")
        go(terminal, ESCAPE, "write a note")
        press(terminal, "n")
        paste(terminal, PASTED)
        go(terminal, CTRL_S, "Saved in your journal.")
        leave(terminal)
    assert kinds(said.read_bytes()) == set()
    assert "aGFja2Vk" in said.read_text("utf-8")
