"""Backups of the journal: verified copies in a folder of their own, thinned as they grow old."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.backup import Backup, Reason, to_remove
from backcare_tui.domain.words.local_time import here
from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import backup_folder, make_sure_of_what_stands, private_folder
from backcare_tui.storage.journal.copy import (
    TEMPORARY_PREFIX,
    Holdings,
    NewCopy,
    UnusableCopyError,
    holdings,
    opened_copy,
    verify_rows,
)
from backcare_tui.storage.journal.errors import SQLITE_ERRORS, journal_error
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.whole.known_copies import KnownCopies
from backcare_tui.storage.journal.whole.stamp import marked
from backcare_tui.storage.new_file import sweep_left_overs
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.progress import Tell, untold
from backcare_tui.storage.write_probe import hindrance

_NAME = re.compile(rf"journal-(\d{{4}}-\d\d-\d\dT\d{{6}})Z-({'|'.join(Reason)})(?:-\d+)?\.db")
_MOMENT = "%Y-%m-%dT%H%M%S"


class Backups:
    """The backups of one journal, in a folder which is made with the first of them."""

    def __init__(self, data: Path, clock: Clock) -> None:
        """Those of the journal in the folder DATA, where it is remembered too what is known of them."""
        self._data = data
        self._clock = clock
        self._known = KnownCopies(data.absolute())

    @cached_property
    def folder(self) -> Path:
        """Where they lie."""
        return backup_folder(self._data)

    def make(
        self,
        connection: sqlite3.Connection,
        reason: Reason,
        rows_are_known: Callable[[], bool] = lambda: False,
        tell: Tell = untold,
    ) -> Path:
        """Back up the journal of CONNECTION, and remove what is no longer needed; the new file. ROWS_ARE_KNOWN and
        TELL as for `NewCopy`.

        BackcareError if there is no good backup afterwards.
        """
        with closing(self.begin(connection, reason, rows_are_known, tell)) as begun:
            begun.verify()
            return self.finish(connection, begun)

    def begin(
        self,
        connection: sqlite3.Connection,
        reason: Reason,
        rows_are_known: Callable[[], bool],
        tell: Tell = untold,
    ) -> NewCopy:
        """Begin what `make` does with a copy that is to be verified, then to be finished, and to be closed."""
        with self._said_why():
            private_folder(self.folder)
            now = self._clock.now()
            sweep_left_overs(self.folder, TEMPORARY_PREFIX, now.timestamp())
            return NewCopy(connection, self._free_name(now, reason), rows_are_known, tell)

    def finish(self, connection: sqlite3.Connection, begun: NewCopy) -> Path:
        """Let the copy BEGUN of the journal of CONNECTION be a backup if it was verified; its file."""
        with self._said_why():
            held = begun.put_in_place(connection)
        self._known.found_new(begun.target, held, self._today())
        self._thin()
        return begun.target

    @contextmanager
    def _said_why(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._failed(os_cause(error)) from error
        except SQLITE_ERRORS as error:
            cause = hindrance(self.folder / JOURNAL_NAME)
            if cause is not None:
                raise self._failed(os_cause(cause)) from error
            raise journal_error(error, self.folder, "no backup could be made") from error

    def all(self, *, afresh: bool = False) -> tuple[Backup, ...]:
        """All backups, latest first. From the latest on each is verified, until one is found to be whole; the
        older ones are looked at, and verified before they are restored.

        Unless AFRESH, one that nobody has written to since is verified at most once a day, and looked at once.
        """
        return self._all(verify=True, afresh=afresh)

    def known(self) -> tuple[Backup, ...]:
        """All backups, latest first, as they were when they were verified or looked at last; those that never were
        are looked at now.
        """
        return self._all(verify=False)

    def _all(self, *, verify: bool, afresh: bool = False) -> tuple[Backup, ...]:
        found: list[Backup] = []
        for backup in self.named():
            path = self.path_of(backup)
            known = None if afresh else self._known.of(path, self._today() if verify else "")
            held = known or self._look(path, verify=verify)
            if isinstance(held, Holdings):
                verify = False
                found.append(backup._replace(whole=True, **held._asdict()))
            else:
                found.append(backup._replace(newer=held.newer))
        self._known.keep([backup.name for backup in found])
        return tuple(found)

    def named(self) -> tuple[Backup, ...]:
        """All backups, latest first, with what their names say. BackcareError if their folder is none."""
        try:
            names = [path.name for path in self.folder.iterdir() if path.is_file()]
        except (FileNotFoundError, NotADirectoryError):
            make_sure_of_what_stands(self.folder)
            return ()
        except OSError as error:
            raise BackcareError(
                f"The backups in {path_words(self.folder)} cannot be read: {os_cause(error)}.",
                "Check that the folder belongs to you and may be read.",
            ) from error
        found = [backup for name in names if (backup := self._from_name(name))]
        return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.name), reverse=True))

    def path_of(self, backup: Backup) -> Path:
        return self.folder / backup.name

    def _thin(self) -> None:
        for backup in to_remove(self.known(), self._clock.now().date()):
            with suppress(OSError):  # it is tried again with the next backup
                self.path_of(backup).unlink()

    def _from_name(self, name: str) -> Backup | None:
        match = _NAME.fullmatch(name)
        if match is None:
            return None
        try:
            utc = datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
        except ValueError:
            return None
        # The day that counts is the one where the person is.
        return Backup(name, here(utc, self._clock.zone), Reason(match[2]))

    def _look(self, path: Path, *, verify: bool) -> Holdings | UnusableCopyError:
        """What the backup at PATH holds, or why it cannot be used."""
        stamp = marked(path)
        try:
            with opened_copy(path) as copy:
                if verify:
                    verify_rows(copy, path)
                held = holdings(copy)
        except UnusableCopyError as error:
            return error
        self._known.found(path, stamp, held, self._today() if verify else "")
        return held

    def _today(self) -> str:
        return self._clock.now().date().isoformat()

    def _free_name(self, now: datetime, reason: Reason) -> Path:
        stem = f"journal-{now.astimezone(UTC):{_MOMENT}}Z-{reason}"
        number = 1
        while (path := self.folder / f"{stem}{f'-{number}' if number > 1 else ''}.db").exists():
            number += 1
        return path

    def _failed(self, cause: str) -> BackcareError:
        return BackcareError(
            f"No backup could be made in {path_words(self.folder)}: {cause}.",
            "The journal itself is as it was; make room or allow writing there.",
        )
