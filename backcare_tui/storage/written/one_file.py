"""One file of the catalogue: found in its folder, read, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from backcare_tui.domain.light_fields import check_id
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.light_reading import UnfitError, read_light
from backcare_tui.storage.field_problems import WHOLE_FILE, Problem, model_problems, most_telling
from backcare_tui.storage.folders import leads_nowhere
from backcare_tui.storage.os_words import os_cause
from backcare_tui.storage.written.shipped import catalogue_folder
from backcare_tui.storage.written.toml_file import read_toml, shown_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUFFIX = ".toml"

M = TypeVar("M", bound=LightValue)


class Load(Protocol):
    """A way to read a file: see `load_file`."""

    def __call__(self, file: Traversable, model: type[M], /) -> tuple[M | None, tuple[Problem, ...]]: ...


def toml_files(folder: Traversable, problems: list[Problem]) -> list[Traversable]:
    """The files in FOLDER by their names; none where it is not there. PROBLEMS says if it cannot be read, or if a
    link leads nowhere.
    """
    try:
        files = [item for item in folder.iterdir() if _is_toml(item)]
    except FileNotFoundError as error:
        if isinstance(folder, Path) and any(map(leads_nowhere, (folder, *folder.parents))):
            problems.append(_unread(folder, error))
        return []
    except OSError as error:
        problems.append(_unread(folder, error))
        return []
    return sorted((file for file in files if not file.name.startswith(".")), key=lambda file: file.name)


def _unread(folder: Traversable, error: OSError) -> Problem:
    return Problem(shown_name(folder), WHOLE_FILE, f"cannot be read: {os_cause(error)}")


def load_file(file: Traversable, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """What FILE holds, if it can be used, and its problems: an exercise can do without a figure that is wrong."""
    document = read_toml(file)
    if isinstance(document, Problem):
        return None, (document,)
    if "id" in model.annotations:
        problem = _id_problem(file, document)
        if problem:
            return None, (problem,)
        document = {**document, "id": stem(file)}
    from pydantic import ValidationError

    try:
        return model.model_validate(document), ()
    except ValidationError as error:
        problems = most_telling(model_problems(shown_name(file), document, error, model))
    try:
        return model.model_validate(_without_figure(document)), problems
    except ValidationError:
        return None, problems


def load_shipped(file: Traversable, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """As `load_file`, of a file that came with the program, whose tests have checked it: quicker, and without
    pydantic. One that was damaged since, so that it plainly does not fit, is checked after all.
    """
    document = read_toml(file, bounded=True)
    if isinstance(document, dict):
        named = {"id": stem(file)} if "id" in model.annotations else {}
        with suppress(UnfitError):
            return read_light(model, document | named), ()
    return load_file(file, model)


def shipped_folder(named: Traversable | None) -> tuple[Traversable, Load]:
    """The folder NAMED, or that of the files that came with the program, and how those in it are read."""
    return (catalogue_folder(), load_shipped) if named is None else (named, load_file)


def _without_figure(document: dict[str, Any]) -> dict[str, Any]:
    """DOCUMENT, if it is an exercise, without its figure and without the poses that its phases name."""
    if "figure" not in document:
        return document
    return {name: _without_poses(value) for name, value in document.items()} | {"figure": None}


def _without_poses(value: object) -> object:
    """VALUE, where it is made of tables and lists, with no pose named in it."""
    if isinstance(value, list):
        return [_without_poses(item) for item in value]
    if isinstance(value, dict):
        return {name: _without_poses(item) for name, item in value.items() if name != "pose"}
    return value


def _id_problem(file: Traversable, document: Mapping[str, Any]) -> Problem | None:
    """The id is the file's name, which therefore must be one."""
    name = shown_name(file)
    if not _is_toml(file):
        return Problem(name, WHOLE_FILE, "must have a name that ends in .toml")
    try:
        check_id(stem(file))
    except ValueError:
        return Problem(name, "id", "the file's name must be lower-case letters, digits and hyphens, 64 at most")
    if document.get("id", stem(file)) != stem(file):
        return Problem(name, "id", "is the file's name without .toml; leave this line out")
    return None


def _is_toml(file: Traversable) -> bool:
    return file.name.lower().endswith(_SUFFIX)


def stem(file: Traversable) -> str:
    """The id that FILE names."""
    return file.name[: -len(_SUFFIX)]
