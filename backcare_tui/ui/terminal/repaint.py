"""What the terminal shows, so that it is sent only what changes.

Textual writes a widget's row again for one cell of it, and says all colours anew for each piece of it. A session
runs for a quarter of an hour, perhaps over a slow line: nearly all of that is on the screen already.

The cells are read from what Textual writes, since that goes through `Driver.write`, which is public. Textual's
compositor has them before, but only in private shapes that change with its versions, and neither the cursor nor
what else is written passes there.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from textual.app import App
from textual.driver import Driver

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    # Only characters of one cell each: Latin, Greek, Cyrillic, dashes and quotes, arrows, signs for control codes,
    # boxes, braille, octants and the blocks beside them.
    r"|(?P<text>[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0391-\u0482\u2010-\u2027"
    r"\u2190-\u2193\u2400-\u2426\u2500-\u25fc\u2800-\u28ff"
    r"\U0001cd00-\U0001cde5\U0001cea0-\U0001ceaf\U0001fb82-\U0001fb85\U0001fbe6-\U0001fbe7]+)"
    r"|\n"
)
_NO_CELLS = {"\x1b[?2026h", "\x1b[?2026l", "\a"}
"""What changes no cell: the beginning and the end of a frame, and the bell."""

_MOVE = len("\x1b[9C")
"""Bytes of a move to the right: unchanged cells between changed ones are written again if they have no more."""

Piece = tuple[int, int, str, str]
"""Row and column (from 0), style and text of cells beside each other."""


class TerminalPicture:
    """The cells that a terminal shows, as far as that is known."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._cells: list[list[tuple[str, str] | None]] = []
        """Style and character of each cell, row by row; None where it is not known."""
        self._styled = False
        """Whether a style may be left over from what was not understood."""

    def changes(self, data: str, size: tuple[int, int]) -> str:
        """What does the same as DATA to a terminal of SIZE: columns, rows.

        A whole picture is sent whole: it puts right what anything else has written there. What is not understood
        is sent as it is, and nothing is known after it.
        """
        if data in _NO_CELLS:
            return data
        pieces = _pieces(data, *size)
        whole = sum(len(text) for *_, text in pieces) >= size[0] * size[1]
        if whole or not pieces or size != self._size:
            self._size = size
            self._cells = [[None] * size[0] for _ in range(size[1])]
        if not pieces:
            self._styled = True
            return data
        reset, self._styled = "\x1b[m" * self._styled, False
        return reset + _shortest(list(self._changed(pieces)), size[0]) + data[data.rindex("\x1b") :]

    def _changed(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The parts of PIECES that the terminal does not show yet. It does from then on."""
        for row, column, style, text in pieces:
            cells = slice(column, column + len(text))
            blank = _blank(style)
            wanted = [(blank if char == " " else style, char) for char in text]
            shown, self._cells[row][cells] = self._cells[row][cells], wanted
            changed = [index for index, cell in enumerate(wanted) if cell != shown[index]]
            while changed:
                start = end = changed[0]
                while changed and len(text[end : changed[0]].encode()) <= _MOVE:
                    end = changed.pop(0) + 1
                yield row, column + start, style, text[start:end]


def _pieces(data: str, columns: int, rows: int) -> list[Piece]:
    """The pieces that DATA writes; none if there is anything else in it, or it does not end as it began."""
    pieces: list[Piece] = []
    row = column = -1
    style, end, last = "", 0, ""
    for token in _TOKEN.finditer(data):
        if token.start() != end:
            return []
        end, last = token.end(), token.lastgroup or ""
        if last == "column":
            row, column = int(token["row"]) - 1, int(token["column"]) - 1
        elif last == "style":
            style = token["style"] if token["style"].strip("0") else ""
        elif last == "text":
            text = token["text"]
            if not (0 <= row < rows and 0 <= column <= columns - len(text)):
                return []
            pieces.append((row, column, style, text))
            column += len(text)
        elif 0 <= row < rows - 1:
            row = column = -1
        else:
            return []  # the terminal may scroll
    return pieces if end == len(data) and last == "column" and not style else []


def _shortest(pieces: list[Piece], columns: int) -> str:
    """PIECES in their order, or colour by colour where that says less: a move costs less than a colour."""
    in_order = _written(pieces, columns)
    cells = [(row, place) for row, column, _, text in pieces for place in range(column, column + len(text))]
    if len(set(cells)) < len(cells):  # what is written over what comes later has to stay below it
        return in_order
    return min(in_order, _written(_by_colour(pieces), columns), key=len)


def _by_colour(pieces: list[Piece]) -> list[Piece]:
    """PIECES colour by colour; what is blank has none, and goes with a piece that it touches."""
    colours = []
    around = zip([None, *pieces], pieces, [*pieces[1:], None], strict=False)
    for before, (row, column, style, text), after in around:
        colours.append(style)
        if text.isspace():
            if before and (before[0], before[1] + len(before[3])) == (row, column):
                colours[-1] = before[2]
            elif after and after[:2] == (row, column + len(text)):
                colours[-1] = after[2]
    in_colours = sorted(zip(colours, pieces, strict=True), key=lambda one: one[0])
    return [piece for _, piece in in_colours]


def _written(pieces: Iterable[Piece], columns: int) -> str:
    """PIECES as a terminal of so many COLUMNS takes them, saying only what changes from one to the next."""
    written: list[str] = []
    place = (-1, -1)
    now: dict[str, str] = {}
    for row, column, style, text in pieces:
        written.append(_move(place, (row, column), columns))
        place = (row, column + len(text))
        then = _settings(style)
        if text.isspace() and "38" in now and then.keys() <= {"38", "48"} and now.keys() <= then.keys() | {"38"}:
            then = {**then, "38": now["38"]}  # it is not seen there
        if now.keys() <= then.keys():
            parts = [part for name, part in then.items() if now.get(name) != part]
        else:
            parts = ["0", *then.values()]
        if parts:
            written.append(f"\x1b[{';'.join(parts)}m")
        written.append(text)
        now = then
    return "".join(written) + ("\x1b[m" if now else "")


def _move(place: tuple[int, int], wanted: tuple[int, int], columns: int) -> str:
    """What moves the cursor from PLACE to WANTED, row and column, on a terminal of so many COLUMNS."""
    row, column = wanted
    anywhere = f"\x1b[{row + 1};{column + 1}H"
    down, right = row - place[0], column - place[1]
    # after the last column of a row it is not known where the cursor stands
    if not 0 <= place[1] < columns or down < 0:
        return anywhere
    return min(_step(down, "B") + (_step(right, "C") if right > 0 else _step(-right, "D")), anywhere, key=len)


def _step(count: int, way: str) -> str:
    """What moves the cursor COUNT cells: down for "B", right for "C", left for "D"."""
    return f"\x1b[{count if count > 1 else ''}{way}" if count else ""


@cache
def _settings(style: str) -> dict[str, str]:
    """The parts of STYLE by what they set: 38 the colour of characters, 48 that behind them, others themselves."""
    parts = iter(style.split(";") if style else ())
    settings = {}
    for part in parts:
        if part in ("38", "48"):
            kind = next(parts, "")
            settings[part] = ";".join([part, kind, *islice(parts, 3 if kind == "2" else 1)])
        else:
            settings[part] = part
    return settings


@cache
def _blank(style: str) -> str:
    """STYLE as far as it is seen on an empty cell: without the colour of characters, if only colours are set."""
    settings = _settings(style)
    return settings.get("48", "") if settings.keys() <= {"38", "48"} else style


class _ChangesOnly(Driver):
    """A driver that sends only what changes; made for one kind of terminal by changes_only."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        self._picture = TerminalPicture()
        self._shown = app
        super().__init__(app, **options)

    def write(self, data: str) -> None:
        super().write(self._picture.changes(data, self._shown.size))  # type: ignore[safe-super]


def changes_only(driver: type[Driver]) -> type[Driver]:
    """DRIVER, sending to its terminal only what changes."""
    return type("ChangesOnly", (_ChangesOnly, driver), {})
