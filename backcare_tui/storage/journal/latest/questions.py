"""What can be asked of a journal. The list of what each entry is answers; where it or a change that it names has
rotted, a replay of every change does: slowly, and always right.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, is_ahead
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.journal.overview import (
    RECENT_DAYS,
    Overview,
    Practice,
    memos_that_matter,
    overview_of,
    practice_of,
)
from backcare_tui.domain.journal.revision import (
    Revision,
    Undoable,
    current_entries,
    is_of_memos,
    last_undoable,
)
from backcare_tui.domain.journal.trend.baseline import Baseline, baseline_of
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, pain_by_day
from backcare_tui.domain.journal.wanted import EVERYTHING, EntryPage, Wanted, in_turn, page_of
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.history import History, no_collecting
from backcare_tui.storage.journal.latest.answers import Answers, NotAsWrittenError
from backcare_tui.storage.journal.latest.table import differing_rows
from backcare_tui.storage.progress import Tell, along, untold

if TYPE_CHECKING:
    from array import array

    from backcare_tui.domain.journal.day_told import DaysTold
    from backcare_tui.domain.journal.helps.helps import Helps

T = TypeVar("T")

_AT_ONCE = 500
"""Entries that are read, and held, together where all are gone through."""


class JournalQuestions:
    """The questions to one journal. Nobody can write between what one answer reads."""

    def __init__(self, database: JournalDatabase, days: Days) -> None:
        self.database = database
        self.days = days
        """When the person's days begin."""
        self._history = History(database)
        self._answers = Answers(database.connection, days)
        self._replays = False
        """Whether something rotten was met or found, so that only the replay tells what is so."""

    # Of all that was ever written: each change is read

    def entries(self) -> tuple[Entry, ...]:
        """All entries, latest first, those written by other windows too.

        A revision that fails its checksum is left out: its entry is then shown as it was before that change.
        """
        with self.database.reading():
            self._history.read_on()
        return self._history.entries()

    def revisions(self) -> tuple[Revision, ...]:
        """Every revision that is as it was written, oldest first."""
        with self.database.reading():
            self._history.read_on()
        return tuple(self._history.revisions)

    def damaged(self) -> tuple[UUID, ...]:
        """The entries with a revision that fails its checksum, one item for each such revision."""
        with self.database.reading():
            self._history.read_on()
        return tuple(self._history.damaged)

    def differing(self) -> int:
        """Of how many entries `latest` says something else than all revisions do."""
        with self.database.reading():
            self._history.read_on()
            return differing_rows(self.database.connection, self._history.revisions)

    # Of what is shown: as much is read

    def overview(self, now: datetime, recent: int = RECENT_DAYS) -> Overview:
        """What rules look at, at NOW, that see entries of so many RECENT days; see `overview_of`.

        Where nobody has written since it was asked for last, the entries are those that were read then.
        """
        return self._ask(
            lambda answers: answers.overview(now, recent, self.database.version()),
            lambda entries: overview_of(entries, now, self._history.memos(), days=self.days, recent=recent),
        )

    def glance(self, now: datetime) -> Overview:
        """As `overview`, of whose recent entries whole ones are at hand of sessions and mornings alone."""
        return self._ask(
            lambda answers: answers.overview(now, RECENT_DAYS, self.database.version(), glance=True),
            lambda entries: overview_of(entries, now, self._history.memos(), days=self.days),
        )

    def practice(self, now: datetime) -> Practice:
        """How much was practised by NOW; see `practice_of`."""
        return self._ask(lambda answers: answers.practice(now), lambda entries: practice_of(entries, now))

    def page(self, count: int, now: datetime, wanted: Wanted = EVERYTHING) -> EntryPage:
        """Of the entries that are WANTED the latest COUNT that have been by NOW, and what is still to come; see
        `page_of`.

        Whoever wants to read on asks again with a larger COUNT.
        """
        return self._ask(
            lambda answers: answers.page(count, now, wanted),
            lambda entries: page_of(entries, count, now, wanted, days=self.days),
        )

    def pain_by_day(self, first: date, last: date) -> PainByDay:
        """The ratings of pain at rest from FIRST to LAST, both counted; see `daily_pain.pain_by_day`."""
        return self._ask(
            lambda answers: answers.pain_by_day(first, last),
            lambda entries: pain_by_day(entries, first, last, self.days),
        )

    def baseline(self, last: date) -> Baseline | None:
        """The first week, by the ratings up to the day LAST; see `baseline_of`."""
        return self._ask(
            lambda answers: answers.baseline(last),
            lambda entries: baseline_of(pain_by_day(entries, date.min, last, self.days)),
        )

    def first_day(self) -> date | None:
        """The day of the first entry there is; None if there is none."""
        return self._ask(
            lambda answers: answers.first_day(),
            lambda entries: min((self.days.of(entry.at) for entry in entries), default=None),
        )

    def days_told(self, first: date, last: date) -> "DaysTold":
        """What is told of each day from FIRST to LAST, both counted, that has entries; see `days_told`.

        Where nobody has written since it was asked for last, it is what was read then.
        """
        from backcare_tui.domain.journal.day_told import days_told

        return self._ask(
            lambda answers: answers.days_told(first, last, self.database.version()),
            lambda entries: days_told(entries, first, last, self.days),
        )

    def entry(self, entry_id: UUID) -> Entry | None:
        """The entry as it is now; None if it is deleted, never was, or is a memo."""
        with self.database.reading():
            newest = self._history.newest_of(entry_id)
        return None if newest is None or isinstance(newest.entry, MemoEntry) else newest.entry

    def short_ids(self, entry_ids: Iterable[UUID]) -> dict[UUID, str]:
        """The first characters of each of ENTRY_IDS that no other id of the journal has; see `short_id`."""
        with self.database.looking():
            return {entry_id: self._history.short_id(entry_id) for entry_id in entry_ids}

    def beginning_with(self, beginning: str, most: int) -> tuple[Revision, ...]:
        """What the first MOST entries are by now whose ids begin so, memos aside; those that are deleted last."""
        living: list[Revision] = []
        deleted: list[Revision] = []
        with self.database.looking():
            for newest in self._history.beginning_with(beginning):
                if len(living) == most:
                    break
                if not isinstance(newest.entry, MemoEntry):
                    (living if newest.entry else deleted).append(newest)
        return tuple((living + deleted)[:most])

    def memos(self) -> tuple[MemoEntry, ...]:
        """All that is kept in mind, latest first, however old."""
        return self._ask(lambda answers: answers.memos(), lambda _: self._history.memos())

    def memos_at(self, now: datetime) -> tuple[MemoEntry, ...]:
        """What rules see of that at NOW; see `memos_that_matter`."""
        return self._ask(
            lambda answers: answers.memos_at(now),
            lambda _: memos_that_matter(self._history.memos(), now, self.days),
        )

    def count(self) -> int:
        """How many entries there are, those still to come as well."""
        return self._ask(lambda answers: answers.count(), len)

    def left_out(self) -> int:
        """How many changes, of those that questions so far had to look at, are no longer as they were written."""
        return len(self._history.damaged)

    # Of all entries, some at a time

    def each(
        self, now: datetime | None = None, wanted: Wanted = EVERYTHING, limit: int | None = None
    ) -> Iterator[Entry]:
        """The entries that are WANTED, one after the other, latest first, with NOW those still to come after all
        others; with LIMIT at most so many. See `in_turn`.

        They are those of the moment when the first is asked for, whatever is written meanwhile; nobody waits for
        whoever takes long over them.
        """
        with self.database.looking():
            seqs = None if self._replays else self._answers.order(now, wanted, limit)
            (last_seq,) = self.database.connection.execute("SELECT max(seq) FROM revision").fetchone()
        if seqs is None:
            yield from islice(in_turn(self.entries(), now, wanted, days=self.days), limit)
            return
        given = 0
        try:
            for some in self._in_order(seqs, now):
                yield from some
                given += len(some)
        except NotAsWrittenError:
            self._replays = True
            with self.database.reading():
                self._history.read_on()
            known = current_entries(one for one in self._history.revisions if one.seq <= last_seq)
            yield from self._not_given(in_turn(known, now, wanted, days=self.days), seqs[:given], limit)

    def helps(
        self, now: datetime, aerobic: Callable[[str], bool], *, whole: bool = False, tell: Tell = untold
    ) -> "Helps":
        """What followed what by NOW, of the last `USUAL_DAYS` days or of the WHOLE journal; see `helps_of`.

        TELL is told of the entries that were looked at.
        """
        from backcare_tui.domain.journal.helps.helps import helps_of, usual_first

        today = self.days.of(now)
        first = None if whole else usual_first(today)
        wanted = Wanted(since=first, until=today)
        entries = along(self.each(now, wanted), self.page(1, now, wanted).older + 1, tell)
        return helps_of(entries, first, today, aerobic, days=self.days)

    def _in_order(self, seqs: "array[int]", now: datetime | None) -> Iterator[list[Entry]]:
        """What the revisions SEQS say, some at a time; NotAsWrittenError unless their order is that of `each`."""
        before: tuple[bool, datetime, int] | None = None
        for start in range(0, len(seqs), _AT_ONCE):
            some = []
            with self.database.looking():
                revisions = self._answers.revisions(seqs[start : start + _AT_ONCE])
            for revision in revisions:
                entry = revision.entry
                if entry is None or isinstance(entry, MemoEntry):
                    raise NotAsWrittenError
                place = (now is None or not is_ahead(entry, now), entry.at, revision.seq)
                if before is not None and before <= place:
                    raise NotAsWrittenError
                before = place
                some.append(entry)
            yield some

    def _not_given(self, entries: Iterable[Entry], seqs: "array[int]", limit: int | None) -> Iterator[Entry]:
        """ENTRIES without those that the revisions SEQS were given for, LIMIT with them together."""
        given = set(seqs)
        ids = {one.entry_id for one in self._history.revisions if one.seq in given}
        left = None if limit is None else limit - len(seqs)
        return islice((entry for entry in entries if entry.id not in ids), left)

    # Asking

    def _ask(self, listed: Callable[[Answers], T], replayed: Callable[[tuple[Entry, ...]], T]) -> T:
        """What LISTED answers; what REPLAYED answers of all entries from when on something rotten was met."""
        if not self._replays:
            try:
                with self.database.looking(), no_collecting():
                    return listed(self._answers)
            except NotAsWrittenError:
                self._replays = True
        return replayed(self.entries())

    def _last_undoable(self, own: dict[UUID, UUID]) -> Undoable | None:
        """Inside a transaction: what an undo takes back; OWN are the entries of the revisions written here, in the
        order they were written. See `last_undoable`.
        """
        if not self._replays:
            try:
                return last_undoable(self._answers.histories(dict.fromkeys(reversed(own.values()))), own)
            except NotAsWrittenError:
                self._replays = True
        self._history.read_on()
        return last_undoable((one for one in self._history.histories() if not is_of_memos(one)), own)
