"""What is said and sounded during a session, and when: a pure function of two moments."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import inf, nextafter
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Breath, Side, Sides
from backcare_tui.domain.catalogue.position import UPRIGHT, rise_words
from backcare_tui.domain.session.getting_ready import (
    CARE_WORDS,
    COUNT_WORDS,
    NOTICE_BEFORE_S,
    SWITCH_WORDS,
    announced,
    care_seconds,
    stop_words,
)
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.saying import KNOWN_FROM, NAMED_FROM, Movement, by_sentences, switch_ways
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline
from backcare_tui.domain.words.wording import sentence, spelled

_COUNTED = frozenset({StepKind.POSITION, StepKind.HOLD, StepKind.REST, StepKind.SWITCH, StepKind.AEROBIC})
_SHORTEST_COUNTED_S = 5.0
COUNTDOWN = ("3", "2", "1")
"""Numbers alone: a word of what comes after them would be done too early. One number alone would be taken for
something else.
"""
LATEST_COUNT = "2"
"""A voice may begin to count with this one, where it had something to say before."""
_BREATH_BEFORE_S = 4.5
"""With so much time left it is said how to breathe before the first movement: in, where that goes with the breath
out.
"""

_ON_THE_MOVE_S = 15.0
"""Of open-ended minutes, after which it is said how far to go."""

_LONG = frozenset({StepKind.HOLD, StepKind.AEROBIC})
_LONG_S = 15.0
"""Half of what lasts so long is worth knowing."""
_TIME_TO_COUNT_S, _TIME_TO_COUNT_A_HOLD_S, _TIME_TO_COUNT_THE_DONE_S = 4.0, 7.0, 3.0
"""What lasts so long leaves time to say the repetition besides what there is to do; in a hold also how to breathe,
before its end is counted down; on the way back from it, where there is nothing else to say, it is soon said.
"""


class CueKind(StrEnum):
    """What a cue announces."""

    EXERCISE = "exercise"
    SWITCH = "switch"
    ARRANGE = "arrange"
    """Where arms and legs belong, after one of the former that told the way there."""
    REST = "rest"
    PHASE = "phase"
    BREATH = "breath"
    HALFWAY = "halfway"
    CARE = "care"
    """Once, into the silence before the first count: how far to go, and when to stop."""
    NOTICE = "notice"
    """That there will be a count, before the first one and where one has taken up the other side."""
    LEAD = "lead"
    """How to breathe before the movement that is counted to, ahead of the numbers."""
    COUNTDOWN = "countdown"
    WAIT = "wait"
    """There is time to get ready, as much as it takes: what comes next waits for a key."""
    DONE = "done"

    @property
    def weight(self) -> int:
        """What comes before what: 3 a change, 2 a movement or hold, 1 what is counted, 0 a breath.

        2 and more are instructions: what is to be done from now on. They begin a step each, and are said whatever
        else is being said.
        """
        return _WEIGHTS[self]


_WEIGHTS = {
    CueKind.EXERCISE: 3,
    CueKind.SWITCH: 3,
    CueKind.ARRANGE: 3,
    CueKind.REST: 3,
    CueKind.WAIT: 3,
    CueKind.DONE: 3,
    CueKind.PHASE: 2,
    CueKind.HALFWAY: 1,
    CueKind.CARE: 1,
    CueKind.NOTICE: 1,
    CueKind.LEAD: 1,
    CueKind.COUNTDOWN: 1,
    CueKind.BREATH: 0,
}
INSTRUCTIONS = frozenset(kind for kind in CueKind if kind.weight >= 2)
CHANGES = frozenset(kind for kind in CueKind if kind.weight == 3 and kind is not CueKind.ARRANGE)
"""After these the person does something else, or is waited for."""


class Cue(NamedTuple):
    """Something to say at one moment."""

    kind: CueKind
    at: float
    """Seconds on the timeline."""
    words: str
    """All of it, as it is written."""
    step: Step | None = None
    ways: tuple[str, ...] = ()
    """How it may be said, the fullest first; without any, as it is written or not at all."""
    until: float = inf
    """Seconds on the timeline at which the next thing begins that is as weighty: by then it has to be said.

    There is none while it waits for a key.
    """
    calm_until: float = inf
    """Seconds on the timeline until which there is time for it, so that a count can still begin after it."""

    @property
    def sayings(self) -> tuple[str, ...]:
        """All that may be said of it, the fullest first."""
        return self.ways or (self.words,)


def cues_between(timeline: Timeline, before: Moment | None, after: Moment) -> tuple[Cue, ...]:
    """The cues that fall due after BEFORE, up to and with AFTER; BEFORE is None at the very start.

    Both are moments of TIMELINE, with nothing but time between them: after a jump, BEFORE is `before_landing`.
    """
    low = -1.0 if before is None else _reached(before)
    high = _reached(after)
    cues: list[Cue] = []
    for step in timeline.steps[timeline.step_index(max(low, 0.0)) :]:
        if step.start > high:
            break
        cues.extend(_step_cues(timeline, step, low, high))
    if low < timeline.seconds <= high:
        words = _closing_words(timeline, whole=not after.missed_s)
        cues.append(Cue(CueKind.DONE, timeline.seconds, words, ways=by_sentences(words)))
    return tuple(sorted(cues, key=lambda cue: cue.at))


def all_ways(timeline: Timeline) -> tuple[str, ...]:
    """Every way to say every cue of TIMELINE, each once: first what takes longest, how to get into position."""
    cues = cues_between(timeline, None, timeline.at(timeline.seconds))
    first_long = sorted(cues, key=lambda cue: cue.kind is not CueKind.EXERCISE)
    sayings = [words for cue in first_long for words in cue.sayings]
    return tuple(dict.fromkeys((*sayings, *by_sentences(_closing_words(timeline, whole=False)))))


def before_landing(moment: Moment) -> Moment:
    """MOMENT, where a skip, a step back or a change of pace led, as if what begins there were still to come."""
    return moment._replace(seconds=nextafter(moment.seconds, -1.0), waiting=False)


def heard_before(session: Session, now: float) -> Moment | None:
    """Up to where cues were heard when SESSION, as it stands at NOW, is begun or taken up; None at the very start.

    What was interrupted within an exercise has heard all up to there. At the start of one, the exercise itself is
    still to be announced.
    """
    moment = session.at(now)
    if moment.exercise_elapsed > 0:
        return moment
    return before_landing(moment) if moment.seconds > 0 else None


def waiting_words(key: str) -> str:
    """What is said where one gets up from the floor, and KEY goes on."""
    return f"Take your time. Press {key} when you are ready."


def _reached(moment: Moment) -> float:
    """Up to where cues are due at MOMENT: what waits for a key is not announced before it."""
    return nextafter(moment.seconds, 0.0) if moment.waiting else moment.seconds


def repetition_words(timeline: Timeline, step: Step) -> str:
    """The repetition that begins with STEP: "3 of 6."; nothing where none begins, or where there is only one."""
    reps = timeline.items[step.item].dose.reps
    return f"{step.rep} of {reps}." if step.phase == 0 and reps > 1 else ""


def _step_cues(timeline: Timeline, step: Step, low: float, high: float) -> Iterator[Cue]:
    """The cues of STEP due after LOW, up to and with HIGH, each with the time by which it has to be said."""
    cues = sorted(_due_in(timeline, step, low), key=lambda cue: cue.at)
    for index, cue in enumerate(cues):
        if low < cue.at <= high:
            rivals = (later.at for later in cues[index + 1 :] if later.kind.weight >= cue.kind.weight)
            settled = cue.kind in (CueKind.WAIT, CueKind.CARE, CueKind.NOTICE, CueKind.LEAD)
            yield cue if settled else cue._replace(until=next(rivals, step.end))


def _due_in(timeline: Timeline, step: Step, low: float) -> Iterator[Cue]:
    """The cues of STEP, without its opening if that was due by LOW: it takes longest to make."""
    if low < step.start:
        yield _opening(timeline, step)
    if step.way:
        words = step.instruction.removeprefix(step.way.words).lstrip()
        yield Cue(CueKind.ARRANGE, step.start + step.way.seconds, words, step, by_sentences(words))
    if step.item == 0:
        yield from _care(timeline, step)
    for span in step.breaths[1:]:
        yield Cue(CueKind.BREATH, step.start + span.start, f"Breathe {span.breath.value}.", step)
    if step.kind in _LONG and step.seconds >= _LONG_S:
        yield _halfway(step)
    if step.waits:
        yield Cue(CueKind.WAIT, nextafter(step.end, 0.0), waiting_words("space"), step)
    elif _is_counted(step):
        yield from _leads(timeline, step)
        for count in COUNTDOWN:
            yield Cue(CueKind.COUNTDOWN, step.end - int(count), count, step)


def _care(timeline: Timeline, step: Step) -> Iterator[Cue]:
    """How far to go and when to stop: on the way of STEP, the first one, or after all that is told of it; of
    open-ended minutes, once one has been on the move for a while. Else there is no silence for it.
    """
    care_s = care_seconds(timeline.words_a_minute)
    if step is timeline.steps[0] and timeline.items[0].start_on(Side.LEFT):
        until = step.start + step.way.seconds if step.way else step.end - NOTICE_BEFORE_S
        if until - care_s > step.start:
            yield Cue(CueKind.CARE, until - care_s, CARE_WORDS, step, until=until)
    elif (
        step.kind is StepKind.AEROBIC and step is timeline.steps[1] and step.seconds / 2 > _ON_THE_MOVE_S + care_s
    ):
        at = step.start + _ON_THE_MOVE_S
        yield Cue(CueKind.CARE, at, CARE_WORDS, step, until=at + care_s)


def _halfway(step: Step) -> Cue:
    """That half of STEP is over; in a hold also how much of it is left, where there is time to say so."""
    half = step.seconds / 2
    told = (f"Halfway, {spelled(half)} more seconds.", "Halfway.")
    ways = told if step.kind is StepKind.HOLD and half == int(half) else told[-1:]
    return Cue(CueKind.HALFWAY, step.start + half, ways[0], step, ways)


def _is_counted(step: Step) -> bool:
    """Whether the end of STEP is counted down: of what one waits in, or rests in between two repetitions."""
    waited = step.kind in _COUNTED or (step.kind is StepKind.MOVE and step.breaths[0].breath is Breath.FREE)
    return waited and step.seconds >= _SHORTEST_COUNTED_S and not step.waits


def _leads(timeline: Timeline, step: Step) -> Iterator[Cue]:
    """What may be said before the numbers that end STEP: that they come, and the breath before what follows."""
    at = step.end - NOTICE_BEFORE_S
    if (step is timeline.steps[0] or step.kind is StepKind.SWITCH) and at > step.start:
        yield Cue(CueKind.NOTICE, at, COUNT_WORDS, step, until=step.end - _BREATH_BEFORE_S)
    following = timeline.following(step)
    breath = following.breaths[0].breath.before if following else Breath.FREE
    held = step.kind is StepKind.HOLD
    if breath is not Breath.FREE and not held:
        at = step.end - _BREATH_BEFORE_S
        yield Cue(CueKind.LEAD, at, f"Breathe {breath.value}.", step, until=step.end - int(COUNTDOWN[0]))


def _opening(timeline: Timeline, step: Step) -> Cue:
    told = step.way.words if step.way else step.instruction
    if step.kind is StepKind.POSITION:
        words = f"{announced(step.item, len(timeline.items), step.name)} {told}"
        stop = stop_words(timeline.items, step.item)
        ways = tuple(f"{stop}{way}" for way in by_sentences(words))
        return Cue(CueKind.EXERCISE, step.start, words, step, ways)
    planned = timeline.items[step.item]
    side = planned.exercise.side_words.of(step.side) if step.side else ""
    if step.kind is StepKind.SWITCH:
        words = f"{SWITCH_WORDS} {told}"
        return Cue(CueKind.SWITCH, step.start, words, step, switch_ways(words, step.side, side))
    if step.kind is StepKind.REST:
        words = f"Rest. {step.instruction}"
        return Cue(CueKind.REST, step.start, words, step, by_sentences(words))
    breath = step.breaths[0].breath
    held = step.kind is StepKind.HOLD
    rests = step.rep > 0 and step.phase is not None and planned.exercise.phases[step.phase].rests
    in_turn = planned.exercise.sides is Sides.ALTERNATING
    again = step.rep >= NAMED_FROM or (in_turn and step.side is Side.RIGHT and step.phase != 0)
    to_go, last = planned.dose.reps - step.rep, int(_counts_the_done(planned, step.phase))
    movement = Movement(
        name=step.name,
        instruction=step.instruction,
        side=step.side if step.phase == 0 else None,
        side_words=side,
        breath="" if breath is Breath.FREE or held else f"Breathe {breath.value}",
        repetition=_repetition(planned, step) if step.phase == _phase_to_count_in(planned) else "",
        known=again and not rests,
        counting=planned.dose.reps > 1 and (to_go == last or (step.rep >= KNOWN_FROM and step.rep % 2 == 1)),
        held=held,
        in_turn=in_turn,
    )
    calm = step.end - int(LATEST_COUNT) if _is_counted(step) else inf
    words = _written_words(movement, step)
    return Cue(CueKind.PHASE, step.start, words, step, movement.ways, calm_until=calm)


def _written_words(movement: Movement, step: Step) -> str:
    """All there is to say of MOVEMENT at STEP but its repetition, in the order in which it is spoken."""
    breath, told = step.breaths[0].breath, ""
    if breath is not Breath.FREE and "breath" not in step.instruction.lower():
        told = f"Breathe {breath.value}."
    named = sentence(movement.side_words) if movement.side else ""
    if movement.held:
        return f"{step.instruction} {told}".rstrip()
    parts = (named, told, step.instruction) if movement.in_turn else (told, step.instruction, named)
    return " ".join(part for part in parts if part)


def _repetition(planned: PlannedItem, step: Step) -> str:
    """Which repetition STEP is of: "3 of 6."; the last one, or the last on the left, as that; where it ends with
    STEP, that it is done, of sides in turn with both, before the last one that there is one more, and of the last
    one nothing: what comes then says it.
    """
    reps, sides = planned.dose.reps, planned.exercise.sides
    if reps == 1:
        return ""
    if _counts_the_done(planned, step.phase):
        if step.rep == reps or (step.side is Side.LEFT and sides is not Sides.EACH):
            return ""
        if step.rep == reps - 1:
            return "One more each side." if sides is Sides.ALTERNATING else "One more."
        return f"{step.rep} of {reps} done."
    if step.rep == reps and step.side is Side.LEFT and (sides is Sides.ALTERNATING or step.phase):
        return "Last on the left."
    if step.rep < reps or step.set < planned.dose.sets:
        return f"{step.rep} of {reps}."
    return "Last one."


def _closing_words(timeline: Timeline, whole: bool) -> str:
    """What is said at the end: that all is done where the WHOLE of it is; and how to get up from the floor."""
    words, last = "That is the end of the session.", timeline.items[-1]
    if whole:
        words = f"Done. {words}"
    if last.position in UPRIGHT or last.on_bed or timeline.routine.bed:
        return words
    return f"{words} Take your time getting up. {rise_words(last.position, last.equipment)}"


def _phase_to_count_in(planned: PlannedItem) -> int:
    """In which part of a repetition there is time to say which one it is: a hold that is long enough, or the first
    part that is, or else a hold if nothing lasts longer. Where sides alternate, the first part names them.
    """
    phases = planned.exercise.phases
    if planned.exercise.aerobic:
        return 0
    lengths = [planned.dose.hold_s if isinstance(phase.lasts, str) else phase.lasts for phase in phases]
    holds = [phase.lasts == "hold" for phase in phases]
    first = 1 if planned.exercise.sides is Sides.ALTERNATING and len(phases) > 1 else 0
    indices = range(first, len(phases))
    long = [index for index in indices if lengths[index] >= _time_to_count(holds, index)]
    if long:
        return next((index for index in long if holds[index]), long[0])
    return next((i for i in indices if holds[i] and lengths[i] == max(lengths[first:])), first)


def _time_to_count(holds: Sequence[bool], index: int) -> float:
    """Seconds that the part at INDEX has to last to say the repetition in it; HOLDS says of each if one holds."""
    if holds[index]:
        return _TIME_TO_COUNT_A_HOLD_S
    return _TIME_TO_COUNT_THE_DONE_S if any(holds[:index]) else _TIME_TO_COUNT_S


def _counts_the_done(planned: PlannedItem, phase: int | None) -> bool:
    """Whether PHASE, in which the repetition is told, comes after what one held, or ends a repetition that began
    with something else: then it is told as done.
    """
    if not phase:
        return False
    phases = planned.exercise.phases
    ends_it = phase == len(phases) - 1 and phases[phase].lasts != "hold"
    return ends_it or any(one.lasts == "hold" for one in phases[:phase])
