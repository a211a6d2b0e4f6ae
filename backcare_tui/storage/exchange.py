"""The journal for other programs: one JSON document, or one CSV row for each entry."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_tui.domain.journal import Entry, ExerciseRecord
from backcare_tui.domain.text import shown_line
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.new_file import write_new_file
from backcare_tui.storage.words import os_cause, path_words

FORMAT_NAME = "backcare-journal"
FORMAT_VERSION = 1

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

_FIRST = ("id", "kind", "at", "note")
# A spreadsheet takes such a cell for a formula and runs it. Those that already begin with our mark count too,
# so that taking the mark off again gives back exactly what was written.
_LIKE_A_FORMULA = re.compile(r"'*\s*[=+\-@\t\r]")


def export_document(entries: Iterable[Entry]) -> dict[str, Any]:
    """ENTRIES as the JSON document that other programs rely on; nothing of them is lost.

    `{"format": "backcare-journal", "version": 1, "entries": [...]}`; every entry has id, kind, at (RFC 3339
    with the offset of where the person was) and note, and what belongs to its kind; None where unrated.
    """
    return {
        "format": FORMAT_NAME,
        "version": FORMAT_VERSION,
        "entries": [_as_object(entry) for entry in entries],
    }


def write_json(entries: Iterable[Entry]) -> str:
    """The text of a JSON file."""
    return json.dumps(export_document(entries), ensure_ascii=False, indent=2) + "\n"


def write_csv(entries: Iterable[Entry]) -> str:
    """The text of a CSV file (RFC 4180): a header, then one row for each entry.

    What a kind does not have, and what was not rated, is an empty cell. `exercises` reads
    `bridge standard 60 45.5 completed; cat-cow easier 40 0 skipped`: exercise, variation, seconds planned,
    seconds done, outcome. Cells that a spreadsheet would run as a formula begin with an apostrophe, which
    `unguarded` takes off.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, CSV_COLUMNS)
    writer.writeheader()
    for entry in entries:
        cells = _as_object(entry)
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


WRITERS: dict[str, Callable[[Sequence[Entry]], str]] = {"json": write_json, "csv": write_csv}
"""The formats that can be written, by name, which is also the suffix of their files."""


def export_file(entries: Sequence[Entry], path: Path, format: str | None = None) -> None:
    """Write ENTRIES to the new file PATH, readable by its owner only, in FORMAT or as the suffix says.

    UsageError for a format that cannot be written; BackcareError if something has that name already or the
    file cannot be written. Then nothing is left behind.
    """
    name = (format or path.suffix.removeprefix(".")).lower()
    if name not in WRITERS:
        raise UsageError(
            f"“{shown_line(name or path.name, limit=40)}” is not a format the journal can be written in.",
            f"Use {' or '.join(WRITERS)}: as the ending of the file's name, or with --format.",
        )
    text = WRITERS[name](entries)
    shown = path_words(path)
    try:
        write_new_file(path, text)
    except FileExistsError as error:
        raise BackcareError(
            f"{shown} is there already, so nothing was written.",
            "Choose another name, or move it away first.",
        ) from error
    except FileNotFoundError as error:
        raise BackcareError(
            f"There is no folder {path_words(path.parent)}, so nothing was written.",
            "Make it first, or choose another.",
        ) from error
    except OSError as error:
        raise BackcareError(
            f"{shown} could not be written: {os_cause(error)}.", "Choose another place and try again."
        ) from error


def _as_object(entry: Entry) -> dict[str, Any]:
    values = entry.model_dump(mode="json")
    # isoformat says +00:00 where pydantic says Z: one form of offset for every reader.
    values.update({name: value.isoformat() for name, value in entry if isinstance(value, datetime)})
    return {name: values.pop(name) for name in _FIRST} | values


def _exercise_words(record: ExerciseRecord) -> str:
    planned, done = (str(seconds).removesuffix(".0") for seconds in (record.planned_s, record.done_s))
    return f"{record.exercise} {record.variation} {planned} {done} {record.outcome}"
