"""A session line by line with a clock that moves only while the session waits, and a script for who types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.before.questions import unusual_question
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.plain.session import PlainSession
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.catalogue_files import load_safety
from backcare_tui.storage.written.settings_file import Settings
from tests.fake_clock import FakeClock
from tests.shipped import shipped, shipped_files
from tests.storage.kept import kept_session

FILES = shipped_files()
CATALOGUE = shipped()
SAFETY = load_safety()
UNUSUAL = unusual_question().title
Action = Callable[[], None]


@dataclass
class Script:
    """Stands in for whoever types: answers to questions, and what happens after so many real seconds."""

    clock: FakeClock
    answers: list[str | Action] = field(default_factory=list)
    """Typed when a question waits for them; or what happens then."""
    during: list[tuple[float, str | Action]] = field(default_factory=list)
    """Real seconds since the start, with the command typed then or what else happens, in order."""
    by_hand: bool = True
    piped: list[str] = field(default_factory=list)
    """All there from the start, as from a file."""
    waits: int = 0
    said: list[str] = field(default_factory=list)
    """What the session says, line by line."""
    usual: bool = True
    """Whether it says by itself that nothing is unusual."""
    _typed: list[str] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        return not (self.answers or self.during or self._typed or self.piped)

    def peek(self) -> str | None:
        return next(iter((*self._typed, *self.piped)), None)

    def next(self) -> str | None:
        if self.usual and not self.piped and self.said and self.said[-1].startswith(UNUSUAL):
            return "n"
        for lines in (self._typed, self.piped):
            if lines:
                return lines.pop(0)
        answer = self.answers.pop(0) if self.answers else None
        if callable(answer):
            answer()
            return None
        return answer

    def wait(self, seconds: float) -> None:
        assert seconds > 0.01, "a wait this short keeps a processor busy"
        self.waits += 1
        assert self.waits < 100_000, "the session never ends"
        self.clock.advance(seconds * self.clock.rate)
        if self.during and self.clock.monotonic() >= self.during[0][0] * self.clock.rate:
            _, happens = self.during.pop(0)
            if isinstance(happens, str):
                self._typed.append(happens)
            else:
                happens()


PLAIN = Settings(peg_day="never")
"""It is always Sunday in these tests, when one looks back on the week."""


class LineByLine:
    """A journal in a temporary folder, and what was printed."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.folder = folder
        self.config = folder / "config"
        self.store = JournalStore.open(folder, self.clock, MIDNIGHT)
        self.said: list[str] = []
        self.script = Script(self.clock, said=self.said)

    def seconds(self, routine: str) -> float:
        """How long ROUTINE takes somebody of whom nothing is known."""
        return timeline_for(CATALOGUE, CATALOGUE.to_practise([routine]), Person()).seconds

    def play(
        self,
        *answers: str | Action,
        routine: str = "starter-three",
        during: Sequence[tuple[float, str | Action]] = (),
        out: Callable[[str], None] | None = None,
        settings: Settings | None = None,
        pace: float = 1.0,
        about_me: bool = False,
        why: Sequence[str] = (),
    ) -> int:
        self.script.answers = list(answers)
        start = self.clock.monotonic() / self.clock.rate
        self.script.during = [(start + at, what) for at, what in during]
        session = PlainSession(
            Loaded(FILES, settings or PLAIN, Folders(self.folder, self.config)),
            self.store,
            self.clock,
            out=out or self.said.append,
            lines=self.script,
            wait=self.script.wait,
        )
        return session.practise(CATALOGUE.to_practise([routine]), pace, about_me=about_me, why=why)

    def restart(self) -> None:
        """End the program and start it again."""
        self.store.close()
        self.store = JournalStore.open(self.folder, self.clock, MIDNIGHT)
        self.said.clear()

    def entry(self) -> SessionEntry:
        (entry,) = self.store.entries()
        assert isinstance(entry, SessionEntry)
        return entry

    def draft(self) -> SessionDraft:
        draft = kept_session(self.store)
        assert draft is not None
        return draft

    def sessions(self) -> list[SessionEntry]:
        return [entry for entry in self.store.entries() if isinstance(entry, SessionEntry)]

    def index(self, words: str) -> int:
        """The first line that holds WORDS."""
        return next(number for number, line in enumerate(self.said) if words in line)


def begins(routine: str = "starter-three", item: int = 0) -> float:
    """Seconds from the start of ROUTINE to where one has got ready for its exercise ITEM, and it begins."""
    timeline = timeline_for(CATALOGUE, CATALOGUE.to_practise([routine]), Person())
    return timeline.steps[timeline.first_step(item)].end


def raises(error: BaseException) -> Action:
    def act() -> None:
        raise error

    return act
