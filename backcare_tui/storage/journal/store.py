"""The journal on the disk: revisions that are only ever added, and a few values that change.

Every method that writes returns only after COMMIT: what it returned survives a crash and a power cut. A
method that raises has saved nothing; after an UnsureError that is not known.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import UUID, uuid4

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import OwnActivityEntry
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.journal.revision import Revision, currently_kept, said_again
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.errors import DamagedJournalError, JournalError, RottenError, SaidAgainError
from backcare_tui.storage.journal.file import journal_path, open_journal
from backcare_tui.storage.journal.history import Change
from backcare_tui.storage.journal.latest.table import Appended
from backcare_tui.storage.journal.revision_row import (
    Row,
    Storable,
    body_of,
    entries_ever,
    revision_of,
    storable,
)
from backcare_tui.storage.journal.schema import migrate
from backcare_tui.storage.journal.undo import JournalUndo
from backcare_tui.storage.journal.unfinished.draft_locks import WindowLocks
from backcare_tui.storage.journal.unfinished.drafts import UnfinishedWork
from backcare_tui.storage.os_words import not_written
from backcare_tui.storage.progress import Tell, along, untold

if TYPE_CHECKING:
    from backcare_tui.domain.journal.backup import Backup, DayStart, Reason
    from backcare_tui.domain.session.draft import Draft, SessionDraft
    from backcare_tui.storage.journal.backups import Backups
    from backcare_tui.storage.journal.whole.day_look import Aside, DayLook

_RECENT = 50
"""Revisions among which one is looked for that says the same."""
_ARE_KNOWN = """
    SELECT (SELECT deleted AND undoes IS NOT NULL FROM revision WHERE entry_id = value ORDER BY seq DESC LIMIT 1)
    FROM json_each(?)
