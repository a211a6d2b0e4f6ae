"""A session by ear alone: at any speed of the voice no side, movement or hold of any routine is lost."""

import re
from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from operator import add

import pytest

from backcare_tui.cues.lengths import Lengths
from backcare_tui.cues.tone import Tone
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.cue import COUNTDOWN, all_ways
from backcare_tui.domain.session.saying import CARE_WORDS
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from tests.cues.heard import Sounding, Tally, heard_in, tally
from tests.domain.builders import a_timeline, an_exercise, hold, move
from tests.shipped import shipped

SPEEDS = (120, 160, 220)


def a_voice(words_a_minute: float) -> Callable[[str], float]:
    """How long espeak-ng takes, as a formula: letters and digits, and a pause at each comma and sentence."""

    def seconds(phrase: str) -> float:
        letters = len(re.sub(r"[^a-z]", "", phrase.lower())) + 4 * len(re.findall(r"\d", phrase))
        pauses = max(1, len(re.findall(r"[.!?:](?= |$)", phrase))), phrase.count(",")
        return (0.0674 * letters + 0.55 * pauses[0] + 0.2 * pauses[1]) * 160 / words_a_minute

    return seconds


def a_routine(identifier: str) -> Timeline:
    return timeline_for(shipped(), shipped().routines[identifier], Person())


def all_of(kinds: dict[str, Tally]) -> Tally:
    return reduce(add, kinds.values())


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_every_side_movement_and_hold_is_heard_in_time_and_alone(routine: str, speed: float) -> None:
    timeline = a_routine(routine)
    whole = all_of(tally(timeline, heard_in(timeline, a_voice(speed))))
    assert (whole.lost, whole.overlaps, whole.late, whole.cuts) == ((), 0, (), ())
    assert whole.due == whole.spoken + whole.by_tone > 20


@pytest.mark.parametrize("told", [160, None], ids=["told-160", "told-its-own"])
@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("routine", ["core-glutes", "desk-break", "morning-mobility"])
def test_a_voice_that_was_not_measured_loses_nothing_and_speaks_over_nothing(
    routine: str, speed: float, told: float | None
) -> None:
    timeline = a_routine(routine)
    heard = heard_in(timeline, a_voice(speed), measured=False, words_a_minute=told or speed)
    whole = all_of(tally(timeline, heard))
    assert (whole.lost, whole.overlaps, whole.late, whole.cuts) == ((), 0, (), ())


def test_a_voice_that_is_slower_than_it_says_is_found_out_as_it_speaks() -> None:
    timeline = a_routine("original-nine")
    heard = heard_in(timeline, a_voice(70), measured=False, words_a_minute=200)
    cuts = [one.began for one in heard if one.cut]
    assert cuts != []
    assert len([at for at in cuts if at > timeline.seconds / 2]) < len(cuts) / 3


def test_where_there_is_time_the_repetition_is_said() -> None:
    lift = move(5, "out").model_copy(update={"instruction": "Lift."})
    timeline = a_timeline(an_exercise(phases=[lift, move(5, "in", "Lower")], dose=Dose(reps=4)))
    said = [one.what for one in heard_in(timeline, a_voice(160)) if isinstance(one.what, str)]
    assert [words for words in said if not words.startswith(("Lift. From", "Done")) and "ift" in words] == [
        *("Breathe out. Lift. 1 of 4.", "Breathe out, lift. 2 of 4.", "Breathe out, lift. 3 of 4."),
        "Breathe out, lift. Last one.",
    ]


def test_a_quick_movement_leaves_the_repetition_to_the_hold() -> None:
    phases = [move(3, "out", "Lift"), hold(), move(2, "in", "Lower")]
    timeline = a_timeline(an_exercise(phases=phases, dose=Dose(reps=3, hold_s=9)))
    said = [one.what for one in heard_in(timeline, a_voice(160)) if str(one.what).startswith("Stay")]
    assert said == ["Stay there. 1 of 3.", "Stay there. 2 of 3.", "Stay there. Last one."]
    short = a_timeline(an_exercise(phases=phases, dose=Dose(reps=3, hold_s=2)))
    said = [one.what for one in heard_in(short, a_voice(220)) if str(one.what).startswith("Breathe out")]
    assert said == [
        "Breathe out. Lift slowly. 1 of 3.",
        "Breathe out, lift. 2 of 3.",
        "Breathe out, lift. Last one.",
    ]


