"""Settings that the program writes when the person changes them there.

The file is the person's own: their comments, the order of the lines and what is not known here stay as they are,
and a file that cannot be read is not touched.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.folders import SETTINGS_NAME, private_folder
from backcare_tui.storage.new_file import alone_in, sync_folder, written_aside
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.storage.written.toml_file import parsed, read_toml

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_PREFIX = ".backcare-settings-"
_TRIES = 5
"""How often it is begun anew because another program wrote the file in between."""

Setting = str | bool | int | float | list[str] | None
"""A list is of texts whose order says nothing; None leaves the setting out."""


def write_settings(folder: Path, values: Mapping[str, Setting]) -> None:
    """Have the settings file in FOLDER say VALUES, all or none of them, safe on the disk when this returns.

    What says nothing but its default is not written where it is not there yet. BackcareError says why nothing was
    written; the file is then as it was.
    """
    path = folder / SETTINGS_NAME
    if not os.path.lexists(path) and all(value == _default(name) for name, value in values.items()):
        return
    try:
        _make(folder)
        with alone_in(folder):  # where there are no locks, what another window writes is noticed all the same
            file = _target(path)
            for _ in range(_TRIES):
                if _written(file, values):
                    return
    except OSError as error:
        raise _not_kept(path, os_cause(error)) from error
    raise BackcareError(
        f"{path_words(path)} is being written by another program, so nothing was changed.",
        "Close it there, then try again.",
    )


def _make(folder: Path) -> None:
    try:
        private_folder(folder, "--config-dir")
    except BackcareError as error:
        raise BackcareError(f"Your settings could not be kept. {error.title}", error.advice) from error


def _target(path: Path) -> Path:
    """The file that PATH names, which may be a link to another; BackcareError if that must not be written."""
    file = Path(os.path.realpath(path))
    if path.is_symlink() and not file.exists():
        raise BackcareError(
            f"{path_words(path)} is a link to a place that is not there, so your settings could not be kept.",
            "Connect the disk that it points to, or remove the link.",
        )
    if file.exists() and not os.access(file, os.W_OK):
        raise _not_kept(path, "it is read-only")
    return file


def _written(file: Path, values: Mapping[str, Setting]) -> bool:
    """Write VALUES into FILE; False if another program wrote it meanwhile, so that it must be read again."""
    stamp = _stamp(file)
    before = {} if stamp is None else read_toml(file)
    if isinstance(before, Problem):
        raise BackcareError(
            f"Your settings could not be kept, because of a mistake: {before}.", "Correct it first."
        )
    wanted = {name: value for name, value in values.items() if name in before or value != _default(name)}
    if _says(before, wanted):
        return True
    text = _with(file.read_bytes().decode() if stamp else "", wanted)
    if not _says(parsed(text), before | wanted):
        raise _not_kept(file, "its lines cannot be changed by a program")
    with written_aside(file.parent, _PREFIX, [text]) as temporary:
        if stamp is not None:
            temporary.chmod(file.stat().st_mode & 0o7777)
        if _stamp(file) != stamp:
            return False
        temporary.replace(file)
        sync_folder(file.parent)
    return True


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """Tells whether FILE was written; None while it is not there."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _default(name: str) -> object:
    default = getattr(Settings, name)
    return list(default) if isinstance(default, tuple) else default


def _with(text: str, values: Mapping[str, Setting]) -> str:
    """TEXT, a sound settings file, with VALUES in it."""
    import tomlkit

    document = tomlkit.parse(text)
    for name, value in values.items():
        if value is None:
            document.remove(name)
        elif isinstance(value, list) and _is_list_of_texts(document.get(name)):
            _change_list(document, name, value)
        else:
            document[name] = value
    return tomlkit.dumps(document)


def _says(document: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether DOCUMENT holds all that is WANTED, and no more of that; the items of a list in whatever order."""
    return all(
        name not in document
        if value is None
        else name in document
        and type(document[name]) is type(value)
        and _in_order(document[name]) == _in_order(value)
        for name, value in wanted.items()
    )


def _in_order(value: Any) -> Any:
    return sorted(set(value)) if _is_list_of_texts(value) else value


def _is_list_of_texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(item, str) for item in found)


def _change_list(document: "TOMLDocument", name: str, value: list[str]) -> None:
    """Take out and add items, so that the others keep their comments and lines."""
    items: Any = document[name]
    for item in list(items):
        if item not in value or list(items).count(item) > 1:
            items.remove(item)
    for item in value:
        if item not in items:
            items.append(item)


def _not_kept(path: Path, why: str) -> BackcareError:
    return BackcareError(
        f"Your settings could not be kept in {path_words(path)}: {why}.",
        "Nothing in it was changed; see to that, then try again.",
    )
