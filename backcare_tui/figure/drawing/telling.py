"""What tells the movement in a single picture: where it began, and an arrow beside what moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, dist, hypot, pi, sin

from backcare_tui.domain.catalogue.pose import Arrow
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask, Point
from backcare_tui.figure.drawing.arrow import Pen, Stamp, curved, snapped, straight
from backcare_tui.figure.drawing.ghost import Ends
from backcare_tui.figure.drawing.shapes import fronts
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.vector import Vec, along, mixed, sub, unit

_MOVING = (
    *(f"{side}_{name}" for side in SIDES for name in ("hand", "toe", "knee", "elbow")),
    "head",
    "pelvis",
    "shoulders",
)
"""What an arrow may stand beside."""
_FIRST = {"far": 0.85, "back": 1.2, "head": 1.2, "pelvis": 1.2, "shoulders": 1.2}
"""By how much less or more a way counts than others."""
_PALM = 2.5
"""Units from the wrist to the middle of a hand."""
_NEARLY = 0.5
"""What goes this share of the farthest way may have the arrow, if there is no room beside what goes farther."""
_HIDDEN = 1.5
"""Dots: a movement that is smaller has no arrow."""
_HARDLY = 1.0
"""Dots: what is named and goes less than this in a form has no arrow there."""
_PAIRS = ((Arrow.NEAR_HAND, Arrow.FAR_FOOT), (Arrow.FAR_HAND, Arrow.NEAR_FOOT))
"""An arm and the leg of the other side."""
_STAYS = 0.3
"""What goes less than this share of the way of a pair stays where it is."""
_NARROW = 0.6
"""The height, as a share of its width, of a picture that is neither narrow nor low."""
_LONGEST = 0.55
"""How long an arrow is at most, of the height of the picture."""
_SHARES = 1.0, 0.7, 0.0
"""Of how long an arrow may be, which lengths are tried; none is shorter than a whole arrow."""
_BENT, _CLEARLY_BENT = 0.06, 0.3
"""How far a way leaves the straight one, of how long that is, from which on an arrow is curved; a short one."""
_LONG = 0.9
"""Of the length of the shortest arrow, how long a way is at least that needs only a slight bend."""
_SHORT_WAY = 0.62
"""A way that is shorter than this share of its arrow has it before or behind it, and not aside."""
_LEVEL = 0.5
"""Radians from level or upright within which a straight arrow is level or upright."""
_LEAST_ROUND, _ROUND = 1.0, 1.9
"""How far a curved arrow goes round, in radians: at least, so that one sees that it is bent; and at most."""
_AIR, _AIR_SHARE = 3, 0.042
"""Dots between an arrow and what there is to be seen beside it, and the same as a share of the height."""
_MARGIN, _MARGIN_SHARE = 3, 0.042
"""Dots between an arrow and the sides of the picture, where there is room, and the same as a share of the height:
above there is none to spare where a body fills it.
"""
_HEAD_UNITS = 9.5
"""How far from the middle of a head that air begins, where there is room."""
_NEAR_UNITS, _FAR_UNITS, _FARTHEST_UNITS = 16.0, 34.0, 60.0
"""How far from the middle of its way an arrow may lie, besides half of its length; farther only as a short one,
and farthest only where there is no nearer place for any.
"""
_SHORT = 1.5
"""Of the length of the shortest, how long a short one is at most."""
_INWARDS, _AHEAD, _BEHIND = 1.35, 1.2, 1.7
"""How much farther it seems on the side of the body, where the movement leads, and where it comes from."""
_ASIDE = 1.6
"""How much farther it seems aside of a short way than in line with it."""
_TURNED = 0.35
"""Radians that a face has to turn for an arrow round the body."""
_ROUND_BODY, _FLAT, _ROUND_SWEEP = 1.8, 0.33, 1.05 * pi
"""That arrow, a part of a flat ellipse: half of how wide it is, in widths of its head; how flat; how far it goes
round, in radians.
"""
_ROLL_UNITS, _ROLL, _TILT = 16.0, 1.3, 0.15
"""How far from the pelvis the arrow of a tilt lies; how far it goes round, and its least tilt, in radians."""
_FAR_NEAR = "far", "near"
_ACTS, _ACTS_MORE = 6.0, 2.0
"""Units by which a far limb that acts moves, and how many times as far as the near one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is drawn of a movement besides the body, the same from its start to its end."""

    began: Mask
    """The body where it began."""
    ends: Ends
    """Where its head, hands and feet were then."""
    arrow: Mask
    acting: frozenset[str] = frozenset()
    """The parts of far limbs that do what the near ones do not, and so are no dimmer than the clothes."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An arrow, and where it should lie: its middle AT this place, or a little farther OUTWARDS."""

    stamp: Stamp
    at: Point
    ahead: float
    """Its direction, in radians."""
    outwards: float
    """The direction away from the body."""
    length: float
    in_line: bool = False
    """Whether it should lie before or behind that place: beside a short way it would tell of something else."""
    upwards: bool = False
    """Whether it may lie nowhere but straight above or below that place."""


