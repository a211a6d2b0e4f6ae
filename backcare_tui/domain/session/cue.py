"""What is said and sounded during a session, and when: a pure function of two moments."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import nextafter

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Moment, Step, StepKind, Timeline, announced

_COUNTED = frozenset({StepKind.POSITION, StepKind.HOLD, StepKind.REST, StepKind.SWITCH})
_SHORTEST_COUNTED_S = 5.0
_LONG_HOLD_S = 15.0


class CueKind(StrEnum):
    """What a cue announces."""

    EXERCISE = "exercise"
    SWITCH = "switch"
    REST = "rest"
    PHASE = "phase"
    BREATH = "breath"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say at one moment."""

    kind: CueKind
    at: float
    """Seconds on the timeline."""
    words: str
    step: Step | None = None


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
        cues.extend(cue for cue in _step_cues(timeline, step) if low < cue.at <= high)
    if low < timeline.seconds <= high:
        cues.append(Cue(CueKind.DONE, timeline.seconds, "Done. That is the end of the session."))
    return tuple(sorted(cues, key=lambda cue: cue.at))


def before_landing(moment: Moment) -> Moment:
    """MOMENT, where a skip, a step back or a change of pace led, as if what begins there were still to come."""
    return replace(moment, seconds=nextafter(moment.seconds, -1.0))


def heard_before(session: Session, now: float) -> Moment | None:
    """Up to where cues were heard when SESSION, as it stands at NOW, is begun or taken up; None at the very start.

    What was interrupted within an exercise has heard all up to there. At the start of one, the exercise itself is
    still to be announced.
    """
    moment = session.at(now)
    if moment.exercise_elapsed > 0:
        return moment
    return before_landing(moment) if moment.seconds > 0 else None


def _reached(moment: Moment) -> float:
    """Up to where cues are due at MOMENT: what waits for a key is not announced before it."""
    return nextafter(moment.seconds, 0.0) if moment.waiting else moment.seconds


def _step_cues(timeline: Timeline, step: Step) -> Iterator[Cue]:
    yield _opening(timeline, step)
    for span in step.breaths[1:]:
        yield Cue(CueKind.BREATH, step.start + span.start, f"Breathe {span.breath.value}.", step)
    if step.kind is StepKind.HOLD and step.seconds >= _LONG_HOLD_S:
        yield Cue(CueKind.HALFWAY, step.start + step.seconds / 2, "Halfway.", step)
    if step.kind in _COUNTED and step.seconds >= _SHORTEST_COUNTED_S:
        for count in (3, 2, 1):
            yield Cue(CueKind.COUNTDOWN, step.end - count, str(count), step)


def _opening(timeline: Timeline, step: Step) -> Cue:
    if step.kind is StepKind.POSITION:
        number = announced(step.item, len(timeline.items), step.name)
        return Cue(CueKind.EXERCISE, step.start, f"{number} {step.instruction}", step)
    if step.kind is StepKind.SWITCH:
        return Cue(CueKind.SWITCH, step.start, f"Switch sides. {step.instruction}", step)
    if step.kind is StepKind.REST:
        return Cue(CueKind.REST, step.start, f"Rest. {step.instruction}", step)
    words = step.instruction
    if step.phase == 0 and step.side:
        words = f"{_capital(timeline.items[step.item].exercise.side_words.of(step.side))}. {words}"
    breath = step.breaths[0].breath
    if breath is not Breath.FREE and "breath" not in words.lower():
        words = f"{words} Breathe {breath.value}."
    return Cue(CueKind.PHASE, step.start, words, step)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
