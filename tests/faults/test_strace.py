"""What a process asks of the system is seen from its beginning."""

import os
import shutil
from pathlib import Path

import pytest

from tests.faults.strace import run
from tests.faults.writer import Order, Writers


def test_nothing_is_missed_however_slowly_strace_takes_hold(
    traced_writers: Writers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a busy machine: each time before it goes on it waits."""
    folder = tmp_path / "bin"
    folder.mkdir()
    slow = folder / "strace"
    strace = shutil.which("strace")
    slowed = f"{strace} -qq -o {os.devnull} -e trace=ptrace --inject=ptrace:delay_exit=2000"
    slow.write_text(f'#!/bin/sh\nexec {slowed} {strace} "$@"\n')
    slow.chmod(0o755)

    def calls(name: str) -> list[str]:
        home = tmp_path / name
        home.mkdir()
        order = Order("adding", str(home / "data"), str(home / "acks"), 0, 0)
        return [call.name for call in run(traced_writers, order, home / "log") if call.touches(home)]

    usual = calls("usual")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    assert calls("slow") == usual
