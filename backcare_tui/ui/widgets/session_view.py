"""Everything that a session shows of one moment, each part in the place that the size of the screen gives it."""

import asyncio
import math
from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from backcare_tui.domain.catalogue.form import Equipment
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.domain.words.wording import clock_words, speaking_seconds
from backcare_tui.figure.cells.kind import Cells
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.widgets.figure.figure_view import FigureView, Instant, instant_of
from backcare_tui.ui.widgets.hanging_text import folded
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.outcome_signs import OUTCOME_SIGNS
from backcare_tui.ui.widgets.stage.breath_shape import BreathShape
from backcare_tui.ui.widgets.stage.breath_view import BreathBar, BreathDisc
from backcare_tui.ui.widgets.stage.letters import drawn, largest
from backcare_tui.ui.widgets.stage.places import places
from backcare_tui.ui.widgets.stage.scene import Part, Place, Scene
from backcare_tui.ui.widgets.stage.telling import content_of, tellings
from backcare_tui.ui.widgets.stage.words import (
    breath_choices,
    breath_word,
    count_choices,
    following_words,
    is_one_side,
    phase_words,
    repetition_choices,
    scene_of,
    sentence_words,
    side_choices,
    title_words,
    told_in,
)
from backcare_tui.ui.widgets.time_bar import TimeBar

_DISC_STEPS, _BAR_STEPS = 6, 24
"""Steps from empty to full: with each all of the edge of a disc is written again, and but the ends of a bar."""
_LAG_S, _LAG_MOVING_S = 0.35, 1.0
"""Seconds by which bars, breath and figure may lag behind words and digits, and where they wait for the next
picture of a figure. They move together: each time anything on the screen does, Textual goes through all of it,
which costs more than the moving."""


class RestCard(LiteralText):
    """Something worth knowing, in place of the figure while one rests: only where there is time to read all of it
    calmly, and room.
    """

    def __init__(self, words: Content) -> None:
        """WORDS may be empty: then it is never shown."""
        super().__init__(words, id="rest-card")
        self._words = words

    def has_time(self, step: Step) -> bool:
        """Whether it can be read to its end in STEP."""
        words = self._words.plain
        return step.kind is StepKind.REST and bool(words) and speaking_seconds(words) <= step.seconds

    def fits(self, place: Place) -> bool:
        return len(folded(self._words, place.width).wrap(place.width)) <= place.height


