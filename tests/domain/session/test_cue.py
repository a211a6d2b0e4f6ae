"""Every cue is given once and in its time, however seldom the clock is looked at."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.form import Breath, Finish, Form, Position, Side, Sides
from backcare_tui.domain.catalogue.position import settle_words
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline, lay_out
from tests.domain.builders import a_routine, a_timeline, an_exercise, by_id, hold, move, paces, timelines, walking


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
        waited = step.kind is not StepKind.MOVE or step.breaths[0].breath is Breath.FREE
        counted = waited and step.seconds >= 5 and not step.waits
        expected = [("3", step.end - 3), ("2", step.end - 2), ("1", step.end - 1)]
        assert counts == (expected if counted else [])


@given(timelines(), paces())
def test_who_gets_up_from_the_floor_is_told_once_that_it_waits_and_nothing_more(
    timeline: Timeline, pace: float
) -> None:
    session, now = Session.of(timeline.with_pace(pace)).run(0.0), 0.0
    heard: list[Cue] = []
    before = None
    waited = 0
    while True:
        now += 2 * session.timeline.seconds + 1
        after = session.at(now)
        cues = cues_between(session.timeline, before, after)
        heard.extend(cues)
        before = after
        if not after.waiting:
            break
        waited += 1
        assert (cues[-1].kind, cues[-1].step) == (CueKind.WAIT, after.step)
        assert cues[-1].words == "Take your time. Press space when you are ready."
        assert cues_between(session.timeline, after, session.at(now + 1e6)) == ()
        session = session.run(now)
    assert after.finished
    assert waited == sum(step.waits for step in timeline.steps)
    assert heard == all_of(session.timeline)


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


DONE = "Done. That is the end of the session."


def test_what_is_said_during_a_session() -> None:
    lying = Position.SUPINE
    tilt = an_exercise("tilt", [move(2, "in", "Lift"), hold()], Dose(hold_s=15))
    roll = an_exercise("roll", [move(4, "out", "Roll")], Dose(sets=2, rest_s=6), Sides.EACH)
    timeline = a_timeline(tilt, roll)
    assert [(cue.at, cue.kind.value, cue.words) for cue in all_of(timeline)] == [
        (0, "exercise", f"Exercise 1 of 2: Tilt. {settle_words(None, lying)} Once, holding 15 seconds."),
        (15.25, "notice", "Wait for the count."),
        (17.5, "lead", "Breathe out."),
        (19, "countdown", "3"),
        (20, "countdown", "2"),
        (21, "countdown", "1"),
        (22, "phase", "Breathe in. Lift slowly."),
        (24, "phase", "Stay there. Breathe in."),
        (29, "breath", "Breathe out."),
        (31.5, "halfway", "Halfway."),
        (34, "breath", "Breathe in."),
        (36, "countdown", "3"),
        (36.5, "breath", "Breathe out."),
        (37, "countdown", "2"),
        (38, "countdown", "1"),
        (39, "exercise", "Exercise 2 of 2: Roll. First: left leg. Stay lying on your back. 2 on each side."),
        (41.5, "lead", "Breathe in."),
        (43, "countdown", "3"),
        (44, "countdown", "2"),
        (45, "countdown", "1"),
        (46, "phase", "Breathe out. Roll slowly. Left leg."),
        (50, "switch", "Switch sides. Now right leg."),
        (50.5, "lead", "Breathe in."),
        (52, "countdown", "3"),
        (53, "countdown", "2"),
        (54, "countdown", "1"),
        (55, "phase", "Breathe out. Roll slowly. Right leg."),
        (59, "rest", "Rest. Breathe easily. Set 2 of 2 comes next."),
        (60.5, "lead", "Breathe in."),
        (62, "countdown", "3"),
        (63, "countdown", "2"),
        (64, "countdown", "1"),
        (65, "phase", "Breathe out. Roll slowly. Left leg."),
        (69, "switch", "Switch sides. Now right leg."),
        (69.5, "lead", "Breathe in."),
        (71, "countdown", "3"),
        (72, "countdown", "2"),
        (73, "countdown", "1"),
        (74, "phase", "Breathe out. Roll slowly. Right leg."),
        (78, "done", f"{DONE} Take your time getting up. {settle_words(lying, Position.STANDING)}"),
    ]


@pytest.mark.parametrize(
    ("position", "bed", "way"),
    [
        (Position.SIDE_LYING, False, "Turn over onto hands and knees, bring one foot forward, then stand up."),
        (Position.PRONE, False, "Push up onto hands and knees, bring one foot forward, then stand up."),
        (Position.HALF_KNEELING, False, "Stand up."),
        (Position.SEATED, False, ""),
        (Position.SUPINE, True, ""),
    ],
)
def test_at_the_end_one_is_told_how_to_get_up_from_the_floor(position: Position, bed: bool, way: str) -> None:
    timeline = lay_out(a_routine("lift", bed=bed), by_id([an_exercise(position=position)]))
    *_, last = all_of(timeline)
    assert last.words == (f"{DONE} Take your time getting up. {way}" if way else DONE)
    assert last.sayings[-1] == "Done."


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (Sides.ALTERNATING, ["1 of 2.", "1 of 2.", "Last on the left.", "Last one."]),
        (Sides.EACH, ["1 of 2.", "Last on the left.", "1 of 2.", "Last one."]),
        (Sides.BOTH, ["1 of 2.", "Last one."]),
    ],
)
def test_a_repetition_is_told_so_that_the_last_one_of_a_side_is_not_taken_for_the_end(
    sides: Sides, said: list[str]
) -> None:
    timeline = a_timeline(an_exercise(phases=[move(), hold()], dose=Dose(reps=2, hold_s=9), sides=sides))
    phases = [cue for cue in all_of(timeline) if cue.kind is CueKind.PHASE]
    held = [cue.sayings[0] for cue in phases if cue.step and cue.step.kind is StepKind.HOLD]
    assert [words.removeprefix("Stay there. ") for words in held] == said


@pytest.mark.parametrize(
    ("position", "words", "way", "rest"),
    [
        (
            Position.SIDE_LYING,
            "{} leg",
            ["Switch sides. Lie down, and roll over your back onto the other side."],
            "Now right leg. Your left knee over the right.",
        ),
        (
            Position.SIDE_LYING,
            "on your {} side",
            ["Switch sides. Lie down, and roll over your back onto your right side."],
            "Now on your right side. Your left knee over the right.",
        ),
        (
            Position.HALF_KNEELING,
            "{} leg behind",
            [
                "Switch sides. Come onto hands and knees.",
                "Bring your left foot a big step forward and come upright.",
            ],
            "Now right leg behind. Your left knee over the right.",
        ),
        (Position.SUPINE, "{} leg", ["Switch sides. Breathe easily. Your left knee over the right."], None),
    ],
)
def test_how_to_turn_to_the_other_side_is_said(
    position: Position, words: str, way: list[str], rest: str | None
) -> None:
    start = "Your {other} knee over the {side}. You will lift one leg."
    names = {side.value: words.format(side.value) for side in Side}
    exercise = an_exercise(sides=Sides.EACH, position=position, start=start, side_words=names)
    timeline = a_timeline(exercise)
    (switch,) = (step for step in timeline.steps if step.kind is StepKind.SWITCH)
    told = [cue for cue in all_of(timeline) if cue.step == switch and cue.kind.weight == 3]
    assert [cue.words for cue in told] == [words for words in (*way, rest) if words]


def test_one_exercise_by_itself_has_no_number() -> None:
    alone, first = a_timeline(an_exercise()), a_timeline(an_exercise(), an_exercise("roll"))
    assert all_of(alone)[0].words.startswith("Lift. ")
    assert all_of(first)[0].words.startswith("Exercise 1 of 2: Lift. ")


DOWN = Finish(name="Foot down", instruction="Put the foot down.", breath=Breath.OUT, lasts=3)


@pytest.mark.parametrize(
    ("sides", "sets", "said"),
    [
        (Sides.BOTH, 1, ["Lift", "Lift", "Down"]),
        (Sides.BOTH, 2, ["Lift", "Lift", "Down", "Rest", "Lift", "Lift", "Down"]),
        (Sides.ALTERNATING, 1, ["Lift", "Lift", "Lift", "Lift", "Down"]),
        (Sides.EACH, 1, ["Lift", "Lift", "Down", "Switch", "Lift", "Lift", "Down"]),
    ],
)
def test_what_does_not_end_as_it_began_is_brought_back_once_it_is_over(
    sides: Sides, sets: int, said: list[str]
) -> None:
    dose = Dose(sets=sets, reps=2, rest_s=10 if sets > 1 else 0)
    timeline = a_timeline(an_exercise(phases=[move(3, "out", "Lift")], dose=dose, sides=sides, finish=DOWN))
    words = {"Foot down": "Down", "Switch sides": "Switch"}
    assert [words.get(step.name, step.name) for step in timeline.steps[1:]] == said
    downs = [cue for cue in all_of(timeline) if cue.step and cue.step.name == "Foot down"]
    assert {cue.kind for cue in downs} == {CueKind.PHASE}
    assert {cue.words for cue in downs} == {"Breathe out. Put the foot down."}
    assert {cue.sayings[0] for cue in downs} == {"Breathe out. Put the foot down."}
    assert timeline.practice_seconds(0) == sum(step.seconds for step in timeline.steps[1:])


def test_a_form_with_phases_of_its_own_has_only_its_own_end() -> None:
    small, other = Form(words="Small.", phases=(move(2),)), Form(words="Slow.", dose=DoseChange(reps=1))
    own = small.model_copy(update={"finish": DOWN.model_copy(update={"name": "Let go"})})
    exercise = an_exercise(finish=DOWN, easier=[small, own, other])
    assert exercise.in_form(small).finish is None
    assert exercise.in_form(own).finish == own.finish
    assert exercise.in_form(other).finish == DOWN
    with pytest.raises(ValueError, match="has no finish"):
        an_exercise(phases=[walking()], dose=Dose(minutes=5), finish=DOWN)


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("Lift slowly.", "Breathe out. Lift slowly."),
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


def test_the_half_of_a_hold_says_how_much_is_left_where_that_is_a_number_of_seconds() -> None:
    for seconds, ways in ((20, ("Halfway, ten more seconds.", "Halfway.")), (25, ("Halfway.",))):
        timeline = a_timeline(an_exercise(phases=[move(), hold()], dose=Dose(hold_s=seconds)))
        assert {cue.sayings for cue in all_of(timeline) if cue.kind is CueKind.HALFWAY} == {ways}


def test_from_the_third_on_every_second_repetition_is_counted_and_the_last() -> None:
    """Where breath and number do not both fit, both are heard now and then."""
    timeline = a_timeline(an_exercise(phases=[move()], dose=Dose(reps=6)))
    counted = "3 of 6.", "5 of 6.", "Last one."
    without_breath = [
        cue.step.rep
        for cue in all_of(timeline)
        if cue.kind is CueKind.PHASE
        and cue.step
        and any("Breathe" not in way and way.endswith(counted) for way in cue.sayings)
    ]
    assert without_breath == [3, 5, 6]
