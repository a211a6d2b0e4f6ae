"""Somebody who is ready need not wait: a key ends the time to get ready, and the count begins."""

from uuid import UUID

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Equipment, Position, Sides
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.cue import CueKind
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.saying import Topic
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline
from tests.domain.builders import a_timeline, an_exercise, when

LIFT = a_timeline(an_exercise("lift", dose=Dose(reps=3)))
SIDES = a_timeline(an_exercise("lift", dose=Dose(reps=1), sides=Sides.EACH, position=Position.SIDE_LYING))
THINGS = a_timeline(
    an_exercise("lift", position=Position.SUPINE, equipment=(Equipment.MAT, Equipment.CUSHION), start="Arms down.")
)
UP = a_timeline(an_exercise("lift"), an_exercise("stand", position=Position.STANDING))


def begun(timeline: Timeline) -> Course:
    session = Session.of(timeline)
    return Course.of(session, SessionDraft.begun(UUID(int=7), session, when(22), 4)).begun(0.0)


def at(course: Course, seconds: float) -> Course:
    return course.looked(seconds, rate=1e9).course


def test_who_is_ready_is_counted_in_at_once() -> None:
    course = at(begun(LIFT), 3).ready()
    assert course.moment.step is LIFT.steps[0]
    assert course.moment.step_remaining == READY_S
    look = course.looked(3 + READY_S, rate=1e9)
    assert look.moment.step is LIFT.steps[1]
    assert [cue.words for cue in look.due if cue.kind is CueKind.COUNTDOWN] == ["3", "2", "1"]


def test_what_was_to_be_said_until_then_is_not_said_after_it() -> None:
    course = at(begun(LIFT), 3).ready()
    due = course.looked(3.1).due
    assert not {CueKind.EXERCISE, CueKind.ARRANGE, CueKind.NOTICE} & {cue.kind for cue in due}


def test_who_has_laid_out_all_is_told_the_way_and_once_there_counted_in() -> None:
    course = at(begun(THINGS), 3).ready()
    laid, way, *_ = course.moment.step.stages
    assert (laid.topic, course.moment.step_elapsed) == (Topic.FETCH, laid.seconds)
    (told,) = [cue.words for cue in course.looked(3.1).due if cue.kind is CueKind.ARRANGE]
    assert way.words in told
    assert course.looked(3.2).course.ready().moment.step_remaining == READY_S


def test_of_the_other_side_too() -> None:
    switch = next(step for step in SIDES.steps if step.kind is StepKind.SWITCH)
    course = at(begun(SIDES), switch.start + 1).ready()
    assert course.moment.step is switch
    assert course.moment.step_remaining == READY_S


def test_where_it_would_wait_for_a_key_that_key_is_pressed() -> None:
    step = next(step for step in UP.steps if step.waits)
    course = at(begun(UP), step.start + 1).ready()
    moment = course.moment
    assert (moment.seconds, moment.waiting, moment.step.item) == (step.end, False, 1)
    assert [cue.words for cue in course.looked(step.start + 1).due] == ["Breathe out. Lift slowly."]


@pytest.mark.parametrize("seconds", [LIFT.steps[0].end - READY_S, LIFT.steps[0].end + 1])
def test_in_the_count_and_in_the_exercise_there_is_nothing_to_be_ready_for(seconds: float) -> None:
    course = at(begun(LIFT), seconds)
    assert not course.moment.may_be_ready
    assert course.ready() == course


def test_a_pause_stays_one() -> None:
    course = at(begun(LIFT), 3).paused()
    assert course.ready() == course


def test_it_is_kept_and_taken_up_where_it_stood() -> None:
    session = Session.of(LIFT).run(0.0).ready(3.0)
    draft = SessionDraft.begun(UUID(int=7), session, when(22), 4).after(session, 3.5, when(22))
    known = Catalogue({"lift": LIFT.items[0].exercise}, {})
    assert draft.session(known) == session.pause(3.5)
    assert sum(session.practised_s) == 0
