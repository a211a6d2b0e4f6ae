"""Why nothing can be written in a place: for libraries that say no more than that they could not."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from backcare_tui.storage.new_file import sync_folder, temporary_file
from backcare_tui.storage.os_words import not_written

if sys.platform != "win32":
    import resource  # at once: with too many files open it could not be loaded any more

PREFIX = ".backcare-try-"
_ROOM = 65_536
"""Bytes that are tried: more than a change of a journal takes."""

_SYNC = getattr(os, "fdatasync", os.fsync)
_WRITE = getattr(os, "pwrite", lambda descriptor, data, _: os.write(descriptor, data))
"""As SQLite does both, where the system knows them: of a system that fails, each call may fail in its own way."""


def hindrance(path: Path) -> OSError | None:
    """What the system answers if PATH, a file, is written to or gets another one beside it; None if that works.

    Tried with a new file, which is gone when this returns: PATH itself is not opened.
    """
    try:
        if _is_over_limit(path):
            return OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        temporary = temporary_file(path.parent, PREFIX)
        try:
            with temporary.open("wb", buffering=0) as file:
                _WRITE(file.fileno(), bytes(_ROOM), 0)
                _SYNC(file.fileno())
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(path.parent)
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            return OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    except OSError as error:
        return error
    return None


def standing_hindrance(folder: Path, file: Path) -> OSError | None:
    """What can be seen to hinder writing as much as is in FILE into FOLDER, without trying; None if nothing."""
    code = 0
    with suppress(OSError, AttributeError):  # Windows knows no statvfs
        disk = os.statvfs(folder)
        if disk.f_flag & os.ST_RDONLY:
            code = errno.EROFS
        elif disk.f_blocks and not disk.f_bavail:
            code = errno.ENOSPC
    if not code and not os.access(folder, os.W_OK | os.X_OK):
        code = errno.EACCES
    if not code and _is_over_limit(file):
        code = errno.EFBIG
    return OSError(code, os.strerror(code), str(folder)) if code else None


def make_sure_of_place(path: Path) -> None:
    """BackcareError if it can be seen that no new file PATH can be made, before anything is done for it."""
    try:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if not stat.S_ISDIR(path.parent.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        hindrance = standing_hindrance(path.parent, path)
    except OSError as error:
        raise not_written(path, error) from error
    if hindrance:
        raise not_written(path, hindrance)


def _is_over_limit(path: Path) -> bool:
    """Whether PATH, there or not, may not grow beyond a limit that was set for this process (`ulimit -f`)."""
    if sys.platform == "win32":
        return False
    limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = 0
    with suppress(OSError):
        size = path.stat().st_size
    return limit != resource.RLIM_INFINITY and size + _ROOM > limit
