"""What is asked while a session is under way, and what the answers make of it."""

import pytest

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Ask, Interrupt, Interview, Rate, Remember, Step, run
from backcare_tui.domain.interview.under_way import Answered, Ended, came_back, ends, hurts
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.session.course import Course
from tests.domain.interview.means import means_for
from tests.domain.session.test_course import TWO, begun, seen

RUNNING = seen(begun(), TWO.item_start(1) + 10)
MEANS = means_for()
AWAY = RUNNING.looked(9000.0).course


def answered(interview: Interview[Answered], *replies: object, steps: list[Step] | None = None) -> Answered:
    """What comes of INTERVIEW with REPLIES, one to each of its steps, which are added to STEPS."""
    left = list(replies)

    def do(step: Step) -> object:
        if steps is not None:
            steps.append(step)
        return left.pop(0)

    outcome = run(interview, do)
    assert left == []
    return outcome


def going_on(interview: Interview[Answered], *replies: object) -> Course:
    outcome = answered(interview, *replies)
    assert isinstance(outcome, Course)
    return outcome


COURSES = pytest.mark.parametrize("course", [RUNNING, RUNNING.paused()])


@COURSES
@pytest.mark.parametrize(
    "replies",
    [
        (Choice.BACK,),
        (Choice.IN_PLACE, Choice.BACK),
        (Choice.SHARP, 6, Choice.BACK),
        (Choice.FURTHER, Choice.BACK),
        (Choice.FURTHER, Choice.NO, Choice.BACK),
        (Choice.FURTHER, Choice.NO, None, Choice.BACK),
        (Choice.FURTHER, Choice.YES, Choice.BACK),
        (Choice.FURTHER, Choice.FURTHER, Choice.BACK),
        (Choice.CHEST, Choice.BACK),
        (Choice.JOINT, 3, Choice.BACK),
    ],
)
def test_pain_that_is_taken_back_changes_nothing(course: Course, replies: tuple[object, ...]) -> None:
    assert going_on(hurts(course, MEANS), *replies) == course


@COURSES
@pytest.mark.parametrize(
    ("replies", "complaint"),
    [
        ((Choice.FURTHER, Choice.NO, 6, Choice.LEAVE_OUT), (6, PainKind.SPREADS, Remedy.LEAVE_OUT)),
        ((Choice.IN_PLACE, 4, Choice.EASIER), (4, PainKind.STAYS, Remedy.EASIER)),
        ((Choice.IN_PLACE, 1, Choice.GO_ON), (1, PainKind.STAYS, Remedy.GO_ON)),
        ((Choice.JOINT, None, Choice.LEAVE_OUT), (None, PainKind.JOINT, Remedy.LEAVE_OUT)),
    ],
)
def test_what_hurts_is_told_and_it_goes_on(
    course: Course, replies: tuple[object, ...], complaint: tuple[int | None, PainKind, Remedy]
) -> None:
    pain, what, remedy = complaint
    told = going_on(hurts(course, MEANS), *replies)
    assert told.session.complaints == ((), (Complaint(pain=pain, what=what, remedy=remedy),))
    assert not told.session.paused
    assert told.session.finished(told.looked_at) is (remedy is Remedy.LEAVE_OUT)


def test_what_hurts_may_end_it() -> None:
    outcome = answered(hurts(RUNNING, MEANS), Choice.SHARP, None, Choice.SAVE)
    assert isinstance(outcome, Ended)
    assert outcome.save
    assert not outcome.stopped
    assert outcome.course.session.complaints[1][0].remedy is Remedy.END


@pytest.mark.parametrize(
    ("replies", "what", "action", "sign"),
    [
        ((Choice.CHEST,), PainKind.CHEST, "Stop and rest. Call 112 at once for the chest", ""),
        ((Choice.FURTHER, Choice.YES), PainKind.SPREADS, "Call 112 or go to an emergency", "emergency"),
        ((Choice.FURTHER, Choice.FURTHER), PainKind.SPREADS, "See a doctor or call a nurse line", "urgent"),
    ],
)
def test_what_needs_help_says_so_at_once_and_ends_it(
    replies: tuple[Choice, ...], what: PainKind, action: str, sign: str
) -> None:
    steps: list[Step] = []
    outcome = answered(hurts(RUNNING, MEANS), *replies, Choice.SAVE, *([None] if sign else []), steps=steps)
    stop, *after = steps[len(replies) :]
    assert isinstance(stop, Interrupt)
    assert stop.action.startswith(action)
    assert after == ([Remember(Subject.SIGNS, sign)] if sign else [])
    assert not any(isinstance(step, Rate) for step in steps)
    assert isinstance(outcome, Ended)
    assert (outcome.save, outcome.stopped) == (True, True)
    assert outcome.course.session.complaints[1] == (Complaint(pain=None, what=what, remedy=Remedy.END),)


@pytest.mark.parametrize(
    ("person", "before", "pain", "first"),
    [
        (Person(), 6, 6, Choice.LEAVE_OUT),
        (Person(usual_is_high=True), 6, 6, Choice.EASIER),
        (Person(usual_is_high=True), 6, 5, Choice.GO_ON),
        (Person(usual_is_high=True), 4, 6, Choice.LEAVE_OUT),
        (Person(usual_is_high=True), None, 6, Choice.LEAVE_OUT),
        (Person(usual_is_high=True), 8, 8, Choice.LEAVE_OUT),
    ],
)
def test_for_whom_pain_is_usually_high_it_is_beside_what_it_was_before(
    person: Person, before: int | None, pain: int, first: Choice
) -> None:
    course = RUNNING._replace(last_draft=RUNNING.last_draft.model_copy(update={"pain_before": before}))
    steps: list[Step] = []
    answered(hurts(course, means_for(person=person)), Choice.IN_PLACE, pain, Choice.BACK, steps=steps)
    last = steps[-1]
    assert isinstance(last, Ask)
    assert last.question.answers[0].choice is first


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
