"""A page as Markdown (CommonMark, and GitHub's tables), in which no text can become markup."""

import re
from collections.abc import Iterable, Iterator

from backcare_tui.domain.words.page import Block, Heading, Page, Paragraph, Quotation, Table
from backcare_tui.domain.words.text import shown, shown_line

# A backslash takes its meaning from any of ASCII's punctuation. What always means something gets one; the rest
# only within an address, or where it would begin a list or underline a heading.
_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>&|~#$^@]|(?<=\S)[.:/](?=[^\s\d])")
_BEGINS_SOMETHING = re.compile(r"(?a)^(\d+(?=[.)](?:\s|$))|(?=[-+=:]))")


def write_markdown(page: Page) -> Iterator[str]:
    """The text of a Markdown file, block by block."""
    yield f"# {_line(page.title)}"
    for block in page.blocks:
        yield f"\n\n{_block(block)}"
    yield "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {_line(block.text)}"
        case Paragraph():
            return _lines(block.text)
        case Quotation():
            return "\n".join(f"> {line}" if line else ">" for line in _lines(block.text).split("\n"))
        case Table():
            return "\n".join(
                [_row(block.columns), "| --- " * len(block.columns) + "|", *(_row(row) for row in block.rows)]
            )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_line, cells))} |"


def _line(text: str) -> str:
    return _escaped(shown_line(text))


def _lines(text: str) -> str:
    """TEXT with its line ends: two spaces before one keep it where lines are else put together."""
    lines = "\n".join(_escaped(line.strip()) for line in shown(text).split("\n"))
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", lines.strip("\n"))


def _escaped(line: str) -> str:
    return _BEGINS_SOMETHING.sub(r"\1\\", _MEANS_SOMETHING.sub(r"\\\g<0>", line))
