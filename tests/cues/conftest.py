"""A stage of fake programs, and a clock that stands still."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.cues import player
from backcare_tui.cues.player import Program
from tests.cues.fake_players import Stage, Started
from tests.fake_clock import FakeClock

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # the stand-ins are shell scripts


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A PATH with nothing on it but what the test installs."""
    folder = tmp_path / "stage"
    folder.mkdir()
    stage = Stage(folder)
    monkeypatch.setenv("PATH", str(stage.bin))
    yield stage
    stage.close()


@pytest.fixture
def launches(monkeypatch: pytest.MonkeyPatch) -> list[Started]:
    """Every program that players start from now on, in order."""
    launches: list[Started] = []
    really_start = player.start

    def start(program: Program, path: str, what: str | None) -> subprocess.Popen[bytes]:
        process = really_start(program, path, what)
        launches.append(Started(process.pid, what or ""))
        return process

    monkeypatch.setattr(player, "start", start)
    return launches
