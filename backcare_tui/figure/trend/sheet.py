"""A grid of cells that is written on, each cell with a character, the role of what it shows, and a ground."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.words.text import cells


class Role(StrEnum):
    """What a cell shows; what draws a picture gives each its colour."""

    NOTHING = ""
    TITLE = "title"
    NAME = "name"
    AXIS = "axis"
    DAY = "day"
    LINE = "line"
    LEG = "leg"
    PAIR = "pair"
    RANGE = "range"
    FLARE = "flare"
    PAUSE = "pause"
    FIRST_WEEK = "first-week"
    BETTER = "better"


class Run(NamedTuple):
    """Cells of one row that look alike."""

    text: str
    role: Role
    ground: Role
    """What lies behind them: `FLARE`, `PAUSE` or `NOTHING`."""


Rows = Sequence[Sequence[Run]]
"""A picture from its top to its bottom; all rows are equally wide."""


class Sheet:
    """WIDTH x HEIGHT cells, rows counted from the top."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._chars = [[" "] * width for _ in range(height)]
        self._roles = [[Role.NOTHING] * width for _ in range(height)]
        self._grounds = [[Role.NOTHING] * width for _ in range(height)]

    def put(self, row: int, column: int, text: str, role: Role) -> bool:
        """Write TEXT; whether it had room. What has none is not begun."""
        if not (0 <= row < self.height and column >= 0 and column + cells(text) <= self.width):
            return False
        for char in text:
            taken = cells(char)
            if taken == 0:  # a mark on the character before it
                self._chars[row][max(0, column - 1)] += char
                continue
            self._chars[row][column : column + taken] = [char, *[""] * (taken - 1)]
            self._roles[row][column : column + taken] = [role] * taken
            column += taken
        return True

    def is_free(self, row: int, columns: range) -> bool:
        """Whether nothing was written on COLUMNS of ROW, which are there."""
        if not (0 <= row < self.height and columns.start >= 0 and columns.stop <= self.width):
            return False
        return all(self._chars[row][column] == " " for column in columns)

    def shade(self, row: int, column: int, char: str, role: Role) -> None:
        """Make ROLE the ground of a cell, which CHAR shows until something is written there."""
        if self.put(row, column, char, role):
            self._grounds[row][column] = role

    def rows(self) -> Rows:
        """All that was written."""
        return [self._runs(row) for row in range(self.height)]

    def _runs(self, row: int) -> Sequence[Run]:
        runs: list[Run] = []
        for text, role, ground in zip(self._chars[row], self._roles[row], self._grounds[row], strict=True):
            if runs and runs[-1][1:] == (role, ground):
                runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
            else:
                runs.append(Run(text, role, ground))
        return runs
