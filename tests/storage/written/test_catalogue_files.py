"""A bad file is named, with the field; the rest loads."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.written.catalogue_files import check_files, load_catalogue, load_safety
from backcare_tui.storage.written.shipped import catalogue_folder
from backcare_tui.storage.written.toml_file import read_toml
from tests.storage.conftest import RunAsNobody

EXERCISE = """\
name = "Lift"
kind = "strength"
position = "supine"
areas = ["hips"]
summary = "A movement."
steps = ["Begin.", "End."]
easier = ["Less."]
harder = ["More."]
mistakes = ["Haste."]
printed = { words = "None." }
dose = { reps = 8 }
sources = [{ organisation = "A", title = "B" }]

[[phases]]
name = "Up"
instruction = "Go up."
breath = "out"
lasts = 2

[[phases]]
name = "Down"
instruction = "Go down."
breath = "in"
lasts = 3
"""

ROUTINE = """\
name = "Mine"
summary = "Some exercises."
why = "To try."
items = [{ exercise = "lift" }]
sources = [{ organisation = "A", title = "B" }]
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A catalogue of one exercise and one routine."""
    return a_catalogue(tmp_path / "shipped", {"lift": EXERCISE}, {"basic": ROUTINE})


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    """The person's own catalogue, still empty."""
    return a_catalogue(tmp_path / "own", {}, {})


