"""Nobody's mouth: does the steps of an interview with replies from a script, and no screen, line or disk."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from backcare_tui.domain.interview.noted import noted
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import (
    Ask,
    Begin,
    Begun,
    ChangeSetting,
    FirstToday,
    Guide,
    Guided,
    Hold,
    Interrupt,
    Interview,
    Rate,
    Recall,
    Remember,
    Speak,
    Step,
    SumUp,
    TakeInHand,
    TellMorning,
    run,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.journal.memo import Kept, MemoEntry
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.session.draft import SessionDraft
from tests.domain.builders import when

NOW = when(22)
BEGUN = Begun(UUID(int=5), NOW)
ASKING = Ask | Rate | Interrupt


class Mouth:
    """Gives REPLIES to what is asked, practises all of a session, and remembers the steps it did.

    That nothing is unusual it says by itself, unless `unusual` is another answer.
    """

    def __init__(
        self,
        *replies: object,
        overview: Overview | None = None,
        save: bool = True,
        takes: bool = True,
        unusual: Choice = Choice.NO,
        first: bool = True,
        writes: bool = True,
        speaks: bool = False,
    ) -> None:
        self.replies = list(replies)
        self.overview = overview or Overview(NOW, days=MIDNIGHT)
        self.save = save
        self.takes = takes
        self.unusual = unusual
        self.first = first
        self.writes = writes
        self.speaks = speaks
        self.spoken: list[str] = []
        self.steps: list[Step] = []
        self.written: list[Kept] = []
        """What went into the journal."""
        self.held: RatingEntry | None = None
        self.changed: dict[str, bool | str] = {}

    def do(self, step: Step) -> object:
        self.steps.append(step)
        match step:
            case Ask() | Rate() | Interrupt():
                return self.unusual if step.question.name == "unusual" else self.reply(step)
            case Recall():
                return self.seen()
            case Begin():
                return BEGUN
            case TakeInHand():
                return self.takes
            case FirstToday():
                return self.first
            case ChangeSetting(name, value):
                if self.writes:
                    self.changed[name] = value
                return self.writes
            case Speak(words):
                self.spoken.append(words)
                return self.speaks
            case Remember() | TellMorning():
                self.written.append(noted(step, uuid4(), self.now))
            case Hold(rating):
                self.held = rating
            case Guide(course):
                self.held = None
                return Guided(course.begun(0.0).looked(1000.0, 1000.0).course.draft(when(22, 13)), self.save)
        return None

    def reply(self, step: Ask | Rate | Interrupt) -> object:
        return self.replies.pop(0)

    @property
    def now(self) -> datetime:
        return self.overview.now

    def seen(self) -> Overview:
        """The overview with what was remembered meanwhile."""
        memos = tuple(entry for entry in reversed(self.written) if isinstance(entry, MemoEntry))
        return self.overview._replace(memos=(*memos, *self.overview.memos))

    def hears(self, interview: Interview[object]) -> "Mouth":
        self.outcome = run(interview, self.do)
        assert self.replies == []
        return self

    def asked(self) -> list[str]:
        return [step.question.name for step in self.steps if isinstance(step, Ask | Rate | Interrupt)]

    def question(self, name: str) -> Ask | Rate | Interrupt:
        """The step that asked the question called NAME."""
        (found,) = [
            step for step in self.steps if isinstance(step, Ask | Rate | Interrupt) and step.question.name == name
        ]
        return found

    def memos(self) -> list[tuple[str, str]]:
        """What was remembered: about what, and what it says."""
        return [(memo.about.value, memo.says) for memo in self.written if isinstance(memo, MemoEntry)]

    def kinds(self) -> list[type[Step]]:
        return [type(step) for step in self.steps]

    def last(self) -> SessionDraft:
        (summed_up,) = [step.draft for step in self.steps if isinstance(step, SumUp)]
        return summed_up


class LivingMouth(Mouth):
    """Answers with what CHOOSE picks of all that can be answered."""

    def __init__(self, choose: Callable[[tuple[object, ...]], object], overview: Overview) -> None:
        super().__init__(overview=overview)
        self.choose = choose
        self.rated: list[tuple[str, int]] = []
        """Each rating that was given, by its question."""

    def do(self, step: Step) -> object:
        if isinstance(step, Ask) and step.question.name == "unusual":
            self.steps.append(step)
            return self.reply(step)
        return super().do(step)

    def reply(self, step: Ask | Rate | Interrupt) -> object:
        if isinstance(step, Rate):
            given = self.choose((step.question.escape, None, *range(11)))
            if isinstance(given, int):
                self.rated.append((step.question.name, given))
            return given
        return self.choose((step.question.escape, *(answer.choice for answer in step.question.answers)))
