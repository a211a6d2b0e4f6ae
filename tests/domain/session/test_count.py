"""What is said before a count, and what leaves time for one."""

from math import inf

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Sides
from backcare_tui.domain.session.cue import CueKind
from backcare_tui.domain.session.steps import StepKind
from tests.domain.builders import a_timeline, an_exercise, hold, move
from tests.domain.session.test_cue import all_of


@pytest.mark.parametrize(("breath", "before"), [("out", ["Breathe in."]), ("in", ["Breathe out."]), ("free", [])])
def test_before_the_count_to_a_movement_there_is_the_breath_before_it(breath: str, before: list[str]) -> None:
    exercise = an_exercise(phases=[move(4, breath), hold()], dose=Dose(hold_s=8), sides=Sides.EACH)
    timeline = a_timeline(exercise)
    for step in timeline.steps:
        leads = [cue for cue in all_of(timeline) if cue.step == step and cue.kind is CueKind.LEAD]
        breaths = [cue for cue in leads if cue.words.startswith("Breathe")]
        starts = step.kind in (StepKind.POSITION, StepKind.SWITCH)
        assert [cue.words for cue in breaths] == (before if starts else [])
        assert all((cue.at, cue.until) == (step.end - 4.5, step.end - 3) for cue in breaths)


def test_a_rest_between_two_repetitions_is_counted_with_a_breath_and_the_last_one_does_without_it() -> None:
    phases = [move(4, "out", "Lift"), move(8, "free", "Rest")]
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=3), sides=Sides.EACH))
    assert [step.name for step in timeline.steps[1:]] == [
        *("Lift", "Rest", "Lift", "Rest", "Lift", "Switch sides"),
        *("Lift", "Rest", "Lift", "Rest", "Lift"),
    ]
    rest = timeline.steps[2]
    said = [(cue.words, cue.at - rest.end) for cue in all_of(timeline) if cue.step == rest][1:]
    assert said == [("Breathe in.", -4.5), ("3", -3), ("2", -2), ("1", -1)]


def test_a_hold_leaves_time_for_its_count_and_what_is_not_counted_none() -> None:
    for seconds, calm in ((8, 6), (5, 3), (4, inf)):
        timeline = a_timeline(an_exercise(phases=[move(4), hold()], dose=Dose(hold_s=seconds)))
        held, moved = (
            next(
                cue for cue in all_of(timeline) if cue.kind is CueKind.PHASE and cue.step and cue.step.kind is kind
            )
            for kind in (StepKind.HOLD, StepKind.MOVE)
        )
        assert (held.calm_until - held.at, moved.calm_until) == (calm, inf)


def test_before_the_first_count_alone_it_is_said_that_there_is_one() -> None:
    timeline = a_timeline(an_exercise(), an_exercise("roll"))
    (notice,) = (cue for cue in all_of(timeline) if cue.kind is CueKind.NOTICE)
    end = timeline.steps[0].end
    assert (notice.words, notice.at, notice.until) == ("Wait for the count.", end - 6.75, end - 4.5)