def a_catalogue(folder: Path, exercises: dict[str, str], routines: dict[str, str]) -> Path:
    for kind, files in {"exercises": exercises, "routines": routines}.items():
        (folder / kind).mkdir(parents=True)
        for name, text in files.items():
            (folder / kind / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


# The shipped files


def test_the_shipped_catalogue_is_whole() -> None:
    loaded = load_catalogue(None)
    assert loaded.problems == loaded.notices == ()
    assert "bridge" in loaded.exercises
    assert "starter-three" in loaded.routines
    assert loaded.own == frozenset()
    assert all(exercise.id == known for known, exercise in loaded.exercises.items())


def test_the_safety_text_loads() -> None:
    assert [card.level for card in load_safety().cards] == ["emergency", "urgent", "ask-first"]


def test_a_damaged_safety_text_is_an_error_that_names_it(shipped: Path) -> None:
    with pytest.raises(BackcareError, match=r"safety\.toml: file: cannot be read: it is not there"):
        load_safety(shipped)
    (shipped / "safety.toml").write_text("cards = []")
    with pytest.raises(BackcareError, match=r"safety\.toml: disclaimer: is missing"):
        load_safety(shipped)


def test_a_missing_shipped_catalogue_is_a_problem(tmp_path: Path) -> None:
    loaded = load_catalogue(None, tmp_path / "gone")
    assert str(loaded.problems[0]) == f"{tmp_path}/gone: file: is missing; install backcare-tui again"


# The person's own


def test_own_files_load_beside_the_shipped_ones(shipped: Path, personal: Path) -> None:
    (personal / "exercises" / "my-lift.toml").write_text(EXERCISE)
    (personal / "routines" / "both.toml").write_text(
        ROUTINE.replace('{ exercise = "lift" }', '{ exercise = "lift" }, { exercise = "my-lift" }')
    )
    loaded = load_catalogue(personal, shipped)
    assert list(loaded.exercises) == ["lift", "my-lift"]
    assert list(loaded.routines) == ["basic", "both"]
    assert loaded.own == {"my-lift", "both"}
    assert loaded.problems == loaded.notices == ()


def test_an_own_file_wins_over_the_shipped_one_and_says_so(shipped: Path, personal: Path) -> None:
    own = personal / "exercises" / "lift.toml"
    own.write_text(EXERCISE.replace('"Lift"', '"My lift"'))
    loaded = load_catalogue(personal, shipped)
    assert loaded.exercises["lift"].name == "My lift"
    assert loaded.own == {"lift"}
    assert loaded.notices == (Problem(str(own), "id", "takes the place of the shipped one of this name"),)
    assert loaded.problems == ()


def test_a_bad_own_file_leaves_the_shipped_one_in_place(shipped: Path, personal: Path) -> None:
    (personal / "exercises" / "lift.toml").write_text("")
    (personal / "routines" / "basic.toml").write_text(ROUTINE.replace("lift", "gone"))
    loaded = load_catalogue(personal, shipped)
    assert loaded.exercises["lift"].name == "Lift"
    assert loaded.routines["basic"].items[0].exercise == "lift"
    assert loaded.notices == ()
    assert loaded.own == frozenset()
    assert len(loaded.problems) > 1


def test_no_own_folder_is_no_problem(shipped: Path, tmp_path: Path) -> None:
    loaded, without = load_catalogue(tmp_path / "gone", shipped), load_catalogue(None, shipped)
    assert (loaded.exercises, loaded.routines) == (without.exercises, without.routines)
    assert loaded.problems == loaded.notices == ()


def test_only_toml_files_are_read(shipped: Path, personal: Path) -> None:
    for name in ("README.md", "lift.toml~", ".hidden.toml"):
        (personal / "exercises" / name).write_text("not toml")
    assert load_catalogue(personal, shipped).problems == ()


def problem_of(text: str | bytes, shipped: Path, personal: Path) -> str:
    """The only problem of an own exercise with this TEXT, without the file's name."""
    file = personal / "exercises" / "mine.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    loaded = load_catalogue(personal, shipped)
    assert list(loaded.exercises) == ["lift"]
    (problem,) = loaded.problems
    assert str(problem).startswith(f"{file}: ")
    return str(problem).removeprefix(f"{file}: ")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('name = "Lift"\n', "", "name: is missing"),
        ('"Lift"', '""', "name: must not be empty (it is '')"),
        ('"Lift"', "5", 'name: must be text in "quotes" (it is 5)'),
        ('name = "Lift"', f'name = "{"x" * 41}"', "name: must have at most 40 characters"),
        ('"strength"', '"force"', "kind: must be 'mobility', 'stretch', 'strength', 'aerobic' or"),
        ("lasts = 3", "lasts = 99", "phases[1].lasts: must be at most 15, or 'hold' or 'minutes' (it is 99)"),
        (
            "lasts = 3",
            'lasts = "soon"',
            "phases[1].lasts: must be a number, or 'hold' or 'minutes' (it is 'soon')",
        ),
        ("reps = 8", "reps = 2.5", "dose.reps: must be a whole number (it is 2.5)"),
        ("reps = 8", 'reps = "8"', "dose.reps: must be a whole number (it is '8')"),
        ("reps = 8", "reps = 0", "dose.reps: must be at least 1 (it is 0)"),
        ("reps = 8", "rep = 8", "dose.rep: is not known here; did you mean reps?"),
        ("lasts = 3", "lasts = 3\npause = 1", "phases[1].pause: is not known here; did you mean pose?"),
        ("{ reps = 8 }", "8", "dose: must be a table of its own (it is 8)"),
        ('["Begin.", "End."]', '["Begin."]', "steps: must be a list of at least 2"),
        ('["Begin.", "End."]', '["Begin.", 1]', 'steps[1]: must be text in "quotes" (it is 1)'),
        ('["Less."]', '"Less."', "easier: must be a list in [brackets] (it is 'Less.')"),
        (
            'title = "B"',
            'title = "B", url = "ftp://x"',
            "sources[0].url: must be an address that begins with",
        ),
        ("{ reps = 8 }", "{ hold_s = 5 }", "file: dose.hold_s belongs to exercises with a phase"),
        ("{ reps = 8 }", "{ hold_s = nan }", "dose.hold_s: must be"),
        ('name = "Lift"', 'id = "other"\nname = "Lift"', "id: is the file's name without .toml; leave this"),
        ('breath = "in"', 'breath "in"', "line 23: is not TOML: expected '=' after a key"),
        ('sources = [{ organisation = "A", title = "B" }]', "", "sources: is missing"),
        ("lasts = 3\n", 'lasts = """', "last line: is not TOML: "),
        ('"Lift"', '"\x1b]0;x"', "line 1: is not TOML: illegal character"),
        ('"Lift"', "1" * 5000, "line 1: holds a number that is too long"),
        ('"Lift"', "[" * 5000, "line 1: is nested too deeply"),
        ('name = "Lift"', '"\\u001b[2J" = 1\nname = "Lift"', "␛[2J: is not known here"),
    ],
)
def test_what_is_wrong_is_said_by_field(shipped: Path, personal: Path, old: str, new: str, problem: str) -> None:
    assert EXERCISE.count(old) == 1
    assert problem_of(EXERCISE.replace(old, new), shipped, personal).startswith(problem)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xef\xbb\xbf" + EXERCISE.encode(), "line 1: begins with an invisible byte order mark"),
        (EXERCISE.encode("utf-16"), "line 1: is not UTF-8 text"),
        (b'name = "Lift"\nsummary = "\xff"\n', "line 2: is not UTF-8 text"),
        (b"#" * 250_001, "file: is too large; a file may have 250 kB"),
    ],
    ids=["byte order mark", "UTF-16", "a stray byte", "too large"],
)
def test_what_is_no_text_is_said(shipped: Path, personal: Path, data: bytes, problem: str) -> None:
    assert problem_of(data, shipped, personal).startswith(problem)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("opened")

    large = tmp_path / "mine.toml"
    large.touch()
    os.truncate(large, 10_000_000_000)
    monkeypatch.setattr(Path, "open", refuse)
    assert read_toml(large) == Problem(str(large), "file", "is too large; a file may have 250 kB; shorten it")


