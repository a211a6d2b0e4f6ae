"""What is said and sounded during a session, and when: a pure function of two moments."""

from collections.abc import Iterator
from enum import StrEnum
from math import inf, nextafter
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Breath, Position, Side, Sides
from backcare_tui.domain.catalogue.position import UPRIGHT, rise_words
from backcare_tui.domain.session.count import counts_the_done, phase_to_count_in, repetition_told
from backcare_tui.domain.session.getting_ready import (
    COUNT_WORDS,
    MORE_TIME_WORDS,
    NOTICE_BEFORE_S,
    SWITCH_WORDS,
    more_time_after,
)
from backcare_tui.domain.session.planned_item import place_before
from backcare_tui.domain.session.saying import (
    EASILY_WORDS,
    KNOWN_FROM,
    NAMED_FROM,
    Movement,
    announced_of,
    by_sentences,
    laying_words,
    next_words,
    opening_words,
    stop_words,
    switch_ways,
)
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline
from backcare_tui.domain.words.wording import sentence, speaking_seconds, spelled

_COUNTED = frozenset({StepKind.POSITION, StepKind.HOLD, StepKind.REST, StepKind.SWITCH, StepKind.AEROBIC})
_SHORTEST_COUNTED_S = 5.0
COUNTDOWN = ("3", "2", "1")
"""Numbers alone: a word of what comes after them would be done too early. One number alone would be taken for
something else.
"""
LATEST_COUNT = "2"
"""A voice may begin to count with this one, where it had something to say before."""
QUIET_S = 1.0
"""Silence after what is said of a movement or a hold, before the next thing or a count; so nobody takes the number
of a repetition for one that is counted.
"""
_TOLD_S = 2.75
"""So long it takes to say what to do with its breath: of what lasts little longer, only the rest is silent."""
_ONE_BREATH_S = 5.0
"""A calm breath in is over by then: it does not go on as long as a slow way back."""
_BREATH_BEFORE_S = 4.5
"""With so much time left it is said how to breathe before the first movement: in, where that goes with the breath
out.
"""

_LONG = frozenset({StepKind.HOLD, StepKind.AEROBIC})
_LONG_S = 15.0
"""Half of what lasts so long is worth knowing."""
_EVERY_S, _APART_S = 120.0, 45.0
"""So often it is said how long one has been on the move, so that nobody wonders whether it still runs; and so far
from half of it and from its end, which are said too.
"""


class CueKind(StrEnum):
    """What a cue announces."""

    EXERCISE = "exercise"
    SWITCH = "switch"
    ARRANGE = "arrange"
    """What follows one of the former once there was time for it: the way, then where arms and legs belong."""
    REST = "rest"
    PHASE = "phase"
    BREATH = "breath"
    HALFWAY = "halfway"
    UNDER_WAY = "under way"
    """How many minutes one has been on the move."""
    NOTICE = "notice"
    """That there will be a count, before the first one; that there is more time to lay things out."""
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
    CueKind.UNDER_WAY: 1,
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
    """Seconds on the timeline until which there is time for it, so that there is some silence after it and a count
    can still begin.
    """

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


def _step_cues(timeline: Timeline, step: Step, low: float, high: float) -> Iterator[Cue]:
    """The cues of STEP due after LOW, up to and with HIGH, each with the time by which it has to be said."""
    cues = sorted(_due_in(timeline, step, low), key=lambda cue: cue.at)
    for index, cue in enumerate(cues):
        if low < cue.at <= high:
            rivals = (later.at for later in cues[index + 1 :] if later.kind.weight >= cue.kind.weight)
            settled = cue.kind in (CueKind.WAIT, CueKind.NOTICE, CueKind.LEAD)
            yield cue if settled else cue._replace(until=next(rivals, step.end))


def _due_in(timeline: Timeline, step: Step, low: float) -> Iterator[Cue]:
    """The cues of STEP, without its opening if that was due by LOW: it takes longest to make."""
    if low < step.start:
        yield _opening(timeline, step)
    yield from _told_later(timeline, step)
    for span in step.breaths[1:]:
        yield Cue(CueKind.BREATH, step.start + span.start, f"Breathe {span.breath.value}.", step)
    if step.kind in _LONG and step.seconds >= _LONG_S:
        yield _halfway(step)
    if step.kind is StepKind.AEROBIC and timeline.items[step.item].position is not Position.POOL:
        yield from _under_way(step)
    if step.waits:
        yield Cue(CueKind.WAIT, nextafter(step.end, 0.0), waiting_words("space"), step)
    elif _is_counted(step):
        yield from _leads(timeline, step)
        for count in COUNTDOWN:
            yield Cue(CueKind.COUNTDOWN, step.end - int(count), count, step)


def _told_later(timeline: Timeline, step: Step) -> Iterator[Cue]:
    """What is told of how to get ready at STEP once there was time for what was told before."""
    if step.laid_out_s:
        laying = laying_words(timeline.items, step.item, timeline.arrivals, step.stages[0].words)
        at = step.start + more_time_after(laying, timeline.words_a_minute)
        yield Cue(CueKind.NOTICE, at, MORE_TIME_WORDS, step, until=step.start + step.laid_out_s)
    left = step.instruction
    for index, stage in enumerate(step.stages, start=1):
        left = left.removeprefix(stage.words).lstrip()
        told = step.stages[index].words if index < len(step.stages) else left
        if stage.seconds == step.laid_out_s:
            told = f"{opening_words(timeline.items, step.item, timeline.arrivals)} {told}"
        yield Cue(CueKind.ARRANGE, step.start + stage.seconds, told, step, by_sentences(told))


