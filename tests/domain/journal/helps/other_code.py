"""What followed what, found out from the json export by other code, that uses nothing of the package.

Entries are the objects of their JSON. Quartiles and medians are those of `statistics`.
"""

import statistics
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

Entry = dict[str, Any]
_A_DAY = timedelta(days=1)
_ENOUGH = 5


def day_of(at: str, starts: timedelta = timedelta()) -> date:
    return (datetime.fromisoformat(at).replace(tzinfo=None) - starts).date()


class Person:
    """The sessions of ENTRIES, each beside its morning."""

    def __init__(self, entries: Iterable[Entry], starts: timedelta = timedelta()) -> None:
        self.entries = sorted(entries, key=_in_order)
        self.starts = starts
        done = [one for one in self.entries if one["kind"] == "session" and _seconds(one) > 0]
        self._last_rated = {self._day(one): one["id"] for one in done if one["pain_before"] is not None}
        self._mornings: dict[date, list[Entry]] = {}
        for one in self.entries:
            if one["kind"] == "morning":
                self._mornings.setdefault(self._day(one), []).append(one)
        self.sessions = [(one, self._morning_of(one)) for one in done]

    def _day(self, entry: Entry) -> date:
        return day_of(entry["at"], self.starts)

    def _morning_of(self, session: Entry) -> Entry | None:
        day = self._day(session)
        near = [one for later in (1, 2, 3) for one in self._mornings.get(day + later * _A_DAY, ())]
        near.sort(key=_in_order)
        named = [one for one in near if one["session"] == session["id"]]
        if named:
            return named[0]
        return next((one for one in near if one["session"] is None and self._before(one) == session["id"]), None)

    def _before(self, morning: Entry) -> str | None:
        """The last rated session of the last day, of three, that has one."""
        days = (self._day(morning) - back * _A_DAY for back in (1, 2, 3))
        return next((self._last_rated[day] for day in days if day in self._last_rated), None)

    def changes(
        self, wanted: Callable[[Entry], bool], first: date, last: date
    ) -> tuple[Sequence[int | str], Sequence[int | str]]:
        """From before to after, and from before to the morning after: of the sessions that are WANTED."""
        after: list[int] = []
        mornings: list[int | str] = []
        for session, morning in self.sessions:
            if not (wanted(session) and first <= self._day(session) <= last):
                continue
            before = session["pain_before"]
            if before is not None and session["pain_after"] is not None:
                after.append(session["pain_after"] - before)
            if morning is None or self._day(morning) > last:
                continue
            if before is not None and morning["pain"] is not None:
                mornings.append(morning["pain"] - before)
            elif morning["compared"] is not None:
                mornings.append(morning["compared"])
        return after, mornings

    def next_days(self, first: date, last: date, aerobic: set[str]) -> tuple[list[int], list[int]] | None:
        """The first ratings of days after a walk, and of days after none."""
        walked = {
            self._day(one)
            for one in self.entries
            if one["kind"] == "activity"
            or any(record["done_s"] > 0 and record["exercise"] in aerobic for record in one.get("exercises", []))
        }
        walked = {one for one in walked if first <= one <= last}
        began: dict[date, int] = {}
        for entry in self.entries:
            pain = entry["pain"] if entry["kind"] in ("rating", "morning") else entry.get("pain_before")
            if pain is not None:
                began.setdefault(self._day(entry), pain)
        sides: tuple[list[int], list[int]] = ([], [])
        one = min(walked, default=last)
        while one <= max(walked, default=first) and one < last:
            if one + _A_DAY in began:
                sides[one not in walked].append(began[one + _A_DAY])
            one += _A_DAY
        return None if min(map(len, sides)) < _ENOUGH or not walked else (sorted(sides[0]), sorted(sides[1]))


def told(changes: Sequence[int | str]) -> dict[str, Any] | None:
    """CHANGES as `helps --json` gives them, but for the long run."""
    if len(changes) < _ENOUGH:
        return None
    points = [one for one in changes if isinstance(one, int)]
    few = len(points) < _ENOUGH
    lower, _, upper = (None, None, None) if few else statistics.quantiles(points, n=4, method="inclusive")
    return {
        "times": len(changes),
        "less": sum(one == "better" or (isinstance(one, int) and one < 0) for one in changes),
        "same": sum(one == "same" or one == 0 for one in changes),
        "more": sum(one == "worse" or (isinstance(one, int) and one > 0) for one in changes),
        "in_points": len(points),
        "median": None if few else statistics.median(points),
        "middle_half": None if few else [lower, upper],
    }


def did(exercise: str) -> Callable[[Entry], bool]:
    return lambda entry: any(one["exercise"] == exercise and one["done_s"] > 0 for one in entry["exercises"])


def _in_order(entry: Entry) -> tuple[datetime, str]:
    return datetime.fromisoformat(entry["at"]), entry["id"]


def _seconds(session: Entry) -> float:
    if session["exercises"]:
        done: float = sum(one["done_s"] for one in session["exercises"])
        return done
    ended, began = (datetime.fromisoformat(session[name]) for name in ("ended_at", "at"))
    return max(0.0, (ended - began).total_seconds())
