"""What `journal` prints, and what `export` writes of it."""

import io
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Entry,
    ExerciseRecord,
    Outcome,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def record(program: Program, *entries: Entry) -> None:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    for entry in entries:
        store.add(entry)
    store.close()


def lines(program: Program, *options: str) -> list[str]:
    """What `journal` prints, without the ids at the ends of lines."""
    printed = program("journal", *options).out.splitlines()
    assert max(map(len, printed)) <= 80
    return [re.sub(r" +[0-9a-f]{4}$", "", line) if len(line) == 80 else line for line in printed]


def session(at: datetime = MORNING, routine: str = "starter-three", note: str = "") -> SessionEntry:
    records = (
        ExerciseRecord(exercise="bridge", planned_s=64, done_s=64, outcome=Outcome.COMPLETED),
        ExerciseRecord(exercise="cat-cow", planned_s=48, done_s=17, outcome=Outcome.ENDED_EARLY),
    )
    return SessionEntry(
        id=uuid4(),
        at=at,
        note=note,
        routine=routine,
        ended_at=at,
        outcome=Outcome.ENDED_EARLY,
        pain_before=5,
        pain_after=3,
        exercises=records,
    )


def test_journal_tells_each_kind_in_one_or_two_lines(program: Program) -> None:
    day = timedelta(days=1)
    record(
        program,
        session(note="first line\nsecond line"),
        PegEntry(id=uuid4(), at=MORNING - day, pain=4, enjoyment=3, activity=5),
        ActivityEntry(id=uuid4(), at=MORNING - 2 * day, exercise="walk", minutes=25),
    )
    program("log", "7", "--at", "2026-11-19T10:00")
    assert lines(program) == [
        "2026-11-22 09:15  pain 5 -> 3     Starter three, ended early, 1 of 2",
        "                                  exercises, part of 1 more, 1:21",
        "                  first line",
        "2026-11-21 09:15  pain 4          The week, overall 4, enjoyment 3,",
        "                                  activity 5",
        "2026-11-20 09:15                  Walk, 25 minutes",
        "2026-11-19 10:00  pain 7          severe",
    ]


def test_journal_names_a_routine_that_is_gone_by_its_id(program: Program) -> None:
    record(program, session(routine="my-" + "very-" * 11 + "own"))
    out = program("journal").out
    assert "my-very-" in out
    assert max(map(len, out.splitlines())) <= 80


def test_journal_since_and_limit(program: Program) -> None:
    for day in (18, 19, 20):
        program("log", str(day - 15), "--at", f"2026-11-{day}T10:00")

    def pains(*options: str) -> list[int]:
        return [entry["pain"] for entry in json.loads(program("journal", "--json", *options).out)["entries"]]

    assert pains() == [5, 4, 3]
    assert pains("--since", "2026-11-19") == [5, 4]
    assert pains("--limit", "1") == [5]
    assert pains("--since", "2026-11-19", "--limit", "5") == [5, 4]
    assert program("journal", "--since", "2026-11-21").out == "Nothing has been recorded since 2026-11-21.\n"


def test_entries_still_to_come_stand_apart_and_hide_none(program: Program) -> None:
    program("log", "4", "--at", "2026-11-20T10:00")
    later = RatingEntry(id=uuid4(), at=MORNING.replace(year=2100), pain=9)
    record(program, later)
    assert lines(program) == [
        "2026-11-20 10:00  pain 4          moderate",
        "Still to come: is the date right?",
        "2100-11-22 09:15  pain 9          severe",
    ]
    assert lines(program, "--limit", "1") == ["2026-11-20 10:00  pain 4          moderate"]
    (newest,) = json.loads(program("journal", "--json", "--limit", "1").out)["entries"]
    assert newest["pain"] == 4


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "soon"), "“soon” is not a date. Type for example 2026-11-01."),
        (("--limit", "0"), "--limit is a whole number from 1 on, and “0” is not. Try for example --limit 20."),
        (("--limit", "1e3"), "--limit is a whole number from 1 on, and “1e3” is not. Try for example --limit 20."),
        (("--kind", "cats"), "--kind: 'cats' is not one of 'session', 'rating', "),
    ],
)
def test_journal_with_wrong_options(program: Program, options: tuple[str, str], words: str) -> None:
    result = program("journal", *options)
    assert result.status == 2
    assert result.err.startswith(words)


