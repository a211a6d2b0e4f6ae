"""What the commands do, and with which exit status."""

import json
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from backcare_tui.domain.words.text import NOTE_LIMIT
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


# The app and sessions


def test_about_me_is_shown_before_a_session_line_by_line_and_nowhere_else(program: Program) -> None:
    assert program("start", "bridge", "--plain").status == 7
    assert not program.about_me
    assert program("start", "bridge", "--plain", "--about-me").status == 7
    assert program.about_me
    refused = program("start", "bridge", "--about-me")
    assert refused.status == 2
    assert "needs --plain" in refused.err


def test_bare_command_opens_the_app_and_passes_its_status_on(program: Program) -> None:
    assert program().status == 7
    assert program.begun is not None
    how, open_up, routine, pace = program.begun
    assert (how, routine, pace) == ("app", None, None)
    loaded = open_up()
    assert loaded.folders.data == program.data
    assert "bridge" in loaded.catalogue.exercises


def test_the_list_of_commands_says_each_to_the_end_of_its_sentence(program: Program) -> None:
    help_ = program("--help")
    listed = help_.out.partition("Commands:")[2]
    assert help_.status == 0
    assert listed.count("  start ") == 1
    assert "..." not in listed
    assert "among the\n           other backups." in listed


def test_start_takes_a_routine_and_a_pace(program: Program) -> None:
    assert program("start", "desk-break", "--plain", "--pace", "0.5").status == 7
    assert program.begun is not None
    assert program.begun[0] == "plain"
    assert program.begun[2] is not None
    assert program.begun[2].id == "desk-break"
    assert program.begun[3] == 0.5


def test_start_strings_exercises_together(program: Program) -> None:
    program("start", "bridge", "cat-cow", "--plain")
    assert program.begun is not None
    assert program.begun[2] is not None
    assert [item.exercise for item in program.begun[2].items] == ["bridge", "cat-cow"]


def test_start_with_an_unknown_name_suggests_one(program: Program) -> None:
    result = program("start", "brigde")
    assert (result.status, program.begun) == (1, None)
    assert "“brigde”" in result.err
    assert "bridge?" in result.err


@pytest.mark.parametrize("name", ["Bridge", "BRIDGE", "Glute Bridge", " bridge"])
def test_start_and_show_take_names_and_aliases_in_any_writing(program: Program, name: str) -> None:
    assert program("start", name, "cat cow", "--plain").status == 7
    assert program.begun is not None
    assert program.begun[2] is not None
    assert [item.exercise for item in program.begun[2].items] == ["bridge", "cat-cow"]
    assert program("show", name).out == program("show", "bridge").out
    assert program("show", "DESK Break").out == program("show", "desk-break").out


