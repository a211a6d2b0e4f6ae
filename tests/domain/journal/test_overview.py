"""The overview holds what the rules look at, and nothing that grows with the years."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, MorningEntry
from backcare_tui.domain.journal.memo import LASTING, PASSING, MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, Practice, overview_of
from tests.domain.builders import a_rating, a_record, a_session, when

NOON = when(22, 12)
EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))


def overview(*entries: Entry, now: datetime = NOON) -> Overview:
    return overview_of(sorted(entries, key=lambda entry: entry.at, reverse=True), now, days=MIDNIGHT)


def a_walk(at: datetime, minutes: float) -> ActivityEntry:
    return ActivityEntry(id=UUID(int=1), at=at, exercise="walk", minutes=minutes)


def test_an_empty_journal() -> None:
    assert overview() == Overview(now=NOON, days=MIDNIGHT)


@pytest.mark.parametrize(("days", "recent"), [(-84, False), (-83, True), (0, True), (6, True), (7, False)])
def test_recent_are_twelve_weeks_and_the_rest_of_the_week_that_comes(days: int, recent: bool) -> None:
    entry = a_rating(when(22, 23) + timedelta(days=days))
    assert overview(entry).recent == ((entry,) if recent else ())


def test_recent_goes_by_the_day_where_the_person_was() -> None:
    in_east = a_rating(datetime(2026, 8, 31, 1, tzinfo=EAST))
    in_west = a_rating(datetime(2026, 8, 30, 23, tzinfo=WEST))
    assert in_east.at < in_west.at
    assert overview(in_east, in_west).recent == (in_east,)


def test_recent_entries_come_latest_first() -> None:
    entries = [a_rating(when(day)) for day in (22, 20, 18)]
    assert overview(*reversed(entries)).recent == tuple(entries)


def test_the_ratings_of_twelve_weeks_are_counted_by_day() -> None:
    first = when(22) - timedelta(days=83)
    entries: list[Entry] = [
        a_rating(first - timedelta(days=1), 9),
        a_rating(first, 1),
        a_rating(when(22, 7), 3),
        a_session(when(22, 8), pain_before=3, pain_after=2, pain_worst=8),
        a_rating(when(23), 9),
    ]
    assert overview(*entries).pains == {first.date(): {1: 1}, when(22).date(): {3: 2, 2: 1}}


@pytest.mark.parametrize(("days", "seen"), [(-449, False), (-448, True), (-84, True), (-83, False)])
def test_of_the_year_before_the_recent_days_only_the_walks_are_seen(days: int, seen: bool) -> None:
    at = when(22) + timedelta(days=days)
    told = overview(a_walk(at, 20.5), a_walk(at, 10), a_rating(at), a_session(at))
    assert told.walked_before == ({at.date(): 30.5} if seen else {})


def test_a_rating_after_midnight_belongs_to_the_day_that_its_session_began_on() -> None:
    late = a_session(when(21, 23), ended_at=when(22, 1), pain_after=5)
    assert overview(late).pains == {when(21).date(): {5: 1}}


def test_the_latest_rating_is_kept_however_old_it_is() -> None:
    old = when(1).replace(year=2001)
    rated = overview(a_rating(old, 4), a_rating(old - timedelta(days=1), 5), a_session(when(22))).rated
    assert rated is not None
    assert (rated.pain, rated.at) == (4, old)


def test_a_rating_that_is_still_to_come_is_not_the_latest() -> None:
    rated = overview(a_rating(when(22, 13), 9), a_rating(when(22, 12), 4)).rated
    assert rated is not None
    assert rated.pain == 4


def test_of_two_ratings_at_one_moment_the_one_that_is_met_first_is_the_latest() -> None:
    at_once = a_session(when(22, 8), pain_before=6, pain_after=1)
    other = a_rating(when(22, 8), 3)
    turns: list[tuple[list[Entry], int]] = [([at_once, other], 6), ([other, at_once], 3)]
    for entries, pain in turns:
        rated = overview_of(entries, NOON, days=MIDNIGHT).rated
        assert rated is not None
        assert rated.pain == pain


def test_practice_is_counted_over_all_years() -> None:
    first = datetime(2001, 2, 3, tzinfo=UTC)
    broken = a_session(first - timedelta(days=1), ended_at=first, exercises=(a_record(minutes=0),))
    begun = broken.exercises[0].model_copy(update={"planned_s": 60.0})
    entries: list[Entry] = [
        broken.model_copy(update={"exercises": (begun,)}),
        a_session(first),
        a_session(when(20)),
        a_session(when(22).replace(year=2100)),
        a_rating(when(22)),
    ]
    assert overview(*entries).practice == Practice(sessions=4, counting=2, began=first, last=when(20))


def memos_seen(*memos: MemoEntry) -> tuple[MemoEntry, ...]:
    return overview_of((), NOON, memos, days=MIDNIGHT).memos


def a_memo(at: datetime, about: Subject, says: str = "x") -> MemoEntry:
    return MemoEntry(id=UUID(int=1), at=at, about=about, says=says)


STANDING = [subject for subject in Subject if subject not in (*PASSING, *LASTING)]


@pytest.mark.parametrize("about", [subject for subject in Subject if subject not in PASSING])
def test_what_is_kept_in_mind_counts_however_old_it_is(about: Subject) -> None:
    late, early = a_memo(when(21), about), a_memo(when(1).replace(year=2001), about)
    assert memos_seen(late, early) == (late, early)


@pytest.mark.parametrize("about", STANDING)
def test_of_more_than_a_year_ago_the_last_two_about_one_thing_count(about: Subject) -> None:
    this_year = [a_memo(NOON - timedelta(days=days), about) for days in (0, 0, 30, 365, 448)]
    older = [a_memo(NOON - timedelta(days=days), about) for days in (449, 500, 501, 3000)]
    other = a_memo(NOON - timedelta(days=3001), next(one for one in STANDING if one is not about))
    assert memos_seen(*this_year, *older, other) == (*this_year, *older[:2], other)


@pytest.mark.parametrize("about", LASTING)
def test_what_was_said_of_signs_counts_each_time(about: Subject) -> None:
    memos = [a_memo(NOON - timedelta(days=500 + days), about) for days in range(5)]
    assert memos_seen(*memos) == tuple(memos)


@pytest.mark.parametrize(("days", "seen"), [(-84, False), (-83, True), (1, True)])
def test_of_planned_days_those_of_twelve_weeks_count(days: int, seen: bool) -> None:
    memo = a_memo(NOON + timedelta(days=days), Subject.DAY, "2026-11-28 gentle")
    assert memos_seen(memo) == ((memo,) if seen else ())


@pytest.mark.parametrize("about", Subject)
def test_what_a_wrong_clock_dated_ahead_does_not_outlive_what_is_said_now(about: Subject) -> None:
    assert memos_seen(a_memo(NOON + timedelta(days=1, seconds=1), about)) == ()


def test_memos_are_no_entries() -> None:
    assert overview_of((), NOON, [a_memo(when(21), Subject.SIGNS)], days=MIDNIGHT).empty


SPREADING = Complaint(pain=4, what=PainKind.SPREADS, remedy=Remedy.EASIER)
STAYING = Complaint(pain=4, what=PainKind.STAYS, remedy=Remedy.EASIER)
_MORNING = MorningEntry(id=UUID(int=1), at=when(22), pain=3)


@pytest.mark.parametrize(
    ("entry", "ever"),
    [
        (a_rating(when(1).replace(year=2001), leg_pain=1), True),
        (a_rating(when(22), leg_pain=0), False),
        (a_rating(when(22)), False),
        (a_session(when(22), leg_pain=2), True),
        (a_session(when(22), exercises=(a_record().model_copy(update={"complaints": (SPREADING,)}),)), True),
        (a_session(when(22), exercises=(a_record().model_copy(update={"complaints": (STAYING,)}),)), False),
        (_MORNING.model_copy(update={"leg_pain": 5}), True),
        (_MORNING, False),
    ],
)
def test_pain_in_a_leg_is_known_of_for_good(entry: Entry, ever: bool) -> None:
    assert overview(entry, a_rating(when(21))).leg_ever is ever


@pytest.mark.parametrize(
    ("days", "known"), [(-35, False), (-34, True), (0, True), (1, True), (2, False)], ids=lambda value: str(value)
)
def test_of_a_leg_five_weeks_are_known_day_by_day(days: int, known: bool) -> None:
    at = NOON + timedelta(days=days)
    told, other = a_rating(at, leg_pain=1), a_rating(NOON, leg_pain=0)
    assert overview(told, other).leg_days == ({at.date()} if known else set())


@pytest.mark.parametrize("entry", [a_rating(when(1).replace(year=2001)), a_rating(when(1).replace(year=2100))])
def test_one_entry_of_any_age_is_a_beginning(entry: Entry) -> None:
    assert not overview(entry).empty
