"""The catalogue on the disk: the shipped files and the person's own, each with its problems named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.safety import SafetyText
from backcare_tui.domain.model import Identifier
from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import WHOLE_FILE, Problem, model_problems, most_telling
from backcare_tui.storage.os_words import os_cause
from backcare_tui.storage.written.settings_file import SETTINGS_NAME, Settings
from backcare_tui.storage.written.toml_file import read_toml, shown_name

__all__ = ["LoadedCatalogue", "Problem", "catalogue_folder", "check_files", "load_catalogue", "load_safety"]

EXERCISES = "exercises"
ROUTINES = "routines"
SAFETY_FILE = "safety.toml"
_SUFFIX = ".toml"

_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier, config=ConfigDict(defer_build=True))

M = TypeVar("M", bound=BaseModel)
Item = TypeVar("Item", Exercise, Routine)


@dataclass(frozen=True)
class LoadedCatalogue:
    """Everything that could be loaded, and what could not."""

    exercises: dict[str, Exercise]
    routines: dict[str, Routine]
    """Only such as name exercises that are there, with doses that fit them."""
    problems: tuple[Problem, ...]
    """Why something is left out."""
    notices: tuple[Problem, ...]
    """What is as the person wants it, yet good to know: own files that take the place of shipped ones."""
    own: frozenset[str]
    """The ids that come from the person's files."""


@dataclass(frozen=True)
class _Loaded(Generic[Item]):
    item: Item
    file: str


def catalogue_folder() -> Traversable:
    """The shipped catalogue: inside the package once installed, at the top of the checkout before."""
    from importlib.resources import files

    installed = files("backcare_tui").joinpath("catalogue")
    return installed if installed.is_dir() else Path(__file__).parents[3] / "catalogue"


def load_catalogue(personal: Path | None, shipped: Traversable | None = None) -> LoadedCatalogue:
    """The catalogue with the person's own files in PERSONAL/exercises and PERSONAL/routines.

    An own file takes the place of a shipped one with its id. Never raises: a file that cannot be used is a
    problem, and the rest loads.
    """
    shipped = catalogue_folder() if shipped is None else shipped
    problems: list[Problem] = []
    notices: list[Problem] = []
    if not shipped.is_dir():
        problems.append(Problem(shown_name(shipped), WHOLE_FILE, "is missing; install backcare-tui again"))
    shipped_exercises = _load_folder(shipped / EXERCISES, Exercise, problems)
    shipped_routines = _load_folder(shipped / ROUTINES, Routine, problems)
    own_exercises: dict[str, _Loaded[Exercise]] = {}
    own_routines: dict[str, _Loaded[Routine]] = {}
    if personal is not None:
        own_exercises = _load_folder(personal / EXERCISES, Exercise, problems)
        own_routines = _load_folder(personal / ROUTINES, Routine, problems)
    exercises = _merged(shipped_exercises, own_exercises, notices)
    shipped_routines = _fitting(shipped_routines, exercises, problems)
    own_routines = _fitting(own_routines, exercises, problems)
    return LoadedCatalogue(
        exercises=exercises,
        routines=_merged(shipped_routines, own_routines, notices),
        problems=tuple(problems),
        notices=tuple(notices),
        own=frozenset(own_exercises) | frozenset(own_routines),
    )


def load_safety(shipped: Traversable | None = None) -> SafetyText:
    """What the program says about safety. BackcareError if that file is missing or damaged."""
    shipped = catalogue_folder() if shipped is None else shipped
    loaded, problems = _load_file(shipped / SAFETY_FILE, SafetyText)
    if loaded is None:
        raise BackcareError(f"The safety text cannot be read: {problems[0]}.", "Install backcare-tui again.")
    return loaded


def check_files(paths: Sequence[Path], personal: Path | None = None) -> tuple[Problem, ...]:
    """All problems of the files PATHS that somebody wrote, and of those in the folders among them.

    Routines may name exercises of the shipped catalogue, of the one in PERSONAL, and of PATHS. A file is an
    exercise or a routine as its folder says; elsewhere, `settings.toml` holds the settings, a file with `items` is
    a routine, and one with `cards` the safety text.
    """
    problems: list[Problem] = []
    exercises = load_catalogue(personal).exercises
    routines: dict[str, _Loaded[Routine]] = {}
    for path in _expanded(paths, problems):
        loaded, found = _load_file(path, _kind_of(path))
        problems += found
        match loaded:
            case Exercise():
                exercises[loaded.id] = loaded
            case Routine():
                routines[str(path)] = _Loaded(loaded, shown_name(path))
    _fitting(routines, exercises, problems)
    return tuple(problems)