def arrow_for(path: Sequence[Skeleton], covered: Mask, lens: Lens, beside: Arrow | None = None) -> Mask:
    """The arrow of the movement along PATH; empty where there is no room for a whole one.

    It lies beside what is named BESIDE, or what goes farthest, with air to all that is COVERED at some time. Where
    an arm and the leg of the other side go alone, each has one.
    """
    arrows, blocked = Mask(lens.width, lens.height), _blocked(covered, lens)
    for one in (beside,) if beside else _opposite_pair(path, lens) or (None,):
        within = _within_margin(blocked)
        for kept_clear in (_clear_of_heads(path, within, lens), within, blocked):
            if arrow := _arrow(path, kept_clear, lens, one):
                break
        arrows.join(arrow)
        blocked.join(about(arrow))
    return arrows


def _within_margin(blocked: Mask) -> Mask:
    """What is BLOCKED, and the sides of the picture: an arrow that touches its edge looks cut."""
    margin = max(_MARGIN, round(_MARGIN_SHARE * blocked.height))
    full, side = (1 << blocked.width) - 1, (1 << margin) - 1
    within = blocked.copy()
    within.rows = [row | side | side << within.width - margin for row in within.rows]
    within.rows[0] = full
    return within


def _clear_of_heads(path: Sequence[Skeleton], blocked: Mask, lens: Lens) -> Mask:
    """What is BLOCKED, and more air about the head along PATH: from close by, an arrow seems to come out of it."""
    clear = blocked.copy()
    for one in path:
        head = lens.dot(one.joints["head"])
        half = _HEAD_UNITS * lens.scale + _air(lens.height)
        clear.bone(head, head, half, half)
    return clear


def _opposite_pair(path: Sequence[Skeleton], lens: Lens) -> tuple[Arrow, ...]:
    """The arm, and the leg of the other side, that go along PATH while the others stay, if two do."""
    far = {arrow: _way(_points(path, lens, arrow)) for pair in _PAIRS for arrow in pair}
    for pair in _PAIRS:
        least = min(far[arrow] for arrow in pair)
        if least >= _HIDDEN and all(far[other] < _STAYS * least for other in far.keys() - set(pair)):
            return pair
    return ()


def _arrow(path: Sequence[Skeleton], blocked: Mask, lens: Lens, beside: Arrow | None) -> Mask:
    """A single arrow, clear of what is BLOCKED; empty where it has no room."""
    arrow = Mask(lens.width, lens.height)
    step = max(1, round(lens.scale))
    short = _SHORT * _pen(lens).shortest
    tried: list[_Wanted] = []
    for one in _wanted(path, lens, beside):  # each is costly to shape, and the first mostly has room
        tried.append(one)
        for far in (_NEAR_UNITS, _FAR_UNITS) if one.length <= short else (_NEAR_UNITS,):
            place = _place(one, blocked, far * lens.scale, step)
            if place is not None:
                one.stamp.at(*place, arrow)
                return arrow
    for one in tried:
        place = _place(one, blocked, _FARTHEST_UNITS * lens.scale, step) if one.length <= short else None
        if place is not None:
            one.stamp.at(*place, arrow)
            return arrow
    return arrow


