"""The journal's tables, and how an older journal becomes a newer one."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from itertools import chain

from backcare_tui.storage.journal.latest.table import make_anew
from backcare_tui.storage.progress import Tell, untold

APPLICATION_ID = 0x42434B4A
"""Marks the file as a journal of this program: "BCKJ", at byte 68."""

Step = str | Callable[[sqlite3.Connection, Tell], None]
"""A statement, or what else has to be done in the same transaction."""

_LIST: tuple[Step, ...] = (
    # What each entry is by now: one row for each, under the number of its newest revision. `changed` says whether
    # an edit or a deletion of it stands, that is, was not taken back; `at_us` are microseconds since 1970 in UTC,
    # `wall_us` those since 0001-01-01 by the clocks of where the person was; `counts` says whether a session does;
    # `pain_first` and `pain_last` are ratings at rest and `rated_us` is when the latest of them was given; `words`
    # is the note as it is searched; `leg` is 1 where pain in a leg is told of, `leg_pain` its rating; `exercises`
    # are the ids of what was done, each between blanks, and `minutes` those of an activity; `sum` is the SHA-256
    # of the others. A memo, which no list shows, has its moment in `memo_us` instead of `at_us`, and its subject
    # in `about`. A deleted entry has none of it.
    "DROP TABLE IF EXISTS latest",
    """
    CREATE TABLE latest (
        seq INTEGER PRIMARY KEY,
        changed INTEGER NOT NULL CHECK (changed IN (0, 1)),
        deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
        kind TEXT,
        at_us INTEGER,
        wall_us INTEGER,
        counts INTEGER,
        pain_first INTEGER,
        pain_last INTEGER,
        rated_us INTEGER,
        words TEXT,
        leg INTEGER CHECK (leg = 1),
        leg_pain INTEGER,
        routine TEXT,
        exercises TEXT,
        minutes REAL,
        memo_us INTEGER,
        about TEXT,
        sum TEXT NOT NULL,
        CHECK (deleted + (at_us IS NOT NULL) + (memo_us IS NOT NULL) = 1),
        CHECK (deleted = (wall_us IS NULL)),
        CHECK ((memo_us IS NULL) = (about IS NULL))
    ) STRICT
    """,
    # `seq` settles the order of equal moments.
    "CREATE INDEX latest_by_time ON latest (at_us, seq, wall_us) WHERE at_us IS NOT NULL",
    """
    CREATE INDEX latest_by_day
    ON latest (wall_us, at_us, seq, counts, routine, pain_first, pain_last, minutes, leg_pain, leg)
    WHERE at_us IS NOT NULL
    """,
    "CREATE INDEX latest_sessions ON latest (counts, at_us) WHERE counts IS NOT NULL",
    "CREATE INDEX latest_rated ON latest (rated_us) WHERE rated_us IS NOT NULL",
    "CREATE INDEX latest_words ON latest (at_us, seq, words) WHERE words IS NOT NULL",
    "CREATE INDEX latest_changed ON latest (seq) WHERE changed = 1",
    "CREATE INDEX latest_leg ON latest (leg) WHERE leg IS NOT NULL",
    "CREATE INDEX latest_memos ON latest (memo_us, seq, about, wall_us) WHERE memo_us IS NOT NULL",
    make_anew,
)

MIGRATIONS: tuple[tuple[Step, ...], ...] = (
    (
        # One row for each revision. Columns beside `body` say what can be asked of it without reading it;
        # `sum` is the SHA-256 of all others. A deletion has no body, hence no kind and no time.
        """
        CREATE TABLE revision (
            seq                INTEGER PRIMARY KEY CHECK (seq >= 1),
            rev                TEXT NOT NULL UNIQUE,
            entry_id           TEXT NOT NULL,
            device             TEXT NOT NULL,
            written_utc        TEXT NOT NULL,
            written_offset_min INTEGER NOT NULL,
            kind               TEXT,
            at_utc             TEXT,
            at_offset_min      INTEGER,
            deleted            INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            undoes             TEXT,
            body               TEXT,
            sum                TEXT NOT NULL,
            CHECK (deleted = (body IS NULL)),
            CHECK (deleted = (kind IS NULL)),
            CHECK (deleted = (at_utc IS NULL)),
            CHECK (deleted = (at_offset_min IS NULL))
        ) STRICT
        """,
        "CREATE INDEX revision_of_entry ON revision (entry_id)",
        """
        CREATE TRIGGER revision_never_updated BEFORE UPDATE ON revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
        """,
        """
        CREATE TRIGGER revision_never_deleted BEFORE DELETE ON revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END
        """,
        # INSERT OR REPLACE would delete the old row without asking the trigger above.
        """
        CREATE TRIGGER revision_never_replaced BEFORE INSERT ON revision
        WHEN EXISTS (SELECT 1 FROM revision WHERE seq = NEW.seq OR rev = NEW.rev)
        BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END
        """,
        # What has one current value: the session under way, this device's id, whether the welcome was seen.
        "CREATE TABLE state (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "PRAGMA application_id = 0x42434B4A",
        "PRAGMA user_version = 1",
    ),
    # These three had a list of their own, of which nothing is asked any more.
    ("PRAGMA user_version = 2",),
    ("PRAGMA user_version = 3",),
    ("PRAGMA user_version = 4",),
    (*_LIST, "PRAGMA user_version = 5"),
)
"""Steps that lead from version 0 to 1, from 1 to 2 and so on; the last of each sets the version.

