"""What a journal says of each day, for calendar and trend alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, SessionEntry, leg_pain_of
from backcare_tui.domain.journal.trend.daily_pain import PainByDay


class DayTold(NamedTuple):
    """One day that has entries."""

    sessions: int = 0
    """Those that count: of half of their planned time, or of five minutes."""
    gentle: int = 0
    """Of these, those of routines for days that hurt."""
    started: int = 0
    """All sessions, those that were broken off too."""
    minutes: float = 0.0
    """Of walking, cycling or swimming away from the program."""
    pains: Mapping[int, int] = MappingProxyType({})
    """How many times pain at rest was rated with which number."""
    pairs: tuple[tuple[int, int], ...] = ()
    """The ratings before and after each session that has both, in the order the sessions were."""
    leg: int | None = None
    """The strongest rating of pain in a leg, 0 for none there; None where nobody was asked."""
    tells_of_leg: bool = False
    """Whether pain in a leg, or pain that spread, was told of."""
    entries: int = 0


DaysTold = Mapping[date, DayTold]
"""Days that have entries, each with what they say, in any order."""


def pains_told(told: DaysTold) -> PainByDay:
    """The ratings of pain at rest in TOLD."""
    return {day: one.pains for day, one in told.items() if one.pains}


class DayTally:
    """A day that is being told, one entry after the other in the order they were."""

    def __init__(self) -> None:
        self._pains: dict[int, int] = {}
        self._pairs: list[tuple[int, int]] = []
        self._sessions = self._gentle = self._started = self._entries = 0
        self._minutes = 0.0
        self._leg: int | None = None
        self._tells_of_leg = False

    def add(
        self,
        *,
        counts: bool | None,
        routine: str | None,
        pains: tuple[int, ...],
        minutes: float | None,
        leg_pain: int | None,
        tells_of_leg: bool,
    ) -> None:
        """Count one entry: COUNTS and ROUTINE are a session's, MINUTES an activity's, PAINS those at rest."""
        self._entries += 1
        self._started += counts is not None
        if counts:
            self._sessions += 1
            self._gentle += routine in GENTLE_DAYS
        if minutes is not None:
            self._minutes += minutes
        for pain in pains:
            self._pains[pain] = self._pains.get(pain, 0) + 1
        if len(pains) > 1:
            self._pairs.append((pains[0], pains[1]))
        if leg_pain is not None:
            self._leg = max(leg_pain, self._leg or 0)
        self._tells_of_leg |= tells_of_leg

    def told(self) -> DayTold:
        return DayTold(
            sessions=self._sessions,
            gentle=self._gentle,
            started=self._started,
            minutes=self._minutes,
            pains=self._pains,
            pairs=tuple(self._pairs),
            leg=self._leg,
            tells_of_leg=self._tells_of_leg,
            entries=self._entries,
        )


def days_told(entries: Iterable[Entry], first: date, last: date, days: Days) -> DaysTold:
    """What ENTRIES, latest first, say of each day from FIRST to LAST, both counted, that has any."""
    tallies: dict[date, DayTally] = {}
    for entry in reversed(tuple(entries)):
        day = days.of(entry.at)
        if first <= day <= last:
            tallies.setdefault(day, DayTally()).add(
                counts=entry.counts if isinstance(entry, SessionEntry) else None,
                routine=entry.routine if isinstance(entry, SessionEntry) else None,
                pains=tuple(rating.pain for rating in entry.rest_ratings),
                minutes=entry.minutes if isinstance(entry, ActivityEntry) else None,
                leg_pain=leg_pain_of(entry),
                tells_of_leg=entry.tells_of_leg,
            )
    return {day: tally.told() for day, tally in tallies.items()}
