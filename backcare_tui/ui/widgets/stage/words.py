"""What the stage says of a moment. Where there are several ways to say it, the fullest comes first."""

import math
from collections.abc import Sequence

from backcare_tui.domain.catalogue.form import Breath, Equipment, Side, Sides
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.things import things_words
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment
from backcare_tui.domain.words.wording import clock_words
from backcare_tui.ui.widgets.stage.scene import Scene

_MINUTE = 60
_STARTS, _WAITS = ("it starts at 0", "starts at 0"), ("then press space", "then space")
"""What follows the count in which one gets ready."""


def scene_of(moment: Moment, card: bool, shape: float = math.inf) -> Scene:
    """What there has to be room for while MOMENT's exercise lasts; CARD says whether one is read in its rest.

    SHAPE is that of its figure, in columns for each row.
    """
    step, exercise = moment.step, moment.planned.exercise
    ready = step.kind is StepKind.POSITION
    apart = ready or step.kind is StepKind.REST
    phases = () if apart else exercise.parts
    sided = exercise.sides is not Sides.BOTH and not apart
    here = side_choices(moment)
    still, long = moment.paused or moment.waiting, step.seconds > _MINUTE or exercise.aerobic
    sentences = [step.instruction] if step.parts else [*(part.instruction for part in phases), step.instruction]
    return Scene(
        phases=tuple(dict.fromkeys((*(phase.name for phase in phases), phase_words(moment)))),
        title=title_words(moment),
        counts=count_choices(moment)[-1:] if still else ("88:88",) if long else ("88",),
        sides=tuple(side_names(exercise.side_words.of(side)) for side in Side)
        if sided
        else (here,)
        if here
        else (),
        sentence=max(sentences, key=len),
        parts=step.parts,
        breath=not apart and not exercise.aerobic,
        figure=exercise.figure is not None or (step.kind is StepKind.REST and card),
        shape=shape if exercise.figure is not None and not card else math.inf,
        told=ready,
        still=still,
    )


def told_in(moment: Moment) -> tuple[object, ...]:
    """All of MOMENT that is said in words, and that they need room for: where it is the same, they are."""
    return (
        moment.step,
        moment.planned,
        moment.following,
        moment.paused,
        moment.waiting,
        moment.breath.words,
        count_words(moment),
        clock_words(moment.exercise_remaining),
        clock_words(moment.session_remaining),
    )


def title_words(moment: Moment) -> str:
    """The exercise that is being done; on getting ready it is what to do that has its name."""
    return "Get ready" if moment.step.kind is StepKind.POSITION else moment.planned.exercise.name


def phase_words(moment: Moment) -> str:
    """What is done: the name of the phase; on getting ready that of the exercise."""
    return moment.planned.exercise.name if moment.step.kind is StepKind.POSITION else moment.step.name


def side_choices(moment: Moment) -> tuple[str, ...]:
    """Which side, or after a rest which set; nothing where there is but one, or on a way back from it."""
    step, planned = moment.step, moment.planned
    words = planned.exercise.side_words
    if step.kind is StepKind.REST:
        following = f"set {step.set + 1}"
        return (f"next\n{following} of {planned.dose.sets}", f"next: {following}", "next set")
    if step.phase is not None and not planned.exercise.parts[step.phase].sided:
        return ()
    if step.side is not None:
        return side_names(words.of(step.side))
    begins = step.kind is StepKind.POSITION and moment.exercise_elapsed <= moment.step_elapsed
    return side_names(words.left) if begins and planned.exercise.sides is Sides.EACH else ()


def side_names(words: str) -> tuple[str, ...]:
    """A side called WORDS, shorter and shorter: "left arm, right leg" on two lines, "left arm", "left"."""
    leading, *_ = words.split(",")
    alone = [word for word in words.split() if word in ("left", "right")][:1]
    return (words.replace(", ", "\n"), leading, *(alone or [leading]))


def is_one_side(words: str) -> bool:
    """Whether WORDS name but left or right, so that one word says it: "knees left", not "left arm, right leg"."""
    return len({"left", "right"} & set(words.replace(",", "").split())) == 1


def sentence_words(moment: Moment, side: str) -> str:
    """What MOMENT says in a sentence; in a rest not which set comes next where SIDE, as it is shown, says so."""
    step = moment.step
    named = step.kind is StepKind.REST and f"set {step.set + 1}" in side
    return f"{step.instruction.split('.')[0]}." if named else step.instruction


def count_choices(moment: Moment) -> tuple[str, ...]:
    """What is left of the step; or that it stands still, and what leads on."""
    if moment.paused:
        return ("Paused",)
    if moment.waiting:
        return ("Press space", "Space")
    return (count_words(moment),)


def count_words(moment: Moment) -> str:
    """What is left of the step, rounded up so that zero is the end: seconds, or minutes and seconds."""
    left = moment.step_remaining
    return clock_words(left) if left > _MINUTE else str(max(0, int(-(-left // 1))))


def breath_choices(moment: Moment) -> tuple[str, ...]:
    """What the breath does, unless what is to be done says it already."""
    words = moment.breath.words
    return () if words == moment.step.name.lower() else (words, breath_word(moment.breath.breath))


def breath_word(breath: Breath) -> str:
    """What BREATH does in a word, as it ends the whole of it: "in", "out", "easily"."""
    return breath.words.split()[-1]


def repetition_choices(moment: Moment) -> tuple[str, ...]:
    """What stands beside the count: repetition and set, as far as they say something, or the repetition alone; on
    getting ready what is counted there.
    """
    step, dose = moment.step, moment.planned.dose
    if step.kind is StepKind.POSITION:
        return () if moment.paused or moment.waiting else _WAITS if step.waits else _STARTS
    rep = f"rep {step.rep} of {dose.reps}" if step.rep and dose.reps > 1 else ""
    counted = step.set and dose.sets > 1 and step.kind is not StepKind.REST
    parts = ([rep] if rep else []) + ([f"set {step.set} of {dose.sets}"] if counted else [])
    return (
        tuple(dict.fromkeys((" · ".join(parts), *parts[:1], *([f"rep {step.rep}/{dose.reps}"] if rep else ()))))
        if parts
        else ()
    )


def following_words(moment: Moment, fetched: Sequence[Equipment]) -> str:
    """The exercise that comes next, how it starts, what is FETCHED: "Wall sit, standing: fetch a clear wall"."""
    planned = moment.following
    if planned is None:
        return "the end"
    stays = planned.position is moment.planned.position
    words = planned.exercise.name if stays else f"{planned.exercise.name}, {position_words(planned.position)}"
    return f"{words}: fetch {things_words(fetched)}" if fetched else words
