"""One exercise of a routine as it is going to be done: in which form, how much of it, from which position."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypedDict

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise, dose_words
from backcare_tui.domain.catalogue.form import SUPPORT, Equipment, Form, Position, Side, Sides
from backcare_tui.domain.catalogue.position import SOFT, UPRIGHT, lain_on, to_fetch
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.catalogue.things import support_words
from backcare_tui.domain.words.wording import counted, sentence, spoken_minutes

Arrivals = Mapping[int, Position | None]
"""From where one comes to an exercise, by its index, where that is not the position of the one before it: after a
skip, a step back, an interruption. None is from anywhere."""


_FIRST = "First, "
"""With this word begins what has to be done with the things before one gets into position."""


class Repeated(TypedDict):
    """How often and how long, as records and rows say it; nothing of open-ended minutes."""

    sets: int | None
    reps: int | None
    hold_s: float | None


class Start(NamedTuple):
    """How an exercise begins; empty where there is nothing of that kind."""

    words: str
    """All of it, as it is written."""
    placed: str
    """Where arms and legs belong."""
    move: str
    """What will be done from there: "You will lift one leg."."""
    tiring: str
    """Where they belong that tire there: it is told after what will be done, so that nobody waits like that."""
    laid: str
    """Where the things for it have to stand, before one gets into position: "Put the chair's back to a wall."."""

    @staticmethod
    def of(words: str) -> "Start":
        laid, _, rest = words.removeprefix(_FIRST).partition(". ") if words.startswith(_FIRST) else ("", "", words)
        placed, will, rest = rest.partition(" You will ")
        move, last, tiring = rest.partition(" Last, ")
        return Start(words, placed, f"{will.lstrip()}{move}", f"{last.lstrip()}{tiring}", sentence(laid))

    @property
    def told_again(self) -> str:
        """Where they belong, and what will be done where that tells what both sides do."""
        both = all(re.search(rf"\b{side}\b", self.move) for side in Side)
        return f"{self.taken_up} {self.move}" if both else self.taken_up

    @property
    def taken_up(self) -> str:
        """Where they belong, the tiring last."""
        return f"{self.placed} {self.tiring}".rstrip()


class PlannedItem(NamedTuple):
    """One exercise of the routine in the form and with the dose it is done with."""

    exercise: Exercise
    """As it is done: in `form`, with the phases and the figure of that."""
    dose: Dose
    position: Position
    item: RoutineItem
    written: Exercise
    """As the catalogue has it."""
    form: Form | None = None
    """None for the exercise's own."""

    @staticmethod
    def of(item: RoutineItem, exercise: Exercise) -> "PlannedItem":
        """ITEM of a routine, which names EXERCISE; ValueError if it cannot be done in the form that ITEM has."""
        form = item.form_of(exercise)
        if form is None:
            position = item.position or exercise.position
            return PlannedItem(exercise, item.dose_of(exercise), position, item, exercise)
        position = form.position or item.position or exercise.position
        done = exercise.in_form(form)
        if item.form is not None:
            dose = exercise.dose_in(form, item.dose_of(exercise))
        else:  # what a routine says of the dose, it says of the form that it names
            dose = item.dose_of(done)
            done.check_dose(dose)
        return PlannedItem(done, dose, position, item, exercise, form)

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """What has to be at hand; done upright, a floor exercise needs nothing to lie or kneel on."""
        if self.position in UPRIGHT:
            return tuple(thing for thing in self.exercise.equipment if thing not in SOFT)
        return self.exercise.equipment

    def start_on(self, side: Side, near: Collection[Equipment] = ()) -> Start | None:
        """How it begins on SIDE, with what is NEAR to hold on to; in another position than the exercise is written
        for, nobody has said.
        """
        if self.exercise.start is None or self.position is not self.exercise.position:
            return None
        return Start.of(side.named_in(self.exercise.start).replace(SUPPORT, support_words(near)))

    @property
    def holds_on(self) -> bool:
        """Whether one begins it with a hand on something firm."""
        return self.position is Position.STANDING and SUPPORT in (self.exercise.start or "")

    def lain_on(self, side: Side) -> Side | None:
        """The side on which one lies or kneels for SIDE, where its words tell that."""
        return lain_on(self.position, side, self.exercise.side_words.of(side))

    @property
    def repeated(self) -> Repeated:
        if self.exercise.aerobic:
            return {"sets": None, "reps": None, "hold_s": None}
        return {"sets": self.dose.sets, "reps": self.dose.reps, "hold_s": self.dose.hold_s}

    @property
    def called(self) -> str:
        """Its name, with the form that it is chosen in: "Bridge, harder form"."""
        chosen = self.item.variation
        return self.exercise.name if chosen is Variation.STANDARD else f"{self.exercise.name}, {chosen.value} form"

    @property
    def dose_words(self) -> str:
        """Its dose in a line: "8 times, holding 3 s"."""
        return dose_words(self.exercise, self.dose)

    @property
    def told_dose(self) -> str:
        """How often and how long, as it is told: "4 on each side, holding 5 seconds."; of open-ended minutes the
        most; or nothing.
        """
        dose, exercise = self.dose, self.exercise
        if exercise.aerobic:
            return f"For up to {spoken_minutes(dose.minutes)}."
        number = dose.reps if dose.reps > 1 else dose.sets
        if number == 1 and not exercise.holds:
            return ""
        words = {
            Sides.EACH: f"{number} on each side",
            Sides.ALTERNATING: f"{number} to each side, in turn",
            Sides.BOTH: counted(number, "time") if number > 1 else "Once",
        }[exercise.sides]
        sets = f", {dose.sets} sets" if dose.sets > 1 and dose.reps > 1 else ""
        hold = f", holding {counted(dose.hold_s, 'second')}" if exercise.holds else ""
        return f"{words}{hold}{sets}."

    @property
    def on_bed(self) -> bool:
        """Whether it is done without the mat that it is written with, though one lies or kneels."""
        floor = self.position not in UPRIGHT and Equipment.MAT in self.written.equipment
        return floor and Equipment.MAT not in self.equipment

    def easier(self) -> "PlannedItem":
        """The same in its easier form; where it is done in one already, less of that, as far as that goes."""
        if self.form is None or self.item.variation is Variation.HARDER:
            form = self.written.eased(self.item.dose_of(self.written))
        else:
            less = self.dose.smaller
            if less == self.dose and self.item.variation is Variation.EASIER:
                return self
            form = self.form.with_dose(less)
        item = self.item.model_copy(update={"variation": Variation.EASIER, "form": form})
        return PlannedItem.of(item, self.written)


