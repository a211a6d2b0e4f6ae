"""Folders in memory, where that can be had: for tests that do not ask what a disk does."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOM = 2**30
"""Bytes that have to be free there."""


def memory() -> Path | None:
    """Where folders lie in memory, and what lies in them may be run; None where that cannot be had."""
    place = Path("/dev/shm")  # noqa: S108
    if not (place.is_dir() and os.access(place, os.W_OK)):
        return None
    there = os.statvfs(place)
    may_run = not there.f_flag & os.ST_NOEXEC
    return place if may_run and there.f_bavail * there.f_frsize >= _ROOM else None


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """The folder of a test."""
    with tempfile.TemporaryDirectory(dir=memory(), ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()
