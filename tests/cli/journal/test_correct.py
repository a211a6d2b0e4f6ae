"""`journal edit`, `journal delete` and `undo`, and the ids by which they name an entry."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
)
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating, a_session


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MORNING)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FakeClock) -> Program:
    return Program(tmp_path, capsys, clock)


def record(program: Program, *entries: Entry) -> None:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    for entry in entries:
        store.add(entry)
    store.close()


def listed(program: Program) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(program("journal", "--json").out)["entries"]
    return entries


def an_id(beginning: str) -> UUID:
    return UUID(f"{beginning:0<32}")


BACK_THEN = MORNING - timedelta(days=400)
SESSION = a_session(
    id=an_id("5e"),
    at=BACK_THEN,
    ended_at=BACK_THEN + timedelta(minutes=4),
    exercises=(
        ExerciseRecord(
            exercise="bridge",
            planned_s=60,
            done_s=20,
            outcome=Outcome.ENDED_EARLY,
            complaints=(Complaint(pain=8, what=PainKind.SHARP, remedy=Remedy.LEAVE_OUT),),
            sets=1,
            reps=5,
            hold_s=5,
        ),
        ExerciseRecord(
            exercise="cat-cow", planned_s=48, done_s=48, outcome=Outcome.COMPLETED, sets=1, reps=5, hold_s=0
        ),
    ),
)

CHANGES: list[tuple[Entry, tuple[str, ...], dict[str, object]]] = [
    (a_rating(4, id=an_id("a1"), at=BACK_THEN), ("--pain", "6", "--leg", "2"), {"pain": 6, "leg_pain": 2}),
    (a_rating(4, id=an_id("a2"), at=BACK_THEN, note="old"), ("--note", "-"), {"note": ""}),
    (
        MorningEntry(id=an_id("b1"), at=BACK_THEN, pain=5, compared=Compared.WORSE),
        ("--pain", "-", "--compared", "better"),
        {"pain": None, "compared": "better"},
    ),
    (
        PegEntry(id=an_id("c1"), at=BACK_THEN, pain=5, enjoyment=4, activity=3),
        ("--enjoyment", "1", "--activity", "t"),
        {"pain": 5, "enjoyment": 1, "activity": 10},
    ),
    (
        ActivityEntry(id=an_id("d1"), at=BACK_THEN, exercise="walk", minutes=20),
        ("--minutes", "12,5", "--exercise", "Cycling", "--effort", "3"),
        {"minutes": 12.5, "exercise": "cycle", "effort": 3},
    ),
    (
        OwnActivityEntry(id=an_id("e1"), at=BACK_THEN, name="tie my shoes", ability=4),
        ("--ability", "7", "--name", "lift the cat"),
        {"ability": 7, "name": "lift the cat"},
    ),
    (
        SESSION,
        ("--before", "6", "--after", "-", "--worst", "8", "--effort", "5", "--leg", "1"),
        {"pain_before": 6, "pain_after": None, "pain_worst": 8, "effort": 5, "leg_pain": 1},
    ),
]
"""An entry, the options that change it, and the fields that are other ones then."""


@pytest.mark.parametrize(("entry", "options", "fields"), CHANGES, ids=lambda value: getattr(value, "kind", ""))
def test_each_kind_of_entry_is_changed_at_any_age_and_put_back(
    program: Program, clock: FakeClock, entry: Entry, options: tuple[str, ...], fields: dict[str, object]
) -> None:
    record(program, entry)
    before = listed(program)
    clock.advance(86_400)
    result = program("journal", "edit", str(entry.id)[:4].upper(), *options)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Changed: ")
    assert listed(program) == [{**before[0], **fields}]
    undone = program("undo")
    assert undone.out == "Took back the change of the entry from Saturday 18 October 2025, 09:15.\n"
    assert listed(program) == before
    assert program("undo").out == "There is nothing to take back.\n"
    assert program("journal", "delete", str(entry.id)[:4]).status == 0
    assert listed(program) == []
    assert program("undo").out == "Took back the deletion of the entry from Saturday 18 October 2025, 09:15.\n"
    assert listed(program) == before


def test_what_was_done_of_a_session_is_put_right(program: Program) -> None:
    record(program, SESSION)
    result = program(
        "journal",
        "edit",
        "5e",
        "--done",
        "Bridge",
        "--left-out",
        "cat-cow",
        "--hurt",
        "bridge",
        "3",
        "--at",
        "yesterday 20:00",
    )
    assert result.status == 0, result.err
    (entry,) = listed(program)
    assert (entry["at"], entry["ended_at"]) == ("2026-11-21T20:00:00+02:00", "2026-11-21T20:04:00+02:00")
    bridge, cat_cow = entry["exercises"]
    assert (bridge["outcome"], bridge["done_s"], bridge["complaints"][0]["pain"]) == ("completed", 60, 3)
    assert (cat_cow["outcome"], cat_cow["done_s"]) == ("skipped", 0)


@pytest.mark.parametrize(
    ("entry", "options", "words"),
    [
        (SESSION, ("--pain", "4"), "This entry is a session, which has no --pain. It has: --before, --after, "),
        (SESSION, ("--done", "plank"), "There is no exercise or routine called"),
        (SESSION, ("--done", "wall-sit"), "“wall-sit” was not in this session. In it were: Bridge, Cat-cow."),
        (SESSION, ("--hurt", "cat-cow", "4"), "Nothing that hurt in “cat-cow” was told of."),
        (SESSION, ("--worst", "11"), "Worst pain during is a whole number from 0 (no pain) to 10"),
        (a_rating(id=an_id("5e")), ("--pain", "-"), "“Pain” cannot be left out."),
        (a_rating(id=an_id("5e")), ("--hurt", "bridge", "4"), "This entry is a rating, which has no exercises."),
        (a_rating(id=an_id("5e")), (), "There is nothing to change yet. This entry has: --pain, --leg, --at and"),
        (a_rating(id=an_id("5e")), ("--at", "2036-01-01"), "2036-01-01 09:15 is still to come."),
        (
            MorningEntry(id=an_id("5e"), at=MORNING, pain=4),
            ("--pain", "-"),
            "There is neither a number yet, nor how it compares.",
        ),
    ],
)
def test_what_cannot_be_changes_nothing_and_says_what_can(
    program: Program, entry: Entry, options: tuple[str, ...], words: str
) -> None:
    record(program, entry)
    before = listed(program)
    result = program("journal", "edit", "5e", *options)
    assert (result.status in (1, 2), result.out) == (True, "")
    assert result.err.startswith(words)
    assert listed(program) == before


# Line by line


def answers(program: Program, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    program.person = True
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_person_is_asked_for_each_field_and_an_empty_line_keeps_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(program, a_rating(4, id=an_id("a1"), at=MORNING, note="stiff"))
    answers(program, monkeypatch, "many", "6", "", "", "-")
    result = program("journal", "edit", "a100")
    assert result.status == 0
    ends = "(0 no pain, 10 worst imaginable)"
    assert result.err.splitlines() == [
        "An empty line keeps what is there, “-” leaves it out, ctrl+c changes nothing.",
        f"Pain {ends} [4]: Pain is a whole number from 0 (no pain) to 10 (worst imaginable), and “many” is not. "
        "Try for example 4.",
        f"Pain {ends} [4]: Pain in the leg {ends} [not told]: When [2026-11-22 09:15]: Note [stiff]: ",
    ]
    (entry,) = listed(program)
    assert (entry["pain"], entry["note"], entry["at"]) == (6, "", MORNING.isoformat())


@pytest.mark.parametrize("lines", [(), ("6",), ("6", "", "")])
def test_lines_that_end_in_the_middle_change_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    record(program, a_rating(4, id=an_id("a1")))
    before = listed(program)
    answers(program, monkeypatch, *lines)
    result = program("journal", "edit", "a100")
    assert (result.status, result.out) == (130, "")
    assert result.err.endswith("Nothing was changed. The lines ended before all was asked.\n")
    assert listed(program) == before


def test_every_field_of_every_kind_is_asked_for(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for entry, _, _ in CHANGES:
        record(program, entry)
        before = listed(program)
        answers(program, monkeypatch, *[""] * 20)
        result = program("journal", "edit", str(entry.id))
        assert result.out.startswith("Nothing was changed: ")
        assert listed(program) == before


@pytest.mark.parametrize("typed", ["not done", "not", "left out", "Left out", "skipped"])
def test_what_was_not_done_may_be_called_as_its_option_is(
    program: Program, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    record(program, SESSION)
    answers(program, monkeypatch, *[""] * 20)
    asked = program("journal", "edit", "5e").err.split("]: ")
    first = next(number for number, words in enumerate(asked) if "done in part" in words)
    answers(program, monkeypatch, *[""] * first, typed, *[""] * 20)
    result = program("journal", "edit", "5e")
    assert result.status == 0, result.err
    (entry,) = listed(program)
    assert entry["exercises"][0]["outcome"] == "skipped"


# Ids


def test_an_id_is_as_short_as_it_can_be_and_any_beginning_of_one_alone_names_it(program: Program) -> None:
    ids = [UUID(f"{begins:0<32}") for begins in ("3f2a1", "3f2a2", "9")]
    record(program, *(a_rating(pain, id=id_, at=MORNING) for pain, id_ in enumerate(ids)))
    printed = {line.split()[3]: line.split()[-1] for line in program("journal").out.splitlines()}
    assert printed == {"0": "3f2a1", "1": "3f2a2", "2": "9000"}
    several = program("journal", "delete", "3F2A")
    assert (several.status, several.out) == (1, "")
    assert several.err == (
        "Several entries begin with 3f2a. Say more of its id: 3f2a1 (pain 0, none, Sunday 22 November 09:15) or "
        "3f2a2 (pain 1, mild, Sunday 22 November 09:15).\n"
    )
    assert program("journal", "delete", "9").out == (
        "Deleted: pain 2, mild, Sunday 22 November 09:15. To bring it back: backcare-tui undo\n"
    )
    again = program("journal", "delete", "9")
    assert (again.status, again.err.split(".")[0]) == (1, "The entry 9 is deleted")
    near = program("journal", "delete", "3f2b1")
    assert near.err == (
        "No entry begins with 3f2b1. Did you mean 3f2a1 (pain 0, none, Sunday 22 November 09:15)?\n"
    )
    assert program("journal", "delete", "(3f2a1)", "--data-dir", str(program.data)).out == (
        "Deleted: pain 0, none, Sunday 22 November 09:15. "
        f"To bring it back: backcare-tui --data-dir {program.data} undo\n"
    )
    assert [entry["pain"] for entry in listed(program)] == [1]


@pytest.mark.parametrize("typed", ["", "zz", "3f2a-x", "-", "g" * 5000])
def test_what_is_no_id_is_wrong_usage(program: Program, typed: str) -> None:
    result = program("journal", "delete", "--", typed)
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith(
        "is not the id of an entry. Each line of “backcare-tui journal” ends with the id of its entry.\n"
    )
    assert not program.data.exists()


def test_an_empty_journal_has_no_entry_of_that_id(program: Program) -> None:
    result = program("journal", "edit", "3f2a", "--pain", "4")
    assert (result.status, result.out) == (1, "")
    assert result.err == "No entry begins with 3f2a. “backcare-tui journal” ends each line with an entry's id.\n"
    assert not program.data.exists()


# Undo


def test_undo_takes_back_what_another_call_just_added(program: Program, clock: FakeClock) -> None:
    program("log", "4")
    clock.advance(120)
    program("log", "9")
    assert program("undo").out == "Took back the addition of the entry from Sunday 22 November, 09:17.\n"
    assert [entry["pain"] for entry in listed(program)] == [4]
    assert program("undo").out == "There is nothing to take back.\n"
    assert [entry["pain"] for entry in listed(program)] == [4]


def test_undo_of_an_older_addition_takes_nothing_back(program: Program, clock: FakeClock) -> None:
    program("log", "4")
    clock.advance(12 * 3600)
    assert program("undo").out == "There is nothing to take back.\n"
    assert len(listed(program)) == 1


def test_undo_takes_back_what_was_just_added_although_the_clock_was_set_back(
    program: Program, clock: FakeClock
) -> None:
    program("log", "4")
    clock.advance(-2 * 3600)
    assert program("undo").out == "Took back the addition of the entry from Sunday 22 November, 09:15.\n"
    program("log", "5")
    clock.advance(-12 * 3600)
    assert program("undo").out == "There is nothing to take back.\n"


def test_undo_takes_back_a_whole_import_which_can_be_taken_in_again(program: Program) -> None:
    table = program.folder / "table.csv"
    table.write_text("at,pain\n" + "".join(f"2026-10-{day:02} 08:30,{day % 10}\n" for day in range(1, 29)))
    program("log", "4")
    assert program("import", str(table)).status == 0
    assert program("undo").out == "Took back the import of 28 entries.\n"
    assert [entry["pain"] for entry in listed(program)] == [4]
    assert program("import", str(table)).out.startswith("28 new, 0 already there.")
    assert len(listed(program)) == 29


def test_undo_in_an_empty_journal_makes_none(program: Program) -> None:
    assert program("undo").out == "There is nothing to take back.\n"
    assert not program.data.exists()


def test_options_of_the_list_do_not_go_with_one_entry(program: Program) -> None:
    result = program("journal", "--limit", "3", "delete", "3f2a")
    assert (result.status, result.out) == (2, "")
    assert "only where there is a list" in result.err
