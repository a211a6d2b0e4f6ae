"""What is asked for of a journal, in words: above a list, and where nothing of it is there."""

from datetime import date

from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.domain.words.text import shown_line

KIND_WORDS = {
    "session": "sessions",
    "rating": "ratings",
    "morning": "mornings after",
    "activity": "walks, rides and swims",
    "peg": "weeks in three questions",
    "own-activity": "activities of your own",
}
"""What several entries of each kind are called."""

_LONGEST = 60


def wanted_words(wanted: Wanted, name_of: NameOf) -> str:
    """WANTED as one says it: "sessions with Bridge since 2026-11-01 that say “garden”"; "" for everything."""
    kind = "sessions" if wanted.routine else "entries"
    told = [
        KIND_WORDS.get(wanted.kind or "", kind),
        f"of {name_of(wanted.routine)}" if wanted.routine else "",
        f"with {name_of(wanted.exercise)}" if wanted.exercise else "",
        _days(wanted.since, wanted.until),
        f"that say “{shown_line(wanted.text, _LONGEST)}”" if wanted.words else "",
    ]
    words = " ".join(filter(None, told))
    return "" if words == "entries" else words


def _days(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {since}" if since == until else f"from {since} to {until}"
    return f"since {since}" if since else f"up to {until}" if until else ""


def nothing_words(wanted: Wanted, name_of: NameOf) -> str:
    """What to say where nothing WANTED is in a journal that has something."""
    if wanted == Wanted(since=wanted.since) and wanted.since:
        return f"Nothing has been recorded since {wanted.since.isoformat()}."
    return f"The journal has no {wanted_words(wanted, name_of) or 'entries'}."
