"""Files that appear whole or not at all, and never in the place of another."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


_PREFIX = ".backcare-new-"
_DAY_S = 86_400


def temporary_file(folder: Path, prefix: str) -> Path:
    """A new empty file in FOLDER with mode 0600, whatever the umask, and a name that begins with PREFIX."""
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    os.close(descriptor)
    path = Path(name)
    path.chmod(0o600)  # a umask may have taken from it
    return path


def write_new_file(path: Path, text: Iterable[str]) -> None:
    """Write the pieces of TEXT as UTF-8 to PATH, mode 0600, safe on the disk when this returns.

    FileExistsError if anything has that name, be it a dangling link; OSError if it cannot be written. Then, and if
    asking for a piece raises something, nothing is left behind.
    """
    with written_aside(path.parent, _PREFIX, text) as temporary:
        put_in_place(temporary, path)


@contextmanager
def written_aside(folder: Path, prefix: str, text: Iterable[str]) -> Iterator[Path]:
    """A temporary file in FOLDER, as `temporary_file` makes it, with TEXT as UTF-8, safe on the disk.

    It is gone afterwards unless it was given another name, and so is what a crash left under such names.
    """
    temporary = temporary_file(folder, prefix)
    try:
        sweep_left_overs(folder, prefix, temporary.stat().st_mtime)
        with temporary.open("wb") as file:
            file.writelines(piece.encode() for piece in text)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, target: Path) -> None:
    """Rename TEMPORARY to TARGET in the same folder; FileExistsError if anything has that name."""
    try:
        # A link fails if the name is taken, which a rename does not.
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _rename_to_a_free_name(temporary, target)
    else:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def sweep_left_overs(folder: Path, prefix: str, now_s: float, known: Path | None = None) -> None:
    """Remove from FOLDER what a crash left under temporary names that begin with PREFIX.

    NOW_S is seconds since 1970. A second name of the file KNOWN goes at once; anything else when it is a day
    old, because another window may have it in work. What cannot be removed harms nobody.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 (of few names of many a path is made)
    except OSError:
        return
    for left_over in (folder / name for name in names if name.startswith(prefix)):
        with suppress(OSError):
            second_name = known is not None and known.exists() and left_over.samefile(known)
            if second_name or now_s - left_over.stat().st_mtime > _DAY_S:
                left_over.unlink()


def sync_file(path: Path) -> None:
    """Make what PATH holds safe on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in FOLDER safe on the disk; syncing a file does not do that for its name."""
    if sys.platform == "win32":
        return
    with _descriptor(folder) as descriptor:
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """While this lasts, other windows that ask for FOLDER wait, where the system has locks.

    Unlike a file that claims a name, the lock is gone with whoever dies while holding it.
    """
    if sys.platform == "win32":
        yield
        return
    with _descriptor(folder) as descriptor:
        with suppress(OSError):  # no locks here
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def _rename_to_a_free_name(temporary: Path, target: Path) -> None:
    """For file systems without hard links, such as FAT.

    Looking and renaming are two steps, between which other windows are kept out; where there are no locks, what is
    left is a moment between two calls.
    """
    if sys.platform == "win32":
        temporary.rename(target)  # fails there if the name is taken
        return
    with alone_in(target.parent):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        temporary.rename(target)


@contextmanager
def _descriptor(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