def measured_speed(timeline: Timeline, speed: float) -> float:
    """How fast a voice of SPEED is taken to be, once what there is to say in TIMELINE is measured."""
    lengths = Lengths(speed)
    for words in all_ways(timeline):
        lengths.learn(words, a_voice(speed)(words))
    return lengths.words_a_minute


@pytest.mark.parametrize("measured", [True, False], ids=["measured", "not-measured"])
@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("exercise", sorted(shipped().exercises))
def test_how_far_to_go_and_when_to_stop_is_heard_in_every_session(
    exercise: str, speed: float, measured: bool
) -> None:
    routine = Catalogue.single(shipped().exercises[exercise])
    spoken = measured_speed(lay_out(routine, shipped().exercises), speed) if measured else speed
    timeline = lay_out(routine, shipped().exercises, words_a_minute=min(max(60, spoken), 160))
    first = timeline.steps[0].end
    heard = heard_in(timeline, a_voice(speed), measured=measured, words_a_minute=speed)
    (care,) = [one for one in heard if CARE_WORDS in str(one.what)]
    assert not care.cut
    assert care.ends < first


@pytest.mark.parametrize("speed", [160, 220])
@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_between_what_is_told_of_a_hold_and_its_count_there_is_a_silence(routine: str, speed: float) -> None:
    """Which repetition it is, least of all, runs into a number that is counted."""
    timeline = a_routine(routine)
    held = [step for step in timeline.steps if step.kind is StepKind.HOLD and step.seconds >= 5]
    heard = heard_in(timeline, a_voice(speed))
    counted = 0
    for step in held:
        spoken = [one for one in heard if step.start <= one.began < step.end and isinstance(one.what, str)]
        for told, number in pairwise(spoken):
            if number.what in COUNTDOWN and told.what not in COUNTDOWN:
                counted += 1
                assert number.began - told.ends > 0.85, (told.what, number.what)
    assert counted or speed < 220 or not held


def test_at_the_slowest_a_known_movement_goes_by_its_tone_and_a_new_one_is_tried() -> None:
    timeline = a_timeline(
        an_exercise(phases=[move(1.5, "out", "Lift"), move(1.5, "in", "Lower")], dose=Dose(reps=4))
    )
    heard = heard_in(timeline, a_voice(50))
    assert {one.what for one in heard if isinstance(one.what, Tone)} >= {Tone.OUT, Tone.IN}
    lost = tally(timeline, heard)["movements"].lost
    assert lost
    assert all(line.endswith((" 1", " 2")) for line in lost)


# What judges


def test_what_is_not_said_is_lost() -> None:
    timeline = a_routine("starter-three")
    heard = heard_in(timeline, a_voice(160), voice="changes")
    assert tally(timeline, heard)["holds"].lost
    sides = tally(
        timeline, [one for one in heard_in(timeline, a_voice(160)) if "left" not in str(one.what).lower()]
    )
    assert sides["sides"].lost


def test_what_is_late_or_cut_or_spoken_over_is_found() -> None:
    timeline = a_timeline(an_exercise(phases=[move(3, "out", "Lift")]))
    start = next(step.start for step in timeline.steps if step.phase == 0)
    late = Sounding("Lift.", start + 0.3, start + 1)
    assert tally(timeline, [late])["movements"].late
    cut = Sounding("Lift.", start, start + 1, cut=True)
    assert tally(timeline, [cut])["changes"].cuts
    assert str(cut.what) in str(tally(timeline, [cut])["changes"].cuts)
    over = Sounding("3", start - 0.5, start + 0.1)
    assert tally(timeline, [over, Sounding("Lift.", start, start + 1)])["changes"].overlaps == 1


def test_a_tone_is_enough_from_the_third_repetition_on_and_only_its_own() -> None:
    timeline = a_timeline(an_exercise(phases=[move(3, "out", "Lift")], dose=Dose(reps=4)))
    steps = {step.rep: step for step in timeline.steps if step.phase == 0}
    for rep, tone, enough in ((2, Tone.OUT, 0), (3, Tone.OUT, 1), (3, Tone.IN, 0)):
        start = steps[rep].start
        assert tally(timeline, [Sounding(tone, start, start + 0.4)])["movements"].by_tone == enough
