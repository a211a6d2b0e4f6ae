"""Which session a morning follows."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, SessionEntry

LONGEST_AFTER_DAYS = 3
"""Days after a session up to which a morning is still told of as the one after it."""


def first_morning(session: SessionEntry, days: Days) -> date:
    """The day of the first morning after SESSION, of somebody with DAYS: the one that tells how it was borne."""
    return days.of(session.at) + timedelta(days=1)


def is_first_morning(session: SessionEntry, at: datetime, days: Days) -> bool:
    """Whether the day AT is that of the first morning after SESSION."""
    return days.of(at) == first_morning(session, days)


def session_followed(entries: Iterable[Entry], at: datetime, days: Days) -> SessionEntry | None:
    """Of ENTRIES, latest first, of somebody with DAYS, the session that a morning AT a moment follows.

    It is the last one in which anything was done, of an earlier day, though of at most `LONGEST_AFTER_DAYS` days
    before.
    """
    day = days.of(at)
    first = day - timedelta(days=LONGEST_AFTER_DAYS)
    sessions = (entry for entry in entries if isinstance(entry, SessionEntry))
    return next((one for one in sessions if first <= days.of(one.at) < day and one.done_s > 0), None)
