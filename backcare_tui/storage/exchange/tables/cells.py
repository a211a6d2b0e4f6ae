"""A text divided into rows and cells, as spreadsheets of every language write tables."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.tables.shapes import ALL_NAMES
from backcare_tui.storage.text_file import TextFile

Row = tuple[int, list[str]]
"""The number of the line on which a row begins, and its cells."""

DELIMITERS = ",;\t|"
_LONGEST_HEAD = 10_000
"""Characters at the beginning by which it is found what divides the cells."""
_LINES_OF_HEAD = 20
_DECLARED = re.compile(r'"?sep=(?P<mark>[^"\r\n])"?(?P=mark)*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""The first line of a table for Excel that says what divides the cells."""


def divider(text: TextFile) -> str:
    """What divides the cells of the table TEXT: what its first line says, or what makes the most known names."""
    lines = [line.rstrip("\r\n")[:_LONGEST_HEAD] for line in islice(text.lines(), _LINES_OF_HEAD)]
    declared = _DECLARED.match(lines[0]) if lines else None
    if declared:
        return declared["mark"]
    return max(DELIMITERS, key=lambda mark: (_known(lines, mark), lines[0].count(mark) if lines else 0))


def _known(lines: list[str], mark: str) -> int:
    """How many names of columns stand in the line of LINES that has the most."""
    counts = (sum(cell.strip('" ').lower() in ALL_NAMES for cell in line.split(mark)) for line in lines)
    return max(counts, default=0)


def rows(text: TextFile, delimiter: str, file: str, until: int | None = None) -> Iterator[Row]:
    """The rows of the table TEXT that are not empty; a first line that only names the delimiter is left out.

    With UNTIL they end after that line, but not before the first. BackcareError, which names FILE, for a row that
    cannot be divided.
    """
    reader = csv.reader(text.lines(), delimiter=delimiter, strict=True)
    found, line = False, 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                why, advice = f"a cell has more than {csv.field_size_limit():,} characters", "Shorten it."
            else:
                why = "a quotation mark is not closed, or one inside a text is not doubled"
                advice = "Correct it, or save the table again."
            raise BackcareError(f"{file}: line {line} cannot be read: {why}.", advice) from error
        if cells and not (line == 1 and _DECLARED.fullmatch(delimiter.join(cells))):
            found = True
            yield line, cells
        line = reader.line_num + 1
        if found and until is not None and line > until:
            return


def first_rows(text: TextFile, delimiter: str, file: str) -> list[Row]:
    """The rows among which the one is that names the columns: some programs write words above it."""
    return list(rows(text, delimiter, file, until=_LINES_OF_HEAD))