The list says only what the revisions do, so each older one is dropped and the newest made in its place: `_LIST`
belongs to the last version that changed it, and to no other.
"""

_Object = tuple[str, str, str, str | None]
"""Kind, name, table and statement of something that the schema holds."""

NEWEST_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, target: int = NEWEST_VERSION, *, tell: Tell = untold) -> None:
    """Bring the journal to version TARGET, wholly or not at all. TELL is told of its revisions.

    CONNECTION must be in autocommit mode. A failure leaves the journal as it was.
    """
    if version_of(connection) >= target:
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another window may have done it, or some of it, while we waited for the lock.
        _take(connection, chain.from_iterable(MIGRATIONS[version_of(connection) : target]), tell)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _take(connection: sqlite3.Connection, steps: Iterable[Step], tell: Tell = untold) -> None:
    for step in steps:
        if isinstance(step, str):
            connection.execute(step)
        else:
            step(connection, tell)


def version_of(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def is_as_made(connection: sqlite3.Connection, version: int) -> bool:
    """Whether all tables and triggers of VERSION are there unchanged, and no foreign trigger among them.

    A foreign trigger could swallow what is saved; a missing one could let it be overwritten. None is of an
    older version that has all that the newest makes: its number has rotted.
    """
    expected, found = _expected(version), _objects(connection)
    if version < NEWEST_VERSION and _expected(NEWEST_VERSION) <= found:
        return False
    return expected <= found and not any(kind == "trigger" for kind, *_ in found - expected)


def has_its_tables(connection: sqlite3.Connection, version: int) -> bool:
    """Whether the tables of VERSION are there unchanged, so that what is read from them is what was written."""
    return {item for item in _expected(version) if item[0] == "table"} <= _objects(connection)


def has_its_revisions(connection: sqlite3.Connection, version: int) -> bool:
    """Whether the table of revisions is there as VERSION has it, whatever became of the others."""
    return {item for item in _expected(version) if item[:2] == ("table", "revision")} <= _objects(connection)


def _expected(version: int) -> frozenset[_Object]:
    return _made_by(MIGRATIONS[:version])


@cache
def _made_by(steps: tuple[tuple[Step, ...], ...]) -> frozenset[_Object]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        _take(model, chain.from_iterable(steps))
        return _objects(model)


def _objects(connection: sqlite3.Connection) -> frozenset[_Object]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
