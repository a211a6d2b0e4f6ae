"""When a backup is due, which ones stay, and when the journal looks as if it had lost something."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.words.wording import counted, moment_words

_ALL_DAYS, _DAILY_DAYS, _WEEKLY_DAYS = 2, 2 + 12, 2 + 12 + 10 * 7
_MONTHS = 9
"""Every backup of two days, then one of each day for 12 days, each week for 10 weeks, each month for 9 months:
the scheme of Anki, a program for learning that keeps years of work."""

_FEW = 4
"""Entries below which half of them gone means nothing."""


class Reason(StrEnum):
    """Why a backup was made."""

    DAY = "day"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    MOVED = "moved"
    ASKED = "asked"


REASON_WORDS = {
    Reason.DAY: "at the start of a day",
    Reason.MIGRATION: "before a new version",
    Reason.IMPORT: "before an import",
    Reason.RESTORE: "before a restore",
    Reason.MOVED: "when the journal's file was moved away",
    Reason.ASKED: "when you asked for it",
}


class Backup(NamedTuple):
    """What is known of one backup."""

    name: str
    """Its file's name."""
    made_at: datetime
    reason: Reason
    revisions: int = 0
    """Changes it holds; the journal's own number only ever grows."""
    entries: int = 0
    latest: datetime | None = None
    """When the latest entry in it was."""
    whole: bool = False
    """Whether everything in it is as it was written."""
    newer: bool = False
    """Whether a newer version of the program made it, so that nobody here can tell."""


class DayStart(NamedTuple):
    """What the first look at a journal on a day found."""

    missing: Backup | None = None
    """The last good backup, if the journal holds less than half of it."""
    made: bool = False
    """Whether a backup was made."""
    damaged: int = 0
    """Changes that are no longer as they were written; there is no backup of a journal that has some."""
    unreadable: int = 0
    """Unfinished sessions and forms that are no longer as they were kept."""
    misplaced: int = 0
    """Entries of which the journal's list says something else than their changes; nothing of them is lost."""


def made_words(backup: Backup, now: datetime) -> str:
    """When BACKUP was made, and why."""
    return f"{moment_words(backup.made_at, now)}, {REASON_WORDS[backup.reason]}"


def held_words(backup: Backup, now: datetime) -> str:
    """What BACKUP holds: "112 entries, up to Sunday 22 November 09:15"."""
    if backup.newer:
        return "made by a newer version of backcare-tui, so it cannot be used here"
    if not backup.whole:
        return "damaged, so it cannot be used"
    count = counted(backup.entries, "entry", "entries")
    return f"{count}, up to {moment_words(backup.latest, now)}" if backup.latest else count


def backup_words(backup: Backup, now: datetime) -> str:
    """BACKUP in one line: when it was made and why, and what it holds."""
    return f"{made_words(backup, now)}: {held_words(backup, now)}"


def missing_words(backup: Backup) -> str:
    """That the journal holds much less than BACKUP, and what to do."""
    return (
        f"The journal holds less than half of the {backup.entries} entries in its last backup. "
        f"If you did not mean that, restore it with: backcare-tui restore {backup.name}"
    )


LOOK_FOR_DAMAGED = (
    "“backcare-tui doctor --repair” looks in backups for what was written, and keeps the file as it is beside it."
)
"""What to do about changes, or something unfinished, that have rotted."""


def damaged_words(changes: int, unfinished: int = 0) -> str:
    """What has rotted of a journal, as the beginning of a sentence."""
    parts = [counted(changes, "change")] if changes else []
    parts += (
        [counted(unfinished, "unfinished session or form", "unfinished sessions or forms")] if unfinished else []
    )
    verb = "is no longer as it was" if changes + unfinished == 1 else "are no longer as they were"
    return f"{' and '.join(parts)} in the journal {verb} written"


MAKE_LIST_ANEW = "Nothing is lost; “backcare-tui doctor --repair” makes the list anew."
"""What to do about a list that does not agree with what was written."""


def misplaced_words(entries: int) -> str:
    """That the journal's list of what each entry is does not agree with what was written about so many ENTRIES."""
    verb = "differs" if entries == 1 else "differ"
    return f"{counted(entries, 'entry', 'entries')} in the journal's list {verb} from what was written"


def newest_whole(backups: Iterable[Backup]) -> Backup | None:
    """The last good one."""
    return max((backup for backup in backups if backup.whole), key=_made_at, default=None)


def is_due(backups: Sequence[Backup], today: date, revisions: int) -> bool:
    """Whether the journal, which has so many REVISIONS, should be backed up before anything else TODAY."""
    good = newest_whole(backups)
    return revisions > 0 and (good is None or (good.made_at.date() != today and good.revisions != revisions))


def missing_since(backups: Iterable[Backup], entries: int) -> Backup | None:
    """The last good backup, if the journal with its ENTRIES holds less than half of it."""
    good = newest_whole(backups)
    return good if good and good.entries >= _FEW and entries * 2 < good.entries else None


def to_remove(backups: Iterable[Backup], today: date) -> tuple[Backup, ...]:
    """The backups that are no longer needed, oldest first.

    What the person asked for stays, and what a newer version made; so does the last good one, and every one that
    holds more than twice of it: if the journal shrank, that may be the only place where the rest still is.
    """
    ordered = sorted(backups, key=_made_at, reverse=True)
    good = newest_whole(ordered)
    kept: set[str] = set()
    periods: set[tuple[object, ...]] = set()
    for backup in ordered:
        period = _period(backup, today)
        rich = good is not None and backup.whole and backup.entries > 2 * good.entries
        if backup is good or rich or backup.newer or backup.reason is Reason.ASKED:
            kept.add(backup.name)
        elif period is not None and period not in periods:
            kept.add(backup.name)
            # A damaged one never stands for a whole one of the same day.
            periods |= {period} if backup.whole else set()
    return tuple(backup for backup in reversed(ordered) if backup.name not in kept)


def _made_at(backup: Backup) -> tuple[datetime, str]:
    return backup.made_at, backup.name


def _period(backup: Backup, today: date) -> tuple[object, ...] | None:
    """What BACKUP stands for, and only one backup has to; None if it is older than all of it."""
    day = backup.made_at.date()
    age = (today - day).days
    if age < _ALL_DAYS:
        return ("each", backup.name)
    if age < _DAILY_DAYS:
        return ("day", day)
    if age < _WEEKLY_DAYS:
        return ("week", *day.isocalendar()[:2])
    months = (today.year - day.year) * 12 + today.month - day.month
    return ("month", day.year, day.month) if months <= _MONTHS + _WEEKLY_DAYS // 30 else None
