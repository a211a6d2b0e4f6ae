"""What nobody writes by hand is refused before it is parsed, and reading takes no longer than the file is long."""

import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.storage.folders import SETTINGS_NAME
from backcare_tui.storage.written import toml_file
from backcare_tui.storage.written.catalogue_files import check_files, load_catalogue
from backcare_tui.storage.written.settings_file import Settings, load_settings
from backcare_tui.storage.written.shipped import catalogue_folder
from backcare_tui.storage.written.toml_bounds import DEEPEST, LONGEST_LINE, LONGEST_NAME, out_of_bounds
from backcare_tui.storage.written.toml_file import parsed

DOTTED = "a." * DEEPEST + "a"
"""A name of one part too many."""
LONG = "x" * (LONGEST_NAME + 1)


def nested(brackets: str, count: int) -> str:
    closing = "".join({"[": "]", "{": "}"}[one] for one in reversed(brackets))
    return brackets * count + closing * count


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"{DOTTED} = 1", 1, "holds a name of 17 parts; 16 are enough"),
        (f"pace = 1\n\n{DOTTED.replace('.', ' . ')} = 1", 3, "holds a name of 17 parts"),
        (f"[{DOTTED}]", 1, "holds a name of 17 parts"),
        (f"[[{DOTTED}]]", 1, "holds a name of 17 parts"),
        (f"x = {{ {DOTTED} = 1 }}", 1, "holds a name of 17 parts"),
        ('"a".' * DEEPEST + "'a' = 1", 1, "holds a name of 17 parts"),
        (f"{LONG} = 1", 1, "holds a name that is too long; 100 characters are enough"),
        (f'"{LONG}" = 1', 1, "holds a name that is too long"),
        (f"a.'{LONG}'.b = 1", 1, "holds a name that is too long"),
        (f"x = {'1' * 5000}", 1, "holds a number that is too long; 100 characters are enough"),
        (f"x = 0x{'f' * 5000}", 1, "holds a number that is too long"),
        (f"x = 0.{'1' * 5000}", 1, "holds a number that is too long"),
        (f"\r\nx = {nested('[', DEEPEST + 1)}", 2, "is nested too deeply; 16 brackets within each other are"),
        (f"x = [\n{nested('[', DEEPEST)}]", 2, "is nested too deeply"),
        (f"x = {'{a=' * (DEEPEST + 1)}", 1, "is nested too deeply"),
        (f"# fine\nx = '{'y' * LONGEST_LINE}'", 2, "is longer than 10,000 characters; divide it"),
        (f"# {'y' * LONGEST_LINE}\n{DOTTED} = 1", 1, "is longer than 10,000 characters"),
        (f'x = """\n"{DOTTED}\n"""\n{DOTTED} = 1', 4, "holds a name of 17 parts"),
        (f"x = '''it's\n'''\n{DOTTED} = 1", 3, "holds a name of 17 parts"),
        (f'x = """""{DOTTED}"""""\n{DOTTED} = 1', 2, "holds a name of 17 parts"),
        (f'x = "\\""\n{DOTTED} = "\\""', 2, "holds a name of 17 parts"),
    ],
)
def test_what_nobody_writes_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    found = out_of_bounds(text)
    assert found is not None
    assert found[0] == line
    assert found[1].startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "a." * (DEEPEST - 1) + "a = 1",
        f"{LONG[1:]} = 1",
        f'x = "{DOTTED} {LONG}"',
        f"x = ['{DOTTED}', '{LONG}', '''{LONG}''', \"\"\"{LONG}.{LONG}\"\"\"]",
        f"x = {nested('[', DEEPEST)}",
        f"x = [{nested('[', DEEPEST - 1)}, {nested('[', DEEPEST - 1)}]",
        f'x = """\n{"[" * 40}\n{DOTTED} = 1\n"""',
        f"x = '''\n{'[' * 40}\n{DOTTED} = 1\n'''",
        f"# {'[' * 40} {DOTTED} = 1 {LONG}",
        f'x = "\\"{"[" * 40}"',
        f"x = '\\'\n# {DOTTED}",
        "x = 1979-05-27T07:32:00.999999+01:00",
        f"x = '{'y' * (LONGEST_LINE - 6)}'",
    ],
)
def test_what_can_be_written_by_hand_is_parsed(text: str) -> None:
    assert out_of_bounds(text) is None
    parsed(text)


def test_the_shipped_files_are_far_within_the_bounds() -> None:
    folder = catalogue_folder()
    assert isinstance(folder, Path)
    for file in folder.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        assert out_of_bounds(text) is None
        assert max(map(len, text.split("\n"))) * 10 < LONGEST_LINE


# The parser agrees on what is a name, a text and a bracket

TOKENS = [
    "a",
    ".",
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    "\r\n",
    " ",
    "1",
    "-",
    "é",
]


def depth_of(value: object) -> int:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth_of, inside), default=0) if isinstance(value, dict | list) else 0


@given(st.lists(st.sampled_from(TOKENS), max_size=24).map("".join), st.sampled_from(["{}", '{}\nb.c."d" = 1']))
def test_what_the_parser_takes_is_judged_as_it_reads_it(text: str, frame: str) -> None:
    """Whatever the parser reads can be followed by what goes too far, and only that is refused."""
    document = frame.format(text)
    try:
        read = parsed(document + "\n")
    except ValueError:
        return
    assert depth_of(read) <= DEEPEST
    assert out_of_bounds(document) is None
    excess = f"\n{DOTTED} = 1"
    assert out_of_bounds(document + excess) == (
        (document + excess).replace("\r\n", "\n").count("\n") + 1,
        "holds a name of 17 parts; 16 are enough",
    )


