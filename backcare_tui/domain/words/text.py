"""Foreign text made harmless: cleaned on the way in, shown safely on the way out.

Terminals obey control characters wherever they come from, so a note or a catalogue file could move the
cursor, fill the clipboard or rename the window. Nothing typed or read from a file reaches a screen, a pipe
or an error message without passing `shown` or `shown_line`.
"""

import unicodedata
from collections.abc import Sequence

from backcare_tui.errors import UsageError

NOTE_LIMIT = 20_000
"""Characters a note may have."""

NAME_LIMIT = 80
"""Characters of a name that a person gives something of their own."""

TYPED_LIMIT = 5 * NOTE_LIMIT
"""Characters of a field that are kept while somebody types: more than a note may have, which can be shortened."""

ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,63}"
"""Of the id of an exercise, a routine or a pose."""

_REPLACED = "\N{REPLACEMENT CHARACTER}"
_KEPT = {"\n", "\t"}
_BIDI_AND_INVISIBLE = dict.fromkeys(
    (
        *(0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    ),
    _REPLACED,
)
"""What becomes of characters that turn what follows round, or that nobody sees."""
_STACKING = {"Mn", "Me"}
"""The Unicode categories of marks that take no room of their own, and so can pile up."""
_NO_ROOM = {*_STACKING, "Cf"}
"""And those of characters that only join or mark others."""
_MARKS_IN_A_ROW = 4
_SPELT_OTHERWISE = str.maketrans(dict.fromkeys("'’‘`´", "") | dict.fromkeys("-_‐‑‒–—―", " "))


def clean(text: str) -> str:
    """TEXT fit to be stored: line ends as `\\n`, controls as visible stand-ins, lone surrogates replaced."""
    if text.isprintable():  # nothing that `_stand_in` replaces is
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_stand_in(char) for char in unified)


def clean_typed(text: str) -> str:
    """TEXT fit to be kept while it is typed, cut to `TYPED_LIMIT`."""
    return clean(text)[:TYPED_LIMIT]


def fitting_note(text: str) -> str:
    """TEXT as the note of an entry; UsageError if it is longer than `NOTE_LIMIT`."""
    note = clean(text)
    if len(note) > NOTE_LIMIT:
        raise UsageError(
            f"The note has {len(note):,} characters, and {NOTE_LIMIT:,} fit.", "Shorten it and save again."
        )
    return note


def fitting_name(text: str) -> str:
    """TEXT as the name of something of one's own, on one line; UsageError for none, or if it is too long."""
    name = shown_line(text)
    if not name:
        raise UsageError("It has no name yet.", "Name it in a few words, for example: tie my shoes.")
    if len(name) > NAME_LIMIT:
        raise UsageError(
            f"The name has {len(name):,} characters, and {NAME_LIMIT} fit.", "Shorten it and save again."
        )
    return name


def shown(text: str) -> str:
    """TEXT fit for a screen: as `clean`, with direction overrides and runs of combining marks tamed."""
    visible = clean(text).translate(_BIDI_AND_INVISIBLE).expandtabs(4)
    return _with_few_marks(visible)


def shown_in_place(line: str) -> str:
    """LINE, which can be changed where it is shown, as `shown`, and with as many characters as it has."""
    visible = "".join(map(_stand_in, line)).translate(_BIDI_AND_INVISIBLE)
    return _with_few_marks(visible, instead=_REPLACED)


def first_line(text: str, limit: int) -> str:
    """The first line of TEXT that is not empty, as `shown_line`, cut to LIMIT cells."""
    return shown_line(text.strip().partition("\n")[0], limit)


def shown_line(text: str, limit: int = 0) -> str:
    """TEXT on one line fit for a screen, cut to LIMIT cells with an ellipsis if LIMIT is given."""
    line = " ".join(shown(text).split())
    if not 0 < limit < cells(line):
        return line
    room = limit - 1
    for index, char in enumerate(line):
        room -= cells(char)
        if room < 0:
            return line[:index].rstrip() + "…"
    return line


def quoted_names(names: Sequence[str], most: int) -> str:
    """The first MOST of NAMES, and how many more there are: "“Walk”, “Sleep” and 3 more"."""
    named = ", ".join(f"“{shown_line(name, 40)}”" for name in names[:most])
    more = len(names) - most
    return f"{named} and {more:,} more" if more > 0 else named


def folded(text: str) -> str:
    """TEXT without what two people would write differently: case, apostrophes, hyphens and blanks."""
    return " ".join(text.translate(_SPELT_OTHERWISE).casefold().split())


def cells(text: str) -> int:
    """How many cells of a terminal TEXT takes: two for a wide character, none for a mark on another."""
    return len(text) if text.isascii() else sum(_cells_of(char) for char in text)


def filled(text: str, width: int) -> str:
    """TEXT with as many blanks behind it as make it WIDTH cells wide."""
    return text + " " * (width - cells(text))


def _stand_in(char: str) -> str:
    if char in _KEPT:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)  # ␛ for escape, ␀ for nul, and so on
    if code == 0x7F:
        return "␡"
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0x2028, 0x2029):
        return _REPLACED
    return char


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in _NO_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _with_few_marks(text: str, instead: str = "") -> str:
    """TEXT with what is piled too high left out, or INSTEAD of each such mark."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in _STACKING else 0
        kept.append(char if marks <= _MARKS_IN_A_ROW else instead)
    return "".join(kept)
