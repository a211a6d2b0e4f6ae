"""Today's suggestion follows rules that can be read out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from backcare_tui.domain.guidance.plan import (
    EVENING,
    GENTLE,
    MORNING,
    STARTER,
    STRENGTH,
    Suggestion,
    suggest,
)
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.overview import overview_of
from tests.domain.builders import a_rating, a_record, a_session, when

NOON = when(22, 12)
SETTLED = [a_session(when(day)) for day in (20, 18, 16, 14, 12, 10)]
"""Six sessions over more than a week, latest first; the last of them two days ago."""


def suggested(entries: Sequence[Entry], hour: int = 12) -> str:
    """What is suggested at HOUR on the 22nd."""
    return suggestion(entries, when(22, hour)).routine


def suggestion(entries: Sequence[Entry], now: datetime) -> Suggestion:
    ordered = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return suggest(overview_of(ordered, now))


@pytest.mark.parametrize("hour", [0, 8, 12, 22])
def test_the_first_week_is_the_starter_at_any_hour(hour: int) -> None:
    assert suggested([], hour) == STARTER
    assert suggested([a_session(when(21))], hour) == STARTER
    assert "first week" in suggestion([a_session(when(16))], NOON).why


def test_sessions_that_were_broken_off_at_once_teach_no_habit() -> None:
    broken = [
        session.model_copy(update={"exercises": (a_record().model_copy(update={"done_s": 0.0}),)})
        for session in SETTLED
    ]
    assert suggested([*broken]) == STARTER
    strength = a_session(when(22, 11), STRENGTH, exercises=broken[0].exercises)
    assert suggested([*SETTLED, strength]) == STRENGTH


@pytest.mark.parametrize(("hour", "word"), [(1, "late"), (8, "morning"), (21, "evening"), (23, "late")])
def test_the_reason_names_the_hour_as_one_does(hour: int, word: str) -> None:
    assert suggestion(SETTLED, when(22, hour)).why.startswith(f"Because it is {word}: ")


def test_many_sessions_do_not_shorten_the_first_week() -> None:
    assert suggested([a_session(when(day)) for day in range(16, 22)] * 2) == STARTER


def test_after_the_first_week_the_starter_stays_until_six_sessions() -> None:
    few = suggestion(SETTLED[1:], NOON)
    assert (few.routine, "habit" in few.why) == (STARTER, True)
    assert suggested([*SETTLED]) == STRENGTH


@pytest.mark.parametrize(
    ("first", "routine"), [(timedelta(days=7), STRENGTH), (timedelta(days=6, hours=23), STARTER)]
)
def test_the_first_week_ends_after_seven_days(first: timedelta, routine: str) -> None:
    entries: list[Entry] = [a_session(NOON - first + timedelta(hours=hour)) for hour in range(6)]
    assert suggested(entries) == routine


@pytest.mark.parametrize(
    ("hour", "routine"),
    [
        (1, EVENING),
        (4, EVENING),
        (5, MORNING),
        (9, MORNING),
        (10, STRENGTH),
        (19, STRENGTH),
        (20, EVENING),
        (23, EVENING),
    ],
)
def test_the_hour_chooses_once_settled_in(hour: int, routine: str) -> None:
    assert suggested([*SETTLED], hour) == routine


@pytest.mark.parametrize(("day", "routine"), [(22, STARTER), (21, STARTER), (20, STRENGTH), (16, STRENGTH)])
def test_strength_has_a_rest_day_between(day: int, routine: str) -> None:
    assert suggested([*SETTLED, a_session(when(day, 11), STRENGTH)]) == routine


@pytest.mark.parametrize("hour", [8, 12, 22])
@pytest.mark.parametrize(
    ("today", "gentle"),
    [
        ([a_rating(when(22, 7), 7)], True),
        ([a_rating(when(22, 7), 6)], False),
        ([a_rating(when(21, 7), 7)], False),
        ([a_rating(when(22, 7), 3), a_rating(when(22, 6), 8)], False),
        ([a_rating(when(22, 7), 8), a_rating(when(22, 6), 3)], True),
        ([a_session(when(22, 7), pain_before=3, pain_after=7)], True),
        ([a_session(when(22, 7), pain_before=8, pain_after=3)], False),
        ([a_session(when(22, 7)), a_rating(when(22, 6), 8)], True),
    ],
    ids=["seven", "six", "yesterday", "better", "worse", "after", "before", "unrated"],
)
def test_the_latest_rating_of_today_decides_on_a_gentle_day(today: list[Entry], gentle: bool, hour: int) -> None:
    assert (suggested([*SETTLED, *today], hour) == GENTLE) == gentle


def test_two_above_the_week_before_is_a_gentle_day() -> None:
    week: list[Entry] = [a_rating(when(day), 2) for day in range(16, 22)]
    assert suggested([*SETTLED, *week, a_rating(when(22, 8), 4)]) == GENTLE
    assert suggested([*SETTLED, *week, a_rating(when(22, 8), 3)]) == STRENGTH


@pytest.mark.parametrize(
    ("last", "since", "gentle"),
    [
        ({"pain_after": 6}, [], True),
        ({"pain_worst": 6}, [], True),
        ({"pain_worst": 9, "pain_after": 2}, [], True),
        ({"pain_worst": 5, "pain_after": 5}, [], False),
        ({"pain_before": 9}, [], False),
        ({"pain_after": 6}, [a_rating(when(22, 8), 5)], False),
        ({"pain_after": 6}, [a_rating(when(22, 8), 6)], True),
        ({"pain_after": 6}, [a_rating(when(21, 11), 2)], True),
        ({"pain_after": 6}, [a_session(when(22, 8), pain_after=5)], False),
        ({"pain_after": 6}, [a_session(when(22, 8), pain_after=6)], True),
    ],
    ids=["after", "worst", "both", "amber", "before", "eased", "red", "earlier", "next fine", "next red"],
)
def test_the_day_after_strong_pain_is_gentle_unless_it_eased(
    last: dict[str, Any], since: list[Entry], gentle: bool
) -> None:
    entries: list[Entry] = [*SETTLED, a_session(when(21, 12), **last), *since]
    assert (suggested(entries) == GENTLE) == gentle


@pytest.mark.parametrize(("day", "hour", "gentle"), [(20, 13, True), (20, 12, False), (19, 12, False)])
def test_strong_pain_is_remembered_for_two_days(day: int, hour: int, gentle: bool) -> None:
    entries: list[Entry] = [*SETTLED[1:], a_session(when(11)), a_session(when(day, hour), pain_after=8)]
    assert (suggested(entries) == GENTLE) == gentle


def test_entries_still_to_come_change_nothing() -> None:
    later = when(22).replace(year=2100)
    ahead: list[Entry] = [a_session(later, STRENGTH, pain_after=9), a_rating(later, 9)]
    assert suggested([*ahead, *SETTLED]) == suggested([*SETTLED])


def test_every_suggestion_says_why() -> None:
    many: list[list[Entry]] = [[], [*SETTLED], [*SETTLED[1:]], [a_rating(when(22, 7), 8)]]
    for entries in many:
        for hour in (8, 12, 22):
            why = suggestion(entries, when(22, hour)).why
            assert why.startswith("Because ")
            assert why.endswith(".")
