"""How the figure stands at a moment: from the pose of one phase to that of the next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Side, Sides
from backcare_tui.domain.catalogue.pose import Arrow, Bearing, BodyPart, Figure, Touch
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.skeleton import solve, usual_bends
from backcare_tui.figure.stance import Reach, Stance, on_the_other_side, stance, swapped
from backcare_tui.figure.vector import Vec, along, length, mixed, sub, unit

_HANDS = ("near_hand", "far_hand")
_ENDS = (Bearing.NEAR_HAND, Bearing.FAR_HAND, Bearing.NEAR_FOOT, Bearing.FAR_FOOT)
_HELD = 0.04
"""The share of a movement for which it rests at each end."""
_ROOTS = ("near_shoulder", "far_shoulder", "near_hip", "far_hip")
"""What each of a stance's limbs ends in, and begins at."""


def stances_of(exercise: Exercise) -> dict[str, Stance]:
    """The key poses of EXERCISE by name, with what they leave out taken from its starting position.

    Those of a form that begins in another position are not among them.
    """
    if exercise.figure is None:
        return {}
    base, elsewhere = stance(BASE_POSES[exercise.position]), exercise.poses_elsewhere
    return {name: stance(pose, base) for name, pose in exercise.figure.poses.items() if name not in elsewhere}


def between(start: Stance, end: Stance, share: float, soft: bool = True) -> Stance:
    """From START (share 0) to END (share 1); SOFT movements rest a moment at both ends, and leave them slowly."""
    if soft:
        share = min(max((share - _HELD) / (1 - 2 * _HELD), 0.0), 1.0)
    eased = share * share * (3 - 2 * share) if soft else share
    if start.anchor != end.anchor:
        start, end = (replace(one, anchor="pelvis", point=one.pelvis) for one in (start, end))
    if any(a.at != b.at and (isinstance(a.at, Touch) or isinstance(b.at, Touch)) for a, b in _pairs(start, end)):
        start, end = _loosened(start, end), _loosened(end, start)
    start, end = _bent(start, end), _bent(end, start)

    def mix(a: float, b: float) -> float:
        return a + (b - a) * eased

    near_hand, far_hand, near_foot, far_foot = (_reach_between(a, b, eased) for a, b in _pairs(start, end))
    shown = Stance(
        anchor=end.anchor,
        point=mixed(start.point, end.point, eased),
        thighs=mix(start.thighs, end.thighs),
        heading=mix(start.heading, end.heading),
        curve=mix(start.curve, end.curve),
        hollow=mix(start.hollow, end.hollow),
        roll=mix(start.roll, end.roll),
        twist=mix(start.twist, end.twist),
        head=mix(start.head, end.head),
        turn=mix(start.turn, end.turn),
        belly=mix(start.belly, end.belly),
        limbs=(near_hand, far_hand, near_foot, far_foot),
        bears=start.bears & end.bears,
    )
    return _swung(start, shown, end, eased)


def stance_at(exercise: Exercise, figure: Figure, stances: dict[str, Stance], moment: Moment) -> Stance:
    """How the figure stands at MOMENT of EXERCISE."""
    step = moment.step
    if figure.cycle:
        if step.kind is not StepKind.AEROBIC:
            return stances[figure.rest if figure.rest in stances else figure.cycle[0]]
        place = moment.step_elapsed / figure.cycle_s % 1.0 * len(figure.cycle)
        names = (*figure.cycle, figure.cycle[0])
        return between(stances[names[int(place)]], stances[names[int(place) + 1]], place % 1.0, soft=False)
    if step.phase is None:
        return stances[figure.rest]
    before, target = phase_poses(exercise, figure)[step.phase]
    share = moment.step_elapsed / step.seconds if step.kind is StepKind.MOVE else 1.0
    shown = between(stances[before], stances[target], share)
    return swapped(shown) if _is_swapped(exercise, moment) else shown


def shown_stances(exercise: Exercise, stances: dict[str, Stance]) -> tuple[Stance, ...]:
    """All key poses that the pictures of EXERCISE show: where sides alternate, those of the other side, too."""
    known = tuple(stances.values())
    return (*known, *map(swapped, known)) if exercise.sides is Sides.ALTERNATING else known


def figure_at(exercise: Exercise, figure: Figure, moment: Moment) -> Figure:
    """FIGURE of EXERCISE as it is at MOMENT: what its sides are named for is swapped with its poses."""
    return swapped_figure(figure) if _is_swapped(exercise, moment) else figure


def swapped_figure(figure: Figure) -> Figure:
    """FIGURE with what works, and beside what its arrow lies, on the other side: for poses that are `swapped`."""
    works = tuple(BodyPart(on_the_other_side(part)) for part in figure.works)
    arrow = figure.arrow and Arrow(on_the_other_side(figure.arrow))
    return figure.model_copy(update={"works": works, "arrow": arrow})


