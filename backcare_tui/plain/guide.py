"""A session told as it goes, and steered by typed commands."""

from collections.abc import Callable, Mapping, Sequence

from backcare_tui.clock import Clock
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between
from backcare_tui.domain.session.draft import SessionDraft, SessionStart
from backcare_tui.domain.session.session import AGAIN_S, PACE_STEP, Session
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.domain.words.wording import clock_words
from backcare_tui.plain.conversation import Conversation

TICK_S = 0.1
"""Real seconds between two looks at the clock."""

AWAY_S = 2.0
"""Real seconds between two looks after which the person must have been away: a laptop asleep, Ctrl-Z."""

_END = "q"
_COMMANDS = (
    "While it runs, press Enter to pause or go on, or type one of these and press Enter:",
    "n next exercise, b back, + ten more seconds, [ slower, ] faster, o own pace, q end, ! when to get help.",
)


class Guide:
    """Says what falls due, and does what is typed."""

    def __init__(
        self,
        start: SessionStart,
        clock: Clock,
        conversation: Conversation,
        *,
        wait: Callable[[float], None],
        keep: Callable[[SessionDraft], None],
        help_lines: Sequence[str],
    ) -> None:
        """`wait` lets real seconds pass, or fewer if a line comes; `keep` gets a draft at each exercise."""
        self._start = start
        self._session = start.session
        self._clock = clock
        self._say = conversation.say
        self._conversation = conversation
        self._wait = wait
        self._keep = keep
        self._help_lines = help_lines
        self._ticked = clock.monotonic()
        """The clock reading up to which everything was said."""
        self._said: Moment | None = None
        """The moment at that time; None before the start."""
        self._kept_item: int | None = None
        self._commands: Mapping[str, Callable[[], None]] = {
            "": self._pause_or_go_on,
            "n": lambda: self._jump(self._session.skip(self._ticked)),
            "b": lambda: self._jump(self._session.back(self._ticked, AGAIN_S * self._clock.rate)),
            "+": self._ten_more_seconds,
            "[": lambda: self._change_pace(-PACE_STEP),
            "]": lambda: self._change_pace(PACE_STEP),
            "o": self._change_own_pace,
            "!": self._get_help,
        }

    def draft(self) -> SessionDraft:
        """The session up to the last thing said."""
        return self._start.draft(self._session, self._ticked, self._clock.now())

    def run(self) -> bool:
        """Tell the session to its end; whether what was done should be saved."""
        for line in _COMMANDS:
            self._say(line)
        self._ticked = self._clock.monotonic()
        self._jump(self._session.run(self._ticked))
        known = frozenset((*self._commands, _END))
        while True:
            self._tick()
            if self._session.finished(self._ticked):
                return True
            command = self._conversation.command(known, _COMMANDS[1])
            if command is None:
                self._wait(TICK_S)
            elif command != _END:
                self._commands[command]()
            elif (save := self._end()) is not None:
                return save

    def _tick(self) -> None:
        now = self._clock.monotonic()
        gap = now - self._ticked
        last = self._session.at(self._ticked)
        if gap > AWAY_S * self._clock.rate and not last.paused and not last.waiting:
            self._session = self._session.pause(self._ticked)
            self._say(f"You were away for {clock_words(gap)}. It waits where you left it: Enter goes on.")
        self._ticked = now
        moment = self._session.at(now)
        self._say_cues(moment)
        if moment.waiting and not last.waiting:
            self._say("Enter for the next one.")
        if moment.step.item != self._kept_item:
            self._kept_item = moment.step.item
            self._keep(self.draft())
        if (moment.paused or moment.waiting) and self._conversation.ended:
            self._say("Nobody can type here, so it goes on by itself.")
            self._jump(self._session.with_own_pace(now, False).run(now))

    def _say_cues(self, moment: Moment) -> None:
        for cue in cues_between(self._session.timeline, self._said, moment):
            # Counting down would bury the instructions.
            if cue.kind is not CueKind.COUNTDOWN:
                self._say(self._cue_words(cue))
        self._said = moment

    def _cue_words(self, cue: Cue) -> str:
        """CUE, with the repetition where one begins."""
        step = cue.step
        if cue.kind is not CueKind.PHASE or step is None or step.phase != 0:
            return cue.words
        reps = self._session.timeline.items[step.item].dose.reps
        return f"{step.rep} of {reps}. {cue.words}" if reps > 1 else cue.words

    # Commands

    def _jump(self, session: Session) -> None:
        """On with SESSION; what begins where it stands is said at the next tick."""
        self._session = session
        self._said = before_landing(session.at(self._ticked))

    def _pause_or_go_on(self) -> None:
        if self._session.at(self._ticked).waiting:
            self._jump(self._session.run(self._ticked))
        elif self._session.paused:
            self._session = self._session.run(self._ticked)
            self._say("Going on.")
        else:
            self._session = self._session.pause(self._ticked)
            self._say("Paused. Enter goes on.")

    def _ten_more_seconds(self) -> None:
        self._session = self._session.more(self._ticked)
        self._say("Ten more seconds.")

    def _change_pace(self, by: float) -> None:
        pace = round(self._session.timeline.pace + by, 1)
        self._session = self._session.with_pace(self._ticked, pace)
        self._said = self._session.at(self._ticked)
        self._say(f"Pace {self._session.timeline.pace:.1f}.")

    def _change_own_pace(self) -> None:
        own_pace = not self._session.own_pace
        self._session = self._session.with_own_pace(self._ticked, own_pace)
        self._say("At your own pace: Enter after each repetition." if own_pace else "By the clock again.")

    def _get_help(self) -> None:
        self._session = self._session.pause(self._ticked)
        for line in (*self._help_lines, "Paused. Enter goes on."):
            self._say(line)

    def _end(self) -> bool | None:
        """Whether to save what was done; None to go on after all."""
        self._session = self._session.pause(self._ticked)
        question = "Save what was done? Type yes, no, or go on."
        answer = self._conversation.choose(question, ("yes", "no", "go on"))
        self._ticked = self._clock.monotonic()
        if answer == "go on":
            self._session = self._session.run(self._ticked)
            return None
        return answer != "no"
