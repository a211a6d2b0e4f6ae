"""Interviews on screens: the steps that need no more than the app, the journal and the clock."""

from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

from textual.app import App

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.noted import noted
from backcare_tui.domain.interview.steps import (
    FirstToday,
    Interview,
    Recall,
    Remember,
    Rename,
    Step,
    TellMorning,
    TellOwnActivity,
    TellWeek,
)
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.answering import answered, follow
from backcare_tui.ui.messages import Trouble

T = TypeVar("T")


class Interviews:
    """Follows interviews. Its methods wait for people: call them from a worker.

    A journal that fails is said, and the interview goes on without it.
    """

    def __init__(self, app: App[None], journal: JournalThread, clock: Clock) -> None:
        self._app = app
        self._journal = journal
        self._clock = clock

    async def follow(self, interview: Interview[T]) -> T:
        """What comes of INTERVIEW."""
        return await follow(interview, self.do)

    async def do(self, step: Step) -> object:
        """The reply to STEP."""
        match step:
            case Recall():
                return await self._overview()
            case Remember() | TellMorning() | TellWeek() | TellOwnActivity():
                return await self._told(lambda store: store.add(noted(step, uuid4(), self._clock.now())))
            case Rename(before, name):
                return await self._told(lambda store: store.rename(before, name))
            case FirstToday():
                return await self._is_first_today()
        return await answered(self._app, step)

    async def _overview(self) -> Overview:
        now = self._clock.now()
        try:
            return await self._journal.call(lambda store: store.overview(now))
        except BackcareError as error:
            self._app.post_message(Trouble(error))
        return Overview(now)

    async def _is_first_today(self) -> bool:
        try:
            return await self._journal.call(JournalStore.first_today)
        except BackcareError as error:
            self._app.post_message(Trouble(error))
        return False

    async def _told(self, write: Callable[[JournalStore], object]) -> bool:
        """Whether WRITE has written; if not, that is said."""
        try:
            await self._journal.call(write)
        except BackcareError as error:
            self._app.post_message(Trouble(error))
            return False
        return True
