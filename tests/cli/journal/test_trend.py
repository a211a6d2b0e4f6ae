"""`journal --trend`: in sentences, drawn if one likes, and as one JSON document."""

import json
import statistics
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.irregular_year import LAST, irregular_year
from tests.storage.taken_in import taken_in

EVENING = time(21)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


@pytest.fixture
def year(program: Program) -> Program:
    """A program with the irregular year in its journal, on the last evening of that."""
    now = program.clock.now()
    program.clock.advance((datetime.combine(LAST, EVENING, now.tzinfo) - now).total_seconds())
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    taken_in(store, reversed(irregular_year()))
    store.close()
    return program


def trends(program: Program, *options: str) -> Sequence[dict[str, Any]]:
    result = program("journal", "--trend", "--json", *options)
    assert (result.status, result.err) == (0, "")
    found: Sequence[dict[str, Any]] = json.loads(result.out)["trends"]
    return found


def test_it_is_told_in_sentences_alone(year: Program) -> None:
    result = year("journal", "--trend", "--period", "year")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[:2] == [
        "Pain at rest, from 0, none, to 10, the worst imaginable, 27 November 2025 to 26",
        "November 2026.",
    ]
    assert "March 2026: 6, from 1 to 10 (30 days)." in lines
    assert "Flare-up: 9 to 18 March 2026." in lines
    assert result.out.isascii()
    assert max(map(len, lines)) <= 80
    assert "The week as a whole (PEG)" in result.out
    assert "carry the shopping home" in result.out


def test_without_a_period_it_is_a_month(year: Program) -> None:
    assert "28 October to 26\nNovember 2026." in year("journal", "--trend").out


def test_a_picture_is_drawn_where_one_asks_for_it(year: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = year("journal", "--trend", "--picture", "--period", "quarter").out
    assert "●" in drawn
    assert "│" in drawn
    assert max(map(len, drawn.splitlines())) <= 80
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii")
    plain = year("journal", "--trend", "--picture", "--period", "quarter").out
    assert plain.isascii()
    assert "#" in plain


def test_the_document_has_every_number(year: Program) -> None:
    pain, peg, own = trends(year, "--period", "year")
    assert [one["measure"] for one in (pain, peg, own)] == ["pain", "peg", "own-activity"]
    entries = json.loads(year("journal", "--json").out)["entries"]
    by_day: dict[str, list[int]] = {}
    for entry in entries:
        given = [entry.get(field) for field in ("pain", "pain_before", "pain_after")]
        if entry["kind"] != "peg":
            by_day.setdefault(entry["at"][:10], []).extend(score for score in given if score is not None)
    medians = {day: statistics.median(pains) for day, pains in by_day.items() if pains}
    told = {day["day"]: day for day in pain["days"]}
    assert {day: one["median"] for day, one in told.items() if one["median"] is not None} == medians
    for day, one in told.items():
        week = [(date.fromisoformat(day) - timedelta(days=back)).isoformat() for back in range(7)]
        rated = [medians[other] for other in week if other in medians]
        assert one["seven_days"] == (statistics.median(rated) if len(rated) >= 3 else None)
    assert sum(len(one["sessions"]) for one in told.values()) == sum(
        entry["kind"] == "session" and entry["pain_after"] is not None for entry in entries
    )
    assert [(span["first"], span["says"] or span["kind"]) for span in pain["spans"]] == [
        ("2026-03-09", "flare-up"),
        ("2026-05-02", "away"),
        ("2026-07-20", "flare-up"),
        ("2026-08-10", "ill"),
    ]
    assert pain["meaningfully_better"] == 4
    assert own["name"] == "carry the shopping home"


def test_what_happened_in_march_can_be_asked(year: Program) -> None:
    march = ("--since", "2026-03-01", "--until", "2026-03-31")
    pain, *_ = trends(year, *march)
    assert (pain["first"], pain["last"]) == ("2026-03-01", "2026-03-31")
    assert year("journal", "--trend", *march).out.startswith("Pain at rest")


@pytest.mark.parametrize("trend", [(), ("--trend",)])
def test_days_that_end_before_they_begin_are_refused(program: Program, trend: tuple[str, ...]) -> None:
    program("log", "4")
    result = program("journal", *trend, "--since", "2026-03-31", "--until", "2026-03-01")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "2026-03-31 is later than 2026-03-01. Give the earlier day to --since, and the later one to --until.\n"
    )


def test_of_some_entries_alone_that_is_said(year: Program) -> None:
    told = year("journal", "--trend", "--routine", "gentle-day", "--period", "year").out
    assert told.startswith("Of sessions of Gentle day alone.\n")
    assert "Flare-up: 20 to 22 July 2026." in told


def test_all_is_everything(year: Program) -> None:
    year("log", "5", "--at", "2019-05-04 10:00")
    pain, *_ = trends(year, "--period", "all")
    assert (pain["first"], pain["last"]) == ("2019-05-04", "2026-11-26")
    assert "2019: 5 (1 day)." in pain["says"]


def test_a_journal_with_nothing_in_it_says_so(program: Program) -> None:
    result = program("journal", "--trend", "--period", "all")
    assert (result.status, result.err) == (0, "")
    assert "Nothing was rated on these days." in result.out
    assert not program.data.exists()


@pytest.mark.parametrize(
    "options",
    [("--period", "year"), ("--picture",), ("--trend", "--limit", "3"), ("--trend", "--period", "decade")],
)
def test_what_does_not_go_together_is_said(program: Program, options: tuple[str, ...]) -> None:
    result = program("journal", *options)
    assert (result.status, result.out) == (2, "")


def test_a_day_begins_when_the_person_says(program: Program) -> None:
    program.write_settings('day_starts = "03:00"')
    program("log", "5", "--at", "2026-11-22 01:30")
    pain, *_ = trends(program, "--period", "week")
    assert [day["day"] for day in pain["days"] if day["median"] is not None] == ["2026-11-21"]
