"""The instruction and the countdown filling the screen, to be read from the floor."""

from functools import cache
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.timeline import Moment, StepKind
from backcare_tui.ui.widgets.figure_view import FigureView
from backcare_tui.ui.widgets.literal_text import LiteralText

if TYPE_CHECKING:
    from pyfiglet import Figlet

_FONTS = ("mono12", "ansi_regular", "mono9")
"""Fonts of figlet letters, the largest first."""

_ENDLESS = 10_000
"""More cells than any line has."""

_ROOM_FOR_FIGURE = 30
"""Rows from which on the figure is shown as well."""


class LargeDisplay(Vertical):
    """What to do and how long, in letters as large as the screen allows."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._figure = FigureView(id="large-figure")
        self._name_words = LiteralText(id="large-name")
        self._count_words = LiteralText(id="large-count")
        self._state_words = LiteralText(id="large-state")

    def compose(self) -> ComposeResult:
        yield from (self._figure, self._name_words, self._count_words, self._state_words)

    def show(self, moment: Moment, count: str, state: str) -> None:
        """MOMENT in large letters with COUNT, what is left of it, and STATE, a line about a pause or the pace."""
        step = moment.step
        figure = self._figure
        figure.display = self.size.height >= _ROOM_FOR_FIGURE
        if figure.display:
            figure.show(moment.planned.exercise, moment)
        width = self.content_size.width
        height = self.content_size.height // (2 if figure.display else 1)
        name = moment.planned.exercise.name if step.kind is StepKind.POSITION else step.name
        breath = moment.breath.breath
        below = count if breath is Breath.FREE else f"{breath.value.upper()} {count}"
        self._name_words.say(large_letters(name.upper(), width, (height - 2) * 2 // 3))
        self._count_words.say(large_letters(below, width, (height - 2) // 3 + 1))
        self._state_words.say(state)


def large_letters(words: str, width: int, height: int) -> str:
    """WORDS in the largest letters that fit into WIDTH x HEIGHT cells, wrapped if need be; or as they are."""
    if not words.isascii() or width < 1:
        return words
    for font in _FONTS:
        lines = _without_blank_edges([line.rstrip() for line in _drawn(font, words, width)])
        broken = any(len(line) > width for line in lines) or _splits_a_word(font, words, width)
        if not broken and 0 < len(lines) <= height:
            widest = max(map(len, lines))
            return "\n".join(line.ljust(widest) for line in lines)
    return words


def _splits_a_word(font: str, words: str, width: int) -> bool:
    """Whether one of WORDS is too wide for a line of WIDTH cells."""
    return any(max(map(len, _drawn(font, word, _ENDLESS)), default=0) > width for word in words.split())


def _drawn(font: str, words: str, width: int) -> list[str]:
    figlet = _figlet(font)
    figlet.width = width
    drawn: str = figlet.renderText(words)
    return drawn.splitlines()


@cache
def _figlet(font: str) -> "Figlet":
    """FONT, read once: that takes a fifth of a second, and the display asks ten times in each."""
    from pyfiglet import Figlet

    return Figlet(font=font)


def _without_blank_edges(lines: list[str]) -> list[str]:
    inked = [index for index, line in enumerate(lines) if line]
    return lines[inked[0] : inked[-1] + 1] if inked else []
