"""Files of the person's own, however broken: what is wrong is listed, what is sound still loads, nothing else."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.written.catalogue_files import load_catalogue
from backcare_tui.storage.written.settings_file import Settings, load_settings
from backcare_tui.storage.written.toml_file import SIZE_LIMIT, read_toml
from tests.hostile import PAYLOADS, toml_text
from tests.storage.written.test_catalogue_files import EXERCISE, ROUTINE
from tests.terminal.escape_codes import kinds

MEGABYTE = 1_000_000

VALUES = st.one_of(
    st.sampled_from(list(PAYLOADS.values())).map(lambda text: toml_text(text[:300])),
    st.sampled_from(
        ["nan", "inf", "-inf", "1e400", "0x7fffffffffffffffff", "-0.0", "true", "1979-05-27T07:32:00Z"]
    ),
    st.sampled_from(
        ["[]", "{}", "[[[[]]]]", "{ a = { b = [1] } }", "[1, 'x', true]", "''", '"""\n"""', "07:32:00"]
    ),
    st.integers().map(str),
    st.text(max_size=20),
)
"""What may stand after an equals sign."""


@st.composite
def nearly(draw: st.DrawFn, text: str) -> str:
    """TEXT with some of its lines left out, doubled, cut, swapped, or with another value."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "cut", "swap", "value", "value", "key"])):
            case "drop":
                lines[at] = ""
            case "double":
                lines.insert(at, lines[at])
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "swap":
                lines[0], lines[at] = lines[at], lines[0]
            case "value":
                lines[at] = f"{lines[at].partition('=')[0]}= {draw(VALUES)}"
            case "key":
                lines.insert(at, f"{draw(VALUES)} = {draw(VALUES)}")
    return "\n".join(lines)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A catalogue of one's own with a sound exercise and a sound routine of it."""
    for file, text in (("exercises/lift.toml", EXERCISE), ("routines/basic.toml", ROUTINE)):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(text)
    return tmp_path


def load(own: Path) -> tuple[Problem, ...]:
    """The problems of OWN, all fit for a screen; what was sound is there."""
    loaded = load_catalogue(own, own / "nothing shipped")
    assert isinstance(loaded.exercises["lift"], Exercise)
    assert isinstance(loaded.routines["basic"], Routine)
    problems = tuple(problem for problem in loaded.problems if "nothing shipped" not in problem.file)
    for problem in problems:
        assert kinds(str(problem).encode()) == set()
        assert len(str(problem).splitlines()) == 1
    return problems


@given(data=st.binary(max_size=200) | nearly(EXERCISE).map(lambda text: text.encode("utf-8", "replace")))
def test_any_exercise_is_loaded_or_listed(own: Path, data: bytes) -> None:
    file = own / "exercises" / "mine.toml"
    file.write_bytes(data)
    problems = load(own)
    loaded = load_catalogue(own, own / "nothing shipped")
    assert "mine" in loaded.exercises or problems
    assert {problem.file for problem in problems} <= {str(file)}


@given(data=st.binary(max_size=200) | nearly(ROUTINE).map(lambda text: text.encode("utf-8", "replace")))
def test_any_routine_is_loaded_or_listed(own: Path, data: bytes) -> None:
    file = own / "routines" / "mine.toml"
    file.write_bytes(data)
    problems = load(own)
    loaded = load_catalogue(own, own / "nothing shipped")
    assert "mine" in loaded.routines or problems
    assert {problem.file for problem in problems} <= {str(file)}
    for routine in loaded.routines.values():
        assert loaded.exercises.keys() >= {item.exercise for item in routine.items}


SETTINGS = 'emergency_number = "112"\npace = 1.5\nweekly_sessions = 3\nvoice = "all"\nsound = true\n'


@given(data=nearly(SETTINGS).map(lambda text: text.encode("utf-8", "replace")))
def test_any_settings_are_used_or_listed(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(data)
    loaded, problems = load_settings(tmp_path)
    assert isinstance(loaded, Settings)
    assert kinds(loaded.emergency_number.encode()) == set()
    for problem in problems:
        assert kinds(str(problem).encode()) == set()


NAMES = ["a..b", "CON", "LIFT", "lift ", "lïft", "a" * 65, "-lift", "a\x1bb", "a\u202eb", "a.b"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["exercises", "routines"])
def test_a_name_that_is_no_id_is_listed(own: Path, kind: str, name: str) -> None:
    file = own / kind / f"{name}.toml"
    file.write_text(EXERCISE if kind == "exercises" else ROUTINE)
    (problem,) = load(own)
    assert (problem.field, problem.what[:15]) == ("id", "the file's name")


@pytest.mark.parametrize("name", [*NAMES, "..", "../lift", "/etc/passwd", "nul", "a\0b", ""])
def test_an_id_in_a_file_leads_to_no_other(own: Path, name: str) -> None:
    (own / "exercises" / "mine.toml").write_text(f"id = {toml_text(name)}\n{EXERCISE}")
    (own / "routines" / "ours.toml").write_text(ROUTINE.replace('"lift"', toml_text(name)))
    problems = load(own)
    assert {problem.field for problem in problems} == {"id", "items[0].exercise"}


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(100 * MEGABYTE)


def in_a_circle(file: Path) -> None:
    other = file.with_name("other")
    other.symlink_to(file)
    file.symlink_to(other)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a hundred megabytes": (sparse, "is too large; a file may have 250 kB"),
    "just too large": (lambda file: file.write_bytes(b"#" * (SIZE_LIMIT + 1)), "is too large"),
    "deep lists": (lambda file: file.write_text("x = " + "[" * 200_000), "is nested too deeply"),
    "deep tables": (lambda file: file.write_text("x = " + "{a=" * 80_000), "is nested too deeply"),
    "a long number": (lambda file: file.write_text("x = " + "1" * 200_000), "holds a number that is too long"),
    "a byte order mark": (lambda file: file.write_bytes(b"\xef\xbb\xbf" + EXERCISE.encode()), "begins with an"),
    "UTF-16": (lambda file: file.write_bytes(EXERCISE.encode("utf-16")), "is not UTF-8 text"),
    "a folder": (Path.mkdir, "is a folder, and should be a file"),
    "a circle of links": (in_a_circle, "cannot be read: its links lead in a circle"),
    "a link to nowhere": (lambda file: file.symlink_to("gone"), "cannot be read: it is not there"),
}
if sys.platform != "win32":
    UNREADABLE["a pipe"] = (os.mkfifo, "is not an ordinary file")
    UNREADABLE["a device"] = (lambda file: file.symlink_to("/dev/zero"), "is not an ordinary file")


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_used_is_listed(own: Path, case: str) -> None:
    make, what = UNREADABLE[case]
    make(own / "exercises" / "mine.toml")
    (problem,) = load(own)
    assert problem.file.endswith("mine.toml")
    assert problem.what.startswith(what)
    make(own / "settings.toml") if case != "a circle of links" else in_a_circle(own / "settings.toml")
    assert len(load_settings(own)[1]) == 1


def test_a_file_that_is_too_large_is_not_even_opened(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = own / "huge.toml"
    sparse(file)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened"))
    assert isinstance(read_toml(file), Problem)
