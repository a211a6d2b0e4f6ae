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
