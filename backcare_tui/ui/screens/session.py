"""A session under way. It needs no key but to go on after getting up from the floor."""

import asyncio
from collections.abc import Awaitable, Callable

from textual import work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer
from backcare_tui.cues.awake import KeepAwake
from backcare_tui.domain.catalogue.form import Equipment
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.steps import ChangeSetting, Guided, Interview, Step
from backcare_tui.domain.interview.under_way import Answered, Ended, came_back, ends, hurts
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.session.course import Course, Look
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.pace import PACE_STEP
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Moment, Timeline
from backcare_tui.domain.words.wording import number_words
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.asking.answering import follow
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.session_view import SessionView

TICK_S = 0.1
"""Real seconds between two looks at the clock; where something is to be heard in between, there is one then."""

_JUST_AFTER_S = 0.001
"""Real seconds by which a look at what falls due comes later, lest it comes before."""


class SessionScreen(HeldScreen[Guided]):
    """Shows the moment that the clock says, and keeps a draft at every exercise and after every key."""

    CSS_PATH = "session.tcss"

    BINDINGS = [
        Binding("space", "pause", "pause", id="session.pause", tooltip="Pause, or go on"),
        Binding(
            "enter",
            "ready",
            "ready",
            key_display="enter",
            id="session.ready",
            tooltip="I have all things; I am ready: begin with the count; else as space",
        ),
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
        large: bool = False,
    ) -> None:
        """ANSWER gives the reply to a step of what is asked in between, with MEANS. CARD may be read in a rest.

        LARGE is without the small print; whoever changes it finds it so the next time.
        """
        super().__init__()
        self._means = means
        self._answer = answer
        self._moving = moving
        self._card = card or Content("")
        self._large = large
        self.course = course
        """The session as it was seen last."""
        self._journal = journal
        self._clock = clock
        self._announcer = announcer
        self._awake = KeepAwake()
        self.filled = asyncio.Event()
        """Set when anything of it is shown..."""
        self.seen = asyncio.Event()
        """...and when that is on the terminal. The session begins then: nobody is ready for what they do not see,
        and while a whole screen is drawn, a voice would have to wait for its turn.
        """
        self.begun = False
        """Whether time passes in it, or passed."""
        self._looked = False
        """Whether anything of it was shown yet."""
        self._to_fetch: tuple[Equipment, ...] = ()
        """What has to be brought..."""
        self._fetched_in: Timeline | None = None
        self._fetched_for = 0
        """...for this exercise of that timeline."""
        self._outcomes_at: tuple[Session, int] | None = None
        self._come_to: tuple[Outcome, ...] = ()
        """How far the exercises of that session had come when that one of them began."""
        self._still = False
        """Whether what was shown last stands still, so that the key of a pause goes on..."""
        self._may_be_ready = False
        """...and whether it is time to get ready, so that a key ends it."""
        self.ended = False
        """Whether it has come to its end, and only has to close."""

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.course.session

    def compose(self) -> ComposeResult:
        timeline = self.session.timeline
        yield SessionView(
            timeline.routine.name, len(timeline.items), self._moving, self._card, self.filled, self._large
        )
        yield KeyBar()

    def on_mount(self) -> None:
        self._awake.start()
        self.call_after_refresh(self.tick)
        self.set_interval(TICK_S, self._tick_on)
        self._begin_when_seen()

    def on_unmount(self) -> None:
        self._awake.stop()

    def on_screen_suspend(self) -> None:
        """Something else is shown: nothing may run on unseen."""
        self._begin()
        self.course = self.course.hidden(self._clock.monotonic(), self._clock.rate)
        if not self.ended:  # the last words may be spoken to their end
            self._announcer.silence()

    @work(group="begin")
    async def _begin_when_seen(self) -> None:
        await self.seen.wait()
        self._look()

    def _begin(self) -> None:
        """Let time pass from now on, if it does not yet."""
        if not self.begun:
            self.begun = True
            self.course = self.course.begun(self._clock.monotonic())

    def tick(self) -> None:
        """Show what holds now. Calling it twice changes nothing."""
        if not self.display or self.query_one_optional(SessionView) is None:
            return  # it closes, and its parts may be gone
        if self.begun:
            self._look()
        else:
            self._show(self.course.begun(self._clock.monotonic()).moment)

    def _tick_on(self) -> None:
        """A tick; and one more just when something is to be heard, if that is before the next."""
        self.tick()
        rate = self._clock.rate
        due_s = self.course.due_within(TICK_S * rate)
        if due_s is not None:
            self.set_timer(due_s / rate + _JUST_AFTER_S, self.tick)

    def _look(self) -> bool:
        """Do what is due now, and show it; False if an absence ends only now: it is asked about, and a key does no
        more.
        """
        self._begin()
        look = self.course.looked(self._clock.monotonic(), self._clock.rate)
        self.course = look.course
        self._announce(look)
        if look.away_s is not None:
            self._ask(came_back(self.course, look.away_s))
        if look.keep:
            self._save(self.so_far())
        if not look.moment.finished:
            self._show(look.moment)
        elif self.is_active:  # what lies on top would be closed instead
            self._end(self.course, save=True)
        return look.away_s is None

    def _announce(self, look: Look) -> None:
        self._announcer.announce(look.due, look.moment.seconds, appears=not self._looked)
        self._looked = True

    def _show(self, moment: Moment) -> None:
        keys = moment.paused or moment.waiting, moment.may_be_ready
        if keys != (self._still, self._may_be_ready):
            self._still, self._may_be_ready = keys
            self.refresh_bindings()
        if self.is_current:
            view = self.query_one(SessionView)
            view.show(moment, self._state(moment), self._fetched(moment), self._outcomes(moment))

    def _fetched(self, moment: Moment) -> tuple[Equipment, ...]:
        """What has to be brought for the exercise after MOMENT; reckoned once for each, not at every tick."""
        timeline, after = self.session.timeline, moment.step.item + 1
        if timeline is not self._fetched_in or after != self._fetched_for:
            self._fetched_in, self._fetched_for = timeline, after
            self._to_fetch = timeline.fetched(after) if moment.following else ()
        return self._to_fetch

    def _outcomes(self, moment: Moment) -> tuple[Outcome, ...]:
        """How far the exercises but that of MOMENT have come; reckoned once for each, and after each key."""
        at = (self.session, moment.step.item)
        if self._outcomes_at is None or at[0] is not self._outcomes_at[0] or at[1] != self._outcomes_at[1]:
            self._outcomes_at = at
            self._come_to = self.session.outcomes(self.course.looked_at)
        return self._come_to

    def _state(self, moment: Moment) -> str:
        if moment.paused:
            return "Press space to go on."
        if moment.waiting and moment.step.waits:
            return "Take your time."
        if moment.waiting:
            return "In your own time."
        pace = self.session.timeline.pace
        notes = [f"pace {number_words(pace)}"] if pace != 1.0 else []
        return " · ".join(notes + (["own pace"] if self.session.own_pace else []))

    # Keys

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; those of a pause and of the large display are called what they do now, and that
        of who is ready is named where one gets ready.
        """
        active = super().active_bindings
        if self._still:
            told_otherwise(active, "space", description="go on")
        if not self._may_be_ready:
            told_otherwise(active, "enter", show=False)
        if self._large:
            told_otherwise(active, "l", description="normal", tooltip="The display with all its small print")
        return active

    def action_pause(self) -> None:
        self._act(Course.paused_or_running)

    def action_ready(self) -> None:
        """End the time to get ready; where there is none, it is the key of a pause."""
        if not self._look():
            return
        if not self.course.moment.may_be_ready:
            self.action_pause()
            return
        self._announcer.silence(for_good=True)  # who is ready needs to hear no more of how to be
        self._act(Course.ready)

    def action_skip(self) -> None:
        if not self._look():
            return
        if self.course.leaves_out_all:
            self.action_end()
        else:
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
        view = self.query_one(SessionView)
        view.toggle_large()
        self._large = view.large
        self.refresh_bindings()
        self.tick()
        self._remember_large(view.large)

    @work(exclusive=True, group="large")
    async def _remember_large(self, large: bool) -> None:
        await self._answer(ChangeSetting("large", large))

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
