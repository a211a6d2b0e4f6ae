"""Reading a text file that somebody names: never more than a limit, and nothing that is not an ordinary file."""

import codecs
import os
import stat
from pathlib import Path

from backcare_tui.errors import BackcareError
from backcare_tui.storage.os_words import os_cause, other_kind, path_words

SIZE_LIMIT = 20_000_000
"""Bytes."""

_CHOOSE = "Choose another file."
_SAVE_AS_TEXT = "If it is a table or a text, save it as UTF-8; otherwise choose another file."
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def read_text_file(path: Path) -> str:
    """The text of PATH: UTF-8, or UTF-16 with a byte order mark, which is left out.

    BackcareError for anything else, for more than SIZE_LIMIT bytes and for what cannot be read.
    """
    shown = path_words(path)
    try:
        # First by name: opening a pipe or a device may already do something.
        _refuse_unreadable(shown, path.stat())
        with path.open("rb") as file:
            _refuse_unreadable(shown, os.fstat(file.fileno()))
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise BackcareError(f"{shown} cannot be read: {os_cause(error)}.", _CHOOSE) from error
    if len(data) > SIZE_LIMIT:  # it grew meanwhile
        raise _too_large(shown, len(data))
    return decoded(data, shown)


def _refuse_unreadable(shown: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise BackcareError(f"{shown} is a folder.", "Name a file in it.")
    kind = other_kind(status.st_mode)
    if kind:
        raise BackcareError(f"{shown} is not an ordinary file, but {kind}.", _CHOOSE)
    if status.st_size > SIZE_LIMIT:
        raise _too_large(shown, status.st_size)


def _too_large(shown: str, size: int) -> BackcareError:
    return BackcareError(
        f"{shown} has {size:,} bytes, and {SIZE_LIMIT:,} can be read at once.", "Divide it into smaller files."
    )


def decoded(data: bytes, shown: str) -> str:
    """The text in DATA, as `read_text_file` takes it; SHOWN is the file's name in what is said of it."""
    mark = next((mark for mark in _BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    encoding = _BYTE_ORDER_MARKS.get(mark, "utf-8")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].decode(encoding, "replace").count("\n") + 1
        raise BackcareError(f"{shown}: line {line} is not UTF-8 text.", _SAVE_AS_TEXT) from error
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise BackcareError(f"{shown}: line {line} holds a NUL, so it is not UTF-8 text.", _SAVE_AS_TEXT)
    return text
