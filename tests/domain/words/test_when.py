"""A date and time as people type them: here unless it says where, and never in the future."""

import unicodedata
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.words.when import parse_when, when_words
from backcare_tui.errors import UsageError

AUCKLAND = timezone(timedelta(hours=13))
NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=AUCKLAND)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("08:30", "2026-11-22 08:30"),
        (" 09:30 ", "2026-11-22 09:30"),
        ("09:31", "2026-11-22 09:31"),
        ("today", "2026-11-22 09:30"),
        ("Today 07:00", "2026-11-22 07:00"),
        ("yesterday", "2026-11-21 09:30"),
        ("yesterday 21:15", "2026-11-21 21:15"),
        ("2026-11-20", "2026-11-20 09:30"),
        ("2026-11-20 18:05", "2026-11-20 18:05"),
        ("2026-11-20T18:05", "2026-11-20 18:05"),
        ("2026-02-28 23:59", "2026-02-28 23:59"),
    ],
)
def test_a_time_is_here(text: str, words: str) -> None:
    moment = parse_when(text, NOW)
    assert when_words(moment) == words
    assert moment.utcoffset() == NOW.utcoffset()


def test_an_offset_of_its_own_is_kept() -> None:
    moment = parse_when("2026-11-20T18:05:00+01:00", NOW)
    assert moment == datetime(2026, 11, 20, 18, 5, tzinfo=timezone(timedelta(hours=1)))
    assert moment.utcoffset() == timedelta(hours=1)
    assert parse_when("2026-11-20 18:05z", NOW).utcoffset() == timedelta(0)


@pytest.mark.parametrize("text", ["soon", "25:00", "08:60", "2026-02-30", "8 o'clock", "yesterdays 08:00", "-1"])
def test_other_words_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="that can be read") as caught:
        parse_when(text, NOW)
    assert "2026-11-22 08:30" in caught.value.advice


@pytest.mark.parametrize("text", ["09:32", "2026-11-23", "2027-01-01 00:00", "2026-11-21T22:00-12:00"])
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="still to come"):
        parse_when(text, NOW)


@given(st.datetimes(datetime(1900, 1, 1), NOW.replace(tzinfo=None)))  # noqa: DTZ001
def test_what_is_shown_can_be_typed_again(moment: datetime) -> None:
    there = moment.replace(second=0, microsecond=0, tzinfo=AUCKLAND)
    assert parse_when(when_words(there), NOW) == there


@given(st.text(st.characters(exclude_categories=())))
@example("\udcff\x1b[2J")
@example("0001-01-01T00:00+14:00")
@example("9999-12-31T23:59-14:00")
def test_whatever_is_typed_is_a_past_moment_or_refused_harmlessly(text: str) -> None:
    said = ""
    try:
        assert parse_when(text, NOW) <= NOW + timedelta(minutes=1)
    except UsageError as error:
        said = str(error)
    assert not {unicodedata.category(char) for char in said} & {"Cc", "Cs"}