def _pen(lens: Lens) -> Pen:
    """As large as the picture has room, also where it is narrow."""
    return Pen.for_height(min(lens.height, round(_NARROW * lens.width)))


def _blocked(covered: Mask, lens: Lens) -> Mask:
    """Where no dot of an arrow may be: near what is COVERED, in a cell with it, and under the floor."""
    blocked = about(covered)
    if lens.floor is not None:
        full = (1 << lens.width) - 1
        blocked.rows[lens.floor - 1 :] = [full] * (lens.height - lens.floor + 1)
    return blocked


def _air(height: int) -> int:
    """Dots of air about an arrow in a picture that is HEIGHT dots high."""
    return max(_AIR, round(_AIR_SHARE * height))


def about(mask: Mask) -> Mask:
    """MASK with the air that an arrow leaves around it, and all of its cells."""
    about, near = mask.cells(), mask
    for _ in range(_air(mask.height)):
        near = near.grown()
    about.join(near)
    return about


def _place(wanted: _Wanted, blocked: Mask, reach: float, step: int) -> tuple[int, int] | None:
    """Where the arrow that is WANTED has room, the nearest such place; None if there is none within REACH.

    Only every place STEP dots from another is looked at.
    """
    c, s = cos(wanted.ahead), sin(wanted.ahead)
    out_x, out_y = cos(wanted.outwards), sin(wanted.outwards)
    most = reach + wanted.length / 2
    span = range(-int(most), int(most) + 1, step)

    def cost(x: int, y: int) -> float:
        ahead, out = x * c + y * s, x * out_x + y * out_y
        if wanted.in_line:
            return hypot(ahead, out * _ASIDE)
        return hypot(ahead * (_BEHIND if ahead < 0 else _AHEAD), out * (_INWARDS if out < 0 else 1.0))

    at_x, at_y = round(wanted.at[0]), round(wanted.at[1])
    xs, ys = wanted.stamp.within(blocked)
    across = [x for x in ((0,) if wanted.upwards else span) if at_x + x in xs]
    down = [y for y in span if at_y + y in ys]
    left, clear = at_x + wanted.stamp.left, {y: wanted.stamp.clear(at_y + y, blocked) for y in down}
    offsets = ((cost(x, y), x, y) for y in down for x in across if clear[y] >> left + x & 1)
    nearest = min((offset for offset in offsets if offset[0] <= most), default=None)
    return None if nearest is None else (at_x + nearest[1], at_y + nearest[2])


