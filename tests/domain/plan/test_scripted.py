"""People whose weeks are known before: what becomes of their plan."""

from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import CautionTag, Kind
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.plan.shape import DayKind
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.plan.people import Day, Flare, Life, Traits, plan_for
from tests.domain.plan.promises import broken
from tests.shipped import shipped

EIGHT_WEEKS = 56


@cache
def life_of(traits: Traits, days: int) -> Life:
    return Life(traits).live(days)


def doses(life: Life, exercise: str) -> list[tuple[int, float]]:
    """Repetitions and hold of EXERCISE on each day that had it, in its own form."""
    found = []
    for day in life.days:
        for item in day.today.routine.items if day.today.routine else ():
            if item.exercise == exercise and not day.today.gentle:
                dose = item.dose_of(shipped().exercises[exercise])
                found.append((dose.reps, dose.hold_s))
    return found


def lasting(routine: Routine) -> float:
    return lay_out(routine, shipped().exercises).seconds


def sizes(life: Life) -> list[int]:
    return _sizes(life.days)


def _sizes(days: list[Day]) -> list[int]:
    return [len(day.today.routine.items) for day in days if day.today.routine and not day.today.gentle]


def _keeps(life: Life, day: Day) -> None:
    assert broken(life, day) == []


def kinds(days: list[Day]) -> list[DayKind]:
    return [day.today.kind for day in days]


def rules(day: Day) -> set[str]:
    return {decision.rule for decision in day.today.decisions}


def test_somebody_new_begins_with_the_three_of_the_starter() -> None:
    (day,) = life_of(Traits(), 1).days
    routine = day.today.routine
    assert routine is not None
    starter = {item.exercise for item in shipped().routines["starter-three"].items}
    assert (routine.id, {item.exercise for item in routine.items}) == ("today", starter)
    assert "starter" in rules(day)


def test_a_steady_person_reaches_the_middle_of_the_range_within_eight_weeks() -> None:
    life = life_of(Traits(), EIGHT_WEEKS)
    printed = shipped().exercises["bridge"].printed.reps
    assert printed is not None
    assert max(reps for reps, _ in doses(life, "bridge")) >= sum(printed) / 2


def test_from_three_exercises_to_more_there_are_steps() -> None:
    grown = sizes(life_of(Traits(person=Person(minutes=30)), 42))
    assert grown[0] == 3
    assert max(grown) >= 5
    assert all(after - max(grown[: number + 1]) <= 1 for number, after in enumerate(grown[1:]))
    assert all(grown.count(size) >= 7 for size in range(3, max(grown)))


def test_one_thing_grows_a_day() -> None:
    life = life_of(Traits(), EIGHT_WEEKS)
    last: dict[str, tuple[int, float]] = {}
    for day in life.days:
        grown = 0
        for item in day.today.routine.items if day.today.routine else ():
            dose = item.dose_of(shipped().exercises[item.exercise])
            before = last.get(item.exercise, (dose.reps, dose.hold_s))
            grown += (dose.reps, dose.hold_s) > before and item.variation == "standard"
            last[item.exercise] = (dose.reps, dose.hold_s)
        assert grown <= 1, day.number


def test_repetitions_come_before_the_hold() -> None:
    found = doses(life_of(Traits(), EIGHT_WEEKS), "bridge")
    first_longer = next((at for at, (_, hold) in enumerate(found) if hold > found[0][1]), len(found))
    assert found[first_longer - 1][0] >= 16


@pytest.mark.parametrize(("usual", "days"), [(5, EIGHT_WEEKS), (6, 30), (7, 16)])
def test_pain_that_is_always_there_neither_parks_nor_pushes(usual: int, days: int) -> None:
    life = life_of(Traits(usual=usual), days)
    assert kinds(life.days).count(DayKind.GENTLE) <= 1
    assert kinds(life.days).count(DayKind.STRENGTH) >= days * 2 // 7
    if usual >= 6:
        start = shipped().exercises["bridge"].dose
        assert all(reps <= start.reps and hold <= start.hold_s for reps, hold in doses(life, "bridge"))
        assert max(sizes(life)) <= 3
    assert life.days[-1].plan.see_someone is not None


