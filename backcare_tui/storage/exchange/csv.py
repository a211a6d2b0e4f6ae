"""The journal as a table of comma-separated values, one row for each entry; there and back."""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from backcare_tui.domain.journal.entry import Entry, ExerciseRecord
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.json import entry_object
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.problem import Problem

CSV_COLUMNS = (
    "id",
    "kind",
    "at",
    "ended_at",
    "routine",
    "outcome",
    "pain",
    "pain_before",
    "pain_after",
    "pain_worst",
    "effort",
    "enjoyment",
    "activity",
    "exercise",
    "minutes",
    "exercises",
    "note",
)

_RATINGS = {"pain", "pain_before", "pain_after", "pain_worst", "effort", "enjoyment", "activity"}
_RECORD = ("exercise", "variation", "planned_s", "done_s", "outcome")
_HURT, _UNRATED = "hurt", "-"
_COMPLAINT = (_HURT, "pain", "what", "remedy")
_DELIMITERS = ",;\t"
_LONGEST_HEAD = 10_000
"""Characters of the first line by which it is found what divides the cells."""
_EXAMPLE = "Begin the file with a line such as: at,pain,note"

# A spreadsheet takes such a cell for a formula and runs it. Those that already begin with our mark count too,
# so that taking the mark off again gives back exactly what was written.
_LIKE_A_FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")
_WITHOUT_OFFSET = re.compile(r"(?a)\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?")
_NUMBER = re.compile(r"(?a)\d+(\.\d*)?(e[+-]?\d+)?")
_OWN_IDS = UUID("d0e6bd43-5f0e-4cf6-9c4f-4b9b0b7e5a11")
"""Where the ids of rows come from that have none."""


def write_csv(entries: Iterable[Entry]) -> str:
    """The text of a CSV file (RFC 4180): a header, then one row for each entry.

    What a kind does not have, and what was not rated, is an empty cell. `exercises` reads
    `bridge standard 60 45.5 completed; cat-cow easier 40 0 skipped`: exercise, variation, seconds planned,
    seconds done, outcome; and for each time that it hurt `hurt 6 sharp leave-out`: pain or -, what, and what was
    done. Cells that a spreadsheet would run as a formula begin with an apostrophe, which
    `unguarded` takes off.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, CSV_COLUMNS)
    writer.writeheader()
    for entry in entries:
        cells = entry_object(entry)
        if entry.kind == "session":
            cells["exercises"] = "; ".join(_exercise_words(record) for record in entry.exercises)
        writer.writerow({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in cells.items()})
    return text.getvalue()


def guarded(cell: str) -> str:
    """CELL such that no spreadsheet runs it."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What was given to `guarded`."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell[1:]) else cell


def read_csv(text: str, file: str) -> Reading:
    """The entries of the table TEXT, which the file called FILE holds.

    Tables that other programs write are read, too: cells divided by commas, semicolons or tabs, columns in any
    order. A column that is not known is left out, and named. Only `at` is needed, and for a rating `pain`: a
    row without an id gets one that follows from what it says, so that it is known again; a moment without
    an offset is one on this computer's clock, a day alone means its noon.

    BackcareError if it is no such table.
    """
    reading = Reading(file)
    start = text[:_LONGEST_HEAD].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda mark: len(_known(start.split(mark))))
    rows = _rows(text, delimiter, file)
    _, head = next(rows, (1, []))
    columns = [_column(cell) for cell in head]
    _refuse_foreign_head(columns, file)
    unknown = (name for name in columns if name and name not in CSV_COLUMNS)
    reading.unknown_columns = tuple(shown_line(name, 40) for name in unknown)
    for line, cells in rows:
        place = f"line {line}"
        if any(cell.strip() for cell in cells[len(columns) :]):
            what = f"has {len(cells)} cells, and the first line names {len(columns)}"
            reading.refuse(place, [Problem(file, place, what)])
        elif any(cell.strip() for cell in cells):
            reading.take(_values(dict(zip(columns, cells, strict=False)), delimiter), place, ", ")
    return reading