def _wanted(path: Sequence[Skeleton], lens: Lens, beside: Arrow | None) -> Iterator[_Wanted]:
    """The arrows that tell the movement along PATH, the best first."""
    pen = _pen(lens)
    made_for = {Arrow.TURN: _round_the_body, Arrow.ROLL: _over_the_lap, Arrow.FORWARD: _forward}
    special = made_for.get(beside) if beside else None
    found = special(path, lens, pen) if special else ()
    if found:
        yield from found
        return
    half_way = path[len(path) // 2]
    middle = lens.dot(mixed(half_way.spine[0], half_way.spine[-1], 0.4))
    for way in _ways(path, lens, beside):
        for share in _SHARES:
            yield _along(way, middle, share, lens, pen, beside)
        yield _along([way[0], way[-1]], middle, 0.0, lens, pen, beside)


def _along(way: list[Point], middle: Point, share: float, lens: Lens, pen: Pen, beside: Arrow | None) -> _Wanted:
    """An arrow along WAY, away from the MIDDLE of the body, SHARE of as long as may be.

    That of the pelvis lies in line with its way: aside it would be a knee's, or the belly's.
    """
    (x, y), half_way, (to_x, to_y) = way[0], way[len(way) // 2], way[-1]
    chord, ahead = dist(way[0], way[-1]), atan2(to_y - y, to_x - x)
    centre = ((x + to_x) / 2, (y + to_y) / 2)
    bulge = (half_way[1] - centre[1]) * cos(ahead) - (half_way[0] - centre[0]) * sin(ahead)
    length = max(pen.shortest, min(chord, _LONGEST * lens.height) * share)
    side = (half_way[0] - middle[0], half_way[1] - middle[1])
    aside = pi / 2 if side[1] * cos(ahead) - side[0] * sin(ahead) > 0 else -pi / 2
    if abs(bulge) < (_BENT if chord > _LONG * pen.shortest else _CLEARLY_BENT) * chord:
        level_or_upright = round(ahead / (pi / 2)) * pi / 2
        ahead = level_or_upright if abs(level_or_upright - ahead) < _LEVEL else snapped(ahead, pen)
        in_line = beside in (Arrow.PELVIS, Arrow.HEAD) or chord < _SHORT_WAY * length
        return _Wanted(straight(ahead, length, pen), half_way, ahead, ahead + aside, length, in_line=in_line)
    radius = (chord * chord / 4 + bulge * bulge) / (2 * abs(bulge))
    radius = min(max(radius, length / _ROUND), length / _LEAST_ROUND)
    outwards = ahead + pi / 2 if bulge > 0 else ahead - pi / 2
    sweep = length / radius * (-1.0 if bulge > 0 else 1.0)
    return _round(half_way, outwards, sweep, radius, pen)


def _round(at: Point, outwards: float, sweep: float, radius: float, pen: Pen) -> _Wanted:
    """An arrow along a circle with RADIUS that lies OUTWARDS of its centre and has its middle AT a place."""
    stamp = curved(radius, radius, outwards - sweep / 2, sweep, pen)
    x, y = round(radius * cos(outwards)), round(radius * sin(outwards))
    stamp = Stamp(stamp.left - x, stamp.top - y, stamp.rows)
    ahead = outwards + (pi / 2 if sweep > 0 else -pi / 2)
    return _Wanted(stamp, at, ahead, outwards, abs(sweep) * radius)


def _forward(path: Sequence[Skeleton], lens: Lens, pen: Pen) -> tuple[_Wanted, ...]:
    """A level arrow before or over the body, to where the face looks at the end of PATH."""
    last = path[-1]
    (x, y), (to_x, _) = lens.dot(last.joints["head"]), lens.dot(along(last.joints["head"], last.face, 10.0))
    (chest_x, chest_y), ahead = lens.dot(last.spine[-1]), 0.0 if to_x > x else pi
    at = (chest_x + (to_x - x), (chest_y + y) / 2)
    return (_Wanted(straight(ahead, pen.shortest, pen), at, ahead, -pi / 2, pen.shortest),)


def _round_the_body(path: Sequence[Skeleton], lens: Lens, pen: Pen) -> tuple[_Wanted, ...]:
    """Arrows about the upright axis of the body that turn as the face does on PATH; none if it hardly turns.

    The first lies on the side from which the near half of the turn goes behind the body, the second on the one
    where it comes forward, the last over the head: beside a body that fills the height there is most room.
    """
    faces = []
    for one in path:
        x, _ = lens.dot(one.joints["head"])
        to_x, _ = lens.dot(along(one.joints["head"], one.face, 10.0))
        faces.append(atan2(lens.nearness(one.face), (to_x - x) / lens.scale / 10.0))
    turned = (faces[-1] - faces[0] + pi) % (2 * pi) - pi
    if abs(turned) < _TURNED:
        return ()
    sense = 1.0 if turned > 0 else -1.0
    across = _ROUND_BODY * pen.wide
    half_way = path[len(path) // 2]
    (x, y), (_, over) = lens.dot(half_way.joints["shoulders"]), lens.dot(half_way.joints["head"])
    behind = pi if turned > 0 else 0.0
    found = []
    for middle in (behind, pi - behind, pi / 2):
        stamp = curved(across, across * _FLAT, middle - sense * _ROUND_SWEEP / 2, sense * _ROUND_SWEEP, pen)
        above = middle == pi / 2
        within = min(max(x, across + pen.wide / 2), lens.width - across - pen.wide / 2)
        at = (within, over) if above else (x + cos(middle) * across, y)
        found.append(_Wanted(stamp, at, behind, -pi / 2 if above else middle, 2 * across, upwards=above))
    return tuple(found)


def _over_the_lap(path: Sequence[Skeleton], lens: Lens, pen: Pen) -> tuple[_Wanted, ...]:
    """An arrow that turns as the pelvis tilts on PATH, over where the lap is then; none if it tilts too little."""
    angles = []
    for one in (path[0], path[-1]):
        pelvis = one.joints["pelvis"]
        (from_x, from_y), (to_x, to_y) = lens.dot(pelvis), lens.dot(along(pelvis, fronts(one)[0][0], 10.0))
        angles.append(atan2(to_y - from_y, to_x - from_x))
    tilt = (angles[1] - angles[0] + pi) % (2 * pi) - pi
    if abs(tilt) < _TILT:
        return ()
    (x, y), front = lens.dot(path[-1].joints["pelvis"]), angles[1]
    radius = max(_ROLL_UNITS * lens.scale, pen.shortest / _ROLL)
    at = (x + radius * cos(front), y + radius * sin(front))
    return (_round(at, front, _ROLL if tilt > 0 else -_ROLL, radius, pen),)


def _ways(path: Sequence[Skeleton], lens: Lens, beside: Arrow | None) -> Iterator[list[Point]]:
    """Along what an arrow may lie, the best first: the ways of what goes farthest."""
    ways = {name: [lens.dot(_middle(one, name)) for one in path] for name in _MOVING}
    ways["back"] = [lens.dot(one.spine[3]) for one in path]
    low_back = [lens.dot(one.spine[2]) for one in path]
    named = low_back if beside is Arrow.LOW_BACK else ways.get("" if beside is None else _joint(beside))
    if named is not None and _way(named) >= _HARDLY:
        yield named
        return
    lengths = {name: _way(way) * _FIRST.get(name.split("_")[0], 1.0) for name, way in ways.items()}
    farthest = max(lengths.values())
    if farthest < _HIDDEN:
        return
    names = sorted((name for name in ways if lengths[name] >= farthest * _NEARLY), key=lambda one: -lengths[one])
    yield from (ways[name] for name in names)


def _points(path: Sequence[Skeleton], lens: Lens, beside: Arrow) -> list[Point]:
    return [lens.dot(one.joints[_joint(beside)]) for one in path]


def _middle(skeleton: Skeleton, name: str) -> Vec:
    """Where the joint NAME is; of a hand, the middle of all that is seen of it, beyond the wrist."""
    side, _, end = name.partition("_")
    if end != "hand":
        return skeleton.joints[name]
    elbow, hand = skeleton.limb(side, "elbow", "hand")
    return along(hand, unit(sub(hand, elbow)), _PALM)


def _joint(beside: Arrow) -> str:
    return beside.replace("foot", "toe")


def acting_limbs(path: Sequence[Skeleton]) -> frozenset[str]:
    """The parts of those far limbs that move along PATH while their near twins stay, or nearly."""
    acting: list[str] = []
    for end, parts in (("hand", ("upper_arm", "forearm")), ("ankle", ("thigh", "shin"))):
        far, near = (dist(path[0].joints[f"{side}_{end}"], path[-1].joints[f"{side}_{end}"]) for side in _FAR_NEAR)
        if far >= max(_ACTS, _ACTS_MORE * near):
            acting += (f"far_{part}" for part in parts)
    return frozenset(acting)


def _way(points: Sequence[Point]) -> float:
    """How far what goes along POINTS gets from where it began."""
    return max(dist(points[0], point) for point in points)
