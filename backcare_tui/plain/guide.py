"""A session told as it goes, and steered by typed commands."""

from collections.abc import Callable, Mapping

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_interview import it_hurts
from backcare_tui.domain.interview.session_questions import end_question
from backcare_tui.domain.interview.steps import Guide, Guided, Step, run
from backcare_tui.domain.journal.complaint import Remedy
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between, heard_before
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.pace import PACE_STEP
from backcare_tui.domain.session.session import AGAIN_S, AWAY_S, Session
from backcare_tui.domain.session.timeline import announced
from backcare_tui.domain.words.wording import clock_words, number_words
from backcare_tui.plain.conversation import HELP, LEAVE, Conversation, Left

TICK_S = 0.1
"""Real seconds between two looks at the clock."""

AHEAD_S = 1.0
"""Real seconds from the beginning for which a pipe may still be sending answers to what is asked at the end."""

_COMMANDS = (
    "While it runs, press Enter to pause or go on, or type one of these and press Enter:",
    "p it hurts, n next exercise, b back, + ten more seconds, [ slower, ] faster, o own pace, q end, "
    "! when to get help, ? these commands.",
)


class GuidedSession:
    """Says what falls due, and does what is typed."""

    def __init__(
        self,
        step: Guide,
        catalogue: Catalogue,
        clock: Clock,
        conversation: Conversation,
        *,
        wait: Callable[[float], None],
        keep: Callable[[SessionDraft], None],
        answer: Callable[[Step], object],
    ) -> None:
        """`wait` lets real seconds pass, or fewer if a line comes; `keep` gets a draft at each exercise and after
        each command; `answer` gives the reply to a step that asks something.
        """
        self._draft = step.draft
        session = step.draft.session(catalogue)
        self._session = session.back(0.0, again_s=0.0) if step.again else session
        self._clock = clock
        self._say = conversation.say
        self._conversation = conversation
        self._wait = wait
        self._keep = keep
        self._answer = answer
        self._ticked = clock.monotonic()
        """The clock reading up to which everything was said."""
        self._said = heard_before(self._session, self._ticked)
        """The moment at that time; None before the start."""
        self._kept_item: int | None = None
        """The exercise at which it was kept last; None where it has to be kept again."""
        self._commands: Mapping[str, Callable[[], Guided | None]] = {
            "": self._pause_or_go_on,
            "n": lambda: self._jump(self._session.skip(self._ticked)),
            "b": lambda: self._jump(self._session.back(self._ticked, AGAIN_S * self._clock.rate)),
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
        return self._session.timeline.seconds

    def draft(self) -> SessionDraft:
        """The session up to the last thing said."""
        return self._draft.after(self._session, self._ticked, self._clock.now())

    def run(self) -> Guided:
        """Tell the session to its end, or to where it is ended."""
        self._say_commands()
        self._say_where_it_goes_on()
        began = self._ticked = self._clock.monotonic()
        self._session = self._session.run(began)
        while True:
            self._tick()
            if self._session.finished(self._ticked):
                return Guided(self.draft(), save=True)
            settling = self._ticked - began < AHEAD_S * self._clock.rate
            command = self._conversation.command(frozenset(self._commands), settling=settling)
            if command is None:
                self._wait(TICK_S)
                continue
            guided = self._commands[command]()
            if guided is not None:
                return guided

    def _say_where_it_goes_on(self) -> None:
        moment = self._session.at(self._ticked)
        if moment.exercise_elapsed > 0:
            where = announced(moment.step.item, len(self._session.timeline.items), moment.planned.exercise.name)
            self._say(f"Going on where it stopped. {where} {moment.step.instruction}")

    def _tick(self) -> None:
        now = self._clock.monotonic()
        gap = now - self._ticked
        last = self._session.at(self._ticked)
        if gap > AWAY_S * self._clock.rate and not last.paused and not last.waiting:
            self._session = self._session.pause(self._ticked)
            self._say(
                f"You were away for {clock_words(gap)}. The session is where you left it: press Enter to go on."
            )
        self._ticked = now
        moment = self._session.at(now)
        self._say_cues()
        if moment.waiting and not last.waiting:
            self._say("Press Enter for the next one.")
        if moment.step.item != self._kept_item:
            self._kept_item = moment.step.item
            self._keep(self.draft())
        if (moment.paused or moment.waiting) and self._conversation.ended:
            self._say("Nobody can type here, so it goes on by itself.")
            self._jump(self._session.with_own_pace(now, False).run(now))

    def _say_cues(self) -> None:
        moment = self._session.at(self._ticked)
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
        self._change(session)
        self._said = before_landing(session.at(self._ticked))

    def _change(self, session: Session) -> None:
        """On with SESSION, which is kept at the next tick."""
        self._session = session
        self._kept_item = None

    def _pause_or_go_on(self) -> None:
        if self._session.at(self._ticked).waiting:
            self._jump(self._session.run(self._ticked))
        elif self._session.paused:
            self._session = self._session.run(self._ticked)
            self._say("Going on.")
        else:
            self._session = self._session.pause(self._ticked)
            self._say("Paused. Press Enter to go on.")

    def _ten_more_seconds(self) -> None:
        self._change(self._session.more(self._ticked))
        self._say("Ten more seconds.")

    def _change_pace(self, by: float) -> None:
        self._jump(self._session.with_pace(self._ticked, round(self._session.timeline.pace + by, 1)))
        self._say(f"Pace {number_words(self._session.timeline.pace)}.")

    def _change_own_pace(self) -> None:
        own_pace = not self._session.own_pace
        self._change(self._session.with_own_pace(self._ticked, own_pace))
        self._say("At your own pace: Enter after each repetition." if own_pace else "Timed by the clock again.")

    def _say_commands(self) -> None:
        for line in _COMMANDS:
            self._say(line)

    def _get_help(self) -> None:
        self._session = self._session.pause(self._ticked)
        self._conversation.say_help()
        self._say("Paused. Press Enter to go on.")

    def _ask_what_hurts(self) -> Guided | None:
        before = self._session
        self._session = before.pause(self._ticked)
        try:
            complaint = run(it_hurts(), self._answer)
        except Left:  # within a session that is a wish to end it, which is asked about
            self._session = before
            return self._ask_how_to_end()
        if complaint is None:
            self._restore(before)
            return None
        self._look_up()
        self._session = self._session.hurt(self._ticked, complaint)
        if complaint.remedy is Remedy.END:
            return Guided(self.draft(), save=True)
        if complaint.remedy is Remedy.EASIER:
            self._say(self._session.at(self._ticked).planned.exercise.easier[0])
        self._jump(self._session.run(self._ticked))
        self._say("Going on.")
        return None

    def _ask_how_to_end(self) -> Guided | None:
        before = self._session
        self._session = before.pause(self._ticked)
        answer = self._conversation.choose(end_question(), at_end=Choice.SAVE)
        if answer is Choice.GO_ON:
            self._restore(before)
            return None
        return Guided(self.draft(), save=answer is Choice.SAVE)

    def _restore(self, before: Session) -> None:
        """As it was BEFORE a question was asked, except for the time that took."""
        self._look_up()
        if before.paused:
            self._say("Still paused. Press Enter to go on.")
        else:
            self._session = self._session.unpaused(self._ticked)
            self._say("Going on.")

    def _look_up(self) -> None:
        """The time that a question took is no absence."""
        self._ticked = self._clock.monotonic()
