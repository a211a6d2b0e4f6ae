"""What is said before a count, what leaves time for one, and how repetitions are counted."""

import re

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Breath, Phase, Position, Sides
from backcare_tui.domain.session.cue import CueKind
from backcare_tui.domain.session.getting_ready import COUNT_WORDS
from backcare_tui.domain.session.saying import EASILY_WORDS
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline
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
    for seconds, calm in ((8, 5), (5, 2), (4, 3), (3, 2.75)):
        timeline = a_timeline(an_exercise(phases=[move(4), hold()], dose=Dose(hold_s=seconds)))
        held, moved = (
            next(
                cue for cue in all_of(timeline) if cue.kind is CueKind.PHASE and cue.step and cue.step.kind is kind
            )
            for kind in (StepKind.HOLD, StepKind.MOVE)
        )
        assert (held.calm_until - held.at, moved.calm_until - moved.at) == (calm, 3)


def test_a_hold_that_is_counted_soon_does_not_tell_which_repetition_it_is() -> None:
    phases = [move(5), hold(), move(3, "in", "Lower")]
    for seconds, told in ((8, "Breathe out. Lift slowly. 1 of 3."), (9, "Stay there. 1 of 3.")):
        timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=3, hold_s=seconds)))
        fullest = [cue.sayings[0] for cue in all_of(timeline) if cue.kind is CueKind.PHASE]
        assert [words for words in fullest if "1 of 3" in words] == [told]


def test_before_the_first_count_alone_it_is_said_that_there_is_one() -> None:
    timeline = a_timeline(an_exercise(), an_exercise("roll"))
    (notice,) = (cue for cue in all_of(timeline) if cue.kind is CueKind.NOTICE)
    end = timeline.steps[0].end
    assert (notice.words, notice.at, notice.until) == ("Wait for the count.", end - 6.75, end - 4.5)


def test_that_there_is_a_count_is_said_once_and_again_to_who_comes_from_anywhere() -> None:
    sides = an_exercise(sides=Sides.EACH, position=Position.SIDE_LYING)
    timeline = a_timeline(sides, sides, sides)

    def counted_in(timeline: Timeline) -> list[int]:
        return [cue.step.item for cue in all_of(timeline) if cue.words == COUNT_WORDS and cue.step]

    assert counted_in(timeline) == [0]
    assert counted_in(timeline.arriving(2, Position.SUPINE)) == [0]
    assert counted_in(timeline.arriving(2, None)) == [0, 2]


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (Sides.EACH, ["1 of 3 done.", "One more on the left.", "", "1 of 3 done.", "One more on the right.", ""]),
        (Sides.BOTH, ["1 of 3 done.", "One more.", ""]),
    ],
)
def test_after_a_short_hold_it_is_told_which_repetition_is_done(sides: Sides, told: list[str]) -> None:
    lower = move(3, "in", "Lower")
    timeline = a_timeline(an_exercise(phases=[move(), hold(), lower], dose=Dose(reps=3, hold_s=5), sides=sides))
    cues = [cue for cue in all_of(timeline) if cue.kind is CueKind.PHASE and cue.step]
    by_phase = [[cue.sayings[0] for cue in cues if cue.step and cue.step.phase == phase] for phase in (1, 2)]
    assert not any(" of 3" in words for words in by_phase[0])
    assert [
        words.partition(". ")[2] for words in (each.replace("Breathe in. ", "") for each in by_phase[1])
    ] == told


def test_a_rest_between_repetitions_says_each_time_how_to_rest() -> None:
    rest = Phase(name="Rest", instruction="Rest, stay on your forearm.", breath=Breath.FREE, lasts=8)
    timeline = a_timeline(an_exercise(phases=[move(), rest], dose=Dose(reps=4)))
    cues = [cue for cue in all_of(timeline) if cue.step and cue.step.name == "Rest" and cue.kind is CueKind.PHASE]
    assert [cue.sayings[0].partition("arm.")[0] for cue in cues] == ["Rest, stay on your fore"] * 3


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        ([move(2), move(4, "in", "Lower")], ["1 of 3 done.", "One more.", ""]),
        ([move(4), move(4, "in", "Lower")], ["1 of 3.", "2 of 3.", "Last one."]),
        ([move(2), move(4, "in", "Lower"), move(2, "free", "Rest")], ["1 of 3.", "2 of 3.", "Last one."]),
    ],
)
def test_what_is_told_as_a_repetition_ends_is_told_as_done(phases: list[Phase], told: list[str]) -> None:
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=3)))
    words = [cue.sayings[0] for cue in all_of(timeline) if cue.kind is CueKind.PHASE]
    counted = [re.search(r"\d of 3( done)?\.|Last one\.|One more\.", each) for each in words]
    assert [each[0] for each in counted if each] == [one for one in told if one]


