"""A page as one HTML file that loads nothing, runs nothing, and in which no text can become markup."""

from collections.abc import Iterable, Iterator
from html import escape

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
from backcare_tui.domain.words.text import shown, shown_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
body:has(.beside) { max-width: 64rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; break-after: avoid; }
p, blockquote, figcaption { margin: .25rem 0; white-space: pre-line; overflow-wrap: anywhere; }
.lead { font-size: 1.15rem; margin: .5rem 0 1rem; }
.small { font-size: .85rem; max-width: 60rem; }
blockquote { padding-left: .75rem; border-left: .2rem solid; }
table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem 1rem .15rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; }
th { font-weight: 600; }
tr { break-inside: avoid; }
figure { margin: .5rem 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { font-size: .85rem; }
.beside { display: flex; flex-wrap: wrap; column-gap: 2.5rem; }
.beside > div { flex: 1 1 26rem; min-width: 0; }
.beside table { width: 100%; font-size: .92rem; }
.beside th, .beside td { padding-right: 0; padding-left: .6rem; text-align: right; white-space: nowrap; }
.beside th { white-space: normal; vertical-align: bottom; }
.beside th:first-child, .beside td:first-child { padding-left: 0; text-align: left; }
@page { size: A4; margin: 9mm 12mm; }
@media print {
  :root { color-scheme: light; }
  body, body:has(.beside) { margin: 0; padding: 0; max-width: none; font-size: 8.4pt; line-height: 1.3; }
  h1 { font-size: 14pt; margin-bottom: 1mm; }
  h2 { font-size: 9.5pt; line-height: 1.2; margin-top: 1.6mm; margin-bottom: .4mm; }
  p, blockquote, figcaption { margin: .5mm 0; }
  .lead { font-size: 10pt; margin: 1mm 0; }
  .small { font-size: 6.8pt; line-height: 1.25; max-width: none; }
  .beside { flex-wrap: nowrap; column-gap: 6mm; }
  .beside > div { flex: 1 1 0; min-width: min-content; }
  table { margin: .5mm 0; }
  .beside table { font-size: 7.9pt; line-height: 1.22; }
  th, td { padding: .1mm 2mm .1mm 0; border-bottom-color: #999; }
  .beside th, .beside td { padding-right: 0; padding-left: 1.5mm; }
  figure { margin: .5mm 0; }
  figure svg { max-height: 57mm; }
  figcaption { font-size: 7pt; }
}
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


def _block(block: Block | Beside) -> str:
    match block:
        case Heading():
            return f"<h2>{_line(block.text)}</h2>"
        case Paragraph():
            return f"<p>{_lines(block.text)}</p>"
        case Lead():
            return f'<p class="lead">{_lines(block.text)}</p>'
        case SmallPrint():
            return f'<p class="small">{_lines(block.text)}</p>'
        case Quotation():
            return f"<blockquote>{_lines(block.text)}</blockquote>"
        case Table():
            head = _row(block.columns, '<th scope="col">', "</th>")
            body = "\n".join(_row(row, "<td>", "</td>") for row in block.rows)
            return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case Picture():
            return f"<figure>\n{block.svg}\n<figcaption>{_lines(block.caption)}</figcaption>\n</figure>"
        case Beside():
            return f'<div class="beside">\n{_column(block.left)}\n{_column(block.right)}\n</div>'


def _column(blocks: Iterable[Block]) -> str:
    return "<div>\n" + "\n".join(map(_block, blocks)) + "\n</div>"


def _row(cells: Iterable[str], before: str, after: str) -> str:
    return f"<tr>{''.join(f'{before}{_line(cell)}{after}' for cell in cells)}</tr>"


def _line(text: str) -> str:
    return escape(shown_line(text), quote=True)


def _lines(text: str) -> str:
    return escape(shown(text).strip(), quote=True)
