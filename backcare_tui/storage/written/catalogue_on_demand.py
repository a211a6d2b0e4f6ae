"""The catalogue read on demand: a start that shows one routine reads that routine and its exercises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import MADE_NAMES
from backcare_tui.domain.catalogue.vocabulary import Vocabulary
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.storage.field_problems import WHOLE_FILE, Problem
from backcare_tui.storage.written.one_file import Load, load_file, shipped_folder, stem, toml_files
from backcare_tui.storage.written.shipped import EXERCISES, ROUTINES
from backcare_tui.storage.written.toml_file import shown_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SEARCH_FILE = "search.toml"
"""The shipped words of searches."""

_MANY = 1_000
"""Files."""

Item = TypeVar("Item", bound=Exercise | Routine)
MeansElse = Callable[[str], str]
"""What an id means already, as the end of "this id means ..."; empty where it is free."""


class CatalogueFiles:
    """The shipped files and the person's own, each read when it is asked for, and only once.

    An own file takes the place of a shipped one with its id, if that is of its kind; one of the other
    kind cannot have it. Never raises: a file that cannot be used is a problem, and the rest is there. Several
    threads may ask.
    """

    def __init__(self, personal: Path | None, shipped: Traversable | None = None) -> None:
        """Looks which files there are: SHIPPED ones, and those in PERSONAL/exercises and PERSONAL/routines.

        Each is checked by its schema as it is read. Those that came with the program were, by its tests, and are
        not again unless SHIPPED names them.
        """
        shipped, self._load = shipped_folder(shipped)
        self._missing = (
            ()
            if shipped.is_dir()
            else (Problem(shown_name(shipped), WHOLE_FILE, "is missing; install backcare-tui again"),)
        )
        self._exercises = [_Folder(shipped / EXERCISES, Exercise, self._load)]
        self._routines = [_Folder(shipped / ROUTINES, Routine, self._load)]
        if personal is not None:
            routines = frozenset(_ids(self._routines))
            self._exercises.append(_Folder(personal / EXERCISES, Exercise, load_file, not_an_exercise(routines)))
            exercises = frozenset(_ids(self._exercises)) - routines
            self._routines.append(_Folder(personal / ROUTINES, Routine, load_file, not_a_routine(exercises)))
        self._folders: list[_Folder[Exercise] | _Folder[Routine]] = [*self._exercises, *self._routines]
        self._misfits: dict[str, tuple[Problem, ...]] = {}
        """What does not fit of each routine that was asked for, by its file."""
        self.exercises: Mapping[str, Exercise] = _OnDemand(self._exercise, _ids(self._exercises))
        """Those that can be used, by id; to list them, all files are read."""
        self.routines: Mapping[str, Routine] = _OnDemand(self._routine, _ids(self._routines))
        """As `exercises`; only such as name exercises that are there, with doses that fit them."""
        self._vocabulary_file = shipped / SEARCH_FILE
        self._vocabulary: tuple[Vocabulary, tuple[Problem, ...]] | None = None

    def shipped_and(self, own: Collection[str]) -> Mapping[str, Exercise]:
        """The exercises that can be used, of the person's own only those with the ids OWN."""
        known = set(_ids(self._exercises))
        return _OnDemand(self._exercise, (*self._exercises[0].ids, *sorted(known.intersection(own))))

    def vocabulary(self) -> Vocabulary:
        """What people say when they search, read when it is first asked for; none if it cannot be read."""
        if self._vocabulary is None:
            loaded, problems = self._load(self._vocabulary_file, Vocabulary)
            self._vocabulary = loaded or Vocabulary(), problems
        return self._vocabulary[0]

    def read_all(self) -> None:
        """Read every file; what cannot be used is among the problems then."""
        while self.read_more(_MANY):
            pass

    def read_more(self, count: int) -> bool:
        """Read up to COUNT files that nobody has asked for yet; whether there are more."""
        for folder in self._folders:
            count -= folder.read_more(count)
        if count <= 0:
            return True
        for routines in self._routines:
            for routine in routines.usable().values():
                self._misfits_of(routine)
        return False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why something is left out, of what was read so far."""
        found = [
            problem
            for exercises, routines in zip(self._exercises, self._routines, strict=True)
            for problem in (*exercises.problems(), *routines.problems())
        ]
        said = self._vocabulary[1] if self._vocabulary else ()
        return (*self._missing, *found, *chain.from_iterable(self._misfits.values()), *said)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What is as the person wants it, yet good to know: own files that take the place of shipped ones."""
        return tuple(
            Problem(file, "id", "takes the place of the shipped one of this name")
            for known, file, shipped in self._own()
            if known in shipped
        )

    @property
    def own(self) -> frozenset[str]:
        """The ids, of what was read so far, that come from the person's files."""
        return frozenset(known for known, *_ in self._own())

    def _own(self) -> Iterator[tuple[str, str, Collection[str]]]:
        """The id and the file of each own one that was read so far, and which ids of its kind are shipped."""
        for exercises in self._exercises[1:]:
            for known, exercise in exercises.usable().items():
                yield known, exercise.file, self._exercises[0].ids
        for routines in self._routines[1:]:
            for known, routine in routines.usable().items():
                if not self._misfits.get(routine.file):
                    yield known, routine.file, self._routines[0].ids

    def _exercise(self, id: str) -> Exercise | None:
        found = (folder.find(id) for folder in reversed(self._exercises))
        return next((one.item for one in found if one), None)

    def _routine(self, id: str) -> Routine | None:
        found = (folder.find(id) for folder in reversed(self._routines))
        return next((one.item for one in found if one and not self._misfits_of(one)), None)

    def _misfits_of(self, routine: FromFile[Routine]) -> tuple[Problem, ...]:
        if routine.file not in self._misfits:
            self._misfits[routine.file] = tuple(misfits(routine, self.exercises))
        return self._misfits[routine.file]


