"""What a terminal gets for a character that its encoding lacks: another one, as wide, that looks like it."""

import codecs
import unicodedata
from functools import cache
from io import TextIOWrapper

from rich.cells import cell_len

from backcare_tui.figure.cells.braille import characters
from backcare_tui.figure.cells.octants import octants
from backcare_tui.figure.cells.plain import like_dots

_NAME = "backcare-other-letters"

_ALIKE = {
    "-": "─╌┄┈╴╶―‐‑‒–—−▔",
    "|": "│┃┆┇┊┋╎╏║╻╹╵╷▏▎▍▕",
    "*": "●◉◆",
    "o": "○",
    "%": "◐◔",
    ">": "→►▶",
    "<": "←◄◀",
    "^": "▲↑",
    "v": "▼↓",
    "/": "╱",
    "\\": "╲",
    "x": "×",
    ".": "·…•",
    '"': "“”„",
    "'": "‘’´",
    ":": "░",
    "=": "━═╍┅┉╺╸▃▅",
    "_": "▁",
    "#": "▇▉▊▋▒▓",
}
_BOXES = range(0x2500, 0x2580)
"""Lines and where they meet."""


def write_other_letters(stream: TextIOWrapper) -> None:
    """Let STREAM write something alike where its encoding lacks a character."""
    codecs.register_error(_NAME, _instead)
    stream.reconfigure(errors=_NAME)


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(in_ascii, error.object[error.start : error.end])), error.end


@cache
def in_ascii(character: str) -> str:
    """What is written for CHARACTER, in as many cells; question marks for what looks like nothing else."""
    alike = _alike().get(character)
    if alike is not None:
        return alike
    if ord(character) in _BOXES:
        return "+"
    wide = cell_len(character)
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return plain if len(plain) == wide and plain.isprintable() else "?" * wide


@cache
def _alike() -> dict[str, str]:
    drawn = {character: like_dots(dots) for row in (characters(), octants()) for dots, character in enumerate(row)}
    return drawn | {character: letter for letter, others in _ALIKE.items() for character in others}
