"""The program as a shell runs it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from ptyprocess import PtyProcessUnicode

from backcare_tui import __version__
from backcare_tui.__main__ import real_parts, run

COMMAND = [sys.executable, "-m", "backcare_tui"]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    unset = ("BACKCARE_CLOCK_RATE", "PYTHONIOENCODING", "LC_ALL", "TERM")
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    own = {"BACKCARE_DATA_DIR": str(folder / "data"), "BACKCARE_CONFIG_DIR": str(folder / "config")}
    return {**inherited, **own, **variables}


def backcare(folder: Path, *arguments: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env=environment(folder, **variables),
    )


@contextmanager
def practising(folder: Path, *arguments: str, rate: int) -> Iterator[subprocess.Popen[str]]:
    """A session line by line with its ends as pipes."""
    process = subprocess.Popen(
        [*COMMAND, "start", "--plain", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(folder, BACKCARE_CLOCK_RATE=str(rate)),
    )
    never_ends = Timer(120, process.kill)
    never_ends.start()
    with process:
        try:
            yield process
        finally:
            never_ends.cancel()
            process.kill()


def type_line(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    pytest.fail(f"never said: {words}")


# Exit status and where words go


@pytest.mark.parametrize(
    ("arguments", "status"), [(["show", "nothing-of-the-kind"], 1), (["frobnicate"], 2), ([], 2), (["start"], 2)]
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, arguments: list[str], status: int) -> None:
    result = backcare(tmp_path, *arguments)
    assert result.returncode == status
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    if arguments in ([], ["start"]):  # without a terminal
        assert "start --plain" in result.stderr
        assert "list" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["export", "no-such-folder/out.json"], 1),
        (["list", "cats"], 2),
        (["log"], 2),
        (["log", "11"], 2),
        (["log", "-1"], 2),
        (["start", "--plain", "--pace", "3"], 2),
        (["export", "out.pdf"], 2),
    ],
)
def test_each_command_says_in_one_line_what_cannot_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int
) -> None:
    assert run(arguments, lambda: real_parts(environment(tmp_path))) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_dumb_terminal_is_not_drawn_on(tmp_path: Path) -> None:
    terminal = PtyProcessUnicode.spawn(COMMAND, env=environment(tmp_path, TERM="dumb"), dimensions=(24, 200))
    said = ""
    try:
        while True:
            said += terminal.read()
    except EOFError:
        terminal.wait()
    assert terminal.exitstatus == 2
    assert "start --plain" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("rate", ["x", "0", "nan", "inf", "1e300"])
def test_an_impossible_clock_rate_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rate: str
) -> None:
    assert run(["list"], lambda: real_parts(environment(tmp_path, BACKCARE_CLOCK_RATE=rate))) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "BACKCARE_CLOCK_RATE" in said.err
    assert said.err.count("\n") == 1


def test_the_app_is_given_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from backcare_tui.ui.app import BackcareApp

    begun: list[BackcareApp] = []

    def remember(app: BackcareApp) -> None:
        begun.append(app)
        app._return_code = 3

    monkeypatch.setattr(BackcareApp, "run_in_terminal", remember)
    parts = real_parts(environment(tmp_path))._replace(can_draw=lambda: True)
    assert run(["start", "bridge", "--pace", "0.5"], lambda: parts) == 3
    assert begun


def test_an_empty_clock_rate_is_none(tmp_path: Path) -> None:
    assert real_parts(environment(tmp_path, BACKCARE_CLOCK_RATE="")).clock.rate == 1


# Output


def test_output_to_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        result = subprocess.run(
            [*COMMAND, "list"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=environment(tmp_path),
        )
    assert (result.returncode, result.stderr) == (0, b"")


def test_only_the_first_line_is_wanted(tmp_path: Path) -> None:
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", '"$@" | head -1', "bash", *COMMAND, "show", "bridge"],
        capture_output=True,
        check=False,
        timeout=60,
        env=environment(tmp_path),
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, b"Bridge\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*COMMAND, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=environment(tmp_path),
        )
    assert result.returncode == 1
    assert result.stderr == b"The output could not be written: the disk is full.\n"


@pytest.mark.parametrize(
    "variables",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}],
    ids=["C", "ascii", "latin-1"],
)
def test_an_encoding_that_lacks_letters_stops_nothing(tmp_path: Path, variables: dict[str, str]) -> None:
    assert backcare(tmp_path, "log", "4", "--note", "Rücken “heiß” 背中").returncode == 0
    result = subprocess.run(
        [*COMMAND, "journal"],
        capture_output=True,
        check=False,
        timeout=60,
        env=environment(tmp_path, **variables),
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"pain 4" in result.stdout
    assert b"\\u" not in result.stdout
    document = backcare(tmp_path, "journal", "--json", **variables).stdout
    assert json.loads(document)["entries"][0]["note"] == "Rücken “heiß” 背中"


def test_control_codes_in_a_note_never_reach_the_terminal(tmp_path: Path) -> None:
    note = "a\x1b]52;c;QQ==\x07b\x9b31m [/red] \u202ec"
    assert backcare(tmp_path, "log", "4", "--note", note).returncode == 0
    shown = backcare(tmp_path, "journal").stdout
    raw = backcare(tmp_path, "journal", "--json").stdout
    for text in (shown, raw):
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[/red]" in shown
    assert json.loads(raw)["entries"][0]["note"] == "a␛]52;c;QQ==␇b\N{REPLACEMENT CHARACTER}31m [/red] \u202ec"


def test_version_and_help(tmp_path: Path) -> None:
    assert backcare(tmp_path, "--version").stdout == f"backcare-tui {__version__}\n"
    told = backcare(tmp_path, "--help").stdout
    for command in ("start", "list", "show", "check", "log", "journal", "export"):
        assert f"  {command} " in told


# A session


def test_a_whole_session_from_a_pipe(tmp_path: Path) -> None:
    typed = "5\n3\nslept badly [/red]\n"
    result = backcare(tmp_path, "start", "starter-three", "--plain", typed=typed, BACKCARE_CLOCK_RATE="300")
    assert (result.returncode, result.stderr) == (0, "")
    for number, name in enumerate(("Pelvic tilt", "Bridge", "Knee rolls"), start=1):
        assert f"\nExercise {number} of 3: {name}." in result.stdout
    assert result.stdout.endswith("\nSaved.\n")

    document = json.loads(backcare(tmp_path, "journal", "--json").stdout)
    (entry,) = document["entries"]
    expected = {
        "kind": "session",
        "routine": "starter-three",
        "note": "slept badly [/red]",
        "outcome": "completed",
        "pain_before": 5,
        "pain_after": 3,
        "pain_worst": None,
        "effort": None,
        "exercises": [
            {
                "exercise": name,
                "variation": "standard",
                "planned_s": seconds,
                "done_s": seconds,
                "outcome": "completed",
                "sets": 1,
                "reps": reps,
                "hold_s": hold_s,
            }
            for name, seconds, reps, hold_s in (
                ("pelvic-tilt", 72.0, 8, 5.0),
                ("bridge", 64.0, 8, 3.0),
                ("knee-rolls", 131.0, 4, 5.0),
            )
        ],
    }
    assert {name: entry[name] for name in expected} == expected
    assert set(entry) == set(expected) | {"id", "at", "ended_at"}

    path = tmp_path / "out.json"
    assert backcare(tmp_path, "export", str(path), "--format", "json").returncode == 0
    exported = json.loads(path.read_text())
    assert {memo["kind"] for memo in exported.pop("memos")} == {"memo"}  # what is kept in mind is in no list
    assert exported == document == {**document, "format": "backcare-journal", "version": 1}
    line = backcare(tmp_path, "journal").stdout.splitlines()[0]
    assert "pain 5 -> 3     Starter three, 3 of 3 exercises, 4:27" in line
    assert line.endswith(f"  {entry['id'][:4]}")


def test_a_session_without_any_input_runs_to_its_end(tmp_path: Path) -> None:
    result = subprocess.run(
        [*COMMAND, "start", "bridge", "--plain"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        env=environment(tmp_path, BACKCARE_CLOCK_RATE="3000"),
    )
    assert (result.returncode, result.stderr) == (0, b"")
    (entry,) = json.loads(backcare(tmp_path, "journal", "--json").stdout)["entries"]
    assert (entry["pain_before"], entry["pain_after"], entry["outcome"]) == (None, None, "completed")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_session_for_the_next_start(tmp_path: Path, number: signal.Signals) -> None:
    with practising(tmp_path, "starter-three", rate=20) as process:
        type_line(process, "5")
        type_line(process, "n")
        read_until(process, "Exercise 1 of 3")
        read_until(process, "2 of 8")  # one is done: there is something to keep
        type_line(process, "n")  # the next one
        read_until(process, "Exercise 2 of 3")
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, err) == (128 + number, "")
    assert "offered at the next start" in out

    again = backcare(tmp_path, "start", "bridge", "--plain", typed="keep\n\n", BACKCARE_CLOCK_RATE="3000").stdout
    assert "at exercise 2 of 3" in again
    entries = json.loads(backcare(tmp_path, "journal", "--json").stdout)["entries"]
    assert [(entry["routine"], entry["pain_before"]) for entry in entries] == [
        ("bridge", None),
        ("starter-three", 5),
    ]


def test_a_killed_session_is_offered_at_the_next_start(tmp_path: Path) -> None:
    with practising(tmp_path, "starter-three", rate=20) as process:
        type_line(process, "5")
        type_line(process, "n")
        read_until(process, "Exercise 1 of 3")
        type_line(process, "n")  # the next one
        read_until(process, "Exercise 2 of 3")
        read_until(process, "3 of 8")
        process.kill()
        process.wait(30)
    with practising(tmp_path, "bridge", rate=20) as process:
        read_until(process, "at exercise 2 of 3")
        type_line(process, "go on")
        read_until(process, "Exercise 2 of 3")


def test_a_listener_that_leaves_costs_nothing(tmp_path: Path) -> None:
    with practising(tmp_path, "starter-three", rate=20) as process:
        type_line(process, "5")
        type_line(process, "n")  # nothing unusual
        read_until(process, "Exercise 1 of 3")
        read_until(process, "3 of 8")
        assert process.stdout is not None
        process.stdout.close()
        type_line(process, "n")
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    with practising(tmp_path, "bridge", rate=20) as process:
        read_until(process, "at exercise 2 of 3")
