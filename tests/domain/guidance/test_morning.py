"""Whether the morning after a session is still to be told of."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backcare_tui.domain.guidance.morning import session_before
from backcare_tui.domain.guidance.usual_high import usual_that_is_high
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, MorningEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, a_session, when

NOW = when(22, 8)


def seen(entries: Iterable[Entry], *memos: MemoEntry, now: datetime = NOW) -> Overview:
    return overview_of(sorted(entries, key=lambda entry: entry.at, reverse=True), now, memos, days=MIDNIGHT)


def morning(day: int, hour: int = 8) -> MorningEntry:
    return MorningEntry(id=uuid4(), at=when(day, hour), pain=3)


@pytest.mark.parametrize(
    ("days", "due"),
    [((21,), True), ((19,), True), ((18,), False), ((22,), False), ((21, 22), True), ((24,), False)],
)
def test_it_is_for_the_last_session_of_the_three_days_before_today(days: tuple[int, ...], due: bool) -> None:
    sessions = [a_session(when(day, 7), id=UUID(int=day)) for day in days]
    found = session_before(seen(sessions))
    assert (found is not None) is due
    assert found is None or found.id == UUID(int=21 if 21 in days else days[0])


def test_a_morning_that_was_told_since_is_not_asked_for_again() -> None:
    session = a_session(when(21, 18))
    assert session_before(seen([session, morning(22, 7)])) is None
    assert session_before(seen([session, morning(21)])) == session
    assert session_before(seen([session, a_rating(when(22, 7))])) == session


def test_a_session_of_which_nothing_was_done_has_no_morning_after() -> None:
    at = when(21, 18)
    assert session_before(seen([a_session(at, exercises=(), ended_at=at)])) is None


# A usual pain that is high


def week(pain: int, days: int = 7) -> list[Entry]:
    return [a_rating(NOW - timedelta(days=back), pain) for back in range(1, days + 1)]


@pytest.mark.parametrize(
    ("entries", "usual"),
    [(week(6), 6), (week(9), 9), (week(5), None), (week(8, days=3), 8), (week(8, days=2), None), ([], None)],
)
def test_it_is_offered_to_whom_it_is_six_or_more_all_week(entries: list[Entry], usual: float | None) -> None:
    assert usual_that_is_high(seen(entries)) == usual


@pytest.mark.parametrize("says", ["yes", "no"])
def test_it_is_offered_once(says: str) -> None:
    memo = MemoEntry(id=uuid4(), at=when(1), about=Subject.USUAL_HIGH, says=says)
    assert usual_that_is_high(seen(week(8), memo)) is None
