"""A session told as it goes, and steered by typed commands."""

from collections.abc import Callable, Mapping

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.steps import Guided, Interview, Step, run
from backcare_tui.domain.interview.under_way import Answered, Ended, came_back, ends, hurts
from backcare_tui.domain.session.count import repetition_words
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.cue import Cue, CueKind, waiting_words
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.pace import PACE_STEP
from backcare_tui.domain.session.saying import announced
from backcare_tui.domain.words.wording import clock_words, number_words, spelled
from backcare_tui.plain.conversation import HELP, LEAVE, Conversation, Left

TICK_S = 0.1
"""Real seconds between two looks at the clock."""

_NOT_TOLD = frozenset({CueKind.NOTICE, CueKind.LEAD, CueKind.COUNTDOWN, CueKind.BREATH, CueKind.WAIT})
"""Counting down would bury the instructions. A breath is told with its movement; in a hold it is one's own. A wait
is told as it begins.
"""

AHEAD_S = 1.0
"""Real seconds from the beginning for which a pipe may still be sending answers to what is asked at the end."""

_COMMANDS = (
    "While it runs, press Enter to pause or go on, or type one of these and press Enter:",
    "r I am ready, p it hurts, n next exercise, b back, + ten more seconds, [ slower, ] faster, o own pace, "
    "q end, ! when to get help, ? these commands.",
)


