"""Files appear whole or not at all, and never in the place of another."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_tui.storage.new_file import write_new_file
from tests.storage.conftest import mode_of


def refuse_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


@pytest.fixture(params=["hard links", "no hard links"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name for a file, on a disk with and on one without hard links."""
    if request.param == "no hard links":
        refuse_links(monkeypatch)
    return tmp_path / "new.txt"


def test_the_text_is_there_and_nothing_else(path: Path) -> None:
    write_new_file(path, ["čaj\n"])
    assert path.read_bytes() == "čaj\n".encode()
    assert mode_of(path) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_stays(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_new_file(path, ["theirs"])
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]


def test_no_link_is_followed(path: Path) -> None:
    target = path.with_name("target")
    path.symlink_to(target)
    with pytest.raises(FileExistsError):
        write_new_file(path, ["text"])
    assert not target.exists()


def test_nothing_is_left_when_the_disk_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_new_file(path, ["text"])
    assert list(path.parent.iterdir()) == []


def test_without_hard_links_nothing_is_left_when_the_renaming_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    refuse_links(monkeypatch)
    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_new_file(tmp_path / "new.txt", ["text"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="renaming fails there by itself if the name is taken")
def test_without_hard_links_nobody_takes_the_name_between_looking_and_renaming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_window = (
        "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    )
    tried: list[str] = []
    look = os.path.lexists

    def look_while_another_tries(path: Path) -> bool:
        command = [sys.executable, "-c", other_window, str(tmp_path)]
        tried.append(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
        return look(path)

    refuse_links(monkeypatch)
    monkeypatch.setattr(os.path, "lexists", look_while_another_tries)
    write_new_file(tmp_path / "new.txt", ["text"])
    assert "BlockingIOError" in tried[0]


def test_without_hard_links_and_locks_a_file_still_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="there are no such locks on Windows")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    refuse_links(monkeypatch)
    monkeypatch.setattr(fcntl, "flock", refuse)
    write_new_file(tmp_path / "new.txt", ["text"])
    assert (tmp_path / "new.txt").read_text() == "text"


def test_what_a_killed_export_left_goes_with_a_later_one(tmp_path: Path) -> None:
    old, young = tmp_path / ".backcare-new-old", tmp_path / ".backcare-new-young"
    for left_over in (old, young):
        left_over.write_text("half of it")
    os.utime(old, (0, 0))
    write_new_file(tmp_path / "export.json", ["{}"])
    assert {path.name for path in tmp_path.iterdir()} == {"export.json", young.name}
