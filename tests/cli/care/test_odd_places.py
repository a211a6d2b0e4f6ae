"""A file, a pipe or a link that leads nowhere where a folder should be is named by whoever looks for it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_tui.storage.journal.file import JOURNAL_NAME
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock

_DAY_S = 86_400
NOWHERE = "is a link to a place that is not there. Connect the disk that it points to, or remove the link."
NO_FOLDER = "is a file, and a folder is needed. Check the path, or name another folder with "


def a_file(path: Path) -> None:
    path.write_text("mine")


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


PLACES = [(a_file, NO_FOLDER), (os.mkfifo, NO_FOLDER), (a_link_to_nowhere, NOWHERE), (a_link_to_itself, NOWHERE)]
Make = Callable[[Path], object]


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def doctor(program: Program) -> list[str]:
    """What it found that is not well."""
    result = program("doctor")
    assert result.status == 1
    return [line[2:] for line in result.out.splitlines() if line.startswith("! ")]


@pytest.mark.parametrize(("make", "why"), PLACES)
def test_the_doctor_says_of_the_folders_what_who_uses_them_says(program: Program, make: Make, why: str) -> None:
    make(program.data)
    make(program.folder / "config")
    found = doctor(program)
    assert found[0].startswith(f"Data folder: {program.data} {why}")
    assert found[0].removeprefix("Data folder: ") == program("log", "3").err.splitlines()[-1]
    assert found[1].startswith(f"Settings folder: {(program.folder / 'config')} {why}")
    assert "--data-dir" not in found[1]
    assert not any(
        words.startswith(("Journal: none", "Backups: none")) for words in program("doctor").out.split("\n")
    )


def test_a_folder_whose_parent_is_missing_is_not_promised(program: Program, tmp_path: Path) -> None:
    place = ("--data-dir", str(tmp_path / "gone" / "data"))
    refused = program(*place, "log", "3").err.strip()
    assert f"Data folder: {refused}" in program(*place, "doctor").out
    assert "gone is not there" in refused


@pytest.mark.parametrize(("make", "why"), PLACES[:3])
def test_the_backups_of_a_place_that_is_none_are_not_none(program: Program, make: Make, why: str) -> None:
    program("log", "3")
    make(program.folder / "data-backups")
    assert why in program("backup", "--list").err
    assert any(f"data-backups {why}" in words for words in doctor(program))


@pytest.mark.parametrize(("make", "cause"), [(a_link_to_nowhere, "it is not there"), (a_file, "not a folder")])
@pytest.mark.parametrize("inner", ["", "catalogue", "catalogue/exercises"])
def test_what_cannot_be_looked_for_is_no_place_without_files(
    program: Program, make: Make, cause: str, inner: str
) -> None:
    place = (program.folder / "config") / inner
    place.parent.mkdir(parents=True, exist_ok=True)
    make(place)
    result = program("check")
    assert result.status == 1
    assert all(cause in line for line in result.out.splitlines())
    assert f"{(program.folder / 'config')}/catalogue/exercises: file: cannot be read: " in result.out
    assert ("settings.toml: file: cannot be read: " in result.out) == (inner == "")


def test_settings_behind_a_link_that_leads_nowhere_are_left_out_aloud(program: Program) -> None:
    a_link_to_nowhere(program.folder / "config")
    for command in (("status",), ("log", "3")):
        assert "settings.toml: file: cannot be read: it is not there" in program(*command).err


def test_a_repair_says_that_the_journal_is_a_link_to_nowhere(program: Program) -> None:
    program.data.mkdir()
    a_link_to_nowhere(program.data / JOURNAL_NAME)
    assert (
        "The journal is a link to /nowhere/at/all, which is not there. Connect"
        in program("doctor", "--repair").err
    )
    (program.data / JOURNAL_NAME).unlink()
    program.data.rmdir()
    a_link_to_nowhere(program.data)
    assert NOWHERE in program("doctor", "--repair").err
