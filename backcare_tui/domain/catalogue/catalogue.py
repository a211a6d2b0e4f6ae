"""What can be done: exercises and routines, looked up, searched and filtered.

The search is imported where somebody searches: most who start something have its id.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.catalogue.exercise import Area, Exercise
from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.catalogue.position import UPRIGHT, position_words
from backcare_tui.domain.catalogue.routine import MOST_ITEMS, Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE, GENTLE_UPRIGHT, MADE_NAMES, OWN_CHOICE, CautionTag, Kind
from backcare_tui.domain.catalogue.vocabulary import Symptom, Vocabulary
from backcare_tui.domain.words.text import folded, shown_line
from backcare_tui.domain.words.wording import one_of
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.search import Findings, Search

Item = Exercise | Routine


class UnknownNameError(BackcareError):
    """There is nothing of that name; NEAR is what may have been meant instead, the likeliest first.

    If it says what hurts, SYMPTOMS are what to know of that.
    """

    def __init__(
        self, what: str, name: str, near: tuple[Exercise | Routine, ...], symptoms: tuple[Symptom, ...] = ()
    ) -> None:
        meant = [item.id for item in near]
        hint = f"Did you mean {one_of(meant)}?" if meant else "See all of them with: backcare-tui list"
        if symptoms:
            hint = f"See what to know and what suits with: backcare-tui show {symptoms[0].id}"
        super().__init__(f"There is no {what} called “{shown_line(name, 60)}”.", hint)
        self.near = near
        self.symptoms = symptoms


class Filter(NamedTuple):
    """Which exercises to show; what is None or empty lets everything through."""

    text: str = ""
    """What is searched for."""
    kind: Kind | None = None
    position: Position | None = None
    area: Area | None = None
    equipment: Equipment | None = None
    no_floor: bool = False

    def lets_through(self, exercise: Exercise) -> bool:
        """Whether EXERCISE is as the filter says, whatever its text."""
        return (
            (self.kind is None or exercise.kind is self.kind)
            and (self.position is None or exercise.position is self.position)
            and (self.area is None or self.area in exercise.areas)
            and (self.equipment is None or self.equipment in exercise.equipment)
            and (not self.no_floor or exercise.position in UPRIGHT)
        )

    @property
    def of_exercises(self) -> bool:
        """Whether it asks for what only an exercise has."""
        return (self.kind or self.position or self.area or self.equipment) is not None

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


class _Held(NamedTuple):
    """What a catalogue has."""

    exercises: Mapping[str, Exercise] = MappingProxyType({})
    routines: Mapping[str, Routine] = MappingProxyType({})
    vocabulary: Callable[[], Vocabulary] = Vocabulary
    """What people say when they search; asked for when somebody does."""


class Catalogue(_Held):
    """All exercises and routines by id."""

    def find(self, name: str) -> Exercise | Routine:
        """The routine or exercise that NAME is the id, the name or an alias of, however it is written.

        UnknownNameError if there is none, BackcareError if it could be several.
        """
        known = self.routines.get(name) or self.exercises.get(name)
        if known is not None:
            return known
        from backcare_tui.domain.catalogue.search import called

        found = {item.id: item for item in reversed(called(name, self._all))}
        if not found:
            symptoms = self._search.find(name).symptoms
            raise UnknownNameError(
                "exercise or routine", name, () if symptoms else self._search.near(name), symptoms
            )
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
        return found.name if found else MADE_NAMES.get(id, id)

    def id_of(self, name: str) -> str:
        """The id of what is called NAME, or NAME where that is nothing here, or could be several things."""
        try:
            return self.find(name).id
        except BackcareError:
            return name

    def search(
        self, wanted: Filter, tags: frozenset[CautionTag] = frozenset(), anyway: Collection[str] = ()
    ) -> "Findings":
        """What WANTED lets through and its text finds, the best first and equals by name.

        Where somebody says what is wrong, what suits people who say so comes first, without what a caution for it
        or for one of TAGS leaves out, but for what has one of the ids that are done ANYWAY; by its name it is
        found all the same.
        """
        from backcare_tui.domain.catalogue.search import Findings, Found, Hit, once_each

        if not folded(wanted.text):
            everything = (item for item in self._all if self._lets_through(wanted, item))
            by_name = sorted(everything, key=_by_name)
            return Findings(tuple(Hit(Found.NAME, Found.NAME, item) for item in by_name))
        findings = self._search.find(wanted.text)
        suited = [item for symptom in findings.symptoms for item in self.suited(symptom, tags, anyway)]
        concerned = {tag for symptom in findings.symptoms for tag in (*symptom.tags, *tags)}
        hits = (
            hit
            for hit in (*(Hit(Found.FOUND_BY, Found.FOUND_BY, item) for item in suited), *findings.hits)
            if hit.place <= Found.IN_ALIAS or not _is_left_out(hit.item, concerned, anyway)
        )
        return findings._replace(hits=once_each(hit for hit in hits if self._lets_through(wanted, hit.item)))

    def suited(
        self, symptom: Symptom, tags: frozenset[CautionTag] = frozenset(), anyway: Collection[str] = ()
    ) -> tuple[Item, ...]:
        """What suits people who have SYMPTOM, without what a caution for it or for one of TAGS leaves out, but for
        what has one of the ids that are done ANYWAY.
        """
        known = [self.routines.get(id_) or self.exercises.get(id_) for id_ in symptom.suits]
        concerned = tags | set(symptom.tags)
        return tuple(item for item in known if item and not _is_left_out(item, concerned, anyway))

    def select(self, wanted: Filter) -> tuple[Exercise, ...]:
        """The exercises among what `search` finds."""
        return tuple(item for item in self.search(wanted).items if isinstance(item, Exercise))

    def select_routines(self, wanted: Filter) -> tuple[Routine, ...]:
        """The routines among what `search` finds."""
        return tuple(item for item in self.search(wanted).items if isinstance(item, Routine))

    def _lets_through(self, wanted: Filter, item: Item) -> bool:
        if isinstance(item, Exercise):
            return wanted.lets_through(item)
        return not wanted.of_exercises and not (wanted.no_floor and self.needs_floor(item))

    @cached_property
    def _search(self) -> "Search":
        from backcare_tui.domain.catalogue.search import Search

        return Search(self._all, self.vocabulary())

    def needs_floor(self, routine: Routine) -> bool:
        positions = (item.position or self.exercises[item.exercise].position for item in routine.items)
        return any(position not in UPRIGHT for position in positions)

    def gentle_for(self, routine: Routine) -> Routine | None:
        """What to do on a sore day instead of ROUTINE, upright if that needs no floor; None without one."""
        upright = None if self.needs_floor(routine) else self.routines.get(GENTLE_UPRIGHT)
        return upright or self.routines.get(GENTLE)

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
            id=OWN_CHOICE,
            name=MADE_NAMES[OWN_CHOICE],
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


def names_by_id(items: Iterable[Item]) -> dict[str, str]:
    """What ITEMS are called, by their ids, in the order of these names."""
    return {item.id: item.name for item in sorted(items, key=_by_name)}


def advice_for(item: Item, tags: Collection[CautionTag]) -> tuple[str, ...]:
    """What to take care of in ITEM, for somebody whom TAGS concern."""
    cautions = item.cautions if isinstance(item, Exercise) else ()
    return tuple(caution.advice for caution in cautions if caution.tag in tags)


def _by_name(item: Item) -> str:
    return item.name.casefold()


def _is_left_out(item: Item, tags: Collection[CautionTag], anyway: Collection[str]) -> bool:
    """Whether ITEM is an exercise that is left out; what a routine holds is adapted when it begins."""
    return isinstance(item, Exercise) and item.is_left_out(tags, anyway)