# Work that grows no faster than the file


def work(function: Callable[[], object]) -> int:
    """How many lines of Python FUNCTION runs through."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        function()
    finally:
        sys.settrace(before)
    return lines


def dotted(count: int) -> str:
    return "a." * count + "a = 1\n"


SHAPES: dict[str, Callable[[int], str]] = {
    "a dotted name": dotted,
    "a quoted dotted name": lambda count: '"a".' * count + "a = 1\n",
    "a table with a dotted name": lambda count: f"[{'a.' * count}a]\n",
    "names below a deep table": lambda count: (
        f"[{'a.' * (DEEPEST - 1)}a]\n" + "".join(f"b{i} = 1\n" for i in range(count))
    ),
    "names below a table that is too deep": lambda count: (
        f"[{'a.' * count}a]\n" + "".join(f"b{i} = 1\n" for i in range(count))
    ),
    "dotted names": lambda count: "".join(f"{'a.' * (DEEPEST - 2)}b{i} = 1\n" for i in range(count)),
    "unknown fields": lambda count: "".join(f"b{i} = 1\n" for i in range(count)),
    "unknown fields of an inline table": lambda count: (
        "dose = {" + ", ".join(f"b{i} = 1" for i in range(min(count, 900))) + "}"
    ),
    "fields almost right": lambda count: "".join(f"weekly_minuets{i} = 1\n" for i in range(count)),
    "tables": lambda count: "".join(f"[b{i}]\n" for i in range(count)),
    "tables of tables": lambda count: "".join(f"[a.b{i}.c]\n" for i in range(count)),
    "a list of tables": lambda count: "[[phases]]\nx = 1\n" * count,
    "tables in a list of tables": lambda count: "[[phases]]\n[phases.a]\n[[phases.b]]\n" * count,
    "a list": lambda count: "steps = [\n" + "1,\n" * count + "]\n",
    "a list of tables in one line": lambda count: "phases = [\n" + "{ x = 1 },\n" * count + "]\n",
    "brackets": lambda count: "x = " + "[" * count,
    "closed brackets": lambda count: "x = [" + "[],\n" * count + "]\n",
    "tables within each other": lambda count: "x = " + "{a=" * count,
    "a whole number": lambda count: f"pace = {'1' * count}\n",
    "a hexadecimal number": lambda count: f"pace = 0x{'f' * count}\n",
    "a number with a point": lambda count: f"pace = 1.{'1' * count}\n",
    "numbers": lambda count: "".join(f"b{i} = {'1' * LONGEST_NAME}\n" for i in range(count)),
    "dates": lambda count: "".join(f"b{i} = 1979-05-27T07:32:00.{'9' * 80}Z\n" for i in range(count)),
    "escapes": lambda count: 'name = """' + "\\u0041\n" * count + '"""\n',
    "quotes": lambda count: 'name = """' + '""\n' * count + '"""\n',
    "a text without an end": lambda count: 'name = "' + "\\n" * count,
    "a long text without an end": lambda count: "name = '''" + "''\n" * count,
    "a line": lambda count: f'name = "{"x" * count}"\n',
    "comments": lambda count: "# [[[[ a.a.a\n" * count,
    "empty lines": lambda count: " \r\n" * count,
    "control characters": lambda count: "# \x01\n" * count,
}


def grows_with_the_square(reading: Callable[[str], object], shape: Callable[[int], str]) -> bool:
    """Whether READING twice as much of SHAPE is far more than twice the work."""
    once, twice = (work(partial(reading, shape(count))) for count in (400, 800))
    return twice > 2.2 * once + 2_000


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_much_takes_no_more_than_twice_the_work(
    tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toml_file, "toml", tomllib)  # the lines of what is compiled cannot be counted
    (tmp_path / "exercises").mkdir()

    def read(text: str) -> None:
        for file in (tmp_path / "exercises" / "mine.toml", tmp_path / SETTINGS_NAME):
            file.write_text(text, encoding="utf-8", newline="")
        assert load_catalogue(tmp_path, tmp_path).problems
        loaded, _ = load_settings(tmp_path)
        assert isinstance(loaded, Settings)

    assert not grows_with_the_square(read, SHAPES[shape])


def test_work_that_grows_with_the_square_is_found() -> None:
    assert grows_with_the_square(tomllib.loads, SHAPES["names below a table that is too deep"])
    assert not grows_with_the_square(tomllib.loads, SHAPES["unknown fields"])


def test_a_file_of_200_kb_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / SETTINGS_NAME
    file.write_text(f"pace = 1\n{dotted(100_000)}")
    (problem,) = check_files([file])
    assert str(problem) == f"{file}: line 2: holds a name of 100,001 parts; 16 are enough"
    assert load_settings(tmp_path) == (Settings(), (problem,))


def test_of_many_mistakes_the_first_are_said_and_the_rest_counted(tmp_path: Path) -> None:
    file = tmp_path / SETTINGS_NAME
    file.write_text(SHAPES["unknown fields"](20_000))
    problems = check_files([file])
    assert [problem.field for problem in problems] == [*(f"b{i}" for i in range(20)), "file"]
    assert problems[-1].what == "has 19,980 more mistakes"
