"""Days after a walk beside days after none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, SessionEntry
from backcare_tui.domain.journal.helps.changes import FEWEST, middle_half
from backcare_tui.domain.journal.rating import median

_AFTER_PRACTICE = "pain_after"
"""The field of a rating that says how it was after exercise, not how the day began."""


@dataclass(frozen=True)
class NextDays:
    """How pain was when days began, at least one of them."""

    pains: tuple[int, ...]
    """The first rating of each day, least first."""

    @property
    def days(self) -> int:
        return len(self.pains)

    @property
    def median(self) -> float:
        return median(self.pains)

    @property
    def middle_half(self) -> tuple[float, float]:
        return middle_half(self.pains)


@dataclass(frozen=True)
class Walking:
    """The days from the first walk, ride or swim to the last one, each with how the day after it began."""

    what: tuple[str, ...]
    """The ids of what was done, in alphabetical order."""
    first: date
    last: date
    walked: NextDays
    """After days with a walk, a ride or a swim."""
    rested: NextDays
    """After all other days."""


class WalkingDays:
    """Gathers what `Walking` is made of, from entries in any order."""

    def __init__(self, aerobic: Callable[[str], bool], first: date, last: date, days: Days) -> None:
        """AEROBIC says of an exercise's id whether it is walking or the like: some of it is done in sessions."""
        self._aerobic = aerobic
        self._first, self._last = first, last
        self._days = days
        self._walked: dict[date, set[str]] = {}
        self._began: dict[date, tuple[datetime, str, int]] = {}
        """The first rating of each day: when, which of several at one moment, and how much."""

    def add(self, entry: Entry) -> None:
        done = set(self._done_in(entry))
        if done:
            self._walked.setdefault(self._days.of(entry.at), set()).update(done)
        for rating in entry.rest_ratings:
            if rating.field != _AFTER_PRACTICE:
                day, told = self._days.of(rating.at), (rating.at, f"{entry.id}", rating.pain)
                self._began[day] = min(told, self._began.get(day, told))

    def _done_in(self, entry: Entry) -> Iterable[str]:
        if isinstance(entry, ActivityEntry):
            return (entry.exercise,)
        if isinstance(entry, SessionEntry):
            done = (record.exercise for record in entry.exercises if record.was_done)
            return filter(self._aerobic, done)
        return ()

    def compared(self) -> Walking | None:
        """None where fewer than `FEWEST` days of either sort have a rating on the day after.

        The rating is of the next day, for one of the same day may be why somebody walked, or did not. Only days
        between the first walk and the last one count: before and after, nobody may have written walks down.
        """
        walked = sorted(day for day in self._walked if self._first <= day <= self._last)
        if not walked:
            return None
        first, last = walked[0], walked[-1]
        pains: dict[bool, list[int]] = {True: [], False: []}
        for next_day, (_, _, pain) in self._began.items():
            day = next_day - timedelta(days=1) if next_day > date.min else next_day
            if first <= day <= last and day < next_day <= self._last:
                pains[day in self._walked].append(pain)
        if min(map(len, pains.values())) < FEWEST:
            return None
        what = sorted({one for day in walked for one in self._walked[day]})
        walked_on, rested_on = (NextDays(tuple(sorted(pains[done]))) for done in (True, False))
        return Walking(tuple(what), first, last, walked_on, rested_on)