class GuidedSession:
    """Says what falls due, and does what is typed."""

    def __init__(
        self,
        course: Course,
        clock: Clock,
        conversation: Conversation,
        means: Means,
        *,
        wait: Callable[[float], None],
        keep: Callable[[SessionDraft], None],
        answer: Callable[[Step], object],
    ) -> None:
        """`wait` lets real seconds pass, or fewer if a line comes; `keep` gets a draft at each exercise and after
        each command; `answer` gives the reply to a step that asks something.
        """
        self._course = course
        self._clock = clock
        self._say = conversation.say
        self._conversation = conversation
        self._means = means
        self._wait = wait
        self._keep = keep
        self._answer = answer
        self._commands: Mapping[str, Callable[[], Guided | None]] = {
            "": self._pause_or_go_on,
            "r": self._ready,
            "n": self._skip,
            "b": lambda: self._jump(self._course.back(self._clock.rate)),
            "+": self._ten_more_seconds,
            "[": lambda: self._change_pace(-PACE_STEP),
            "]": lambda: self._change_pace(PACE_STEP),
            "o": self._change_own_pace,
            "p": self._ask_what_hurts,
            "?": self._say_commands,
            HELP: self._get_help,
            LEAVE: self._ask_how_to_end,
        }

    @property
    def seconds(self) -> float:
        """How long the whole session is."""
        return self._course.session.timeline.seconds

    def draft(self) -> SessionDraft:
        """The session up to the last thing said."""
        return self._course.draft(self._clock.now())

    def run(self) -> Guided:
        """Tell the session to its end, or to where it is ended."""
        self._say_commands()
        if self._course.moment.exercise_elapsed > 0:
            self._say(f"Going on where it stopped. {self._where()}")
        began = self._clock.monotonic()
        self._course = self._course.begun(began)
        while True:
            guided = self._tick()
            if guided is not None:
                return guided
            settling = self._course.looked_at - began < AHEAD_S * self._clock.rate
            command = self._conversation.command(frozenset(self._commands), settling=settling)
            if command is None:
                self._wait(TICK_S)
                continue
            guided = self._commands[command]()
            if guided is not None:
                return guided

    def _tick(self) -> Guided | None:
        heard = self._course.heard
        look = self._course.looked(self._clock.monotonic(), self._clock.rate)
        self._course, moment = look.course, look.moment
        for cue in look.due:
            if cue.kind not in _NOT_TOLD:
                self._say(self._cue_words(cue))
        gets_up = moment.waiting and moment.step.waits and not moment.paused
        if gets_up and (self._conversation.ended or not self._conversation.by_hand):
            self._course = self._course.running()  # no key can come
        elif moment.waiting and not (heard and heard.waiting):
            self._say(waiting_words("Enter") if gets_up else "Press Enter for the next one.")
        if look.keep:
            self._keep(self.draft())
        if moment.finished:
            return Guided(self.draft(), save=True)
        if look.away_s is not None:
            return self._ask_after_absence(look.away_s)
        if (moment.paused or (moment.waiting and not gets_up)) and self._conversation.ended:
            self._say("Nobody can type here, so it goes on by itself.")
            self._course = self._course.by_itself()
        return None

    def _skip(self) -> Guided | None:
        if self._course.leaves_out_all:
            return self._ask_how_to_end()
        self._jump(self._course.skipped())
        return None

    def _ask_after_absence(self, away_s: float) -> Guided | None:
        if self._conversation.by_hand:
            return self._ask(came_back(self._course, away_s))
        self._say(
            f"You were away for {clock_words(away_s)}. The session is where you left it: press Enter to go on."
        )
        return None

    def _where(self) -> str:
        moment = self._course.moment
        items = len(self._course.session.timeline.items)
        return f"{announced(moment.step.item, items, moment.planned.exercise.name)} {moment.step.instruction}"

    def _cue_words(self, cue: Cue) -> str:
        """CUE, with the repetition where one begins."""
        step = cue.step
        if cue.kind is not CueKind.PHASE or step is None:
            return cue.words
        return f"{repetition_words(self._course.session.timeline, step)} {cue.words}".lstrip()

    # Commands

    def _jump(self, course: Course) -> None:
        """On with COURSE; what begins where it stands is said at the next look, or here if it is paused."""
        self._course = course
        if course.session.paused and not course.moment.finished:
            self._say(self._where())

    def _pause_or_go_on(self) -> None:
        was = self._course.moment
        self._course = self._course.paused_or_running()
        if self._course.session.paused:
            self._say("Paused. Press Enter to go on.")
        elif not was.waiting:
            self._say("Going on.")

    def _ready(self) -> None:
        """End the time to lay things out, or else to get ready; where it stands still, go on."""
        moment = self._course.moment
        if moment.paused or moment.waiting:
            self._pause_or_go_on()
        elif not moment.may_be_ready:
            self._say("It goes on by itself: there is nothing to get ready for.")
        else:
            self._course = self._course.ready()
            if not moment.step.waits and not self._course.moment.may_be_ready:
                self._say(f"It begins in {spelled(READY_S)} seconds.")

    def _ten_more_seconds(self) -> None:
        self._course = self._course.longer()
        self._say("Ten more seconds.")

    def _change_pace(self, by: float) -> None:
        self._course = self._course.faster(by)
        self._say(f"Pace {number_words(self._course.session.timeline.pace)}.")

    def _change_own_pace(self) -> None:
        self._course = self._course.own_pace_or_timed()
        own_pace = self._course.session.own_pace
        self._say("At your own pace: Enter after each repetition." if own_pace else "Timed by the clock again.")

    def _say_commands(self) -> None:
        for line in _COMMANDS:
            self._say(line)

    def _get_help(self) -> None:
        self._course = self._course.paused()
        self._conversation.say_help()
        self._say("Paused. Press Enter to go on.")

    def _ask_what_hurts(self) -> Guided | None:
        return self._ask(hurts(self._course, self._means))

    def _ask_how_to_end(self) -> Guided | None:
        return self._do(run(ends(self._course), self._answer))

    def _ask(self, interview: Interview[Answered]) -> Guided | None:
        """Ask, and do what is answered. To leave is to wish that the session ends, which is asked about."""
        try:
            answered = run(interview, self._answer)
        except Left:
            return self._ask_how_to_end()
        return self._do(answered)

    def _do(self, answered: Answered) -> Guided | None:
        if isinstance(answered, Ended):
            self._course = answered.course
            return Guided(self.draft(), answered.save, answered.stopped)
        self._course = answered.resumed(self._clock.monotonic())
        paused = self._course.session.paused
        self._say("Still paused. Press Enter to go on." if paused else "Going on.")
        return None
