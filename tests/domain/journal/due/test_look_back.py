"""One looks back once a week and once a month: not twice, not before a week was, and never if one wants none."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.due.look_back import (
    OWN_ACTIVITY,
    WEEK,
    PegDay,
    is_own_activity_due,
    is_week_due,
    is_week_told,
    own_activity,
    was_asked_for_own_activity,
    week_began,
)
from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, when

DAYS = st.sampled_from(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
NOON = when(22, 12)
"""A Sunday."""


def overview(*entries: Entry, memos: Sequence[MemoEntry] = (), days: int = 0) -> Overview:
    """Of whoever has ENTRIES and MEMOS, so many DAYS after the Sunday."""
    told = sorted(entries, key=lambda entry: entry.at, reverse=True)
    kept = sorted(memos, key=lambda memo: memo.at, reverse=True)
    return overview_of(told, NOON + timedelta(days=days), kept, days=MIDNIGHT)


def peg(days: int) -> PegEntry:
    return PegEntry(id=UUID(int=1), at=NOON + timedelta(days=days), pain=4, enjoyment=3, activity=2)


def own(days: int, name: str = "tie my shoes") -> OwnActivityEntry:
    return OwnActivityEntry(id=UUID(int=1), at=NOON + timedelta(days=days), name=name, ability=3)


def memo(about: Subject, says: str, days: int = -40) -> MemoEntry:
    return MemoEntry(id=UUID(int=1), at=NOON + timedelta(days=days), about=about, says=says)


BEFORE = a_rating(NOON - timedelta(days=8))
NAMED = memo(Subject.OWN_ACTIVITY, "tie my shoes")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), DAYS)
def test_a_week_begins_on_its_day_and_lasts_until_the_day_before_the_next(today: date, day: PegDay) -> None:
    began = week_began(today, day)
    assert began is not None
    assert began <= today < began + timedelta(days=7)
    assert f"{began:%A}".lower() == day


@pytest.mark.parametrize("days", range(7))
def test_it_is_asked_on_the_day_or_later_in_the_week_if_it_was_missed(days: int) -> None:
    assert is_week_due(overview(BEFORE, days=days), "sunday")
    assert is_week_due(overview(BEFORE, peg(-1), days=days), "sunday")


@pytest.mark.parametrize("days", range(7))
def test_never_twice_in_a_week(days: int) -> None:
    told = overview(BEFORE, peg(0), days=days)
    assert is_week_told(told, "sunday")
    assert not is_week_due(told, "sunday")


def test_the_next_week_is_another_one() -> None:
    assert is_week_due(overview(BEFORE, peg(0), days=7), "sunday")


@given(st.integers(0, 60), st.lists(st.integers(-20, 60), max_size=5), DAYS)
def test_of_a_week_one_answer_is_all_there_ever_is(days: int, told: list[int], day: PegDay) -> None:
    now = overview(a_rating(NOON - timedelta(days=80)), *map(peg, told), days=days)
    began = week_began(now.today, day)
    assert began is not None
    this_week = [one for one in told if began <= (NOON + timedelta(days=one)).date() <= now.today]
    # What is dated ahead by less than a day may be of today, where somebody is.
    if this_week or not any(days < one <= days + 1 for one in told):
        assert is_week_due(now, day) is not bool(this_week)


def test_what_was_put_off_is_asked_the_week_after() -> None:
    put_off = [memo(Subject.NOT_NOW, WEEK, 0)]
    assert not is_week_due(overview(BEFORE, memos=put_off, days=6), "sunday")
    assert is_week_due(overview(BEFORE, memos=put_off, days=7), "sunday")
    assert is_week_due(overview(BEFORE, memos=[memo(Subject.NOT_NOW, OWN_ACTIVITY, 0)]), "sunday")


def test_it_can_be_turned_off() -> None:
    assert not is_week_due(overview(BEFORE), "never")
    assert is_week_told(overview(BEFORE, peg(-6)), "never")
    assert not is_week_told(overview(BEFORE, peg(-7)), "never")


def test_who_has_just_begun_is_not_asked_about_a_week_that_was_not() -> None:
    assert not is_week_due(overview(), "sunday")
    assert not is_week_due(overview(a_rating(when(22, 8))), "sunday")
    assert not is_week_due(overview(a_rating(when(22, 8)), days=3), "sunday")
    assert is_week_due(overview(a_rating(when(22, 8)), days=7), "sunday")


@pytest.mark.parametrize(("days", "due"), [(-29, False), (-30, True), (-80, True)])
def test_an_activity_is_asked_about_a_month_after_it_was_told(days: int, due: bool) -> None:
    assert is_own_activity_due(overview(own(days), memos=[NAMED])) is due


def test_one_that_was_just_named_is_asked_about() -> None:
    assert is_own_activity_due(overview(memos=[NAMED]))
    assert is_own_activity_due(overview(own(-1, "garden"), memos=[NAMED]))


def test_without_a_name_nothing_is_asked() -> None:
    wants_none = memo(Subject.OWN_ACTIVITY, "", -1)
    assert not is_own_activity_due(overview(own(-80)))
    assert not is_own_activity_due(overview(own(-80), memos=[wants_none, NAMED]))
    assert own_activity(overview(memos=[NAMED])) == "tie my shoes"
    assert own_activity(overview(memos=[wants_none, NAMED])) == ""
    assert was_asked_for_own_activity(overview(memos=[wants_none]))
    assert not was_asked_for_own_activity(overview())


@pytest.mark.parametrize(("days", "due"), [(-29, False), (-30, True)])
def test_what_was_put_off_is_asked_the_month_after(days: int, due: bool) -> None:
    put_off = memo(Subject.NOT_NOW, OWN_ACTIVITY, days)
    assert is_own_activity_due(overview(own(-80), memos=[NAMED, put_off])) is due