@pytest.mark.parametrize(
    ("answer", "yes"), [("y\n", True), (" YES \n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_whoever_is_there_is_asked_about_a_near_miss(
    program: Program, answer: str, yes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.person = True
    question = "There is no exercise or routine called “brigde”. Did you mean bridge? [y/N] "
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    started = program("start", "brigde", "--plain")
    monkeypatch.setattr("sys.stdin", StringIO(answer))
    shown = program("show", "brigde")
    assert started.err.startswith(question)
    assert shown.err.startswith(question)
    if yes:
        assert (started.status, shown.status) == (7, 0)
        assert program.begun is not None
        assert program.begun[2] is not None
        assert program.begun[2].id == "bridge"
        assert shown.out == program("show", "bridge").out
    else:
        assert (started.status, shown.status, program.begun, shown.out) == (1, 1, None, "")
        assert shown.err.removeprefix(question).startswith("There is no exercise or routine called “brigde”.")


def test_nobody_is_asked_where_nobody_is_or_nothing_is_near(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "Did you mean bridge" in program("show", "brigde").err
    program.person = True
    result = program("show", "zzzzzz")
    assert (result.status, "[y/N]" in result.err, "backcare-tui list" in result.err) == (1, False, True)


@pytest.mark.parametrize("asked", ["sciatica", "siatica", "leg-pain", "pain down my leg"])
def test_asked_for_what_hurts_show_says_what_to_know_and_what_suits(program: Program, asked: str) -> None:
    program.person = True
    result = program("show", asked)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Pain down a leg\n")
    for words in ("When to ask", "backcare-tui signs", "\n  - walk: ", "Take care: Stop if pain", "\nSources\n"):
        assert words in result.out
    assert all(len(line) <= 80 for line in result.out.splitlines())
    (row,) = json.loads(program("show", asked, "--json").out)["symptoms"]
    assert (row["id"], row["suits"][0], {"found_by", "alone"} & {*row}) == ("leg-pain", "walk", set())


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=str)
def test_what_is_wrong_in_the_settings_is_said_once_though_two_things_hurt(
    program: Program, as_json: list[str]
) -> None:
    program.write_settings("pace = 9.0\n")
    result = program("show", "neck and knee pain", *as_json)
    assert result.status == 0
    assert ("Sore knees" in result.out, result.err.count("Left out: ")) == (True, 1)


def test_nothing_starts_for_what_hurts_and_it_is_said_where_to_read_on(program: Program) -> None:
    program.person = True
    result = program("start", "sciatica", "--plain")
    assert (result.status, result.out, program.begun) == (1, "", None)
    assert result.err.endswith("See what to know and what suits with: backcare-tui show leg-pain\n")


def test_a_name_of_several_is_refused_with_their_ids(program: Program) -> None:
    program.person = True
    bridge = (Path(__file__).parents[2] / "catalogue" / "exercises" / "bridge.toml").read_text()
    program.write_own("exercises/my-bridge.toml", bridge)
    result = program("show", "Bridge")
    assert (result.status, result.out) == (1, "")
    assert result.err == "Several are called “Bridge”. Say which by its id: bridge or my-bridge.\n"
    assert program("show", "bridge").status == program("show", "my-bridge").status == 0


@pytest.mark.parametrize("pace", ["0,8", "0.80", "０.8"])
def test_a_pace_is_read_as_any_number_that_is_typed(program: Program, pace: str) -> None:
    assert program("start", "bridge", "--plain", "--pace", pace).status == 7
    assert program.begun is not None
    assert program.begun[3] == 0.8


@pytest.mark.parametrize("what", ["exercises", "Exercises", "ROUTINES"])
def test_what_is_listed_is_named_in_any_case(program: Program, what: str) -> None:
    assert program("list", what).out == program("list", what.lower()).out != ""


@pytest.mark.parametrize("pace", ["3", "0.4", "nan", "inf", "fast", "-1"])
def test_a_pace_out_of_bounds_is_wrong_usage(program: Program, pace: str) -> None:
    result = program("start", "--plain", f"--pace={pace}")
    assert (result.status, program.begun) == (2, None)
    assert "0.5 to 2.0" in result.err


@pytest.mark.parametrize("arguments", [(), ("start",), ("start", "bridge")])
def test_without_a_terminal_the_app_is_refused_in_one_line(program: Program, arguments: tuple[str, ...]) -> None:
    program.terminal = False
    result = program(*arguments)
    assert (result.status, program.begun) == (2, None)
    assert result.err.count("\n") == 1
    assert "start --plain" in result.err
    assert "backcare-tui list" in result.err


def test_without_a_terminal_a_near_miss_is_said_as_with_one(program: Program) -> None:
    program.terminal = False
    result = program("start", "bridgee")
    assert (result.status, program.begun) == (1, None)
    assert "“bridgee”" in result.err
    assert "bridge?" in result.err


def test_plain_needs_no_terminal(program: Program) -> None:
    program.terminal = False
    assert program("start", "--plain").status == 7


# Checking files


def test_check_counts_what_is_in_order(program: Program) -> None:
    shipped = sum(1 for _ in (Path(__file__).parents[2] / "catalogue").rglob("*.toml"))
    assert program("check").out == f"All {shipped} files are in order.\n"
    bridge = str(Path(__file__).parents[2] / "catalogue" / "exercises" / "bridge.toml")
    assert program("check", bridge).out == "The file is in order.\n"


def test_check_prints_every_problem_with_file_and_field(program: Program) -> None:
    program.write_own("exercises/hop.toml", 'name = "Hop"\nsides = "three"')
    result = program("check")
    assert result.status == 1
    lines = result.out.splitlines()
    path = program.folder / "config" / "catalogue" / "exercises" / "hop.toml"
    assert f"{path}: kind: is missing" in lines
    assert any(line.startswith(f"{path}: sides: must be") for line in lines)


def test_check_of_a_path_that_is_not_there(program: Program) -> None:
    result = program("check", str(program.folder / "none.toml"))
    assert (result.status, result.out.count("\n")) == (1, 1)


def test_check_looks_at_the_settings_too(program: Program) -> None:
    shipped = sum(1 for _ in (Path(__file__).parents[2] / "catalogue").rglob("*.toml"))
    program.write_settings("pace = 2\n")
    assert program("check").out == f"All {shipped + 1} files are in order.\n"
    file = program.write_settings("pace = 3\nweekly_minuets = 90\n")
    result = program("check")
    assert result.status == 1
    assert result.out.splitlines() == [
        f"{file}: pace: must be at most 2 (it is 3)",
        f"{file}: weekly_minuets: is not known here; did you mean weekly_minutes?",
    ]
    assert program("check", str(file)).out == program("check", str(file.parent)).out == result.out


UNREADABLE_SETTINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "too large": (
        lambda file: file.write_bytes(b"#" * 250_001),
        "is too large; a file may have 250 kB; shorten it",
    ),
    "a folder": (Path.mkdir, "is a folder, and should be a file; move it elsewhere"),
    "a circle": (lambda file: file.symlink_to(file), "cannot be read: its links lead in a circle"),
    "names": (
        lambda file: file.write_text("a." * 100_000 + "a = 1"),
        "holds a name of 100,001 parts; 16 are enough",
    ),
}
if sys.platform != "win32":
    UNREADABLE_SETTINGS["a pipe"] = (os.mkfifo, "is not an ordinary file, but a pipe; move it elsewhere")
    UNREADABLE_SETTINGS["a device"] = (
        lambda file: file.symlink_to("/dev/zero"),
        "is not an ordinary file, but a device; move it elsewhere",
    )


@pytest.mark.parametrize("case", UNREADABLE_SETTINGS)
def test_settings_that_cannot_be_used_are_said_by_each_command_that_stands_on_them(
    program: Program, case: str
) -> None:
    make, what = UNREADABLE_SETTINGS[case]
    file = program.write_settings("")
    file.unlink()
    make(file)
    field = "line 1" if case == "names" else "file"
    for arguments in (("status",), ("status", "--json"), ("log", "4"), ("start", "bridge", "--plain")):
        result = program(*arguments)
        assert result.err == f"Left out: {file}: {field}: {what}\n", arguments
        assert result.status == (7 if arguments[0] == "start" else 0)
    checked = program("check")
    assert (checked.status, checked.out) == (1, f"{file}: {field}: {what}\n")


# The journal


def test_log_says_saved_only_with_the_entry_in_the_journal(program: Program) -> None:
    assert program("log", "4", "--note", "stiff").said == "Saved: pain 4, Sunday 22 November 09:15.\n"
    (entry,) = json.loads(program("journal", "--json").out)["entries"]
    assert (entry["pain"], entry["note"], entry["at"]) == (4, "stiff", "2026-11-22T09:15:00+02:00")


def test_log_that_cannot_be_saved_does_not_say_saved(program: Program) -> None:
    program.data.write_text("a file where the folder should be")
    result = program("log", "4")
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("when", "at", "words"),
    [
        ("08:30", "2026-11-22T08:30:00+02:00", "Sunday 22 November 08:30"),
        ("yesterday 21:15", "2026-11-21T21:15:00+02:00", "Saturday 21 November 21:15"),
        ("2026-11-20T07:00", "2026-11-20T07:00:00+02:00", "Friday 20 November 07:00"),
        ("2025-11-20T07:00-05:00", "2025-11-20T07:00:00-05:00", "Thursday 20 November 2025 07:00 (there, UTC-5)"),
        ("09:16", "2026-11-22T09:16:00+02:00", "Sunday 22 November 09:16"),
    ],
)
def test_log_at_another_time(program: Program, when: str, at: str, words: str) -> None:
    assert program("log", "0", "--at", when).said == f"Saved: pain 0, {words}.\n"
    assert json.loads(program("journal", "--json").out)["entries"][0]["at"] == at


@pytest.mark.parametrize("when", ["09:17", "2026-11-23T09:00", "soon", "25:00", "2026-99-99"])
def test_log_refuses_the_future_and_what_is_no_time(program: Program, when: str) -> None:
    result = program("log", "3", "--at", when)
    assert (result.status, result.out) == (2, "")
    assert json.loads(program("journal", "--json").out)["entries"] == []


@pytest.mark.parametrize("pain", ["11", "abc", "4.5", "", "٤"])
def test_log_refuses_what_is_no_rating(program: Program, pain: str) -> None:
    result = program("log", pain)
    assert (result.status, result.out) == (2, "")
    assert "0 (no pain) to 10" in result.err


def test_log_refuses_a_note_that_is_too_long(program: Program) -> None:
    result = program("log", "4", "--note", "x" * (NOTE_LIMIT + 1))
    assert result.status == 2
    assert f"{NOTE_LIMIT + 1:,}" in result.err
    assert f"{NOTE_LIMIT:,} fit" in result.err
    assert program("log", "4", "--note", "x" * NOTE_LIMIT).status == 0


def test_folders_of_the_command_line_win(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert program("--data-dir", str(other), "log", "4").status == 0
    assert "empty" in program("journal").out
    assert "pain 4" in program("--data-dir", str(other), "journal").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["journal", "--data-dir", "{}"],
        ["journal", "--data-dir={}", "--limit", "1"],
        ["--data-dir", "/nowhere", "journal", "--data-dir", "{}"],
        ["--data-dir", "{}", "journal", "--config-dir", "/nowhere"],
        ["status", "--data-dir", "{}"],
        ["journal", "--trend", "--period", "all", "--data-dir", "{}"],
    ],
)
def test_folders_are_taken_after_a_command_too(program: Program, tmp_path: Path, arguments: list[str]) -> None:
    other = str(tmp_path / "other")
    assert program("log", "4", "--data-dir", other).status == 0
    result = program(*(argument.format(other) for argument in arguments))
    assert result.status == 0, result.err
    assert "4" in result.out
    assert "empty" in program("journal").out


