"""What was recorded: every revision as it is read from the rows, what they come to, and appending more."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from typing import NamedTuple
from uuid import UUID, uuid4

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.correct.short_id import short_id
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry, listed, memos_in
from backcare_tui.domain.journal.revision import Revision, currently_kept, histories, is_of_memos
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.latest.table import Appended
from backcare_tui.storage.journal.revision_row import (
    READ_LATEST_ROWS,
    READ_ROWS_AFTER,
    READ_ROWS_OF,
    READ_SOME_ROWS_AFTER,
    Storable,
    entry_id_of,
    revision_of,
    row_of,
    to_the_millisecond,
    written_by,
)

_BESIDE = (
    "SELECT max(entry_id) FROM revision WHERE entry_id < ?",
    "SELECT min(entry_id) FROM revision WHERE entry_id > ?",
)
"""The ids before and after one."""
_BEGINNING = "SELECT DISTINCT entry_id FROM revision WHERE entry_id BETWEEN ? AND ? ORDER BY entry_id"
_ALL = -1
"""As a limit: no limit."""
_AT_ONCE = 1_000
"""Revisions that are held at a time where there may be as many as a file brings in."""
_APPENDED_AT_ONCE = 500
"""Changes that are written together."""
_DEVICE = "device"
_LAST_OF = "SELECT max(seq) FROM revision WHERE entry_id = ?"
_AFTER_DIGITS = "g"
"""Sorts after every character that an id can have."""


class History:
    """The revisions of one journal, as far as they were read. Its methods are called inside a transaction."""

    def __init__(self, database: JournalDatabase) -> None:
        self._database = database
        self._last_seq = 0
        self.revisions: list[Revision] = []
        """Every revision that is as it was written, oldest first."""
        self.newest: dict[UUID, Revision] = {}
        self.damaged: list[UUID] = []
        """The entries with a revision that fails its checksum, one item for each such revision."""
        self._kept: tuple[tuple[Entry, ...], tuple[MemoEntry, ...]] | None = None
        """What the revisions come to; None until it is asked for after they changed."""

    def read_on(self) -> None:
        """Take in what any window wrote since the last call. Rows never change, so once is enough."""
        with no_collecting():
            for row in self._database.connection.execute(READ_ROWS_AFTER, (self._last_seq,)):
                revision = revision_of(row)
                if revision:
                    self.revisions.append(revision)
                    self.newest[revision.entry_id] = revision
                else:
                    self.damaged.append(entry_id_of(row))
                self._last_seq = row[0]
                self._kept = None

    def entries(self) -> tuple[Entry, ...]:
        """The entries as far as they were read, latest first."""
        return self._all_kept()[0]

    def memos(self) -> tuple[MemoEntry, ...]:
        """As `entries`, what is kept in mind."""
        return self._all_kept()[1]

    def _all_kept(self) -> tuple[tuple[Entry, ...], tuple[MemoEntry, ...]]:
        if self._kept is None:
            kept = currently_kept(self.revisions)
            self._kept = listed(kept), memos_in(kept)
        return self._kept

    def histories(self) -> list[list[Revision]]:
        """The revisions of each entry as far as they were read; see `revision.histories`."""
        return histories(self.revisions)

    def latest(self, count: int) -> Iterator[Revision]:
        """Of the last COUNT revisions those that are as they were written and still say what their entry is."""
        rows = self._database.connection.execute(READ_LATEST_ROWS, (count,)).fetchall()
        for revision in filter(None, map(revision_of, rows)):
            if self.newest_of(revision.entry_id) == revision:
                yield revision

    def written_last(self) -> Revision | None:
        """The newest revision of all that is as it was written, memos aside; None if there is none."""
        rows = self._database.connection.execute(READ_LATEST_ROWS, (_ALL,))
        written = filter(None, map(revision_of, rows))
        return next((one for one in written if not is_of_memos(self.of(one.entry_id))), None)

    def between(self, first: int, last: int) -> Iterator[Revision]:
        """The revisions from number FIRST to LAST that are as they were written, oldest first."""
        while first <= last:
            count = min(_AT_ONCE, last - first + 1)
            rows = self._database.connection.execute(READ_SOME_ROWS_AFTER, (first - 1, count)).fetchall()
            if not rows:
                return
            yield from filter(None, map(revision_of, rows))
            first = rows[-1][0] + 1

    def still_stands(self, revision: Revision) -> bool:
        """Whether nothing that is as it was written says since what the entry of REVISION is."""
        (last,) = self._database.connection.execute(_LAST_OF, (str(revision.entry_id),)).fetchone()
        return last == revision.seq or self.newest_of(revision.entry_id) == revision

    def newest_of(self, entry_id: UUID) -> Revision | None:
        """The newest revision of one entry that is as it was written, whatever was read so far."""
        return next(self.of(entry_id), None)

    def of(self, entry_id: UUID) -> Iterator[Revision]:
        """The revisions of one entry that are as they were written, latest first, whatever was read so far."""
        rows = self._database.connection.execute(READ_ROWS_OF, (str(entry_id),))
        return filter(None, map(revision_of, rows))

    def short_id(self, entry_id: UUID) -> str:
        """The first characters of ENTRY_ID that no other id has, be that of an entry long deleted."""
        connection = self._database.connection
        beside = (connection.execute(statement, (str(entry_id),)).fetchone()[0] for statement in _BESIDE)
        return short_id(entry_id, filter(None, beside))

    def beginning_with(self, beginning: str) -> Iterator[Revision]:
        """The newest revision of each entry whose id begins so, in the order of the ids."""
        found = self._database.connection.execute(_BEGINNING, (beginning, beginning + _AFTER_DIGITS))
        for (entry_id,) in found:
            with suppress(ValueError):  # one that has rotted
                newest = self.newest_of(UUID(entry_id))
                if newest:
                    yield newest


class Change(NamedTuple):
    """What an entry is to be from now on."""

    entry_id: UUID
    wanted: Storable | None
    """None: deleted."""
    undoes: UUID | None = None
    """The revision that this takes back."""
    first: bool = False
    """Whether the journal is known to hold no revision of this entry."""

    @property
    def body(self) -> str | None:
        return None if self.wanted is None else self.wanted.body

    def made(self, seq: int, device: UUID, written_at: datetime) -> Revision:
        """The revision that makes it, the one with the number SEQ, written on DEVICE."""
        entry = None if self.wanted is None else self.wanted.entry
        return Revision(uuid4(), self.entry_id, seq, device, written_at, entry, self.undoes)


class Appending:
    """Where every change of one journal is written. Its methods are called inside a transaction."""

    def __init__(self, database: JournalDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.own: dict[UUID, UUID] = {}
        """The revisions written here that an undo takes back one by one, in this order, and their entries."""

    def one(self, change: Change) -> Revision:
        """The revision of CHANGE, appended."""
        return next(self.all([change]))

    def all(self, changes: Iterable[Change], *, own: bool = True) -> Iterator[Revision]:
        """The revisions of CHANGES, each of another entry and all of one moment. They are appended some at a time,
        when the first of these is asked for.

        OWN says whether an undo takes each back by itself.
        """
        (last,) = self._database.connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()
        device, written_at = None, to_the_millisecond(self._clock.now())
        numbered = enumerate(changes, last + 1)
        while some := list(islice(numbered, _APPENDED_AT_ONCE)):
            device = device or self._device()
            written = written_by(device, written_at)
            revisions = [change.made(seq, device, written_at) for seq, change in some]
            self._database.append(
                [
                    Appended(row_of(one, change.body, written), one, change.first)
                    for one, (_, change) in zip(revisions, some, strict=True)
                ]
            )
            for revision in revisions:
                if own:
                    self.own[revision.rev] = revision.entry_id
                yield revision

    def _device(self) -> UUID:
        """This journal's own id, made with the first revision."""
        with suppress(ValueError):  # a rotten one names no device
            return UUID(self._database.state(_DEVICE) or "")
        device = uuid4()
        self._database.set_state(_DEVICE, str(device))
        return device


@contextmanager
def no_collecting() -> Iterator[None]:
    """Nothing that is read into memory here is rubbish, and looking for some takes longer than the reading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
