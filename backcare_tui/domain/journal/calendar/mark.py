"""What a day was, most of all: one mark for the calendar, the plan and Today."""

from enum import StrEnum


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
