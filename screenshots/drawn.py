"""Lines of cells as SVG, drawn as a terminal draws them: braille as round dots, with gaps between them."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from textual.color import Color

from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line, tone_and_share
from backcare_tui.figure.cells.octants import octants
from backcare_tui.ui.theme import FIGURE

COLOURS = {
    **{part.replace("-", "_"): on_dark for part, (on_dark, _) in FIGURE.items()},
    "arrow": "#d8b56a",
    "prop": "#4f5452",
    "held": "#4f5452",
    "shadow": "#474c4a",
    "ghost": "#535856",
}
"""Of each tone, on the dark ground."""
GROUND, WORDS = "#141917", "#9aa5a0"
_BRAILLE = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of a braille character."""
_OCTANTS = {character: bits for bits, character in enumerate(octants())}


def document(width: float, height: float, pieces: Iterable[str], *, zoom: float, words: float) -> str:
    """PIECES on a ground of WIDTH x HEIGHT dots, each ZOOM pixels wide; what is written is WORDS dots high."""
    size = f'width="{width * zoom:g}" height="{height * zoom:g}"'
    style = (
        f"text{{fill:{WORDS};font:{words:g}px sans-serif}}.c{{font:4px monospace;white-space:pre}}"
        "path{shape-rendering:crispEdges}"
        "path[stroke]{shape-rendering:auto;stroke-width:.8;stroke-linecap:round;fill:none}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" {size}><style>{style}</style>'
        f'<rect width="100%" height="100%" fill="{GROUND}"/>{"".join(pieces)}</svg>\n'
    )


def cells(lines: list[Line], left: float, top: float) -> str:
    """LINES with their upper left corner at LEFT, TOP, as one path for each tone and way of drawing it."""
    round_dots: dict[str, list[str]] = {}
    grounds: dict[str, list[str]] = {}
    solid: dict[str, list[str]] = {}
    letters: list[str] = []
    for row, line in enumerate(lines):
        column = 0
        for text, tone, behind in line:
            across, down = left + column * CELL_WIDTH, top + row * CELL_HEIGHT
            column += len(text)
            if behind:
                grounds.setdefault(behind, []).append(_box(across, down, len(text) * CELL_WIDTH, CELL_HEIGHT))
            for place, character in enumerate(text):
                at = across + place * CELL_WIDTH
                if "\u2800" <= character <= "\u28ff":
                    round_dots.setdefault(tone, []).extend(_dots(character, at, down))
                elif character in _OCTANTS and character != " ":
                    solid.setdefault(tone, []).extend(_boxes(character, at, down))
                elif character != " ":
                    letters.append(f'<text class="c" fill="{COLOURS[tone]}" x="{at:g}" y="{down + 3:g}">')
                    letters.append(f"{escape(character)}</text>")
    filled = (*grounds.items(), *solid.items())
    paths = [f'<path fill="{_colour(tone)}" d="{"".join(boxes)}"/>' for tone, boxes in filled]
    paths += [f'<path stroke="{COLOURS[tone]}" d="{"".join(dots)}"/>' for tone, dots in round_dots.items()]
    return "".join(paths + letters)


def _colour(told: str) -> str:
    """A tone, or a share of one, as TOLD, on the ground, as a terminal is told it."""
    tone, share = tone_and_share(told)
    return Color.parse(GROUND).blend(Color.parse(COLOURS[tone]), share).hex.lower()


def _dots(character: str, left: float, top: float) -> Iterator[str]:
    for bit, (x, y) in enumerate(_BRAILLE):
        if ord(character) - 0x2800 >> bit & 1:
            yield f"M{left + x + 0.5:g} {top + y + 0.5:g}h.01"


def _boxes(character: str, left: float, top: float) -> Iterator[str]:
    bits = _OCTANTS[character]
    for row in range(CELL_HEIGHT):
        dots = bits >> row * CELL_WIDTH & 3
        if dots:
            yield _box(left + (dots == 2), top + row, dots.bit_count(), 1)


def _box(left: float, top: float, width: int, height: int) -> str:
    return f"M{left:g} {top:g}h{width}v{height}h-{width}z"
