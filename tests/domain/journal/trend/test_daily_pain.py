"""Each day is one of where the person was, and is told by the median of its ratings."""

import statistics
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, PegEntry
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, daily_pain, pain_by_day, usual_pain
from tests.domain.builders import a_rating, a_session, when

SUNDAY = date(2026, 11, 22)
PEG = PegEntry(id=UUID(int=1), at=when(22), pain=9, enjoyment=9, activity=9)


def walked(day: int, minutes: float) -> ActivityEntry:
    return ActivityEntry(id=UUID(int=1), at=when(day), exercise="walk", minutes=minutes)


def days(*pains: int | None) -> list[Entry]:
    """One rating a day, the last of them on Sunday the 22nd; None for a day without."""
    first = SUNDAY - timedelta(days=len(pains) - 1)
    return [
        a_rating(datetime.combine(first + timedelta(days=index), when(1).timetz()), pain)
        for index, pain in enumerate(pains)
        if pain is not None
    ]


def pains(entries: Iterable[Entry]) -> PainByDay:
    """All ratings of ENTRIES by day."""
    return pain_by_day(entries, date.min, date.max, days=MIDNIGHT)


@pytest.mark.parametrize(
    ("entry", "ratings"),
    [
        (a_rating(when(22), 0), (0,)),
        (a_session(when(22), pain_before=4, pain_after=2, pain_worst=8), (4, 2)),
        (a_session(when(22), pain_after=0), (0,)),
        (a_session(when(22), pain_worst=8), ()),
        (PEG, ()),
        (walked(22, 10), ()),
    ],
    ids=["rating", "session", "after", "worst", "peg", "activity"],
)
def test_ratings_of_pain_at_rest(entry: Entry, ratings: tuple[int, ...]) -> None:
    assert tuple(rating.pain for rating in entry.rest_ratings) == ratings


def test_each_day_has_the_median_of_its_ratings() -> None:
    entries: list[Entry] = [
        a_rating(when(20), 1),
        a_rating(when(22, 8), 2),
        a_rating(when(22, 9), 9),
        a_session(when(22, 10), pain_before=3, pain_after=4),
        PEG,
    ]
    assert daily_pain(pains(entries), SUNDAY, 4) == (None, 1, None, 3.5)
    assert daily_pain(pains(reversed(entries)), SUNDAY, 1) == (3.5,)
    assert daily_pain({}, SUNDAY, 2) == (None, None)


def test_a_day_is_that_of_where_the_person_was() -> None:
    auckland, midnight = timezone(timedelta(hours=13)), datetime(2026, 11, 22, 0, 30)  # noqa: DTZ001
    entry = a_rating(midnight.replace(tzinfo=auckland), 6)
    assert entry.at.astimezone(UTC).day == 21
    assert daily_pain(pains([entry]), SUNDAY, 2) == (None, 6)


def test_ratings_are_counted_from_the_first_day_to_the_last() -> None:
    entries: list[Entry] = [
        *[a_rating(when(day), day % 10) for day in (19, 20, 22, 23)],
        a_session(when(20), pain_before=0, pain_after=3),
        walked(21, 10),
    ]
    assert pain_by_day(entries, date(2026, 11, 20), SUNDAY, days=MIDNIGHT) == {
        date(2026, 11, 20): {0: 2, 3: 1},
        SUNDAY: {2: 1},
    }


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 10)), max_size=20), st.integers(1, 40))
def test_there_is_a_value_or_a_gap_for_every_day(ratings: list[tuple[int, int]], count: int) -> None:
    entries = [a_rating(when(day), pain) for day, pain in ratings]
    series = daily_pain(pains(entries), SUNDAY, count)
    assert len(series) == count
    rated = {day for day, _ in ratings if 0 <= 22 - day < count}
    assert {22 - back for back, pain in enumerate(reversed(series)) if pain is not None} == rated
    assert all(pain is None or 0 <= pain <= 10 for pain in series)


@pytest.mark.parametrize(
    ("entries", "usual"),
    [
        ([], None),
        (days(5), None),
        (days(5, None), 5),
        (days(9, 1, 2, 3, None, None, 6, 4, 10), 3),
        (days(9, *[None] * 8), None),
        (days(2, *[None] * 6, 7), 2),
        (days(3, 4, None), 3.5),
    ],
    ids=["none", "only-today", "yesterday", "week", "too-old", "seven-days-ago", "even"],
)
def test_usual_pain_is_the_median_of_the_seven_days_before(entries: list[Entry], usual: float | None) -> None:
    assert usual_pain(pains(entries), SUNDAY) == usual


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_pain_of_a_day_is_the_median_of_its_ratings(pains: list[int]) -> None:
    rated = pain_by_day([a_rating(when(22), pain) for pain in pains], SUNDAY, SUNDAY, days=MIDNIGHT)
    assert daily_pain(rated, SUNDAY, 1) == (statistics.median(pains),)
