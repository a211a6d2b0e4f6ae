"""How a body moves in an exercise, measured on its figure. Angles are degrees, lengths the figure's own units."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import acos, degrees

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form, Position
from backcare_tui.domain.catalogue.pose import Bearing
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.figure.motion import stances_of
from backcare_tui.figure.skeleton import SIDES, Skeleton, solve
from backcare_tui.figure.stance import Stance
from backcare_tui.figure.vector import Vec, dot, length, scaled, sub


def angle(a: Vec, b: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(a, b) / (length(a) * length(b))))))


@dataclass(frozen=True)
class Posture:
    """One pose of a movement."""

    stance: Stance
    skeleton: Skeleton

    def joint(self, name: str) -> Vec:
        return self.skeleton.joints[name]

    @cached_property
    def hips(self) -> dict[str, float]:
        """How far each thigh is bent towards the low back: 0 in line with it, 90 at a right angle."""
        low = sub(self.skeleton.spine[2], self.skeleton.spine[0])
        return {
            side: 180 - angle(low, sub(self.joint(f"{side}_knee"), self.joint(f"{side}_hip"))) for side in SIDES
        }

    @cached_property
    def knees(self) -> dict[str, float]:
        """How far each knee is bent: 0 is straight."""
        found = {}
        for side in SIDES:
            hip, knee, ankle = (self.joint(f"{side}_{name}") for name in ("hip", "knee", "ankle"))
            found[side] = 180 - angle(sub(hip, knee), sub(ankle, knee))
        return found

    @cached_property
    def arms(self) -> dict[str, float]:
        """How far each upper arm is raised from the trunk: 0 by its side, 180 overhead."""
        down = scaled(sub(self.skeleton.spine[-1], self.skeleton.spine[-3]), -1.0)
        return {
            side: angle(down, sub(self.joint(f"{side}_elbow"), self.joint(f"{side}_shoulder"))) for side in SIDES
        }

    @property
    def crosses(self) -> bool:
        """Whether a knee or an ankle is on the other side of the middle."""
        return any(
            self.joint(f"near_{name}")[2] < -1 or self.joint(f"far_{name}")[2] > 1 for name in ("knee", "ankle")
        )

    @property
    def head_drop(self) -> float:
        """How far the head is below the pelvis."""
        return self.joint("pelvis")[1] - self.joint("head")[1]


@dataclass(frozen=True)
class Movement:
    """An exercise as it is done: in its own way, or in a form."""

    exercise: Exercise
    longest_hold_s: float
    """The longest hold that it may come to."""
    words: str = ""
    """What is said of the form; empty for its own."""

    @property
    def position(self) -> Position:
        return self.exercise.position

    @property
    def upright(self) -> bool:
        return self.position in UPRIGHT

    @cached_property
    def postures(self) -> tuple[Posture, ...]:
        """The poses that it goes through, from its rest on."""
        figure = self.exercise.figure
        assert figure is not None
        names = [figure.rest, *figure.cycle, *(phase.pose for phase in self.exercise.phases if phase.pose)]
        stances = stances_of(self.exercise)
        return tuple(Posture(stances[name], solve(stances[name])) for name in dict.fromkeys(names))

    @property
    def hip(self) -> float:
        """The most that a hip bends."""
        return max(max(posture.hips.values()) for posture in self.postures)

    @property
    def knee(self) -> float:
        """The most that a knee bends."""
        return max(max(posture.knees.values()) for posture in self.postures)

    @property
    def rounding(self) -> float:
        """The most that the spine is rounded, over its length or in the small of the back."""
        stances = [posture.stance for posture in self.postures]
        return max(one.curve + max(0.0, -one.hollow) for one in stances)

    @property
    def hollowing(self) -> float:
        """The most that the spine is bent backwards, over its length or in the small of the back."""
        stances = [posture.stance for posture in self.postures]
        return max(max(0.0, one.hollow) - one.curve for one in stances)

    @property
    def turning(self) -> float:
        """The most that the shoulders are turned against the pelvis."""
        return max(abs(posture.stance.twist) for posture in self.postures)

    @property
    def rise(self) -> float:
        """How far the pelvis goes up and down."""
        heights = [posture.joint("pelvis")[1] for posture in self.postures]
        return max(heights) - min(heights)

    @property
    def holds(self) -> bool:
        return any(phase.lasts == "hold" for phase in self.exercise.phases)

    def some(self, holds: Callable[[Posture], bool]) -> bool:
        return any(map(holds, self.postures))

    def planted(self, *bearings: Bearing) -> bool:
        """Whether one of BEARINGS bears weight from one pose to the next."""
        return any(
            bearing in before.stance.bears & after.stance.bears
            for before, after in pairwise(self.postures)
            for bearing in bearings
        )

    def reaches_up(self) -> bool:
        """Whether an arm moves to where it is raised above the shoulder."""
        first = self.postures[0]
        return self.some(
            lambda posture: any(
                posture.arms[side] > 110
                and length(sub(posture.joint(f"{side}_hand"), first.joint(f"{side}_hand"))) > 4
                for side in SIDES
            )
        )


def own(exercise: Exercise) -> Movement:
    """EXERCISE as it is written."""
    most = exercise.printed.hold_s[1] if exercise.printed.hold_s else exercise.dose.hold_s
    return Movement(exercise, max(most, exercise.dose.hold_s))


def in_form(exercise: Exercise, form: Form) -> Movement:
    """EXERCISE as it is done in FORM."""
    written = own(exercise)
    most = form.dose.hold_s if form.dose and form.dose.hold_s is not None else written.longest_hold_s
    return Movement(exercise.in_form(form), most, form.words)
