"""What each entry is by now, in a table of its own, so that a question need not read every revision.

`latest` has one row for each entry, under the number of its newest revision. It says nothing that the revisions do
not say, is written with each of them in one transaction, and can be made anew of them at any time.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

from backcare_tui.domain.journal.entry import ActivityEntry, RestRating, SessionEntry, leg_pain_of
from backcare_tui.domain.journal.memo import Kept, MemoEntry
from backcare_tui.domain.journal.overview import Listed
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.domain.words.text import folded
from backcare_tui.storage.journal.revision_row import (
    INSERT_ROW,
    READ_ROWS_AFTER,
    READ_ROWS_OF,
    Row,
    checksum,
    revision_of,
)
from backcare_tui.storage.progress import Tell, along, untold

_PUT = """
    INSERT OR REPLACE INTO latest (seq, changed, deleted, kind, at_us, wall_us, counts, pain_first, pain_last,
                                   rated_us, words, leg, leg_pain, routine, exercises, minutes, memo_us, about,
                                   sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
READ_LATEST_AFTER = """
    SELECT seq, changed, deleted, kind, at_us, wall_us, counts, pain_first, pain_last, rated_us, words, leg,
           leg_pain, routine, exercises, minutes, memo_us, about, sum
    FROM latest WHERE seq > ? ORDER BY seq
"""
READ_SOME_LATEST_AFTER = f"{READ_LATEST_AFTER} LIMIT ?"
_HISTORY = "SELECT seq, rev, deleted, undoes FROM revision WHERE entry_id = ? AND seq <= ? ORDER BY seq"
"""The revisions of an entry until one of them."""
_OUTDATED = "SELECT seq FROM latest EXCEPT SELECT max(seq) FROM revision GROUP BY entry_id"
"""Rows of the table whose entry has a newer revision, or that are of no revision at all."""
_UNNAMED = """
    SELECT entry_id FROM revision
    WHERE seq IN (SELECT max(seq) FROM revision GROUP BY entry_id EXCEPT SELECT seq FROM latest)
"""
"""Entries whose newest revision has no row in the table."""

_Step = tuple[int, str, int, str | None]
"""Of a revision its number, its own id, whether it deletes, and which one it takes back."""

MICROSECOND = timedelta(microseconds=1)
_EPOCH_US = (datetime(1970, 1, 1) - datetime.min) // MICROSECOND  # noqa: DTZ001, DTZ901


def microseconds(moment: datetime) -> int:
    """MOMENT in microseconds since 1970 in UTC: equal for equal moments, whatever their offsets."""
    return _since_1970(moment, wall_microseconds(moment))


def _since_1970(moment: datetime, wall_us: int) -> int:
    """As `microseconds`, of which the clocks showed WALL_US."""
    return wall_us - _EPOCH_US - (moment.utcoffset() or timedelta()) // MICROSECOND


def wall_microseconds(moment: datetime) -> int:
    """What the clocks showed at MOMENT where it was, in microseconds since 0001-01-01."""
    return (moment.replace(tzinfo=None) - datetime.min) // MICROSECOND  # noqa: DTZ901


def of_exercise(exercise: str) -> str:
    """How EXERCISE stands in the column `exercises`, so that no other id holds it."""
    return f" {exercise} "


def latest_row(seq: int, entry: Kept | None, *, changed: bool) -> Row:
    """What the table says of an entry that is ENTRY (None: deleted) since revision SEQ.

    CHANGED says whether an edit or a deletion of it stands.
    """
    row: Row
    if entry is None:
        row = (seq, int(changed), 1, *[None] * 15)
    elif isinstance(entry, MemoEntry):
        wall_us, memo_us = wall_microseconds(entry.at), microseconds(entry.at)
        row = (seq, int(changed), 0, entry.kind, None, wall_us, *[None] * 10, memo_us, entry.about.value)
    else:
        ratings, done = entry.rest_ratings, entry.exercises_done
        pain_first, pain_last = (*(rating.pain for rating in ratings), None, None)[:2]
        wall_us = wall_microseconds(entry.at)
        at_us, rated = _since_1970(entry.at, wall_us), max([rating.at for rating in ratings], default=None)
        rated_us = at_us if rated is entry.at else None if rated is None else microseconds(rated)
        row = (
            seq,
            int(changed),
            0,
            entry.kind,
            at_us,
            wall_us,
            int(entry.counts) if isinstance(entry, SessionEntry) else None,
            pain_first,
            pain_last,
            rated_us,
            (folded(entry.note) or None) if entry.note else None,
            1 if entry.tells_of_leg else None,
            leg_pain_of(entry),
            entry.routine if isinstance(entry, SessionEntry) else None,
            of_exercise(" ".join(done)) if done else None,
            entry.minutes if isinstance(entry, ActivityEntry) else None,
            None,
            None,
        )
    return (*row, checksum(row))


def listed_in(row: Sequence[Any]) -> Listed:
    """What ROW of the table says by itself of an entry that is neither a session nor a morning."""
    at_us, wall_us, pain, minutes = row[4], row[5], row[7], row[15]
    ahead = timezone((wall_us - at_us - _EPOCH_US) * MICROSECOND)
    at = (datetime.min + wall_us * MICROSECOND).replace(tzinfo=ahead)  # noqa: DTZ901
    ratings = () if pain is None else (RestRating("pain", pain, at),)
    return Listed(at, ratings, minutes or 0.0)


# Writing, inside a transaction


class Appended(NamedTuple):
    """What is written of one change."""

    row: Row
    revision: Revision | None
    """What is in the row; None for one that cannot be read, which changes nothing."""
    first: bool = False
    """Whether the entry has no older one."""


def append(connection: sqlite3.Connection, changes: Sequence[Appended]) -> None:
    """Write CHANGES, the newest of all and each of another entry, and what these entries are from now on. The one
    door through which revisions are written.
    """
    connection.executemany(INSERT_ROW, [change.row for change in changes])
    connection.executemany(
        _PUT,
        [
            latest_row(revision.seq, revision.entry, changed=not first and _replaces(connection, revision))
            for _, revision, first in changes
            if revision
        ],
    )


def _replaces(connection: sqlite3.Connection, revision: Revision) -> bool:
    """Take out of the table what REVISION, the newest one of its entry, replaces; whether a change then stands."""
    history = _history(connection, revision)
    connection.executemany("DELETE FROM latest WHERE seq = ?", [step[:1] for step in history[:-1]])
    return _is_changed(history)


def _history(connection: sqlite3.Connection, newest: Revision) -> list[_Step]:
    """The revisions of the entry of NEWEST until that one, oldest first, whether they are as they were written."""
    return connection.execute(_HISTORY, (str(newest.entry_id), newest.seq)).fetchall()


def _is_changed(history: list[_Step]) -> bool:
    """Whether an edit or a deletion of the entry with HISTORY stands, so that something may be taken back of it
    that is not its addition. See `revision.last_undoable`.
    """
    undone = {undoes for *_, undoes in history}
    was_there = False
    for _, rev, deleted, undoes in history:
        if undoes is None and rev not in undone and (deleted or was_there):
            return True
        was_there = not deleted
    return False


def make_anew(connection: sqlite3.Connection, tell: Tell = untold) -> None:
    """Fill the table from the revisions, as far as they are as they were written. TELL is told of revisions."""
    connection.execute("DELETE FROM latest")
    (count,) = connection.execute("SELECT count(*) FROM revision").fetchone()
    for row in along(connection.execute(READ_ROWS_AFTER, (0,)), count, tell):
        revision = revision_of(row)
        if revision:
            changed = _replaces(connection, revision)
            connection.execute(_PUT, latest_row(revision.seq, revision.entry, changed=changed))


# Looking whether it is right


def misplaced_rows(connection: sqlite3.Connection) -> set[int]:
    """The revisions that are the newest of their entry and have no row in the table, or have one and are not.

    A revision that is not as it was written says nothing, so that the one before it is the newest. About 1 ms for
    each thousand entries; whether each row is as it was written, its checksum says.
    """
    outdated = {seq for (seq,) in connection.execute(_OUTDATED)}
    unnamed = [_newest_readable(connection, entry_id) for (entry_id,) in connection.execute(_UNNAMED).fetchall()]
    return outdated ^ {seq for seq in unnamed if seq is not None}


def differing_rows(connection: sqlite3.Connection, revisions: Iterable[Revision]) -> int:
    """How many rows of the table say something else than a replay of REVISIONS, which are all that can be read."""
    newest = {revision.entry_id: revision for revision in revisions}
    expected = {
        revision.seq: latest_row(revision.seq, revision.entry, changed=_is_changed(_history(connection, revision)))
        for revision in newest.values()
    }
    differing = 0
    for row in connection.execute(READ_LATEST_AFTER, (0,)):
        differing += expected.pop(row[0], None) != row
    return differing + len(expected)


def _newest_readable(connection: sqlite3.Connection, entry_id: str) -> int | None:
    """The number of the newest revision of the entry that is as it was written; None if there is none."""
    rows = connection.execute(READ_ROWS_OF, (entry_id,))
    return next((revision.seq for revision in map(revision_of, rows) if revision), None)
