"""Backups, restoring, and what the doctor finds and mends, from the command line."""

import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import DayStart
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.whole.day_look import Aside, DayLook
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.conftest import mode_of, rot_the_index

_DAY_S = 86_400


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


@pytest.fixture
def journal(program: Program) -> Path:
    """A journal with ten ratings."""
    for number in range(10):
        assert program("log", str(number % 5), "--note", f"number {number:0300}").status == 0
    return program.data / JOURNAL_NAME


def count(program: Program) -> int:
    return len(json.loads(program("journal", "--json").out)["entries"])


def damage(journal: Path) -> None:
    """Overwrite the page with its last change."""
    data = journal.read_bytes()
    page = data.index(f'"note":"number {9:0300}'.encode()) // 4096
    journal.write_bytes(data[: page * 4096] + b"\xa5" * 4096 + data[(page + 1) * 4096 :])


def test_each_day_of_use_begins_with_a_backup(program: Program, journal: Path) -> None:
    program.clock.advance(_DAY_S)
    assert program("log", "4").status == 0
    assert program("log", "5").status == 0
    listed = program("backup", "--list").out
    assert "Monday 23 November 09:15, at the start of a day: 10 entries, up to Sunday 22" in listed
    assert "at the start of a day: 1 entry" in listed
    assert str(program.folder / "data-backups") in listed


def test_without_backups_the_list_says_how_to_make_one(program: Program) -> None:
    assert program("backup", "--list").out == "There is no backup yet. Make one with: backcare-tui backup\n"
    assert not program.data.exists()


def test_a_backup_to_a_file_is_private_and_never_overwrites(program: Program, journal: Path) -> None:
    target = program.folder / "mine.db"
    assert program("backup", str(target)).out == f"Written: {target}.\n"
    assert mode_of(target) == 0o600
    before = target.read_bytes()
    again = program("backup", str(target))
    assert (again.status, target.read_bytes()) == (1, before)
    assert "already exists, so nothing was written" in again.err
    assert "There is no folder" in program("backup", str(program.folder / "none" / "mine.db")).err


def test_a_backup_can_be_restored_by_its_name_and_that_undone(program: Program, journal: Path) -> None:
    path = Path(program("backup").out.removeprefix("Written: ").rstrip(".\n"))
    program("log", "7")
    restored = program("restore", path.name)
    assert restored.out.startswith(f"Restored from {path}: 1 entry changed.\nWhat was there before is kept as ")
    assert count(program) == 10
    before = restored.out.split("kept as ")[1].rstrip(".\n")
    assert program("restore", before).status == 0
    assert count(program) == 11


def test_restoring_what_is_not_there_says_where_to_look(program: Program, journal: Path) -> None:
    result = program("restore", "nothing.db")
    assert result.status == 1
    assert "nothing.db cannot be read (it is not there), so it cannot be restored." in result.err
    assert "backup --list" in result.err


def test_a_journal_that_is_gone_is_mentioned_with_the_way_back(program: Program, journal: Path) -> None:
    program.clock.advance(_DAY_S)
    program("journal")
    journal.unlink()
    result = program("journal")
    assert "less than half of the 10 entries in its last backup" in result.err
    name = result.err.split("backcare-tui restore ")[1].strip()
    assert program("restore", name).status == 0
    assert count(program) == 10


def test_the_doctor_names_damage_and_repairs_it_only_when_asked(program: Program, journal: Path) -> None:
    program("backup")
    damage(journal)
    before = journal.read_bytes()
    found = program("doctor")
    assert found.status == 1
    assert "! Journal: " in found.out
    assert "is damaged" in found.out
    assert "doctor --repair" in found.out
    assert journal.read_bytes() == before
    mended = program("doctor", "--repair")
    assert "Repaired: " in mended.out
    assert "from backups" in mended.out
    assert "is kept from a repair" in mended.out
    assert count(program) == 10


def test_a_rotten_note_is_named_by_its_day(program: Program, journal: Path) -> None:
    program("backup")
    journal.write_bytes(journal.read_bytes().replace(b':"number 0000000', b':"number 00x0000', 1))
    found = program("doctor").out
    assert "! Journal: a change of an entry; “backcare-tui doctor --repair” looks for it in backups." in found
    assert program("doctor", "--repair").status == 0
    assert "Journal: in order, 10 entries" in program("doctor").out


def test_a_whole_journal_is_left_alone(program: Program, journal: Path) -> None:
    before = journal.read_bytes()
    assert "nothing was repaired" in program("doctor", "--repair").out
    assert journal.read_bytes() == before


def test_without_a_journal_there_is_nothing_to_repair(program: Program) -> None:
    result = program("doctor", "--repair")
    assert result.status == 1
    assert result.err.startswith("There is no journal to repair.")
    assert not program.data.exists()


def test_the_doctor_sees_a_second_name_and_a_mirror(program: Program, journal: Path) -> None:
    os.link(journal, program.folder / "second.db")
    (program.folder / ".stfolder").mkdir()
    found = program("doctor").out
    assert f"is also there as {program.folder / 'second.db'} (a hard link)" not in found  # another folder
    assert "is also there as another name (a hard link)" in found
    assert "Remove that other name" in found
    assert "looks mirrored to other computers (.stfolder)" in found


def test_the_doctor_says_what_backups_there_are(program: Program, journal: Path) -> None:
    assert "Backups: 1 in " in program("doctor").out
    (backup,) = (program.folder / "data-backups").iterdir()
    os.truncate(backup, 3000)
    found = program("doctor").out
    assert "! Backups: none of the 1 in " in found
    assert f"! Backups: {backup.name} is damaged" in found


