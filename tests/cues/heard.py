"""Listens to a session without a loudspeaker: what is spoken and sounded when, and what is lost of it.

The judge asks the steps of the timeline, and nothing of what decided what to say.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from pathlib import Path

from backcare_tui.cues.announcer import Announcer, cue_settings
from backcare_tui.cues.player import Program
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import Voice
from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.cue import cues_between
from backcare_tui.domain.session.saying import Topic
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Timeline
from tests.fake_clock import FakeClock

TICK_S = 0.1
START_S = 0.06
"""What a program takes to begin to sound."""
UP_S = 10.0
"""What one takes to get up from the floor, longer than the program had thought."""
LATE_S = 0.15
"""What begins later than this after it is due is late."""

BREATHES = re.compile(r",? and (?=keep breathing|breathe)|, (?=keep breathing|breathe)")
"""Where an instruction to stay goes on with how to breathe: what comes before says the hold."""

MOVED = {Breath.IN: Tone.IN, Breath.OUT: Tone.OUT, Breath.FREE: Tone.MOVE}


@dataclass
class Sounding:
    """One thing that was heard; seconds on the timeline."""

    what: str | Tone
    began: float
    ends: float
    cut: bool = False
    """Whether it was ended early."""


@dataclass
class Mouth:
    """Stands in for the player of a voice: each phrase lasts as long as SECONDS says."""

    clock: FakeClock
    seconds: Callable[[str], float]
    took: Callable[[Program, str, float, bool], None]
    program: Program
    heard: list[Sounding] = field(default_factory=list)
    why_not: str | None = None
    trusted: bool = True
    _now: Sounding | None = None

    @property
    def busy(self) -> bool:
        self.tend()
        return self._now is not None

    def play(self, what: str, limit_s: float, due_s: float = inf) -> bool:
        self.stop(told=True)
        began = self.clock.seconds + START_S
        self._now = Sounding(what, began, began + self.seconds(what))
        self.heard.append(self._now)
        return True

    def tend(self) -> None:
        if self._now is not None and self._now.ends <= self.clock.seconds:
            self._tell(self._now, self.clock.seconds - self._now.began + START_S, whole=True)
            self._now = None

    def stop(self, told: bool = False) -> None:
        self.tend()
        if self._now is not None:
            if told:
                self._tell(self._now, self.clock.seconds - self._now.began + START_S, whole=False)
            self._now.ends, self._now.cut = self.clock.seconds, True
            self._now = None

    def close(self) -> None:
        self.stop()

    def _tell(self, sounding: Sounding, seconds: float, *, whole: bool) -> None:
        assert isinstance(sounding.what, str)
        self.took(self.program, sounding.what, seconds, whole)


class Bells(Sound):
    """Notes each tone as heard."""

    def __init__(self, clock: FakeClock, heard: list[Sounding]) -> None:
        super().__init__(clock.monotonic, "darwin")
        self._clock, self._heard = clock, heard

    why_not = None

    def play(self, tone: Tone) -> bool:
        began = self._clock.seconds + START_S
        self._heard.append(Sounding(tone, began, began + tone.seconds))
        return True

    def tend(self) -> None:
        pass

    def file(self, tone: Tone) -> Path:
        raise NotImplementedError


def heard_in(
    timeline: Timeline,
    seconds: Callable[[str], float],
    *,
    measured: bool = True,
    words_a_minute: float = 160,
    voice: str = "all",
) -> list[Sounding]:
    """All of TIMELINE as it is heard of a voice that takes so many SECONDS for a phrase.

    MEASURED says whether it is known beforehand how many; else it is told to speak WORDS_A_MINUTE. To get up from
    the floor one takes UP_S and a key; what is said meanwhile is left out, for no time of the timeline passes.
    """
    clock = FakeClock()
    program = Program("a voice")
    speaking = Voice(clock.monotonic, (program,), words_a_minute)
    mouth = Mouth(clock, seconds, speaking._took, program)
    speaking._player = mouth  # type: ignore[assignment]
    if measured:
        speaking.lengths.seconds = seconds  # type: ignore[method-assign, assignment]
    announcer = Announcer(
        speaking,
        Bells(clock, mouth.heard),
        bell=lambda: None,
        flash=lambda: None,
        wanted=cue_settings(voice=voice),  # type: ignore[arg-type]
    )
    before = None
    session = Session.of(timeline).run(clock.seconds)
    clock.advance(TICK_S / 3)  # a screen does not tick just when something is due
    waits: list[tuple[float, float]] = []
    pressed = False
    while before is None or not before.finished:
        moment = session.at(clock.seconds)
        announcer.announce(cues_between(timeline, before, moment), moment.seconds)
        if moment.waiting:
            began = clock.seconds
            while clock.seconds < began + UP_S:
                clock.advance(TICK_S)
                announcer.announce((), moment.seconds)
            session = session.run(
                clock.seconds
            )  # a key is followed by a look at once, and comes between two ticks
            pressed = True
            waits.append((began, clock.seconds))
        else:
            clock.advance(TICK_S / 3 if pressed else TICK_S)
            pressed = False
        before = moment
    for _ in range(100):
        announcer.announce((), timeline.seconds)
        clock.advance(TICK_S)
    return _without(waits, mouth.heard)


def _without(waits: Sequence[tuple[float, float]], heard: Sequence[Sounding]) -> list[Sounding]:
    """What was HEARD, as if there had been none of WAITS, each from when to when; nor what was said in them."""
    kept = []
    for one in heard:
        if not any(began <= one.began < ended for began, ended in waits):
            past = sum(ended - began for began, ended in waits if ended <= one.began)
            kept.append(replace(one, began=one.began - past, ends=one.ends - past))
    return kept


@dataclass(frozen=True)
class Tally:
    """What became of all that has to be heard, of sides, movements and holds alike."""

    due: int = 0
    spoken: int = 0
    by_tone: int = 0
    """From the third repetition on, by the movement's own tone."""
    lost: tuple[str, ...] = ()
    overlaps: int = 0
    late: tuple[str, ...] = ()
    latest_s: float = 0.0
    """The longest time after which anything of it began."""
    cuts: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.due + other.due,
            self.spoken + other.spoken,
            self.by_tone + other.by_tone,
            self.lost + other.lost,
            self.overlaps + other.overlaps,
            self.late + other.late,
            max(self.latest_s, other.latest_s),
            self.cuts + other.cuts,
        )


