"""What was found of the journal's file, remembered beside it from one start to the next."""

from pathlib import Path
from typing import NamedTuple

from backcare_tui.storage.journal.whole.note import read_note, write_note
from backcare_tui.storage.journal.whole.stamp import Stamp, stamp_of

_FORMAT = 1
_BOOT = Path("/proc/sys/kernel/random/boot_id")
"""A number that each start of the computer draws anew."""


class Known(NamedTuple):
    """What was found of a journal, and still holds as long as its file has this stamp."""

    stamp: Stamp
    day: str
    """The day on which it was looked at, as 2026-11-22."""
    pages: bool = False
    """Whether every page was whole and every index agreed with its table."""
    rows: int = 0
    """Up to which revision every row was as it was written."""
    all_rows: bool = False
    """Whether every row was, to the last one."""


def note_path(journal: Path) -> Path:
    """Where it is remembered what is known of JOURNAL."""
    return journal.with_name(f".{journal.name}.whole")


def recalled(journal: Path) -> Known | None:
    """What is remembered of the file JOURNAL; None unless it is just as it was left, and the computer still runs.

    To be asked inside a transaction: until SQLite has read something it may still take back what a crash
    interrupted. A computer that was started anew may have lost power, and with it what disks and other programs
    had still to write: what was known before says nothing then.
    """
    content = read_note(note_path(journal))
    if content is None or content["format"] != _FORMAT or content["boot"] != boot():
        return None
    known = Known(Stamp(*content["stamp"]), content["day"], content["pages"], content["rows"], content["all_rows"])
    return known if known.stamp == stamp_of(journal) else None


def remember(journal: Path, prefix: str, known: Known) -> None:
    """Remember KNOWN of the file JOURNAL, unless the system does not say when it was started.

    PREFIX begins the name of the note while it is being written.
    """
    since = boot()
    if since:
        write_note(note_path(journal), prefix, {"format": _FORMAT, "boot": since, **known._asdict()})


def boot() -> str:
    """What tells this start of the computer from all others; empty if the system does not say."""
    try:
        return _BOOT.read_bytes().strip().decode()
    except (OSError, ValueError):
        return ""
