"""One exercise of a routine as it is going to be done: in which form, how much of it, from which position."""

from dataclasses import dataclass

from backcare_tui.domain.catalogue.exercise import Dose, DoseChange, Equipment, Exercise, Form, Position
from backcare_tui.domain.catalogue.position import SOFT, UPRIGHT
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Variation


@dataclass(frozen=True, slots=True)
class PlannedItem:
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
        form, dose = item.form_of(exercise), item.dose_of(exercise)
        if form is None:
            return PlannedItem(exercise, dose, item.position or exercise.position, item, exercise)
        position = form.position or item.position or exercise.position
        return PlannedItem(exercise.in_form(form), exercise.dose_in(form, dose), position, item, exercise, form)

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """What has to be at hand; done upright, a floor exercise needs nothing to lie or kneel on."""
        if self.position in UPRIGHT:
            return tuple(thing for thing in self.exercise.equipment if thing not in SOFT)
        return self.exercise.equipment

    def easier(self) -> "PlannedItem":
        """The same in its easier form; where it is done in one already, less of that, as far as that goes."""
        form = None
        if self.form is not None and self.item.variation is not Variation.HARDER:
            less = self.dose.smaller
            if less == self.dose and self.item.variation is Variation.EASIER:
                return self
            dose = DoseChange(sets=less.sets, reps=less.reps, hold_s=less.hold_s, minutes=less.minutes)
            form = self.form.model_copy(update={"dose": dose})
        item = self.item.model_copy(update={"variation": Variation.EASIER, "form": form})
        return PlannedItem.of(item, self.written)
