"""How much of an exercise: what is to be done, and what its sources print."""

from typing import Annotated

from backcare_tui.domain.file_fields import OneLine
from backcare_tui.domain.light_model import LightValue, limits

_SHORTEST_HOLD_S = 2.0
"""No easier form halves a hold below this."""


class Dose(LightValue):
    """How much: sets of repetitions with a hold in each, or minutes of an aerobic exercise."""

    sets: Annotated[int, limits(ge=1, le=10, strict=True)] = 1
    reps: Annotated[int, limits(ge=1, le=60, strict=True)] = 1
    """Repetitions in a set; per side where sides differ."""
    hold_s: Annotated[float, limits(ge=0, le=180)] = 0
    """Seconds that each "hold" phase lasts."""
    rest_s: Annotated[float, limits(ge=0, le=120)] = 0
    """Seconds between sets."""
    minutes: Annotated[float, limits(ge=0, le=180)] = 0
    """Minutes of an aerobic exercise; 0 for all others."""

    @property
    def smaller(self) -> "Dose":
        """What is left of it in an easier form: half of the hold, but 2 s, and two thirds of the repetitions."""
        held = min(self.hold_s, max(_SHORTEST_HOLD_S, self.hold_s / 2))
        return self.model_copy(update={"hold_s": held, "reps": max(1, round(self.reps * 2 / 3))})


class DoseChange(LightValue):
    """What a routine or a form changes of an exercise's dose; None leaves it as it is."""

    sets: Annotated[int, limits(ge=1, le=10, strict=True)] | None = None
    reps: Annotated[int, limits(ge=1, le=60, strict=True)] | None = None
    hold_s: Annotated[float, limits(ge=0, le=180)] | None = None
    rest_s: Annotated[float, limits(ge=0, le=120)] | None = None
    minutes: Annotated[float, limits(ge=0, le=180)] | None = None

    @property
    def asked(self) -> dict[str, int | float]:
        """What is changed, by the names of the fields."""
        return {name: value for name, value in self.values().items() if value is not None}


class PrintedRange(LightValue):
    """The smallest and largest dose that the sources print; what they leave open stays None."""

    sets: tuple[int, int] | None = None
    reps: tuple[int, int] | None = None
    hold_s: tuple[float, float] | None = None
    minutes: tuple[float, float] | None = None
    words: OneLine
    """The range in a sentence, with who prints what."""
