"""From the dots of a picture to lines of cells, whatever a cell is written in."""

from collections.abc import Callable, Sequence
from functools import cache

from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line, Mask, Picture, Run
from backcare_tui.figure.tone import RANKS

Inked = tuple[int, str, int]
"""How a tone ranks, the tone, and its dots in a cell: bit 0 is the upper left one, bit 1 the one beside it."""
Resolve = Callable[[tuple[Inked, ...]], Run]
"""Gives the character, its tone and the tone behind it, for the tones that have a dot in a cell."""

BLANK: Run = (" ", "", "")
"""A cell in which no dot is seen."""
CREASE = "crease"
"""In place of a tone, of the dots that stay dark within the near side; it ranks after all tones."""


def lines_of(picture: Picture, resolve: Resolve, creases: Mask | None = None) -> list[Line]:
    """PICTURE with each cell as RESOLVE says: the same for the same dots in the same tones.

    It is given the CREASES of a cell, if it has some, as the last of its tones.
    """
    layers = [(RANKS.get(tone, 0), tone, mask.rows) for tone, mask in picture.layers]
    if creases:
        layers.append((len(RANKS), CREASE, creases.rows))
    known: dict[tuple[str, ...], dict[tuple[int, ...], Run]] = {}
    lines = []
    for top in range(0, picture.height, CELL_HEIGHT):
        bands = [(rank, tone, rows[top : top + CELL_HEIGHT]) for rank, tone, rows in layers]
        inked = [one for one in bands if any(one[2])]
        some = 0
        for _, _, rows in inked:
            for row in rows:
                some |= row
        if not some:
            lines.append([(" " * picture.columns, "", "")] if picture.columns else [])
            continue
        first, beyond = ((some & -some).bit_length() - 1) // CELL_WIDTH, -(-some.bit_length() // CELL_WIDTH)
        known_here = known.setdefault(tuple(tone for _, tone, _ in inked), {(0,) * len(inked): BLANK})
        line = []
        for bits in zip(*(_cells(rows, picture.columns)[first:beyond] for _, _, rows in inked), strict=True):
            cell = known_here.get(bits)
            if cell is None:
                found = [(rank, tone, dots) for (rank, tone, _), dots in zip(inked, bits, strict=True) if dots]
                cell = known_here[bits] = resolve(tuple(found))
            line.append(cell)
        runs = _in_runs(line)
        if first:
            runs.insert(0, (" " * first, "", ""))
        if beyond < picture.columns:
            runs.append((" " * (picture.columns - beyond), "", ""))
        lines.append(runs)
    return lines


def first_of(found: Sequence[Inked]) -> tuple[int, int, dict[str, int]]:
    """The rank that comes first in a cell, its dots, and those of each of its tones, the one with most first."""
    first = min(rank for rank, *_ in found)
    whole, own = 0, dict[str, int]()
    for rank, tone, dots in found:
        if rank == first:
            whole |= dots
            own[tone] = own.get(tone, 0) | dots
    return first, whole, dict(sorted(own.items(), key=lambda one: -one[1].bit_count()))


def _in_runs(cells: Sequence[Run]) -> Line:
    """CELLS that are alike in tone, in one."""
    runs: Line = []
    text, tone, behind = cells[0]
    for more, its_tone, its_behind in cells[1:]:
        if its_tone == tone and its_behind == behind:
            text += more
        else:
            runs.append((text, tone, behind))
            text, tone, behind = more, its_tone, its_behind
    runs.append((text, tone, behind))
    return runs


def _cells(rows: Sequence[int], columns: int) -> bytes:
    """The dots of each cell of one row of cells, a byte a cell."""
    pairs, length = _pairs(), (columns * CELL_WIDTH + 7) // 8
    cells = 0
    for place, row in enumerate(rows):
        if row:
            spread = b"".join([pairs[byte] for byte in row.to_bytes(length, "little")])
            cells |= int.from_bytes(spread, "little") << place * CELL_WIDTH
    return cells.to_bytes(length * 4, "little")[:columns]


@cache
def _pairs() -> tuple[bytes, ...]:
    """The pairs of dots of each byte, a byte each."""
    return tuple(bytes(byte >> shift & 3 for shift in (0, 2, 4, 6)) for byte in range(256))
