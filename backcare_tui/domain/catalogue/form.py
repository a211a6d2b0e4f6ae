"""How an exercise is done: in which position, in which phases, and other ways to do it."""

from enum import StrEnum
from typing import Annotated, Literal

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.file_fields import Identifier, OneLine, line_of
from backcare_tui.domain.light_model import LightValue, limits


class Position(StrEnum):
    """How the body starts."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    HANDS_AND_KNEES = "hands-and-knees"
    HALF_KNEELING = "half-kneeling"
    SEATED_FLOOR = "seated-floor"
    SEATED = "seated"
    STANDING = "standing"
    SADDLE = "saddle"
    POOL = "pool"


class Equipment(StrEnum):
    """What an exercise needs."""

    MAT = "mat"
    CUSHION = "cushion"
    TOWEL = "towel"
    CHAIR = "chair"
    WALL = "wall"
    SHOES = "shoes"
    BICYCLE = "bicycle"
    POOL = "pool"


class Sides(StrEnum):
    """How left and right share the work."""

    BOTH = "both"
    """Both sides move together."""
    EACH = "each"
    """All repetitions of one side, then all of the other."""
    ALTERNATING = "alternating"
    """Left and right take turns, repetition by repetition; a dose's reps are counted per side."""


SUPPORT = "{support}"
"""In how to begin, what one can hold on to: the wall, the back of a chair, or something firm."""


class Side(StrEnum):
    """Left comes first."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT

    def named_in(self, words: str) -> str:
        """WORDS with the name of this side for {side}, and that of the other for {other}."""
        return words.replace("{side}", self.value).replace("{other}", self.other.value)


class Breath(StrEnum):
    """What the breath does during a phase. There is no holding of it anywhere."""

    IN = "in"
    OUT = "out"
    FREE = "free"

    @property
    def before(self) -> "Breath":
        """What the breath does before it."""
        return {Breath.IN: Breath.OUT, Breath.OUT: Breath.IN, Breath.FREE: Breath.FREE}[self]

    @property
    def words(self) -> str:
        """As one says it: "breathe in"."""
        return "breathe easily" if self is Breath.FREE else f"breathe {self.value}"


class Phase(LightValue):
    """One part of one repetition."""

    name: Annotated[str, line_of(24)]
    """Two or three words, large on the screen: "Round up"."""
    instruction: OneLine
    """The same as one sentence, for the voice and the line below."""
    breath: Breath
    lasts: Annotated[float, limits(ge=1, le=15)] | Literal["hold", "minutes"]
    """Seconds of movement; or "hold", the dose's `hold_s`; or "minutes", the dose's `minutes`."""
    pose: Identifier | None = None
    """The pose of the figure that this phase leads to; without it the figure stays as it is."""
    sided: bool = True
    """Whether the screen names its side; `false` for a way back, as "turn back, to the left" misleads."""

    @property
    def rests(self) -> bool:
        """Whether it is a rest before the next repetition, which the last one does without: it is called one."""
        return self.name == "Rest" and self.breath is Breath.FREE and not isinstance(self.lasts, str)


class Finish(Phase):
    """The movement at the very end, after which one is as at the beginning."""

    lasts: Annotated[float, limits(ge=1, le=15)]
    """Seconds."""
    pose: Identifier | None = None
    """The pose of the figure that it leads to; without it that of the rest."""


class SideWords(LightValue):
    """What the two sides are called: "left leg crossed"."""

    left: OneLine = "left side"
    right: OneLine = "right side"

    def of(self, side: Side) -> str:
        return self.left if side is Side.LEFT else self.right


class Form(LightValue):
    """Another way to do an exercise. What it leaves out is as the exercise has it."""

    words: OneLine
    """What is different, said before it begins: "Lift only half way"."""
    position: Position | None = None
    """How the body starts, such as standing where the exercise itself kneels."""
    start: OneLine | None = None
    """Where arms and legs are before the first movement."""
    equipment: tuple[Equipment, ...] | None = None
    """What has to be at hand; [] for nothing."""
    side_words: SideWords | None = None
    """What the two sides are called."""
    phases: Annotated[tuple[Phase, ...], limits(min_length=1)] | None = None
    """The parts of one repetition, in place of the exercise's own."""
    finish: Finish | None = None
    """What is done once at the end; a form with phases of its own has only its own."""
    dose: DoseChange | None = None
    """How much of it. Without it, an easier form has half of the hold and two thirds of the repetitions."""
    pose: Annotated[dict[Identifier, Identifier], limits(max_length=12)] | None = None
    """Poses of the figure, each with the one to take instead: `up = "half-up"`."""

    def with_dose(self, dose: Dose) -> "Form":
        """The same, with so much of it."""
        return self.model_copy(update={"dose": DoseChange(**dose.values())})

    @property
    def poses(self) -> frozenset[str]:
        """The names of all poses that it takes up."""
        named = (part.pose for part in self.parts if part.pose)
        return frozenset((*(self.pose or {}).values(), *named))

    @property
    def parts(self) -> tuple[Phase, ...]:
        """All its own movements: of a repetition, and what is done once at the end."""
        return (*(self.phases or ()), *((self.finish,) if self.finish else ()))

    @classmethod
    def written_out(cls, written: object) -> object:
        """Words alone stand for a table that says no more."""
        if isinstance(written, str):
            return {"words": written}
        if not isinstance(written, (dict, Form)):
            raise ValueError('must be text in "quotes", or a table with words')  # noqa: TRY004 (as pydantic has it)
        return written
