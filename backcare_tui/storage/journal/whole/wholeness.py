"""Knowing that the journal is whole, though not every page and row of it is read again at each start.

After a look at all of it, what was found is remembered with the stamp of the file. Each commit of this program
carries that on to the stamp that it leaves. So as long as the stamp is the remembered one, the journal is what it
was then and what this program wrote since; any other, and all is looked at as if for the first time. What a disk
loses without anybody writing leaves no stamp: so nothing that was found on one day is enough for writing on the
next.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.storage.journal.errors import SQLITE_ERRORS, JournalError
from backcare_tui.storage.journal.file import TEMPORARY_PREFIX
from backcare_tui.storage.journal.latest.table import READ_SOME_LATEST_AFTER, misplaced_rows
from backcare_tui.storage.journal.refusals import refuse_rotten
from backcare_tui.storage.journal.revision_row import READ_SOME_ROWS_AFTER, is_as_written
from backcare_tui.storage.journal.whole.known import Known, recalled, remember
from backcare_tui.storage.journal.whole.stamp import marked, stamp_of


class RowCheck:
    """How far a look at every row has come."""

    def __init__(self) -> None:
        self.after = 0
        """The last revision that was looked at."""
        self.rotten: list[int] = []
        """Revisions that are no longer as they were written."""
        self.changes_done = False
        """Whether the last revision was looked at."""
        self.listed_after = 0
        """The last row of `latest` that was looked at."""
        self.misplaced: set[int] = set()
        """Its rows that are no longer as they were written, of no newest revision, or missing."""
        self.done = False


class Wholeness:
    """What one window knows of its journal as a whole."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock
        self._known: Known | None = None
        self._looked = False
        """Whether every page was looked at since it was opened, where no stamp can tell that it stayed so."""
        self._carried: Known | None = None
        """What was known when the commit under way began, and the number of commits by others until then."""
        self._version = 0

    def known(self) -> Known | None:
        """What was found today and still holds, by this window or another one."""
        known = self._still_known()
        return known if known and known.day == self._today() else None

    def are_rows_known(self) -> bool:
        """Whether every row was found today to be as it was written, or has been written since."""
        known = self.known()
        return known is not None and known.all_rows

    # Looking

    def make_sure(self) -> None:
        """Look at every page and index, unless that was done today and nobody else has written since.

        DamagedJournalError if something is not as it should be. To be called inside a transaction.
        """
        known = self.known()
        if self._looked or (known and known.pages):
            return
        begun = self.begin()
        refuse_rotten(self._connection, self._path)
        self.found_pages(begun)

    def begin(self) -> Known | None:
        """What is known before a look; None where it cannot be told whether somebody writes from now on."""
        known = self._still_known()
        if known and known.day == self._today():
            return known
        stamp = known.stamp if known else marked(self._path)
        return stamp and Known(stamp, self._today())

    def found_pages(self, begun: Known | None) -> None:
        """Let it be known that a look that BEGUN so found every page and index whole."""
        if begun is None:
            self._looked = True
        else:
            self._find(begun._replace(pages=True))

    def check_rows(self, check: RowCheck, count: int) -> None:
        """Compare the checksums of COUNT rows more, from where CHECK is or this or another window came today; at
        last whether `latest` names the newest revision of each entry.

        To be called inside a transaction.
        """
        begun = self.begin()
        if begun and begun.all_rows and not check.rotten:
            check.done = True
            return
        if begun and not check.rotten:
            if begun.rows < check.after:  # somebody else has written since
                check.changes_done, check.listed_after = False, 0
            check.after = begun.rows
        check.changes_done = check.changes_done or self._check_changes(check, count)
        check.done = check.changes_done and self._check_list(check, count)
        if begun and not check.rotten:
            self._find(begun._replace(rows=check.after, all_rows=check.done and not check.misplaced))

    def _check_changes(self, check: RowCheck, count: int) -> bool:
        """Look at COUNT revisions more; whether that were the last."""
        seqs, rotten = self._compare(READ_SOME_ROWS_AFTER, check.after, count)
        check.after = max(seqs, default=check.after)
        check.rotten += rotten
        return len(seqs) < count

    def _check_list(self, check: RowCheck, count: int) -> bool:
        """Look at COUNT rows more of `latest`; whether that were the last."""
        seqs, rotten = self._compare(READ_SOME_LATEST_AFTER, check.listed_after, count)
        check.listed_after = max(seqs, default=check.listed_after)
        check.misplaced.update(rotten)
        if len(seqs) == count:
            return False
        check.misplaced |= misplaced_rows(self._connection)
        return True

    def _compare(self, statement: str, after: int, count: int) -> tuple[list[int], list[int]]:
        """The numbers of COUNT rows that STATEMENT reads behind AFTER, and of those that are not as written."""
        seqs: list[int] = []
        rotten: list[int] = []
        for row in self._connection.execute(statement, (after, count)):
            seqs.append(int(str(row[0])))
            if not is_as_written(row):
                rotten.append(seqs[-1])
        return seqs, rotten

    def _find(self, found: Known) -> None:
        """Remember FOUND, unless somebody wrote while it was looked for."""
        if stamp_of(self._path) == found.stamp:
            self._keep(found)

    # Writing

    def before_commit(self) -> None:
        """To be called at the end of a transaction that writes, before its COMMIT.

        What was known is not carried on over a change so large that SQLite began to write it before: that takes
        seconds, in which another program could have written, too.
        """
        self._carried = None
        with suppress(*SQLITE_ERRORS):  # which is nothing that a commit fails for
            self._version = self._data_version()
            self._carried = self._still_known()

    def after_commit(self) -> None:
        """To be called after that COMMIT. Its failure is none of the commit, which it follows."""
        carried, self._carried = self._carried, None
        if carried and carried.stamp == stamp_of(self._path):
            return  # nothing was written
        self._known = None
        with suppress(*SQLITE_ERRORS, JournalError):  # then the next look begins anew, and says it
            self._connection.execute("BEGIN")
            try:
                if carried:
                    self._carry_on(carried)
                else:
                    self.make_sure()
            finally:
                self._connection.execute("ROLLBACK")

    def _carry_on(self, carried: Known) -> None:
        """Let CARRIED hold for the file as this window's commit left it, unless another one's followed at once."""
        if self._data_version() != self._version:
            return
        stamp = marked(self._path)
        if stamp and stamp.is_same_file(carried.stamp):
            self._keep(carried._replace(stamp=stamp))

    # Remembering

    def _still_known(self) -> Known | None:
        if self._known is None or self._known.stamp != stamp_of(self._path):
            self._known = recalled(self._path)
        return self._known

    def _keep(self, known: Known) -> None:
        self._known = known
        remember(self._path, TEMPORARY_PREFIX, known)

    def _data_version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _today(self) -> str:
        return self._clock.now().date().isoformat()
