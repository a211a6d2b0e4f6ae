"""A session under way. It needs no key from start to finish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Digits

from backcare_tui.clock import Clock
from backcare_tui.domain.draft import SessionDraft
from backcare_tui.domain.exercise import Breath
from backcare_tui.domain.session import AGAIN_S, PACE_STEP, Session
from backcare_tui.domain.timeline import Moment
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal_thread import JournalThread
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.screens.question import Answer, Question
from backcare_tui.ui.widgets.instruction import Instruction
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.prose import clock_words
from backcare_tui.ui.widgets.time_bar import TimeBar
from backcare_tui.ui.widgets.words import MUTED, Words

TICKS_PER_SECOND = 10
AWAY_S = 2.0
"""Real seconds between two ticks that mean the person was away: a sleeping laptop, a frozen line."""


@dataclass(frozen=True)
class SessionStart:
    """What a session begins with."""

    id: UUID
    """Becomes the id of the journal entry."""
    started_at: datetime
    pain_before: int | None
    session: Session


@dataclass(frozen=True)
class SessionEnd:
    """What a session came to; `save` is False when it should be forgotten."""

    save: bool
    draft: SessionDraft


class SessionScreen(Screen[SessionEnd]):
    """Shows the moment that the clock says, and keeps a draft at every exercise boundary."""

    BINDINGS = [
        Binding("space", "pause", "pause", id="session.pause", tooltip="Pause, or go on"),
        Binding("n", "skip", "next", id="session.next", tooltip="On to the next exercise"),
        Binding(
            "b", "back", "back", id="session.back", tooltip="Start this exercise again; twice: the one before"
        ),
        Binding(
            "plus,equals_sign",
            "more",
            "ten seconds",
            key_display="+",
            id="session.more",
            tooltip="Ten seconds more of this",
        ),
        Binding("left_square_bracket,left", "pace(-1)", "slower", key_display="[", id="session.slower"),
        Binding("right_square_bracket,right", "pace(1)", "faster", key_display="]", id="session.faster"),
        Binding(
            "o", "own_pace", "own pace", id="session.own-pace", tooltip="Wait for space after each repetition"
        ),
        Binding(
            "escape,q",
            "end",
            "end",
            key_display="esc",
            id="session.end",
            tooltip="Go on, finish and save, or discard",
        ),
    ]

    def __init__(self, start: SessionStart, journal: JournalThread, clock: Clock) -> None:
        super().__init__()
        self.session = start.session
        """The session as it stands."""
        self._start = start
        self._journal = journal
        self._clock = clock
        self._ticked = clock.monotonic()
        self._drafted_item: int | None = None
        self._away_s = 0.0
        self._ended = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="session-top"):
            yield Words(self.session.timeline.routine.name, id="session-routine")
            yield Words(id="session-exercise")
            yield Words(id="session-left")
        with Horizontal(id="stage"):
            yield Instruction(id="instruction")
            with Vertical(id="count"):
                yield Digits(id="digits")
                yield Words(id="rep")
        with Vertical(id="bars"):
            yield TimeBar("breath", id="bar-breath")
            yield TimeBar("exercise", id="bar-exercise")
            yield TimeBar("session", id="bar-session")
            yield Words(id="following")
        yield KeyBar()

    def on_mount(self) -> None:
        now = self._clock.monotonic()
        self.session = self.session.run(now)
        self._ticked = now
        self.tick()
        self.set_interval(1 / TICKS_PER_SECOND, self.tick)

    def on_screen_suspend(self) -> None:
        """Something else is shown: nothing may run on unseen."""
        self._pause(self._clock.monotonic())

    def tick(self) -> None:
        """Show what holds now. Calling it twice changes nothing."""
        now = self._clock.monotonic()
        gap = now - self._ticked
        if gap > AWAY_S * self._clock.rate and not self.session.paused:
            self._away_s = gap
            self._pause(self._ticked)
        self._ticked = now
        moment = self.session.at(now)
        if moment.step.item != self._drafted_item:
            self._drafted_item = moment.step.item
            self._save(self.draft(moment, now))
        if moment.finished:
            self._end(save=True)
        elif self.is_current:
            self._show(moment)

    def _show(self, moment: Moment) -> None:
        planned, step = moment.planned, moment.step
        count = len(self.session.timeline.items)
        self.query_one("#session-exercise", Words).say(
            f"{step.item + 1} of {count}   {planned.exercise.name}"
        )
        self.query_one("#session-left", Words).say(f"{clock_words(moment.session_remaining)} left")
        self.query_one(Instruction).show(moment, self._state(moment))
        digits = self.query_one(Digits)
        count_words = (
            clock_words(moment.step_remaining)
            if moment.step_remaining > 60
            else _whole(moment.step_remaining)
        )
        if digits.value != count_words:
            digits.update(count_words)
        self.query_one("#rep", Words).say(_where(moment))
        breath = moment.breath
        paced = breath.breath is not Breath.FREE
        self.query_one("#bar-breath", TimeBar).show(breath.fullness if paced else 0.0, breath.breath.value)
        self.query_one("#bar-exercise", TimeBar).show(
            moment.exercise_fraction, clock_words(moment.exercise_remaining)
        )
        self.query_one("#bar-session", TimeBar).show(
            moment.session_fraction, clock_words(moment.session_remaining)
        )
        following = f"{moment.following.exercise.name}" if moment.following else "the end, and well done"
        self.query_one("#following", Words).say(
            Content.assemble(("next".ljust(TimeBar.LABEL_WIDTH), MUTED), following)
        )

    def _state(self, moment: Moment) -> str:
        if moment.paused:
            away = f"You were away for {clock_words(self._away_s)}. " if self._away_s else ""
            return f"{away}Paused. Space goes on."
        if moment.waiting:
            return "In your own time. Space for the next one."
        pace = self.session.timeline.pace
        notes = [f"pace {pace:.1f}"] if pace != 1.0 else []
        return " · ".join(notes + (["own pace"] if self.session.own_pace else []))

    # Keys

    def action_pause(self) -> None:
        now = self._clock.monotonic()
        if self.session.paused or self.session.at(now).waiting:
            self._away_s = 0.0
            self._act(self.session.run(now))
        else:
            self._pause(now)
            self.tick()

    def action_skip(self) -> None:
        self._act(self.session.skip(self._clock.monotonic()))

    def action_back(self) -> None:
        self._act(self.session.back(self._clock.monotonic(), AGAIN_S * self._clock.rate))

    def action_more(self) -> None:
        self._act(self.session.more(self._clock.monotonic()))

    def action_pace(self, by: int) -> None:
        pace = round(self.session.timeline.pace + by * PACE_STEP, 1)
        self._act(self.session.with_pace(self._clock.monotonic(), pace))

    def action_own_pace(self) -> None:
        self._act(self.session.with_own_pace(self._clock.monotonic(), not self.session.own_pace))

    @work(exclusive=True, group="end")
    async def action_end(self) -> None:
        """Ask how to end; the clock stands still meanwhile."""
        question = Question(
            "End the session?",
            "",
            [
                Answer("f", "save", "finish here and save what was done"),
                Answer("d", "discard", "discard it, as if it had not been"),
                Answer("g", "go-on", "go on"),
            ],
        )
        answer = await self.app.push_screen_wait(question)
        if answer == "go-on":
            self._act(self.session.run(self._clock.monotonic()))
        else:
            self._end(save=answer == "save")

    def _act(self, session: Session) -> None:
        self.session = session
        self._ticked = self._clock.monotonic()
        self.tick()

    def _pause(self, now: float) -> None:
        self.session = self.session.pause(now)

    def _end(self, save: bool) -> None:
        if self._ended:
            return
        self._ended = True
        now = self._clock.monotonic()
        self.dismiss(SessionEnd(save, self.draft(self.session.at(now), now)))

    # The draft

    def draft(self, moment: Moment, now: float) -> SessionDraft:
        """The session as it can be gone on with, or entered into the journal."""
        records = self.session.records(now)
        return SessionDraft(
            id=self._start.id,
            routine=self.session.timeline.routine,
            started_at=self._start.started_at,
            saved_at=self._clock.now(),
            pain_before=self._start.pain_before,
            item=len(records) if moment.finished else moment.step.item,
            records=records,
            pace=self.session.timeline.pace,
        )

    @work(group="draft")
    async def _save(self, draft: SessionDraft) -> None:
        try:
            await self._journal.call(lambda store: store.save_draft(draft))
        except BackcareError as error:
            self.post_message(Trouble(error.title, error.advice))


def _whole(seconds: float) -> str:
    """SECONDS rounded up, so that zero is the end."""
    return str(max(0, int(-(-seconds // 1))))


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
