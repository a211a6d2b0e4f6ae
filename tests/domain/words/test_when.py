"""A date and time as people type them: here, on that day, unless it says where; and never in the future."""

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.words.local_time import here, local_moment, when_words
from backcare_tui.domain.words.when import out_of_reach, parse_day, parse_when
from backcare_tui.errors import UsageError

AUCKLAND = timezone(timedelta(hours=13))
NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=AUCKLAND)

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=timezone(timedelta(hours=1)))


def read(text: str, now: datetime = NOW, zone: tzinfo = AUCKLAND, was: datetime | None = None) -> datetime:
    """The moment of TEXT, about which nothing needs to be said."""
    moment, notice = parse_when(text, now, zone, was)
    assert notice == ""
    return moment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("08:30", "2026-11-22 08:30"),
        ("8:30", "2026-11-22 08:30"),
        ("0830", "2026-11-22 08:30"),
        ("８：３０", "2026-11-22 08:30"),
        (" 09:30 ", "2026-11-22 09:30"),
        ("09:31", "2026-11-22 09:31"),
        ("today", "2026-11-22 09:30"),
        ("Today 07:00", "2026-11-22 07:00"),
        ("yesterday", "2026-11-21 09:30"),
        ("yesterday 21:15", "2026-11-21 21:15"),
        ("yesterday, 21:15", "2026-11-21 21:15"),
        ("Yesterday at 9:15 pm", "2026-11-21 21:15"),
        ("yesterday 9:15 pm", "2026-11-21 21:15"),
        ("2026-11-20", "2026-11-20 09:30"),
        ("2026-11-20 18:05", "2026-11-20 18:05"),
        ("2026-11-20T18:05", "2026-11-20 18:05"),
        ("20.11.2026 18:05", "2026-11-20 18:05"),
        ("11/20/2026 6:05 PM", "2026-11-20 18:05"),
        ("20261120", "2026-11-20 09:30"),
        ("2026-02-28 23:59", "2026-02-28 23:59"),
    ],
)
def test_a_time_is_here(text: str, words: str) -> None:
    moment = read(text)
    assert when_words(moment) == words
    assert moment.utcoffset() == NOW.utcoffset()


def test_an_offset_of_its_own_is_kept() -> None:
    moment = read("2026-11-20T18:05:00+01:00")
    assert moment == datetime(2026, 11, 20, 18, 5, tzinfo=timezone(timedelta(hours=1)))
    assert moment.utcoffset() == timedelta(hours=1)
    assert read("2026-11-20 18:05z").utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "25:00",
        "08:60",
        "2026-02-30",
        "8 o'clock",
        "yesterdays 08:00",
        "yesterday 2026-11-01",
        "-1",
        "2026-11-20T08:30+23:00",
        "20261122010203",
        "0130000000",
        "2026-11-20+05:30",
        "2026-11-20/08:30",
        "2026-W47",
        "",
    ],
)
def test_other_words_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="that can be read") as caught:
        parse_when(text, NOW, AUCKLAND)
    assert "2026-11-22 08:30" in caught.value.advice


def test_a_date_that_could_be_two_is_refused_with_both() -> None:
    with pytest.raises(UsageError, match=r"^“11/12/2026” could be 12 November or 11 December\. Write it with the"):
        parse_when("11/12/2026", NOW, AUCKLAND)


@pytest.mark.parametrize(
    "text", ["09:32", "2026-11-23", "2027-01-01 00:00", "2026-11-21T22:00-12:00", "9999-12-31", "20.11.2036 08:30"]
)
def test_the_future_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="still to come"):
        parse_when(text, NOW, AUCKLAND)


@pytest.mark.parametrize("text", ["0026-11-20 08:30", "1899-12-31", "0001-01-01", "0001-01-01T00:00+14:00"])
def test_a_year_before_1900_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"^[01][0-9-]{9} [0-9:]{5} is before 1900\. Type a year from 1900 on"):
        parse_when(text, NOW, AUCKLAND)
    assert out_of_reach(datetime(1900, 1, 1, tzinfo=UTC), NOW) == ""


