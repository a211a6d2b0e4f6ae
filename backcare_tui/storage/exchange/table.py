"""Tables taken in: our own, those that people and spreadsheets make, and those of other programs.

A table is read twice. The first time shows what it tells about itself as a whole: whether the day or the month
stands first, what stands before fractions, whose ids it has. So a cell is read only where one reading of the whole
file is possible, and refused with the reason where there are two.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone, tzinfo
from uuid import UUID, uuid5

from backcare_tui.domain.words.dates import (
    ANY_ORDER,
    Order,
    TwoReadingsError,
    WrittenTime,
    has_short_year,
    possible_orders,
    read_date_and_time,
)
from backcare_tui.domain.words.numbers import UnclearNumberError, decimal_mark, read_number
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.when import local_moment
from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.cells import Row, divider, first_rows, rows
from backcare_tui.storage.exchange.csv import CSV_COLUMNS, number_of, rating_of, record_of, unguarded
from backcare_tui.storage.exchange.known_tables import ABOUT, OFFSET_MIN, OWN, TIME, Head, head_of
from backcare_tui.storage.exchange.reading import ENTRY_LIMIT, MOMENTS, Reading, Source, too_many
from backcare_tui.storage.field_problems import Problem, value_words
from backcare_tui.storage.progress import Tell, untold

_RATINGS = {
    "pain",
    "pain_before",
    "pain_after",
    "pain_worst",
    "leg_pain",
    "effort",
    "enjoyment",
    "activity",
    "ability",
}
_NUMBERS = {*_RATINGS, "minutes"}
_CALLED = {"exercise", "routine"}
"""What a person calls by its name."""
_TELLING = (*MOMENTS, "minutes", "id")
"""Whose cells tell something of the whole table."""
_ONLY_WHEN = {"id", "kind", *MOMENTS, TIME, OFFSET_MIN, ABOUT}
"""What a row may have without saying anything."""
_OWN_IDS = UUID("d0e6bd43-5f0e-4cf6-9c4f-4b9b0b7e5a11")
"""Where the ids of rows come from that have none."""
_NOON = time(12)
_MOST_OFFSET_MIN = 14 * 60
_MOST_COLUMNS_NAMED = 10
_EXAMPLE = "Begin the file with a line such as: at,pain,note"
_YEAR_FIRST = "Write its dates with the year first, such as 2026-11-22, then import it again."

Cells = dict[str, str]
"""The cells of a row that have something in them, by what they hold."""


def read_csv(
    text: str,
    file: str,
    now: datetime,
    zone: tzinfo,
    id_of: Callable[[str], str] = str,
    tell: Tell = untold,
) -> Reading:
    """The entries of the table TEXT, which the file called FILE holds, read at NOW in ZONE.

    Cells may be divided by commas, semicolons, tabs or bars, and columns stand in any order; one that is not
    known is left out, and named. A row without an id gets one that follows from what it says, so that it is known
    again; a moment without an offset is local time in ZONE, a day alone means its noon. A row with neither rating
    nor note is left out, and counted. ID_OF gives the id for the name of an exercise or a routine in such a row.
    TELL is told of lines.

    BackcareError if it is no such table, or one with two readings.
    """
    if not text.strip():
        raise BackcareError(f"{file} is empty.", _EXAMPLE)
    delimiter = divider(text)
    head = _head(first_rows(text, delimiter, file), file)
    reading = Reading(file, now, program=head.shape.says)
    for name in head.unknown:
        reading.unknown_columns.add(shown_line(name, 40))
    ways = _looked_through(text, delimiter, head, file)
    width, lines = len(head.names), text.count("\n") + 1
    for line, cells in _below(text, delimiter, head, file):
        place = f"line {line}"
        if len(cells) > width and any(map(str.strip, cells[width:])):
            what = f"has {len(cells)} cells, and {_first_line(head)} names {len(head.names)}"
            reading.refuse(place, [Problem(file, place, what)])
        elif any(map(str.strip, cells)):
            _take(reading, place, _by_field(head, cells), ways, zone, id_of)
        tell(line, lines)
    return reading


def _head(candidates: Sequence[Row], file: str) -> Head:
    """The line among CANDIDATES that names the columns; BackcareError if none names enough."""
    heads = [head_of(line, cells) for line, cells in candidates] or [head_of(1, [])]
    head = next((head for head in heads if head.tells_when and head.tells_what), None)
    if head is None:
        head = next((head for head in heads if head.tells_when), heads[0])
        raise BackcareError(f"{file}: {_lacking(head)}; its columns are {_columns(head)}.", _EXAMPLE)
    if head.shape is OWN:
        known = [name for cell in head.names if (name := cell.lower()) in CSV_COLUMNS]
        twice = sorted({name for name in known if known.count(name) > 1})
        if twice:
            raise BackcareError(
                f"{file}: line {head.line} names the column “{twice[0]}” twice.", "Keep one of them."
            )
    return head


def _lacking(head: Head) -> str:
    program = f"this is {head.shape.says}, and " if head.shape.needs and head.shape is not OWN else ""
    if head.tells_when:
        return f"{program}line {head.line} names no column “pain”, so there is no rating to take in"
    return f"{program}line {head.line} names no column “at”, so no entry has a time"


def _columns(head: Head) -> str:
    names = [f"“{shown_line(name, 40)}”" for name in head.names if name]
    more = len(names) - _MOST_COLUMNS_NAMED
    if more > 0:
        return f"{', '.join(names[:_MOST_COLUMNS_NAMED])} and {more:,} more"
    return ", ".join(names) or "none"


def _first_line(head: Head) -> str:
    return "the first line" if head.line == 1 else f"line {head.line}"


def _below(text: str, delimiter: str, head: Head, file: str) -> Iterator[Row]:
    """The rows under HEAD."""
    return ((line, cells) for line, cells in rows(text, delimiter, file) if line > head.line)


def _by_field(head: Head, cells: list[str]) -> Cells:
    count = len(cells)
    return {
        name: cell
        for name, place in head.places.items()
        if place < count and (cell := cells[place]) and (name == "note" or not cell.isspace())
    }


# What the table tells about itself


@dataclass
class _Ways:
    """In which of several ways this table is written."""

    orders: frozenset[Order] = ANY_ORDER
    """Those that its dates may have."""
    mark: str = ""
    """What stands before fractions; "" if that cannot be told."""
    told_by: dict[Order, str] = field(default_factory=dict)
    """For each order the first line that has no other."""


def _looked_through(text: str, delimiter: str, head: Head, file: str) -> _Ways:
    """The ways of the whole table; BackcareError if its dates have two readings, or if its ids are not ours."""
    ways, minutes = _Ways(), []
    dates = [name for name in MOMENTS if name in head.places]
    telling = replace(head, places={name: head.places[name] for name in _TELLING if name in head.places})
    unclear, foreign, ours = "", "", False
    for count, (line, row) in enumerate(_below(text, delimiter, head, file)):
        if count > ENTRY_LIMIT:
            raise too_many(file)
        cells = _by_field(telling, row)
        for cell in filter(None, map(cells.get, dates)):
            if cell[:4].isdigit():
                continue  # the year stands first
            orders = possible_orders(cell)
            if len(orders) == 1:
                ways.told_by.setdefault(next(iter(orders)), f"line {line}")
                ways.orders &= orders
            elif not unclear and (readings := _two_readings(cell)):
                unclear = f"“{shown_line(cell, 40)}” in line {line} {readings}"
        minutes += [cells["minutes"]] if "minutes" in cells else []
        if "id" in cells and not ours:
            ours = _is_id(cells["id"])
            foreign = foreign or f"such as “{shown_line(cells['id'], 40)}” in line {line}"
    if not ways.orders:
        first, other = ways.told_by.items()
        told = f"{first[1]} has the {first[0]} and {other[1]} the {other[0]}"
        raise BackcareError(f"{file}: {told}, so its dates cannot be read.", _YEAR_FIRST)
    if unclear and len(ways.orders) > 1:
        raise BackcareError(f"{file}: {unclear}, and nothing in the file tells which.", _YEAR_FIRST)
    if foreign and not ours:
        raise BackcareError(
            f"{file}: the column “id” holds ids of another program, {foreign}.",
            "Give that column another name, then import the file again: each row gets an id of its own.",
        )
    ways.mark = decimal_mark(minutes)
    return ways


def _two_readings(cell: str) -> str:
    try:
        read_date_and_time(cell)
    except TwoReadingsError as error:
        return str(error)
    return ""


def _is_id(cell: str) -> bool:
    try:
        UUID(cell.strip())
    except ValueError:
        return False
    return True


# Its rows


def _take(
    reading: Reading, place: str, written: Cells, ways: _Ways, zone: tzinfo, id_of: Callable[[str], str]
) -> None:
    """Read the row that is WRITTEN at PLACE."""
    cells = {name: unguarded(cell if name == "note" else cell.strip()) for name, cell in written.items()}
    about = cells.pop(ABOUT, None)
    if about is not None and "pain" not in about.lower():
        reading.other_rows.add(shown_line(about, 40))
        return
    if all(name in _ONLY_WHEN or not cell.strip() for name, cell in cells.items()):
        reading.pass_over()
        return
    if TIME in cells:
        cells["at"] = f"{cells.get('at', '')} {cells.pop(TIME)}"
        written = {**written, "at": cells["at"]}
    offset = cells.pop(OFFSET_MIN, None)
    values: dict[str, object] = {}
    spelt: dict[str, str] = {}
    for name, cell in cells.items():
        if name in MOMENTS:
            values[name], found, notice = _moment(cell, ways.orders, offset, zone)
            if found and "id" not in cells:
                spelt[name] = _spelling(found)
            if notice:
                reading.moved.add(f"{place}: {notice}")
        elif name in _CALLED and "id" not in cells:
            values[name] = id_of(cell)
        else:
            values[name] = _value(name, cell, ways.mark)
    values.setdefault("kind", "activity" if "minutes" in cells else "rating")
    if "id" not in values:
        values["id"] = _id_of(cells | spelt, values)

    def reason(name: str) -> str:
        if name == "pain" and "pain" not in cells and "note" in cells and values["kind"] == "rating":
            return "is missing, and a note needs one beside it"
        if values.get(name) == cells.get(name, "") and (why := _why_unread(name, cells[name], ways.mark)):
            return f"{why}{value_words(cells[name])}"
        return ""

    reading.take(values, Source(place, ", ", written, reason, has_id="id" in cells))


def _value(name: str, cell: str, mark: str) -> object:
    """What CELL says of the field NAME; CELL itself if that cannot be read."""
    if name == "minutes":
        return number_of(cell, mark)
    if name in _RATINGS:
        return rating_of(cell)
    if name == "exercises":
        return [record_of(words) for words in cell.split(";")]
    return cell


def _why_unread(name: str, cell: str, mark: str) -> str:
    """What more can be said than what the field NAME must be; "" if nothing can."""
    if name in MOMENTS and has_short_year(cell):
        return "needs a year of four digits"
    if name == "minutes":
        try:
            read_number(cell, mark)
        except UnclearNumberError as error:
            return str(error)
    return ""


def _id_of(cells: Cells, values: dict[str, object]) -> str:
    """The id of a row that has none: the same whenever it says the same, however its numbers are spelt."""
    spelt = cells | {name: str(value).removesuffix(".0") for name, value in values.items() if name in _NUMBERS}
    return str(uuid5(_OWN_IDS, json.dumps(sorted(spelt.items()))))


def _moment(
    cell: str, orders: frozenset[Order], offset: str | None, zone: tzinfo
) -> tuple[str, WrittenTime | None, str]:
    """CELL as RFC 3339 has it, what was read in it, and what had to be done with it.

    OFFSET is that of another cell, in minutes. What is no date and time stays as it is.
    """
    found = read_date_and_time(cell, orders)
    if found is None or (day := found.day) is None:
        return cell, None, ""
    if offset is not None:
        minutes = rating_of(offset.removeprefix("-"))
        if not isinstance(minutes, int) or minutes > _MOST_OFFSET_MIN:
            return offset, None, ""
        found = found._replace(offset=timedelta(minutes=-minutes if offset.startswith("-") else minutes))
    wall = datetime.combine(day, found.time or _NOON)
    if found.offset is not None:
        return wall.replace(tzinfo=timezone(found.offset)).isoformat(), found, ""
    moment, notice = local_moment(wall, zone)
    return moment.isoformat(), found, notice


def _spelling(found: WrittenTime) -> str:
    """What FOUND says, in the spelling of our own tables, whatever it was: "2026-11-22 08:30"."""
    assert found.day is not None, "a time of day alone is no moment"  # noqa: S101
    if found.time is None:
        return found.day.isoformat()
    wall = datetime.combine(found.day, found.time)
    words = wall.isoformat(" ").removesuffix(":00") if not wall.microsecond else wall.isoformat(" ")
    if found.offset is None:
        return words
    return words + wall.replace(tzinfo=timezone(found.offset)).isoformat()[len(wall.isoformat()) :]
