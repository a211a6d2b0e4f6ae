"""What a cell says of a thing that the person named: whether it was, how long, and how much."""

import re
from typing import NamedTuple

from backcare_tui.domain.words.numbers import MOST_MINUTES, UnclearNumberError, read_number
from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.exchange.tables.choices import Meaning, UnclearTableError

_YES = {"yes_manual", "yes", "y", "true", "x", "done", "✓", "✔"}
_NO = {"yes_auto", "no", "n", "unknown", "skip", "false", "-", ""}
"""`yes_auto` is a day on which a habit did not have to be done."""
_DURATION = re.compile(r"([0-9]{1,5}):([0-5][0-9]):([0-5][0-9])(?::.*)?")
_LABELLED = re.compile(r"([0-9]+(?:\.[0-9]+)?):(?![0-9]{2}:).*")


class Practised(NamedTuple):
    """Something that was done, as a table has it."""

    name: str
    cell: str
    meaning: Meaning


def says_it_was(cell: str) -> bool:
    """Whether CELL says that something was, be it how much."""
    return cell.strip().lower() not in _NO


def plain_number(cell: str, *, thousandths: bool = False) -> str:
    """CELL without a label behind its number, and as it is where it counts THOUSANDTHS."""
    word = cell.strip()
    labelled = _LABELLED.fullmatch(word)
    word = labelled[1] if labelled else word
    if thousandths and word.isascii() and word.isdigit():
        return f"{int(word) / 1000:g}"
    return word


def minutes_of(one: Practised, mark: str, *, thousandths: bool) -> float:
    """The minutes that were practised; 0 where nothing was. MARK stands before fractions.

    UnclearNumberError for what is no number; UnclearTableError if it does not say how long, and nobody did.
    """
    word = one.cell.strip().lower()
    duration = _DURATION.fullmatch(word)
    if duration:
        hours, minutes, seconds = map(int, duration.groups())
        found = hours * 60 + minutes + seconds / 60
    elif word in _YES:
        if one.meaning.minutes is None:
            name = shown_line(one.name, 40)
            raise UnclearTableError(
                f"“{name}” says only that it was done, and not how long.",
                f'Say its minutes, such as --as "{name}={one.meaning.practised} 20".',
                (one.name,),
            )
        found = one.meaning.minutes
    else:
        found = read_number(plain_number(word, thousandths=thousandths), mark)
    if found > MOST_MINUTES:
        raise UnclearNumberError(f"must be at most {MOST_MINUTES:g} minutes")
    return one.meaning.minutes if found and one.meaning.minutes is not None else found
