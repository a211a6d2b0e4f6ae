"""A small private file in which the program remembers what it found. It is a help and never needed: one that is
missing, foreign or rotten is as good as none, and one that cannot be written is no error.
"""

import hashlib
import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from backcare_tui.storage.new_file import temporary_file

_LARGEST = 65_536
"""Bytes; what is remembered takes far less."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

# A pipe is not waited for, and no link followed, where the system knows such; Windows does not.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def read_note(path: Path) -> dict[str, Any] | None:
    """What was written to the note at PATH; None unless it is there, our own, and as it was written."""
    try:
        descriptor = os.open(path, _HOW)
        try:
            if not _is_our_own(os.fstat(descriptor)):
                return None
            data = os.read(descriptor, _LARGEST)
        finally:
            os.close(descriptor)
    except OSError:
        return None
    body, _, checksum = data.rpartition(b"\n")
    if checksum.decode(errors="replace") != _checksum(body):
        return None
    content: dict[str, Any] = json.loads(body)
    return content


def write_note(path: Path, prefix: str, content: dict[str, Any]) -> None:
    """Remember CONTENT at PATH, in the place of what is there; PREFIX begins the name while it is being written.

    Not made safe on the disk: what a power cut makes of it is not believed.
    """
    body = json.dumps(content).encode()
    with suppress(OSError):
        temporary = temporary_file(path.parent, prefix)
        try:
            temporary.write_bytes(body + b"\n" + _checksum(body).encode())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _is_our_own(status: os.stat_result) -> bool:
    owner = getattr(os, "geteuid", lambda: status.st_uid)()
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_uid == owner
        and not status.st_mode & _OTHERS_MAY_WRITE
        and status.st_size < _LARGEST
    )


def _checksum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
