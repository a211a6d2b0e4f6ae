"""What has to be said or asked before anything else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.app import App

from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.flows.journal_care import JournalCare
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.notices import MOST

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import Draft

IfDue = tuple[Callable[[], Awaitable[bool]], Callable[[], Awaitable[None]]]
"""Gives whether something is to be asked, and asks it."""

_FILES_AT_ONCE = 10
"""What is read between two looks at what else is to be done: some hundredths of a second."""


class StartFlow:
    """Mistakes in files, the state of the journal, the welcome, and what was left unfinished."""

    def __init__(
        self,
        app: App[None],
        journal: JournalThread,
        care: JournalCare,
        loaded: Loaded,
        take_up: "Callable[[Draft], Awaitable[bool]]",
        look_back: IfDue,
    ) -> None:
        """TAKE_UP offers to go on with something unfinished, and gives whether that was a session which was;
        LOOK_BACK asks about the past week.
        """
        self._app = app
        self._journal = journal
        self._care = care
        self._loaded = loaded
        self._take_up = take_up
        self._look_back = look_back
        self._over = asyncio.Event()
        """Set once it is known whether anything is to be asked first, and the welcome was seen."""
        self._asked = False
        self.greeted = asyncio.Event()
        """Set once the welcome is on the screen, or it is known that it was seen before."""
        self.welcoming = False
        """Whether the welcome is to be read: until then there is no other place to be."""
        self.went_on = False
        """Whether a session that was interrupted has been gone on with."""

    async def begin(self, *, straight_on: bool = False) -> None:
        """Say and ask it all; with STRAIGHT_ON nothing that can wait. The journal may fail: what has no need of it
        works without.
        """
        self._say(self._loaded.problems)
        try:
            seen = await self._welcome_seen()
            if seen:
                self.greeted.set()
            if await self._care.begin():
                await self._welcome_and_take_up(seen, straight_on)
        except BackcareError as error:
            self._app.post_message(Trouble(error))
        finally:
            self.greeted.set()
            self._over.set()

    async def may_begin(self) -> bool:
        """Whether to begin what a key asked for: not if a first question came up only after that key."""
        if self._over.is_set():
            return True
        await self._over.wait()
        return not self._asked

    async def look_through_files(self) -> None:
        """Read what nobody has asked for yet, a little at a time, and say what had to be left out."""
        files = self._loaded.files
        while await asyncio.to_thread(files.read_more, _FILES_AT_ONCE):
            pass
        await asyncio.to_thread(files.vocabulary)
        self._say(files.problems)

    def _say(self, problems: tuple[Problem, ...]) -> None:
        said = problems if len(problems) <= MOST else problems[: MOST - 1]
        for problem in said:
            self._app.post_message(Trouble(BackcareError(str(problem), "The rest works.")))
        more = len(problems) - len(said)
        if more > 0:
            title = f"{counted(more, 'more mistake')} in your own files."
            self._app.post_message(Trouble(BackcareError(title, "backcare-tui check names each of them.")))

    async def _welcome_seen(self) -> bool:
        try:
            return await self._journal.call(JournalStore.welcome_seen)
        except BackcareError:
            return True  # what is wrong is said or asked when the journal is begun

    async def _welcome_and_take_up(self, welcome_seen: bool, straight_on: bool) -> None:
        if not welcome_seen:
            from backcare_tui.ui.dialogs.welcome import WelcomeScreen

            self._asked = self.welcoming = True
            await self._app.push_screen_wait(WelcomeScreen(self._loaded.safety, self.greeted.set))
            self.welcoming = False
            await self._journal.call(JournalStore.mark_welcome_seen)
        unfinished = await self._journal.call(JournalStore.abandoned)
        is_due, look_back = self._look_back
        due = not straight_on and await is_due()
        self._asked = self._asked or bool(unfinished) or due
        self._over.set()
        for draft in unfinished:
            self.went_on = await self._take_up(draft) or self.went_on
        if due and not self.went_on:
            await look_back()
