"""Words of the catalogue that the journal and its rules use, without the models of its files."""

from enum import StrEnum

GENTLE = "gentle-day"
"""The id of the routine for a day that hurts."""


class Variation(StrEnum):
    """Which form of an exercise is done."""

    EASIER = "easier"
    STANDARD = "standard"
    HARDER = "harder"
