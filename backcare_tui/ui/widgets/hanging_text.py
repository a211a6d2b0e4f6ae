"""Text whose lines, where they are too long, go on below where they began and not below their mark."""

import re

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_BEGINNING = re.compile(r" *(?:[–·●◐◔○] +|\d{1,2}\.?  +|[a-z]  +)?")
"""What a line goes on below the end of: its indent, and the mark, number or letter of an item in a list."""
_LEAST_ROOM = 12
"""Cells beside the mark that are too few for words."""
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|h|%)(?!\w))")
"""The space in "holding 6 s", at which no line ends."""
_NO_SPACE = "\uf8ff"
"""Stands for it while a line is wrapped: a character of one cell that no font has to have."""


class HangingText(Visual):
    """CONTENT, folded for the width it is drawn in."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._folded: tuple[int, Content] | None = None
        """For the width that was last asked about: a layout asks several times about the same."""

    def __str__(self) -> str:
        return self._content.plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self._content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._in(width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._in(width).render_strips(width, height, style, options)

    def _in(self, width: int) -> Content:
        if self._folded is None or self._folded[0] != width:
            self._folded = (width, folded(self._content, width))
        return self._folded[1]


def hangs(words: str) -> bool:
    """Whether a line of WORDS begins with an indent or a mark, or has a number and its unit."""
    marked = any(_BEGINNING.match(line).end() for line in words.split("\n"))  # type: ignore[union-attr]
    return marked or _NUMBER_AND_UNIT.search(words) is not None


def folded(content: Content, width: int) -> Content:
    """CONTENT with lines of at most WIDTH cells, each going on below where its words begin; no number stands at
    the end of a line without its unit.
    """
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        found = _BEGINNING.match(line.plain)
        end = found.end() if found else 0
        indent = cell_len(line.plain[:end])
        kept = end or _NUMBER_AND_UNIT.search(line.plain)
        if not kept or line.cell_length <= width or width - indent < _LEAST_ROOM:
            lines.append(line)
            continue
        first, *others = _wrapped(line[end:], width - indent)
        lines.append(Content.assemble(line[:end], first))
        lines += [Content.assemble(" " * indent, other) for other in others]
    return Content("\n").join(lines)


def _wrapped(line: Content, width: int) -> list[Content]:
    """LINE in lines of at most WIDTH cells; a number stays with its unit."""
    together = Content(_NUMBER_AND_UNIT.sub(_NO_SPACE, line.plain), [*line.spans])
    return [Content(one.plain.replace(_NO_SPACE, " "), [*one.spans]) for one in together.wrap(width)]
