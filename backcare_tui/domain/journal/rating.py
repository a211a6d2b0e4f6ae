"""Pain on the numeric rating scale (NRS): whole numbers from 0, no pain, to 10, the worst imaginable."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError

Score = Annotated[int, Field(ge=0, le=10, strict=True)]
"""A whole number from 0 to 10. A rating left out is None, never 0."""

LEAST_WORDS = "no pain"
MOST_WORDS = "worst imaginable"


class Band(StrEnum):
    """Where a rating lies. Clinics draw these lines differently; ours are 0-2, 3-5 and 6-10."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def words(self) -> str:
        """The band without its colour."""
        return {Band.GREEN: "mild", Band.AMBER: "moderate", Band.RED: "strong"}[self]


def band_of(pain: int) -> Band:
    if pain <= 2:
        return Band.GREEN
    return Band.AMBER if pain <= 5 else Band.RED


def parse_pain(text: str) -> int:
    """The rating that TEXT names; UsageError for anything but a whole number from 0 to 10."""
    stripped = text.strip()
    if stripped.isascii() and stripped.isdigit() and len(stripped) <= 2 and int(stripped) <= 10:
        return int(stripped)
    given = shown_line(text, limit=40)
    raise UsageError(
        f"Pain is a whole number from 0 ({LEAST_WORDS}) to 10 ({MOST_WORDS}), and “{given}” is not.",
        "Try for example: backcare-tui log 4",
    )
