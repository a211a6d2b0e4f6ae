"""The first start, the signs that need help, and who should take care."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual.app import App

from backcare_tui.clock import Clock
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid, closed_by, with_answers
from backcare_tui.domain.interview.circumstances_interview import change_circumstances
from backcare_tui.domain.interview.first_start import first_start, signs_unread
from backcare_tui.domain.interview.signs_interview import open_again
from backcare_tui.domain.interview.steps import Describe, Interview, Remember, Step, Welcomed
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.dialogs.asking.answering import follow
from backcare_tui.ui.flows.interviews import Interviews

T = TypeVar("T")


class SafetyFlow:
    """Asks what keeps people safe. Its methods wait for people: call them from a worker."""

    def __init__(
        self, app: App[None], loaded: Loaded, journal: JournalThread, clock: Clock, interviews: Interviews
    ) -> None:
        self._app = app
        self._loaded = loaded
        self._journal = journal
        self._clock = clock
        self._interviews = interviews
        self._asked: Callable[[], object] = lambda: None
        self._memos: tuple[MemoEntry, ...] | None = None
        """What the journal had in mind when it could last be read."""

    async def first_start(self, welcomed: bool, asked: Callable[[], object]) -> None:
        """What is still to be said and asked of somebody WELCOMED before or not; ASKED is called whenever that is
        on the screen.
        """
        self._asked = asked
        known = lambda: self._loaded.settings.circumstances  # noqa: E731
        await self._follow(first_start(welcomed, self._loaded.safety, known))

    async def signs_if_unread(self, asked: Callable[[], object]) -> bool:
        """Ask for the signs if the journal cannot tell what was answered to them, and nobody did in this window;
        whether the exercises are open. ASKED as for the first start.
        """
        self._asked = asked
        closed = await self._closed()
        if self._memos is None and not self._interviews.said_of_signs:
            return await follow(signs_unread(self._loaded.safety), self._do_unread)
        return closed is None

    async def may_exercise(self) -> bool:
        """Whether the exercises are open, by now or after a question."""
        closed = await self._closed()
        if closed is None:
            return await self.signs_if_unread(self._asked)
        return await self._follow(open_again(self._loaded.safety, closed))

    async def are_closed(self) -> bool:
        """Whether the exercises are closed for now."""
        return await self._closed() is not None

    async def about_me(self) -> None:
        """Show the circumstances, and keep what is changed of them."""
        await self._follow(change_circumstances(self._loaded.settings.circumstances))

    async def _closed(self) -> SignsSaid | None:
        """The signs for which the exercises are closed, by the journal as far as it could be read and by what was
        answered in this window.
        """
        now = self._clock.now()
        with suppress(BackcareError):  # Today says why
            self._memos = await self._journal.call(lambda store: store.memos_at(now))
        return closed_by(with_answers(self._memos or (), self._interviews.said_of_signs))

    async def _follow(self, interview: Interview[T]) -> T:
        return await follow(interview, self._do)

    async def _do_unread(self, step: Step) -> object:
        """As `_do`, where the journal cannot be read, which the question says: nobody is told so again."""
        if not isinstance(step, Remember):
            return await self._do(step)
        kept = self._interviews.note(step)
        with suppress(BackcareError):
            await self._journal.call(lambda store: store.add(kept))
            return True
        return False

    async def _do(self, step: Step) -> object:
        match step:
            case Welcomed():
                await self._journal.call(JournalStore.mark_welcome_seen)
            case Describe(known):
                from backcare_tui.ui.dialogs.asking.circumstances import CircumstancesScreen

                return await self._app.push_screen_wait(CircumstancesScreen(known, self._loaded.catalogue.name_of))
            case _:
                self._app.call_after_refresh(self._asked)
                return await self._interviews.do(step)
        return None
