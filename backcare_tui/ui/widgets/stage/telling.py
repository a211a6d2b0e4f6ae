"""How to get ready, told part by part: what to fetch, the way in, where arms and legs belong, what follows.

Who reads it stands before the screen and moves meanwhile: each part begins a line of its own, after what it is
about where there is room for that.
"""

from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.session.saying import Told
from backcare_tui.ui.widgets.literal_text import MUTED
from backcare_tui.ui.widgets.time_bar import TimeBar

LONGEST_LINE = 76
"""Columns of a sentence."""


class Line(NamedTuple):
    """A line of what is told, with the label before it, if any."""

    label: str
    words: str


Lines = tuple[Line, ...]


@lru_cache(maxsize=256)
def tellings(sentence: str, parts: tuple[Told, ...], width: int) -> tuple[Lines, ...]:
    """The ways to tell SENTENCE, made of PARTS, if any, in lines of WIDTH cells: the clearest comes first.

    Each takes no more lines than the one before it.
    """
    block = _lines(sentence, width)
    if len(parts) < 2:
        return (block,)
    apart = tuple(line for told in parts for line in _lines(told.words, width))
    return (labelled, apart, block) if (labelled := _labelled(parts, width)) else (apart, block)


def content_of(lines: Lines) -> Content:
    """LINES as text, their labels muted."""
    rows = [(Content.styled(line.label, MUTED), line.words) for line in lines]
    return Content("\n").join(Content.assemble(label, words) for label, words in rows)


def _labelled(parts: Sequence[Told], width: int) -> Lines:
    """PARTS with their topic before them, where the bars below have their labels."""
    room = width - TimeBar.LABEL_WIDTH
    if room < 2 * TimeBar.LABEL_WIDTH:
        return ()
    return tuple(
        Line(("" if index else told.topic.value).ljust(TimeBar.LABEL_WIDTH), line.words)
        for told in parts
        for index, line in enumerate(_lines(told.words, room))
    )


def _lines(words: str, width: int) -> Lines:
    room = max(1, min(width, LONGEST_LINE))
    return tuple(Line("", line) for line in wrap(words, room, break_on_hyphens=False))
