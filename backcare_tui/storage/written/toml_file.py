"""TOML files that people write by hand: read with care, and every problem named by file and field."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.field_problems import WHOLE_FILE, Problem
from backcare_tui.storage.os_words import os_cause, other_kind
from backcare_tui.storage.written.toml_bounds import out_of_bounds

if TYPE_CHECKING:
    import tomllib as toml
    from importlib.resources.abc import Traversable
else:
    try:
        import tomli as toml  # compiled, it takes a third of the time
    except ImportError:  # Python's own was made from it, and says the same of what is wrong
        import tomllib as toml

SIZE_LIMIT = 250_000
"""Bytes a file may have: forty times what the longest shipped one has."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def shown_name(item: Traversable) -> str:
    """The path of ITEM as problems name it."""
    return shown_line(str(item))


def read_toml(item: Traversable, *, bounded: bool = False) -> dict[str, Any] | Problem:
    """What the file says, or why it cannot be read. One known to be BOUNDED is not looked through before."""
    file = shown_name(item)
    try:
        refusal = _refusal(item)
        if refusal:
            return Problem(file, WHOLE_FILE, refusal)
        with item.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Problem(file, WHOLE_FILE, f"cannot be read: {os_cause(error)}")
    if len(data) > SIZE_LIMIT:
        return Problem(file, WHOLE_FILE, _TOO_LARGE)
    if data.startswith(_BYTE_ORDER_MARK):
        return Problem(file, "line 1", "begins with an invisible byte order mark; save it as UTF-8 without one")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem(file, f"line {line}", "is not UTF-8 text; save the file as UTF-8")
    excess = None if bounded else out_of_bounds(text)
    if excess is not None:
        return Problem(file, f"line {excess[0]}", excess[1])
    try:
        return parsed(text)
    except toml.TOMLDecodeError as error:
        return _syntax_problem(file, str(error))


def parsed(text: str) -> dict[str, Any]:
    """What TEXT says, which is within the bounds; ValueError if it is not TOML."""
    return toml.loads(text)


_TOO_LARGE = f"is too large; a file may have {SIZE_LIMIT // 1_000} kB; shorten it"


def _refusal(item: Traversable) -> str:
    """Why ITEM is not even opened; empty if it may be."""
    if not isinstance(item, Path):  # inside a zipped package
        return "" if item.is_file() else "is not there"
    status = item.stat()
    if stat.S_ISDIR(status.st_mode):
        return "is a folder, and should be a file; move it elsewhere"
    kind = other_kind(status.st_mode)
    if kind:  # opening a pipe would wait for ever
        return f"is not an ordinary file, but {kind}; move it elsewhere"
    return _TOO_LARGE if status.st_size > SIZE_LIMIT else ""


def _syntax_problem(file: str, message: str) -> Problem:
    """MESSAGE is "Expected ... (at line 7, column 3)" or "... (at end of document)"."""
    reason, _, place = message.rpartition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    field = f"line {line}" if line.isdigit() else "last line"
    reason = shown_line(reason or message)
    return Problem(file, field, f"is not TOML: {reason[:1].lower()}{reason[1:]}")
