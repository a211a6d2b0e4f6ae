"""When the signs come back by themselves: once for each reason, and again only when it is new again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.guidance.signs.signs_due import SignsReason, signs_due
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, a_record, a_session, when

NOW = when(22, 12)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def memo(about: Subject, says: str, days: int) -> MemoEntry:
    return MemoEntry(id=uuid4(), at=ago(days), about=about, says=says)


def shown(reason: SignsReason, days: int) -> MemoEntry:
    return memo(Subject.SIGNS_SHOWN, reason.value, days)


def rated(pains: Mapping[int, int]) -> list[Entry]:
    """A rating so many days ago each."""
    return [a_rating(ago(days), pain) for days, pain in pains.items()]


def seen(entries: Iterable[Entry] = (), *memos: MemoEntry, now: datetime = NOW) -> Overview:
    ordered = sorted(entries, key=lambda entry: entry.at, reverse=True)
    return overview_of(ordered, now, sorted(memos, key=lambda one: one.at, reverse=True), days=MIDNIGHT)


FOUR_LOW_WEEKS = dict.fromkeys(range(1, 29), 3)


@pytest.mark.parametrize(
    ("before", "pain", "due"),
    [
        (FOUR_LOW_WEEKS, 7, True),
        (FOUR_LOW_WEEKS, 10, True),
        (FOUR_LOW_WEEKS, 6, False),
        (FOUR_LOW_WEEKS, None, False),
        (dict.fromkeys(range(1, 29), 5), 7, False),
        ({1: 4, 2: 5, 3: 4}, 7, True),
        ({1: 7, 2: 7, 3: 4}, 7, False),
        ({40: 9, 41: 9}, 7, True),
        ({}, 7, True),
    ],
)
def test_seven_or_more_is_a_reason_where_the_four_weeks_were_below_five(
    before: dict[int, int], pain: int | None, due: bool
) -> None:
    assert signs_due(seen(rated(before)), pain) is (SignsReason.NEW_HIGH if due else None)


def test_whose_first_rating_is_high_is_not_asked_again_what_they_answered_at_the_first_start() -> None:
    assert signs_due(seen([], memo(Subject.SIGNS, "none", 2)), 8) is None
    assert signs_due(seen([], memo(Subject.SIGNS, "none", 200)), 8) is SignsReason.NEW_HIGH


@pytest.mark.parametrize("before", [FOUR_LOW_WEEKS, {}])
def test_several_high_ratings_of_a_day_are_one_reason(before: dict[int, int]) -> None:
    told = seen(rated(before | {0: 7}), shown(SignsReason.NEW_HIGH, 0))
    assert signs_due(told, 8) is None


@pytest.mark.parametrize("reason", SignsReason)
def test_who_has_answered_them_today_is_not_asked_again(reason: SignsReason) -> None:
    worse = rated({days: 2 if days > 13 else 8 for days in range(28)})
    answered = memo(Subject.SIGNS, "skipped", 0)
    assert signs_due(seen(worse, answered), 9, leg=reason is SignsReason.LEG) is None


def test_a_high_rating_that_was_shown_is_new_again_after_four_weeks_without() -> None:
    once = shown(SignsReason.NEW_HIGH, 3)
    assert signs_due(seen(rated({**FOUR_LOW_WEEKS, 3: 7}), once), 7) is None
    assert signs_due(seen(rated(FOUR_LOW_WEEKS), shown(SignsReason.NEW_HIGH, 0)), 7) is None
    up_and_down = {days: 7 if days % 3 == 0 else 2 for days in range(1, 80)}
    assert signs_due(seen(rated(up_and_down), shown(SignsReason.NEW_HIGH, 60)), 8) is None
    long_ago = shown(SignsReason.NEW_HIGH, 40)
    assert signs_due(seen(rated({**FOUR_LOW_WEEKS, 40: 7}), long_ago), 7) is SignsReason.NEW_HIGH


def spread(days: int) -> Entry:
    complaint = Complaint(pain=4, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT)
    return a_session(ago(days), exercises=(replace(a_record(), complaints=(complaint,)),))


def test_pain_into_a_leg_is_a_reason_however_mild() -> None:
    assert signs_due(seen(), 1, leg=True) is SignsReason.LEG
    assert signs_due(seen([spread(1)])) is SignsReason.LEG
    assert signs_due(seen([spread(6)]), 2) is SignsReason.LEG
    assert signs_due(seen([spread(7)])) is None
    assert signs_due(seen([a_rating(ago(0), 3)])) is None


def test_pain_into_a_leg_is_new_again_after_four_weeks_without() -> None:
    assert signs_due(seen([spread(1)], shown(SignsReason.LEG, 1))) is None
    assert signs_due(seen([spread(9)], shown(SignsReason.LEG, 8)), 3, leg=True) is None
    weekly = [spread(days) for days in (2, 9, 16, 23, 30, 37)]
    assert signs_due(seen(weekly, shown(SignsReason.LEG, 37)), leg=True) is None
    assert signs_due(seen([spread(40)], shown(SignsReason.LEG, 40)), leg=True) is SignsReason.LEG


def test_what_is_dated_ahead_is_no_reason() -> None:
    assert signs_due(seen([spread(-3)])) is None


@pytest.mark.parametrize(
    ("before", "last", "due"),
    [(2, 4, True), (2, 3, False), (5, 7, True), (4, 2, False), (6, 6, False)],
)
def test_two_weeks_that_are_two_points_worse_are_a_reason(before: int, last: int, due: bool) -> None:
    entries = rated({days: last if days < 14 else before for days in range(28)})
    assert signs_due(seen(entries)) is (SignsReason.WORSE if due else None)
    assert signs_due(seen(entries, shown(SignsReason.WORSE, 5))) is None
    assert signs_due(seen(entries, shown(SignsReason.WORSE, 28))) is (SignsReason.WORSE if due else None)


def test_two_days_are_no_fortnight() -> None:
    assert signs_due(seen(rated({0: 6, 1: 6, 20: 2, 21: 2, 22: 2}))) is None
    assert signs_due(seen(rated({0: 6, 1: 6, 2: 6, 20: 2, 21: 2}))) is None
    assert signs_due(seen(rated({0: 6, 1: 6, 2: 6, 20: 2, 21: 2, 22: 2}))) is SignsReason.WORSE


def test_a_leg_told_of_in_five_weeks_tells_all_of_it() -> None:
    """Somebody to whom the signs were shown for a leg long ago."""
    for last in range(9):
        for before in range(last, 60):
            told = [spread(last), spread(before)]
            known = overview_of(told, NOW, [shown(SignsReason.LEG, 70)], recent=0, days=MIDNIGHT)
            ever = known._replace(leg_days=frozenset(MIDNIGHT.of(one.at) for one in told))
            assert signs_due(known) is signs_due(ever), (last, before)


DAYS = 120
RATINGS = st.one_of(st.none(), st.integers(0, 10))


@given(st.lists(RATINGS, min_size=DAYS, max_size=DAYS), st.sets(st.integers(0, DAYS - 1)))
def test_no_reason_comes_twice_within_four_weeks(pains: list[int | None], leg_days: set[int]) -> None:
    """A person who rates each morning, and to whom the signs are shown whenever they are due."""
    entries: list[Entry] = []
    memos: list[MemoEntry] = []
    for day, pain in enumerate(pains):
        now = NOW + timedelta(days=day)
        reason = signs_due(seen(entries, *memos, now=now), pain, leg=day in leg_days)
        if pain is not None:
            entries.append(a_rating(now, pain))
        if reason is not None:
            memos.append(MemoEntry(id=uuid4(), at=now, about=Subject.SIGNS_SHOWN, says=reason.value))
    for reason in SignsReason:
        days = [one.at for one in memos if one.says == reason]
        assert all(later - earlier >= timedelta(days=28) for earlier, later in pairwise(days))
