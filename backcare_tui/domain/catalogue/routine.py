"""A routine: exercises in order. These models are the schema of `catalogue/routines/*.toml`."""

from typing import Annotated

from pydantic import Field

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise, Source
from backcare_tui.domain.catalogue.form import Form, Position
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.model import Identifier, OneLine, Value

MOST_ITEMS = 60
"""Exercises that a routine may have."""


class RoutineItem(Value):
    """One exercise in a routine."""

    exercise: Identifier
    dose: DoseChange = DoseChange.model_construct()
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
        return exercise.dose.model_copy(update=self.dose.model_dump(exclude_none=True))


class Routine(Value):
    """Exercises in the order they are done."""

    id: Identifier
    name: Annotated[OneLine, Field(max_length=40)]
    found_by: tuple[OneLine, ...] = ()
    """What people also type who look for it."""
    summary: OneLine
    why: OneLine
    """Why it is put together this way."""
    bed: bool = False
    """Whether it can be done on a bed instead of the floor."""
    opening: tuple[OneLine, ...] = ()
    """What is said before its first exercise."""
    items: Annotated[tuple[RoutineItem, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
