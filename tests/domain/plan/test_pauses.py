"""People who pause their plan, for whatever reason and however often: nothing is lost, coming back is smaller."""

from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.memo import PauseSaid, Subject
from backcare_tui.domain.plan.shape import DayKind
from tests.domain.plan.people import BEGIN, Day, Life, Traits
from tests.domain.plan.promises import broken
from tests.shipped import shipped

UNDO = "undo"
PAUSES = {
    "a day": {30: "away", 31: "over"},
    "three days": {30: "ill", 33: "over"},
    "five days": {30: "ill", 35: "over"},
    "three weeks": {30: "away", 50: "over"},
    "two months": {30: "away", 90: "over"},
    "twice": {30: "ill", 35: "over", 37: "away", 42: "over"},
    "twice at once": {30: "ill", 40: "over", 41: "away", 42: "over"},
    "ill, then away": {30: "ill", 33: "away", 40: "over"},
    "in a flare-up": {28: "flare", 30: "ill", 36: "over"},
    "a change of mind": {30: "away", 31: UNDO},
    "back too early": {30: "ill", 36: "over", 37: UNDO, 44: "over"},
    "before the first session": {0: "away", 5: "over"},
}


@cache
def as_usual(traits: Traits, days: int) -> Life:
    """So many DAYS without a pause."""
    life = Life(traits)
    return life.live(days, lambda day: keeps(life, day))


def live(who: str, traits: Traits) -> Life:
    """Some weeks of somebody who pauses as WHO, and neither practises nor walks while paused."""
    life = as_usual(traits, min(28, *PAUSES[who])).branch()
    for number in range(len(life.days), max(PAUSES[who]) + 22):
        says = PAUSES[who].get(number)
        at = BEGIN + timedelta(days=number, hours=life.traits.hour - 1)
        if says == UNDO:
            life.memos.remove(next(memo for memo in life.memos if memo.about is Subject.PAUSE))
        elif says == "flare":
            life.say(Subject.FLARE, "began", at)
        elif says:
            life.say(Subject.PAUSE, says, at)
        life.live(1, lambda day: keeps(life, day))
    return life


def keeps(life: Life, day: Day) -> None:
    assert broken(life, day) == []
    if is_paused(life):
        assert day.today.kind is DayKind.PAUSED
        assert (day.today.routine, day.today.walk_minutes) == (None, 0)


def is_paused(life: Life) -> bool:
    said = [memo.says for memo in life.memos if memo.about is Subject.PAUSE]
    return bool(said) and said[0] != PauseSaid.OVER


def efforts(day: Day) -> dict[str, float]:
    """How much of each exercise there is on DAY."""
    found = {}
    for item in day.today.routine.items if day.today.routine and not day.today.gentle else ():
        exercise = shipped().exercises[item.exercise]
        if exercise.kind not in (Kind.AEROBIC, Kind.RELAXATION):
            dose = item.dose_of(exercise)
            form = 1000 if item.variation == "harder" else 0
            found[item.exercise] = form + dose.reps * (dose.hold_s + 2)
    return found


@pytest.mark.parametrize("traits", [Traits(Person(minutes=20)), Traits(usual=4, wobble=1, keeps=0.8, seed=5)])
@pytest.mark.parametrize("who", PAUSES)
def test_coming_back_begins_smaller_and_goes_on(who: str, traits: Traits) -> None:
    life = live(who, traits)
    first = next(day.number for day in life.days if day.today.kind is DayKind.PAUSED)
    back = next(day.number for day in life.days[first:] if day.today.kind is not DayKind.PAUSED)
    before, after = life.days[:first], life.days[back:]
    if not before:
        return
    quotas = [day.plan.walking.minutes for day in life.days if day.now.weekday() == 0]
    assert all(later <= earlier * 1.1 + 1 for earlier, later in pairwise(quotas))
    assert min(quotas) >= 25
    comfortable: dict[str, float] = {}
    for day in before:
        comfortable |= efforts(day)
    usual = max(len(efforts(day)) for day in before[-14:])
    again = next(day for day in after if day.today.routine)
    smaller = efforts(again)
    if back - first >= 3:
        assert len(smaller) < usual
        assert all(effort <= comfortable[one] for one, effort in smaller.items() if one in comfortable)
    if back - first >= 3 and not traits.wobble:  # whoever is sore does what is the least already
        assert any(effort < comfortable[one] for one, effort in smaller.items() if one in comfortable)
        lists = [len(efforts(day)) for day in after[:21]]
        assert max(lists) >= usual or back - first > 28
