"""The body in dots, part by part: what of each is seen, with gaps where one passes in front of another."""

from dataclasses import dataclass
from itertools import product
from math import dist

from backcare_tui.figure.camera import Camera, Lens
from backcare_tui.figure.canvas import Mask, Point
from backcare_tui.figure.drawing.gaps import ROOT, Gap, Knuckles, gaps_before
from backcare_tui.figure.drawing.head import head_of, head_part
from backcare_tui.figure.drawing.pieces import SMALLEST, pieces, without_crumbs
from backcare_tui.figure.drawing.shapes import Part, body_parts, mask_of
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.tone import Tone
from backcare_tui.figure.vector import dot, mixed, sub

_SLIVER, _STUB = 1.6, 3.0
"""Units: a piece of a far limb narrower than the one, or not as large as the square of the other, says nothing."""
_PINHOLE, _PINHOLE_UNITS = 7, 4.0
"""Dots, and units: what is dark within the body and smaller is a hole, and parts nothing."""
_BESIDE_HEAD = 3
"""Dots of what is dark beside the head and no mere hole: else an arm behind the head would be one with it."""
_BEHIND = 1.0
"""Units by which the elbow or knee of a far limb lies behind the middle of the trunk."""
_BEHIND_TWIN = 3.0
"""Units by which the knee of a far leg lies behind the near one, where both are before the trunk."""
_BONES = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle")}
_SITS = "trunk", "thigh"
_LIMBS = ("upper_arm", "forearm"), ("thigh", "shin")
_SCRAP = 0.34
"""How large, of the largest piece of a far limb that is seen, another one is at least."""
_STUMP = 3.5
"""Units: what of a far forearm shares cells with the near side, and is smaller than their square, is its root."""
_ANKLE = 5.0
"""Units from the middle of a leg within which an ankle lies on it, as it is seen."""
_ON_HEAD, _AT_HEAD = 2.0, 7.4
"""Units by which a hand on a head is nearer than its middle, and within which of that it lies, as it is seen."""
_PAST_HEAD = 5.0
"""Units by which all of an arm raised past the head is nearer than its middle, to be seen before it."""

_HEAD, _LARGEST_HEAD = 1.4, 1.35
"""How many times as much as the rest of the body the head is larger than in life, so that a small one is round;
and how large it is at most.
"""

_OUTER = {"trunk": 0.0, "upper_arm": 0.6, "thigh": 0.6, "forearm": 1.2, "shin": 1.2}
"""What is added to how near a part is: of two that are as near, the outer one lies in front."""


Drawn = tuple[Part, Mask]
"""A part of the body and all of its dots."""


@dataclass(slots=True)
class Shown:
    """A part of the body, all of its dots, and those of them that are seen."""

    part: Part
    tone: Tone
    """BODY or FAR."""
    whole: Mask
    seen: Mask


