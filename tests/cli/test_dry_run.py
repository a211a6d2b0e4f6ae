"""What `start --dry-run` says: the session that would be begun, and what is changed of it for the person."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def said(program: Program, *arguments: str) -> dict[str, Any]:
    result = program("start", *arguments, "--dry-run")
    assert (result.status, result.err) == (0, "")
    document: dict[str, Any] = json.loads(result.out)
    assert set(document) == {"exercises", "changes"}
    return document


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_says_each_exercise_with_its_dose(program: Program) -> None:
    bridge, walk = said(program, "bridge", "walk")["exercises"]
    assert bridge == {
        "exercise": "bridge",
        "variation": "standard",
        "sets": 1,
        "reps": 8,
        "hold_s": 3,
        "minutes": 2.0,
    }
    assert walk == {
        "exercise": "walk",
        "variation": "standard",
        "sets": None,
        "reps": None,
        "hold_s": None,
        "minutes": 10,
    }


def test_it_says_what_is_changed_and_why(program: Program) -> None:
    program.write_settings('about_me = ["osteoporosis", "heart"]\n')
    document = said(program, "knee-to-chest", "bridge")
    assert [row["exercise"] for row in document["exercises"]] == ["pelvic-tilt", "bridge"]
    assert [row["variation"] for row in document["exercises"]] == ["standard", "easier"]
    left_out, *others = document["changes"]
    assert left_out == {
        "exercise": "knee-to-chest",
        "instead": "pelvic-tilt",
        "tag": "osteoporosis",
        "says": left_out["says"],
    }
    assert left_out["says"].startswith("For thin bones: pelvic tilt instead of knee-to-chest stretch. ")
    assert {(one["exercise"], one["instead"]) for one in others} <= {("bridge", None), ("pelvic-tilt", None)}
    assert all(set(one) == set(left_out) for one in others)


def test_what_is_done_anyway_is_said_to_stay(program: Program) -> None:
    program.write_settings('about_me = ["osteoporosis"]\ndo_anyway = ["knee-to-chest"]\n')
    document = said(program, "knee-to-chest")
    assert [row["exercise"] for row in document["exercises"]] == ["knee-to-chest"]
    assert [row["instead"] for row in document["changes"]] == [None]
    assert document["changes"][0]["says"].startswith("Knee-to-chest stretch as written, as you chose.")


@pytest.mark.parametrize("names", [(), ("gentle-day",), ("desk-break", "bridge")], ids=str)
def test_it_needs_no_journal_and_no_terminal_and_changes_nothing(program: Program, names: tuple[str, ...]) -> None:
    program.terminal = False
    program.write_settings('about_me = ["pregnant"]\n')
    before = files(program.folder)
    assert said(program, *names)["exercises"]
    assert files(program.folder) == before
    assert not program.data.exists()
    assert program("log", "4").status == 0
    before = files(program.folder)
    assert said(program, *names)["exercises"]
    assert files(program.folder) == before


def test_the_pace_is_that_of_the_session(program: Program) -> None:
    slow, fast = (said(program, "cat-cow", "--pace", pace)["exercises"][0]["minutes"] for pace in ("0.5", "2"))
    assert slow > fast


def test_where_nothing_is_left_that_is_said_beside_an_empty_list(program: Program) -> None:
    text = (Path(__file__).parents[2] / "catalogue" / "exercises" / "bridge.toml").read_text("utf-8")
    other = '\n[[cautions]]\ntag = "neck-pain"\ndoes = "leave-out"\nadvice = "Leave it out."\n'
    program.write_own("exercises/alone.toml", text.replace('kind = "strength"', 'kind = "relaxation"') + other)
    program.write_settings('about_me = ["neck-pain"]\n')
    program.write_own("exercises/paced-breathing.toml", text + other)
    result = program("start", "alone", "--dry-run")
    document = json.loads(result.out)
    assert (result.status, document["exercises"]) == (0, [])
    assert [row["instead"] for row in document["changes"]] == [None]
    assert "has nothing for you" in result.err


def test_what_is_not_known_is_said_as_ever(program: Program) -> None:
    result = program("start", "brdge", "--dry-run")
    assert (result.status, result.out) == (1, "")
    assert "bridge" in result.err
