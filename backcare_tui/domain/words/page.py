"""A page to be read or printed: plain text in a few kinds of blocks, which each format writes in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Text, perhaps of several lines."""

    text: str


@dataclass(frozen=True)
class Quotation:
    """Text in the person's own words, perhaps of several lines."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells below the names of their columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quotation | Table


@dataclass(frozen=True)
class Page:
    """A title and what stands below it. All of it is text: nothing in it is markup."""

    title: str
    blocks: Iterable[Block]
    """Perhaps made while they are written: a page of a long journal can be written once, and is never held."""
