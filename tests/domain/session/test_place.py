"""The way into a position begins where the person is, whatever was skipped, gone back to, or interrupted."""

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.form import Equipment, Form, Position
from backcare_tui.domain.catalogue.position import UPRIGHT, settle_words
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from tests.domain.builders import a_routine, a_timeline, act, an_exercise, by_id, paces, timelines, when

LYING = an_exercise("lie")
STANDING = an_exercise("stand", position=Position.STANDING)
STRETCHING = an_exercise("stretch", position=Position.STANDING)
KNEELING = an_exercise("kneel", position=Position.HANDS_AND_KNEES)
EXERCISES = (LYING, STANDING, STRETCHING, KNEELING)
ROUTINE = a_timeline(*EXERCISES)
KEYS = ("skip", "back", "run", "more", "pace", "easier", "nothing")


def gets_ready(timeline: Timeline, step: Step) -> bool:
    """Whether STEP leads to an exercise, and not only to an easier form of one that is under way."""
    return step is timeline.steps[timeline.first_step(step.item)]


def went_through(session: Session, before: float, now: float) -> Position | None:
    """The position in which something was done last between the clock readings BEFORE and NOW, if in any."""
    began, ended = session.position(before), session.position(now)
    timeline, place = session.timeline, None
    for step in timeline.steps:
        if step.start < ended and step.end > began and not gets_ready(timeline, step):
            place = timeline.items[step.item].position
    return place


def told(session: Session, now: float) -> Step:
    return session.at(now).step


@given(timelines(), st.lists(st.tuples(st.floats(0, 60), st.sampled_from(KEYS), paces()), max_size=12))
def test_one_is_told_the_way_from_where_one_is_and_waited_for_where_one_gets_up(
    timeline: Timeline, deeds: list[tuple[float, str, float]]
) -> None:
    now, place = 0.0, None
    session = Session.of(timeline).run(now)
    for seconds, key, pace in deeds:
        before, now = now, now + seconds
        place = went_through(session, before, now) or place
        session = session.easier(now) if key == "easier" else act(session, key, now, pace)
        step = told(session, now)
        if key not in ("skip", "back") or session.finished(now):
            continue
        position = session.timeline.items[step.item].position
        bed = session.timeline.routine.bed or session.timeline.items[step.item].on_bed
        walks = place is position is Position.STANDING and "walk to the wall." in step.instruction
        assert walks or settle_words(place, position, bed) in step.instruction
        down = place is not None and place not in UPRIGHT
        assert step.waits == (down and position in UPRIGHT)


@given(timelines(), st.lists(st.tuples(st.floats(0, 60), st.sampled_from(KEYS), paces()), max_size=8))
def test_what_comes_after_that_is_reached_from_the_exercise_before(
    timeline: Timeline, deeds: list[tuple[float, str, float]]
) -> None:
    now = 0.0
    session = Session.of(timeline).run(now)
    for seconds, key, pace in deeds:
        now += seconds
        session = session.easier(now) if key == "easier" else act(session, key, now, pace)
    steps, items, at = session.timeline.steps, session.timeline.items, told(session, now).item
    for former, later in pairwise(steps):
        if later.item > max(at, former.item):
            before, after = items[former.item].position, items[later.item].position
            assert settle_words(before, after, items[later.item].on_bed) in later.instruction
            assert later.waits == (before not in UPRIGHT and after in UPRIGHT)


def landed(*keys: str, after_s: float = 22.0) -> tuple[Step, str]:
    """The step at which one is after KEYS, pressed AFTER_S from the beginning of ROUTINE, and its words."""
    session = Session.of(ROUTINE).run(0.0)
    for key in keys:
        session = act(session, key, after_s)
    step = told(session, after_s)
    return step, step.instruction


UP = settle_words(Position.SUPINE, Position.STANDING)


def test_who_skips_an_upright_exercise_while_still_down_is_told_the_way_up_and_waited_for() -> None:
    step, words = landed("skip", "skip")
    assert (step.name, step.waits) == ("Stretch", True)
    assert UP in words
    assert "Stay" not in words


def test_who_skips_on_over_what_is_done_upright_stays_down() -> None:
    step, words = landed("skip", "skip", "skip")
    assert (step.name, step.waits) == ("Kneel", False)
    assert settle_words(Position.SUPINE, Position.HANDS_AND_KNEES) in words


def test_who_goes_back_without_having_left_stays() -> None:
    step, words = landed("skip", "back")
    assert (step.name, step.waits) == ("Lie", False)
    assert "Stay lying on your back." in words


def test_who_skips_before_having_got_down_comes_from_anywhere() -> None:
    step, words = landed("skip", after_s=5.0)
    assert (step.name, step.waits) == ("Stand", False)
    assert "Stand up." in words


