"""What was kept in mind for years is not read for each plan: what is left out changes none, and costs none."""

import sys
from datetime import datetime, timedelta
from itertools import count
from random import Random
from types import FrameType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import LASTING, MemoEntry, Subject
from backcare_tui.domain.journal.overview import memos_that_matter
from backcare_tui.domain.plan.plan import Plan
from tests.domain.plan.people import BEGIN, Flare, Life, Traits, plan_for

_SAYS = {
    Subject.SIGNS: ("none", "none", "skipped", "urgent"),
    Subject.SIGNS_SHOWN: ("new-high", "leg", "worse"),
    Subject.USUAL_HIGH: ("yes", "no"),
    Subject.FLARE: ("began", "over"),
    Subject.PAUSE: ("ill", "away", "over", "over"),
    Subject.NOT_NOW: ("peg", "own-activity"),
    Subject.VOICE: ("asked",),
}
_DAYS = 100
NOW = BEGIN + timedelta(days=_DAYS, hours=9)


def memos_of(years: float, number: int, seed: int) -> list[MemoEntry]:
    """So many things said in the YEARS up to now, latest first."""
    random = Random(seed)  # noqa: S311
    moments = sorted((NOW - timedelta(days=random.uniform(0, 365 * years)) for _ in range(number)), reverse=True)
    return [_said(at, random, number) for number, at in enumerate(moments, 10**6)]


def _said(at: datetime, random: Random, id_: int) -> MemoEntry:
    about = random.choice(list(Subject))
    if about is Subject.DAY:
        day, made = at.date() + timedelta(days=random.randint(0, 6)), random.choice(["gentle", "dropped", "moved"])
        says = f"{day} {made}" + (f" {day + timedelta(days=1)}" if made == "moved" else "")
    else:
        says = random.choice(_SAYS.get(about, ("some words",)))
    return MemoEntry(id=UUID(int=id_), at=at, about=about, says=says)


def plan_with(life: Life, memos: list[MemoEntry]) -> Plan:
    """The plan of LIFE, whose rules see all of MEMOS."""
    overview = life.overview_at(NOW)._replace(memos=tuple(memos))
    return plan_for(overview, life.traits.person, life.catalogue)


def a_life(seed: int = 0) -> Life:
    traits = Traits(usual=3, wobble=1, flares=(Flare(9, 5, 3), Flare(80, 4, 3)), gaps=((30, 15),), seed=seed)
    return Life(traits).live(_DAYS)


@pytest.fixture(scope="module")
def life() -> Life:
    return a_life()


@given(seed=st.integers(0, 2**20), years=st.sampled_from([2, 6, 20]), number=st.sampled_from([5, 60, 1000]))
def test_what_is_left_out_changes_no_plan(life: Life, seed: int, years: int, number: int) -> None:
    memos = memos_of(years, number, seed)
    seen = list(memos_that_matter(memos, NOW, MIDNIGHT))
    assert plan_with(life, seen) == plan_with(life, memos)


def test_nothing_older_is_left_out_that_still_holds(life: Life) -> None:
    """A pause that began three years ago and was never over, with others before it."""
    ids = count(1)

    def said(days: int, says: str) -> MemoEntry:
        at = NOW - timedelta(days=days)
        return MemoEntry(id=UUID(int=next(ids)), at=at, about=Subject.PAUSE, says=says)

    memos = [said(1000, "ill"), said(1100, "over"), said(1110, "away"), said(1200, "over"), said(1210, "away")]
    seen = list(memos_that_matter(memos, NOW, MIDNIGHT))
    assert seen == memos[:2]
    plan = plan_with(life, seen)
    assert (plan.today.kind, plan) == ("paused", plan_with(life, memos))


@pytest.mark.parametrize("years", [1, 20])
def test_a_thousand_cost_no_more_than_fifty(life: Life, years: float) -> None:
    """Counted are calls, and what is gone through one by one: how long that takes depends on the machine."""
    few, many = (_calls(life, _without_signs(memos_of(years, number, 1))) for number in (50, 1000))
    assert many < 1.25 * few


def _without_signs(memos: list[MemoEntry]) -> list[MemoEntry]:
    """Those of MEMOS by which a plan is made as usual: no pause goes on, and the exercises are open."""
    passing = [memo for memo in memos if memo.about not in (*LASTING, Subject.PAUSE, Subject.DAY)]
    return list(memos_that_matter(passing, NOW, MIDNIGHT))


def _calls(life: Life, memos: list[MemoEntry]) -> int:
    """How many calls a plan takes the second time it is made."""
    plan_with(life, memos)
    calls = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(seen)
    try:
        plan_with(life, memos)
    finally:
        sys.setprofile(None)
    return calls
