"""What is asked of the journal, answered from the list of what each entry is.

Every row that is read is compared with its checksum, as is the revision that it names. What is counted or grouped
comes from an index alone: that those agree with the list belongs to the look at all of the journal.
"""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from heapq import merge
from itertools import islice
from uuid import UUID

from backcare_tui.domain.journal.entry import Entry, RestRating
from backcare_tui.domain.journal.entry_page import EntryPage, found_in_notes
from backcare_tui.domain.journal.memo import PASSING, Kept, MemoEntry
from backcare_tui.domain.journal.overview import (
    Overview,
    Practice,
    latest_rating,
    memo_days_begin,
    pain_days,
    recent_days,
)
from backcare_tui.domain.journal.revision import Revision, is_of_memos
from backcare_tui.domain.journal.trends import PainByDay
from backcare_tui.domain.words.text import folded
from backcare_tui.domain.words.wording import FARTHEST_AHEAD
from backcare_tui.storage.journal.latest.table import MICROSECOND, microseconds
from backcare_tui.storage.journal.revision_row import (
    READ_ROW,
    READ_ROWS_OF,
    Row,
    is_as_written,
    kept_in,
    revision_of,
)

_READ = """
    SELECT latest.seq, latest.changed, latest.deleted, latest.kind, latest.at_us, latest.day, latest.counts,
           latest.pain_first, latest.pain_last, latest.rated_us, latest.words, latest.leg, latest.memo_us,
           latest.about, latest.sum,
           revision.seq, revision.rev, revision.entry_id, revision.device, revision.written_utc,
           revision.written_offset_min, revision.kind, revision.at_utc, revision.at_offset_min,
           revision.deleted, revision.undoes, revision.body, revision.sum
    FROM latest LEFT JOIN revision ON revision.seq = latest.seq
"""
_LATEST_COLUMNS = 15

_LATEST_FIRST = "ORDER BY latest.at_us DESC, latest.seq DESC"
_READ_SPAN = f"{_READ} WHERE at_us > ? AND at_us <= ? AND day BETWEEN ? AND ? {_LATEST_FIRST} LIMIT ?"
_ORDER_SPAN = """
    SELECT seq FROM latest WHERE at_us > ? AND at_us <= ? AND day BETWEEN ? AND ?
    ORDER BY at_us DESC, seq DESC LIMIT ?
"""
_COUNT_SPAN = "SELECT count(*) FROM latest WHERE at_us > ? AND at_us <= ? AND day BETWEEN ? AND ?"
_LAST_RATED = "SELECT max(rated_us) FROM latest WHERE rated_us <= ?"
_READ_RATED = f"{_READ} WHERE rated_us >= ? {_LATEST_FIRST}"
_READ_COUNTING = f"{_READ} WHERE counts = 1 AND at_us <= ?"
_READ_FIRST_COUNTING = f"{_READ_COUNTING} ORDER BY latest.at_us, latest.seq DESC LIMIT 1"
_READ_LAST_COUNTING = f"{_READ_COUNTING} {_LATEST_FIRST} LIMIT 1"
_PASSING = ", ".join(f"'{subject.value}'" for subject in PASSING)
_READ_MEMOS = f"""
    {_READ} WHERE memo_us <= ? AND (about NOT IN ({_PASSING}) OR day >= ?)
    ORDER BY latest.memo_us DESC, latest.seq DESC
"""
_ANY_LEG = "SELECT seq FROM latest WHERE leg = 1 LIMIT 1"
_READ_SAYING = f"""
    {_READ}
    WHERE words IS NOT NULL AND instr(words, ?) AND instr(words, ?) AND instr(words, ?) AND instr(words, ?)
    {_LATEST_FIRST}
"""
_WORDS_SOUGHT = 4
"""Words, the longest of those that are searched for, by which SQLite chooses notes; the rule then looks at all."""
_READ_CHANGED = f"{_READ} WHERE latest.changed = 1 OR latest.deleted = 1 ORDER BY latest.seq DESC"
_PAINS = """
    SELECT day, pain_first, pain_last, count(*) FROM latest
    WHERE pain_first IS NOT NULL AND day BETWEEN ? AND ? GROUP BY day, pain_first, pain_last
"""

