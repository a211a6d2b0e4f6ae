"""Files are taken in wholly or not at all, and never over what is there."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from sqlite3 import Connection
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, RatingEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program, Result
from tests.fake_clock import FakeClock
from tests.storage.entries import a_memo, a_rating, a_session
from tests.storage.taken_in import taken_in

UNDO = " To take them all back: backcare-tui undo\n"


TABLE = "at,pain,note\n2026-11-20 08:30,3,sore\n2026-11-21 08:30,5,\n"
HELD = "2 ratings, from 2026-11-20 to 2026-11-21.\n"


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def entries(program: Program) -> tuple[Entry, ...]:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    found = store.entries()
    store.close()
    return found


def reasons(program: Program) -> list[Reason]:
    """Why there are the backups that there are."""
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    found = [backup.reason for backup in store.backups.named()]
    store.close()
    return found


def take_in(program: Program, text: str, *options: str, name: str = "j.csv") -> Result:
    path = program.folder / name
    path.write_text(text)
    return program("import", str(path), *options)


def test_new_entries_are_counted_and_taken_in(program: Program) -> None:
    result = take_in(program, TABLE)
    assert (result.status, result.out, result.err) == (
        0,
        f"2 new, 0 already there.\n{HELD}Taken in: 2 entries." + UNDO,
        "",
    )
    assert [entry.note for entry in entries(program)] == ["", "sore"]


def test_what_is_kept_in_mind_goes_with_an_export_and_is_taken_in_once(program: Program, tmp_path: Path) -> None:
    memos = (a_memo(Subject.SIGNS, "none"), a_memo(Subject.FLARE, "began"))
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    taken_in(store, [a_rating(), *memos])
    store.close()
    file = tmp_path / "all.json"
    assert program("export", str(file)).out.startswith("Written: 1 entry to")
    (tmp_path / "other").mkdir()
    other = Program(tmp_path / "other", program.capsys, program.clock)
    first = other("import", str(file))
    assert first.err == ""
    assert first.out == (
        "1 new, 0 already there, 2 new things kept in mind of you and your plan.\n1 rating, on 2026-11-22.\n"
        "Taken in: 1 entry, and 2 things kept in mind of you and your plan." + UNDO
    )
    assert other("import", str(file)).out == "0 new, 1 already there.\n1 rating, on 2026-11-22.\n"
    assert len(entries(other)) == 1
    store = JournalStore.open(other.data, other.clock, MIDNIGHT)
    assert set(store.memos()) == set(memos)
    store.close()
    assert "memos" not in json.loads(other("journal", "--json").out)


def test_a_second_time_nothing_is_added(program: Program) -> None:
    take_in(program, TABLE)
    before = entries(program)
    result = take_in(program, f"{TABLE}2026-11-22 08:30,5,\n{TABLE.splitlines()[1]}\n")
    assert result.out == (
        "1 new, 2 already there, 1 repeated.\n3 ratings, from 2026-11-20 to 2026-11-22.\nTaken in: 1 entry." + UNDO
    )
    assert take_in(program, TABLE).out == f"0 new, 2 already there.\n{HELD}"
    assert entries(program)[1:] == before


def test_a_dry_run_only_counts(program: Program) -> None:
    result = take_in(program, TABLE, "--dry-run")
    assert (result.status, result.out) == (
        0,
        f"2 new, 0 already there.\n{HELD}Nothing was taken in: this was a dry run.\n",
    )
    assert not program.data.exists()


def test_one_bad_row_keeps_all_out(program: Program) -> None:
    result = take_in(program, f"{TABLE}2026-11-22,11,\n2026-11-22,x,secret\n")
    assert (result.status, result.out) == (1, f"2 new, 0 already there, 2 bad (lines 4 and 5).\n{HELD}")
    assert result.err.splitlines() == [
        f"{program.folder}/j.csv: line 4, pain: must be at most 10 (it is 11)",
        f"{program.folder}/j.csv: line 5, pain: must be a whole number (it is 'x')",
        "Nothing was taken in, because not everything in the file can be. "
        "Correct or remove what is named, then import the file again.",
    ]
    assert not program.data.exists()


def test_many_bad_rows_are_not_all_told(program: Program) -> None:
    result = take_in(program, "at,pain\n" + "x,11\n" * 100)
    assert "100 bad (lines 2, 3, 4," in result.out
    assert result.out.endswith(", 21 and others).\n")
    assert len(result.err.splitlines()) == 22
    assert result.err.splitlines()[20] == "And 180 more of that kind."


def test_a_bad_entry_of_a_document_is_named_by_its_index(program: Program) -> None:
    text = json.dumps({"format": "backcare-journal", "version": 1, "entries": [1]})
    result = take_in(program, text, name="j.json")
    assert result.out == "0 new, 0 already there, 1 bad (entries[0]).\n"
    assert f"{program.folder}/j.json: entries[0]: must be an entry" in result.err


def test_columns_that_stay_out_are_said(program: Program) -> None:
    result = take_in(program, "at,pain,mood\n2026-11-22,4,good\n")
    assert (result.status, result.err) == (
        0,
        "Left out: the column “mood”, which a journal does not have.\n",
    )


@pytest.mark.parametrize("name", ["j.json", "j.csv"])
def test_export_import_export_loses_nothing(program: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / "a").mkdir()
    export_file([a_session(note='=1\n"čaj"'), a_rating(0)], tmp_path / "a" / name)
    program("import", str(tmp_path / "a" / name))
    program("export", str(tmp_path / name))
    assert (tmp_path / name).read_bytes() == (tmp_path / "a" / name).read_bytes()


def test_what_was_there_is_backed_up_before(program: Program) -> None:
    take_in(program, TABLE)
    assert Reason.IMPORT not in reasons(program)
    take_in(program, f"{TABLE}2026-11-22 08:30,5,\n")
    take_in(program, TABLE)
    assert reasons(program).count(Reason.IMPORT) == 1


def test_without_a_backup_nothing_is_taken_in(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(program, TABLE)
    before = entries(program)

    def fail(connection: Connection, path: Path, *_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("backcare_tui.storage.journal.backups.NewCopy", fail)
    result = take_in(program, f"{TABLE}2026-11-22 08:30,5,\n")
    assert (result.status, "the disk is full" in result.err) == (1, True)
    assert entries(program) == before


def test_what_was_changed_or_deleted_here_stays_so(program: Program, tmp_path: Path) -> None:
    changed, deleted = a_rating(3, note="before"), a_rating(4)
    export_file([changed, deleted], tmp_path / "j.json")
    program("import", str(tmp_path / "j.json"))
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.change(changed.model_copy(update={"note": "after"}))
    store.delete(deleted.id)
    store.close()
    assert program("import", str(tmp_path / "j.json")).out.startswith("0 new, 2 already there.\n")
    (entry,) = entries(program)
    assert entry.note == "after"


@pytest.mark.parametrize(
    ("name", "text", "status", "words"),
    [
        ("j.xlsx", "", 2, "“xlsx” is not a format a journal can be read from. Use json or csv"),
        ("j.csv", "pain\n4\n", 1, "line 1 names no column “at”"),
        ("j.json", "{", 1, "is not a journal as export writes it: line 1 is not JSON"),
        (
            "j.json",
            '{"format": "backcare-journal", "version": 2}',
            1,
            "was written by a newer version of backcare-tui. Install the newer version",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    program: Program, name: str, text: str, status: int, words: str
) -> None:
    result = take_in(program, text, name=name)
    assert (result.status, result.out, result.err.count("\n")) == (status, "", 1)
    assert words in result.err
    assert not program.data.exists()


def test_the_journal_itself_is_not_taken_in(program: Program) -> None:
    program("log", "4")
    before = entries(program)
    result = program("import", str(program.data / "journal.db"), "--format", "json")
    assert result.status == 1
    assert entries(program) == before


def test_nothing_in_a_file_reaches_the_terminal_as_a_control(program: Program) -> None:
    result = take_in(program, "at,pain,\x1b]0;x\x07\n\x1b[2J,\x9b2J,\n", name="a\x1b[2Jb.csv")
    assert result.status == 1
    assert all(char == "\n" or char.isprintable() for char in result.out + result.err)


KILLED = """
import os, signal, sys
from backcare_tui.__main__ import main
from backcare_tui.storage.journal import history

kept = history.row_of
rows = []

def row_of(*told):
    rows.append(told)
    if len(rows) == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept(*told)

history.row_of = row_of
sys.exit(main())
"""


def test_an_import_that_is_killed_leaves_nothing(program: Program, tmp_path: Path) -> None:
    program("log", "4", "--note", "mine")
    path = tmp_path / "j.json"
    export_file([RatingEntry(id=uuid4(), at=MORNING, pain=3) for _ in range(50)], path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, "--data-dir", str(program.data), "import", str(path)],
        check=False,
        env=os.environ | {"BACKCARE_CONFIG_DIR": str(tmp_path)},
    )
    assert done.returncode == -9
    assert [entry.note for entry in entries(program)] == ["mine"]
    assert program("import", str(path)).out.endswith("Taken in: 50 entries." + UNDO)
