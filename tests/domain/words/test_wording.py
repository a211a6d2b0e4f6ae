"""Times and numbers are said in one way everywhere."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.domain.words.wording import (
    PartOfDay,
    calendar_words,
    counted,
    day_words,
    elsewhere,
    goal_words,
    greeting_words,
    minutes_words,
    number_words,
    of_words,
    part_of_day,
    sentence,
    share_words,
    span_words,
    spelled,
    spoken_minutes,
    time_words,
    whole_words,
)


@pytest.mark.parametrize(
    ("value", "words"), [(25, "25"), (25.0, "25"), (1.5, "1.5"), (12.3456, "12.3"), (0, "0"), (99.96, "100")]
)
def test_a_number_has_at_most_one_decimal(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(("value", "words"), [(25.4, "25"), (0.2, "0"), (1_234.6, "1235")])
def test_a_whole_number_has_none(value: float, words: str) -> None:
    assert whole_words(value) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 entries"), (1, "1 entry"), (1.0, "1 entry"), (1.5, "1.5 entries"), (2_000, "2,000 entries")],
)
def test_one_is_counted_without_an_s(number: float, words: str) -> None:
    assert counted(number, "entry", "entries") == words


@pytest.mark.parametrize(
    ("number", "words"), [(0.04, "0.04 minutes"), (0.05, "0.1 minutes"), (0.00001, "1e-05 minutes")]
)
def test_something_is_never_told_as_nothing(number: float, words: str) -> None:
    assert counted(number, "minute") == words


@pytest.mark.parametrize(("number", "words"), [(0.96, "1 minute"), (1.04, "1 minute"), (1.06, "1.1 minutes")])
def test_the_plural_is_that_of_the_number_shown(number: float, words: str) -> None:
    assert counted(number, "minute") == words


@pytest.mark.parametrize(
    ("words", "said"),
    [("left arm, right leg", "Left arm, right leg."), ("Reach long.", "Reach long."), ("2 m up", "2 m up.")],
)
def test_a_sentence_has_a_capital_and_one_full_stop(words: str, said: str) -> None:
    assert sentence(words) == said


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [(1, 1, "1 of 1 exercise"), (1, 3, "1 of 3 exercises"), (0, 1, "0 of 1 exercise"), (3, 3, "3 of 3 exercises")],
)
def test_a_part_is_counted_by_its_whole(number: int, total: int, words: str) -> None:
    assert of_words(number, total, "exercise") == words


@pytest.mark.parametrize(
    ("number", "goal", "words"),
    [
        (0, 4, "0 of 4 sessions"),
        (4, 4, "4 of 4 sessions"),
        (6, 4, "6 sessions (goal 4)"),
        (1, 1, "1 of 1 session"),
        (2, 1, "2 sessions (goal 1)"),
        (1, 0, "1 session (goal 0)"),
    ],
)
def test_more_than_the_goal_is_not_a_part_of_it(number: int, goal: int, words: str) -> None:
    assert goal_words(number, goal) == words


@pytest.mark.parametrize(("seconds", "words"), [(29, "under a minute"), (60, "1 minute"), (95, "2 minutes")])
def test_minutes_are_whole(seconds: float, words: str) -> None:
    assert minutes_words(seconds) == words


@pytest.mark.parametrize(
    ("part", "hours"),
    [
        (PartOfDay.NIGHT, (23, 0, 1, 4)),
        (PartOfDay.MORNING, (5, 9, 11)),
        (PartOfDay.AFTERNOON, (12, 17)),
        (PartOfDay.EVENING, (18, 22)),
    ],
)
def test_the_hour_has_its_part_of_the_day(part: PartOfDay, hours: tuple[int, ...]) -> None:
    assert {part_of_day(datetime(2026, 11, 22, hour, 59, tzinfo=UTC)) for hour in hours} == {part}


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (1, "Hello."),
        (7, "Good morning."),
        (12, "Good afternoon."),
        (18, "Good evening."),
        (23, "Hello."),
    ],
)
def test_the_greeting_fits_the_hour(hour: int, greeting: str) -> None:
    assert greeting_words(datetime(2026, 11, 22, hour, 9, tzinfo=UTC)) == greeting


BERLIN, ST_JOHNS, HOWE = (ZoneInfo(name) for name in ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"))


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        (datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=9))), BERLIN, "UTC+9"),
        (datetime(2026, 11, 22, 8, 30, tzinfo=ST_JOHNS), BERLIN, "UTC-3:30"),
        (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), BERLIN, "UTC"),
        (datetime(2026, 11, 22, 8, 30, tzinfo=BERLIN), UTC, "UTC+1"),
        (datetime(2026, 7, 22, 8, 30, tzinfo=HOWE), BERLIN, "UTC+10:30"),
        (datetime(2026, 7, 22, 8, 30, tzinfo=HOWE), HOWE, ""),
        (datetime(2026, 7, 22, 8, 30, tzinfo=timezone(timedelta(hours=2))), BERLIN, ""),
        (datetime(2026, 7, 22, 8, 30, tzinfo=timezone(timedelta(hours=1))), BERLIN, "UTC+1"),
        (datetime(1880, 1, 1, 8, 30, tzinfo=BERLIN), BERLIN, ""),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), BERLIN, ""),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-14))), BERLIN, ""),
        (datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=9))), None, ""),
    ],
)
def test_a_time_elsewhere_says_so(moment: datetime, zone: tzinfo | None, words: str) -> None:
    assert elsewhere(moment, zone) == words
    assert time_words(moment, zone) == f"{moment:%H:%M}" + (f" (there, {words})" if words else "")


@pytest.mark.parametrize(("hour", "shown"), [(2, True), (1, False), (3, False)])
def test_the_hour_that_clocks_show_twice_has_its_offset(hour: int, shown: bool) -> None:
    for ahead in (2, 1) if shown else (1 + (hour < 2),):
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=timezone(timedelta(hours=ahead)))
        assert elsewhere(moment, BERLIN) == (f"UTC+{ahead}" if shown else "")
        assert time_words(moment, BERLIN) == f"0{hour}:30" + (f" (UTC+{ahead})" if shown else "")


def test_a_day_is_told_of_a_day_alone() -> None:
    moment = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
    assert day_words(date(2026, 11, 22)) == calendar_words(moment) == "Sunday 22 November"
    with pytest.raises(TypeError, match="is a moment"):
        day_words(moment)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (spoken_minutes(10), "10 minutes"),
        (spoken_minutes(1), "1 minute"),
        (spoken_minutes(1.5), "a minute and a half"),
        (spoken_minutes(2.5), "two and a half minutes"),
        (spoken_minutes(0.5), "0.5 minutes"),
        (spoken_minutes(1.2), "1.2 minutes"),
        (spelled(0), "no"),
        (spelled(3), "three"),
        (spelled(12), "twelve"),
        (spelled(13), "13"),
        (spelled(1.5), "1.5"),
        (span_words(1), "one day"),
        (span_words(7), "one week"),
        (span_words(14), "two weeks"),
        (span_words(10), "ten days"),
        (span_words(0), "no days"),
        (share_words(0.5), "half"),
        (share_words(1.1 - 1), "a tenth"),
        (share_words(0.7), "70 %"),
    ],
)
def test_small_numbers_are_spelled(words: str, said: str) -> None:
    assert words == said
