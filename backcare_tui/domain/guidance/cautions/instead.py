"""What takes the place of an exercise that is left out."""

from collections.abc import Collection, Iterator

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Equipment
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import Does, Kind
from backcare_tui.domain.guidance.cautions.concerns import concerning, leaving_out
from backcare_tui.domain.guidance.person import Person

_FAR_AWAY = frozenset({Equipment.BICYCLE, Equipment.POOL})
"""What is not at hand unless a caution names it."""
_MOST_NAMED = 3


def is_calm(routine: Routine, catalogue: Catalogue) -> bool:
    """Whether ROUTINE is one of several exercises without strength work among them, such as a gentle day."""
    kinds = {catalogue.exercises[item.exercise].kind for item in routine.items}
    return len(routine.items) > 1 and Kind.STRENGTH not in kinds


def replacement(
    item: RoutineItem, routine: Routine, person: Person, catalogue: Catalogue, taken: Collection[str]
) -> Exercise | None:
    """What PERSON does in ROUTINE instead of ITEM, which is left out: none of TAKEN, and nothing left out itself.

    It is what a caution names; else, of the same kind, what asks for the least care, keeps the position, and is
    felt in the same places. None if there is no such thing.
    """
    exercise = catalogue.exercises[item.exercise]
    upright, calm = not catalogue.needs_floor(routine), is_calm(routine, catalogue)

    def fits(other: Exercise) -> bool:
        return (
            other.id not in taken
            and not leaving_out(other, person)
            and (not upright or other.position in UPRIGHT)
            and not (calm and other.kind is Kind.STRENGTH)
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
        if other.kind is exercise.kind and _is_at_hand(other) and fits(other)
    )
    return min(alike, key=care, default=None)


def easiest(person: Person, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """What asks PERSON for the least care: at most three, each of another kind."""
    open_to = (one for one in catalogue.exercises.values() if not leaving_out(one, person) and _is_at_hand(one))
    best: dict[Kind, Exercise] = {}
    for exercise in sorted(open_to, key=lambda one: (len(concerning(one, person)), one.id)):
        best.setdefault(exercise.kind, exercise)
    return tuple(best.values())[:_MOST_NAMED]


def _is_at_hand(exercise: Exercise) -> bool:
    return _FAR_AWAY.isdisjoint(exercise.equipment)


def _named(exercise: Exercise, person: Person) -> Iterator[str]:
    """What the cautions for which EXERCISE is left out name instead of it."""
    return (one.instead for one in leaving_out(exercise, person) if one.instead is not None)
