"""Reading and writing a date and time as people type them."""

from datetime import date, datetime, timedelta

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError

_EXAMPLES = "Type for example 08:30, yesterday 21:15, or 2026-11-22 08:30."
_TOLERANCE = timedelta(minutes=1)


def when_words(moment: datetime) -> str:
    """MOMENT as it can be typed again: "2026-11-22 08:30"."""
    return f"{moment:%Y-%m-%d %H:%M}"


def parse_when(text: str, now: datetime) -> datetime:
    """The moment that TEXT names, seen from NOW: "08:30", "yesterday 21:15" or an ISO date and time.

    Without an offset it is where NOW is. UsageError for anything else, and for the future.
    """
    words = text.strip().lower()
    day = now.date()
    for name, back in (("today", 0), ("yesterday", 1)):
        if words == name or words.startswith(name + " "):
            words = words.removeprefix(name).strip()
            day -= timedelta(days=back)
    moment = _at(words, day, now)
    if moment is None:
        raise UsageError(f"“{shown_line(text, 40)}” is not a date and time that can be read.", _EXAMPLES)
    if moment > now + _TOLERANCE:
        raise UsageError(f"{when_words(moment)} is still to come.", "Give a time that has passed.")
    return moment


def _at(words: str, day: date, now: datetime) -> datetime | None:
    """WORDS as a time on DAY, or as an ISO date with or without a time; a day alone means at this time of day."""
    if not words:
        return datetime.combine(day, now.timetz())
    try:
        return datetime.combine(date.fromisoformat(words), now.timetz())
    except ValueError:
        pass
    for candidate in (f"{day.isoformat()}T{words}", words.upper()):
        try:
            moment = datetime.fromisoformat(candidate)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    return None
