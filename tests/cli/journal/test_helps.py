"""What `helps` prints: its numbers are those that other code finds in the export."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.helps.words import HONEST
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.domain.journal.helps.lives import a_life, session
from tests.domain.journal.helps.other_code import Person, did, told
from tests.fake_clock import FakeClock
from tests.storage.taken_in import taken_in


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def record(program: Program, entries: Iterable[Entry]) -> None:
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    taken_in(store, entries)
    store.close()


def document(program: Program, *options: str) -> dict[str, Any]:
    result = program("helps", "--json", *options)
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def exported(program: Program) -> list[dict[str, Any]]:
    file = program.folder / "journal.json"
    assert program("export", str(file)).status == 0
    entries: list[dict[str, Any]] = json.loads(file.read_text())["entries"]
    return entries


def some_sessions(days: int) -> list[Entry]:
    """Six sessions that end DAYS days ago."""
    ago = [timedelta(days=days + number) for number in range(6)]
    return [session(MORNING - one, 5, 4, "bridge", "knee-rolls", routine="starter-three") for one in ago]


def test_a_document_has_the_numbers_that_the_export_has(program: Program) -> None:
    program.write_settings('day_starts = "03:00"\n')
    record(program, a_life(seed=4, count=140))
    found = document(program)
    first, last = (date.fromisoformat(found[name]) for name in ("first", "last"))
    assert (first, last) == (date(2025, 11, 23), date(2026, 11, 22))
    person = Person(exported(program), timedelta(hours=3))
    told_of = {exercise: one for one in found["findings"] if one["of"] == "exercise" for exercise in one["ids"]}
    assert set(told_of) == {"bridge", "cat-cow", "walk"}
    for exercise, one in told_of.items():
        after, mornings = map(told, person.changes(did(exercise), first, last))
        assert (numbers(one["after"]), numbers(one["morning"])) == (after, mornings)
        assert mornings is not None
        assert one["says"].startswith("After sessions with ")
    every = next(one for one in found["findings"] if one["of"] == "sessions")
    assert found["rated"] == every["after"]["times"]
    assert found["says"] == list(HONEST)
    walked = person.next_days(first, last, {"walk"})
    assert walked is not None
    sides = [found["walking"]["day_after"]["days"], found["walking"]["other_days"]["days"]]
    assert sides == [len(side) for side in walked]


def numbers(changes: dict[str, Any] | None) -> dict[str, Any] | None:
    """CHANGES but for the long run, which lies around what was counted."""
    if changes is None:
        return None
    low, high = changes.pop("less_in_the_long_run")
    assert 0 <= low <= round(changes["less"] / changes["times"], 4) <= high <= 1
    return changes


def test_a_sentence_for_each_thing(program: Program) -> None:
    record(program, some_sessions(days=3))
    lines = program("helps").out.splitlines()
    assert lines[5:13] == [
        "All sessions",
        "  - After your sessions your back hurt less than before 6 of only 6 times,",
        "    typically by 1 point.",
        "",
        "Exercises",
        "  - After sessions with Bridge and Knee rolls your back hurt less than before 6",
        "    of only 6 times, typically by 1 point.",
        "    They were only ever done together, so nobody can tell which of them it was.",
    ]
    assert lines[-1] == "The numbers behind it: backcare-tui helps --numbers"


def test_sentences_with_their_numbers(program: Program) -> None:
    record(program, some_sessions(days=3))
    result = program("helps", "--numbers")
    assert (result.status, result.err) == (0, "")
    numbers = [
        "    Before: typically pain 5 of 10.",
        "    Right after: less 6, the same 0, more 0. Typically 1 less. 6 times cannot",
        "    say it closer than: less in 6 to 10 of 10.",
    ]
    assert result.out.splitlines() == [
        "What followed what, 23 November 2025 to 22 November 2026",
        "This is what happened, not proof. People train when it hurts, and such days",
        "often get better by themselves. A single point is within what ratings differ by",
        "anyway.",
        "",
        "All sessions",
        "  - After your sessions your back hurt less than before 6 of only 6 times,",
        "    typically by 1 point.",
        *numbers,
        "",
        "Exercises",
        "  - After sessions with Bridge and Knee rolls your back hurt less than before 6",
        "    of only 6 times, typically by 1 point.",
        *numbers,
        "    They were only ever done together, so nobody can tell which of them it was.",
        "",
        "Routines",
        "  - After Starter three your back hurt less than before 6 of only 6 times,",
        "    typically by 1 point.",
        *numbers,
        "",
        "Time of day",
        "  - After sessions in the morning your back hurt less than before 6 of only 6",
        "    times, typically by 1 point.",
        *numbers,
    ]


def test_a_year_is_told_of_unless_all_is_asked_for(program: Program) -> None:
    record(program, [*some_sessions(days=10), *some_sessions(days=365)])
    assert document(program)["rated"] == 6
    whole = document(program, "--all")
    assert (whole["first"], whole["rated"]) == (None, 12)
    assert program("helps", "--all").out.startswith("What followed what, all of the journal, to 22 November 2026")


def test_what_is_dated_ahead_is_not_told_of(program: Program) -> None:
    record(program, [*some_sessions(days=3), *some_sessions(days=-40)])
    assert document(program, "--all")["rated"] == 6


def test_nothing_yet_says_what_to_do_and_begins_no_journal(program: Program) -> None:
    result = program("helps")
    assert (result.status, result.err) == (0, "")
    said = " ".join(result.out.split())
    assert "Nothing can be told yet. Once 5 sessions are rated before and after" in said
    assert said.endswith("Begin one with: backcare-tui start")
    assert all(honest in said for honest in HONEST)
    assert document(program)["findings"] == []
    assert document(program)["walking"] is None
    assert not program.data.exists()


def test_an_exercise_that_is_in_no_catalogue_is_told_of_by_its_id(program: Program) -> None:
    ago = [timedelta(days=number) for number in range(1, 6)]
    record(program, [session(MORNING - one, 5, 4, "gone-since") for one in ago])
    assert "After sessions with gone-since your back" in program("helps").out
