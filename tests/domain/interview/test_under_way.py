"""What is asked while a session is under way, and what the answers make of it."""

import pytest

from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Ask, Interview, Step, run
from backcare_tui.domain.interview.under_way import Answered, Ended, came_back, ends, hurts
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.session.course import Course
from tests.domain.session.test_course import TWO, begun, seen

RUNNING = seen(begun(), TWO.item_start(1) + 10)
AWAY = RUNNING.looked(9000.0).course


def answered(interview: Interview[Answered], *replies: object) -> Answered:
    left = list(replies)

    def do(step: Step) -> object:
        return left.pop(0)

    outcome = run(interview, do)
    assert left == []
    return outcome


def going_on(interview: Interview[Answered], *replies: object) -> Course:
    outcome = answered(interview, *replies)
    assert isinstance(outcome, Course)
    return outcome


@pytest.mark.parametrize("course", [RUNNING, RUNNING.paused()])
@pytest.mark.parametrize("replies", [(Choice.BACK,), (6, Choice.BACK), (6, Choice.SHARP, Choice.BACK)])
def test_pain_that_is_taken_back_changes_nothing(course: Course, replies: tuple[object, ...]) -> None:
    assert going_on(hurts(course), *replies) == course


@pytest.mark.parametrize("course", [RUNNING, RUNNING.paused()])
@pytest.mark.parametrize(
    ("choice", "remedy"), [(Choice.GO_ON, Remedy.GO_ON), (Choice.LEAVE_OUT, Remedy.LEAVE_OUT)]
)
def test_what_hurts_is_told_and_it_goes_on(course: Course, choice: Choice, remedy: Remedy) -> None:
    told = going_on(hurts(course), 4, Choice.IN_PLACE, choice)
    complaint = Complaint(pain=4, what=PainKind.STAYS, remedy=remedy)
    assert told.session.complaints == ((), (complaint,))
    assert not told.session.paused
    assert told.session.finished(told.looked_at) is (choice is Choice.LEAVE_OUT)


def test_what_hurts_may_end_it() -> None:
    outcome = answered(hurts(RUNNING), None, Choice.SHARP, Choice.SAVE)
    assert isinstance(outcome, Ended)
    assert outcome.save
    assert outcome.course.session.complaints[1][0].remedy is Remedy.END


@pytest.mark.parametrize("course", [RUNNING, RUNNING.paused()])
def test_the_end_may_be_taken_back(course: Course) -> None:
    assert going_on(ends(course), Choice.GO_ON) == course


@pytest.mark.parametrize(("choice", "save"), [(Choice.SAVE, True), (Choice.DISCARD, False)])
def test_it_ends_saved_or_forgotten(choice: Choice, save: bool) -> None:
    assert answered(ends(RUNNING), choice) == Ended(RUNNING, save)


@pytest.mark.parametrize(
    ("choice", "position"), [(Choice.GO_ON, RUNNING.moment.seconds), (Choice.AGAIN, TWO.item_start(1))]
)
def test_after_an_absence_it_goes_on_from_there_or_the_exercise_begins_again(
    choice: Choice, position: float
) -> None:
    course = going_on(came_back(AWAY, 600.0), choice).resumed(9500.0)
    assert not course.session.paused
    assert course.session.position(9501.0) == position + 1


def test_after_an_absence_it_may_stay_paused_or_end() -> None:
    assert going_on(came_back(AWAY, 600.0), Choice.BACK) == AWAY
    assert answered(came_back(AWAY, 600.0), Choice.SAVE) == Ended(AWAY)


def test_the_absence_is_named() -> None:
    step = came_back(AWAY, 630.0).send(None)
    assert isinstance(step, Ask)
    assert step.question.title == "You were away for 10:30."
