"""Walking is a quota, planned before: it begins with what was walked anyway, and grows by a tenth a week."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import ActivityEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.story import story_of
from backcare_tui.domain.plan.walking import walking_of
from tests.domain.plan.people import BEGIN, Flare, Life, Traits

WEEK = 7


def quotas(life: Life) -> list[int]:
    """What was asked for in each week."""
    return [day.plan.walking.minutes for day in life.days if day.now.weekday() == 0]


def rules(life: Life, week: int) -> list[str]:
    return [decision.rule for decision in life.days[week * WEEK].plan.walking.decisions]


def walk(life: Life, day: int, minutes: float, exercise: str = "walk") -> None:
    at = life.days[day].now + timedelta(hours=2)
    entry = ActivityEntry(id=life._id(), at=at, exercise=exercise, minutes=minutes)
    life.entries = sorted([*life.entries, entry], key=lambda one: one.at, reverse=True)


def test_whoever_never_walked_is_asked_for_a_little() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(36)
    assert set(quotas(life)) == {25}
    assert {day.today.walk_minutes for day in life.days} == {5}


def test_it_grows_by_a_tenth_a_week_from_the_first_two() -> None:
    found = quotas(Life(Traits(walks=1, keeps=0)).live(10 * WEEK))
    assert found[:3] == [25, 25, 25]
    assert all(before < after <= before * 1.1 + 1 for before, after in pairwise(found[2:]))


def test_it_ends_at_a_hundred_and_fifty() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(3 * WEEK)
    for day in range(14):
        walk(life, day, 20)
    found = []
    for _ in range(6):
        for day in range(len(life.days) - WEEK, len(life.days)):
            walk(life, day, 21)
        life.live(WEEK)
        found.append(life.plan_at(life.days[-1].now).walking.minutes)
    assert max(found) == 150
    assert found == sorted(found)


def test_other_aerobic_exercises_count() -> None:
    walked, cycled = Life(Traits(walks=0, keeps=0)).live(2 * WEEK), Life(Traits(walks=0, keeps=0)).live(2 * WEEK)
    for day in range(2 * WEEK):
        walk(walked, day, 8)
        walk(cycled, day, 8, "cycle" if day % 2 else "swim")
    now = walked.days[-1].now + timedelta(days=1)
    assert walked.plan_at(now).walking == cycled.plan_at(now).walking
    assert walked.plan_at(now).walking.minutes == 56


def test_it_is_held_after_a_worse_week() -> None:
    life = Life(Traits(keeps=0, flares=(Flare(4 * WEEK, WEEK, 3),))).live(6 * WEEK + 1)
    found = quotas(life)
    assert found[5] == found[4]
    assert "walking-held" in rules(life, 5)


def test_it_begins_lower_after_a_pause() -> None:
    life = Life(Traits(keeps=0, gaps=((4 * WEEK, 8),))).live(4 * WEEK)
    began = life.days[-1].now + timedelta(days=1)
    life.say(Subject.PAUSE, "ill", began)
    life.live(8)
    life.say(Subject.PAUSE, "over", began + timedelta(days=8))
    life.live(1)
    before, after = quotas(life)[3], life.days[-1].plan.walking
    assert after.minutes < before
    assert after.decisions[0].rule == "walking-restart"


def test_what_was_left_out_is_not_made_up_for() -> None:
    life = Life(Traits(walks=0.4, keeps=0)).live(6 * WEEK)
    for day in life.days:
        assert day.today.walk_minutes <= day.plan.walking.a_day


def test_nobody_is_asked_to_go_out_for_a_minute_or_two() -> None:
    life = Life(Traits(keeps=0)).live(9 * WEEK)
    asked = {day.today.walk_minutes for day in life.days}
    assert not asked & {1, 2}
    assert 0 in asked


def test_the_rest_of_a_walk_of_today_is_still_told() -> None:
    life = Life(Traits(keeps=0)).live(WEEK)
    now = life.days[-1].now + timedelta(days=1)
    life.entries.insert(0, ActivityEntry(id=life._id(), at=now, exercise="walk", minutes=3))
    assert life.plan_at(now + timedelta(hours=1)).today.walk_minutes == 2


def test_a_great_walk_does_not_raise_the_quota() -> None:
    life = Life(Traits(keeps=0)).live(3 * WEEK)
    before = life.plan_at(life.days[-1].now + timedelta(days=1)).walking
    walk(life, 3 * WEEK - 1, 120)
    assert life.plan_at(life.days[-1].now + timedelta(days=1)).walking.minutes <= before.minutes


def test_the_days_of_a_week_have_its_minutes() -> None:
    life = Life(Traits(keeps=0)).live(5 * WEEK)
    plan = life.plan_at(life.days[-1].now + timedelta(days=1))
    this, following = plan.days[:WEEK], plan.days[WEEK:]
    assert 0 <= plan.walking.minutes - sum(day.walk_minutes for day in this) <= 5
    assert 0 <= plan.walking.next_minutes - sum(day.walk_minutes for day in following) <= 5
    assert plan.walking.minutes <= plan.walking.next_minutes <= plan.walking.minutes * 1.1 + 1


def test_it_never_falls_while_somebody_walks() -> None:
    life = Life(Traits(keeps=0)).live(30 * WEEK)
    found = quotas(life)
    assert found == sorted(found)
    grown = [(before, after) for before, after in pairwise(found[3:]) if before < 150]
    assert all(before < after <= before * 1.1 + 1 for before, after in grown)
    assert found[-1] == 150


@pytest.mark.parametrize("weekday", [0, 2, 5])
def test_after_a_flare_up_walks_begin_small_and_grow_evenly(weekday: int) -> None:
    """Whatever day it begins on: no walk is much longer than the one before, and the reason is told."""
    began = 3 * WEEK + weekday
    life = Life(Traits(walks=0, keeps=0, flares=(Flare(began, 3, 5),))).live(began + 1)
    for day in range(began):
        walk(life, day, 20)
    plan = life.plan_at(life.days[-1].now)
    assert plan.walking.a_day >= 28
    ahead = [day for day in plan.days if day.date >= plan.today.date]
    gentle = [day for day in ahead if day.gentle]
    after = ahead[len(gentle) :]
    assert gentle
    assert all(day.walk_minutes <= 5 for day in gentle)
    walks = [gentle[-1].walk_minutes, *(day.walk_minutes for day in after if day.walk_minutes)]
    assert all(longer - shorter <= 6 for shorter, longer in pairwise(walks)), walks
    assert {one.rule for day in after for one in day.walk.decisions} == {"walk-back"}
    assert {one.rule for day in gentle for one in day.walk.decisions} == {"walk-gentle"}
    this_week = sum(day.walk_minutes for day in plan.days[:WEEK])
    assert plan.walking.goal == plan.walking.done + this_week < plan.walking.minutes


def test_the_minutes_of_a_week_are_spread_evenly_and_to_the_last() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(4 * WEEK)
    for day in range(4 * WEEK):
        walk(life, day, 13)
    plan = life.plan_at(life.days[-1].now + timedelta(days=1))
    week = [day.walk_minutes for day in plan.days[:WEEK]]
    assert sum(week) == plan.walking.minutes
    walks = [minutes for minutes in week if minutes]
    assert len(walks) == 5
    assert max(walks) - min(walks) <= 1


def test_two_low_weeks_do_not_lower_it_ten_weeks_later() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(28 * WEEK)
    low = (14 * WEEK, 16 * WEEK)
    for day in range(len(life.days)):
        walk(life, day, 20 / WEEK if low[0] <= day < low[1] else 150 / WEEK)
    for week in range(17, 28):
        now = life.days[week * WEEK].now
        assert life.plan_at(now).walking.minutes >= 149, week


def test_it_is_the_same_on_each_day_of_a_week_while_old_days_go_out_of_sight() -> None:
    sore = (Flare(3 * WEEK + 2, 5, 3), Flare(6 * WEEK, WEEK, 3))
    life = Life(Traits(keeps=0, walks=0.9, flares=sore)).live(24 * WEEK)
    for week in range(24):
        days = life.days[week * WEEK : week * WEEK + WEEK]
        assert len({day.plan.walking.minutes for day in days}) == 1, week


def test_somebody_who_walked_long_ago_is_not_told_that_they_never_did() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(1)
    walk(life, 0, 20)
    life.live(20 * WEEK)
    assert life.days[-1].plan.walking.decisions[0].says.startswith("No walk was logged lately")


def test_it_begins_at_the_walks_after_a_week_without_any() -> None:
    """Though they were a hundred minutes before: thirty are more than a tenth over what is walked."""
    life = Life(Traits(walks=0, keeps=0)).live(20 * WEEK)
    for week in range(20):
        if week != 3:
            walk(life, week * WEEK, 100 if week < 3 else 30)
    assert life.plan_at(life.days[-1].now).walking.minutes == int(33 * 1.1)


def test_what_was_planned_and_what_was_walked_are_both_told() -> None:
    """What grows by a tenth is what was planned: beside what was walked alone the number would not fit."""
    life = Life(Traits(walks=0, keeps=0)).live(7 * WEEK)
    for week, minutes in enumerate((100, 100, 100, 60, 200, 110)):
        walk(life, week * WEEK, minutes)

    def told(week: int) -> str:
        return life.plan_at(life.days[week * WEEK].now).walking.decisions[0].says

    assert told(3) == "Last week had 100 minutes of walking, 100 were planned: the quota grows by a tenth, to 110."
    assert told(4) == "Last week had 60 minutes of walking, 110 were planned: the quota stays."
    assert told(5) == "Last week had 200 minutes of walking, 110 were planned: the quota grows by a tenth, to 121."
    assert told(6) == "Last week had 110 minutes of walking, 121 were planned: the quota grows to 124."


def test_who_walks_less_than_planned_is_not_asked_for_more() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(8 * WEEK)
    for week in range(8):
        walk(life, week * WEEK, 100 if week < 2 else 85)
    assert {life.plan_at(life.days[week * WEEK].now).walking.minutes for week in range(3, 8)} == {100}


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_weeks_for_which_it_was_held_are_no_leap_when_their_pain_goes_out_of_sight(weeks: int) -> None:
    """Whether they were walked as planned, or somewhat less."""
    for walks in (1.0, 0.9):
        sore = tuple(Flare((4 + 3 * one) * WEEK, WEEK, 3) for one in range(weeks))
        life = Life(Traits(keeps=0, walks=walks, flares=sore)).live(26 * WEEK)
        found = quotas(life)
        assert any("walking-held" in rules(life, week) for week in range(26))
        assert all(after <= (before + 3) * 1.1 for before, after in pairwise(found[3:]))


_MINUTES = st.sampled_from([0, 0, 0, 3, 5, 10, 20, 30, 60, 100, 150, 200, 300])


@given(st.lists(_MINUTES, min_size=15, max_size=45))
@example([150, 150, 20, 0, 0, 0, 0, 150, 0, 5, 150, 0, 150, 0, 0])
@example([20, 139, 6, 0, 0, 279, 0, 0, 0, 0, 10, 100, 0, 0, 0])
@example([200, 200, 0, 0, 282, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0])
def test_what_a_person_sees_never_leaps(minutes: list[int]) -> None:
    """Each week beside the one before, as both were seen: however uneven the walks are, and however long ago."""
    life = Life(Traits(walks=0, keeps=0, answers=0))
    seen: list[int] = []
    for week, walked in enumerate(minutes):
        monday = BEGIN + timedelta(weeks=week)
        story = story_of(life.overview_at(monday), lambda _: None)
        seen.append(walking_of(story, RULES).minutes)
        if walked:
            entry = ActivityEntry(id=life._id(), at=monday + timedelta(hours=9), exercise="walk", minutes=walked)
            life.entries.insert(0, entry)
        if week:
            last, mean = minutes[week - 1], sum(minutes[max(0, week - 2) : week]) / 2
            assert seen[week] <= max(seen[week - 1] + 1, last + 3, mean + 3) * 1.1, (week, seen)


def test_the_last_step_to_a_hundred_and_fifty_is_no_tenth() -> None:
    life = Life(Traits(walks=0, keeps=0)).live(4 * WEEK)
    for week in range(3):
        walk(life, week * WEEK, 140)
    assert life.plan_at(life.days[3 * WEEK].now).walking.decisions[0].says == (
        "Last week had 140 minutes of walking, 140 were planned: the quota grows to 150."
    )
