"""A morning follows the last session that was practised on a day before, if that is not long ago."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.due.morning import LONGEST_AFTER_DAYS, morning_due, session_followed
from backcare_tui.domain.journal.entry import Entry, MorningEntry
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, a_record, a_session, when

MORNING = when(22, 8)


@pytest.mark.parametrize(("day", "follows"), [(22, False), (21, True), (19, True), (18, False), (23, False)])
def test_it_is_of_the_days_before(day: int, follows: bool) -> None:
    session = a_session(when(day, 7))
    assert session_followed([session], MORNING, days=MIDNIGHT) == (session if follows else None)


def test_it_is_the_last_one_in_which_anything_was_done() -> None:
    idle = a_session(when(21, 20), exercises=(a_record(minutes=0),))
    last, first = a_session(when(20, 20)), a_session(when(20, 9))
    assert session_followed([idle, a_rating(when(21)), last, first], MORNING, days=MIDNIGHT) is last


@given(st.lists(st.timedeltas(timedelta(days=-9), timedelta(days=2)), max_size=6))
def test_no_later_session_would_do(aways: list[timedelta]) -> None:
    entries: list[Entry] = [a_session(MORNING + away) for away in sorted(aways, reverse=True)]
    found = session_followed(entries, MORNING, days=MIDNIGHT)
    days = [(MORNING.date() - entry.at.date()).days for entry in entries]
    fitting = [entry for entry, back in zip(entries, days, strict=True) if 1 <= back <= LONGEST_AFTER_DAYS]
    assert found is (fitting[0] if fitting else None)


# Whether it is still to be told of


def seen(*entries: Entry) -> Overview:
    latest_first = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return overview_of(latest_first, MORNING, (), days=MIDNIGHT)


def morning(day: int, hour: int = 8) -> MorningEntry:
    return MorningEntry(id=uuid4(), at=when(day, hour), pain=3)


@pytest.mark.parametrize(
    ("days", "due"),
    [((21,), True), ((19,), True), ((18,), False), ((22,), False), ((21, 22), True), ((24,), False)],
)
def test_it_is_for_the_last_session_of_the_three_days_before_today(days: tuple[int, ...], due: bool) -> None:
    sessions = [a_session(when(day, 7), id=UUID(int=day)) for day in days]
    found = morning_due(seen(*sessions))
    assert (found is not None) is due
    assert found is None or found.id == UUID(int=21 if 21 in days else days[0])


def test_a_morning_that_was_told_since_is_not_asked_for_again() -> None:
    session = a_session(when(21, 18))
    assert morning_due(seen(session, morning(22, 7))) is None
    assert morning_due(seen(session, morning(21))) == session
    assert morning_due(seen(session, a_rating(when(22, 7)))) == session


def test_a_session_of_which_nothing_was_done_has_no_morning_after() -> None:
    at = when(21, 18)
    assert morning_due(seen(a_session(at, exercises=(), ended_at=at))) is None
