"""Which session a morning follows, and whether that morning is still to be told of."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, MorningEntry, SessionEntry
from backcare_tui.domain.journal.overview import Overview

LONGEST_AFTER_DAYS = 3
"""Days after a session up to which a morning is still told of as the one after it."""
_NOON = 12


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


def morning_due(overview: Overview) -> SessionEntry | None:
    """The session that today's morning follows, if no morning was told of since: that one is still to be told."""
    session = session_followed(overview.been, overview.now, overview.days)
    if session is None or any(
        isinstance(entry, MorningEntry) and entry.at > session.at for entry in overview.been
    ):
        return None
    return session


def is_reminded(now: datetime) -> bool:
    """Whether somebody is reminded at NOW of a morning that is still to be told: until noon. What the back is like
    later in the day is no longer how the session was borne; the question, asked once a day, waits for who comes.
    """
    return now.hour < _NOON
