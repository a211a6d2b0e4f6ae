"""What can be done: exercises and routines, looked up, searched and filtered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from backcare_tui.domain.catalogue.exercise import Area, Equipment, Exercise, Kind, Position
from backcare_tui.domain.catalogue.position import UPRIGHT, position_words
from backcare_tui.domain.catalogue.routine import MOST_ITEMS, Routine, RoutineItem
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError


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
            and all(_finds(word, _searched(exercise)) for word in _folded(self.text).split())
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
        """The exercise called ID, or a BackcareError that suggests what may have been meant."""
        if id not in self.exercises:
            raise self._unknown("exercise", id, self.exercises)
        return self.exercises[id]

    def find(self, id: str) -> Exercise | Routine:
        """The routine or exercise called ID, or a BackcareError that suggests what may have been meant."""
        found = self.routines.get(id) or self.exercises.get(id)
        if found is None:
            raise self._unknown("exercise or routine", id, (*self.routines, *self.exercises))
        return found

    def name_of(self, id: str) -> str:
        """What to call ID, also when it is no longer in the catalogue."""
        found = self.routines.get(id) or self.exercises.get(id)
        return found.name if found else id

    def select(self, wanted: Filter) -> tuple[Exercise, ...]:
        """The exercises that WANTED lets through, by name."""
        chosen = (exercise for exercise in self.exercises.values() if wanted.lets_through(exercise))
        return tuple(sorted(chosen, key=lambda exercise: exercise.name))

    def select_routines(self, wanted: Filter) -> tuple[Routine, ...]:
        """The routines all of whose exercises can be done as WANTED says, and whose words match."""
        words = _folded(wanted.text).split()
        return tuple(
            routine
            for routine in sorted(self.routines.values(), key=lambda routine: routine.name)
            if all(word in _folded(f"{routine.id} {routine.name} {routine.summary}") for word in words)
            and (not wanted.no_floor or not self.needs_floor(routine))
            and (wanted.kind or wanted.position or wanted.area or wanted.equipment) is None
        )

    def needs_floor(self, routine: Routine) -> bool:
        positions = (item.position or self.exercises[item.exercise].position for item in routine.items)
        return any(position not in UPRIGHT for position in positions)

    def timeline(self, routine: Routine, pace: float = 1.0) -> Timeline:
        return lay_out(routine, self.exercises, pace)

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
            name="Own choice",
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

    @staticmethod
    def _unknown(what: str, id: str, known: Iterable[str]) -> BackcareError:
        near = get_close_matches(id.lower(), list(known), n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See all of them with: backcare-tui list"
        return BackcareError(f"There is no {what} called “{shown_line(id, 60)}”.", hint)


def _finds(word: str, searched: str) -> bool:
    """Whether WORD, or what it is the plural of, is in SEARCHED."""
    return word in searched or (len(word) > 3 and word.removesuffix("s") in searched)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("-", " ").replace("'", "")


def _searched(exercise: Exercise) -> str:
    words = (
        exercise.id,
        exercise.name,
        *exercise.aliases,
        exercise.kind,
        "exercise",
        position_words(exercise.position),
    )
    return _folded(" ".join((*words, *(area.value for area in exercise.areas))))
