"""Pain on the numeric rating scale (NRS): whole numbers from 0, no pain, to 10, the worst imaginable."""

from enum import StrEnum

from backcare_tui.domain.light_fields import MOST_PAIN
from backcare_tui.domain.words.numbers import UnclearNumberError, read_score
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError

MOST = MOST_PAIN
TEN_KEY = "t"
"""Stands for ten where one key is one rating."""
LEAST_WORDS = "no pain"
MOST_WORDS = "worst imaginable"


class Severity(StrEnum):
    """What to call a rating, as clinics do: 0 none, 1-3 mild, 4-6 moderate, 7-10 severe."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def severity_of(pain: int) -> Severity:
    if pain == 0:
        return Severity.NONE
    if pain <= 3:
        return Severity.MILD
    return Severity.MODERATE if pain <= 6 else Severity.SEVERE


class Band(StrEnum):
    """What a rating means for exercise: 0-2 go on, 3-5 smaller, 6-10 leave out. It is no name for the pain."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def band_of(pain: int) -> Band:
    if pain <= 2:
        return Band.GREEN
    return Band.AMBER if pain <= 5 else Band.RED


def parse_pain(text: str) -> int:
    """The rating that TEXT names: a whole number from 0 to 10, or t for ten; UsageError for anything else."""
    try:
        score = MOST if text.strip().lower() == TEN_KEY else read_score(text)
    except UnclearNumberError:
        score = -1
    if 0 <= score <= MOST:
        return score
    given = shown_line(text, limit=40)
    raise UsageError(
        f"Pain is a whole number from 0 ({LEAST_WORDS}) to 10 ({MOST_WORDS}), and “{given}” is not.",
        "Try for example: backcare-tui log 4",
    )
