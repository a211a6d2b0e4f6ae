"""The moving figure on the screen."""

import math
from dataclasses import dataclass, field

from textual.geometry import Size

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Side
from backcare_tui.domain.catalogue.pose import Figure
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.figure.canvas import Line
from backcare_tui.figure.cells.kind import Cells, written
from backcare_tui.figure.motion import (
    Movement,
    figure_at,
    is_mirrored,
    movement_at,
    round_told,
    shown_stances,
    stance_at,
    stances_of,
)
from backcare_tui.figure.picture import Frame, Telling, draw, frame_around, tell
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.stance import Stance
from backcare_tui.figure.tone import Tone
from backcare_tui.figure.vector import length, sub
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.theme import FIGURE
from backcare_tui.ui.widgets.toned_lines import Lines, TonedLines

SMALLEST_WIDTH, SMALLEST_HEIGHT = 24, 7
"""Cells below which a figure says less than the words beside it."""

_STILLS, _BETWEEN_STILLS = 3, 2
"""How many key poses are shown at most, and the blank columns between them."""
_ARROW = 0.9
"""The share of a movement for which its arrow is seen."""
_LEAST_S = 0.42
"""Seconds from one picture of a movement to the next, at least."""
_MOST_FRAMES = 400
_MOVEMENTS = 8
"""How many pictures, and how many movements' outlines and arrows, are kept."""
_SEEN = 2.2
"""Units of the figure by which some joint has to move before a movement is drawn again."""


@dataclass(frozen=True, slots=True)
class Instant:
    """Where in an exercise a picture is taken: at the same places of a movement each time it is repeated."""

    kind: StepKind
    phase: int | None
    side: Side | None
    number: int
    """Which one it is of so many COUNT from the start of the movement, or of the round, to its end."""
    count: int
    arrow: bool
    elapsed: float = field(compare=False)
    """Seconds of the step until then."""

    @property
    def moves(self) -> bool:
        """Whether another one follows within the same movement or round."""
        return self.count > 1

    @property
    def told(self) -> object:
        return (self.kind, self.phase, self.side, self.arrow)


@dataclass(slots=True)
class _Drawn:
    """How a figure stands at a place, and its picture once it was to be seen."""

    skeleton: Skeleton
    lines: list[Line] | None = None


