"""What nobody foresaw: the terminal is given back, one calm sentence is said, and no word of a note gets out."""

import sys
from pathlib import Path

import pytest

from backcare_tui.storage.crash_log import NAME

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

import subprocess

from tests.terminal.conftest import OpenTerminal, draft_in
from tests.terminal.terminal_harness import CHECKOUT

MARKER = "my back hurts since the quarrel"
BROKEN = f"""
import sys
from backcare_tui.__main__ import main
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from textual.widget import Widget

kind, place, *sys.argv[1:] = sys.argv[1:]

class Rich(Exception):
    def __rich__(self):
        return str(self)

def broken(*_):
    note = {MARKER!r}
    raise {{"message": ValueError(note), "os": OSError(5, note), "own words": Rich(note)}}[kind]

async def broken_later(*_):
    broken()

if place == "key":
    TodayScreen.action_rate = broken
elif place == "worker":
    TodayScreen.action_rate = lambda self: self.run_worker(broken_later())
elif place == "timer":
    TodayScreen.action_rate = lambda self: self.set_timer(0.01, broken)
elif place == "drawing":
    TodayScreen.action_rate = lambda self: self.mount(Broken())
    class Broken(Widget):
        render = broken
elif place == "app":
    TodayScreen.action_rate = lambda self: self.app.call_later(broken)
elif place == "opening":
    JournalStore.welcome_seen = broken
elif place == "session":
    SessionScreen.action_more = broken
elif place == "reading":
    JournalStore.each = broken
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("message", "key"),
        ("os", "key"),
        ("own words", "key"),
        ("message", "worker"),
        ("message", "timer"),
        ("message", "drawing"),
        ("message", "app"),
        ("message", "opening"),
    ],
)
def test_a_crash_tells_where_and_nothing_else(
    open_terminal: OpenTerminal, welcomed: Path, kind: str, place: str
) -> None:
    with open_terminal(command=(sys.executable, "-c", BROKEN, kind, place), columns=200) as terminal:
        if place != "opening":
            terminal.see("0 of 4 sessions")
            terminal.send("r")
        assert terminal.ended() == 1
        assert terminal.tty_is_as_before()
        assert terminal.changed_modes() == set()
        assert "Everything that was saved is safe." in terminal.text()
        assert str(welcomed / NAME) in terminal.text().replace("\n", "")
        assert MARKER.encode() not in terminal.written
        assert b"Traceback" not in terminal.written
    log = (welcomed / NAME).read_text()
    assert MARKER not in log
    assert "broken" in log
    assert {"message": "builtins.ValueError", "os": "builtins.OSError 5", "own words": "Rich"}[kind] in log


def test_a_crash_keeps_the_session(open_terminal: OpenTerminal, welcomed: Path) -> None:
    crashing = (sys.executable, "-c", BROKEN, "message", "session")
    with open_terminal("start", "starter-three", command=crashing, rate=10) as terminal:
        terminal.see("How is your back now?")
        terminal.send("4", "\r")
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("rep 2 of")
        terminal.send("+")
        assert terminal.ended() == 1
    draft = draft_in(welcomed)
    assert draft is not None
    assert draft.records[0].done_s > 0


@pytest.mark.parametrize("kind", ["message", "own words"])
def test_a_command_that_crashes(folders: dict[str, str], welcomed: Path, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, kind, "reading", "journal", "--json"],
        cwd=CHECKOUT,
        env=folders,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Everything that was saved is safe." in done.stderr
    assert MARKER not in done.stderr + (welcomed / NAME).read_text()
