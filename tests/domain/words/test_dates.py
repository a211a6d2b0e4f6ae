"""One reader of dates and times: year first, or with dots and the day first; with slashes where it can be told."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.words.dates import (
    ANY_ORDER,
    Order,
    TwoReadingsError,
    WrittenTime,
    has_short_year,
    possible_orders,
    read_date_and_time,
)

DAY = date(2026, 11, 20)
DAY_FIRST, MONTH_FIRST = (frozenset([order]) for order in (Order.DAY_FIRST, Order.MONTH_FIRST))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "20.11.2026",
        "20/11/2026",
        "11/20/2026",
        "20-11-2026",
        "２０.11.2026",
        "20-Nov-2026",
        "20 Nov 2026",
        "20. November 2026",
        "20 NOV. 2026",
        "20th November 2026",
        "Nov 20, 2026",
        "November 20 2026",
        "Fri, 20 Nov 2026",
        "Friday, November 20, 2026",
    ],
)
def test_a_day_with_one_reading_is_read(text: str) -> None:
    assert read_date_and_time(text) == (DAY, None, None)
    assert read_date_and_time(f" {text} 8:30\n") == (DAY, time(8, 30), None)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("08:30:15", time(8, 30, 15)),
        ("08:30:15.25", time(8, 30, 15, 250_000)),
        ("08:30:15.123456789", time(8, 30, 15, 123_456)),
        ("8:30 am", time(8, 30)),
        ("8:30 PM", time(20, 30)),
        ("8:30\u202fp.m.", time(20, 30)),
        ("12:00 am", time(0)),
        ("12:00 pm", time(12)),
        ("8 am", time(8)),
        ("12AM", time(0)),
    ],
)
def test_a_time_of_day_is_read(text: str, clock: time) -> None:
    assert read_date_and_time(text) == (None, clock, None)
    assert read_date_and_time(f"20.11.2026 {text}") == (DAY, clock, None)
    assert read_date_and_time(f"2026-11-20T{text}") == (DAY, clock, None)
    assert read_date_and_time(f"11/20/2026, {text}") == (DAY, clock, None)


def test_a_dot_divides_a_time_of_day_where_a_date_stands_before_it() -> None:
    assert read_date_and_time("20.11.2026 8.30") == (DAY, time(8, 30), None)
    assert read_date_and_time("2026-11-20 08.30.15") == (DAY, time(8, 30, 15), None)
    assert read_date_and_time("8.30") is None, "the eighth of a month, as well"
    assert read_date_and_time("2026-11-20 08:30.15") is None


def test_programs_that_write_at_between_day_and_time_are_read() -> None:
    assert read_date_and_time("20 Nov 2026 at 08:30") == (DAY, time(8, 30), None)
    assert read_date_and_time("November 20, 2026 at 8:30\u202fPM") == (DAY, time(20, 30), None)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Z", 0),
        ("z", 0),
        ("+0100", 60),
        ("+01:00", 60),
        (" +01:00", 60),
        ("+01", 60),
        ("-0330", -210),
        ("+14:00", 840),
        (" UTC", 0),
        (" GMT", 0),
        (" GMT+1", 60),
        (" UTC-03:30", -210),
        (" GMT+0100", 60),
        (" PM GMT-11", -660),
    ],
)
def test_an_offset_is_read(text: str, minutes: int) -> None:
    offset = timedelta(minutes=minutes)
    hour = 20 if "PM" in text else 8
    assert read_date_and_time(f"2026-11-20 08:30{text}") == (DAY, time(hour, 30), offset)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20.11.26",
        "11/20/26",
        "2026-02-30",
        "31.11.2026",
        "13/13/2026",
        "11.20.2026",
        "2026-11/20",
        "25:00",
        "08:60",
        "13:30 pm",
        "0:30 am",
        "8",
        "2026-11-2008:30",
        "2026-11-20T",
        "T08:30",
        "2026-11-20 +01:00",
        "2026-11-20 08:30+14:01",
        "2026-11-20 08:30+15:00",
        "2026-11-20 08:30 GMT+15",
        "2026-11-20 08:30 GMT+130",
        "2026-11-20 08:30 CET",
        "31 Nov 2026",
        "20-Nov-26",
        "20 Nove 2026",
        "Nov 2026",
        "8 noon",
        "2026-11-20 8",
        "٢٠.11.2026",
        "0000-01-01",
        "2026-11-20 08:30 " + "x" * 60,
    ],
)
def test_other_words_are_no_date(text: str) -> None:
    assert read_date_and_time(text) is None


@pytest.mark.parametrize(
    "text", ["20.11.26", "11/20/26 8:30 AM", "20-Nov-26 08:30", " 20 November 26", "Nov 20, 26"]
)
def test_a_year_of_two_digits_is_known_as_one(text: str) -> None:
    assert has_short_year(text)


@pytest.mark.parametrize(
    "text",
    ["20.11.2026", "2026-11-20", "20-Nov-2026", "Fri Nov 20 08:30:00 2026", "08:30", "soon", "1.2.3456", ""],
)
def test_other_words_have_no_year_of_two_digits(text: str) -> None:
    assert not has_short_year(text)


def test_two_readings_are_refused_with_both() -> None:
    with pytest.raises(TwoReadingsError, match=r"^could be 12 November or 11 December$"):
        read_date_and_time("11/12/2026 08:30")
    assert read_date_and_time("11/12/2026", DAY_FIRST) == (date(2026, 12, 11), None, None)
    assert read_date_and_time("11/12/2026", MONTH_FIRST) == (date(2026, 11, 12), None, None)
    assert read_date_and_time("11/11/2026") == (date(2026, 11, 11), None, None)
    assert read_date_and_time("11.12.2026") == (date(2026, 12, 11), None, None)


def test_an_order_that_makes_no_day_makes_none() -> None:
    assert read_date_and_time("11/20/2026", DAY_FIRST) is None
    assert read_date_and_time("20.11.2026", MONTH_FIRST) == (DAY, None, None)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("20/11/2026", DAY_FIRST),
        ("11/20/2026 8:30 PM", MONTH_FIRST),
        ("11/12/2026", ANY_ORDER),
        ("11/11/2026", ANY_ORDER),
        ("20.11.2026", ANY_ORDER),
        ("20-Nov-2026", ANY_ORDER),
        ("2026-11-20", ANY_ORDER),
        ("99/99/2026", ANY_ORDER),
        ("08:30", ANY_ORDER),
        ("soon", ANY_ORDER),
    ],
)
def test_a_date_tells_its_order_or_nothing(text: str, orders: frozenset[Order]) -> None:
    assert possible_orders(text) == orders


@given(st.datetimes(datetime(1900, 1, 1)))  # noqa: DTZ001
def test_what_programs_write_is_read(moment: datetime) -> None:
    whole = WrittenTime(moment.date(), moment.time(), None)
    to_the_minute = whole._replace(time=time(moment.hour, moment.minute))
    assert read_date_and_time(moment.isoformat()) == whole
    assert read_date_and_time(f"{moment:%d.%m.%Y %H:%M}") == to_the_minute
    assert read_date_and_time(f"{moment:%m/%d/%Y %I:%M %p}", MONTH_FIRST) == to_the_minute
    assert (
        read_date_and_time(f"{moment.day}/{moment.month}/{moment.year} {moment:%H:%M}", DAY_FIRST) == to_the_minute
    )


@given(
    st.text(st.characters(exclude_categories=()), max_size=70)
    | st.from_regex(r"[0-9]{1,4}[-/.: TZ0-9apmGUNov,+]{0,25}")
)
def test_any_text_is_a_date_or_none(text: str) -> None:
    with suppress(TwoReadingsError):
        read_date_and_time(text)
    assert possible_orders(text)


@given(
    st.from_regex(
        r"[0-9]{4}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{6})?)?"
        r"([+-][01][0-9]:[0-6][0-9])?",
        fullmatch=True,
    )
)
def test_what_programs_write_is_read_as_all_the_rest(text: str) -> None:
    assert read_date_and_time(text) == read_date_and_time(f" {text}")  # with a blank it takes the long way
