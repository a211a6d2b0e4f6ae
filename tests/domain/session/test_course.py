"""What is told, asked and kept of a session, by whoever guides it: as of its looks at the clock."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.cue import Cue, CueKind, cues_between
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import AWAY_S, NOTHING_S, Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline
from tests.domain.builders import a_timeline, an_exercise, hold, move, timelines, walking, when

TWO = a_timeline(an_exercise("lift", dose=Dose(reps=3)), an_exercise("stay", (move(2), hold()), Dose(hold_s=20)))
ACTS: list[Callable[[Course], Course]] = [
    Course.paused,
    Course.running,
    Course.paused_or_running,
    Course.ready,
    Course.by_itself,
    Course.skipped,
    Course.back,
    Course.again,
    Course.longer,
    Course.own_pace_or_timed,
    lambda course: course.faster(0.1),
    lambda course: course.faster(-0.1),
    *(lambda course, remedy=remedy: course.hurt(complaint(remedy)) for remedy in Remedy),
]
STAND_STILL = [Course.paused, Course.running, Course.longer, Course.own_pace_or_timed]


def complaint(remedy: Remedy) -> Complaint:
    return Complaint(pain=4, what=PainKind.STAYS, remedy=remedy)


def begun(timeline: Timeline = TWO, now: float = 0.0) -> Course:
    session = Session.of(timeline)
    return Course.of(session, SessionDraft.begun(UUID(int=7), session, when(22), 4)).begun(now)


def seen(course: Course, now: float) -> Course:
    """COURSE after a look at NOW, however long that is after the last one."""
    return course.looked(now, rate=1e9).course


def words(due: tuple[Cue, ...]) -> list[str]:
    return [cue.words for cue in due]


def test_what_is_taken_up_where_it_waits_for_who_gets_up_waits_again() -> None:
    exercises = (an_exercise("lift", dose=Dose(reps=3)), an_exercise("stand", position=Position.STANDING))
    waiting = seen(begun(a_timeline(*exercises)), 1e4)
    assert waiting.moment.waiting
    draft = waiting.draft(when(22))
    known = Catalogue({one.id: one for one in exercises}, {})
    again = Course.of(draft.session(known), draft).begun(5e4)
    assert again.moment.waiting
    assert seen(again, 6e4).moment.step == waiting.moment.step
    assert not seen(again.running(), 5e4 + 1).moment.waiting


# What is told


@given(timelines(), st.lists(st.floats(0, 60), max_size=20))
def test_looks_of_any_size_tell_all_there_is_to_tell(timeline: Timeline, waits: list[float]) -> None:
    course, now, heard = begun(timeline), 0.0, list[Cue]()
    for wait in [*waits, timeline.seconds + 1]:
        now += wait
        look = course.looked(now, rate=1e9)
        heard += look.due
        course = look.course
        assert course.looked(now).due == ()
        assert not course.looked(now).keep
        while course.moment.waiting:  # for who gets up from the floor
            now += timeline.seconds + 1
            look = course.running().looked(now, rate=1e9)
            heard += look.due
            course = look.course
    assert tuple(heard) == cues_between(timeline, None, timeline.at(timeline.seconds))


class Listener(RuleBasedStateMachine):
    """Does anything at any time, and hears what each look tells."""

    @initialize(timeline=timelines())
    def begin(self, timeline: Timeline) -> None:
        self.now = 0.0
        self.course = begun(timeline)
        self.heard: list[Cue] = []
        self.since: Course = self.course

    @rule(seconds=st.one_of(st.floats(0, AWAY_S), st.floats(0, 60)))
    def look(self, seconds: float) -> None:
        self.now += seconds
        look = self.course.looked(self.now)
        assert look.course.looked_at == self.now
        if look.away_s is not None:
            assert look.away_s == pytest.approx(seconds)
            assert look.course.session == self.course.session.pause(self.course.looked_at)
            assert look.due == ()
        if look.moment.paused:
            assert look.due == ()
        self.heard += look.due
        self.course = look.course

    @rule(act=st.sampled_from(ACTS))
    def do(self, act: Callable[[Course], Course]) -> None:
        before, self.course = self.course, act(self.course)
        assert self.course.looked_at == before.looked_at
        assert self.course.kept_item is None
        if self.course.heard != before.heard or self.course.session.timeline is not before.session.timeline:
            self.heard = []

    @rule(seconds=st.floats(0, 600))
    def be_asked_and_go_on_as_before(self, seconds: float) -> None:
        before = self.course
        self.now += seconds
        self.course = before.resumed(self.now)
        assert self.course.session.position(self.now) == before.moment.seconds
        assert self.course.moment == before.moment
        assert self.course.heard == before.heard

    @rule(seconds=st.floats(0, 600))
    def look_at_something_else(self, seconds: float) -> None:
        self.now += seconds
        self.course = self.course.hidden(self.now)
        assert self.course.session.paused

    @invariant()
    def nothing_is_told_twice_or_out_of_order(self) -> None:
        assert [cue.at for cue in self.heard] == sorted(cue.at for cue in self.heard)
        assert len({(cue.kind, cue.at) for cue in self.heard}) == len(self.heard)


TestListener = Listener.TestCase
TestListener.settings = settings(stateful_step_count=30)


@pytest.mark.parametrize("act", STAND_STILL)
def test_what_leaves_it_where_it_is_tells_nothing_again(act: Callable[[Course], Course]) -> None:
    course = seen(begun(), TWO.item_start(1))
    assert act(course).running().looked(course.looked_at).due == ()


@pytest.mark.parametrize("act", [Course.back, Course.again])
def test_a_jump_tells_what_begins_where_it_leads(act: Callable[[Course], Course]) -> None:
    course = act(seen(begun(), TWO.item_start(1) + 10))
    (cue,) = course.looked(course.looked_at).due
    assert (cue.kind, cue.step and cue.step.item) == (CueKind.EXERCISE, 1)


def test_a_jump_made_in_a_pause_is_told_once_it_goes_on() -> None:
    course = seen(begun(), 5.0).paused().skipped()
    assert course.looked(6.0).due == ()
    (cue,) = seen(course, 6.0).running().looked(6.0).due
    assert cue.kind is CueKind.EXERCISE


def test_what_fell_due_just_before_something_else_was_shown_is_told_later() -> None:
    start = TWO.item_start(1)
    course = seen(begun(), start - 0.5).hidden(start + 0.5)
    assert course.looked(start + 60).due == ()
    assert words(seen(course, start + 60).running().looked(start + 60).due)[-1].startswith(
        "Exercise 2 of 2: Stay."
    )


def test_the_easier_form_is_told_when_it_is_chosen() -> None:
    course = seen(begun(), 22.0).hurt(complaint(Remedy.EASIER)).running()
    assert course.moment.step.kind is StepKind.POSITION
    assert words(course.looked(22.0).due) == ["Exercise 1 of 2: Lift. Less."]


def test_the_easier_form_of_open_ended_minutes_is_told_where_they_are() -> None:
    course = seen(begun(a_timeline(an_exercise("walk", [walking()], Dose(minutes=2)))), 40.0)
    easier = course.hurt(complaint(Remedy.EASIER)).running()
    assert easier.moment.step_elapsed == course.moment.step_elapsed
    (cue,) = easier.looked(40.0).due
    assert (cue.words, cue.at) == ("Less. Walk briskly.", easier.moment.seconds)
    assert easier.looked(40.0).course.looked(40.5).due == ()


# Absence


@pytest.mark.parametrize("rate", [1.0, 60.0])
def test_longer_than_an_absence_between_two_looks_pauses_where_it_was_seen_last(rate: float) -> None:
    course = seen(begun(), 30.0)
    assert course.looked(30.0 + AWAY_S * rate, rate).away_s is None
    look = course.looked(31.0 + AWAY_S * rate, rate)
    assert look.away_s == 1.0 + AWAY_S * rate
    assert look.course.session == course.session.pause(30.0)
    assert look.course.looked(1e6, rate).away_s is None


def test_what_stands_still_cannot_be_left() -> None:
    paused = seen(begun(), 30.0).paused()
    waiting = seen(seen(begun(), 1.0).own_pace_or_timed(), 500.0)
    assert waiting.moment.waiting
    for course in (paused, waiting):
        look = course.looked(9000.0)
        assert look.away_s is None
        assert (look.moment.seconds, look.moment.waiting) == (course.moment.seconds, course.moment.waiting)
        assert look.moment.paused is course.moment.paused


def test_an_absence_that_ends_under_something_else_counts_nothing_unseen() -> None:
    assert seen(begun(), 30.0).hidden(600.0).session.position(600.0) == 30


# Keeping


def test_it_is_kept_at_each_exercise_and_after_whatever_was_done() -> None:
    look = begun().looked(0.0)
    assert look.keep
    assert not look.course.looked(1.0).keep
    assert look.course.looked(TWO.item_start(1), rate=1e9).keep
    for act in ACTS:
        assert act(look.course).looked(0.0).keep
    assert not look.course.hidden(1.0).looked(1.0).keep
    assert not look.course.resumed(9.0).looked(9.0).keep


def test_it_is_kept_as_soon_as_anything_was_done_of_it() -> None:
    course, kept = begun(), []
    for tenth in range(int(TWO.item_end(0) * 10)):
        look = course.looked(tenth / 10)
        course = look.course
        kept += [tenth / 10] if look.keep else []
    assert kept == [0.0, TWO.steps[0].end + NOTHING_S]


def test_the_draft_is_the_session_as_it_was_seen_last() -> None:
    course = seen(begun(now=100.0), 102.0 + TWO.steps[0].end)
    draft = course.draft(when(22, 13))
    assert (draft.id, draft.pain_before, draft.saved_at) == (UUID(int=7), 4, when(22, 13))
    assert [record.done_s for record in draft.records] == [2.0, 0.0]


@given(timelines(), st.floats(0, 1), st.floats(0.01, 3.0))
def test_what_falls_due_within_some_seconds_is_told_by_a_look_then_and_not_before(
    timeline: Timeline, share: float, within: float
) -> None:
    course = seen(begun(timeline), share * timeline.seconds)
    due_s = course.due_within(within)
    if due_s is None:
        assert not course.looked(course.looked_at + within, rate=1e9).due
    else:
        assert 0 < due_s <= within
        assert course.looked(course.looked_at + due_s + 1e-6, rate=1e9).due
        assert not course.looked(course.looked_at + due_s * 0.999, rate=1e9).due


def test_nothing_falls_due_where_it_stands_still() -> None:
    assert begun().due_within(1000.0) == 0.0
    course = seen(begun(), 0.0)
    assert course.due_within(1000.0) is not None
    assert course.paused().due_within(1000.0) is None
