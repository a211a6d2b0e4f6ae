"""Ways through the program line by line that meet every prompt there is, each told as it goes."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.signs.safety import safety_lines
from backcare_tui.domain.interview.steps import Ask, Describe, Interrupt, Name, Rate, Step
from backcare_tui.domain.journal.entry import Entry, SessionEntry
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.errors import BackcareError
from backcare_tui.plain.session import PlainSession
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import Settings
from tests.plain.line_by_line import PLAIN, SAFETY, Action, LineByLine, Script, raises
from tests.storage.kept import kept_session
from tests.storage.taken_in import taken_in
from tests.storage.welcomed import welcome
from tests.ui import sample

HELP = tuple(safety_lines(SAFETY.with_number("")))
NO_STEPS = ("A note?", "The worst pain during the session?", "Try again?")
"""Prompts that are no step of an interview, by how they begin; the last is the question "save-again"."""


@dataclass(frozen=True)
class Way:
    """What is typed on one way, from somebody's journal and settings."""

    answers: tuple[str, ...]
    during: tuple[tuple[float, str | int], ...] = ()
    """Commands in the session, by the second; a number is so many seconds of absence."""
    routine: str = "bridge"
    entries: tuple[Entry, ...] = ()
    memos: tuple[tuple[Subject, str, int], ...] = ()
    """What was kept in mind, and so many days ago."""
    settings: Settings = PLAIN
    welcomed: bool = True
    cut_off: bool = False
    """Whether a session was cut off before."""
    full: bool = False
    """Whether the disk is full when the session is saved, once."""


_END = ("3", "", "")
_THIN = PLAIN.model_copy(update={"about_me": (CautionTag.OSTEOPOROSIS,)})
_NOTHING = PLAIN.model_copy(update={"about_me": (CautionTag.PREGNANT, CautionTag.RECENT_SURGERY)})
_P = ((20.0, "p"),)

WAYS: dict[str, Way] = {
    "a first start": Way(("n", "n", "y", "2 5?", "4", "n", *_END), welcomed=False),
    "a sign": Way(("n", "y", "g"), welcomed=False),
    "closed": Way(("y", "4", "n", *_END), memos=((Subject.SIGNS, "urgent", 1),)),
    "a leg": Way(("4", "2", "n", "n", "n", *_END), entries=(sample.a_leg(),)),
    "a usual that is high": Way(("6", "n", "n", *_END), entries=sample.a_week_of(6)),
    "a lot of pain": Way(("8", "n", "no", *_END), routine="starter-three"),
    "something unusual": Way(("4", "y", "n", "n", "g", *_END)),
    "the morning after": Way(("b", "4", "n", *_END), entries=(sample.yesterday(),)),
    "how the morning was": Way(("e", "3", "4", "n", *_END), entries=(sample.yesterday(),)),
    "it hurts": Way(("4", "n", "i", "4", "g", *_END), during=_P),
    "it goes down a leg": Way(("4", "n", "f", "n", "5", "e", *_END), during=_P),
    "the chest": Way(("4", "n", "c", "s", "", ""), during=_P),
    "an end": Way(("4", "n", "g", *_END), during=((20.0, "q"),)),
    "an absence": Way(("4", "n", "g", *_END), during=((20.0, 600),)),
    "cut off before": Way(("g", *_END), cut_off=True),
    "a full disk": Way(("4", "n", *_END, "y"), full=True),
    "a week": Way(
        ("y", "6", "4", "3", "y", "tie my shoes", "4", "4", "n", *_END),
        settings=Settings(),
        entries=(sample.a_rating(1, sample.ago(9), 3),),
    ),
    "a month": Way(("y", "8", "4", "n", *_END), memos=((Subject.OWN_ACTIVITY, "tie my shoes", 40),)),
    "left out": Way(("4", "n", "n", "y", "g", *_END), routine="knee-to-chest", settings=_THIN),
    "nothing left": Way(("4", "n", "b"), routine="hamstring-stretch", settings=_NOTHING),
}


