"""The report, the formats for reading, and the one line of the status."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_draft, a_memo, a_rating


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


# Formats for reading


def test_the_journal_is_exported_for_reading(program: Program) -> None:
    program("log", "4", "--note", "<b>&\n[x](y)")
    for name, words in [
        ("j.md", "## Sunday 22 November 2026\n\n09:15  pain 4, moderate\n\n> \\<b\\>\\&  \n> \\[x\\](y)\n"),
        ("j.html", "<p>09:15  pain 4, moderate</p>\n<blockquote>&lt;b&gt;&amp;\n[x](y)</blockquote>"),
        ("j.fhir", '"code": "72514-3"'),
    ]:
        assert program("export", str(program.folder / name)).status == 0
        assert words in (program.folder / name).read_text("utf-8")


def test_exercises_are_exported_by_their_names(program: Program) -> None:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.add(a_draft().entry().model_copy(update={"routine": "starter-three"}))
    store.close()
    program("export", str(program.folder / "j.md"))
    assert "Starter three" in (program.folder / "j.md").read_text("utf-8")


# The report


def test_the_report_is_printed(program: Program) -> None:
    program("log", "4", "--note", "secret")
    result = program("report")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("# Back pain and exercise, 22 November 2026\n\nFrom what the")
    assert " to 22 Nov" not in result.out
    assert "Worst pain 4, last on 22 November." in result.out
    assert "secret" not in result.out
    assert "> secret" in program("report", "--notes").out


def test_pauses_of_years_ago_are_shaded_however_many_came_after_them(program: Program) -> None:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    for days, says in [(900, "away"), (890, "over"), (600, "ill"), (590, "over"), (520, "ill"), (500, "over")]:
        store.add(a_memo(Subject.PAUSE, says, at=MORNING - timedelta(days=days)))
    for days in (910, 895, 880, 300, 20):
        store.add(a_rating(5, at=MORNING - timedelta(days=days)))
    store.close()
    program("report", str(program.folder / "r.html"), "--since", f"{MORNING - timedelta(days=920):%Y-%m-%d}")
    assert (program.folder / "r.html").read_text("utf-8").count('<rect class="pause"') == 3


@pytest.mark.parametrize(
    ("name", "options", "first"),
    [("r.html", (), "<!DOCTYPE html>"), ("r.md", (), "# Back"), ("r", ("--format", "html"), "<!DOCTYPE html>")],
)
def test_the_report_is_written_to_a_new_file(
    program: Program, name: str, options: tuple[str, ...], first: str
) -> None:
    program("log", "4")
    path = program.folder / name
    result = program("report", str(path), *options)
    assert (result.status, result.out) == (0, f"Written: {path}.\n")
    text = path.read_text("utf-8")
    assert text.startswith(first)
    assert "Worst pain 4, last on 22 November." in text
    again = program("report", str(path), *options)
    assert (again.status, again.err.count("already exists")) == (1, 1)
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("arguments", [("r.pdf",), ("--format", "json"), ("r.csv",)])
def test_a_report_has_two_formats(program: Program, arguments: tuple[str, ...]) -> None:
    program("log", "4")
    result = program("report", *arguments)
    assert (result.status, result.out) == (2, "")
    assert "is not a format the report can be written in. Use md or html" in result.err


def test_a_report_of_nothing_says_so(program: Program) -> None:
    result = program("report")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("Nothing has been recorded since 2026-08-31, so there is nothing to report.")
    program("log", "4", "--at", "2026-08-30")
    assert program("report").status == 1
    assert "30 August to 22 November 2026" in program("report", "--since", "2026-08-01").out


def test_a_report_knows_what_was_before_its_days(program: Program) -> None:
    for day, pain in ((1, 8), (2, 8), (3, 8), (16, 4), (17, 4), (18, 4)):
        note = "naproxen 500 #medicine" if day == 2 else "ibuprofen #Medicine" if day == 1 else ""
        program("log", str(pain), "--at", f"2026-11-{day:02}", "--note", note)
    told = program("report", "--since", "2026-11-16").out
    assert "Pain at rest 8 in the first week (from 1 November), 4 in the last: 4 points lower, 50 %" in told
    assert "## Medicines, in the person's own words\n\n2 November: naproxen 500\n\n" in told
    assert "ibuprofen" not in told
    assert "ibuprofen" in program("report", "--since", "2026-11-01").out
    assert "naproxen" in program("report", "--since", "1900-01-01").out


def test_a_report_has_a_picture_of_pain(program: Program) -> None:
    program("log", "4")
    path = program.folder / "r.html"
    program("report", str(path))
    assert path.read_text("utf-8").count("<svg") == 1
    assert "    Pain at rest, 0 none to 10 worst imaginable" in program("report").out


def test_a_report_stands_beside_the_goal_that_is_set(program: Program) -> None:
    program("log", "4")
    assert "0 sessions, 0 a week, goal 4." in program("report").out
    (program.folder / "config").mkdir()
    (program.folder / "config" / "settings.toml").write_text("weekly_sessions = 3")
    assert "0 sessions, 0 a week, goal 3." in program("report").out


def test_a_report_says_when_a_sign_closed_the_exercises(program: Program) -> None:
    program("log", "4")
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.add(a_memo(Subject.SIGNS, "urgent"))
    store.close()
    assert "No exercises since 22 November: a sign that needs help (urgent)." in program("report").out


# The status


def test_the_status_of_nothing_makes_nothing(program: Program) -> None:
    result = program("status")
    assert (result.status, result.err) == (0, "")
    assert result.out == "0 of 4 sessions this week · pain not rated yet · today: strength\n"
    assert list(program.folder.iterdir()) == []


def test_the_status_is_one_line(program: Program) -> None:
    program("log", "4", "--at", "08:30")
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.save_draft(a_draft())
    store.close()
    (program.folder / "config").mkdir()
    (program.folder / "config" / "settings.toml").write_text("weekly_sessions = 3")
    assert program("status").out == (
        "0 of 3 sessions this week · pain 4 today 08:30 · today: strength · to be finished: mine\n"
    )
    assert json.loads(program("status", "--json").out) == {
        "sessions": 0,
        "weekly_sessions": 3,
        "pain": {"pain": 4, "at": "2026-11-22T08:30:00+02:00"},
        "suggestion": {
            "routine": "today",
            "why": "Strength work comes on two or three days a week, so today has some.",
        },
        "morning_after": None,
        "waiting": {"routine": "mine", "at": "2026-11-22T08:30:15.123456+01:00"},
    }


def test_the_status_backs_nothing_up(program: Program) -> None:
    program("log", "4")
    program.clock.advance(86_400)
    before = sorted(program.folder.rglob("*"))
    assert program("status").status == 0
    assert sorted(program.folder.rglob("*")) == before
    program("journal")
    assert sorted(program.folder.rglob("*")) != before


def test_the_status_of_nothing_is_a_document_too(program: Program) -> None:
    found = json.loads(program("status", "--json").out)
    assert (found["pain"], found["waiting"]) == (None, None)


def test_the_status_of_a_damaged_journal_is_one_sentence(program: Program) -> None:
    program.data.mkdir()
    (program.data / "journal.db").write_bytes(b"")
    result = program("status")
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert "is empty, which it never should be" in result.err


def test_the_status_of_a_locked_journal_is_one_sentence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("log", "4")
    monkeypatch.setattr("backcare_tui.storage.journal.file._BUSY_S", 0.01)
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.database.connection.execute("BEGIN EXCLUSIVE")
    result = program("status")
    store.close()
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert "Another window is writing to the journal" in result.err


def test_the_status_of_an_unreachable_folder_is_one_sentence(program: Program) -> None:
    program.data.write_text("a file")
    result = program("status")
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert "is a file, and a folder is needed" in result.err


LOADED = """
import sys
from backcare_tui.__main__ import main
main()
heavy = {"textual", "rich", "tomli", "tomllib", "pydantic", "backcare_tui.storage.written.names"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_status_loads_little(program: Program) -> None:
    program("log", "4")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--data-dir", program.data, "--config-dir", program.folder, "status"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1] == "[]"
