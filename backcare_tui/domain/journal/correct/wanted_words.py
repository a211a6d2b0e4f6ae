"""What is asked for of a journal, in words: above a list, and where nothing of it is there."""

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
        f"since {wanted.since.isoformat()}" if wanted.since else "",
        f"until {wanted.until.isoformat()}" if wanted.until else "",
        f"that say “{shown_line(wanted.text, _LONGEST)}”" if wanted.words else "",
    ]
    words = " ".join(filter(None, told))
    return "" if words == "entries" else words


def nothing_words(wanted: Wanted, name_of: NameOf) -> str:
    """What to say where nothing WANTED is in a journal that has something."""
    if wanted == Wanted(since=wanted.since) and wanted.since:
        return f"Nothing has been recorded since {wanted.since.isoformat()}."
    return f"There are no {wanted_words(wanted, name_of) or 'entries'} in the journal."