def test_pain_that_stays_low_is_no_reason_to_see_someone() -> None:
    assert all(day.plan.see_someone is None for day in life_of(Traits(), EIGHT_WEEKS).days)


def test_two_worse_weeks_are_a_reason() -> None:
    life = life_of(Traits(usual=3, flares=(Flare(28, 30, 3),)), 44)
    told = [day.number for day in life.days if day.plan.see_someone]
    assert told
    assert 35 <= told[0] <= 43


def test_a_flare_up_has_three_gentle_days_and_a_way_back() -> None:
    life = life_of(Traits(flares=(Flare(28, 5, 5),)), 42)
    assert kinds(life.days[28:33]) == [*[DayKind.GENTLE] * 3, DayKind.MOVING, DayKind.MOVING]
    first = life.days[31].today.routine
    assert first is not None
    assert len(first.items) == 3
    comfortable = max(sizes(life)[:28])
    assert sizes(life)[-1] >= comfortable - 1
    assert DayKind.STRENGTH in kinds(life.days[33:36])


@pytest.mark.parametrize("minutes", [10.0, 45.0])
def test_the_smallest_full_day_is_the_smallest_while_it_is_still_sore(minutes: float) -> None:
    """After three gentle days at 7: less of everything than a beginner does, no strength work, and the reason."""
    person = Person(minutes=minutes)
    days = life_of(Traits(person=person, flares=(Flare(40, 9, 5),)), 45).days[43:45]
    before = [day.today.routine for day in life_of(Traits(person=person), 40).days if day.today.routine]
    for day in days:
        routine = day.today.routine
        assert routine is not None
        assert (day.today.kind, len(routine.items)) == (DayKind.MOVING, 3)
        for item in routine.items:
            exercise = shipped().exercises[item.exercise]
            dose, start = item.dose_of(exercise), exercise.dose
            assert (dose.reps, dose.hold_s) < (start.reps, start.hold_s)
        assert lasting(routine) < min(map(lasting, before))
        says = [decision.says for decision in day.today.decisions if decision.rule == "way-back"]
        assert says == [
            "Still sore after the gentle days, and backs like to move: today is the smallest full day."
        ]


def test_a_smallest_full_day_that_is_no_longer_sore_is_a_step_smaller_only() -> None:
    day = life_of(Traits(flares=(Flare(37, 3, 5),)), 41).days[40]
    says = [decision.says for decision in day.today.decisions if decision.rule == "way-back"]
    assert says == ["After the gentle days: today is the smallest full day."]
    usual = doses(life_of(Traits(), 37), "pelvic-tilt")[-1]
    start = shipped().exercises["pelvic-tilt"].dose
    assert start.reps < doses(day.life, "pelvic-tilt")[-1][0] < usual[0]


def test_a_gentle_day_is_told_by_its_number() -> None:
    days = life_of(Traits(flares=(Flare(28, 5, 5),)), 42).days
    told = [
        decision.says for day in days[28:31] for decision in day.today.decisions if decision.rule == "flare-up"
    ]
    assert [says.split("gentle day ")[1][0] for says in told] == ["1", "2", "3"]


