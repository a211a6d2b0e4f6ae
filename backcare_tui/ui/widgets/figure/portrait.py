"""The figure of one exercise, at a moment of one repetition."""

from textual.app import ComposeResult
from textual.widget import Widget

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Sides
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.ui.widgets.figure.figure_view import FigureView
from backcare_tui.ui.widgets.literal_text import LiteralText

_AEROBIC_S = 60.0
_TELLING = 0.8
"""The share of the first movement after which it is seen best: nearly there, with the arrow that led there."""


class Portrait(Widget):
    """EXERCISE's figure; NAMED below it where several stand side by side."""

    DEFAULT_CSS = """
    Portrait LiteralText { width: 100%; height: 1; text-align: center; }
    """

    def __init__(self, exercise: Exercise, *, named: bool) -> None:
        super().__init__()
        self.exercise = exercise
        self._named = named
        self._view = FigureView(id="preview-figure")
        self._timeline = lay_out(Catalogue.single(exercise), {exercise.id: exercise})
        self._start, self._end = _one_repetition(self._timeline, exercise)

    def compose(self) -> ComposeResult:
        yield self._view
        if self._named:
            yield LiteralText(self.exercise.name, classes="name")

    @property
    def seconds(self) -> float:
        """How long one repetition takes."""
        return self._end - self._start

    def show_at(self, seconds: float) -> None:
        """Show it SECONDS after a repetition began."""
        self._view.show(self.exercise, self._timeline.at(self._start + seconds))

    def show_telling(self) -> None:
        """Show the one moment that says most of it."""
        steps = self._timeline.steps
        moves = (step for step in steps if step.kind is StepKind.MOVE and step.start >= self._start)
        first = next(moves, None)
        self._view.show(
            self.exercise,
            self._timeline.at(first.start + _TELLING * first.seconds if first else self._start),
        )

    def show_key_poses(self) -> None:
        """Show its key poses side by side."""
        self._view.show_still(self.exercise)


def _one_repetition(timeline: Timeline, exercise: Exercise) -> tuple[float, float]:
    """From where to where on TIMELINE one repetition goes, on both sides where they alternate."""
    steps = [step for step in timeline.steps if step.rep == 1 and step.set == 1]
    if exercise.sides is Sides.EACH:
        steps = [step for step in steps if step.side is steps[0].side]
    end = steps[-1].end
    if steps[0].kind is StepKind.AEROBIC:
        end = min(end, steps[0].start + _AEROBIC_S)
    return steps[0].start, end
