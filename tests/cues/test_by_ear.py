"""The shipped catalogue can be followed by ear alone: all of it is said, and over before anything else is said."""

from itertools import pairwise

import pytest

from backcare_tui.cues.phrase import calm_phrase, shortest
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Breath, Side, Sides
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.cue import CueKind
from backcare_tui.domain.session.saying import verb_of
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.wording import speaking_seconds
from tests.cues.test_phrase import cues_of, room, said
from tests.domain.builders import a_timeline, an_exercise, hold, move
from tests.shipped import shipped

TELLING = (CueKind.EXERCISE, CueKind.ARRANGE)
"""What tells how to get ready."""

by_exercise = pytest.mark.parametrize("identifier", sorted(shipped().exercises))
by_routine = pytest.mark.parametrize("identifier", sorted(shipped().routines))


def speech_problems(timeline: Timeline) -> list[str]:
    """What cannot be said in full; and of a movement or a hold what does not leave a silence after it before the
    next thing or a count.
    """
    problems = []
    uncounted = [
        cue for cue in cues_of(timeline) if cue.kind not in (CueKind.NOTICE, CueKind.LEAD, CueKind.COUNTDOWN)
    ]
    for cue, following in pairwise(uncounted):
        seconds = speaking_seconds(cue.words)
        if seconds > room(cue):
            problems.append(f"{cue.words!r} is cut down to {said(cue)!r}")
        elif cue.kind is CueKind.PHASE:
            assert cue.step is not None
            line = calm_phrase(cue, speaking_seconds, cue.calm_until - cue.at, room(cue)) or shortest(cue)
            silent = cue.at + speaking_seconds(line)
            counted = cue.step.kind is StepKind.HOLD and cue.step.seconds >= 5
            until = cue.step.end - 2 if counted else min(cue.step.end, following.at)
            if until - silent < quiet_after(cue.step):
                problems.append(f"{line!r} leaves no silence")
    return sorted(set(problems))


def quiet_after(step: Step) -> float:
    """Seconds of silence that belong after what is said at STEP: one, or what it lasts beyond 2.75."""
    return 1.0 if step.kind is StepKind.HOLD and step.seconds >= 5 else min(1.0, max(0.0, step.seconds - 2.75))


def start_problems(exercise: Exercise) -> list[str]:
    return [] if exercise.kind is Kind.AEROBIC or exercise.start else ["nobody says where arms and legs begin"]


@by_exercise
def test_an_exercise_with_its_start_dose_is_said_in_full(identifier: str) -> None:
    assert speech_problems(a_timeline(shipped().exercises[identifier])) == []


@by_routine
def test_a_routine_is_said_in_full(identifier: str) -> None:
    assert speech_problems(timeline_for(shipped(), shipped().routines[identifier], Person())) == []


@by_exercise
def test_the_easier_form_is_said_in_full_at_the_start_and_when_it_is_chosen(identifier: str) -> None:
    timeline = a_timeline(shipped().exercises[identifier]).easier(0)
    assert speech_problems(timeline) == []
    chosen = timeline.prepared(1)
    assert speech_problems(chosen) == []
    easier = shipped().exercises[identifier].easier[0].words
    ready = [step for step in chosen.steps if step.kind is StepKind.POSITION]
    assert len(ready) == 2
    for step in ready:
        telling = [cue for cue in cues_of(chosen) if cue.step == step and cue.kind in TELLING]
        assert easier in " ".join(map(said, telling))


@by_exercise
def test_every_form_for_somebody_is_said_in_full(identifier: str) -> None:
    exercise = shipped().exercises[identifier]
    moved = [form for form in exercise.easier if form.phases or form.pose]
    for form in (*moved, *(caution.form for caution in exercise.cautions if caution.form)):
        item = RoutineItem(exercise=identifier, form=form)
        timeline = lay_out(Catalogue.single(exercise).model_copy(update={"items": (item,)}), shipped().exercises)
        assert speech_problems(timeline) == [], form.words
        assert form.words in " ".join(said(cue) for cue in cues_of(timeline) if cue.step)


@by_exercise
def test_an_exercise_says_how_to_begin(identifier: str) -> None:
    assert start_problems(shipped().exercises[identifier]) == []


def name_problems(exercise: Exercise) -> list[str]:
    """Names of which, where time is short, a word is left that tells nothing: "put" of "Put it down"."""
    forms = (part for form in exercise.forms for part in form.parts)
    names = [part.name for part in (*exercise.parts, *forms)]
    return [name for name in names if verb_of(name) != name and verb_of(name) in EMPTY]


