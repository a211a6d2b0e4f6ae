"""A backup put back into use, and a damaged journal made whole again.

A journal that works is never exchanged: what a backup says becomes its newest revisions, in one transaction.
A damaged one keeps every byte under another name, and a new file takes its place in one step.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.copy import Content, content_of, read_copy, rows_in
from backcare_tui.storage.journal.database import SET_STATE
from backcare_tui.storage.journal.errors import SQLITE_ERRORS, DamagedJournalError, journal_error
from backcare_tui.storage.journal.file import (
    ASIDE,
    JOURNAL_NAME,
    discard,
    empty_journal,
    journal_path,
    make_durable,
    raw_connection,
)
from backcare_tui.storage.journal.latest.table import Appended, append, make_anew
from backcare_tui.storage.journal.revision_row import (
    READ_ROW,
    Row,
    Value,
    entries_ever,
    is_as_written,
    revision_of,
)
from backcare_tui.storage.journal.schema import has_its_revisions, version_of
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.unfinished.drafts import is_as_kept
from backcare_tui.storage.new_file import sync_folder
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.progress import Tell, along, untold

_ROTTEN = re.compile("[\ud800-\udfff]")
"""Stands in text where there were bytes that are none."""

_PROBED_BEYOND = 10_000
"""Rows looked for after the last one that could be read."""


@dataclass(frozen=True)
class Restored:
    """What restoring changed."""

    changes: int
    """Entries that are now different; for a journal that was exchanged, all of them."""
    kept: Path | None
    """Where what was there before still is; None if there was nothing."""


@dataclass(frozen=True)
class Repaired:
    """What a repair found, counted in changes (revisions)."""

    read: int
    """From the damaged journal itself."""
    from_backups: int
    """More, from backups."""
    lost: int
    """That must have been there, and are nowhere."""
    unread: int
    """Unfinished sessions and forms that were no longer as they were kept; not counted in changes."""
    kept: Path
    """Where the damaged journal still is."""


@dataclass(frozen=True)
class ListMade:
    """That every change was whole, and the list of what each entry is was made anew of them."""

    entries: int
    """How many it was wrong about."""


def restore(folder: Path, source: Path, clock: Clock, tell: Tell = untold) -> Restored:
    """Make the journal in FOLDER what the copy SOURCE says; what it was before is kept.

    TELL is told how far each step of it is. BackcareError if SOURCE cannot be used or the journal cannot be
    written; nothing has changed then.
    """
    if _is_the_journal(source, journal_path(folder)):
        raise BackcareError(
            f"{path_words(source)} is the journal itself.",
            "Name a backup; “backcare-tui backup --list” shows what there is.",
        )
    content = read_copy(source)
    try:
        store = _opened_whole(folder, clock)
    except DamagedJournalError:
        kept = _exchange(folder, content, clock, tell)
        return Restored(entries_ever(content.rows), kept)
    with closing(store):
        return Restored(*store.restore(content.rows, tell))


def _opened_whole(folder: Path, clock: Clock) -> JournalStore:
    """The journal in FOLDER; DamagedJournalError if any page or index of it is not as it should be."""
    with ExitStack() as on_failure:
        store = JournalStore.open(folder, clock, MIDNIGHT)  # no day is asked about
        on_failure.callback(store.close)
        store.database.make_sure()
        on_failure.pop_all()
        return store


def _is_the_journal(source: Path, journal: Path) -> bool:
    try:
        return journal.exists() and source.samefile(journal)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise BackcareError(
            f"{path_words(source)} cannot be read: {os_cause(error)}.",
            "Check the path and its disk, then try again.",
        ) from error


def repair(folder: Path, clock: Clock, tell: Tell = untold) -> Repaired | ListMade | None:
    """Make a whole journal of what can be read of the one in FOLDER and what backups hold; None if it is whole.

    TELL is told of backups, then of changes. BackcareError if nothing can be read at all, or it is not damage that
    ails the journal.
    """
    try:
        store = _opened_whole(folder, clock)
    except DamagedJournalError:
        with _readable_remains(journal_path(folder)) as remains:
            found = _salvaged(remains) if remains else Content((), {})
            return _made_whole(folder, found, clock, tell)
    with closing(store):
        if store.rotten() == (0, 0):
            differing = store.differing()
            if differing:
                with store.database.writing():
                    make_anew(store.database.connection)
            return ListMade(differing) if differing else None
        with store.alone() as connection:
            return _made_whole(folder, content_of(connection), clock, tell)


def _made_whole(folder: Path, found: Content, clock: Clock, tell: Tell) -> Repaired:
    """Put a journal of what is as it was written in FOUND, and of what backups add to it, in its place."""
    rows = {row[0]: row for row in found.rows if is_as_written(row)}
    read = len(rows)
    state = {name: body for name, body in found.state.items() if is_as_kept(name, body)}
    backups = Backups(folder, clock)
    named = backups.named()
    for backup in along(named, len(named), tell):
        with suppress(BackcareError):  # one that cannot be used adds nothing
            content = read_copy(backups.path_of(backup))
            if _same_history(rows, content.rows):
                rows = {row[0]: row for row in content.rows} | rows
                state = {name: body for name, body in content.state.items() if is_as_kept(name, body)} | state
    if not rows:
        raise BackcareError(
            f"Nothing can be read from {path_words(journal_path(folder))}, and no backup of it is left.",
            "It was left as it is; move it away to begin a new journal.",
        )
    unread = len(found.state.keys() - state.keys())
    last = max(int(str(seq)) for seq in (*rows, *(row[0] for row in found.rows)))
    whole = Content(tuple(rows[seq] for seq in sorted(rows, key=lambda seq: int(str(seq)))), state)
    kept = _exchange(folder, whole, clock, tell)
    return Repaired(read, len(rows) - read, last - len(rows), unread, kept)


def _same_history(rows: dict[Value, Row], others: Iterable[Row]) -> bool:
    """Whether OTHERS come from the journal that ROWS are of: no change stands where another one does."""
    return all(rows[row[0]][1] == row[1] for row in others if row[0] in rows)


# What is left of a damaged file


@contextmanager
def _readable_remains(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to a copy of the damaged journal at PATH; None if SQLite cannot read its revisions.

    A copy, because SQLite finishes what a crash interrupted by writing into the file.
    """
    try:
        with TemporaryDirectory(prefix=".backcare-repair-", dir=path.parent) as folder:
            copy = Path(folder) / JOURNAL_NAME
            for ending in ("", "-journal"):
                with suppress(FileNotFoundError):
                    shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
            with closing(raw_connection(copy)) as connection:
                yield connection if _has_revisions(connection) else None
    except OSError as error:
        raise BackcareError(
            f"The damaged journal {path_words(path)} cannot be read: {os_cause(error)}.",
            "Make room or allow reading and writing there, then try again.",
        ) from error


