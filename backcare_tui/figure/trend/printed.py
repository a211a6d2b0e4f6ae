"""A trend as a picture on a page."""

from collections.abc import Iterator

from backcare_tui.domain.journal.trend.spans import SpanKind
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.domain.words.page import Picture
from backcare_tui.domain.words.wording import all_of
from backcare_tui.figure.trend.characters import trend_characters
from backcare_tui.figure.trend.svg import trend_svg

_WIDTH, _HEIGHT = 76, 15
"""Characters: 80 columns with room on the left, where Markdown takes what is drawn for what it is."""
_SHADED = {SpanKind.FLARE_UP: "flare-ups", SpanKind.PAUSE: "pauses"}


def printed(trend: Trend) -> Picture:
    """TREND of pain in both forms."""
    return Picture(
        svg=trend_svg(trend),
        caption=" ".join(_marks(trend)),
        characters=trend_characters(trend, _WIDTH, _HEIGHT),
    )


def _marks(trend: Trend) -> Iterator[str]:
    """What there is to see in TREND."""
    yield "Dots: the median of each day."
    if any(rated.lowest < rated.highest for rated in trend.days.values()):
        yield "Thin lines: from the lowest to the highest of a day."
    if trend.line:
        yield "Line: that of the seven days up to each."
    if trend.leg_line and trend.tells_of_leg:
        yield "Second line: pain in the leg."
    if trend.baseline is not None:
        levels = ["the first week with ratings"]
        if trend.better is not None:
            levels.append("from where on it is meaningfully better")
        yield f"Level: {all_of(levels)}."
    names = [name for kind, name in _SHADED.items() if any(span.kind is kind for span in trend.spans)]
    if names:
        yield f"Shaded: {all_of(names)}."
