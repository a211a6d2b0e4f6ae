"""The table in a zip archive, as other programs pack their exports."""

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from backcare_tui.domain.words.text import quoted_names, shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.text_file import TextFile, open_file

MOST_BYTES = 20_000_000
"""Of a table in an archive; it is held as a whole."""
_MOST_NAMED = 10
_TABLES = {".csv", ".tsv", ".txt"}
_OF_ALL_HABITS = "Checkmarks.csv"
"""Beside a folder with one for each habit Loop Habit Tracker puts one of all."""
_UNPACK = "Unpack it, and import a file that was in it."


def archived_table(path: Path) -> TextFile:
    """The one table in the archive PATH, or that of all habits among those of Loop Habit Tracker.

    BackcareError if there is no such table, or if PATH is no sound archive.
    """
    shown = path_words(path)
    try:
        with open_file(path) as file, zipfile.ZipFile(file) as archive:
            one = _table_in(archive, shown)
            with archive.open(one) as member:
                data = member.read(MOST_BYTES + 1)
    except OSError as error:
        raise BackcareError(f"{shown} cannot be read: {os_cause(error)}.", "Choose another file.") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        locked = isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError)
        why = "is locked with a password" if locked else "is not a sound zip archive"
        raise BackcareError(f"{shown} {why}.", _UNPACK) from error
    inside = f"{shown}: {shown_line(one.filename, 60)}"
    if len(data) > MOST_BYTES:
        raise BackcareError(f"{inside} has more than {MOST_BYTES:,} bytes.", _UNPACK)
    return TextFile(inside, lambda: io.BytesIO(data), len(data))


def _table_in(archive: zipfile.ZipFile, shown: str) -> zipfile.ZipInfo:
    tables = [one for one in archive.infolist() if PurePosixPath(one.filename).suffix.lower() in _TABLES]
    chosen = tables if len(tables) == 1 else [one for one in tables if one.filename == _OF_ALL_HABITS]
    if len(chosen) == 1:
        return chosen[0]
    names = [one.filename for one in tables]
    held = f"{len(tables):,} tables in it: {quoted_names(names, _MOST_NAMED)}" if tables else "no table in it"
    raise BackcareError(f"{shown} has {held}.", _UNPACK)