def test_a_day_ahead_is_as_far_as_a_zone_can_be() -> None:
    assert out_of_reach(NOW + timedelta(days=1), NOW) == ""
    assert out_of_reach(NOW + timedelta(days=1, seconds=1), NOW) == "is still to come"


@given(st.text(st.characters(exclude_categories=())))
@example("\udcff\x1b[2J")
@example("0001-01-01T00:00+14:00")
@example("9999-12-31T23:59-14:00")
@example("yesterday")
def test_whatever_is_typed_is_a_past_moment_or_refused_harmlessly(text: str) -> None:
    said = ""
    try:
        assert parse_when(text, NOW, BERLIN).moment <= NOW + timedelta(minutes=1)
    except UsageError as error:
        said = str(error)
    assert not {unicodedata.category(char) for char in said} & {"Cc", "Cs"}


# Local time has the offset of its own day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-07-20 08:30", "2026-07-20T08:30:00+02:00"),
        ("2026-07-20", "2026-07-20T09:15:00+02:00"),
        ("2026-02-20 08:30", "2026-02-20T08:30:00+01:00"),
        ("1900-01-01 08:30", "1900-01-01T08:30:00+01:00"),
    ],
)
def test_the_offset_is_that_of_the_day(text: str, at: str) -> None:
    assert read(text, WINTER, BERLIN).isoformat() == at


