"""Where a dark gap, one dot wide, parts what is in front from what is behind.

A gap belongs where a limb passes in front of something else, be that bare or in clothes: one line, along all of
its outline there; the hairs that it would leave beyond it go with it. Where a limb grows from the body nothing is
cut, nor where two outlines only touch, but those of two upper or lower legs or arms, which would be one lump, nor
where nothing but a sliver would remain.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import Mask
from backcare_tui.figure.drawing.pieces import pieces, without_crumbs
from backcare_tui.figure.drawing.shapes import Part

CLEAR = 1.5
"""Units by which one part has to be nearer than another to be seen to pass in front of it."""
_SLIVER, _SLIVER_UNITS = 4, 2.0
"""Dots, and units of the figure: nothing thinner is left behind a gap."""
_HELD = "thigh", "shin"
"""What a hand may hold, and is no part of."""
_START = 3
"""Dots of a gap that have more than a sliver behind them, for it to be drawn."""
_MOSTLY, _BREAK = 0.5, 5
"""What share of a gap has more than a sliver behind it, for all of it to be drawn; else half of how many dots it
may be interrupted by slivers, and is drawn through none the less.
"""
_ABOUT_HEAD = 4
"""Dots from what stays beside a head within which the gap about the head goes on."""
ROOT = 2.3
"""How far a far limb is one with the near side about its joint, as a share of how far a near one is."""
_SHORTEST, _SHORTEST_UNITS = 6, 5.0
"""Dots, and units of the figure: a shorter gap is but a hole."""

Behind = tuple[Part, Mask]
"""A part, and those of its dots that are of the same tone as what is in front of it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The dots along the edge of what is in front, and which parts of the body are parted from it by them."""

    dots: Mask
    parts: frozenset[str]


class Knuckles:
    """The dots about the joints of a body, where two parts are one, each found once in a picture."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self._known: dict[tuple[str, float], Mask] = {}

    def about(self, part: Part, share: float = 1.0) -> Mask:
        """The dots about the joint of PART, SHARE of as far as it is one with what it grows from."""
        found = self._known.get((part.name, share))
        if found is None:
            found = self._known[part.name, share] = Mask(self.lens.width, self.lens.height)
            if part.joint is not None:
                half = part.knuckle * share * self.lens.scale * self.lens.stout
                found.bone(self.lens.dot(part.joint), self.lens.dot(part.joint), half, half)
        return found


def gaps_before(part: Part, mask: Mask, behind: Sequence[Behind], knuckles: Knuckles) -> list[Gap]:
    """What stays dark along the edge of PART, which is MASK, where it passes in front of what is BEHIND."""
    lens = knuckles.lens
    alike = [(other, hidden) for other, hidden in behind if _passes(part, other, lens) and mask.meets(hidden)]
    if not alike:
        return []
    edge = (_about_head if part.name == "head" else _along)(part, mask, alike, knuckles)
    return [Gap(edge, frozenset(other.name for other, _ in alike))] if edge else []


def _passes(part: Part, other: Part, lens: Lens) -> bool:
    """Whether PART is clearly nearer than OTHER, or the two are joined, so that only their joint is no overlap."""
    if part.name == "head":  # it is drawn before all else, and sits on the trunk
        return other.name != "trunk"
    if _joint_of(part, other) is not None:
        return True
    if part.kind == other.kind or (part.kind == "forearm" and other.kind in _HELD):
        return True  # two legs, one on the other, or a hand on a knee, are hardly nearer than each other
    return lens.nearness(part.middle) - lens.nearness(other.middle) >= CLEAR


def _along(part: Part, mask: Mask, alike: Sequence[tuple[Part, Mask]], knuckles: Knuckles) -> Mask:
    """The gap along a limb or the trunk, before the other parts that are ALIKE, but for its joints with them."""
    lens = knuckles.lens
    none, whole, joined, twin = (Mask(lens.width, lens.height) for _ in range(4))
    for other, hidden in alike:
        joint = _joint_of(part, other)
        if joint is not None:
            joined.join(knuckles.about(joint).shared(hidden))
            hidden = hidden.beyond(joined)
        whole.join(hidden)
        if other.kind == part.kind:
            twin.join(hidden)
    whole.without(joined)
    crossing = mask.shared(whole).solid()
    if not crossing:
        return none
    beside = crossing.grown().grown()
    beside.join(twin)
    edge = mask.grown().shared(whole).beyond(mask).shared(beside)
    rest = whole.beyond(mask)
    rest.without(edge)
    solid = rest.solid(max(_SLIVER, round(_SLIVER_UNITS * lens.scale)))
    kept = edge.shared(solid.grown())
    if not kept:
        return none
    gap = _lines(edge, kept, max(_SHORTEST, round(_SHORTEST_UNITS * lens.scale)))
    if not gap:
        return none
    slivers = rest.beyond(rest.solid())
    beside = gap.grown()
    for sliver in map(slivers.of_runs, pieces(slivers) if slivers.meets(beside) else ()):
        if sliver.meets(beside) and not sliver.grown().meets(solid):
            gap.join(sliver)
    return gap


def _lines(edge: Mask, parting: Mask, shortest: int) -> Mask:
    """The lines of EDGE that are PARTING something, and have SHORTEST dots: whole, if most of their dots are."""
    lines = Mask(edge.width, edge.height)
    for line in map(edge.of_runs, pieces(edge)):
        held = line.shared(parting)
        if held.count() < _START:
            continue
        if held.count() < _MOSTLY * line.count():
            for _ in range(_BREAK):
                held = held.grown()
            line = without_crumbs(line.shared(held), shortest)
        if line.count() >= shortest:
            lines.join(line)
    return lines


def _about_head(part: Part, mask: Mask, alike: Sequence[tuple[Part, Mask]], knuckles: Knuckles) -> Mask:
    """The gap about the head before other parts that are ALIKE, but for the neck, where something stays there."""
    whole = Mask(mask.width, mask.height)
    whole.join(*(hidden for _, hidden in alike))
    edge = mask.grown().shared(whole).beyond(mask)
    edge.without(knuckles.about(part))
    rest = whole.beyond(mask)
    rest.without(edge)
    stays = rest.solid()
    for _ in range(_ABOUT_HEAD):
        stays = stays.grown()
    return edge.shared(stays)


def _joint_of(part: Part, other: Part) -> Part | None:
    """Which of the two grows from the other, if one does."""
    if part.grows_from == other.name:
        return part
    return other if other.grows_from == part.name else None
