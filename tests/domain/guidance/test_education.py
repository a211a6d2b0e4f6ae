"""Which card is due: one that fits the moment, or the one whose turn it is, and none twice in a month."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.guidance.coming_back import BREAK_DAYS
from backcare_tui.domain.guidance.education import (
    COMING_BACK,
    FLARE_UP,
    IN_TURN,
    MONTH_DAYS,
    STAYS_DAYS,
    card_due,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_session

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def a_flare(at: datetime, says: str = "began") -> MemoEntry:
    return MemoEntry(id=UUID(int=1), at=at, about=Subject.FLARE, says=says)


@cache
def practised(day: int) -> SessionEntry:
    """The session of a DAY, which is made once: it is part of each day's evening from then on."""
    return a_session(BEGAN + day * DAY)


def on(day: int, sessions: Iterable[int] = (), flares: Iterable[int] = (), over: Iterable[int] = ()) -> Overview:
    """The evening of a DAY, with sessions and beginnings and ends of flare-ups on days until then, from 0."""
    entries = [practised(one) for one in sorted(sessions, reverse=True) if one <= day]
    told = [(one, "began") for one in flares] + [(one, "over") for one in over]
    memos = [a_flare(BEGAN + one * DAY, says) for one, says in sorted(told, reverse=True) if one <= day]
    return overview_of(entries, BEGAN + day * DAY + timedelta(hours=9), memos, days=MIDNIGHT)


def shown(days: int, sessions: Iterable[int] = (), flares: Iterable[int] = ()) -> list[str]:
    """The card of each of so many DAYS."""
    return [card_due(on(day, sessions, flares)) for day in range(days)]


DAILY = range(400)


def test_before_the_first_session_it_is_what_matters_first() -> None:
    assert (
        card_due(Overview(BEGAN, days=MIDNIGHT)) == card_due(on(40)) == card_due(on(40, flares=[40])) == IN_TURN[0]
    )


def test_the_first_week_says_that_sore_is_not_harmed_and_what_to_expect() -> None:
    assert shown(9, DAILY) == [*["sore-is-not-harmed"] * 3, *["what-to-expect"] * 3, *["pacing"] * 3]


def test_all_take_turns_from_the_first_session_on() -> None:
    turns = [card for card, _ in groupby(shown(len(IN_TURN) * STAYS_DAYS * 2, DAILY))]
    assert turns == [*IN_TURN, *IN_TURN]


@pytest.mark.parametrize(("day", "card"), [(29, False), (30, True), (32, True), (33, False)])
def test_a_flare_up_brings_its_card_for_some_days(day: int, card: bool) -> None:
    assert (card_due(on(day, DAILY, [30])) == FLARE_UP) is card


def test_a_flare_up_that_is_over_at_once_brings_its_card_all_the_same() -> None:
    assert card_due(on(31, DAILY, [30], over=[30])) == FLARE_UP
    assert card_due(on(31, DAILY, [], over=[30])) != FLARE_UP


@pytest.mark.parametrize(("between", "card"), [(20, False), (33, False), (34, True)])
def test_another_flare_up_within_the_month_brings_no_card(between: int, card: bool) -> None:
    assert (card_due(on(30 + between, DAILY, [30, 30 + between])) == FLARE_UP) is card


@pytest.mark.parametrize(
    ("day", "card"),
    [(19 + BREAK_DAYS - 1, False), (19 + BREAK_DAYS, True), (60, True), (61, True), (62, True), (63, False)],
)
def test_who_was_away_is_greeted_until_some_days_after_the_first_session(day: int, card: bool) -> None:
    sessions = [*range(20), *range(60, 90)]
    assert (card_due(on(day, sessions)) == COMING_BACK) is card


def test_who_was_away_for_longer_than_the_rules_look_back_is_greeted_too() -> None:
    sessions = [0, 200, 201, 202, 203]
    assert [card_due(on(day, sessions)) == COMING_BACK for day in (150, 200, 202, 203)] == [
        True,
        True,
        True,
        False,
    ]


def test_a_short_pause_is_none() -> None:
    sessions = [0, BREAK_DAYS - 1]
    assert COMING_BACK not in shown(BREAK_DAYS + 3, sessions)


def test_a_flare_up_goes_before_coming_back() -> None:
    sessions = [0, 30]
    assert [card_due(on(day, sessions, [30])) for day in (29, 30, 32)] == [COMING_BACK, FLARE_UP, FLARE_UP]
    assert COMING_BACK not in [card_due(on(day, sessions, [30])) for day in range(30, 60)]


def days_of(most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 130), max_size=most, unique=True)


@example([0], [1, 2])
@example([10], [9])
@example([30, 31, 60], [28, 29, 61])
@given(st.one_of(days_of(30), st.sets(st.integers(0, 130), min_size=60).map(list)), days_of(6))
def test_none_comes_twice_in_a_month(sessions: list[int], flares: list[int]) -> None:
    """From the first day on, on which there may be no session yet."""
    cards = shown(140, sessions, flares)
    assert set(cards) <= {*IN_TURN, FLARE_UP, COMING_BACK}
    gone: dict[str, int] = {}
    day = 0
    for card, stay in groupby(cards):
        assert day - gone.get(card, -1_000) > MONTH_DAYS, (card, day)
        day += len(list(stay))
        gone[card] = day - 1
