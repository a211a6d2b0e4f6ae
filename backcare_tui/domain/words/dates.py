"""Reading a date and a time of day as people and programs write them: one reader for every door.

Year first, 20 Nov 2026 and 20.11.2026 have one reading, for where people write dots the day stands first.
11/12/2026 has two, and is read only where something tells which is meant: nobody guesses.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.words.numbers import plain_digits


class Order(StrEnum):
    """What stands first in a date whose year stands last."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


ANY_ORDER = frozenset(Order)

_LONGEST = 60
# All but the most usual form are compiled when they are first needed: a start reads no such date.
_WRITTEN = (
    r"(?i)(?:(?P<ymd>[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2})|(?P<last>[0-9]{1,2}([-/.])[0-9]{1,2}\4[0-9]{4}))?"
    r"(?P<between>,?\s+(?:at\s+)?|T)?"
    r"(?:(?P<hour>[0-9]{1,2})(?:(?P<mark>[:.])(?P<minute>[0-9]{2})"
    r"(?:(?P=mark)(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,9}))?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"
    r"(?:\s?(?P<offset>Z|(?:UTC|GMT)(?:[+-][0-9]{1,2}(?::[0-5][0-9])?|[+-][0-9]{2}[0-5][0-9])?"
    r"|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?))?)?"
)
_AS_PROGRAMS_WRITE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{6})?)?"
    r"(?:[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
)
"""The most usual form, which Python reads the same way, and many times faster."""
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<{}>[a-z]{{3,9}})\.?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9:])"
_NAMED = tuple(
    rf"(?i){_WEEKDAY}{day_and_month}{_YEAR}"
    for day_and_month in (
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:-|\.?\s+){_MONTH.format('month')}(?:-|,?\s+)",
        rf"{_MONTH.format('month')}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+",
    )
)
"""A date with the month by its English name, or the beginning of that."""
_ISO_TIME = r"[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_ISO_DAY = r"[0-9]{8}|[0-9]{4}-?W[0-9]{2}-?[1-7]|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ISO = rf"(?P<day>{_ISO_DAY})(?:[T ](?P<time>{_ISO_TIME}))?"
"""The forms of ISO 8601 that are seldom seen: 20261122, 2026-W47-7, 20261122T083000."""
_SHORT_YEAR = r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}(?![0-9])"
FARTHEST_OFFSET = timedelta(hours=14)
"""No clock on earth is farther from UTC."""


class WrittenTime(NamedTuple):
    """What was written of a date and a time; None is what was not."""

    day: date | None
    time: time | None
    offset: timedelta | None


class TwoReadingsError(ValueError):
    """A date that could be either of two days."""

    def __init__(self, one: date, other: date) -> None:
        super().__init__(f"could be {_day_words(one)} or {_day_words(other)}")


def read_date_and_time(text: str, orders: frozenset[Order] = ANY_ORDER) -> WrittenTime | None:
    """What TEXT says of a date, a time of day or both; None if it is neither.

    ORDERS are those that a date with the year last may have. TwoReadingsError if they make two days of it.
    """
    if is_as_programs_write(text):
        return _as_programs_write(text)
    found = _parts(text)
    if found is None:
        return _iso(_word(text).upper())
    if bool(found["between"]) != (_has_date(found) and found["hour"] is not None):
        return None
    days = _days(found)
    meant = {day for order, day in days.items() if order in orders}
    if len(meant) > 1:
        raise TwoReadingsError(*sorted(meant))
    if _has_date(found) and not meant:
        return None
    try:
        clock = _time_of_day(found)
    except ValueError:
        return None
    offset = _offset(found["offset"])
    if (not meant and clock is None) or (offset is not None and abs(offset) > FARTHEST_OFFSET):
        return None
    return WrittenTime(next(iter(meant), None), clock, offset)


def _as_programs_write(text: str) -> WrittenTime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is not None and abs(offset) > FARTHEST_OFFSET:
        return None
    return WrittenTime(moment.date(), moment.time(), offset)


