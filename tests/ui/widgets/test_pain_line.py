"""Pain over days, as blocks and as bars."""

import pytest

from backcare_tui.ui.widgets.pain_line import pain_bars, pain_line


def test_a_line_has_a_block_a_day_and_a_dot_where_nothing_was_rated() -> None:
    assert pain_line([0, 5, None, 10]).plain == "▁▅·█"


def test_bars_stand_on_their_figures() -> None:
    assert pain_bars([0, 5, None, 10], 2).plain.splitlines() == [
        "         ██",
        "▁▁ ██    ██",
        "0  5  ·  10",
    ]


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_each_bar_is_as_high_as_its_rating(rows: int) -> None:
    *bars, figures = pain_bars(list(range(11)), rows).plain.splitlines()
    assert len(bars) == rows
    assert figures.split() == [str(pain) for pain in range(11)]
    heights = [sum(" ▁▂▃▄▅▆▇█".index(line.ljust(33)[3 * day]) for line in bars) for day in range(11)]
    assert heights == sorted(heights)
    assert (heights[0], heights[10]) == (1, 8 * rows)
    assert all(abs(height - pain / 10 * 8 * rows) <= 1 for pain, height in enumerate(heights))
