"""What `log` and `--since` make of dates, times and numbers as people type them."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN)


def in_berlin(program: Program, now: datetime = WINTER) -> Program:
    return Program(program.folder, program.capsys, FakeClock(now, BERLIN))


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("2026-07-20 08:30", "2026-07-20T08:30:00+02:00"),
        ("20.7.2026 8:30", "2026-07-20T08:30:00+02:00"),
        ("2026-07-20", "2026-07-20T09:15:00+02:00"),
        ("2026-02-20 08:30", "2026-02-20T08:30:00+01:00"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25 02:30 +01:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_log_in_winter_of_a_summer_day_has_the_offset_of_that_day(program: Program, when: str, at: str) -> None:
    program = in_berlin(program)
    assert program("log", "4", "--at", when).status == 0
    assert json.loads(program("journal", "--json").out)["entries"][0]["at"] == at


def test_log_across_the_change_of_clocks(program: Program) -> None:
    program = in_berlin(program, datetime(2026, 10, 25, 9, 0, tzinfo=BERLIN))
    program("log", "4", "--at", "yesterday 21:15")
    assert json.loads(program("journal", "--json").out)["entries"][0]["at"] == "2026-10-24T21:15:00+02:00"


def test_log_of_a_time_that_did_not_exist_says_what_became_of_it(program: Program) -> None:
    assert in_berlin(program)("log", "4", "--at", "2026-03-29 02:30").said == (
        "Saved: pain 4, Sunday 29 March 03:30. "
        "Clocks went forward then and left out 2026-03-29 02:30, so it became 2026-03-29 03:30.\n"
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2036-11-20 08:30", "2036-11-20 08:30 is still to come."),
        ("0026-11-20 08:30", "0026-11-20 08:30 is before 1900."),
        ("11/12/2026", "“11/12/2026” could be 12 November or 11 December. Write it with the year first"),
    ],
)
def test_log_refuses_a_year_that_nobody_lived_and_a_day_that_could_be_two(
    program: Program, when: str, words: str
) -> None:
    result = in_berlin(program)("log", "4", "--at", when)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(words)


@pytest.mark.parametrize("typed", ["t", "10.0", "１０"])
def test_log_takes_a_rating_as_it_is_typed(program: Program, typed: str) -> None:
    assert program("log", typed).said == "Saved: pain 10, Sunday 22 November 09:15.\n"


@pytest.mark.parametrize("day", ["2026-11-19", "19.11.2026", "19/11/2026", "yesterday"])
def test_since_takes_a_day_as_it_is_typed(program: Program, day: str) -> None:
    program = in_berlin(program, datetime(2026, 11, 20, 9, 0, tzinfo=BERLIN))
    program("log", "3", "--at", "2026-11-18 23:59")
    program("log", "5", "--at", "2026-11-19 00:00")
    entries = json.loads(program("journal", "--json", "--since", day).out)["entries"]
    assert [entry["pain"] for entry in entries] == [5]


# A second try


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MORNING)


@pytest.fixture
def later(tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FakeClock) -> Program:
    """A program whose `clock` can go on."""
    return Program(tmp_path, capsys, clock)


def count(program: Program) -> int:
    return len(json.loads(program("journal", "--json").out)["entries"])


def test_the_same_within_a_minute_is_saved_only_if_it_is_meant(later: Program, clock: FakeClock) -> None:
    assert later("log", "4", "--note", "after a walk").status == 0
    clock.advance(50)
    again = later("log", "4", "--note", "after a walk")
    assert (again.status, again.out) == (1, "")
    assert again.err == (
        "The same was saved less than a minute ago, so nothing was saved now. If you mean it twice, add --again.\n"
    )
    assert count(later) == 1
    assert later("log", "4", "--note", "after a walk", "--again").status == 0
    assert count(later) == 2


@pytest.mark.parametrize("other", [("5", "--note", "a walk"), ("4", "--note", "a ride"), ("4",)])
def test_other_words_within_a_minute_are_saved(program: Program, other: tuple[str, ...]) -> None:
    program("log", "4", "--note", "a walk")
    assert program("log", *other).status == 0


def test_the_same_of_another_time_is_saved(later: Program, clock: FakeClock) -> None:
    assert later("log", "4", "--at", "07:30").status == 0
    assert later("log", "4", "--at", "07:45").status == 0
    assert later("log", "4", "--at", "07:30").status == 1
    clock.advance(61)
    assert later("log", "4", "--at", "07:30").status == 0


def overview_of_a_month(program: Program, pain: str) -> None:
    for day in range(2, 30):
        program("log", pain, "--at", f"2026-10-{day:02}")


SIGNS = "Look at the signs that need help soon, because so much pain is new: backcare-tui signs\n"


def test_so_much_pain_that_is_new_points_to_the_signs_once(program: Program) -> None:
    program = in_berlin(program, datetime(2026, 10, 30, 9, 15, tzinfo=BERLIN))
    overview_of_a_month(program, "3")
    high = program("log", "7")
    assert (high.status, high.said, high.err) == (0, "Saved: pain 7, Friday 30 October 09:15.\n", SIGNS)
    again = program("log", "8")
    assert (again.status, again.err) == (0, "")


def test_so_much_pain_on_another_day_or_as_ever_points_nowhere(program: Program) -> None:
    program = in_berlin(program, datetime(2026, 10, 30, 9, 15, tzinfo=BERLIN))
    assert program("log", "7", "--at", "yesterday").err == ""
    overview_of_a_month(program, "6")
    assert program("log", "7").err == ""
