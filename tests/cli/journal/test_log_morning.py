"""`log --morning` keeps how the morning after a session was, and names the session."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_session

Practise = Callable[..., SessionEntry]


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


@pytest.fixture
def practise(program: Program) -> Practise:
    def practise(days_ago: int) -> SessionEntry:
        at = MORNING - timedelta(days=days_ago)
        session = a_session(at=at, ended_at=at + timedelta(minutes=9))
        store = JournalStore.open(program.data, program.clock, MIDNIGHT)
        store.add(session)
        store.close()
        return session

    return practise


def latest(program: Program) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(program("journal", "--json").out)["entries"][0]
    return entry


def test_it_names_the_session_that_it_follows(program: Program, practise: Practise) -> None:
    practise(2)
    session = practise(1)
    result = program("log", "3", "--morning", "--compared", "better", "--note", "slept well")
    assert (result.status, result.err) == (0, "")
    assert result.said == (
        "Saved: the morning after, pain 3, better than before the session, Sunday 22 November 09:15. "
        "It follows the session of Saturday 21 November 09:15.\n"
    )
    entry = latest(program)
    assert list(entry) == ["id", "kind", "at", "note", "pain", "compared", "session"]
    assert (entry["kind"], entry["pain"], entry["compared"]) == ("morning", 3, "better")
    assert (entry["session"], entry["note"]) == (str(session.id), "slept well")


def test_a_later_morning_says_how_to_tell_of_the_first(program: Program, practise: Practise) -> None:
    practise(2)
    result = program("log", "3", "--morning")
    assert result.said.endswith(
        "It follows the session of Friday 20 November 09:15. "
        "If you mean Saturday morning: backcare-tui undo, then add --at 2026-11-21T08:00.\n"
    )


def test_without_a_session_it_is_kept_all_the_same(program: Program, practise: Practise) -> None:
    practise(4)
    result = program("log", "3", "--morning")
    assert (result.status, result.err) == (0, "")
    assert "There was no session in the three days before, so it stands alone." in result.out
    entry = latest(program)
    assert (entry["kind"], entry["compared"], entry["session"]) == ("morning", None, None)


def test_a_morning_told_later_follows_what_was_before_it(program: Program, practise: Practise) -> None:
    practise(1)
    session = practise(3)
    assert program("log", "3", "--morning", "--at", "2026-11-20 08:00").status == 0
    told = [
        entry for entry in json.loads(program("journal", "--json").out)["entries"] if entry["kind"] == "morning"
    ]
    assert [(entry["at"][:16], entry["session"]) for entry in told] == [("2026-11-20T08:00", str(session.id))]


def test_the_same_morning_twice_is_saved_once(program: Program) -> None:
    assert program("log", "3", "--morning").status == 0
    again = program("log", "3", "--morning")
    assert again.status == 1
    assert "--again" in again.err
    assert program("log", "3").status == 0
    assert program("log", "3", "--morning", "--compared", "worse").status == 0
    assert program("log", "3", "--morning", "--again").status == 0


def test_only_a_morning_is_compared(program: Program) -> None:
    result = program("log", "3", "--compared", "worse")
    assert (result.status, result.out) == (2, "")
    assert "log 4 --morning --compared worse" in result.err
    assert not program.data.exists()


@pytest.mark.parametrize("arguments", [["11", "--morning"], ["3", "--morning", "--compared", "much"]])
def test_what_cannot_be_is_wrong_usage(program: Program, arguments: list[str]) -> None:
    assert program("log", *arguments).status == 2
    assert not program.data.exists()


def test_the_journal_is_read_once(program: Program, practise: Practise, monkeypatch: pytest.MonkeyPatch) -> None:
    practise(1)
    read: list[datetime] = []
    overview = JournalStore.overview

    def reading(store: JournalStore, now: datetime) -> Overview:
        read.append(now)
        return overview(store, now)

    monkeypatch.setattr(JournalStore, "overview", reading)
    assert program("log", "3", "--morning").status == 0
    assert len(read) == 1


def test_a_leg_that_is_told_of_with_it_is_a_reason_for_the_signs(program: Program, practise: Practise) -> None:
    practise(1)
    assert "because pain goes into a leg: backcare-tui signs" in program("log", "3", "--morning", "--leg", "2").err
    assert "leg" not in program("log", "3", "--leg", "2", "--again").err
