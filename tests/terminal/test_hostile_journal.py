"""Nothing in a note, a draft, a path or a clipboard reaches the terminal but as text: journal and plain lines."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.hostile import FOLDER
from tests.terminal.escape_codes import kinds
from tests.terminal.hostile_tour import (
    CTRL_S,
    CTRL_U,
    ENTER,
    ESCAPE,
    HOME,
    PAGE_DOWN,
    PASTED,
    TAB,
    back,
    go,
    hostile_folders,
    leave,
    leave_a_draft,
    paste,
    press,
    shows_text,
)
from tests.terminal.terminal_harness import Terminal


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    return hostile_folders(tmp_path)


def test_journal_and_forms(folders: dict[str, str], tmp_path: Path) -> None:
    """The list, an entry, every field of the forms, an export, and a journal that is taken away meanwhile."""
    data = Path(folders["BACKCARE_DATA_DIR"])
    leave_a_draft(folders)
    with Terminal(environment=folders, columns=150, rows=55) as terminal:
        terminal.see("A session was interrupted")
        terminal.send("l")
        terminal.gone("A session was interrupted")
        go(terminal, "3", "a add")
        press(terminal, *[PAGE_DOWN] * 3, *"kkk", HOME)
        shows_text(terminal)
        go(terminal, ENTER, "esc back")
        press(terminal, PAGE_DOWN)
        back(terminal, "esc back", "a add")
        go(terminal, "e", "Change this entry")
        press(terminal, *[TAB] * 7)  # four ratings and three exercises
        paste(terminal, PASTED)
        press(terminal, TAB)
        paste(terminal, PASTED)
        go(terminal, CTRL_S, "is not a date and time")
        go(terminal, ESCAPE, "Keep what you wrote?")
        go(terminal, "d", "a add")
        press(terminal, "j")
        go(terminal, "e", "Change this entry")
        press(terminal, *[TAB] * 3)
        paste(terminal, PASTED)
        go(terminal, CTRL_S, "Saved. Press u to take it back.")
        go(terminal, "u", "Took back the change")
        go(terminal, "x", "Write the journal to a file")
        press(terminal, CTRL_U)
        paste(terminal, PASTED)
        go(terminal, ENTER, "There is no folder")
        press(terminal, CTRL_U)
        paste(terminal, f"{tmp_path}/{FOLDER.replace(ESCAPE, '')}.csv")
        go(terminal, ENTER, "Written to")
        (data / "journal.db").rename(data / "elsewhere.db")
        (data / "journal.db").mkdir()
        go(terminal, "1", "enter starts it")
        go(terminal, "r", "How is your back?")
        press(terminal, "4")
        go(terminal, CTRL_S, "folder,")  # where lines break depends on its name
        go(terminal, ESCAPE, "Keep what you wrote?")
        go(terminal, "d", "enter starts it")
        leave(terminal)


@pytest.mark.parametrize(("command", "status"), [("list", 0), ("journal", 0), ("check", 1)])
def test_a_command(folders: dict[str, str], command: str, status: int) -> None:
    with Terminal(command, environment=folders, columns=200) as terminal:
        assert terminal.ended() == status
    assert kinds(terminal.written) == set()
    if command != "check":
        shows_text(terminal)


def test_a_session_line_by_line(folders: dict[str, str]) -> None:
    leave_a_draft(folders)
    environment = folders | {"BACKCARE_CLOCK_RATE": "300"}
    with Terminal("start", "--plain", "starter-three", environment=environment, columns=200) as terminal:
        terminal.see("A session was interrupted")
        terminal.send("discard\r")
        terminal.see("How is your back now?")
        terminal.send("9\r")
        terminal.see("Anything unusual today?")
        terminal.send("n\r")
        terminal.see("Because so much pain is new.")
        terminal.send("n\r")
        terminal.see("And any of these?")
        terminal.send("n\r")
        terminal.see("You decide")
        terminal.send("\ud55c\u202e\r", "no\r")
        terminal.see("And how is your back now?")
        terminal.send("[/red]\r", "4\r")
        terminal.see("A note?")
        terminal.send("[@click=app.quit]x[/]\r")
        terminal.see("The worst pain")
        terminal.send("\r")
        assert terminal.ended() == 0
    # Until the program reads, the terminal itself repeats what is typed.
    assert kinds(terminal.written) <= {"U+202E"}
    assert b"Saved." in terminal.written
