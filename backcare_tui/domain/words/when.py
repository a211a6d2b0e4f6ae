"""When something was: from what people type to a moment, by the rules of local time where they are.

A time without an offset has the one that its zone has on that day, whatever day it is now.
"""

from datetime import date, datetime, timedelta, timezone, tzinfo

from backcare_tui.domain.words.dates import (
    TwoReadingsError,
    WrittenTime,
    has_short_year,
    read_date_and_time,
)
from backcare_tui.domain.words.local_time import LocalTime, local_moment, wall_words
from backcare_tui.domain.words.numbers import plain_digits
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import FARTHEST_AHEAD
from backcare_tui.errors import UsageError

FIRST_YEAR = 1900
"""Nobody who writes now told of a year before."""

_EXAMPLES = "Type for example 08:30, yesterday 21:15, or 2026-11-22 08:30."
_YEARS = f"Type a year from {FIRST_YEAR} on, with all four digits."
_YEAR_FIRST = "Write it with the year first, such as 2026-11-22."
_TOLERANCE = timedelta(minutes=1)


def out_of_reach(moment: datetime, now: datetime, ahead: timedelta = FARTHEST_AHEAD) -> str:
    """Why MOMENT cannot have been lived through by NOW, give or take AHEAD: "is still to come"; "" if it can."""
    if moment.year < FIRST_YEAR:
        return f"is before {FIRST_YEAR}"
    return "is still to come" if moment - now > ahead else ""


def parse_when(text: str, now: datetime, zone: tzinfo, was: datetime | None = None) -> LocalTime:
    """The moment that TEXT names in ZONE at NOW: "08:30", "yesterday 21:15", or a date with or without a time.

    A day alone means at this time of day. WAS is the moment that is being changed: its own date and time are
    still that moment, and an hour that clocks showed twice keeps its side. UsageError for anything else, for the
    future and for years before FIRST_YEAR.
    """
    words = plain_digits(text[:200]).strip().lower()
    base = now.date()
    relative = False
    for name, back in (("today", 0), ("yesterday", 1)):
        if words == name or words.startswith((f"{name} ", f"{name},")):
            words = words.removeprefix(name).lstrip(", ").removeprefix("at ").strip()
            base -= timedelta(days=back)
            relative = True
    if relative and not words:
        written: WrittenTime | None = WrittenTime(base, None, None)
    else:
        written = _written(words, text)
    if written is None or (relative and written.day not in (None, base)):
        raise UsageError(f"“{shown_line(text, 40)}” is not a date and time that can be read.", _EXAMPLES)
    wall = datetime.combine(written.day or base, written.time or now.time())
    if was is not None and written.day and written.offset is None and wall_words(wall) == wall_words(was):
        return LocalTime(was)
    if written.offset is not None:
        found = LocalTime(wall.replace(tzinfo=timezone(written.offset)))
    else:
        _refuse_out_of_reach(wall.replace(tzinfo=now.tzinfo), now, FARTHEST_AHEAD)  # the calendar ends somewhere
        found = local_moment(wall, zone, beside=was if written.time else was or now)
    _refuse_out_of_reach(found.moment, now, _TOLERANCE)
    return found


def parse_day(text: str, today: date) -> date:
    """The day that TEXT names on TODAY: "2026-11-22", "22.11.2026", "yesterday". UsageError for anything else."""
    words = text.strip().lower()
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    written = _written(words, text)
    if written is None or written.day is None or written.time is not None:
        raise UsageError(f"“{shown_line(text, 40)}” is not a date.", "Type for example 2026-11-01.")
    if written.day.year < FIRST_YEAR:
        raise UsageError(f"{written.day.isoformat()} is before {FIRST_YEAR}.", _YEARS)
    return written.day


def _written(words: str, text: str) -> WrittenTime | None:
    """What WORDS, which TEXT is, say; UsageError if that could be either of two days, or of two centuries."""
    try:
        written = read_date_and_time(words)
    except TwoReadingsError as error:
        raise UsageError(f"“{shown_line(text, 40)}” {error}.", _YEAR_FIRST) from error
    if written is None and has_short_year(words):
        raise UsageError(f"“{shown_line(text, 40)}” needs a year of four digits.", _YEAR_FIRST)
    return written


def _refuse_out_of_reach(moment: datetime, now: datetime, ahead: timedelta) -> None:
    why = out_of_reach(moment, now, ahead)
    if why:
        before = moment.year < FIRST_YEAR
        advice = _YEARS if before else "Give a time that has passed."
        raise UsageError(f"{wall_words(moment)} {why}.", advice)
