"""A session line by line, for screen readers, pipes and terminals that cannot draw."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.plan import GENTLE, gentle_day_reason
from backcare_tui.domain.guidance.safety import SafetyText
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS
from backcare_tui.domain.session.draft import SessionDraft, SessionStart
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.words.wording import clock_words, minutes_words, moment_words
from backcare_tui.errors import BackcareError
from backcare_tui.plain.conversation import Conversation, Lines, understand_note, understand_rating
from backcare_tui.plain.guide import Guide
from backcare_tui.plain.typed_lines import Interrupted
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import Settings

_SCALE = f"0 ({LEAST_WORDS}) to 10 ({MOST_WORDS}), or Enter to leave it unrated"
_OUTCOMES = {Outcome.COMPLETED: "done", Outcome.ENDED_EARLY: "ended early", Outcome.SKIPPED: "left out"}


class PlainSession:
    """Asks, guides, asks again and saves. One of these is for one session."""

    def __init__(
        self,
        catalogue: Catalogue,
        safety: SafetyText,
        settings: Settings,
        journal: JournalStore,
        clock: Clock,
        *,
        out: Callable[[str], None],
        lines: Lines,
        wait: Callable[[float], None],
    ) -> None:
        """`out` prints one line; `wait` lets real seconds pass, or fewer if a line arrives."""
        self._catalogue = catalogue
        self._safety = safety
        self._help_lines = tuple(_help_lines(safety, settings.emergency_number))
        self._journal = journal
        self._clock = clock
        self._conversation = Conversation(out, lines)
        self._say = self._conversation.say
        self._wait = wait
        self._under_way: Callable[[], SessionDraft] | None = None
        """Gives the session as it stands, while there is one that is not saved yet."""
        """False while another unfinished session has the place of the draft."""
        self._troubles: set[str] = set()

    def practise(self, routine: Routine, pace: float, usual_pain: float | None = None) -> int:
        """Guide a session of ROUTINE, or first one that was interrupted; the exit status.

        BackcareError if the journal fails at the beginning or the end, OSError if nothing can be printed any
        more. What was done is kept in both cases, as far as the disk takes it.
        """
        try:
            self._welcome()
            start = self._take_up_draft() or self._begin(routine, pace, usual_pain)
            guide = Guide(
                start,
                self._clock,
                self._conversation,
                wait=self._wait,
                keep=self._keep,
                help_lines=self._help_lines,
            )
            self._under_way = guide.draft
            if guide.run():
                self._ask_and_save(guide.draft())
            else:
                self._discard()
        except Interrupted as asked:
            with suppress(OSError):  # the terminal may be what is gone
                self._keep_for_later()
            return asked.status
        except OSError:
            with suppress(OSError):
                self._keep_for_later()
            raise
        return 0

    # Before

    def _welcome(self) -> None:
        with self._going_on():
            if not self._journal.welcome_seen():
                for paragraph in self._safety.disclaimer:
                    self._say(paragraph)
                self._journal.mark_welcome_seen()

    def _take_up_draft(self) -> SessionStart | None:
        """The session that was interrupted, if there is one and the person goes on with it."""
        interrupted = (draft for draft in self._journal.abandoned() if isinstance(draft, SessionDraft))
        draft = next(filter(self._journal.take_in_hand, interrupted), None)
        if draft is None:
            return None
        ended = draft.item >= len(draft.records)
        known = all(item.exercise in self._catalogue.exercises for item in draft.routine.items)
        where = "done to the end" if ended else f"at exercise {draft.item + 1} of {len(draft.records)}"
        when = moment_words(draft.started_at, self._clock.now())
        self._say(f"A session was interrupted: {draft.routine.name}, {when}, {where}.")
        go_on = ("go on",) if known and not ended else ()
        answer = self._conversation.choose(
            f"Type {'go on, ' if go_on else ''}keep (put what was done into the journal) or discard.",
            (*go_on, "keep", "discard"),
        )
        match answer:
            case "go on":
                timeline = self._catalogue.timeline(draft.routine, draft.pace)
                session = Session.again(timeline, draft.records, draft.item)
                return SessionStart.again(draft, session)
            case "keep":
                self._journal.finish_session(draft.entry())
                self._say("Saved what was done.")
            case "discard":
                self._journal.drop_draft(draft.id)
                self._say("Discarded.")
            case _:
                self._journal.put_back(draft)
                self._say("It stays as it is, and is offered again at the next start.")
        return None

    def _begin(self, routine: Routine, pace: float, usual_pain: float | None) -> SessionStart:
        pain = self._conversation.ask(f"How is your back now? {_SCALE}.", understand_rating)
        if pain is not None:
            routine = self._gentler(routine, pain, usual_pain)
        timeline = self._catalogue.timeline(routine, pace)
        count = len(timeline.items)
        exercises = f"{count} exercise{'' if count == 1 else 's'}"
        self._say(f"{routine.name}: {exercises}, {minutes_words(timeline.seconds)}. {routine.summary}")
        return SessionStart(uuid4(), self._clock.now(), pain, Session.of(timeline))

    def _gentler(self, routine: Routine, pain: int, usual_pain: float | None) -> Routine:
        """ROUTINE, or the gentle day if pain is high today and the person chooses it."""
        gentle = self._catalogue.routines.get(GENTLE)
        reason = gentle_day_reason(pain, usual_pain)
        if gentle is None or reason is None or routine.id == GENTLE:
            return routine
        question = f"{reason} You decide: do “{gentle.name}” instead? Type yes or no."
        return gentle if self._conversation.choose(question, ("yes", "no")) == "yes" else routine

    # After

    def _ask_and_save(self, draft: SessionDraft) -> None:
        self._answered(draft)
        for record in draft.records:
            self._say(f"{self._catalogue.exercises[record.exercise].name}: {_OUTCOMES[record.outcome]}.")
        self._say(f"{clock_words(sum(record.done_s for record in draft.records))} of exercise.")
        pain = self._conversation.ask(f"And how is your back now? {_SCALE}.", understand_rating)
        draft = draft.model_copy(update={"pain_after": pain})
        self._answered(draft)
        note = self._conversation.ask("A note? One line, or Enter for none.", understand_note)
        draft = draft.model_copy(update={"note": "\n".join(filter(None, (draft.note, note)))})
        self._answered(draft)
        while True:
            try:
                self._journal.finish_session(draft.entry())
            except BackcareError as error:
                self._say(str(error))
                if self._conversation.choose("Try again? Type yes or no.", ("yes", "no")) != "yes":
                    raise
            else:
                self._under_way = None
                self._say("Saved.")
                return

    def _discard(self) -> None:
        if self._under_way is not None:
            self._journal.drop_draft(self._under_way().id)
            self._under_way = None
        self._say("Nothing was saved.")

    # Keeping

    def _answered(self, draft: SessionDraft) -> None:
        """Keep DRAFT, to which only answers are added from now on."""
        self._under_way = lambda: draft
        self._keep(draft)

    def _keep(self, draft: SessionDraft) -> None:
        with self._going_on():
            self._journal.save_draft(draft)

    def _keep_for_later(self) -> None:
        """Keep the session under way, if there is one, whatever happens next."""
        if self._under_way is None:
            return
        draft = self._under_way()
        with self._going_on():
            self._journal.save_draft(draft)
            self._say("What was done is kept, and is offered at the next start.")

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """What cannot be kept is said once, and stops nothing."""
        try:
            yield
        except BackcareError as error:
            if str(error) not in self._troubles:
                self._troubles.add(str(error))
                self._say(str(error))


def _help_lines(safety: SafetyText, emergency_number: str) -> Iterator[str]:
    number = emergency_number or "your local emergency number"
    for card in safety.cards:
        yield f"{card.symbol} {card.title}. {card.action.replace('{emergency_number}', number)} {card.lead}"
        for sign in card.signs:
            yield f"- {sign}"
