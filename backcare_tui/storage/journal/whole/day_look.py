"""The first look of a day at all of a journal: whether something is lost or rotten, and it is backed up."""

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import Backup, DayStart, Reason, is_due, missing_since
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.copy import holdings
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.whole.wholeness import RowCheck

ROWS_AT_ONCE = 1000
"""How many rows are compared in one step: some 10 ms, in which nothing else is asked of the journal."""


class DayLook:
    """Taken in steps, between which other questions to the journal can pass. What each found is remembered, so
    that the next look of the day goes on from there.
    """

    def __init__(self, database: JournalDatabase, backups: Backups, clock: Clock) -> None:
        self._database = database
        self._backups = backups
        self._clock = clock
        self._rows = RowCheck()
        self.missing, self._due = self._missing_and_due()
        """The last good backup if the journal holds much less."""

    def step(self) -> DayStart | None:
        """Look at some more; what was found, None as long as there is more to be looked at.

        DamagedJournalError if the journal is not whole; any other BackcareError if no backup could be made.
        """
        if not self._rows.done:
            with self._database.looking():
                self._database.whole.check_rows(self._rows, ROWS_AT_ONCE)
            return None
        if self._due and not self._rows.rotten:
            self._back_up()
            return DayStart(self.missing, made=True, misplaced=len(self._rows.misplaced))
        with self._database.looking():
            self._database.whole.make_sure()
        return DayStart(self.missing, damaged=len(self._rows.rotten), misplaced=len(self._rows.misplaced))

    def _back_up(self) -> None:
        whole = self._database.whole
        begun = whole.begin()
        self._backups.make(self._database.connection, Reason.DAY, whole.are_rows_known)
        whole.found_pages(begun)  # for the copy's are, to the last index

    def _missing_and_due(self) -> tuple[Backup | None, bool]:
        today = self._clock.now().date()
        if self._holds_any() and any(backup.made_at.date() == today for backup in self._backups.named()):
            return None, False
        with self._database.reading():
            held = holdings(self._database.connection)
        known = self._backups.known()
        if missing_since(known, held.entries) or not is_due(known, today, held.revisions):
            known = self._backups.all()  # the last good one counts, so it has to be good still
        return missing_since(known, held.entries), is_due(known, today, held.revisions)

    def _holds_any(self) -> bool:
        with self._database.reading():
            return self._database.connection.execute("SELECT 1 FROM revision LIMIT 1").fetchone() is not None
