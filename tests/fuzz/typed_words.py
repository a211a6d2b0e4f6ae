"""Feeds the readers of dates, times and numbers with text that a fuzzer thinks of. Not a part of the test run.

Needs Atheris, for example `pip install atheris`. From the top of the checkout, for five minutes:

    python -m tests.fuzz.typed_words -max_total_time=300 -max_len=80

It stops with a traceback and the bytes in a file if anything but a moment that was lived, a number within its
bounds or one sentence comes out, or if a moment is not read again from the words that show it.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import atheris

with atheris.instrument_imports(include=["backcare_tui"]):
    from backcare_tui.domain.journal.rating import parse_pain
    from backcare_tui.domain.words.local_time import when_words
    from backcare_tui.domain.words.numbers import MOST_MINUTES, parse_minutes
    from backcare_tui.domain.words.text import shown_line
    from backcare_tui.domain.words.when import FIRST_YEAR, parse_day, parse_when
    from backcare_tui.errors import UsageError

NOW = datetime.fromisoformat("2026-11-26T09:15+01:00")
ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")]


def when(text: str) -> None:
    for zone in ZONES:
        moment = parse_when(text, NOW, zone).moment
        assert moment.year >= FIRST_YEAR
        assert moment <= NOW + timedelta(minutes=1)
        again = parse_when(when_words(moment, zone), NOW, zone).moment
        assert when_words(again, zone) == when_words(moment, zone)


def minutes(text: str) -> None:
    assert 0 < parse_minutes(text) <= MOST_MINUTES


def pain(text: str) -> None:
    assert parse_pain(text) in range(11)


def day(text: str) -> None:
    assert parse_day(text, NOW.date()).year >= FIRST_YEAR


READERS: list[Callable[[str], None]] = [when, minutes, pain, day]


def read_bytes(data: bytes) -> None:
    """Read all of DATA but the first byte, which chooses what is read."""
    read = READERS[data[0] % len(READERS)] if data else when
    said = ""
    try:
        read(data[1:].decode("utf-8", "surrogateescape"))
    except UsageError as error:
        said = str(error)
    assert said == shown_line(said)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_bytes)
    atheris.Fuzz()