@dataclass(frozen=True, slots=True)
class Movement:
    """What a picture tells: how a repetition began, and from where to where it goes now."""

    began: Stance
    start: Stance
    end: Stance
    round: tuple[Stance, ...] = ()
    """All key poses of what goes round and round, in their order from START on; END lies half a round away."""


def movement_at(exercise: Exercise, figure: Figure, stances: dict[str, Stance], moment: Moment) -> Movement | None:
    """What the picture of MOMENT of EXERCISE tells; None of what rests."""
    step = moment.step
    if figure.cycle:
        return round_told(figure, stances) if step.kind is StepKind.AEROBIC else None
    if step.phase is None:
        return None
    pairs = phase_poses(exercise, figure)
    began, start, end = (stances[name] for name in (pairs[0][0], *pairs[step.phase]))
    if _is_swapped(exercise, moment):
        began, start, end = (swapped(one) for one in (began, start, end))
    return Movement(began, start, end)


def round_told(figure: Figure, stances: dict[str, Stance]) -> Movement | None:
    """What each picture of FIGURE, which goes round and round, tells; None if it names no arrow."""
    if figure.arrow is None or not figure.cycle:
        return None
    half = len(figure.cycle) // 2
    key = tuple(stances[name] for name in (*figure.cycle[half:], *figure.cycle[:half]))
    return Movement(key[0], key[0], stances[figure.cycle[0]], key)


def _is_swapped(exercise: Exercise, moment: Moment) -> bool:
    """Whether the far side does at MOMENT what EXERCISE describes for the near one."""
    step = moment.step
    return step.phase is not None and exercise.sides is Sides.ALTERNATING and step.side is Side.LEFT


def is_mirrored(exercise: Exercise, moment: Moment) -> bool:
    """Whether the picture is turned round, so that the side that works stays the near one.

    The left side comes first, and so it is turned while one gets ready or rests before it.
    """
    return exercise.sides is Sides.EACH and moment.step.side is not Side.RIGHT


def phase_poses(exercise: Exercise, figure: Figure) -> tuple[tuple[str, str], ...]:
    """For each part the pose that it leaves and the pose that it leads to.

    A repetition begins where the one before it ended; a phase without a pose stays where it is. What is done once
    at the end goes back to the rest, if to nowhere else.
    """
    ends: list[str] = []
    for phase in exercise.phases:
        ends.append(phase.pose or (ends[-1] if ends else figure.rest))
    last = ((ends[-1], exercise.finish.pose or figure.rest),) if exercise.finish else ()
    return (*pairwise((ends[-1], *ends)), *last)


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


def _swung(start: Stance, shown: Stance, end: Stance, share: float) -> Stance:
    """SHOWN with each free limb swung about its shoulder or hip, so that a straight one stays straight.

    On a straight line between two places a hand would come too near to its shoulder half-way, and the arm fold up.
    What is planted stays on its line, and nothing goes lower than the lower one of the two places.
    """
    pairs = _pairs(start, end)
    free = [
        isinstance(a.at, tuple) and isinstance(b.at, tuple) and a.at != b.at and bearing not in shown.bears
        for bearing, (a, b) in zip(_ENDS, pairs, strict=True)
    ]
    if not any(free):
        return shown
    before, now, after = _joints_at_an_end(start), solve(shown).joints, _joints_at_an_end(end)
    limbs = [
        _about(now[root], reach, sub(a.at, before[root]), sub(b.at, after[root]), share, min(a.at[1], b.at[1]))
        if swings and isinstance(a.at, tuple) and isinstance(b.at, tuple)
        else reach
        for root, swings, reach, (a, b) in zip(_ROOTS, free, shown.limbs, pairs, strict=True)
    ]
    near_hand, far_hand, near_foot, far_foot = limbs
    return replace(shown, limbs=(near_hand, far_hand, near_foot, far_foot))


@lru_cache(maxsize=16)
def _joints_at_an_end(stance: Stance) -> Mapping[str, Vec]:
    """The joints of STANCE, from or to which a movement goes: each of its pictures asks for them."""
    return solve(stance).joints


def _about(root: Vec, reach: Reach, start: Vec, end: Vec, share: float, lowest: float) -> Reach:
    """REACH, with its end SHARE of the way round ROOT from START to END, both seen from there."""
    way = mixed(unit(start), unit(end), share)
    if length(way) < 0.3:  # nearly opposite: there is no one way round
        return reach
    at = along(root, unit(way), length(start) + (length(end) - length(start)) * share)
    return replace(reach, at=(at[0], max(at[1], lowest), at[2]))


def _reach_between(start: Reach, end: Reach, share: float) -> Reach:
    pointed = start.pointed + (end.pointed - start.pointed) * share
    bend = mixed(start.bend, end.bend, share) if start.bend and end.bend else None
    if isinstance(start.at, Touch) or isinstance(end.at, Touch):
        return Reach(end.at, bend, pointed)
    return Reach(mixed(start.at, end.at, share), bend, pointed)
