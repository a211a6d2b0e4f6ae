"""The steps of an interview. A mouth does each, and gives back what the step says it wants to know."""

from collections.abc import Callable, Generator
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.domain.interview.question import Answer, Choice, NameQuestion, Question, RatingQuestion
from backcare_tui.domain.journal.entry import Compared, RatingEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft

T = TypeVar("T")


class Ask(NamedTuple):
    """Ask QUESTION; the reply is a Choice: that of an answer, or the question's escape."""

    question: Question


class Rate(NamedTuple):
    """Ask for a number; the reply is Rated."""

    question: RatingQuestion


class Name(NamedTuple):
    """Ask for a name; the reply is what was typed, on one line and not too long, or None if it was left."""

    question: NameQuestion


_READ = Answer(Choice.GO_ON, "go on, I have read it")


class Interrupt(NamedTuple):
    """Say what to do now, with nothing else beside it until it is answered; the reply is the Choice of an answer.

    Where nobody can answer any more it is that of the first one.
    """

    title: str
    action: str
    """What to do, in a sentence or two."""
    points: tuple[str, ...] = ()
    """More of it, as a list."""
    answers: tuple[Answer, ...] = (_READ,)
    """The most sensible first. Escape is answered as BACK if that is one of them, and otherwise not at all; what a
    pipe sends that knows nothing of the question, as the first.
    """

    @property
    def question(self) -> Question:
        """What is asked once all that is said."""
        back = any(answer.choice is Choice.BACK for answer in self.answers)
        return Question(
            name="interruption",
            title="What now?",
            answers=self.answers,
            escape=Choice.BACK if back else self.answers[0].choice,
            at_end=self.answers[0].choice,
            preselected=False,
        )


class Tell(NamedTuple):
    """Say PARAGRAPHS under TITLE, and go on once they have been read; no reply."""

    title: str
    paragraphs: tuple[str, ...]


class Welcomed(LightValue):
    """The first words of the program have been read, so that they are said no more; no reply."""


class Remember(NamedTuple):
    """Keep in mind what holds from now on of what it is ABOUT; no reply. A journal that cannot stops nothing."""

    about: Subject
    says: str


class TellWeek(NamedTuple):
    """Enter the answers to the three questions about a week; the reply is whether they are in the journal."""

    pain: int
    enjoyment: int
    activity: int


class TellOwnActivity(NamedTuple):
    """Enter how well what is called NAME goes, 0 to 10; the reply is whether it is in the journal."""

    name: str
    ability: int


class Rename(NamedTuple):
    """Let what was said of the activity called BEFORE be said of NAME; no reply. A journal that cannot stops
    nothing.
    """

    before: str
    name: str


class Describe(NamedTuple):
    """Ask whose circumstances are which, of somebody of whom this is KNOWN; the reply is Circumstances, or None if
    they were left as they are.
    """

    known: Circumstances


class Heed(NamedTuple):
    """Write CIRCUMSTANCES into the settings, and go by them from now on; the reply is whether they could be."""

    circumstances: Circumstances


class TellMorning(NamedTuple):
    """Enter how the morning after SESSION was, in points, COMPARED or both; no reply. A journal that cannot stops
    nothing.
    """

    session: UUID
    compared: Compared | None
    pain: int | None


class FirstToday(LightValue):
    """Count the morning as asked about today; the reply is False if it was already, be it in another window."""


class ChangeSetting(NamedTuple):
    """Write the setting of that NAME, and go by it from now on; the reply is whether it could be written."""

    name: str
    value: bool | str


class Speak(NamedTuple):
    """Let WORDS be heard as the voice of a session says them; the reply is whether there is one, of which nobody
    has set yet what it says.
    """

    words: str


class Hold(NamedTuple):
    """Hold RATING until a session begins that has it too; no reply. If none does, it is entered as it is."""

    rating: RatingEntry


class Recall(LightValue):
    """Look into the journal; the reply is its Overview, where it cannot be read that of an empty one."""


class Begin(LightValue):
    """A session begins; the reply is Begun."""


class Begun(NamedTuple):
    """A new session's id, and the moment it began."""

    id: UUID
    at: datetime


class TakeInHand(NamedTuple):
    """Take DRAFT, which was found; the reply is False if another window has it."""

    draft: SessionDraft


class Guide(NamedTuple):
    """Guide a session on its COURSE from where it stands; the reply is Guided."""

    course: Course


class Guided(NamedTuple):
    """What a session came to; `save` is False if it is to be forgotten."""

    draft: SessionDraft
    save: bool
    stopped: bool = False
    """Whether something needs help, so that nothing more is asked."""


class Keep(NamedTuple):
    """Keep DRAFT, which is not saved yet; no reply. A journal that cannot stops nothing."""

    draft: SessionDraft


class Drop(NamedTuple):
    """Forget the draft with this id, and say so; no reply."""

    id: UUID


class LeaveUndone(NamedTuple):
    """Forget DRAFT, of which nothing was done, keep what was rated before it, and say both; no reply."""

    draft: SessionDraft


class PutBack(NamedTuple):
    """Leave DRAFT as it is, for the next start; no reply."""

    draft: SessionDraft


class SumUp(NamedTuple):
    """Say what was done, ask for a note and the worst pain, and save; no reply, for it ends only once saved."""

    draft: SessionDraft


Step = (
    Ask
    | Rate
    | Name
    | Interrupt
    | Tell
    | Welcomed
    | Remember
    | Describe
    | Heed
    | TellWeek
    | TellOwnActivity
    | Rename
    | TellMorning
    | FirstToday
    | ChangeSetting
    | Speak
    | Hold
    | Recall
    | Begin
    | TakeInHand
    | Guide
    | Keep
    | Drop
    | LeaveUndone
    | PutBack
    | SumUp
)

Interview = Generator[Step, Any, T]
"""Yields steps, is sent the reply to each, and ends with what came of it."""


def run(interview: Interview[T], do: Callable[[Step], object]) -> T:
    """What comes of INTERVIEW when each of its steps is done by DO, which gives the reply."""
    reply: object = None
    while True:
        try:
            step = interview.send(reply)
        except StopIteration as end:
            outcome: T = end.value
            return outcome
        reply = do(step)