def test_folders_are_taken_after_a_command_in_a_command(program: Program, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert program("log", "4", "--note", "--data-dir", "--data-dir", other).status == 0
    line, note = program("--data-dir", other, "journal").out.splitlines()[-2:]
    assert note.strip() == "--data-dir"
    assert program("journal", "delete", line.split()[-1], "--data-dir", other).status == 0
    assert "empty" in program("journal", "--data-dir", other).out


@pytest.mark.parametrize("arguments", [("journal",), ("export", "out.json"), ("status",), ("start",)])
def test_reading_begins_no_journal(
    program: Program, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program(*arguments)
    assert not program.data.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("log", "--note"), "Option '--note' requires an argument. See: backcare-tui log --help"),
        (("helps", "--json=1"), "Option '--json' does not take a value. See: backcare-tui helps --help"),
        (("journal", "--since"), "Option '--since' requires an argument. See: backcare-tui journal --help"),
        (
            ("journal", "edit", "1", "--at"),
            "Option '--at' requires an argument. See: backcare-tui journal edit --help",
        ),
        (("undo", "3"), "Got unexpected extra argument (3). See: backcare-tui undo --help"),
    ],
)
def test_what_was_typed_wrong_is_said_in_whole_sentences_with_the_help_of_that_command(
    program: Program, arguments: tuple[str, ...], said: str
) -> None:
    result = program(*arguments)
    assert (result.status, result.out, result.err) == (2, "", f"{said}\n")
