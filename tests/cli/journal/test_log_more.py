"""What `log` records besides a rating and a morning: walks, sessions done without the program, the worst pain."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_session


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MORNING)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FakeClock) -> Program:
    return Program(tmp_path, capsys, clock)


def listed(program: Program) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(program("journal", "--json").out)["entries"]
    return entries


def practised(program: Program, **ago: float) -> None:
    """A session that ended so long AGO."""
    ended = MORNING - timedelta(**ago)
    store = JournalStore.open(program.data, program.clock, MIDNIGHT)
    store.add(a_session(at=ended - timedelta(minutes=4), ended_at=ended))
    store.close()


@pytest.mark.parametrize(
    ("options", "words", "fields"),
    [
        (("--walk", "20"), "Walk, 20 minutes", {"exercise": "walk", "minutes": 20.0, "effort": None}),
        (
            ("--cycle", "12,5", "--effort", "3", "--note", "hills"),
            "Cycle, 12.5 minutes",
            {"exercise": "cycle", "minutes": 12.5, "effort": 3, "note": "hills"},
        ),
        (("--swim", "40", "--at", "08:30"), "Swim, 40 minutes", {"exercise": "swim", "minutes": 40.0}),
    ],
)
def test_a_walk_a_ride_or_a_swim(
    program: Program, options: tuple[str, ...], words: str, fields: dict[str, object]
) -> None:
    result = program("log", *options)
    assert (result.status, result.err) == (0, "")
    when = "08:30" if "--at" in options else "09:15"
    assert result.said == f"Saved: {words}, Sunday 22 November {when}.\n"
    (entry,) = listed(program)
    assert (entry["kind"], entry["at"][11:16]) == ("activity", when)
    assert entry.items() >= fields.items()


def test_several_a_day_and_the_same_twice_only_if_it_is_meant(program: Program) -> None:
    assert program("log", "--walk", "20", "--at", "08:00").status == 0
    assert program("log", "--walk", "20", "--at", "08:30").status == 0
    again = program("log", "--walk", "20", "--at", "08:30")
    assert (again.status, again.out) == (1, "")
    assert "add --again" in again.err
    assert program("log", "--walk", "20", "--at", "08:30", "--again").status == 0
    assert len(listed(program)) == 3


def test_pain_in_the_leg_goes_with_a_rating_and_with_a_morning(program: Program) -> None:
    result = program("log", "4", "--leg", "2")
    assert result.said == "Saved: pain 4, pain in the leg 2, Sunday 22 November 09:15.\n"
    assert "backcare-tui signs" in result.err
    assert program("log", "3", "--morning", "--leg", "1").status == 0
    assert [entry["leg_pain"] for entry in listed(program)] == [1, 2]


def test_a_morning_may_be_compared_alone(program: Program) -> None:
    practised(program, days=1)
    result = program("log", "--morning", "--compared", "worse")
    assert result.said == (
        "Saved: the morning after, worse than before the session, Sunday 22 November 09:15. "
        "It follows the session of Saturday 21 November 09:11.\n"
    )
    assert (listed(program)[0]["pain"], listed(program)[0]["compared"]) == (None, "worse")


# The worst pain


def test_the_worst_pain_is_that_of_the_last_session(program: Program) -> None:
    practised(program, hours=20)
    practised(program, hours=2)
    result = program("log", "--worst", "6")
    assert (result.status, result.err) == (0, "")
    assert result.said == "Saved: worst pain 6 during Starter three, Sunday 22 November 07:11.\n"
    assert [entry["pain_worst"] for entry in listed(program)] == [6, None]
    assert program("undo").out == "Took back the change of the entry from Sunday 22 November, 07:11.\n"
    assert [entry["pain_worst"] for entry in listed(program)] == [None, None]


def test_the_worst_pain_along_with_how_it_is_now(program: Program) -> None:
    practised(program, hours=2)
    result = program("log", "3", "--worst", "6", "--note", "better")
    assert result.said == (
        "Saved: pain 3, Sunday 22 November 09:15. "
        "Saved: worst pain 6 during Starter three, Sunday 22 November 07:11.\n"
    )
    rating, session = listed(program)
    assert (rating["pain"], rating["note"], session["pain_worst"], session["note"]) == (3, "better", 6, "")


def test_both_are_recorded_or_neither(program: Program) -> None:
    practised(program, hours=2)
    assert program("log", "3").status == 0
    again = program("log", "3", "--worst", "6")
    assert (again.status, again.out) == (1, "")
    assert [entry.get("pain_worst") for entry in listed(program)] == [None, None]


def test_the_worst_pain_of_an_older_session_is_not_guessed(program: Program) -> None:
    practised(program, hours=25)
    result = program("log", "--worst", "6")
    assert (result.status, result.out) == (1, "")
    title, _, advice = result.err.partition(" If you mean that: ")
    assert title == "Your last session was Saturday 21 November 08:11, more than a day before."
    assert program(*advice.split()[1:]).status == 0
    assert listed(program)[0]["pain_worst"] == 6
    assert program("log", "--worst", "5", "--at", "yesterday 20:00").status == 0
    assert listed(program)[0]["pain_worst"] == 5


def test_the_worst_pain_without_a_session_says_what_to_do(program: Program) -> None:
    result = program("log", "--worst", "6")
    assert (result.status, result.out) == (1, "")
    assert result.err == "There is no session yet that it could belong to. For pain now: backcare-tui log 6\n"


# A session without the program


def test_a_session_done_without_the_program(program: Program) -> None:
    ratings = ("--before", "5", "--after", "3", "--worst", "6", "--effort", "2", "--leg", "0")
    result = program("log", "--session", "Starter three", "--at", "yesterday 20:00", *ratings)
    assert result.said == (
        "Saved: pain 5 -> 3, Starter three, 3 of 3 exercises, 4:27, pain in the leg: 0, "
        "Saturday 21 November 20:00.\n"
    )
    (entry,) = listed(program)
    assert (entry["kind"], entry["routine"], entry["outcome"]) == ("session", "starter-three", "completed")
    rated = [entry[name] for name in ("pain_before", "pain_after", "pain_worst", "effort", "leg_pain")]
    assert rated == [5, 3, 6, 2, 0]
    exercises = [(one["exercise"], one["outcome"]) for one in entry["exercises"]]
    assert exercises == [(name, "completed") for name in ("pelvic-tilt", "bridge", "knee-rolls")]
    assert all(one["done_s"] == one["planned_s"] and "reps" not in one for one in entry["exercises"])
    assert json.loads(program("status", "--json").out)["sessions"] == 1


def test_a_session_now_has_just_ended_and_takes_as_long_as_was_said(program: Program) -> None:
    assert program("log", "--session", "bridge", "--minutes", "12").status == 0
    (entry,) = listed(program)
    assert (entry["at"][11:16], entry["ended_at"]) == ("09:03", MORNING.isoformat())
    (bridge,) = entry["exercises"]
    assert bridge["done_s"] == 720


def test_a_session_is_one_as_this_person_does_it(program: Program) -> None:
    program.write_settings('about_me = ["osteoporosis"]\n')
    assert program("log", "--session", "gentle-day").status == 0
    (entry,) = listed(program)
    assert "knee-to-chest" not in [one["exercise"] for one in entry["exercises"]]


# What cannot be


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "There is nothing to record yet."),
        (("--minutes", "5"), "There is nothing to record yet."),
        (("3", "--walk", "20"), "PAIN does not go with --walk."),
        (("--walk", "20", "--swim", "5"), "--walk and --swim are two things."),
        (("--walk", "20", "--worst", "5"), "--worst does not go with --walk."),
        (("--walk", "long"), "“long” is not a number of minutes."),
        (("--walk", "0"), "“0” is not a number of minutes."),
        (("--walk", "20", "--effort", "11"), "Effort is a whole number from 0 (none) to 10 (all I had)"),
        (("3", "--effort", "4"), "--effort does not go with a rating."),
        (("--worst", "4", "--note", "x"), "--note does not go with --worst."),
        (("--session", "bridge", "--compared", "same"), "--compared says how a morning was"),
        (("--session", "brigde"), "There is no exercise or routine called “brigde”. Did you mean bridge?"),
        (("--morning",), "A morning needs a number, or how it compares."),
        (("4", "--leg", "many"), "Pain in the leg is a whole number from 0 (no pain)"),
    ],
)
def test_what_does_not_go_together_records_nothing(program: Program, options: tuple[str, ...], words: str) -> None:
    result = program("log", *options)
    assert result.status in (1, 2)
    assert result.out == ""
    assert result.err.startswith(words)
    assert result.err.count("\n") == 1
    assert program("journal", "--json").out.count('"id"') == 0
