"""What takes the place of an exercise that is left out."""

from collections.abc import Collection, Iterator

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Equipment, Exercise, Kind
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE, Does
from backcare_tui.domain.guidance.cautions.concerns import concerning, leaving_out
from backcare_tui.domain.guidance.person import Person

_FAR_AWAY = frozenset({Equipment.BICYCLE, Equipment.POOL})
"""What is not at hand unless a caution names it."""
_CALM = frozenset({Kind.MOBILITY, Kind.STRETCH, Kind.RELAXATION})
"""What a gentle day is made of."""


def replacement(
    item: RoutineItem, routine: Routine, person: Person, catalogue: Catalogue, taken: Collection[str]
) -> Exercise | None:
    """What PERSON does in ROUTINE instead of ITEM, which is left out: none of TAKEN, and nothing left out itself.

    It is what a caution names; else, of the same kind, what asks for the least care, keeps the position, and is
    felt in the same places. None if there is no such thing.
    """
    exercise = catalogue.exercises[item.exercise]
    upright = not catalogue.needs_floor(routine)

    def fits(other: Exercise) -> bool:
        return (
            other.id not in taken
            and not leaving_out(other, person)
            and (not upright or other.position in UPRIGHT)
            and (routine.id != GENTLE or other.kind in _CALM)
        )

    for named in _named(exercise, person):
        other = catalogue.exercises.get(named)
        if other is not None and fits(other):
            return other

    def care(other: Exercise) -> tuple[int, int, bool, bool, int, str]:
        cautions = concerning(other, person)
        position = item.position or exercise.position
        return (
            sum(one.does is not Does.MIND for one in cautions),
            len(cautions),
            other.position is not position,
            (other.position in UPRIGHT) is not (position in UPRIGHT),
            -len(set(other.areas) & set(exercise.areas)),
            other.id,
        )

    alike = (
        other
        for other in catalogue.exercises.values()
        if other.kind is exercise.kind and _FAR_AWAY.isdisjoint(other.equipment) and fits(other)
    )
    return min(alike, key=care, default=None)


def _named(exercise: Exercise, person: Person) -> Iterator[str]:
    """What the cautions for which EXERCISE is left out name instead of it."""
    return (one.instead for one in leaving_out(exercise, person) if one.instead is not None)
