"""What the person says of the plan holds: signs, pauses, days that were changed, a flare-up that was told of."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.outline import outline_of
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.shape import DayKind
from backcare_tui.domain.plan.story import story_of
from tests.domain.plan.people import Life, Traits
from tests.shipped import shipped

DAY = timedelta(days=1)


@pytest.fixture
def life() -> Life:
    """Somebody steady, on a Monday after two weeks and a day."""
    return Life(Traits()).live(15)


def now_of(life: Life) -> datetime:
    """The morning after the last day."""
    return life.days[-1].now + DAY


def first_rule(plan: Plan) -> str:
    return plan.today.decisions[0].rule


@pytest.mark.parametrize("answer", ["emergency", "urgent"])
def test_a_sign_closes_the_exercises_and_says_what_to_do(life: Life, answer: str) -> None:
    now = now_of(life)
    life.say(Subject.SIGNS, answer, now - timedelta(hours=1))
    plan = life.plan_at(now)
    assert [day.routine for day in plan.days] == [None] * 14
    assert [day.walk_minutes for day in plan.days] == [0] * 14
    assert first_rule(plan) == "signs"
    assert ("Get help now" if answer == "emergency" else "See a doctor") in plan.today.decisions[0].says


def test_a_later_answer_opens_them_again(life: Life) -> None:
    now = now_of(life)
    life.say(Subject.SIGNS, "urgent", now - timedelta(hours=2))
    life.say(Subject.SIGNS, "none", now - timedelta(hours=1))
    assert life.plan_at(now).today.routine is not None


def test_leaving_the_cards_for_later_opens_nothing_and_closes_nothing(life: Life) -> None:
    now = now_of(life)
    life.say(Subject.SIGNS, "skipped", now - timedelta(hours=3))
    assert life.plan_at(now).today.routine is not None
    life.say(Subject.SIGNS, "urgent", now - timedelta(hours=2))
    life.say(Subject.SIGNS, "skipped", now - timedelta(hours=1))
    assert life.plan_at(now).today.kind is DayKind.CLOSED


@pytest.mark.parametrize("why", ["ill", "away"])
def test_a_pause_plans_nothing(life: Life, why: str) -> None:
    now = now_of(life)
    life.say(Subject.PAUSE, why, now)
    plan = life.plan_at(now)
    assert [day.routine for day in plan.days] == [None] * 14
    assert first_rule(plan) == "paused"
    assert "nothing is lost" in plan.today.decisions[0].says.lower()


def test_after_a_pause_it_begins_smaller_and_grows_again(life: Life) -> None:
    before = life.days[-1].today.routine
    assert before is not None
    began = now_of(life)
    life.say(Subject.PAUSE, "ill", began)
    back = began + 6 * DAY
    life.say(Subject.PAUSE, "over", back - timedelta(hours=1))
    plan = life.plan_at(back)
    assert plan.today.routine is not None
    assert len(plan.today.routine.items) < len(before.items)
    assert plan.today.decisions[0].rule == "back-from-pause"
    exercises = life.catalogue.exercises
    doses = {item.exercise: item.dose_of(exercises[item.exercise]).reps for item in before.items}
    for item in plan.today.routine.items:
        assert item.dose_of(exercises[item.exercise]).reps <= doses.get(item.exercise, 99)


def test_a_pause_of_a_day_changes_nothing(life: Life) -> None:
    now = now_of(life)
    without = life.plan_at(now)
    life.say(Subject.PAUSE, "away", now - timedelta(hours=20))
    life.say(Subject.PAUSE, "over", now - timedelta(hours=1))
    assert life.plan_at(now).today.routine == without.today.routine


def test_a_day_can_be_dropped_and_taken_back(life: Life) -> None:
    now = now_of(life)
    whole = life.plan_at(now)
    life.say(Subject.DAY, f"{now.date()} dropped", now)
    dropped = life.plan_at(now).today
    assert (dropped.routine, dropped.kind, dropped.walk_minutes) == (None, DayKind.DROPPED, 0)
    life.say(Subject.DAY, f"{now.date()} as-planned", now)
    assert life.plan_at(now) == whole


def test_a_day_can_be_made_gentle(life: Life) -> None:
    tomorrow = now_of(life) + DAY
    life.say(Subject.DAY, f"{tomorrow.date()} gentle", now_of(life))
    day = next(day for day in life.plan_at(now_of(life)).days if day.date == tomorrow.date())
    assert day.gentle
    assert day.routine is not None
    assert day.routine.id == "gentle-day"
    assert day.walk_minutes <= 5


def test_a_session_moves_to_another_day(life: Life) -> None:
    now = now_of(life)
    strong = next(day for day in life.plan_at(now).days if day.kind is DayKind.STRENGTH)
    to = strong.date + DAY
    life.say(Subject.DAY, f"{to} dropped", now)
    life.say(Subject.DAY, f"{strong.date} moved {to}", now)
    days = {day.date: day for day in life.plan_at(now).days}
    assert (days[strong.date].routine, days[strong.date].decisions[0].rule) == (None, "moved")
    assert f"{to:%A}" in days[strong.date].decisions[0].says
    assert days[to].kind is DayKind.STRENGTH


def test_no_change_makes_strength_days_follow_each_other(life: Life) -> None:
    now = now_of(life)
    for number in range(0, 9, 2):
        life.say(Subject.DAY, f"{(now + number * DAY).date()} moved {(now + (number + 1) * DAY).date()}", now)
    kinds = [day.kind for day in life.plan_at(now).days]
    assert (DayKind.STRENGTH, DayKind.STRENGTH) not in pairwise(kinds)


def test_words_that_are_no_day_change_nothing(life: Life) -> None:
    now = now_of(life)
    whole = life.plan_at(now)
    for says in ("", "tomorrow dropped", f"{now.date()}", f"{now.date()} moved soon", "2026-13-45 gentle"):
        life.say(Subject.DAY, says, now)
    assert life.plan_at(now) == whole


def test_a_flare_up_that_was_told_of_has_three_gentle_days_at_most(life: Life) -> None:
    now = now_of(life)
    life.say(Subject.FLARE, "began", now)
    plan = life.plan_at(now)
    assert (plan.soreness.day, plan.today.gentle, first_rule(plan)) == (1, True, "flare-up")
    to_come = [day.kind for day in plan.days if day.date >= now.date()]
    assert to_come[:3] == [DayKind.GENTLE] * 3
    assert DayKind.GENTLE not in to_come[3:]
    life.say(Subject.FLARE, "over", now + DAY)
    over = life.plan_at(now + DAY + timedelta(hours=2))
    assert (over.soreness.day, over.today.kind, first_rule(over)) == (0, DayKind.MOVING, "way-back")


def test_each_day_on_the_way_back_takes_those_before_it_as_practised(life: Life) -> None:
    now = now_of(life)
    life.say(Subject.FLARE, "began", now)
    ahead = [day for day in life.plan_at(now).days if day.date >= now.date()]
    after = [day for day in ahead if not day.gentle]
    on_the_way = [day for day in after if "way-back" in {one.rule for one in day.decisions}]
    assert on_the_way == after[: len(on_the_way)]
    assert 2 <= len(on_the_way) <= 4
    counts = [len(day.routine.items) for day in on_the_way if day.routine]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_two_weeks_are_shown_from_their_monday(life: Life) -> None:
    now = now_of(life) + 2 * DAY
    plan = life.plan_at(now)
    assert [day.date.weekday() for day in plan.days] == [*range(7), *range(7)]
    assert [day.kind for day in plan.days[: now.weekday()]] == [DayKind.PAST] * now.weekday()
    assert plan.today in plan.days
    assert plan.today.date == now.date()


@pytest.mark.parametrize(
    ("hour", "upright_first", "calm_end"), [(9, True, False), (13, False, False), (21, False, True)]
)
def test_days_to_come_are_planned_for_the_hour_at_which_sessions_usually_are(
    hour: int, upright_first: bool, calm_end: bool
) -> None:
    """Whenever somebody looks: the days of a week may not turn at eleven o'clock."""
    life = Life(Traits(hour=hour)).live(15)
    midnight = now_of(life) - timedelta(hours=hour)
    for look_at in (6, 12, 22):
        overview = life.overview_at(midnight + timedelta(hours=look_at))
        _, *to_come = outline_of(story_of(overview, lambda one: life.catalogue.exercises[one].kind)).days
        shapes = [day.shape for day in to_come if day.shape.practised]
        assert {(shape.upright_first, shape.calm_end) for shape in shapes} == {(upright_first, calm_end)}


def test_a_day_to_come_of_somebody_new_is_for_any_hour() -> None:
    overview = Overview(now_of(Life(Traits()).live(1)), days=MIDNIGHT)
    _, *to_come = outline_of(story_of(overview, lambda one: shipped().exercises[one].kind)).days
    assert not any(day.shape.upright_first or day.shape.calm_end for day in to_come)