def test_all_problems_of_a_file_are_said(shipped: Path, personal: Path) -> None:
    text = EXERCISE.replace("lasts = 2", "lasts = 0").replace('"supine"', '"upside down"')
    (personal / "exercises" / "mine.toml").write_text(text)
    fields = [problem.field for problem in load_catalogue(personal, shipped).problems]
    assert fields == ["position", "phases[0].lasts"]


@pytest.mark.parametrize("name", ["My Lift", "LIFT", "-lift", "hüfte", "x" * 65, "a.b"])
def test_a_file_name_must_be_an_id(shipped: Path, personal: Path, name: str) -> None:
    (personal / "exercises" / f"{name}.toml").write_text(EXERCISE)
    (problem,) = load_catalogue(personal, shipped).problems
    assert (problem.field, problem.what[:31]) == ("id", "the file's name must be lower-c")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (Path.mkdir, "file: is a folder, and should be a file; move it elsewhere"),
        (os.mkfifo, "file: is not an ordinary file, but a pipe; move it elsewhere"),
        (lambda path: path.symlink_to("gone"), "file: cannot be read: it is not there"),
        (lambda path: path.symlink_to(path), "file: cannot be read: its links lead in a circle"),
    ],
)
def test_what_is_no_file_is_said(
    shipped: Path, personal: Path, make: Callable[[Path], object], problem: str
) -> None:
    make(personal / "exercises" / "mine.toml")
    (found,) = load_catalogue(personal, shipped).problems
    assert str(found) == f"{personal}/exercises/mine.toml: {problem}"


def test_a_file_in_the_place_of_the_folder_is_said(shipped: Path, personal: Path) -> None:
    (personal / "exercises").rmdir()
    (personal / "exercises").write_text("x")
    (found,) = load_catalogue(personal, shipped).problems
    assert str(found) == f"{personal}/exercises: file: cannot be read: a part of its path is not a folder"


def test_what_may_not_be_read_is_said(free_folder: Path, run_as_nobody: RunAsNobody) -> None:
    a_catalogue(free_folder / "own", {"mine": EXERCISE}, {})
    a_catalogue(free_folder / "shipped", {"lift": EXERCISE}, {"basic": ROUTINE})
    (free_folder / "own" / "exercises" / "mine.toml").chmod(0)
    (free_folder / "own" / "routines").chmod(0)
    said = run_as_nobody(
        """
loaded = load_catalogue(folder / "own", folder / "shipped")
for problem in loaded.problems:
    print(problem)
print(*loaded.routines)
"""
    )
    own = free_folder / "own"
    assert said.splitlines() == [
        f"{own}/exercises/mine.toml: file: cannot be read: permission is denied",
        f"{own}/routines: file: cannot be read: permission is denied",
        "basic",
    ]


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
def test_nothing_in_a_file_stops_the_rest(shipped: Path, personal: Path, data: bytes) -> None:
    (personal / "exercises" / "mine.toml").write_bytes(data)
    loaded = load_catalogue(personal, shipped)
    assert list(loaded.exercises) == ["lift"]
    assert loaded.problems


