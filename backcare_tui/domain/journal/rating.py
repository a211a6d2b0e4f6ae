"""Pain on the numeric rating scale (NRS): whole numbers from 0, no pain, to 10, the worst imaginable."""

from collections.abc import Sequence
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

MODERATE, SEVERE = 4, 7
"""The ratings from which pain is called so."""
A_CHANGE = 2
"""Points by which pain has changed: one person's ratings differ by less without a change (Childs 2005)."""
_GREEN_UP_TO, _AMBER_UP_TO = 2, 5
_RED_FOR_ALL = 8


class Severity(StrEnum):
    """What to call a rating, as clinics do: 0 none, 1-3 mild, 4-6 moderate, 7-10 severe."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def severity_of(pain: int) -> Severity:
    if pain == 0:
        return Severity.NONE
    if pain < MODERATE:
        return Severity.MILD
    return Severity.MODERATE if pain < SEVERE else Severity.SEVERE


class Band(StrEnum):
    """What a rating means for exercise: go on, do it smaller, leave it out. It is no name for the pain."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def band_of(pain: int, before: float | None = None, *, usual_is_high: bool = False) -> Band:
    """The band of PAIN in an exercise: 0-2 green, 3-5 amber, 6-10 red.

    For whom chose that their USUAL pain IS HIGH it goes by what it was BEFORE, too: red from 8 up, and from 6 up
    where it rose by 2 or more; green up to 2, and up to 5 where it did not rise; else amber. Where it is not known
    what it was before, nobody can say that it did not rise, and the three bands hold for them as well.

    The bands are those of the pain-monitoring model (Thomee 1997; Silbernagel 2007), which was made for knees and
    Achilles tendons.
    """
    if usual_is_high and before is not None:
        rose = pain - before
        if pain >= _RED_FOR_ALL or (pain > _AMBER_UP_TO and rose >= A_CHANGE):
            return Band.RED
        return Band.GREEN if pain <= _GREEN_UP_TO or (pain <= _AMBER_UP_TO and rose <= 0) else Band.AMBER
    if pain <= _GREEN_UP_TO:
        return Band.GREEN
    return Band.AMBER if pain <= _AMBER_UP_TO else Band.RED


def parse_pain(text: str) -> int:
    """The rating that TEXT names: a whole number from 0 to 10, or t for ten; UsageError for anything else."""
    return parse_score(text)


def parse_score(text: str, what: str = "Pain", least: str = LEAST_WORDS, most: str = MOST_WORDS) -> int:
    """As `parse_pain`, of WHAT, of which 0 and 10 stand for LEAST and MOST."""
    try:
        score = MOST if text.strip().lower() == TEN_KEY else read_score(text)
    except UnclearNumberError:
        score = -1
    if 0 <= score <= MOST:
        return score
    given = shown_line(text, limit=40)
    raise UsageError(
        f"{what} is a whole number from 0 ({least}) to 10 ({most}), and “{given}” is not.", "Try for example 4."
    )


def median(values: Sequence[float]) -> float:
    """As `statistics.median`, with which come all kinds of numbers, for which no prompt need wait."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
