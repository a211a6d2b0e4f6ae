"""For how long somebody exercised, walked, cycled or swam."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, SessionEntry

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.exercise import Exercise


def minutes_of(entries: Iterable[Entry], exercises: "Mapping[str, Exercise]") -> tuple[float, float]:
    """Minutes of exercise in ENTRIES without aerobic ones; and those, in sessions and away from them."""
    minutes = {True: 0.0, False: 0.0}
    for entry in entries:
        minutes[True] += entry.aerobic_minutes
        if isinstance(entry, SessionEntry):
            for record in entry.exercises:
                known = exercises.get(record.exercise)
                minutes[known is not None and known.aerobic] += record.done_s / 60
    return minutes[False], minutes[True]


def walked_by_day(entries: Iterable[Entry], first: date, last: date, days: Days) -> Mapping[date, float]:
    """The minutes of walking, cycling and swimming away from sessions in ENTRIES, in any order, on each of the
    DAYS from FIRST to LAST, both counted, that has any.
    """
    activities = (entry for entry in entries if isinstance(entry, ActivityEntry))
    return minutes_by_day(
        (day, entry.minutes) for entry in activities if first <= (day := days.of(entry.at)) <= last
    )


def minutes_by_day(minutes: Iterable[tuple[date, float]]) -> Mapping[date, float]:
    """The sum of the MINUTES of each day, the same in whatever order they come."""
    found: dict[date, list[float]] = {}
    for day, some in minutes:
        found.setdefault(day, []).append(some)
    return {day: fsum(some) for day, some in found.items()}
