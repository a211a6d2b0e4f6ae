"""What has to be said or asked before anything else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.first_start_due import first_start_due
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.journal.unfinished.undone import settle_undone
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.flows.journal_care import JournalCare
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.notices import MOST

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import Draft

IfDue = tuple[Callable[[JournalStore, Overview], bool], Callable[[], Awaitable[None]]]
"""Gives whether something is to be asked, and asks it. The first is called where the journal is at hand."""

_FILES_AT_ONCE = 10
"""What is read between two looks at what else is to be done: some hundredths of a second."""


class StartFlow:
    """Mistakes in files, the state of the journal, the first start, and what was left unfinished."""

    def __init__(
        self,
        app: App[None],
        journal: JournalThread,
        care: JournalCare,
        loaded: Loaded,
        clock: Clock,
        first_start: Callable[[bool, Callable[[], object]], Awaitable[None]],
        signs_if_unread: Callable[[Callable[[], object]], Awaitable[object]],
        take_up: "Callable[[Draft], Awaitable[bool]]",
        changed: Signal[None],
        others: Sequence[IfDue],
    ) -> None:
        """FIRST_START says and asks what is said and asked once, SIGNS_IF_UNREAD asks for the signs where the
        journal cannot tell whether they ever were: see `SafetyFlow`.

        TAKE_UP offers to go on with something unfinished, and gives whether that was a session which was; CHANGED
        is published when screens should read the journal again; OTHERS ask what can wait, in their order: how the
        morning was, and about the past week.
        """
        self._app = app
        self._journal = journal
        self._care = care
        self._loaded = loaded
        self._clock = clock
        self._say_first = first_start
        self._signs_if_unread = signs_if_unread
        self._take_up = take_up
        self._changed = changed
        self._others = others
        self._welcomed = True
        self._first_start_due: bool | None = None
        """None while the journal cannot tell."""
        self._seen: tuple[JournalStore, Overview] | None = None
        """The journal as it was read first, and which one: where another was put back, that is another store."""
        self._over = asyncio.Event()
        """Set once it is known whether anything is to be asked first, and what is asked once was asked."""
        self._asked = False
        self.greeted = asyncio.Event()
        """Set once the first start is on the screen, or it is known that it was before."""
        self.welcoming = False
        """Whether the first start goes on: until it is over there is no other place to be."""
        self.went_on = False
        """Whether a session that was interrupted has been gone on with."""

    async def begin(self, *, straight_on: bool = False) -> None:
        """Say and ask it all; with STRAIGHT_ON nothing that can wait. The journal may fail: what has no need of it
        works without.
        """
        self._say(self._loaded.problems)
        try:
            await self._look_whether_first()
            if self._first_start_due is False:
                self.greeted.set()
            if await self._care.begin():
                await self._first_start()
                await self._unfinished(straight_on)
            else:
                await self._without_journal()
        except BackcareError as error:
            self._app.post_message(Trouble(error))
            await self._without_journal()
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

    async def _look_whether_first(self) -> None:
        """Find out whether anything that is asked once is still to be asked."""
        try:
            now = self._clock.now()
            self._welcomed, store, overview = await self._journal.call(
                lambda store: (store.welcome_seen(), store, store.overview(now))
            )
        except BackcareError:
            return  # what is wrong is said or asked when the journal is begun
        self._seen = store, overview
        self._first_start_due = first_start_due(self._welcomed, overview.memos)

    @property
    def seen(self) -> Overview | None:
        """The journal as it was read when the program began; None where it could not be, and as soon as something
        may have been recorded.
        """
        return None if self._seen is None or self._asked or self._over.is_set() else self._seen[1]

    # What may be asked

    async def _first_start(self) -> None:
        if self._first_start_due is not False:
            await self._look_whether_first()  # one that was mended or restored may know the answers
        if self._first_start_due:
            self._asked = self.welcoming = True
            await self._say_first(self._welcomed, self.greeted.set)
            self.welcoming = False

    async def _without_journal(self) -> None:
        """Ask for the signs all the same, if nobody knows what was answered to them."""
        if self._first_start_due is None:
            self._asked = self.welcoming = True
            try:
                await self._signs_if_unread(self.greeted.set)
            finally:
                self.welcoming = False

    async def _unfinished(self, straight_on: bool) -> None:
        """What was left unfinished, one by one, and what can wait. Sessions may be begun beside it."""
        if await self._journal.call(settle_undone):
            self._changed.publish(None)
        unfinished = await self._journal.call(JournalStore.abandoned)
        due = [] if straight_on else await self._journal.call(self._due)
        self._asked = self._asked or bool(unfinished) or bool(due)
        self._over.set()
        for draft in unfinished:
            self.went_on = await self._take_up(draft) or self.went_on
        for ask in due:
            if not self.went_on:
                await ask()

    def _due(self, store: JournalStore) -> list[Callable[[], Awaitable[None]]]:
        """What asks that of the others which is due."""
        known = self.seen if self._seen and self._seen[0] is store else None
        overview = known or store.overview(self._clock.now())
        return [ask for is_due, ask in self._others if is_due(store, overview)]