def _load_folder(folder: Traversable, model: type[Item], problems: list[Problem]) -> dict[str, _Loaded[Item]]:
    """The items in FOLDER by id, in the order of the files' names; a folder that is not there is empty."""
    found: dict[str, _Loaded[Item]] = {}
    for file in _toml_files(folder, problems):
        loaded, faults = _load_file(file, model)
        problems += faults
        if loaded is not None:
            found[loaded.id] = _Loaded(loaded, shown_name(file))
    return found


def _toml_files(folder: Traversable, problems: list[Problem]) -> list[Traversable]:
    try:
        files = [item for item in folder.iterdir() if _is_toml(item)]
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(shown_name(folder), WHOLE_FILE, f"cannot be read: {os_cause(error)}"))
        return []
    return sorted((file for file in files if not file.name.startswith(".")), key=lambda file: file.name)


def _load_file(file: Traversable, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """What FILE holds, if it can be used, and its problems: an exercise can do without a figure that is wrong."""
    document = read_toml(file)
    if isinstance(document, Problem):
        return None, (document,)
    if "id" in model.model_fields:
        problem = _id_problem(file, document)
        if problem:
            return None, (problem,)
        document = {**document, "id": _stem(file)}
    try:
        return model.model_validate(document), ()
    except ValidationError as error:
        problems = most_telling(model_problems(shown_name(file), document, error, model))
    try:
        return model.model_validate(_without_figure(document)), problems
    except ValidationError:
        return None, problems


def _without_figure(document: dict[str, Any]) -> dict[str, Any]:
    """DOCUMENT, if it is an exercise, without its figure and without the poses that its phases name."""
    phases = document.get("phases")
    if "figure" not in document or not isinstance(phases, list):
        return document
    posed = [{**phase, "pose": None} if isinstance(phase, dict) else phase for phase in phases]
    return {**document, "figure": None, "phases": posed}


def _id_problem(file: Traversable, document: Mapping[str, Any]) -> Problem | None:
    """The id is the file's name, which therefore must be one."""
    name = shown_name(file)
    if not _is_toml(file):
        return Problem(name, WHOLE_FILE, "must have a name that ends in .toml")
    try:
        _IDENTIFIER.validate_python(_stem(file))
    except ValidationError:
        return Problem(name, "id", "the file's name must be lower-case letters, digits and hyphens, 64 at most")
    if document.get("id", _stem(file)) != _stem(file):
        return Problem(name, "id", "is the file's name without .toml; leave this line out")
    return None


def _is_toml(file: Traversable) -> bool:
    return file.name.lower().endswith(_SUFFIX)


def _stem(file: Traversable) -> str:
    return file.name[: -len(_SUFFIX)]


def _merged(
    shipped: Mapping[str, _Loaded[Item]], own: Mapping[str, _Loaded[Item]], notices: list[Problem]
) -> dict[str, Item]:
    notices += [
        Problem(own[known].file, "id", "takes the place of the shipped one of this name")
        for known in own
        if known in shipped
    ]
    return {known: loaded.item for known, loaded in {**shipped, **own}.items()}


def _fitting(
    routines: Mapping[str, _Loaded[Routine]], exercises: Mapping[str, Exercise], problems: list[Problem]
) -> dict[str, _Loaded[Routine]]:
    fitting: dict[str, _Loaded[Routine]] = {}
    for key, loaded in routines.items():
        misfits = list(_misfits(loaded, exercises))
        problems += misfits
        if not misfits:
            fitting[key] = loaded
    return fitting


def _misfits(loaded: _Loaded[Routine], exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    for index, item in enumerate(loaded.item.items):
        exercise = exercises.get(item.exercise)
        if exercise is None:
            yield Problem(loaded.file, f"items[{index}].exercise", f"there is no exercise “{item.exercise}”")
            continue
        try:
            exercise.check_dose(item.dose_of(exercise))
        except ValueError as error:
            yield Problem(
                loaded.file, f"items[{index}].dose", f"does not fit the exercise “{exercise.id}”: {error}"
            )


def _expanded(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """PATHS with each folder replaced by the catalogue files in it."""
    for path in paths:
        if not path.is_dir() or path.name == SETTINGS_NAME:
            yield path
            continue
        inside = [
            file
            for folder in (path, path / EXERCISES, path / ROUTINES)
            for file in _toml_files(folder, problems)
            if isinstance(file, Path)
        ]
        if not inside:
            problems.append(Problem(shown_name(path), WHOLE_FILE, "has no .toml files in it"))
        yield from inside


def _kind_of(path: Path) -> type[Exercise] | type[Routine] | type[SafetyText] | type[Settings]:
    if path.parent.name in (EXERCISES, ROUTINES):
        return Exercise if path.parent.name == EXERCISES else Routine
    if path.name == SETTINGS_NAME:
        return Settings
    document = read_toml(path)
    if isinstance(document, dict) and "items" in document:
        return Routine
    return SafetyText if isinstance(document, dict) and "cards" in document else Exercise
