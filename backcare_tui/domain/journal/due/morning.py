"""Which session a morning follows."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from backcare_tui.domain.journal.entry import Entry, SessionEntry

LONGEST_AFTER_DAYS = 3
"""Days after a session up to which a morning is still told of as the one after it."""


def session_followed(entries: Iterable[Entry], at: datetime) -> SessionEntry | None:
    """Of ENTRIES, latest first, the session that a morning AT a moment follows.

    It is the last one in which anything was done, of an earlier day, though of at most `LONGEST_AFTER_DAYS` days
    before. A day is the date where the person was.
    """
    first = at.date() - timedelta(days=LONGEST_AFTER_DAYS)
    sessions = (entry for entry in entries if isinstance(entry, SessionEntry))
    return next((one for one in sessions if first <= one.at.date() < at.date() and one.done_s > 0), None)
