"""A figure that goes through one repetition of an exercise, over and over."""

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Sides
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.ui.widgets.figure_view import FigureView

FRAMES_PER_SECOND = 6
_LOOK_S = 1.0
"""Real seconds between two looks whether it is seen."""
_AEROBIC_S = 60.0


class Preview(Widget):
    """Moves while it is on the screen; with MOVING off it shows the key poses side by side."""

    DEFAULT_CSS = """
    Preview { height: 12; }
    Preview.-empty { display: none; }
    """

    def __init__(self, clock: Clock, moving: bool, *, id: str) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._moving = moving
        self._exercise: Exercise | None = None
        self._timeline: Timeline | None = None
        self._loop = (0.0, 1.0)
        self._since = 0.0
        self._pictures: Timer | None = None
        self.rests = False
        """Whether it stands still because something else is shown."""

    def compose(self) -> ComposeResult:
        yield FigureView(id="preview-figure")

    def on_mount(self) -> None:
        if self._moving:
            self._pictures = self.set_interval(1 / FRAMES_PER_SECOND, self.tick)
            self.set_interval(_LOOK_S, self._rest_unseen)

    def _rest_unseen(self) -> None:
        """Wake up no more while something else is shown, and go on after it."""
        self.rests = not self.screen.is_active
        if self._pictures is not None:
            (self._pictures.pause if self.rests else self._pictures.resume)()

    def show(self, exercise: Exercise | None) -> None:
        """Go on with EXERCISE; None shows nothing."""
        self.set_class(exercise is None or exercise.figure is None, "-empty")
        if exercise is self._exercise:
            return
        self._exercise = exercise
        if exercise is None:
            return
        self._timeline = lay_out(Catalogue.single(exercise), {exercise.id: exercise})
        self._loop = _one_repetition(self._timeline, exercise)
        self._since = self._clock.monotonic()
        self.call_after_refresh(self.tick)

    def on_resize(self) -> None:
        self.call_after_refresh(self.tick)

    def tick(self) -> None:
        """Show where the repetition is now."""
        if self._exercise is None or self._timeline is None or not self.screen.is_active:
            return  # Textual would draw everything that lies on top again for each picture down here
        view = self.query_one(FigureView)
        if not self._moving:
            view.show_still(self._exercise)
            return
        start, end = self._loop
        passed = (self._clock.monotonic() - self._since) % (end - start)
        view.show(self._exercise, self._timeline.at(start + passed))


def _one_repetition(timeline: Timeline, exercise: Exercise) -> tuple[float, float]:
    """From where to where on TIMELINE one repetition goes, on both sides where they alternate."""
    steps = [step for step in timeline.steps if step.rep == 1 and step.set == 1]
    if exercise.sides is Sides.EACH:
        steps = [step for step in steps if step.side is steps[0].side]
    end = steps[-1].end
    if steps[0].kind is StepKind.AEROBIC:
        end = min(end, steps[0].start + _AEROBIC_S)
    return steps[0].start, end
