"""What a person was typing when the plug was pulled."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.conftest import OpenTerminal, note_kept
from tests.terminal.terminal_harness import Terminal
from tests.terminal.test_program import CTRL_S, exported

NOTE = "Stiff until noon, then it went"


def write_a_note(terminal: Terminal, text: str) -> None:
    """From the scale to the note, and TEXT into it once the cursor is there: letters sent before would be lost."""
    for label in ("When", "Note"):
        terminal.send("\t")
        terminal.in_field(label)
    terminal.send(*text)


def test_a_note_that_was_being_typed_when_the_plug_was_pulled(
    open_terminal: OpenTerminal,
    folders: dict[str, str],
    welcomed: Path,
    tmp_path: Path,
) -> None:
    with open_terminal() as terminal:
        terminal.see("0 of 4 sessions")
        terminal.send("r")
        terminal.see("How is your back?", "ctrl+s save")
        terminal.send("4")
        write_a_note(terminal, NOTE)
        terminal.until(lambda: note_kept(welcomed) == NOTE, "the note is on the disk")
        terminal.kill()

    with open_terminal() as terminal:
        terminal.see("Something you wrote was not saved", NOTE, "go on writing")
        terminal.send("g")
        terminal.see("How is your back?", "4 of 10", NOTE)
        write_a_note(terminal, " Monday too")
        terminal.see(f"{NOTE} Monday too")
        terminal.send(CTRL_S)
        terminal.see("Saved in your journal.")
        terminal.send("q")
        assert terminal.ended() == 0
    assert note_kept(welcomed) == ""

    (entry,) = exported(folders, tmp_path / "out")["entries"]
    assert (entry["kind"], entry["pain"]) == ("rating", 4)
    assert entry["note"] == f"{NOTE} Monday too"
