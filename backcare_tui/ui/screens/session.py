"""A session under way. It needs no key from start to finish."""

from collections.abc import Awaitable, Callable

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer
from backcare_tui.cues.awake import KeepAwake
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.steps import Guided, Interview, Step
from backcare_tui.domain.interview.under_way import Answered, Ended, came_back, ends, hurts
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.pace import PACE_STEP
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.domain.words.wording import number_words
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.answering import follow
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
        course: Course,
        journal: JournalThread,
        clock: Clock,
        announcer: Announcer,
        means: Means,
        answer: Callable[[Step], Awaitable[object]],
        moving: bool = True,
        card: Content | None = None,
    ) -> None:
        """ANSWER gives the reply to a step of what is asked in between, with MEANS. CARD may be read in a rest."""
        super().__init__()
        self._means = means
        self._answer = answer
        self._moving = moving
        self._card = card or Content("")
        self.course = course
        """The session as it was seen last."""
        self._journal = journal
        self._clock = clock
        self._announcer = announcer
        self._awake = KeepAwake()
        self._looked = False
        """Whether anything of it was shown yet."""
        self.ended = False
        """Whether it has come to its end, and only has to close."""

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.course.session

    def compose(self) -> ComposeResult:
        timeline = self.session.timeline
        yield SessionView(timeline.routine.name, len(timeline.items), self._moving, self._card)
        yield KeyBar()

    def on_mount(self) -> None:
        self.course = self.course.begun(self._clock.monotonic())
        self._awake.start()
        self.call_after_refresh(self.tick)
        self.set_interval(1 / TICKS_PER_SECOND, self.tick)

    def on_unmount(self) -> None:
        self._awake.stop()

    def on_screen_suspend(self) -> None:
        """Something else is shown: nothing may run on unseen."""
        self.course = self.course.hidden(self._clock.monotonic(), self._clock.rate)
        if not self.ended:  # the last words may be spoken to their end
            self._announcer.silence()

    def tick(self) -> None:
        """Show what holds now. Calling it twice changes nothing."""
        self._look()

    def _look(self) -> bool:
        """Show what holds now; False if an absence ends only now: it is asked about, and a key does no more."""
        look = self.course.looked(self._clock.monotonic(), self._clock.rate)
        self.course = look.course
        self._announcer.announce(look.due, look.moment.seconds, appears=not self._looked)
        self._looked = True
        if look.away_s is not None:
            self._ask(came_back(self.course, look.away_s))
        if look.keep:
            self._save(self.so_far())
        if look.moment.finished:
            if self.is_active:  # what lies on top would be closed instead
                self._end(self.course, save=True)
        elif self.is_current:
            self.query_one(SessionView).show(look.moment, self._state(look.moment))
        return look.away_s is None

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
        self._act(Course.paused_or_running)

    def action_skip(self) -> None:
        self._act(Course.skipped)

    def action_back(self) -> None:
        self._act(lambda course: course.back(self._clock.rate))

    def action_more(self) -> None:
        self._act(Course.longer)

    def action_pace(self, by: int) -> None:
        self._act(lambda course: course.faster(by * PACE_STEP))

    def action_own_pace(self) -> None:
        self._act(Course.own_pace_or_timed)

    def action_end(self) -> None:
        if self._look():
            self._ask(ends(self.course))

    def action_hurts(self) -> None:
        if self._look():
            self._ask(hurts(self.course, self._means))

    def action_large(self) -> None:
        self.query_one(SessionView).toggle_large()
        self.call_after_refresh(self.tick)

    def action_voice(self) -> None:
        speaks = self._announcer.toggle_voice()
        why_not = self._announcer.voice.why_not
        self.notify("Voice on." if speaks else why_not or "Voice off.", timeout=3, markup=False)

    def _act(self, change: Callable[[Course], Course]) -> None:
        """Make of the session, as it is now, what CHANGE makes of it; that is kept with the next look."""
        if not self._look():
            return
        self.course = change(self.course)
        if self.session.paused:
            self._announcer.silence()
        self._look()

    def _ask(self, interview: Interview[Answered]) -> None:
        """Ask, and do what is answered; the session stands still meanwhile."""
        self.course = self.course.hidden(self.course.looked_at)
        self._follow(interview)

    @work(exclusive=True, group="question")
    async def _follow(self, interview: Interview[Answered]) -> None:
        match await follow(interview, self._answer):
            case Ended(course, save, stopped):
                self._end(course, save, stopped)
            case Course() as course:
                self.course = course.resumed(self._clock.monotonic())
                self._look()

    def _end(self, course: Course, save: bool, stopped: bool = False) -> None:
        if self.ended:
            return
        self.ended = True
        self.course = course
        self.dismiss(Guided(self.so_far(), save, stopped))

    # The draft

    def so_far(self) -> SessionDraft:
        """The draft as of what was shown last: nobody may have practised since."""
        return self.course.draft(self._clock.now())

    @work(group="draft")
    async def _save(self, draft: SessionDraft) -> None:
        await self._journal.call(lambda store: store.save_draft(draft))
