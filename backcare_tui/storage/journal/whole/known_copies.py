"""What was found of backups, remembered beside the journal, so that not each is read again each time."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from backcare_tui.storage.journal.copy import Holdings
from backcare_tui.storage.journal.file import TEMPORARY_PREFIX
from backcare_tui.storage.journal.whole.note import read_note, write_note
from backcare_tui.storage.journal.whole.stamp import Stamp, marked, stamp_of

_FORMAT = 1
NOTE_NAME = ".backups.whole"
_MOST = 200
"""Backups of which something is remembered."""


class _KnownCopy(NamedTuple):
    stamp: Stamp
    verified_on: str
    """The day on which every row of it was as it was written, as 2026-11-22; empty if it was only looked at."""
    revisions: int
    entries: int
    latest: str | None
    """When the latest entry in it was, as in ISO 8601."""


class KnownCopies:
    """What is known of the good backups. It holds as long as nobody has written to the file of one."""

    def __init__(self, data: Path) -> None:
        """Remembered in the folder DATA, if that is there."""
        self._note = data / NOTE_NAME
        self._remembered: dict[str, _KnownCopy] | None = None
        self._changed = False

    def of(self, path: Path, verified_on: str) -> Holdings | None:
        """What the backup at PATH holds; None unless that is known, with VERIFIED_ON if verified then."""
        known = self._copies.get(path.name)
        if known is None or known.stamp != stamp_of(path) or verified_on not in ("", known.verified_on):
            return None
        latest = None if known.latest is None else datetime.fromisoformat(known.latest)
        return Holdings(known.revisions, known.entries, latest)

    def found(self, path: Path, stamp: Stamp | None, held: Holdings, verified_on: str) -> None:
        """Let it be known that the backup at PATH HELD that, unless it has another STAMP by now."""
        if stamp is None or stamp != stamp_of(path):
            return
        latest = None if held.latest is None else held.latest.isoformat()
        self._copies[path.name] = _KnownCopy(stamp, verified_on, held.revisions, held.entries, latest)
        self._changed = True

    def found_new(self, path: Path, held: Holdings, verified_on: str) -> None:
        """As `found`, for a backup that this program has just made."""
        self.found(path, marked(path), held, verified_on)

    def keep(self, names: list[str]) -> None:
        """Remember what is known of the backups NAMES, the latest first."""
        if self._changed:
            known = {name: self._copies[name] for name in names[:_MOST] if name in self._copies}
            write_note(self._note, TEMPORARY_PREFIX, {"format": _FORMAT, "backups": known})
            self._changed = False

    @property
    def _copies(self) -> dict[str, _KnownCopy]:
        if self._remembered is None:
            content: dict[str, Any] = read_note(self._note) or {}
            known = content["backups"] if content.get("format") == _FORMAT else {}
            self._remembered = {name: _KnownCopy(Stamp(*stamp), *rest) for name, (stamp, *rest) in known.items()}
        return self._remembered
