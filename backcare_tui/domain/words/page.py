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
class Lead:
    """What matters most, in a few sentences above all else."""

    text: str


@dataclass(frozen=True)
class SmallPrint:
    """What has to be said, and need not be read each time."""

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


@dataclass(frozen=True)
class Picture:
    """One drawing in two forms."""

    svg: str
    """An SVG element that loads nothing and runs nothing. This alone is written as it is: whoever draws it takes
    care of the text in it.
    """
    caption: str
    """What its marks mean, said below it."""
    characters: str
    """The other form: lines in which each character has its place, with what its own marks mean."""


Block = Heading | Paragraph | Lead | SmallPrint | Quotation | Table | Picture


@dataclass(frozen=True)
class Beside:
    """Two columns, where there is room for them; else the left one comes first."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """A title and what stands below it. All of it but the SVG of a picture is text: nothing in it is markup."""

    title: str
    blocks: Iterable[Block | Beside]
    """Perhaps made while they are written: a page of a long journal can be written once, and is never held."""