class FigureView(TonedLines):
    """Draws an exercise's figure as large as its own size allows."""

    TONES = {
        **{Tone(part.replace("-", "_")): f"$figure-{part}" for part in FIGURE},
        Tone.ARROW: "$warning",
        Tone.PROP: "$foreground 30%",
        Tone.HELD: "$foreground 30%",
        Tone.SHADOW: "$foreground 26%",
        Tone.GHOST: "$foreground 32%",
    }

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._cells: Cells | None = None
        """What it is written in; until that is said nothing is drawn."""
        self._mixes = False
        """Whether colours can be mixed: those of the terminal cannot, since nobody knows what they are."""
        self._asked: tuple[Exercise, Moment | None] | None = None
        """What it shows at which moment; none for key poses side by side."""
        self._drawn_for: Size | None = None
        """The size that its pictures were made for."""
        self._exercise: Exercise | None = None
        self._stances: dict[str, Stance] = {}
        self._frame: Frame | None = None
        self._frames: dict[Instant, _Drawn] = {}
        """What was drawn in this size: an exercise repeats it."""
        self._place: Instant | None = None
        """Where it was when last asked for."""
        self._told: object = None
        """What the last picture told: which movement, to which side, with an arrow or without."""
        self._tellings: list[tuple[object, Telling]] = []
        """What tells each of the last few movements, and what it was made for: an exercise repeats them."""
        self._skeleton: Skeleton | None = None
        """How it stood when last drawn."""
        self._shown: object = None
        self._seen: list[Line] = []
        """The picture, or pictures, of it."""

    def on_mount(self) -> None:
        self.post_message(FigureAppears(self.write_in))

    def write_in(self, cells: Cells) -> None:
        """Write all pictures from now on in CELLS."""
        if cells is not self._cells:
            self._cells, self._drawn_for = cells, None
            self.draw()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        colours = (self.background_colors[1], self.look(Tone.BODY).foreground)
        mixes = all(colour and colour.ansi is None for colour in colours)
        if mixes is not self._mixes:
            self._mixes, self._drawn_for = mixes, None
            self.draw()

    def shape_of(self, exercise: Exercise) -> float:
        """How many columns the figure of EXERCISE has for each row of it, all of its movement taken together."""
        self._take(exercise)
        return math.inf if self._frame is None else self._frame.columns_a_row

    def show(self, exercise: Exercise, moment: Moment) -> None:
        """EXERCISE as it looks at MOMENT."""
        self._asked = (exercise, moment)
        if self._picked():
            self.draw()

    def show_still(self, exercise: Exercise) -> None:
        """The key poses of EXERCISE side by side."""
        self._asked = (exercise, None)
        if self._picked():
            self.draw()

    def lines(self) -> Lines:
        if self._drawn_for != self.size:  # it is painted before it is shown anew
            self._picked()
        return self._seen

    def _picked(self) -> bool:
        """Whether another picture of what was asked for is to be seen from now on, in the size that it has."""
        if self._asked is None or self._cells is None:
            return False
        if self._drawn_for != self.size:
            self._drawn_for, self._shown = self.size, None
            self._frames.clear()
        exercise, moment = self._asked
        self._take(exercise)
        before = self._shown
        if exercise.figure is None or not self._large_enough():
            self._shown, self._seen = (None, self.size), []
        elif moment is None:
            self._pick_still(exercise, exercise.figure)
        else:
            self._pick(exercise, exercise.figure, moment)
        return self._shown != before

    def _pick(self, exercise: Exercise, figure: Figure, moment: Moment) -> None:
        place = instant_of(figure, moment)
        resting, self._place = place == self._place, place
        if (place, self.size) == self._shown:
            return
        frame = self._frames.get(place)
        if frame is None:
            sampled = moment._replace(step_elapsed=place.elapsed)
            frame = _Drawn(solve(stance_at(exercise, figure, self._stances, sampled)))
            if len(self._frames) >= _MOST_FRAMES:
                self._frames.clear()
            self._frames[place] = frame
        turned, self._told = place.told != self._told, place.told
        before = self._skeleton if self._shown is not None else None
        if resting or turned or before is None or _moved(before, frame.skeleton) >= _SEEN:
            self._skeleton = frame.skeleton
            if frame.lines is None:
                drawn = figure_at(exercise, figure, moment)
                movement = movement_at(exercise, figure, self._stances, moment)
                mirrored = is_mirrored(exercise, moment)
                frame.lines = self._picture(
                    drawn, frame.skeleton, self.size.width, movement, mirrored, place.arrow
                )
            self._shown, self._seen = (place, self.size), frame.lines

    def _pick_still(self, exercise: Exercise, figure: Figure) -> None:
        if self._shown == (exercise.id, self.size):
            return
        room = self.size.width + _BETWEEN_STILLS
        count = min(len(self._stances), _STILLS, max(1, room // (SMALLEST_WIDTH + _BETWEEN_STILLS)))
        width = room // count - _BETWEEN_STILLS
        poses = list(self._stances.values())[:count]
        first, second = poses[0], poses[min(1, count - 1)]
        movements = [Movement(first, first, second if pose == first else pose) for pose in poses]
        pictures = [
            self._picture(
                figure, solve(pose), width, round_told(figure, self._stances) if figure.cycle else movement
            )
            for pose, movement in zip(poses, movements, strict=True)
        ]
        gap = (" " * _BETWEEN_STILLS, "", "")
        rows = [[*pictures[0][row]] for row in range(self.size.height)]
        for picture in pictures[1:]:
            for row, line in zip(rows, picture, strict=True):
                row += [gap, *line]
        self._shown, self._seen = (exercise.id, self.size), rows

    def _large_enough(self) -> bool:
        return self.size.width >= SMALLEST_WIDTH and self.size.height >= SMALLEST_HEIGHT

    def _take(self, exercise: Exercise) -> None:
        if exercise is self._exercise:
            return
        self._exercise, self._frame, self._shown, self._tellings = exercise, None, None, []
        self._frames.clear()
        self._stances = stances_of(exercise)
        if exercise.figure is not None:
            skeletons = [solve(stance) for stance in shown_stances(exercise, self._stances)]
            figure = exercise.figure
            self._frame = frame_around(skeletons, figure.view, figure.props)

    def _picture(
        self,
        figure: Figure,
        skeleton: Skeleton,
        width: int,
        movement: Movement | None,
        mirrored: bool = False,
        arrow: bool = True,
    ) -> list[Line]:
        if self._frame is None or self._cells is None:
            return []
        frame, height = self._frame, self.size.height
        telling = None
        if movement is not None:
            made_for = (movement, width, height, mirrored)
            telling = next((known for key, known in self._tellings if key == made_for), None)
            if telling is None:
                telling = tell(movement, figure, frame, width, height, mirrored)
                self._tellings = [*self._tellings[-_MOVEMENTS:], (made_for, telling)]
        picture = draw(skeleton, figure, frame, width, height, mirrored, telling, arrow)
        return written(picture, self._cells, grounds=self._mixes)


def instant_of(figure: Figure, moment: Moment) -> Instant:
    """Where FIGURE's picture for MOMENT is taken."""
    step = moment.step
    moves, turns = step.kind is StepKind.MOVE, step.kind is StepKind.AEROBIC and bool(figure.cycle)
    seconds = figure.cycle_s if turns else step.seconds
    count = _pictures_a_round(figure) if turns else max(1, int(seconds / _LEAST_S)) if moves else 1
    number = round(moment.step_elapsed / seconds * count) if moves or turns else 0
    if turns:
        number %= count
    arrow = turns or (moves and number < count * _ARROW)
    return Instant(step.kind, step.phase, step.side, number, count, arrow, number / count * seconds)


def _pictures_a_round(figure: Figure) -> int:
    """As many as it has key poses; half of them where they come too fast, twice as many where there is time."""
    count = len(figure.cycle)
    while count % 2 == 0 and figure.cycle_s / count < _LEAST_S:
        count //= 2
    while figure.cycle_s / (2 * count) >= _LEAST_S:
        count *= 2
    return count


def _moved(before: Skeleton, after: Skeleton) -> float:
    """How far the joint went that went farthest."""
    return max(length(sub(point, before.joints[name])) for name, point in after.joints.items())
