"""What the eye would object to in a moving figure, as pure functions that name each fault."""

from collections.abc import Iterator
from itertools import pairwise

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Bearing, Prop
from backcare_tui.figure.motion import between, phase_poses, stances_of
from backcare_tui.figure.props import WALL_X
from backcare_tui.figure.skeleton import SIDES, Skeleton, solve
from backcare_tui.figure.stance import (
    FOREARM,
    HEAD_RADIUS,
    NECK,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Stance,
)
from backcare_tui.figure.vector import Vec, length, sub

STEPS = 12
"""Frames looked at in each movement."""

BONES = {
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "hand"): FOREARM,
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHANK,
}
HALF_WIDTHS = {
    "pelvis": 3.4,
    "shoulders": 3.0,
    "head": HEAD_RADIUS,
    "elbow": 1.8,
    "hand": 1.4,
    "knee": 2.4,
    "ankle": 1.5,
    "toe": 1.0,
}
BENEATH = 1.1
"""How far, in units of the figure, a part may sink into the floor or the wall before it shows."""

SLIDE = 1.2
"""How far a planted part may wander."""

JUMP = 4.5
"""How far a joint may go in a tenth of a second."""


def movements(exercise: Exercise) -> Iterator[tuple[str, float, Stance, Stance]]:
    """Each movement of EXERCISE: its name, its seconds, and the stances it goes between."""
    figure = exercise.figure
    assert figure is not None
    stances = stances_of(exercise)
    if figure.cycle:
        seconds = figure.cycle_s / len(figure.cycle)
        for start, end in pairwise((*figure.cycle, figure.cycle[0])):
            yield f"{start} to {end}", seconds, stances[start], stances[end]
        return
    for phase, (start, end) in zip(exercise.parts, phase_poses(exercise, figure), strict=True):
        if isinstance(phase.lasts, float | int):
            yield f"{phase.name} ({start} to {end})", float(phase.lasts), stances[start], stances[end]


def frames(start: Stance, end: Stance, steps: int = STEPS, soft: bool = True) -> list[tuple[Stance, Skeleton]]:
    stances = [between(start, end, step / steps, soft) for step in range(steps + 1)]
    return [(one, solve(one)) for one in stances]


def bone_faults(skeleton: Skeleton) -> list[str]:
    """Bones that are not as long as they should be, by 5 %."""
    faults = []
    for side in SIDES:
        for (upper, lower), nominal in BONES.items():
            measured = length(sub(*skeleton.limb(side, upper, lower)))
            if abs(measured - nominal) > 0.05 * nominal:
                faults.append(f"{side} {upper} to {lower} is {measured:.1f}, not {nominal:.1f}")
    spine = sum(length(sub(b, a)) for a, b in pairwise(skeleton.spine))
    if abs(spine - TRUNK) > 0.05 * TRUNK:
        faults.append(f"the spine is {spine:.1f}, not {TRUNK:.1f}")
    neck = length(sub(skeleton.joints["head"], skeleton.joints["shoulders"]))
    if abs(neck - NECK - HEAD_RADIUS) > 0.1:
        faults.append("the head is not at the end of the neck")
    return faults


def floor_faults(skeleton: Skeleton) -> list[str]:
    """Parts that sink below the floor."""
    return [
        f"{name} lies {-(point[1] - half):.1f} below the floor"
        for name, point, half in _parts(skeleton)
        if point[1] - half < -BENEATH
    ]


def wall_faults(skeleton: Skeleton) -> list[str]:
    """Parts that go through the wall."""
    return [
        f"{name} goes {WALL_X - (point[0] - half):.1f} through the wall"
        for name, point, half in _parts(skeleton)
        if point[0] - half < WALL_X - BENEATH
    ]


def slide_faults(path: list[tuple[Stance, Skeleton]]) -> list[str]:
    """Parts that bear weight from start to end of PATH and yet move."""
    first = path[0][1]
    worst: dict[str, float] = {}
    for one, skeleton in path:
        for bearing in one.bears:
            moved = length(sub(_bearing_point(skeleton, bearing), _bearing_point(first, bearing)))
            worst[bearing.value] = max(worst.get(bearing.value, 0.0), moved)
    return [f"{name} slides by {moved:.1f} under weight" for name, moved in worst.items() if moved > SLIDE]


def jump_faults(path: list[tuple[Stance, Skeleton]], seconds: float) -> list[str]:
    """Joints that are too fast for the eye."""
    allowed = JUMP * max(1.0, seconds / (len(path) - 1) / 0.1)
    faults = set()
    for (_, before), (_, after) in pairwise(path):
        for name, point in after.joints.items():
            if length(sub(point, before.joints[name])) > allowed:
                faults.add(f"{name} jumps")
    return sorted(faults)


def head_faults(skeleton: Skeleton) -> list[str]:
    """A head that is nearer to the pelvis than the shoulders are: at the wrong end."""
    joints = skeleton.joints
    head, shoulders = (length(sub(joints[name], joints["pelvis"])) for name in ("head", "shoulders"))
    return ["the head is at the wrong end"] if head < shoulders * 0.85 else []


def reach_faults(exercise: Exercise) -> list[str]:
    """Hands and feet that cannot get where their pose puts them."""
    faults = []
    for name, one in stances_of(exercise).items():
        joints = solve(one).joints
        for joint, reach in zip(("near_hand", "far_hand", "near_ankle", "far_ankle"), one.limbs, strict=True):
            if isinstance(reach.at, tuple):
                short = length(sub(joints[joint], reach.at))
                if short > 2.6:
                    faults.append(f"{name}: {joint} stays {short:.1f} short of {reach.at}")
    return faults


def figure_faults(exercise: Exercise) -> list[str]:
    """Everything the eye would object to in the figure of EXERCISE."""
    figure = exercise.figure
    if figure is None:
        return ["there is no figure"]
    grounded = Prop.WATER not in figure.props and Prop.BICYCLE not in figure.props
    faults = reach_faults(exercise)
    for name, seconds, start, end in movements(exercise):
        path = frames(start, end, soft=not figure.cycle)  # what goes round and round never slows down
        found = slide_faults(path) + jump_faults(path, seconds)
        for _, skeleton in path:
            found += bone_faults(skeleton) + head_faults(skeleton)
            found += floor_faults(skeleton) if grounded else []
            found += wall_faults(skeleton) if Prop.WALL in figure.props else []
        faults += [f"{name}: {fault}" for fault in dict.fromkeys(found)]
    return faults


def arrows_of(start: Stance, end: Stance) -> int:
    """How many arrows tell the way from START to END: two where an arm goes with the leg of the other side."""
    before, after = solve(start).joints, solve(end).joints
    ways = {
        f"{side}_{name}": length(sub(after[f"{side}_{name}"], before[f"{side}_{name}"]))
        for side in SIDES
        for name in ("hand", "toe")
    }
    _, third, *pair = sorted(ways, key=lambda name: ways[name])
    opposite = set(pair) in ({"near_hand", "far_toe"}, {"far_hand", "near_toe"})
    return 2 if opposite and ways[third] < ways[pair[0]] / 4 else 1


def _parts(skeleton: Skeleton) -> Iterator[tuple[str, Vec, float]]:
    for name, point in skeleton.joints.items():
        half = HALF_WIDTHS.get(name.removeprefix("near_").removeprefix("far_"))
        if half is not None:
            yield name, point, half


def _bearing_point(skeleton: Skeleton, bearing: Bearing) -> Vec:
    return skeleton.joints[bearing.value.replace("foot", "ankle")]
