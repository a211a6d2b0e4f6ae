"""A session under way. It needs no key from start to finish."""

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer
from backcare_tui.cues.awake import KeepAwake
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_interview import it_hurts
from backcare_tui.domain.interview.session_questions import away_question, end_question
from backcare_tui.domain.interview.steps import Guide, Guided, Step
from backcare_tui.domain.journal.complaint import Remedy
from backcare_tui.domain.session.cue import before_landing, cues_between, heard_before
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.pace import PACE_STEP
from backcare_tui.domain.session.session import AGAIN_S, AWAY_S, Session
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.domain.words.wording import number_words
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.answering import answered, follow
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.session_view import SessionView

TICKS_PER_SECOND = 10


class SessionScreen(Screen[Guided]):
    """Shows the moment that the clock says, and keeps a draft at every exercise and after every key."""

    CSS_PATH = "session.tcss"

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (36, "-narrow"), (72, "-wide"), (140, "-very-wide")]

    BINDINGS = [
        Binding("space", "pause", "pause", id="session.pause", tooltip="Pause, or go on"),
        Binding("n", "skip", "next", id="session.next", tooltip="On to the next exercise"),
        Binding("b", "back", "back", id="session.back", tooltip="This exercise again; twice: the one before"),
        Binding(
            "escape,q", "end", "end", key_display="esc", id="session.end", tooltip="End: save, discard, or go on"
        ),
        Binding("p", "hurts", "it hurts", id="session.hurts", tooltip="It hurts: pause, and see what to do"),
        Binding("l", "large", "large", id="session.large", tooltip="Large display, to be read from the floor"),
        Binding("plus,equals_sign", "more", "10 s", key_display="+", id="session.more", tooltip="10 more seconds"),
        Binding("left_square_bracket,left", "pace(-1)", "slower", key_display="[", id="session.slower"),
        Binding("right_square_bracket,right", "pace(1)", "faster", key_display="]", id="session.faster"),
        Binding("o", "own_pace", "own pace", id="session.own-pace", tooltip="Wait for space after each rep"),
        Binding("v", "voice", "voice", id="session.voice", tooltip="Voice on or off"),
    ]

    def __init__(
        self,
        step: Guide,
        catalogue: Catalogue,
        journal: JournalThread,
        clock: Clock,
        announcer: Announcer,
        moving: bool = True,
    ) -> None:
        super().__init__()
        self._moving = moving
        session = step.draft.session(catalogue)
        self.session = session.back(0.0, again_s=0.0) if step.again else session
        """The session as it stands."""
        self._draft = step.draft
        self._journal = journal
        self._clock = clock
        self._announcer = announcer
        self._awake = KeepAwake()
        self._ticked = clock.monotonic()
        self._announced = heard_before(self.session, self._ticked)
        self._drafted_item: int | None = None
        """The exercise at which it was kept last; None where it has to be kept again."""
        self.ended = False
        """Whether it has come to its end, and only has to close."""

    def compose(self) -> ComposeResult:
        timeline = self.session.timeline
        yield SessionView(timeline.routine.name, len(timeline.items), self._moving)
        yield KeyBar()

    def on_mount(self) -> None:
        now = self._clock.monotonic()
        self.session = self.session.run(now)
        self._ticked = now
        self._awake.start()
        self.call_after_refresh(self.tick)
        self.set_interval(1 / TICKS_PER_SECOND, self.tick)

    def on_unmount(self) -> None:
        self._awake.stop()

    def on_screen_suspend(self) -> None:
        """Something else is shown: nothing may run on unseen."""
        now = self._clock.monotonic()
        self.session = self.session.pause(self._ticked if self._was_away(now) else now)
        if not self.ended:  # the last words may be spoken to their end
            self._announcer.silence()

    def tick(self) -> None:
        """Show what holds now. Calling it twice changes nothing."""
        now = self._clock.monotonic()
        if self._was_away(now) and not self.session.paused:
            self.session = self.session.pause(self._ticked)
            self._ask_after_absence(now - self._ticked)
        self._ticked = now
        moment = self.session.at(now)
        due = () if moment.paused else cues_between(self.session.timeline, self._announced, moment)
        self._announcer.announce(due, moment.seconds)
        if not moment.paused:
            self._announced = moment
        if moment.step.item != self._drafted_item:
            self._drafted_item = moment.step.item
            self._save(self.draft(now))
        if moment.finished:
            if self.is_active:  # what lies on top would be closed instead
                self._end(save=True)
        elif self.is_current:
            self.query_one(SessionView).show(moment, self._state(moment))

    def _was_away(self, now: float) -> bool:
        """Whether nobody can have been here since the last tick."""
        return now - self._ticked > AWAY_S * self._clock.rate

    def _just_back(self) -> bool:
        """Whether an absence ends only now, with this key: it is asked about, and the key does nothing else."""
        going = not self.session.paused
        self.tick()
        return going and self.session.paused

    def _state(self, moment: Moment) -> str:
        if moment.paused:
            return "Paused. Press space to go on."
        if moment.waiting:
            return "In your own time. Press space for the next one."
        pace = self.session.timeline.pace
        notes = [f"pace {number_words(pace)}"] if pace != 1.0 else []
        return " · ".join(notes + (["own pace"] if self.session.own_pace else []))

    # Keys

    def action_pause(self) -> None:
        self._act(_paused_or_going)

    def action_skip(self) -> None:
        self._act(Session.skip)

    def action_back(self) -> None:
        self._act(lambda session, now: session.back(now, AGAIN_S * self._clock.rate))

    def action_more(self) -> None:
        self._act(Session.more)

    def action_pace(self, by: int) -> None:
        self._act(lambda session, now: session.with_pace(now, round(session.timeline.pace + by * PACE_STEP, 1)))

    def action_own_pace(self) -> None:
        self._act(lambda session, now: session.with_own_pace(now, not session.own_pace))

    def action_large(self) -> None:
        self.query_one(SessionView).toggle_large()
        self.call_after_refresh(self.tick)

    def action_voice(self) -> None:
        speaks = self._announcer.toggle_voice()
        why_not = self._announcer.voice.why_not
        self.notify("Voice on." if speaks else why_not or "Voice off.", timeout=3, markup=False)

    @work(exclusive=True, group="question")
    async def action_end(self) -> None:
        """Ask how to end; the clock stands still meanwhile."""
        if self._just_back():
            return
        before = self.session
        answer = await self.app.push_screen_wait(QuestionScreen(end_question()))
        if answer is Choice.GO_ON:
            self._restore(before)
        else:
            self._end(save=answer is Choice.SAVE)

    @work(exclusive=True, group="question")
    async def action_hurts(self) -> None:
        """Ask what hurts, and do what the person chooses; without an answer all is as it was."""
        if self._just_back():
            return
        before = self.session
        self.session = before.pause(self._clock.monotonic())
        complaint = await follow(it_hurts(), self._answer)
        if complaint is None:
            self._restore(before)
            return
        self.session = self.session.hurt(self._clock.monotonic(), complaint)
        if complaint.remedy is Remedy.END:
            self._end(save=True)
        else:
            self._go_on()

    async def _answer(self, step: Step) -> object:
        return await answered(self.app, step)

    @work(exclusive=True, group="question")
    async def _ask_after_absence(self, gap: float) -> None:
        answer = await self.app.push_screen_wait(QuestionScreen(away_question(gap)))
        if answer is Choice.AGAIN:
            self.session = self.session.back(self._clock.monotonic(), again_s=0)
        if answer in (Choice.GO_ON, Choice.AGAIN):
            self._go_on()
        elif answer is Choice.SAVE:
            self._end(save=True)

    def _restore(self, before: Session) -> None:
        """As it was BEFORE a question was asked: what ran runs on, and what waited or was paused still does."""
        if not before.paused:
            now = self._clock.monotonic()
            self._ticked = now  # the time that a question took is no absence
            self.session = self.session.unpaused(now)
        self.tick()

    def _go_on(self) -> None:
        self._act(Session.run)

    def _act(self, change: Callable[[Session, float], Session]) -> None:
        """Make of the session, as it is now, what CHANGE makes of it; that is kept with the next tick."""
        if self._just_back():
            return
        now = self._clock.monotonic()
        self.session = change(self.session, now)
        self._announced = before_landing(self.session.at(now))
        self._drafted_item = None
        if self.session.paused:
            self._announcer.silence()
        self.tick()

    def _end(self, save: bool) -> None:
        if self.ended:
            return
        self.ended = True
        now = self._clock.monotonic()
        self.dismiss(Guided(self.draft(now), save))

    # The draft

    def so_far(self) -> SessionDraft:
        """The draft as of what was shown last: nobody may have practised since."""
        return self.draft(self._ticked)

    def draft(self, now: float) -> SessionDraft:
        """The session as it can be gone on with, or entered into the journal."""
        return self._draft.after(self.session, now, self._clock.now())

    @work(group="draft")
    async def _save(self, draft: SessionDraft) -> None:
        await self._journal.call(lambda store: store.save_draft(draft))


def _paused_or_going(session: Session, now: float) -> Session:
    """SESSION going if it stands still, and the other way round."""
    return session.run(now) if session.paused or session.at(now).waiting else session.pause(now)
