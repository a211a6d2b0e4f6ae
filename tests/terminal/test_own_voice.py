"""A voice of one's own that does what it likes: the session goes on, and nothing of it outlives the program."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

if not Path("/proc/self/environ").exists():
    pytest.skip("processes are looked for as Linux shows them", allow_module_level=True)

from tests.terminal.conftest import OpenTerminal

ENTER = "\r"
RATE = 10.0

TALKERS = {
    "hangs and reads nothing": ["sleep", "1000"],
    "floods its output": ["sh", "-c", "yes | head -c 100000000; exec sleep 1000"],
    "fails at once": ["false"],
    "is not there": ["/nowhere/at/all"],
    "cannot be run": ["/dev/null"],
    "dies half way": ["sh", "-c", "read line; kill -9 $$"],
    "shuts its ears": ["sh", "-c", "exec <&-; sleep 1000"],
    "leaves a child behind": ["sh", "-c", "sleep 1000 & sleep 1000"],
    "does not hear that it is to end": [
        sys.executable,
        "-c",
        "import signal, time; [signal.signal(s, signal.SIG_IGN) for s in (1, 2, 15)]; time.sleep(1000)",
    ],
}
HANG = frozenset(TALKERS) - {"fails at once", "is not there", "cannot be run", "dies half way"}
"""Those that can be seen at it."""


def marked(mark: str) -> set[int]:
    """The processes that have MARK in their environment."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes():
                found.add(int(place.name))
        except OSError:  # ended meanwhile, or of somebody else
            continue
    return found


@pytest.mark.parametrize("does", sorted(TALKERS))
def test_a_session_goes_on_whatever_the_voice_does(
    open_terminal: OpenTerminal, welcomed: Path, folders: dict[str, str], does: str
) -> None:
    mark = f"BACKCARE_TEST_{uuid4().hex}"
    settings = Path(folders["BACKCARE_CONFIG_DIR"]) / "settings.toml"
    settings.write_text(
        f'voice = "all"\nsound = false\npeg_day = "never"\nvoice_command = {json.dumps(TALKERS[does])}\n'
    )
    nothing_else = {"PATH": "/usr/bin:/bin", "TEXTUAL_ANIMATIONS": "none", mark: "1"}
    with open_terminal("start", "cat-cow", rate=RATE, variables=nothing_else) as terminal:
        terminal.see("How is your back now?")
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("Get ready")
        if does in HANG:
            terminal.until(lambda: marked(mark) - {terminal.pid}, "it speaks")
        terminal.gone("Get ready")
        terminal.see("Round up, head down")
        terminal.see("Belly sinks")
        terminal.send("q")
        terminal.see("End the session?")
        terminal.send("d")
        terminal.see("Discarded.")
        terminal.send("q")
        assert terminal.ended() == 0
        assert marked(mark) == set()
        assert terminal.tty_is_as_before()


def test_the_look_for_what_was_left_behind_finds_it() -> None:
    mark = f"BACKCARE_TEST_{uuid4().hex}"
    with subprocess.Popen(["sleep", "1000"], env=os.environ | {mark: "1"}) as child:
        while not marked(mark):
            assert child.poll() is None
        assert marked(mark) == {child.pid}
        child.kill()