@dataclass
class Asking(Script):
    """Asks for help at each prompt before it answers, or leaves at one; keeps where each prompt was."""

    for_help: bool = False
    leave_at: int | None = None
    """The number of the prompt from which on only the wish to leave is typed."""
    prompts: list[int] = field(default_factory=list)
    """Lines said up to and with each prompt."""
    again: list[int] = field(default_factory=list)
    """The same where it was asked again after help was given."""

    def next(self) -> str | None:
        if self._typed:
            return super().next()
        if len(self.again) < len(self.prompts) and self.for_help:
            self.again.append(len(self.said))
            return super().next()
        self.prompts.append(len(self.said))
        if self.leave_at is not None and len(self.prompts) > self.leave_at:
            return "q"
        return "!" if self.for_help else super().next()


@dataclass(frozen=True)
class Walked:
    """What came of a way."""

    said: list[str]
    prompts: list[int]
    """Lines said up to and with each prompt."""
    again: list[int]
    """The same where it was asked again after help was given."""
    steps: list[Step]
    """Those that asked something, in order."""
    unread: list[str | Action]
    """Answers that nobody asked for."""
    status: int
    kept: list[object]
    """What the journal holds in the end, but for ids."""
    draft: SessionDraft | None

    @property
    def names(self) -> set[str]:
        """All that was asked, by its name."""
        asked = {name_of(step) for step in self.steps}
        return asked | {words for words in NO_STEPS if any(line.startswith(words) for line in self.said)}


def name_of(step: Step) -> str:
    match step:
        case Ask(question) | Rate(question) | Name(question):
            return question.name
        case Interrupt():
            return step.question.name
    return type(step).__name__


def walked(folder: Path, way: Way, *, for_help: bool = False, leave_at: int | None = None) -> Walked:
    """WAY gone to its end, asking FOR_HELP at each prompt; or to the prompt of number LEAVE_AT, counted from 0."""
    stage = LineByLine(folder)
    try:
        _lived(stage, way)
        stage.script = script = Asking(
            stage.clock, said=stage.said, usual=False, for_help=for_help, leave_at=leave_at
        )
        during = [(at, what if isinstance(what, str) else _absence(stage, what)) for at, what in way.during]
        steps: list[Step] = []
        with _noting(steps), _full_once(stage.store) if way.full else nullcontext():
            status = stage.play(*way.answers, routine=way.routine, during=during, settings=way.settings)
        entries = [entry.model_copy(update={"id": None}) for entry in stage.store.entries()]
        memos = [(memo.about, memo.says) for memo in stage.store.memos()]
        return Walked(
            said=stage.said,
            prompts=script.prompts,
            again=script.again,
            steps=steps,
            unread=script.answers,
            status=status,
            kept=[*entries, *memos],
            draft=kept_session(stage.store),
        )
    finally:
        stage.store.close()


def _lived(stage: LineByLine, way: Way) -> None:
    """The journal with which WAY begins."""
    if way.welcomed:
        welcome(stage.store)
    if not any(isinstance(entry, SessionEntry) for entry in way.entries):
        stage.store.mark_morning_asked()  # there is no morning to be asked about
    taken_in(stage.store, way.entries)
    for number, (about, says, days) in enumerate(way.memos):
        stage.store.add(MemoEntry(id=UUID(int=number), at=sample.ago(days), about=about, says=says))
    if way.cut_off:
        with suppress(KeyboardInterrupt):
            stage.play("4", during=[(106.0, raises(KeyboardInterrupt()))])
        stage.restart()


def _absence(stage: LineByLine, seconds: int) -> Action:
    return lambda: stage.clock.advance(seconds)


@contextmanager
def _noting(steps: list[Step]) -> Iterator[None]:
    do = PlainSession._do

    def noted(session: PlainSession, step: Step) -> object:
        if isinstance(step, Ask | Rate | Name | Interrupt | Describe):
            steps.append(step)
        return do(session, step)

    with patch.object(PlainSession, "_do", noted):
        yield


@contextmanager
def _full_once(store: JournalStore) -> Iterator[None]:
    """Let the disk of STORE be full for the first session that is saved."""
    add, refusals = store.add, [BackcareError("The disk is full, so nothing was saved.", "Make room.")]

    def refusing(entry: Kept, *, again: bool = True) -> Revision:
        if isinstance(entry, SessionEntry) and refusals:
            raise refusals.pop()
        return add(entry, again=again)

    with patch.object(store, "add", refusing):
        yield
