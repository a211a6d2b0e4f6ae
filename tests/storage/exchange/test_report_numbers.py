"""Every number of the report, beside what other code finds in the exported journal of an irregular year."""

import json
import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Program
from tests.fake_clock import FakeClock
from tests.irregular_year import LAST, main

Entry = dict[str, Any]
_AEROBIC = {"walk", "cycle", "swim"}
_NONE = "–"


class Journal:
    """An exported journal, read by code that uses nothing of the package."""

    def __init__(self, document: Any, starts: timedelta) -> None:
        self.by_day: dict[date, list[Entry]] = {}
        self.starts = starts
        for entry in document["entries"]:
            self.by_day.setdefault(self.day_of(entry), []).append(entry)

    def day_of(self, entry: Entry) -> date:
        wall = datetime.fromisoformat(entry["at"]).replace(tzinfo=None)
        return (wall - self.starts).date()

    def of(self, first: date, last: date, *kinds: str) -> list[Entry]:
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [one for day in days for one in self.by_day.get(day, []) if not kinds or one["kind"] in kinds]

    def days_pain(self, first: date, last: date) -> list[float]:
        by_day: dict[date, list[int]] = {}
        for entry in self.of(first, last, "session", "rating", "morning"):
            fields = ("pain_before", "pain_after") if entry["kind"] == "session" else ("pain",)
            rated = [entry[field] for field in fields if entry[field] is not None]
            by_day.setdefault(self.day_of(entry), []).extend(rated)
        return [statistics.median(rated) for rated in by_day.values() if rated]


def done_s(session: Entry) -> float:
    seconds: float = sum(record["done_s"] for record in session["exercises"])
    return seconds


def counts(session: Entry) -> bool:
    planned = sum(record["planned_s"] for record in session["exercises"])
    return done_s(session) >= 300 or (planned > 0 and done_s(session) >= planned / 2)


def tells_of_leg(entry: Entry) -> bool:
    complaints = (one for record in entry.get("exercises", []) for one in record.get("complaints", []))
    return bool(entry.get("leg_pain")) or any(one["what"] == "spreads" for one in complaints)


def given(entries: list[Entry], *names: str) -> list[float]:
    return [entry[name] for entry in entries for name in names if entry.get(name) is not None]


def short(number: float | None) -> str:
    return _NONE if number is None else f"{number:.1f}".removesuffix(".0")


def middle(numbers: list[float]) -> float | None:
    return statistics.median(numbers) if numbers else None


def with_count(numbers: list[float]) -> str:
    return f"{short(middle(numbers))} (n {len(numbers)})" if numbers else _NONE


def numbers_of(journal: Journal, first: date, last: date, fewest: int = 1) -> dict[str, str]:
    """What the report should say of the days from FIRST to LAST."""
    entries, sessions = journal.of(first, last), journal.of(first, last, "session")
    weeks = max((last - first).days + 1, 7) / 7
    counted = len([session for session in sessions if counts(session)])
    pains = journal.days_pain(first, last)
    strongest = [
        pain for name in ("pain", "pain_before", "pain_after", "pain_worst") for pain in given(entries, name)
    ]
    hurt = [one for session in sessions for record in session["exercises"] for one in record.get("complaints", [])]
    strongest += given([one for one in hurt if one["what"] in ("stays", "spreads", "sharp")], "pain")
    seconds = {True: 0.0, False: 0.0}
    for record in (record for session in sessions for record in session["exercises"]):
        seconds[record["exercise"] in _AEROBIC] += record["done_s"]
    walked = sum(entry["minutes"] for entry in journal.of(first, last, "activity")) + seconds[True] / 60
    pegs = [sum(given([peg], "pain", "enjoyment", "activity")) / 3 for peg in journal.of(first, last, "peg")]
    return {
        "Pain at rest, median": short(middle(pains) if len(pains) >= fewest else None),
        "Days with a rating": str(len(pains)),
        "Before sessions, median": with_count(given(sessions, "pain_before")),
        "After sessions, median": with_count(given(sessions, "pain_after")),
        "Strongest pain": str(max(strongest)) if strongest else _NONE,
        "Days with pain in a leg": str(len({journal.day_of(one) for one in entries if tells_of_leg(one)})),
        "PEG": short(middle(pegs)),
        "Sessions": str(counted),
        "Sessions a week": short(counted / weeks),
        "Exercise, min a week": f"{seconds[False] / 60 / weeks:.0f}",
        "Walking, min a week": f"{walked / weeks:.0f}",
    }


def rows_of(page: str) -> dict[str, list[str]]:
    """The rows of the tables of PAGE, which is Markdown, by their first cell."""
    lines = (line for line in page.splitlines() if line.startswith("| "))
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {first: rest for first, *rest in cells}


def weeks_from(first: date, last: date) -> Iterator[tuple[date, date]]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield max(monday, first), min(monday + timedelta(days=6), last)
        monday += timedelta(days=7)


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], tuple[Journal, str]]:
    """The export of the year of somebody whose days begin at an hour, and the report of it from a day on."""

    def told(starts: str, since: str) -> tuple[Journal, str]:
        program = Program(tmp_path, capsys, FakeClock(datetime.combine(LAST, time(21), UTC)))
        main(str(program.data))
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.toml").write_text(f'day_starts = "{starts}"')
        assert program("export", str(tmp_path / "year.json")).status == 0
        page = program("report", "--since", since)
        assert page.err == ""
        document = json.loads((tmp_path / "year.json").read_text("utf-8"))
        return Journal(document, timedelta(hours=int(starts[:2]))), page.out

    return told


@pytest.mark.parametrize("starts", ["00:00", "03:00"])
@pytest.mark.parametrize("since", [date(2025, 11, 1), date(2026, 2, 20), date(2026, 9, 7)])
def test_every_number_is_that_of_the_export(
    told: Callable[[str, str], tuple[Journal, str]], starts: str, since: date
) -> None:
    journal, page = told(starts, since.isoformat())
    rows = rows_of(page)
    first = min(day for day in journal.by_day if day >= since)
    fortnight = timedelta(days=13)
    stretches = [
        numbers_of(journal, first, first + fortnight, 3),
        numbers_of(journal, LAST - fortnight, LAST, 3),
        numbers_of(journal, first, LAST),
    ]
    for name in stretches[0]:
        said = [one[name] for one in stretches]
        if name in rows or set(said) - {"0", _NONE}:
            assert rows[name] == said, name
    for begins, ends in weeks_from(first, LAST):
        week = numbers_of(journal, begins, ends)
        said = [week["Sessions"], week["Pain at rest, median"], week["Strongest pain"], week["PEG"]]
        year = "" if begins.year == LAST.year else f" {begins.year}"
        sessions, _, _, pain, strongest, peg = rows[f"{begins.day} {begins:%b}{year}"]
        assert [sessions, pain, strongest, peg] == said, begins
    of_year = "" if first.year == LAST.year else f" {first.year}"
    assert f"# Back pain and exercise, {first.day} {first:%B}{of_year} to " in page


def test_a_wrong_number_would_be_noticed(told: Callable[[str, str], tuple[Journal, str]]) -> None:
    journal, page = told("00:00", "2026-09-07")
    next(one for one in journal.by_day[LAST] if one["kind"] == "rating")["pain"] = 10
    assert numbers_of(journal, date(2026, 9, 7), LAST)["Strongest pain"] != rows_of(page)["Strongest pain"][2]
