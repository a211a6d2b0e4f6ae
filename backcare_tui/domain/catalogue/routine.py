"""A routine: exercises in order. These models are the schema of `catalogue/routines/*.toml`."""

from typing import Annotated

from pydantic import Field

from backcare_tui.domain.catalogue.exercise import Dose, Exercise, Position, Source
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.model import Identifier, OneLine, Value

MOST_ITEMS = 60
"""Exercises that a routine may have."""


class DoseChange(Value):
    """What a routine changes of an exercise's starting dose; None leaves it as it is."""

    sets: Annotated[int, Field(ge=1, le=10, strict=True)] | None = None
    reps: Annotated[int, Field(ge=1, le=60, strict=True)] | None = None
    hold_s: Annotated[float, Field(ge=0, le=180)] | None = None
    rest_s: Annotated[float, Field(ge=0, le=120)] | None = None
    minutes: Annotated[float, Field(ge=0, le=180)] | None = None


class RoutineItem(Value):
    """One exercise in a routine."""

    exercise: Identifier
    dose: DoseChange = DoseChange.model_construct()
    variation: Variation = Variation.STANDARD
    position: Position | None = None
    """Another starting position than the exercise's own, such as paced breathing on a chair."""
    note: OneLine | None = None
    """What to mind here: "small range"."""

    def dose_of(self, exercise: Exercise) -> Dose:
        return exercise.dose.model_copy(update=self.dose.model_dump(exclude_none=True))


class Routine(Value):
    """Exercises in the order they are done."""

    id: Identifier
    name: Annotated[OneLine, Field(max_length=40)]
    summary: OneLine
    why: OneLine
    """Why it is put together this way."""
    bed: bool = False
    """Whether it can be done on a bed instead of the floor."""
    items: Annotated[tuple[RoutineItem, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
