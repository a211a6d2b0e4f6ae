"""A page says what it should in both formats, and nothing that stands in it becomes markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from backcare_tui.domain.words.page import (
    Beside,
    Heading,
    Lead,
    Page,
    Paragraph,
    Picture,
    Quotation,
    SmallPrint,
    Table,
)
from tests.storage.exchange.writer import write_html, write_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></title></blockquote><h1>x",
    "<!-- x",
    "<![CDATA[x]]>",
    "\" onclick=\"x' style='x",
    "&lt;b&gt; &#60; &nbsp",
    "[x](http://evil.com)",
    "[x](javascript:alert)",
    "![x](//evil.com/a.png)",
    "[x]: http://evil.com 'y'",
    "[^1]: note",
    "<http://evil.com>",
    "http://evil.com/a?b=c#d",
    "see www.evil.com now",
    "evil.com/x",
    "mailto:me@evil.com me@evil.com",
    "ftp://evil.com //evil.com",
    "# heading",
    "#heading",
    "heading\n===",
    "heading\n---",
    "***",
    "- - -",
    "* * *",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "123456789) item",
    "> quote",
    "    code",
    "\tcode",
    "```\ncode",
    "~~~\ncode",
    "`code` ``code``",
    "*a* _b_ **c** __d__ ~~e~~",
    "a | b\n--- | ---\nc | d",
    "|a|b|\n|-|-|\n|c|d|",
    "| --- |",
    "a\\",
    "a\\\nb",
    "a  \nb",
    "$x$ $$y$$ ^z^ {.a}",
    ":::note",
    "\n\n\n# x\n\n\n",
    "a\r\rb\u2028c\x85d\x0be\x0cf",
    "\x1b]52;c;AAAA\x07\x1b[2J\x00\x7f\x9b",
    "\u202ereversed",
    "\N{NO-BREAK SPACE}# x",
    "\u3000- x",
]
"""Texts that are, or look like, markup or controls."""

_MARKDOWN = MarkdownIt("gfm-like")
_NESTING = ("heading", "paragraph", "blockquote", "table", "thead", "tbody", "tr", "th", "td")
_KINDS = {f"{kind}_{end}" for kind in _NESTING for end in ("open", "close")} | {
    "inline",
    "text",
    "hardbreak",
    "code_block",
}
_MARKS = re.compile(r"\\(.)")


def page_with(text: str) -> Page:
    """A page with TEXT wherever text can stand."""
    table = Table((text, "b"), (("c", text), (text, "d")))
    drawn = Picture("<svg><path d='M0 0'/></svg>", text, text)
    beside = Beside((Lead(text), drawn), (SmallPrint(text),))
    return Page(text, (Heading(text), Paragraph(text), Quotation(text), table, beside, Paragraph("the end")))


def markdown_kinds(text: str) -> set[str]:
    """The kinds of everything that the Markdown TEXT is made of."""
    return {one.type for token in _MARKDOWN.parse(text) for one in (token, *(token.children or ()))}


class Shape(HTMLParser):
    """The elements of a page with their attributes, in order, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.strange: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", []))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)


def assert_harmless_html(text: str) -> None:
    shape, plain = Shape(write_html(page_with(text))), Shape(write_html(page_with("word")))
    assert shape.elements == plain.elements
    assert shape.strange == []


def assert_harmless_markdown(text: str) -> None:
    assert markdown_kinds(write_markdown(page_with(text))) <= _KINDS
    tokens = _MARKDOWN.parse(write_markdown(page_with(text)))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert [token.type for token in tokens].count("blockquote_open") <= 1
    assert [token.type for token in tokens].count("td_open") == 4
    assert [token.type for token in tokens].count("th_open") == 2
    assert [token.type for token in tokens].count("code_block") <= 1


def assert_no_controls(text: str) -> None:
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    assert_harmless_html(text)
    assert_harmless_markdown(text)
    for written in (write_html(page_with(text)), write_markdown(page_with(text))):
        assert_no_controls(written)


_pieces = st.lists(
    st.sampled_from(HOSTILE) | st.text(max_size=4) | st.sampled_from(list("\\`*_[](){}<>|#-+=.:/@~!\n 1a"))
)


