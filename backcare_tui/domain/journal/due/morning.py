"""Which session a morning follows."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, SessionEntry

LONGEST_AFTER_DAYS = 3
"""Days after a session up to which a morning is still told of as the one after it."""


def is_first_morning(session: SessionEntry, at: datetime, days: Days) -> bool:
    """Whether the morning of the day AT is the first one after SESSION: the one that tells how it was borne."""
    return days.of(at) - days.of(session.at) == timedelta(days=1)


def session_followed(entries: Iterable[Entry], at: datetime, days: Days) -> SessionEntry | None:
    """Of ENTRIES, latest first, of somebody with DAYS, the session that a morning AT a moment follows.

    It is the last one in which anything was done, of an earlier day, though of at most `LONGEST_AFTER_DAYS` days
    before.
    """
    day = days.of(at)
    first = day - timedelta(days=LONGEST_AFTER_DAYS)
    sessions = (entry for entry in entries if isinstance(entry, SessionEntry))
    return next((one for one in sessions if first <= days.of(one.at) < day and one.done_s > 0), None)
