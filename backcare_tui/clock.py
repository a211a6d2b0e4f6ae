"""The only place that reads a clock."""

import time
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the program asks the time of. Tests hand in one that stands still."""

    @property
    def rate(self) -> float:
        """Program seconds that pass in one real second."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back, and counts the time a laptop sleeps."""
        ...

    def now(self) -> datetime:
        """The date and time here, with its offset from UTC."""
        ...


class SystemClock:
    """The computer's clock, run `rate` times faster from the moment this object is made."""

    def __init__(self, rate: float = 1.0) -> None:
        self.rate = rate
        self._start = _seconds_awake_or_asleep()
        self._start_wall = datetime.now().astimezone()

    def monotonic(self) -> float:
        return (_seconds_awake_or_asleep() - self._start) * self.rate

    def now(self) -> datetime:
        real = datetime.now().astimezone()
        if self.rate == 1.0:
            return real
        return real + timedelta(seconds=(real - self._start_wall).total_seconds() * (self.rate - 1))


def _seconds_awake_or_asleep() -> float:
    """CLOCK_MONOTONIC stands still while Linux sleeps; CLOCK_BOOTTIME does not."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)
