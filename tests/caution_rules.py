"""For whom which movement asks for care, whatever exercise it belongs to."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Bearing
from backcare_tui.domain.catalogue.terms import CautionTag as Tag
from backcare_tui.domain.catalogue.terms import Does, Kind
from backcare_tui.figure.skeleton import SIDES
from tests.movements import Movement, in_form, own

LONG_HOLD_S = 6
"""Seconds from which a held effort is long for blood pressure."""

KNEELING = frozenset({Position.HANDS_AND_KNEES, Position.HALF_KNEELING})
_STRENGTH = {Does.MIND: 1, Does.ADAPT: 2, Does.LEAVE_OUT: 3}

Holds = Callable[[Movement], bool]
Enough = Callable[[Movement, Movement], bool]


def _not_at_all(_: Movement, __: Movement) -> bool:
    return False


@dataclass(frozen=True)
class Rule:
    """Such a movement asks for at least so much care of these people."""

    words: str
    tags: frozenset[Tag]
    least: Does
    when: Holds
    enough: Enough = _not_at_all
    """Whether the second, another form of the first, is gentle enough though it still is such a movement."""


def _rule(words: str, tags: str, least: Does, when: Holds, enough: Enough = _not_at_all) -> Rule:
    return Rule(words, frozenset(map(Tag, tags.split())), least, when, enough)


def _said(pattern: str) -> Enough:
    return lambda _, form: re.search(pattern, form.words) is not None


def _on_floor(one: Movement) -> bool:
    return not one.upright


def _drawn_in(one: Movement, beyond: float) -> bool:
    """Whether a thigh comes so near that the low back, which rests on the floor or on the heels, rounds."""
    return _on_floor(one) and one.some(
        lambda posture: max(posture.hips.values()) > beyond and posture.stance.curve > 0
    )


def _head_lifted(one: Movement) -> bool:
    return one.position is Position.SUPINE and one.some(
        lambda posture: posture.head_drop < -6 and posture.stance.curve > 0
    )


def _leans_back(one: Movement) -> bool:
    """Whether the trunk, upright, goes behind the pelvis."""
    return one.upright and one.hollowing >= 40 and one.some(lambda posture: posture.stance.heading > 95)


def _bends_back(one: Movement) -> bool:
    return one.position is not Position.SUPINE and one.hollowing >= 40


def _leg_lifted(one: Movement, height: float) -> bool:
    return one.some(lambda posture: any(posture.joint(f"{side}_ankle")[1] > height for side in SIDES))


def _nerve_pulled(one: Movement) -> bool:
    """Whether a straight leg is raised or sat upon, which stretches the nerve that runs down it."""
    return one.some(lambda posture: any(posture.hips[side] >= 75 and posture.knees[side] <= 45 for side in SIDES))


def _leg_crossed(one: Movement) -> bool:
    return one.position is not Position.SIDE_LYING and one.some(lambda posture: posture.crosses)


def _knee_turned(one: Movement) -> bool:
    """Whether an ankle lies beyond the middle while its knee is bent far."""
    return one.some(
        lambda posture: any(
            posture.knees[side] > 110 and posture.joint(f"{side}_ankle")[2] * sign < -1
            for side, sign in zip(SIDES, (1, -1), strict=True)
        )
    )


def _effort(one: Movement) -> bool:
    return one.exercise.kind is Kind.STRENGTH and one.holds


def _both_legs_up(one: Movement) -> bool:
    return one.exercise.kind is Kind.STRENGTH and one.some(
        lambda posture: all(posture.joint(f"{side}_ankle")[1] > 15 for side in SIDES)
    )


def _at_rest(one: Movement) -> bool:
    return one.exercise.kind is Kind.RELAXATION


def _aerobic(one: Movement) -> bool:
    return one.exercise.aerobic


def _less(part: Callable[[Movement], float]) -> Enough:
    return lambda full, form: part(form) < part(full) - 1


_BED, _HOLD_ON = _said(r"\bbed\b"), _said(r"(?i)\bhold|hand on|counter|chair|with your hands|static")

RULES = (
    # Bending forwards.
    _rule(
        "the back rounds to its end", "osteoporosis flexion-sensitive", Does.ADAPT, lambda one: one.rounding >= 60
    ),
    _rule(
        "the low back is rounded by a thigh drawn close",
        "osteoporosis flexion-sensitive recent-surgery",
        Does.LEAVE_OUT,
        lambda one: _drawn_in(one, 128),
    ),
    _rule(
        "the low back is rounded by a thigh drawn in",
        "osteoporosis flexion-sensitive",
        Does.ADAPT,
        lambda one: _drawn_in(one, 110),
    ),
    _rule(
        "head and shoulders are lifted, lying on the back",
        "osteoporosis flexion-sensitive recent-surgery pregnant",
        Does.LEAVE_OUT,
        _head_lifted,
    ),
    _rule("the head is lifted, lying on the back", "neck-pain", Does.ADAPT, _head_lifted),
    # Turning.
    _rule(
        "the trunk turns far", "osteoporosis flexion-sensitive pregnant", Does.ADAPT, lambda one: one.turning >= 45
    ),
    _rule("the trunk turns far", "recent-surgery", Does.LEAVE_OUT, lambda one: one.turning >= 45),
    _rule(
        "the trunk turns far over bent hips",
        "osteoporosis flexion-sensitive pregnant",
        Does.LEAVE_OUT,
        lambda one: one.turning >= 45 and one.hip > 110,
    ),
    _rule("the trunk turns far", "leg-symptoms", Does.MIND, lambda one: one.turning >= 45),
    # Bending backwards.
    _rule("the back bends backwards to its end", "extension-sensitive recent-surgery", Does.ADAPT, _bends_back),
    _rule(
        "the back bends backwards to its end under the weight of the body",
        "extension-sensitive recent-surgery",
        Does.LEAVE_OUT,
        lambda one: _bends_back(one) and one.position in (Position.PRONE, Position.STANDING),
    ),
    _rule(
        "the back bends backwards to its end under the weight of the body",
        "osteoporosis",
        Does.ADAPT,
        lambda one: _bends_back(one) and one.position in (Position.PRONE, Position.STANDING),
    ),
    _rule(
        "a leg is lifted, lying face down",
        "extension-sensitive",
        Does.LEAVE_OUT,
        lambda one: one.position is Position.PRONE and _leg_lifted(one, 6),
    ),
    _rule(
        "the hips are lifted, lying on the back",
        "extension-sensitive",
        Does.ADAPT,
        lambda one: one.position is Position.SUPINE and one.rise > 5,
        _less(lambda one: one.rise),
    ),
    _rule(
        "the hips are lifted, lying on the back",
        "neck-pain dizziness",
        Does.MIND,
        lambda one: one.position is Position.SUPINE and one.rise > 5,
    ),
    _rule(
        "a leg is lifted behind, on hands and knees",
        "extension-sensitive",
        Does.MIND,
        lambda one: one.position is Position.HANDS_AND_KNEES and _leg_lifted(one, 18),
    ),
    _rule("the trunk leans back, upright", "dizziness neck-pain", Does.ADAPT, _leans_back),
    # Lying.
    _rule(
        "it is done lying on the back",
        "pregnant",
        Does.LEAVE_OUT,
        lambda one: one.position is Position.SUPINE and not _at_rest(one),
    ),
    _rule("it is done lying on the back", "pregnant", Does.ADAPT, lambda one: one.position is Position.SUPINE),
    _rule(
        "it is done lying face down",
        "pregnant recent-surgery",
        Does.LEAVE_OUT,
        lambda one: one.position is Position.PRONE,
    ),
    _rule("it is done lying face down", "neck-pain", Does.MIND, lambda one: one.position is Position.PRONE),
    _rule(
        "it is done on the floor",
        "cannot-floor",
        Does.ADAPT,
        _on_floor,
        lambda full, form: full.position is Position.SUPINE and _BED(full, form),
    ),
    _rule(
        "the head is lower than the hips",
        "dizziness",
        Does.MIND,
        lambda one: one.some(lambda posture: posture.head_drop > 3),
    ),
    # Held efforts.
    _rule("an effort is held", "high-bp heart", Does.MIND, _effort),
    _rule(
        f"an effort may come to be held for more than {LONG_HOLD_S} s",
        "high-bp heart",
        Does.ADAPT,
        lambda one: _effort(one) and one.longest_hold_s > LONG_HOLD_S,
    ),
    _rule("both legs are held up", "high-bp heart", Does.ADAPT, _both_legs_up),
    _rule("it is kept up for minutes", "heart dizziness", Does.MIND, _aerobic),
    # Knees.
    _rule("it is done kneeling", "cannot-kneel", Does.ADAPT, lambda one: one.position in KNEELING),
    _rule("it is done kneeling", "knee-pain", Does.MIND, lambda one: one.position in KNEELING),
    _rule(
        "the weight rests on one knee", "knee-pain", Does.ADAPT, lambda one: one.position is Position.HALF_KNEELING
    ),
    _rule(
        "a knee bears weight, lying on the side",
        "cannot-kneel knee-pain",
        Does.MIND,
        lambda one: one.position is Position.SIDE_LYING and one.planted(Bearing.NEAR_KNEE),
    ),
    _rule(
        "the knees bend all the way, kneeling",
        "knee-pain",
        Does.ADAPT,
        lambda one: one.position in KNEELING and one.knee > 140,
    ),
    _rule(
        "the knees bend under the weight of the body",
        "knee-pain",
        Does.ADAPT,
        lambda one: one.upright and one.exercise.kind is Kind.STRENGTH and one.knee > 35,
        _less(lambda one: one.knee),
    ),
    _rule("a bent knee is turned", "knee-pain", Does.ADAPT, _knee_turned, _less(lambda one: one.hip)),
    # Hips.
    _rule("a hip bends beyond a right angle", "hip-replacement", Does.MIND, lambda one: one.hip > 95),
    _rule("a hip bends well beyond a right angle", "hip-replacement", Does.ADAPT, lambda one: one.hip > 110),
    _rule("a hip bends far beyond a right angle", "hip-replacement", Does.LEAVE_OUT, lambda one: one.hip > 128),
    _rule("a leg crosses the middle", "hip-replacement", Does.LEAVE_OUT, _leg_crossed),
    # Legs and their nerves.
    _rule("a straight leg is raised or sat upon", "leg-symptoms", Does.ADAPT, _nerve_pulled),
    _rule("a straight leg is raised or sat upon", "flexion-sensitive", Does.LEAVE_OUT, _nerve_pulled),
    _rule(
        "the low back bends to its end",
        "leg-symptoms",
        Does.MIND,
        lambda one: _drawn_in(one, 128) or one.rounding >= 60,
    ),
    # Arms.
    _rule(
        "the hands bear weight",
        "wrist-pain",
        Does.ADAPT,
        lambda one: one.position is Position.HANDS_AND_KNEES and one.planted(Bearing.NEAR_HAND, Bearing.FAR_HAND),
        _said(r"(?i)\bfists?\b|forearm"),
    ),
    _rule(
        "it is done on hands and knees",
        "wrist-pain shoulder-pain",
        Does.MIND,
        lambda one: one.position is Position.HANDS_AND_KNEES,
    ),
    _rule(
        "the arms push the chest up, lying face down",
        "wrist-pain",
        Does.MIND,
        lambda one: one.position is Position.PRONE and one.planted(Bearing.NEAR_HAND),
    ),
    _rule(
        "the arms push the chest up, lying face down",
        "shoulder-pain",
        Does.ADAPT,
        lambda one: one.position is Position.PRONE and one.planted(Bearing.NEAR_HAND),
        _less(lambda one: one.hollowing),
    ),
    _rule(
        "one arm carries the body",
        "shoulder-pain",
        Does.LEAVE_OUT,
        lambda one: one.position is Position.SIDE_LYING and one.planted(Bearing.NEAR_ELBOW),
    ),
    _rule(
        "an arm works above the shoulder",
        "shoulder-pain",
        Does.ADAPT,
        lambda one: one.exercise.kind is Kind.STRENGTH and one.reaches_up(),
    ),
    _rule(
        "an arm is raised above the shoulder",
        "shoulder-pain",
        Does.MIND,
        lambda one: one.some(lambda posture: max(posture.arms.values()) > 110),
    ),
    # Balance.
    _rule(
        "it is done standing or in the saddle",
        "balance",
        Does.MIND,
        lambda one: one.position in (Position.STANDING, Position.SADDLE),
    ),
    _rule(
        "something is easily lost of the balance",
        "balance",
        Does.ADAPT,
        lambda one: (
            one.position in (Position.SADDLE, Position.HALF_KNEELING)
            or (one.position is Position.STANDING and (_leg_lifted(one, 12) or not one.exercise.aerobic))
            or (one.position is Position.SEATED and one.rise > 10)
        ),
        _HOLD_ON,
    ),
    _rule("one gets up from sitting", "dizziness", Does.MIND, lambda one: one.upright and one.rise > 10),
)
"""What movements ask for. A `LEAVE_OUT` where `ADAPT` is asked for is enough, and so on."""


def care(exercise: Exercise, tag: Tag) -> Caution | None:
    return next((caution for caution in exercise.cautions if caution.tag is tag), None)


def lacking(exercise: Exercise, rules: Iterable[Rule] = RULES) -> Iterator[str]:
    """For whom a movement of EXERCISE asks for more care than its cautions take."""
    movement = own(exercise)
    for rule in rules:
        if rule.when(movement):
            for tag in sorted(rule.tags):
                caution = care(exercise, tag)
                if caution is None or _STRENGTH[caution.does] < _STRENGTH[rule.least]:
                    yield f"{tag}: {rule.words}, so it should at least {rule.least}"


def still_there(exercise: Exercise, rules: Iterable[Rule] = RULES) -> Iterator[str]:
    """What a form that EXERCISE is done in for somebody's sake still asks of them."""
    full = own(exercise)
    for caution in exercise.cautions:
        if caution.does is not Does.ADAPT:
            continue
        form = in_form(exercise, caution.form or exercise.easier[0])
        for rule in rules:
            concerned = caution.tag in rule.tags and rule.least is not Does.MIND and rule.when(full)
            if concerned and rule.when(form) and not rule.enough(full, form):
                yield f"{caution.tag}: {rule.words}, also as “{form.words}”"
