"""A routine: exercises in order. These models are the schema of `catalogue/routines/*.toml`."""

from typing import Annotated

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise, Source
from backcare_tui.domain.catalogue.form import Form, Position
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.file_fields import Identifier, Name, OneLine
from backcare_tui.domain.light_model import LightValue, limits

MOST_ITEMS = 60
"""Exercises that a routine may have."""


class RoutineItem(LightValue):
    """One exercise in a routine."""

    exercise: Identifier
    dose: DoseChange = DoseChange()
    variation: Variation = Variation.STANDARD
    position: Position | None = None
    """Another starting position than the exercise's own, such as paced breathing on a chair: its form for that."""
    note: OneLine | None = None
    """What to mind here: "small range"."""
    form: Form | None = None
    """The form in which it is done, where another one than the exercise's own was asked for."""

    def form_of(self, exercise: Exercise) -> Form | None:
        """The form in which EXERCISE is done here; None for its own."""
        if self.form is not None:
            return self.form
        if self.variation is Variation.STANDARD:
            return exercise.form_in(self.position) if self.position else None
        return (exercise.easier if self.variation is Variation.EASIER else exercise.harder)[0]

    def dose_of(self, exercise: Exercise) -> Dose:
        """How much of EXERCISE is planned here, before `form` makes it less."""
        return exercise.dose.model_copy(update=self.dose.asked)


class Routine(LightValue):
    """Exercises in the order they are done."""

    id: Identifier
    name: Name
    found_by: tuple[OneLine, ...] = ()
    """What people also type who look for it."""
    summary: OneLine
    why: OneLine
    """Why it is put together this way."""
    bed: bool = False
    """Whether it can be done on a bed instead of the floor."""
    opening: tuple[OneLine, ...] = ()
    """What is said before its first exercise."""
    items: Annotated[tuple[RoutineItem, ...], limits(min_length=1, max_length=MOST_ITEMS)]
    sources: Annotated[tuple[Source, ...], limits(min_length=1)]
