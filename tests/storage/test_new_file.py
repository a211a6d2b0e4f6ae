"""Files appear whole or not at all, and never in the place of another."""

import errno
import os
from pathlib import Path

import pytest

from backcare_tui.storage.new_file import write_new_file
from tests.storage.conftest import mode_of


@pytest.fixture(params=["hard links", "no hard links"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name for a file, on a disk with and on one without hard links."""
    if request.param == "no hard links":

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    return tmp_path / "new.txt"


def test_the_text_is_there_and_nothing_else(path: Path) -> None:
    write_new_file(path, "čaj\n")
    assert path.read_bytes() == "čaj\n".encode()
    assert mode_of(path) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_stays(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_new_file(path, "theirs")
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]


def test_no_link_is_followed(path: Path) -> None:
    target = path.with_name("target")
    path.symlink_to(target)
    with pytest.raises(FileExistsError):
        write_new_file(path, "text")
    assert not target.exists()


def test_nothing_is_left_when_the_disk_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_new_file(path, "text")
    assert list(path.parent.iterdir()) == []


def test_a_claimed_name_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_new_file(tmp_path / "new.txt", "text")
    assert list(tmp_path.iterdir()) == []