EMPTY = {"Put", "Take", "Bring", "Make", "Come", "Go", "Do", "Keep", "The", "A", "Both", "Your"}


@by_exercise
def test_the_shortest_name_of_a_movement_says_what_to_do(identifier: str) -> None:
    assert name_problems(shipped().exercises[identifier]) == []


TIME_TO_MOVE_S = 2.75
"""From the end of what is to be done, at a calm voice, to what comes next."""
SMALL = {
    "bridge",
    "pelvic-tilt",
    "knee-to-chest",
    "standing-back-bend",
    "piriformis-stretch",
    "seated-spinal-twist",
}
"""Whose movement into the hold is a small one, or done with the hands."""


def hurry_problems(exercise: Exercise) -> list[str]:
    """Movements after which one has to stay too soon: what is to be done is hardly said when it has to be done."""
    steps = a_timeline(exercise).steps
    stayed = [before for before, after in pairwise(steps) if before.phase is not None and stays(after)]
    hurried = []
    for step in stayed:
        breath = "" if step.breaths[0].breath is Breath.FREE else f"Breathe {step.breaths[0].breath}. "
        if step.kind is StepKind.MOVE and step.seconds - speaking_seconds(f"{breath}{step.name}") < TIME_TO_MOVE_S:
            hurried.append(f"{step.name} in {step.seconds} s")
    return sorted(set(hurried))


def stays(step: Step) -> bool:
    """Whether one stays where one is at STEP."""
    return step.kind is StepKind.HOLD or (step.phase is not None and step.breaths[0].breath is Breath.FREE)


@pytest.mark.parametrize("identifier", sorted(set(shipped().exercises) - SMALL))
def test_who_is_told_to_lift_or_turn_has_time_for_it_before_it_is_said_to_stay(identifier: str) -> None:
    assert hurry_problems(shipped().exercises[identifier]) == []


# The rules themselves.


def test_a_name_that_begins_with_nothing_is_found() -> None:
    assert name_problems(an_exercise(phases=[move(3, "out", "Put it down")])) == ["Put it down"]
    assert name_problems(an_exercise(phases=[move(3, "out", "Let it sink"), move(3, "in", "Open the knee")])) == []


def test_what_takes_too_long_to_say_is_found() -> None:
    lift, stay = move(3), hold().model_copy(update={"instruction": "Stay there and keep breathing."})
    for seconds in (2, 5):
        assert speech_problems(a_timeline(an_exercise(phases=[lift, stay], dose=Dose(hold_s=seconds)))) == []
    wordy = lift.model_copy(update={"instruction": "Lift it up very slowly, then higher."})
    (problem,) = speech_problems(a_timeline(an_exercise(phases=[wordy])))
    assert problem.endswith("is cut down to 'Breathe out, lift.'")
    wordy = stay.model_copy(update={"instruction": "Stay there for a while and keep on breathing."})
    for seconds, line in ((5, "Hold, keep breathing."), (7, wordy.instruction)):
        timeline = a_timeline(an_exercise(phases=[lift, wordy], dose=Dose(hold_s=seconds)))
        assert speech_problems(timeline) == []
        (held,) = (cue for cue in cues_of(timeline) if cue.step and cue.step.kind is StepKind.HOLD and cue.ways)
        assert calm_phrase(held, speaking_seconds, held.calm_until - held.at, room(held)) == line
    names = {side.value: f"with the {side.value} leg crossed over" for side in Side}
    brief = move(3.5).model_copy(update={"instruction": "Lift."})
    timeline = a_timeline(an_exercise(phases=[brief], sides=Sides.EACH, side_words=names))
    assert speech_problems(timeline) == []
    lifted = next(cue for cue in cues_of(timeline) if cue.kind is CueKind.PHASE)
    assert calm_phrase(lifted, speaking_seconds, lifted.calm_until - lifted.at, room(lifted)) == (
        "Breathe out. Lift. Left."
    )
    wordy = stay.model_copy(
        update={"name": "Stay there for a good long while", "instruction": "Stay for a good while."}
    )
    (problem,) = speech_problems(a_timeline(an_exercise(phases=[lift, wordy], dose=Dose(hold_s=4))))
    assert problem == "'Stay for a good while.' leaves no silence"


def test_a_hurried_movement_is_found() -> None:
    for seconds, found in ((3, ["Lift in 3.0 s"]), (4, [])):
        phases = [move(seconds), hold(), move(1, "in", "Lower")]
        assert hurry_problems(an_exercise(phases=phases, dose=Dose(hold_s=5))) == found


def test_a_wanting_start_is_found() -> None:
    assert start_problems(an_exercise(start="Feet apart.")) == []
    assert start_problems(an_exercise()) != []
