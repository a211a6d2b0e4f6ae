"""Words in large drawn letters, to be read by somebody who lies on the floor two metres away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyfiglet import FigletFont

FACES = (
    ("smmono12", 3),
    ("smmono12", 2),
    ("smmono9", 2),
    ("smmono12", 1),
    ("smmono9", 1),
    ("smblock", 1),
    ("pagga", 1),
)
"""Fonts of figlet letters and how many times they are enlarged, the largest first: from 20 rows down to 3.

Where they are not enlarged they leave half a row free below, so that lines need no more between them.
"""

_SMALLEST = "pagga"
_CLEAR = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▄█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", " ▄▀", " ▀ "),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "A": ("▄▀▀▄", "█▀▀█", "▀  ▀"),
    "B": ("█▀▀▄", "█▀▀▄", "▀▀▀ "),
    "C": ("▄▀▀▀", "█   ", " ▀▀▀"),
    "D": ("█▀▀▄", "█  █", "▀▀▀ "),
    "F": ("█▀▀", "█▀ ", "▀  "),
    "G": ("▄▀▀▀", "█ ▀█", " ▀▀▀"),
    "H": ("█  █", "█▀▀█", "▀  ▀"),
    "K": ("█ ▄▀", "█▀▄ ", "▀  ▀"),
    "M": ("█▄ ▄█", "█ ▀ █", "▀   ▀"),
    "N": ("█▄  █", "█ ▀▄█", "▀   ▀"),
    "O": ("▄▀▀▄", "█  █", " ▀▀ "),
    "P": ("█▀▀▄", "█▄▄▀", "▀   "),
    "Q": ("▄▀▀▄", "█ ▄▀", " ▀ ▀"),
    "R": ("█▀▀▄", "█▀█ ", "▀  ▀"),
    "S": ("▄▀▀▀", " ▀▀▄", "▀▀▀ "),
    "U": ("█  █", "█  █", " ▀▀ "),
    "V": ("█   █", " █ █ ", "  ▀  "),
    "W": ("█   █", "█▄▀▄█", "▀   ▀"),
    "X": ("▀▄ ▄▀", " ▄▀▄ ", "▀   ▀"),
    "Y": ("▀▄ ▄▀", "  █  ", "  ▀  "),
    "Z": ("▀▀▀█", "▄▀▀ ", "▀▀▀▀"),
}
"""Its letters and figures, where its own are slanted or hard to tell apart from afar: there O is 0, S is 5, and M
and H, N and A, V and Y differ by a dot. Figures have corners and three columns, round letters four.
"""

_SAME_LETTER = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NO-BREAK SPACE}": " "})
_WORD = re.compile(r"([^\s-]+-?|-)(\s*)")
"""A word, or the part of one up to a hyphen, behind which a line may end; and the space after it."""
_SPACE = 2
"""Columns between words, in letters that are not enlarged, beside the one after each letter."""
_LETTERS = 102
"""How many letters of a font are read: those of ASCII and German, which come first of thousands."""
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Each at the number of its quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""

_Glyph = tuple[str, ...]


def read_faces() -> None:
    """Read the fonts, which takes a moment: call it in a thread before anything is to be drawn."""
    for font, times in FACES:
        _glyphs(font, times)


@lru_cache(maxsize=512)
def drawn(words: str, width: int, height: int) -> str | None:
    """WORDS in the largest letters that fit into WIDTH x HEIGHT cells, wrapped between words if need be.

    Lines of WORDS stay lines. None where even the smallest do not fit, or a letter has an accent: the fonts leave
    no room for one above capitals.
    """
    for face in range(len(FACES)):
        lines = _lines(words, width, face)
        if 0 < len(lines) <= height:
            widest = max(map(len, lines))
            return "\n".join(line.ljust(widest) for line in lines)
    return None


@lru_cache(maxsize=2048)
def heights(words: str, width: int) -> dict[int, int]:
    """For each face in which WORDS can be drawn on WIDTH cells: the rows of a letter, and of all of them."""
    found = {}
    for face, (font, times) in enumerate(FACES):
        if lines := _lines(words, width, face):
            found[len(_glyphs(font, times)["A"])] = len(lines)
    return found


def largest(choices: Sequence[str], width: int, height: int, letter: int = 0) -> str | None:
    """The first of CHOICES that can be drawn into WIDTH x HEIGHT cells in letters of LETTER rows or more, or where
    none can, in any: what says most comes first.
    """
    fitting = [choice for choice in choices if drawn(choice, width, height)]
    as_large = (
        choice
        for choice in fitting
        if any(rows <= height and of >= letter for of, rows in heights(choice, width).items())
    )
    return next(as_large, next(iter(fitting), None))


def _lines(words: str, width: int, face: int) -> list[str]:
    """WORDS in FACE, no row wider than WIDTH; empty if that cannot be."""
    font, times = FACES[face]
    glyphs = _glyphs(font, times)
    text = words.upper().translate(_SAME_LETTER)
    if not set(text) - set(" \n") <= glyphs.keys():
        return []
    lines: list[list[str]] = []
    for written in text.splitlines():
        line: list[str] = []
        gap = 0
        for alone, space in _blocks(written, width, glyphs, times):
            longer = _beside([line, alone], gap) if line else alone
            if len(longer[0]) <= width:
                line = longer
            elif len(alone[0]) <= width:
                lines.append(line)
                line = alone
            else:
                return []
            gap = times * (1 + _SPACE * bool(space))
        lines.append(line)
    rows: list[str] = []
    for line in lines:
        rows += [""] * ((times - 1) if rows else 0) + line
    return rows


def _blocks(written: str, width: int, glyphs: dict[str, _Glyph], times: int) -> Iterator[tuple[list[str], str]]:
    """The words of a line as WRITTEN, each drawn in GLYPHS and with the space after it.

    A single letter and the word after it are one, where WIDTH has room for both: no line ends with the "a" of "a
    little".
    """
    words = _WORD.findall(written)
    leads: list[str] = []
    for index, (word, space) in enumerate(words):
        block = _beside([glyphs[letter] for letter in word], times)
        if leads:
            both = _beside([leads, block], times * (1 + _SPACE))
            if len(both[0]) <= width:
                block = both
            else:
                yield leads, " "
        leads = block if len(word) == 1 and word.isalpha() and space and index + 1 < len(words) else []
        if not leads:
            yield block, space


def _beside(blocks: Sequence[Sequence[str]], gap: int) -> list[str]:
    """BLOCKS of equally many rows beside each other, GAP columns apart."""
    return [(" " * gap).join(row) for row in zip(*blocks, strict=True)]


@cache
def _glyphs(font: str, times: int) -> dict[str, _Glyph]:
    """The letters of FONT, TIMES enlarged, without what is empty around them; all figures are equally wide."""
    blank = str.maketrans({_font(font).hardBlank: " ", "░": " "})
    small = {
        chr(code): [row.translate(blank) for row in rows]
        for code, rows in _font(font).chars.items()
        if ord(" ") < code < 127
    }
    below = max(_inked(map(any, _dots(small[letter])))[1] for letter in "AEHT")
    chars = {letter: _enlarged(_raised(rows, below), times) for letter, rows in small.items()}
    top, bottom = _inked(_has_ink(row) for row in zip(*(chars[letter] for letter in "AEHT"), strict=True))
    cut = {letter: rows[top:bottom] for letter, rows in chars.items()}
    glyphs = {letter: _trimmed(rows) for letter, rows in cut.items() if "".join(rows).strip()}
    if font == _SMALLEST:
        glyphs |= _CLEAR
    widest = max(len(glyphs[figure][0]) for figure in "0123456789")
    for figure in "0123456789":
        glyphs[figure] = tuple(row.center(widest) for row in glyphs[figure])
    return glyphs


def _trimmed(rows: Sequence[str]) -> _Glyph:
    widest = max(map(len, rows))
    level = [row.ljust(widest) for row in rows]
    left, right = _inked(_has_ink(column) for column in zip(*level, strict=True))
    return tuple(row[left:right] for row in level)


def _has_ink(cells: Iterable[str]) -> bool:
    return bool("".join(cells).strip())


def _inked(lines: Iterable[bool]) -> tuple[int, int]:
    """Where ink begins, and where it has ended, by which of LINES have any."""
    inked = [index for index, has_ink in enumerate(lines) if has_ink]
    return inked[0], inked[-1] + 1


def _raised(glyph: Sequence[str], below: int) -> Sequence[str]:
    """GLYPH so much higher, where it has the room, that no ink is BELOW that many rows of quarters.

    The tail of a comma would be cut off there, or be an accent on the letter in the next line.
    """
    if not any(map(any, dots := _dots(glyph))):
        return glyph
    begin, end = _inked(map(any, dots))
    higher = end - below
    return _written([*dots[higher:], *dots[:higher]]) if 0 < higher <= begin else glyph


def _enlarged(glyph: Sequence[str], times: int) -> _Glyph:
    """GLYPH, written in quarters of cells, with each quarter TIMES as wide and high."""
    if times == 1:
        return tuple(glyph)
    return _written([[dot for dot in row for _ in range(times)] for row in _dots(glyph) for _ in range(times)])


def _dots(glyph: Sequence[str]) -> list[list[bool]]:
    """The quarters of GLYPH that have ink, two rows of them for each of its own."""
    widest = max(map(len, glyph))
    return [
        [bool(_QUADRANTS.find(char) & (bit << side)) for char in row for side in (0, 1)]
        for row in (row.ljust(widest) for row in glyph)
        for bit in (1, 4)
    ]


def _written(large: Sequence[Sequence[bool]]) -> _Glyph:
    """Rows of quarters as text, two of them in one."""
    return tuple(
        "".join(
            _QUADRANTS[upper[x] + 2 * upper[x + 1] + 4 * lower[x] + 8 * lower[x + 1]]
            for x in range(0, len(upper), 2)
        )
        for upper, lower in zip(large[::2], large[1::2], strict=True)
    )


@cache
def _font(name: str) -> "FigletFont":
    """The font NAME, read as far as its letters are used: of the thousands that follow none is."""
    from pyfiglet import FigletFont

    class Beginning(FigletFont):
        @classmethod
        def preloadFont(cls, font: str) -> str:  # noqa: N802 (as pyfiglet has it)
            lines = super().preloadFont(font).split("\n")
            height, comment = int(lines[0].split()[1]), int(lines[0].split()[5])
            return "\n".join(lines[: 1 + comment + _LETTERS * height])

    return Beginning(name)
