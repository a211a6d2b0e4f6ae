"""The catalogue on the disk: the shipped files and the person's own, each with its problems named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.vocabulary import Vocabulary
from backcare_tui.domain.guidance.education_card import EducationCard
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import WHOLE_FILE, Problem
from backcare_tui.storage.folders import SETTINGS_NAME
from backcare_tui.storage.written.catalogue_on_demand import (
    CatalogueFiles,
    FromFile,
    misfits,
    not_a_routine,
    not_an_exercise,
    taken,
)
from backcare_tui.storage.written.one_file import load_file, shipped_folder, toml_files
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.storage.written.shipped import EDUCATION, EXERCISES, ROUTINES
from backcare_tui.storage.written.toml_file import read_toml, shown_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SAFETY_FILE = "safety.toml"

_Schema = Exercise | Routine | EducationCard | SafetyText | Vocabulary | Settings
_OF_FOLDERS: dict[str, type[_Schema]] = {EXERCISES: Exercise, ROUTINES: Routine, EDUCATION: EducationCard}


def load_catalogue(personal: Path | None, shipped: Traversable | None = None) -> CatalogueFiles:
    """The whole catalogue, every file read."""
    files = CatalogueFiles(personal, shipped)
    files.read_all()
    return files


def load_safety(shipped: Traversable | None = None) -> SafetyText:
    """What the program says about safety. BackcareError if that file is missing or damaged."""
    folder, load = shipped_folder(shipped)
    loaded, problems = load(folder / SAFETY_FILE, SafetyText)
    if loaded is None:
        raise BackcareError(f"The safety text cannot be read: {problems[0]}.", "Install backcare-tui again.")
    return loaded


def load_card(id: str, shipped: Traversable | None = None) -> EducationCard | None:
    """The education card of this ID; None if its file is missing or damaged, for everything goes on without it."""
    folder, load = shipped_folder(shipped)
    return load(folder / EDUCATION / f"{id}.toml", EducationCard)[0]


def check_files(paths: Sequence[Path], personal: Path | None = None) -> tuple[Problem, ...]:
    """All problems of the files PATHS that somebody wrote, and of those in the folders among them.

    Routines may name exercises of the shipped catalogue, of the one in PERSONAL, and of PATHS. A file is an
    exercise, a routine or an education card as its folder says; elsewhere, `settings.toml` holds the settings, a
    file with `items` is a routine, one with `cards` the safety text, one with `symptoms` the words of searches.
    """
    problems: list[Problem] = []
    known = load_catalogue(personal)
    exercises, no_exercise = dict(known.exercises), not_an_exercise(known.routines)
    routines: list[FromFile[Routine]] = []
    for path in files_of(paths, problems):
        loaded, found = load_file(path, _kind_of(path))
        problems += found
        match loaded:
            case Exercise() if means := no_exercise(loaded.id):
                problems.append(taken(shown_name(path), means))
            case Exercise():
                exercises[loaded.id] = loaded
            case Routine():
                routines.append(FromFile(loaded, shown_name(path)))
    no_routine = not_a_routine(exercises)
    for routine in routines:
        if means := no_routine(routine.item.id):
            problems.append(taken(routine.file, means))
        problems += misfits(routine, exercises)
    return tuple(problems)


def unread(personal: Path) -> tuple[Problem, ...]:
    """Why nothing can be read in PERSONAL, where something else stands there or above it."""
    problems: list[Problem] = []
    for folder in () if personal.is_dir() else (EXERCISES, ROUTINES):
        toml_files(personal / folder, problems)
    return tuple(problems)


def files_of(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """PATHS with each folder replaced by the catalogue files in it; PROBLEMS says where that cannot be done."""
    for path in paths:
        if not path.is_dir() or path.name == SETTINGS_NAME:
            yield path
            continue
        before = len(problems)
        inside = [
            file
            for folder in (path, *(path / inner for inner in _OF_FOLDERS))
            for file in toml_files(folder, problems)
            if isinstance(file, Path)
        ]
        if not inside and len(problems) == before:
            problems.append(Problem(shown_name(path), WHOLE_FILE, "has no .toml files in it"))
        yield from inside


def _kind_of(path: Path) -> type[_Schema]:
    if path.parent.name in _OF_FOLDERS:
        return _OF_FOLDERS[path.parent.name]
    if path.name == SETTINGS_NAME:
        return Settings
    document = read_toml(path)
    if isinstance(document, dict) and "items" in document:
        return Routine
    if isinstance(document, dict) and "symptoms" in document:
        return Vocabulary
    return SafetyText if isinstance(document, dict) and "cards" in document else Exercise