def _halfway(step: Step) -> Cue:
    """That half of STEP is over; in a hold also how much of it is left, where there is time to say so."""
    half = step.seconds / 2
    told = (f"Halfway, {spelled(half)} more seconds.", "Halfway.")
    ways = told if step.kind is StepKind.HOLD and half == int(half) else told[-1:]
    return Cue(CueKind.HALFWAY, step.start + half, ways[0], step, ways)


def _under_way(step: Step) -> Iterator[Cue]:
    """Every two minutes of STEP, how many are over. Not in the water: ears are under it, and who misses one of
    these words would only wonder.
    """
    for number in range(1, int((step.seconds - _APART_S) / _EVERY_S) + 1):
        passed_s = number * _EVERY_S
        if abs(passed_s - step.seconds / 2) >= _APART_S:
            words = sentence(f"{spelled(passed_s / 60)} minutes")
            yield Cue(CueKind.UNDER_WAY, step.start + passed_s, f"{words} Go on.", step)


def _is_counted(step: Step) -> bool:
    """Whether the end of STEP is counted down: of what one waits in, or rests in between two repetitions."""
    waited = step.kind in _COUNTED or (step.kind is StepKind.MOVE and step.breaths[0].breath is Breath.FREE)
    return waited and step.seconds >= _SHORTEST_COUNTED_S and not step.waits


def _leads(timeline: Timeline, step: Step) -> Iterator[Cue]:
    """What may be said before the numbers that end STEP: that they come, and the breath before what follows."""
    at = step.end - NOTICE_BEFORE_S
    begins = step.parts and place_before(timeline.items, step.item, timeline.arrivals) is None
    if begins and step.kind is StepKind.POSITION and at > step.start:
        yield Cue(CueKind.NOTICE, at, COUNT_WORDS, step, until=step.end - _BREATH_BEFORE_S)
    following = timeline.following(step)
    breath = following.breaths[0].breath.before if following else Breath.FREE
    held = step.kind is StepKind.HOLD
    if breath is not Breath.FREE and not held:
        at = step.end - _BREATH_BEFORE_S
        yield Cue(CueKind.LEAD, at, f"Breathe {breath.value}.", step, until=step.end - int(COUNTDOWN[0]))


def _opening(timeline: Timeline, step: Step) -> Cue:
    told = step.stages[0].words if step.stages else step.instruction
    if step.laid_out_s:
        words = laying_words(timeline.items, step.item, timeline.arrivals, told)
        return Cue(CueKind.EXERCISE, step.start, words, step, by_sentences(words))
    if step.kind is StepKind.POSITION:
        opening = announced_of(timeline.items, step.item)
        if step.parts:  # else it is amid the exercise that one gets ready for another form of it
            opening = opening_words(timeline.items, step.item, timeline.arrivals)
        words = f"{opening} {told}"
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
    alternates = planned.exercise.sides is Sides.ALTERNATING
    again = step.rep >= NAMED_FROM or (alternates and step.side is Side.RIGHT and step.phase != 0)
    to_go, last = planned.dose.reps - step.rep, int(counts_the_done(planned, step.phase))
    movement = Movement(
        name=step.name,
        instruction=step.instruction,
        side=step.side if step.phase == 0 else None,
        side_words=side,
        breath="" if breath is Breath.FREE or held else f"Breathe {breath.value}",
        repetition=repetition_told(planned, step) if step.phase == phase_to_count_in(planned) else "",
        known=again and not rests,
        counting=planned.dose.reps > 1 and (to_go == last or (step.rep >= KNOWN_FROM and step.rep % 2 == 1)),
        held=held,
        easily=step.kind is StepKind.MOVE and breath is Breath.IN and step.seconds > _ONE_BREATH_S,
        in_turn=alternates and not _was_named(timeline, step),
        coming=_coming(timeline, step),
    )
    quiet_s = min(QUIET_S, max(0.0, step.seconds - _TOLD_S))
    calm = step.end - (int(LATEST_COUNT) + QUIET_S if _is_counted(step) else quiet_s)
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
    coming = next_words(movement.coming[0]) if movement.coming else ""
    parts = (named, told, step.instruction) if movement.in_turn else (told, step.instruction, named)
    easily = EASILY_WORDS if movement.easily else ""
    return " ".join(part for part in (*parts, easily, coming) if part)


def _coming(timeline: Timeline, step: Step) -> tuple[str, ...]:
    """The side that comes after STEP, which leads back from the other, by its first limb and by one word, where
    there is time to name it there.
    """
    planned, after = timeline.items[step.item], timeline.following(step)
    in_turn = planned.exercise.sides is Sides.ALTERNATING and step.kind is StepKind.MOVE and step.phase
    if not in_turn or after is None or after.item != step.item or after.phase != 0 or after.side is None:
        return ()
    leading, *_ = planned.exercise.side_words.of(after.side).split(",")
    told = f"Breathe {step.breaths[0].breath.value}. {step.instruction} {next_words(leading)}"
    return (leading, after.side.value) if speaking_seconds(told) <= step.seconds else ()


def _was_named(timeline: Timeline, step: Step) -> bool:
    """Whether the side of STEP was named just before it: on the way back from the other, or of the first one last
    of all before it.
    """
    before = timeline.preceding(step)
    if before is None or step.phase != 0 or step.side is None:
        return False
    first = f"First: {timeline.items[step.item].exercise.side_words.of(step.side)}."
    return before.instruction.endswith(first) or bool(_coming(timeline, before))


def _closing_words(timeline: Timeline, whole: bool) -> str:
    """What is said at the end: that all is done where the WHOLE of it is; and how to get up from the floor."""
    words, last = "That is the end of the session.", timeline.items[-1]
    if whole:
        words = f"Done. {words}"
    if last.position in UPRIGHT or last.on_bed or timeline.routine.bed:
        return words
    return f"{words} Take your time getting up. {rise_words(last.position, last.equipment)}"