_ALL = -1
"""As a limit: no limit."""
_BEFORE_ALL, _AFTER_ALL = -(2**62), 2**62
"""Microseconds before and after everything that a calendar holds."""
_DAY_US = 86_400_000_000
_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()
_EPOCH_DAY = date(1970, 1, 1).toordinal()


class NotAsWrittenError(Exception):
    """A row that was read has rotted: only a replay of every revision tells what is so."""


class Answers:
    """The answers of one journal. Its methods are called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # Each as the method of the store that has its name

    def overview(self, now: datetime) -> Overview:
        first, last = recent_days(now.date())
        return Overview(
            now=now,
            recent=tuple(self._entries(_READ_SPAN, (*_around(first, last), _ALL))),
            pains=self.pain_by_day(*pain_days(now.date())),
            rated=self._rated(now),
            practice=self.practice(now),
            memos=self.memos_at(now),
            leg_ever=self._connection.execute(_ANY_LEG).fetchone() is not None,
            empty=not self._number("SELECT EXISTS (SELECT 1 FROM latest WHERE at_us IS NOT NULL)"),
        )

    def practice(self, now: datetime) -> Practice:
        told = (_farthest_told(now),)
        first, last = (
            next(self._entries(statement, told), None) for statement in (_READ_FIRST_COUNTING, _READ_LAST_COUNTING)
        )
        return Practice(
            self._number("SELECT count(*) FROM latest WHERE counts IS NOT NULL"),
            self._number("SELECT count(*) FROM latest WHERE counts = 1 AND at_us <= ?", told),
            None if first is None else first.at,
            None if last is None else last.at,
        )

    def page(self, count: int, now: datetime, since: date | None) -> EntryPage:
        told, ahead = _told_and_ahead(now, since)
        shown = tuple(self._entries(_READ_SPAN, (*told, count)))
        older = max(0, self._number(_COUNT_SPAN, told) - len(shown))
        return EntryPage(shown, older, tuple(self._entries(_READ_SPAN, (*ahead, _ALL))))

    def order(self, now: datetime | None, since: date | None, limit: int | None) -> "array[int]":
        """The revisions that say what the entries are, in the order of `entry_page.in_turn`."""
        found = array("q")
        for span in [_span(since)] if now is None else _told_and_ahead(now, since):
            left = _ALL if limit is None else limit - len(found)
            found.extend(seq for (seq,) in self._connection.execute(_ORDER_SPAN, (*span, left)))
        return found

    def revisions(self, seqs: "array[int]") -> list[Revision]:
        """The revisions SEQS, in this order."""
        rows = (self._connection.execute(READ_ROW, (seq,)).fetchone() for seq in seqs)
        return [_as_written(row) for row in rows]

    def histories(self, own: Iterable[UUID], *, memos: bool) -> Iterator[list[Revision]]:
        """The revisions of each entry that was ever changed, and of those of OWN, the last one first, that were
        only added; of memos alone, or of all others. See `revision.histories`.
        """
        changed = (self._history(entry_id) for entry_id in self._changed())
        added = filter(_never_changed, (self._history(str(entry_id)) for entry_id in own))
        wanted = merge(changed, added, key=_newest, reverse=True)
        return (history for history in wanted if is_of_memos(history) is memos)

    def pain_by_day(self, first: date, last: date) -> PainByDay:
        found: dict[date, Counter[int]] = {}
        days = (first.toordinal(), last.toordinal())
        for day, pain_first, pain_last, count in self._connection.execute(_PAINS, days):
            ratings = found.setdefault(date.fromordinal(day), Counter())
            ratings[pain_first] += count
            if pain_last is not None:
                ratings[pain_last] += count
        return found

    def search(self, text: str, count: int) -> tuple[Entry, ...]:
        words = sorted(set(folded(text).split()), key=len, reverse=True)[:_WORDS_SOUGHT]
        if words:
            found = self._entries(_READ_SAYING, (*words, *[""] * (_WORDS_SOUGHT - len(words))))
        else:
            found = self._entries(_READ_SPAN, (*_span(None), _ALL))
        return tuple(islice(found_in_notes(text, found), count))

    def memos(self) -> tuple[MemoEntry, ...]:
        return tuple(self._memos(_READ_MEMOS, (_AFTER_ALL, _FIRST_DAY)))

    def memos_at(self, now: datetime) -> tuple[MemoEntry, ...]:
        return tuple(self._memos(_READ_MEMOS, (_farthest_told(now), memo_days_begin(now.date()).toordinal())))

    def count(self) -> int:
        return self._number("SELECT count(*) FROM latest WHERE at_us IS NOT NULL")

    # Reading

    def _rated(self, now: datetime) -> RestRating | None:
        """Whoever gave the latest rating by NOW is among those who gave their last one then, or later."""
        until = microseconds(now)
        (last,) = self._connection.execute(_LAST_RATED, (until,)).fetchone()
        return latest_rating(self._entries(_READ_RATED, (until if last is None else last,)), now)

    def _entries(self, statement: str, parameters: Sequence[object]) -> Iterator[Entry]:
        for kept in self._read(statement, parameters):
            if isinstance(kept, MemoEntry):
                raise NotAsWrittenError
            yield kept

    def _memos(self, statement: str, parameters: Sequence[object]) -> Iterator[MemoEntry]:
        for kept in self._read(statement, parameters):
            if not isinstance(kept, MemoEntry):
                raise NotAsWrittenError
            yield kept

    def _read(self, statement: str, parameters: Sequence[object]) -> Iterator[Kept]:
        for row in self._connection.execute(statement, parameters):
            kept = kept_in(row[_LATEST_COLUMNS:]) if is_as_written(row[:_LATEST_COLUMNS]) else None
            if kept is None:
                raise NotAsWrittenError
            yield kept

    def _changed(self) -> Iterator[str]:
        for row in self._connection.execute(_READ_CHANGED):
            if not is_as_written(row[:_LATEST_COLUMNS]):
                raise NotAsWrittenError
            yield row[_LATEST_COLUMNS + 2]

    def _history(self, entry_id: str) -> list[Revision]:
        rows = self._connection.execute(READ_ROWS_OF, (entry_id,)).fetchall()
        return [_as_written(row) for row in reversed(rows)]

    def _number(self, statement: str, parameters: Sequence[object] = ()) -> int:
        number: int = self._connection.execute(statement, parameters).fetchone()[0]
        return number


def _as_written(row: Row | None) -> Revision:
    revision = None if row is None else revision_of(row)
    if revision is None:
        raise NotAsWrittenError
    return revision


def _newest(history: list[Revision]) -> int:
    return history[-1].seq


def _never_changed(history: list[Revision]) -> bool:
    return len(history) == 1


# Spans: after a moment, until a moment, from a day, to a day


_Span = tuple[int, int, int, int]


def _span(since: date | None) -> _Span:
    if since is None:
        return _BEFORE_ALL, _AFTER_ALL, _FIRST_DAY, _LAST_DAY
    return _earliest(since), _AFTER_ALL, since.toordinal(), _LAST_DAY


def _told_and_ahead(now: datetime, since: date | None) -> tuple[_Span, _Span]:
    """What has been by NOW, and what is still to come; see `entry.is_ahead`."""
    after, until, first, last = _span(since)
    border = _farthest_told(now)
    return (after, border, first, last), (max(after, border), until, first, last)


def _around(first: date, last: date) -> _Span:
    """All that can be on the days from FIRST to LAST: wherever somebody is, a day begins within one of UTC's."""
    return _earliest(first), _earliest(last) + 3 * _DAY_US, first.toordinal(), last.toordinal()


def _earliest(day: date) -> int:
    return (day.toordinal() - _EPOCH_DAY - 1) * _DAY_US - 1


def _farthest_told(now: datetime) -> int:
    return microseconds(now) + FARTHEST_AHEAD // MICROSECOND
