"""Files that appear whole or not at all, and never in the place of another."""

import errno
import os
import sys
import tempfile
from pathlib import Path

_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def temporary_file(folder: Path, prefix: str) -> Path:
    """A new empty file in FOLDER with mode 0600, whatever the umask, and a name that begins with PREFIX."""
    descriptor, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    os.close(descriptor)
    path = Path(name)
    path.chmod(0o600)  # a umask may have taken from it
    return path


def write_new_file(path: Path, text: str) -> None:
    """Write TEXT as UTF-8 to PATH, mode 0600, safe on the disk when this returns.

    FileExistsError if anything has that name, be it a dangling link; OSError if it cannot be written.
    """
    temporary = temporary_file(path.parent, ".backcare-new-")
    try:
        with temporary.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, path)
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
        _rename_to_a_claimed_name(temporary, target)
    else:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def _rename_to_a_claimed_name(temporary: Path, target: Path) -> None:
    """For file systems without hard links, such as FAT."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        temporary.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
