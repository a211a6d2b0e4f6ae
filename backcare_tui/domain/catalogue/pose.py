"""Poses of the moving figure, as numbers. These models are the schema of `[figure]` in an exercise's file.

Space is measured in the figure's own units: a trunk is 31 long, a thigh 21. X runs along the mat, to the right
in the side view; y is height above the floor; z comes towards the viewer, so that the near side, z > 0, is the
right side of a person who faces right. Angles are degrees. The heading is the direction from the pelvis to the
shoulders: 0 to the right (face down), 90 up (facing right), 180 to the left (face up).
"""

from enum import StrEnum
from typing import Annotated

from backcare_tui.domain.file_fields import Identifier
from backcare_tui.domain.light_model import LightValue, limits

Length = Annotated[float, limits(ge=-150, le=150, allow_inf_nan=False)]
Angle = Annotated[float, limits(ge=-720, le=720, allow_inf_nan=False)]
Vector = tuple[Length, Length, Length]


class View(StrEnum):
    """From where one looks."""

    SIDE = "side"
    """From the side, turned a little, so that of two legs one sees both."""
    PROFILE = "profile"
    """Exactly from the side: what both sides do alike is seen once."""
    FRONT = "front"
    """From where a person who faces right looks to: from the right."""
    TOP = "top"
    """From above, a little from the side, so that bent knees are seen to be bent."""
    ABOVE = "above"
    """From the side and from higher: one sees what lies behind on the floor."""
    HIGH = "high"
    """From the side and from high above: of who lies on the back one sees the front and the knees."""
    FEET = "feet"
    """From the side and a good deal from the front, or from beyond the feet of who lies, level: one sees who leans
    forward to do so, and how crossed legs lie.
    """
    FOOT_END = "foot_end"
    """Right from beyond the feet of who lies with the head to the left, and from above: left and right lie beside
    each other, and bent knees are seen to be bent.
    """
    QUARTER = "quarter"
    """From the side, a good deal from the front, and from a little higher."""
    CORNER = "corner"
    """From the side and a good deal from the front, level with the floor: what turns is seen to turn."""
    THREE_QUARTER = "three_quarter"
    """From the side and as much from the front, level: arms behind a head show both elbows."""
    FACING = "facing"
    """From the front and a little from the near side, level: of crossed legs one sees how they lie."""
    OPPOSITE = "opposite"
    """From the far side, a little from the front, level: of a near leg that crosses the other the foot is seen."""


class Prop(StrEnum):
    """What stands around the figure."""

    FLOOR = "floor"
    MAT = "mat"
    WALL = "wall"
    CHAIR = "chair"
    BICYCLE = "bicycle"
    WATER = "water"


class BodyPart(StrEnum):
    """What can be tinted as working: better the muscle than the whole limb."""

    TRUNK = "trunk"
    BELLY = "belly"
    CHEST = "chest"
    WAIST = "waist"
    LOW_BACK = "low_back"
    UPPER_BACK = "upper_back"
    BUTTOCKS = "buttocks"
    NEAR_BUTTOCK = "near_buttock"
    FAR_BUTTOCK = "far_buttock"
    HEAD = "head"
    NEAR_ARM = "near_arm"
    NEAR_SHOULDER = "near_shoulder"
    NEAR_UPPER_ARM = "near_upper_arm"
    FAR_ARM = "far_arm"
    FAR_SHOULDER = "far_shoulder"
    FAR_UPPER_ARM = "far_upper_arm"
    NEAR_LEG = "near_leg"
    NEAR_HIP = "near_hip"
    NEAR_THIGH = "near_thigh"
    NEAR_FRONT_THIGH = "near_front_thigh"
    NEAR_BACK_THIGH = "near_back_thigh"
    NEAR_CALF = "near_calf"
    FAR_LEG = "far_leg"
    FAR_HIP = "far_hip"
    FAR_THIGH = "far_thigh"
    FAR_FRONT_THIGH = "far_front_thigh"
    FAR_BACK_THIGH = "far_back_thigh"
    FAR_CALF = "far_calf"


