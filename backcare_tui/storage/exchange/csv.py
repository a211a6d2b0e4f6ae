"""The journal written as a table of comma-separated values, one row for each entry; `table` reads it."""

import csv
import re
from collections.abc import Iterable, Iterator

from backcare_tui.domain.journal.entry import Entry, ExerciseRecord
from backcare_tui.domain.words.numbers import UnclearNumberError, read_number, read_score
from backcare_tui.domain.words.text import shown_in_place
from backcare_tui.storage.exchange.json import entry_object

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
    "leg_pain",
    "compared",
    "after_session",
    "effort",
    "enjoyment",
    "activity",
    "exercise",
    "minutes",
    "exercises",
    "own_activity",
    "ability",
    "note",
)
FIELD_OF = {"after_session": "session", "own_activity": "name"}
"""What some columns hold under names of their own: those of the fields name other things in many a table."""
COLUMN_OF = {field: column for column, field in FIELD_OF.items()}

_RECORD = ("exercise", "variation", "planned_s", "done_s", "outcome")
_HURT, _UNRATED = "hurt", "-"
_COMPLAINT = (_HURT, "pain", "what", "remedy")
_DOSE = ("sets", "reps", "hold_s")
"""What a record may say of the dose of the form that it was done in last, each word followed by its number."""
_MOST_DIGITS = 9
_AS_WE_WRITE = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")

# A spreadsheet takes such a cell for a formula and runs it, in East Asia also if its sign has full width. Those
# that already begin with our mark count too, so that taking it off again gives back exactly what was written.
_LIKE_A_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


class _Row:
    """What the writer writes to: its rows are what it gives back."""

    def write(self, row: str) -> str:
        return row


def write_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """The text of a CSV file (RFC 4180), row by row: a header, then one row for each entry.

    What a kind does not have, and what was not rated, is an empty cell. `exercises` reads
    `bridge standard 60 45.5 completed; cat-cow easier 40 0 skipped`: exercise, variation, seconds planned,
    seconds done, outcome; where it is known `sets 2 reps 8 hold_s 5`, the dose of the form that it was done in
    last; and for each time that it hurt `hurt 6 sharp leave-out`: pain or -, what, and what was done. Cells that
    a spreadsheet would run as a formula begin with an apostrophe, which `unguarded` takes off. Characters that
    turn the direction of writing are replaced, as wherever notes are shown.
    """
    writer = csv.DictWriter(_Row(), CSV_COLUMNS)
    yield writer.writeheader()
    for entry in entries:
        cells = entry_object(entry)
        if entry.kind == "session":
            cells["exercises"] = "; ".join(_exercise_words(record) for record in entry.exercises)
        yield writer.writerow(
            {
                COLUMN_OF.get(name, name): _safe(cell) if isinstance(cell, str) else cell
                for name, cell in cells.items()
            }
        )


def _safe(cell: str) -> str:
    """CELL as it can be shown and opened."""
    return guarded(shown_in_place(cell))


def guarded(cell: str) -> str:
    """CELL such that no spreadsheet runs it."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What was given to `guarded`."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell[1:]) else cell


def _exercise_words(record: ExerciseRecord) -> str:
    words = (
        f"{record.exercise} {record.variation} {_short(record.planned_s)} {_short(record.done_s)} {record.outcome}"
    )
    for name, value in zip(_DOSE, (record.sets, record.reps, record.hold_s), strict=True):
        words += "" if value is None else f" {name} {_short(value)}"
    for hurt in record.complaints:
        words += f" {_HURT} {_UNRATED if hurt.pain is None else hurt.pain} {hurt.what} {hurt.remedy}"
    return words


def _short(number: float) -> str:
    return str(number).removesuffix(".0")


def record_of(words: str) -> object:
    """What `_exercise_words` made WORDS of; WORDS themselves if they are something else."""
    parts = words.split()
    record, rest = parts[: len(_RECORD)], parts[len(_RECORD) :]
    dose: dict[str, object] = {}
    for name in _DOSE:
        if rest[:1] == [name] and len(rest) > 1:
            dose[name], rest = number_of(rest[1]), rest[2:]
    hurt = rest
    complaints = [_complaint(hurt[at : at + len(_COMPLAINT)]) for at in range(0, len(hurt), len(_COMPLAINT))]
    if len(record) != len(_RECORD) or None in complaints:
        return words
    values: dict[str, object] = dict(zip(_RECORD, record, strict=True))
    values |= {name: number_of(str(values[name])) for name in ("planned_s", "done_s")} | dose
    return values | {"complaints": complaints} if complaints else values


def _complaint(parts: list[str]) -> dict[str, object] | None:
    """What stands in PARTS of one time that it hurt; None if they are something else."""
    if len(parts) != len(_COMPLAINT) or parts[0] != _HURT:
        return None
    values: dict[str, object] = dict(zip(_COMPLAINT[1:], parts[1:], strict=True))
    return values | {"pain": None if values["pain"] == _UNRATED else rating_of(str(values["pain"]))}


def number_of(cell: str, mark: str = ".") -> object:
    """The number that CELL is, with MARK before fractions; CELL itself if it is none."""
    if cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS:
        return int(cell)  # said as it is written if it is too large
    if mark == "." and _AS_WE_WRITE.fullmatch(cell):
        return float(cell)
    try:
        return read_number(cell, mark)
    except UnclearNumberError:
        return cell


def rating_of(cell: str) -> object:
    """The whole number that CELL is; CELL itself if it is none."""
    if cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS:
        return int(cell)
    try:
        return read_score(cell)
    except UnclearNumberError:
        return cell
