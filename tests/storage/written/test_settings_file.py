"""Settings: what is sound is used, what is not is named, and the file stays as it is."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.storage.written.catalogue_files import check_files
from backcare_tui.storage.written.settings_file import Settings, load_settings
from tests.storage.conftest import RunAsNobody


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), ())
    assert load_settings(tmp_path / "gone") == (Settings(), ())
    assert Settings() == Settings(emergency_number="", pace=1.0, weekly_sessions=4, weekly_minutes=60)


def test_what_is_set_is_used(file: Path) -> None:
    file.write_text('emergency_number = " 112 "\npace = 2\nweekly_sessions = 3\nweekly_minutes = 90\n')
    assert load_settings(file.parent) == (
        Settings(emergency_number="112", pace=2.0, weekly_sessions=3, weekly_minutes=90),
        (),
    )


@pytest.mark.parametrize(("written", "hours"), [("00:00", 0), ("03:00", 3), ("3:30", 3.5), ("12:00", 12)])
def test_a_day_begins_when_the_person_says(file: Path, written: str, hours: float) -> None:
    file.write_text(f'day_starts = "{written}"\n')
    settings, problems = load_settings(file.parent)
    assert (settings.days, problems) == (Days(timedelta(hours=hours)), ())
    assert Settings().days == MIDNIGHT


def test_settings_make_the_person(file: Path) -> None:
    file.write_text(
        'about_me = ["osteoporosis", "heart"]\nnot_sure_about = ["heart", "balance"]\ndo_anyway = ["bridge"]\n'
        "usual_pain_is_high = true\nsession_minutes = 20\n"
    )
    settings, problems = load_settings(file.parent)
    assert problems == ()
    assert settings.person == Person(
        tags=frozenset({CautionTag.OSTEOPOROSIS, CautionTag.HEART}),
        not_sure=frozenset({CautionTag.BALANCE}),
        anyway=frozenset({"bridge"}),
        usual_is_high=True,
        minutes=20,
    )
    assert Settings().person == Person()


def test_of_a_list_only_what_is_wrong_in_it_is_left_out(file: Path) -> None:
    file.write_text('about_me = ["osteoporosis", "knees", "heart"]\ndo_anyway = ["Bridge!", "bridge"]\n')
    settings, problems = load_settings(file.parent)
    assert settings.about_me == (CautionTag.OSTEOPOROSIS, CautionTag.HEART)
    assert settings.do_anyway == ("bridge",)
    assert [problem.field for problem in problems] == ["about_me[1]", "do_anyway[0]"]


@pytest.mark.parametrize("line", ['about_me = "osteoporosis"', "session_minutes = 2", "session_minutes = 61"])
def test_what_is_no_list_or_out_of_bounds_is_left_out_whole(file: Path, line: str) -> None:
    file.write_text(f"{line}\npace = 0.5\n")
    settings, problems = load_settings(file.parent)
    assert settings == Settings(pace=0.5)
    assert len(problems) == 1


def test_the_emergency_number_turns_no_direction_and_commands_no_terminal(file: Path) -> None:
    file.write_text('emergency_number = "1\\u202e1\\u200b2\\u001b[2J"')
    assert load_settings(file.parent) == (Settings(emergency_number="1\ufffd1\ufffd2␛[2J"), ())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("pace = 3.0", "pace: must be at most 2 (it is 3.0)"),
        ("pace = nan", "pace: must be"),
        ('pace = "1"', "pace: must be a number (it is '1')"),
        ("pace = true", "pace: must be a number (it is true)"),
        ("weekly_sessions = 0", "weekly_sessions: must be at least 1 (it is 0)"),
        ("weekly_sessions = 3.0", "weekly_sessions: must be a whole number (it is 3.0)"),
        ("weekly_minutes = -1", "weekly_minutes: must be at least 0 (it is -1)"),
        ("emergency_number = 112", 'emergency_number: must be text in "quotes" (it is 112)'),
        ("weekly_minuets = 90", "weekly_minuets: is not known here; did you mean weekly_minutes?"),
        ("Pace = 2", "Pace: is not known here; did you mean pace?"),
        ('day_starts = "25:00"', 'day_starts: must be a time of day such as "03:00", from "00:00" to "12:00"'),
        ('day_starts = "12:01"', "day_starts: must be a time of day"),
        ('day_starts = "3"', "day_starts: must be a time of day"),
        ("day_starts = 3", 'day_starts: must be text in "quotes" (it is 3)'),
        ("day_starts = 03:00:00", 'day_starts: must be text in "quotes"'),
        ("voice_command = 3", 'voice_command: must be text in "quotes", or a list in [brackets]'),
        ("colour = { dark = 1 }", "colour: is not known here"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_used(file: Path, line: str, problem: str) -> None:
    good = "weekly_sessions = 5" if "weekly_sessions" not in line else "weekly_minutes = 90"
    file.write_text(f"{line}\n{good}\n")
    before = file.read_bytes()
    loaded, (found,) = load_settings(file.parent)
    assert str(found).startswith(f"{file}: {problem}")
    assert check_files([file]) == (found,)
    assert loaded in (Settings(weekly_sessions=5), Settings(weekly_minutes=90))
    assert file.read_bytes() == before


def test_every_wrong_field_is_named(file: Path) -> None:
    file.write_text('pace = "slow"\nweekly_sessions = "many"\nmine = 1\nweekly_minutes = 30\n')
    loaded, problems = load_settings(file.parent)
    assert [problem.field for problem in problems] == ["pace", "weekly_sessions", "mine"]
    assert loaded == Settings(weekly_minutes=30)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda file: file.write_text("pace 2\n"), "line 1: is not TOML"),
        (lambda file: file.write_bytes(b"\xff"), "line 1: is not UTF-8 text"),
        (lambda file: file.mkdir(), "file: is a folder, and should be a file; move it elsewhere"),
        (os.mkfifo, "file: is not an ordinary file, but a pipe; move it elsewhere"),
        (
            lambda file: file.symlink_to("/dev/zero"),
            "file: is not an ordinary file, but a device; move it elsewhere",
        ),
        (lambda file: file.write_bytes(b"#" * 250_001), "file: is too large; a file may have 250 kB; shorten it"),
        (lambda file: file.symlink_to("gone"), "file: cannot be read: it is not there"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(file: Path, make: Callable[[Path], object], problem: str) -> None:
    make(file)
    loaded, (found,) = load_settings(file.parent)
    assert str(found).startswith(f"{file}: {problem}")
    assert loaded == Settings()
    assert check_files([file]) == (found,)


def test_settings_that_may_not_be_read_are_named(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
(folder / "settings.toml").write_text("pace = 2")
(folder / "settings.toml").chmod(0)
print(*load_settings(folder)[1])
folder.chmod(0)
print(*load_settings(folder)[1])
"""
    )
    assert said.count("settings.toml: file: cannot be read: permission is denied") == 2


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"pace = {text}".encode()))
def test_nothing_in_the_file_stops_the_start(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    loaded, problems = load_settings(file.parent)
    assert isinstance(loaded, Settings)
    assert all(str(problem).startswith(str(file)) for problem in problems)
    assert file.read_bytes() == data
