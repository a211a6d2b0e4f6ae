"""Every cue is given once and in its time, however seldom the clock is looked at."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Sides
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Moment, StepKind, Timeline
from tests.domain.builders import a_timeline, an_exercise, hold, move, paces, timelines, walking


def over(timeline: Timeline, moments: Iterable[Moment]) -> list[Cue]:
    """The cues that a listener hears who looks at MOMENTS one after the other."""
    heard: list[Cue] = []
    before = None
    for moment in moments:
        heard.extend(cues_between(timeline, before, moment))
        before = moment
    return heard


def all_of(timeline: Timeline) -> list[Cue]:
    return over(timeline, [timeline.at(timeline.seconds)])


@st.composite
def ticks(draw: st.DrawFn) -> tuple[Timeline, list[float]]:
    """A timeline and growing times on it, some of them at the boundaries of steps."""
    timeline = draw(timelines())
    ends = st.sampled_from([step.end for step in timeline.steps])
    times = draw(st.lists(st.one_of(ends, st.floats(0, timeline.seconds)), max_size=30))
    return timeline, [*sorted(times), timeline.seconds + draw(st.floats(0, 5))]


@given(ticks())
def test_the_size_of_ticks_changes_nothing(looks: tuple[Timeline, list[float]]) -> None:
    timeline, times = looks
    assert over(timeline, map(timeline.at, times)) == all_of(timeline)


@given(ticks())
def test_cues_come_in_time_order_each_in_its_tick(looks: tuple[Timeline, list[float]]) -> None:
    timeline, times = looks
    moments = [None, *map(timeline.at, times)]
    for before, after in pairwise(moments):
        assert after is not None
        cues = cues_between(timeline, before, after)
        assert [cue.at for cue in cues] == sorted(cue.at for cue in cues)
        low = before.seconds if before else -1
        assert all(low < cue.at <= after.seconds for cue in cues)


@given(ticks())
def test_each_exercise_is_announced_once(looks: tuple[Timeline, list[float]]) -> None:
    timeline, times = looks
    cues = over(timeline, map(timeline.at, times))
    announced = [cue.at for cue in cues if cue.kind is CueKind.EXERCISE]
    assert announced == [timeline.item_start(item) for item in range(len(timeline.items))]
    assert [cue.kind for cue in cues].count(CueKind.DONE) == 1
    assert cues[-1].kind is CueKind.DONE
    assert cues[-1].at == timeline.seconds


@given(timelines())
def test_every_step_opens_with_one_cue_and_no_cue_lies_outside_its_step(timeline: Timeline) -> None:
    opening = {CueKind.EXERCISE, CueKind.SWITCH, CueKind.REST, CueKind.PHASE}
    cues = all_of(timeline)
    assert [cue.step for cue in cues if cue.kind in opening] == list(timeline.steps)
    for cue in cues[:-1]:
        assert cue.step is not None
        assert cue.step.start <= cue.at < cue.step.end
        assert cue.words.strip()
    assert [step.item for step in timeline.steps if step.kind is StepKind.POSITION] == list(
        range(len(timeline.items))
    )


@given(timelines())
def test_the_end_of_a_hold_or_rest_is_counted_down(timeline: Timeline) -> None:
    cues = all_of(timeline)
    for step in timeline.steps:
        counts = [(cue.words, cue.at) for cue in cues if cue.step == step and cue.kind is CueKind.COUNTDOWN]
        counted = step.kind not in (StepKind.MOVE, StepKind.AEROBIC) and step.seconds >= 5
        assert counts == ([(str(count), step.end - count) for count in (3, 2, 1)] if counted else [])


@given(paces())
def test_long_holds_have_a_half_way_and_switches_a_countdown_at_any_pace(pace: float) -> None:
    exercise = an_exercise(phases=[move(3.3), hold()], dose=Dose(reps=6, hold_s=15), sides=Sides.EACH)
    cues = all_of(a_timeline(exercise, pace=pace))
    assert [cue.kind for cue in cues].count(CueKind.HALFWAY) == 12
    assert [cue.kind for cue in cues].count(CueKind.COUNTDOWN) == 3 * (1 + 12 + 1)


@given(timelines(), st.floats(0, 1))
def test_looking_twice_says_nothing_twice(timeline: Timeline, part: float) -> None:
    moment = timeline.at(part * timeline.seconds)
    assert cues_between(timeline, moment, moment) == ()


@given(timelines(), st.data())
def test_a_jump_to_an_exercise_says_only_what_begins_there(timeline: Timeline, data: st.DataObject) -> None:
    start = timeline.item_start(data.draw(st.integers(0, len(timeline.items) - 1)))
    landed = timeline.at(start)
    (cue,) = cues_between(timeline, before_landing(landed), landed)
    assert (cue.kind, cue.at) == (CueKind.EXERCISE, start)


@given(timelines(), st.floats(0, 1))
def test_a_jump_into_the_middle_of_a_step_says_nothing(timeline: Timeline, share: float) -> None:
    landed = timeline.at(timeline.seconds * share)
    cues = cues_between(timeline, before_landing(landed), landed)
    assert all(cue.at == landed.seconds for cue in cues)


@given(timelines())
def test_at_own_pace_nothing_is_said_of_the_next_repetition_before_its_key(timeline: Timeline) -> None:
    now = 0.0
    session = Session.of(timeline).with_own_pace(now, own_pace=True).run(now)
    before = session.at(now)
    heard = list(cues_between(timeline, None, before))
    for _ in timeline.steps:
        now += timeline.seconds + 1
        after = session.at(now)
        cues = cues_between(timeline, before, after)
        assert after.finished or all(cue.at < after.seconds for cue in cues)
        paused = session.pause(now).at(now + 5)
        assert cues_between(timeline, after, paused) == ()
        heard.extend(cues)
        before = after
        if before.waiting:
            session = session.run(now)
    assert heard == all_of(timeline)


def test_what_is_said_during_a_session() -> None:
    tilt = an_exercise("tilt", [move(2, "in", "Lift"), hold()], Dose(hold_s=15))
    roll = an_exercise("roll", [move(4, "out", "Roll")], Dose(sets=2, rest_s=6), Sides.EACH)
    timeline = a_timeline(tilt, roll)
    assert [(cue.at, cue.kind.value, cue.words) for cue in all_of(timeline)] == [
        (0, "exercise", "Exercise 1 of 2: Tilt. Lie on your back."),
        (17, "countdown", "3"),
        (18, "countdown", "2"),
        (19, "countdown", "1"),
        (20, "phase", "Lift slowly. Breathe in."),
        (22, "phase", "Stay there. Breathe in."),
        (27, "breath", "Breathe out."),
        (29.5, "halfway", "Halfway."),
        (32, "breath", "Breathe in."),
        (34, "countdown", "3"),
        (34.5, "breath", "Breathe out."),
        (35, "countdown", "2"),
        (36, "countdown", "1"),
        (37, "exercise", "Exercise 2 of 2: Roll. Stay lying on your back. First: left leg."),
        (39, "countdown", "3"),
        (40, "countdown", "2"),
        (41, "countdown", "1"),
        (42, "phase", "Left leg. Roll slowly. Breathe out."),
        (46, "switch", "Switch sides. Now right leg."),
        (48, "countdown", "3"),
        (49, "countdown", "2"),
        (50, "countdown", "1"),
        (51, "phase", "Right leg. Roll slowly. Breathe out."),
        (55, "rest", "Rest. Breathe easily. Set 2 of 2 comes next."),
        (58, "countdown", "3"),
        (59, "countdown", "2"),
        (60, "countdown", "1"),
        (61, "phase", "Left leg. Roll slowly. Breathe out."),
        (65, "switch", "Switch sides. Now right leg."),
        (67, "countdown", "3"),
        (68, "countdown", "2"),
        (69, "countdown", "1"),
        (70, "phase", "Right leg. Roll slowly. Breathe out."),
        (74, "done", "Done. That is the end of the session."),
    ]


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("Lift slowly.", "Lift slowly. Breathe out."),
        ("Breathe out and lift.", "Breathe out and lift."),
        ("Lift with the out-breath.", "Lift with the out-breath."),
    ],
)
def test_the_breath_is_named_once(instruction: str, words: str) -> None:
    phase = move(2, "out").model_copy(update={"instruction": instruction})
    said = [cue.words for cue in all_of(a_timeline(an_exercise(phases=[phase]))) if cue.kind is CueKind.PHASE]
    assert said == [words]


def test_free_breath_is_not_spoken_of() -> None:
    said = all_of(a_timeline(an_exercise("walk", [walking()], Dose(minutes=1))))
    assert [cue.words for cue in said if cue.kind is CueKind.PHASE] == ["Walk briskly."]
    assert CueKind.BREATH not in {cue.kind for cue in said}
