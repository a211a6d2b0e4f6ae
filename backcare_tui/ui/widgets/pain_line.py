"""Pain over days as one line of blocks."""

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.ui.widgets.literal_text import MUTED

_BLOCKS = "▁▂▃▄▅▆▇█"


def pain_line(series: Sequence[float | None]) -> Content:
    """SERIES, one rating 0-10 or None a day, as one character a day; a dot where nothing was rated."""
    parts = [("·", MUTED) if pain is None else (_BLOCKS[min(round(pain * 0.7), 7)], "$accent") for pain in series]
    return Content.assemble(*parts)