@pytest.mark.parametrize(
    ("now", "text", "at"),
    [
        ("2026-10-25T09:00+01:00", "yesterday 21:15", "2026-10-24T21:15:00+02:00"),
        ("2026-10-25T09:00+01:00", "yesterday", "2026-10-24T09:00:00+02:00"),
        ("2026-03-29T09:00+02:00", "yesterday 21:15", "2026-03-28T21:15:00+01:00"),
        ("2026-03-29T09:00+02:00", "01:30", "2026-03-29T01:30:00+01:00"),
        ("2026-03-30T09:00+02:00", "2026-03-28", "2026-03-28T09:00:00+01:00"),
        ("2026-10-25T02:30+01:00", "today", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_yesterday_may_have_had_another_offset(now: str, text: str, at: str) -> None:
    assert read(text, datetime.fromisoformat(now), BERLIN).isoformat() == at


@pytest.mark.parametrize(
    ("zone", "text", "at"),
    [
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-03-29 02:00", "2026-03-29T03:00:00+02:00"),
        ("Europe/Dublin", "2026-03-29 01:30", "2026-03-29T02:30:00+01:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04T02:45:00+11:00"),
        ("Pacific/Apia", "2011-12-30 08:30", "2011-12-31T08:30:00+14:00"),
        ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04T01:00:00-02:00"),
    ],
)
def test_a_time_that_did_not_exist_goes_forward_and_says_so(zone: str, text: str, at: str) -> None:
    moment, notice = parse_when(text, WINTER, ZoneInfo(zone))
    assert moment.isoformat() == at
    assert notice == f"Clocks went forward then and left out {text}, so it became {when_words(moment)}."


@pytest.mark.parametrize(
    ("zone", "text", "first", "second"),
    [
        ("Europe/Berlin", "2026-10-25 02:30", "+02:00", "+01:00"),
        ("Europe/Dublin", "2026-10-25 01:30", "+01:00", "+00:00"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "+11:00", "+10:30"),
    ],
)
def test_an_hour_that_exists_twice_is_the_first_and_keeps_its_side(
    zone: str, text: str, first: str, second: str
) -> None:
    there = ZoneInfo(zone)
    typed = read(text, WINTER, there)
    assert typed.isoformat() == f"{text.replace(' ', 'T')}:00{first}"
    for side in (first, second):
        was = datetime.fromisoformat(f"{text}{side}")
        assert read(text, WINTER, there, was) is was
        assert read(f"{text[:-1]}7", WINTER, there, was).isoformat()[-6:] == side
    assert when_words(typed, there) == text
    assert when_words(datetime.fromisoformat(f"{text}{second}"), there) == f"{text} {second}"


def test_zones_with_odd_offsets() -> None:
    assert read("2026-07-20 08:30", WINTER, ZoneInfo("Asia/Kathmandu")).isoformat() == "2026-07-20T08:30:00+05:45"
    assert read("1930-07-20 08:30", WINTER, ZoneInfo("Europe/Amsterdam")).isoformat()[:16] == "1930-07-20T08:30"


def test_what_was_written_elsewhere_stays_there_while_only_its_minutes_change() -> None:
    tokyo = datetime(2026, 7, 20, 7, 0, 42, tzinfo=timezone(timedelta(hours=9)))
    words = when_words(tokyo, BERLIN)
    assert words == "2026-07-20 07:00 +09:00"
    assert read(words.replace("07:00", "07:05"), WINTER, BERLIN, tokyo).isoformat() == "2026-07-20T07:05:00+09:00"
    assert read("2026-07-20 07:00", WINTER, BERLIN, tokyo) is tokyo


_zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
_moments = st.datetimes(datetime(1900, 1, 2), datetime(2026, 11, 26), timezones=st.just(UTC))  # noqa: DTZ001


@given(_moments, _zones)
def test_what_is_shown_can_be_typed_again_in_every_zone(instant: datetime, zone: tzinfo) -> None:
    assert_comes_back(instant, zone)


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia", "Asia/Gaza"]
)
@given(data=st.data())
def test_what_is_shown_can_be_typed_again_around_every_change(name: str, data: st.DataObject) -> None:
    changes = changes_of(name)
    assert changes
    instant = data.draw(st.sampled_from(changes)) + timedelta(minutes=data.draw(st.integers(-180, 9 * 60)))
    assert_comes_back(instant, ZoneInfo(name))


@cache  # each example of a zone asks for them
def changes_of(name: str) -> tuple[datetime, ...]:
    """The six hours within which the offset of the zone NAME changes, in six years, by their beginning."""
    zone = ZoneInfo(name)
    day = datetime(2010, 1, 1, tzinfo=UTC)
    hours = [day + timedelta(hours=6 * count) for count in range(4 * 365 * 6)]
    return tuple(hour for hour, after in pairwise(hours) if offset(hour, zone) != offset(after, zone))


def offset(instant: datetime, zone: tzinfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def assert_comes_back(instant: datetime, zone: tzinfo) -> None:
    """What is shown of INSTANT in ZONE is typed as what it was, on whichever side of a change it is."""
    moment = here(instant.replace(second=0, microsecond=0), zone).replace(second=0)
    again = read(when_words(moment, zone), WINTER, zone)
    assert (again, again.utcoffset()) == (moment, moment.utcoffset())
    assert read(when_words(moment), WINTER, zone, was=moment) == moment


@given(_moments, _zones)
def test_here_is_the_same_moment(instant: datetime, zone: tzinfo) -> None:
    assert here(instant, zone) == instant
    assert abs(
        here(instant, zone).replace(tzinfo=None) - instant.astimezone(zone).replace(tzinfo=None)
    ) < timedelta(minutes=1)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2026, 11, 26)), _zones)  # noqa: DTZ001
def test_every_wall_time_is_a_moment_that_clocks_show(wall: datetime, zone: tzinfo) -> None:
    moment, notice = local_moment(wall, zone)
    shown = moment.astimezone(zone).replace(tzinfo=None)
    assert abs(shown - moment.replace(tzinfo=None)) < timedelta(minutes=1)
    assert notice or moment.replace(tzinfo=None) == wall
    assert moment.replace(tzinfo=None) >= wall


# Days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        (" 1.11.2026 ", date(2026, 11, 1)),
        ("today", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 21)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text, NOW.date()) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "“soon” is not a date."),
        ("08:30", "“08:30” is not a date."),
        ("2026-11-01 08:30", "“2026-11-01 08:30” is not a date."),
        ("11/12/2026", "“11/12/2026” could be 12 November or 11 December."),
        ("0026-11-01", "0026-11-01 is before 1900."),
    ],
)
def test_what_is_no_day_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text, NOW.date())
    assert caught.value.title == words
