"""The steps of an interview. A mouth does each, and gives back what the step says it wants to know."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.domain.interview.question import Answer, Choice, NameQuestion, Question, RatingQuestion
from backcare_tui.domain.journal.entry import Compared, RatingEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft

T = TypeVar("T")


@dataclass(frozen=True)
class Ask:
    """Ask QUESTION; the reply is a Choice: that of an answer, or the question's escape."""

    question: Question


@dataclass(frozen=True)
class Rate:
    """Ask for a number; the reply is Rated."""

    question: RatingQuestion


@dataclass(frozen=True)
class Name:
    """Ask for a name; the reply is what was typed, on one line and not too long, or None if it was left."""

    question: NameQuestion


_READ = Answer(Choice.GO_ON, "I have read it")


@dataclass(frozen=True)
class Interrupt:
    """Say what to do now, with nothing else beside it until it is answered; the reply is the Choice of an answer.

    Where nobody can answer any more it is that of the first one.
    """

    title: str
    action: str
    """What to do, in a sentence or two."""
    points: tuple[str, ...] = ()
    """More of it, as a list."""
    answers: tuple[Answer, ...] = (_READ,)
    """The most sensible first. Escape is answered as BACK if that is one of them, and otherwise not at all."""

    @property
    def question(self) -> Question:
        """What is asked once all that is said."""
        back = any(answer.choice is Choice.BACK for answer in self.answers)
        return Question(
            name="interruption",
            title="What now?",
            answers=self.answers,
            escape=Choice.BACK if back else Choice.GO_ON,
            at_end=self.answers[0].choice,
            preselected=False,
        )


@dataclass(frozen=True)
class Tell:
    """Say PARAGRAPHS under TITLE, and go on once they have been read; no reply."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Welcomed:
    """The first words of the program have been read, so that they are said no more; no reply."""


@dataclass(frozen=True)
class Remember:
    """Keep in mind what holds from now on of what it is ABOUT; no reply. A journal that cannot stops nothing."""

    about: Subject
    says: str


@dataclass(frozen=True)
class TellWeek:
    """Enter the answers to the three questions about a week; the reply is whether they are in the journal."""

    pain: int
    enjoyment: int
    activity: int


@dataclass(frozen=True)
class TellOwnActivity:
    """Enter how well what is called NAME goes, 0 to 10; the reply is whether it is in the journal."""

    name: str
    ability: int


@dataclass(frozen=True)
class Rename:
    """Let what was said of the activity called BEFORE be said of NAME; no reply. A journal that cannot stops
    nothing.
    """

    before: str
    name: str


@dataclass(frozen=True)
class Describe:
    """Ask whose circumstances are which, of somebody of whom this is KNOWN; the reply is Circumstances, or None if
    they were left as they are.
    """

    known: Circumstances


@dataclass(frozen=True)
class Heed:
    """Write CIRCUMSTANCES into the settings, and go by them from now on; the reply is whether they could be."""

    circumstances: Circumstances


@dataclass(frozen=True)
class TellMorning:
    """Enter how the morning after SESSION was, in points, COMPARED or both; no reply. A journal that cannot stops
    nothing.
    """

    session: UUID
    compared: Compared | None
    pain: int | None


@dataclass(frozen=True)
class FirstToday:
    """Count the morning as asked about today; the reply is False if it was already, be it in another window."""


@dataclass(frozen=True)
class Change:
    """Write the setting of that NAME, and go by it from now on; the reply is whether it could be written."""

    name: str
    value: bool


@dataclass(frozen=True)
class Hold:
    """Hold RATING until a session begins that has it too; no reply. If none does, it is entered as it is."""

    rating: RatingEntry


@dataclass(frozen=True)
class Recall:
    """Look into the journal; the reply is its Overview, where it cannot be read that of an empty one."""


@dataclass(frozen=True)
class Begin:
    """A session begins; the reply is Begun."""


@dataclass(frozen=True)
class Begun:
    """A new session's id, and the moment it began."""

    id: UUID
    at: datetime


@dataclass(frozen=True)
class TakeInHand:
    """Take DRAFT, which was found; the reply is False if another window has it."""

    draft: SessionDraft


@dataclass(frozen=True)
class Guide:
    """Guide a session on its COURSE from where it stands; the reply is Guided."""

    course: Course


@dataclass(frozen=True)
class Guided:
    """What a session came to; `save` is False if it is to be forgotten."""

    draft: SessionDraft
    save: bool
    stopped: bool = False
    """Whether something needs help, so that nothing more is asked."""


@dataclass(frozen=True)
class Keep:
    """Keep DRAFT, which is not saved yet; no reply. A journal that cannot stops nothing."""

    draft: SessionDraft


@dataclass(frozen=True)
class Drop:
    """Forget the draft with this id, and say so; no reply."""

    id: UUID


@dataclass(frozen=True)
class PutBack:
    """Leave DRAFT as it is, for the next start; no reply."""

    draft: SessionDraft


@dataclass(frozen=True)
class SumUp:
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
    | Change
    | Hold
    | Recall
    | Begin
    | TakeInHand
    | Guide
    | Keep
    | Drop
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