def _iso(word: str) -> WrittenTime | None:
    """WORD, in capitals, in one of the forms of ISO 8601 that are seldom seen, or a time in such a form."""
    found = re.fullmatch(_ISO, word)
    if found is None and not re.fullmatch(_ISO_TIME, word):
        return None
    try:
        day = date.fromisoformat(found["day"]) if found else None
        if found and found["time"] is None:
            return WrittenTime(day, None, None)
        clock = time.fromisoformat(found["time"] if found else word)
    except ValueError:
        return None
    offset = clock.utcoffset()
    if offset is not None and abs(offset) > FARTHEST_OFFSET:
        return None
    return WrittenTime(day, clock.replace(tzinfo=None), offset)


def is_as_programs_write(text: str) -> bool:
    """Whether TEXT looks like "2026-11-22 08:30" or as RFC 3339 has it, which has one reading at most."""
    return bool(_AS_PROGRAMS_WRITE.fullmatch(text))


def possible_orders(text: str) -> frozenset[Order]:
    """The orders in which the date in TEXT is one; all of them where TEXT tells nothing of the order."""
    if is_as_programs_write(text):
        return ANY_ORDER
    found = _parts(text)
    days = _days(found) if found else {}
    return frozenset(days) or ANY_ORDER


def has_short_year(text: str) -> bool:
    """Whether TEXT begins with a date whose year has two digits, of which nobody knows the century."""
    word = _word(text)
    named = _named(word)
    return bool(re.match(_SHORT_YEAR, word) or (named and len(named["year"]) == 2))


def _parts(text: str) -> re.Match[str] | None:
    """The parts of TEXT, a date, a time of day or both; None if it is neither."""
    word = _word(text)
    named = _named(word)
    if named:
        word = f"{named['year']}-{_month(named['month'])}-{named['day']}{word[named.end() :]}"
    return re.fullmatch(_WRITTEN, word)


def _named(word: str) -> re.Match[str] | None:
    """The date with which WORD begins, if it has its month by name."""
    found = (re.match(form, word) for form in _NAMED)
    return next((match for match in found if match and _month(match["month"])), None)


def _month(name: str) -> int:
    """The number of the month called NAME, or the beginning of that as it is usual; 0 if there is none."""
    word = name.lower()
    named = (number for number, month in enumerate(_MONTHS, 1) if word in (month, month[:3]))
    return next(named, 9 if word == "sept" else 0)


def _word(text: str) -> str:
    word = text.strip()
    return plain_digits(word) if len(word) <= _LONGEST else ""


def _has_date(found: re.Match[str]) -> bool:
    return found["ymd"] is not None or found["last"] is not None


def _days(found: re.Match[str]) -> dict[Order, date]:
    """The days that the date in FOUND is, by the order of day and month."""
    days: dict[Order, date | None] = {}
    if found["ymd"] is not None:
        year, month, day = re.split("[-/.]", found["ymd"])
        days = dict.fromkeys(Order, _day(year, month, day))
    elif found["last"] is not None:
        first, second, year = re.split("[-/.]", found["last"])
        days = dict.fromkeys(Order, _day(year, second, first))
        if "." not in found["last"]:
            days[Order.MONTH_FIRST] = _day(year, first, second)
    return {order: day for order, day in days.items() if day is not None}


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _time_of_day(found: re.Match[str]) -> time | None:
    if found["hour"] is None:
        return None
    if found["minute"] is None and not found["half"]:
        raise ValueError(found["hour"])
    if found["mark"] == "." and not _has_date(found):
        raise ValueError(found["hour"])
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(found["hour"])
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    fraction = (found["fraction"] or "")[:6].ljust(6, "0")
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0), int(fraction))


def _offset(written: str | None) -> timedelta | None:
    if written is None:
        return None
    digits = written.upper().removeprefix("UTC").removeprefix("GMT").removeprefix("Z")
    hours, minutes = digits[1:].split(":") if ":" in digits else (digits[1:3], digits[3:])
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return -ahead if digits.startswith("-") else ahead


def _day_words(day: date) -> str:
    return f"{day.day} {day:%B}"
