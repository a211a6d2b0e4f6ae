"""Times and numbers as one says them: the same on the screen, in the plain session and on paper."""

from datetime import datetime

WORDS_PER_MINUTE = 160
"""How fast a calm voice speaks."""


def number_words(value: float) -> str:
    """VALUE without a needless decimal: "25", "1.5"."""
    return f"{value:.1f}".removesuffix(".0")


def counted(number: float, thing: str, things: str = "") -> str:
    """NUMBER of THING: "1 minute", "4 minutes"; THINGS is its plural where an s does not make it."""
    return f"{number_words(number)} {thing if number == 1 else things or f'{thing}s'}"


def minutes_words(seconds: float) -> str:
    """SECONDS as whole minutes: "4 minutes"."""
    return counted(round(seconds / 60), "minute") if seconds >= 30 else "under a minute"


def clock_words(seconds: float) -> str:
    """SECONDS as minutes and seconds, rounded up so that 0:00 is the end: "2:41"."""
    whole = max(0, int(-(-seconds // 1)))
    return f"{whole // 60}:{whole % 60:02d}"


def day_words(moment: datetime) -> str:
    """The day of MOMENT: "Sunday 22 November"."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Day and time of MOMENT, with the year if it is not the one of NOW: "Sunday 22 November 09:15"."""
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{day_words(moment)}{year} {moment:%H:%M}"


def speaking_seconds(words: str) -> float:
    """How long it takes to say WORDS."""
    return len(words.split()) * 60 / WORDS_PER_MINUTE
