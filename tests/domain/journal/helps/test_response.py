"""Which session a morning belongs to, and what is known of it."""

from datetime import timedelta
from typing import Any

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Compared, Entry, Outcome
from backcare_tui.domain.journal.helps.response import Response, responses
from tests.domain.journal.helps.lives import day, morning, new_id, record, session

SESSION = session(day(0), 5, 3)


def only(*entries: Entry, days: Days = MIDNIGHT) -> Response:
    [found] = responses(entries, days)
    return found


def mornings(*entries: Entry, days: Days = MIDNIGHT) -> list[int | Compared | None]:
    return [one.morning_change for one in responses(entries, days)]


def test_a_session_with_its_ratings() -> None:
    found = only(SESSION)
    assert (found.before, found.after, found.change, found.morning_change) == (5, 3, -2, None)
    assert found.done == {"bridge"}
    assert found.tells


@pytest.mark.parametrize(("before", "after"), [(None, None), (5, None), (None, 5)])
def test_a_change_needs_both_ratings(before: int | None, after: int | None) -> None:
    found = only(session(day(0), before, after))
    assert found.change is None
    assert not found.tells


def test_a_morning_is_in_points_where_it_can_be() -> None:
    named: dict[str, Any] = {"session": SESSION.id}
    assert mornings(SESSION, morning(day(1, 8), 4, **named)) == [-1]
    assert mornings(SESSION, morning(day(1, 8), 4, compared=Compared.WORSE, **named)) == [-1]
    assert mornings(SESSION, morning(day(1, 8), compared=Compared.WORSE, **named)) == [Compared.WORSE]
    unrated = session(day(0), None, 3)
    assert mornings(unrated, morning(day(1, 8), 4, compared=Compared.SAME, session=unrated.id)) == [Compared.SAME]
    assert mornings(unrated, morning(day(1, 8), 4, session=unrated.id)) == [None]


@pytest.mark.parametrize(("days", "change"), [(0, None), (1, -1), (3, -1), (4, None)])
def test_a_morning_is_of_the_three_days_after(days: int, change: int | None) -> None:
    for named in (SESSION.id, None):
        assert mornings(SESSION, morning(day(days, 23), 4, session=named)) == [change]


def test_a_morning_that_names_a_session_comes_before_an_earlier_one_that_names_none() -> None:
    by_name = morning(day(2, 8), 7, session=SESSION.id)
    assert mornings(SESSION, morning(day(1, 8), 4), by_name) == [2]


def test_the_first_of_two_mornings_counts() -> None:
    named: dict[str, Any] = {"session": SESSION.id}
    assert mornings(SESSION, morning(day(2, 8), 7, **named), morning(day(1, 8), 4, **named)) == [-1]


def test_a_morning_that_names_no_session_here_belongs_to_none() -> None:
    assert mornings(SESSION, morning(day(1, 8), 4, session=new_id("gone"))) == [None]


def test_of_several_sessions_the_last_rated_one_has_the_morning() -> None:
    first, last, unrated = session(day(0, 9), 5, 5), session(day(0, 18), 6, 5), session(day(0, 20), None, None)
    told = morning(day(1, 8), 4)
    assert mornings(first, last, unrated, told) == [None, -2, None]
    assert mornings(unrated, told) == [None]


def test_a_morning_of_the_day_a_session_was_belongs_to_the_session_before() -> None:
    assert mornings(SESSION, session(day(1, 9), 6, 6), morning(day(1, 8), 4)) == [-1, None]


def test_of_a_session_in_which_nothing_was_done_nothing_is_told() -> None:
    nothing = session(day(0), 5, 3, exercises=(record("bridge", 0),))
    assert responses([nothing], MIDNIGHT) == ()
    imported = session(day(0), 5, 3, exercises=())
    assert only(imported).done == frozenset()
    assert responses([imported.model_copy(update={"ended_at": imported.at})], MIDNIGHT) == ()


def test_what_was_broken_off_counts_as_far_as_it_was_done() -> None:
    records = (record("bridge", 9, outcome=Outcome.ENDED_EARLY), record("cat-cow", 0))
    found = only(session(day(0), 5, 3, exercises=records, outcome=Outcome.ENDED_EARLY))
    assert found.done == {"bridge"}
    assert found.ended_early


def test_an_exercise_done_twice_counts_once_and_as_easier_only_if_both_were() -> None:
    easier = record("bridge", variation=Variation.EASIER)
    assert only(session(day(0), 5, 3, exercises=(easier, easier))).easier == {"bridge"}
    both = only(session(day(0), 5, 3, exercises=(easier, record("bridge"))))
    assert (both.done, both.easier) == (frozenset({"bridge"}), frozenset())


def test_what_hurt_and_a_leg_are_told_of_beside_the_change() -> None:
    spreads = Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT)
    found = only(session(day(0), 5, 3, exercises=(record("bridge", complaints=(spreads,)), record("cat-cow"))))
    assert (found.hurt, found.leg, found.change) == (frozenset({"bridge"}), True, -2)
    assert only(session(day(0), 5, 3, leg_pain=9)).change == -2


def test_after_midnight_is_the_evening_before_for_whose_day_begins_later() -> None:
    late = session(day(1, 1), 5, 3)
    told = morning(day(1, 8), 4)
    assert mornings(late, told) == [None]
    assert mornings(late, told, days=Days(timedelta(hours=3))) == [-1]
