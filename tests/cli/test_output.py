"""What was done is told, and what failed is told, whatever else fails at the same time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_tui.__main__ import run
from backcare_tui.cli.call import Parts
from tests.storage.conftest import rows_in

_FULL = Path("/dev/full")
_NO_ROOM = "The output could not be written: the disk is full.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the shell's redirections")


def in_shell(folder: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """COMMAND as a shell carries it out; `backcare` in it is the program."""
    own = {"BACKCARE_DATA_DIR": str(folder / "data"), "BACKCARE_CONFIG_DIR": str(folder / "config")}
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("backcare", f"{sys.executable} -m backcare_tui")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **own, **variables},
        cwd=folder,
    )


@pytest.mark.skipif(not _FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("before", "command", "done"),
    [
        ("", "log 2", "Saved: pain 2, "),
        ("log 2", "export j.json", "Written: 1 entry to j.json. "),
        ("log 2", "backup copy.db", "Written: copy.db. "),
        ("log 2", "report r.md", "Written: r.md. "),
        ("backup copy.db", "restore copy.db", "Restored from copy.db: nothing changed. "),
    ],
    ids=["log", "export", "backup", "report", "restore"],
)
def test_what_was_done_is_said_where_it_can_be(tmp_path: Path, before: str, command: str, done: str) -> None:
    if before:
        assert in_shell(tmp_path, f"backcare {before}").returncode == 0
    result = in_shell(tmp_path, f"backcare {command} > /dev/full")
    assert result.returncode == 1
    assert result.stderr.startswith(done)
    assert result.stderr.endswith(_NO_ROOM)


@pytest.mark.skipif(not _FULL.exists(), reason="needs a device that is always full")
def test_an_import_that_cannot_say_what_it_found_takes_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "j.csv").write_text("at,pain\n2026-11-22T08:30:00+01:00,4\n")
    result = in_shell(tmp_path, "backcare import j.csv > /dev/full")
    assert (result.returncode, result.stderr) == (1, f"Nothing was taken in. {_NO_ROOM}")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
def test_without_anybody_to_tell_it_is_done_all_the_same(tmp_path: Path, closed: str) -> None:
    result = in_shell(tmp_path, f"backcare log 2 {closed}")
    assert result.returncode == 0
    assert rows_in(tmp_path / "data") == 1


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", ">&- 2>&-"])
def test_without_anybody_to_tell_a_refusal_has_its_status(tmp_path: Path, closed: str) -> None:
    assert in_shell(tmp_path, f"backcare log eleven {closed}").returncode == 2


@pytest.mark.parametrize("zone", ["UTC-99", "Mars/Phobos", "\x01"])
def test_a_zone_that_nobody_knows_is_said_in_one_line(tmp_path: Path, zone: str) -> None:
    result = in_shell(tmp_path, "backcare log 3", TZ=zone)
    assert result.returncode != 0
    assert result.stderr.count("\n") == 1
    assert "names no time zone" in result.stderr
    assert "Traceback" not in result.stderr


def broken() -> Parts:
    raise ValueError("Broken: pain 7, my secret note")


@pytest.mark.parametrize("zone", ["UTC-99", "Europe/Berlin"])
def test_a_crash_is_noted_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("BACKCARE_DATA_DIR", str(tmp_path))
    assert run([], broken) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(tmp_path / "crash.log") in said
    assert "secret" not in said + (tmp_path / "crash.log").read_text()


def test_a_crash_that_cannot_be_noted_is_still_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "backcare_tui.storage.crash_log", None)  # as if it could not be loaded
    assert run([], broken) == 1
    assert capsys.readouterr().err == (
        "Something in the program itself went wrong, and it had to stop. Everything that was saved is safe.\n"
    )


_FAILS = """
import sys
from backcare_tui.__main__ import run

def no_parts():
    raise OSError(24, "Too many open files", "/home/me/x")

sys.exit(run([], no_parts))
"""


def test_a_file_that_fails_is_not_called_the_output() -> None:
    done = subprocess.run([sys.executable, "-c", _FAILS], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("/home/me/x cannot be used: too many files are open. Close")
