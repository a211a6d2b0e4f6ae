"""What a table tells about itself as a whole: in which of several ways it is written, and of which things."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from backcare_tui.domain.words.dates import (
    ANY_ORDER,
    Order,
    TwoReadingsError,
    is_as_programs_write,
    possible_orders,
    read_date_and_time,
)
from backcare_tui.domain.words.numbers import decimal_mark
from backcare_tui.domain.words.text import quoted_names, shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.reading import ENTRY_LIMIT, MOMENTS, too_many
from backcare_tui.storage.exchange.tables.cells import Row, rows
from backcare_tui.storage.exchange.tables.choices import Choices, Meaning, UnclearTableError, such_as
from backcare_tui.storage.exchange.tables.shapes import Head, is_called_pain
from backcare_tui.storage.text_file import TextFile

_TELLING = (*MOMENTS, "minutes", "id")
"""Whose cells tell something of the whole table."""
_YEAR_FIRST = "Write its dates with the year first, such as 2026-11-22, then import it again."
_OR_SAY = "Say it with --day-first or --month-first, or write its dates with the year first, such as 2026-11-22."
_MOST_NAMED = 20
_MOST_THINGS = 1_000
"""Things of which it is asked what they are."""
_SHORT_YEAR = re.compile(r"\A([0-9]{1,2}([-/.])[0-9]{1,2}\2)([0-9]{2})(?![0-9])")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?(?::(?!\d\d).*)?")
"""A number, perhaps with a label behind it; no duration."""


@dataclass
class Ways:
    """In which of several ways a table is written."""

    orders: frozenset[Order] = ANY_ORDER
    """Those that its dates may have."""
    mark: str = ""
    """What stands before fractions; "" if that cannot be told."""
    told_by: dict[Order, str] = field(default_factory=dict)
    """For each order the first line that has no other."""
    lines: int = 0
    """How many it has, about."""
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    """What each thing is that the person named, in small letters; what is not there is left out."""


def by_field(head: Head, cells: list[str]) -> dict[str, str]:
    """The cells of a row that have something in them, by what they hold."""
    count = len(cells)
    found = {
        name: cell
        for name, place in head.places.items()
        if place < count and (cell := cells[place]) and (name == "note" or not cell.isspace())
    }
    if head.shape.short_years and "at" in found:
        found["at"] = _SHORT_YEAR.sub(r"\g<1>20\3", found["at"].strip(), count=1)
    return found


def below(text: TextFile, delimiter: str, head: Head) -> Iterator[Row]:
    """The rows under HEAD."""
    return ((line, cells) for line, cells in rows(text, delimiter, text.shown) if line > head.line)


def ways_of(text: TextFile, delimiter: str, head: Head, choices: Choices) -> Ways:
    """The ways of the whole table; UnclearTableError if it has two readings and CHOICES do not say which,
    BackcareError if its dates have none, or if its ids are not ours.
    """
    file, ways, minutes = text.shown, Ways(), []
    dates = [name for name in MOMENTS if name in head.places]
    telling = replace(head, places={name: head.places[name] for name in _TELLING if name in head.places})
    unclear, foreign, ours = "", "", False
    things: dict[str, bool] = {}
    for count, (line, row) in enumerate(below(text, delimiter, head)):
        if count > ENTRY_LIMIT:
            raise too_many(file)
        ways.lines = line
        cells = by_field(telling, row)
        for cell in filter(None, map(cells.get, dates)):
            if is_as_programs_write(cell):  # most are, and these tell nothing
                continue
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
        for name, value in head.named_in(row) if head.things else ():
            if name and value.strip() and len(things) < _MOST_THINGS:
                things[name] = things.get(name, False) or bool(_NUMBER.fullmatch(value.strip()))
    ways.orders = _orders(ways, unclear, choices, file)
    if foreign and not ours:
        raise BackcareError(
            f"{file}: the column “id” holds ids of another program, {foreign}.",
            "Give that column another name, then import the file again: each row gets an id of its own.",
        )
    ways.mark = decimal_mark(minutes)
    ways.meanings = _meanings(things, head, choices, file)
    return ways


def _orders(ways: Ways, unclear: str, choices: Choices, file: str) -> frozenset[Order]:
    """The orders that the dates may have, UNCLEAR being what could be read in two."""
    if not ways.orders:
        first, other = ways.told_by.items()
        told = f"{first[1]} has the {first[0]} and {other[1]} the {other[0]}"
        raise BackcareError(f"{file}: {told}, so its dates cannot be read.", _YEAR_FIRST)
    if not unclear or len(ways.orders) == 1:
        return ways.orders
    if choices.order is None:
        raise UnclearTableError(f"{file}: {unclear}, and nothing in the file tells which.", _OR_SAY, order=True)
    return frozenset({choices.order})


def _meanings(things: Mapping[str, bool], head: Head, choices: Choices, file: str) -> dict[str, Meaning]:
    """What each of THINGS, with whether it has numbers, is: what CHOICES say, and pain by its name."""
    meanings = {
        name.lower(): choices.meanings[name.lower()] for name in things if name.lower() in choices.meanings
    }
    told = "pain" in head.places or any(meaning.field == "pain" for meaning in choices.meanings.values())
    unsaid = [name for name in things if name.lower() not in meanings]
    pains = [name for name in unsaid if things[name] and is_called_pain(name)]
    if not told and len(pains) > 1:
        named = quoted_names(pains[:_MOST_NAMED], _MOST_NAMED)
        raise UnclearTableError(
            f"{file}: {named} could each be the pain of your back, and nothing in the file tells which.",
            f'Say it, such as --as "{shown_line(pains[0], 40)}=pain"; the others are left out then.',
            tuple(pains[:_MOST_NAMED]),
        )
    if not told and pains:
        meanings[pains[0].lower()] = Meaning(field="pain")
    elif unsaid and not told and not any(meaning != Meaning() for meaning in meanings.values()):
        raise UnclearTableError(
            f"{file}: this is {head.shape.says}, and nobody but you knows what in it belongs in this journal: "
            f"{quoted_names(unsaid, _MOST_NAMED)}.",
            such_as(tuple(unsaid)),
            tuple(unsaid[:_MOST_NAMED]),
        )
    return meanings


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
