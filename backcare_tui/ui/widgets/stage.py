"""Everything that a session shows of one moment."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits

from backcare_tui.domain.exercise import Breath
from backcare_tui.domain.routine import Variation
from backcare_tui.domain.timeline import Moment, StepKind
from backcare_tui.domain.wording import clock_words
from backcare_tui.ui.widgets.figure_view import FigureView
from backcare_tui.ui.widgets.large_display import LargeDisplay
from backcare_tui.ui.widgets.time_bar import TimeBar
from backcare_tui.ui.widgets.words import MUTED, Words

_MINUTE = 60
_BARS_S, _FIGURE_S = 0.15, 0.25
"""Seconds by which bars and figure may lag behind words and digits, so that a slow line carries them too."""


class Stage(Widget):
    """The figure, what to do, how long, three bars, and what comes next; or all of it in large letters."""

    DEFAULT_CSS = """
    Stage { height: 1fr; }
    """

    def __init__(self, routine: str, exercises: int, moving: bool) -> None:
        """MOVING is False where the figure should show its key poses instead."""
        super().__init__(id="session-stage")
        self._routine = routine
        self._exercises = exercises
        self._moving = moving
        self._filled: Moment | None = None
        """What the bars show."""
        self._pictured: Moment | None = None
        """What the figure shows."""

    def compose(self) -> ComposeResult:
        yield Words(id="too-small")
        with Horizontal(id="session-top"):
            yield Words(self._routine, id="session-routine")
            yield Words(id="session-exercise")
            yield Words(id="session-left")
        with Horizontal(id="stage"):
            yield FigureView(id="figure")
            with Vertical(id="say"):
                yield Words(id="phase")
                yield Words(id="breath-words")
                yield Words(id="sentence")
                yield Words(id="state")
                yield Digits(id="digits")
                yield Words(id="rep")
        yield LargeDisplay(id="large")
        with Vertical(id="bars"):
            yield TimeBar("breath", id="bar-breath")
            yield TimeBar("exercise", id="bar-exercise")
            yield TimeBar("session", id="bar-session")
            yield Words(id="following")

    @property
    def large(self) -> bool:
        """Whether the large display is on."""
        return self.has_class("-large")

    def show(self, moment: Moment, state: str) -> None:
        """MOMENT, and STATE: a line about a pause or the pace, or nothing."""
        step, planned = moment.step, moment.planned
        too_small = self.query_one("#too-small", Words)
        if too_small.display:
            count = "paused" if moment.paused else count_words(moment)
            too_small.say(f"{step.name} {count}\nwindow too small")
        self._say("#session-exercise", f"{step.item + 1} of {self._exercises}   {planned.exercise.name}")
        self._say("#session-left", f"{clock_words(moment.session_remaining)} left")
        if self.large:
            self.query_one(LargeDisplay).show(moment, count_words(moment), state)
        else:
            self._show_words(moment, state)
        self._say_bars(moment)
        if _is_due(self._filled, moment, _BARS_S):
            self._filled = moment
            self._fill_bars(moment)
        if not self.large and _is_due(self._pictured, moment, _FIGURE_S):
            self._pictured = moment
            self._show_figure(moment)

    def _show_figure(self, moment: Moment) -> None:
        figure = self.query_one("#figure", FigureView)
        if self._moving:
            figure.show(moment.planned.exercise, moment)
        else:
            figure.show_still(moment.planned.exercise)

    def on_resize(self) -> None:
        self._filled = self._pictured = None

    def _show_words(self, moment: Moment, state: str) -> None:
        step, planned = moment.step, moment.planned
        phase = self.query_one("#phase", Words)
        phase.say(_large("Get ready" if step.kind is StepKind.POSITION else step.name, phase.size.width))
        self._say("#breath-words", moment.breath.words)
        easier = planned.item.variation is Variation.EASIER and step.rep > 0
        self._say("#sentence", planned.exercise.easier[0] if easier else step.instruction)
        self._say("#state", Content.styled(state, "$warning"))
        digits = self.query_one("#digits", Digits)
        if digits.value != count_words(moment):
            digits.update(count_words(moment))
        self._say("#rep", _where(moment))

    def _say_bars(self, moment: Moment) -> None:
        self.query_one("#bar-breath", TimeBar).say(moment.breath.breath.value)
        self.query_one("#bar-exercise", TimeBar).say(clock_words(moment.exercise_remaining))
        self.query_one("#bar-session", TimeBar).say(clock_words(moment.session_remaining))
        following = moment.following.exercise.name if moment.following else "the end"
        self._say("#following", Content.assemble(("next".ljust(TimeBar.LABEL_WIDTH), MUTED), following))

    def _fill_bars(self, moment: Moment) -> None:
        breath = moment.breath
        paced = breath.breath is not Breath.FREE
        self.query_one("#bar-breath", TimeBar).fill(breath.fullness if paced else 0.0)
        self.query_one("#bar-exercise", TimeBar).fill(moment.exercise_fraction)
        self.query_one("#bar-session", TimeBar).fill(moment.session_fraction)

    def _say(self, selector: str, content: Content | str) -> None:
        self.query_one(selector, Words).say(content)


def _is_due(shown: Moment | None, moment: Moment, lag_s: float) -> bool:
    """Whether MOMENT is to be shown in place of what is SHOWN: another step at once, else after LAG_S."""
    return shown is None or shown.step is not moment.step or abs(moment.seconds - shown.seconds) >= lag_s


def count_words(moment: Moment) -> str:
    """What is left of the step, rounded up so that zero is the end: seconds, or minutes and seconds."""
    left = moment.step_remaining
    return clock_words(left) if left > _MINUTE else str(max(0, int(-(-left // 1))))


def _large(words: str, width: int) -> str:
    """WORDS in capitals, letters set apart where WIDTH has room for that."""
    spaced = "   ".join(" ".join(word) for word in words.upper().split())
    return spaced if len(spaced) <= width else words.upper()


def _where(moment: Moment) -> str:
    """Side, repetition and set, as far as they say something."""
    step, dose = moment.step, moment.planned.dose
    parts = []
    if step.side:
        parts.append(moment.planned.exercise.side_words.of(step.side))
    if step.rep and dose.reps > 1:
        parts.append(f"rep {step.rep} of {dose.reps}")
    if step.set and dose.sets > 1:
        parts.append(f"set {step.set} of {dose.sets}")
    return "\n".join(parts)