class FromFile(NamedTuple, Generic[Item]):
    """What a file holds."""

    item: Item
    file: str
    """As problems name it."""


def not_an_exercise(routines: Collection[str]) -> MeansElse:
    """What gives what an id means, if that is none for an exercise beside those ROUTINES; else nothing."""
    return partial(_means_else, routines, "a routine")


def not_a_routine(exercises: Collection[str]) -> MeansElse:
    """As `not_an_exercise`, for a routine beside those EXERCISES."""
    return partial(_means_else, exercises, "an exercise")


def _means_else(of_others: Collection[str], other: str, id: str) -> str:
    if id in MADE_NAMES:
        return f"“{MADE_NAMES[id]}”"
    return other if id in of_others else ""


def taken(file: str, means: str) -> Problem:
    """Why FILE is left out, the id of which MEANS something else: a journal could not tell them apart."""
    return Problem(file, "id", f"means {means} already; give the file another name")


def misfits(loaded: FromFile[Routine], exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """What a routine names that is not among EXERCISES, or that cannot be done with them."""
    for index, item in enumerate(loaded.item.items):
        exercise = exercises.get(item.exercise)
        if exercise is None:
            yield Problem(loaded.file, f"items[{index}].exercise", f"there is no exercise “{item.exercise}”")
            continue
        try:
            exercise.check_dose(item.dose_of(exercise))
            PlannedItem.of(item, exercise)
        except ValueError as error:
            yield Problem(
                loaded.file, f"items[{index}].dose", f"does not fit the exercise “{exercise.id}”: {error}"
            )


class _Folder(Generic[Item]):
    """The files of one folder, in the order of their names."""

    def __init__(
        self, folder: Traversable, model: type[Item], load: Load, means_else: MeansElse = lambda _: ""
    ) -> None:
        """LOAD reads one of them, unless its id MEANS_ELSE already."""
        self._model = model
        self._load = load
        self._means_else = means_else
        self._faults: list[Problem] = []
        """What is wrong with the folder itself."""
        self._files = toml_files(folder, self._faults)
        self.ids: dict[str, list[Traversable]] = {}
        """The files that could be each id: `one.toml` and `one.TOML` are the same."""
        for file in self._files:
            self.ids.setdefault(stem(file), []).append(file)
        self._read: dict[str, tuple[FromFile[Item] | None, tuple[Problem, ...]]] = {}
        """What was found in each file that was read, by its name."""
        self._reading = Lock()

    def find(self, id: str) -> FromFile[Item] | None:
        """What can be used under ID; of several files the last."""
        found = (self._content(file)[0] for file in reversed(self.ids.get(id, ())))
        return next(filter(None, found), None)

    def read_more(self, count: int) -> int:
        """Read up to COUNT files that were not read yet; how many."""
        unread = list(islice((file for file in self._files if file.name not in self._read), count))
        for file in unread:
            self._content(file)
        return len(unread)

    def usable(self) -> dict[str, FromFile[Item]]:
        """All that can be used of what was read so far, by id."""
        read = (self._read[file.name][0] for file in self._files if file.name in self._read)
        return {one.item.id: one for one in read if one}

    def problems(self) -> tuple[Problem, ...]:
        """Those of the folder, and of what was read so far."""
        read = (self._read[file.name][1] for file in self._files if file.name in self._read)
        return (*self._faults, *chain.from_iterable(read))

    def _content(self, file: Traversable) -> tuple[FromFile[Item] | None, tuple[Problem, ...]]:
        with self._reading:
            if file.name not in self._read:
                self._read[file.name] = self._read_file(file)
            return self._read[file.name]

    def _read_file(self, file: Traversable) -> tuple[FromFile[Item] | None, tuple[Problem, ...]]:
        name = shown_name(file)
        if means := self._means_else(stem(file)):
            return None, (taken(name, means),)
        item, problems = self._load(file, self._model)
        return (None if item is None else FromFile(item, name)), problems


def _ids(folders: Iterable[_Folder[Item]]) -> Iterator[str]:
    return chain.from_iterable(folder.ids for folder in folders)


class _OnDemand(Mapping[str, Item]):
    """What can be used in some folders, found by FIND, which is asked once for each; listed are those of IDS."""

    def __init__(self, find: Callable[[str], Item | None], ids: Iterable[str]) -> None:
        self._find = cache(find)  # a plan asks for each of its exercises dozens of times
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id: str) -> Item:
        item = self._find(id)
        if item is None:
            raise KeyError(id)
        return item

    def __iter__(self) -> Iterator[str]:
        return (known for known in self._ids if self._find(known) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
