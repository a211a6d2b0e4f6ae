"""A moment as the clocks of a place show it, and back: by the rules that local time has there on that day."""

from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

_MINUTE = timedelta(minutes=1)


class LocalTime(NamedTuple):
    """A moment, with the offset of where it was and no rule for others."""

    moment: datetime
    notice: str = ""
    """What had to be done with a time that the clocks left out, in one sentence."""


def local_moment(wall: datetime, zone: tzinfo, beside: datetime | None = None) -> LocalTime:
    """The moment at which clocks in ZONE show WALL, a date and time without an offset.

    A time that was left out when clocks went forward goes forward by as much. One that clocks showed twice is the
    first; with BESIDE, a moment that has the offset of the second, it is that one.
    """
    there = wall.replace(tzinfo=zone, fold=0)
    first, second = _offset_of(there), _offset_of(there.replace(fold=1))
    if first < second:
        later = wall + (second - first)
        notice = f"Clocks went forward then and left out {wall_words(wall)}, so it became {wall_words(later)}."
        return LocalTime(_fixed(later, second), notice)
    keeps_second = beside is not None and beside.utcoffset() == _whole_minutes(second)
    return LocalTime(_fixed(wall, second if keeps_second else first))


def here(moment: datetime, zone: tzinfo) -> datetime:
    """MOMENT as clocks in ZONE show it."""
    local = moment.astimezone(zone)
    return local.astimezone(timezone(_whole_minutes(_offset_of(local))))


def wall_words(wall: datetime) -> str:
    """The date and the time of WALL: "2026-11-22 08:30"."""
    return wall.isoformat(" ", "minutes")[: len("2026-11-22 08:30")]


def wall_day(wall: datetime) -> str:
    """The date of WALL: "2026-11-22"."""
    return wall_words(wall)[: len("2026-11-22")]


def when_words(moment: datetime, zone: tzinfo | None = None) -> str:
    """MOMENT as it can be typed again: "2026-11-22 08:30".

    With ZONE, where it is to be read, the offset stands behind a time that would be another moment there:
    "2026-10-25 02:30 +01:00", the second time that clocks in Berlin showed it.
    """
    words = wall_words(moment)
    if zone is None:
        return words
    there = _fixed(moment, _offset_of(moment))
    here = local_moment(moment.replace(tzinfo=None, fold=0), zone).moment
    if here == there and here.utcoffset() == there.utcoffset():
        return words
    return f"{words} {there.isoformat(timespec='minutes')[len(words) :]}"


def _offset_of(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _whole_minutes(offset: timedelta) -> timedelta:
    """OFFSET as RFC 3339 has it, which knows no seconds; local times had them until the 20th century."""
    return offset // _MINUTE * _MINUTE


def _fixed(wall: datetime, offset: timedelta) -> datetime:
    return wall.replace(tzinfo=timezone(_whole_minutes(offset)), fold=0)
