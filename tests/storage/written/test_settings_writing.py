"""Settings the program writes: one line changes, all else in the file stays as the person has it."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.errors import BackcareError
from backcare_tui.storage import new_file
from backcare_tui.storage.written.settings_file import Settings, load_settings
from backcare_tui.storage.written.settings_writing import write_settings
from tests.storage.conftest import RunAsNobody, mode_of

BY_HAND = """\
# my settings, since March
pace = 1.5        # slower than the leaflet
about_me = [
  "osteoporosis", # since the scan
  "heart",
]

voice = "all"
colour = "not known here"

# the end of what I set

[something]
else = 1
# the last line"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_one_value_changes_and_every_other_line_stays(file: Path) -> None:
    file.write_text(BY_HAND)
    write_settings(file.parent, {"pace": 0.75})
    assert file.read_text() == BY_HAND.replace("1.5 ", "0.75 ")


def test_what_is_in_a_list_is_added_and_taken_out_and_its_comments_stay(file: Path) -> None:
    file.write_text(BY_HAND)
    write_settings(file.parent, {"about_me": ["knee-pain", "osteoporosis"]})
    assert file.read_text() == BY_HAND.replace('"heart"', '"knee-pain"')


def test_a_new_one_comes_before_the_tables(file: Path) -> None:
    file.write_text(BY_HAND)
    write_settings(file.parent, {"sound": False})
    assert file.read_text() == BY_HAND.replace("I set\n", "I set\nsound = false\n")


def test_several_are_written_at_once(file: Path) -> None:
    file.write_text("pace = 2.0")
    write_settings(file.parent, {"about_me": ["heart"], "not_sure_about": ["balance"]})
    assert file.read_text() == 'pace = 2.0\nabout_me = ["heart"]\nnot_sure_about = ["balance"]\n'


def test_lines_that_end_as_windows_ends_them_go_on_doing_so(file: Path) -> None:
    file.write_bytes(b"pace = 2.0\r\n# mine\r\n")
    write_settings(file.parent, {"sound": False})
    assert file.read_bytes() == b"pace = 2.0\r\n# mine\r\nsound = false\n"
    assert load_settings(file.parent) == (Settings(pace=2.0, sound=False), ())


def test_a_default_is_written_only_where_it_takes_the_place_of_something(file: Path) -> None:
    write_settings(file.parent / "config", {"pace": 1.0, "about_me": []})
    assert list(file.parent.iterdir()) == []
    file.write_text("pace = 2.0\n")
    write_settings(file.parent, {"pace": 1.0, "about_me": []})
    assert file.read_text() == "pace = 1.0\n"


def test_what_is_to_be_left_out_is_taken_out_and_nothing_else(file: Path) -> None:
    file.write_text("# mine\nvoice_wpm = 120\npace = 2.0  # slow\n")
    write_settings(file.parent, {"voice_wpm": None})
    assert file.read_text() == "# mine\npace = 2.0  # slow\n"
    before = file.stat()
    write_settings(file.parent, {"voice_wpm": None})
    assert file.stat() == before
    assert load_settings(file.parent) == (Settings(pace=2.0), ())


def test_what_is_left_out_makes_no_file(file: Path) -> None:
    write_settings(file.parent / "config", {"voice_wpm": None})
    assert list(file.parent.iterdir()) == []


def test_what_says_so_already_is_left_alone(file: Path) -> None:
    file.write_text('about_me = ["heart", "balance", "heart"]')
    before = file.stat()
    write_settings(file.parent, {"about_me": ["balance", "heart"]})
    assert file.stat() == before


def test_a_value_of_the_wrong_kind_is_replaced(file: Path) -> None:
    file.write_text('about_me = "heart"  # or so\n')
    write_settings(file.parent, {"about_me": ["heart"]})
    assert file.read_text() == 'about_me = ["heart"]  # or so\n'


TEXTS = st.lists(st.sampled_from(["heart", "balance", "knee-pain", "pregnant", "osteoporosis"]), unique=True)
LINES = st.lists(
    st.sampled_from(
        ["# a comment", "", "pace = 1.25", 'voice = "none" # quiet', "unknown = [1, 2]", "x.y = { z = 1 }"]
    ),
    unique=True,
)


@given(lines=LINES, before=st.none() | TEXTS, after=TEXTS, end=st.sampled_from(["", "\n", "\n\n[table]\na = 1\n"]))
def test_whatever_the_file_was_only_the_one_setting_differs(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    before: list[str] | None,
    after: list[str],
    end: str,
) -> None:
    file = tmp_path_factory.mktemp("config") / "settings.toml"
    said = [] if before is None else [f"about_me = {before}"]
    file.write_text("\n".join(lines[:2] + said + lines[2:]) + end)
    write_settings(file.parent, {"about_me": after})
    written = file.read_text()
    assert [line for line in written.split("\n") if line and not line.startswith("about_me")] == [
        line for line in ("\n".join(lines) + end).split("\n") if line
    ]
    assert sorted(load_settings(file.parent)[0].about_me) == sorted(after)


# Where the file is, and how it is written


