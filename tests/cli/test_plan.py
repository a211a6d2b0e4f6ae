"""What `plan` says: today and the days of a week, each with its reasons; and what `start` makes of it."""

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def tell(program: Program, *kept: Kept) -> None:
    """Have KEPT in the journal."""
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    for one in kept:
        store.add(one)
    store.close()


def a_memo(about: Subject, says: str, days: float = 0) -> MemoEntry:
    return MemoEntry(id=uuid4(), at=MORNING - timedelta(days=days), about=about, says=says)


def document(program: Program) -> dict[str, Any]:
    result = program("plan", "--json")
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def rules_of(reasons: Iterable[dict[str, str]]) -> list[str]:
    return [reason["rule"] for reason in reasons]


def test_the_document_has_today_and_a_week_with_reasons(program: Program) -> None:
    plan = document(program)
    assert plan.keys() == {"today", "week"}
    assert plan["today"].keys() == {"exercises", "gentle", "reasons"}
    assert [day["date"] for day in plan["week"]] == [f"2026-11-{day}" for day in range(22, 29)]
    today = plan["week"][0]
    assert {name: today[name] for name in plan["today"]} == plan["today"]
    assert len(plan["today"]["exercises"]) == 3
    for exercise in plan["today"]["exercises"]:
        assert list(exercise) == ["exercise", "variation", "sets", "reps", "hold_s", "minutes"]
    names = {rule.name for rule in RULES}
    for day in plan["week"]:
        assert day["reasons"]
        assert set(rules_of(day["reasons"])) <= names


def test_today_is_what_start_would_begin(program: Program) -> None:
    dry = json.loads(program("start", "--dry-run").out)
    assert document(program)["today"]["exercises"] == dry["exercises"]


def test_a_flare_up_makes_today_gentle(program: Program) -> None:
    tell(program, a_memo(Subject.FLARE, "began"))
    plan = document(program)
    assert plan["today"]["gentle"] is True
    assert rules_of(plan["today"]["reasons"]) == ["flare-up"]


def test_a_day_that_was_dropped_holds_nothing(program: Program) -> None:
    tell(program, a_memo(Subject.DAY, "2026-11-24 dropped"))
    day = document(program)["week"][2]
    assert (day["exercises"], rules_of(day["reasons"])) == ([], ["dropped"])


def test_the_text_says_each_day_and_why(program: Program) -> None:
    result = program("plan")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "Today, Sunday 22 November"
    assert [line for line in lines if line and not line.startswith(" ")][1:3] == [
        "Monday 23 November",
        "Tuesday 24 November",
    ]
    assert any(line.startswith("  strength, 6 minutes: ") for line in lines)
    assert "  - Habits start small: 3 exercises are enough to begin with." in lines
    assert all(len(line) <= 80 for line in lines)


def test_asking_for_the_plan_begins_no_journal(program: Program) -> None:
    program("plan")
    assert not program.data.exists()


def test_settings_that_are_wrong_are_said_on_stderr(program: Program) -> None:
    config = program.folder / "config"
    config.mkdir()
    (config / "settings.toml").write_text("session_minutes = 1\n")
    result = program("plan", "--json")
    assert result.status == 0
    assert "session_minutes" in result.err
    json.loads(result.out)


def test_start_begins_the_session_of_the_plan(program: Program) -> None:
    wanted = [row["exercise"] for row in document(program)["today"]["exercises"]]
    program("start")
    assert program.begun is not None
    assert program.begun[2] is not None
    assert program.begun[2].id == "today"
    assert [item.exercise for item in program.begun[2].items] == wanted


def test_start_in_plain_says_why_and_in_a_flare_up_the_own_words(program: Program) -> None:
    words = a_memo(Subject.FLARE_PLAN, "Walk.\nAsk \x1b[31mKim.", 5)
    tell(program, words)
    program("start", "--plain")
    assert "Walk." not in program.why
    tell(program, a_memo(Subject.FLARE, "began"))
    assert program("start", "--plain").out == ""  # nothing comes before what a first start has to say
    assert "You said that a flare-up began" in " ".join(program.why)
    assert program.why[-3:] == ("Your own words for a flare-up:", "Walk.", "Ask ␛[31mKim.")


@pytest.mark.parametrize("how", [["start"], ["start", "--plain"], ["start", "--dry-run"]])
def test_where_nothing_is_planned_nothing_is_begun_and_it_says_why(program: Program, how: list[str]) -> None:
    tell(program, a_memo(Subject.PAUSE, "ill"))
    result = program(*how)
    assert (result.status, program.begun) == (1, None)
    assert "You are ill" in result.err
    assert "start gentle-day" in result.err


@pytest.mark.parametrize("how", [["start"], ["start", "--plain"]])
def test_while_a_sign_closes_the_exercises_start_leads_to_the_way_back(program: Program, how: list[str]) -> None:
    wanted = [row["exercise"] for row in document(program)["today"]["exercises"]]
    tell(program, a_memo(Subject.SIGNS, "emergency"))
    result = program(*how)
    assert (result.out, result.err) == ("", "")
    assert program.begun is not None
    assert program.begun[2] is not None
    assert [item.exercise for item in program.begun[2].items] == wanted


def test_while_a_sign_closes_the_exercises_no_other_session_is_offered(program: Program) -> None:
    tell(program, a_memo(Subject.SIGNS, "urgent"))
    result = program("start", "--dry-run")
    assert result.status == 1
    assert "backcare-tui signs" in result.err
    assert "gentle" not in result.err
    out = program("plan").out
    assert "exercises are closed for now; see: backcare-tui signs" in out
    assert "rest is part of the plan" not in out