class Arrow(StrEnum):
    """What the arrow of a movement lies beside."""

    HEAD = "head"
    SHOULDERS = "shoulders"
    BACK = "back"
    LOW_BACK = "low_back"
    PELVIS = "pelvis"
    NEAR_HAND = "near_hand"
    FAR_HAND = "far_hand"
    NEAR_ELBOW = "near_elbow"
    FAR_ELBOW = "far_elbow"
    NEAR_KNEE = "near_knee"
    FAR_KNEE = "far_knee"
    NEAR_FOOT = "near_foot"
    FAR_FOOT = "far_foot"
    TURN = "turn"
    """A curved one over the head, which turns as the face does."""
    ROLL = "roll"
    """A curved one over the lap, which turns as the pelvis tilts."""
    FORWARD = "forward"
    """A level one, to where the face looks: of what goes round and round, and so gets somewhere."""


class Touch(StrEnum):
    """A place on the body, or on what stands around it, that a hand can hold on to."""

    NEAR_THIGH = "near_thigh"
    FAR_THIGH = "far_thigh"
    NEAR_BACK_THIGH = "near_back_thigh"
    """Behind it, about its middle."""
    FAR_BACK_THIGH = "far_back_thigh"
    NEAR_KNEE = "near_knee"
    FAR_KNEE = "far_knee"
    NEAR_SHIN = "near_shin"
    FAR_SHIN = "far_shin"
    NEAR_HIP = "near_hip"
    FAR_HIP = "far_hip"
    HEAD = "head"
    BELLY = "belly"
    LOW_BACK = "low_back"
    BACKREST = "backrest"
    """The top of the back of a chair."""
    HANDLEBAR = "handlebar"
    """Of a bicycle."""


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


class Limb(LightValue):
    """Where a hand or an ankle is."""

    at: Vector | Touch
    """A point in space; or, for a hand, a place on the body, a chair or a bicycle."""
    bend: Vector | None = None
    """Where the elbow or knee points; without it, elbows backwards and knees forwards."""
    pointed: Annotated[float, limits(ge=0, le=1)] = 0
    """Only of a foot: 0 at a right angle to the shin, 1 in line with it."""


class Pose(LightValue):
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
    hollow: Angle | None = None
    """How much the small of the back alone is hollowed; negative presses it out."""
    roll: Angle | None = None
    """How far the pelvis is turned about the spine: positive brings the near side to the front."""
    twist: Angle | None = None
    """How far the shoulders are turned against the pelvis, in the same direction."""
    head: Angle | None = None
    """How far the head is bent: positive to the chest, negative backwards."""
    turn: Angle | None = None
    """How far the head is turned, in the direction of `twist`."""
    belly: Annotated[float, limits(ge=0, le=8)] | None = None
    """How far the belly rises with a full breath; `belly` as a place for a hand rises with it."""
    near_hand: Limb | None = None
    far_hand: Limb | None = None
    near_foot: Limb | None = None
    far_foot: Limb | None = None
    bears: tuple[Bearing, ...] | None = None
    """What stays where it is in every movement between two poses that both name it; [] for nothing."""

    def __post_init__(self) -> None:
        if sum(anchor is not None for anchor in (self.pelvis, self.shoulders, self.knees)) > 1:
            raise ValueError("give only one of pelvis, shoulders and knees")
        if (self.knees is None) != (self.thighs is None):
            raise ValueError("knees and thighs belong together")
        for foot in (self.near_foot, self.far_foot):
            if foot is not None and isinstance(foot.at, Touch):
                raise ValueError("a foot goes to a point in space; only a hand can hold on to the body")


class Figure(LightValue):
    """How an exercise looks."""

    view: View = View.SIDE
    props: tuple[Prop, ...] = (Prop.MAT,)
    works: tuple[BodyPart, ...] = ()
    """The parts that are tinted."""
    arrow: Arrow | None = None
    """Where the arrow of a movement lies, if what goes farthest tells it wrongly; a cycle has none without it."""
    rest: Identifier = "rest"
    """The pose before the first repetition and between sets."""
    poses: Annotated[dict[Identifier, Pose], limits(max_length=12)]
    cycle: tuple[Identifier, ...] = ()
    """For aerobic exercises: the poses of one round, over and over."""
    cycle_s: Annotated[float, limits(ge=0.5, le=20)] = 2.0

    def __post_init__(self) -> None:
        for name in self.cycle or (self.rest,):
            if name not in self.poses:
                raise ValueError(f"there is no pose called {name}")