def _rows(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
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
        if cells:
            yield line, cells


def _column(cell: str) -> str:
    return cell.strip().lower()


def _known(cells: Iterable[str]) -> list[str]:
    return [name for cell in cells if (name := _column(cell.strip('"\r '))) in CSV_COLUMNS]


def _refuse_foreign_head(columns: list[str], file: str) -> None:
    if "at" not in columns:
        raise BackcareError(f"{file}: line 1 names no column “at”, so no entry has a time.", _EXAMPLE)
    known = _known(columns)
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice:
        raise BackcareError(f"{file}: line 1 names the column “{twice[0]}” twice.", "Keep one of them.")


def _values(row: dict[str, str], delimiter: str) -> dict[str, object]:
    """The cells of ROW as the fields of an entry, as JSON has them."""
    cells = {name: unguarded(cell) for name, cell in row.items() if name in CSV_COLUMNS}
    cells = {name: cell if name == "note" else cell.strip() for name, cell in cells.items()}
    cells = {name: cell for name, cell in cells.items() if cell}
    values: dict[str, object] = {name: _value(name, cell, delimiter) for name, cell in cells.items()}
    values.setdefault("kind", "activity" if "minutes" in cells else "rating")
    values.setdefault("id", str(uuid5(_OWN_IDS, json.dumps(sorted(cells.items())))))
    return values


def _value(name: str, cell: str, delimiter: str) -> object:
    if name in _RATINGS:
        return _rating(cell)
    if name == "minutes":
        return _number(cell.replace(",", ".") if delimiter == ";" else cell)
    if name == "exercises":
        return [_record(words) for words in cell.split(";")]
    if name in ("at", "ended_at"):
        return _with_offset(cell)
    return cell


def _rating(cell: str) -> object:
    """The rating that CELL is; CELL itself if it is none."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= 2 else cell


def _number(cell: str) -> object:
    """The number that CELL is; CELL itself if it is none, or no finite one."""
    number = float(cell) if _NUMBER.fullmatch(cell) else math.inf
    return number if math.isfinite(number) else cell


def _with_offset(cell: str) -> str:
    if not _WITHOUT_OFFSET.fullmatch(cell):
        return cell
    try:
        moment = datetime.fromisoformat(cell)
        if len(cell) == len("2026-11-22"):
            moment += timedelta(hours=12)
        return moment.astimezone().isoformat()
    except (ValueError, OverflowError, OSError):  # no such day, or one beyond what this computer's clock knows
        return cell


def _exercise_words(record: ExerciseRecord) -> str:
    planned, done = (str(seconds).removesuffix(".0") for seconds in (record.planned_s, record.done_s))
    words = f"{record.exercise} {record.variation} {planned} {done} {record.outcome}"
    for hurt in record.complaints:
        words += f" {_HURT} {_UNRATED if hurt.pain is None else hurt.pain} {hurt.what} {hurt.remedy}"
    return words


def _record(words: str) -> object:
    """What `_exercise_words` made WORDS of; WORDS themselves if they are something else."""
    parts = words.split()
    record, hurt = parts[: len(_RECORD)], parts[len(_RECORD) :]
    complaints = [_complaint(hurt[at : at + len(_COMPLAINT)]) for at in range(0, len(hurt), len(_COMPLAINT))]
    if len(record) != len(_RECORD) or None in complaints:
        return words
    values: dict[str, object] = dict(zip(_RECORD, record, strict=True))
    values |= {name: _number(str(values[name])) for name in ("planned_s", "done_s")}
    return values | {"complaints": complaints} if complaints else values


def _complaint(parts: list[str]) -> dict[str, object] | None:
    """What stands in PARTS of one time that it hurt; None if they are something else."""
    if len(parts) != len(_COMPLAINT) or parts[0] != _HURT:
        return None
    values: dict[str, object] = dict(zip(_COMPLAINT[1:], parts[1:], strict=True))
    return values | {"pain": None if values["pain"] == _UNRATED else _rating(str(values["pain"]))}
