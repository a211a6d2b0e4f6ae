"""What `list` and `show` print."""

import json
from pathlib import Path

import pytest

from backcare_tui.cli.listing import exercise_lines, routine_lines
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.person import Person
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.shipped import shipped


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def test_list_has_aligned_lines_of_at_most_80_columns(program: Program) -> None:
    lines = program("list").out.splitlines()
    assert max(map(len, lines)) <= 80
    row = next(line for line in lines if line.startswith("bridge "))
    other = next(line for line in lines if line.startswith("desk-break "))
    assert row.index("Bridge") == other.index("Desk break")
    assert "lying on your back" in row
    assert "4 exercises" in other
    assert other.endswith(" 6 min")


def test_list_can_be_asked_for_one_kind(program: Program) -> None:
    assert "bridge" not in program("list", "routines").out
    assert "desk-break" not in program("list", "exercises").out


def test_list_json_has_every_field(program: Program) -> None:
    document = json.loads(program("list", "--json").out)
    catalogue = shipped()
    assert {row["id"] for row in document["exercises"]} == set(catalogue.exercises)
    assert {row["id"] for row in document["routines"]} == set(catalogue.routines)
    bridge = next(row for row in document["exercises"] if row["id"] == "bridge")
    assert bridge == {
        "id": "bridge",
        "name": "Bridge",
        "kind": "strength",
        "position": "supine",
        "equipment": ["mat"],
        "areas": ["buttocks", "back of thighs"],
        "sides": "both",
        "minutes": 2.0,
        "needs_floor": True,
        "summary": catalogue.exercises["bridge"].summary,
    }
    desk = next(row for row in document["routines"] if row["id"] == "desk-break")
    assert set(bridge) < set(desk)
    assert (desk["kind"], desk["position"], desk["needs_floor"]) == ("routine", "seated", False)
    assert desk["exercises"][0] == "seated-cat-cow"
    assert "mat" not in desk["equipment"]


def test_list_json_of_one_kind_has_only_that(program: Program) -> None:
    assert list(json.loads(program("list", "routines", "--json").out)) == ["routines"]


def test_no_line_of_show_is_wider_than_80_columns() -> None:
    catalogue = shipped()
    for exercise in catalogue.exercises.values():
        assert max(map(len, exercise_lines(catalogue, Person(), exercise))) <= 80
    for routine in catalogue.routines.values():
        assert max(map(len, routine_lines(catalogue, Person(), routine))) <= 80


def test_show_tells_everything_about_an_exercise(program: Program) -> None:
    exercise = shipped().exercises["bridge"]
    out = " ".join(program("show", "bridge").out.split())
    for words in (
        exercise.summary,
        *exercise.steps,
        *(form.words for form in exercise.easier),
        *(form.words for form in exercise.harder),
        *exercise.mistakes,
        *(caution.advice for caution in exercise.cautions),
        *(source.title for source in exercise.sources),
        exercise.printed.words,
        "lying on your back",
        "8 times, holding 3 s",
        "breathe out",
    ):
        assert words in out


def test_show_of_a_routine_tells_its_exercises_with_doses(program: Program) -> None:
    out = " ".join(program("show", "core-glutes").out.split())
    assert "2 sets of 8 times, holding 5 s, 30 s rest between" in out
    assert "23 minutes" in out
    assert "Have at hand a clear wall, shoes, a mat, a cushion and a towel" in out
    assert shipped().routines["core-glutes"].why.split(".")[0] in out


def test_show_json_is_the_whole_model(program: Program) -> None:
    document = json.loads(program("show", "bridge", "--json").out)
    assert document.pop("seconds") == 119.0
    assert Exercise.model_validate(document) == shipped().exercises["bridge"]
    routine = json.loads(program("show", "starter-three", "--json").out)
    assert routine.pop("seconds") == 372.0
    assert Routine.model_validate(routine) == shipped().routines["starter-three"]


def test_bad_files_are_named_and_the_rest_works(program: Program) -> None:
    program.write_own("exercises/hop.toml", 'name = "Hop\x1b[31m"')
    program.write_own("routines/mine.toml", "name = 3")
    result = program("show", "bridge")
    assert (result.status, result.out[:6]) == (0, "Bridge")
    lines = result.err.splitlines()
    assert all(line.startswith("Left out: ") for line in lines)
    assert any("hop.toml" in line for line in lines)
    assert any("mine.toml: name" in line for line in lines)
    assert "\x1b" not in result.err


def test_an_own_file_that_replaces_a_shipped_one_is_mentioned(program: Program) -> None:
    shipped = Path(__file__).parents[2] / "catalogue" / "exercises" / "bridge.toml"
    program.write_own("exercises/bridge.toml", shipped.read_text().replace("Bridge", "My bridge"))
    result = program("list", "exercises")
    assert "My bridge" in result.out
    assert result.err.startswith("Note: ")


def test_a_list_says_what_there_is_for_whoever_asks(program: Program) -> None:
    program.write_settings('about_me = ["osteoporosis", "knee-pain"]\nnot_sure_about = ["heart"]\n')
    lines = program("list").out.splitlines()
    assert max(map(len, lines)) <= 80
    said = {
        name: lines[next(number for number, line in enumerate(lines) if line.startswith(f"{name} ")) + 1].strip()
        for name in ("gentle-day", "knee-to-chest", "knee-rolls", "paced-breathing")
    }
    assert said["gentle-day"] == "for you: 2 changes"
    assert said["knee-to-chest"] == "for you: Pelvic tilt instead"
    assert said["knee-rolls"] == "for you: another way"
    assert not said["paced-breathing"].startswith("for you")


def test_what_is_shown_says_it_with_the_reason(program: Program) -> None:
    program.write_settings('about_me = ["osteoporosis"]\n')
    reason = "For thin bones: pelvic tilt instead of knee-to-chest stretch. Drawing the knee in bends "
    shown = program("show", "knee-to-chest").out
    assert shown.index("For you") < shown.index(reason.split(".")[0]) < shown.index("How")
    (said,) = json.loads(program("show", "knee-to-chest", "--json").out)["for_you"]
    assert said.startswith(reason)
    routine = program("show", "wind-down").out
    assert "For you" in routine
    assert "Knee-to-chest stretch:" not in routine
    rows = json.loads(program("list", "--json").out)["routines"]
    wind_down = next(row for row in rows if row["id"] == "wind-down")
    assert "knee-to-chest" not in wind_down["exercises"]
    assert wind_down["for_you"]


def test_whoever_told_nothing_is_told_nothing(program: Program) -> None:
    assert "for you" not in program("list").out
    assert "For you" not in program("show", "knee-to-chest").out