def test_an_entry_from_a_wrong_clock_is_named(program: Program, journal: Path) -> None:
    program.clock.advance(-40 * _DAY_S)
    found = program("doctor").out
    assert "! Journal: 10 entries are dated in the future, the latest 2026-11-22; was a clock wrong?" in found


@pytest.mark.parametrize("name", ["crash.log", ".DS_Store"])
def test_the_doctor_begins_no_journal(program: Program, name: str) -> None:
    program.data.mkdir()
    (program.data / name).touch()
    assert "Journal: none yet" in program("doctor").out
    assert [path.name for path in program.data.iterdir()] == [name]


# Causes as they are


@pytest.mark.parametrize(
    ("name", "why"), [("/dev/zero", "is not an ordinary file"), ("/dev", "is a folder"), ("/dev/null/x", "folder")]
)
def test_what_is_no_file_is_no_backup(program: Program, journal: Path, name: str, why: str) -> None:
    before = journal.read_bytes()
    result = program("restore", name)
    assert result.status == 1
    assert why in result.err
    assert "Choose another one" in result.err or "Check the path" in result.err
    assert "should be the journal" not in result.err
    assert journal.read_bytes() == before


def test_a_path_that_is_too_long_is_called_so(program: Program, tmp_path: Path) -> None:
    folder = tmp_path
    while (left := 486 - len(str(folder / "data"))) > 0:
        folder /= "x" * (min(100, left - 1) if left > 102 or left < 100 else 50)
    folder.mkdir(parents=True)
    assert len(str(folder / "data")) in (486, 487)
    result = program("--data-dir", str(folder / "data"), "log", "4")
    assert result.status == 1
    assert "its path is too long. Name a folder with a shorter path with --data-dir." in result.err


@pytest.fixture
def read_only(program: Program, journal: Path) -> Iterator[Path]:
    """The journal's folder, on a disk that may only be read."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    done = subprocess.run(["mount", "--bind", program.data, program.data], check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    subprocess.run(["mount", "-o", "remount,ro,bind", program.data], check=True)
    yield program.data
    subprocess.run(["umount", "--lazy", program.data], check=True)


def test_the_doctor_sees_that_nothing_can_be_saved(program: Program, read_only: Path) -> None:
    result = program("doctor")
    assert result.status == 1
    assert f"Data folder: {read_only}; nothing can be saved there: the disk is read-only." in result.out
    refused = program("log", "4")
    assert refused.status == 1
    assert "The journal cannot be written (the disk is read-only), so nothing was saved." in refused.err
    assert count(program) == 10


# What has rotted is named by every command that writes or looks


def test_a_rotten_index_is_named_by_all_and_repaired(program: Program, journal: Path) -> None:
    with closing(JournalStore.open(program.data, FakeClock(), MIDNIGHT)) as store:
        rot_the_index(journal, store.entries()[0])
    before = journal.read_bytes()
    for command in (("log", "4"), ("backup",), ("backup", str(program.folder / "copy.db")), ("doctor",)):
        result = program(*command)
        assert result.status == 1
        assert f"The journal {journal} is damaged." in result.out + result.err
        assert "doctor --repair" in result.out + result.err
        assert journal.read_bytes() == before
    assert program("doctor", "--repair").out.startswith("Repaired: 10 changes read.")
    assert program("log", "4").status == 0
    assert count(program) == 11


def test_a_rotten_row_is_named_when_something_is_saved(program: Program, journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().replace(b':"number 0', b':"numbeR 0', 1))
    result = program("log", "4")
    assert result.status == 0
    assert result.err == (
        "Note: 1 change in the journal is no longer as it was written; “backcare-tui doctor --repair” looks in "
        "backups for what was written, and keeps the file as it is beside it.\n"
    )


def test_a_list_that_is_wrong_is_named_and_made_anew(program: Program, journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection, connection:
        connection.execute("UPDATE latest SET pain_first = 10 WHERE seq = 3")
    result = program("log", "4")
    assert result.status == 0
    assert result.err == (
        "Note: 1 entry in the journal's list differs from what was written. Nothing is lost; "
        "“backcare-tui doctor --repair” makes the list anew.\n"
    )
    found = program("doctor")
    assert found.status == 1
    assert "! Journal: 1 entry in the journal's list differs from what was written. Nothing is lost" in found.out
    mended = program("doctor", "--repair")
    assert mended.out.startswith(
        "Repaired: the journal's list differed from what was written in 1 entry and was made anew. Nothing was"
    )
    assert count(program) == 11
    assert program("log", "5").err == ""


def test_a_first_look_that_takes_a_while_is_said_once(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.storage.journal.whole.day_look.ROWS_AT_ONCE", 1)
    step = DayLook.step

    def slowly(look: DayLook) -> DayStart | Aside | None:
        program.clock.advance(0.3)
        return step(look)

    monkeypatch.setattr(DayLook, "step", slowly)
    program.clock.advance(24 * 3600)
    said = "Looking at all of the journal, as on the first use of each day.\n"
    assert program("log", "4").err == said
    assert program("log", "5").err == ""


@pytest.mark.parametrize("named", [(), ("bridge",)])
def test_a_session_line_by_line_begins_with_a_backup_too(
    program: Program, journal: Path, named: tuple[str, ...]
) -> None:
    program.clock.advance(24 * 3600)
    assert program("start", "--plain", *named).status == 7
    assert len(list((program.folder / "data-backups").iterdir())) == 2
