"""A trend as plain text, for paper and for pipes."""

from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.figure.trend.marks import ASCII, UNICODE
from backcare_tui.figure.trend.picture import trend_picture


def trend_characters(trend: Trend, width: int, height: int, *, ascii_only: bool = False) -> str:
    """TREND in at most WIDTH x HEIGHT characters, no line end after the last row; empty if it has no room."""
    rows = trend_picture(trend, width, height, ASCII if ascii_only else UNICODE)
    return "\n".join("".join(run.text for run in row).rstrip() for row in rows)