@given(_pieces.map("".join))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    text = text or "x"
    assert_harmless_html(text)
    assert_harmless_markdown(text if text.strip() else "x")


def test_markup_would_be_noticed() -> None:
    assert "link_open" in markdown_kinds("see www.evil.com") & markdown_kinds("me@evil.com")
    assert {"html_inline", "s_open"} <= markdown_kinds("a <b>x</b> ~~c~~")
    assert Shape("<p onclick=x><!--y-->").elements == [("p", [("onclick", "x")])]


@pytest.mark.parametrize(
    "text", ["a", "a. b", "5 - 3 = 2", "12:30, 1/2", "2.5", "well-kept", "(so)", 'it\'s "fine"; 100%!']
)
def test_ordinary_text_needs_few_marks(text: str) -> None:
    assert write_markdown(Page("t", (Paragraph(text),))) == f"# t\n\n{text}\n"


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_taking_the_marks_off_gives_the_text(text: str) -> None:
    (_, _, written) = write_markdown(Page("t", (Paragraph(text),))).rstrip("\n").split("\n")
    assert _MARKS.sub(r"\1", written) == text


def test_lines_and_paragraphs_stay() -> None:
    page = Page("t", (Quotation("a\n  b\n\n\nc\n"),))
    assert write_markdown(page) == "# t\n\n> a  \n> b\n>\n>\n> c\n"
    assert "<blockquote>a\n  b\n\n\nc</blockquote>" in write_html(page)


def test_a_table_is_a_table() -> None:
    page = Page("t", (Table(("a", "b"), (("1", "x|y"),)),))
    assert write_markdown(page) == "# t\n\n| a   | b    |\n| --- | ---- |\n| 1   | x\\|y |\n"
    assert '<tr><th scope="col">a</th><th scope="col">b</th></tr>' in write_html(page)
    assert "<tr><td>1</td><td>x|y</td></tr>" in write_html(page)


def test_the_cells_of_a_table_stand_below_each_other() -> None:
    wide = Page("t", (Table(("name", "b"), (("半", "1"), ("e\N{COMBINING ACUTE ACCENT}", "22"))),))
    assert write_markdown(wide).split("\n")[2:6] == [
        "| name | b   |",
        "| ---- | --- |",
        "| 半   | 1   |",
        "| e\N{COMBINING ACUTE ACCENT}    | 22  |",
    ]


def test_two_columns_stand_beside_each_other_or_one_after_the_other() -> None:
    page = Page("t", (Beside((Paragraph("a"), Paragraph("b")), (Lead("c"),)),))
    assert write_markdown(page) == "# t\n\na\n\nb\n\nc\n"
    assert '<div class="beside">\n<div>\n<p>a</p>\n<p>b</p>\n</div>\n<div>\n<p class="lead">' in write_html(page)


def test_a_picture_is_drawn_in_each_format_its_own_way() -> None:
    svg = '<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    page = Page("t", (Paragraph("a"), Picture(svg, "Dots & days", "10 ⠉⠒\n\n 0   ⠤"), Paragraph("b")))
    assert f"<figure>\n{svg}\n<figcaption>Dots &amp; days</figcaption>\n</figure>" in write_html(page)
    assert write_markdown(page) == "# t\n\na\n\n    10 ⠉⠒\n\n     0   ⠤\n\nb\n"
    kinds = [token.type for token in _MARKDOWN.parse(write_markdown(page))]
    assert kinds.count("code_block") == 1


def test_the_html_page_stands_alone() -> None:
    written = write_html(page_with("word"))
    shape = Shape(written)
    names = [tag for tag, _ in shape.elements]
    metas = [dict(attrs) for tag, attrs in shape.elements if tag == "meta"]
    assert written.startswith("<!DOCTYPE html>")
    assert ("html", [("lang", "en")]) in shape.elements
    assert not {"script", "link", "img", "iframe", "a", "form"} & set(names)
    assert "url(" not in written
    assert "@import" not in written
    assert {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    } in metas
    assert {"charset": "utf-8"} in metas
    assert "color-scheme: light dark" in written
    assert "@media print" in written
