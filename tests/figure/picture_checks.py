"""What the eye would object to in the pictures of a figure, as pure functions that name each fault."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import dist

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Prop
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line, Mask, Picture
from backcare_tui.figure.cells.braille import braille
from backcare_tui.figure.drawing.arrow import Pen
from backcare_tui.figure.drawing.pieces import SMALLEST, pieces
from backcare_tui.figure.motion import Movement, between, phase_poses, round_told, shown_stances, stances_of
from backcare_tui.figure.picture import Frame, Telling, draw, frame_around, tell
from backcare_tui.figure.skeleton import SIDES, Skeleton, solve
from backcare_tui.figure.stance import HEAD_RADIUS, Stance
from backcare_tui.figure.tone import RANKS, Tone
from backcare_tui.figure.vector import along
from tests.figure.cells.read import braille_dots
from tests.figure.checks import arrows_of
from tests.figure.still import Still

SIZES = ((44, 13), (80, 24), (100, 30))
"""Columns and rows: a pictogram, one with clothes, one with a contour."""

STEPS = 4
"""Pictures looked at in each movement, besides the one that it begins with."""

NEAR = frozenset(tone for tone in Tone if RANKS[tone] == RANKS[Tone.BODY])
FAR = frozenset(tone for tone in Tone if RANKS[tone] == RANKS[Tone.FAR])

SEEN_HEAD = 8
"""Dots of a head, at least."""
SEEN_HAND = 2
"""Dots of a hand, at least."""
MOVED, MOVED_IN_A_FORM = 6.0, 3.0
"""Dots that something goes in the smallest picture, at least; in a form, which may ask for a little only, half."""
TOLD = 6
"""Dots of the ghost, and of the arrow, at least."""
AIR = 3
"""Dots between the arrow and anything else, at least."""
ARROW_LONG = 3.4
"""How many times as long as its head an arrow is from end to end, at least: a curved one is longer than that."""
PINHOLE = 3
"""Dots of a dark piece within the body, at least."""
GHOST = 12
"""Dots of a piece of the ghost, at least."""
FILLED = 0.85
"""What share of the width or of the height of its picture a movement takes, at least."""
_HAND = 2.6
"""Units about the middle of a hand in which its dots are."""
_BESIDE = 4.0
"""Units between two hands that are seen as one, the far one behind the near one."""
_CLEAR = 0.08
"""How wide and high, of the height of the picture, what the body has left is, for its ghost to be seen."""
_UNCOVERED = 3, 1 / 3
"""How many dots beside the body there must be what share of where it began, in one, for its ghost to be seen."""


@dataclass(frozen=True)
class Told:
    """One movement of an exercise, with all that its pictures need."""

    name: str
    movement: Movement | None
    """None of what goes round and round, of which at most an arrow tells."""
    start: Stance
    end: Stance
    round: Movement | None = None

    def stances(self, steps: int = STEPS) -> list[Stance]:
        soft = self.movement is not None
        return [between(self.start, self.end, step / steps, soft) for step in range(steps + 1)]


def told_movements(exercise: Exercise) -> Iterator[Told]:
    """The movements of EXERCISE in which something moves."""
    figure = exercise.figure
    assert figure is not None
    stances = stances_of(exercise)
    if figure.cycle:
        for start, end in zip(figure.cycle, (*figure.cycle[1:], figure.cycle[0]), strict=True):
            yield Told(f"{start} to {end}", None, stances[start], stances[end], round_told(figure, stances))
        return
    pairs = phase_poses(exercise, figure)
    for phase, (start, end) in zip(exercise.parts, pairs, strict=True):
        if start != end:
            movement = Movement(stances[pairs[0][0]], stances[start], stances[end])
            yield Told(f"{phase.name} ({start} to {end})", movement, stances[start], stances[end])


def frame_of(exercise: Exercise) -> Frame:
    figure = exercise.figure
    assert figure is not None
    skeletons = [solve(stance) for stance in shown_stances(exercise, stances_of(exercise))]
    return frame_around(skeletons, figure.view, figure.props)


def pictures(
    exercise: Exercise,
    told: Told,
    size: tuple[int, int],
    steps: int = STEPS,
    frame: Frame | None = None,
    tellings: dict[Movement, Telling] | None = None,
) -> list[Picture]:
    """EXERCISE in TOLD as it is drawn at SIZE, from its start to its end, within FRAME or its own.

    What tells a movement is taken from TELLINGS of this frame and size, or put there: a round's parts share one.
    """
    figure, frame = exercise.figure, frame or frame_of(exercise)
    assert figure is not None
    movement, tellings = told.movement or told.round, {} if tellings is None else tellings
    if movement and movement not in tellings:
        tellings[movement] = tell(movement, figure, frame, *size)
    telling = tellings[movement] if movement else None
    return [draw(solve(one), figure, frame, *size, telling=telling) for one in told.stances(steps)]


# The body


def dots(picture: Picture, *tones: str) -> Mask:
    found = Mask(picture.width, picture.height)
    found.join(*(mask for tone, mask in picture.layers if tone in tones))
    return found


def body_faults(picture: Picture, across: Iterable[str] = ()) -> list[str]:
    """Parts of the body that are not joined to the rest: a gap is one dot wide, and nothing is farther away.

    What is drawn ACROSS the body, in these tones, joins what it lies on.
    """
    parts = [_mask(piece, picture) for piece in pieces(dots(picture, *NEAR, *FAR, *across))]
    if not parts:
        return ["there is no body"]
    parts.sort(key=Mask.count)
    joined, loose = parts.pop(), parts
    while True:
        about = joined.grown().grown()
        near = [part for part in loose if part.meets(about)]
        if not near:
            break
        for part in near:
            joined.join(part)
        loose = [part for part in loose if part not in near]
    return [f"{part.count()} dots float at {_where(part)}" for part in loose]


def far_faults(picture: Picture) -> list[str]:
    """Pieces of far limbs that do not touch the near side, or another far limb that does."""
    near = dots(picture, *NEAR).grown()
    far = [_mask(piece, picture) for piece in pieces(dots(picture, *FAR))]
    return [
        f"{piece.count()} dots of a far limb hang at {_where(piece)}" for piece in far if not piece.meets(near)
    ]


def crumb_faults(picture: Picture, written: Sequence[Line]) -> list[str]:
    """Pieces of the body, as it is WRITTEN in braille, that are too small to say anything."""
    faults = []
    for body in braille_dots(written, NEAR, FAR):
        for piece in pieces(body):
            mask = _mask(piece, picture)
            if mask.count() < SMALLEST:
                faults.append(f"{mask.count()} stray dots at {_where(mask)}")
    return faults


def _mask(piece: Sequence[tuple[int, int]], picture: Picture) -> Mask:
    mask = Mask(picture.width, picture.height)
    for row, run in piece:
        mask.rows[row] |= run
    return mask


def _where(mask: Mask) -> str:
    row = next(row for row, dots in enumerate(mask.rows) if dots)
    return f"{(mask.rows[row] & -mask.rows[row]).bit_length() - 1}, {row}"


# Head and hands


def hidden_faults(still: Still) -> list[str]:
    """A head or a hand of which too little is seen."""
    lens, joints = still.lens, still.skeleton.joints
    seen = {one.part.name: one.seen for one in still.shown}
    faults = [] if seen["head"].count() >= SEEN_HEAD else [f"{seen['head'].count()} dots of the head"]
    near, far = (lens.dot(joints[f"{side}_hand"]) for side in SIDES)
    for side, place in (("near", near), ("far", far)):
        about = Mask(lens.width, lens.height)
        about.bone(place, place, _HAND * lens.scale, _HAND * lens.scale)
        count = about.shared(seen[f"{side}_forearm"]).count()
        if count < SEEN_HAND and (side == "near" or dist(near, far) > _BESIDE * lens.scale):
            faults.append(f"{count} dots of the {side} hand")
    return faults


def pinhole_faults(still: Still) -> list[str]:
    """Dots within the near side of the body that are dark, and too few for a gap that parts something."""
    lens, shown = still.lens, still.shown
    whole, seen = Mask(lens.width, lens.height), Mask(lens.width, lens.height)
    near = [one for one in shown if one.tone is Tone.BODY]
    whole.join(
        *(
            one.whole
            for one in near
            if one.part.name not in {far.part.name for far in shown if far.tone is Tone.FAR}
        )
    )
    seen.join(*(one.seen for one in shown))
    dark = whole.beyond(seen)
    holes = [hole for hole in map(dark.of_runs, pieces(dark)) if hole.meets(whole.inner())]
    return [f"{hole.count()} dark dots at {_where(hole)}" for hole in holes if hole.count() < PINHOLE]


# The whole picture


def fill_faults(shown: Iterable[Picture]) -> list[str]:
    """A movement, in all pictures SHOWN of it, that leaves its picture empty on all sides."""
    whole: Mask | None = None
    for picture in shown:
        whole = whole or Mask(picture.width, picture.height)
        whole.join(dots(picture, *NEAR, *FAR, Tone.PROP))
    if not whole:
        return ["there is no body"]
    rows = [row for row, lit in enumerate(whole.rows) if lit]
    across = 0
    for row in whole.rows:
        across |= row
    wide, high = across.bit_length() - (across & -across).bit_length() + 1, rows[-1] - rows[0] + 1
    if wide >= FILLED * whole.width or high >= FILLED * whole.height:
        return []
    return [f"{wide} x {high} dots of {whole.width} x {whole.height} are filled"]


# Movement


def farthest(exercise: Exercise, frame: Frame) -> float:
    """How many dots that goes which goes farthest in a movement of EXERCISE, or while it goes round, at 44x13."""
    columns, rows = SIZES[0]
    lens = Lens.onto(frame, columns * CELL_WIDTH, rows * CELL_HEIGHT, False)
    ways = [(told.start, told.end) for told in told_movements(exercise)]
    if exercise.figure is not None and exercise.figure.cycle:
        ways = list(combinations((start for start, _ in ways), 2))
    return max((_way(solve(start), solve(end), lens) for start, end in ways), default=0.0)


def _way(start: Skeleton, end: Skeleton, lens: Lens) -> float:
    before, after = (_points(skeleton, lens) for skeleton in (start, end))
    return max(dist(before[name], after[name]) for name in before)


def _points(skeleton: Skeleton, lens: Lens) -> dict[str, tuple[float, float]]:
    points = {**skeleton.joints, **{f"spine {n}": point for n, point in enumerate(skeleton.spine)}}
    points["nose"] = along(skeleton.joints["head"], skeleton.face, HEAD_RADIUS)
    return {name: lens.dot(point) for name, point in points.items()}


def telling_faults(told: Told, shown: Sequence[Picture], written: Sequence[Line]) -> list[str]:
    """An arrow or a ghost that is missing in the last picture SHOWN of TOLD, as it is WRITTEN in braille."""
    if told.movement is None:
        return []
    faults = []
    began, body = (dots(picture, *NEAR, *FAR) for picture in (shown[0], shown[-1]))
    whole = began.count()
    if told.start == told.movement.began:
        for _ in range(_UNCOVERED[0]):
            body = body.grown()
        began.without(body)
    else:
        began = Mask(1, 1)
    clear = began.solid(max(1, round(_CLEAR * began.height)))
    largest = max((_mask(piece, shown[0]).count() for piece in pieces(clear)), default=0)
    needed = {Tone.ARROW: True, Tone.GHOST: largest >= _UNCOVERED[1] * whole}
    for (tone, need), found in zip(
        needed.items(), braille_dots(written, *([tone] for tone in needed)), strict=True
    ):
        if need and found.count() < TOLD:
            faults.append(f"{found.count()} dots of the {tone}")
    return faults


def arrow_faults(shown: Sequence[Picture], written: Sequence[Sequence[Line]], arrows: int = 1) -> list[str]:
    """What makes the ARROWS poor in the pictures SHOWN of one movement, each as it is WRITTEN in braille."""
    arrow = Mask(shown[0].width, shown[0].height)
    arrow.join(*(dots(picture, Tone.ARROW) for picture in shown))
    faults: list[str] = []
    if not arrow:
        return faults
    found = [_mask(piece, shown[0]) for piece in pieces(arrow)]
    if len(found) != arrows:
        faults.append(f"the arrow is in {len(found)} scraps" if len(found) > arrows else "one of two is missing")
    for one in found if arrows > 1 else [arrow]:
        places = [(x, y) for y, row in enumerate(one.rows) for x in range(one.width) if row >> x & 1]
        long = max(dist(*ends) for ends in combinations(places, 2))
        if long < ARROW_LONG * Pen.for_height(arrow.height).head:
            faults.append(f"the arrow is but {long:.0f} dots long")
    about = arrow
    for _ in range(AIR):
        about = about.grown()
    for step, (picture, lines) in enumerate(zip(shown, written, strict=True)):
        if about.meets(dots(picture, *NEAR, *FAR, Tone.PROP)):
            faults.append(f"the arrow has less than {AIR} dots of air in picture {step}")
        if braille_dots(lines, [Tone.ARROW])[0].rows != arrow.rows:
            faults.append(f"the arrow is cut in picture {step}")
    return faults


def ghost_faults(picture: Picture) -> list[str]:
    """What is seen of the ghost if that is a crumb, or not one piece."""
    ghost = [_mask(piece, picture) for piece in pieces(dots(picture, Tone.GHOST))]
    crumbs = [f"{one.count()} dots of a ghost at {_where(one)}" for one in ghost if one.count() < GHOST]
    return crumbs + ([f"{len(ghost)} pieces of a ghost"] if len(ghost) > 1 else [])


# Cells


def recoloured_faults(picture: Picture, written: Sequence[Line]) -> list[str]:
    """Dots in WRITTEN braille in a tone of another rank than theirs in PICTURE."""
    faults = []
    ranks = [[tone for tone in Tone if RANKS[tone] == rank] for rank in sorted(set(RANKS.values()))]
    for tones, shown in zip(ranks, braille_dots(written, *ranks), strict=True):
        shown.without(dots(picture, *tones))
        if shown:
            faults.append(f"{shown.count()} dots are drawn as {tones[0]}, the first at {_where(shown)}")
    return faults


# Everything


def catalogue_faults(exercise: Exercise) -> dict[str, list[str]]:
    """Everything the eye would object to in the pictures of EXERCISE in each of its forms, by check."""
    found: dict[str, list[str]] = {}
    looked_at: list[object] = []
    for words, one in [("", exercise), *((form.words, exercise.in_form(form)) for form in exercise.forms)]:
        for check, fault in _faults(one, looked_at, is_form=bool(words)):
            found.setdefault(check, []).append(f"{fault} [{words}]" if words else fault)
    return found


def _faults(exercise: Exercise, looked_at: list[object], is_form: bool) -> Iterator[tuple[str, str]]:
    """Each fault of EXERCISE with the check that finds it; what is LOOKED_AT already is left out, and added to."""
    figure = exercise.figure
    assert figure is not None
    across = {Tone.PROP} if Prop.BICYCLE in figure.props else set[Tone]()
    apart = {Prop.WATER, Prop.BICYCLE} & set(figure.props)
    frame, all_shown = frame_of(exercise), {size: list[Picture]() for size in SIZES}
    tellings = {size: dict[Movement, Telling]() for size in SIZES}
    for told in told_movements(exercise):
        # A part of a round is drawn as in another form where all of this is the same.
        part = told.start, told.end, told.round, frame, figure.props, figure.works, figure.arrow
        if (told.movement or part) in looked_at:
            continue
        way = {told.start, told.end}
        again = way in looked_at
        for size in SIZES:
            shown = pictures(exercise, told, size, frame=frame, tellings=tellings[size])
            all_shown[size] += shown
            place, lines = f"{size[0]}x{size[1]} {told.name}", [braille(picture) for picture in shown]
            for step, (picture, written) in enumerate(zip(shown, lines, strict=True)):
                for fault in [] if again else body_faults(picture, across):
                    yield "one body", f"{place} {step}/{STEPS}: {fault}"
                for fault in [] if again or apart or step % STEPS else far_faults(picture):
                    yield "far limbs joined", f"{place} {step}/{STEPS}: {fault}"
                for fault in [] if again else crumb_faults(picture, written):
                    yield "no stray dots", f"{place} {step}/{STEPS}: {fault}"
                for fault in ghost_faults(picture):
                    yield "no crumbs of a ghost", f"{place} {step}/{STEPS}: {fault}"
                for fault in recoloured_faults(picture, written):
                    yield "nothing recoloured", f"{place} {step}/{STEPS}: {fault}"
            for fault in telling_faults(told, shown, lines[-1]):
                yield "the movement told", f"{place}: {fault}"
            for fault in arrow_faults(shown, lines, arrows_of(told.start, told.end) if told.movement else 1):
                yield "a whole arrow", f"{place}: {fault}"
        looked_at += [way, told.movement or part]
    for (columns, rows), every in all_shown.items():
        for fault in [] if is_form else fill_faults(every):
            yield "a full picture", f"{columns}x{rows}: {fault}"
    goes, least = farthest(exercise, frame), MOVED_IN_A_FORM if is_form else MOVED
    if goes < least and goes not in looked_at:
        yield "a movement to be seen", f"nothing goes farther than {goes:.1f} dots"
    looked_at.append(goes)
    for name, stance in stances_of(exercise).items():
        if stance not in looked_at:
            looked_at.append(stance)
            for size in SIZES:
                still = Still.of(stance, frame, size)
                for fault in pinhole_faults(still):
                    yield "no pinholes", f"{size[0]}x{size[1]} {name}: {fault}"
                for fault in hidden_faults(still):
                    yield "head and hands seen", f"{size[0]}x{size[1]} {name}: {fault}"
