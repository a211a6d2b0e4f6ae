"""A PATH of fake programs, and a clock that stands still."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.cues import player, probe
from backcare_tui.cues.player import Program
from tests.cues.fake_players import FakePrograms, Started
from tests.fake_clock import FakeClock

if not hasattr(os, "pidfd_open"):  # the stand-ins are shell scripts, and are waited for without being reaped
    collect_ignore = ["test_voice.py", "test_sound.py", "test_whole_session.py", "test_probe.py"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePrograms]:
    """A PATH with nothing on it but what the test installs."""
    folder = tmp_path / "stage"
    folder.mkdir()
    stage = FakePrograms(folder)
    monkeypatch.setenv("PATH", str(stage.bin))
    yield stage
    stage.close()


@pytest.fixture
def launches(monkeypatch: pytest.MonkeyPatch) -> list[Started]:
    """Every program that is started from now on, in order."""
    launches: list[Started] = []
    really_start = player.start

    def start(program: Program, path: str, what: str | None) -> subprocess.Popen[bytes]:
        process = really_start(program, path, what)
        launches.append(Started(process.pid, what or ""))
        return process

    for module in (player, probe):
        monkeypatch.setattr(module, "start", start)
    return launches
