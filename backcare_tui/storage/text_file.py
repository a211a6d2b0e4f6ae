"""Reading a text that somebody names: a piece at a time, and nothing that is not an ordinary file."""

import codecs
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from backcare_tui.errors import BackcareError
from backcare_tui.storage.os_words import os_cause, other_kind, path_words

PIECE = 65_536
"""Characters that are read at once."""
LONGEST_LINE = 10_000_000
"""Characters."""

_CHOOSE = "Choose another file."
_SAVE_AS_TEXT = "If it is a table or a text, save it as UTF-8; otherwise choose another file."
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class TextFile:
    """A text in UTF-8, or in UTF-16 with a byte order mark, which is left out.

    Whatever is read of it raises BackcareError for anything else and for what cannot be read. However long it is,
    only a piece of it is held.
    """

    def __init__(self, shown: str, begin: Callable[[], BinaryIO], size: int) -> None:
        """SHOWN is its name, fit for a screen; BEGIN gives its SIZE bytes from the first on."""
        self.shown = shown
        self.size = size
        self._begin = begin

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, whichever of the usual three they are."""
        with self._text() as text:
            number = 0
            while line := text.readline(LONGEST_LINE):
                number += 1
                if "\0" in line:
                    raise self._holds_nul(number)
                if len(line) == LONGEST_LINE:
                    long = f"line {number} has more than {LONGEST_LINE:,} characters"
                    raise BackcareError(f"{self.shown}: {long}.", _CHOOSE)
                yield line

    def pieces(self) -> Iterator[str]:
        """All of it, a piece at a time."""
        with self._text() as text:
            line = 1
            while piece := text.read(PIECE):
                nul = piece.find("\0")
                if nul >= 0:
                    raise self._holds_nul(line + piece.count("\n", 0, nul))
                line += piece.count("\n")
                yield piece

    @contextmanager
    def _text(self) -> Iterator[TextIO]:
        try:
            with self._begin() as data:
                text = io.TextIOWrapper(data, encoding=_after_mark(data), newline="")
                try:
                    yield text
                except UnicodeDecodeError as error:
                    line = self._first_bad_line()
                    raise BackcareError(f"{self.shown}: line {line} is not UTF-8 text.", _SAVE_AS_TEXT) from error
        except OSError as error:
            raise BackcareError(f"{self.shown} cannot be read: {os_cause(error)}.", _CHOOSE) from error

    def _holds_nul(self, line: int) -> BackcareError:
        return BackcareError(f"{self.shown}: line {line} holds a NUL, so it is not UTF-8 text.", _SAVE_AS_TEXT)

    def _first_bad_line(self) -> int:
        """The line with the first bytes that are no text."""
        line, piece = 1, b"\0"
        with self._begin() as data:
            decoder = codecs.getincrementaldecoder(_after_mark(data))()
            while piece:
                piece = data.read(PIECE)
                try:
                    line += decoder.decode(piece, final=not piece).count("\n")
                except UnicodeDecodeError as error:
                    return line + error.object[: error.start].decode(error.encoding, "replace").count("\n")
        return line


def _after_mark(data: BinaryIO) -> str:
    """The encoding that a byte order mark at the beginning of DATA tells; what is read next stands behind it."""
    begins = data.read(max(map(len, _BYTE_ORDER_MARKS)))
    mark = next((mark for mark in _BYTE_ORDER_MARKS if begins.startswith(mark)), b"")
    data.seek(len(mark))
    return _BYTE_ORDER_MARKS.get(mark, "utf-8")


def text_file(path: Path) -> TextFile:
    """The text of PATH; BackcareError if it is no ordinary file."""
    shown = path_words(path)
    return TextFile(shown, lambda: open_file(path), ordinary_size(path))


def ordinary_size(path: Path) -> int:
    """The bytes that PATH has; BackcareError if it is no ordinary file."""
    shown = path_words(path)
    try:
        status = path.stat()
    except OSError as error:
        raise BackcareError(f"{shown} cannot be read: {os_cause(error)}.", _CHOOSE) from error
    _refuse_unreadable(shown, status)
    return status.st_size


def make_sure_of_file(path: Path) -> None:
    """BackcareError if PATH is no ordinary file, or cannot be read."""
    try:
        open_file(path).close()
    except OSError as error:
        raise BackcareError(f"{path_words(path)} cannot be read: {os_cause(error)}.", _CHOOSE) from error


def open_file(path: Path) -> BinaryIO:
    """PATH from its first byte on; OSError if it cannot be opened, BackcareError if it is no ordinary file."""
    # First by name: opening a pipe or a device may already do something.
    _refuse_unreadable(path_words(path), path.stat())
    file = path.open("rb")
    try:
        _refuse_unreadable(path_words(path), os.fstat(file.fileno()))
    except BackcareError:
        file.close()
        raise
    return file


def _refuse_unreadable(shown: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise BackcareError(f"{shown} is a folder.", "Name a file in it.")
    kind = other_kind(status.st_mode)
    if kind:
        raise BackcareError(f"{shown} is not an ordinary file, but {kind}.", _CHOOSE)