def test_the_first_one_makes_folder_and_file_for_nobody_else(tmp_path: Path) -> None:
    write_settings(tmp_path / "config", {"sound": False})
    assert mode_of(tmp_path / "config") == 0o700
    assert mode_of(tmp_path / "config" / "settings.toml") == 0o600
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.toml"]


def test_the_file_keeps_its_mode(file: Path) -> None:
    file.write_text("pace = 2.0\n")
    file.chmod(0o640)
    write_settings(file.parent, {"pace": 1.5})
    assert mode_of(file) == 0o640


def test_a_link_stays_one_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.mkdir()
    (kept / "backcare.toml").write_text("pace = 2.0 # kept elsewhere\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(kept / "backcare.toml")
    write_settings(tmp_path, {"pace": 1.5})
    assert link.is_symlink()
    assert (kept / "backcare.toml").read_text() == "pace = 1.5 # kept elsewhere\n"


def a_broken_one(file: Path) -> None:
    file.write_text("pace = \n# mine\n")


def a_folder(file: Path) -> None:
    file.mkdir()


def a_dangling_link(file: Path) -> None:
    file.symlink_to(file.with_name("gone"))


def links_in_a_circle(file: Path) -> None:
    file.symlink_to(file)


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def not_utf_8(file: Path) -> None:
    file.write_bytes(b"pace = 1.5 # \xff\n")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_broken_one, "line 1: is not TOML"),
        (a_folder, "is a folder"),
        (a_dangling_link, "is a link to a place that is not there"),
        (links_in_a_circle, "settings"),
        (a_pipe, "a pipe"),
        (not_utf_8, "is not UTF-8 text"),
    ],
)
def test_what_cannot_be_changed_is_said_in_a_sentence_and_not_touched(
    file: Path, make: Callable[[Path], None], said: str
) -> None:
    make(file)
    before = file.lstat()
    with pytest.raises(BackcareError, match=said) as raised:
        write_settings(file.parent, {"pace": 1.5})
    assert raised.value.advice
    assert (file.lstat().st_ino, file.lstat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(BackcareError, match=r"Your settings could not be kept\. .* is a file"):
        write_settings(tmp_path / "taken", {"pace": 1.5})
    with pytest.raises(BackcareError, match="is not there"):
        write_settings(tmp_path / "gone" / "config", {"pace": 1.5})


@pytest.mark.parametrize("what", ["folder.chmod(0o500)", "(folder / 'settings.toml').chmod(0o400)"])
def test_what_is_read_only_stays_as_it_is(run_as_nobody: RunAsNobody, what: str) -> None:
    said = run_as_nobody(f"""
from backcare_tui.errors import BackcareError
from backcare_tui.storage.written.settings_writing import write_settings
file = folder / "settings.toml"
file.write_text("pace = 2.0")
{what}
try:
    write_settings(folder, {{"pace": 1.5}})
except BackcareError as error:
    print(error.title)
print(file.read_text(), [path.name for path in folder.iterdir()])
folder.chmod(0o700)
""")
    assert "could not be kept" in said
    assert said.endswith("pace = 2.0 ['settings.toml']")


def test_a_full_disk_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file.write_text("pace = 2.0 # mine\n")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackcareError, match="the disk is full"):
        write_settings(file.parent, {"pace": 1.5})
    assert file.read_text() == "pace = 2.0 # mine\n"
    assert len(list(file.parent.iterdir())) == 1


def test_what_another_program_writes_in_between_is_kept_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("pace = 2.0\n")
    others = iter(["pace = 2.0\n# by hand, meanwhile\n"])
    make = new_file.temporary_file

    def meanwhile(folder: Path, prefix: str) -> Path:
        for text in others:
            file.write_text(text)
        return make(folder, prefix)

    monkeypatch.setattr(new_file, "temporary_file", meanwhile)
    write_settings(file.parent, {"pace": 1.5})
    assert file.read_text() == "pace = 1.5\n# by hand, meanwhile\n"


def test_a_program_that_never_stops_writing_is_told_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("pace = 2.0\n")
    make = new_file.temporary_file

    def meanwhile(folder: Path, prefix: str) -> Path:
        file.write_text(file.read_text() + "# again\n")
        return make(folder, prefix)

    monkeypatch.setattr(new_file, "temporary_file", meanwhile)
    with pytest.raises(BackcareError, match="being written by another program"):
        write_settings(file.parent, {"pace": 1.5})
    assert file.read_text().startswith("pace = 2.0\n# again\n")


def test_two_windows_lose_nothing_of_each_other(file: Path) -> None:
    file.write_text("# both\n")
    lines = """
import sys
from pathlib import Path
from backcare_tui.storage.written.settings_writing import write_settings
name, values = sys.argv[2], sys.argv[3:]
for value in values:
    write_settings(Path(sys.argv[1]), {name: int(value)})
"""
    windows = [
        subprocess.Popen([sys.executable, "-c", lines, str(file.parent), name, *map(str, range(first, first + 9))])
        for name, first in (("weekly_sessions", 5), ("weekly_minutes", 100))
    ]
    assert [window.wait() for window in windows] == [0, 0]
    assert file.read_text().startswith("# both\n")
    assert load_settings(file.parent) == (Settings(weekly_sessions=13, weekly_minutes=108), ())
    assert stat.S_ISREG(file.lstat().st_mode)
