"""Interviews on screens: the steps that need no more than the app, the journal, the settings and the clock."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar
from uuid import uuid4

from textual.app import App

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.noted import noted
from backcare_tui.domain.interview.steps import (
    ChangeSetting,
    FirstToday,
    Heed,
    Interview,
    Recall,
    Remember,
    Rename,
    Step,
    TellMorning,
    TellOwnActivity,
    TellWeek,
)
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.written.settings_file import settings_of
from backcare_tui.storage.written.settings_writing import Setting
from backcare_tui.ui.dialogs.asking.answering import answered, follow
from backcare_tui.ui.troubles import going_on

T = TypeVar("T")


class Interviews:
    """Follows interviews. Its methods wait for people: call them from a worker.

    A journal that fails is said, and the interview goes on without it; so are settings that cannot be written.
    """

    def __init__(
        self,
        app: App[None],
        journal: JournalThread,
        clock: Clock,
        change_settings: Callable[[Mapping[str, Setting]], Awaitable[object]],
    ) -> None:
        """CHANGE_SETTINGS writes settings by their names, after which everybody goes by them."""
        self._app = app
        self._journal = journal
        self._clock = clock
        self._change_settings = change_settings
        self.said_of_signs: list[MemoEntry] = []
        """What was answered to the cards of signs in this window, oldest first: it holds here even if unkept."""

    async def follow(self, interview: Interview[T]) -> T:
        """What comes of INTERVIEW."""
        return await follow(interview, self.do)

    async def do(self, step: Step) -> object:
        """The reply to STEP."""
        match step:
            case Recall():
                now = self._clock.now()
                return await self._asked(lambda store: store.overview(now), Overview(now, days=self._journal.days))
            case FirstToday():
                return await self._asked(JournalStore.mark_morning_asked, otherwise=False)
            case Remember() | TellMorning() | TellWeek() | TellOwnActivity():
                kept = self.note(step)
                return await self.told(lambda store: store.add(kept))
            case Rename(before, name):
                return await self.told(lambda store: store.rename(before, name))
            case Heed(circumstances):
                return await self._change(settings_of(circumstances))
            case ChangeSetting(name, value):
                return await self._change({name: value})
        return await answered(self._app, step)

    def note(self, step: Remember | TellMorning | TellWeek | TellOwnActivity) -> Kept:
        """What STEP wants kept. An answer to the cards of signs holds in this window from now on."""
        kept = noted(step, uuid4(), self._clock.now())
        if isinstance(kept, MemoEntry) and kept.about is Subject.SIGNS:
            self.said_of_signs.append(kept)
        return kept

    async def told(self, write: Callable[[JournalStore], object]) -> bool:
        """Whether WRITE has written into the journal; if not, that is said."""
        return await self._is_done(self._journal.call(write))

    async def _change(self, values: Mapping[str, Setting]) -> bool:
        """Whether VALUES are settings now; if not, that is said."""
        return await self._is_done(self._change_settings(values))

    async def _asked(self, ask: Callable[[JournalStore], T], otherwise: T) -> T:
        """What ASK gives for the journal; OTHERWISE where it fails, which is said."""
        with going_on(self._app):
            return await self._journal.call(ask)
        return otherwise

    async def _is_done(self, work: Awaitable[object]) -> bool:
        with going_on(self._app):
            await work
            return True
        return False
