"""A year of one person with back pain, as irregular as years are: the same for the same last day.

It has a story that a trend should tell: sore at first, better over the winter, a bad fortnight with leg pain from
9 March on, away in May, a short setback in July, ill in August, low in autumn; with gaps, days that are rated
several times, sessions after midnight, another zone, the weekly three and an activity of one's own.

    python -m tests.irregular_year DIR      writes it into a new journal in DIR
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.taken_in import taken_in

LAST = date(2026, 11, 26)
DAYS = 365
HOME, AWAY = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
OWN = "carry the shopping home"
_A_DAY = timedelta(days=1)
_UNTOLD = (("12-24", "01-02"), ("02-11", "02-14"), ("06-05", "06-09"), ("10-03", "10-05"))
"""First and last month and day of days on which nothing was recorded."""
_COURSE = (
    ("11-27", 7.0),
    ("12-10", 6.2),
    ("01-05", 5.4),
    ("02-20", 4.4),
    ("03-08", 4.2),
    ("03-10", 8.2),
    ("03-14", 7.6),
    ("03-22", 5.4),
    ("04-10", 4.0),
    ("05-30", 3.6),
    ("07-19", 3.2),
    ("07-20", 6.4),
    ("07-24", 3.4),
    ("09-10", 2.6),
    ("11-26", 2.0),
)
"""Months and days with how it is then; straight from one to the next."""


@cache
def irregular_year(last: date = LAST) -> tuple[Kept, ...]:
    """All that is kept of the year up to LAST, which is a 26 November; entries and memos, latest first."""
    return tuple(sorted(_Year(last).kept(), key=lambda one: (one.at, one.id), reverse=True))


class _Year:
    def __init__(self, last: date) -> None:
        self._rng = Random(f"irregular year {last}")  # noqa: S311 (it keeps no secret)
        self._first = last - (DAYS - 1) * _A_DAY
        self._last = last
        self._course = [(self._day(when), pain) for when, pain in _COURSE]

    def kept(self) -> Iterator[Kept]:
        yield from self._memos()
        gaps = [(self._day(begin), self._day(end)) for begin, end in _UNTOLD]
        for number in range(DAYS):
            day = self._first + number * _A_DAY
            if not any(begin <= day <= end for begin, end in gaps):
                yield from self._of_day(day)

    def _day(self, when: str) -> date:
        month, day = map(int, when.split("-"))
        return next(
            one for year in (self._first.year, self._last.year) if (one := date(year, month, day)) >= self._first
        )

    def _pain(self, day: date) -> int:
        """A rating of DAY: where the course is, and some chance."""
        before = [point for point in self._course if point[0] <= day][-1]
        after = next((point for point in self._course if point[0] > day), before)
        share = (day - before[0]).days / max(1, (after[0] - before[0]).days)
        at = before[1] + (after[1] - before[1]) * share
        return min(10, max(0, round(at + self._rng.gauss(0, 0.8))))

    def _id(self) -> UUID:
        return UUID(int=self._rng.getrandbits(128), version=4)

    def _at(self, day: date, hour: float) -> datetime:
        away = self._day("05-02") <= day <= self._day("05-16")
        begin = datetime.combine(day, time(), AWAY if away else HOME)
        return begin + timedelta(minutes=round(hour * 60 + self._rng.uniform(-40, 40)))

    def _of_day(self, day: date) -> Iterator[Kept]:
        rng = self._rng
        flare = self._day("03-09") <= day <= self._day("03-18")
        paused = any(self._day(a) <= day <= self._day(b) for a, b in (("05-02", "05-16"), ("08-10", "08-14")))
        leg = max(0, self._pain(day) - 3) if self._day("03-09") <= day <= self._day("04-06") else None
        if rng.random() < (0.95 if flare else 0.25 if paused else 0.6):
            yield RatingEntry(id=self._id(), at=self._at(day, 8), pain=self._pain(day), leg_pain=leg)
        if rng.random() < (0.8 if flare else 0.12):
            yield RatingEntry(id=self._id(), at=self._at(day, 20), pain=self._pain(day), note="Long day.")
        if not paused and rng.random() < 0.55:
            yield from self._session(day, "gentle-day" if flare else rng.choice(("starter-three", "core-glutes")))
            if rng.random() < 0.1:
                yield from self._session(day, "wind-down", hour=24.4)
        if rng.random() < 0.35:
            yield ActivityEntry(id=self._id(), at=self._at(day, 13), exercise="walk", minutes=rng.randint(10, 45))
        if day.weekday() == 6 and rng.random() < 0.8:
            scores = [min(10, max(0, self._pain(day) + shift)) for shift in (0, -1, 1)]
            yield PegEntry(
                id=self._id(), at=self._at(day, 19), pain=scores[0], enjoyment=scores[1], activity=scores[2]
            )
        if day.day == 28:
            yield OwnActivityEntry(
                id=self._id(), at=self._at(day, 18), name=OWN, ability=max(0, 10 - self._pain(day))
            )

    def _session(self, day: date, routine: str, hour: float = 17.5) -> Iterator[Kept]:
        before = self._pain(day)
        after = min(10, max(0, before + self._rng.choice((-2, -1, -1, -1, 0, 0, 1))))
        at, id_ = self._at(day, hour), self._id()
        hurt = (
            (Complaint(pain=min(10, before + 2), what=PainKind.SHARP, remedy=Remedy.EASIER),)
            if self._rng.random() < 0.05
            else ()
        )
        yield SessionEntry(
            id=id_,
            at=at,
            ended_at=at + timedelta(minutes=8),
            routine=routine,
            outcome=Outcome.COMPLETED,
            pain_before=before,
            pain_after=after if self._rng.random() < 0.9 else None,
            exercises=tuple(
                ExerciseRecord(
                    exercise=exercise,
                    variation=Variation.STANDARD,
                    planned_s=160,
                    done_s=160,
                    outcome=Outcome.COMPLETED,
                    complaints=hurt if exercise == "bridge" else (),
                )
                for exercise in ("pelvic-tilt", "bridge", "knee-rolls")
            ),
        )
        if hour < 24 and self._rng.random() < 0.4 and day < self._last:
            yield MorningEntry(
                id=self._id(),
                at=self._at(day + _A_DAY, 7),
                pain=self._pain(day + _A_DAY),
                compared=self._rng.choice(list(Compared)),
                session=id_,
            )

    def _memos(self) -> Iterator[MemoEntry]:
        for when, about, says in (
            ("03-09", Subject.FLARE, "began"),
            ("03-19", Subject.FLARE, "over"),
            ("05-02", Subject.PAUSE, "away"),
            ("05-17", Subject.PAUSE, "over"),
            ("07-20", Subject.FLARE, "began"),
            ("08-10", Subject.PAUSE, "ill"),
            ("08-15", Subject.PAUSE, "over"),
            ("12-01", Subject.OWN_ACTIVITY, OWN),
        ):
            yield MemoEntry(id=self._id(), at=self._at(self._day(when), 10), about=about, says=says)


def main(folder: str) -> None:
    """Write the year into a new journal in FOLDER."""
    clock = FakeClock(datetime.combine(LAST, time(21), UTC))
    store = JournalStore.open(Path(folder), clock, MIDNIGHT)
    try:
        taken_in(store, reversed(irregular_year()))
    finally:
        store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
