"""Where the muscles lie that an exercise names as working, and how smooth a patch of them is seen."""

from functools import reduce
from itertools import product
from math import pi, sin
from operator import or_

from backcare_tui.domain.catalogue.pose import BodyPart
from backcare_tui.figure.camera import Camera
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.drawing.pieces import pieces
from backcare_tui.figure.drawing.shapes import BELLY, Rod, fronts
from backcare_tui.figure.places import back_of_thigh
from backcare_tui.figure.skeleton import SIDES, Skeleton
from backcare_tui.figure.stance import on_the_other_side
from backcare_tui.figure.vector import Vec, add, along, dot, mixed, scaled, sub, unit

_WHOLE: dict[BodyPart, tuple[str, ...]] = {
    BodyPart.TRUNK: ("trunk",),
    BodyPart.HEAD: ("head",),
    BodyPart.NEAR_ARM: ("near_upper_arm", "near_forearm"),
    BodyPart.FAR_ARM: ("far_upper_arm", "far_forearm"),
    BodyPart.NEAR_LEG: ("near_thigh", "near_shin"),
    BodyPart.FAR_LEG: ("far_thigh", "far_shin"),
    BodyPart.NEAR_UPPER_ARM: ("near_upper_arm",),
    BodyPart.FAR_UPPER_ARM: ("far_upper_arm",),
    BodyPart.NEAR_THIGH: ("near_thigh",),
    BodyPart.FAR_THIGH: ("far_thigh",),
    BodyPart.NEAR_CALF: ("near_shin",),
    BodyPart.FAR_CALF: ("far_shin",),
}
"""The drawn parts that are tinted whole."""

_ALONG_SPINE: dict[BodyPart, tuple[int, int, float, float]] = {
    BodyPart.BELLY: (1, 4, 4.6, 2.9),
    BodyPart.CHEST: (4, 6, 4.4, 2.8),
    BodyPart.LOW_BACK: (0, 3, -3.4, 2.6),
    BodyPart.UPPER_BACK: (3, 6, -3.8, 2.6),
}
"""From which to which point of the spine, how far before it, and how thick to each side in the middle."""
_WAIST = 0.7, 6.2
"""At which share of the way from the third to the fourth point of the spine the middle of the waist is, and how
far about it that lies: across all of the trunk, so that it has its outline, and ends below and above in a bow.
"""
_ACROSS = 3.5
"""How far to each side of the spine it lies, where it is thickest."""
_RISEN = 3.6
"""How much farther down from its top a belly is tinted that has risen, at most: what lies on it hides the rest."""
_AWAY = 1.0
"""How far behind the spine a muscle lies that is hidden by the rest of the trunk."""
_ENDS = 0.5
"""How thick a muscle is at both ends, of how thick it is in the middle: there it runs out into what holds it."""

_BESIDE_BONE, _SLIM = (2.0, 2.9, 0.9), (0.0, 4.8, 0.8)
"""How far before or behind the bone of a thigh its muscle lies, how thick to each side, and at which share it
ends; and in a slim one.
"""
_STRAIGHTER = 0.3
"""By how much the cosine of the bend of a hip is larger than that of the other one, for that leg to stand: of two
thighs that work in front only the lifted one is tinted.
"""
_CHIP = 0.3
"""How large a piece is, at least, as a share of the largest: a smaller one is a chip."""
_LONG = 1.5
"""How many times as long as wide a patch is that lies along rows, or along columns."""
_CELL = (1 << CELL_WIDTH) - 1
"""The dots of a cell in one of its rows."""


def tinted_whole(works: tuple[BodyPart, ...]) -> frozenset[str]:
    """The names of the drawn parts of which WORKS tints all."""
    return frozenset(name for part in works for name in _WHOLE.get(part, ()))


