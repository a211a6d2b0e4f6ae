"""What is said is over before the next step begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.cues.phrase import phrase
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.cue import Cue, CueKind, cues_between
from backcare_tui.domain.session.timeline import Timeline
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import a_timeline, an_exercise, move, timelines
from tests.shipped import shipped


def cues_of(timeline: Timeline) -> tuple[Cue, ...]:
    return cues_between(timeline, None, timeline.at(timeline.seconds))


def room(cue: Cue) -> float:
    return float("inf") if cue.step is None else cue.step.end - cue.at


@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_every_phrase_of_a_shipped_routine_is_over_within_its_step(routine: str) -> None:
    timeline = timeline_for(shipped(), shipped().routines[routine], Person())
    said = [(cue.kind, phrase(cue), room(cue)) for cue in cues_of(timeline)]
    assert [each for each in said if speaking_seconds(each[1]) > each[2]] == []


@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_changes_in_a_shipped_routine_are_named_in_full(routine: str) -> None:
    """Which exercise, where to lie and what to fetch; only the routine's own note may not fit in."""
    timeline = timeline_for(shipped(), shipped().routines[routine], Person())
    for cue in cues_of(timeline):
        if cue.kind in (CueKind.EXERCISE, CueKind.SWITCH, CueKind.REST, CueKind.DONE):
            assert phrase(cue).startswith(cue.words.partition(" Here: ")[0])


@given(timelines(), st.sampled_from([0.5, 1.0, 1.7, 60.0]))
def test_a_phrase_is_whole_or_as_much_as_there_is_time_for(timeline: Timeline, rate: float) -> None:
    for cue in cues_of(timeline):
        said = phrase(cue, rate)
        time = room(cue) / rate
        if speaking_seconds(cue.words) <= time:
            assert said == cue.words
        elif speaking_seconds(said) > time:  # even the least takes too long
            assert cue.kind is not CueKind.PHASE or (cue.step and said == cue.step.name)
        assert said.strip()


@pytest.mark.parametrize(
    ("lasts", "said"),
    [
        (4.0, "Press and lift your hips very slowly. Breathe out."),
        (3.0, "Press and lift your hips very slowly."),
        (2.0, "Lift. Breathe out."),
        (1.0, "Lift"),
    ],
)
def test_a_movement_goes_by_less_and_less_the_shorter_it_is(lasts: float, said: str) -> None:
    phase = move(lasts, "out").model_copy(update={"instruction": "Press and lift your hips very slowly."})
    (cue,) = [cue for cue in cues_of(a_timeline(an_exercise(phases=[phase]))) if cue.kind is CueKind.PHASE]
    assert phrase(cue) == said


def test_an_exercise_keeps_its_name_however_short_the_time() -> None:
    timeline = a_timeline(an_exercise(name="Dead bug"))
    assert phrase(cues_of(timeline)[0], rate=100) == "Exercise 1 of 1: Dead bug."
