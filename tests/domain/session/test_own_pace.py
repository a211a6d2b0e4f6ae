"""At one's own pace each repetition ends with a wait, and one key leads on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Timeline
from tests.domain.builders import Underway, a_timeline, an_exercise, paces, sessions, timelines

LATER_S = st.one_of(st.floats(0, 20), st.floats(0, 1e6))


@given(sessions(), LATER_S)
def test_it_never_passes_the_end_of_a_repetition_unasked(underway: Underway, later: float) -> None:
    session = underway.session.with_own_pace(underway.now, own_pace=True).run(underway.now)
    now = underway.now + later
    moment = session.at(now)
    if session.gate_s is None:
        assert moment.finished
        return
    assert moment.seconds <= session.gate_s
    if moment.waiting:
        assert moment.step.rep > 0 or moment.step.finishes or moment.step.waits
        assert moment.seconds == moment.step.end == session.gate_s
        assert session.at(now + 1e6) == moment


@given(timelines())
def test_each_key_leads_to_the_next_repetition(timeline: Timeline) -> None:
    now = 0.0
    session = Session.of(timeline).with_own_pace(now, own_pace=True)
    repetitions = dict.fromkeys((step.item, step.set, step.side, step.rep) for step in timeline.steps if step.rep)
    for repetition in repetitions:
        session = session.run(now)
        assert not session.at(now).waiting
        now += timeline.seconds + 1
        if session.at(now).step.waits:
            session = session.run(now)
            now += timeline.seconds + 1
        done = timeline.steps[: timeline.steps.index(session.at(now).step) + 1]
        step = next(step for step in reversed(done) if not step.finishes)
        assert (step.item, step.set, step.side, step.rep) == repetition
    assert session.finished(now)
    assert session.pause(now).practised_s == pytest.approx(session.planned_s)
    assert {record.outcome for record in session.records(now)} == {Outcome.COMPLETED}


@given(timelines(), paces())
def test_a_change_of_pace_while_waiting_asks_for_no_second_key(timeline: Timeline, pace: float) -> None:
    now = 0.0
    session = Session.of(timeline).with_own_pace(now, own_pace=True).run(now)
    for _ in timeline.steps:
        now += timeline.seconds + 1
        ended = timeline.steps.index(session.at(now).step)
        changed = session.with_pace(now, pace)
        assert changed.finished(now) == session.finished(now)
        assert changed.finished(now) or changed.at(now).waiting
        session = session.run(now)
        assert changed.finished(now) or changed.timeline.steps.index(changed.run(now).at(now).step) == ended + 1


def test_a_pause_while_waiting_is_still_waiting() -> None:
    timeline = a_timeline(an_exercise("one"), an_exercise("two"))
    held = Session.of(timeline).with_own_pace(0, own_pace=True).run(0).pause(500)
    moment = held.at(600)
    assert moment.paused
    assert moment.waiting
    assert (moment.step.item, moment.step.name) == (0, "Lower")
    assert held.skip(600).position(600) == timeline.item_start(1)
    assert held.run(600).at(600).step.item == 1


def test_more_while_waiting_stays_in_the_repetition() -> None:
    session = Session.of(a_timeline(an_exercise(dose=Dose(reps=2)))).with_own_pace(0, own_pace=True).run(0)
    longer = session.more(100)
    assert longer.at(100).step.name == "Stay"
    assert longer.at(109).step.rep == 1
    assert longer.at(111).waiting
    assert longer.run(111).at(112).step.rep == 2


@given(sessions())
def test_leaving_own_pace_goes_on_without_keys_but_after_getting_up(underway: Underway) -> None:
    session = underway.session.with_own_pace(underway.now, own_pace=False).run(underway.now)
    later = underway.now
    while session.gate_s is not None:
        later += session.timeline.seconds + 1
        assert session.at(later).step.waits
        session = session.run(later)
    assert session.at(later + session.timeline.seconds + 1).finished
