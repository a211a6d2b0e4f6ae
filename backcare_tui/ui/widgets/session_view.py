"""Everything that a session shows of one moment."""

from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Digits

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.timeline import Moment, Step, StepKind
from backcare_tui.domain.words.wording import clock_words, speaking_seconds
from backcare_tui.ui.widgets.figure_view import FigureView
from backcare_tui.ui.widgets.hanging_text import folded
from backcare_tui.ui.widgets.large_display import LargeDisplay
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.time_bar import TimeBar

_MINUTE = 60
_SENTENCE_LINES = 3
"""Those of a sentence that always have their place."""
_LONG_WIDTH = 44
"""Cells that a long one has beside the figure, as the stylesheet says."""
_ABOVE_SENTENCE = 2
"""Lines above it."""
_LAG_S = 0.25
"""Seconds by which bars and figure may lag behind words and digits. They move together: each time anything on the
screen does, Textual goes through all of it, which costs more than the moving."""


class RestCard(LiteralText):
    """Something worth knowing, in place of the figure while one rests: only where there is time to read all of it
    calmly, and room.
    """

    def __init__(self, words: Content) -> None:
        """WORDS may be empty: then it is never shown."""
        super().__init__(words, id="rest-card")
        self._words = words

    def suits(self, step: Step, room: Size) -> bool:
        """Whether it can be read to its end in STEP, and fits into ROOM."""
        if step.kind is not StepKind.REST or not self._words.plain or room.width < 1:
            return False
        lines = folded(self._words, room.width).wrap(room.width)
        return speaking_seconds(self._words.plain) <= step.seconds and len(lines) <= room.height


class SessionView(Widget):
    """The figure, what to do, how long, three bars, and what comes next; or all of it in large letters."""

    DEFAULT_CSS = """
    SessionView { height: 1fr; }
    """

    def __init__(self, routine: str, exercises: int, moving: bool, card: Content) -> None:
        """MOVING is False where the figure should show its key poses instead. CARD is read in a rest."""
        super().__init__(id="session-stage")
        self._exercises = exercises
        self._moving = moving
        self._shown: Moment | None = None
        """What the bars and the figure show."""
        self._too_small = LiteralText(id="too-small")
        self._routine = LiteralText(routine, id="session-routine")
        self._exercise = LiteralText(id="session-exercise")
        self._left = LiteralText(id="session-left")
        self._stage = Horizontal(id="stage")
        self._figure = FigureView(id="figure")
        self._card = RestCard(card)
        self._card_room = Size()
        """The cells that the figure has where it is seen."""
        self._phase = LiteralText(id="phase")
        self._breath_words = LiteralText(id="breath-words")
        self._sentence = LiteralText(id="sentence")
        self._state = LiteralText(id="state")
        self._digits = Digits(id="digits")
        self._rep = LiteralText(id="rep")
        self._large = LargeDisplay(id="large")
        self._breath_bar = TimeBar("breath", id="bar-breath")
        self._exercise_bar = TimeBar("exercise", id="bar-exercise")
        self._session_bar = TimeBar("session", id="bar-session")
        self._following = LiteralText(id="following")

    def compose(self) -> ComposeResult:
        yield self._too_small
        with Horizontal(id="session-top"):
            yield from (self._routine, self._exercise, self._left)
        with self._stage:
            yield from (self._figure, self._card)
            with Vertical(id="say"):
                yield from (self._phase, self._breath_words, self._sentence, self._state, self._digits, self._rep)
        yield self._large
        with Vertical(id="bars"):
            yield from (self._breath_bar, self._exercise_bar, self._session_bar, self._following)

    @property
    def large(self) -> bool:
        """Whether the large display is on."""
        return self.has_class("-large")

    def toggle_large(self) -> None:
        self.toggle_class("-large")
        self._shown = None

    def show(self, moment: Moment, state: str) -> None:
        """MOMENT, and STATE: a line about a pause or the pace, or nothing."""
        step, planned = moment.step, moment.planned
        if self._too_small.display:
            count = "paused" if moment.paused else count_words(moment)
            self._too_small.say(f"{step.name} {count}\nwindow too small")
        self._exercise.say(f"{step.item + 1} of {self._exercises}   {planned.exercise.name}")
        self._left.say(f"{clock_words(moment.session_remaining)} left")
        if self.large:
            self._large.show(moment, count_words(moment), state)
        else:
            self._show_words(moment, state)
        self._say_bars(moment)
        if _is_due(self._shown, moment):
            self._shown = moment
            self._fill_bars(moment)
            if not self.large:
                self._show_figure(moment)

    def _show_figure(self, moment: Moment) -> None:
        if self._figure.size:
            self._card_room = self._figure.size
        reads = self._card.suits(moment.step, self._card_room)
        self.set_class(reads, "-reading")
        if reads:
            return
        if self._moving:
            self._figure.show(moment.planned.exercise, moment)
        else:
            self._figure.show_still(moment.planned.exercise)

    def on_resize(self) -> None:
        self._shown = None
        self._card_room = Size()  # it is known again once the figure is seen
        self.remove_class("-reading")

    def _show_words(self, moment: Moment, state: str) -> None:
        step = moment.step
        name = "Get ready" if step.kind is StepKind.POSITION else step.name
        self._phase.say(_large(name, self._phase.size.width))
        self._breath_words.say(moment.breath.words)
        self._sentence.say(step.instruction)
        long = self._is_long(step)
        self.set_class(long, "-long")
        self.set_class(long and self._is_longest(step), "-longest")
        self._state.say(Content.styled(state, "$warning"))
        if self._digits.value != count_words(moment):
            self._digits.update(count_words(moment))
        self._rep.say(_where(moment))

    def _is_long(self, step: Step) -> bool:
        """Whether what is said to get ready needs the room of the count; that stands beside the bars, too."""
        width = self._sentence.size.width
        ready = step.kind is StepKind.POSITION and width > 0
        return ready and len(wrap(step.instruction, width)) > _SENTENCE_LINES

    def _is_longest(self, step: Step) -> bool:
        """Whether that needs the room of the figure, too: to be read whole matters more then."""
        room = self._stage.size.height - _ABOVE_SENTENCE
        return len(wrap(step.instruction, _LONG_WIDTH)) > room

    def _say_bars(self, moment: Moment) -> None:
        self._breath_bar.say(moment.breath.breath.value)
        self._exercise_bar.say(clock_words(moment.exercise_remaining))
        self._session_bar.say(clock_words(moment.session_remaining))
        following = moment.following.exercise.name if moment.following else "the end"
        self._following.say(Content.assemble(("next".ljust(TimeBar.LABEL_WIDTH), MUTED), following))

    def _fill_bars(self, moment: Moment) -> None:
        breath = moment.breath
        paced = breath.breath is not Breath.FREE
        self._breath_bar.fill(breath.fullness if paced else 0.0)
        self._exercise_bar.fill(moment.exercise_fraction)
        self._session_bar.fill(moment.session_fraction)


def _is_due(shown: Moment | None, moment: Moment) -> bool:
    """Whether bars and figure should show MOMENT instead of what is SHOWN: another step at once."""
    return shown is None or shown.step is not moment.step or abs(moment.seconds - shown.seconds) >= _LAG_S


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
