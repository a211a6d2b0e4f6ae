"""What a person at a terminal lives through, with nothing in between that only tests know."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.conftest import OpenTerminal, draft_in
from tests.terminal.terminal_harness import CHECKOUT, Terminal

ENTER, ESCAPE, CTRL_Q, CTRL_S = "\r", "\x1b", "\x11", "\x13"
NINE = (
    "Cat-cow",
    "Child's pose",
    "Prone swimmer",
    "Pelvic tilt",
    "Bridge",
    "Knee-to-chest stretch",
    "Piriformis stretch",
    "Seated spinal twist",
    "Wall sit",
)


def write(terminal: Terminal, key: str, text: str) -> None:
    """Press KEY, which opens a field, and type TEXT into it once letters are no longer commands."""
    terminal.see("? keys")
    terminal.send(key)
    terminal.gone("? keys")
    terminal.send(*text)


def exported(folders: dict[str, str], file: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "backcare_tui", "export", str(file), "--format", "json"],
        env=folders | {"LANG": "C.UTF-8", "HOME": str(file.parent)},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return document


def test_a_first_session_from_the_welcome_to_the_journal(
    open_terminal: OpenTerminal, folders: dict[str, str], tmp_path: Path
) -> None:
    with open_terminal(rate=60, rows=40, anew=True) as terminal:
        terminal.see("Welcome.", "It is not a medical device.")
        terminal.send(ENTER)
        terminal.see("Is any of these true of you now?", "none of these")
        terminal.send("n")
        terminal.see("And any of these?", "none of these")
        terminal.send("n")
        terminal.see("Then what does not suit you", "none of these")
        terminal.send("n")
        terminal.see("enter starts it", "Your journal is empty.")
        terminal.send("4")
        terminal.see("This week", "Next week", "Today   ○")
        terminal.send("2")
        terminal.see("/ to search")
        write(terminal, "/", "seated spinal")
        terminal.see("1 exercise ", "Seated spinal twist")
        terminal.send(ENTER)
        terminal.see("enter open")
        terminal.send("c")
        terminal.see("/ to search")
        terminal.send("1")
        terminal.see("enter starts it")
        terminal.send(ENTER)
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("1 of 3")
        terminal.see("And how is your back now?")
        terminal.send("2", ENTER)
        terminal.see("3 of 3 exercises", "pain before: 4, after: 2")
        write(terminal, "n", "easier today")
        terminal.send(CTRL_S)
        terminal.see("Saved in your journal.")
        terminal.send("q")
        assert terminal.ended() == 0

    with open_terminal() as terminal:
        terminal.see("1 of 4 sessions")
        terminal.send("3")
        terminal.see("Session of the plan  4 → 2", "easier today")
        terminal.send("q")
        assert terminal.ended() == 0

    (entry,) = exported(folders, tmp_path / "out")["entries"]
    assert entry["kind"] == "session"
    assert (entry["routine"], entry["outcome"], entry["note"]) == ("today", "completed", "easier today")
    assert (entry["pain_before"], entry["pain_after"], entry["pain_worst"]) == (4, 2, None)
    assert {record["exercise"] for record in entry["exercises"]} == {"pelvic-tilt", "bridge", "knee-rolls"}
    for record in entry["exercises"]:
        assert record["outcome"] == "completed"
        assert record["done_s"] == record["planned_s"]


def test_a_session_that_was_killed_can_be_gone_on_with(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal("start", "starter-three", rate=20) as terminal:
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("1 of 3")
        terminal.until(
            lambda: (draft := draft_in(welcomed)) and not draft.is_empty, "what was done is on the disk"
        )
        terminal.send("n")
        terminal.see("2 of 3")
        terminal.until(lambda: (draft := draft_in(welcomed)) and draft.item == 1, "the draft is on the disk")
        terminal.kill()

    with open_terminal() as terminal:
        terminal.see("A session was interrupted", "exercise 2 of 3", "go on where it stopped")
        terminal.send("g")
        terminal.see("2 of 3")
        terminal.send(ESCAPE)
        terminal.see("End the session?")
        terminal.send("d")
        terminal.see("Discarded.")
        terminal.send("q")
        assert terminal.ended() == 0
    assert draft_in(welcomed) is None


def test_a_terminal_of_twenty_by_five_is_too_small_and_does_no_harm(
    open_terminal: OpenTerminal, welcomed: Path
) -> None:
    with open_terminal(columns=20, rows=5) as terminal:
        terminal.see("1 Today")
        terminal.send("3")
        terminal.quiet()
        terminal.see("! get help")
        terminal.send("1")
        terminal.quiet()
        terminal.send(ENTER)
        terminal.see("How is your back")
        terminal.send("3", ENTER)
        terminal.see("Anything unusual")
        terminal.send("n")
        terminal.see("p   !")
        terminal.resize(80, 24)
        terminal.see("1 of 3", "Get ready")
        terminal.resize(20, 5)
        terminal.see("p   !")
        terminal.send("q")
        terminal.see("End the session?")
        terminal.send("d")
        terminal.send("q")
        assert terminal.ended() == 0


def test_a_storm_of_resizes_during_a_session(open_terminal: OpenTerminal, welcomed: Path) -> None:
    with open_terminal("start", "starter-three") as terminal:
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("1 of 3")
        for _ in range(2):  # in the usual display, and in the large one
            for turn in range(60):
                terminal.resize(1 + turn * 37 % 150, 1 + turn * 23 % 50)
            terminal.send("l")
        terminal.resize(100, 30)
        terminal.see("1 of 3", "breath ", "session ")
        terminal.send(" ")
        terminal.see("Press space to go on.")


@pytest.mark.parametrize("key", ["q", CTRL_Q], ids=["q", "ctrl+q"])
def test_the_terminal_is_left_as_it_was(open_terminal: OpenTerminal, welcomed: Path, key: str) -> None:
    with open_terminal(anew=True) as terminal:
        terminal.see("0 of 4 sessions")
        assert not terminal.tty_is_as_before()
        assert 1049 in terminal.changed_modes()
        terminal.send(key)
        assert terminal.ended() == 0
        assert terminal.tty_is_as_before()
        assert terminal.changed_modes() == set()


def test_the_original_nine_are_announced_in_order_and_need_a_key_to_get_up_alone(
    open_terminal: OpenTerminal, welcomed: Path
) -> None:
    with open_terminal("start", "original-nine", rate=120) as terminal:
        terminal.see("How is your back now?")
        terminal.send(ESCAPE)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        for number, following in enumerate((*NINE[1:], ""), start=1):
            terminal.see(f"{number} of 9   ")
            if following:
                terminal.see(following)
        terminal.see("Take your time.")
        terminal.send(" ")
        terminal.see("And how is your back now?")


def test_a_journal_that_is_no_folder_is_said_in_words(
    open_terminal: OpenTerminal, folders: dict[str, str]
) -> None:
    Path(folders["BACKCARE_DATA_DIR"]).write_text("no folder")
    with open_terminal(anew=True) as terminal:
        terminal.see("is needed.")
        assert "Traceback" not in terminal.text()


def test_keys_typed_before_it_is_there_go_where_they_go_when_typed_slowly(
    open_terminal: OpenTerminal, welcomed: Path
) -> None:
    with open_terminal(anew=True) as terminal:
        terminal.send("2jj/swim\r")
        terminal.see("Prone swimmer", "enter open")
        terminal.send("q")
        assert terminal.ended() == 0
