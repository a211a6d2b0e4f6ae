"""What can be done: exercises and routines, looked up, searched and filtered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from backcare_tui.domain.catalogue.exercise import Area, Equipment, Exercise, Kind, Position
from backcare_tui.domain.catalogue.position import UPRIGHT, position_words
from backcare_tui.domain.catalogue.routine import MOST_ITEMS, Routine, RoutineItem
from backcare_tui.domain.catalogue.search import best_first, called, how_found, near
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import one_of
from backcare_tui.errors import BackcareError


class UnknownNameError(BackcareError):
    """There is nothing of that name; NEAR is what may have been meant instead, the likeliest first."""

    def __init__(self, what: str, name: str, near: tuple[Exercise | Routine, ...]) -> None:
        meant = [item.id for item in near]
        hint = f"Did you mean {one_of(meant)}?" if meant else "See all of them with: backcare-tui list"
        super().__init__(f"There is no {what} called “{shown_line(name, 60)}”.", hint)
        self.near = near


@dataclass(frozen=True)
class Filter:
    """Which exercises to show; what is None or empty lets everything through."""

    text: str = ""
    kind: Kind | None = None
    position: Position | None = None
    area: Area | None = None
    equipment: Equipment | None = None
    no_floor: bool = False

    def lets_through(self, exercise: Exercise) -> bool:
        return (
            (self.kind is None or exercise.kind is self.kind)
            and (self.position is None or exercise.position is self.position)
            and (self.area is None or self.area in exercise.areas)
            and (self.equipment is None or self.equipment in exercise.equipment)
            and (not self.no_floor or exercise.position in UPRIGHT)
            and how_found(self.text, exercise) is not None
        )

    def describe(self) -> str:
        """The filter in words: "stretch · sitting on a chair"; empty when it lets everything through."""
        parts = [
            self.kind.value if self.kind else "",
            position_words(self.position) if self.position else "",
            self.area.value if self.area else "",
            f"with {self.equipment.value}" if self.equipment else "",
            "no floor needed" if self.no_floor else "",
            f"“{shown_line(self.text, 30)}”" if self.text.strip() else "",
        ]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Catalogue:
    """All exercises and routines by id."""

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)

    def exercise(self, id: str) -> Exercise:
        """The exercise with this ID, or an UnknownNameError."""
        if id not in self.exercises:
            raise UnknownNameError("exercise", id, near(id, self.exercises.values()))
        return self.exercises[id]

    def find(self, name: str) -> Exercise | Routine:
        """The routine or exercise that NAME is the id, the name or an alias of, however it is written.

        UnknownNameError if there is none, BackcareError if it could be several.
        """
        known = self.routines.get(name) or self.exercises.get(name)
        if known is not None:
            return known
        found = {item.id: item for item in reversed(called(name, self._all))}
        if not found:
            raise UnknownNameError("exercise or routine", name, near(name, self._all))
        if len(found) > 1:
            ids = one_of(sorted(found))
            raise BackcareError(f"Several are called “{shown_line(name, 60)}”.", f"Say which by its id: {ids}.")
        return found.popitem()[1]

    @property
    def _all(self) -> tuple[Exercise | Routine, ...]:
        return (*self.routines.values(), *self.exercises.values())

    def name_of(self, id: str) -> str:
        """What to call ID, also when it is no longer in the catalogue."""
        found = self.routines.get(id) or self.exercises.get(id)
        return found.name if found else id

    def select(self, wanted: Filter) -> tuple[Exercise, ...]:
        """The exercises that WANTED lets through, those first that its text finds best, equals by name."""
        return best_first(wanted.text, filter(wanted.lets_through, self.exercises.values()))

    def select_routines(self, wanted: Filter) -> tuple[Routine, ...]:
        """The routines that can be done as WANTED says and that its text finds, the best first."""
        if (wanted.kind or wanted.position or wanted.area or wanted.equipment) is not None:
            return ()
        routines = self.routines.values()
        return best_first(
            wanted.text, (one for one in routines if not wanted.no_floor or not self.needs_floor(one))
        )

    def select_all(self, wanted: Filter) -> tuple[Exercise | Routine, ...]:
        """The routines and exercises that WANTED lets through, whatever its text finds best first."""
        return best_first(wanted.text, (*self.select_routines(wanted), *self.select(wanted)))

    def needs_floor(self, routine: Routine) -> bool:
        positions = (item.position or self.exercises[item.exercise].position for item in routine.items)
        return any(position not in UPRIGHT for position in positions)

    def to_practise(self, ids: Iterable[str]) -> Routine:
        """The routine to do for IDS: one routine, or exercises and routines strung together."""
        found = [self.find(id_) for id_ in ids]
        if not found:
            raise BackcareError("There is nothing to practise.", "Name an exercise or a routine.")
        if len(found) == 1:
            return found[0] if isinstance(found[0], Routine) else self.single(found[0])
        items = [item for one in found for item in (one if isinstance(one, Routine) else self.single(one)).items]
        if len(items) > MOST_ITEMS:
            raise BackcareError(f"These are {len(items)} exercises, and {MOST_ITEMS} fit.", "Name fewer of them.")
        names = ", ".join(one.name for one in found)
        return Routine(
            id="own-choice",
            name="Your own choice",
            summary=shown_line(names, 300),
            why="You put it together.",
            items=tuple(items),
            sources=self.exercises[items[0].exercise].sources,
        )

    @staticmethod
    def single(exercise: Exercise) -> Routine:
        """EXERCISE alone, as a routine of the same name."""
        return Routine(
            id=exercise.id,
            name=exercise.name,
            summary=exercise.summary,
            why="One exercise by itself.",
            items=(RoutineItem(exercise=exercise.id),),
            sources=exercise.sources,
        )
