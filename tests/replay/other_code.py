"""What a journal says, found out from the table of revisions by other code than the program's.

It uses nothing of the package: only `sqlite3`, `json` and plain Python. Entries are the objects of their JSON, as
they lie in the revisions; moments are aware datetimes, days those of the place where the person was.
"""

import hashlib
import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

Entry = dict[str, Any]

_A_DAY = timedelta(days=1)
_GENTLE = ("gentle-day", "gentle-day-upright")
"""The routines for days that hurt."""
_REVISIONS = """
    SELECT seq, rev, entry_id, device, written_utc, written_offset_min, kind, at_utc, at_offset_min, deleted,
           undoes, body, sum
    FROM revision ORDER BY seq
"""


class Change(NamedTuple):
    """One revision."""

    seq: int
    rev: str
    entry_id: str
    undoes: str | None
    entry: Entry | None
    written_utc: str


class Day(NamedTuple):
    """What is told of one day."""

    sessions: int
    gentle: int
    started: int
    minutes: float
    pains: dict[int, int]
    pairs: Sequence[tuple[int, int]]
    leg: int | None
    tells_of_leg: bool
    entries: int


class Replay:
    """The journal at PATH, replayed from its first revision to its last; those that have rotted are left out. Days
    begin BEGIN after midnight.
    """

    def __init__(self, path: Path, begin: timedelta = timedelta()) -> None:
        self._begin = begin
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            rows = connection.execute(_REVISIONS).fetchall()
            state = connection.execute("SELECT body FROM state WHERE name = 'taken-in'").fetchone()
        self.ids = {row[2] for row in rows}
        """Of all entries and memos that ever were, be what is told of them readable or not."""
        self.changes = [
            Change(row[0], row[1], row[2], row[10], None if row[11] is None else json.loads(row[11]), row[4])
            for *row, checksum in rows
            if hashlib.sha256(json.dumps(row).encode()).hexdigest() == checksum
        ]
        last_of = {change.seq: change.rev for change in self.changes}
        first, end, rev = state[0].split() if state else ("1", "0", "")
        self._taken_in = (int(first), int(end)) if last_of.get(int(end)) == rev else (1, 0)
        newest = {change.entry_id: change for change in self.changes}
        self.known = {change.entry_id for change in newest.values() if change.entry or not change.undoes}
        """Entries that are in the journal or were deleted from it, not those whose addition was taken back."""
        living = [change for change in newest.values() if change.entry is not None]
        living.sort(key=lambda change: (_at(change.entry), change.seq), reverse=True)
        kept = [change.entry for change in living if change.entry is not None]
        self.entries = [entry for entry in kept if entry["kind"] != "memo"]
        """All that are not deleted: what was later first, and of two at one moment what was written later."""
        self.memos = [entry for entry in kept if entry["kind"] == "memo"]
        """What is kept in mind, in the same order, and is in no list."""
        self._found_by = [(entry, _plain(entry["note"]), _at(entry), self.day(entry)) for entry in self.entries]
        """Each entry, and that by which it may be wanted: its note, its moment, its day."""

    # Lists

    def day_of(self, moment: datetime) -> date:
        """The day that MOMENT is of, where it was."""
        hours = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        day = moment.date()
        return day - _A_DAY if hours + timedelta(microseconds=moment.microsecond) < self._begin else day

    def day(self, entry: Entry) -> date:
        """The day that ENTRY belongs to."""
        return self.day_of(_at(entry))

    def listed(self, now: datetime, since: date | None = None) -> tuple[list[Entry], list[Entry]]:
        """Those that have been by NOW, and apart from them those still to come; from the day SINCE on."""
        return self.wanted(now, since=since)

    def wanted(
        self,
        now: datetime,
        *,
        words: str = "",
        kind: str | None = None,
        exercise: str | None = None,
        routine: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[list[Entry], list[Entry]]:
        """As `listed`, of those alone whose note has all WORDS somewhere, however they are spelt, that are of the
        KIND and the ROUTINE, in which some of the EXERCISE was done, and that are of the days from SINCE to UNTIL.
        """
        looked_for = _plain(words).split()
        found = [
            (entry, at)
            for entry, note, at, day in self._found_by
            if all(word in note for word in looked_for)
            and (kind is None or entry["kind"] == kind)
            and (exercise is None or exercise in _done(entry))
            and (routine is None or entry.get("routine") == routine)
            and (since is None or day >= since)
            and (until is None or day <= until)
        ]
        ahead = [entry for entry, at in found if at - now > _A_DAY]
        return [entry for entry, at in found if at - now <= _A_DAY], ahead

    # Numbers

    def pain_by_day(self, first: date, last: date) -> dict[date, Counter[int]]:
        """How often each rating of pain at rest was given, on each day from FIRST to LAST that has any."""
        days: dict[date, Counter[int]] = {}
        for entry, _, _, day in self._found_by:
            if first <= day <= last and (pains := [pain for pain, _ in _ratings(entry)]):
                days.setdefault(day, Counter()).update(pains)
        return days

    def walked_by_day(self, first: date, last: date) -> dict[date, float]:
        """How many minutes of activities there were on each day from FIRST to LAST that has any."""
        days: dict[date, list[float]] = {}
        for entry, _, _, day in self._found_by:
            if first <= day <= last and entry["kind"] == "activity":
                days.setdefault(day, []).append(entry["minutes"])
        return {day: math.fsum(minutes) for day, minutes in days.items()}

    def first_week(self, last: date) -> tuple[date, float] | None:
        """The first day of the first week of which three days up to LAST were rated, and the median of those."""
        medians = {day: median(pains.elements()) for day, pains in self.pain_by_day(date.min, last).items()}
        for first in sorted(medians):
            week = [medians[day] for day in medians if first <= day < first + 7 * _A_DAY]
            if len(week) >= 3:
                return first, median(week)
        return None

    def days_told(self, first: date, last: date) -> dict[date, Day]:
        """What is told of each day from FIRST to LAST that has entries."""
        of_day: dict[date, list[Entry]] = {}
        for entry, _, _, day in self._found_by[::-1]:
            if first <= day <= last:
                of_day.setdefault(day, []).append(entry)
        return {day: _told(entries) for day, entries in of_day.items()}

    def latest_rating(self, now: datetime) -> tuple[int, datetime] | None:
        """The latest rating of pain at rest by NOW; of several at one moment that of the entry listed first."""
        found: tuple[int, datetime] | None = None
        for entry in self.entries:
            for pain, at in _ratings(entry):
                if at <= now and (found is None or at > found[1]):
                    found = pain, at
        return found

    def memos_at(self, now: datetime, first: date) -> list[Entry]:
        """Those that have been by NOW; what was made of single days only if that was done since the day FIRST. Of
        the rest only answers to the cards of signs, and the last two about one thing, are over a year older.
        """
        been = [memo for memo in self.memos if _at(memo) - now <= _A_DAY]
        told = []
        older: dict[str, int] = {}
        for memo in been:
            about, day = memo["about"], self.day_of(_at(memo))
            if day < first - timedelta(days=365) and about not in ("signs", "signs-shown"):
                older[about] = older.get(about, 0) + 1
                if older[about] > 2:
                    continue
            if about not in ("day", "not-now") or day >= first:
                told.append(memo)
        return told

    def leg_days(self, now: datetime, first: date) -> set[date]:
        """The days from FIRST on, on which anybody told of pain in a leg, or of pain that spread, by NOW."""
        told, _ = self.listed(now, since=first)
        return {self.day(entry) for entry in told if _tells_of_leg(entry)}

    def leg_ever(self) -> bool:
        """Whether anybody told of pain in a leg, or of pain that spread."""
        return any(_tells_of_leg(entry) for entry in self.entries)

    def practice(self, now: datetime) -> tuple[int, int, datetime | None, datetime | None]:
        """How many sessions there are, how many count and have been by NOW, when the first and the last of those
        was.
        """
        sessions = [entry for entry in self.entries if entry["kind"] == "session"]
        counting = [_at(entry) for entry in sessions if _counts(entry) and _at(entry) - now <= _A_DAY]
        return len(sessions), len(counting), min(counting, default=None), max(counting, default=None)

    def sessions_of_the_week(self, today: date) -> int:
        """How many that count there are from the Monday before TODAY, or TODAY itself, to the Sunday after."""
        monday = today - timedelta(days=today.weekday())
        days = [monday + timedelta(days=number) for number in range(7)]
        return sum(
            entry["kind"] == "session" and _counts(entry) and self.day_of(_at(entry)) in days
            for entry in self.entries
        )

    def between(self, first: date, last: date) -> list[Entry]:
        """The entries of the days from FIRST to LAST."""
        return [entry for entry, _, _, day in self._found_by if first <= day <= last]

    # What can be taken back

    def undoable(self, own: set[str], now: datetime) -> list[str]:
        """The changes that a window takes back next, at NOW, which wrote the revisions OWN since it was opened and
        heeds what others wrote; none of what ever was a memo.

        The newest that was not taken back and takes nothing back itself: an edit or a deletion by whomever, an
        addition only if it is one of OWN, or less than half a day old and written last of all. If that came with a
        file, all of the file is taken back. Nothing is taken back of an entry from before an addition that stays.
        """
        taken_back = {change.undoes for change in self.changes}
        was: dict[str, list[Entry | None]] = {}
        memos = {change.entry_id for change in self.changes if change.entry and change.entry["kind"] == "memo"}
        stays = set(memos)
        before: dict[str, Entry | None] = {}
        last = self._fresh(memos, now)
        first, end = self._taken_in
        if last is not None and first <= last.seq <= end:
            newest = {change.entry_id: change for change in self.changes}
            return [
                change.rev
                for change in self.changes
                if first <= change.seq <= end and newest[change.entry_id] is change
            ]
        for change in self.changes:
            states = was.setdefault(change.entry_id, [None])
            before[change.rev] = states[-1]
            states.append(change.entry)
        for change in reversed(self.changes):
            if change.undoes or change.rev in taken_back or change.entry_id in stays:
                continue
            if change.entry is None or before[change.rev] is not None or change.rev in own or change is last:
                return [change.rev]
            stays.add(change.entry_id)
        return []

    def _fresh(self, memos: set[str], now: datetime) -> Change | None:
        """What was written last of all, MEMOS aside, if that says what an entry is and is not half a day old."""
        for change in reversed(self.changes):
            if change.entry_id not in memos:
                age = now - datetime.fromisoformat(change.written_utc)
                takes_back = change.undoes is not None or change.entry is None
                return None if takes_back or not timedelta() <= age < timedelta(hours=12) else change
        return None


def _at(entry: Entry | None) -> datetime:
    assert entry is not None
    return datetime.fromisoformat(entry["at"])


def _ratings(entry: Entry) -> Iterator[tuple[int, datetime]]:
    """The ratings of pain at rest in ENTRY, each with its moment, in the order they were given."""
    fields: Iterable[tuple[str, str]] = ()
    if entry["kind"] == "session":
        fields = (("pain_before", "at"), ("pain_after", "ended_at"))
    elif entry["kind"] in ("rating", "morning"):
        fields = (("pain", "at"),)
    for field, moment in fields:
        if entry[field] is not None:
            yield entry[field], datetime.fromisoformat(entry[moment])


def _counts(entry: Entry) -> bool:
    """Whether the session ENTRY is one of the week: five minutes of exercise, or half of what was planned."""
    if not entry["exercises"]:
        return datetime.fromisoformat(entry["ended_at"]) - _at(entry) >= timedelta(minutes=5)
    done, planned = (sum(record[field] for record in entry["exercises"]) for field in ("done_s", "planned_s"))
    return bool(done >= 300 or (planned > 0 and done >= planned / 2))


def _done(entry: Entry) -> list[str]:
    """The exercises of which ENTRY says that some was done."""
    if entry["kind"] == "activity":
        return [entry["exercise"]]
    return [record["exercise"] for record in entry.get("exercises", ()) if record["outcome"] != "skipped"]


def _tells_of_leg(entry: Entry) -> bool:
    """Whether ENTRY tells of pain in a leg, or of pain that spread."""
    complaints = [one for record in entry.get("exercises", ()) for one in record.get("complaints", ())]
    return (entry.get("leg_pain") or 0) > 0 or any(one["what"] == "spreads" for one in complaints)


def _told(entries: list[Entry]) -> Day:
    """What ENTRIES of one day tell, which are in the order they were."""
    sessions = [entry for entry in entries if entry["kind"] == "session"]
    walks = [entry["minutes"] for entry in entries if entry["kind"] == "activity"]
    both = [(entry["pain_before"], entry["pain_after"]) for entry in sessions]
    legs = [entry["leg_pain"] for entry in entries if entry.get("leg_pain") is not None]
    return Day(
        sessions=sum(map(_counts, sessions)),
        gentle=sum(_counts(entry) and entry["routine"] in _GENTLE for entry in sessions),
        started=len(sessions),
        minutes=sum(walks),
        pains=Counter(pain for entry in entries for pain, _ in _ratings(entry)),
        pairs=[(before, after) for before, after in both if before is not None and after is not None],
        leg=max(legs, default=None),
        tells_of_leg=any(map(_tells_of_leg, entries)),
        entries=len(entries),
    )


def _plain(text: str) -> str:
    """TEXT without what two people would write differently: case, apostrophes, hyphens and blanks."""
    return re.sub(r"[\s\-\u2010-\u2015_]+", " ", re.sub("['’‘`´]", "", text).casefold())
