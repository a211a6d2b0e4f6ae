"""What is asked of the journal, answered from the list of what each entry is.

Every row that is read is compared with its checksum, as is the revision that it names. What is counted or grouped
comes from an index alone: that those agree with the list belongs to the look at all of the journal.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, RestRating
from backcare_tui.domain.journal.memo import Kept, MemoEntry
from backcare_tui.domain.journal.overview import (
    Listed,
    Overview,
    Practice,
    latest_rating,
    leg_days_begin,
    memo_days_begin,
    memos_begin,
    pain_days,
    recent_days,
    walked_days,
)
from backcare_tui.domain.journal.revision import Revision, is_of_memos
from backcare_tui.domain.journal.trend.baseline import Baseline, first_week
from backcare_tui.domain.journal.trend.daily_minutes import minutes_by_day
from backcare_tui.domain.journal.trend.daily_pain import PainByDay
from backcare_tui.domain.journal.wanted import EntryPage, Wanted
from backcare_tui.domain.words.wording import FARTHEST_AHEAD
from backcare_tui.storage.journal.latest.remembered import Remembered
from backcare_tui.storage.journal.latest.statements import (
    ANY_LEG,
    COUNT_ALL,
    COUNT_SAYING,
    COUNT_SAYING_ALL,
    COUNT_SPAN,
    DAYS_TOLD,
    FIRST_DAY,
    GLANCE_SPAN,
    KIND_COLUMN,
    LAST_RATED,
    LATEST_COLUMNS,
    LEG_TOLD,
    OLDER_NAMES,
    ORDER_OLDER_MEMOS,
    ORDER_SAYING,
    ORDER_SPAN,
    PAINS,
    RATED_IN_TURN,
    READ_CHANGED,
    READ_FIRST_COUNTING,
    READ_LAST_COUNTING,
    READ_MEMOS,
    READ_MEMOS_THAT_MATTER,
    READ_RATED,
    READ_SAYING,
    READ_SPAN,
    READ_WHOLE,
    STANDING,
    WALKED,
)
from backcare_tui.storage.journal.latest.table import MICROSECOND, listed_in, microseconds, of_exercise
from backcare_tui.storage.journal.revision_row import (
    READ_ROW,
    READ_ROWS_OF,
    Row,
    is_as_written,
    kept_in,
    revision_of,
)

if TYPE_CHECKING:
    from array import array

    from backcare_tui.domain.journal.day_told import DaysTold

_ALL = -1
"""As a limit: no limit."""
_BEFORE_ALL, _AFTER_ALL = -(2**62), 2**62
"""Microseconds before and after everything that a calendar holds."""
_DAY = timedelta(days=1)
_DAY_US = _DAY // MICROSECOND
_EPOCH_DAY = date(1970, 1, 1).toordinal()


_Parameters = Sequence[object] | Mapping[str, object]


class NotAsWrittenError(Exception):
    """A row that was read has rotted: only a replay of every revision tells what is so."""


class _OfADay(NamedTuple):
    """What an overview has in common at all moments of one day."""

    recent: tuple[Entry, ...]
    glanced: tuple[Entry | Listed, ...]
    pains: PainByDay
    walked_before: Mapping[date, float]
    first_week: Baseline | None
    leg_ever: bool
    empty: bool


class Answers:
    """The answers of one journal. Its methods are called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, days: Days) -> None:
        self._connection = connection
        self._days = days
        self._starts_us = days.starts // MICROSECOND
        self._remembered = Remembered()

    # Each as the method of the store that has its name

    def overview(self, now: datetime, recent: int, version: object, *, glance: bool = False) -> Overview:
        """VERSION is another one as soon as anybody has written into the journal."""
        today = self._days.of(now)
        read = partial(self._of_a_day, today, recent, glance)
        of_a_day = self._remembered.answer(version, ("day", today, recent, glance), read)
        return Overview(
            now=now,
            **of_a_day._asdict(),
            rated=self._rated(now),
            practice=self.practice(now),
            memos=self.memos_at(now),
            leg_days=self._leg_days(now),
            days=self._days,
        )

    def _of_a_day(self, today: date, recent: int, glance: bool) -> "_OfADay":
        first, last = recent_days(today, recent)
        span = self._span(Wanted(since=first, until=last))
        glanced = tuple(self._glanced(span)) if glance else ()
        known = (
            (one for one in glanced if not isinstance(one, Listed)) if glance else self._entries(READ_SPAN, span)
        )
        return _OfADay(
            recent=tuple(known),
            glanced=glanced,
            pains=self.pain_by_day(*pain_days(today)),
            walked_before=self._walked_by_day(*walked_days(today, recent)),
            first_week=self.baseline(today),
            leg_ever=self._connection.execute(ANY_LEG).fetchone() is not None,
            empty=not self._number("SELECT EXISTS (SELECT 1 FROM latest WHERE at_us IS NOT NULL)"),
        )

    def practice(self, now: datetime) -> Practice:
        told = (_farthest_told(now),)
        first, last = (
            next(self._entries(statement, told), None) for statement in (READ_FIRST_COUNTING, READ_LAST_COUNTING)
        )
        return Practice(
            self._number("SELECT count(*) FROM latest WHERE counts IS NOT NULL"),
            self._number("SELECT count(*) FROM latest WHERE counts = 1 AND at_us <= ?", told),
            None if first is None else first.at,
            None if last is None else last.at,
        )

    def page(self, count: int, now: datetime, wanted: Wanted) -> EntryPage:
        told, ahead = self._told_and_ahead(now, wanted)
        read, counted = (READ_SAYING, COUNT_SAYING) if wanted.words else (READ_SPAN, COUNT_SPAN)
        if wanted == Wanted(wanted.text):
            counted = COUNT_SAYING_ALL if wanted.words else COUNT_ALL
        shown = tuple(self._entries(read, told | {"limit": count}))
        older = 0 if len(shown) < count else max(0, self._number(counted, told) - len(shown))
        return EntryPage(shown, older, tuple(self._entries(read, ahead)))

    def order(self, now: datetime | None, wanted: Wanted, limit: int | None) -> "array[int]":
        """The revisions that say what the entries are, in the order of `wanted.in_turn`."""
        from array import array

        found = array("q")
        order = ORDER_SAYING if wanted.words else ORDER_SPAN
        for span in [self._span(wanted)] if now is None else self._told_and_ahead(now, wanted):
            left = _ALL if limit is None else limit - len(found)
            found.extend(seq for (seq,) in self._connection.execute(order, span | {"limit": left}))
        return found

    def revisions(self, seqs: "array[int]") -> list[Revision]:
        """The revisions SEQS, in this order."""
        rows = (self._connection.execute(READ_ROW, (seq,)).fetchone() for seq in seqs)
        return [_as_written(row) for row in rows]

    def histories(self, own: Iterable[UUID]) -> Iterator[list[Revision]]:
        """The revisions of each entry of which an edit or a deletion stands, and of those of OWN, the last one
        first; none of memos. See `revision.histories`.
        """
        from heapq import merge

        changed = (self._history(entry_id) for entry_id in self._changed())
        added = (self._history(str(entry_id)) for entry_id in own)
        wanted = merge(changed, added, key=_newest, reverse=True)
        return (history for history in wanted if not is_of_memos(history))

    def pain_by_day(self, first: date, last: date) -> PainByDay:
        found: dict[int, Counter[int]] = {}
        for wall_us, pain_first, pain_last in self._connection.execute(PAINS, self._between(first, last)):
            ratings = found.setdefault(self._day_of(wall_us), Counter())
            ratings[pain_first] += 1
            if pain_last is not None:
                ratings[pain_last] += 1
        return {date.fromordinal(day): ratings for day, ratings in found.items()}

    def baseline(self, last: date) -> Baseline | None:
        rated = self._connection.execute(RATED_IN_TURN, (self._end_of(last),))
        by_day = groupby(rated, key=lambda row: self._day_of(row[0]))
        return first_week((date.fromordinal(day), _ratings(rows)) for day, rows in by_day)

    def first_day(self) -> date | None:
        (wall_us,) = self._connection.execute(FIRST_DAY).fetchone()
        return None if wall_us is None else date.fromordinal(self._day_of(wall_us))

    def days_told(self, first: date, last: date, version: object) -> "DaysTold":
        """VERSION as for `overview`."""
        read = partial(self._days_told, first, last)
        return self._remembered.answer(version, ("days", first, last), read)

    def _days_told(self, first: date, last: date) -> "DaysTold":
        from backcare_tui.domain.journal.day_told import DayTally

        found: dict[int, DayTally] = {}
        # An index by day has moments in the order of the clocks where they were; here they are put in their own.
        for row in sorted(self._connection.execute(DAYS_TOLD, self._between(first, last)), key=itemgetter(0, 1)):
            _, _, wall_us, counts, routine, pain_first, pain_last, minutes, leg_pain, leg = row
            found.setdefault(self._day_of(wall_us), DayTally()).add(
                counts=None if counts is None else bool(counts),
                routine=routine,
                pains=tuple(pain for pain in (pain_first, pain_last) if pain is not None),
                minutes=minutes,
                leg_pain=leg_pain,
                tells_of_leg=leg is not None,
            )
        return {date.fromordinal(day): tally.told() for day, tally in found.items()}

    def memos(self) -> tuple[MemoEntry, ...]:
        return tuple(self._memos(READ_MEMOS, ()))

    def memos_at(self, now: datetime) -> tuple[MemoEntry, ...]:
        today = self._days.of(now)
        asked: dict[str, object] = {"until": _farthest_told(now), "begins": self._begin_of(memos_begin(today))}
        older = [
            row[0]
            for about in STANDING
            for row in self._connection.execute(ORDER_OLDER_MEMOS, {**asked, "about": about.value})
        ]
        asked |= zip_longest(OLDER_NAMES, older)
        asked |= {"passing_begins": self._begin_of(memo_days_begin(today))}
        return tuple(self._memos(READ_MEMOS_THAT_MATTER, asked))

    def count(self) -> int:
        return self._number("SELECT count(*) FROM latest WHERE at_us IS NOT NULL")

    # Spans, of moments and of days

    def _span(self, wanted: Wanted, *, after: int = _BEFORE_ALL, until: int = _AFTER_ALL) -> dict[str, object]:
        """What `_IS_WANTED` asks for: moments AFTER one and UNTIL another, without a limit."""
        begins, ends = self._between(wanted.since or date.min, wanted.until or date.max)
        # Wherever somebody is, their day is over within three of UTC's, the first of which is the one before.
        if wanted.since:
            after = max(after, _utc_midnight(wanted.since) - _DAY_US - 1)
        if wanted.until:
            until = min(until, _utc_midnight(wanted.until) + 2 * _DAY_US)
        return {
            "after": after,
            "until": until,
            "begins": begins,
            "ends": ends,
            "kind": wanted.kind,
            "routine": wanted.routine,
            "exercise": None if wanted.exercise is None else of_exercise(wanted.exercise),
            "word": max(wanted.words, key=len, default=None),
            "words": json.dumps(wanted.words),
            "limit": _ALL,
        }

    def _told_and_ahead(self, now: datetime, wanted: Wanted) -> tuple[dict[str, object], dict[str, object]]:
        """What has been by NOW, and what is still to come; see `entry.is_ahead`."""
        border = _farthest_told(now)
        return self._span(wanted, until=border), self._span(wanted, after=border)

    def _between(self, first: date, last: date) -> tuple[int, int]:
        """When the day FIRST begins and LAST is over, by the clocks where somebody is, in microseconds."""
        return self._begin_of(first), self._end_of(last)

    def _end_of(self, day: date) -> int:
        return _AFTER_ALL if day == date.max else self._begin_of(day + _DAY)

    def _begin_of(self, day: date) -> int:
        return _BEFORE_ALL if day == date.min else (day.toordinal() - 1) * _DAY_US + self._starts_us

    def _day_of(self, wall_us: int) -> int:
        """As `Days.of`, its ordinal."""
        return max(0, wall_us - self._starts_us) // _DAY_US + 1

    # Reading

    def _rated(self, now: datetime) -> RestRating | None:
        """Whoever gave the latest rating by NOW is among those who gave their last one then, or later."""
        until = microseconds(now)
        (last,) = self._connection.execute(LAST_RATED, (until,)).fetchone()
        return latest_rating(self._entries(READ_RATED, (until if last is None else last,)), now)

    def _leg_days(self, now: datetime) -> frozenset[date]:
        told = self._begin_of(leg_days_begin(self._days.of(now))), _farthest_told(now)
        return frozenset(
            date.fromordinal(self._day_of(wall_us)) for (wall_us,) in self._connection.execute(LEG_TOLD, told)
        )

    def _walked_by_day(self, first: date, last: date) -> Mapping[date, float]:
        """As `daily_minutes.walked_by_day`."""
        walked = self._connection.execute(WALKED, self._between(first, last))
        return minutes_by_day((date.fromordinal(self._day_of(wall_us)), minutes) for wall_us, minutes in walked)

    def _entries(self, statement: str, parameters: _Parameters) -> Iterator[Entry]:
        yield from map(_entry_in, self._connection.execute(statement, parameters))

    def _glanced(self, span: _Parameters) -> Iterator[Entry | Listed]:
        """The entries of SPAN; of all but sessions and mornings no more is read than what the list says."""
        for row in self._connection.execute(GLANCE_SPAN, span):
            if row[KIND_COLUMN] in READ_WHOLE:
                yield _entry_in(row)
            elif is_as_written(row[:LATEST_COLUMNS]):
                yield listed_in(row)
            else:
                raise NotAsWrittenError

    def _memos(self, statement: str, parameters: _Parameters) -> Iterator[MemoEntry]:
        for kept in map(_kept_in, self._connection.execute(statement, parameters)):
            if not isinstance(kept, MemoEntry):
                raise NotAsWrittenError
            yield kept

    def _changed(self) -> Iterator[str]:
        for row in self._connection.execute(READ_CHANGED):
            if not is_as_written(row[:LATEST_COLUMNS]):
                raise NotAsWrittenError
            yield row[LATEST_COLUMNS + 2]

    def _history(self, entry_id: str) -> list[Revision]:
        rows = self._connection.execute(READ_ROWS_OF, (entry_id,)).fetchall()
        return [_as_written(row) for row in reversed(rows)]

    def _number(self, statement: str, parameters: _Parameters = ()) -> int:
        number: int = self._connection.execute(statement, parameters).fetchone()[0]
        return number


def _kept_in(row: Row) -> Kept:
    kept = kept_in(row[LATEST_COLUMNS:]) if is_as_written(row[:LATEST_COLUMNS]) else None
    if kept is None:
        raise NotAsWrittenError
    return kept


def _entry_in(row: Row) -> Entry:
    kept = _kept_in(row)
    if isinstance(kept, MemoEntry):
        raise NotAsWrittenError
    return kept


def _as_written(row: Row | None) -> Revision:
    revision = None if row is None else revision_of(row)
    if revision is None:
        raise NotAsWrittenError
    return revision


def _ratings(rows: Iterable[tuple[int, int, int | None]]) -> Counter[int]:
    """How many times ROWS of pains say which number."""
    return Counter(pain for _, *pains in rows for pain in pains if pain is not None)


def _newest(history: list[Revision]) -> int:
    return history[-1].seq


def _farthest_told(now: datetime) -> int:
    return microseconds(now) + FARTHEST_AHEAD // MICROSECOND


def _utc_midnight(day: date) -> int:
    """When DAY begins in UTC, in microseconds since 1970."""
    return (day.toordinal() - _EPOCH_DAY) * _DAY_US
