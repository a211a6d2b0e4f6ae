"""How the figure stands at a moment: from the pose of one phase to that of the next."""

from dataclasses import replace
from itertools import pairwise

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Side, Sides
from backcare_tui.domain.catalogue.pose import Figure, Touch
from backcare_tui.domain.session.timeline import Moment, StepKind
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.skeleton import solve, usual_bends
from backcare_tui.figure.stance import Reach, Stance, stance, swapped
from backcare_tui.figure.vector import mixed

_HANDS = ("near_hand", "far_hand")


def stances_of(exercise: Exercise) -> dict[str, Stance]:
    """The key poses of EXERCISE by name, with what they leave out taken from its starting position.

    Those of a form that begins in another position are not among them.
    """
    if exercise.figure is None:
        return {}
    base, elsewhere = stance(BASE_POSES[exercise.position]), exercise.poses_elsewhere
    return {name: stance(pose, base) for name, pose in exercise.figure.poses.items() if name not in elsewhere}


def between(start: Stance, end: Stance, share: float, soft: bool = True) -> Stance:
    """From START (share 0) to END (share 1); SOFT movements begin and end slowly."""
    eased = share * share * (3 - 2 * share) if soft else share
    if start.anchor != end.anchor:
        start, end = (replace(one, anchor="pelvis", point=one.pelvis) for one in (start, end))
    if any(a.at != b.at and (isinstance(a.at, Touch) or isinstance(b.at, Touch)) for a, b in _pairs(start, end)):
        start, end = _loosened(start, end), _loosened(end, start)
    start, end = _bent(start, end), _bent(end, start)

    def mix(a: float, b: float) -> float:
        return a + (b - a) * eased

    near_hand, far_hand, near_foot, far_foot = (_reach_between(a, b, eased) for a, b in _pairs(start, end))
    return Stance(
        anchor=end.anchor,
        point=mixed(start.point, end.point, eased),
        thighs=mix(start.thighs, end.thighs),
        heading=mix(start.heading, end.heading),
        curve=mix(start.curve, end.curve),
        roll=mix(start.roll, end.roll),
        twist=mix(start.twist, end.twist),
        head=mix(start.head, end.head),
        turn=mix(start.turn, end.turn),
        limbs=(near_hand, far_hand, near_foot, far_foot),
        bears=start.bears & end.bears,
    )


def stance_at(exercise: Exercise, figure: Figure, stances: dict[str, Stance], moment: Moment) -> Stance:
    """How the figure stands at MOMENT of EXERCISE."""
    step = moment.step
    if figure.cycle:
        if step.kind is not StepKind.AEROBIC:
            return stances[figure.cycle[0]]
        place = moment.step_elapsed / figure.cycle_s % 1.0 * len(figure.cycle)
        names = (*figure.cycle, figure.cycle[0])
        return between(stances[names[int(place)]], stances[names[int(place) + 1]], place % 1.0, soft=False)
    if step.phase is None:
        return stances[figure.rest]
    before, target = phase_poses(exercise, figure)[step.phase]
    share = moment.step_elapsed / step.seconds if step.kind is StepKind.MOVE else 1.0
    shown = between(stances[before], stances[target], share)
    turns = exercise.sides is Sides.ALTERNATING and step.side is Side.LEFT
    return swapped(shown) if turns else shown


def is_mirrored(exercise: Exercise, moment: Moment) -> bool:
    """Whether the picture is turned round, so that the side that works stays the near one."""
    return exercise.sides is Sides.EACH and moment.step.side is Side.LEFT


def phase_poses(exercise: Exercise, figure: Figure) -> tuple[tuple[str, str], ...]:
    """For each phase the pose that it leaves and the pose that it leads to.

    A repetition begins where the one before it ended; a phase without a pose stays where it is.
    """
    ends: list[str] = []
    for phase in exercise.phases:
        ends.append(phase.pose or (ends[-1] if ends else figure.rest))
    return tuple(pairwise((ends[-1], *ends)))


def _pairs(start: Stance, end: Stance) -> list[tuple[Reach, Reach]]:
    return list(zip(start.limbs, end.limbs, strict=True))


def _loosened(one: Stance, other: Stance) -> Stance:
    """ONE with hands that hold the body somewhere else than in OTHER given as points in space."""
    joints = solve(one).joints
    near_hand, far_hand = (
        replace(reach, at=joints[name]) if reach.at != beside.at else reach
        for name, reach, beside in zip(_HANDS, one.limbs[:2], other.limbs[:2], strict=True)
    )
    return replace(one, limbs=(near_hand, far_hand, one.limbs[2], one.limbs[3]))


def _bent(one: Stance, other: Stance) -> Stance:
    """ONE with the usual bend of elbows and knees written out where OTHER says how they bend."""
    if all((mine.bend is None) == (beside.bend is None) for mine, beside in _pairs(one, other)):
        return one
    elbows, knees = usual_bends(one)
    near_hand, far_hand, near_foot, far_foot = (
        replace(mine, bend=usual) if mine.bend is None and beside.bend is not None else mine
        for (mine, beside), usual in zip(_pairs(one, other), (elbows, elbows, knees, knees), strict=True)
    )
    return replace(one, limbs=(near_hand, far_hand, near_foot, far_foot))


def _reach_between(start: Reach, end: Reach, share: float) -> Reach:
    pointed = start.pointed + (end.pointed - start.pointed) * share
    bend = mixed(start.bend, end.bend, share) if start.bend and end.bend else None
    if isinstance(start.at, Touch) or isinstance(end.at, Touch):
        return Reach(end.at, bend, pointed)
    return Reach(mixed(start.at, end.at, share), bend, pointed)
