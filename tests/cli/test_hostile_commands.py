"""What commands print of hostile files, notes and arguments commands no terminal, and is never a traceback."""

import shutil
from pathlib import Path

import pytest

from tests.command_line import Program
from tests.fake_clock import FakeClock
from tests.hostile import ALL, FOLDER, PAYLOADS, hostile_catalogue, hostile_entries, write_raw
from tests.terminal.escape_codes import kinds

COMMANDS = {
    "list": (["list"], 0),
    "show an exercise": (["show", "odd-15"], 0),
    "show a routine": (["show", "starter-three"], 0),
    "show nothing": (["show", ALL.replace("\0", "").replace("\ud800", "")[:400]], 1),
    "journal": (["journal"], 0),
    "journal search": (["journal", "--search", PAYLOADS["clipboard"]], 0),
    "journal exercise": (["journal", "--exercise", PAYLOADS["title"]], 1),
    "journal edit": (["journal", "edit", PAYLOADS["c1 csi"], "--note", PAYLOADS["title"]], 2),
    "journal delete": (["journal", "delete", PAYLOADS["override"]], 2),
    "undo": (["undo"], 0),
    "log a walk": (["log", "--walk", PAYLOADS["clipboard"]], 2),
    "log a session": (["log", "--session", PAYLOADS["override"]], 1),
    "journal since": (["journal", "--since", PAYLOADS["clipboard"]], 2),
    "check": (["check"], 1),
    "check a file": (["check", FOLDER], 1),
    "doctor": (["doctor"], 1),
    "log": (["log", "4", "--note", ALL.replace("\0", "").replace("\ud800", "")], 0),
    "log when": (["log", "4", "--at", PAYLOADS["c1 csi"] + PAYLOADS["override"]], 2),
    "log how much": (["log", PAYLOADS["title"]], 2),
    "export": (["export", f"{FOLDER}/x.csv"], 1),
    "no such option": ([f"--{PAYLOADS['clear']}"], 2),
    "no such command": ([PAYLOADS["override"]], 2),
    "no such folder": (["--data-dir", f"/{FOLDER}/{FOLDER}", "journal"], 1),
}
"""What is typed, and the exit status."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile folders; each test has a copy."""
    folder = tmp_path_factory.mktemp("made") / FOLDER
    hostile_catalogue(folder / "config" / "catalogue")
    (folder / "config" / "settings.toml").write_text('"\\u001b]52;c;aGk=\\u0007" = 1\npace = "\\u009b2J[/red]"\n')
    write_raw(folder / "data", hostile_entries())
    return folder


@pytest.fixture
def program(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """In hostile folders, and with everything printed as a terminal would get it."""
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_, **__: False)
    monkeypatch.setenv("PATH", "/nowhere")  # nobody speaks
    return Program(shutil.copytree(made, tmp_path / FOLDER), capsys, FakeClock())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command(program: Program, name: str) -> None:
    arguments, status = COMMANDS[name]
    result = program(*arguments)
    printed = result.out + result.err
    assert result.status == status
    assert kinds(printed.encode("utf-8", "surrogatepass")) == set()
    assert "Traceback" not in printed
    assert printed.strip()


def test_what_is_stripped_elsewhere_would_be_noticed_here(program: Program) -> None:
    import click

    click.echo(PAYLOADS["clear"])
    assert kinds(program.capsys.readouterr().out.encode()) == {"CSI 2J", "CSI H"}