def test_a_limit_is_read_as_every_number_that_people_type(program: Program) -> None:
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        program("log", "4", "--at", day)
    for limit in ("2", "2.0", "２"):
        assert len(lines(program, "--limit", limit)) == 2


def test_the_journal_is_printed_as_it_is_read(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("log", "4")

    def each(*_: object) -> Iterator[Entry]:
        for number in range(1000):
            yield RatingEntry(id=uuid4(), at=MORNING - timedelta(hours=number), pain=4)
        raise JournalError("The disk is gone.", "Look for it.")

    monkeypatch.setattr(JournalStore, "each", each)
    result = program("journal")
    assert (result.status, result.err) == (1, "The disk is gone. Look for it.\n")
    assert len(result.out.splitlines()) == 1000


def test_an_empty_journal_says_what_to_do(program: Program) -> None:
    assert "backcare-tui log 4" in program("journal").out


@pytest.mark.parametrize("options", [("out.json",), ("out.dat", "--format", "json"), ("out.JSON",)])
def test_export_json_is_the_document_of_the_journal(program: Program, options: tuple[str, ...]) -> None:
    record(program, session())
    file, *rest = options
    path = program.folder / file
    result = program("export", str(path), *rest)
    assert result.out == f"Written: 1 entry to {path}.\n"
    assert json.loads(path.read_text()) == json.loads(program("journal", "--json").out)


def test_export_csv(program: Program) -> None:
    program("log", "4", "--note", "a, b")
    path = program.folder / "out.csv"
    assert program("export", str(path)).status == 0
    header, row = path.read_text().splitlines()
    assert header.startswith("id,kind,at,")
    assert row.endswith('"a, b"')


@pytest.mark.parametrize("options", [("out.pdf",), ("out",), ("out.json", "--format", "xml")])
def test_export_in_another_format_names_those_that_can_be_written(
    program: Program, options: tuple[str, ...]
) -> None:
    file, *rest = options
    result = program("export", str(program.folder / file), *rest)
    assert (result.status, result.out) == (2, "")
    assert "json" in result.err
    assert "csv" in result.err
    assert not (program.folder / file).exists()


# What is looked for


def test_what_is_looked_for_is_listed_alone(program: Program) -> None:
    day = timedelta(days=1)
    record(
        program,
        session(note="In the garden."),
        session(MORNING - day, routine="wind-down"),
        ActivityEntry(id=uuid4(), at=MORNING - 2 * day, exercise="walk", minutes=25, note="garden path"),
    )
    program("log", "7", "--at", "2026-11-19T10:00", "--note", "Garden work")

    def found(*options: str) -> list[str]:
        result = program("journal", "--json", *options)
        assert result.status == 0, result.err
        return [entry["at"][8:10] for entry in json.loads(result.out)["entries"]]

    assert found("--search", "GARDEN") == ["22", "20", "19"]
    assert found("--search", "work garden") == ["19"]
    assert found("--kind", "Session") == ["22", "21"]
    assert found("--exercise", "Cat-cow") == ["22", "21"]
    assert found("--exercise", "walking") == ["20"]
    assert found("--routine", "Wind down") == ["21"]
    assert found("--until", "2026-11-21", "--since", "2026-11-20") == ["21", "20"]
    assert found("--search", "garden", "--kind", "rating", "--limit", "3") == ["19"]
    assert program("journal", "--routine", "gentle-day", "--search", "garden").out == (
        "The journal has no sessions of Gentle day that say “garden”.\n"
    )


def test_a_name_that_is_nearly_right_is_asked_about(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    record(program, session())
    wrong = program("journal", "--exercise", "brigde")
    assert (wrong.status, wrong.out) == (1, "")
    assert "Did you mean bridge?" in wrong.err
    program.person = True
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert "Starter three" in program("journal", "--exercise", "brigde").out


def test_what_only_the_journal_knows_is_found_by_its_id(program: Program) -> None:
    record(program, session(routine="my-old-one"), session(routine="starter-three"))
    assert len(json.loads(program("journal", "--json", "--routine", "my-old-one").out)["entries"]) == 1


def test_a_kind_that_is_none_names_those_there_are(program: Program) -> None:
    result = program("journal", "--kind", "walk")
    assert result.status == 2
    assert "own-activity" in result.err
