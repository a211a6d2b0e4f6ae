"""Whether the morning after a session is still to be told of."""

from backcare_tui.domain.journal.due.morning import session_followed
from backcare_tui.domain.journal.entry import MorningEntry, SessionEntry
from backcare_tui.domain.journal.overview import Overview


def session_before(overview: Overview) -> SessionEntry | None:
    """The session that today's morning follows, if no morning was told of since."""
    session = session_followed(overview.been, overview.now, overview.days)
    if session is None or any(
        isinstance(entry, MorningEntry) and entry.at > session.at for entry in overview.been
    ):
        return None
    return session