def muscle(
    part: BodyPart, skeleton: Skeleton, camera: Camera, works: tuple[BodyPart, ...] = (), slim: bool = False
) -> tuple[tuple[str, ...], tuple[Rod, ...]]:
    """The drawn parts in which the muscle called PART lies, and its rods; nothing if it is a whole part.

    Where another one of those in WORKS goes on from its end, it does not run out there. Of two thighs that work in
    front the lifted one alone has it, and one that is drawn SLIM has it in all of its width. What of a muscle of
    the back or the belly is turned away from CAMERA is left out.
    """
    spine, axes = skeleton.spine, fronts(skeleton)
    if part in _ALONG_SPINE:
        first, last, before, thick = _ALONG_SPINE[part]
        rods = []
        goes_on = {at for other in works if (at := _meets(part, other)) is not None}
        risen = skeleton.belly if part is BodyPart.BELLY else 0.0
        for index, below in product(range(first, last), {0.0, min(risen, _RISEN)}):
            ends = [
                along(spine[at], axes[at][0], before + BELLY[at] * risen - below * _swell(at, first, last, set()))
                for at in (index, index + 1)
            ]
            wide, narrow = (thick * _swell(at, first, last, goes_on) for at in (index, index + 1))
            for across in (-_ACROSS, 0.0, _ACROSS):
                outwards = add(scaled(axes[index][0], before), scaled(axes[index][1], across))
                if before and camera.seen(outwards)[2] < -_AWAY:
                    continue
                start, end = (
                    along(end, axes[at][1], across * share)
                    for end, at, share in zip(
                        ends, (index, index + 1), (wide / thick, narrow / thick), strict=True
                    )
                )
                rods.append((start, end, wide, narrow))
        return ("trunk",), tuple(rods)
    if part is BodyPart.WAIST:
        share, about = _WAIST
        return ("trunk",), ((mixed(spine[2], spine[3], share), spine[3], about, about),)
    if part is BodyPart.BUTTOCKS:
        rods = []
        for side in SIDES:
            above = along(skeleton.joints[f"{side}_hip"], unit(sub(spine[1], spine[0])), 3.0)
            start, end = _buttock(side, skeleton, axes[0][0])
            top = along(above, axes[0][0], -3.4)
            rods += [(top, start, 2.6, 2.9), (start, end, 2.9, 2.7)]
        return ("trunk", "near_thigh"), tuple(rods)
    side, _, name = part.partition("_")
    if name == "buttock":
        start, end = _buttock(side, skeleton, axes[0][0])
        return ("trunk", f"{side}_thigh"), ((start, end, 3.3, 2.7),)
    if name not in ("shoulder", "hip", "front_thigh", "back_thigh"):
        return (), ()
    if name == "front_thigh" and on_the_other_side(part) in works and _is_straighter(side, skeleton):
        return (), ()
    if name == "shoulder":
        shoulder, elbow = skeleton.limb(side, "shoulder", "elbow")
        return ("trunk", f"{side}_upper_arm"), ((shoulder, mixed(shoulder, elbow, 0.35), 3.6, 2.8),)
    hip, knee, ankle = skeleton.limb(side, "hip", "knee", "ankle")
    if name == "hip":
        front = axes[0][0]
        start = along(along(hip, front, 2.8), unit(sub(skeleton.spine[1], hip)), 1.5)
        return ("trunk", f"{side}_thigh"), ((start, along(mixed(hip, knee, 0.4), front, 1.5), 3.0, 2.4),)
    backward = back_of_thigh(hip, knee, ankle, axes[0][0])
    forward = backward if name == "back_thigh" else scaled(backward, -1.0)
    aside, thick, until = _SLIM if slim else _BESIDE_BONE
    start, middle, end = (along(mixed(hip, knee, share), forward, aside) for share in (0.1, 0.5, until))
    thin = thick * _ENDS
    return (f"{side}_thigh",), ((start, middle, thin, thick), (middle, end, thick, thin))


def _buttock(side: str, skeleton: Skeleton, front: Vec) -> tuple[Vec, Vec]:
    """The middle of the buttock of SIDE, at the hip and down the thigh; FRONT is where the pelvis looks."""
    hip, knee = skeleton.limb(side, "hip", "knee")
    thigh, back = unit(sub(knee, hip)), scaled(add(front, unit(sub(skeleton.spine[1], skeleton.spine[0]))), -1.0)
    outward = unit(along(back, thigh, -dot(back, thigh)))
    return along(hip, outward, 3.0), along(mixed(hip, knee, 0.35), outward, 2.2)


def _is_straighter(side: str, skeleton: Skeleton) -> bool:
    """Whether the thigh of SIDE is clearly less bent towards the trunk than the other one."""
    down = unit(sub(skeleton.spine[0], skeleton.spine[2]))
    knee, hip = f"{side}_knee", f"{side}_hip"
    thighs = ((knee, hip), (on_the_other_side(knee), on_the_other_side(hip)))
    own, other = (dot(unit(sub(skeleton.joints[end], skeleton.joints[start])), down) for end, start in thighs)
    return own - other > _STRAIGHTER


