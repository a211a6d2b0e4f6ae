"""What is known of voices is kept where it may be lost, and read with suspicion."""

import stat
from pathlib import Path

import pytest

from backcare_tui.storage.folders import Folders
from backcare_tui.storage.voice_cache import LIMIT, NAME, read_voices, write_voices

VOICES = {"espeak-ng -s 120 --": {"Lift.": 1.25, "Lower — slowly.": 1.5}, "say --": {"Lift.": 0.75}}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    write_voices(folder, VOICES)
    assert read_voices(folder) == VOICES
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_other_voices_stay(tmp_path: Path) -> None:
    write_voices(tmp_path, VOICES)
    write_voices(tmp_path, {"say --": {"Lift.": 1.0}})
    assert read_voices(tmp_path) == {**VOICES, "say --": {"Lift.": 1.0}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1]",
        b'{"voices": 3}',
        b"[" * 100_000,
        b'{"voices": {"say --": [1]}}',
        b'{"voices": {"say --": {"Lift.": "long", "Lower.": NaN, "Rest.": -1, "Hold.": Infinity, "Up.": null}}}',
        b" " * (LIMIT + 1),
    ],
)
def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert [known for known in read_voices(tmp_path).values() if known] == []
    write_voices(tmp_path, VOICES)
    assert read_voices(tmp_path) == VOICES


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    write_voices(tmp_path / "file", VOICES)
    write_voices(tmp_path / "nowhere" / "at all", VOICES)
    (tmp_path / NAME).mkdir()
    write_voices(tmp_path, VOICES)
    assert read_voices(tmp_path) == {}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", NAME]


def test_it_lies_in_the_folder_for_what_can_be_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_cache_path, user_data_path

    ours = user_data_path("backcare-tui", appauthor=False)
    assert Folders(ours, tmp_path).cache == user_cache_path("backcare-tui", appauthor=False)
    assert Folders(tmp_path, tmp_path).cache == tmp_path / "cache"