def tally(timeline: Timeline, heard: list[Sounding]) -> dict[str, Tally]:
    """What was heard of the "sides", "movements", "holds" and "changes" of TIMELINE."""
    kinds = {kind: Tally() for kind in ("sides", "movements", "holds", "changes")}
    for step in timeline.steps:
        at_hand = [one for one in heard if step.start <= one.began < step.end]
        for kind, due, at in _due_at(timeline, step):
            kinds[kind] += _judged(step, due, at, at_hand)
    ordered = sorted(heard, key=lambda one: one.began)
    overlaps = sum(later.began < former.ends for former, later in pairwise(ordered))
    cuts = tuple(f"{one.began:.1f} {one.what}" for one in heard if one.cut)
    kinds["changes"] = replace(kinds["changes"], overlaps=overlaps, cuts=cuts)
    return kinds


def _due_at(timeline: Timeline, step: Step) -> Iterator[tuple[str, frozenset[str], float]]:
    """What has to be heard at STEP, words one of which says it, and when it is due."""
    item = timeline.items[step.item]
    words = {step.name, step.instruction.split(".")[0], _verb(step.name)}
    match step.kind:
        case StepKind.POSITION:
            laid_s = 0.0
            for stage in step.stages:
                if stage.topic is Topic.FETCH:
                    laid_s = stage.seconds
                    yield "changes", frozenset({stage.words}), step.start
            yield "changes", frozenset({step.name}), step.start + laid_s
        case StepKind.SWITCH:
            assert step.side is not None
            yield "sides", frozenset({step.side.value, item.exercise.side_words.of(step.side)}), step.start
        case StepKind.REST:
            yield "changes", frozenset({"Rest"}), step.start
        case StepKind.HOLD:
            stay, *breathes = BREATHES.split(step.instruction.split(".")[0], maxsplit=1)
            yield "holds", frozenset(words | {stay} if breathes else words), step.start
        case _:
            yield "movements", frozenset(words), step.start
    if step.phase == 0 and step.side and step.kind is not StepKind.SWITCH:
        yield "sides", frozenset({step.side.value, item.exercise.side_words.of(step.side)}), step.start


def _verb(name: str) -> str:
    return name.split()[0].rstrip(",")


def _judged(step: Step, words: frozenset[str], at: float, at_hand: list[Sounding]) -> Tally:
    """Whether one of WORDS was spoken of STEP, AT which second it is due; or else whether its own tone was heard,
    where that will do.
    """
    own = Tone.HOLD if step.kind is StepKind.HOLD else MOVED[step.breaths[0].breath]
    for one in at_hand:
        late_s = one.began - at
        late = (f"{step.start:.1f} {step.name}",) if late_s > LATE_S else ()
        if isinstance(one.what, str) and not one.cut and any(_says(one.what, each) for each in words):
            return Tally(due=1, spoken=1, late=late, latest_s=late_s)
        if one.what is own and step.rep >= 3:
            return Tally(due=1, by_tone=1, late=late, latest_s=late_s)
    return Tally(due=1, lost=(f"{step.start:.1f} {step.name} {step.side or ''} {step.rep}",))


def _says(phrase: str, words: str) -> bool:
    return words.lower() in phrase.lower()