def _has_revisions(connection: sqlite3.Connection) -> bool:
    try:
        return has_its_revisions(connection, version_of(connection))
    except (*SQLITE_ERRORS, IndexError):
        return False


def _salvaged(connection: sqlite3.Connection) -> Content:
    """Every row that can still be read, and as much of the state."""
    rows: list[Row] = []
    with suppress(*SQLITE_ERRORS):
        rows.extend(rows_in(connection))
        return Content(tuple(rows), _state(connection))
    known = {row[0] for row in rows}
    last = max((int(str(seq)) for seq in known), default=0)
    wanted = last + _PROBED_BEYOND
    seq = 0
    while seq < wanted:
        seq += 1
        if seq in known:
            continue
        with suppress(*SQLITE_ERRORS):
            found = connection.execute(READ_ROW, (seq,)).fetchone()
            if found:
                rows.append(found)
                wanted = seq + _PROBED_BEYOND
    return Content(tuple(sorted(rows, key=lambda row: int(str(row[0])))), _state(connection))


def _state(connection: sqlite3.Connection) -> dict[str, str]:
    with suppress(*SQLITE_ERRORS):
        pairs = connection.execute("SELECT name, body FROM state").fetchall()
        return {name: body for name, body in pairs if not _ROTTEN.search(name + body)}
    return {}


# A new file in the place of a damaged one


def _exchange(folder: Path, content: Content, clock: Clock, tell: Tell) -> Path:
    """Put a journal with CONTENT in the place of the one in FOLDER; where that one is now."""
    path = journal_path(folder)
    try:
        temporary = empty_journal(path.parent)
        try:
            with closing(raw_connection(temporary)) as connection:
                make_durable(connection)
                connection.execute("BEGIN IMMEDIATE")
                for row in along(content.rows, len(content.rows), tell):
                    append(connection, [Appended(row, revision_of(row))])
                connection.executemany(SET_STATE, content.state.items())
                connection.execute("COMMIT")
            kept = _kept_aside(path, clock.now())
            temporary.replace(path)
            sync_folder(path.parent)
        finally:
            discard(temporary)
    except SQLITE_ERRORS as error:
        raise journal_error(error, path, "it stays as it was") from error
    except OSError as error:
        raise BackcareError(
            f"No journal can be put in place of {path_words(path)}: {os_cause(error)}.",
            "It was left as it is; make room or allow writing there, then try again.",
        ) from error
    return kept


def _kept_aside(path: Path, now: datetime) -> Path:
    """Give the file at PATH, and the half-finished change beside it, a second name that stays."""
    stem = f"{path.name}{ASIDE}{now.astimezone(UTC):%Y-%m-%dT%H%M%S}Z"
    number = 1
    while os.path.lexists(kept := path.with_name(f"{stem}-{number}" if number > 1 else stem)):
        number += 1
    try:
        os.link(path, kept)
    except OSError:  # a disk without hard links, such as FAT
        shutil.copy2(path, kept)
    unfinished = path.with_name(f"{path.name}-journal")
    # It belongs to the damaged file: SQLite would write it over the new one.
    with suppress(FileNotFoundError):
        unfinished.rename(kept.with_name(f"{kept.name}-journal"))
    return kept
