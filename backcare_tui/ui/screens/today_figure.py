"""Where on Today the figures of what is planned stand: a function of the size of the screen.

It is known before there is a figure, so that no words move when it comes. Where the words on the left leave room
it stands below them; else above this week, which scrolls on; and a very large screen has it for itself.
"""

from typing import NamedTuple

BELOW, BESIDE = "figure-below", "figure-beside"
"""The places, by their ids: below what is planned, and above what the week was like."""

_LEAST_COLUMNS, _LEAST_ROWS = 72, 24
"""Below which there is none: words come first."""
_ROWS_FOR_BELOW = 36
"""From which on what is planned leaves room below it..."""
_VERY_WIDE = 140
"""...on screens of fewer columns: from here on there is more room beside it."""
_STAGE_ROWS = 44
"""From which on a very wide screen has all words of today and of this week on its left."""
_LEAST, _MOST_BESIDE = 9, 11
"""Lines of a figure above this week, where that should be seen, too."""
_BY_THE_WEEK, _BY_ALL, _BY_NEXT_DAYS = 15, 24, 19
"""Lines of the screen that are left for other words: for this week; for all that was done; for the next days."""
_WORDS_OF_STAGE = 68
"""Columns left of a figure that has the rest of the screen."""
SHAPE = 2.6
"""Cells that a figure has across for each line, or it would only be cut off at its sides."""


class FigurePlace(NamedTuple):
    """The figure in SLOT, empty for none, on ROWS lines; 0 are as many as there is room for."""

    slot: str
    rows: int = 0
    has_the_rest: bool = False
    """Whether all words of today and of this week are on its left."""


def place_of(columns: int, rows: int) -> FigurePlace:
    """Where the figure stands on a screen of COLUMNS x ROWS."""
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        return FigurePlace("")
    if columns >= _VERY_WIDE:
        if rows >= _STAGE_ROWS:
            widest = int((columns - _WORDS_OF_STAGE) / SHAPE)
            return FigurePlace(BESIDE, min(rows - _BY_NEXT_DAYS, widest), has_the_rest=True)
        return FigurePlace(BESIDE, max(_LEAST, rows - _BY_ALL))
    if rows >= _ROWS_FOR_BELOW:
        return FigurePlace(BELOW)
    return FigurePlace(BESIDE, min(_MOST_BESIDE, max(_LEAST, rows - _BY_THE_WEEK)))
