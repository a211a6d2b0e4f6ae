"""Pain over days as one line of blocks."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.ui.widgets.literal_text import MUTED

_BLOCKS = "▁▂▃▄▅▆▇█"
_WORST = 10
_EIGHTHS = 8


def pain_line(series: Sequence[float | None]) -> Content:
    """SERIES, one rating 0-10 or None a day, as one character a day; a dot where nothing was rated."""
    parts = [("·", MUTED) if pain is None else (_BLOCKS[min(round(pain * 0.7), 7)], "$accent") for pain in series]
    return Content.assemble(*parts)


def pain_bars(series: Sequence[float | None], rows: int) -> Content:
    """SERIES as bars of ROWS lines, three cells a day, and below them each rating in figures."""
    lines = []
    for row in reversed(range(rows)):
        bars = (_part(pain, row, rows) for pain in series)
        lines.append(Content.styled(" ".join(bars).rstrip(), "$accent"))
    figures = " ".join("· " if pain is None else f"{int(pain + 0.5)}".ljust(2) for pain in series)
    return Content("\n").join([*lines, Content.styled(figures.rstrip(), MUTED)])


def _part(pain: float | None, row: int, rows: int) -> str:
    """What of the bar of PAIN is seen in ROW, counted from below, two cells wide; of no pain, its foot."""
    if pain is None:
        return "  "
    eighths = max(1, round(pain / _WORST * rows * _EIGHTHS)) - row * _EIGHTHS
    return 2 * (" " if eighths <= 0 else _BLOCKS[min(eighths, _EIGHTHS) - 1])
