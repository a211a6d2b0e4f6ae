"""What is kept of a crash: where in the program it was, and nothing of what the program was working on.

The message of an exception and the values around it may quote the journal, so neither is ever read here.
"""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import walk_tb

from backcare_tui import __version__
from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import find_log_folder, private_folder
from backcare_tui.storage.os_words import path_words

NAME = "crash.log"
LIMIT = 256 * 1024
"""Bytes after which a log is put aside as `crash.log.1`, in the place of the one before it."""

_DEEPEST = 40
"""Places that are noted of one exception, the innermost."""
_LONGEST_CHAIN = 8
"""Exceptions that are noted of one crash: the last, what it came from, and so on."""


def note_crash(
    error: BaseException, data_dir: Path | None, environ: Mapping[str, str], now: datetime
) -> BackcareError:
    """Note in the folder of `find_log_folder` where ERROR came from at the time NOW; what to tell people of it.

    Raises nothing: where the note cannot be written, what is told says so.
    """
    try:
        folder = find_log_folder(data_dir, environ)
        private_folder(folder)
        _append(folder / NAME, _note(error, now))
    except (BackcareError, OSError, RuntimeError):
        where = "Where in the program it was could not be written down."
    else:
        where = (
            f"Where in the program it was is in {path_words(folder / NAME)}, without a word of your journal: "
            "send that file along when you report it."
        )
    return BackcareError(
        "Something in the program itself went wrong, and it had to stop.",
        f"Everything that was saved is safe. {where}",
    )


def _append(path: Path, text: str) -> None:
    with suppress(FileNotFoundError):
        if path.lstat().st_size >= LIMIT:
            path.replace(path.with_name(f"{path.name}.1"))
    # A link with this name might lead into somebody else's file.
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "ab") as file:
        path.chmod(0o600)  # a umask may have taken from it, and a copy may have added
        file.write(text.encode(errors="replace"))


def _note(error: BaseException, now: datetime) -> str:
    program = f"backcare-tui {__version__}, Python {platform.python_version()}, {sys.platform}"
    lines = [f"{now.isoformat(timespec='seconds')}  {program}"]
    for number, one in enumerate(_chain(error)):
        kind = type(one)
        code = f" {one.errno}" if isinstance(one, OSError) and isinstance(one.errno, int) else ""
        lines.append(f"  {'after ' if number else ''}{kind.__module__}.{kind.__qualname__}{code}")
        places = [
            f"    {frame.f_globals.get('__name__')}:{line} {frame.f_code.co_qualname}"
            for frame, line in walk_tb(one.__traceback__)
        ]
        lines += places[-_DEEPEST:]
    return "\n".join(lines) + "\n\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _LONGEST_CHAIN:
        yield one
        seen.add(id(one))
        one = one.__cause__ or one.__context__