def shown_body(
    skeleton: Skeleton, lens: Lens, lies_on_floor: bool, seat: int | None = None
) -> tuple[list[Shown], Mask]:
    """All parts of the body of SKELETON, the nearest first, without crumbs; and the dots of its hair.

    Who sits on a SEAT, which begins at that row of dots, does not hang over its edge.
    """
    head = head_of(skeleton, lens, _head_size(lens))
    parts = [(part, mask_of(part.rods, lens)) for part in body_parts(skeleton)]
    parts.sort(key=lambda one: -lens.nearness(one[0].middle) - _OUTER[one[0].kind])
    _lay_ankles(parts, skeleton, lens)
    behind = _far_limbs(skeleton, lens)
    shown: list[Shown] = []
    taken = Mask(lens.width, lens.height)
    for part, whole in _with_head((head_part(skeleton), head.whole), parts, skeleton, lens):
        if lies_on_floor and lens.floor is not None:
            _end_at(whole, lens.floor)
        if seat is not None and part.kind in _SITS:
            _end_at(whole, seat)
        tone = Tone.FAR if part.name in behind else Tone.BODY
        shown.append(Shown(part, tone, whole, whole))
    gaps: list[Gap] = []
    knuckles = Knuckles(lens)
    for place, one in enumerate(shown):
        one.seen = one.whole.beyond(taken)
        for gap in gaps:
            if one.part.name in gap.parts:
                cut = gap.dots.shared(one.seen)
                one.seen.without(cut)
                taken.join(cut)
        taken.join(one.whole)
        gaps += gaps_before(one.part, one.whole, _alike(one, shown[place + 1 :]), knuckles)
    _yield_cells(shown)
    near, far = ([one for one in shown if one.tone is tone] for tone in (Tone.BODY, Tone.FAR))
    near_side, far_side = _without_hairs(_all_seen(near, lens)), _all_seen(far, lens)
    _keep(near, near_side)
    beside = near_side.grown()
    roots: list[Shown | None] = []
    if far_side:  # seen from the side, most of it is hidden
        near_cells = near_side.cells()
        _keep(far, _hanging_on(_without_slivers(far_side, near_cells, lens), far_side, near_side))
        _leave_out_scraps(far, near_cells)
        seen = _all_seen(shown, lens)
        out = frozenset(one.part.name for one in far if one.seen.beyond(near_cells))
        roots = [_rooted(one, out, near_cells, beside, knuckles) for one in far]
        trunk = next(one for one in shown if one.part.name == "trunk")
        roots = [_in_shirt(root, trunk) if root else None for root in roots]
    else:
        seen = near_side
    _fill_pinholes(near, seen, beside, lens)
    return [*(root for root in roots if root is not None), *shown], head.hair


def _alike(front: Shown, behind: list[Shown]) -> list[Drawn]:
    """The parts BEHIND one in FRONT, but those from which tone parts it: the far side is darker."""
    return [(one.part, one.whole) for one in behind if one.tone is front.tone]


def _lay_ankles(parts: list[Drawn], skeleton: Skeleton, lens: Lens) -> None:
    """Put of PARTS, the nearest first, a shin before those of the other leg that its ankle lies on.

    Reckoned by its middle it would often be behind them.
    """
    for side, other in (SIDES, SIDES[::-1]):
        ankle = skeleton.joints[f"{side}_ankle"]
        for name, joints in _BONES.items():
            upper, lower = skeleton.limb(other, *joints)
            under = mixed(upper, lower, _share_beside(lens.dot(ankle), lens.dot(upper), lens.dot(lower)))
            if dist(lens.dot(ankle), lens.dot(under)) > _ANKLE * lens.scale:
                continue
            if lens.nearness(ankle) > lens.nearness(under):
                places = {part.name: place for place, (part, _) in enumerate(parts)}
                above, below = places[f"{side}_shin"], places[f"{other}_{name}"]
                if above > below:
                    parts.insert(below, parts.pop(above))


def _with_head(head: Drawn, parts: list[Drawn], skeleton: Skeleton, lens: Lens) -> list[Drawn]:
    """HEAD among PARTS, the nearest first.

    Only a forearm whose hand lies on its near side, and an arm there that is raised past it, are before it.
    """
    centre = skeleton.joints["head"]
    neck = sub(centre, skeleton.joints["shoulders"])

    def nearer(joint: str, least: float) -> bool:
        return lens.nearness(skeleton.joints[joint]) - lens.nearness(centre) > least

    def is_raised(side: str) -> bool:
        shoulder, hand = skeleton.limb(side, "shoulder", "hand")
        if hand[1] <= centre[1] or dot(sub(hand, shoulder), neck) <= 0:
            return False
        return all(nearer(f"{side}_{joint}", _PAST_HEAD) for joint in ("shoulder", "elbow", "hand"))

    raised = {side for side in SIDES if is_raised(side)}

    def lies_on_it(part: Part) -> bool:
        if part.side in raised and part.kind in _LIMBS[0]:
            return True
        hand = f"{part.side}_hand"
        if part.kind != "forearm" or not nearer(hand, _ON_HEAD):
            return False
        return dist(lens.dot(skeleton.joints[hand]), lens.dot(centre)) < _AT_HEAD * lens.scale

    before = [one for one in parts if lies_on_it(one[0])]
    return [*before, head, *(one for one in parts if not lies_on_it(one[0]))]


