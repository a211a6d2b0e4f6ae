"""What a file looks like from outside, so that whoever writes to it is noticed."""

import os
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What changes when anybody writes to a file, puts another in its place or brings it back from elsewhere."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int
    """When its content, names or times were changed; no program can set this back."""

    def is_same_file(self, other: "Stamp") -> bool:
        return self[:2] == other[:2]


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file at PATH; None if there is none, or it cannot be asked."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def marked(path: Path) -> Stamp | None:
    """The stamp of the file at PATH from now on, which nobody can write to without changing it.

    A file system's clock ticks every few milliseconds, and two writes within one tick leave the same times. So one
    nanosecond is taken from the time of the last write: the next one, however soon, leaves another.

    None where that cannot be had: the file is somebody else's, the disk only lets itself be read or keeps coarser
    times, or the system knows no time of change (Windows).
    """
    try:
        before = path.stat()
        wanted = before.st_mtime_ns - 1
        os.utime(path, ns=(before.st_atime_ns, wanted))
    except (OSError, OverflowError):
        return None
    stamp = stamp_of(path)
    if stamp is None or not stamp.inode or stamp.modified_ns != wanted or stamp.changed_ns <= wanted:
        return None
    return stamp