def sayings_of(phases: list[Phase], phase: int) -> list[str]:
    """All that is said, at most, of one PHASE of PHASES, done three times to each side in turn."""
    dose = Dose(reps=3, hold_s=5 if any(each.lasts == "hold" for each in phases) else 0)
    timeline = a_timeline(an_exercise(phases=phases, dose=dose, sides=Sides.ALTERNATING))
    cues = (cue for cue in all_of(timeline) if cue.step and cue.step.phase == phase)
    return [cue.sayings[0] for cue in cues if cue.kind is CueKind.PHASE]


def test_where_sides_alternate_the_next_one_is_named_on_the_way_back_so_that_there_is_time_to_move() -> None:
    phases = [move(5, "out", "Tip over"), hold(), move(4, "in", "Back")]
    assert sayings_of(phases, 0) == [
        "Breathe out. Tip over slowly. Left leg. 1 of 3.",
        "Breathe out. Tip over slowly. Right leg.",
        "Breathe out. Tip over, left leg. 2 of 3.",
        "Breathe out. Tip over, right leg.",
        "Breathe out. Tip over, left leg. Last on the left.",
        "Breathe out. Tip over, right leg. Last one.",
    ]
    assert sayings_of(phases, 2) == [
        "Breathe in. Back slowly. Next, right leg.",
        *["Breathe in, back. Next, left leg.", "Breathe in, back. Next, right leg."] * 2,
        "Breathe in, back.",
    ]


@pytest.mark.parametrize("phases", [[move(5), move(2, "in", "Lower")], [move(5)], [move(5), hold()]])
def test_where_there_is_no_time_to_name_the_next_side_it_is_said_first(phases: list[Phase]) -> None:
    first, *others = sayings_of(phases, 0)
    assert first.startswith("Breathe out. Lift slowly. Left leg.")  # it was named before
    assert [words.partition(" ")[0] for words in others] == ["Right", "Left", "Right", "Left", "Right"]


def test_that_there_is_one_more_is_said_rather_than_how_to_breathe() -> None:
    phases = [move(2), move(4, "in", "Lower")]
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=5)))
    ends = [cue for cue in all_of(timeline) if cue.step and cue.step.phase == 1 and cue.kind is CueKind.PHASE]
    briefer = [cue.sayings[1] for cue in ends]
    assert briefer[1:] == ["Breathe in, lower.", "Lower. 3 of 5 done.", "Lower. One more.", "Lower."]


def in_turn(back_s: float) -> list[str]:
    """All that is told of the later ones of three repetitions in turn, where the way back lasts BACK_S."""
    phases = [move(5.5, "out", "Lift"), hold(), move(back_s, "in", "Lower")]
    limbs = {"left": "left leg, right arm", "right": "right leg, left arm"}
    lift = an_exercise(phases=phases, dose=Dose(reps=3, hold_s=5), sides=Sides.ALTERNATING, side_words=limbs)
    return [cue.sayings[0] for cue in all_of(a_timeline(lift)) if cue.step and cue.step.rep > 1]


def test_where_the_way_back_is_long_it_tells_the_repetition_so_that_both_sides_are_called_alike() -> None:
    lifts = ["Breathe out. Lift, left leg, right arm.", "Breathe out. Lift, right leg, left arm."]
    told = in_turn(6.5)
    assert [words for words in told if "Lift" in words] == lifts * 2
    assert "Breathe in, lower. Breathe easily. One more each side. Next, left leg." in told
    assert "Breathe out. Lift, left leg, right arm. 2 of 3." in in_turn(6.0)


@pytest.mark.parametrize(
    ("seconds", "breath", "told"),
    [(5.0, "in", False), (5.5, "in", True), (5.5, "out", False), (5.5, "free", False)],
)
def test_who_comes_back_for_longer_than_a_breath_in_is_told_to_breathe_easily(
    seconds: float, breath: str, told: bool
) -> None:
    said = sayings_of([move(4), move(seconds, breath, "Lower")], 1)
    assert [EASILY_WORDS in words for words in said] == [told] * 6
    assert ("Breathe in, lower. Breathe easily. Next, left leg." in said) == told