def equipment_of(items: Iterable[PlannedItem]) -> tuple[Equipment, ...]:
    """What has to be at hand for all of ITEMS, each thing once, in the order in which it is needed."""
    return tuple(dict.fromkeys(thing for planned in items for thing in planned.equipment))


def fetched(items: Sequence[PlannedItem], index: int) -> tuple[Equipment, ...]:
    """What has to be brought for the exercise at INDEX of ITEMS: what none before it has used."""
    planned, used = items[index], equipment_of(items[:index])
    needed = tuple(thing for thing in planned.equipment if thing not in used)
    return to_fetch(usual_place(items, index), planned.position, needed)


def to_lay_out(items: Sequence[PlannedItem]) -> tuple[Equipment, ...]:
    """What has to be at hand for all of ITEMS, with the chair to begin on."""
    things, place = equipment_of(items), items[0].position
    return (Equipment.CHAIR, *things) if place is Position.SEATED and Equipment.CHAIR not in things else things


def near(items: Sequence[PlannedItem], index: int) -> frozenset[Equipment]:
    """What is at hand at the exercise at INDEX of ITEMS: its own things; and where it wants a support, also the
    wall that the next one needs, or else the chair from which one got up.
    """
    planned = items[index]
    own = frozenset(planned.equipment)
    if not planned.holds_on:
        return own
    following = items[index + 1].equipment if index + 1 < len(items) else ()
    if Equipment.WALL in following:
        return own | {Equipment.WALL}
    return own | ({Equipment.CHAIR} & set(items[index - 1].equipment) if index else set())


def usual_place(items: Sequence[PlannedItem], index: int) -> Position | None:
    """Where one is before the exercise at INDEX of ITEMS; None before the first one."""
    return items[index - 1].position if index else None


def place_before(items: Sequence[PlannedItem], index: int, arrivals: Arrivals) -> Position | None:
    """Where one is before the exercise at INDEX of ITEMS, to which one comes as ARRIVALS have it; None for who
    comes from anywhere, with nothing at hand.
    """
    return arrivals[index] if index in arrivals else usual_place(items, index)
