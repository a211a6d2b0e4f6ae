"""The moving figure on the screen. Only the rows that change are drawn again."""

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.figure.canvas import Line
from backcare_tui.figure.motion import is_mirrored, stance_at, stances_of
from backcare_tui.figure.picture import Frame, draw, frame_around
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.stance import Stance
from backcare_tui.figure.vector import length, sub

SMALLEST_WIDTH, SMALLEST_HEIGHT = 24, 7
"""Cells below which a figure says less than the words beside it."""

_STILLS = 3
_SEEN = 1.8
"""Units of the figure by which some joint has to move before a movement is drawn again."""


class FigureView(Widget):
    """Draws an exercise's figure as large as its own size allows."""

    COMPONENT_CLASSES = {"figure--near", "figure--far", "figure--works", "figure--prop"}

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    FigureView > .figure--near { color: $foreground 92%; }
    FigureView > .figure--far { color: $foreground 48%; }
    FigureView > .figure--works { color: $accent; }
    FigureView > .figure--prop { color: $foreground 26%; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._exercise: Exercise | None = None
        self._stances: dict[str, Stance] = {}
        self._frame: Frame | None = None
        self._stance: Stance | None = None
        """How it stood when last asked for."""
        self._mirrored = False
        self._skeleton: Skeleton | None = None
        """How it stood when last drawn."""
        self._shown: object = None
        self._lines: list[Line] = []
        self._ground: Style | None = None
        """What the tones are drawn on; it changes while the screen flashes."""
        self._tones: dict[str, Style] = {}

    def show(self, exercise: Exercise, moment: Moment) -> None:
        """EXERCISE as it looks at MOMENT."""
        self._take(exercise)
        if exercise.figure is None or not self._large_enough():
            self._draw(None, [])
            return
        stance = stance_at(exercise, exercise.figure, self._stances, moment)
        mirrored = is_mirrored(exercise, moment)
        resting, self._stance = stance == self._stance, stance
        if (stance, mirrored, self.size) == self._shown:
            return
        skeleton = solve(stance)
        turned, self._mirrored = mirrored != self._mirrored, mirrored
        drawn = self._skeleton if self._shown is not None else None
        if resting or turned or drawn is None or _moved(drawn, skeleton) >= _SEEN:
            self._skeleton = skeleton
            self._draw((stance, mirrored, self.size), self._picture(skeleton, self.size.width, mirrored))

    def show_still(self, exercise: Exercise) -> None:
        """The key poses of EXERCISE side by side."""
        self._take(exercise)
        if self._shown == (exercise.id, self.size):
            return
        count = min(len(self._stances), _STILLS, max(1, self.size.width // SMALLEST_WIDTH))
        if exercise.figure is None or not self._large_enough():
            self._draw(None, [])
            return
        width = self.size.width // count
        poses = list(self._stances.values())[:count]
        pictures = [self._picture(solve(stance), width, False) for stance in poses]
        rows = [[run for picture in pictures for run in picture[row]] for row in range(self.size.height)]
        self._draw((exercise.id, self.size), rows)

    def on_resize(self, _: Resize) -> None:
        self._shown = None

    def notify_style_update(self) -> None:
        self._ground = None
        super().notify_style_update()

    def _large_enough(self) -> bool:
        return self.size.width >= SMALLEST_WIDTH and self.size.height >= SMALLEST_HEIGHT

    def _take(self, exercise: Exercise) -> None:
        if exercise is self._exercise:
            return
        self._exercise, self._frame, self._shown = exercise, None, None
        self._stances = stances_of(exercise)
        if exercise.figure is not None:
            skeletons = [solve(stance) for stance in self._stances.values()]
            self._frame = frame_around(skeletons, exercise.figure.view, exercise.figure.props)

    def _picture(self, skeleton: Skeleton, width: int, mirrored: bool) -> list[Line]:
        if self._exercise is None or self._exercise.figure is None or self._frame is None:
            return []
        return draw(skeleton, self._exercise.figure, self._frame, width, self.size.height, mirrored)

    def _draw(self, shown: object, lines: list[Line]) -> None:
        """Put LINES on the screen, where they differ from what is there."""
        self._shown = shown
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.refresh()
            return
        rows = enumerate(zip(before, lines, strict=True))
        changed = [Region(0, row, self.size.width, 1) for row, (old, new) in rows if old != new]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        ground = self.rich_style
        if y >= len(self._lines):
            return Strip.blank(self.size.width, ground)
        if ground != self._ground:
            self._ground = ground
            self._tones = {tone: self._tone(tone, ground) for tone in ("near", "far", "works", "prop")}
        segments = [Segment(text, self._tones.get(tone, ground)) for text, tone in self._lines[y]]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _tone(self, tone: str, ground: Style) -> Style:
        behind = self.background_colors[1]
        colour = behind + self.get_component_styles(f"figure--{tone}").color
        return ground + Style(color=colour.rich_color)


def _moved(before: Skeleton, after: Skeleton) -> float:
    """How far the joint went that went farthest."""
    return max(length(sub(point, before.joints[name])) for name, point in after.joints.items())