def _meets(part: BodyPart, other: BodyPart) -> int | None:
    """The point of the spine at which PART ends and OTHER goes on, on the same side of it; None if it does not."""
    if other is part or other not in _ALONG_SPINE:
        return None
    (first, last, before, _), (its_first, its_last, its_before, _) = _ALONG_SPINE[part], _ALONG_SPINE[other]
    if before * its_before <= 0:
        return None
    return first if first == its_last else last if last == its_first else None


def _swell(at: int, first: int, last: int, goes_on: set[int]) -> float:
    """How thick a muscle from the point FIRST to LAST is AT one of them, of how thick it is in the middle.

    It runs out at both ends, but where it GOES ON beyond.
    """
    share = (at - first) / (last - first)
    if (first if share <= 0.5 else last) in goes_on:
        return 1.0
    return _ENDS + (1.0 - _ENDS) * sin(pi * share)


def smoothed(patch: Mask, ground: Mask, body: Mask) -> Mask:
    """PATCH, which lies on the GROUND that is a part of BODY, smooth as it is seen cell by cell.

    Its edge stays as it is within cells. It has no notches, no teeth a cell wide across its length, and no chips
    that lie apart from the rest of it.
    """
    touched, mixed, on = patch.cells(), body.beyond(patch).cells(), Mask(patch.width, patch.height // CELL_HEIGHT)
    for row in range(on.height):
        top = row * CELL_HEIGHT
        here = touched.rows[top]
        if here:
            most, half = _most(patch, body, top, here & mixed.rows[top])
            on.rows[row] = here & ~mixed.rows[top] | most | _most(ground, body, top, half)[0]
    shown = on.rows.copy()
    _fill_notches(on, ground, body)
    _cut_teeth(on)
    smooth = patch.copy()
    for row, (before, after) in enumerate(zip(shown, _without_chips(on).rows, strict=True)):
        cut, filled = before & ~after, after & ~before
        if cut or filled:
            for dots in range(row * CELL_HEIGHT, (row + 1) * CELL_HEIGHT):
                smooth.rows[dots] = smooth.rows[dots] & ~cut | ground.rows[dots] & filled
    return smooth


def _most(patch: Mask, body: Mask, top: int, cells: int) -> tuple[int, int]:
    """Of the CELLS in the rows of dots from TOP on those in which PATCH has more than half of BODY, and half."""
    most = half = 0
    rows = tuple(zip(patch.rows[top : top + CELL_HEIGHT], body.rows[top : top + CELL_HEIGHT], strict=True))
    while cells:
        cell = _CELL << (cells & -cells).bit_length() - 1
        cells &= ~cell
        more = 0
        for own, every in rows:
            more += 2 * (own & cell).bit_count() - (every & cell).bit_count()
        if more > 0:
            most |= cell
        elif more == 0:
            half |= cell
    return most, half


def _fill_notches(on: Mask, ground: Mask, body: Mask) -> None:
    """Put to the cells that are ON, a row of them a row, those of GROUND that lie between two of them."""
    rows = on.rows.copy()
    for row in range(1, on.height - 1):
        here = rows[row]
        between = (here << CELL_WIDTH & here >> CELL_WIDTH | rows[row - 1] & rows[row + 1]) & ~here
        if between:
            on.rows[row] |= _most(ground, body, row * CELL_HEIGHT, between)[0]


def _cut_teeth(on: Mask) -> None:
    """Leave out of the cells that are ON those that alone stand out from a patch along rows or columns."""
    across, down = reduce(or_, on.rows), [row for row, cells in enumerate(on.rows) if cells]
    if not across:
        return
    wide = across.bit_length() - (across & -across).bit_length() + 1
    high = CELL_HEIGHT * (down[-1] - down[0] + 1)
    if wide >= _LONG * high:
        kept = [cells & (cells << CELL_WIDTH | cells >> CELL_WIDTH) for cells in on.rows]
    elif high >= _LONG * wide:
        beside = zip([0, *on.rows], on.rows, [*on.rows[1:], 0], strict=False)
        kept = [cells & (above | below) for above, cells, below in beside]
    else:
        return
    if any(kept):
        on.rows = kept


def _without_chips(on: Mask) -> Mask:
    """Of the cells that are ON those of pieces that are not small beside the largest."""
    found = [on.of_runs(piece) for piece in pieces(on)]
    if len(found) < 2:
        return on
    least = _CHIP * max(map(Mask.count, found))
    kept = Mask(on.width, on.height)
    kept.join(*(piece for piece in found if piece.count() >= least))
    return kept
