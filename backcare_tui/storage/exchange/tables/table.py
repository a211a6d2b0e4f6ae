"""Tables taken in: our own, those that people and spreadsheets make, and those of other programs.

A table is read twice. The first time shows what it tells about itself as a whole: whether the day or the month
stands first, what stands before fractions, whose ids it has. So a cell is read only where one reading of the whole
file is possible, and refused with the reason where there are two.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta, timezone, tzinfo
from uuid import UUID, uuid5

from backcare_tui.domain.words.dates import Order, WrittenTime, has_short_year, read_date_and_time
from backcare_tui.domain.words.local_time import local_moment
from backcare_tui.domain.words.numbers import UnclearNumberError, read_number
from backcare_tui.domain.words.text import quoted_names, shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.csv import CSV_COLUMNS, number_of, rating_of, record_of, unguarded
from backcare_tui.storage.exchange.reading import MOMENTS, PlaceInFile, Reading
from backcare_tui.storage.exchange.tables.cells import Row, divider, first_rows
from backcare_tui.storage.exchange.tables.choices import UNSAID, Choices, UnclearTableError
from backcare_tui.storage.exchange.tables.practised import Practised, minutes_of, plain_number, says_it_was
from backcare_tui.storage.exchange.tables.shapes import OFFSET_MIN, OWN, TIME, Head, head_of
from backcare_tui.storage.exchange.tables.ways import Ways, below, by_field, ways_of
from backcare_tui.storage.field_problems import MOMENT_SENTENCE, Problem, value_words
from backcare_tui.storage.progress import Tell, untold
from backcare_tui.storage.text_file import TextFile

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
_ONLY_WHEN = {"id", "kind", *MOMENTS, TIME, OFFSET_MIN}
"""What a row may have without saying anything."""
_OWN_IDS = UUID("d0e6bd43-5f0e-4cf6-9c4f-4b9b0b7e5a11")
"""Where the ids of rows come from that have none."""
_NOON = time(12)
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?\Z")
"""What programs that know no day without a time write behind one."""
_NO_DAY = re.compile(r"\A(?:1899-12-3[01]|1900-01-0[01])[ T]")
"""What spreadsheets write before a time without a day."""
_MOST_OFFSET_MIN = 14 * 60
_MOST_COLUMNS_NAMED = 10
_MOST_COLUMNS_ASKED = 20
_FIELD_WORDS = {"at": "date and time", "pain": "pain of your back", "leg_pain": "pain of a leg"}
_EXAMPLE = "Begin the file with a line such as: at,pain,note"
_OR_SAY = f'{_EXAMPLE}; or say which column is which, such as --as "{{}}={{}}".'

Cells = dict[str, str]
"""The cells of a row that have something in them, by what they hold."""


def read_csv(
    text: TextFile,
    file: str,
    now: datetime,
    zone: tzinfo,
    id_of: Callable[[str], str] = str,
    tell: Tell = untold,
    choices: Choices = UNSAID,
) -> Reading:
    """The entries of the table TEXT, which the file called FILE holds, read at NOW in ZONE.

    Cells may be divided by commas, semicolons, tabs or bars, and columns stand in any order; one that is not
    known is left out, and named. A row without an id gets one that follows from what it says, so that it is known
    again; a moment without an offset is local time in ZONE, a day alone means its noon. A row with neither rating
    nor note is left out, and counted. ID_OF gives the id for the name of an exercise or a routine in such a row.
    CHOICES are what a person said of what the table does not tell. TELL is told of lines.

    UnclearTableError if it can be read in several ways; BackcareError if it is no such table.
    """
    delimiter = divider(text)
    try:
        head = _head(first_rows(text, delimiter, file), file, choices)
    except BackcareError as error:
        if next(text.pieces(), "").lstrip().startswith(("{", "[")):
            why = "is no table, but looks like JSON"
            raise BackcareError(f"{file} {why}.", "Let its name end in .json, then import it again.") from error
        raise
    reading = Reading(file, now, program=head.shape.says)
    reading.other_columns = tuple(head.unknown) if reading.program else ()
    for name in head.unknown:
        reading.unknown_columns.add(shown_line(name, 40))
    ways = ways_of(text, delimiter, head, choices)
    table = _Table(reading, head, ways, zone, id_of)
    for line, cells in below(text, delimiter, head):
        table.take(line, cells)
        tell(line, ways.lines)
    return reading


def _head(candidates: Sequence[Row], file: str, choices: Choices) -> Head:
    """The line among CANDIDATES that names the columns; BackcareError if none names enough."""
    if not any(cell.strip() for _, cells in candidates for cell in cells):
        raise BackcareError(f"{file} is empty.", f"{_EXAMPLE}.")
    fields = choices.fields
    practised = frozenset(name for name, meaning in choices.meanings.items() if meaning.practised)
    following = [*(cells for _, cells in candidates[1:]), []]
    heads = [
        head_of(line, cells, row, fields, practised)
        for (line, cells), row in zip(candidates, following, strict=True)
    ]
    head = next((head for head in heads if head.serves), None)
    if head is None:
        head = next((head for head in heads if head.tells_when), heads[0])
        names = tuple(filter(None, head.names))
        one, held = (names[-1:], "pain") if head.tells_when else (names[:1], "at")
        advice = _OR_SAY.format(shown_line(one[0], 40), held) if one else f"{_EXAMPLE}."
        columns = quoted_names(names, _MOST_COLUMNS_NAMED) or "none"
        lacking = f"{file}: {_lacking(head)}; its columns are {columns}."
        raise UnclearTableError(lacking, advice, names[:_MOST_COLUMNS_ASKED])
    if head.shape.cannot:
        raise BackcareError(
            f"{file}: this is {head.shape.says}, and {head.shape.cannot}.",
            "Write what you want to keep of it into a table that begins with: at,pain,note",
        )
    for field, names in head.rivals.items():
        rivals = " and ".join(f"“{shown_line(name, 40)}”" for name in names)
        held = _FIELD_WORDS.get(field, field)
        raise UnclearTableError(
            f"{file}: line {head.line} names {rivals}, each of which could be the {held}.",
            f'Say which it is, such as --as "{shown_line(names[0], 40)}={field}".',
            names[:_MOST_COLUMNS_ASKED],
        )
    if head.shape is OWN:
        known = [name for cell in head.names if (name := cell.lower()) in CSV_COLUMNS]
        twice = sorted({name for name in known if known.count(name) > 1})
        if twice:
            raise BackcareError(
                f"{file}: line {head.line} names the column “{twice[0]}” twice.", "Keep one of them."
            )
    return head


def _lacking(head: Head) -> str:
    program = f"this is {head.shape.says}, and " if head.shape.is_of_a_program else ""
    if head.tells_when:
        return f"{program}line {head.line} names no column “pain”, so there is no rating to take in"
    return f"{program}line {head.line} names no column “at”, so no entry has a time"


def _first_line(head: Head) -> str:
    return "the first line" if head.line == 1 else f"line {head.line}"


# Its rows


class _Table:
    """What all rows of one table have in common while they are read."""

    def __init__(
        self, reading: Reading, head: Head, ways: Ways, zone: tzinfo, id_of: Callable[[str], str]
    ) -> None:
        self._reading = reading
        self._head = head
        self._ways = ways
        self._zone = zone
        self._id_of = id_of

    def take(self, line: int, row: list[str]) -> None:
        """Read ROW, which begins on LINE."""
        place, width = f"line {line}", len(self._head.names)
        if len(row) > width and any(map(str.strip, row[width:])):
            what = f"has {len(row)} cells, and {_first_line(self._head)} names {width}"
            self._reading.refuse(place, [Problem(self._reading.file, place, what)])
        elif any(map(str.strip, row)):
            written = by_field(self._head, row)
            practised = self._things(row, written) if self._head.things else []
            self._take(place, written, practised)

    def _things(self, row: list[str], written: Cells) -> list[Practised]:
        """What ROW says of things that the person named: the exercises that were done. What holds a field is added
        to what is WRITTEN there; what is neither is left out, and counted.
        """
        practised = []
        for name, cell in self._head.named_in(row):
            meaning = self._ways.meanings.get(name.lower())
            if not name or not says_it_was(cell):
                continue
            if meaning is None or not (meaning.field or meaning.practised):
                self._reading.leave_out(name)
            elif meaning.field:
                written[meaning.field] = plain_number(cell, thousandths=self._head.shape.thousandths)
            else:
                practised.append(Practised(name, cell, meaning))
        return practised

    def _take(self, place: str, written: Cells, practised: list[Practised]) -> None:
        cells = {name: unguarded(cell if name == "note" else cell.strip()) for name, cell in written.items()}
        if TIME in cells:
            day, clock = cells.get("at", ""), cells.pop(TIME)
            cells["at"] = f"{_MIDNIGHT.sub('', day)} {_NO_DAY.sub('', clock)}"
            written = {**written, "at": f"{day} {clock}"}
        offset = cells.pop(OFFSET_MIN, None)
        says = {name for name, cell in cells.items() if name not in _ONLY_WHEN and cell.strip()}
        if self._head.shape.is_of_a_program and says == {"note"} and "pain" not in cells:
            self._reading.notes_alone += not practised
            says = set()
        elif not says and not practised and not self._head.things:
            self._reading.pass_over()
        if practised:
            self._take_practised(place, cells, offset, practised, note="" if says else cells.get("note", ""))
        if says:
            self._take_entry(place, cells, offset, written)

    def _take_practised(
        self, place: str, cells: Cells, offset: str | None, practised: list[Practised], note: str
    ) -> None:
        """Take in what was PRACTISED, one entry for each; the first has the NOTE of the row."""
        at, found, notice = _moment(cells.get("at", ""), self._ways.orders, offset, self._zone)
        if found is None:
            missing = f"{MOMENT_SENTENCE}{value_words(cells.get('at', ''))}"
            self._reading.refuse(place, [Problem(self._reading.file, f"{place}, at", missing)])
            return
        if notice:
            self._reading.moved.add(f"{place}: {notice}")
        for one in practised:
            try:
                minutes = minutes_of(one, self._ways.mark, thousandths=self._head.shape.thousandths)
            except UnclearNumberError as error:
                where = f"{place}, {shown_line(one.name, 40)}"
                why = f"{error}{value_words(one.cell)}"
                self._reading.refuse(place, [Problem(self._reading.file, where, why)])
                continue
            if minutes == 0:
                continue
            spelt = {"at": _spelling(found), "about": one.name.lower(), "said": one.cell.strip().lower()}
            values = one.meaning.entry_values(datetime.fromisoformat(at), minutes)
            values |= {"id": _id_from(spelt), "note": note}
            self._reading.take(values, PlaceInFile(place, ", ", cells, has_id=False))
            note = ""

    def _take_entry(self, place: str, cells: Cells, offset: str | None, written: Cells) -> None:
        ways = self._ways
        values: dict[str, object] = {}
        spelt: dict[str, str] = {}
        for name, cell in cells.items():
            if name in MOMENTS:
                values[name], found, notice = _moment(cell, ways.orders, offset, self._zone)
                if found and "id" not in cells:
                    spelt[name] = _spelling(found)
                if notice:
                    self._reading.moved.add(f"{place}: {notice}")
            elif name in _CALLED and "id" not in cells:
                values[name] = self._id_of(cell)
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

        self._reading.take(values, PlaceInFile(place, ", ", written, reason, has_id="id" in cells))


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
    return _id_from(spelt)


def _id_from(said: Mapping[str, str]) -> str:
    return str(uuid5(_OWN_IDS, json.dumps(sorted(said.items()))))


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
