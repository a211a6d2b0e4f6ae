"""The first look of a day at all of a journal: whether something is lost or rotten, and it is backed up."""

from collections.abc import Callable
from contextlib import ExitStack, closing

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import Backup, DayStart, Reason, is_due, missing_since
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.copy import NewCopy, holdings
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.unfinished.drafts import UnfinishedWork
from backcare_tui.storage.journal.whole.known import Known
from backcare_tui.storage.journal.whole.wholeness import RowCheck

Aside = Callable[[], None]
"""Work for which the journal is not asked, so that any thread can do it."""

ROWS_AT_ONCE = 1000
"""How many rows are compared in one step: some 10 ms, in which nothing else is asked of the journal."""


class DayLook:
    """Taken in steps, between which other questions to the journal can pass. What each found is remembered, so
    that the next look of the day goes on from there. One that fails begins anew.
    """

    def __init__(
        self, database: JournalDatabase, backups: Backups, unfinished: UnfinishedWork, clock: Clock
    ) -> None:
        self._database = database
        self._backups = backups
        self._unfinished = unfinished
        self._clock = clock
        self._under_way: _Look | None = None

    def begin(self) -> Backup | None:
        """Begin; the last good backup, if the journal holds less than half of it."""
        self.close()
        self._under_way = _Look(self._database, self._backups, *self._missing_and_due())
        return self._under_way.missing

    def step(self) -> DayStart | Aside | None:
        """Look at some more; what was found, None as long as there is more to be looked at, or what is to be done
        before the next step.

        DamagedJournalError if the journal is not whole; any other BackcareError if no backup could be made.
        """
        look = self._under_way or _Look(self._database, self._backups, *self._missing_and_due())
        self._under_way = None
        with ExitStack() as on_failure:
            on_failure.callback(look.close)
            found = look.step()
            on_failure.pop_all()
        if isinstance(found, DayStart):
            return found._replace(unreadable=self._unfinished.rotten())
        self._under_way = look
        return found

    def to_the_end(self, tell: Callable[[], None]) -> DayStart:
        """All that is left of it; TELL is called between the steps."""
        while not isinstance(found := self.step(), DayStart):
            tell()
            if found is not None:
                found()
        return found

    def close(self) -> None:
        """Leave nothing half done behind."""
        if self._under_way is not None:
            self._under_way.close()
            self._under_way = None

    def _missing_and_due(self) -> tuple[Backup | None, bool]:
        today = self._clock.now().date()
        if self._database.holds_any() and any(backup.made_at.date() == today for backup in self._backups.named()):
            return None, False
        with self._database.reading():
            held = holdings(self._database.connection)
        known = self._backups.known()
        if missing_since(known, held.entries) or not is_due(known, today, held.revisions):
            known = self._backups.all()  # the last good one counts, so it has to be good still
        return missing_since(known, held.entries), is_due(known, today, held.revisions)


class _Look:
    """One look, as far as it has come."""

    def __init__(self, database: JournalDatabase, backups: Backups, missing: Backup | None, due: bool) -> None:
        """MISSING is what it lost; with DUE it is to be backed up."""
        self._database = database
        self._backups = backups
        self.missing = missing
        self._due = due
        self._rows = RowCheck()
        self._copy: NewCopy | None = None
        """The day's backup, before it is verified and put in its place."""
        self._begun: Known | None = None
        """What was known of the journal when it was copied."""

    def step(self) -> DayStart | Aside | None:
        whole = self._database.whole
        if not self._rows.done:
            with self._database.looking():
                whole.check_rows(self._rows, ROWS_AT_ONCE)
            return None
        if self._due and not self._rows.rotten:
            connection = self._database.connection
            if self._copy is None:
                self._begun = whole.begin()
                self._copy = self._backups.begin(connection, Reason.DAY, whole.are_rows_known)
                return self._copy.verify
            with closing(self._copy):
                self._backups.finish(connection, self._copy)
            whole.found_pages(self._begun)  # for the copy's are, to the last index
            return DayStart(self.missing, made=True, misplaced=len(self._rows.misplaced))
        with self._database.looking():
            whole.make_sure()
        return DayStart(self.missing, damaged=len(self._rows.rotten), misplaced=len(self._rows.misplaced))

    def close(self) -> None:
        if self._copy is not None:
            self._copy.close()
