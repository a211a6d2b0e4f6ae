"""What becomes of an interrupted session when its person has told more of themselves meanwhile."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.adapt import NothingLeftError, timeline_for
from backcare_tui.domain.guidance.cautions.taking_up import taken_up
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session
from tests.domain.builders import a_routine, an_exercise, by_id, when
from tests.domain.guidance.test_adapt import caution, people, person, practised
from tests.shipped import shipped

THIN, KNEE = CautionTag.OSTEOPOROSIS, CautionTag.KNEE_PAIN


def from_disk(session: Session, catalogue: Catalogue) -> Session:
    draft = SessionDraft.begun(UUID(int=7), session, when(22), None)
    return SessionDraft.model_validate_json(draft.model_dump_json()).session(catalogue)


@given(practised(), people(), people(), st.floats(0, 1), st.lists(st.sampled_from(["easier", "more", "skip"])))
def test_what_was_done_stays_and_what_is_ahead_suits_the_person(
    routine: Routine, before: Person, after: Person, share: float, keys: list[str]
) -> None:
    try:
        timeline = timeline_for(shipped(), routine, before)
    except NothingLeftError:
        return
    session, now = Session.of(timeline).run(0.0), share * timeline.seconds
    for key in keys:
        session = getattr(session, key)(now)
        now += 5
    session = session.pause(now)
    assert taken_up(session, Person(), shipped()).session == session
    done = taken_up(session, after, shipped())
    going_on, moment = done.session, done.session.at(0.0)
    at = session.at(0.0).step.item
    assert going_on.practised_s[:at] == session.practised_s[:at]
    assert sum(going_on.practised_s) == pytest.approx(sum(session.practised_s))
    assert 0 <= going_on.position_s <= going_on.timeline.seconds
    assert len(going_on.planned_s) == len(going_on.practised_s) == len(going_on.timeline.items)
    for planned in going_on.timeline.items[moment.step.item if not moment.finished else len(timeline.items) :]:
        against = [one for one in planned.written.cautions if one.does is Does.LEAVE_OUT and one.tag in after.tags]
        assert not against or planned.written.id in after.anyway
    if going_on.timeline.routine != session.timeline.routine or going_on.position_s != session.position_s:
        assert done.changes
    assert taken_up(going_on, after, shipped()).session == going_on
    assert from_disk(going_on, shipped()) == going_on._replace(running_since=None)


LIFT = an_exercise("lift", dose=Dose(reps=4), cautions=[caution(instead="bend"), caution(KNEE, Does.ADAPT)])
CATALOGUE = Catalogue(by_id([LIFT, an_exercise("bend"), an_exercise("turn"), an_exercise("rest")]))


def interrupted(*exercises: str, now: float) -> Session:
    timeline = timeline_for(CATALOGUE, a_routine(*exercises), Person())
    return Session.of(timeline).run(0.0).pause(now)


def names(session: Session) -> list[str]:
    return [planned.exercise.id for planned in session.timeline.items]


IN_THE_SECOND = interrupted("turn", now=0.0).timeline.seconds + 15.0
"""A time at which the second of several is under way."""


def test_what_is_still_to_come_gives_its_place_to_another() -> None:
    session = interrupted("turn", "lift", now=25.0)
    done = taken_up(session, person(THIN), CATALOGUE)
    assert names(done.session) == ["turn", "bend"]
    assert done.session.position_s == session.position_s
    assert done.session.practised_s == (session.practised_s[0], 0)
    assert [(one.exercise, one.instead) for one in done.changes] == [("lift", "bend")]


def test_what_is_under_way_and_left_out_is_over_and_what_was_done_of_it_stays() -> None:
    session = interrupted("turn", "lift", "rest", now=IN_THE_SECOND)
    done = taken_up(session, person(THIN), CATALOGUE)
    assert names(done.session) == ["turn", "lift", "rest"]
    assert done.session.at(0.0).seconds == done.session.timeline.item_start(2)
    assert done.session.records(0.0) == session.records(0.0)
    assert [(one.exercise, one.instead) for one in done.changes] == [("lift", None)]


def test_the_last_one_left_out_is_the_end() -> None:
    session = interrupted("turn", "lift", now=IN_THE_SECOND)
    assert taken_up(session, person(THIN), CATALOGUE).session.at(0.0).finished


def test_what_is_done_another_way_by_now_begins_again_in_that() -> None:
    session = interrupted("turn", "lift", now=IN_THE_SECOND)
    done = taken_up(session, person(KNEE), CATALOGUE).session
    assert done.at(0.0).seconds == done.timeline.item_start(1)
    assert done.timeline.items[1].dose.reps == 3
    assert done.practised_s == session.practised_s


def test_what_hurt_stays_with_its_exercise() -> None:
    mild = Complaint(pain=3, what=PainKind.STAYS, remedy=Remedy.GO_ON)
    session = interrupted("lift", "turn", now=1.0).hurt(1.0, mild)
    done = taken_up(session, person(THIN), CATALOGUE).session
    assert [record.complaints for record in done.records(0.0)] == [(mild,), ()]


def test_one_at_its_end_only_has_to_be_saved() -> None:
    session = interrupted("lift", now=1e6)
    assert taken_up(session, person(THIN), CATALOGUE).session == session