def _share_beside(place: Point, start: Point, end: Point) -> float:
    """At which share of the way from START to END one is nearest to PLACE."""
    x, y = end[0] - start[0], end[1] - start[1]
    square = x * x + y * y
    share = ((place[0] - start[0]) * x + (place[1] - start[1]) * y) / square if square else 0.0
    return min(max(share, 0.0), 1.0)


def _yield_cells(shown: list[Shown]) -> None:
    """Leave to a far leg the cells that it shares with a near one behind it; of SHOWN, the nearest is first.

    A cell of one tone would leave the far one's dots out, and there would be a hole where the near one ends.
    """
    legs = [one for one in shown if one.part.kind in _BONES]
    for place, one in enumerate(legs):
        if one.tone is Tone.FAR:
            for other in legs[place + 1 :]:
                if other.tone is Tone.BODY and other.whole.meets(one.seen):
                    for mask in (other.seen, other.whole):  # of the whole, too: else it would be filled as a hole
                        mask.without(one.seen.cells())


def _far_limbs(skeleton: Skeleton, lens: Lens) -> frozenset[str]:
    """The names of the parts of those limbs of the far side that lie behind the trunk, as it is turned now.

    Seen level, so does a leg of which the knee lies behind that of the near one: two legs of one tone would be one
    slab. From above they lie beside each other.
    """
    if not lens.frame.camera.has_far_side:
        return frozenset()
    level = Camera(lens.frame.camera.yaw, 0.0)  # from above, what lies on the floor would be behind what is raised
    trunk = level.seen(mixed(skeleton.spine[0], skeleton.spine[-1], 0.5))[2]
    limbs = {"elbow": ("far_upper_arm", "far_forearm"), "knee": ("far_thigh", "far_shin")}
    far = []
    for joint, names in limbs.items():
        one, twin = (level.seen(skeleton.joints[f"{side}_{joint}"])[2] for side in ("far", "near"))
        beyond_twin = lens.frame.camera.is_level and joint == "knee" and one < twin - _BEHIND_TWIN
        if one < trunk - _BEHIND or beyond_twin:
            far.append(names)
    return frozenset(name for names in far for name in names)


def silhouette(skeleton: Skeleton, lens: Lens) -> Mask:
    """All dots of the body of SKELETON, in one."""
    whole = head_of(skeleton, lens, _head_size(lens)).whole
    for part in body_parts(skeleton):
        whole.join(mask_of(part.rods, lens))
    if lens.floor is not None:
        _end_at(whole, lens.floor)
    return whole


def _head_size(lens: Lens) -> float:
    return min(1.0 + _HEAD * (lens.stout - 1.0), _LARGEST_HEAD)


def _end_at(mask: Mask, row: int) -> None:
    """Leave nothing of MASK from ROW of dots on."""
    mask.rows[row:] = [0] * (mask.height - row)


def _all_seen(parts: list[Shown], lens: Lens) -> Mask:
    whole = Mask(lens.width, lens.height)
    whole.join(*(one.seen for one in parts))
    return whole


def _keep(parts: list[Shown], kept: Mask) -> None:
    """Of each of PARTS let nothing be seen but what is KEPT."""
    for one in parts:
        one.seen = one.seen.shared(kept)


def _without_hairs(near: Mask) -> Mask:
    """The near side of a body without what is but crumbs or hairs."""
    return without_crumbs(near.solid().grown().shared(near))


def _fill_pinholes(near: list[Shown], seen: Mask, beside: Mask, lens: Lens) -> None:
    """Fill in the NEAR parts of a body, of which SEEN is seen, what gaps and hairs left dark as a mere hole.

    A hole is BESIDE the near side: elsewhere it is a hair of it that lies before a far limb.
    """
    whole = Mask(lens.width, lens.height)
    whole.join(*(one.whole for one in near))
    dark = whole.beyond(seen)
    small = max(_PINHOLE, round(_PINHOLE_UNITS * lens.scale))
    small_holes = [hole for hole in pieces(dark) if sum(dots.bit_count() for _, dots in hole) < small]
    if not small_holes:
        return
    inner, about_head = whole.inner(), next(one.whole for one in near if one.part.name == "head").grown()
    for hole in map(dark.of_runs, small_holes):
        at_head = hole.meets(about_head) and hole.count() >= _BESIDE_HEAD
        if at_head or not hole.meets(inner) or not hole.meets(beside):
            continue
        for one in near:
            one.seen.join(hole.shared(one.whole))
            hole.without(one.whole)


