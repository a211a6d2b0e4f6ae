"""A session put together out of the catalogue: the same for one journal and day, and not the same every day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Area, Exercise
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.guidance.adapt import adapted, timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.plan.ladder import Amount, dose_change, variation_of
from backcare_tui.domain.plan.levels import Levels, Standing, amount_for, waiting
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, about, decide
from backcare_tui.domain.plan.rules.session import CIRCUMSTANCES, MINUTES, Candidate, Choice
from backcare_tui.domain.plan.shape import DayKind, Load, Shape
from backcare_tui.domain.session.planned_item import PlannedItem

STARTER_ROUTINE = "starter-three"
"""The routine whose exercises come first."""

_ORDER = (Kind.AEROBIC, Kind.MOBILITY, Kind.STRENGTH, Kind.STRETCH, Kind.RELAXATION)
"""Warm up, move, strengthen, stretch, settle."""
_LONGEST_WARM_UP = 3
"""Minutes; what is longer is no warm-up."""
_ALTERNATE_DAYS = 4
"""After so many days an exercise may come again before one that was never done."""
_SETTLING_S = 32.0
"""About how long it takes to fetch what an exercise needs, to get into position and to be told what comes."""
_FEW = 3
"""Exercises in a session that is short."""
_TRUNK = frozenset({Area.LOW_BACK, Area.UPPER_BACK, Area.ABDOMEN, Area.WAIST, Area.SHOULDERS})
"""Where an exercise is felt that trains the trunk; the others are for hips and legs."""


class Slot(NamedTuple):
    """A place in a session."""

    kind: Kind
    steady: bool = False
    """Whether it is filled with the same exercise each time, so that this one grows."""
    upright: bool = False
    other: bool = False
    """Whether it is for another part of the body than what was chosen already: trunk, or hips and legs."""


_STRENGTH, _MOBILITY, _STRETCH = Slot(Kind.STRENGTH), Slot(Kind.MOBILITY), Slot(Kind.STRETCH)
_FIRST_STRENGTH, _FIRST_MOBILITY = Slot(Kind.STRENGTH, steady=True), Slot(Kind.MOBILITY, steady=True)
_SECOND_STRENGTH = Slot(Kind.STRENGTH, other=True)
_WARM_UP, _CALM = Slot(Kind.AEROBIC), Slot(Kind.RELAXATION)
_UPRIGHT = Slot(Kind.MOBILITY, upright=True)


def slots_for(shape: Shape) -> tuple[Slot, ...]:
    """The places of a session of SHAPE, the most needed first."""
    few = shape.exercises <= _FEW
    loosening = _UPRIGHT if shape.upright_first and not few else _FIRST_MOBILITY
    if shape.kind is DayKind.STRENGTH:
        slots = [_FIRST_STRENGTH, _FIRST_MOBILITY, loosening, _STRETCH, _STRENGTH, _WARM_UP, _MOBILITY, _STRETCH]
        if not few:
            slots.insert(2, _SECOND_STRENGTH)
    else:
        second = loosening if few or shape.upright_first else _MOBILITY
        slots = [_FIRST_MOBILITY, second, _STRETCH, _MOBILITY, _STRETCH, _WARM_UP, _MOBILITY, _STRETCH]
    if shape.calm_end:
        slots.insert(_FEW, _CALM)
    return tuple(slots)


class _Chosen(NamedTuple):
    exercise: Exercise
    position: Position
    """In which this person does it."""
    amount: Amount
    standing: Standing


class Composer:
    """Puts sessions together for one person."""

    def __init__(
        self,
        catalogue: Catalogue,
        person: Person,
        rules: Sequence[AnyRule],
        levels: Levels,
        beginner: bool = False,
    ) -> None:
        """A BEGINNER had few sessions yet: then each day brings the same, while the list is short."""
        self.catalogue = catalogue
        self.person = person
        self.rules = about(rules, About.SESSION)
        self._levels = levels
        self._beginner = beginner
        starter = catalogue.routines.get(STARTER_ROUTINE)
        self._core = [item.exercise for item in starter.items] if starter else []
        self._known = {one for one, standing in self._levels.known.items() if standing.done is not None}
        self.done_before = frozenset(self._known)
        self._last_done = {one: at.last for one, at in self._levels.known.items() if at.last is not None}
        """When each exercise was done last, planned days among them."""
        firsts = [at.first for at in self._levels.known.values() if at.first is not None]
        self._last_new = max(firsts, default=None)
        """When an exercise was done for the first time last, planned days among them."""
        self._told: set[str] = set()
        """The exercises whose change was told on a day already."""
        self._suiting: list[Exercise] = []
        self._against: dict[str, Decision] = {}
        """Why exercises are left out, by their ids."""
        self._pools: dict[tuple[Kind, Load, int], list[_Chosen]] = {}
        self._lasting: dict[tuple[str, Amount], float] = {}
        self._rank: dict[str, int] = {}
        for exercise in self._ranked():
            self._rank[exercise.id] = len(self._rank)
            choice, decisions = decide(self.rules, About.SESSION, Candidate(exercise, self.person), Choice())
            if choice.suits:
                self._suiting.append(exercise)
            else:
                self._against[exercise.id] = decisions[0]

    def _ranked(self) -> list[Exercise]:
        """All exercises: those of the starter first, then what most routines have."""
        found = Counter(
            exercise
            for routine in self.catalogue.routines.values()
            for exercise in {item.exercise for item in routine.items}
        )
        exercises = self.catalogue.exercises.values()
        return sorted(exercises, key=lambda one: (one.id not in self._core, -found[one.id], one.id))

    def compose(
        self, shape: Shape, day: date, timed: bool
    ) -> tuple[tuple[RoutineItem, ...], tuple[Decision, ...]]:
        """The exercises for a day of SHAPE, in their order, and what was decided about them.

        It is TIMED to the second, or goes by about how long each exercise takes. What it is too long with is left
        out, and what comes next in its place is tried.
        """
        too_long: frozenset[str] = frozenset()
        chosen, decisions = self._selected(shape, day, too_long)
        while timed and (why := self._beyond(chosen, shape)):
            too_long |= {chosen[-1].exercise.id}
            chosen, others = self._selected(shape, day, too_long)
            decisions = [*decisions, *why, *others]
        waits = self._waits(chosen)
        ordered = self._ordered(chosen, shape)
        items = tuple(_item(one) for one in ordered)
        because: list[Decision] = []
        for one in ordered:
            grown = one.amount == one.standing.level.amount and one.exercise.id not in waits
            if grown and one.exercise.id not in self._told:
                because += one.standing.because
                self._told.add(one.exercise.id)
            self._last_done[one.exercise.id] = day
            if one.exercise.id not in self._known:
                self._known.add(one.exercise.id)
                self._last_new = day
        full = len(ordered) >= shape.exercises
        told = [one for one in decisions if not (one.rule == MINUTES.name and full)]
        return items, tuple(dict.fromkeys((*because, *_once_each(told))))

    def _selected(self, shape: Shape, day: date, too_long: frozenset[str]) -> tuple[list[_Chosen], list[Decision]]:
        """The best for each slot, the most needed first, without those that are TOO_LONG; why others were not."""
        chosen: list[_Chosen] = []
        decisions: list[Decision] = []
        for slot in slots_for(shape):
            if len(chosen) >= shape.exercises:
                break
            decisions += self._missed(slot)
            decisions += self._fill(slot, shape, chosen, day, too_long)
        return chosen, decisions

    def _waits(self, chosen: Sequence[_Chosen]) -> frozenset[str]:
        """Which of those that were CHOSEN do not grow yet, by their ids."""
        return waiting(self._levels.known, self._levels.ladder, [one.exercise.id for one in chosen])

    def _ordered(self, chosen: Sequence[_Chosen], shape: Shape) -> list[_Chosen]:
        """Those that were CHOSEN in their order, each with as much as is done of it: one that waits may take
        longer than the harder form that it waits for.
        """
        waits = self._waits(chosen)
        amounts = [_waiting(one) if one.exercise.id in waits else one for one in chosen]
        return in_order(amounts, shape.upright_first)

    def _fill(
        self, slot: Slot, shape: Shape, chosen: list[_Chosen], day: date, too_long: frozenset[str]
    ) -> list[Decision]:
        """Put the best for SLOT that is not TOO_LONG to those that were CHOSEN, if there is one; why others were
        not.
        """
        found = [one for one in self._for_slot(slot, shape, chosen, day) if one.exercise.id not in too_long]
        decisions: list[Decision] = []
        for candidate in found:
            if not _is_calm(in_order([*chosen, candidate], shape.upright_first), shape.exercises):
                continue
            choice, why = decide(self.rules, About.SESSION, self._asked(candidate, found, chosen, day), Choice())
            if choice.suits and choice.fits:
                chosen.append(candidate)
                break
            decisions += (one for one in why if one.rule == MINUTES.name)
        return decisions

    def _asked(self, one: _Chosen, found: Sequence[_Chosen], chosen: Sequence[_Chosen], day: date) -> Candidate:
        """What the rules look at for ONE of those that were FOUND, beside those that were CHOSEN."""
        return Candidate(
            exercise=one.exercise,
            person=self.person,
            chosen=len(chosen),
            seconds=sum(self._seconds(each) for each in (*chosen, one)),
            new=one.exercise.id not in self._known and any(each.exercise.id in self._known for each in found),
            since_new=None if self._last_new is None else (day - self._last_new).days,
        )

    def _missed(self, slot: Slot) -> Iterator[Decision]:
        """Why those were left out that would have been in SLOT."""
        if slot.steady and self._beginner:
            for one in self._core:
                if one in self._against and self.catalogue.exercises[one].kind is slot.kind:
                    yield self._against[one]

    def _for_slot(self, slot: Slot, shape: Shape, chosen: Sequence[_Chosen], day: date) -> list[_Chosen]:
        """What could be in SLOT beside those that were CHOSEN, the best first."""
        taken = {one.exercise.id for one in chosen}
        found = [
            one
            for one in self._pool(slot.kind, shape.load, shape.below)
            if one.exercise.id not in taken and (not slot.upright or one.position in UPRIGHT)
        ]
        familiar = self._known | set(self._core)
        if not shape.new:
            known = [one for one in found if one.exercise.id in familiar]
            found = known if known or chosen else found
        elif len(self._known) >= _FEW and taken - self._known:
            found = [one for one in found if one.exercise.id in self._known]
        trained = {_is_for_trunk(one.exercise) for one in chosen if one.exercise.kind is slot.kind}

        def freshness(one: _Chosen) -> tuple[bool, float, int]:
            again = slot.other and _is_for_trunk(one.exercise) in trained
            return again, self._freshness(one.exercise, day), self._rank[one.exercise.id]

        if not slot.steady and not (self._beginner and shape.exercises <= _FEW):
            return sorted(found, key=freshness)

        def steadiness(one: _Chosen) -> tuple[bool, int, bool, int]:
            changes = len(_groups(in_order([*chosen, one], shape.upright_first)))
            name = one.exercise.id
            return name not in self._core, changes, name not in self._known, self._rank[name]

        return sorted(found, key=steadiness)

    def _pool(self, kind: Kind, load: Load, below: int) -> list[_Chosen]:
        """All of KIND that suit the person, with the dose of such a LOAD, so many steps BELOW."""
        key = (kind, load, below)
        if key not in self._pools:
            suiting = (exercise for exercise in self._suiting if exercise.kind is kind)
            self._pools[key] = [self._chosen(one, load, below) for one in suiting if not _is_long(one)]
        return self._pools[key]

    def _freshness(self, exercise: Exercise, day: date) -> float:
        last = self._last_done.get(exercise.id)
        return -(_ALTERNATE_DAYS - 0.5 if last is None else min((day - last).days, 2 * _ALTERNATE_DAYS))

    def _chosen(self, exercise: Exercise, load: Load, below: int) -> _Chosen:
        standing = self._levels.of(exercise.id)
        amount = amount_for(
            self._levels.ladder(exercise.id),
            standing.level,
            standing.done,
            load,
            below,
            below > 0 and standing.rested,
        )
        (item,) = adapted(self.catalogue.single(exercise), self.person, self.catalogue).routine.items
        form = item.form_of(exercise)
        return _Chosen(exercise, (form and form.position) or exercise.position, amount, standing)

    def _seconds(self, one: _Chosen) -> float:
        """About how long it takes, getting into position included."""
        key = (one.exercise.id, one.amount)
        if key not in self._lasting:
            (item,) = adapted(self._routine([one]), self.person, self.catalogue).routine.items
            self._lasting[key] = _SETTLING_S + _lasting_seconds(PlannedItem.of(item, one.exercise))
        return self._lasting[key]

    def _routine(self, ordered: Sequence[_Chosen]) -> Routine:
        """ORDERED, to be timed."""
        return self.catalogue.single(ordered[0].exercise).model_copy(update={"items": tuple(map(_item, ordered))})

    def _beyond(self, chosen: Sequence[_Chosen], shape: Shape) -> list[Decision]:
        """Why those that were CHOSEN are too long with the last of them, to the second; none if they are not."""
        if not chosen:
            return []
        routine = self._routine(self._ordered(chosen, shape))
        seconds = timeline_for(self.catalogue, routine, self.person).seconds
        asked = Candidate(chosen[-1].exercise, self.person, len(chosen) - 1, seconds)
        choice, why = decide(self.rules, About.SESSION, asked, Choice())
        return [] if choice.fits else [one for one in why if one.rule == MINUTES.name]


def _lasting_seconds(planned: PlannedItem) -> float:
    """How long it is practised, with rests and changes of side."""
    exercise, dose = planned.exercise, planned.dose
    set_s = dose.reps * (exercise.moving_s + dose.hold_s) + dose.rest_s
    return dose.sets * exercise.side_count * set_s + dose.minutes * 60


def _waiting(one: _Chosen) -> _Chosen:
    """ONE as it was done last, while another exercise grows."""
    return one if one.standing.done is None else one._replace(amount=one.amount.at_most(one.standing.done))


def _is_for_trunk(exercise: Exercise) -> bool:
    return not _TRUNK.isdisjoint(exercise.areas)


def _item(one: _Chosen) -> RoutineItem:
    if one.exercise.aerobic:
        return RoutineItem(exercise=one.exercise.id)
    dose = dose_change(one.amount, one.exercise.dose)
    return RoutineItem(exercise=one.exercise.id, dose=dose, variation=variation_of(one.amount))


def in_order(chosen: Sequence[_Chosen], upright_first: bool = False) -> list[_Chosen]:
    """CHOSEN by kind, and within a kind so that the position changes seldom."""
    ordered: list[_Chosen] = []
    groups = [group for kind in _ORDER if (group := [one for one in chosen if one.exercise.kind is kind])]
    for group, following in zip(groups, [*groups[1:], []], strict=True):
        spots = list(dict.fromkeys(one.position for one in group))
        if len(spots) == 1:
            ordered += group
            continue
        coming = {one.position for one in following}
        before = ordered[-1].position if ordered else None
        on_floor = before is not None and before not in UPRIGHT and not upright_first
        for position in sorted(spots, key=partial(_lateness, before=before, coming=coming, on_floor=on_floor)):
            ordered += [one for one in group if one.position is position]
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
        if not positions or positions[-1] is not one.position:
            positions.append(one.position)
    return positions


def _is_calm(ordered: Sequence[_Chosen], exercises: int) -> bool:
    """Whether a session of so many EXERCISES at most gets a person down to the floor, or up from it, once only,
    and does not change the position too often.
    """
    groups = _groups(ordered)
    floor = [position not in UPRIGHT for position in groups]
    crossings = sum(one is not other for one, other in pairwise(floor))
    return crossings <= 1 and len(groups) <= (3 if exercises <= 5 else 4)


def _is_long(exercise: Exercise) -> bool:
    """Whether it is aerobic, and no warm-up."""
    return exercise.aerobic and exercise.dose.minutes > _LONGEST_WARM_UP


def _once_each(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Of each rule the last, but of circumstances all."""
    last: Mapping[str, Decision] = {decision.rule: decision for decision in decisions}
    yield from (one for one in decisions if one.rule == CIRCUMSTANCES.name or last[one.rule] is one)
