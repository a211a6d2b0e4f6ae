"""A session is arithmetic: late ticks, pauses and keys never lose or invent a second."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import Kind, Variation
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome
from backcare_tui.domain.session.pace import FASTEST, SLOWEST
from backcare_tui.domain.session.session import AGAIN_S, MORE_S, Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline
from tests.domain.builders import (
    Programme,
    Underway,
    a_timeline,
    an_exercise,
    hold,
    move,
    paces,
    programmes,
    sessions,
    through,
    timelines,
    walking,
)

LATER_S = st.one_of(st.floats(0, 20), st.floats(0, 1e6))
CLOSE = 1e-6
ONE_RECORD = a_timeline(an_exercise())


def boundaries(timeline: Timeline) -> set[float]:
    return {timeline.item_start(item) for item in range(len(timeline.items))} | {timeline.seconds}


def practised(underway: Underway) -> list[float]:
    return list(underway.session.pause(underway.now).practised_s)


# Standing still, and moving on


@given(timelines(), LATER_S)
def test_a_session_stands_at_its_start_until_it_is_run(timeline: Timeline, later: float) -> None:
    session = Session.of(timeline)
    assert session.paused
    assert session.at(later) == timeline.at(0)._replace(paused=True)
    assert {record.outcome for record in session.records(later)} == {Outcome.SKIPPED}


@given(sessions(), st.lists(LATER_S, max_size=5))
def test_position_never_falls_as_time_goes_on_and_stays_on_the_timeline(
    underway: Underway, waits: list[float]
) -> None:
    now, before = underway.now, underway.position
    for wait in waits:
        now += wait
        position = underway.session.position(now)
        assert before <= position <= underway.session.timeline.seconds
        before = position


@given(sessions(), LATER_S)
def test_the_moment_is_that_of_the_position(underway: Underway, later: float) -> None:
    session, now = underway.session, underway.now + later
    moment = session.at(now)
    assert moment.seconds == session.position(now)
    assert moment.step.start <= moment.seconds <= moment.step.end
    assert moment.paused == session.paused
    assert moment.finished == session.finished(now)


@given(sessions(), LATER_S)
def test_a_clock_that_goes_back_moves_nothing(underway: Underway, earlier: float) -> None:
    session = underway.session.run(underway.now)
    assert session.position(underway.now - earlier) == underway.position


@given(sessions(), LATER_S)
def test_a_pause_of_any_length_changes_nothing(underway: Underway, pause: float) -> None:
    running = underway.session.run(underway.now)
    now = underway.now + 1.5
    held = running.pause(now)
    assert held.paused
    shown = running.at(now)._replace(paused=True)
    for later in (now, now + pause):
        assert held.at(later) == shown
        assert held.records(later) == running.records(now)
        assert held.pause(later) == held


@given(sessions(), LATER_S, st.floats(0, 300))
def test_after_a_pause_it_goes_on_as_if_there_had_been_none(
    underway: Underway, pause: float, after: float
) -> None:
    session, now = underway.session, underway.now
    assume(not session.paused and not session.at(now).waiting)
    resumed = session.pause(now).run(now + pause)
    later = now + pause + after
    assert resumed.position(later) == pytest.approx(session.position(now + after), abs=CLOSE)
    assert practised(Underway(resumed, later)) == pytest.approx(
        practised(Underway(session, now + after)), abs=CLOSE
    )


# Done


@given(programmes(), paces(), st.floats(0, 1e5))
def test_a_session_run_to_its_end_did_all_that_was_planned(
    programme: Programme, pace: float, start: float
) -> None:
    timeline = programme.timeline(pace)
    session = Session.of(timeline).run(start)
    underway = through(session, start, timeline.seconds + 1)
    session, end = underway.session, underway.now
    assert session.finished(end)
    for item, record in zip(timeline.routine.items, session.records(end), strict=True):
        assert record.exercise == item.exercise
        assert record.variation is item.variation
        assert record.done_s == record.planned_s > 0
        assert record.outcome is Outcome.COMPLETED


@given(timelines(), st.lists(st.floats(0, 1), max_size=4))
def test_pausing_on_the_way_leaves_nothing_out(timeline: Timeline, fractions: list[float]) -> None:
    now = 0.0
    session = Session.of(timeline).run(now)
    for fraction in fractions:
        underway = through(session, now, fraction * timeline.seconds)
        now = underway.now + 1
        session = underway.session.pause(underway.now).run(now)
    underway = through(session, now, timeline.seconds + 1)
    session, now = underway.session, underway.now
    assert practised(Underway(session, now)) == pytest.approx(session.planned_s, abs=CLOSE)
    assert {record.outcome for record in session.records(now)} == {Outcome.COMPLETED}


@given(timelines(), st.data())
def test_what_is_skipped_at_once_is_recorded_as_skipped(timeline: Timeline, data: st.DataObject) -> None:
    skipped = data.draw(st.sets(st.integers(0, len(timeline.items) - 1)))
    now = 0.0
    session = Session.of(timeline).run(now)
    for item in range(len(timeline.items)):
        if item in skipped:
            now += 1
            session = session.skip(now)
        else:
            underway = through(session, now, session.timeline.item_end(item) - session.position(now))
            session, now = underway.session, underway.now
    records = session.records(now + 0.1)
    for item, record in enumerate(records):
        wanted = Outcome.SKIPPED if item in skipped else Outcome.COMPLETED
        assert record.outcome is wanted
        assert (record.done_s == 0) == (item in skipped)


def test_an_exercise_left_half_way_was_ended_early() -> None:
    exercise = an_exercise(dose=Dose(reps=4))
    session = Session.of(a_timeline(exercise)).run(0).skip(30)
    (record,) = session.records(30)
    assert (record.planned_s, record.done_s, record.outcome) == (20, 10, Outcome.ENDED_EARLY)


def test_seven_of_ten_aerobic_minutes_count_as_what_they_were() -> None:
    walk = an_exercise("walk", [walking()], Dose(minutes=10))
    timeline = a_timeline(walk, an_exercise())
    start = timeline.steps[1].start
    session = Session.of(timeline).run(0).skip(start + 420)
    record = session.records(start + 420)[0]
    assert (record.planned_s, record.done_s, record.outcome) == (600, 420, Outcome.COMPLETED)
    assert session.at(start + 420).planned.exercise.id == "lift"


def test_an_aerobic_exercise_skipped_before_it_begins_is_skipped() -> None:
    session = Session.of(a_timeline(an_exercise("walk", [walking()]))).run(0).skip(1)
    assert session.records(1)[0].outcome is Outcome.SKIPPED


@pytest.mark.parametrize("exercise", [an_exercise(), an_exercise("walk", [walking()])], ids=["lift", "walk"])
def test_what_is_too_short_to_be_recorded_was_skipped(exercise: Exercise) -> None:
    timeline = a_timeline(exercise)
    blink = timeline.steps[1].start + 0.04
    (record,) = Session.of(timeline).run(0).skip(blink).records(blink)
    assert (record.done_s, record.outcome) == (0, Outcome.SKIPPED)


# Skipping and going back


@given(sessions())
def test_skipping_lands_where_the_next_exercise_begins(underway: Underway) -> None:
    session, now = underway.session, underway.now
    item = session.at(now).step.item
    skipped = session.skip(now)
    assert skipped.position(now) == session.timeline.item_end(item)
    assert skipped.paused == session.paused
    after = skipped.at(now)
    assert after.finished or (after.step.item, after.step.kind) == (item + 1, StepKind.POSITION)
    assert practised(Underway(skipped, now)) == practised(underway)


@given(sessions())
def test_going_back_lands_at_the_start_of_this_exercise_or_of_the_one_before(underway: Underway) -> None:
    session, now = underway.session, underway.now
    moment = session.at(now)
    back = session.back(now)
    again = moment.exercise_elapsed < AGAIN_S and moment.step.item > 0
    assert back.position(now) == session.timeline.item_start(moment.step.item - again)
    assert back.position(now) in boundaries(session.timeline)
    assert back.paused == session.paused
    assert practised(Underway(back, now)) == practised(underway)


def test_back_twice_goes_to_the_exercise_before() -> None:
    timeline = a_timeline(an_exercise("one"), an_exercise("two"))
    second = timeline.item_start(1)
    session = Session.of(timeline).run(0).back(second + 6)
    assert session.position(second + 6) == second
    assert session.back(second + 7.9).position(second + 7.9) == 0
    assert session.back(second + 8.1).position(second + 8.1) == second


def test_what_is_done_twice_is_counted_twice() -> None:
    session = Session.of(ONE_RECORD).run(0).back(23)
    assert session.records(23)[0].done_s == 3
    assert session.records(23 + 25)[0].done_s == 8


# More, and the pace


@given(sessions())
def test_more_is_ten_seconds_more_of_what_is_being_done(underway: Underway) -> None:
    session, now = underway.session, underway.now
    before, more = session.at(now), session.more(now)
    after = more.at(now)
    assert after.seconds == before.seconds
    assert more.timeline.seconds == pytest.approx(session.timeline.seconds + MORE_S)
    assert after.exercise_seconds == pytest.approx(before.exercise_seconds + MORE_S)
    assert after.step.item == before.step.item
    assert not after.waiting
    longer = more.timeline.item_end(before.step.item) - session.timeline.item_end(before.step.item)
    assert longer == pytest.approx(MORE_S)
    assert more.planned_s == session.planned_s


@given(sessions(), st.lists(paces(), min_size=1, max_size=4), st.floats(0, 0.999))
def test_the_pace_keeps_step_and_fraction(underway: Underway, paces: list[float], part: float) -> None:
    session, now = underway.session, underway.now
    step = session.at(now).step
    session = session.pause(now)._replace(position_s=step.start + part * step.seconds)
    before = session.at(now)
    for pace in paces:
        session = session.with_pace(now, pace)
    after = session.at(now)
    assert session.timeline.pace == paces[-1]
    assert session.timeline.steps.index(after.step) == underway.session.timeline.steps.index(before.step)
    fractions = [moment.step_elapsed / moment.step.seconds for moment in (before, after)]
    assert fractions[1] == pytest.approx(fractions[0], abs=1e-6)
    assert session.records(now) == underway.session.records(now)


@given(sessions(), st.lists(paces(), min_size=1, max_size=4))
def test_the_pace_ends_no_waiting_and_no_end(underway: Underway, paces: list[float]) -> None:
    session, now = underway.session, underway.now
    before = session.at(now)
    for pace in paces:
        session = session.with_pace(now, pace)
    after = session.at(now)
    assert (after.waiting, after.finished) == (before.waiting, before.finished)
    assert after.step.start <= after.seconds <= after.step.end


@pytest.mark.parametrize(("asked", "pace"), [(0.1, SLOWEST), (9.0, FASTEST), (1.2, 1.2)])
def test_the_pace_has_bounds(asked: float, pace: float) -> None:
    assert Session.of(ONE_RECORD).with_pace(0, asked).timeline.pace == pace


def test_faster_movements_end_sooner_from_where_one_is() -> None:
    session = Session.of(a_timeline(an_exercise(phases=[move(4), hold()]))).run(0).with_pace(22, 2)
    assert session.position(22) == 21
    assert session.at(22.5).step_remaining == 0.5
    assert session.at(23).step.kind is StepKind.HOLD


# After an interruption


@given(sessions(), st.data())
def test_an_interrupted_session_goes_on_with_what_was_done(underway: Underway, data: st.DataObject) -> None:
    timeline, records = underway.session.timeline, underway.session.records(underway.now)
    item = data.draw(st.integers(0, len(records)))
    again = Session.again(timeline, records, item)
    assert again.paused
    assert again.records(0) == records
    assert again.position(0) == (timeline.seconds if item == len(records) else timeline.item_start(item))
    through_it = through(again.run(0), 0, again.timeline.seconds + 1)  # the way into position may be longer now
    finished = through_it.session.records(through_it.now)
    assert all(record.outcome is Outcome.COMPLETED for record in finished[item:])
    assert finished[:item] == records[:item]


def test_records_carry_the_variation() -> None:
    record = ExerciseRecord(
        exercise="lift",
        variation=Variation.STANDARD,
        planned_s=5,
        done_s=2,
        outcome=Outcome.ENDED_EARLY,
        sets=1,
        reps=1,
        hold_s=0,
    )
    assert Session.of(ONE_RECORD).run(0).records(22) == (record,)


@given(timelines())
def test_records_say_which_dose_was_planned(timeline: Timeline) -> None:
    for record, planned in zip(Session.of(timeline).records(0), timeline.items, strict=True):
        dose = (planned.dose.sets, planned.dose.reps, planned.dose.hold_s)
        expected = (None, None, None) if planned.exercise.kind is Kind.AEROBIC else dose
        assert (record.sets, record.reps, record.hold_s) == expected
