"""A session put together out of the catalogue: the same for one journal and day, and not the same every day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import DoseChange, Exercise, Kind, Position
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.plan.ladder import Amount, Ladder, dose_change, variation_of
from backcare_tui.domain.plan.levels import Levels, Standing, amount_for
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, decide
from backcare_tui.domain.plan.rules.session import MINUTES, Candidate, Choice
from backcare_tui.domain.plan.shape import DayKind, Load, Shape

STARTER = "starter-three"
"""The routine whose exercises come first."""

_ORDER = (Kind.AEROBIC, Kind.MOBILITY, Kind.STRENGTH, Kind.STRETCH, Kind.RELAXATION)
"""Warm up, move, strengthen, stretch, settle."""
_LONGEST_WARM_UP = 3
"""Minutes; what is longer is no warm-up."""
_ALTERNATE_DAYS = 4
"""After so many days an exercise may come again before one that was never done."""
_FEW = 3
"""Exercises in a session up to which it stays in one position, and each day brings the same."""


@dataclass(frozen=True)
class Slot:
    """A place in a session."""

    kind: Kind
    steady: bool = False
    """Whether it is filled with the same exercise each time, so that this one grows."""
    upright: bool = False


_STRENGTH, _MOBILITY, _STRETCH = Slot(Kind.STRENGTH), Slot(Kind.MOBILITY), Slot(Kind.STRETCH)
_FIRST_STRENGTH, _FIRST_MOBILITY = Slot(Kind.STRENGTH, steady=True), Slot(Kind.MOBILITY, steady=True)
_WARM_UP, _CALM = Slot(Kind.AEROBIC), Slot(Kind.RELAXATION)
_UPRIGHT = Slot(Kind.MOBILITY, upright=True)


def slots_for(shape: Shape) -> tuple[Slot, ...]:
    """The places of a session of SHAPE, the most needed first."""
    if shape.kind is DayKind.STRENGTH:
        first = [_FIRST_STRENGTH, _FIRST_MOBILITY, _FIRST_MOBILITY]
        others = [_STRENGTH, _STRETCH, _WARM_UP, _STRENGTH, _MOBILITY, _STRETCH]
    else:
        second = _FIRST_MOBILITY if shape.exercises <= _FEW else _MOBILITY
        first = [_FIRST_MOBILITY, second, _STRETCH]
        others = [_STRETCH, _MOBILITY, _WARM_UP, _CALM, _MOBILITY, _STRETCH]
    if shape.upright_first:
        others = [_UPRIGHT, *others]
    elif shape.calm_end:
        others = [_CALM, *(slot for slot in others if slot is not _CALM)]
    return (*first, *others)


@dataclass(frozen=True)
class _Chosen:
    exercise: Exercise
    amount: Amount
    seconds: float
    standing: Standing


@dataclass
class Composer:
    """Puts sessions together for one person."""

    catalogue: Catalogue
    person: Person
    rules: Sequence[AnyRule]
    levels: Levels
    last_done: dict[str, date] = field(default_factory=dict)
    """When each exercise was done last, planned days among them."""

    def __post_init__(self) -> None:
        routines = self.catalogue.routines
        self.core = [item.exercise for item in routines[STARTER].items] if STARTER in routines else []
        found = Counter(
            item.exercise
            for routine in routines.values()
            for item in {i.exercise: i for i in routine.items}.values()
        )
        self.known = {one for one, standing in self.levels.known.items() if standing.done is not None}
        self.last_done |= {one: at.last for one, at in self.levels.known.items() if at.last is not None}
        firsts = [at.first for at in self.levels.known.values() if at.first is not None]
        self.last_new = max(firsts, default=None)
        """When an exercise was done for the first time last, planned days among them."""
        self.ladders: dict[str, Ladder] = {}
        self.suiting: list[Exercise] = []
        self.against: dict[str, Decision] = {}
        """Why exercises are left out, by their ids."""
        self._seconds: dict[tuple[str, Amount], float] = {}
        ranked = sorted(
            self.catalogue.exercises.values(), key=lambda one: (one.id not in self.core, -found[one.id], one.id)
        )
        for exercise in ranked:
            choice, decisions = decide(self.rules, About.SESSION, Candidate(exercise, self.person), Choice())
            if choice.suits:
                self.suiting.append(exercise)
            else:
                self.against[exercise.id] = decisions[0]
        self.rank = {exercise.id: place for place, exercise in enumerate(ranked)}

    def compose(self, shape: Shape, day: date) -> tuple[tuple[RoutineItem, ...], tuple[Decision, ...]]:
        """The exercises for a day of SHAPE, in their order, and what was decided about them."""
        chosen: list[_Chosen] = []
        decisions: list[Decision] = []
        for slot in slots_for(shape):
            if len(chosen) >= shape.exercises:
                break
            decisions += self._missed(slot)
            decisions += self._fill(slot, shape, chosen, day)
        ordered = in_order(chosen, shape.upright_first)
        items = tuple(self._item(one) for one in ordered)
        because = [decision for one in ordered for decision in one.standing.because]
        for one in ordered:
            self.last_done[one.exercise.id] = day
            if one.exercise.id not in self.known:
                self.known.add(one.exercise.id)
                self.last_new = day
        full = len(ordered) >= shape.exercises
        told = [one for one in decisions if not (one.rule == MINUTES.name and full)]
        return items, tuple(dict.fromkeys((*because, *_once_each(told))))

    def _fill(self, slot: Slot, shape: Shape, chosen: list[_Chosen], day: date) -> list[Decision]:
        """Put the best for SLOT to those that were CHOSEN, if there is one; why others were not."""
        found = self._for_slot(slot, shape, chosen, day)
        any_known = any(one.exercise.id in self.known for one in found)
        decisions: list[Decision] = []
        for candidate in found:
            length = sum(one.seconds for one in chosen) + candidate.seconds
            new = any_known and candidate.exercise.id not in self.known
            since_new = None if self.last_new is None else (day - self.last_new).days
            asked = Candidate(candidate.exercise, self.person, len(chosen), length, new, since_new)
            choice, why = decide(self.rules, About.SESSION, asked, Choice())
            if choice.suits and choice.fits:
                chosen.append(candidate)
                break
            decisions += (one for one in why if one.rule == MINUTES.name)
        return decisions

    def _missed(self, slot: Slot) -> Iterator[Decision]:
        """Why those were left out that would have been in SLOT."""
        if slot.steady:
            for one in self.core:
                if one in self.against and self.catalogue.exercises[one].kind is slot.kind:
                    yield self.against[one]

    def _for_slot(self, slot: Slot, shape: Shape, chosen: Sequence[_Chosen], day: date) -> list[_Chosen]:
        """What may be in SLOT beside those that were CHOSEN, the best first."""
        taken = {one.exercise.id for one in chosen}
        beginner = len(self.known) < _FEW
        new_one = any(one.exercise.id not in self.known for one in chosen)
        found = []
        for exercise in self.suiting:
            known = exercise.id in self.known
            if exercise.id in taken or not _is_of(exercise, slot):
                continue
            if not known and not beginner and (new_one or shape.load is not Load.USUAL):
                continue
            candidate = self._chosen(exercise, shape.load)
            groups = _groups(in_order([*chosen, candidate], shape.upright_first))
            if not _is_calm(groups, shape.exercises):
                continue
            if slot.steady or shape.exercises <= _FEW:
                key: tuple[float, ...] = (exercise.id not in self.core, len(groups), not known)
            else:
                key = (self._freshness(exercise, day),)
            found.append(((*key, self.rank[exercise.id]), candidate))
        return [candidate for _, candidate in sorted(found, key=lambda one: one[0])]

    def _freshness(self, exercise: Exercise, day: date) -> float:
        last = self.last_done.get(exercise.id)
        return -(_ALTERNATE_DAYS - 0.5 if last is None else min((day - last).days, 2 * _ALTERNATE_DAYS))

    def _chosen(self, exercise: Exercise, load: Load) -> _Chosen:
        if exercise.id not in self.ladders:
            self.ladders[exercise.id] = Ladder.of(exercise)
        standing = self.levels.of(exercise.id)
        amount = amount_for(self.ladders[exercise.id], standing, load)
        key = (exercise.id, amount)
        if key not in self._seconds:
            item = self._item_of(exercise, amount)
            alone = self.catalogue.single(exercise).model_copy(update={"items": (item,)})
            self._seconds[key] = timeline_for(self.catalogue, alone, self.person).seconds
        return _Chosen(exercise, amount, self._seconds[key], standing)

    def _item(self, one: _Chosen) -> RoutineItem:
        return self._item_of(one.exercise, one.amount)

    @staticmethod
    def _item_of(exercise: Exercise, amount: Amount) -> RoutineItem:
        if exercise.aerobic:
            return RoutineItem(exercise=exercise.id)
        dose = DoseChange.model_validate(dose_change(amount, exercise.dose))
        return RoutineItem(exercise=exercise.id, dose=dose, variation=variation_of(amount))


def in_order(chosen: Sequence[_Chosen], upright_first: bool = False) -> list[_Chosen]:
    """CHOSEN by kind, and within a kind so that the position changes seldom."""
    ordered: list[_Chosen] = []
    kinds = [[one for one in chosen if one.exercise.kind is kind] for kind in _ORDER]
    for place, group in enumerate(kinds):
        following = next((later for later in kinds[place + 1 :] if later), [])
        coming = {one.exercise.position for one in following}
        before = ordered[-1].exercise.position if ordered else None
        spots = list(dict.fromkeys(one.exercise.position for one in group))
        on_floor = before is not None and before not in UPRIGHT and not upright_first
        for position in sorted(spots, key=partial(_lateness, before=before, coming=coming, on_floor=on_floor)):
            ordered += [one for one in group if one.exercise.position is position]
    return ordered


def _lateness(
    position: Position, before: Position | None, coming: set[Position], on_floor: bool
) -> tuple[bool, bool, bool]:
    """Sorts the positions of a group: as it is now first, then what is near, and what comes next last."""
    return position is not before, (position in UPRIGHT) is on_floor, position in coming


def _groups(ordered: Sequence[_Chosen]) -> list[Position]:
    """The positions one after the other, each change of it once."""
    positions: list[Position] = []
    for one in ordered:
        if not positions or positions[-1] is not one.exercise.position:
            positions.append(one.exercise.position)
    return positions


def _is_calm(groups: Sequence[Position], exercises: int) -> bool:
    """Whether positions that follow each other so get a person down to the floor, or up from it, once at most."""
    floor = [position not in UPRIGHT for position in groups]
    crossings = sum(one is not other for one, other in pairwise(floor))
    return crossings <= 1 and len(groups) <= (3 if exercises <= 5 else 4)


def _is_of(exercise: Exercise, slot: Slot) -> bool:
    if exercise.kind is not slot.kind or (slot.upright and exercise.position not in UPRIGHT):
        return False
    return not exercise.aerobic or exercise.dose.minutes <= _LONGEST_WARM_UP


def _once_each(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Of each rule the last, but of circumstances all."""
    last: Mapping[str, Decision] = {decision.rule: decision for decision in decisions}
    yield from (one for one in decisions if one.rule == "circumstances" or last[one.rule] is one)


def gentle_routine(catalogue: Catalogue) -> Routine | None:
    """The routine for a day that hurts."""
    return catalogue.routines.get(GENTLE)