def test_who_skips_while_the_session_waits_for_them_to_get_up_is_waited_for_again() -> None:
    session = Session.of(ROUTINE).run(0.0)
    waiting = session.at(1e4)
    assert waiting.waiting
    step = told(session.skip(1e4), 1e4)
    assert (step.name, step.waits) == ("Stretch", True)
    up = session.run(1e4)
    assert told(up.skip(1e4 + 2), 1e4 + 2).instruction.count("Stay standing.") == 1


def test_the_way_is_the_usual_one_again_where_nothing_was_skipped() -> None:
    session = Session.of(ROUTINE).run(0.0).skip(22.0).skip(22.0)
    assert session.timeline != ROUTINE
    back = session.back(22.0).back(22.0).timeline
    assert back.arrivals == {0: Position.SUPINE}
    assert [step.instruction for step in back.steps[1:]] == [step.instruction for step in ROUTINE.steps[1:]]


def test_ten_more_seconds_to_get_ready_end_where_one_gets_ready_anew() -> None:
    session = Session.of(ROUTINE).run(0.0).skip(22.0).skip(22.0).more(22.0)
    longer = told(session, 22.0).seconds
    assert told(session.back(22.0, again_s=0.0), 22.0).seconds == longer  # from where one is: the same way
    assert session.timeline.extras
    other = session.back(22.0)
    assert told(other.skip(22.0), 22.0).seconds == longer - 10


def test_who_skips_what_needs_a_thing_is_told_to_fetch_it_for_the_next_one() -> None:
    mat, chair = Equipment.MAT, Equipment.CHAIR
    lie = an_exercise("lie", equipment=[mat])
    turn, lean = (an_exercise(one, position=Position.SEATED, equipment=[chair]) for one in ("turn", "lean"))
    timeline = a_timeline(lie, turn, lean)
    session = Session.of(timeline).run(0.0).skip(22.0).skip(22.0)
    ready = "Have a steady chair with a back ready, where it cannot slide."
    assert told(session, 22.0).instruction == f"{ready} Sit down on the chair."
    (usual,) = [step for step in timeline.steps if step.item == 2 and step.kind is StepKind.POSITION]
    assert "need" not in usual.instruction


# An easier form elsewhere


def test_an_easier_form_in_another_position_begins_with_the_way_there() -> None:
    stand = Form(words="Standing.", position=Position.STANDING, dose=DoseChange(reps=3))
    exercise = an_exercise(easier=["On your back."], harder=[stand], dose=Dose(reps=3))
    item = RoutineItem(exercise="lift", variation=Variation.HARDER, form=stand)
    timeline = lay_out(a_routine("kneel", item), by_id([exercise, KNEELING]))
    now = timeline.item_start(1) + timeline.steps[timeline.first_step(1)].seconds + 1
    session = Session.of(timeline).run(0.0)
    assert session.at(1e4).waiting
    session = session.run(1e4)
    now = 1e4 + 1
    assert told(session, now).item == 1
    easier = session.easier(now)
    step = told(easier, now)
    assert (step.kind, step.item) == (StepKind.POSITION, 1)
    assert settle_words(Position.STANDING, Position.SUPINE) in step.instruction
    assert "On your back." in step.instruction


# After an interruption


def taken_up(session: Session, now: float) -> Session:
    draft = SessionDraft.begun(UUID(int=7), session, when(22), 4).after(session, now, when(22))
    known = Catalogue(by_id(EXERCISES), {})
    return SessionDraft.model_validate_json(draft.model_dump_json()).session(known)


@pytest.mark.parametrize("keys", [(), ("skip",), ("skip", "skip"), ("skip", "skip", "back")])
def test_where_one_is_and_came_from_is_kept(keys: tuple[str, ...]) -> None:
    session = Session.of(ROUTINE).run(0.0)
    for key in keys:
        session = act(session, key, 22.0)
    assert taken_up(session, 22.5) == session.pause(22.5)
    assert session.pause(22.5).place is Position.SUPINE


def test_who_comes_back_to_an_exercise_comes_from_anywhere() -> None:
    session = Session.of(ROUTINE).run(0.0).skip(22.0).skip(22.0).skip(22.0)
    again = taken_up(session, 26.0).from_anywhere()
    step = again.at(0.0).step
    assert (step.name, again.at(0.0).exercise_elapsed) == ("Kneel", 0.0)
    assert settle_words(None, Position.HANDS_AND_KNEES) in step.instruction


def test_who_comes_back_amid_an_exercise_goes_on_with_it_and_may_begin_it_from_anywhere() -> None:
    session = Session.of(ROUTINE).run(0.0)
    again = taken_up(session, 22.0).from_anywhere()
    assert again.at(0.0).exercise_elapsed == 22.0
    assert told(again.skip(0.0), 0.0).instruction.startswith("Stand up.")
    running = again.run(100.0)
    assert UP in told(running.skip(101.0), 101.0).instruction


def test_what_waits_for_who_gets_up_waits_for_who_comes_back() -> None:
    session = Session.of(ROUTINE).run(0.0)
    again = taken_up(session, 1e4).from_anywhere()
    assert again.at(0.0).waiting
    assert UP in again.at(0.0).step.instruction