def test_after_two_hundred_days_it_begins_smaller() -> None:
    life = Life(Traits(gaps=((40, 200),))).live(241)
    before, back = life.days[39].today.routine, life.days[240].today.routine
    assert before is not None
    assert back is not None
    assert len(back.items) <= max(2, len(before.items) // 2)
    bridge = shipped().exercises["bridge"]
    for item in back.items:
        exercise = shipped().exercises[item.exercise]
        assert item.dose_of(exercise).reps < exercise.dose.reps or exercise is not bridge
    assert "restart" in rules(life.days[240])


@pytest.mark.parametrize("minutes", [10.0, 45.0])
@pytest.mark.parametrize("away", [60, 80, 95, 200])
def test_the_way_back_from_months_begins_anew(away: int, minutes: float) -> None:
    """However long somebody was away: what they did more than twelve weeks ago the plan does not know."""
    life = life_of(Traits(Person(minutes=minutes)), 60).branch(gaps=((60, away),)).live(away)
    life.live(14, lambda day: _keeps(life, day))
    exercises = shipped().exercises
    back = [day for day in life.days[60 + away :] if day.today.routine]
    amounts: dict[str, list[int]] = {}
    for number, day in enumerate(back):
        for item in day.today.routine.items:  # type: ignore[union-attr]
            dose, start = item.dose_of(exercises[item.exercise]), exercises[item.exercise].dose
            if number < 6 and not exercises[item.exercise].aerobic:
                assert dose.reps <= start.reps, (number, item.exercise)
                assert dose.hold_s <= start.hold_s, (number, item.exercise)
            amounts.setdefault(item.exercise, []).append(dose.reps)
    assert _sizes(back) == sorted(_sizes(back))
    assert max(_sizes(back)[:7]) <= max(3, max(_sizes(life.days[:60])) // 2 + 1)
    assert all(after - before <= 2 for reps in amounts.values() for before, after in pairwise(reps))


@pytest.mark.parametrize("minutes", [10.0, 45.0])
@pytest.mark.parametrize(("away", "sessions"), [(13, 3), (20, 3), (26, 3), (27, 6), (40, 6), (54, 6)])
def test_the_way_back_from_weeks_begins_below_what_was_comfortable_and_is_short(
    away: int, sessions: int, minutes: float
) -> None:
    life = life_of(Traits(Person(minutes=minutes)), 60).branch(gaps=((60, away),)).live(away)
    life.live(14, lambda day: _keeps(life, day))
    back = [day for day in life.days[60 + away :] if day.today.routine]
    before = _efforts(life.days[:60])
    on_the_way, after_it = _efforts(back[:sessions]), _efforts(back[sessions:])
    assert on_the_way.keys() & before.keys()
    for exercise in on_the_way.keys() & before.keys():
        if max(before[exercise]) > min(before[exercise]):  # it had grown
            assert max(on_the_way[exercise]) < max(before[exercise]), exercise
    for exercise in after_it.keys() & before.keys():
        assert max(after_it[exercise]) >= 0.75 * max(before[exercise]), exercise
    steps = sessions // 3
    usual = sorted(_sizes(life.days[46:60]))[6]
    assert max(2, int(usual * 0.75**steps)) <= _sizes(back)[0] <= max(3, usual - 1)
    assert max(_sizes(back)) >= usual
    assert {rule for day in back[:sessions] for rule in rules(day) if rule == "restart"}
    assert "restart" not in {rule for day in back[sessions:] for rule in rules(day)}


def _efforts(days: list[Day]) -> dict[str, list[float]]:
    """How much of each exercise there was on DAYS, by repetitions, hold and form."""
    found: dict[str, list[float]] = {}
    for day in days:
        for item in day.today.routine.items if day.today.routine else ():
            exercise = shipped().exercises[item.exercise]
            if exercise.kind not in (Kind.AEROBIC, Kind.RELAXATION):
                dose = item.dose_of(exercise)
                form = 100 if item.variation == "harder" else 0
                found.setdefault(item.exercise, []).append(form + dose.reps * (dose.hold_s + 2))
    return found


@pytest.mark.parametrize("sessions", [1, 2])
def test_a_second_break_on_the_way_back_begins_with_no_more_than_the_last_time(sessions: int) -> None:
    """Else whoever was away for a month and soon again for two weeks would begin higher the second time."""
    again = 60 + 40 + sessions
    gaps = (60, 40), (again, 15)
    life = life_of(Traits(Person(minutes=45)), 60).branch(gaps=gaps).live(again + 15 - 60)
    life.live(9, lambda day: _keeps(life, day))
    first, second = _efforts(life.days[100:again]), _efforts(life.days[again + 15 : again + 16])
    assert first.keys() & second.keys()
    for exercise in first.keys() & second.keys():
        assert second[exercise][0] <= first[exercise][-1], exercise


@pytest.mark.parametrize("away", [8, 10, 12])
def test_a_week_without_a_session_shortens_nothing(away: int) -> None:
    life = Life(Traits(person=Person(minutes=30), gaps=((60, away),))).live(60 + away)
    life.live(7, lambda day: _keeps(life, day))
    before, back = _sizes(life.days[53:60]), _sizes(life.days[60 + away :])
    assert min(back) >= min(before)
    assert max(back) <= max(before) + 1


def test_whoever_comes_in_the_evening_strengthens_too() -> None:
    life = life_of(Traits(hour=22), 35)
    assert kinds(life.days).count(DayKind.STRENGTH) >= 12
    last = [day.today.routine.items[-1].exercise for day in life.days[20:] if day.today.routine]
    calm = [one for one in last if shipped().exercises[one].kind in (Kind.RELAXATION, Kind.STRETCH)]
    assert len(calm) > len(last) / 2


def test_whoever_does_one_exercise_only_is_asked_for_one_more() -> None:
    life = life_of(Traits(only="bridge"), 28)
    assert set(sizes(life)[1:]) <= {1, 2}
    assert all(kind is not DayKind.STRENGTH for kind in kinds(life.days[1:]))


def test_one_great_day_does_not_lengthen_the_list() -> None:
    life = Life(Traits(person=Person(minutes=45), seed=3)).live(10)
    whole = shipped().routines["full-daily"]
    life._session(life.days[-1].now + timedelta(hours=3), whole, 2, 2)
    life.live(1)
    assert sizes(life)[-1] <= 4


@pytest.mark.parametrize("flares", [(), (Flare(10, 4, 4), Flare(30, 2, 5))])
def test_entries_without_doses_lead_to_the_same_plan(flares: tuple[Flare, ...]) -> None:
    with_doses = life_of(Traits(flares=flares), 35)
    without = life_of(Traits(flares=flares, notes_doses=False), 35)
    for one, other in zip(with_doses.days, without.days, strict=True):
        assert one.today == other.today._replace(), one.number


def test_the_same_journal_leads_to_the_same_plan() -> None:
    life = life_of(Traits(wobble=2, seed=7), 30)
    now = life.days[-1].now + timedelta(days=1)
    assert life.plan_at(now) == life.plan_at(now)


def test_today_is_the_same_whether_the_days_after_it_are_planned_too() -> None:
    for day in life_of(Traits(flares=(Flare(10, 4, 4),), seed=7), EIGHT_WEEKS).days:
        whole = plan_for(day.overview, day.life.traits.person, day.life.catalogue)
        assert len(whole.days) > len(day.plan.days)
        assert day.plan.today == whole.today, day.number


def test_sessions_vary_over_a_week() -> None:
    days = life_of(Traits(), EIGHT_WEEKS).days[42:49]
    lists = [tuple(item.exercise for item in day.today.routine.items) for day in days if day.today.routine]
    assert len(set(lists)) >= 5


def test_strength_days_train_trunk_and_legs() -> None:
    life = life_of(Traits(), EIGHT_WEEKS)
    strong = [day for day in life.days[21:] if day.today.kind is DayKind.STRENGTH]
    twice = [
        day
        for day in strong
        if sum(shipped().exercises[one.exercise].kind is Kind.STRENGTH for one in day.today.routine.items) >= 2  # type: ignore[union-attr]
    ]
    assert len(twice) >= len(strong) * 0.8


@pytest.mark.parametrize("tag", CautionTag)
def test_everybody_gets_a_session_whatever_their_circumstance(tag: CautionTag) -> None:
    life = life_of(Traits(person=Person(tags=frozenset({tag}))), 9)
    for day in life.days:
        assert day.today.routine is not None
        assert len(day.today.routine.items) >= 2
    assert DayKind.STRENGTH in kinds(life.days)


def test_strength_of_any_session_counts() -> None:
    for routine in ("starter-three", "full-daily", "original-nine", "core-glutes"):
        life = Life(Traits(keeps=0)).live(3)
        life._session(life.days[-1].now + timedelta(hours=1), shipped().routines[routine], 2, 2)
        tomorrow = life.plan_at(life.days[-1].now + timedelta(days=1)).today
        assert tomorrow.kind is DayKind.MOVING, routine
        assert "strength-rest" in {decision.rule for decision in tomorrow.decisions}


def test_what_was_done_today_is_known() -> None:
    life = Life(Traits()).live(3)
    now = life.days[-1].now + timedelta(hours=8)
    today = life.plan_at(now).today
    assert (today.done, today.kind) == (True, DayKind.MOVING)
    assert today.decisions[0].rule == "done-today"
    assert isinstance(life.entries[1], SessionEntry)
