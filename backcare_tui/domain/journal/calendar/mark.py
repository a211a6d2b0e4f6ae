"""What a day was, most of all: one mark for the calendar, the plan and Today."""

from collections.abc import Iterable
from enum import StrEnum

from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.journal.entry import Entry, sessions_that_count


class Mark(StrEnum):
    """Its value says it in a word."""

    TRAINED = "session"
    GENTLE = "gentle session"
    WALKED = "walk, ride, swim"
    RESTED = "rest"
    """Nothing was done, though something may have been told of it."""
    SILENT = "nothing told"


def mark_for(sessions: int, gentle: int, minutes: float) -> Mark:
    """The mark of a day with so many SESSIONS that count, GENTLE ones among them, and aerobic MINUTES."""
    if sessions:
        return Mark.GENTLE if gentle == sessions else Mark.TRAINED
    return Mark.WALKED if minutes else Mark.RESTED


def mark_of_day(entries: Iterable[Entry]) -> Mark:
    """The mark of a day that has these ENTRIES."""
    done = tuple(entries)
    sessions = sessions_that_count(done)
    gentle = sum(session.routine in GENTLE_DAYS for session in sessions)
    return mark_for(len(sessions), gentle, sum(entry.aerobic_minutes for entry in done))