def _without_slivers(far: Mask, near_cells: Mask, lens: Lens) -> Mask:
    """The far side of a body without slivers, and without what is but a crumb outside NEAR_CELLS."""
    solid = far.solid(max(2, round(_SLIVER * lens.scale)))
    alone = solid.beyond(near_cells)
    return solid.beyond(alone.beyond(without_crumbs(alone, max(SMALLEST, round((_STUB * lens.scale) ** 2)))))


def _leave_out_scraps(far: list[Shown], near_cells: Mask) -> None:
    """Leave out of each limb of the FAR side what is seen apart from the rest of it, and is small beside that.

    What lies before it parts it; of the far side nothing is seen in NEAR_CELLS.
    """
    for side, kinds in product(SIDES, _LIMBS):
        limb = [one for one in far if one.part.side == side and one.part.kind in kinds]
        if not limb:
            continue
        whole = limb[0].seen.copy()
        whole.join(*(one.seen for one in limb[1:]))
        found = [whole.of_runs(piece) for piece in pieces(whole.beyond(near_cells))]
        least = _SCRAP * max(map(Mask.count, found), default=0)
        for scrap in found:
            if scrap.count() < least:
                for one in limb:
                    one.seen.without(scrap)


def _hanging_on(kept: Mask, far: Mask, near: Mask) -> Mask:
    """KEPT of the FAR side, with the slivers by which its pieces hang on the NEAR one; without what floats."""
    about = near.grown().grown()
    loose = [one for one in map(kept.of_runs, pieces(kept)) if not one.meets(about)]
    if not loose:
        return kept
    hanging = kept.copy()
    slivers = [far.of_runs(piece) for piece in pieces(far.beyond(kept))]
    for one in loose:
        beside = one.grown()
        holds = [sliver for sliver in slivers if sliver.meets(beside)]
        if any(sliver.meets(about) for sliver in holds):
            hanging.join(*holds)
        elif not kept.beyond(one).meets(beside.grown()):
            hanging.without(one)
    return hanging


def _in_shirt(root: Shown, trunk: Shown) -> Shown:
    """ROOT of a far forearm as a part of the TRUNK, if it leaves that: bare skin would be a bright patch there."""
    if root.part.kind == "forearm" and root.seen.grown().meets(trunk.seen):
        return Shown(trunk.part, root.tone, root.seen, root.seen)
    return root


def _rooted(one: Shown, out: frozenset[str], near_cells: Mask, beside: Mask, knuckles: Knuckles) -> Shown | None:
    """What of a far limb is to be in the tone of the near side: what shares its cells where it leaves the body.

    There a cell of one tone would leave its dots out, and the limb would float beside the body. What is not BESIDE
    that side would float in the limb. A forearm leaves it where its upper arm is not among those that are OUT, but
    not by its hand.
    """
    root = one.seen.shared(near_cells)
    if one.part.grows_from == "trunk":
        root = root.shared(knuckles.about(one.part, ROOT))
    elif one.part.kind != "forearm" or one.part.grows_from in out:
        return None
    else:
        largest = (_STUMP * knuckles.lens.scale * knuckles.lens.stout) ** 2
        hand = mask_of(one.part.rods[-2:], knuckles.lens)
        for piece in map(root.of_runs, pieces(root)):
            if piece.count() > largest or piece.meets(hand):
                root.without(piece)
    for piece in map(root.of_runs, pieces(root)):
        if not piece.meets(beside):
            root.without(piece)
    if not root:
        return None
    one.seen.without(root)
    return Shown(one.part, Tone.BODY, root, root)
