"""A page as one HTML file that loads nothing, runs nothing, and in which no text can become markup."""

from collections.abc import Iterable, Iterator
from html import escape

from backcare_tui.domain.words.page import Block, Heading, Page, Paragraph, Quotation, Table
from backcare_tui.domain.words.text import shown, shown_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; break-after: avoid; }
p, blockquote { margin: .25rem 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote { padding-left: .75rem; border-left: .2rem solid; }
table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem 1rem .15rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
"""


def write_html(page: Page) -> Iterator[str]:
    """The text of an HTML file, block by block."""
    title = _line(page.title)
    yield (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        f"<style>\n{_STYLE}</style>\n"
        "</head>\n"
        "<body>\n"
        f"<h1>{title}</h1>\n"
    )
    for block in page.blocks:
        yield f"{_block(block)}\n"
    yield "</body>\n</html>\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h2>{_line(block.text)}</h2>"
        case Paragraph():
            return f"<p>{_lines(block.text)}</p>"
        case Quotation():
            return f"<blockquote>{_lines(block.text)}</blockquote>"
        case Table():
            head = _row(block.columns, '<th scope="col">', "</th>")
            body = "\n".join(_row(row, "<td>", "</td>") for row in block.rows)
            return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(cells: Iterable[str], before: str, after: str) -> str:
    return f"<tr>{''.join(f'{before}{_line(cell)}{after}' for cell in cells)}</tr>"


def _line(text: str) -> str:
    return escape(shown_line(text), quote=True)


def _lines(text: str) -> str:
    return escape(shown(text).strip(), quote=True)
