"""A session line by line, for screen readers, pipes and terminals that cannot draw."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from uuid import uuid4

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.signs.safety import safety_lines
from backcare_tui.domain.guidance.signs.signs_said import closed_by, with_answers
from backcare_tui.domain.interview.circumstances_interview import change_circumstances
from backcare_tui.domain.interview.first_start import first_start, signs_unread
from backcare_tui.domain.interview.first_start_due import first_start_due
from backcare_tui.domain.interview.look_back import look_back_if_due
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.noted import noted
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_interview import take_up_or_practise
from backcare_tui.domain.interview.session_questions import save_again_question, undone_words
from backcare_tui.domain.interview.signs_interview import open_again
from backcare_tui.domain.interview.steps import (
    Ask,
    Begin,
    Begun,
    ChangeSetting,
    Describe,
    Drop,
    FirstToday,
    Guide,
    Guided,
    Heed,
    Hold,
    Interrupt,
    Keep,
    LeaveUndone,
    Name,
    PutBack,
    Rate,
    Recall,
    Remember,
    Rename,
    Speak,
    Step,
    SumUp,
    TakeInHand,
    Tell,
    TellMorning,
    TellOwnActivity,
    TellWeek,
    Welcomed,
    run,
)
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.journal.entry_words import OUTCOME_WORDS, done_words
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.words.wording import clock_words, counted, minutes_words
from backcare_tui.errors import BackcareError
from backcare_tui.plain.conversation import Conversation, Left, Lines, understand_note, understand_rating
from backcare_tui.plain.guide import GuidedSession
from backcare_tui.plain.typed_lines import Interrupted
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.unfinished.undone import leave_undone, settle_undone
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.settings_file import settings_of


class PlainSession:
    """Does each step of the interview line by line. One of these is for one session."""

    def __init__(
        self,
        loaded: Loaded,
        journal: JournalStore,
        clock: Clock,
        *,
        out: Callable[[str], None],
        lines: Lines,
        wait: Callable[[float], None],
    ) -> None:
        """`out` prints one line; `wait` lets real seconds pass, or fewer if a line arrives."""
        self._loaded = loaded
        self._catalogue = loaded.catalogue
        self._means = Means(loaded.catalogue, lambda: loaded.safety, lambda: loaded.settings.person)
        self._journal = journal
        self._clock = clock
        self._conversation = Conversation(out, lines, tuple(safety_lines(loaded.safety)))
        self._say = self._conversation.say
        self._wait = wait
        self._under_way: Callable[[], SessionDraft] | None = None
        """Gives the session as it stands, while there is one that is not saved yet."""
        self._held: RatingEntry | None = None
        """A rating that belongs to a session which has not begun."""
        self._is_kept = False
        """Whether the journal has what was to be kept last."""
        self._troubles: set[str] = set()
        self._said_of_signs: list[MemoEntry] = []
        """What was answered to the cards of signs: it holds here even where it could not be kept."""

    def practise(self, routine: Routine, pace: float, *, about_me: bool = False, why: Sequence[str] = ()) -> int:
        """Guide a session of ROUTINE, or first one that was interrupted; the exit status. With ABOUT_ME the
        circumstances are shown first, and can be changed. WHY says why it is ROUTINE, and comes right before it.

        BackcareError if the journal fails at the beginning or the end, OSError if nothing can be printed any
        more. What was done is kept in both cases, as far as the disk takes it.
        """
        try:
            self._begin()
            if about_me:
                run(change_circumstances(self._loaded.settings.circumstances), self._do)
            if not self._may_exercise():
                return 0
            settle_undone(self._journal)
            unfinished = tuple(draft for draft in self._journal.abandoned() if isinstance(draft, SessionDraft))
            if not unfinished:
                self._look_back()
                for reason in why:
                    self._say(reason)
            now = self._clock.now()
            run(
                take_up_or_practise(unfinished, routine, pace, now, self._means),
                self._do,
            )
            self._enter_held()
        except BackcareError:
            self._enter_held()
            raise
        except Left:
            self._keep_for_later()
        except Interrupted as asked:
            with suppress(OSError):  # the terminal may be what is gone
                self._keep_for_later()
            return asked.status
        except OSError:
            with suppress(OSError):
                self._keep_for_later()
            raise
        return 0

    def _begin(self) -> None:
        """What is said and asked once, before anything else."""
        with self._going_on():
            welcomed = self._journal.welcome_seen()
            if first_start_due(welcomed, self._memos()):
                known = lambda: self._loaded.settings.circumstances  # noqa: E731
                run(first_start(welcomed, self._loaded.safety, known), self._do)
            return
        if not self._said_of_signs:
            run(signs_unread(self._loaded.safety), self._do)

    def _may_exercise(self) -> bool:
        """Whether the exercises are open, by now or after a question."""
        memos: tuple[MemoEntry, ...] = ()
        with self._going_on():
            memos = self._memos()
        closed = closed_by(with_answers(memos, self._said_of_signs))
        if closed is None:
            return True
        if run(open_again(self._loaded.safety, closed), self._do):
            return True
        self._say("The exercises stay closed for now. The next start asks again.")
        return False

    def _memos(self) -> tuple[MemoEntry, ...]:
        return self._journal.memos_at(self._clock.now())

    def _look_back(self) -> None:
        said = run(look_back_if_due(self._loaded.settings.peg_day), self._do)
        if said:
            self._say(said)

    # The steps of the interview

    def _do(self, step: Step) -> object:
        match step:
            case Ask(question):
                return self._conversation.choose(question)
            case Rate(question):
                return self._conversation.rate(question)
            case Interrupt():
                return self._interrupt(step)
            case Name(question):
                return self._conversation.name(question)
            case Remember() | TellMorning() | TellWeek() | TellOwnActivity():
                kept = noted(step, uuid4(), self._clock.now())
                if isinstance(kept, MemoEntry) and kept.about is Subject.SIGNS:
                    self._said_of_signs.append(kept)
                return self._told(lambda: self._journal.add(kept))
            case Rename(before, name):
                return self._told(lambda: self._journal.rename(before, name))
            case Tell(title, paragraphs):
                for line in (title, *paragraphs):
                    self._say(line)
            case Welcomed():
                self._journal.mark_welcome_seen()
            case Describe(known):
                return self._conversation.describe(known)
            case Heed(circumstances):
                return self._told(lambda: self._loaded.change_settings(settings_of(circumstances)))
            case FirstToday():
                return self._mark_morning_asked()
            case ChangeSetting(name, value):
                return self._told(lambda: self._loaded.change_settings({name: value}))
            case Speak():
                return False  # what reads the lines aloud is not this program's
            case Hold(rating):
                self._held = rating
            case Recall():
                return self._overview()
            case Begin():
                return Begun(uuid4(), self._clock.now())
            case TakeInHand(draft):
                return self._journal.take_in_hand(draft)
            case Guide(course):
                return self._guide(course)
            case Keep(draft):
                self._under_way = lambda: draft
                self._keep(draft)
            case Drop(id):
                self._journal.drop_draft(id)
                self._under_way = None
                self._say("Nothing was saved.")
            case LeaveUndone(draft):
                self._leave_undone(draft)
            case PutBack(draft):
                self._journal.put_back(draft)
                self._say("It stays as it is, and is offered again at the next start.")
            case SumUp(draft):
                self._sum_up(draft)
        return None

    def _interrupt(self, step: Interrupt) -> Choice:
        first = (step.title, step.action, *(f"- {point}" for point in step.points))
        return self._conversation.choose(step.question, first=first)

    def _told(self, write: Callable[[], object]) -> bool:
        """Whether WRITE has written; if not, that is said."""
        with self._going_on():
            write()
            return True
        return False

    def _mark_morning_asked(self) -> bool:
        with self._going_on():
            return self._journal.mark_morning_asked()
        return False

    def _overview(self) -> Overview:
        now = self._clock.now()
        with self._going_on():
            return self._journal.overview(now)
        return Overview(now, days=self._journal.days)

    def _guide(self, course: Course) -> Guided:
        guided = GuidedSession(
            course, self._clock, self._conversation, self._means, wait=self._wait, keep=self._keep, answer=self._do
        )
        self._under_way, self._held = guided.draft, None
        routine, seconds = course.session.timeline.routine, guided.seconds
        exercises = counted(len(routine.items), "exercise")
        self._say(f"{routine.name}: {exercises}, {minutes_words(seconds)}. {routine.summary}")
        with self._conversation.session():
            return guided.run()

    def _sum_up(self, draft: SessionDraft) -> None:
        for record in draft.records:
            self._say(f"{self._catalogue.name_of(record.exercise)}: {OUTCOME_WORDS[record.outcome]}.")
        practised = clock_words(sum(record.done_s for record in draft.records))
        ended = "Ended early: " if draft.entry().was_ended_early else ""
        self._say(f"{ended}{done_words(draft.records)}, {practised} of exercise.")
        note = self._conversation.ask("A note? One line, or Enter for none.", understand_note)
        draft = draft.model_copy(update={"note": "\n".join(filter(None, (draft.note, note)))})
        self._do(Keep(draft))
        draft = draft.model_copy(update={"pain_worst": self._worst_pain(draft.pain_worst)})
        self._do(Keep(draft))
        while True:
            try:
                self._journal.add(draft.entry())
            except BackcareError as error:
                self._say(str(error))
                if not self._try_again():
                    raise
            else:
                self._under_way = None
                self._say("Saved.")
                return

    def _leave_undone(self, draft: SessionDraft) -> None:
        if self._told(lambda: leave_undone(self._journal, draft)):  # else it is kept for the next start
            self._under_way = None
            self._say(undone_words(draft))

    def _worst_pain(self, known: int | None) -> int | None:
        leave = "Enter to leave it out" if known is None else f"Enter to leave it at {known}"
        question = f"The worst pain during the session? 0 ({LEAST_WORDS}) to 10 ({MOST_WORDS}), or {leave}."
        worst = self._conversation.ask(question, understand_rating)
        return known if worst is None else worst

    def _try_again(self) -> bool:
        return self._conversation.choose(save_again_question(self._is_kept)) is Choice.YES

    # Keeping

    def _keep(self, draft: SessionDraft) -> None:
        self._is_kept = False
        with self._going_on():
            self._journal.save_draft(draft)
            self._is_kept = True

    def _keep_for_later(self) -> None:
        """Keep the session under way, or what was rated before it, whatever happens next."""
        self._enter_held()
        if self._under_way is None:
            return
        self._keep(self._under_way())
        if self._is_kept:
            self._say("What was done is kept, and will be offered at the next start.")

    def _enter_held(self) -> None:
        """Enter what was rated where no session followed."""
        rating, self._held = self._held, None
        if rating is not None:
            with self._going_on():
                self._journal.add(rating)
                self._say(f"Saved: pain {rating.pain}.")

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """What cannot be kept is said once, and stops nothing."""
        try:
            yield
        except BackcareError as error:
            if str(error) not in self._troubles:
                self._troubles.add(str(error))
                self._say(str(error))
