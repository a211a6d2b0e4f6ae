"""A file that is named: what hinders reading or making it is told before anything is said of its format."""

from pathlib import Path

import pytest

from tests.command_line import Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    (tmp_path / "folder.odd").mkdir()
    (tmp_path / "folder").mkdir()
    return Program(tmp_path, capsys, FakeClock())


@pytest.mark.parametrize("command", ["import", "restore"])
@pytest.mark.parametrize(
    ("name", "why"), [("nowhere", "it is not there"), ("folder.odd", "is a folder"), ("folder", "is a folder")]
)
def test_what_cannot_be_read_is_told_so(
    program: Program, tmp_path: Path, command: str, name: str, why: str
) -> None:
    said = program(command, str(tmp_path / name))
    assert (said.status, said.out) == (1, "")
    assert f"{name} " in said.err
    assert why in said.err


@pytest.mark.parametrize("command", ["export", "report", "backup"])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere/mine.odd", "nowhere, so nothing was written. Make it first, or choose another.\n"),
        ("folder.odd", "folder.odd is a folder, so nothing was written. Name a file in it.\n"),
    ],
)
def test_what_cannot_be_made_is_told_so(
    program: Program, tmp_path: Path, command: str, name: str, why: str
) -> None:
    said = program(command, str(tmp_path / name))
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(why)


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_format_that_cannot_be_written_is_told_before_anything_is_read(
    program: Program, tmp_path: Path, command: str
) -> None:
    said = program(command, str(tmp_path / "mine.odd"))
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("“odd” is not a format")


def test_where_a_folder_is_named_the_commands_that_are_told_of_name_it_too(program: Program) -> None:
    data = program.folder / "my back"
    named, ours = ("--data-dir", str(data)), f"backcare-tui --data-dir '{data}'"
    data.mkdir()
    assert f"for example: {ours} log 4\n" in program(*named, "journal").out
    assert f"Make one with: {ours} backup\n" in program("backup", "--list", *named).out
    program(*named, "log", "4")
    id_ = program(*named, "journal").out.split()[-1]
    assert f"To take it back: {ours} undo\n" in program("journal", "edit", id_, "--note", "x", *named).out
    (data / "journal.db").write_bytes(b"SQLite format 3\x00" + b"CREATE TABLE revision (")
    damaged = program(*named, "journal")
    assert (damaged.status, f"“{ours} doctor --repair”" in damaged.err) == (1, True), damaged.err
    assert f"“{ours} doctor --repair”" in program(*named, "doctor").out
