"""What a person kept up, named in one calm sentence. No count breaks by resting, and nothing is missed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from backcare_tui.domain.guidance.coming_back import BREAK_DAYS
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import Entry, SessionEntry, is_ahead, sessions_that_count
from backcare_tui.domain.words.wording import all_of, counted, whole_words

_LATELY = timedelta(days=28)
_SOME = 3
"""Sessions in four weeks that are worth a word in a week without any so far."""


def kept_words(entries: Iterable[Entry], now: datetime, last_before: datetime | None = None, *, days: Days) -> str:
    """One sentence about what was done lately; nothing where there is nothing yet.

    ENTRIES are those of the last twelve weeks, in any order, of somebody with DAYS. LAST_BEFORE is when the last
    session before them was.
    """
    known = sorted((entry for entry in entries if not is_ahead(entry, now)), key=lambda entry: entry.at)
    sessions = sessions_that_count(known)
    today = days.of(now)
    if sessions and days.of(sessions[-1].at) == today and _came_back(sessions, last_before):
        return "You came back after a while. That is the hardest step, and it is done."
    monday = monday_of(today)
    this_week = [entry for entry in known if monday <= days.of(entry.at) <= today]
    practised = [day for session in sessions if monday <= (day := days.of(session.at)) <= today]
    minutes = sum(entry.aerobic_minutes for entry in this_week)
    done = []
    if practised:
        named = ["today" if day == today else f"on {day:%A}" for day in dict.fromkeys(practised)]
        done.append(f"made time for your back {all_of(named)}")
    if minutes >= 1:
        done.append(f"were on the move for {counted(float(whole_words(minutes)), 'minute')}")
    if done:
        words = " and ".join(done)
        if set(practised) != {today}:
            return f"This week you {words}."
        return f"You {words} this week." if minutes >= 1 else f"You {words}."
    lately = sum(now - session.at < _LATELY for session in sessions)
    if lately >= _SOME:
        return f"{counted(lately, 'session')} in the last four weeks: what you practised stays with you."
    return ""


def _came_back(sessions: Sequence[SessionEntry], last_before: datetime | None) -> bool:
    """Whether the last of SESSIONS, oldest first, came after a long time without."""
    before = sessions[-2].at if len(sessions) > 1 else last_before
    return before is not None and sessions[-1].at - before >= timedelta(days=BREAK_DAYS)
