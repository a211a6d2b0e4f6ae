"""Which day a moment belongs to."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import LATEST_START, MIDNIGHT, Days
from tests.storage.entries import moments

STARTS = st.timedeltas(timedelta(), LATEST_START)


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(0, 0, 21), (2, 59, 21), (3, 0, 22), (12, 0, 22), (23, 59, 22)]
)
def test_a_day_begins_at_the_hour_that_was_chosen(hour: int, minute: int, day: int) -> None:
    days = Days(timedelta(hours=3))
    for zone in (UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-11))):
        assert days.of(datetime(2026, 11, 22, hour, minute, tzinfo=zone)) == date(2026, 11, day)


@given(moments())
def test_days_that_begin_at_midnight_are_the_calendars(moment: datetime) -> None:
    assert MIDNIGHT.of(moment) == moment.date()


@given(moments(), STARTS)
def test_a_day_is_that_of_what_was_so_much_earlier(moment: datetime, starts: timedelta) -> None:
    if moment.replace(tzinfo=None) - datetime.min >= starts:  # noqa: DTZ901
        assert Days(starts).of(moment) == MIDNIGHT.of(moment - starts)
    else:
        assert Days(starts).of(moment) == date.min


@pytest.mark.parametrize("starts", [timedelta(seconds=-1), LATEST_START + timedelta(seconds=1)])
def test_no_day_begins_in_the_afternoon_or_the_day_before(starts: timedelta) -> None:
    with pytest.raises(ValueError, match="a day begins"):
        Days(starts)