"""
"""Of each of some entries whether it was taken back, as if it had never been added; NULL if it is not known."""
_AT_ONCE = 500
"""Entries that are looked for together."""
_WELCOME_SEEN = "welcome-seen"
_MORNING_ASKED = "morning-asked"


T = TypeVar("T")


def _id_of(one: Storable) -> str:
    return str(one.entry.id)


class JournalStore(JournalUndo):
    """The journal of one folder. Belongs to the thread that opened it; several windows may have one each."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, clock: Clock, days: Days) -> None:
        super().__init__(JournalDatabase(connection, journal_path(folder), clock), days, clock)
        self._folder = folder
        self._unfinished = UnfinishedWork(self.database, WindowLocks(folder))

    # Who only looks waits for no backups

    @cached_property
    def backups(self) -> "Backups":
        from backcare_tui.storage.journal.backups import Backups

        return Backups(self._folder, self._clock)

    @cached_property
    def _day(self) -> "DayLook":
        from backcare_tui.storage.journal.whole.day_look import DayLook

        return DayLook(self.database, self.backups, self._unfinished, self._clock)

    @classmethod
    def open(cls, folder: Path, clock: Clock, days: Days, tell: Tell = untold) -> Self:
        """The journal in FOLDER of somebody with DAYS, made with its folder if it is missing; errors as in
        `open_journal`.

        An older journal is backed up before it is made a newer one; without a good backup it stays as it is, and
        one of which no copy is good counts as damaged. TELL is told how far that is.
        """

        def bring_up_to_date(older: sqlite3.Connection) -> None:
            from backcare_tui.domain.journal.backup import Reason
            from backcare_tui.storage.journal.backups import Backups

            try:
                Backups(folder, clock).make(older, Reason.MIGRATION, tell=tell)
            except RottenError as error:
                raise DamagedJournalError(error.title, error.advice, "is damaged") from error
            migrate(older, tell=tell)

        return cls(open_journal(folder, clock, bring_up_to_date), folder, clock, days)

    def close(self) -> None:
        if "_day" in vars(self):
            self._day.close()
        self._unfinished.close()
        self.database.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote since this was asked last."""
        return self.database.changed_elsewhere()

    def alone(self) -> AbstractContextManager[sqlite3.Connection]:
        """The connection while nobody else can read or write."""
        return self.database.alone()

    # What is recorded

    def add(self, entry: Kept, *, again: bool = True, with_change: Kept | None = None) -> Revision:
        """Record ENTRY and drop its draft, both or neither. Adding it again as it is writes nothing and returns
        the revision that is there.

        If the journal knows the id with another content, ENTRY becomes a change of that entry: both stay. Unless
        AGAIN, SaidAgainError if the same was written within the last minute under another id. WITH_CHANGE is what
        another entry is from now on, recorded in one with it.
        """
        wanted = storable(entry)
        with self.database.writing():
            if not again and said_again(wanted.entry, self._history.latest(_RECENT), self._clock.now()):
                raise SaidAgainError("The same was saved less than a minute ago, so nothing was saved now.")
            if with_change is not None:
                self._put(storable(with_change), self._known(with_change.id))
            revision = self._put(wanted, self._history.newest_of(entry.id))
        self._unfinished.put_back(entry.id)
        return revision

    def keep_in_mind(self, about: Subject, says: str) -> None:
        """Record that from now on a memo ABOUT something SAYS so."""
        self.add(MemoEntry(id=uuid4(), at=self._clock.now(), about=about, says=says))

    def knows(self, entry_id: UUID) -> bool:
        """Whether this journal ever held the entry, be it deleted since or damaged; not if that was taken back."""
        with self.database.reading():
            return any(taken_back is False for _, taken_back in self._taken_back([entry_id], str))

    def never_held(self, entry_ids: Iterable[UUID]) -> tuple[UUID, ...]:
        """Those of ENTRY_IDS, asked for some at a time, that this journal never held."""
        with self.database.reading():
            if not self.holds_any():
                return tuple(entry_ids)
            known = self._taken_back(entry_ids, str)
            return tuple(entry_id for entry_id, taken_back in known if taken_back is not False)

    def take_in(self, entries: Iterable[Storable]) -> int:
        """Record, all or none, those ENTRIES whose ids this journal never held; returns how many.

        They are made ready some at a time, each with another id. Entries that were changed or deleted here since
        stay so: taking a file in twice adds nothing.
        """
        with self.database.writing(), self.database.roomy():
            begun = self.holds_any()
            return self._note_import(self._appending.all(self._new_ones(entries, begun=begun), own=False))

    def _new_ones(self, entries: Iterable[Storable], *, begun: bool) -> Iterator[Change]:
        """Inside a transaction: those of ENTRIES that this journal, which was BEGUN or not, never held."""
        known = self._taken_back(entries, _id_of) if begun else ((one, None) for one in entries)
        for one, taken_back in known:
            if taken_back is not False:
                yield Change(one.entry.id, one, first=taken_back is None)

    def change(self, entry: Kept) -> Kept | None:
        """Record ENTRY as what it is from now on; returns what it was until then, None if it was deleted.

        JournalError if the journal never held such an entry.
        """
        wanted = storable(entry)
        with self.database.writing():
            before = self._known(entry.id)
            self._put(wanted, before)
        self._unfinished.put_back(entry.id)
        return before.entry

    def rename(self, before: str, name: str) -> int:
        """Let every rating of the own activity called BEFORE be one of NAME, all or none; how many there are."""
        rated = self.each(wanted=Wanted(kind="own-activity"))
        found = [one for one in rated if isinstance(one, OwnActivityEntry) and one.name == before]
        wanted = [storable(one.model_copy(update={"name": name})) for one in found]
        with self.database.writing():
            for one in wanted:
                self._put(one, self._known(one.entry.id))
        return len(wanted)

    def delete(self, entry_id: UUID) -> Revision:
        """Delete the entry; its revisions stay. JournalError if the journal never held it."""
        with self.database.writing():
            newest = self._known(entry_id)
            return newest if newest.entry is None else self._appending.one(Change(entry_id, None))

    # What is unfinished

    def save_draft(self, draft: "Draft") -> None:
        """Keep DRAFT, in the place of an earlier one with its id."""
        self._unfinished.save(draft)

    def abandoned(self) -> "tuple[Draft, ...]":
        """What no window has in hand, oldest first, but for `undone`. What cannot be read stays where it is."""
        return self._unfinished.abandoned()

    def undone(self) -> "tuple[SessionDraft, ...]":
        """The sessions in no window's hand that were cut off before anything was done of them."""
        return self._unfinished.undone()

    def take_in_hand(self, draft: "Draft") -> bool:
        """Have DRAFT in hand here from now on; False if another window has."""
        return self._unfinished.take_in_hand(draft.id)

    def put_back(self, draft: "Draft") -> None:
        """Leave DRAFT as it is for later, or for another window."""
        self._unfinished.put_back(draft.id)

    def drop_draft(self, id: UUID) -> None:
        """Forget what is unfinished under ID."""
        self._unfinished.drop(id)

    # The welcome

    def welcome_seen(self) -> bool:
        with self.database.reading():
            return self.database.state(_WELCOME_SEEN) is not None

    def mark_welcome_seen(self) -> None:
        with self.database.writing():
            self.database.set_state(_WELCOME_SEEN, self._clock.now().isoformat())

    # The morning

    def morning_asked(self) -> bool:
        """Whether the morning was asked about today."""
        with self.database.reading():
            return self.database.state(_MORNING_ASKED) == self._today()

    def mark_morning_asked(self) -> bool:
        """Let the morning count as asked about today; whether it did not yet."""
        today = self._today()
        with self.database.writing():
            asked = self.database.state(_MORNING_ASKED) == today
            if not asked:
                self.database.set_state(_MORNING_ASKED, today)
        return not asked

    def _today(self) -> str:
        return self.days.of(self._clock.now()).isoformat()

    # Backups

    def begin_look(self) -> "Backup | None":
        """Begin the first look of a day; the last good backup, if the journal holds less than half of it."""
        return self._day.begin()

    def look_on(self) -> "DayStart | Aside | None":
        """A step of the first look of a day: every row, page, index and draft, and a backup if there is none of
        today. What was found, None as long as there is more to be looked at, or what is to be done before that, in
        any thread.

        DamagedJournalError if it is not whole, so that it is not written to; any other BackcareError if no backup
        could be made, and the journal can be used all the same.
        """
        from backcare_tui.domain.journal.backup import DayStart

        found = self._day.step()
        if isinstance(found, DayStart):
            self._heed(found)
        return found

    def start_day(self, tell: Callable[[], None] = lambda: None) -> "DayStart":
        """The whole first look of a day, before anything changes; TELL is called between steps. See `look_on`."""
        found = self._day.to_the_end(tell)
        self._heed(found)
        return found

    def _heed(self, day: "DayStart") -> None:
        """Let the replay answer from now on if something rotten was found."""
        self._replays = self._replays or bool(day.damaged or day.misplaced)

    def holds_any(self) -> bool:
        """Whether anything was ever recorded."""
        return self.database.holds_any()

    def rotten(self) -> tuple[int, int]:
        """How many changes, and how many unfinished sessions and forms, are no longer as they were written."""
        from backcare_tui.storage.journal.copy import rotten_rows

        with self.database.reading():
            changes = rotten_rows(self.database.connection)
        return changes, self._unfinished.rotten()

    def back_up(self, reason: "Reason", tell: Tell = untold) -> Path:
        """Make a backup of the journal as it is now; its file. BackcareError if there is none afterwards."""
        return self.backups.make(self.database.connection, reason, self.database.whole.are_rows_known, tell)

    def copy_to(self, path: Path, tell: Tell = untold) -> None:
        """Put a verified copy of the journal at the new file PATH; BackcareError says why it could not."""
        from backcare_tui.storage.journal.copy import write_copy

        try:
            with self.database.reading():
                write_copy(self.database.connection, path, self.database.whole.are_rows_known, tell)
        except OSError as error:
            raise not_written(path, error) from error

    def restore(self, rows: Sequence[Row], tell: Tell = untold) -> tuple[int, Path | None]:
        """Make everything what ROWS, those of a copy, say; how many entries changed, memos aside, and the backup
        of what was before. TELL is told of pages, then of changes.

        A journal that is still empty takes over the whole history. BackcareError if no backup can be made.
        """
        from backcare_tui.domain.journal.backup import Reason

        kept = self.back_up(Reason.RESTORE, tell) if self.holds_any() else None
        with self.database.writing():
            if not self.holds_any():
                for row in along(rows, len(rows), tell):
                    self.database.append([Appended(row, revision_of(row))])
                return entries_ever(rows), kept
            wanted = {entry.id: entry for entry in currently_kept(filter(None, map(revision_of, rows)))}
            self._history.read_on()
            now = {known: newest.entry for known, newest in self._history.newest.items() if newest.entry}
            different = [known for known in wanted | now if body_of(wanted.get(known)) != body_of(now.get(known))]
            changes = (Change(known, storable(wanted[known]) if known in wanted else None) for known in different)
            for _ in self._appending.all(along(changes, len(different), tell)):
                pass
            memos = [known for known in different if isinstance(wanted.get(known) or now[known], MemoEntry)]
            return len(different) - len(memos), kept

    # Inside a transaction

    def _known(self, entry_id: UUID) -> Revision:
        newest = self._history.newest_of(entry_id)
        if newest is None:
            raise JournalError("This entry is not in the journal, so nothing was saved.", "Add it as a new one.")
        return newest

    def _put(self, wanted: Storable, before: Revision | None) -> Revision:
        """WANTED recorded as what the entry is from now on, unless that is what it was BEFORE."""
        self._unfinished.forget(wanted.entry.id)
        if before and body_of(before.entry) == wanted.body:
            return before
        return self._appending.one(Change(wanted.entry.id, wanted))

    def _taken_back(self, items: Iterable[T], id_of: Callable[[T], str]) -> Iterator[tuple[T, bool | None]]:
        """Each of ITEMS with whether the entry with its ID was taken back, as if it had never been added; None if
        that is not known at all. They are asked for some at a time.
        """
        items = iter(items)
        while some := list(islice(items, _AT_ONCE)):
            ids = json.dumps([id_of(item) for item in some])
            found = self.database.connection.execute(_ARE_KNOWN, (ids,)).fetchall()
            for item, (taken_back,) in zip(some, found, strict=True):
                yield item, None if taken_back is None else bool(taken_back)
