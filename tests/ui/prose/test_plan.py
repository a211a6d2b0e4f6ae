"""The plan in words."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE_UPRIGHT
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import days_that_start
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.ui.prose.plan import PlanProse, state_prose
from tests.domain.builders import a_routine
from tests.domain.plan.people import Life, Traits
from tests.shipped import shipped


def test_a_routine_with_another_form_of_an_exercise_is_laid_out_too() -> None:
    form = next(form for form in shipped().exercises["hip-flexor-stretch"].forms if form.pose)
    routine = a_routine(RoutineItem(exercise="hip-flexor-stretch", form=form))
    assert PlanProse(shipped(), Person(), date(2026, 11, 26)).names(routine) == "Hip flexor stretch"


def test_the_exercises_of_a_routine_are_as_they_are_done_there() -> None:
    known = shipped()
    prose = PlanProse(known, Person(), date(2026, 11, 26))
    upright = prose.done_exercises(known.routines[GENTLE_UPRIGHT])
    items = known.routines[GENTLE_UPRIGHT].items
    assert [one.id for one in upright] == [item.exercise for item in items]
    breathing = known.exercises["paced-breathing"]
    seated = next(one for one in upright if one.id == breathing.id)
    assert seated.figure != breathing.figure
    assert prose.done_exercises(known.single(breathing)) == (breathing,)


def test_it_is_kept_for_the_same_person_and_day_alone() -> None:
    life = Life(Traits()).live(1)
    today, person = life.days[0].today, Person()
    prose = PlanProse(shipped(), person, today.date)
    assert prose.made_for(shipped(), Person(), today.date) is prose
    assert prose.made_for(shipped(), person._replace(minutes=20.0), today.date) is not prose
    assert prose.made_for(shipped(), person, today.date + timedelta(days=1)) is not prose
    assert today.routine is not None
    again = prose.made_for(shipped(), person, today.date + timedelta(days=1))
    assert prose.facts(today.routine) == again.facts(today.routine)


def test_a_pause_is_since_the_day_of_the_person() -> None:
    night = datetime(2026, 11, 22, 1, tzinfo=UTC)  # still Saturday for who begins the day at four
    memo = MemoEntry(id=UUID(int=1), at=night, about=Subject.PAUSE, says="away")
    overview = overview_of([], night + timedelta(days=2), [memo], days=days_that_start("04:00"))
    assert state_prose(overview, None).plain.startswith("Paused since Saturday 21 November")
