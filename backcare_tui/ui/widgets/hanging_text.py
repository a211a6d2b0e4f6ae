"""Text whose lines, where they are too long, go on below where they began and not below their mark."""

import re

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_BEGINNING = re.compile(r" *(?:[–·●◐○] +|\d{1,2}\.?  +|[a-z]  +)?")
"""What a line goes on below the end of: its indent, and the mark, number or letter of an item in a list."""
_LEAST_ROOM = 12
"""Cells beside the mark that are too few for words."""


class HangingText(Visual):
    """CONTENT, folded for the width it is drawn in."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __str__(self) -> str:
        return self._content.plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self._content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return folded(self._content, width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return folded(self._content, width).render_strips(width, height, style, options)


def hangs(words: str) -> bool:
    """Whether a line of WORDS begins with an indent or a mark."""
    return any(_BEGINNING.match(line).end() for line in words.split("\n"))  # type: ignore[union-attr]


def folded(content: Content, width: int) -> Content:
    """CONTENT with lines of at most WIDTH cells, each going on below where its words begin."""
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        found = _BEGINNING.match(line.plain)
        end = found.end() if found else 0
        indent = cell_len(line.plain[:end])
        if not end or line.cell_length <= width or width - indent < _LEAST_ROOM:
            lines.append(line)
            continue
        first, *others = line[end:].wrap(width - indent)
        lines.append(Content.assemble(line[:end], first))
        lines += [Content.assemble(" " * indent, other) for other in others]
    return Content("\n").join(lines)
