"""Which repetition it is: in which part of it there is time to say so, and in which words."""

from collections.abc import Sequence

from backcare_tui.domain.catalogue.form import Side, Sides
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.steps import Step
from backcare_tui.domain.session.timeline import Timeline

_TIME_TO_COUNT_S, _TIME_TO_COUNT_A_HOLD_S, _TIME_TO_COUNT_THE_DONE_S = 4.0, 9.0, 3.0
"""What lasts so long leaves time to say the repetition besides what there is to do; in a hold also how to breathe,
before its end is counted down; on the way back from it, where there is nothing else to say, it is soon said.
"""
_TIME_TO_COUNT_AND_NAME_S = 6.5
"""The same on the way back from one of two sides in turn, where the next one is named as well."""


def repetition_words(timeline: Timeline, step: Step) -> str:
    """The repetition that begins with STEP: "3 of 6."; nothing where none begins, or where there is only one."""
    reps = timeline.items[step.item].dose.reps
    return f"{step.rep} of {reps}." if step.phase == 0 and reps > 1 else ""


def repetition_told(planned: PlannedItem, step: Step) -> str:
    """Which repetition STEP is of: "3 of 6."; the last one, or the last on the left, as that; where it ends with
    STEP, that it is done, of sides in turn with both, before the last one that there is one more, and of the last
    one nothing: what comes then says it.
    """
    reps, sides = planned.dose.reps, planned.exercise.sides
    if reps == 1:
        return ""
    if counts_the_done(planned, step.phase):
        if step.rep == reps or (step.side is Side.LEFT and sides is not Sides.EACH):
            return ""
        if step.rep == reps - 1:
            each = {Sides.ALTERNATING: " each side", Sides.EACH: f" on the {step.side}" if step.side else ""}
            return f"One more{each.get(sides, '')}."
        return f"{step.rep} of {reps} done."
    if step.rep == reps and step.side is Side.LEFT:
        return "Last on the left."
    if step.rep < reps and step.side is Side.RIGHT and sides is Sides.ALTERNATING and not step.phase:
        return ""
    if step.rep < reps or step.set < planned.dose.sets:
        return f"{step.rep} of {reps}."
    return "Last one."


def phase_to_count_in(planned: PlannedItem) -> int:
    """In which part of a repetition there is time to say which one it is: a hold that is long enough, or the first
    part that is, or else a hold if nothing lasts longer. Where there are sides, it is better done on the way back,
    for the first part names them; and where they alternate, that part is no such last resort.
    """
    phases = planned.exercise.phases
    if planned.exercise.aerobic:
        return 0
    lengths = [planned.dose.hold_s if isinstance(phase.lasts, str) else phase.lasts for phase in phases]
    holds = [phase.lasts == "hold" for phase in phases]
    alternates = planned.exercise.sides is Sides.ALTERNATING and len(phases) > 1
    if alternates and not holds[-1] and lengths[-1] >= _TIME_TO_COUNT_AND_NAME_S:
        return len(phases) - 1
    first = 1 if alternates else 0
    long = [index for index in range(len(phases)) if lengths[index] >= _time_to_count(holds, index)]
    if long:
        back = (index for index in long if planned.exercise.sides is Sides.EACH and any(holds[:index]))
        return next((index for index in long if holds[index]), next(back, long[0]))
    longest = max(lengths[first:])
    return next((i for i in range(first, len(phases)) if holds[i] and lengths[i] == longest), first)


def _time_to_count(holds: Sequence[bool], index: int) -> float:
    """Seconds that the part at INDEX has to last to say the repetition in it; HOLDS says of each if one holds."""
    if holds[index]:
        return _TIME_TO_COUNT_A_HOLD_S
    return _TIME_TO_COUNT_THE_DONE_S if any(holds[:index]) else _TIME_TO_COUNT_S


def counts_the_done(planned: PlannedItem, phase: int | None) -> bool:
    """Whether PHASE, in which the repetition is told, comes after what one held, or ends a repetition that began
    with something else: then it is told as done.
    """
    if not phase:
        return False
    phases = planned.exercise.phases
    ends_it = phase == len(phases) - 1 and phases[phase].lasts != "hold"
    return ends_it or any(one.lasts == "hold" for one in phases[:phase])
