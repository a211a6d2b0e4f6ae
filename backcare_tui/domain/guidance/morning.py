"""Whether the morning after a session is still to be told of."""

from datetime import datetime

from backcare_tui.domain.journal.due.morning import session_followed
from backcare_tui.domain.journal.entry import MorningEntry, SessionEntry
from backcare_tui.domain.journal.overview import Overview

_NOON = 12


def is_reminded(now: datetime) -> bool:
    """Whether somebody is reminded at NOW of a morning that is still to be told: until noon. What the back is like
    later in the day is no longer how the session was borne; the question, asked once a day, waits for who comes.
    """
    return now.hour < _NOON


def session_before(overview: Overview) -> SessionEntry | None:
    """The session that today's morning follows, if no morning was told of since."""
    session = session_followed(overview.been, overview.now, overview.days)
    if session is None or any(
        isinstance(entry, MorningEntry) and entry.at > session.at for entry in overview.been
    ):
        return None
    return session
