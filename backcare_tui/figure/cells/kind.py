"""The kinds of cells that a figure can be written in."""

from enum import StrEnum

from backcare_tui.figure.canvas import CELL_HEIGHT, Line, Mask, Picture
from backcare_tui.figure.tone import Tone


class Cells(StrEnum):
    BRAILLE = "braille"
    """Dots, in one tone a cell: nearly every font has them."""
    OCTANTS = "octants"
    """The same dots, solid: they came with Unicode 16, so that only new fonts and terminals have them."""
    BLOCKS = "blocks"
    """Solid quarters of a cell: coarser, and in nearly every font."""
    ASCII = "ascii"
    """Letters and signs, where no other characters arrive."""


def cells_for(wanted: Cells, encoding: str | None) -> Cells:
    """WANTED, or ASCII on a terminal that is written to in an ENCODING without those characters."""
    try:
        sample(wanted).encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return Cells.ASCII
    return wanted


def written(picture: Picture, cells: Cells, *, grounds: bool = False) -> list[Line]:
    """PICTURE in CELLS; dots have GROUNDS where colours can be mixed."""
    if cells is Cells.BRAILLE:
        from backcare_tui.figure.cells.braille import braille, braille_on_grounds

        return braille_on_grounds(picture) if grounds else braille(picture)
    if cells is Cells.ASCII:
        from backcare_tui.figure.cells.plain import in_ascii

        return in_ascii(picture)
    from backcare_tui.figure.cells.solid import in_octants, in_quarters

    return in_octants(picture) if cells is Cells.OCTANTS else in_quarters(picture)


_HILL = (0, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 2, 2, 1, 1, 0)
"""How high a hill is at each dot."""


def sample(cells: Cells) -> str:
    """A hill in one row of CELLS, by which a person sees whether their terminal draws them."""
    hill = Mask(len(_HILL), CELL_HEIGHT)
    for across, high in enumerate(_HILL):
        for row in range(CELL_HEIGHT - high, CELL_HEIGHT):
            hill.run(row, across, across)
    (line,) = written(Picture(hill.width, CELL_HEIGHT, ((Tone.BODY, hill),)), cells)
    return "".join(text for text, *_ in line)
