"""A page as Markdown (CommonMark, and GitHub's tables), in which no text can become markup."""

import re
from collections.abc import Iterable, Iterator

from backcare_tui.domain.words.page import (
    Beside,
    Block,
    Heading,
    Lead,
    Page,
    Paragraph,
    Picture,
    Quotation,
    SmallPrint,
    Table,
)
from backcare_tui.domain.words.text import cells, filled, shown, shown_line

# A backslash takes its meaning from any of ASCII's punctuation. What always means something gets one; the rest
# only within an address, or where it would begin a list or underline a heading.
_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>&|~#$^@]|(?<=\S)[.:/](?=[^\s\d])")
_BEGINS_SOMETHING = re.compile(r"(?a)^(\d+(?=[.)](?:\s|$))|(?=[-+=:]))")


def write_markdown(page: Page) -> Iterator[str]:
    """The text of a Markdown file, block by block."""
    yield f"# {_line(page.title)}"
    for block in page.blocks:
        for one in (*block.left, *block.right) if isinstance(block, Beside) else (block,):
            yield f"\n\n{_block(one)}"
    yield "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {_line(block.text)}"
        case Paragraph() | Lead() | SmallPrint():
            return _lines(block.text)
        case Quotation():
            return "\n".join(f"> {line}" if line else ">" for line in _lines(block.text).split("\n"))
        case Table():
            return "\n".join(_table(block))
        case Picture():
            return _drawing(block.characters)


def _drawing(characters: str) -> str:
    """CHARACTERS as they are: no line that begins so far in can be anything else, nor end what it stands in."""
    lines = shown(characters).strip("\n").split("\n")
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _table(table: Table) -> Iterator[str]:
    """Its lines, with their cells below each other."""
    rows = [tuple(map(_line, row)) for row in (table.columns, *table.rows)]
    widths = [max(3, *map(cells, column)) for column in zip(*rows, strict=True)]
    head, *body = (_row(filled(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    yield head
    yield _row("-" * width for width in widths)
    yield from body


def _row(row: Iterable[str]) -> str:
    return f"| {' | '.join(row)} |"


def _line(text: str) -> str:
    return _escaped(shown_line(text))


def _lines(text: str) -> str:
    """TEXT with its line ends: two spaces before one keep it where lines are else put together."""
    lines = "\n".join(_escaped(line.strip()) for line in shown(text).split("\n"))
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", lines.strip("\n"))


def _escaped(line: str) -> str:
    return _BEGINS_SOMETHING.sub(r"\1\\", _MEANS_SOMETHING.sub(r"\\\g<0>", line))
