"""What leads into a count, and what leaves time for one."""

from math import inf

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Breath, Finish, Sides
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


def test_the_end_of_a_hold_says_what_comes_then() -> None:
    finish = Finish(name="Foot down", instruction="Down.", breath=Breath.OUT, lasts=3)
    phases = [move(4, "out", "Lift"), hold(), move(4, "in", "Back to the middle"), hold()]
    dose = Dose(reps=2, hold_s=8, sets=2, rest_s=20)
    timeline = a_timeline(an_exercise(phases=phases, dose=dose, finish=finish))
    leads = {cue.sayings: cue.until - cue.at for cue in all_of(timeline) if cue.kind is CueKind.LEAD}
    named = {("Back in 3", "In 3"), ("Lift in 3", "In 3"), ("Foot down in 3", "In 3")}
    assert {words for words in leads if words[0].endswith(" in 3")} == named
    assert all(leads[words] == 1.75 for words in named)


def test_what_one_rests_in_between_two_repetitions_is_counted_and_leads_on_with_a_breath() -> None:
    phases = [move(4, "out", "Lift"), move(6, "free", "Rest")]
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=2)))
    first, last = (step for step in timeline.steps if step.name == "Rest")
    said = [(cue.kind, cue.words) for cue in all_of(timeline) if cue.step == first][1:4]
    assert said == [(CueKind.LEAD, "Breathe in."), (CueKind.LEAD, "In 3"), (CueKind.COUNTDOWN, "3")]
    assert "Breathe in." not in [cue.words for cue in all_of(timeline) if cue.step == last]


def test_a_hold_leaves_time_for_its_count_and_what_is_not_counted_none() -> None:
    for seconds, calm in ((8, 5.5), (5, 2.5), (4, inf)):
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