class SessionView(Widget):
    """The figure, what to do, how long, on which side, the breath, three bars, and what comes next."""

    DEFAULT_CSS = """
    SessionView { height: 1fr; }
    SessionView > * { position: absolute; display: none; }
    """

    def __init__(
        self,
        routine: str,
        exercises: int,
        moving: bool,
        card: Content,
        filled: asyncio.Event,
        large: bool = False,
    ) -> None:
        """MOVING is False where the figure should show its key poses instead, and words be no drawn letters.

        CARD is read in a rest. FILLED is set once anything is shown. LARGE leaves out the small print.
        """
        super().__init__(id="session-stage")
        self._exercises = exercises
        self._filled = filled
        self._asked: tuple[Moment, str, Sequence[Equipment], Sequence[Outcome]] | None = None
        """What was to be shown last."""
        self._moving = moving
        self.large = large
        """Whether the small print is left out; letters are drawn then."""
        self._cells: Cells | None = None
        """What is drawn is written in these; until that is said nothing is shown."""
        self._routine_name = routine
        self._shown: Moment | None = None
        """What the bars and the figure show..."""
        self._instant: Instant | None = None
        """...and which picture of a movement that is."""
        self._told: tuple[object, ...] = ()
        """What the words say..."""
        self._scene: tuple[object, ...] = ()
        """...and what the places were found for; nothing where they have to be found again."""
        self._places: dict[Part, Place] = {}
        self._words = {part: LiteralText(id=part) for part in Part if part not in _OTHERS}
        self._said: dict[Part, object] = {}
        """What was to be drawn last of each, and where: from one look to the next that seldom changes."""
        self._chosen: dict[Part, str] = {}
        """Which of the ways to say it that is, on one line."""
        self._figure = FigureView(id=Part.FIGURE)
        self._card = RestCard(card)
        self._disc = BreathDisc(id=Part.DISC)
        self._breath_bar = BreathBar("breath", id=Part.BREATH_BAR)
        self._exercise_bar = TimeBar("exercise", id=Part.EXERCISE_BAR)
        self._session_bar = TimeBar("session", id=Part.SESSION_BAR)

    def compose(self) -> ComposeResult:
        yield from self._words.values()
        yield from (self._figure, self._card, self._disc)
        yield from (self._breath_bar, self._exercise_bar, self._session_bar)

    def on_mount(self) -> None:
        self.post_message(FigureAppears(self._write_in))

    def _write_in(self, cells: Cells) -> None:
        """Write the disc in CELLS; where that is ASCII, nothing is drawn of other characters either."""
        self._disc.write_in(cells)
        self._cells = cells
        self._scene = ()
        if self._asked is not None:
            self.show(*self._asked)

    def toggle_large(self) -> None:
        self.large = not self.large
        self._scene = ()

    def on_resize(self, _: Resize) -> None:
        self._scene = ()

    def show(self, moment: Moment, state: str, fetched: Sequence[Equipment], outcomes: Sequence[Outcome]) -> None:
        """MOMENT, and STATE: a line about a pause or the pace, or nothing; FETCHED for the exercise after it.

        OUTCOMES are those of all exercises, as far as they have come.
        """
        self._asked = (moment, state, fetched, outcomes)
        size = self.size
        if not size or self._cells is None:
            return
        self._filled.set()
        told = (told_in(moment), state, fetched, outcomes)
        if told != self._told or not self._scene:  # most looks show the same words
            self._told = told
            shape = self._figure.shape_of(moment.planned.exercise) if self._moving else math.inf
            scene = scene_of(moment, self._card.has_time(moment.step), shape)
            if (scene, size, self.large) != self._scene:
                self._scene = (scene, size, self.large)
                self._arrange(scene, moment)
            self._say(moment, state, fetched, outcomes)
        instant = self._instant_of(moment)
        if self._is_due(moment, instant):
            self._shown, self._instant = moment, instant
            self._show_breath(moment)
            self._exercise_bar.fill(moment.exercise_fraction)
            self._session_bar.fill(moment.session_fraction)
            self._show_figure(moment)

    def _instant_of(self, moment: Moment) -> Instant | None:
        """Which picture of a movement MOMENT shows; None where no figure moves."""
        figure = moment.planned.exercise.figure
        if figure is None or not self._moving or not self._figure.display:
            return None
        return instant_of(figure, moment)

    def _is_due(self, moment: Moment, instant: Instant | None) -> bool:
        """Whether bars and figure should show MOMENT, too: another step or picture at once."""
        shown = self._shown
        if shown is None or shown.step is not moment.step or instant != self._instant:
            return True
        lag = _LAG_MOVING_S if instant is not None and instant.moves else _LAG_S
        return abs(moment.seconds - shown.seconds) >= lag

    def _arrange(self, scene: Scene, moment: Moment) -> None:
        """Put everything where it belongs in SCENE, and draw it there once that is done."""
        self._places = places(self.size.width, self.size.height, scene, self.large, self._drawing)
        room = self._places.get(Part.FIGURE)
        reads = room is not None and self._card.has_time(moment.step) and self._card.fits(room)
        for part, widget in self._parts():
            _put(widget, None if part is Part.FIGURE and reads else self._places.get(part))
        _put(self._card, room if reads else None)
        self._shown = None
        self.call_after_refresh(self._draw_anew)

    def _draw_anew(self) -> None:
        """Draw what goes by the size of its widget, which is known by now."""
        self._shown = None

    def _parts(self) -> Sequence[tuple[Part, Widget]]:
        return (
            *self._words.items(),
            (Part.FIGURE, self._figure),
            (Part.DISC, self._disc),
            (Part.BREATH_BAR, self._breath_bar),
            (Part.EXERCISE_BAR, self._exercise_bar),
            (Part.SESSION_BAR, self._session_bar),
        )

    def _show_figure(self, moment: Moment) -> None:
        if not self._figure.display:
            return
        if self._moving:
            self._figure.show(moment.planned.exercise, moment)
        else:
            self._figure.show_still(moment.planned.exercise)

    # Words

    def _say(self, moment: Moment, state: str, fetched: Sequence[Equipment], outcomes: Sequence[Outcome]) -> None:
        step = moment.step
        self._words[Part.EXERCISE].say(f"{step.item + 1} of {self._exercises}   {title_words(moment)}")
        self._words[Part.ROUTINE].say(self._routine(step.item, outcomes))
        self._draw(Part.PHASE, (phase_words(moment),))
        self._draw(Part.SIDE, side_choices(moment))
        self._draw(Part.COUNT, count_choices(moment))
        self._words[Part.PHASE].set_class(step.kind is StepKind.REST, "-rests")
        self._words[Part.COUNT].set_class(moment.paused or moment.waiting, "-waits")
        self._words[Part.SIDE].set_class(self._shares_row_with(Part.SIDE), "-beside")
        beside = self._shares_row_with(Part.SIDE) or self._shares_row_with(Part.PHASE)
        self._words[Part.COUNT].set_class(beside, "-beside")
        self._draw(Part.BREATH, breath_choices(moment))
        self._draw(Part.REP, repetition_choices(moment), sentence=step.kind is StepKind.POSITION)
        self._words[Part.STATE].say(self._state(moment, state))
        self._say_sentence(moment, state)
        following = following_words(moment, fetched)
        self._words[Part.FOLLOWING].say(Content.assemble(("next".ljust(TimeBar.LABEL_WIDTH), MUTED), following))
        self._exercise_bar.say(f"{clock_words(moment.exercise_remaining)} to go")
        self._session_bar.say(f"{clock_words(moment.session_remaining)} to go")

    def _shares_row_with(self, part: Part) -> bool:
        """Whether PART and the count stand beside each other, and have to be told apart."""
        other, count = self._places.get(part), self._places.get(Part.COUNT)
        return other is not None and count is not None and other.y == count.y

    @property
    def _drawing(self) -> bool:
        """Whether words are drawn in letters of several rows; to a screen reader those are but lines."""
        return self._glyphs and (self._moving or self.large)

    @property
    def _glyphs(self) -> bool:
        """Whether the terminal takes other characters than ASCII."""
        return self._cells is not Cells.ASCII

    def _draw(self, part: Part, choices: Sequence[str], sentence: bool = False) -> None:
        """Put into PART's place the first of CHOICES that can be drawn there, or the first as it is; a SENTENCE is
        never drawn.
        """
        place = self._places.get(part)
        drawing = self._drawing and not sentence
        said = (choices, place, drawing)
        if said == self._said.get(part):
            return
        self._said[part] = said
        self._chosen[part] = ""
        if place is None or not choices:
            self._words[part].say("")
            return
        large = None
        if drawing and place.height > 2:
            large = largest(choices, place.width, place.height, place.letter)
        self._words[part].set_class(large is not None, "-drawn")  # bold would cost more bytes and change nothing
        self._chosen[part] = (large or _whole(choices, place)).replace("\n", ", ")
        block = drawn(large, place.width, place.height) if large is not None else None
        self._words[part].say(block or self._chosen[part], drawn=block is not None)

    def _say_sentence(self, moment: Moment, state: str) -> None:
        """What is said in a sentence; how to get ready part by part, as far as there is room for that."""
        parts, place = moment.step.parts, self._places.get(Part.SENTENCE)
        words = self._sentence(moment, state)
        if place is None:
            self._words[Part.SENTENCE].say("")
            return
        said = (words, parts, place)
        if said == self._said.get(Part.SENTENCE):
            return
        self._said[Part.SENTENCE] = said
        if not parts or words != moment.step.instruction:
            self._words[Part.SENTENCE].say(words)
            return
        ways = tellings(words, parts, place.width)
        fitting = next((lines for lines in ways if len(lines) <= place.height), ways[-1])
        self._words[Part.SENTENCE].say(content_of(fitting), drawn=True)

    def _sentence(self, moment: Moment, state: str) -> str:
        """What is said of MOMENT in a sentence; or STATE, where that has no place of its own.

        How to get ready stays: one pauses to read it.
        """
        words = sentence_words(moment, self._chosen[Part.SIDE])
        return words if Part.STATE in self._places or moment.step.parts else state or words

    def _state(self, moment: Moment, state: str) -> Content:
        """STATE, or the side in full, where that is not drawn in full. The large display says a side once."""
        sides = side_choices(moment)
        if state or moment.step.kind is StepKind.REST or not sides or Part.SIDE not in self._places:
            return Content.styled(state, "$warning")
        whole, drawn = sides[0].replace("\n", ", "), self._chosen[Part.SIDE]
        said = drawn == whole or (self.large and is_one_side(whole))
        return Content("" if said else whole)

    def _routine(self, item: int, outcomes: Sequence[Outcome]) -> Content:
        """The routine by its name and, where glyphs are drawn, a mark for each exercise: that of ITEM lit, those
        before it and what was done after it by their OUTCOMES.
        """
        place = self._places.get(Part.ROUTINE)
        if place is None or self._exercises == 1:
            return Content("")
        name = Content.styled(self._routine_name, MUTED)
        ended = [OUTCOME_SIGNS[outcome] for outcome in outcomes]
        ahead = ["○" if outcome is Outcome.SKIPPED else OUTCOME_SIGNS[outcome] for outcome in outcomes]
        marks = Content.assemble(
            ("".join(f"{sign} " for sign in ended[:item]), MUTED),
            ("◉", "$accent bold"),
            ("".join(f" {sign}" for sign in ahead[item + 1 :]), MUTED),
        )
        ways = [Content.assemble(name, "   ", marks), marks] if self._moving and self._glyphs else [name]
        return next((words for words in ways if words.cell_length <= place.width), Content(""))

    # The breath

    def _show_breath(self, moment: Moment) -> None:
        breath = moment.breath
        steps = _DISC_STEPS if self._disc.display else _BAR_STEPS
        shape = BreathShape(
            breath.breath, round(breath.fullness * steps) / steps, moment.step.kind is StepKind.HOLD
        )
        if self._disc.display:
            self._disc.show(shape)
        said = Part.BREATH in self._places
        self._breath_bar.show(shape, "" if said else breath_word(breath.breath))


_OTHERS = frozenset((Part.FIGURE, Part.DISC, Part.BREATH_BAR, Part.EXERCISE_BAR, Part.SESSION_BAR))
"""The parts that are no words."""


def _put(widget: Widget, place: Place | None) -> None:
    """WIDGET into PLACE, or away."""
    widget.display = place is not None
    if place is not None:
        widget.styles.offset = (place.x, place.y)
        widget.styles.width, widget.styles.height = place.width, place.height


def _whole(choices: Sequence[str], place: Place) -> str:
    """The first of CHOICES that is there whole in PLACE, in one typeface; or what is left of the last."""
    fitting = (words for words in choices if len(wrap(words, place.width)) <= place.height)
    return next(fitting, choices[-1])
