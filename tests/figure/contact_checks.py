"""What hangs in the air in the pictures of a figure, as pure functions that name each fault.

What a pose says to be held or to bear weight touches what holds it, and a near limb is drawn to its end, or goes
behind something that is drawn there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Bearing, Figure, Prop, Touch
from backcare_tui.figure.camera import Frame, Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.drawing.body import Shown, shown_body
from backcare_tui.figure.drawing.shapes import mask_of
from backcare_tui.figure.picture import draw
from backcare_tui.figure.props import seat_under
from backcare_tui.figure.skeleton import SIDES, solve
from backcare_tui.figure.stance import Stance
from backcare_tui.figure.tone import Tone
from tests.figure.cells.read import braille_dots
from tests.figure.picture_checks import FAR, NEAR, SEEN_HAND, frame_of, told_movements

SIZES = ((44, 13), (80, 24))
STILLS = 2
"""Pictures of each movement, besides the one that it begins with: half way, and where it leads."""
TOUCHES = 1
"""Dots between two things that are seen to touch, at most."""
CUT = 6
"""Dots of a limb that are missing where nothing is drawn: more are a stump."""
_ON_FLOOR = 10.0
"""Units above the floor in which the joint of what stands or lies on it is."""
_HELD_PARTS = {"thigh": ("thigh",), "back_thigh": ("thigh",), "knee": ("thigh", "shin"), "shin": ("shin",)}
_OF_TRUNK = {
    Touch.HEAD: ("head",),
    Touch.BELLY: ("trunk",),
    Touch.LOW_BACK: ("trunk",),
    Touch.NEAR_HIP: ("trunk", "near_thigh"),
    Touch.FAR_HIP: ("trunk", "far_thigh"),
}
_OF_THINGS = {Touch.BACKREST, Touch.HANDLEBAR}


@dataclass(frozen=True)
class Seen:
    """A stance as it is seen: the parts of the body, and the dots of it and of what is around it as written."""

    lens: Lens
    shown: dict[str, Mask]
    """What is seen of each part of the body."""
    parts: tuple[Shown, ...]
    written: Mask
    """All that is drawn."""
    things: Mask
    """What is no body."""

    @classmethod
    def of(cls, stance: Stance, figure: Figure, frame: Frame, size: tuple[int, int]) -> "Seen":
        skeleton = solve(stance)
        lens = Lens.onto(frame, size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
        grounded = Prop.FLOOR in figure.props or Prop.MAT in figure.props
        seat = seat_under(skeleton, lens) if Prop.CHAIR in figure.props else None
        parts, _ = shown_body(skeleton, lens, grounded, seat)
        lines = braille(draw(skeleton, figure, frame, *size))
        things, body, held = braille_dots(lines, {Tone.PROP}, NEAR | FAR, {Tone.HELD})
        things.join(held)
        body.join(things)
        shown: dict[str, Mask] = {}
        for one in parts:
            shown.setdefault(one.part.name, Mask(lens.width, lens.height)).join(one.seen.shared(body))
        return cls(lens, shown, tuple(parts), body, things)

    def seen(self, *names: str) -> Mask:
        found = Mask(self.lens.width, self.lens.height)
        found.join(*(self.shown[name] for name in names if name in self.shown))
        return found

    def end_of(self, side: str, kind: str) -> Mask:
        """What is seen of a hand (of a forearm) or a foot (of a shin)."""
        return self.whole_end(side, kind).shared(self.shown[f"{side}_{kind}"])

    def whole_end(self, side: str, kind: str) -> Mask:
        """All of it, seen or not."""
        part = next(one.part for one in self.parts if one.part.name == f"{side}_{kind}")
        return mask_of(part.rods[-2:] if kind == "forearm" else part.rods[2:], self.lens)


def contact_faults(exercise: Exercise) -> list[str]:
    """Each contact that EXERCISE tells and that is none in one of its stills."""
    faults: dict[str, None] = {}
    figure, frame = exercise.figure, frame_of(exercise)
    assert figure is not None
    for told in told_movements(exercise):
        for step, stance in enumerate(told.stances(STILLS)):
            for size in SIZES:
                still = Seen.of(stance, figure, frame, size)
                found = [*held_faults(stance, still), *cut_faults(still), *ground_faults(stance, still)]
                if Prop.CHAIR in figure.props:
                    found += seat_faults(stance, still)
                if Prop.BICYCLE in figure.props:
                    found += bicycle_faults(still)
                faults |= dict.fromkeys(f"{size[0]}x{size[1]} {told.name} {step}/{STILLS}: {one}" for one in found)
    return list(faults)


def held_faults(stance: Stance, still: Seen) -> Iterator[str]:
    """Hands that do not touch what they hold; a far one may be behind it."""
    for side, reach in zip(SIDES, stance.limbs[:2], strict=True):
        if not isinstance(reach.at, Touch):
            continue
        hand = still.end_of(side, "forearm")
        if hand.count() < SEEN_HAND:
            continue  # `picture_checks` says which have to be seen
        if not _touch(hand, _what(reach.at, still)):
            yield f"the {side} hand does not touch the {reach.at.replace('_', ' ')}"


def _what(place: Touch, still: Seen) -> Mask:
    """What is seen of that which a hand at PLACE holds."""
    if place in _OF_THINGS:
        return still.things
    names = _OF_TRUNK.get(place)
    if names is None:
        side, _, what = place.partition("_")
        names = tuple(f"{side}_{kind}" for kind in _HELD_PARTS[what])
    return still.seen(*names)


def _touch(one: Mask, other: Mask) -> bool:
    for _ in range(TOUCHES + 1):
        one = one.grown()
    return one.meets(other)


def ground_faults(stance: Stance, still: Seen) -> Iterator[str]:
    """Hands and feet that bear weight on the floor, and are seen above it."""
    floor = still.lens.floor
    if floor is None:
        return
    joints = solve(stance).joints
    for bearing, kind, joint in (
        (Bearing.NEAR_HAND, "forearm", "near_hand"),
        (Bearing.FAR_HAND, "forearm", "far_hand"),
        (Bearing.NEAR_FOOT, "shin", "near_ankle"),
        (Bearing.FAR_FOOT, "shin", "far_ankle"),
    ):
        if bearing not in stance.bears or joints[joint][1] > _ON_FLOOR:
            continue
        end = still.end_of(joint.partition("_")[0], kind)
        end.join(still.written.shared(still.whole_end(joint.partition("_")[0], kind)))  # or what lies before it
        rows = [row for row, dots in enumerate(end.rows[:floor]) if dots]
        if rows and floor - 1 - rows[-1] > TOUCHES:
            yield f"the {bearing.replace('_', ' ')} is {floor - 1 - rows[-1]} dots above the floor"


def seat_faults(stance: Stance, still: Seen) -> Iterator[str]:
    """Who sits and does not touch the seat."""
    seat = seat_under(solve(stance), still.lens)
    if seat is None:
        return
    sits = still.seen("trunk", "near_thigh")
    lowest = max(row for row, dots in enumerate(sits.rows) if dots)
    if seat - 1 - lowest > TOUCHES:
        yield f"the seat is {seat - 1 - lowest} dots below who sits on it"


def bicycle_faults(still: Seen) -> Iterator[str]:
    """A near foot on no pedal, or hips on no saddle."""
    if not _touch(still.end_of("near", "shin"), still.things):
        yield "the near foot is on no pedal"
    if not _touch(still.seen("trunk", "near_thigh"), still.things):
        yield "nobody sits on the saddle"


def cut_faults(still: Seen) -> Iterator[str]:
    """Near forearms and shins of which something is missing where nothing is drawn."""
    for one in still.parts:
        if one.tone is not Tone.BODY or one.part.kind not in ("forearm", "shin") or one.part.side != "near":
            continue
        whole = mask_of(one.part.rods, still.lens)
        if still.lens.floor is not None:
            whole.rows[still.lens.floor :] = [0] * (whole.height - still.lens.floor)
        missing = whole.beyond(still.written).solid().count()  # a gap between two limbs is one dot wide
        if missing > CUT:
            yield f"{missing} dots of the {one.part.name.replace('_', ' ')} are cut off"
