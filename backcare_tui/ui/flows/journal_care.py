"""Looks after the journal while the app runs: damage, losses, backups, and what other windows write.

What it has to ask is imported only then: Today waits for this module.
"""

import asyncio
from datetime import date

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import (
    LOOK_FOR_DAMAGED,
    MAKE_LIST_ANEW,
    Backup,
    DayStart,
    Reason,
    damaged_words,
    held_words,
    made_words,
    misplaced_words,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.words.text import shown
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import DamagedJournalError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.progress import Tell
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.terminal.typing_order import work_behind
from backcare_tui.ui.troubles import going_on


class JournalCare:
    """Its methods wait for people or for the disk: call them from a worker, out of which errors reach the app."""

    def __init__(
        self,
        app: App[None],
        journal: JournalThread,
        clock: Clock,
        changed: Signal[None],
        backed_up: Signal[None],
    ) -> None:
        """CHANGED is published when screens should read the journal again, though they did not change it, and
        BACKED_UP when the backup of the day was made, which changes nothing in it.
        """
        self._app = app
        self._journal = journal
        self._clock = clock
        self._day: tuple[date, date] | None = None
        """The day of the calendar, which backups keep, and that of the person."""
        self._looking = asyncio.Lock()
        self._changed = changed
        self._backed_up = backed_up

    async def begin(self) -> bool:
        """Make the journal usable and look for a loss; False to go on without it. All of it is then looked at and
        backed up behind what is shown, if that was not done today.

        BackcareError if it cannot be used.
        """
        while True:
            try:
                missing = await self._journal.call(_begin_look)
            except DamagedJournalError as error:
                if not await self._mend(error):
                    return False
            else:
                break
        self._day = self._today()
        self._look_behind()
        await self._tell_loss(missing)
        return True

    def _look_behind(self) -> None:
        """Begin to look at all of the journal behind what is shown."""
        work_behind(self._app, self._look_at_all)

    async def _look_at_all(self) -> None:
        """Look at every row, page and index, if that was not done today, and back the journal up: in steps, so
        that whatever else is asked of the journal passes between them.

        BackcareError if no backup could be made; the journal can be used all the same.
        """
        while True:
            try:
                day = await self._journal.call(JournalStore.look_on)
            except DamagedJournalError as error:
                if not await self._mend(error):
                    return
                continue
            if isinstance(day, DayStart):
                self._tell(day)
                if day.made:
                    self._backed_up.publish(None)
                if day.misplaced:
                    self._changed.publish(None)  # from now on no screen is answered from its list
                return
            if day is not None:
                await asyncio.to_thread(day)  # in which the journal is not asked

    async def look(self) -> None:
        """Let the screens know if another window wrote or a new day began, and begin that day.

        Does nothing while an earlier look still waits, for the disk or for an answer.
        """
        if self._looking.locked():
            return
        async with self._looking:
            try:
                wrote = await self._journal.call(JournalStore.changed_elsewhere)
            except BackcareError:
                return  # whoever reads or writes next says it
            for notice in self._journal.notices():
                self._app.post_message(Trouble(notice))
            before, today = self._day, self._today()
            if wrote or (before and today != before):
                self._changed.publish(None)
            self._day = before and today
            if before and today[0] != before[0]:
                await self._tell_loss(await self._journal.call(_begin_look))
                self._look_behind()

    def _today(self) -> tuple[date, date]:
        now = self._clock.now()
        return MIDNIGHT.of(now), self._journal.days.of(now)

    async def show_backups(self) -> None:
        """The screen of the backups, until it is left."""
        from backcare_tui.ui.screens.backups import BackupsScreen

        screen = BackupsScreen(self._journal.backups, self._clock, self._back_up, self._restore)
        await self._app.push_screen_wait(screen)

    async def _back_up(self) -> None:
        from backcare_tui.ui.dialogs.long_work import with_progress

        async def back_up(tell: Tell) -> None:
            await self._journal.call(lambda store: store.back_up(Reason.ASKED, tell))

        await with_progress(self._app, self._clock, "Backing up the journal", "No backup was made.", back_up)

    async def _restore(self, backup: Backup) -> int:
        from backcare_tui.storage.journal.restore import Restored, restore
        from backcare_tui.ui.dialogs.long_work import with_progress

        path = self._journal.backups.path_of(backup)

        async def put_back(tell: Tell) -> Restored:
            return await self._journal.call_closed(lambda folder, clock: restore(folder, path, clock, tell))

        done = await with_progress(
            self._app, self._clock, "Restoring the backup", "Nothing was restored.", put_back
        )
        self._changed.publish(None)
        return done.changes

    async def _mend(self, error: DamagedJournalError) -> bool:
        """Ask what to do about a damaged journal; False to go on without it."""
        from backcare_tui.domain.interview.journal_questions import damaged_question
        from backcare_tui.domain.interview.question import Choice
        from backcare_tui.ui.dialogs.asking.question import QuestionScreen

        answer = await self._app.push_screen_wait(QuestionScreen(damaged_question(shown(error.title))))
        if answer is Choice.YES:
            await self._repair()
        elif answer is Choice.BACKUPS:
            await self.show_backups()
        return answer is not Choice.GO_ON

    async def _repair(self) -> None:
        from backcare_tui.storage.journal.restore import ListMade, Repaired, repair
        from backcare_tui.ui.dialogs.long_work import with_progress

        async def mend(tell: Tell) -> Repaired | ListMade | None:
            return await self._journal.call_closed(lambda folder, clock: repair(folder, clock, tell))

        with going_on(self._app):  # where it fails, the question is asked again
            done = await with_progress(
                self._app, self._clock, "Repairing the journal", "Nothing was repaired.", mend
            )
            if isinstance(done, Repaired):
                lost = f" {counted(done.lost, 'change')} could not be found anywhere." if done.lost else ""
                kept = f"The damaged file is kept as {shown(done.kept.name)}."
                self._app.notify(f"Repaired. {kept}{lost}", severity="warning", timeout=20, markup=False)
            self._changed.publish(None)

    def _tell(self, day: DayStart) -> None:
        """Say that something has rotted."""
        if day.damaged or day.unreadable:
            rotten = BackcareError(f"{damaged_words(day.damaged, day.unreadable)}.", LOOK_FOR_DAMAGED)
            self._app.post_message(Trouble(rotten))
        elif day.misplaced:
            self._app.post_message(Trouble(BackcareError(f"{misplaced_words(day.misplaced)}.", MAKE_LIST_ANEW)))

    async def _tell_loss(self, missing: Backup | BackcareError | None) -> None:
        """Ask about a loss, or say that it could not be looked for."""
        if isinstance(missing, BackcareError):
            self._app.post_message(Trouble(missing))
        elif missing is not None:
            await self._ask_about(missing)

    async def _ask_about(self, missing: Backup) -> None:
        from backcare_tui.domain.interview.journal_questions import missing_question
        from backcare_tui.domain.interview.question import Choice
        from backcare_tui.ui.dialogs.asking.question import QuestionScreen

        now = self._clock.now()
        body = (
            "The journal holds less than half of what its last backup does: "
            f"{made_words(missing, now)}, {held_words(missing, now)}."
        )
        if await self._app.push_screen_wait(QuestionScreen(missing_question(body))) is Choice.BACKUPS:
            await self.show_backups()


def _begin_look(store: JournalStore) -> Backup | BackcareError | None:
    """As `JournalStore.begin_look`; what keeps it from looking, but for damage, is given, for it stops nothing."""
    try:
        return store.begin_look()
    except DamagedJournalError:
        raise
    except BackcareError as error:
        return error
