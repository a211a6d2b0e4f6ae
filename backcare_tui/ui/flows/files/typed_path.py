"""Paths as people type them, and as terminals write a file that is dropped on them."""

import os
import shlex
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from backcare_tui.domain.words.text import clean, shown_line
from backcare_tui.errors import UsageError

_MOST_LOOKED_AT = 5_000
"""Names in a folder."""


def path_of(typed: str) -> Path:
    """The file that TYPED names; UsageError where it names none, and for the home of somebody not known here."""
    words = clean(typed).strip()
    if not words:
        raise UsageError("There is no name yet.", "Type that of a file.")
    try:
        return Path(words).expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"“{shown_line(typed, 40)}” begins with a home folder that is not there.",
            "Write ~/ for your own, or the whole path.",
        ) from error


def dropped_path(typed: str) -> Path:
    """As `path_of`, of a file that is there: also in quotation marks, with backslashes before blanks, or as the
    address `file:///...`, as terminals write what is dropped on them.
    """
    word = clean(typed).strip()
    path = path_of(word)
    if os.path.lexists(path):
        return path
    if word.startswith("file://"):
        return Path(clean(unquote(urlsplit(word).path)))
    with suppress(ValueError):  # a quotation mark without its other half is one of a name
        words = shlex.split(word)
        if len(words) == 1 and words[0] != word:
            return path_of(words[0])
    return path


def completed(typed: str, endings: frozenset[str]) -> str | None:
    """TYPED gone on with as far as there is one way: a folder, or a file with one of ENDINGS. None if none is."""
    if typed.strip() == "~":
        return "~/"
    try:
        path = path_of(typed) if typed.strip() else Path()
        folder, begun = (path, "") if typed.endswith(("/", os.sep)) else (path.parent, path.name)
        with os.scandir(folder) as found:
            names = [
                one.name + ("/" if one.is_dir() else "")
                for one in islice(found, _MOST_LOOKED_AT)
                if one.name.startswith(begun)
                and one.name.startswith(".") == begun.startswith(".")
                and clean(one.name) == one.name
                and (one.is_dir() or Path(one.name).suffix.lower() in endings)
            ]
    except (OSError, ValueError, UsageError):
        return None
    more = os.path.commonprefix(names)[len(begun) :]  # noqa: RUF071 (names, character by character)
    return typed + more if more else None