# Routines


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ('{ exercise = "lfit" }', "items[1].exercise: there is no exercise “lfit”"),
        (
            '{ exercise = "lift", dose = { hold_s = 5 } }',
            "items[1].dose: does not fit the exercise “lift”: dose.hold_s belongs to exercises with a phase",
        ),
        (
            '{ exercise = "lift", form = { words = "Stay.", dose = { minutes = 5 } } }',
            "items[1].dose: does not fit the exercise “lift”: dose.minutes belongs to aerobic exercises",
        ),
        ('{ exercise = "lift", dose = { sets = 99 } }', "items[1].dose.sets: must be at most 10 (it is 99)"),
    ],
)
def test_a_routine_that_does_not_fit_is_left_out(shipped: Path, personal: Path, item: str, problem: str) -> None:
    file = personal / "routines" / "mine.toml"
    file.write_text(ROUTINE.replace('{ exercise = "lift" }', f'{{ exercise = "lift" }}, {item}'))
    loaded = load_catalogue(personal, shipped)
    assert list(loaded.routines) == ["basic"]
    (found,) = loaded.problems
    assert str(found).startswith(f"{file}: {problem}")


# Checking


def test_checking_sound_files_finds_nothing(shipped: Path) -> None:
    assert check_files([shipped]) == ()
    assert check_files([shipped / "exercises", shipped / "routines" / "basic.toml"]) == ()


def test_checking_the_shipped_catalogue_finds_nothing() -> None:
    folder = catalogue_folder()
    assert isinstance(folder, Path)
    assert check_files([folder]) == ()


def test_checking_tells_the_kinds_of_file_apart(shipped: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    shutil.copy(shipped / "exercises" / "lift.toml", loose)
    shutil.copy(shipped / "routines" / "basic.toml", loose)
    (loose / "safety.toml").write_text("cards = []")
    (loose / "search.toml").write_text("symptoms = []\nsame = [[]]")
    (loose / "education").mkdir()
    (loose / "education" / "card.toml").write_text('name = "A card"\nsays = ["One."]')
    problems = check_files([loose])
    found = {(Path(problem.file).name, problem.field) for problem in problems}
    assert {name for name, _ in found} == {"safety.toml", "search.toml", "card.toml"}
    assert {("safety.toml", "disclaimer"), ("search.toml", "same[0]"), ("card.toml", "says")} <= found


def test_checking_names_each_problem(shipped: Path, tmp_path: Path) -> None:
    routine = tmp_path / "mine.toml"
    routine.write_text(ROUTINE.replace("lift", "lfit"))
    text = tmp_path / "mine.txt"
    text.write_text(EXERCISE)
    empty = tmp_path / "empty"
    empty.mkdir()
    said = [str(problem) for problem in check_files([routine, text, empty, tmp_path / "gone.toml"])]
    assert sorted(said) == sorted(
        [
            f"{routine}: items[0].exercise: there is no exercise “lfit”",
            f"{text}: file: must have a name that ends in .toml",
            f"{empty}: file: has no .toml files in it",
            f"{tmp_path}/gone.toml: file: cannot be read: it is not there",
        ]
    )


def test_a_checked_routine_may_name_own_exercises(shipped: Path, personal: Path, tmp_path: Path) -> None:
    (personal / "exercises" / "my-lift.toml").write_text(EXERCISE)
    routine = tmp_path / "mine.toml"
    routine.write_text(ROUTINE.replace("lift", "my-lift"))
    assert check_files([routine], personal) == ()
    assert len(check_files([routine])) == 1
