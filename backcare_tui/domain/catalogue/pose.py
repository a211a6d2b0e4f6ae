"""Poses of the moving figure, as numbers. These models are the schema of `[figure]` in an exercise's file.

Space is measured in the figure's own units: a trunk is 31 long, a thigh 21. X runs along the mat, to the right
in the side view; y is height above the floor; z comes towards the viewer, so that the near side, z > 0, is the
right side of a person who faces right. Angles are degrees. The heading is the direction from the pelvis to the
shoulders: 0 to the right (face down), 90 up (facing right), 180 to the left (face up).
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from backcare_tui.domain.model import Identifier, Value

Length = Annotated[float, Field(ge=-150, le=150, allow_inf_nan=False)]
Angle = Annotated[float, Field(ge=-720, le=720, allow_inf_nan=False)]
Vector = tuple[Length, Length, Length]


class View(StrEnum):
    """From where one looks."""

    SIDE = "side"
    FRONT = "front"
    """From where a person who faces right looks to: from the right."""
    TOP = "top"
    ABOVE = "above"
    """From the side and half from above."""
    FEET = "feet"
    """From beyond the feet of a person who lies with the head to the left."""
    CORNER = "corner"
    """Half from the side, half from the front."""


class Prop(StrEnum):
    """What stands around the figure."""

    FLOOR = "floor"
    MAT = "mat"
    WALL = "wall"
    CHAIR = "chair"
    BICYCLE = "bicycle"
    WATER = "water"


class BodyPart(StrEnum):
    """What can be tinted as working."""

    TRUNK = "trunk"
    HEAD = "head"
    NEAR_ARM = "near_arm"
    FAR_ARM = "far_arm"
    NEAR_LEG = "near_leg"
    FAR_LEG = "far_leg"


class Touch(StrEnum):
    """A place on the body that a hand or foot can hold on to."""

    NEAR_THIGH = "near_thigh"
    FAR_THIGH = "far_thigh"
    NEAR_KNEE = "near_knee"
    FAR_KNEE = "far_knee"
    NEAR_SHIN = "near_shin"
    FAR_SHIN = "far_shin"
    NEAR_HIP = "near_hip"
    FAR_HIP = "far_hip"
    HEAD = "head"
    BELLY = "belly"
    LOW_BACK = "low_back"


class Bearing(StrEnum):
    """A point that bears weight: while a pose and the one it came from both name it, it stays where it is."""

    NEAR_HAND = "near_hand"
    FAR_HAND = "far_hand"
    NEAR_ELBOW = "near_elbow"
    FAR_ELBOW = "far_elbow"
    NEAR_FOOT = "near_foot"
    FAR_FOOT = "far_foot"
    NEAR_KNEE = "near_knee"
    FAR_KNEE = "far_knee"
    PELVIS = "pelvis"
    SHOULDERS = "shoulders"


class Limb(Value):
    """Where a hand or an ankle is."""

    at: Vector | Touch
    """A point in space; or, for a hand, a place on the body."""
    bend: Vector | None = None
    """Where the elbow or knee points; without it, elbows backwards and knees forwards."""
    pointed: Annotated[float, Field(ge=0, le=1)] = 0
    """Only of a foot: 0 at a right angle to the shin, 1 in line with it."""


class Pose(Value):
    """A body at rest; all that is left out is taken from the base pose of the exercise's position."""

    pelvis: Vector | None = None
    shoulders: Vector | None = None
    """The middle of the shoulders, in place of the pelvis: for poses that rest on them."""
    knees: Vector | None = None
    """The middle of two planted knees, in place of the pelvis; goes with `thighs`."""
    thighs: Angle | None = None
    """The direction from the planted knees to the pelvis."""
    heading: Angle | None = None
    curve: Angle | None = None
    """How much the spine bends over its length: positive rounds it, negative lets it hollow."""
    roll: Angle | None = None
    """How far the pelvis is turned about the spine: positive brings the near side to the front."""
    twist: Angle | None = None
    """How far the shoulders are turned against the pelvis, in the same direction."""
    head: Angle | None = None
    """How far the head is bent: positive to the chest, negative backwards."""
    turn: Angle | None = None
    """How far the head is turned, in the direction of `twist`."""
    near_hand: Limb | None = None
    far_hand: Limb | None = None
    near_foot: Limb | None = None
    far_foot: Limb | None = None
    bears: tuple[Bearing, ...] | None = None
    """What stays where it is in every movement between two poses that both name it; [] for nothing."""

    @model_validator(mode="after")
    def _one_anchor(self) -> Self:
        if sum(anchor is not None for anchor in (self.pelvis, self.shoulders, self.knees)) > 1:
            raise ValueError("give only one of pelvis, shoulders and knees")
        if (self.knees is None) != (self.thighs is None):
            raise ValueError("knees and thighs belong together")
        return self

    @model_validator(mode="after")
    def _feet_are_points(self) -> Self:
        for foot in (self.near_foot, self.far_foot):
            if foot is not None and isinstance(foot.at, Touch):
                raise ValueError("a foot goes to a point in space; only a hand can hold on to the body")
        return self


class Figure(Value):
    """How an exercise looks."""

    view: View = View.SIDE
    props: tuple[Prop, ...] = (Prop.MAT,)
    works: tuple[BodyPart, ...] = ()
    """The parts that are tinted."""
    rest: Identifier = "rest"
    """The pose before the first repetition and between sets."""
    poses: Annotated[dict[Identifier, Pose], Field(max_length=12)]
    cycle: tuple[Identifier, ...] = ()
    """For aerobic exercises: the poses of one round, over and over."""
    cycle_s: Annotated[float, Field(ge=0.5, le=20)] = 2.0

    @model_validator(mode="after")
    def _names_its_poses(self) -> Self:
        for name in self.cycle or (self.rest,):
            if name not in self.poses:
                raise ValueError(f"there is no pose called {name}")
        return self
