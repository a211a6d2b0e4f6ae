"""The only place that reads a clock, and that asks where this computer is."""

import os
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from backcare_tui.errors import UsageError

_LOCALTIME = Path("/etc/localtime")
"""Where Unix keeps the rules of local time: a file of the zone database, or a link to one."""
_DATABASE = "zoneinfo/"
"""What stands in front of a zone's name in the path of its file."""
_FARTHEST = timedelta(hours=14)
"""No clock on earth is farther from UTC."""
_LONGEST_NAME = 100
_LAST_YEAR = 9990
"""After which days are soon reckoned with that no calendar has."""


class Clock(Protocol):
    """What the program asks the time of. Tests hand in one that stands still."""

    @property
    def rate(self) -> float:
        """Program seconds that pass in one real second."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The rules of local time here: which offset from UTC each day has."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back, and counts the time a laptop sleeps."""
        ...

    def now(self) -> datetime:
        """The date and time here, with the offset from UTC of this moment and no rule for others."""
        ...


def real_seconds(clock: Clock) -> float:
    """Seconds since some fixed moment as people feel them, however fast CLOCK runs."""
    return clock.monotonic() / clock.rate


class SystemClock:
    """The computer's clock, run `rate` times faster from the moment this object is made."""

    def __init__(self, rate: float = 1.0) -> None:
        """UsageError if TZ names no zone, or the computer's clock is at the end of the calendar."""
        self.rate = rate
        self._start = _seconds_awake_or_asleep()
        self._start_utc = universal_now()
        if self._start_utc.year > _LAST_YEAR:
            raise UsageError(f"The computer's clock says {self._start_utc.year}.", "Set it, then start again.")
        self._zone = system_zone()

    @property
    def zone(self) -> tzinfo:
        with suppress(UsageError):  # then the one that was there at the start serves on
            self._zone = system_zone()  # somebody who travels may set another
        return self._zone

    def monotonic(self) -> float:
        return (_seconds_awake_or_asleep() - self._start) * self.rate

    def now(self) -> datetime:
        real = datetime.now(UTC)
        moment = self._start_utc + (real - self._start_utc) * self.rate
        local = moment.astimezone(self.zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def universal_now() -> datetime:
    """The moment in UTC, for what must be written down whatever local time is."""
    return datetime.now(UTC)


def system_zone() -> tzinfo:
    """The zone of this computer: that of TZ, else the system's own, else UTC. UsageError if TZ names none."""
    name = os.environ.get("TZ")
    if name is not None:
        return _named_zone(name)
    if sys.platform == "win32":
        import tzlocal

        return tzlocal.get_localzone()
    try:
        status = _LOCALTIME.stat()
        return _zone_in_file(status.st_ino, status.st_mtime_ns)
    except (OSError, ValueError):
        return _zone_of_link()


@lru_cache(maxsize=4)
def _named_zone(name: str) -> tzinfo:
    """The zone that NAME, the value of TZ, asks for: "Europe/Berlin", a file, or rules such as "CET-1"."""
    wanted = name.removeprefix(":")
    for find in (_zone_of_name, _zone_of_rules):
        try:
            zone = find(wanted)
            farthest = max(map(abs, _offsets_of_a_year(zone)))
        except (OSError, ValueError, KeyError):  # also no text, a folder, and rules that nobody could follow
            continue
        if farthest <= _FARTHEST:
            return zone
    raise UsageError(
        f"TZ is “{name[:_LONGEST_NAME]}”, which names no time zone known here.",
        "Set it to one such as Europe/Berlin, or unset it for the computer's own.",
    )


def _offsets_of_a_year(zone: tzinfo) -> Iterator[timedelta]:
    """What the clocks of ZONE are ahead of UTC on each day from now on; ValueError if that is a day or more."""
    now = datetime.now(UTC)
    for days in range(366):
        yield (now + timedelta(days)).astimezone(zone).utcoffset() or timedelta()


def _zone_of_name(name: str) -> tzinfo:
    if not name:
        return UTC
    if not name.startswith("/"):
        return ZoneInfo(name)
    with Path(name).open("rb") as file:
        return ZoneInfo.from_file(file)


def _zone_of_rules(rules: str) -> tzinfo:
    """The zone of RULES as POSIX writes them, "CET-1CEST,M3.5.0,M10.5.0/3": the last line of a zone's file."""
    if len(rules) > _LONGEST_NAME or "\n" in rules:
        raise ValueError(rules)
    block = struct.pack(">4sc15x6L", b"TZif", b"2", 0, 0, 0, 0, 1, 4) + struct.pack(">lBB4s", 0, 0, 0, b"UTC\0")
    return ZoneInfo.from_file(BytesIO(block + block + f"\n{rules}\n".encode("ascii")))


@lru_cache(maxsize=4)
def _zone_in_file(inode: int, changed_ns: int) -> tzinfo:  # noqa: ARG001 (they tell one content from the next)
    with _LOCALTIME.open("rb") as file:
        return ZoneInfo.from_file(file)


@lru_cache(maxsize=1)
def _zone_of_link() -> tzinfo:
    """The zone that the name of a file which is not there says, for systems without a zone database; else UTC."""
    try:
        return ZoneInfo(str(_LOCALTIME.readlink()).rpartition(_DATABASE)[2])
    except (OSError, ValueError, KeyError):
        return UTC


def _seconds_awake_or_asleep() -> float:
    """CLOCK_MONOTONIC stands still while Linux sleeps; CLOCK_BOOTTIME does not."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)
