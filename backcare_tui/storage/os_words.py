"""Paths and the operating system's refusals, in words a person can use."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from typing import TYPE_CHECKING

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from pathlib import Path

_CAUSES = {
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reported an error",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its path is too long",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EINTR: "it was interrupted",
    errno.ENOMEM: "there is not enough memory",
    errno.EBUSY: "something else is using it",
}

_ADVICE = {
    errno.EACCES: "Allow reading and writing there, then try again.",
    errno.EPERM: "Allow reading and writing there, then try again.",
    errno.ENOSPC: "Make room on it, then try again.",
    errno.EDQUOT: "Delete something of yours there, then try again.",
    errno.EFBIG: "Raise the limit (ulimit -f), then try again.",
    errno.EROFS: "Make it writable, or name another folder with --data-dir.",
    errno.ENOENT: "Put it back or connect its disk, then try again.",
    errno.ENOTDIR: "Check the path, or name another folder with --data-dir.",
    errno.ELOOP: "Correct the links, or name another folder with --data-dir.",
    errno.ENAMETOOLONG: "Name a folder with a shorter path with --data-dir.",
    errno.EMFILE: "Close some programs or raise the limit (ulimit -n), then try again.",
    errno.ENFILE: "Close some programs, then try again.",
    errno.ENOMEM: "Close some programs, then try again.",
    errno.EIO: "Try again; if it comes back, copy what is there to another disk.",
}

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def path_words(path: Path) -> str:
    """PATH fit for a sentence on a screen; names of files are foreign text too."""
    return shown_line(str(path))


def from_home_words(path: Path) -> str:
    """As `path_words`, with ~ for the person's own folder."""
    from pathlib import Path

    try:
        return path_words(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return path_words(path)


def other_kind(mode: int) -> str:
    """What is there instead of an ordinary file, by the MODE of its status, such as "a pipe"; else empty."""
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_one, words in _KINDS if is_one(mode)), "something else")


def os_cause(error: OSError) -> str:
    """Why ERROR happened, as the end of a sentence: "the disk is full"."""
    known = _CAUSES.get(error.errno or 0)
    return known or shown_line(error.strerror or "the system gave no reason")


def os_advice(error: OSError) -> str:
    """What to do about ERROR, in a sentence."""
    return _ADVICE.get(error.errno or 0, "Try again; if it comes back, name another folder with --data-dir.")


def not_written(path: Path, error: OSError) -> BackcareError:
    """Why the new file PATH could not be written, and what to do."""
    if isinstance(error, FileExistsError) and path.is_dir():
        return BackcareError(f"{path_words(path)} is a folder, so nothing was written.", "Name a file in it.")
    if isinstance(error, FileExistsError):
        return BackcareError(
            f"{path_words(path)} already exists, so nothing was written.",
            "Choose another name, or move it away first.",
        )
    if isinstance(error, FileNotFoundError):
        return BackcareError(
            f"There is no folder {path_words(path.parent)}, so nothing was written.",
            "Make it first, or choose another.",
        )
    return BackcareError(
        f"{path_words(path)} could not be written: {os_cause(error)}.", "Choose another place and try again."
    )
